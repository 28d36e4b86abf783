#include <cctype>
#include <memory_resource>
#include <optional>

#include "mieux/yaml/document.hpp"
#include "rule.hpp"

namespace mieux {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' ||
         c == '+';
}

/// An e-mail address in `text`: letters around an @, with a dot after it.
std::optional<Span> find_email(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    const std::size_t dot = domain.find('.');
    if (begin < at && dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size())
      return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return std::nullopt;
}

/// A telephone number: + or 00, then at least eight digits, with spaces and marks between them.
std::optional<Span> find_phone(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool plus = text[i] == '+';
    const bool zeros = text[i] == '0' && text[i + 1] == '0' && (i == 0 || !is_word(text[i - 1]));
    if (!plus && !zeros) continue;
    std::size_t digits = 0;
    std::size_t end = i + 1;
    std::size_t last = end;
    for (; end < text.size(); ++end) {
      if (is_digit(text[end])) {
        ++digits;
        last = end + 1;
      } else if (std::string_view{" ().-/"}.find(text[end]) == std::string_view::npos) {
        break;
      }
    }
    if (digits >= 8)
      return Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last)};
  }
  return std::nullopt;
}

/// Could the file hold either? Asked of every record, so it looks for single bytes only.
bool worth_a_look(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find('+') != std::string_view::npos ||
         text.find(" 00") != std::string_view::npos ||
         text.find("\"00") != std::string_view::npos;
}

bool is_testimonial_with_consent(const yaml::Document& document, const yaml::Node& node) {
  const yaml::Node* consent = document.find(node, "consent");
  return consent != nullptr && consent->text == "true";
}

class Search {
 public:
  Search(const RuleRun& run, const Record& record, const yaml::Document& document)
      : run_(run), record_(record), document_(document) {}

  void visit(const yaml::Node& node) {
    if (is_testimonial_with_consent(document_, node)) return;
    if (node.kind == yaml::Kind::scalar) return scalar(node);
    for (const yaml::Node& child : yaml::Children{document_, node}) visit(child);
  }

 private:
  void scalar(const yaml::Node& node) {
    if (const auto found = find_email(node.text))
      return report(node, *found, "an e-mail address");
    if (const auto found = find_phone(node.text)) report(node, *found, "a telephone number");
  }

  void report(const yaml::Node& node, Span in_text, const std::string& what) {
    Span span = node.span;
    const char* begin = record_.text.data();
    if (node.text.data() >= begin && node.text.data() < begin + record_.text.size()) {
      const auto start = static_cast<std::uint32_t>(node.text.data() - begin);
      span = {start + in_text.begin, start + in_text.end};
    }
    run_.error(record_, "personal-data", span, what + " in a public record",
               "delete it; who may be reached how belongs to the private roster");
  }

  const RuleRun& run_;
  const Record& record_;
  const yaml::Document& document_;
};

}  // namespace

/// No e-mail address and no telephone number in a public record, testimonials given with consent
/// aside.
void check_personal_data(const RuleRun& run) {
  std::pmr::monotonic_buffer_resource memory;
  yaml::Document document;
  std::vector<Finding> findings;
  for (const KindNames& kind : kinds) {
    if (kind.kind == RecordKind::expert_private) continue;
    for (const Record& record : run.store.records(kind.kind)) {
      if (!record.whole || !worth_a_look(record.text)) continue;
      if (!yaml::read(record.text, document, memory, findings)) continue;
      Search(run, record, document).visit(document.root());
    }
  }
}

}  // namespace mieux
