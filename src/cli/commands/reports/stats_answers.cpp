// mieux stats feedback --question FORM/QUESTION: the answers to a question, added up.
#include <optional>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "mieux/base/text.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "mieux/reports/answers/answer_chart.hpp"
#include "mieux/reports/answers/answer_views.hpp"

namespace mieux::cli {
namespace {

void require_fit(const StatsOptions& options, const Subject& subject) {
  if (subject.kind != RecordKind::feedback)
    throw Failure(Exit::usage,
                  "--question: " + std::string{subject.plural} + " answer no questions",
                  "ask feedback: `mieux stats feedback --question " + options.question + "`");
  if (options.history)
    throw Failure(Exit::usage, "--over-history: answers are counted as they are recorded now",
                  "leave it out, or count over the days of the records: --over FROM..TO");
  if (options.measure != "count")
    throw Failure(Exit::usage,
                  "--measure: the answers to a question have all their figures at once",
                  "leave --measure out");
  if (options.format == "svg" && options.explain)
    throw Failure(Exit::usage, "--explain: a chart does not list records",
                  "leave --explain out, or take --format json");
  if (options.before && options.over)
    throw Failure(Exit::usage, "--before: figures over time have the step before beside each",
                  "leave --before out");
}

/// The period before the one that is asked for. Fails (2) if that has no beginning and end.
Period earlier_period(const StatsQuery& query) {
  if (query.period && query.period->days.first() != Date::earliest &&
      query.period->days.last() != Date::latest)
    return {period_before(query.period->days), query.period->reading};
  throw Failure(Exit::usage, "--before: before which period?",
                "say from when to when: --from 2018-07 --to 2018-09");
}

/// The answers as a picture. Fails (2) if the question has no scale that can be drawn.
std::string picture_of(const ShownAnswers& shown) {
  const AskedQuestion& question = *shown.table.question;
  const auto chart = chart_of(shown, std::string{question.words(shown.view.language)});
  if (chart) return as_svg(*chart);
  throw Failure(Exit::usage,
                "--format svg: " + question.id +
                    (question.on_scale ? " has more levels than can be told apart"
                                       : " is not answered on a scale"),
                "take --format table, md, csv or json");
}

/// The answers asked for, and those of the period before.
struct Counted {
  AnswerTable table;
  std::optional<AnswerTable> before;
};

Counted count_both(const View& view, const StatsQuery& query, const StatsOptions& options) {
  const AskedQuestion& question = require_question(view, options.question, "--question");
  Counted counted{count_answers(view, query, question), std::nullopt};
  if (!options.before) return counted;
  StatsQuery earlier = query;
  earlier.period = earlier_period(query);
  counted.before = count_answers(view, earlier, question);
  return counted;
}

}  // namespace

Exit run_stats_answers(const StatsOptions& options, const Common& common,
                       Environment& environment) {
  const Subject& subject = require_subject(options.of, "stats");
  require_fit(options, subject);
  const AsOf day = asked_day(common, environment);
  const Store store = load(common, environment);
  const View view =
      view_in(store, day, audience_of(options.internal), options.selection.grouping, options.lang);
  const StatsQuery query = asked_query(view, subject, options);
  if (query.by.size() > 1)
    throw Failure(Exit::usage, "--by: answers are grouped by one field",
                  "filter by the other one: --where");
  const auto counted = published_together(
      view, [&](const View& published) { return count_both(published, query, options); });
  const AnswerTable& table = counted.table;
  const ShownAnswers shown{view, query, table, counted.before ? &*counted.before : nullptr};
  if (options.format == "json") {
    environment.out << json_at(as_json(shown, options.explain), common);
  } else if (options.format == "svg") {
    environment.out << picture_of(shown);
  } else {
    const Format format = format_named(options.format);
    const bool is_text = format == Format::table || format == Format::markdown;
    if (is_text) {
      environment.out << mark_of(view.audience, view.language);
      for (const std::string& line : about(shown))
        environment.out << (format == Format::table ? for_terminal(line) : for_markdown(line))
                        << "\n\n";
    }
    print_data(environment, rendered(grid_of(shown), format, environment.columns,
                                     is_text ? Audience::everybody : view.audience, view.language));
  }
  note_missing(environment.err, view.language);
  note_undecided(environment.err, store, subject, table.statistics.undecided);
  note_drafts(environment.err, table.statistics.drafts);
  note_unsound(environment.err, store, subject.kind);
  return Exit::done;
}

}  // namespace mieux::cli
