#include "random_layout.hpp"

#include <rapidcheck.h>

#include <set>

#include "edits.hpp"

namespace mieux::yaml {
namespace {

const std::vector<std::string> nasty = {"",
                                        "word",
                                        "two words",
                                        "it's",
                                        "say \"no\"",
                                        "a: b",
                                        "a:",
                                        "a #b",
                                        "#",
                                        " leading",
                                        "trailing ",
                                        "\U0001f600",
                                        "line\u2028separator",
                                        "no",
                                        "012",
                                        "2013",
                                        "true",
                                        "~",
                                        "- a",
                                        "[a]",
                                        "a, b",
                                        "a]",
                                        "|",
                                        "what?",
                                        "back\\slash",
                                        "tab\there",
                                        "one\ntwo",
                                        "one\ntwo\n",
                                        "one\n\n  two\n",
                                        "one\n# two\n",
                                        "one\ntwo\n\n",
                                        "\n",
                                        "\nfirst",
                                        "<<<<<<< ours\n=======\n",
                                        "carriage\r\nreturn",
                                        "bell\x07",
                                        "wide \u00a0 space",
                                        std::string(110, 'w'),
                                        std::string(3000, 'v') + "\n" + std::string(200, 'u')};

const std::vector<std::string> keys = {"a",         "b",  "c",    "d",    "key",
                                       "two words", "no", "2013", "k: v", "it's"};

int below(int limit) { return *rc::gen::inRange(0, limit); }

/// Writes a file line by line, each time in one of the ways the format allows.
class Layout {
 public:
  explicit Layout(bool calm) : calm_(calm) {}

  std::string file() {
    skipped(0);
    const std::size_t column = below(8) == 1 ? 2 : 0;
    if (calm_ || below(4) != 0) out_ += std::string(column, ' ') + "id: x\n";
    table(3, column);
    if (below(4) == 0) skipped(0);
    std::string out = below(4) == 1 ? with_crlf(out_) : out_;
    if (below(5) == 1) out.resize(out.size() - (out.ends_with("\r\n") ? 2 : 1));
    return out;
  }

 private:
  /// Comments and blank lines, now and then.
  void skipped(std::size_t column) {
    const int sort = below(calm_ ? 10 : 12);
    if (sort == 7) out_ += '\n';
    if (sort == 8) out_ += std::string(column, ' ') + "# it's: a \"comment\"\n";
    if (sort == 9) out_ += "\n# at the left\n\n";
    if (sort == 10) out_ += std::string(column + 4, ' ') + "# deep\n";
    if (sort == 11) out_ += std::string(column + 4, ' ') + "\n";
  }

  void end_line() { out_ += below(4) == 1 ? "  # behind\n" : "\n"; }

  /// The first key goes on in the line that has begun, unless `new_line`.
  void table(int depth, std::size_t column, bool new_line = true) {
    std::set<std::string> used;
    const int size = 1 + below(4);
    for (int i = 0; i < size; ++i) {
      const std::string key = *rc::gen::elementOf(keys);
      if (!used.insert(key).second) continue;
      if (new_line) out_.append(column, ' ');
      new_line = true;
      out_ += below(6) == 0 ? "'" + doubled(key) + "'" : scalar(key, false);
      out_ += below(9) == 0 ? " :" : ":";
      value(depth, column, false);
      skipped(column);
    }
  }

  void list(int depth, std::size_t column, bool new_line = true) {
    const int size = 1 + below(4);
    for (int i = 0; i < size; ++i) {
      if (new_line) out_.append(column, ' ');
      new_line = true;
      out_ += '-';
      value(depth, column, true);
      skipped(column);
    }
  }

