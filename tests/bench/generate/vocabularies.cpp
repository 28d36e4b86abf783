#include "vocabularies.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace bench {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<Row> read_table(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("cannot read " + path.string());
  const std::vector<std::string> names = cells_of(line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = cells_of(line);
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) row[names[i]] = cells[i];
  }
  return rows;
}

std::string slug(const std::string& label) {
  std::string text;
  for (const char c : label) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z')) {
      text += static_cast<char>(upper ? c - 'A' + 'a' : c);
    } else if (!text.empty() && text.back() != '-') {
      text += '-';
    }
  }
  while (text.ends_with('-')) text.pop_back();
  return text;
}

/// `themes` in scope when the first made-up request comes in.
std::vector<std::string> early_themes(const std::filesystem::path& folder) {
  std::vector<std::string> themes;
  for (const Row& row : read_table(folder / "themes.tsv")) {
    if (row.at("in_scope_from") <= "2012") themes.push_back(row.at("id"));
  }
  return themes;
}

std::vector<Country> partners(const std::filesystem::path& folder) {
  std::vector<Country> found;
  for (Row row : read_table(folder / "countries.tsv")) {
    const bool until_2020 = row["dci"] == "2007-2020" || row["edf"] == "2008-2020";
    if (!until_2020 || row["ndici"].empty() || row["region_2018"].empty()) continue;
    found.push_back({row["iso3"], row["name"], slug(row["region_2018"])});
  }
  return found;
}

std::vector<std::string> ids(const std::filesystem::path& path) {
  std::vector<std::string> found;
  for (const Row& row : read_table(path)) found.push_back(row.at("id"));
  return found;
}

}  // namespace

Vocabularies read_vocabularies(const std::filesystem::path& folder) {
  Vocabularies read;
  read.partners = partners(folder);
  for (Row row : read_table(folder / "eu_membership.tsv")) {
    if (row["accession"] < "2008" && row["exit"].empty()) read.members.push_back(row["iso3"]);
  }
  const std::vector<std::string> themes = early_themes(folder);
  for (const Row& row : read_table(folder / "topics.tsv")) {
    const bool in_scope = std::ranges::find(themes, row.at("theme")) != themes.end();
    if (in_scope) read.topics.push_back(row.at("id"));
  }
  read.activity_types = ids(folder / "activity_types.tsv");
  read.deliverable_types = ids(folder / "deliverable_types.tsv");
  return read;
}

}  // namespace bench
