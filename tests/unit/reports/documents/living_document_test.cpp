// Marks of living documents, what is put between them, and how it stands beside the records.

#include "mieux/reports/documents/living_document.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace living_document_test {

using namespace mieux;

namespace {

std::string_view at(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::vector<std::string> problems(std::string_view text) {
  std::vector<std::string> messages;
  for (const Finding& finding : read_living_document(text).findings)
    messages.push_back(finding.message);
  return messages;
}

/// The text with every block built to say `markdown`.
std::string built(std::string_view text, const std::string& markdown) {
  LivingDocument document = read_living_document(text);
  REQUIRE(document.findings.empty());
  give_ids(document);
  const BlockText says{markdown, "query", {{"total", "3"}}};
  return with_blocks(text, document, std::vector(document.blocks.size(), &says));
}

BlockState state(std::string_view text, const BlockText& now) {
  const LivingDocument document = read_living_document(text);
  REQUIRE(document.blocks.size() == 1);
  return state_of(text, document.blocks[0], now);
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("readers get no comments, but those in code") {
  CHECK(without_comments("a <!-- mieux f1: x -->3<!-- /mieux f1 --> b\n<!-- write: c -->\nd") ==
        "a 3 b\n\nd");
  CHECK(without_comments("`<!-- a -->`\n```\n<!-- b -->\n```\n") ==
        "`<!-- a -->`\n```\n<!-- b -->\n```\n");
}

TEST_CASE("a block on lines of its own and one in a sentence are found with their words") {
  const std::string text =
      "# A\n\n<!-- mieux document: from=2018 -->\n\n<!-- mieux f2: stats actions by=region "
      "-->\nold\n"
      "<!-- /mieux f2 -->\n\nWe held <!-- mieux: figure activities where=\"type = \\\"tot\\\"\" "
      "-->x"
      "<!-- /mieux -->.\n\n<!-- write: more -->\n<!-- a remark -->\n";
  const LivingDocument document = read_living_document(text);
  CHECK(document.findings.empty());
  REQUIRE(document.blocks.size() == 2);
  CHECK(text_of(document.settings) == "from=2018");
  CHECK(document.blocks[0].id == "f2");
  CHECK_FALSE(document.blocks[0].in_sentence);
  CHECK(content_of(text, document.blocks[0]) == "old");
  CHECK(text_of(document.blocks[0].words) == "stats actions by=region");
  CHECK(document.blocks[1].id.empty());
  CHECK(document.blocks[1].in_sentence);
  CHECK(document.blocks[1].words.back().value == "type = \"tot\"");
  CHECK(content_of(text, document.blocks[1]) == "x");
  REQUIRE(document.to_write.size() == 1);
  CHECK(at(text, document.to_write[0]) == "<!-- write: more -->");
}

TEST_CASE("a command that was pasted means the same as words of a mark") {
  const auto pasted = words_of_command(
      "mieux stats actions --by region --where \"status = completed\" --active --from 2018");
  CHECK(text_of(pasted) ==
        "stats actions by=region where=\"status = completed\" active=yes from=2018");
  const std::string text =
      "<!-- mieux: mieux stats actions --by region --active -->\n<!-- /mieux -->\n";
  CHECK(text_of(read_living_document(text).blocks.at(0).words) ==
        "stats actions by=region active=yes");
}

TEST_CASE("words are read as they are written, whatever they hold") {
  CHECK(rc::check("text_of and the reading of a mark are inverse", [](const std::string& value) {
    RC_PRE(value.find('\0') == std::string::npos && value.find_first_of("\r\n") == value.npos);
    const std::vector<MarkWord> words{{"", "stats"}, {"where", value}};
    const std::string mark = "<!-- mieux f1: " + text_of(words) + " -->";
    const std::string text = mark + "\n<!-- /mieux f1 -->\n";
    RC_ASSERT(mark.substr(4, mark.size() - 7).find("--") == std::string::npos);
    const LivingDocument document = read_living_document(text);
    RC_ASSERT(document.blocks.size() == 1U);
    RC_ASSERT(document.blocks[0].words.size() == 2U);
    RC_ASSERT(document.blocks[0].words[1].value == value);
  }));
}

TEST_CASE("marks in code are left alone") {
  CHECK(read_living_document("```\n<!-- mieux: stats actions -->\n```\n").blocks.empty());
  CHECK(read_living_document("~~~~\n<!-- mieux: stats actions -->\n~~~\n").blocks.empty());
  CHECK(read_living_document("Write `<!-- mieux: stats actions -->` here.\n").blocks.empty());
  CHECK(read_living_document("A ` lonely <!-- mieux: figure actions -->1<!-- /mieux --> tick.\n")
            .blocks.size() == 1);
  CHECK(read_living_document("\\`<!-- mieux: figure actions -->1<!-- /mieux -->\\`\n")
            .blocks.size() == 1);
}

TEST_CASE("marks that are wrong are said, each in its place") {
  CHECK(problems("<!-- mieux: stats actions -->\n") == Messages{"the block has no closing mark"});
  CHECK(problems("<!-- mieux: stats actions\n\ntext\n") == Messages{"a mark without its end"});
  CHECK(problems("<!-- /mieux f1 -->\n") == Messages{"a closing mark without a block: 'f1'"});
  CHECK(problems("<!-- mieux f1: stats a -->\n<!-- mieux f2: stats b -->\n<!-- /mieux f2 -->\n") ==
        Messages{"the block does not end before another begins"});
  CHECK(problems("<!-- mieux f1: stats a -->\n<!-- /mieux f2 -->\n") ==
        Messages{"this mark ends 'f2', and the block that is open is 'f1'"});
  CHECK(problems("<!-- mieux f1: stats a -->\n<!-- /mieux f1 -->\n\n<!-- mieux f1: stats a -->\n"
                 "<!-- /mieux f1 -->\n") == Messages{"there is another block f1 in line 1"});
  CHECK(problems("<!-- mieux stats actions -->\n") == Messages{"a mark without a colon"});
  CHECK(problems("<!-- mieux F1: stats a -->\n") == Messages{"no id of a block: 'F1'"});
  CHECK(problems("<!-- mieux f1: -->\n<!-- /mieux f1 -->\n") ==
        Messages{"the mark asks for nothing"});
  CHECK(problems("<!-- mieux f1: stats where=\"a -->\n<!-- /mieux f1 -->\n") ==
        Messages{"a quotation mark that does not end"});
  CHECK(problems("a <!-- mieux f1: figure a -->\n\nb <!-- /mieux f1 -->\n") ==
        Messages{"a block that begins in a sentence ends in another paragraph"});
  CHECK(problems("<!-- mieux f1: stats a -->\ntext <!-- /mieux f1 -->\n") ==
        Messages{"the block begins on a line of its own, and ends in a line with other text"});
  CHECK(problems("<!-- mieux f1: stats a -->\n<!-- /mieux f1 bult abc -->\n") ==
        Messages{"what this closing mark keeps cannot be read"});
  CHECK(
      problems(
          "<!-- mieux f1: stats a -->\n<!-- /mieux f1 -->\n<!-- mieux document: from=2018 -->\n") ==
      Messages{"the mark `mieux document` stands behind the first block"});
  CHECK(problems("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n") ==
        Messages{"the document is in the middle of a merge"});
}

TEST_CASE("building touches nothing but what is between the marks, and gives ids once") {
  const std::string prose = "“Quoted” text[^1] with <b>HTML</b>.  \n";
  const std::string text = prose + "\n<!-- mieux: stats actions -->\n<!-- /mieux -->\n\n" + prose +
                           "A <!-- mieux f7: figure actions --><!-- /mieux --> b.\n";
  const std::string once = built(text, "3 Actions");
  CHECK(once == prose + "\n<!-- mieux f8: stats actions -->\n\n3 Actions\n\n<!-- /mieux f8 built " +
                    sum_of("3 Actions") + " from " + sum_of("query") + ": total=3 -->\n\n" + prose +
                    "A <!-- mieux f7: figure actions -->3 Actions<!-- /mieux f7 built " +
                    sum_of("3 Actions") + " from " + sum_of("query") + ": total=3 --> b.\n");
  CHECK(built(once, "3 Actions") == once);
}

TEST_CASE("a document with line ends of Windows keeps them") {
  const std::string once =
      built("a\r\n\r\n<!-- mieux: stats actions -->\r\n<!-- /mieux -->\r\n", "| a |\n|---|");
  CHECK(once.find("\r\n\r\n| a |\r\n|---|\r\n\r\n") != std::string::npos);
  CHECK(built(once, "| a |\n|---|") == once);
}

TEST_CASE("what a closing mark keeps tells why a block is not what it would be") {
  const std::string text = built("<!-- mieux f1: stats actions -->\n<!-- /mieux -->\n", "three");
  const std::vector<BuiltValue> three{{"total", "3"}};
  CHECK(state(text, {"three", "query", three}) == BlockState::current);
  CHECK(state(text, {"three", "another", three}) == BlockState::query_changed);
  CHECK(state(text, {"four", "query", {{"total", "4"}}}) == BlockState::moved);
  CHECK(state(text, {"3", "query", three}) == BlockState::reworded);
  std::string edited = text;
  edited.replace(edited.find("three"), 5, "thirty");
  CHECK(state(edited, {"four", "another", {{"total", "4"}}}) == BlockState::edited);
  CHECK(state("<!-- mieux f1: stats actions -->\n<!-- /mieux -->\n", {"three", "query", three}) ==
        BlockState::not_built);
  // What somebody wrote between marks that were never built, or whose closing mark was cut short.
  for (const char* mark :
       {"<!-- mieux: stats actions -->\n", "<!-- mieux f1: stats actions -->\n"}) {
    const std::string words = mark + std::string{"my words\n<!-- /mieux -->\n"};
    CHECK(state(words, {"three", "query", three}) == BlockState::edited);
    CHECK(state(words, {"my words", "query", three}) == BlockState::not_built);
  }
}

TEST_CASE("values of any text survive the closing mark") {
  CHECK(rc::check("a value is read as it was kept",
                  [](const std::string& id, const std::string& value) {
                    RC_PRE(id.find_first_of(std::string("\r\0", 2)) == std::string::npos);
                    const std::string text = "<!-- mieux f1: stats actions -->\n<!-- /mieux -->\n";
                    const LivingDocument document = read_living_document(text);
                    const BlockText says{"x", "query", {{id, value}}};
                    const std::string once = with_blocks(text, document, {&says});
                    const LivingDocument again = read_living_document(once);
                    RC_ASSERT(again.findings.empty());
                    RC_ASSERT(again.blocks.at(0).seal->values == says.values);
                  }));
}

TEST_CASE("values that moved are told, those that are gone last") {
  const auto moved =
      moved_values({{"a", "1"}, {"b", "2"}, {"c", "3"}}, {{"d", "4"}, {"a", "1"}, {"c", "5"}});
  REQUIRE(moved.size() == 3);
  CHECK(moved[0].id + moved[0].before + moved[0].now == "d4");
  CHECK(moved[1].id + moved[1].before + moved[1].now == "c35");
  CHECK(moved[2].id + moved[2].before + moved[2].now == "b2");
}

}  // namespace living_document_test
