// Letters from templates: each gap is filled, or said to be one.
#include "mieux/reports/letters/letter.hpp"

#include <doctest/doctest.h>

#include "mieux/base/failure.hpp"
#include "store/store_folder.hpp"

namespace letter_test {

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

  /// A request with these events after its receipt.
  void decide(const std::string& id, const std::string& events) const {
    add("requests/" + id, "title: T\nevents:\n  - event: received\n" + events);
  }

  [[nodiscard]] FilledTemplate fill(std::string_view text, std::string_view language = "en",
                                    std::string_view id = "r") const {
    const Store store = load();
    const Day today = Date::parse("2026-01-15").value_or(Date{}).first();
    const View view(store, {today, today});
    const Record* record = store.find(RecordKind::request, id);
    REQUIRE(record != nullptr);
    return fill_letter(view, *record, {"own", std::string{language}}, text);
  }

  /// The one problem of a text, with its hint.
  [[nodiscard]] std::string problem(std::string_view text, std::string_view id) const {
    const FilledTemplate letter = fill(text, "en", id);
    REQUIRE(letter.problems.size() == 1);
    return letter.problems[0].message + "; " + letter.problems[0].hint;
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
        "Ministry, Agency 2026-01-15 email");
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
  const FilledTemplate letter =
      office.fill("x\n{{reason}} {{implementer}} {{objective}}", "en", "bare");
  REQUIRE(letter.problems.size() == 3);
  CHECK(letter.problems[0].where.path == "templates/own.en.md");
  CHECK(letter.problems[0].where.line == 2);
  CHECK(letter.problems[0].message ==
        "requests/bare.yaml has no reason: the request was not rejected");
  CHECK(letter.problems[0].hint.find("choose another letter") == 0);
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
    const FilledTemplate letter = office.fill("{{" + name + "}}", "en", "bare");
    const bool there = name == "number" || name == "title" || name == "facility" || name == "today";
    CHECK(letter.problems.size() == (there ? 0 : 1));
    CHECK(letter.text.empty() == !there);
  }
}

TEST_CASE("a placeholder there is not is a problem, with the nearest name") {
  const Office office;
  const FilledTemplate letter = office.fill("{{tilte}} {{}} {{title\n}}");
  REQUIRE(letter.problems.size() == 3);
  CHECK(letter.problems[0].message == "there is no placeholder 'tilte'");
  CHECK(letter.problems[0].hint == "did you mean title?");
  CHECK(letter.problems[1].hint.find("write one of number, title") == 0);
  CHECK(letter.problems[2].message == "'{{' without '}}' on its line");
}

TEST_CASE("objective and Action come from the records that name the request") {
  const Office office;
  office.add(
      "fiches/f",
      "title: T\nrequest: r\nversions:\n  - number: 1\n    kind: first\n"
      "    decision:\n      outcome: approved\n      date: 2026-01-02\n    objective: One aim\n"
      "  - number: 2\n    kind: amendment\n    objective: Two\n");
  office.add("actions/a", "title: First Action\nrequest: r\n");
  CHECK(office.fill("{{objective}} {{action}} {{action_id}}").text == "One aim First Action a");
}

TEST_CASE("reason, note, facility and day are those of the event that settled the request last") {
  const Office office;
  const std::string refused =
      "  - event: rejected\n    date: 2025-03-02\n    reason: equipment\n    note: Scanners\n";
  const std::string reopened = "  - event: reopened\n    date: 2025-04-01\n";
  const std::string forwarded =
      "  - event: forwarded\n    date: 2025-05-03\n    to: twinning\n    note: Passed on\n";
  office.decide("forwarded", refused + reopened + forwarded);
  CHECK(office.fill("{{forwarded_to}} {{decided}} {{reason_note}}", "en", "forwarded").text ==
        "Twinning 3 May 2025 Passed on");
  CHECK(office.problem("{{reason}}", "forwarded") ==
        "requests/forwarded.yaml has no reason: the request was forwarded, not rejected; choose "
        "another letter (`mieux request letter` lists them), or take the placeholder out of the "
        "template");

  office.decide("refused", forwarded + reopened + refused);
  CHECK(office.fill("{{reason}} {{decided}} {{reason_note}}", "en", "refused").text ==
        "Equipment 2 March 2025 Scanners");
  CHECK(office.problem("{{forwarded_to}}", "refused")
            .starts_with("requests/refused.yaml has no facility it was forwarded to: the request "
                         "was rejected, not forwarded;"));

  office.decide("open", refused + reopened);
  for (const char* name : {"{{reason}}", "{{decided}}", "{{reason_note}}"}) {
    CAPTURE(name);
    CHECK(office.problem(name, "open").find(": the request was reopened, not ") !=
          std::string::npos);
  }

  office.decide("withdrawn", "  - event: withdrawn\n    date: 2025-06-01\n    note: No need\n");
  CHECK(office.fill("{{reason_note}}", "en", "withdrawn").text == "No need");
  CHECK(office.problem("{{decided}}", "withdrawn")
            .find("the request was withdrawn, not approved, rejected or forwarded") !=
        std::string::npos);
}

