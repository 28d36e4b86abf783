#include "samples.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <stdexcept>

#include "mieux/base/words.hpp"

namespace mieux::samples {
namespace {

constexpr std::string_view programme =
    "format: mieux.store/1\ntitle: Office\n"
    "phases:\n"
    "  - id: one\n    title: Phase I\n    from: 2009-01-01\n    to: 2011-12-31\n"
    "  - id: two\n    title: Phase II\n    from: 2012-01-01\n"
    "groupings:\n"
    "  - id: region_2018\n    title: Regions\n"
    "  - id: region_2015\n    title: Regions of old\n"
    "default_grouping: region_2018\n";

std::filesystem::path example(std::string_view name) {
  return std::filesystem::path{MIEUX_SOURCE_DIR} / "examples" / name;
}

std::string number(const Figure& figure) {
  const std::string text = to_string(Figure{figure.value, true, {}});
  return figure.exact ? text : text + "+";
}

void add_rows(const Statistics& statistics, std::string& out) {
  const auto add = [&](const std::string& key, const Figure& figure) {
    out += (out.empty() ? "" : ", ") + key + " " + number(figure);
  };
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    for (std::size_t c = 0; c < statistics.columns.size(); ++c)
      if (!statistics.cell(r, c).units.empty())
        add(statistics.rows[r].id + "/" + statistics.columns[c].id, statistics.cell(r, c));
    add(statistics.rows[r].id, statistics.row_totals[r]);
  }
}

}  // namespace

const Store& small_office() {
  static const Store store = Store::load(example("small-office"), schema::built_in_schemas(), {});
  return store;
}

const Store& published() {
  static const Store store =
      Store::load(example("mieux-2009-2015"), schema::built_in_schemas(), {});
  return store;
}

const StoreFolder& Sample::written(std::initializer_list<Entry> entries) {
  std::filesystem::copy(
      example("small-office") / "vocabularies", folder_.path() / "vocabularies",
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  folder_.write("mieux.yaml", programme);
  for (const Entry& entry : entries) {
    const std::string file{entry.file};
    if (file.ends_with(".yaml") || file.ends_with(".tsv"))
      folder_.write(file, entry.text);
    else
      folder_.write(file + ".yaml", StoreFolder::header(file) + std::string{entry.text});
  }
  return folder_;
}

Date date(std::string_view text) {
  const auto parsed = Date::parse(text);
  if (!parsed) throw std::invalid_argument("no date: " + std::string{text});
  return *parsed;
}

View on(const Store& store, std::string_view as_of, std::string_view today) {
  const Day day = date(as_of).last();
  return {store, {day, today.empty() ? day : date(today).last()}};
}

std::string passing(const View& view, std::string_view subject, std::string_view where) {
  const Subject& of = *find_subject(subject);
  const Filter filter(view, of, where, "--where");
  std::string out;
  for (const Unit& unit : units_of(view.store, of, true)) {
    const Truth holds = filter.holds(view, unit);
    if (holds == Truth::no) continue;
    out += (out.empty() ? "" : " ") + std::string{holds == Truth::unknown ? "?" : ""} +
           name_of(view.store, of, unit);
  }
  return out;
}

StatsQuery query_of(const View& view, const Asked& question) {
  StatsQuery query;
  query.subject = find_subject(question.of);
  if (query.subject == nullptr) throw std::invalid_argument(std::string{question.of});
  query.filter = Filter(view, *query.subject, question.where, "--where");
  if (!question.by.empty())
    for (const std::string_view name : split(question.by, ','))
      query.by.push_back(require_field(view, *query.subject, name, {"--by", question.by, {}}));
  set_measure(view, question.measure, query);
  if (!question.period.empty()) query.period = Period{date(question.period)};
  return query;
}

Statistics answer(const View& view, const Asked& question) {
  return count(view, query_of(view, question));
}

std::string figures(const View& view, const Asked& question) {
  const StatsQuery query = query_of(view, question);
  const Statistics statistics = count(view, query);
  const auto names = [&](const std::vector<Unit>& units) {
    std::string out;
    for (const Unit& unit : units) out += " " + name_of(view.store, *query.subject, unit);
    return out;
  };
  std::string out;
  add_rows(statistics, out);
  out += (out.empty() ? "" : " ") + std::string{"| "} + number(statistics.total);
  std::vector<Unit> undated;
  for (const std::uint32_t unit : statistics.undated.units)
    undated.push_back(statistics.units[unit]);
  if (!undated.empty()) out += "; undated" + names(undated);
  if (!statistics.undecided.empty()) out += "; undecided" + names(statistics.undecided);
  if (!statistics.drafts.empty()) out += "; drafts";
  for (const Record* draft : statistics.drafts) out += " " + std::string{draft->id};
  return out;
}

void check_figures(const View& view, const std::vector<Counted>& cases) {
  for (const Counted& c : cases) {
    CAPTURE(c.question.of);
    CAPTURE(c.question.by);
    CAPTURE(c.question.where);
    CAPTURE(c.question.measure);
    CAPTURE(c.question.period);
    CHECK(figures(view, c.question) == c.expected);
  }
}

}  // namespace mieux::samples
