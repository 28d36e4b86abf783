#include "pages.hpp"

#include <algorithm>
#include <map>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {

namespace {

/// More names than these are a list that nobody reads; the command below shows all.
constexpr std::size_t most_names = 20;

}  // namespace

Pages::Pages(const View& of, const ReportRequest& asked, std::string name)
    : PeriodReport(of, asked, std::move(name)) {
  if (has_period()) read_actions_as_active();
}

void Pages::title(std::size_t depth, const Phrase& text) {
  Phrase unique = text;
  // Hundreds of records may have one title: each number is tried once.
  std::size_t& n = last_number_.try_emplace(text.english, 1).first->second;
  while (!slugs_.insert(slug(for_markdown(unique.english))).second) {
    ++n;
    const std::string number = " (" + std::to_string(n) + ")";
    unique = {text.english + number, text.shown + number};
  }
  section(depth, unique);
}

void Pages::fact(std::string_view label, const std::string& value) {
  if (!value.empty()) write("| " + words(label) + " | " + value + " |\n");
}

void Pages::figures(const FigureTable& table) {
  const StatsQuery asked = query(table.subject, table.where, table.by);
  const Statistics statistics = count(view(), asked);
  title(table.depth, table.title);
  if (statistics.total.units.empty() && statistics.undated.units.empty()) {
    write(words(table.none) + "\n");
  } else {
    if (table.with_chart) chart(table.title, table.subject + "-by-" + slug(table.by), statistics);
    if (table.most > 0 && statistics.rows.size() > table.most)
      commonest(asked, statistics, table.most);
    else
      body(asked, statistics);
  }
  left_undecided(asked, statistics);
  source(table.subject, table.where, table.by);
}

void Pages::measured(std::string_view heading, const std::string& subject, const std::string& by,
                     const std::string& measure, const std::string& where) {
  const StatsQuery asked = query(subject, where, by, measure);
  const Statistics statistics = count(view(), asked);
  title(3, heading);
  if (statistics.total.units.empty() && statistics.undated.units.empty())
    write(words("None on record.") + "\n");
  else
    body(asked, statistics);
  source(subject, where, by, measure);
}

void Pages::commonest(const StatsQuery& asked, const Statistics& statistics, std::size_t most) {
  std::vector<std::size_t> order(statistics.rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return statistics.row_totals[a].value > statistics.row_totals[b].value;
  });
  order.resize(most);
  say("The {} most common of {}:", most, statistics.rows.size());
  write("\n\n");
  table_head({asked.by[0].name, std::string{asked.subject->plural} + ":"});
  for (const std::size_t row : order)
    write("| " + for_markdown(statistics.rows[row].label) + " | " +
          number(statistics.row_totals[row]) + " |\n");
}

StatsQuery Pages::to_date(std::string_view subject, std::string_view where, std::string_view by,
                          std::string_view measure) const {
  StatsQuery asked = query(subject, where, by, measure);
  asked.period.reset();
  return asked;
}

std::string Pages::command_to_date(std::string_view subject, std::string_view where,
                                   std::string_view by, std::string_view measure) const {
  return command_without_period(std::string{subject} +
                                (by.empty() ? "" : " --by " + std::string{by}) +
                                (where.empty() ? "" : " --where \"" + std::string{where} + "\"") +
                                (measure == "count" ? "" : " --measure " + std::string{measure}));
}

void Pages::source_to_date(std::string_view subject, std::string_view where, std::string_view by) {
  write("\n" + words("Source (to date): {}", command_to_date(subject, where, by)) + "\n\n");
}

std::string Pages::names_of_units(const std::vector<Unit>& units) const {
  std::map<std::pair<std::string_view, const Record*>, std::size_t> records;
  for (const Unit& unit : units) ++records[{reader_name(*unit.record), unit.record}];
  std::vector<std::string> names;
  for (const auto& [named, parts] : records)
    names.push_back(for_markdown(named.first) +
                    (parts == 1 ? "" : " (" + std::to_string(parts) + ")"));
  if (names.size() <= most_names) return joined(names, ", ");
  const std::size_t others = names.size() - most_names;
  names.resize(most_names);
  return words("{} and {} more", joined(names, ", "), others);
}

void Pages::left_undecided(const StatsQuery& asked, const Statistics& statistics) {
  const std::size_t open = statistics.undecided.size();
  if (open == 0) return;
  write("\n" +
        words("For **{}** {} the records leave it open: {}.", open,
              words(language().for_count(open, asked.subject->singular, asked.subject->plural)),
              names_of_units(statistics.undecided)) +
        "\n");
}

std::string Pages::in_region(const std::string& region) {
  return region.empty() ? std::string{} : "region = " + region;
}

std::string Pages::both(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + " and " + b;
}

}  // namespace mieux
