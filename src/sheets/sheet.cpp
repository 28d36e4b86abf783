#include "mieux/sheets/sheet.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "header_findings.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::string_view reason_column = "reason";

/// What separates the cells: the one that is most often in the first line, outside quotes.
char delimiter_of(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";
  std::size_t counts[candidates.size()] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t found = candidates.find(c); found != candidates.npos) ++counts[found];
  }
  return candidates[static_cast<std::size_t>(std::max_element(counts, std::end(counts)) - counts)];
}

class Reader {
 public:
  Reader(Sheet& sheet, std::vector<Diagnostic>& problems)
      : sheet_(sheet), text_(sheet.text), problems_(problems) {}

  void run() {
    if (sheet_.marked) at_ = mark.size();
    if (!is_utf8()) return;
    sheet_.delimiter = delimiter_of(text_.substr(at_));
    while (at_ < text_.size() && !broken_) add_row(next_row());
    if (sheet_.header.empty() && !broken_)
      problem({}, "this sheet is empty",
              "the first line names the columns, such as title,countries");
    if (!broken_) check_header();
  }

 private:
  void problem(Span span, std::string message, std::string hint) {
    problems_.push_back({Severity::error,
                         {},
                         sheet_.lines.locate(sheet_.name, text_, span),
                         std::move(message),
                         std::move(hint),
                         {}});
  }

  bool is_utf8() {
    for (std::size_t at = at_; at < text_.size();) {
      if (static_cast<unsigned char>(text_[at]) < 0x80) {
        ++at;
        continue;
      }
      const Character character = first_character(text_.substr(at));
      if (!character.valid) {
        const auto begin = static_cast<std::uint32_t>(at);
        problem({begin, begin + 1}, "this is not UTF-8",
                "in the spreadsheet, save it as \"CSV UTF-8\"");
        return false;
      }
      at += character.length;
    }
    return true;
  }

