#include "mieux/queries/figures/stats.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>

#include "adding.hpp"
#include "measures.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/store/unread.hpp"
#include "person_cells.hpp"

namespace mieux {
namespace {

double number_in(const std::string& text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The places of keys in what orders them before their letters do: a vocabulary, the words of the
/// field.
std::vector<std::uint32_t> ranks_of(const View& view, const Field& field,
                                    const std::vector<Key>& keys) {
  std::vector<std::uint32_t> ranks(keys.size(), 0);
  const Table* table = view.store.vocabularies().table(field.vocabulary);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (table != nullptr && field.vocabulary != "countries") ranks[i] = table->find(keys[i].id);
    const auto word = std::find(field.words.begin(), field.words.end(), keys[i].id);
    if (table == nullptr && word != field.words.end())
      ranks[i] = static_cast<std::uint32_t>(word - field.words.begin());
  }
  return ranks;
}

/// The values a field takes, numbered in the order in which they are met.
class Axis {
 public:
  Axis(const View& view, const Field& field) : view_(view), field_(field) {
    if (!field.complete) return;
    for (const std::string_view word : field.words) number(std::string{word}, Key::Kind::value);
  }

  /// The numbers of a unit's values, each once.
  void numbers(const Unit& unit, std::vector<std::uint32_t>& out) {
    out.clear();
    values_.clear();
    field_.get(view_, unit, values_);
    if (values_.empty()) out.push_back(number("none", Key::Kind::silent));
    for (const Value& value : values_) {
      const std::uint32_t n = value.undecided ? number("unknown", Key::Kind::undecided)
                                              : number(text_of(field_, value), Key::Kind::value);
      if (std::find(out.begin(), out.end(), n) == out.end()) out.push_back(n);
    }
  }

  /// The keys in the order in which they are shown, and where each number went.
  std::vector<Key> sorted(std::vector<std::uint32_t>& place) const {
    std::vector<Key> keys;
    place.assign(keys_.size(), 0);
    for (const std::uint32_t number : order_of(view_, field_, keys_)) {
      place[number] = static_cast<std::uint32_t>(keys.size());
      keys.push_back(keys_[number]);
    }
    return keys;
  }

 private:
  std::uint32_t number(std::string id, Key::Kind kind) {
    const std::string name = static_cast<char>('0' + static_cast<int>(kind)) + id;
    const auto [found, added] =
        numbers_.try_emplace(name, static_cast<std::uint32_t>(keys_.size()));
    if (added) {
      std::string label = kind == Key::Kind::value    ? label_of(view_, field_, id)
                          : kind == Key::Kind::silent ? view_.language.text("(not stated)")
                                                      : view_.language.text("unknown");
      keys_.push_back({std::move(id), std::move(label), kind});
    }
    return found->second;
  }

  const View& view_;
  const Field& field_;
  Values values_;
  std::vector<Key> keys_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

using Positions = std::vector<std::uint32_t>;

/// Units of each combination of values, by the numbers of the axes.
class Groups {
 public:
  Groups(const View& view, const StatsQuery& query) : view_(view), query_(query) {
    for (const Field& field : query.by) axes_.emplace_back(view, field);
  }

  void add(const Unit& unit, std::uint32_t position) {
    if (axes_.empty()) return;
    axes_[0].numbers(unit, first_);
    if (axes_.size() == 2) axes_[1].numbers(unit, second_);
    for (const std::uint32_t row : first_) {
      if (axes_.size() == 1) {
        cells_[{row, 0}].push_back(position);
        continue;
      }
      rows_[row].push_back(position);
      for (const std::uint32_t column : second_) cells_[{row, column}].push_back(position);
    }
    if (axes_.size() == 2)
      for (const std::uint32_t column : second_) columns_[column].push_back(position);
  }

  void finish(Statistics& result) {
    if (axes_.empty()) return;
    std::vector<std::uint32_t> row_place;
    std::vector<std::uint32_t> column_place(1, 0);
    result.rows = axes_[0].sorted(row_place);
    if (axes_.size() == 2) result.columns = axes_[1].sorted(column_place);
    const std::size_t width = axes_.size() == 2 ? result.columns.size() : 1;
    const Figure nothing = figure(result, {}, Key{});
    result.cells.assign(result.rows.size() * width, nothing);
    for (auto& [place, units] : cells_)
      result.cells[row_place[place.first] * width + column_place[place.second]] =
          figure(result, std::move(units),
                 axes_.size() == 2 && is_measured(1) ? result.columns[column_place[place.second]]
                                                     : result.rows[row_place[place.first]]);
    if (axes_.size() == 1) {
      result.row_totals = result.cells;
      return;
    }
    result.row_totals.assign(result.rows.size(), nothing);
    for (auto& [row, units] : rows_)
      result.row_totals[row_place[row]] =
          figure(result, std::move(units), is_measured(0) ? result.rows[row_place[row]] : Key{});
    result.column_totals.resize(result.columns.size());
    for (auto& [column, units] : columns_)
      result.column_totals[column_place[column]] = figure(
          result, std::move(units), is_measured(1) ? result.columns[column_place[column]] : Key{});
  }

