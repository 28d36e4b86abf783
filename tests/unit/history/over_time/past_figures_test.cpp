// Figures of a store, revision by revision: what was not there, cannot be read, was not fetched.

#include "mieux/history/over_time/past_figures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "git/repository_folder.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/git/revisions.hpp"
#include "mieux/history/revision_files.hpp"

namespace past_figures_test {

using namespace mieux;
using namespace mieux::history;
namespace fs = std::filesystem;

namespace {

constexpr const char* example = MIEUX_SOURCE_DIR "/examples/small-office";

/// A repository whose commits were made on days of their own.
class Past {
 public:
  explicit Past(std::string place = {}) : place_(std::move(place)) { folder.start(); }

  void copy(const std::string& path) const {
    const fs::path target = folder.work() / place_ / path;
    fs::create_directories(target.parent_path());
    fs::copy(fs::path{example} / path, target,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }

  void commit(const std::string& day) const {
    const std::string time = day + "T12:00:00Z";
    const Variable made{"GIT_COMMITTER_DATE", time.c_str()};
    folder.git({"add", "-A"});
    folder.git({"commit", "-q", "--allow-empty", "-m", day});
  }

  void write(const std::string& file, const std::string& text) const {
    folder.write(fs::path{place_} / file, text);
  }

  [[nodiscard]] git::Repository repository() const {
    return folder.repository(folder.work() / place_);
  }

  RepositoryFolder folder;

 private:
  std::string place_;
};

struct Question {
  std::string_view period;
  Every every = Every::year;
  std::string_view of = "requests";
  std::string_view by = {};
  std::string_view where = {};
  bool with_names = false;
  std::string_view measure = "count";
};

PastAsked asked_of(const git::Repository& repository, const Question& question) {
  PastAsked asked;
  asked.steps = steps_of(Date::parse(question.period).value(), question.every);
  asked.as_of = Date::parse("2026-01-15")->first();
  asked.from = git::revision_of(repository, "HEAD").commit;
  asked.with_names = question.with_names;
  asked.load = [repository](Store::Options options) {
    options.threads = 1;
    return Store::load(repository.folder(), schema::built_in_schemas(), options);
  };
  asked.view = [](const Store& store, AsOf day) { return View(store, day); };
  asked.query = [question](const View& view) {
    StatsQuery query;
    query.subject = find_subject(question.of);
    query.filter = Filter(view, *query.subject, question.where, "--where");
    if (!question.by.empty())
      query.by = {require_field(view, *query.subject, question.by, {"--by", question.by, {}})};
    set_measure(view, question.measure, query);
    return query;
  };
  return asked;
}

PastFigures answer(const git::Repository& repository, const Question& question) {
  return past_figures(repository, asked_of(repository, question));
}

/// `2020 -, 2021 4, 2022 !, 2023 ?`: no store, a figure, not counted, not fetched.
std::string told(const PastFigures& figures) {
  std::string text;
  for (const PastStep& step : figures.steps) {
    text += (text.empty() ? "" : ", ") + step.step.id + " ";
    switch (step.sort) {
      case PastStep::Sort::no_store: text += "-"; break;
      case PastStep::Sort::not_fetched: text += "?"; break;
      case PastStep::Sort::not_counted: text += "!"; break;
      case PastStep::Sort::counted: text += to_string(step.total);
    }
    for (std::size_t c = 0; c < step.cells.size() && !figures.columns.empty(); ++c)
      text += " " + figures.columns[c].id + "=" + to_string(step.cells[c]);
  }
  return text;
}

void grow(const Past& past) {
  past.write("README", "nothing yet\n");
  past.commit("2019-05-01");
  past.copy("mieux.yaml");
  past.copy("vocabularies");
  past.copy("organisations");
  past.copy("experts");
  past.commit("2020-03-01");
  for (const char* id : {"2018-01", "2018-02", "2019-01"})
    past.copy("requests/" + std::string{id} + ".yaml");
  past.commit("2021-03-01");
  past.copy("requests/2019-02.yaml");
  past.commit("2022-12-31");
  past.commit("2023-01-01");
}

}  // namespace

TEST_CASE("each step has what the last revision by its end said of that day") {
  const Past past;
  grow(past);
  const git::Repository repository = past.repository();
  CHECK(told(answer(repository, {"2018/2024"})) ==
        "2018 -, 2019 -, 2020 0, 2021 3, 2022 4, 2023 4, 2024 4");
  CHECK(told(answer(repository, {"2022-11/2023-01", Every::month})) ==
        "2022-11 3, 2022-12 4, 2023-01 4");
  CHECK(told(answer(repository, {"2021/2022", Every::year, "requests", "outcome"})) ==
        "2021 3 approved=2 rejected=1 forwarded=0, 2022 4 approved=2 rejected=1 forwarded=1");
  CHECK(told(answer(repository, {"2017/2018"})) == "2017 -, 2018 -");
}

TEST_CASE("the records of a revision are asked about the end of the step") {
  const Past past;
  past.copy(".");
  past.commit("2017-01-01");  // before anything was received
  CHECK(told(answer(past.repository(), {"2017/2022"})) ==
        "2017 0, 2018 2, 2019 4, 2020 4, 2021 5, 2022 6");
  const PastFigures figures = answer(past.repository(), {"2026"});
  CHECK(to_string(figures.steps.front().day) == "2026-01-15");  // not later than the day asked
}

TEST_CASE("records taken from another revision count as if they were read") {
  const Past past;
  grow(past);
  past.copy(".");
  past.commit("2024-02-01");
  past.write("vocabularies/themes.tsv", "id\tlabel\n");
  past.commit("2024-03-01");
  const git::Repository repository = past.repository();
  const Question question{"2020-01/2024-04", Every::month, "actions", "status", {}, true};
  const PastAsked asked = asked_of(repository, question);
  const PastFigures figures = past_figures(repository, asked);
  std::size_t compared = 0;
  for (const PastStep& step : figures.steps) {
    if (step.sort != PastStep::Sort::counted) continue;
    const Store store =
        asked.load({.files = revision_files(repository, {step.revision, step.revision})});
    const View view(store, {step.day, step.day});
    const StatsQuery query = asked.query(view);
    const Statistics alone = count(view, query);
    CHECK(to_string(alone.total) == to_string(step.total));
    for (std::size_t i = 0; i < alone.units.size(); ++i)
      CHECK(step.units[i] == name_of(store, *query.subject, alone.units[i]));
    compared += alone.units.size();
  }
  CHECK(compared > 0);
}

TEST_CASE("a revision that cannot be counted is left out, and the rest goes on") {
  const Past past;
  grow(past);
  past.write("requests/2018-02.yaml", "id: \"2018-02\n");
  past.commit("2024-05-01");
  const git::Repository repository = past.repository();
  CHECK_THROWS_WITH_AS(
      answer(repository, {"2024/2025"}),
      "2025 cannot be counted: requests/2018-02.yaml cannot be read; figures would miss it",
      Failure);
  const PastFigures figures = answer(repository, {"2020/2024"});
  CHECK(told(figures) == "2020 0, 2021 3, 2022 4, 2023 4, 2024 !");
  const PastStep& broken = figures.steps.back();
  CHECK(broken.problem == "requests/2018-02.yaml cannot be read; figures would miss it");
  CHECK(broken.hint ==
        "`mieux validate --at " + broken.revision.substr(0, 8) + "` shows what is wrong");
  past.copy("requests/2018-02.yaml");
  past.commit("2025-05-01");
  CHECK(told(answer(past.repository(), {"2023/2025"})) == "2023 4, 2024 !, 2025 4");
}

TEST_CASE(
    "a question that the newest store has no answer to is refused; an older one is left out") {
  const Past past;
  past.copy(".");
  past.write("vocabularies/topics.tsv", "id\tlabel\ttheme\n");
  past.commit("2020-01-01");
  past.copy("vocabularies/topics.tsv");
  past.commit("2021-01-01");
  const git::Repository repository = past.repository();
  const Question typo{"2020/2021", Every::year, "requests", {}, "topic = migrationn"};
  CHECK_THROWS_AS(answer(repository, typo), Failure);
  const Question known{"2020/2021", Every::year, "requests", {}, "topic = migration-indicators"};
  const PastFigures figures = answer(repository, known);
  CHECK(figures.steps[0].sort == PastStep::Sort::not_counted);
  CHECK(figures.steps[1].sort == PastStep::Sort::counted);
}

TEST_CASE("a shallow clone says what it cannot know") {
  const Past past;
  grow(past);
  const fs::path clone = past.folder.path() / "clone";
  RepositoryFolder::git_in(
      past.folder.path(),
      {"clone", "-q", "--depth=2", "file://" + past.folder.work().string(), clone.string()});
  const git::Repository repository = past.folder.repository(clone);
  CHECK(told(answer(repository, {"2020/2023"})) == "2020 ?, 2021 ?, 2022 4, 2023 4");
  CHECK(to_string(first_day_of_store(repository, "HEAD").value()) == "2022-12-31");
}

TEST_CASE("a store in a subfolder has its own history") {
  const Past past("office/store");
  past.folder.write("README", "nothing yet\n");
  past.commit("2018-05-01");
  past.copy(".");
  past.commit("2020-05-01");
  const git::Repository repository = past.repository();
  CHECK(told(answer(repository, {"2018/2020"})) == "2018 -, 2019 -, 2020 4");
  CHECK(to_string(first_day_of_store(repository, "HEAD").value()) == "2020-05-01");
}

TEST_CASE("a store that was gone for a while has empty steps between") {
  const Past past;
  grow(past);
  fs::rename(past.folder.work() / "mieux.yaml", past.folder.work() / "away.yaml");
  past.commit("2024-02-01");
  fs::rename(past.folder.work() / "away.yaml", past.folder.work() / "mieux.yaml");
  past.commit("2025-02-01");
  CHECK(told(answer(past.repository(), {"2023/2025"})) == "2023 4, 2024 -, 2025 4");
}

TEST_CASE("a private roster is not read as it was") {
  const Past past;
  past.copy("mieux.yaml");
  past.copy("vocabularies");
  past.write("expert-private/x.yaml", "id: x\n");
  past.commit("2020-01-01");
  CHECK_THROWS_AS(answer(past.repository(), {"2020/2021"}), Failure);
}

TEST_CASE("many revisions, more than share one memory, count as each alone") {
  const Past past;
  past.copy("mieux.yaml");
  past.copy("vocabularies");
  Day day = Date::parse("2020-01-31")->first();
  for (int i = 0; i < 60; ++i) {
    past.write("requests/r-" + std::to_string(i) + ".yaml",
               "id: r-" + std::to_string(i) +
                   "\nuid: aaaaaaaaaaaaaaaa\nevents:\n  - event: received\n    date: 2019-02-03\n");
    past.commit(to_string(day));
    day = later_by(Date{day, day}, 1, 0).first();
  }
  const PastFigures figures = answer(past.repository(), {"2020/2024", Every::month});
  REQUIRE(figures.steps.size() == 60);
  for (std::size_t i = 0; i < 60; ++i)
    CHECK(to_string(figures.steps[i].total) == std::to_string(i + 1));
}

TEST_CASE("drafts, undecided and undated units are kept step by step") {
  const Past past;
  past.copy(".");
  past.commit("2020-01-01");
  past.write("requests/2018-02.yaml",
             "id: \"2018-02\"\nuid: aaaaaaaaaaaaaaaa\ndraft: true\ntitle: Draft\n");
  past.commit("2021-01-01");
  const PastFigures figures = answer(
      past.repository(), {"2020/2021", Every::year, "requests", {}, "received < 2019-02-15"});
  CHECK(figures.steps[0].undecided == std::vector<std::string>{"2019-01"});
  CHECK(figures.steps[0].drafts.empty());
  CHECK(figures.steps[1].drafts == std::vector<std::string>{"2018-02"});
}

}  // namespace past_figures_test
