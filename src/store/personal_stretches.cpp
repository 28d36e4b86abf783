#include "mieux/store/personal_stretches.hpp"

#include <algorithm>
#include <string>

#include "mieux/store/contacts.hpp"

namespace mieux {
namespace {

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
  Search(std::string_view record, const yaml::Document& document, const PrivateValues& values)
      : record_(record),
        document_(document),
        text_(with_joined_comments(record)),
        values_(values) {}

  std::vector<PersonalStretch> run() {
    find_agreed(document_.root());
    const auto find_private = [&](std::string_view text, std::size_t from) {
      return values_.find(text, from);
    };
    if (!values_.empty()) look(find_private, a_roster_value);
    look(find_email, "an e-mail address");
    look(find_phone, "a telephone number");
    return std::move(found_);
  }

 private:
  void find_agreed(const yaml::Node& node) {
    const yaml::Node* consent = document_.find(node, "consent");
    if (consent != nullptr && consent->text == "true") return agreed_.push_back(node.span);
    for (const yaml::Node& child : yaml::Children{document_, node}) find_agreed(child);
  }

  template <typename Find>
  void look(Find find, std::string_view what) {
    for (auto found = find(text_, 0); found; found = find(text_, found->end)) {
      if (is_within(*found, agreed_) || is_within(*found, reported_)) continue;
      report(*found, what);
      reported_.push_back(*found);
    }
    spelled_otherwise(document_.root(), find, what);
  }

  /// Texts that are no view into the bytes.
  template <typename Find>
  void spelled_otherwise(const yaml::Node& node, Find find, std::string_view what) {
    for (const yaml::Node& child : yaml::Children{document_, node})
      spelled_otherwise(child, find, what);
    const auto check = [&](std::string_view text, Span span) {
      const char* begin = record_.data();
      if (text.empty() || (text.data() >= begin && text.data() < begin + record_.size())) return;
      const std::string_view raw = record_.substr(span.begin, span.end - span.begin);
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

  void report(Span span, std::string_view what) { found_.push_back({span, what}); }

  const std::string_view record_;
  const yaml::Document& document_;
  const std::string text_;
  const PrivateValues& values_;
  std::vector<Span> agreed_;  ///< testimonials given with consent
  std::vector<Span> reported_;
  std::vector<PersonalStretch> found_;
};

}  // namespace

std::vector<PersonalStretch> personal_stretches(std::string_view record,
                                                const yaml::Document& document,
                                                const PrivateValues& values) {
  return Search(record, document, values).run();
}

}  // namespace mieux
