#include "report_options.hpp"

#include <algorithm>

#include "everyday_words.hpp"
#include "find_record.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/queries/figures/steps.hpp"
#include "mieux/reports/periods/period_word.hpp"
#include "mieux/reports/year/terms.hpp"
#include "selection.hpp"
#include "shared_options.hpp"

namespace mieux::cli {
namespace {

/// The period in another language than English.
std::string period_in(const Language& language, const PeriodOptions& options) {
  const auto from = Date::parse(options.from);
  const auto to = Date::parse(options.to);
  if (!from && !to) return language.text("all years");
  if (!from) return language.text("until {}", *to);
  if (!to) return language.text("since {}", *from);
  const bool years = options.from.size() == 4 && options.to.size() == 4;
  if (*from == *to) return language.date(*from);
  return years ? options.from + "-" + options.to : language.range(*from, *to);
}

/// `2009-2015` for whole years, otherwise the two bounds as they were typed.
std::string period_text(const PeriodOptions& options, const Language& language) {
  if (!language.is_english()) return period_in(language, options);
  if (options.from.empty() && options.to.empty()) return "all years";
  if (options.from == options.to) return options.from;
  if (options.from.empty()) return "until " + options.to;
  if (options.to.empty()) return "since " + options.from;
  return options.from + (options.from.size() == 4 && options.to.size() == 4 ? "-" : " to ") +
         options.to;
}

using About = ReportKind::About;

/// The period of a report: of its word (`report show year 2018`), or of --from and --to.
PeriodOptions period_of_report(const ReportKind& kind, const Call& call) {
  PeriodOptions options = period_options_of(call);
  const std::string& word = call.text("ID");
  if (kind.about != About::period || word.empty()) return options;
  const auto period = parse_period_word(word);
  if (!period)
    throw Failure(Exit::usage, in_quotes(word) + " is no period",
                  "write a year, half-year, quarter, month or day, or two: 2018, 2018-H1, 2018-Q3, "
                  "2018-06, 2015..2018");
  if (!options.from.empty() || !options.to.empty())
    throw Failure(Exit::usage, "the period is said twice: " + in_quotes(word) + " and --from, --to",
                  "leave one of them out");
  options.from = period->from;
  options.to = period->to;
  return options;
}

/// A quarter or half-year, which is called so also where the period is told.
bool is_part_of_year(const ReportKind& kind, const std::string& word) {
  return kind.about == About::period && !word.empty() && !Date::parse(word) &&
         days_of_step(word).has_value();
}

/// What a report on a record or part is about: its nouns, and how its id is written.
void require_word(const ReportKind& kind, const std::string& id) {
  if (kind.about != About::record || !id.empty()) return;
  const std::string name{kind.name};
  const std::string noun{kind.part == Part::activity ? "activity" : subject_of(kind.of).singular};
  throw Failure(
      Exit::usage, "the report '" + name + "' is about one " + noun + ": say which",
      kind.part == Part::activity
          ? "`mieux report show " + name + " ACTION/ACTIVITY`; `mieux list activities` shows them"
          : "`mieux report show " + name + " ID`; `mieux " + noun + " list` shows them");
}

}  // namespace

const ReportKind& require_report(const std::string& name) {
  std::vector<std::string_view> names;
  for (const ReportKind& kind : report_kinds()) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  const std::string_view known = hint_on_value("report", name);
  throw Failure(Exit::usage, "there is no report '" + name + "'",
                known.empty() ? suggest(name, names, "`mieux report list` shows the reports")
                              : std::string{known});
}

void require_fit(const ReportKind& kind, const Call& call) {
  const std::string name{kind.name};
  const std::string& id = call.text("ID");
  const PeriodOptions period = period_options_of(call);
  require_word(kind, id);
  if (kind.about == About::term && id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about one " + name + ": say which",
                  "`mieux report show " + name + " " + (name == "country" ? "Benin" : "WORD") +
                      "`, by its id or name");
  if (kind.about == About::day && !id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about no single record",
                  "leave '" + id + "' out");
  if (kind.about == About::period && period.active && !kind.reads_active)
    throw Failure(Exit::usage, "the report '" + name + "' has one reading of its period",
                  "leave --active out; `mieux report show glance` has both readings");
  if (kind.about != About::period && kind.about != About::term && call.has("grouping"))
    throw Failure(Exit::usage, "the report '" + name + "' has no regions", "leave --grouping out");
  if (kind.about != About::period && period_of(period))
    throw Failure(Exit::usage, "the report '" + name + "' is about no period",
                  "leave --from, --to and --active out; --as-of DATE shows how it stood on a day");
}

ReportRequest request_of(const Call& call, const ReportKind& kind, const View& view) {
  const PeriodOptions period = period_of_report(kind, call);
  ReportRequest request;
  request.period = period_of(period).value_or(Period{}).days;
  request.active = period.active;
  request.period_text = is_part_of_year(kind, call.text("ID")) ? view.language.date(call.text("ID"))
                                                               : period_text(period, view.language);
  if (kind.about == About::term) request.term = require_term(view, kind, call.text("ID"));
  return request;
}

ReportSubject subject_of_report(const ReportKind& kind, const Store& store, const std::string& word,
                                bool whole, std::ostream& err) {
  const auto find = [&](const std::string& id) {
    return whole ? &find_whole_record(store, id, kind.of, err)
                 : &find_record(store, id, kind.of, err);
  };
  if (kind.part == Part::none) return {find(word)};
  const TypedPart typed = typed_part(word, "activity");
  const Record* record = find(typed.action);
  std::vector<std::string_view> ids;
  for (const Activity& activity : store.actions()[record->position].activities)
    ids.push_back(activity.id.value);
  const auto found = std::find(ids.begin(), ids.end(), typed.id);
  if (found == ids.end())
    throw Failure(
        Exit::usage, std::string{record->id} + " has no activity " + in_quotes(typed.id),
        suggest(typed.id, ids,
                "`mieux report show action " + std::string{record->id} + "` shows its activities"));
  return {record, static_cast<std::uint32_t>(found - ids.begin())};
}

std::string file_name(const ReportKind& kind, const View& view, const ReportRequest& request) {
  std::string name{kind.name};
  if (request.record != nullptr) name += "-" + std::string{request.record->id};
  if (request.record != nullptr && kind.part != Part::none)
    name += "-" + name_of(view.store.actions()[request.record->position], kind.part, request.part);
  for (const std::string* word : {&request.term, &request.region})
    if (!word->empty()) name += "-" + slug(*word);
  return name;
}

std::string region_of_report(const ReportKind& kind, const View& view, const std::string& word) {
  if (!kind.by_region)
    throw Failure(Exit::usage,
                  "the report '" + std::string{kind.name} + "' has no chapter of one region",
                  "leave --region out; `mieux report show year --region REGION` prints one");
  return require_region(view, word);
}

}  // namespace mieux::cli
