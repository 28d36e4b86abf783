#include "import_match.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

std::string ids_of(const std::vector<const Record*>& records) {
  std::string ids;
  for (const Record* record : records) ids += (ids.empty() ? "" : ", ") + std::string{record->id};
  return ids;
}

const Record* only_one(const std::vector<const Record*>& records, const std::string& what) {
  if (records.size() > 1)
    throw Failure(Exit::refused, what + " means several records: " + ids_of(records),
                  "write the id of one of them into a column id");
  return records.empty() ? nullptr : records.front();
}

void add_once(std::vector<const Record*>& records, const Record& record) {
  if (std::find(records.begin(), records.end(), &record) == records.end())
    records.push_back(&record);
}

std::vector<std::string> texts_of(List<Text> list) {
  std::vector<std::string> texts;
  for (const Text& text : list) texts.emplace_back(text.value);
  std::sort(texts.begin(), texts.end());
  return texts;
}

}  // namespace

RowMatcher::RowMatcher(const Store& store, const Subject& subject, const ImportColumns& columns,
                       CellReader& cells)
    : store_(store), subject_(subject), columns_(columns), cells_(cells) {
  index_names();
  if (subject.part == Part::none) index_descriptions();
}

void RowMatcher::index_names() {
  for (const Record& record : store_.records(subject_.kind)) {
    for (const Text& number : record.references)
      add_once(numbers_[folded_name(number.value)], record);
    if (record.short_name.is_there())
      add_once(names_[folded_name(record.short_name.value)], record);
  }
}

void RowMatcher::index_descriptions() {
  for (const Record& record : store_.records(subject_.kind)) {
    if (!record.whole) continue;
    if (subject_.kind == RecordKind::expert) {
      const RecordTree tree(store_, record);
      std::string key;
      for (const ImportColumn& column : columns_.values) {
        const auto path = place_in(tree.document, {}, column);
        if (path)
          key += comparable(yaml::value_of(tree.document, *yaml::find(tree.document, *path)));
        key += '\x1e';
      }
      experts_[key].push_back(&record);
      continue;
    }
    for (const std::string_view title : store_.names_of(record))
      add_once(titles_[folded_name(title)], record);
  }
}

const Record* RowMatcher::named(const std::string& word) const {
  if (const Record* record = store_.find(subject_.kind, word)) return record;
  if (const Record* record = store_.find_alias(subject_.kind, word)) return record;
  Records found;
  if (const auto numbered = numbers_.find(folded_name(word)); numbered != numbers_.end())
    found = numbered->second;
  if (const auto by_name = names_.find(folded_name(word)); by_name != names_.end())
    for (const Record* record : by_name->second) add_once(found, *record);
  return only_one(found, "'" + word + "'");
}

const Record* RowMatcher::described(const Sheet::Row& row) {
  by_name_ = false;
  const std::vector<std::string> numbers = list_in(row, "references");
  if (const Record* record = numbered(numbers)) return record;
  const std::string title = title_in(row);
  const Record* record = nullptr;
  if (subject_.kind == RecordKind::expert) {
    if (numbers.empty()) record = same_expert(row);
  } else if (!title.empty()) {
    record = titled(row, title, !numbers.empty());
    by_name_ = record != nullptr;
  } else if (numbers.empty()) {
    throw Failure(Exit::refused, "nothing tells which record this row is about",
                  "give it a title (an organisation: a name), an official number or an id");
  }
  if (record != nullptr) return record;
  std::string key = folded_name(title);
  for (const std::string& number : numbers) key += '\x1f' + number;
  if (numbers.empty())
    for (const std::string& country : list_in(row, "countries")) key += '\x1e' + country;
  if (numbers.empty())
    for (const std::string& country : list_in(row, "country")) key += '\x1e' + country;
  const bool may_repeat = subject_.kind == RecordKind::expert && numbers.empty();
  if (!may_repeat && !new_ones_.insert(key).second)
    throw Failure(Exit::refused, "another row above says the same of a new record",
                  "give each an id or an official number, or leave one out");
  return nullptr;
}

const Record* RowMatcher::numbered(const std::vector<std::string>& numbers) const {
  Records found;
  std::string all;
  for (const std::string& number : numbers) {
    all += (all.empty() ? "" : "; ") + number;
    if (const auto there = numbers_.find(folded_name(number)); there != numbers_.end())
      for (const Record* record : there->second) add_once(found, *record);
  }
  return only_one(found, "'" + all + "'");
}

const Record* RowMatcher::titled(const Sheet::Row& row, const std::string& title,
                                 bool has_numbers) {
  return only_one(all_titled(row, title, has_numbers), "'" + title + "'");
}

const Record* RowMatcher::like(const Sheet::Row& row) {
  const std::string title = title_in(row);
  if (title.empty()) return nullptr;
  const Records found = all_titled(row, title, !list_in(row, "references").empty());
  return found.empty() ? nullptr : found.front();
}

RowMatcher::Records RowMatcher::all_titled(const Sheet::Row& row, const std::string& title,
                                           bool has_numbers) {
  const auto there = titles_.find(folded_name(title));
  if (there == titles_.end()) return {};
  const bool organisation = subject_.kind == RecordKind::organisation;
  const std::string_view column = organisation ? "country" : "countries";
  const std::vector<std::string> countries = list_in(row, column);
  Records found;
  for (const Record* record : there->second) {
    if (has_numbers && !record->references.empty()) continue;
    // A cell that says no country rules none out.
    if (columns_.find(column) == nullptr || countries.empty() || countries_of(*record) == countries)
      found.push_back(record);
  }
  return found;
}

const Record* RowMatcher::same_expert(const Sheet::Row& row) {
  std::string key;
  for (std::size_t i = 0; i < columns_.values.size(); ++i) {
    const ImportColumn& column = columns_.values[i];
    const std::string& cell = row[column.cell].text;
    if (!is_blank(cell)) key += comparable(cells_.value_of(column, i, cell));
    key += '\x1e';
  }
  const auto there = experts_.find(key);
  if (there == experts_.end()) return nullptr;
  for (const Record* record : there->second)
    if (claimed_.count(record) == 0) return record;
  return nullptr;
}

std::vector<std::string> RowMatcher::list_in(const Sheet::Row& row, std::string_view path) {
  std::vector<std::string> texts;
  const ImportColumn* column = columns_.find(path);
  if (column == nullptr || is_blank(row[column->cell].text)) return texts;
  const auto number = static_cast<std::size_t>(column - columns_.values.data());
  const yaml::Value value = cells_.value_of(*column, number, row[column->cell].text);
  if (const auto* elements = std::get_if<yaml::Value::Sequence>(&value.data))
    for (const yaml::Value& element : *elements) texts.push_back(comparable(element));
  else
    texts.push_back(comparable(value));
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::vector<std::string> RowMatcher::countries_of(const Record& record) const {
  if (record.kind == RecordKind::request)
    return texts_of(store_.requests()[record.position].countries);
  if (record.kind == RecordKind::action)
    return texts_of(store_.actions()[record.position].countries);
  const Text& country = store_.organisations()[record.position].country;
  return country.is_there() ? std::vector<std::string>{std::string{country.value}}
                            : std::vector<std::string>{};
}

std::string RowMatcher::title_in(const Sheet::Row& row) const {
  const bool organisation = subject_.kind == RecordKind::organisation;
  const ImportColumn* column = columns_.find(organisation ? "names.1.name" : "title");
  return column == nullptr ? std::string{} : std::string{trimmed(row[column->cell].text)};
}

}  // namespace mieux
