// Answers written down: once for each form on an activity, and never twice from the same sheet.

#include "mieux/changes/feedback/record_feedback.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "changes/changing.hpp"

namespace record_feedback_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view form =
    "title: Survey form\ntool: survey\nlanguages: [en]\nversions:\n  - version: \"1\"\n"
    "    questions:\n      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        choices:\n          - id: bad\n          - id: good\n"
    "      - id: q2\n        text:\n          en: What else?\n        kind: text\n";

constexpr std::string_view sheet_one =
    "1111111111111111111111111111111111111111111111111111111111111111";
constexpr std::string_view sheet_two =
    "2222222222222222222222222222222222222222222222222222222222222222";

/// A store with a form, an Action with two activities, an event, and changes that are applied.
class Office {
 public:
  Office() {
    add(folder_, "forms/f", form);
    add(folder_, "actions/act",
        "title: Act\ncountries: [BEN]\nactivities:\n"
        "  - id: a1\n    types: [training]\n    title: First\n    start: 2024-01-10\n"
        "  - id: a2\n    types: [training]\n    title: Second\n    start: 2024-02-10\n");
    add(folder_, "events/launch", "title: Launch\ndate: 2024-03-01\ncountry: BEN\n");
    store_.emplace(folder_.load());
  }

  /// `q1` was answered `good` by so many, of so many forms.
  [[nodiscard]] FeedbackWish wish(std::string_view on, std::string_view date, std::uint32_t good,
                                  std::string_view sheet = {}) const {
    FeedbackWish wish;
    wish.on = feedback_on(*store_, on);
    wish.forms.form = store_->find(RecordKind::form, "f");
    wish.forms.version = "1";
    wish.forms.date = date;
    wish.forms.received = good + 1;
    wish.forms.sheet = sheet;
    CountedAnswers answers;
    answers.question = "q1";
    answers.missing = 1;
    answers.counts = {{"bad", 0}, {"good", good}};
    wish.forms.questions = {answers};
    return wish;
  }

  [[nodiscard]] Change plan(const FeedbackWish& wish) const {
    // Each record gets another uid: lots that count up give two of them alone.
    Circumstances now = circumstances();
    now.draw = [this] { return (lot_ += 0x9E3779B9U) >> 7U; };
    return record_feedback(*store_, wish, now);
  }

  /// Does it; returns what it says.
  std::string record(const FeedbackWish& wish) {
    const Change change = plan(wish);
    for (const FileChange& file : change.files)
      if (file.after) folder_.write(file.path, *file.after);
    store_.emplace(folder_.load());
    return change.files.empty() ? change.unchanged : change.sentence;
  }

  [[nodiscard]] std::string refused(const FeedbackWish& wish) const {
    return failure_of([&] { (void)plan(wish); });
  }

  [[nodiscard]] const Store& store() const { return *store_; }

 private:
  StoreFolder folder_;
  std::optional<Store> store_;
  mutable std::uint32_t lot_ = 0;
};

}  // namespace

TEST_CASE("the answers, the form and what it is on are written in the order of the record") {
  Office office;
  FeedbackWish wish = office.wish("act/a1", "2024-01-10", 6, sheet_one);
  wish.forms.sent = 9;
  CountedAnswers words;
  words.question = "q2";
  words.texts = {"More time."};
  wish.forms.questions.push_back(words);
  const std::string text = text_after(office.plan(wish), "feedback/act-a1-f.yaml");
  CHECK(text.substr(text.find("title:")) ==
        "title: \"Survey form: First\"\ntool: survey\nlevel: activity\naction: act\n"
        "activity: a1\ndate: 2024-01-10\nform: f\nform_version: \"1\"\nsent: 9\nreceived: 7\n"
        "sheet: \"" +
            std::string{sheet_one} +
            "\"\nquestions:\n  - id: q1\n    missing: 1\n    distribution:\n      bad: 0\n"
            "      good: 6\n  - id: q2\n    answers: [More time.]\n");
}

