#include "mieux/queries/fields/fields.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>

#include "facts.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

constexpr auto origins = std::to_array<std::string_view>({"eu", "southern", "other"});
constexpr auto levels =
    std::to_array<std::string_view>({"individual", "institutional", "enabling-environment"});
constexpr auto expert_functions =
    std::to_array<std::string_view>({"liaison-officer", "national-focal-point"});
constexpr auto origin_labels = std::to_array<std::string_view>(
    {"EU member state administrations", "Southern administrations", "Others"});

std::size_t part_count(const Action& action, Part part) {
  switch (part) {
    case Part::none: return 1;
    case Part::activity: return action.activities.size();
    case Part::mission: return action.missions.size();
    case Part::result: return action.results.size();
    case Part::deliverable: return action.deliverables.size();
    case Part::effect: return action.effects.size();
    case Part::need: return action.needs.size();
  }
  return 0;
}

const DerivedField* find_derived(std::span<const DerivedField> table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const DerivedField& field) { return field.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string_view> words_of(const DerivedField& field) {
  const std::string_view name = field.name;
  if (field.vocabulary == "request_outcomes")
    return {outcome_words.begin() + 1, outcome_words.end()};
  if (field.vocabulary == "action_status") return {status_words.begin() + 1, status_words.end()};
  if (name.ends_with("origin")) return {origins.begin(), origins.end()};
  if (name == "function") return {expert_functions.begin(), expert_functions.end()};
  if (name == "reached") return {milestone_words.begin(), milestone_words.end()};
  if (name == "level") return {levels.begin(), levels.end()};
  if (name == "last_event") return {deliverable_step_words.begin(), deliverable_step_words.end()};
  if (name == "state") return {need_state_words.begin() + 1, need_state_words.end()};
  if (name == "outcome") return {activity_state_words.begin() + 1, activity_state_words.end()};
  return {};
}

/// The derived field, asked for in a grouping of its own if one is given.
Field made_of(const View& view, const Subject& subject, const DerivedField& derived,
              std::string_view grouping) {
  Field field;
  field.visibility = visibility_of(view.store.schemas(), subject, derived.reads);
  field.name = derived.name;
  field.type = derived.type;
  field.vocabulary = derived.vocabulary;
  field.refers_to = derived.refers_to;
  field.words = words_of(derived);
  field.grouping = grouping;
  field.get = derived.get;
  if (derived.adds_up)
    field.numbers = [get = derived.get](const View& at, const Unit& unit, Values& values) {
      get(at, unit, values);
      if (values.empty()) values.push_back({{}, {}, 0, true});
    };
  if (grouping.empty()) return field;
  field.get = [get = derived.get, grouping = field.grouping](const View& at, const Unit& unit,
                                                             Values& values) {
    View other = at;
    other.grouping = grouping;
    get(other, unit, values);
  };
  return field;
}

std::span<const DerivedField> derived_fields(RecordKind kind) {
  if (kind == RecordKind::request) return request_fields();
  if (kind == RecordKind::action) return action_fields();
  return other_fields(kind);
}

/// Fields of the subject itself, without following references.
std::optional<Field> own_field(const View& view, const Subject& subject, std::string_view name,
                               std::string_view grouping) {
  for (const auto table :
       {part_fields(subject.part), subject.part == Part::none ? derived_fields(subject.kind)
                                                              : std::span<const DerivedField>{}})
    if (const DerivedField* found = find_derived(table, name))
      return made_of(view, subject, *found, grouping);
  if (subject.part == Part::none)
    if (const DerivedField* found = find_derived(common_fields(), name))
      return made_of(view, subject, *found, grouping);
  if (auto found = clock_field(view, subject, name)) return found;
  if (auto found = answers_field(view, subject, name)) return found;
  if (auto found = schema_field(view, subject, name)) return found;
  if (subject.part == Part::none) return std::nullopt;
  return own_field(view, subject_of(subject.kind), name, grouping);  // what its Action says
}

/// `action.status`: the field `rest` of the records that the reference `first` names.
Field followed(Field first, Field rest, std::string_view name) {
  Field field = rest;
  field.name = name;
  field.visibility = schema::stricter(first.visibility, rest.visibility);
  field.small_cells = first.small_cells || rest.small_cells;
  const KindSet kinds_allowed = first.refers_to;
  // A field of the schema drops the texts of one record when it reads the next: they are copied.
  auto texts = std::make_shared<std::deque<std::string>>();
  field.get = [first = std::move(first), rest = std::move(rest), kinds_allowed, texts](
                  const View& at, const Unit& unit, Values& values) {
    texts->clear();
    Values references;
    first.get(at, unit, references);
    for (const Value& reference : references) {
      const Record* record = at.store.target(reference.text, kinds_allowed);
      if (record == nullptr) continue;
      Values found;
      rest.get(at, Unit{record, 0}, found);
      for (Value& value : found) {
        const bool there = std::any_of(values.begin(), values.end(),
                                       [&](const Value& v) { return v.text == value.text; });
        if (there && !value.undecided && !value.text.empty()) continue;
        value.text = texts->emplace_back(value.text);
        values.push_back(value);
      }
    }
  };
  return field;
}

std::optional<RecordKind> only_kind(KindSet set) {
  for (const Subject& kind : kinds)
    if (set == set_of(kind.kind)) return kind.kind;
  return std::nullopt;
}

std::optional<Field> find_path(const View& view, const Subject& subject, std::string_view name,
                               std::string_view grouping, int depth) {
  if (auto field = own_field(view, subject, name, grouping)) return field;
  if (depth == 0) return std::nullopt;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos;
       dot = name.find('.', dot + 1)) {
    auto first = own_field(view, subject, name.substr(0, dot), {});
    if (!first || first->type != FieldType::reference) continue;
    const auto kind = only_kind(first->refers_to);
    if (!kind || *kind == RecordKind::expert_private || *kind == RecordKind::programme) continue;
    auto rest = find_path(view, subject_of(*kind), name.substr(dot + 1), grouping, depth - 1);
    if (rest) return followed(std::move(*first), std::move(*rest), name);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Unit> units_of(const Store& store, const Subject& subject, bool with_drafts) {
  std::vector<Unit> units;
  const std::vector<Record>& records = store.records(subject.kind);
  units.reserve(records.size());
  for (const Record& record : records) {
    if (record.draft && !with_drafts) continue;
    const std::size_t count =
        subject.part == Part::none ? 1 : part_count(store.actions()[record.position], subject.part);
    for (std::uint32_t i = 0; i < count; ++i) units.push_back({&record, i});
  }
  return units;
}

std::string name_of(const Store& store, const Subject& subject, const Unit& unit) {
  const std::string id{unit.record->id};
  if (subject.part == Part::none) return id;
  return id + "/" + name_of(store.actions()[unit.record->position], subject.part, unit.index);
}

std::optional<Field> find_field(const View& view, const Subject& subject, std::string_view name) {
  std::string_view grouping;
  std::string_view plain = name;
  if (const std::size_t at = name.find('@'); at != std::string_view::npos) {
    grouping = name.substr(at + 1);
    plain = name.substr(0, at);
    const bool region = plain == "region" || plain.ends_with(".region");
    if (!region || view.store.vocabularies().regions(grouping).empty()) return std::nullopt;
  }
  // No path of a record is deeper than its file may be; longer ones would be tried at every dot.
  constexpr int references = 2;
  constexpr auto most_steps = (references + 1) * static_cast<std::ptrdiff_t>(yaml::max_depth);
  if (std::count(plain.begin(), plain.end(), '.') >= most_steps) return std::nullopt;
  auto field = find_path(view, subject, plain, grouping, references);
  if (!field || !may_see(view.audience, field->visibility)) return std::nullopt;
  field->name = name;
  return field;
}

std::vector<std::string> field_names(const View& view, const Subject& subject) {
  std::vector<std::string> names;
  const auto add_all = [&](const Subject& of, std::span<const DerivedField> table) {
    for (const DerivedField& field : table)
      if (std::find(names.begin(), names.end(), field.name) == names.end() &&
          may_see(view.audience, visibility_of(view.store.schemas(), of, field.reads)))
        names.emplace_back(field.name);
  };
  add_all(subject, part_fields(subject.part));
  add_all(subject_of(subject.kind), derived_fields(subject.kind));
  if (subject.part == Part::none) add_all(subject, common_fields());
  for (std::string& name : clock_field_names(view, subject)) names.push_back(std::move(name));
  for (std::string& path : schema_paths(view, subject))
    if (std::find(names.begin(), names.end(), path) == names.end())
      names.push_back(std::move(path));
  return names;
}

namespace {

/// An element of a list as `parse_list` reads it.
std::string element_text(const std::string& text) {
  const bool blurred = text.find(';') != text.npos || text.starts_with('"') ||
                       text.starts_with('[') || text.starts_with(' ') || text.ends_with(' ');
  if (!blurred) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

std::string text_of(const Field& field, const Value& value) {
  if (value.undecided && value.text.empty()) return "unknown";
  // Numbers that no record has as a text are counted, so whole.
  if (field.type == FieldType::number && value.text.empty())
    return std::to_string(static_cast<std::int64_t>(value.number));
  return field.type == FieldType::date ? value.date.to_string() : std::string{value.text};
}

std::string cell_of(const Field& field, const Values& values) {
  std::string cell;
  for (const Value& value : values) {
    const std::string text = text_of(field, value);
    cell += (cell.empty() ? "" : "; ") + (field.list ? element_text(text) : text);
  }
  return cell;
}

namespace {

std::string region_label(const View& view, const Field& field, std::string_view id) {
  const Vocabularies& vocabularies = view.store.vocabularies();
  const std::string& grouping = field.grouping.empty() ? view.grouping : field.grouping;
  for (const Vocabularies::Region& region : vocabularies.regions(grouping))
    if (region.id == id) return vocabularies.region_label(grouping, region, view.language);
  return std::string{id};
}

/// A word of the program, if the field takes such words.
std::optional<std::string_view> own_word(const Field& field, std::string_view id) {
  if (field.name.ends_with("origin"))
    for (std::size_t i = 0; i < origins.size(); ++i)
      if (origins[i] == id) return origin_labels[i];
  if (is_time(field)) return std::nullopt;
  const bool is_word = std::find(field.words.begin(), field.words.end(), id) != field.words.end();
  return is_word || field.type == FieldType::boolean ? std::optional{id} : std::nullopt;
}

/// The last part of its name, `language` of `names.language`.
std::string_view last_part(const Field& field) {
  return std::string_view{field.name}.substr(field.name.rfind('.') + 1);
}

bool is_language(const Field& field) {
  return field.type == FieldType::text &&
         (last_part(field) == "language" || last_part(field) == "languages" ||
          last_part(field) == "speaks");
}

}  // namespace

bool is_time(const Field& field) {
  return field.type == FieldType::date || field.name.ends_with("month") || field.name == "step";
}

std::string label_of(const View& view, const Field& field, std::string_view id) {
  if (field.vocabulary == "region") return region_label(view, field, id);
  if (view.store.vocabularies().table(field.vocabulary) != nullptr)
    return std::string{view.label(field.vocabulary, id)};
  if (const auto word = own_word(field, id))
    // `outcome` as a category of practices is none of requests.
    return view.language.text(std::string{*word} +
                              (last_part(field) == "category" ? "|practice" : ""));
  if (is_language(field)) return view.language.name_of_language(id);
  if (is_time(field)) return view.language.date(id);
  if (field.type != FieldType::reference) return std::string{id};
  const Record* record = view.store.target(id, field.refers_to);
  if (record == nullptr) return std::string{id};
  if (record->kind == RecordKind::organisation)
    return std::string{view.store.name_of(*record, view.as_of.day)};
  return std::string{reader_name(*record)};
}

}  // namespace mieux
