// Letters from templates: each gap is filled, or said to be one.
#include "mieux/reports/letter.hpp"

#include <doctest/doctest.h>

#include "../store/store_folder.hpp"
#include "mieux/base/failure.hpp"

using namespace mieux;

namespace {

struct Office : StoreFolder {
  Office() {
    write("mieux.yaml",
          std::string{StoreFolder::programme} + "donor: A *donor* <b>\nlanguages: [fr, en]\n");
    add("organisations/ministry",
        "names:\n  - name: Old Ministry\n    language: en\n    to: 2020-12\n"
        "  - name: Ministère\n    language: fr\n    from: 2021-01\n"
        "  - name: Ministry\n    language: en\n    from: 2021-01\n");
    add("organisations/agency", "names:\n  - name: Agency\n    language: en\n");
    add("requests/r",
        "title: Ports\nreferences: [\"HF/1\"]\nletters:\n  - requester: ministry\n"
        "    received: 2026-01-01\n    channel: email\n  - requester: agency\n"
        "countries: [TJK, BEN]\nevents:\n  - event: received\n    date: 2026-01-01\n"
        "  - event: rejected\n    date: 2026-01-10\n    reason: equipment\n");
    add("requests/bare", "title: Bare\nevents:\n  - event: received\n");
  }

  void add(const std::string& record, const std::string& rest) const {
    write(record + ".yaml", StoreFolder::header(record) + rest);
  }
  void letter(const std::string& name) const { write("templates/" + name, "x"); }

  [[nodiscard]] FilledLetter fill(std::string_view text, std::string_view language = "en",
                                  std::string_view id = "r") const {
    const Store store = load();
    const Day today = Date::parse("2026-01-15").value_or(Date{}).first();
    const View view(store, {today, today});
    const Record* record = store.find(RecordKind::request, id);
    REQUIRE(record != nullptr);
    return fill_letter(view, *record, {"own", std::string{language}}, text);
  }
};

std::string failure_of(const Store& store, std::string_view name, std::string_view language) {
  try {
    (void)find_template(store, name, language);
  } catch (const Failure& failure) {
    return std::string{failure.what()} + "; " + failure.hint();
  }
  return {};
}

}  // namespace

TEST_CASE("placeholders are filled in the language of the letter") {
  const Office office;
  CHECK(office.fill("{{number}} {{ title }}: {{requesters}}, {{received}}").text ==
        "HF/1 Ports: Ministry and Agency, 1 January 2026");
  CHECK(office.fill("{{requesters}}, {{received}}, {{channel}}", "fr").text ==
        "Ministère et Agency, 1er janvier 2026, par courriel");
  CHECK(office.fill("{{countries}} {{decided}} {{today}}", "es").text ==
        "Tajikistan y Benin 10 de enero de 2026 15 de enero de 2026");
  CHECK(office.fill("{{requesters}} {{today}} {{channel}}", "de").text ==
        "Ministère, Agency 2026-01-15 email");
  CHECK(office.fill("no gap, { one } }} brace").text == "no gap, { one } }} brace");
}

TEST_CASE("a reason is a label, in the language where the table has it") {
  const Office office;
  CHECK(office.fill("{{reason}}", "fr").text == "Equipment");
  office.write("vocabularies/rejection_reasons.tsv",
               "id\tlabel\tlabel_fr\nequipment\tEquipment\tÉquipement\n");
  CHECK(office.fill("{{reason}}", "fr").text == "Équipement");
  CHECK(office.fill("{{reason}}", "en").text == "Equipment");
}

TEST_CASE("text of records cannot become markup") {
  CHECK(Office().fill("{{donor}}").text == "A \\*donor\\* &lt;b&gt;");
}

