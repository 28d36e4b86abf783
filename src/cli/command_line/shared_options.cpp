#include "shared_options.hpp"

#include "cli/command_line/selection.hpp"
#include "cli/writing.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fieldwork/action_steps.hpp"

namespace mieux::cli {

std::string id_of(const Call& call) {
  return call.subject->kind == RecordKind::programme ? "mieux" : call.text("ID");
}

std::string minor_of(const Call& call) {
  const std::string reason{trimmed(call.text("minor"))};
  if (call.has("minor") && reason.empty())
    throw Failure(Exit::usage, "--minor: say why the change is minor",
                  "such as --minor 'spelling alone'");
  return reason;
}

std::uint32_t number_of(const Call& call, std::string_view key) {
  const std::string& text = call.text(key);
  if (const auto number = whole_number(text)) return *number;
  const bool is_word = key.find_first_of("abcdefghijklmnopqrstuvwxyz") == key.npos;
  throw Failure(Exit::usage,
                (is_word ? "" : "--") + std::string{key} + ": '" + text + "' is no whole number",
                "write digits alone, such as 30");
}

Extent extent_of(const Call& call) {
  const bool in_full = call.has("in-full");
  const bool in_part = call.has("in-part");
  if (in_full && in_part)
    throw Failure(Exit::usage, "an Action is completed in full or in part, not both",
                  "leave out --in-full or --in-part");
  return in_full ? Extent::full : in_part ? Extent::part : Extent::not_said;
}

Writing writing_of(const Call& call) {
  return {call.has("dry-run"), call.has("commit"), call.takes("private") && call.has("private")};
}

Selection selection_of(const Call& call) {
  return {call.text("where"), call.text("country"), call.text("region"), call.text("theme"),
          call.text("year"),  call.text("phase"),   call.text("status"), call.text("grouping")};
}

PeriodOptions period_options_of(const Call& call) {
  return {call.text("from"), call.text("to"), call.has("active")};
}

Audience audience_of(bool internal) { return internal ? Audience::staff : Audience::everybody; }

Format format_named(std::string_view word) {
  if (word == "json") return Format::json;
  if (word == "csv") return Format::csv;
  return word == "md" ? Format::markdown : Format::table;
}

}  // namespace mieux::cli
