// Letters saved as files: what they propose, and what is left out.
#include "mieux/letters/letter_file.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "changes/changing.hpp"
#include "mieux/base/contact.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/requests/letter_wishes.hpp"
#include "mieux/changes/requests/new_request.hpp"

namespace letter_file_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office : StoreFolder {
  Office() {
    add(*this, "organisations/agency",
        "names:\n  - name: Agence du placement à l'étranger\n    language: fr\n"
        "  - name: Placement Agency\n    language: en\nacronym: APE\ncountry: BEN\n");
    add(*this, "organisations/ministry", "names:\n  - name: Ministry of Ports\ncountry: BEN\n");
    add(*this, "organisations/city",
        "names:\n  - name: Ministry of Ports and Cities\ncountry: BEN\n");
  }
};

LetterFile read(std::string_view bytes) {
  const Office office;
  return read_letter(office.load(), bytes, "letter.txt");
}

std::string found(const LetterFile& letter, std::string_view field) {
  for (const Proposal& proposal : letter.proposals)
    if (proposal.field == field) return proposal.found;
  return {};
}

std::string refusal(std::string_view bytes) {
  return failure_of([&] { (void)read(bytes); });
}

/// The need of a letter whose body is this.
std::string need(const std::string& body) {
  return read("Dear Sir or Madam,\n" + body + "\nYours sincerely,\nJane Roe\nDirector\n")
      .value_of("need");
}

std::string received(const std::string& line) {
  return read(line + "\nDear Sir,\nWe need help.\n").value_of("received");
}

const std::string letter_text =
    "Placement Agency\n"
    "PO Box 12, Harbour\n"
    "\n"
    "Harbour, 12 January 2026\n"
    "\n"
    "Subject: Training of counsellors\n"
    "\n"
    "Dear Mr Doe,\n"
    "\n"
    "our counsellors have no procedures.\n"
    "Ms Jane Roe told you so.\n"
    "\n"
    "They ask for a handbook.\n"
    "\n"
    "Yours sincerely,\n"
    "Joan Roe\n";

}  // namespace

TEST_CASE("a letter proposes title, requester, date and need") {
  const LetterFile letter = read(letter_text);
  CHECK(letter.value_of("title") == "Training of counsellors");
  CHECK(found(letter, "title") == "line 6");
  CHECK(letter.value_of("requester") == "agency");
  CHECK(found(letter, "requester") == "'Placement Agency' in line 1");
  CHECK(letter.value_of("received") == "2026-01-12");
  CHECK(found(letter, "received") == "the date of the letter in line 4");
  CHECK(letter.value_of("channel").empty());
  CHECK(letter.value_of("need") ==
        "our counsellors have no procedures.\n[...] told you so.\n\nThey ask for a handbook.\n");
  CHECK(sentence_on(letter.left_out) ==
        "4 letterhead lines (1-2, 4, 8); 2 signature lines (15-16); 1 personal name (11)");
}

TEST_CASE("line ends of elsewhere change nothing") {
  std::string crlf;
  for (const char c : letter_text) crlf += c == '\n' ? std::string{"\r\n"} : std::string{c};
  CHECK(read(crlf).value_of("need") == read(letter_text).value_of("need"));
  CHECK(read("\xEF\xBB\xBF" + letter_text).value_of("requester") == "agency");
}

TEST_CASE("dates as letters write them") {
  CHECK(received("2026-01-12") == "2026-01-12");
  CHECK(received("12.01.2026") == "2026-01-12");
  CHECK(received("le 1er février 2026") == "2026-02-01");
  CHECK(received("Cotonou, le 12 août 2025") == "2025-08-12");
  CHECK(received("12 de enero de 2026") == "2026-01-12");
  CHECK(received("Lisboa, 12 de março de 2025") == "2025-03-12");
  CHECK(received("January 12th, 2026") == "2026-01-12");
  CHECK(received("31/01/2026") == "2026-01-31");
  CHECK(received("01/31/2026") == "2026-01-31");
  CHECK(received("02/02/2026") == "2026-02-02");
  CHECK(received("31 February 2026").empty());
  CHECK(received("file 12/2026/3456789").empty());
}

