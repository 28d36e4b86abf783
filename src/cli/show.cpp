// mieux show ID, mieux KIND show ID: one record, what it says and what follows from it.
#include <CLI/CLI.hpp>
#include <memory_resource>
#include <nlohmann/json.hpp>
#include <ostream>

#include "command.hpp"
#include "list.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/record_sheet.hpp"
#include "usage.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::string kind;
  std::string id;
  std::string format = "text";
};

KindSet kinds_shown(const std::string& kind) {
  if (!kind.empty())
    if (const auto named = kind_named(kind)) return set_of(*named);
  KindSet all = 0;
  for (const KindNames& known : kinds)
    if (known.kind != RecordKind::expert_private)
      all = static_cast<KindSet>(all | set_of(known.kind));
  return all;
}

[[noreturn]] void fail_unknown(const Store& store, const std::string& word,
                               const std::string& kind_asked) {
  const KindSet allowed = kinds_shown(kind_asked);
  std::vector<std::string_view> names;
  for (const KindNames& kind : kinds)
    if (contains(allowed, kind.kind))
      for (const Record& record : store.records(kind.kind)) {
        names.push_back(record.id);
        if (record.short_name.is_there()) names.push_back(record.short_name.value);
      }
  throw Failure(
      Exit::usage,
      "there is no " + (kind_asked.empty() ? "record" : kind_asked) + " '" + word + "'",
      suggest(word, names,
              kind_asked.empty() ? "`mieux list KIND` shows what there is"
                                 : "`mieux " + kind_asked + " list` shows what there is"));
}

const Record& find_record(const Store& store, const std::string& word, const std::string& kind,
                          std::ostream& err) {
  const auto found = store.resolve(word, kinds_shown(kind));
  if (found.empty()) fail_unknown(store, word, kind);
  if (found.size() > 1) {
    std::string names;
    for (const Record* record : found)
      names += (names.empty() ? "" : ", ") + std::string{names_of(record->kind).name} + "/" +
               std::string{record->id};
    throw Failure(Exit::usage, "'" + word + "' means several records",
                  "name one of them: " + names);
  }
  const Record& record = *found.front();
  const std::string_view id = std::string_view{word}.substr(word.find('/') + 1);
  for (const Text& alias : record.aliases)
    if (alias.value == id)
      err << "warning: '" << id << "' is a former id; the record is now " << record.id << "\n";
  return record;
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  const Record& record = find_record(store, options.id, options.kind, environment.err);
  if (!record.whole)
    throw Failure(Exit::refused, Store::path_of(record) + " cannot be read",
                  "`mieux validate " + Store::path_of(record) + "` shows what is wrong");
  const View view(store, clock_of(common, environment));
  if (options.format == "yaml")
    environment.out << RecordTexts(store).of(record);
  else if (options.format == "json")
    environment.out << sheet_as_json(view, record);
  else
    environment.out << sheet_as_text(view, record, environment.columns);
  return Exit::done;
}

}  // namespace

void add_show_of(CLI::App& command, const std::string& kind, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  options->kind = kind;
  command
      .add_option("ID", options->id, "An id, official number, short name or former id; or kind/id")
      ->required();
  add_format(command, options->format, {"text", "yaml", "json"});
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

void add_show(CLI::App& parent, Chosen& chosen) {
  add_show_of(*parent.add_subcommand("show", "Show one record"), "", chosen);
}

}  // namespace mieux::cli
