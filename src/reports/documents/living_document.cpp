// From comments to blocks, and what is wrong with them.
#include <algorithm>
#include <map>

#include "marks.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux {
namespace {

constexpr std::string_view mark_word = "mieux";
constexpr std::string_view closing_word = "/mieux";
constexpr std::string_view settings_id = "document";
constexpr std::string_view write_word = "write:";
constexpr std::size_t longest_id = 40;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; }) &&
         text.find("--") == text.npos;
}

/// Is it `word`, with something behind it that ends a word?
bool begins_with_word(std::string_view text, std::string_view word) {
  if (!same_word(text.substr(0, word.size()), word)) return false;
  return text.size() == word.size() ||
         std::string_view(" \t\r\n:").find(text[word.size()]) != std::string_view::npos;
}

/// `mieuxx f5:`, `miuex: stats`: one or two letters from a mark.
bool looks_like_mark(std::string_view said) {
  const std::string_view word = said.substr(0, said.find_first_of(" :\t\n"));
  return said.find(':') != said.npos && spelling_distance(word, mark_word) <= 2;
}

class DocumentReader {
 public:
  explicit DocumentReader(std::string_view text) : text_(text) {}

  LivingDocument run() {
    if (find_conflict()) return std::move(document_);
    for (const Comment& comment : comments_of(text_)) take(comment);
    if (open_) refuse_open("the block has no closing mark", "");
    return std::move(document_);
  }

 private:
  bool find_conflict() {
    std::size_t begin = 0;
    for (const std::string_view line : split(text_, '\n')) {
      if (yaml::is_conflict_marker(line)) {
        report({to_position(begin), to_position(begin + line.size())},
               "the document is in the middle of a merge",
               "`mieux report build` decides what lies between marks; which of the other texts "
               "holds you decide yourself: delete the lines of git and what does not hold");
        return true;
      }
      begin += line.size() + 1;
    }
    return false;
  }

  void take(const Comment& comment) {
    const std::string_view inner =
        text_.substr(comment.inner.begin, comment.inner.end - comment.inner.begin);
    const std::string_view said = trimmed(inner);
    const bool closing = begins_with_word(said, closing_word);
    if (!closing && !begins_with_word(said, mark_word)) {
      if (said.starts_with(write_word)) document_.to_write.push_back(comment.span);
      if (looks_like_mark(said))
        report(comment.span, "this looks like a mark, and is none",
               "did you mean `<!-- mieux ID: WORDS -->`?");
      return;
    }
    if (!comment.ends) {
      const std::uint32_t end =
          to_position(std::min(text_.find('\n', comment.span.begin), text_.size()));
      report({comment.span.begin, end}, "a mark without its end", "end it with `-->`");
      return;
    }
    const std::string_view word = closing ? closing_word : mark_word;
    const std::string_view rest = said.substr(word.size());
    if (closing)
      close(comment, rest);
    else
      open(comment, rest);
  }

  void open(const Comment& comment, std::string_view rest) {
    const std::size_t colon = rest.find(':');
    const std::string id{trimmed(rest.substr(0, colon))};
    if (colon == rest.npos || (!id.empty() && !is_id(id))) {
      report(comment.span,
             colon == rest.npos ? "a mark without a colon" : "no id of a block: " + in_quotes(id),
             "write `<!-- mieux ID: WORDS -->`, or without an id: `<!-- mieux: WORDS -->`; ids "
             "have small letters, digits and single dashes");
      return;
    }
    const std::string_view asked = rest.substr(colon + 1);
    std::vector<MarkWord> words =
        words_of_mark(asked, to_position(asked.data() - text_.data()), document_.findings);
    drop_program(words);
    if (!words.empty() && !words.front().key.empty() && id != settings_id &&
        spelling_distance(id, settings_id) <= 2) {
      report(comment.span, "no block begins so: " + in_quotes(id),
             "did you mean `<!-- mieux document: ... -->`?");
      return;
    }
    if (id == settings_id) {
      settings(comment, std::move(words));
      return;
    }
    if (open_) {
      refuse_open("the block does not end before another begins",
                  " before the next block begins; blocks do not stand within each other");
    }
    begin_block(comment, id, std::move(words));
  }