TEST_CASE("what the event that settled a request lacks is not taken from an earlier one") {
  const Office office;
  office.decide("twice",
                "  - event: rejected\n    date: 2025-03-02\n    reason: equipment\n"
                "    note: Scanners\n  - event: reopened\n  - event: rejected\n");
  for (const char* name : {"{{reason}}", "{{decided}}", "{{reason_note}}"}) {
    CAPTURE(name);
    CHECK(office.problem(name, "twice").find("`mieux request edit twice`, and add it") !=
          std::string::npos);
  }
}

TEST_CASE("the note of a hold counts until the request is resumed") {
  const Office office;
  const std::string held =
      "  - event: approved\n    date: 2025-03-02\n    note: Agreed\n"
      "  - event: on-hold\n    note: Elections\n";
  office.decide("held", held);
  CHECK(office.fill("{{reason_note}}, {{decided}}", "en", "held").text ==
        "Elections, 2 March 2025");
  office.decide("resumed", held + "  - event: resumed\n");
  CHECK(office.problem("{{reason_note}}", "resumed")
            .find("the request was approved, not rejected, forwarded, withdrawn or put on hold") !=
        std::string::npos);
}

TEST_CASE("an authority that wrote twice is named once, one that is not there is a gap") {
  const Office office;
  const std::string letters =
      "title: T\nletters:\n  - requester: agency\n  - requester: ministry\n"
      "  - requester: agency\n";
  office.add("requests/twice", letters);
  CHECK(office.fill("{{requesters}}", "en", "twice").text == "Agency and Ministry");
  office.add("requests/unknown", letters + "  - requester: nobody\n");
  CHECK(office.problem("{{requesters}}", "unknown")
            .starts_with("requests/unknown.yaml has no requester: letters.4 names 'nobody', which "
                         "is not there; `mieux request set unknown "
                         "letters.4.requester=ORGANISATION`"));
  office.add("requests/unsigned", letters + "  - received: 2025-01-01\n");
  CHECK(office.problem("{{requesters}}", "unsigned").find("letters.4 names none") !=
        std::string::npos);
}

TEST_CASE("drafts and cancelled Actions came to nothing") {
  const Office office;
  office.decide("asked", "  - event: approved\n    date: 2025-01-02\n");
  office.add("actions/draft", "title: Draft\nrequest: asked\ndraft: true\n");
  office.add("actions/gone",
             "title: Gone\nrequest: asked\nevents:\n  - event: cancelled\n    date: 2025-02-01\n"
             "    reason: Elections\n");
  CHECK(office.problem("{{action}}", "asked")
            .starts_with("requests/asked.yaml has no Action: action/draft is a draft, action/gone "
                         "was cancelled; `mieux action new --request asked --title TEXT`"));
  office.add("actions/one", "title: One\nrequest: asked\n");
  CHECK(office.fill("{{action}} {{action_id}}", "en", "asked").text == "One one");
}

TEST_CASE("a template is found by its name, mieux.yaml says which language comes first") {
  const Office office;
  for (const char* file : {"a.en.md", "a.fr.md", "b.en.md", "c.pt.md", "d.es.md", "d.pt.md"})
    office.letter(file);
  const Store store = office.load();
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

TEST_CASE("what is wrong many times is said twenty times, without the long line") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "{{";
  const FilledTemplate filled = Office().fill(text);
  REQUIRE(filled.problems.size() == 20);
  CHECK(filled.problems[0].where.line_text.empty());
}

TEST_CASE("a template that is no clean text is refused with its place") {
  for (const char* text : {"a\nb\xff", "a\nb\x1b[31m"})
    CHECK_THROWS_WITH_AS(Office().fill(text), doctest::Contains("line 2"), Failure);
}

}  // namespace letter_test
