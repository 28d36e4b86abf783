#include "mieux/vocabulary/table.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/country_names.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {
namespace {

/// Says what is wrong with lines of a table.
class Problems {
 public:
  Problems(const std::string& path, std::string_view text, std::vector<Diagnostic>& diagnostics)
      : path_(path), text_(text), diagnostics_(diagnostics) {}

  void add(std::string_view line, std::string message, std::string hint) {
    if (!lines_) lines_.emplace(text_);
    const auto begin = static_cast<std::uint32_t>(line.data() - text_.data());
    const Span span{begin, begin + static_cast<std::uint32_t>(line.size())};
    diagnostics_.push_back({Severity::error,
                            "bad-vocabulary",
                            lines_->locate(path_, text_, span),
                            std::move(message),
                            std::move(hint),
                            {}});
  }

 private:
  const std::string& path_;
  std::string_view text_;
  std::vector<Diagnostic>& diagnostics_;
  std::optional<LineIndex> lines_;  ///< once they are needed
};

/// Three letters, two neighbours of which are swapped?
bool is_swapped(std::string_view a, std::string_view b) {
  if (a.size() != longest_code || b.size() != longest_code) return false;
  const std::string word = lower_case(a);
  const std::string code = lower_case(b);
  return word != code && ((word[0] == code[1] && word[1] == code[0] && word[2] == code[2]) ||
                          (word[0] == code[0] && word[1] == code[2] && word[2] == code[1]));
}

}  // namespace

/// Names of countries take milliseconds to put in order, and few commands ask for one.
struct Table::Countries {
  std::once_flag made;
  std::optional<CountryNames> names;
};

Table::Table() = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

Table::Table(std::string path, std::string text, std::vector<Diagnostic>& diagnostics)
    : path_(std::move(path)), text_(text.begin(), text.end()) {
  const std::string_view all{text_.data(), text_.size()};
  Problems problems(path_, all, diagnostics);
  by_id_.reserve(static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) + 1);
  for (std::string_view line : split(all, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    std::vector<std::string_view> cells = split(line, '\t');
    if (header_.empty()) {
      header_ = std::move(cells);
      continue;
    }
    if (cells.size() > header_.size()) {
      problems.add(line, "this line has more cells than the header has columns",
                   "separate cells with one tab; the header has " + std::to_string(header_.size()));
      continue;
    }
    cells.resize(header_.size());
    // A file of codelists holds many: there the first column names the list, the second the code.
    const bool codelists = header_.size() > 1 && header_[1] == "code";
    if (cells.front().empty() || (!codelists && find(cells.front()) != none)) {
      problems.add(line,
                   cells.front().empty() ? "this term has no id"
                                         : "the id '" + std::string{cells.front()} +
                                               "' stands here for the second time",
                   "give every term an id of its own in the first column");
      continue;
    }
    add(std::move(cells));
  }
  index();
}

Table::Table(std::vector<std::string> header, const std::vector<std::vector<std::string>>& rows) {
  std::size_t size = 0;
  for (const std::string& name : header) size += name.size();
  for (const auto& row : rows)
    for (const std::string& cell : row) size += cell.size();
  text_.reserve(size);
  const auto keep = [&](const std::string& cell) {
    const char* at = text_.data() + text_.size();
    text_.insert(text_.end(), cell.begin(), cell.end());
    return std::string_view{at, cell.size()};
  };
  for (const std::string& name : header) header_.push_back(keep(name));
  by_id_.reserve(rows.size());
  for (const auto& row : rows) {
    std::vector<std::string_view> cells;
    for (const std::string& cell : row) cells.push_back(keep(cell));
    cells.resize(header_.size());
    add(std::move(cells));
  }
  index();
}

void Table::add(std::vector<std::string_view> cells) {
  const std::uint32_t row = size();
  rows_.push_back(std::move(cells));
  by_id_.insert(rows_.back().front(), row,
                [this](std::uint32_t other) { return rows_[other].front(); });
}

void Table::index() {
  for (const std::string_view name : {"label", "name", "title"})
    if (!label_column_) label_column_ = column(name);
  codes_ = std::all_of(rows_.begin(), rows_.end(),
                       [](const auto& row) { return row.front().size() <= longest_code; });
  if (!header_.empty() && header_.front() == "iso3") countries_ = std::make_unique<Countries>();
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header_.begin());
}

std::string_view Table::cell(std::uint32_t row, std::string_view column_name) const {
  const auto found = column(column_name);
  return found ? rows_[row][*found] : std::string_view{};
}

std::string_view Table::label(std::uint32_t row) const {
  return label_column_ && !rows_[row][*label_column_].empty() ? rows_[row][*label_column_]
                                                              : id(row);
}

std::string_view Table::label(std::string_view id) const {
  const std::uint32_t row = find(id);
  return row == none ? id : label(row);
}

std::string_view Table::cell_in(std::uint32_t row, std::string_view name,
                                std::string_view language) const {
  return cell(row, std::string{name} + "_" + std::string{language});
}