TEST_CASE("the same sheet again changes nothing, another one is refused unless it replaces") {
  Office office;
  CHECK(office.record(office.wish("act/a1", "2024-01-10", 6, sheet_one)) ==
        "act-a1-f: new feedback, Survey form: First: 7 forms");
  CHECK(office.record(office.wish("act/a1", "2024-01-10", 6, sheet_one)) ==
        "feedback/act-a1-f was counted from this sheet");
  CHECK(office.refused(office.wish("act/a1", "2024-01-11", 8, sheet_two)) ==
        "3 7 forms of 'f' on act/a1 were counted before: feedback/act-a1-f");
  CHECK(office.refused(office.wish("act/a1", "2024-01-11", 8)).starts_with("3 "));
  FeedbackWish other = office.wish("act/a1", "2024-01-10", 8, sheet_two);
  other.replace = true;
  CHECK(lines_changed(office.plan(other)) ==
        "-received: 7\n-sheet: \"" + std::string{sheet_one} + "\"\n+received: 9\n+sheet: \"" +
            std::string{sheet_two} + "\"\n-      good: 6\n+      good: 8\n");
  CHECK(office.record(other) == "act-a1-f: counted anew, 9 forms");
  // What is said in words in the place of a sheet is not that sheet.
  FeedbackWish said = office.wish("act/a1", "2024-01-10", 8);
  said.replace = true;
  CHECK(lines_changed(office.plan(said)) == "-sheet: \"" + std::string{sheet_two} + "\"\n");
  // Another activity of the same Action has forms of its own, and so have the Action and an event.
  CHECK(office.record(office.wish("act/a2", "2024-02-10", 6, sheet_one)) ==
        "act-a2-f: new feedback, Survey form: Second: 7 forms");
  CHECK(office.record(office.wish("act", "2024-06-10", 6)) ==
        "act-f: new feedback, Survey form: Act: 7 forms");
  CHECK(office.record(office.wish("event/launch", "2024-03-01", 6)) ==
        "launch-f: new feedback, Survey form: Launch: 7 forms");
}

TEST_CASE("surveys of a region and of the programme are counted once a day") {
  Office office;
  CHECK(office.record(office.wish("programme", "2024-01-10", 6, sheet_one))
            .starts_with("programme-f: new feedback"));
  CHECK(office.record(office.wish("programme", "2025-01-10", 6, sheet_two))
            .starts_with("programme-f-2: new feedback"));
  CHECK(office.refused(office.wish("programme", "2025-01-10", 9)) ==
        "3 7 forms of 'f' on programme were counted before: feedback/programme-f-2");
  // The same sheet said to be of another day is the same sheet.
  CHECK(office.record(office.wish("programme", "2025-06-10", 6, sheet_one)) ==
        "feedback/programme-f was counted from this sheet");
  CHECK(failure_of([&] { (void)office.wish("region/nowhere", "2024-01-10", 6); }) ==
        "2 there is no region 'nowhere' in region_2015");
  CHECK(office.record(office.wish("region/asia", "2024-01-10", 6))
            .starts_with("asia-f: new feedback"));
  CHECK(office.refused(office.wish("region/asia", "2024-01-10", 7)).starts_with("3 "));
  CHECK(office.record(office.wish("region/latin-america", "2024-01-10", 7))
            .starts_with("latin-america-f: new feedback"));
}

TEST_CASE("an id, a draft and further fields are those of a new record") {
  Office office;
  FeedbackWish wish = office.wish("act/a1", "2024-01-10", 6);
  wish.id = "first";
  wish.draft = true;
  wish.further = {{Wish::Verb::set, "summary", "Well."}};
  const std::string text = text_after(office.plan(wish), "feedback/first.yaml");
  CHECK(text.find("draft: true\n") != std::string::npos);
  CHECK(text.find("summary: Well.\n") != std::string::npos);
  CHECK(office.record(office.wish("act/a1", "2024-01-10", 6)).starts_with("act-a1-f: new"));
  FeedbackWish again = office.wish("act/a1", "2024-01-10", 6);
  again.replace = true;
  again.id = "first";
  CHECK(office.refused(again) == "3 these forms are counted in feedback/act-a1-f, which is there");
  again.id.clear();
  again.further = wish.further;
  CHECK(lines_changed(office.plan(again)) == "+summary: Well.\n");
}

TEST_CASE("numbers of several answers do not tell how many forms came back") {
  const Office office;
  FeedbackWish wish = office.wish("act/a1", "2024-01-10", 6);
  wish.forms.received = 0;
  CHECK(office.refused(wish) == "3 nothing says how many forms came back");
  wish.forms.questions.front().counts = {{"bad", 0}, {"good", 0}};
  CHECK(office.refused(wish).empty());
}

TEST_CASE("what feedback is on is named as everything else") {
  const Office office;
  const auto name = [&](std::string_view word) { return feedback_on(office.store(), word).name(); };
  CHECK(name("act/a1") == "act/a1");
  CHECK(name("action/act/a2") == "act/a2");
  CHECK(name("action/act") == "act");
  CHECK(name("launch") == "event/launch");
  CHECK(name("programme") == "programme");
  CHECK(name("region/asia") == "region/asia");
  const auto refused = [&](std::string_view word) {
    return failure_of([&] { (void)feedback_on(office.store(), word); });
  };
  CHECK(refused("act/a9") == "3 action/act has no activity 'a9'");
  CHECK(refused("nothing") == "3 there is no Action or event 'nothing'");
  CHECK(refused("").starts_with("3 "));
  CHECK(refused("region/").starts_with("2 "));
}

}  // namespace record_feedback_test
