// What pandoc read becomes a tree in which nothing is run, fetched or read from a file.
#include "mieux/reports/pages/page_tree.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"

namespace page_tree_test {

using namespace mieux;

namespace {

using Json = nlohmann::json;

Json node(const std::string& type, Json content) {
  return {{"t", type}, {"c", std::move(content)}};
}
Json str(const std::string& text) { return node("Str", text); }
Json para(Json inlines) { return node("Para", Json::array({std::move(inlines)})); }
Json attributes() {
  return Json::array({"id", Json::array({"cls"}), Json::array({Json::array({"onclick", "x"})})});
}
Json plain_attributes() { return Json::array({"", Json::array(), Json::array()}); }
Json link(const std::string& type, const std::string& target) {
  return node(type, Json::array({attributes(), Json::array({str("words")}),
                                 Json::array({target, "title"})}));
}
Json header(int level, const std::string& text) {
  return node("Header", Json::array({level, attributes(), Json::array({str(text)})}));
}

std::string tree(Json blocks) {
  return Json{{"pandoc-api-version", {1, 22, 2, 1}},
              {"meta", {{"header-includes", "x"}}},
              {"blocks", std::move(blocks)}}
      .dump();
}

Json made(Json blocks, PageWish wish = {}) {
  wish.language = "en";
  return Json::parse(page_tree(tree(std::move(blocks)), wish).json);
}

/// What becomes of an inline; null if it goes.
Json made_of(const Json& inline_part) {
  const Json result = made(Json::array({para(inline_part)}));
  const Json& inlines = result["blocks"][0]["c"];
  return inlines.empty() ? Json{} : inlines[0];
}

Json cell(const std::string& text) {
  return Json::array({plain_attributes(),
                      {{"t", "AlignDefault"}},
                      1,
                      1,
                      Json::array({node("Plain", Json::array({str(text)}))})});
}

Json table(const std::vector<std::vector<std::string>>& rows) {
  Json columns = Json::array();
  Json all = Json::array();
  for (const auto& row : rows) {
    Json cells = Json::array();
    for (const std::string& text : row) cells.push_back(cell(text));
    all.push_back(Json::array({plain_attributes(), cells}));
  }
  for (std::size_t i = 0; i < rows[0].size(); ++i)
    columns.push_back(Json::array({{{"t", "AlignDefault"}}, {{"t", "ColWidthDefault"}}}));
  Json head = Json::array({all[0]});
  all.erase(0);
  return node("Table",
              Json::array({plain_attributes(), Json::array({nullptr, Json::array()}), columns,
                           Json::array({plain_attributes(), head}),
                           Json::array({Json::array({plain_attributes(), 0, Json::array(), all})}),
                           Json::array({plain_attributes(), Json::array()})}));
}

std::vector<double> widths(const std::vector<std::vector<std::string>>& rows) {
  std::vector<double> result;
  const Json result_tree = made(Json::array({table(rows)}));
  for (const Json& column : result_tree["blocks"][0]["c"][2])
    result.push_back(column[1]["c"].get<double>());
  return result;
}

}  // namespace

TEST_CASE("pages: HTML becomes the text it is, comments go") {
  CHECK(made_of(node("RawInline", {"html", "<script>"})) == str("<script>"));
  CHECK(made_of(node("RawInline", {"html", "<br />"})) == Json{{"t", "LineBreak"}});
  CHECK(made_of(node("RawInline", {"html", "<!-- mieux f1: x -->"})).is_null());
  CHECK(made_of(node("RawInline", {"html", "<!-- a --><script>x</script><!-- b -->"})) ==
        str("<!-- a --><script>x</script><!-- b -->"));
  const Json blocks = made(Json::array({node("RawBlock", {"html", "<div>\nx\n"})}))["blocks"];
  CHECK(blocks[0] == node("Para", Json::array({str("<div>"), {{"t", "LineBreak"}}, str("x")})));
}

TEST_CASE("pages: attributes go, metadata is ours") {
  CHECK(made_of(node("Span", {attributes(), Json::array({str("x")})}))["c"][0] ==
        plain_attributes());
  CHECK(made_of(node("Code", {attributes(), "x"}))["c"][0] == plain_attributes());
  const Json result = made(Json::array({header(2, "H")}));
  CHECK(result["blocks"][0]["c"][1] == Json::array({"id", Json::array(), Json::array()}));
  CHECK(result["meta"] == Json{{"lang", node("MetaString", "en")}});
}

TEST_CASE("pages: links lead to the web, to e-mail and to headings alone") {
  for (const std::string good : {"https://a.b", "HTTP://a.b", "mailto:a@b.c", "#h"})
    CHECK(made_of(link("Link", good))["c"][2][0] == good);
  for (const std::string bad :
       {"javascript:x", "JavaScript:x", "file:///etc/passwd", "data:text/html,x", "vbscript:x",
        "//a.b/c", "../mieux.yaml", " javascript:x"}) {
    CAPTURE(bad);
    CHECK(made_of(link("Link", bad)) ==
          node("Span", {plain_attributes(), Json::array({str("words")})}));
  }
}

TEST_CASE("pages: pictures are those given, else their words") {
  const std::vector<PagePicture> pictures{{"a.svg", "picture-1.png", 2}};
  PageWish wish;
  wish.pictures = pictures;
  const std::string read =
      tree(Json::array({para(link("Image", "a.svg")), para(link("Image", "https://a.b/c.png"))}));
  CHECK(pictures_in(read) == std::vector<std::string>{"a.svg", "https://a.b/c.png"});
  const PageTree office = page_tree(read, wish);
  CHECK(office.left_out == std::vector<std::string>{"https://a.b/c.png"});
  const Json blocks = Json::parse(office.json)["blocks"];
  CHECK(blocks[0]["c"][0]["c"][2][0] == "picture-1.png");
  // Twice as high as wide: its height is what fits the page.
  CHECK(blocks[0]["c"][0]["c"][0][2][0] == Json::array({"width", "10.5cm"}));
  CHECK(blocks[1]["c"][0]["t"] == "Span");
  wish.as_html = true;
  CHECK(Json::parse(page_tree(read, wish).json)["blocks"][0] ==
        node("RawBlock", {"html", "<figure>"}));
}

TEST_CASE("pages: a first heading alone of its level is the title") {
  const Json one = made(Json::array({header(1, "T"), header(2, "A"), header(3, "B")}));
  CHECK(one["meta"]["title"] == node("MetaInlines", Json::array({str("T")})));
  CHECK(one["blocks"].size() == 2);
  CHECK(one["blocks"][0]["c"][0] == 1);
  CHECK(one["blocks"][1]["c"][0] == 2);
  const Json two = made(Json::array({header(1, "T"), header(1, "U")}));
  CHECK(!two["meta"].contains("title"));
  CHECK(two["blocks"].size() == 2);
  CHECK(page_tree(tree(Json::array({header(1, "T & U")})), {}).title == "T & U");
}

TEST_CASE("pages: columns are as wide as what they hold, and fit the page") {
  const auto small = widths({{"region", "actions"}, {"Asia", "12"}});
  CHECK(small[0] + small[1] < 0.4);
  const auto wide = widths({{"a", "b"}, {std::string(500, 'x'), "12"}, {"word word", "1"}});
  CHECK(wide[0] + wide[1] <= 1.001);
  CHECK(wide[1] > 0.03);
  const std::string words = "some words that go on and on and on and on and on and on for long";
  const auto three = widths({{"id", "title", "day"}, {"2018-01", words + words, "2018-01-01"}});
  CHECK(three[0] + three[1] + three[2] <= 1.001);
  CHECK(three[1] > three[0]);
  // No word of these is broken: 2018-01-01 has ten letters of 88.
  CHECK(three[2] > 10.0 / 88);
}

TEST_CASE("pages: a head without words goes, a table that is wide says so") {
  const Json bare = made(Json::array({table({{"", ""}, {"Donor", "X"}})}))["blocks"][0];
  CHECK(bare["c"][3][1] == Json::array());
  std::vector<std::string> many(14, "responsible");
  PageWish wish;
  const Json office = made(Json::array({table({many, many})}), wish)["blocks"][0];
  const Json styled = office["c"][3][1][0][1][0][4][0]["c"][0];
  CHECK(styled["t"] == "Span");
  CHECK(styled["c"][0][2][0] == Json::array({"custom-style", "Table Small"}));
  wish.as_html = true;
  const Json wide = made(Json::array({table({many, many})}), wish)["blocks"][0];
  CHECK(wide["c"][0][1] == Json::array({"wide"}));
}

TEST_CASE("pages: what is nested too deeply is refused, before it is walked") {
  const auto quotes = [](std::size_t levels) {
    std::string text = R"({"blocks":[)";
    for (std::size_t i = 0; i < levels; ++i) text += R"({"t":"BlockQuote","c":[)";
    for (std::size_t i = 0; i < levels; ++i) text += "]}";
    return text + "]}";
  };
  CHECK_NOTHROW(page_tree(quotes(200), {}));
  CHECK_THROWS_WITH_AS(page_tree(quotes(200'000), {}),
                       "lists or quotations of the text are nested too deeply", Failure);
}

TEST_CASE("pages: what is no tree of pandoc's is refused") {
  for (const std::string text : {"", "[]", "{}", R"({"blocks":[{"t":"Link","c":1}]})"})
    CHECK_THROWS_AS(page_tree(text, {}), Failure);
}

}  // namespace page_tree_test
