#include "disclosure_samples.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mieux::samples {
namespace {

bool has(const std::vector<std::uint32_t>& all, std::uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Publication& Publication::record(std::uint32_t record, std::uint32_t question,
                                 std::initializer_list<std::uint32_t> counts) {
  std::uint32_t option = 0;
  for (const std::uint32_t count : counts)
    tables.parts.push_back({record, question, option++, count});
  return *this;
}

Publication& Publication::row(std::vector<std::uint32_t> records, std::uint32_t question,
                              std::uint32_t options) {
  tables.rows.push_back(std::move(records));
  const auto row = static_cast<std::uint32_t>(tables.rows.size() - 1);
  for (std::uint32_t option = 0; option < options; ++option) figure(row, question, {option});
  std::vector<std::uint32_t> all;
  for (const CountedPart& part : tables.parts)
    if (part.question == question && !has(all, part.option)) all.push_back(part.option);
  return figure(row, question, all);
}

Publication& Publication::figure(std::uint32_t row, std::uint32_t question,
                                 std::vector<std::uint32_t> options) {
  tables.figures.push_back({row, question, std::move(options)});
  return *this;
}

Publication& Publication::breakdown(std::vector<std::uint32_t> rows) {
  tables.breakdowns.push_back(std::move(rows));
  return *this;
}

std::int64_t Publication::value(const PublishedFigure& figure) const {
  std::int64_t value = 0;
  for (const CountedPart& part : tables.parts)
    if (part.question == figure.question && has(tables.rows[figure.row], part.record) &&
        has(figure.options, part.option))
      value += part.count;
  return value;
}

std::string Publication::printed() const { return printed(hidden_figures(tables)); }

std::string Publication::printed(const std::vector<bool>& hidden) const {
  std::string text;
  for (std::size_t i = 0; i < tables.figures.size(); ++i) {
    if (i > 0) text += tables.figures[i].row == tables.figures[i - 1].row ? " " : " | ";
    text += hidden[i] ? "*" : std::to_string(value(tables.figures[i]));
  }
  return text;
}

std::string Publication::as_json(const std::vector<bool>& hidden) const {
  using nlohmann::json;
  json out = {{"format", "mieux.published-tables/1"}, {"threshold", smallest_cell}};
  out["asked"] = json::array();
  for (const CountedPart& part : tables.parts)
    out["asked"].push_back({part.record, part.question, part.option, part.count});
  out["breakdowns"] = json::array();
  for (const auto& breakdown : tables.breakdowns) {
    json rows = json::array();
    for (const std::uint32_t row : breakdown) rows.push_back(tables.rows[row]);
    out["breakdowns"].push_back(std::move(rows));
  }
  out["figures"] = json::array();
  for (std::size_t i = 0; i < tables.figures.size(); ++i) {
    const PublishedFigure& of = tables.figures[i];
    out["figures"].push_back({{"records", tables.rows[of.row]},
                              {"question", of.question},
                              {"options", of.options},
                              {"value", hidden[i] ? json() : json(value(of))}});
  }
  return out.dump();
}

namespace {

std::uint32_t between(std::uint32_t least, std::uint32_t most) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, most + 1));
}

/// The same number of respondents, spread over the options of each question.
void add_answers(Publication& publication, std::uint32_t record, std::uint32_t questions,
                 std::uint32_t options) {
  const std::uint32_t respondents = between(0, 8);
  for (std::uint32_t question = 0; question < questions; ++question) {
    std::uint32_t rest = respondents;
    for (std::uint32_t option = 0; option < options; ++option) {
      const std::uint32_t count = option + 1 == options ? rest : between(0, rest);
      publication.tables.parts.push_back({record, question, option, count});
      rest -= count;
    }
  }
}

/// Rows of two tables, by country and by year, with a total; a record may be under two countries.
void add_rows(Publication& publication, std::uint32_t records, std::uint32_t question) {
  std::vector<std::vector<std::uint32_t>> rows(6);
  for (std::uint32_t record = 0; record < records; ++record) {
    rows[0].push_back(record);
    rows[1 + record % 3].push_back(record);
    if (record == 4) rows[1 + (record + 1) % 3].push_back(record);
    rows[4 + between(0, 1)].push_back(record);
  }
  const auto first = static_cast<std::uint32_t>(publication.tables.rows.size());
  for (auto& row : rows) publication.row(std::move(row), question, 4);
  publication.breakdown({first + 1, first + 2, first + 3}).breakdown({first + 4, first + 5});
}

Publication large_publication() {
  Publication publication;
  const std::uint32_t records = between(3, 9);
  for (std::uint32_t record = 0; record < records; ++record) add_answers(publication, record, 3, 4);
  for (std::uint32_t question = 0; question < 3; ++question)
    add_rows(publication, records, question);
  return publication;
}

}  // namespace

std::vector<Publication> large_publications(std::size_t count) {
  std::vector<Publication> all;
  rc::check("made", [&] {
    if (all.size() < count) all.push_back(large_publication());
  });
  return all;
}

Publication random_publication() {
  Publication publication;
  const std::uint32_t records = between(1, 3);
  const std::uint32_t questions = records < 3 ? between(1, 2) : 1;
  const std::uint32_t options = between(2, questions == 1 && records < 3 ? 3 : 2);
  for (std::uint32_t record = 0; record < records; ++record)
    add_answers(publication, record, questions, options);
  const std::uint32_t rows = between(1, 4);
  for (std::uint32_t row = 0; row < rows; ++row) {
    std::vector<std::uint32_t> members;
    for (std::uint32_t record = 0; record < records; ++record)
      if (between(0, 1) == 1) members.push_back(record);
    // Some tables leave out the last option, or print no base.
    publication.row(std::move(members), between(0, questions - 1), options - between(0, 1));
    if (between(0, 3) == 0) publication.tables.figures.pop_back();
  }
  // The first two rows and what includes them.
  if (rows > 2 && between(0, 1) == 1) {
    publication.breakdown({0, 1});
    for (const std::uint32_t row : {0U, 1U})
      for (const std::uint32_t record : publication.tables.rows[row])
        if (auto& whole = publication.tables.rows[2]; !has(whole, record)) whole.push_back(record);
  }
  return publication;
}

}  // namespace mieux::samples
