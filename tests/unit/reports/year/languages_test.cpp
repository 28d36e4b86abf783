// Reports in another language: every text of theirs is a label, and French has all labels.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "mieux/base/words.hpp"
#include "mieux/procedure/deadlines/planned.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/reports/documents/annual_document.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "mieux/reports/render/claim_views.hpp"
#include "mieux/reports/render/due_views.hpp"
#include "mieux/reports/render/list_views.hpp"
#include "mieux/reports/report.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace languages_test {

using namespace mieux;

namespace {

const std::filesystem::path examples = std::filesystem::path{MIEUX_SOURCE_DIR} / "examples";

Store example(const char* name) {
  return Store::load(examples / name, schema::built_in_schemas(), {});
}

Date date(std::string_view text) { return Date::parse(std::string{text}).value(); }

View view_on(const Store& store, std::string_view day, const Language& language) {
  View view(store, AsOf{date(day).first(), date(day).first()});
  view.language = language;
  return view;
}

/// A language whose labels are the English texts between marks, but for their places.
Language marked() {
  Language::Labels labels;
  for (std::uint32_t row = 0; row < french_labels().size(); ++row) {
    const std::string key{french_labels().id(row)};
    std::string label = "⟦" + key.substr(0, key.find('|')) + "⟧";
    for (std::size_t at = label.find("{}"); at != label.npos; at = label.find("{}", at + 8))
      label.replace(at, 2, "⟧{}⟦");
    labels.emplace(key, label);
  }
  for (std::uint32_t row = 0; row < language_names().size(); ++row) {
    const std::string name{language_names().label(row)};
    labels.emplace(name, "⟦" + name + "⟧");
  }
  return {"zz", std::move(labels)};
}

/// A report on each record or part that it can be about.
void add_reports_on_records(const View& view, const ReportKind& kind, ReportRequest request,
                            std::vector<Report>& reports) {
  for (const Record& record : view.store.records(kind.of)) {
    request.record = &record;
    if (kind.part == Part::activity) {
      const auto activities = view.store.actions()[record.position].activities.size();
      for (request.part = 0; request.part < activities; ++request.part)
        reports.push_back(kind.make(view, request));
      continue;
    }
    // A practice that is no case study is refused as one.
    if (kind.name != "case-study" || view.store.practices()[record.position].is_case_study)
      reports.push_back(kind.make(view, request));
  }
}

/// All that reports in languages say: of some years, of all terms.
std::vector<Report> all_reports(const View& view) {
  std::vector<Report> reports;
  for (const ReportKind& kind : report_kinds()) {
    ReportRequest request;
    request.period_text = "2018";
    request.with_pictures = true;
    if (kind.about == ReportKind::About::record) {
      add_reports_on_records(view, kind, request, reports);
      continue;
    }
    if (kind.about != ReportKind::About::term) {
      for (const char* year : {"2012", "2014", "2018", "2019"}) {
        request.period = date(year);
        reports.push_back(kind.make(view, request));
      }
      continue;
    }
    std::vector<std::string> terms;
    if (kind.vocabulary == "region")
      for (const auto& region : view.store.vocabularies().regions(view.grouping))
        terms.push_back(region.id);
    else
      for (std::uint32_t row = 0; row < 30; ++row)
        if (const Table* table = view.store.vocabularies().table(kind.vocabulary);
            row < table->size())
          terms.emplace_back(table->id(row));
    for (const std::string& term : terms) {
      request.term = term;
      reports.push_back(kind.make(view, request));
    }
  }
  return reports;
}

/// What the records of a store say, without the names of their fields; and its vocabularies.
std::string texts_of(const std::filesystem::path& folder) {
  std::string texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".yaml" && ending != ".tsv") continue;
    std::ifstream file{entry.path()};
    for (std::string line; std::getline(file, line);) {
      std::size_t key = ending == ".yaml" ? line.find(": ") : line.npos;
      const std::string_view name = trimmed(std::string_view{line}.substr(0, key));
      if (!name.starts_with("- ") && name.find(' ') != name.npos) key = line.npos;  // an answer
      texts += (key == line.npos ? line : line.substr(key + 2)) + "\n";
    }
  }
  return texts;
}

/// What an SVG document says: what stands between its tags.
std::string words_of_picture(const std::string& svg) {
  std::string words;
  bool in_tag = false;
  for (const char c : svg) {
    if (c == '<') in_tag = true;
    words += in_tag ? ' ' : c;
    if (c == '>') in_tag = false;
  }
  return words;
}

/// Without what stands between the marks, in backticks, in addresses of pictures.
std::string outside(const std::string& line) {
  std::string text;
  bool in_code = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = std::string_view{line}.substr(at);
    if (rest.starts_with("⟦")) {
      const std::size_t end = line.find("⟧", at);
      at = (end == line.npos ? line.size() : end) + std::string_view{"⟧"}.size() - 1;
      text += '\n';
    } else if (rest.starts_with("](")) {
      at = line.find(')', at);
    } else if (line[at] == '`') {
      in_code = !in_code;
    } else if (!in_code && line[at] != '*' && line[at] != '\\') {
      text +=
          std::string_view{"|,;:()."}.find(line[at]) == std::string_view::npos ? line[at] : '\n';
    }
  }
  return text;
}

