// What a person types for a field, taken apart.

#include "mieux/changes/wishes/wish.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"

namespace wish_test {

using namespace mieux;
using namespace mieux::changes_test;
using Words = std::vector<std::string>;

TEST_CASE("a wish is a field, what to do with it, and a value") {
  struct Case {
    std::string_view word;
    Wish::Verb verb;
    std::string_view field;
    std::string_view value;
  };
  const std::vector<Case> cases = {
      {"title=Training", Wish::Verb::set, "title", "Training"},
      {"title=", Wish::Verb::set, "title", ""},
      {"title= a = b ", Wish::Verb::set, "title", " a = b "},
      {"topics+=thb", Wish::Verb::add, "topics", "thb"},
      {"countries-=TGO", Wish::Verb::remove, "countries", "TGO"},
      {"topics+=", Wish::Verb::add, "topics", ""},
      {"activities.a2.places=x", Wish::Verb::set, "activities.a2.places", "x"},
      {"region.region_2015=asia", Wish::Verb::set, "region.region_2015", "asia"},
      {"a=+=b", Wish::Verb::set, "a", "+=b"},
      {"a-b=c", Wish::Verb::set, "a-b", "c"},
      {"a++=b", Wish::Verb::add, "a+", "b"},
      {"need=line\nline", Wish::Verb::set, "need", "line\nline"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.word);
    const Wish wish = parse_wish(c.word);
    CHECK(wish.verb == c.verb);
    CHECK(wish.field == c.field);
    CHECK(wish.value == c.value);
  }
}

TEST_CASE("a wish without a field or without = is misuse") {
  for (const std::string_view word :
       {"", "=", "title", "=x", "+=x", "-=x", "+", "title+", "topics-"}) {
    CAPTURE(word);
    CHECK(failure_of([&] { (void)parse_wish(word); }).starts_with("2 "));
  }
}

TEST_CASE("a list is typed with or without brackets") {
  struct Case {
    std::string_view text;
    Words elements;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {"  ", {}},
      {"[]", {}},
      {"[ ]", {}},
      {",", {}},
      {"a", {"a"}},
      {" a ", {"a"}},
      {"a,b", {"a", "b"}},
      {"a, b ,c", {"a", "b", "c"}},
      {"[a, b]", {"a", "b"}},
      {" [a, b] ", {"a", "b"}},
      {"a,,b,", {"a", "b"}},
      {"Hong Kong, TJK", {"Hong Kong", "TJK"}},
      {"\"Benin, Togo\", TJK", {"Benin, Togo", "TJK"}},
      {"[\"a\", \"b\"]", {"a", "b"}},
      {R"("say \"a, b\"", "back\\slash")", {"say \"a, b\"", "back\\slash"}},
      {"\" a \"", {" a "}},
      {"[a", {"[a"}},
      {"a]", {"a]"}},
      {"é, 東京", {"é", "東京"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK((parse_list(c.text) == c.elements));
  }
  CHECK((parse_list("a, b; c", ';') == Words{"a, b", "c"}));
}

TEST_CASE("a quote that is not closed is misuse, shown where it is") {
  for (const std::string_view text : {"\"a", "a, \"b", "[\"a, b]", "\"a\\\""}) {
    CAPTURE(text);
    CHECK(failure_of([&] { (void)parse_list(text); }).starts_with("2 "));
  }
  try {
    (void)parse_list("a, \"b");
  } catch (const Failure& failure) {
    CHECK(failure.typed() == "a, \"b");
    CHECK(failure.span() == Span{3, 5});
  }
}

}  // namespace wish_test
