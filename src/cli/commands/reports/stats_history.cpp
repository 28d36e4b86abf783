// mieux stats KIND --over-history: what the records said at the end of each step.
#include <algorithm>
#include <ostream>
#include <set>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "cli/output/progress.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/revisions.hpp"
#include "mieux/history/over_time/past_figures.hpp"
#include "mieux/history/revision_files.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "mieux/reports/render/past_views.hpp"

namespace mieux::cli {
namespace {

using Steps = std::vector<PastStep>;

/// From the first commit of the store to the day asked about, in whole steps.
std::vector<Step> steps_of_history(const git::Repository& repository, const git::Revision& revision,
                                   const StatsOptions& options, Day day) {
  const auto first = history::first_day_of_store(repository, revision.commit);
  if (!first)
    throw Failure(Exit::refused, "git has no store in this folder at " + revision.named,
                  "commit it first: git commit");
  if (*first > day)
    throw Failure(Exit::usage,
                  "the store was first committed on " + to_string(*first) +
                      ", after the day asked about, " + to_string(day),
                  "name a later day with --as-of");
  return whole_steps({*first, day}, every_named(options.every));
}

/// Where the steps begin with the first commit there is, and this clone may lack older ones.
void note_shallow(std::ostream& err, const git::Repository& repository,
                  const StatsOptions& options) {
  if (!options.over && git::is_shallow(repository))
    err << "note: this clone lacks the older history, so earlier steps are not known\n"
        << "  hint: fetch it: git fetch --unshallow\n";
}

/// `2018 to 2020`, of steps that follow each other.
std::string range_of(Steps::const_iterator first, Steps::const_iterator last) {
  const std::string& id = first->step.id;
  return last - first == 1 ? id : id + " to " + std::prev(last)->step.id;
}

/// Calls `say` for each run of steps that are alike and are not counted.
template <typename Say>
void for_gaps(const Steps& steps, Say say) {
  for (auto first = steps.begin(); first != steps.end();) {
    const auto last = std::find_if(first, steps.end(), [&](const PastStep& step) {
      return step.sort != first->sort || step.problem != first->problem;
    });
    if (first->sort != PastStep::Sort::counted) say(*std::prev(last), range_of(first, last));
    first = last;
  }
}

void note_gap(std::ostream& err, const PastStep& newest, const std::string& range) {
  switch (newest.sort) {
    case PastStep::Sort::no_store:
      err << "note: " << range << ": git had no store in this folder by then\n";
      return;
    case PastStep::Sort::not_fetched:
      err << "warning: " << range << " cannot be counted: this clone lacks the older history\n"
          << "  hint: fetch it: git fetch --unshallow\n";
      return;
    case PastStep::Sort::not_counted:
      err << "warning: " << range << " cannot be counted: " << for_terminal(newest.problem) << "\n"
          << "  hint: " << for_terminal(newest.hint) << "\n";
      return;
    case PastStep::Sort::counted: return;
  }
}

/// What any of the steps names, each once.
template <typename Names>
std::string names_in(const Steps& steps, Names names) {
  std::set<std::string> all;
  for (const PastStep& step : steps) all.insert(names(step).begin(), names(step).end());
  return for_terminal(joined(all, ", "));
}

void note_left_out(std::ostream& err, const Steps& steps) {
  const std::string undecided = names_in(
      steps, [](const PastStep& step) -> auto& { return step.undecided; });
  if (!undecided.empty())
    err << "note: in some steps the dates known do not decide it: " << undecided << "\n";
  const std::string drafts = names_in(
      steps, [](const PastStep& step) -> auto& { return step.drafts; });
  if (!drafts.empty()) err << "note: left out where they were drafts: " << drafts << "\n";
  const auto unsound =
      std::find_if(steps.rbegin(), steps.rend(), [](const PastStep& step) { return !step.sound; });
  if (unsound != steps.rend())
    err << "warning: by the end of " << unsound->step.id
        << " records had errors; figures may be wrong\n"
        << "  hint: `mieux validate --at " << unsound->revision.substr(0, 8) << "` shows them\n";
}

void print(const PastFigures& figures, const StatsOptions& options, Environment& environment) {
  if (options.format == "json") {
    environment.out << as_json(figures, options.explain);
    return;
  }
  if (options.format == "svg") {
    environment.out << as_svg(chart_of(figures));
    return;
  }
  if (options.explain && options.format == "table") {
    environment.out << mark_of(figures.audience, figures.language)
                    << explained_as_text(figures, environment.columns);
    return;
  }
  const Grid grid = options.explain ? explained(figures) : grid_of(figures);
  print_data(environment, rendered(grid, format_named(options.format), environment.columns,
                                   figures.audience, figures.language));
}

/// What was counted, with how it was asked for; `asked` has the steps.
PastFigures figures_of(const git::Repository& repository, history::PastAsked asked,
                       const StatsOptions& options, const Common& common,
                       const Environment& environment) {
  const Subject& subject = require_subject(options.of, "stats");
  Progress progress(terminal_of(environment));
  asked.with_names = options.explain;
  asked.load = [&](Store::Options how) {
    how.read_so_far = &progress.read;
    return load_with(common, environment, std::move(how));
  };
  std::optional<Language> language;  // of the newest store: older ones may not have it
  asked.view = [&](const Store& store, AsOf day) {
    const Audience audience = audience_of(options.internal);
    View view = view_in(store, day, audience, options.selection.grouping,
                        language ? std::string{} : options.lang);
    if (!language) language = view.language;
    view.language = *language;
    return view;
  };
  asked.query = [&](const View& view) { return stats_query(view, subject, options); };
  PastFigures figures = history::past_figures(repository, asked);
  figures.subject = &subject;
  figures.measure_name = options.measure;
  figures.step_word = word_of(every_named(options.every));
  figures.audience = audience_of(options.internal);
  figures.as_of = asked.as_of;
  return figures;
}

}  // namespace

Exit run_over_history(const StatsOptions& options, const Common& common, Environment& environment) {
  const git::Repository repository = history::repository_around(store_folder(common, environment));
  const git::Revision revision =
      git::revision_of(repository, common.at.empty() ? "HEAD" : common.at);
  const Day day = asked_day(common, environment).day;
  const std::vector<Step> steps =
      options.over ? asked_steps(options) : steps_of_history(repository, revision, options, day);
  history::PastAsked asked;
  asked.steps = begun_steps(steps, day);
  asked.as_of = day;
  asked.from = revision.commit;
  const PastFigures figures =
      figures_of(repository, std::move(asked), options, common, environment);
  print(figures, options, environment);
  note_steps(environment.err, steps, day);
  note_missing(environment.err, figures.language);
  note_shallow(environment.err, repository, options);
  bool complete = true;
  for_gaps(figures.steps, [&](const PastStep& newest, const std::string& range) {
    note_gap(environment.err, newest, range);
    complete = complete && newest.sort == PastStep::Sort::no_store;
  });
  note_left_out(environment.err, figures.steps);
  return complete ? Exit::done : Exit::findings;
}

}  // namespace mieux::cli