/// Words of ASCII letters, four or more.
std::vector<std::string> long_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string{text} + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) word += c;
    if (!letter && word.size() > 3) words.push_back(word);
    if (!letter) word.clear();
  }
  return words;
}

}  // namespace

/// What is no report and says labels: published figures, deadlines, lists.
std::vector<std::string> other_texts(const View& view) {
  std::vector<CheckedClaim> claims;
  for (const Record& record : view.store.records(RecordKind::claim))
    claims.push_back(check_claim(view, record));
  std::vector<std::string> texts{as_markdown(grid_of(claims, true, view.language)),
                                 details_of(claims, true, 0, view.language)};
  const Day day = view.as_of.day;
  for (const auto& items :
       {due_items(view.store, view.as_of), planned_items(view.store, view.as_of)})
    texts.push_back(as_markdown(grid_of(items, day, true, view.language)));
  for (const std::string_view name : {"requests", "actions", "activities", "missions"}) {
    const Subject& subject = *find_subject(name);
    std::vector<Field> fields;
    for (const std::string_view column : split(subject.columns, ','))
      fields.push_back(find_field(view, subject, column).value());
    const std::vector<Unit> units = units_of(view.store, subject, true);
    texts.push_back(as_markdown(grid_of(view, subject, fields, units)));
  }
  return texts;
}

void check_nothing_outside(const std::string& text, const std::string& known) {
  for (const std::string_view line : split(text, '\n')) {
    const std::string rest = outside(std::string{line});
    for (const std::string_view piece : split(rest, '\n')) {
      if (known.find(trimmed(piece)) != std::string::npos) continue;  // of a record
      for (const std::string& word : long_words(piece)) {
        CAPTURE(line);
        CAPTURE(word);
        // A text that the record breaks into lines.
        CHECK(known.find(word) != std::string::npos);
      }
    }
  }
}

TEST_CASE("a report in another language says nothing of its own outside its labels") {
  const Store store = example("small-office");
  const std::string known = texts_of(examples / "small-office");
  for (const char* day : {"2018-12-31", "2020-12-31"})
    for (const Report& report : all_reports(view_on(store, day, marked()))) {
      check_nothing_outside(report.markdown, known);
      for (const Report::File& picture : report.pictures)
        check_nothing_outside(words_of_picture(picture.text), known);
    }
}

TEST_CASE("lists, deadlines and claims in another language say nothing outside their labels") {
  const Store store = example("small-office");
  const std::string known = texts_of(examples / "small-office");
  for (const char* day : {"2018-05-01", "2020-12-31", "2024-06-25"})
    for (const std::string& text : other_texts(view_on(store, day, marked())))
      check_nothing_outside(text, known);
}

TEST_CASE("French has every label that reports ask for") {
  for (const char* name : {"small-office", "mieux-2009-2015"}) {
    const Store store = example(name);
    const Language french = language_named(store.vocabularies(), "fr");
    for (const char* day : {"2014-12-31", "2018-12-31", "2026-03-01"}) {
      const View view = view_on(store, day, french);
      all_reports(view);
      other_texts(view);
      AnnualDocument document;
      document.language = french;
      annual_document(document);
    }
    CHECK(joined(french.missing(), "; ") == "");
  }
}

TEST_CASE("French has the words that fields take, and the heads of lists") {
  const Store store = example("small-office");
  const Language french = language_named(store.vocabularies(), "fr");
  View view = view_on(store, "2024-06-25", french);
  view.audience = Audience::staff;
  for (const Subject& subject : subjects()) {
    if (subject.singular == "vehicle") continue;  // made up for the tests, without labels
    std::vector<Field> shown;
    for (const std::string_view column : split(subject.columns, ','))
      if (!column.empty()) shown.push_back(find_field(view, subject, column).value());
    grid_of(view, subject, shown, {});
    for (const std::string& name : field_names(view, subject)) {
      const Field field = find_field(view, subject, name).value();
      for (const std::string_view word : field.words) label_of(view, field, word);
    }
  }
  CHECK(joined(french.missing(), "; ") == "");
}

TEST_CASE("a French label has as many places as its key") {
  const Table& labels = french_labels();
  CHECK(labels.size() > 400);
  for (std::uint32_t row = 0; row < labels.size(); ++row) {
    CAPTURE(labels.id(row));
    CHECK(count_of_places(labels.label(row)) == count_of_places(labels.id(row)));
  }
}

TEST_CASE("sections have their English names in French, too") {
  const Store store = example("small-office");
  const Language french = language_named(store.vocabularies(), "fr");
  const std::vector<Report> reports = all_reports(view_on(store, "2019-12-31", french));
  const std::vector<Report> english = all_reports(view_on(store, "2019-12-31", Language{}));
  REQUIRE(reports.size() == english.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    std::vector<std::string> known = english[i].sections;
    std::vector<std::string> shown = reports[i].sections;
    // The first one may be the name of a term; the glossary is there if an abbreviation is, and
    // French has others.
    for (std::vector<std::string>* sections : {&known, &shown}) {
      sections->erase(sections->begin());
      std::erase(*sections, "glossary");
    }
    CHECK(shown == known);
    std::size_t headings = 0;
    for (const std::string_view line : split(reports[i].markdown, '\n'))
      headings += line.starts_with('#') ? 1 : 0;
    CHECK(headings == reports[i].sections.size());
  }
}

}  // namespace languages_test
