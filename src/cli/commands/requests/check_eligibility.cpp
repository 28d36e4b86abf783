// mieux request check-eligibility ID: may the facility help, and which rows of which tables say so?
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/requests/record_eligibility.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/procedure/requests/eligibility.hpp"
#include "mieux/reports/render/eligibility_views.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::string id;
  std::string on;
  bool record = false;
  std::string format = "text";
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

Exit answer(const Options& options, const Common& common, Environment& environment) {
  std::optional<Date> on;
  if (!options.on.empty()) {
    on = Date::parse(options.on);
    if (!on)
      throw Failure(Exit::usage, "--on: '" + options.on + "' is no date", date_problem(options.on));
  }
  const Store store = load(common, environment);
  const Record& record = find_whole_record(store, options.id, RecordKind::request, environment.err);
  const Request& request = store.requests()[record.position];
  const Eligibility eligibility = eligibility_of(store, request, on);
  environment.out << (options.format == "json"
                          ? eligibility_as_json(store, record, eligibility)
                          : eligibility_as_text(store, record, eligibility, environment.columns));
  note_what_is_missing(record, request, eligibility, environment.err);
  return Exit::done;
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  if (!options.record) {
    if (options.writing.dry_run || options.writing.commit)
      throw Failure(Exit::usage, "--dry-run and --commit go with --record",
                    "add --record, or leave them out");
    return answer(options, common, environment);
  }
  if (!options.on.empty())
    throw Failure(Exit::usage, "--on asks what would be on another day; that is not recorded",
                  "leave --on or --record out");
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_eligibility(
                     store,
                     find_whole_record(store, options.id, RecordKind::request, environment.err),
                     circumstances);
               });
}

}  // namespace

void add_check_eligibility(CLI::App& request, Chosen& chosen) {
  CLI::App* command = request.add_subcommand(
      "check-eligibility", "May the facility help? By requester, country, theme and day");
  command->fallthrough();
  const auto options = std::make_shared<Options>();
  command->add_option("ID", options->id, "An id, official number or short name")->required();
  command->add_option("--on", options->on, "As if it had come on this day")->type_name("DATE");
  command->add_flag("--record", options->record, "Record the verdict in the request");
  add_format(*command, options->format, {"text", "json"});
  add_writing(*command, options->writing);
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

}  // namespace mieux::cli
