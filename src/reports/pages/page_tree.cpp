#include "mieux/reports/pages/page_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "page_table.hpp"

namespace mieux {
namespace {

using Tree = nlohmann::json;

// The room that a page gives a picture, in centimetres.
constexpr double text_width = 16;
constexpr double text_height = 21;

constexpr std::array<std::string_view, 4> safe_targets{"http://", "https://", "mailto:", "#"};

Tree node(std::string_view type) { return Tree{{"t", type}}; }
Tree node(std::string_view type, Tree content) {
  return Tree{{"t", type}, {"c", std::move(content)}};
}
Tree no_attributes() { return Tree::array({"", Tree::array(), Tree::array()}); }
Tree span_of(Tree inlines) {
  return node("Span", Tree::array({no_attributes(), std::move(inlines)}));
}
Tree html_block(std::string_view text) { return node("RawBlock", Tree::array({"html", text})); }

bool is(const Tree& tree, std::string_view type) {
  return tree.is_object() && tree.value("t", "") == type;
}

/// Words of people, with the blanks between them.
Tree text_node(const std::string& text) { return node("Str", text); }

bool is_safe(const std::string& target) {
  const std::string small = lower_case(target);
  return std::any_of(safe_targets.begin(), safe_targets.end(),
                     [&](std::string_view begin) { return small.starts_with(begin); });
}

/// Walks a tree and makes it safe.
class Cleaning {
 public:
  explicit Cleaning(const PageWish& wish) : wish_(wish) {}

  void clean(Tree& tree) {
    if (tree.is_array()) {
      std::erase_if(tree.get_ref<Tree::array_t&>(), is_comment);
      for (Tree& part : tree) clean(part);
      if (wish_.as_html) set_figures(tree);
      return;
    }
    if (!tree.is_object() || !tree.contains("c")) return;
    drop_attributes(tree);
    clean(tree["c"]);
    const std::string type = tree.value("t", "");
    if (type == "RawInline" || type == "RawBlock") clean_raw(tree, type == "RawBlock");
    if (type == "Link") clean_link(tree);
    if (type == "Image") clean_image(tree);
    if (type == "Table") fit_table(tree, wish_.as_html);
  }

  std::vector<std::string> alternatives;
  std::vector<std::string> left_out;

 private:
  static bool is_comment(const Tree& part) {
    if (!is(part, "RawInline") && !is(part, "RawBlock")) return false;
    const std::string text{trimmed(part.at("c").at(1).get_ref<const std::string&>())};
    return text.starts_with("<!--") && text.find("-->") == text.size() - 3;
  }

  /// Of a heading the name stays that links go to.
  static void drop_attributes(Tree& tree) {
    const std::string type = tree.value("t", "");
    constexpr std::array<std::string_view, 7> at_first{"Code", "CodeBlock", "Span",  "Div",
                                                       "Link", "Image",     "Figure"};
    if (std::find(at_first.begin(), at_first.end(), type) != at_first.end())
      tree["c"][0] = no_attributes();
    if (type == "Header") {
      tree["c"][1][1] = Tree::array();
      tree["c"][1][2] = Tree::array();
    }
  }

  static Tree lines_of(const std::string& text) {
    Tree inlines = Tree::array();
    for (const std::string_view line : split(trimmed(text), '\n')) {
      if (!inlines.empty()) inlines.push_back(node("LineBreak"));
      inlines.push_back(text_node(std::string{trimmed(line)}));
    }
    return inlines;
  }

  static void clean_raw(Tree& tree, bool block) {
    const std::string text = tree["c"][1].get<std::string>();
    const std::string word = lower_case(trimmed(text));
    if (!block && (word == "<br>" || word == "<br/>" || word == "<br />"))
      tree = node("LineBreak");
    else if (block)
      tree = node("Para", lines_of(text));
    else
      tree = text_node(text);
  }

  static void clean_link(Tree& tree) {
    Tree& content = tree["c"];
    if (is_safe(content[2][0].get<std::string>())) return;
    Tree inlines = content[1];
    tree = span_of(std::move(inlines));
  }

