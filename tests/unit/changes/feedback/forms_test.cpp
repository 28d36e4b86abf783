// Forms, step by step: what may be changed of a version that feedback uses, and the forms that
// mieux.yaml lists.

#include "mieux/changes/feedback/forms.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"

namespace forms_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view form =
    "title: F\ntool: survey\nlanguages: [en]\n"
    "scales:\n  - id: two\n    levels:\n      - id: bad\n      - id: good\n"
    "versions:\n  - version: \"1\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        scale: two\n"
    "      - id: q2\n        text:\n          en: Which?\n        kind: multiple\n"
    "        choices:\n          - id: one\n          - id: two\n"
    "  - version: \"2\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        scale: two\n        same_as: 1/q1\n";

constexpr std::string_view feedback =
    "title: A\ntool: survey\nlevel: programme\ndate: 2024-05-01\nform: f\nform_version: \"1\"\n"
    "questions:\n  - id: q1\n    distribution:\n      good: 7\n";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed{text};
  const std::size_t at = changed.find(from);
  REQUIRE(at != std::string::npos);
  return changed.replace(at, from.size(), to);
}

/// How the guard refuses another text of the form; empty if it lets it pass.
std::string guarded(const std::string& after) {
  const StoreFolder folder;
  add(folder, "forms/f", form);
  add(folder, "feedback/a", feedback);
  const Store store = folder.load();
  const std::string header = StoreFolder::header("forms/f");
  const Change change{
      {{"forms/f.yaml", header + std::string{form}, header + after}}, "changed", {}};
  return failure_of([&] { guard_forms(store, change); });
}

std::string guarded(std::string_view from, std::string_view to) {
  return guarded(replaced(form, from, to));
}

/// Writes a mieux.yaml that lists two forms, one of them in two versions, and feedback on that.
void write_listed(const StoreFolder& folder) {
  folder.write("mieux.yaml",
               std::string{StoreFolder::programme} +
                   "feedback_scales:\n  - id: agreement\n    levels: [no, maybe, yes]\n"
                   "  - id: other\n    levels: [a, b]\n"
                   "feedback_forms:\n  - id: f\n    version: \"1\"\n    tool: survey\n"
                   "    scale: agreement\n  - id: f\n    version: \"2\"\n    tool: survey\n"
                   "    scale: other\n  - id: g\n    version: \"1\"\n    tool: survey\n");
  const auto answered = [&](const std::string& id, const std::string& version,
                            const std::string& questions) {
    add(folder, "feedback/" + id,
        "title: A\ntool: survey\nlevel: programme\ndate: 2024-05-01\nform: f\nform_version: \"" +
            version + "\"\nquestions:\n" + questions);
  };
  answered("a", "1",
           "  - id: q1\n    text: Good?\n    kind: single\n    distribution:\n      \"yes\": 3\n");
  answered("b", "1",
           "  - id: q2\n    text: Which?\n    kind: multiple\n    distribution:\n      x: 3\n"
           "      z: 1\n  - id: q3\n    text: Why?\n    kind: text\n    answers: [So.]\n");
  answered("c", "2",
           "  - id: q1\n    text: Better?\n    kind: single\n    distribution:\n      c: 3\n"
           "      b: 1\n");
}

}  // namespace

TEST_CASE("a version that feedback uses keeps its questions, answers and words") {
  const std::string frozen = "3 version 1 of f is frozen: feedback/a uses it";
  CHECK(guarded("en: Good?", "en: Very good?") == frozen + "; 'q1' would change");
  CHECK(guarded("kind: single", "kind: multiple") == frozen + "; 'q1' would change");
  CHECK(guarded("      - id: bad\n", "") == frozen + "; 'q1' would change");
  CHECK(guarded("      - id: bad\n      - id: good\n", "      - id: good\n      - id: bad\n") ==
        frozen + "; 'q1' would change");
  CHECK(guarded("          - id: two\n", "          - id: two\n          - id: three\n") ==
        frozen + "; 'q2' would change");
  CHECK(guarded("- id: q1", "- id: q0") == frozen + "; 'q1' would change");
  CHECK(guarded("version: \"1\"", "version: \"0\"") == frozen);
  // A question that is new, wherever it stands.
  CHECK(guarded("      - id: q1\n",
                "      - id: q0\n        text:\n          en: New?\n        kind: text\n"
                "      - id: q1\n") == frozen + "; 'q0' would change");
}

TEST_CASE("what does not change the meaning passes, and versions that nobody used") {
  CHECK(guarded("en: Good?", "en: Good?\n          fr: Bien ?").empty());
  CHECK(guarded("      - id: bad\n", "      - id: bad\n        text:\n          fr: mauvais\n")
            .empty());
  CHECK(guarded("version: \"1\"\n", "version: \"1\"\n    retired: 2024-06-01\n").empty());
  CHECK(guarded("title: F", "title: G").empty());
  // The same answers as choices and not as a scale.
  CHECK(guarded("kind: single\n        scale: two\n",
                "kind: single\n        choices:\n          - id: bad\n          - id: good\n")
            .empty());
  const std::string_view second =
      "  - version: \"2\"\n    questions:\n"
      "      - id: q1\n        text:\n          en: Good?\n";
  CHECK(guarded(second, replaced(second, "Good?", "Other?")).empty());
  CHECK(guarded(std::string{form.substr(0, form.find("  - version: \"2\""))}).empty());
}

