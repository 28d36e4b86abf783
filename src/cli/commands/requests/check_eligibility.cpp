// mieux request check-eligibility ID: may the facility help, and which rows of which tables say so?
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/requests/record_eligibility.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/procedure/requests/eligibility.hpp"
#include "mieux/reports/render/eligibility_views.hpp"

namespace mieux::cli {
namespace {

struct CheckEligibilityOptions {
  std::string id;
  std::string if_received;
  bool record = false;
  std::string format;
  Writing writing;
};

void note_what_is_missing(const Record& record, const Request& request,
                          const Eligibility& eligibility, std::ostream& err) {
  const std::string set = "  hint: `mieux request set " + std::string{record.id} + " ";
  const bool asked = std::any_of(request.letters.begin(), request.letters.end(),
                                 [](const Letter& letter) { return letter.requester.is_there(); });
  if (!asked) err << "note: no letter names a requester\n" << set << "letters.1.requester=ID`\n";
  if (!eligibility.has_place)
    err << "note: neither countries nor a regional organisation are recorded\n"
        << set << "countries=LIST`\n";
  if (!eligibility.day.known)
    err << "note: the day of the receipt is not recorded\n" << set << "letters.1.received=DATE`\n";
}

Exit answer(const CheckEligibilityOptions& options, const Common& common,
            Environment& environment) {
  std::optional<Date> on;
  if (const std::string& text = options.if_received; !text.empty()) {
    on = Date::parse(text);
    if (!on)
      throw Failure(Exit::usage, "--if-received: '" + text + "' is no date", date_problem(text));
  }
  const Store store = load(common, environment);
  const Record& record = find_whole_record(store, options.id, RecordKind::request, environment.err);
  const Request& request = store.requests()[record.position];
  const Eligibility eligibility = eligibility_of(store, request, on);
  environment.out << (options.format == "json"
                          ? eligibility_as_json(store, record, eligibility)
                          : eligibility_as_text(store, record, eligibility, environment.columns));
  note_what_is_missing(record, request, eligibility, environment.err);
  const Outcome outcome = outcome_of(request, asked_day(common, environment));
  const bool open = outcome == Outcome::received || outcome == Outcome::in_preparation;
  if (open && eligibility.day.known && options.if_received.empty() && options.format == "text")
    environment.err << "  next: `mieux request check-eligibility " << record.id
                    << " --record` records the verdict\n";
  return Exit::done;
}

Exit run_check_eligibility(const CheckEligibilityOptions& options, const Common& common,
                           Environment& environment) {
  if (!options.record) {
    if (options.writing.dry_run || options.writing.commit)
      throw Failure(Exit::usage, "--dry-run and --commit go with --record",
                    "add --record, or leave them out");
    return answer(options, common, environment);
  }
  if (!options.if_received.empty())
    throw Failure(Exit::usage,
                  "--if-received asks what would be on another day; that is not recorded",
                  "leave --if-received or --record out");
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_eligibility(
                     store,
                     find_whole_record(store, options.id, RecordKind::request, environment.err),
                     circumstances);
               });
}

Exit run_check_eligibility(const Call& call, Environment& environment) {
  return run_check_eligibility({call.text("ID"), call.text("if-received"), call.has("record"),
                                call.text("format"), writing_of(call)},
                               call.common, environment);
}

constexpr auto eligibility_options =
    joined_options(id_words,
                   std::array<Option, 2>{{
                       {"--if-received", "Answer as if it had come on this day", "DATE"},
                       {"--record", "Record the verdict in the request"},
                   }},
                   format_option("text|json"), writing_options);

}  // namespace

constinit const Command check_eligibility_command{
    .words = "request check-eligibility",
    .summary = "Say whether the facility may help, by requester, country, theme and day",
    .options = eligibility_options,
    .run = run_check_eligibility,
    .manual = "request"};

}  // namespace mieux::cli
