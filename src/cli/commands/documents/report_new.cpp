// mieux report new annual --year 2018: the beginning of a living document, built at once.
#include <algorithm>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "documents.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/documents/annual_document.hpp"
#include "mieux/reports/year/year_report.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux::cli {
namespace {

/// The year, or the days of --from and --to.
PeriodOptions period_asked(const Call& call) {
  const std::string& year = call.text("year");
  if (year.empty()) {
    const PeriodOptions period{call.text("from"), call.text("to"), false};
    if (!period.from.empty() && !period.to.empty()) return period;
    throw Failure(Exit::usage, "which year is it about?",
                  "add --year 2018; or --from and --to for another period");
  }
  if (call.has("from") || call.has("to"))
    throw Failure(Exit::usage, "--year and --from, --to both say what it is about",
                  "leave one out");
  if (year.size() != 4 || !Date::parse(year))
    throw Failure(Exit::usage, "--year: " + in_quotes(year) + " is no year",
                  "write it as 2018; --from and --to name another period");
  return {year, year, false};
}

/// What the document is about but for what the store tells.
AnnualDocument wanted_of(const PeriodOptions& period) {
  AnnualDocument wanted;
  wanted.period = "from=" + period.from + " to=" + period.to;
  wanted.period_text = period.from == period.to ? period.from : period.from + " to " + period.to;
  return wanted;
}

/// What the store tells of it.
void tell_store(const Store& store, AsOf as_of, const ReportRequest& request,
                const std::string& lang, AnnualDocument& wanted) {
  const View view = view_in(store, as_of, Audience::everybody, {}, lang);
  const std::string_view title = store.programme().title.value;
  wanted.language = view.language;
  wanted.facility = title.empty() ? view.language.text("The facility") : std::string{title};
  for (const Vocabularies::Region& region : regions_of_year(view, request))
    wanted.regions.push_back(
        {{region}, store.vocabularies().region_label(view.grouping, region, view.language)});
}

std::string path_of_new(const std::filesystem::path& root, const Call& call,
                        const AnnualDocument& wanted) {
  const std::string& name = call.text("name");
  return path_of_document(root, name.empty() ? "annual-" + slug(wanted.period_text) : name);
}

/// What somebody should know of the period before they write about it.
std::vector<Note> notes_on(const Store& store, Date period, AsOf as_of) {
  std::vector<Note> notes;
  const std::vector<Phase>& phases = store.programme().phases;
  if (!phases.empty() && std::all_of(phases.begin(), phases.end(), [&](const Phase& phase) {
        return phase.period().last() < period.first() || period.last() < phase.period().first();
      }))
    notes.push_back({"no phase of the facility lies in that time", {}, "mieux.yaml names them"});
  if (as_of.day < period.last())
    notes.push_back({"the period is not over: each build takes the records as of that day",
                     {},
                     "to keep to one day, add as-of=DAY to `<!-- mieux document: ... -->`"});
  return notes;
}

Change change_of_new(const Store& store, const std::string& path, const Evaluated& evaluated) {
  std::vector<const BlockText*> texts;
  for (const BlockText& text : evaluated.texts) texts.push_back(&text);
  Change change;
  change.files.push_back(
      {path, std::nullopt, with_blocks(evaluated.text, evaluated.document, texts)});
  for (const BlockResult& result : evaluated.results)
    for (const Report::File& picture : result.pictures) {
      const std::string file = path_of_picture(picture.name);
      change.files.push_back({file, picture_of(store.files(), file), picture.text});
    }
  change.sentence = path + ": new, " + counted(evaluated.texts.size(), "block") + " and " +
                    counted(evaluated.document.to_write.size(), "text") + " to be written";
  change.next = "write where it says `<!-- write: ... -->`; mieux report check " + path;
  return change;
}

Exit new_document(const Call& call, Environment& environment) {
  const PeriodOptions period = period_asked(call);
  ReportRequest request;
  request.period = period_of(period).value_or(Period{}).days;
  AnnualDocument wanted = wanted_of(period);
  const std::string path = path_of_new(store_folder(call.common, environment), call, wanted);
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 if (picture_of(store.files(), path))
                   throw Failure(Exit::refused, "there is a document already: " + path,
                                 "name another one: --name NAME");
                 tell_store(store, circumstances.as_of, request, call.text("lang"), wanted);
                 const Evaluated evaluated =
                     evaluate({store, environment.schemas, circumstances.as_of, environment.err},
                              path, annual_document(wanted));
                 refuse_problems(evaluated, environment);
                 Change change = change_of_new(store, path, evaluated);
                 change.notes = notes_on(store, request.period, circumstances.as_of);
                 return change;
               });
}

constexpr auto new_options =
    joined_options(std::array<Option, 5>{{
                       {.names = "KIND",
                        .help = "What it is: annual, a report on a year",
                        .source = Source::words,
                        .of = "annual",
                        .required = true},
                       {"--year", "The year it is about", "YEAR"},
                       {"--from", "For another period: its first day, month or year", "DATE"},
                       {"--to", "Its last day, month or year", "DATE"},
                       {"--name", "Call the document so (by default annual-YEAR)", "NAME"},
                   }},
                   lang_option, writing_options);

}  // namespace

constinit const Command report_new_command{
    .words = "report new",
    .summary = "Start a living document with all that an annual report has",
    .options = new_options,
    .run = new_document,
    .manual = "living-documents"};

}  // namespace mieux::cli