  void begin_block(const Comment& comment, const std::string& id, std::vector<MarkWord> words) {
    if (words.empty())
      report(comment.span, "the mark asks for nothing",
             "say what, such as `<!-- mieux: stats actions by=region -->`");
    const auto [known, is_new] = ids_.emplace(id, comment.span);
    if (!id.empty() && !is_new)
      report(comment.span,
             "there is another block " + id + " in line " +
                 std::to_string(line_of(known->second.begin)),
             "delete the id of the one that is new; `mieux report build` gives it another");
    open_ = true;
    Block& block = document_.blocks.emplace_back();
    block.id = id;
    block.words = std::move(words);
    block.opening = comment.span;
    block.content = {comment.span.end, comment.span.end};
    block.in_sentence = !stands_alone(text_, comment.span);
  }

  void settings(const Comment& comment, std::vector<MarkWord> words) {
    if (document_.settings_mark.end != 0)
      report(comment.span, "the document has two marks `mieux document`", "join them");
    else if (open_ || !document_.blocks.empty())
      report(comment.span, "the mark `mieux document` stands behind the first block",
             "put it above all blocks");
    document_.settings_mark = comment.span;
    document_.settings = std::move(words);
  }

  void close(const Comment& comment, std::string_view rest) {
    const std::string_view said = trimmed(rest);
    const std::size_t end = std::min(said.find_first_of(" \t\r\n"), said.size());
    const bool names = said.substr(0, end) != "built";
    const std::string id{names ? said.substr(0, end) : std::string_view{}};
    if (!open_) {
      report(comment.span,
             "a closing mark without a block" + (id.empty() ? "" : ": " + in_quotes(id)),
             "delete it, or put the opening mark before the text it ends");
      return;
    }
    open_ = false;
    Block& block = document_.blocks.back();
    block.content.end = comment.span.begin;
    block.closing = comment.span;
    if (!id.empty() && id != block.id)
      report(comment.span,
             "this mark ends " + in_quotes(id) + ", and the block that is open is " +
                 (block.id.empty() ? "one without an id" : in_quotes(block.id)),
             "see which of the two was moved or deleted; `git diff` shows it");
    if (block.in_sentence && content_of(text_, block).find("\n\n") != std::string_view::npos)
      report(block.opening, "a block that begins in a sentence ends in another paragraph",
             "put the opening mark on a line of its own, or close the block in its sentence");
    if (!block.in_sentence && !stands_alone(text_, comment.span))
      report(comment.span,
             "the block begins on a line of its own, and ends in a line with other text",
             "put the closing mark on a line of its own");
    const std::string_view kept = names ? said.substr(end) : said;
    block.seal = read_seal(kept, to_position(kept.data() - text_.data()), document_.findings);
  }

  /// Ends the block that is open, as it must not end.
  void refuse_open(const std::string& message, const std::string& where) {
    Block& block = document_.blocks.back();
    report(block.opening, message,
           "put `<!-- /mieux" + (block.id.empty() ? "" : " " + block.id) + " -->`" +
               (where.empty() ? " where it ends" : where));
    block.content = block.closing = {block.opening.end, block.opening.end};
    open_ = false;
  }

  void report(Span span, std::string message, std::string hint) {
    document_.findings.push_back(
        {.code = {}, .span = span, .message = std::move(message), .hint = std::move(hint)});
  }

  [[nodiscard]] std::size_t line_of(std::size_t at) const {
    return 1 + static_cast<std::size_t>(std::count(
                   text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }

  template <typename Number>
  static std::uint32_t to_position(Number at) {
    return static_cast<std::uint32_t>(at);
  }

  std::string_view text_;
  bool open_ = false;
  std::map<std::string, Span> ids_;
  LivingDocument document_;
};

}  // namespace

LivingDocument read_living_document(std::string_view text) { return DocumentReader(text).run(); }

std::string_view content_of(std::string_view text, const Block& block) {
  const std::string_view content =
      text.substr(block.content.begin, block.content.end - block.content.begin);
  return block.in_sentence ? content : trimmed(content);
}

}  // namespace mieux