TEST_CASE("a new version has the questions of the last one, each of which goes on") {
  const StoreFolder folder;
  add(folder, "forms/f", form);
  const Store store = folder.load();
  const Record& record = find(store, RecordKind::form, "f");
  const Change change = new_form_version(store, record, "3", "2025-01-01");
  CHECK(lines_changed(change) ==
        "+    retired: 2025-01-01\n+  - version: \"3\"\n+    from: 2025-01-01\n+    questions:\n"
        "+      - id: q1\n+        text:\n+          en: Good?\n+        kind: single\n"
        "+        scale: two\n+        same_as: 2/q1\n");
  CHECK(failure_of([&] { (void)new_form_version(store, record, "2", {}); }) ==
        "3 f has a version '2'");
  const Change open = new_form_version(store, record, "3", {});
  CHECK(lines_changed(open).find("retired") == std::string::npos);
}

TEST_CASE("a form is retired by version or as a whole") {
  const StoreFolder folder;
  add(folder, "forms/f", form);
  const Store store = folder.load();
  const Record& record = find(store, RecordKind::form, "f");
  CHECK(retire_form(store, record, "1", "2025-01-01").sentence ==
        "f: retired from 2025-01-01 on: version 1");
  CHECK(retire_form(store, record, "", "2025-01-01").sentence ==
        "f: retired from 2025-01-01 on: version 1, 2");
  CHECK(failure_of([&] { (void)retire_form(store, record, "9", "2025-01-01"); }) ==
        "3 f has no version '9'");
}

TEST_CASE("questions and scales are added once") {
  const StoreFolder folder;
  add(folder, "forms/f", form);
  add(folder, "forms/new", "title: New\ntool: survey\nlanguages: [fr, en]\n");
  const Store store = folder.load();
  const Record& record = find(store, RecordKind::form, "f");
  CHECK(failure_of([&] {
          (void)add_question(store, record, {"q1", "T", {}, {}, false});
        }) == "3 f has a question 'q1' in version 2");
  CHECK(failure_of([&] {
          (void)add_question(store, record, {"q5", "T", "tow", {}, false});
        }) == "3 f has no scale 'tow'");
  CHECK(failure_of([&] {
          (void)add_scale(store, record, "two", {"a", "b"});
        }) == "3 f has a scale 'two'");
  CHECK(lines_changed(add_question(store, record, {"q5", "Why?", {}, {"a", "b"}, true})) ==
        "+      - id: q5\n+        text:\n+          en: Why?\n+        kind: multiple\n"
        "+        choices:\n+          - id: a\n+          - id: b\n");
  // The first question begins version 1, in the form's first language.
  CHECK(lines_changed(add_question(store, find(store, RecordKind::form, "new"),
                                   {"q1", "Utile ?", {}, {}, false})) ==
        "+versions:\n+  - version: \"1\"\n+    questions:\n+      - id: q1\n+        text:\n"
        "+          fr: Utile ?\n+        kind: text\n");
}

TEST_CASE("forms that mieux.yaml lists become records, version by version, with their scales") {
  const StoreFolder folder;
  write_listed(folder);
  const Store store = folder.load();
  const Change change = take_over_forms(store, circumstances());
  const std::string text = text_after(change, "forms/f.yaml");
  CHECK(text.substr(text.find("title:")) ==
        "title: F\ntool: survey\nlanguages: [en]\nscales:\n  - id: agreement\n    levels:\n"
        "      - id: \"no\"\n      - id: maybe\n      - id: \"yes\"\n  - id: other\n    levels:\n"
        "      - id: a\n      - id: b\n"
        "versions:\n  - version: \"1\"\n    questions:\n      - id: q1\n        text:\n"
        "          en: Good?\n        kind: single\n        scale: agreement\n"
        "      - id: q2\n        text:\n          en: Which?\n        kind: multiple\n"
        "        choices:\n          - id: x\n          - id: z\n"
        "      - id: q3\n        text:\n          en: Why?\n        kind: text\n"
        "  - version: \"2\"\n    questions:\n      - id: q1\n        text:\n"
        "          en: Better?\n        kind: single\n        choices:\n          - id: c\n"
        "          - id: b\n");
  CHECK(text_after(change, "forms/g.yaml").find("versions:\n  - version: \"1\"\n") !=
        std::string::npos);
  CHECK(text_after(change, "mieux.yaml") == StoreFolder::programme);
  CHECK(change.sentence == "2 forms taken over from mieux.yaml");
}

TEST_CASE("a scale of mieux.yaml stays while feedback without a form needs it") {
  const StoreFolder folder;
  const std::string scales = "feedback_scales:\n  - id: agreement\n    levels: [no, yes]\n";
  folder.write("mieux.yaml", std::string{StoreFolder::programme} + scales +
                                 "feedback_forms:\n  - id: f\n    version: \"1\"\n"
                                 "    tool: survey\n    scale: agreement\n");
  add(folder, "feedback/a",
      "title: A\ntool: survey\nlevel: programme\ndate: 2024-05-01\nscale: agreement\n"
      "questions:\n  - id: q1\n    text: Good?\n    kind: single\n    distribution:\n"
      "      \"yes\": 3\n");
  const Change change = take_over_forms(folder.load(), circumstances());
  CHECK(text_after(change, "mieux.yaml").find("feedback_scales:") != std::string::npos);
  const StoreFolder none;
  CHECK(failure_of([&] { (void)take_over_forms(none.load(), circumstances()); }) ==
        "3 mieux.yaml lists no forms");
}

}  // namespace forms_test