TEST_CASE("a date that may be two days is not decided") {
  const LetterFile letter = read("03/02/2026\nDear Sir,\nWe need help.\n");
  CHECK(letter.value_of("received").empty());
  CHECK(found(letter, "received") == "'03/02/2026' in line 1 may be 2026-02-03 or 2026-03-02");
}

TEST_CASE("a date of the headers that may be two days is not decided either") {
  const LetterFile letter =
      read("From: a@example.org\nDate: 03/02/2026\nSubject: Ports\n\nDear Sir,\nWe need help.\n");
  CHECK(letter.value_of("received").empty());
  CHECK(found(letter, "received") ==
        "'03/02/2026' in the header Date may be 2026-02-03 or 2026-03-02");
}

TEST_CASE("a date in the body is none of the letter") {
  CHECK(read("Dear Sir,\nthe law of 12 January 2016 says so.\n").value_of("received").empty());
}

TEST_CASE("several authorities are named, none is chosen") {
  const LetterFile letter = read("Placement Agency\nMinistry of Ports\nDear Sir,\nWe need help.\n");
  CHECK(letter.value_of("requester").empty());
  CHECK(found(letter, "requester") ==
        "the text names several authorities: agency (line 1), ministry (line 2)");
}

TEST_CASE("a name within a longer one is not meant; capitals count in acronyms") {
  CHECK(read("Ministry of Ports and Cities\nDear Sir,\nHelp.\n").value_of("requester") == "city");
  CHECK(read("The APE asks.\n").value_of("requester") == "agency");
  CHECK(read("The ape asks, the APES too.\n").value_of("requester").empty());
  CHECK(read("AGENCE DU PLACEMENT A L'ETRANGER\n").value_of("requester") == "agency");
}

TEST_CASE("persons and ways to reach them are left out of the need") {
  CHECK(need("Our focal point, Ms Jane Mary Roe, waits.") == "Our focal point, [...], waits.");
  CHECK(need("M. Jean-Pierre de la Roe et Mme Doe (Dr. J. Doe) viennent.") ==
        "[...] et [...] ([...]) viennent.");
  CHECK(need("Madame la Ministre le souhaite.") == "Madame la Ministre le souhaite.");
  CHECK(need("Ask H.E. Jane Roe.\nWrite to jane@example.org\nor call +229 21 30 40 50.") ==
        "Ask [...].\n[...]\n");
  CHECK(need("Tel: 21 30 40 50\nWe wait.") == "[...]\nWe wait.\n");
  CHECK(need("12 Harbour Street\nWe wait.") == "[...]\nWe wait.\n");
  // The name below the closing formula is known, wherever it stands.
  CHECK(need("As Jane Roe and jane\nroe said.") == "As [...] and [...] said.");
}

TEST_CASE("a person whose name stands within words of an authority is still a person") {
  const Office office;
  add(office, "organisations/urbana", "names:\n  - name: Prefeitura Urbana Lima\n");
  const auto need_signed_by = [&](const std::string& name) {
    return read_letter(office.load(), "Dear Sir,\n" + name + " waits.\nRegards,\n" + name + "\n",
                       "x")
        .value_of("need");
  };
  CHECK(need_signed_by("Ana Lima") == "[...] waits.");
  CHECK(need_signed_by("Urbana Lima") == "Urbana Lima waits.");
}

TEST_CASE("of a long line only the sentence about a person goes") {
  const std::string first(130, 'a');
  CHECK(need(first + ". Write to me@example.org today. We wait.") == first + ". [...] We wait.");
}

