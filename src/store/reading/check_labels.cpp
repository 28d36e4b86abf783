#include "check_labels.hpp"

#include <algorithm>
#include <set>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux {
namespace {

class LabelCheck {
 public:
  LabelCheck(const LabelFile& file, const std::set<std::string_view>& own)
      : path_(file.path), language_(file.language), text_(file.text), own_(own), lines_(text_) {}

  std::vector<Diagnostic> run() {
    bool head = true;
    for (std::string_view line : split(text_, '\n')) {
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!head && !line.empty()) check(line);
      if (head) header_ = line;
      if (head && !names_columns()) return std::move(found_);
      head = false;
    }
    if (language_ != "en" && language_ != "fr") find_missing();
    return std::move(found_);
  }

 private:
  void add(Severity severity, std::string_view code, std::string_view at, std::string message) {
    const auto begin = static_cast<std::uint32_t>(at.data() - text_.data());
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = code;
    diagnostic.where =
        lines_.locate(path_, text_, {begin, begin + static_cast<std::uint32_t>(at.size())});
    diagnostic.message = std::move(message);
    found_.push_back(std::move(diagnostic));
  }

  /// Does the first line say which column is which? Without it no label is read.
  bool names_columns() {
    if (header_ == "id\tlabel") return true;
    add(Severity::error, "missing-label", header_,
        "the first line does not name the columns `id` and `label`, so no label is read");
    found_.back().hint = "write as first line: id, a tab, label";
    return false;
  }

  void check(std::string_view line) {
    const std::size_t tab = line.find('\t');
    const std::string_view id = line.substr(0, tab);
    const std::string_view label = tab == line.npos ? std::string_view{} : line.substr(tab + 1);
    if (own_.contains(id) || is_name_of_language(id)) return;
    if (french_labels().find(id) == Table::none) {
      add(Severity::warning, "unknown-label", id, "nothing asks for the label " + in_quotes(id));
      std::vector<std::string_view> known;
      for (std::uint32_t row = 0; row < french_labels().size(); ++row)
        known.push_back(french_labels().id(row));
      found_.back().hint =
          suggest(id, known, "an id is the English text as reports print it; delete the line");
    } else if (!label.empty() && count_of_places(label) != count_of_places(id)) {
      add(Severity::error, "label-places", label,
          "the label has " + counted(count_of_places(label), "place") + " for values, and its id " +
              std::to_string(count_of_places(id)));
      found_.back().hint =
          "write {} for each value; {1} and {2} say which, where their order differs";
    }
    if (!label.empty()) there_.insert(id);
  }

  void find_missing() {
    std::vector<std::string> missing;
    const Table& all = french_labels();
    for (std::uint32_t row = 0; row < all.size(); ++row)
      if (!there_.contains(all.id(row))) missing.push_back(in_quotes(all.id(row)));
    if (missing.empty()) return;
    constexpr std::size_t most = 3;
    const bool many = missing.size() > most;
    missing.resize(std::min(missing.size(), most));
    add(Severity::warning, "missing-label", header_,
        (many ? "many labels are missing, such as " : "labels are missing: ") +
            joined(missing, ", "));
    found_.back().hint =
        "`mieux schema --labels` prints them all; write the label behind each; until then reports "
        "say it in English";
  }

  const std::string& path_;
  std::string_view language_;
  std::string_view text_;
  const std::set<std::string_view>& own_;
  LineIndex lines_;
  std::string_view header_;
  std::set<std::string_view> there_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> check_labels(const LabelFile& file, const std::set<std::string_view>& own) {
  return LabelCheck(file, own).run();
}

}  // namespace mieux