std::string_view Table::label(std::uint32_t row, const Language& language) const {
  if (language.is_english()) return label(row);
  if (!label_column_) return id(row);
  const std::string_view own = cell_in(row, header_[*label_column_], language.code());
  if (!own.empty()) {
    language.keep_name(own, label(row));
    return own;
  }
  if (!path_.empty()) language.miss(vocabulary_name() + "/" + std::string{id(row)});
  return label(row);
}

std::string Table::vocabulary_name() const {
  const std::size_t begin = path_.rfind('/') + 1;  // 0 if there is none
  return path_.substr(begin, path_.rfind('.') - begin);
}

std::vector<std::string_view> Table::names(std::uint32_t row) const {
  std::vector<std::string_view> names{id(row), label(row)};
  for (const std::string_view name : split(cell(row, "alias"), '|'))
    if (!name.empty()) names.push_back(name);
  if (const std::string_view iso2 = cell(row, "iso2"); !iso2.empty()) names.push_back(iso2);
  return names;
}

const Table::Folded& Table::folded() const {
  const auto add = [this](ByName& names, std::string_view name, std::uint32_t row) {
    std::vector<std::uint32_t>& rows = names[folded_name(name)];
    if (rows.empty() || id(rows.back()) != id(row)) rows.push_back(row);
  };
  return folded_.get([&] {
    Folded folded;
    for (std::uint32_t row = 0; row < size(); ++row) {
      add(folded.ids, id(row), row);
      for (const std::string_view name : names(row)) add(folded.names, name, row);
    }
    return folded;
  });
}

/// Rows of the terms that the table itself calls so, each once.
std::vector<std::uint32_t> Table::called(std::string_view word) const {
  if (const std::uint32_t row = find(word); row != none) return {row};
  const std::string name = folded_name(word);
  if (name.empty()) return {};
  for (const ByName* names : {&folded().ids, &folded().names})
    if (const auto there = names->find(name); there != names->end()) return there->second;
  return {};
}

std::vector<std::uint32_t> Table::meant_by(std::string_view word) const {
  std::vector<std::uint32_t> rows = called(word);
  const CountryNames* countries = rows.empty() ? country_names() : nullptr;
  return countries == nullptr ? rows : countries->called(word);
}

std::string_view Table::named(std::string_view word) const {
  const std::vector<std::uint32_t> rows = called(word);
  return rows.size() == 1 ? id(rows.front()) : std::string_view{};
}

std::string_view Table::resolve(std::string_view word) const {
  const std::vector<std::uint32_t> rows = meant_by(word);
  return rows.size() == 1 ? id(rows.front()) : std::string_view{};
}

const CountryNames* Table::country_names() const {
  if (countries_ == nullptr) return nullptr;
  std::call_once(countries_->made, [this] { countries_->names.emplace(*this); });
  return &*countries_->names;
}

std::string Table::with_label(std::uint32_t row) const {
  const std::string name{id(row)};
  return same_name(label(row), name) ? name : name + " (" + std::string{label(row)} + ")";
}

/// Terms that are named where several begin so.
constexpr std::size_t most_begun = 3;

/// Rows of the few terms whose label begins with `word`, else of those whose name or id is nearest
/// in spelling: of codes, the one of which
/// two letters are swapped.
std::vector<std::uint32_t> Table::near(std::string_view word) const {
  std::vector<std::uint32_t> rows;
  if (codes_ && word.size() <= longest_code) {
    for (std::uint32_t row = 0; row < size(); ++row)
      if (is_swapped(word, id(row))) rows.push_back(row);
    return rows.size() == 1 ? rows : std::vector<std::uint32_t>{};
  }
  if (const CountryNames* countries = country_names()) return countries->nearest_to(word);
  std::vector<std::string_view> words;
  for (std::uint32_t row = 0; row < size(); ++row)
    for (const std::string_view name : names(row))
      if (!codes_ || name.size() > longest_code) words.push_back(name);
  const std::string begun = folded_name(word);
  for (std::uint32_t row = 0; row < size() && !begun.empty(); ++row)
    if (folded_name(label(row)).starts_with(begun)) rows.push_back(row);
  if (!rows.empty() && rows.size() <= most_begun) return rows;
  rows.clear();
  const auto nearest_word = nearest(word, words);
  return nearest_word ? meant_by(*nearest_word) : rows;
}

std::string Table::few_terms() const {
  constexpr std::uint32_t most = 12;
  std::string all;
  if (size() == 0 || size() > most) return all;
  for (std::uint32_t row = 0; row < size(); ++row)
    all += (row == 0 ? "write one of: " : ", ") + std::string{id(row)};
  return all;
}

std::string Table::suggestion(std::string_view word, std::string otherwise) const {
  std::vector<std::uint32_t> rows = meant_by(word);
  const bool several = rows.size() > 1;
  if (rows.empty()) rows = near(word);
  if (rows.empty()) return otherwise;
  std::string all;
  for (std::size_t k = 0; k < rows.size(); ++k)
    all += (k == 0 ? "" : k + 1 == rows.size() ? " or " : ", ") + with_label(rows[k]);
  const std::string kind = countries_ == nullptr ? "terms" : "countries";
  return several ? "several " + kind + " are called so: write " + all : "did you mean " + all + "?";
}

}  // namespace mieux
