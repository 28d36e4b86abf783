#include "records_rules.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "mieux/base/text.hpp"
#include "mieux/store/private_values.hpp"

namespace mieux {
namespace {

bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) {
  return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The first e-mail address from byte `from` on: letters around an @, with a dot after it.
std::optional<Span> find_email(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('@', from); at != std::string_view::npos;
       at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > from && is_word(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    while (end > at + 1 && !is_letter_or_digit(text[end - 1])) --end;
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    const std::size_t dot = domain.find('.');
    if (begin < at && dot != std::string_view::npos && dot > 0) return span_of(begin, end);
  }
  return std::nullopt;
}

/// Does + or 00 and the first digit of a country's code stand at `i`, and no word or number before
/// it?
bool starts_phone(std::string_view text, std::size_t i) {
  if (i > 0 && is_letter_or_digit(text[i - 1])) return false;
  if (i > 1 && (text[i - 1] == '-' || text[i - 1] == '.') && is_digit(text[i - 2])) return false;
  std::size_t next = i + 1;
  if (text[i] == '0') {
    if (next >= text.size() || text[next] != '0') return false;
    ++next;
  } else if (text[i] != '+') {
    return false;
  }
  if (next < text.size() && (text[next] == '(' || text[next] == ' ')) ++next;
  return next < text.size() && is_digit(text[next]) && text[next] != '0';
}

/// The first telephone number from byte `from` on: + or 00, then at least eight digits with spaces
/// and marks between them, and no letter after the last.
std::optional<Span> find_phone(std::string_view text, std::size_t from) {
  constexpr std::string_view marks = " ().-/";
  for (std::size_t i = from; i < text.size(); ++i) {
    if (!starts_phone(text, i)) continue;
    std::size_t digits = 0;
    std::size_t last = i + 1;
    for (std::size_t k = i + 1; k < text.size(); ++k) {
      if (is_digit(text[k])) {
        ++digits;
        last = k + 1;
      } else if (marks.find(text[k]) == std::string_view::npos) {
        break;
      }
    }
    const bool ends = last == text.size() || !is_letter_or_digit(text[last]);
    if (digits >= 8 && ends) return span_of(i, last);
    i = last - 1;
  }
  return std::nullopt;
}

/// The bytes of a record with the marks of comments as blanks: what goes on in the next line of a
/// comment is one text. Every byte stays in its place.
std::string with_joined_comments(std::string_view text) {
  std::string out{text};
  bool only_blanks = true;  // since the line began
  for (char& c : out) {
    if (c == '#' && only_blanks) c = ' ';
    only_blanks = c == '\n' || (only_blanks && c == ' ');
  }
  return out;
}

/// Looks at the bytes of a record, comments included, and at texts that the bytes spell in another
/// way: with escapes, doubled quotes, or in lines that are folded.
class Search {
 public:
  Search(const RuleRun& run, const Record& record, const RecordTree& tree,
         const PrivateValues& values)
      : run_(run),
        record_(record),
        tree_(tree),
        text_(with_joined_comments(tree.text)),
        values_(values) {}

  void run() {
    find_agreed(tree_.document.root());
    const auto find_private = [&](std::string_view text, std::size_t from) {
      return values_.find(text, from);
    };
    if (!values_.empty()) look(find_private, "a value of the private roster");
    look(find_email, "an e-mail address");
    look(find_phone, "a telephone number");
  }

 private:
  void find_agreed(const yaml::Node& node) {
    const yaml::Node* consent = tree_.document.find(node, "consent");
    if (consent != nullptr && consent->text == "true") return agreed_.push_back(node.span);
    for (const yaml::Node& child : yaml::Children{tree_.document, node}) find_agreed(child);
  }

  template <typename Find>
  void look(Find find, const std::string& what) {
    for (auto found = find(text_, 0); found; found = find(text_, found->end)) {
      if (is_within(*found, agreed_) || is_within(*found, reported_)) continue;
      report(*found, what);
      reported_.push_back(*found);
    }
    spelled_otherwise(tree_.document.root(), find, what);
  }

  /// Texts that are no view into the bytes.
  template <typename Find>
  void spelled_otherwise(const yaml::Node& node, Find find, const std::string& what) {
    for (const yaml::Node& child : yaml::Children{tree_.document, node})
      spelled_otherwise(child, find, what);
    const auto check = [&](std::string_view text, Span span) {
      const char* begin = tree_.text.data();
      if (text.empty() || (text.data() >= begin && text.data() < begin + tree_.text.size())) return;
      const std::string_view raw =
          std::string_view{tree_.text}.substr(span.begin, span.end - span.begin);
      if (!find(text, 0) || find(raw, 0) || is_within(span, agreed_)) return;
      report(span, what);
    };
    check(node.key, node.key_span);
    if (node.kind == yaml::Kind::scalar) check(node.text, node.span);
  }

  static bool is_within(Span span, const std::vector<Span>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Span& other) {
      return span.begin >= other.begin && span.end <= other.end;
    });
  }

  void report(Span span, const std::string& what) {
    run_.error(record_,
               {"personal-data", span, what + " in a public record",
                "delete it; who a person is and how to reach them belongs to the private roster"});
  }

  const RuleRun& run_;
  const Record& record_;
  const RecordTree& tree_;
  const std::string text_;
  const PrivateValues& values_;
  std::vector<Span> agreed_;  ///< testimonials given with consent
  std::vector<Span> reported_;
};

}  // namespace

/// No e-mail address, no telephone number and no value of the private roster in a public record, in
/// its comments neither; testimonials given with consent aside.
void check_personal_data(const RuleRun& run) {
  if (run.store.programme().private_store) return;
  const PrivateValues values = private_values(run.store);
  for (const Subject& kind : kinds) {
    if (kind.kind == RecordKind::expert_private) continue;
    for (const Record& record : run.store.records(kind.kind)) {
      if (!record.whole || (!record.may_hold_contact && values.empty())) continue;
      const RecordTree tree(run.store, record);
      Search(run, record, tree, values).run();
    }
  }
}

}  // namespace mieux