  void clean_image(Tree& tree) {
    Tree& content = tree["c"];
    const std::string target = content[2][0].get<std::string>();
    for (const PagePicture& picture : wish_.pictures)
      if (picture.name == target) {
        content[2] = Tree::array({picture.target, ""});
        alternatives.push_back(plain_text(content[1]));
        if (!wish_.as_html && picture.ratio > 0) set_width(content, picture.ratio);
        return;
      }
    left_out.push_back(target);
    Tree inlines = content[1];
    tree = span_of(std::move(inlines));
  }

  static void set_width(Tree& image, double ratio) {
    const double width = std::min(text_width, text_height / ratio);
    image[0][2] = Tree::array({Tree::array({"width", fmt::format("{:.1f}cm", width)})});
  }

  /// A picture that is a paragraph of its own.
  static void set_figures(Tree& blocks) {
    Tree result = Tree::array();
    for (Tree& block : blocks) {
      const bool figure =
          is(block, "Para") && block["c"].size() == 1 && is(block["c"].front(), "Image");
      if (figure) result.push_back(html_block("<figure>"));
      if (figure) block["t"] = "Plain";
      result.push_back(std::move(block));
      if (figure) result.push_back(html_block("</figure>"));
    }
    blocks = std::move(result);
  }

  const PageWish& wish_;
};

void collect_pictures(const Tree& tree, std::vector<std::string>& names) {
  if (is(tree, "Image")) {
    const std::string name = tree.at("c").at(2).at(0).get<std::string>();
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (tree.is_structured())
    for (const Tree& part : tree) collect_pictures(part, names);
}

bool is_top_heading(const Tree& block) { return is(block, "Header") && block.at("c").at(0) == 1; }

/// A heading that is the only one of its level is the title: those below rise.
void raise_title(Tree& tree) {
  Tree& blocks = tree["blocks"];
  if (blocks.empty() || !is_top_heading(blocks.front()) ||
      std::count_if(blocks.begin(), blocks.end(), is_top_heading) != 1)
    return;
  tree["meta"]["title"] = node("MetaInlines", blocks.front()["c"][2]);
  blocks.erase(blocks.begin());
  for (Tree& block : blocks)
    if (is(block, "Header")) block["c"][0] = std::max(1, block["c"][0].get<int>() - 1);
}

std::string title_of(const Tree& blocks) {
  for (const Tree& block : blocks)
    if (is(block, "Header")) return plain_text(block.at("c").at(2));
  return {};
}

/// Trees are walked level by level: one that is too deep would not end well.
bool refuse_depth(int depth, Tree::parse_event_t, Tree&) {
  constexpr int most_levels = 1000;
  if (depth > most_levels)
    throw Failure(Exit::refused, "lists or quotations of the text are nested too deeply",
                  "write them in fewer levels");
  return true;
}

template <typename Use>
auto with_tree(std::string_view json, Use use) {
  try {
    Tree tree = Tree::parse(json, refuse_depth);
    return use(tree);
  } catch (const Tree::exception&) {
    throw Failure(Exit::io, "what pandoc read is not what was expected of it",
                  "install pandoc 2.17 or later");
  }
}

}  // namespace

std::vector<std::string> pictures_in(std::string_view json) {
  return with_tree(json, [](const Tree& tree) {
    std::vector<std::string> names;
    collect_pictures(tree.at("blocks"), names);
    return names;
  });
}

PageTree page_tree(std::string_view json, const PageWish& wish) {
  return with_tree(json, [&](Tree& tree) {
    PageTree result;
    Cleaning cleaning(wish);
    cleaning.clean(tree.at("blocks"));
    result.title = title_of(tree["blocks"]);
    tree["meta"] = Tree{{"lang", node("MetaString", wish.language)}};
    if (!wish.as_html) raise_title(tree);
    result.json = tree.dump();
    result.alternatives = std::move(cleaning.alternatives);
    result.left_out = std::move(cleaning.left_out);
    return result;
  });
}

}  // namespace mieux
