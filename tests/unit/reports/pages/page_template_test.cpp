// The page that a document is put into, and what the donor wants to be said.
#include "mieux/reports/pages/page_template.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/reports/pages/funding.hpp"
#include "mieux/store/templates.hpp"
#include "store/store_folder.hpp"

namespace page_template_test {

using namespace mieux;

namespace {

struct Office : StoreFolder {
  explicit Office(const std::string& more = {}) {
    write("mieux.yaml", std::string{StoreFolder::programme} + "donor: A & B <b>\n" + more);
  }

  [[nodiscard]] FilledTemplate fill(std::string_view text) const {
    return fill_page(load(), {"templates/page.html", text},
                     {"Title <x>", "<p>body</p>", "1 March 2018", "en"});
  }
};

std::vector<std::string> fields(const std::vector<FundingText>& texts) {
  std::vector<std::string> result;
  for (const FundingText& text : texts) result.emplace_back(text.field);
  return result;
}

std::vector<std::string> families(std::string_view page) {
  std::vector<std::string> result;
  for (const NamedFont& font : fonts_named(page)) {
    CHECK(page.substr(font.span.begin, font.span.end - font.span.begin) == font.family);
    result.push_back(font.family);
  }
  return result;
}

}  // namespace

TEST_CASE("page: places are filled, all but the body as text") {
  const FilledTemplate page =
      Office().fill("<i>{{title}}</i>{{donor}}|{{ body }}|{{date}}{{language}}");
  CHECK(page.problems.empty());
  CHECK(page.text == "<i>Title &lt;x&gt;</i>A &amp; B &lt;b&gt;|<p>body</p>|1 March 2018en");
}

TEST_CASE("page: a value that is missing is an error that names it") {
  const FilledTemplate page = Office().fill("{{body}}\n{{disclaimer}}\n{{titel}}");
  REQUIRE(page.problems.size() == 2);
  CHECK(page.problems[0].message == "mieux.yaml has no disclaimer");
  CHECK(page.problems[0].where.line == 2);
  CHECK(page.problems[1].message == "there is no placeholder 'titel'");
  CHECK(Office("disclaimer: D\n").fill("{{body}}{{disclaimer}}").problems.empty());
}

TEST_CASE("page: one without a body is refused") {
  const FilledTemplate page = Office().fill("{{title}}");
  REQUIRE(page.problems.size() == 1);
  CHECK(page.problems[0].message.find("{{body}}") != std::string::npos);
}

TEST_CASE("page: the built-in one has no gaps in a store that says nothing more") {
  const Office office;
  CHECK(fill_page(office.load(), {"page.html", page_file("page.html")}, {"T", "B", "D", "en"})
            .problems.empty());
  CHECK(page_file("reference.docx").starts_with("PK"));
  CHECK(page_file("reference.odt").starts_with("PK"));
  CHECK(page_file("other").empty());
}

TEST_CASE("page: the fonts it asks for first") {
  CHECK(families(
            "p { font-family: \"A B\", serif; } q { FONT-FAMILY : C, D } i{font-family:serif}") ==
        std::vector<std::string>{"A B", "C"});
  CHECK(families("p { font: 8pt 'A B', serif; font-size: 3pt } q { font-family: 'a b' }") ==
        std::vector<std::string>{"A B"});
  CHECK(families("p { font: bold 8pt serif } q { font-family: }").empty());
  CHECK(families(page_file("page.html")) ==
        std::vector<std::string>{"Liberation Sans", "Liberation Mono"});
}

TEST_CASE("what the donor wants to be said, and which of it a text lacks") {
  CHECK(funding_texts(Office().load()).empty());
  const Office office("acknowledgement: Paid by *A*.\ndisclaimer: |\n  Not the view\n  of A.\n");
  const Store store = office.load();
  CHECK(fields(funding_texts_missing(store, "x")) ==
        std::vector<std::string>{"acknowledgement", "disclaimer"});
  CHECK(fields(funding_texts_missing(store, "x\n\nPaid by \\*A\\*.\n")) ==
        std::vector<std::string>{"disclaimer"});
  CHECK(funding_texts_missing(store, "Not the view of A. Paid by \\*A\\*.").empty());
}

TEST_CASE("templates that are no letters are read by their names") {
  const Office office;
  CHECK(!template_file(office.load(), "page.html"));
  office.write("templates/page.html", "x");
  CHECK(template_file(office.load(), "page.html") == "x");
  CHECK(letter_templates(office.load()).empty());
}

}  // namespace page_template_test