 private:
  struct Hash {
    std::size_t operator()(const std::pair<std::uint32_t, std::uint32_t>& pair) const {
      return std::size_t{pair.first} * 1'000'003U + pair.second;
    }
  };

  /// Are the rows (0) or columns (1) the keys of the table that is measured?
  [[nodiscard]] bool is_measured(std::size_t axis) const {
    return query_.measured.table && query_.by[axis].name == measured_path(query_);
  }

  Figure figure(const Statistics& result, Positions units, const Key& key) const {
    const bool by_key =
        key.kind == Key::Kind::value && (is_measured(0) || (axes_.size() == 2 && is_measured(1)));
    return measure(view_, query_, result.units, std::move(units),
                   by_key ? std::string_view{key.id} : std::string_view{});
  }

  const View& view_;
  const StatsQuery& query_;
  std::vector<Axis> axes_;
  Positions first_;
  Positions second_;
  std::unordered_map<std::pair<std::uint32_t, std::uint32_t>, Positions, Hash> cells_;
  std::unordered_map<std::uint32_t, Positions> rows_;
  std::unordered_map<std::uint32_t, Positions> columns_;
};

}  // namespace

std::vector<std::uint32_t> order_of(const View& view, const Field& field,
                                    const std::vector<Key>& keys) {
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto rank = ranks_of(view, field, keys);
  std::vector<std::string> letters;
  letters.reserve(keys.size());
  // Days, months and steps stay in their order, however they are written.
  for (const Key& key : keys) letters.push_back(label_key(is_time(field) ? key.id : key.label));
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Key& x = keys[a];
    const Key& y = keys[b];
    if (x.kind != y.kind) return x.kind < y.kind;
    if (rank[a] != rank[b]) return rank[a] < rank[b];
    if (field.type == FieldType::number && number_in(x.id) != number_in(y.id))
      return number_in(x.id) < number_in(y.id);
    const auto by_letters = id_order(letters[a], letters[b]);
    return by_letters != 0 ? by_letters < 0 : x.label < y.label;
  });
  return order;
}

Truth in_period(const View& view, const Subject& subject, const Unit& unit, const Period& period) {
  if (period.reading == Reading::active) return was_active(view, subject, unit, period.days);
  const When when = main_date(view.store, subject, unit, view.as_of);
  return when.known ? within(when.date, period.days) : Truth::unknown;
}

void require_lasting(const Subject& subject, std::string_view option) {
  if (lasts(subject)) return;
  throw Failure(Exit::usage,
                std::string{option} + ": " + std::string{subject.plural} +
                    " have no first and last day in which they are active",
                "leave it out; " + std::string{subject.plural} + " lie in a period by one day");
}

std::string_view open_words(Reading reading) {
  return reading == Reading::active ? "may have been active in the period"
                                    : "may lie outside the period";
}

/// Figures rest on more than the records they count: an Action's phase on its request, a region on
/// an organisation, everything on mieux.yaml.
void require_readable(const Store& store, RecordKind kind) {
  KindSet needed = set_of(kind);
  for (const RecordKind other : {RecordKind::programme, RecordKind::request, RecordKind::action,
                                 RecordKind::organisation, RecordKind::expert})
    needed |= set_of(other);
  const std::vector<std::string> files = unread_files(store, needed);
  if (!files.empty())
    refuse_unread(files, files.size() == 1 ? "figures would miss it" : "figures would miss them");
}

Statistics count(const View& view, const StatsQuery& query) {
  require_readable(view.store, query.subject->kind);
  Statistics result;
  result.language = view.language;
  Groups groups(view, query);
  Positions all;
  Positions undated;
  for (const Unit& unit : units_of(view.store, *query.subject, false)) {
    const Truth wanted = query.filter.holds(view, unit);
    Truth placed = existed(view, unit);
    if (query.period) placed = placed && in_period(view, *query.subject, unit, *query.period);
    if (wanted == Truth::no || placed == Truth::no) continue;
    if (wanted == Truth::unknown) {
      result.undecided.push_back(unit);
      continue;
    }
    const auto position = static_cast<std::uint32_t>(result.units.size());
    result.units.push_back(unit);
    if (placed == Truth::unknown) {
      undated.push_back(position);
      continue;
    }
    all.push_back(position);
    groups.add(unit, position);
  }
  groups.finish(result);
  result.total = measure(view, query, result.units, std::move(all));
  result.undated = measure(view, query, result.units, std::move(undated));
  for (const Record& record : view.store.records(query.subject->kind))
    if (record.draft) result.drafts.push_back(&record);
  hide_small_cells(view, query, result);
  return result;
}

}  // namespace mieux