  [[nodiscard]] bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }

  void pass_line_end() {
    if (at_ == text_.size()) return;
    if (text_[at_] == '\r') {
      if (at_ + 1 == text_.size() || text_[at_ + 1] != '\n') {
        broken_ = true;
        const auto begin = static_cast<std::uint32_t>(at_);
        problem({begin, begin + 1}, "this line ends with a carriage return alone",
                "save it with the line ends of Windows or Unix");
      }
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  Sheet::Row next_row() {
    Sheet::Row row{next_cell()};
    while (!broken_ && at_ < text_.size() && text_[at_] == sheet_.delimiter) {
      ++at_;
      row.push_back(next_cell());
    }
    if (!broken_) pass_line_end();
    return row;
  }

  Sheet::Cell next_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted_text();
    const std::size_t begin = at_;
    while (!at_line_end() && text_[at_] != sheet_.delimiter) ++at_;
    return {kept(text_.substr(begin, at_ - begin)), span_from(begin)};
  }

  /// What nobody sees goes at the ends of a cell.
  static std::string kept(std::string_view cell) { return std::string{without_unseen_ends(cell)}; }

  [[nodiscard]] Span span_from(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  Sheet::Cell quoted_text() {
    const std::size_t begin = at_++;
    std::string text;
    for (; at_ < text_.size(); ++at_) {
      const bool twice = text_.substr(at_).starts_with("\"\"");
      if (text_[at_] == '"' && !twice) return closed(begin, text);
      if (twice) ++at_;
      if (!text_.substr(at_).starts_with("\r\n")) text += text_[at_];
    }
    broken_ = true;
    problem(span_from(begin), "this quote is not closed",
            "write a second \" where the cell ends; a \" inside it is written twice");
    return {};
  }

  /// The cell whose closing quote stands here.
  Sheet::Cell closed(std::size_t begin, std::string_view text) {
    ++at_;
    Sheet::Cell cell{kept(text), span_from(begin)};
    const std::size_t behind = at_;
    while (!at_line_end() && text_[at_] != sheet_.delimiter) ++at_;
    if (at_ > behind)
      problem(span_from(behind), "here is text behind a closing quote",
              "put the whole cell in quotes; a \" inside it is written twice");
    return cell;
  }

  void add_row(Sheet::Row row) {
    if (broken_) return;
    const auto is_empty = [](const Sheet::Cell& cell) { return trimmed(cell.text).empty(); };
    if (std::all_of(row.begin(), row.end(), is_empty)) return;
    if (sheet_.header.empty()) {
      for (Sheet::Cell& cell : row) cell.text = std::string{trimmed(cell.text)};
      sheet_.header = std::move(row);
      return bound_columns();
    }
    const std::size_t wanted = sheet_.header.size();
    // Spreadsheets write empty cells for columns that were in use once.
    while (row.size() > wanted && is_empty(row.back())) row.pop_back();
    if (row.size() != wanted)
      return problem(row[std::min(row.size() - 1, wanted)].span,
                     "this row has " + counted(row.size(), "cell") + ", the header has " +
                         std::to_string(wanted),
                     row.size() > wanted
                         ? "put a cell that holds a separator in quotes"
                         : "write a separator for every column, also before empty cells");
    sheet_.rows.push_back(std::move(row));
  }

  void bound_columns() {
    std::size_t named = 0;
    const Sheet::Cell* beyond = nullptr;
    for (const Sheet::Cell& cell : sheet_.header)
      if (!cell.text.empty() && ++named == most_columns + 1) beyond = &cell;
    if (beyond == nullptr) return;
    broken_ = true;
    problem(beyond->span,
            "this sheet has " + std::to_string(named) + " columns; at most " +
                std::to_string(most_columns) + " are read",
            "leave out those that are not to be imported");
  }

  void check_header() {
    std::set<std::string> names;
    HeaderFindings wrong(Severity::error, "have errors", problems_);
    for (std::size_t c = 0; c < sheet_.header.size(); ++c) {
      const Sheet::Cell& cell = sheet_.header[c];
      const bool used = std::any_of(sheet_.rows.begin(), sheet_.rows.end(),
                                    [&](const auto& row) { return !row[c].text.empty(); });
      if (cell.text.empty() ? !used : names.insert(folded_name(cell.text)).second) continue;
      wrong.add(sheet_, cell, [&]() -> HeaderFindings::Words {
        if (cell.text.empty())
          return {"column " + std::to_string(c + 1) + " has no name",
                  "name the field that it holds"};
        return {"the column '" + cell.text + "' is there twice", "leave one out"};
      });
    }
    wrong.finish();
  }

  Sheet& sheet_;
  std::string_view text_;
  std::vector<Diagnostic>& problems_;
  std::size_t at_ = 0;
  bool broken_ = false;  ///< what follows cannot be read
};

/// Takes out columns that have no name; nothing is written in them.
void drop_unnamed(Sheet& sheet) {
  std::vector<bool> named;
  for (const Sheet::Cell& cell : sheet.header) named.push_back(!cell.text.empty());
  const auto drop = [&](Sheet::Row& row) {
    std::size_t kept = 0;
    for (std::size_t c = 0; c < named.size(); ++c)
      if (named[c] && kept++ != c) row[kept - 1] = std::move(row[c]);
    row.resize(kept);
  };
  drop(sheet.header);
  for (Sheet::Row& row : sheet.rows) drop(row);
}

}  // namespace

Place Sheet::place_of(const Cell& cell) const { return lines.locate(name, text, cell.span); }

Sheet read_sheet(std::string name, std::string text, std::vector<Diagnostic>& problems) {
  Sheet sheet;
  sheet.name = std::move(name);
  sheet.text = std::move(text);
  sheet.marked = sheet.text.starts_with(mark);
  sheet.lines = LineIndex(sheet.text);
  const std::size_t before = problems.size();
  Reader(sheet, problems).run();
  if (problems.size() == before) drop_unnamed(sheet);
  return sheet;
}

std::string quoted_cell(std::string_view text, char delimiter) {
  const bool plain = text.find_first_of("\"\r\n") == text.npos && text.find(delimiter) == text.npos;
  if (plain) return std::string{text};
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string rejected_rows(const Sheet& sheet, const std::vector<std::size_t>& rows,
                          const std::vector<std::string>& reasons) {
  std::string out{sheet.marked ? mark : std::string_view{}};
  const auto add = [&](const Sheet::Row& row, std::string_view reason) {
    for (std::size_t c = 0; c < sheet.header.size(); ++c)
      if (sheet.header[c].text != reason_column)
        out += quoted_cell(row[c].text, sheet.delimiter) + sheet.delimiter;
    out += quoted_cell(reason, sheet.delimiter) + "\r\n";
  };
  add(sheet.header, reason_column);
  for (std::size_t i = 0; i < rows.size(); ++i) add(sheet.rows[rows[i]], reasons[i]);
  return out;
}

}  // namespace mieux