TEST_CASE("a value the records lack is a problem where it is wanted") {
  const Office office;
  const FilledLetter letter =
      office.fill("x\n{{reason}} {{implementer}} {{objective}}", "en", "bare");
  REQUIRE(letter.problems.size() == 3);
  CHECK(letter.problems[0].where.path == "templates/own.en.md");
  CHECK(letter.problems[0].where.line == 2);
  CHECK(letter.problems[0].message == "requests/bare.yaml has no reason");
  CHECK(letter.problems[0].hint.find("`mieux request edit bare`") == 0);
  CHECK(letter.problems[1].message == "mieux.yaml has no implementer");
  CHECK(letter.problems[1].hint.find("`mieux programme set implementer=TEXT`") == 0);
  CHECK(letter.problems[2].message ==
        "requests/bare.yaml has no objective in an approved Action Fiche");
}

TEST_CASE("every placeholder but four can be missing, and then is") {
  const Office office;
  office.write("mieux.yaml", "format: mieux.store/1\ntitle: Office\n");
  for (const Placeholder& placeholder : letter_placeholders()) {
    const std::string name{placeholder.name};
    CAPTURE(name);
    const FilledLetter letter = office.fill("{{" + name + "}}", "en", "bare");
    const bool there = name == "number" || name == "title" || name == "facility" || name == "today";
    CHECK(letter.problems.size() == (there ? 0 : 1));
    CHECK(letter.text.empty() == !there);
  }
}

TEST_CASE("a placeholder there is not is a problem, with the nearest name") {
  const Office office;
  const FilledLetter letter = office.fill("{{tilte}} {{}} {{title\n}}");
  REQUIRE(letter.problems.size() == 3);
  CHECK(letter.problems[0].message == "there is no placeholder 'tilte'");
  CHECK(letter.problems[0].hint == "did you mean title?");
  CHECK(letter.problems[1].hint.find("write one of number, title") == 0);
  CHECK(letter.problems[2].message == "'{{' without '}}' on its line");
}

TEST_CASE("objective and Action come from the records that name the request") {
  const Office office;
  office.add("fiches/f",
             "title: T\nrequest: r\nversions:\n  - number: 1\n    kind: first\n"
             "    decision:\n      outcome: approved\n      date: 2026-01-02\n    objective: One aim\n"
             "  - number: 2\n    kind: amendment\n    objective: Two\n");
  office.add("actions/a", "title: First Action\nrequest: r\n");
  CHECK(office.fill("{{objective}} {{action}} {{action_id}}").text == "One aim First Action a");
}

TEST_CASE("templates are found by name and language, mieux.yaml says which comes first") {
  const Office office;
  for (const char* file : {"a.en.md", "a.fr.md", "b.en.md", "c.pt.md", "d.es.md", "d.pt.md",
                           "reminder.md", "A.en.md", "a.eng.md", "e.en.txt"})
    office.letter(file);
  office.write("templates/f.en.md/x", "a folder");
  const Store store = office.load();
  std::string all;
  for (const LetterTemplate& letter : letter_templates(store)) all += path_of(letter) + " ";
  CHECK(all ==
        "templates/a.en.md templates/a.fr.md templates/b.en.md templates/c.pt.md "
        "templates/d.es.md templates/d.pt.md ");
  CHECK(find_template(store, "a", "").language == "fr");
  CHECK(find_template(store, "a", "en").language == "en");
  CHECK(find_template(store, "b", "").language == "en");
  CHECK(find_template(store, "c", "").language == "pt");
  CHECK(failure_of(store, "d", "") ==
        "the letter 'd' is not there in a language of mieux.yaml; it is there in es, pt: choose "
        "with --language");
  CHECK(failure_of(store, "a", "pt") ==
        "the letter 'a' is not there in the language 'pt'; it is there in en, fr: choose with "
        "--language");
  CHECK(failure_of(store, "bb", "").find("`mieux request letter` lists") != std::string::npos);
}

TEST_CASE("a template that is a link is not read") {
  const Office office;
  office.letter("a.en.md");
  std::filesystem::create_symlink("a.en.md", office.path() / "templates/b.en.md");
  const Store store = office.load();
  CHECK(text_of(store, LetterTemplate{"a", "en"}) == "x");
  CHECK_THROWS_AS((void)text_of(store, LetterTemplate{"b", "en"}), Failure);
}

TEST_CASE("a store without templates has no letters") {
  const StoreFolder empty;
  CHECK(letter_templates(empty.load()).empty());
}