  void value(int depth, std::size_t column, bool dash) {
    const int sort = below(depth == 0 ? 9 : 14);
    if (sort < 9) return small_value(sort, column);
    if (dash && below(3) != 0) {
      const auto spaces = static_cast<std::size_t>(1 + below(3));
      out_.append(spaces, ' ');
      return sort < 12 ? table(depth - 1, column + 1 + spaces, false)
                       : list(depth - 1, column + 1 + spaces, false);
    }
    end_line();
    const bool is_list = sort >= 12;
    const std::size_t deeper = is_list && !dash && below(2) == 0 ? 0 : 2;
    const std::size_t inner = column + deeper * static_cast<std::size_t>(1 + below(2));
    skipped(inner);
    is_list ? list(depth - 1, inner) : table(depth - 1, inner);
  }

  void small_value(int sort, std::size_t column) {
    const std::string text = any_nasty_text();
    const std::string spaces(static_cast<std::size_t>(1 + below(2)), ' ');
    if (sort == 8) {
      if (below(2) == 0) out_ += spaces + "~";
      return end_line();
    }
    if (sort == 7) return block_text(column);
    if (sort == 6) {
      out_ += spaces + brackets();
    } else if (sort == 5) {
      out_ += spaces + "-12.5";
    } else {
      out_ += spaces + word(text, false);
    }
    end_line();
  }

  static std::string doubled(const std::string& text) {
    std::string out;
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    return out;
  }

  static std::string word(const std::string& text, bool in_flow) {
    const bool one_line = text.find_first_of("\n\r\x07") == std::string::npos;
    return one_line && below(4) == 0 ? "'" + doubled(text) + "'" : scalar(text, in_flow);
  }

  static std::string brackets() {
    std::string out = below(3) == 0 ? "[ " : "[";
    const int size = below(4);
    for (int i = 0; i < size; ++i) {
      if (i > 0) out += below(3) == 0 ? " , " : ", ";
      out += below(8) == 0 ? "~" : word(any_nasty_text(), true);
    }
    return out + "]";
  }

  void block_text(std::size_t column) {
    const std::vector<std::string> signs{" |", " |-", " >", " >-", " |+"};
    out_ += signs[static_cast<std::size_t>(below(calm_ ? 4 : 5))];
    end_line();
    const std::string margin(column + 2 + static_cast<std::size_t>(below(3)), ' ');
    const int size = below(4);
    for (int i = 0; i < size; ++i) {
      if (below(4) == 0) out_ += '\n';
      out_ += margin + (below(4) == 0 && i > 0 ? "  deeper" : "text # no: comment") + "\n";
    }
    if (below(3) == 0) out_ += "\n\n";
  }

  bool calm_;
  std::string out_;
};

void collect(const Document& document, const Node& node, Path& path, std::vector<Path>& out) {
  std::uint32_t position = 0;
  for (const Node& child : Children{document, node}) {
    if (node.kind == Kind::mapping)
      path.emplace_back(std::string(child.key));
    else
      path.emplace_back(position++);
    out.push_back(path);
    collect(document, child, path, out);
    path.pop_back();
  }
}

}  // namespace

std::string any_nasty_text() { return *rc::gen::elementOf(nasty); }

Value any_value(int depth) {
  const int sort = below(depth == 0 ? 8 : 13);
  if (sort < 5) return Value::text(any_nasty_text());
  if (sort == 5) return Value::integer(below(3000));
  if (sort == 6) return Value::boolean(below(2) == 0);
  if (sort == 7) return {std::string(), true};
  const int size = below(4);
  Value::Sequence elements;
  Value::Mapping entries{{"first", Value::text(any_nasty_text())}};
  for (int i = 0; i < size; ++i) {
    if (sort < 10)
      elements.push_back(sort == 8 ? Value::text(any_nasty_text()) : any_value(depth - 1));
    else
      entries.emplace_back(keys[static_cast<std::size_t>(i)], any_value(depth - 1));
  }
  return sort < 10 ? Value{std::move(elements)} : Value{std::move(entries)};
}

std::string any_file(bool calm) { return Layout(calm).file(); }

std::vector<Path> paths_of(const Document& document) {
  Path path;
  std::vector<Path> out;
  collect(document, document.root(), path, out);
  return out;
}

}  // namespace mieux::yaml