TEST_CASE("whatever a letter says, no way to reach a person comes through") {
  const Office office;
  const Store store = office.load();
  const auto piece = rc::gen::element<std::string>(
      "+229", "00229", " ", " ", "\n", ". ", "21", "3040", "5060", "jane", "@", "example.org", ".",
      "(", ")", "-", "/", "Ms Roe", "Dear Sir,\n", "\nRegards,\n",
      "\nRe: ", "a long sentence here. ");
  CHECK(rc::check("pieces of letters", [&] {
    std::string text = "x";
    for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece))
      text += part;
    const LetterFile letter = read_letter(store, text, "letter");
    for (const char* field : {"title", "need"}) {
      RC_ASSERT(!may_hold_contact(letter.value_of(field)));
    }
  }));
}

TEST_CASE("a number over the end of a sentence is a number") {
  const std::string first(130, 'a');
  CHECK(need(first + " +229 2130. 4050 6070 is ours.") == "[...]");
}

TEST_CASE("an older mail below is left out") {
  const LetterFile letter =
      read("Dear Sir,\nWe wait.\n> You asked.\nOn 3 May 2025, Jane Roe wrote:\nOld text.\n");
  CHECK(letter.value_of("need") == "We wait.");
}

TEST_CASE("values of the private roster do not come in") {
  const Office office;
  office.write("roster/mieux.yaml", "format: mieux.store/1\ntitle: Roster\nprivate: true\n");
  office.write("roster/expert-private/x.yaml",
               "id: x\nuid: abcdefghijklmnop\nexpert: x\nname: Jim Poe\n");
  office.write("mieux.yaml", std::string{StoreFolder::programme} + "private_roster: roster\n");
  const LetterFile letter = read_letter(office.load(), "Dear Sir,\nsend jim poe.\n", "x");
  CHECK(letter.value_of("need") == "send [...].");
}

TEST_CASE("what is no text is refused, with what to do") {
  CHECK(refusal(std::string_view{"%PDF\0x", 6}) ==
        "3 letter.txt: line 1 holds a control character: this is no text");
  CHECK(refusal("a\nb\x1b[31m") ==
        "3 letter.txt: line 2 holds a control character: this is no text");
  CHECK(refusal("a\xff") == "3 letter.txt: line 1 is no text in UTF-8");
  CHECK(refusal(" \n\n") == "3 letter.txt: there is no text in it");
  CHECK(refusal(std::string((1U << 20U) + 1, 'a')) ==
        "3 letter.txt: the text has 1048577 bytes; at most 1048576 are read");
}

TEST_CASE("proposals become a request, and stated fields win") {
  const Office office;
  const LetterFile letter = read(letter_text);
  const Intake intake = with_proposals({{}, "", "2026-01-14", "post", {}}, letter);
  CHECK(intake.requesters == std::vector<std::string>{"agency"});
  CHECK(intake.received == "2026-01-14");
  const auto wishes = wishes_of(letter);
  REQUIRE(wishes.size() == 2);
  CHECK(wishes[0].value == "Training of counsellors");
  CHECK(wishes_of(LetterDocument{}).empty());
  CHECK(wishes_of(LetterDocument{"sources/a.txt", "0"}).size() == 4);
}

TEST_CASE("the proposals as YAML are read back as the same fields") {
  const Office office;
  const Store store = office.load();
  const LetterFile letter = read("01/02/2026\nSubject: a: b # c\nDear Sir,\n# no comment\n");
  const std::string text = as_yaml(store, letter, wishes_of(letter), "x\ny");
  const yaml::Value fields = fields_of_text(text, "proposals");
  const auto& entries = std::get<yaml::Value::Mapping>(fields.data);
  REQUIRE(entries.size() == 2);
  CHECK(std::get<std::string>(entries[0].second.data) == "a: b # c");
  CHECK(std::get<std::string>(entries[1].second.data) == "# no comment");
  CHECK(text.find("# received: not decided: '01/02/2026'") != std::string::npos);
}

}  // namespace letter_file_test
