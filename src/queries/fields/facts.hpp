#pragma once

#include "mieux/queries/fields/fields.hpp"

namespace mieux {

/// A derived field as the tables of the subjects list it.
struct DerivedField {
  std::string_view name;
  FieldType type;
  std::string_view vocabulary;
  KindSet refers_to;
  /// What it rests on, for its visibility: fields of the record or part, separated by spaces; those
  /// of another kind as `expert:country`, those that not every kind has as `title?`.
  std::string_view reads;
  void (*get)(const View&, const Unit&, Values&);
  bool adds_up = false;  ///< its numbers make a sum
};

std::span<const DerivedField> request_fields();
std::span<const DerivedField> action_fields();
std::span<const DerivedField> part_fields(Part part);
/// Of needs.
std::span<const DerivedField> need_fields();
/// Of organisations, experts, feedback and the other kinds.
std::span<const DerivedField> other_fields(RecordKind kind);
/// Of practices, events and publications.
std::span<const DerivedField> knowledge_fields(RecordKind kind);
/// Of experts.
std::span<const DerivedField> expert_fields();
/// Of feedback.
std::span<const DerivedField> feedback_fields();
/// The questions that a field of this name may mean.
std::vector<const AskedQuestion*> questions_of_field(const View& view, std::string_view name);
/// `answers.participants.1.q3`: a table of the answers to a question, of all versions that go on
/// with it.
std::optional<Field> answers_field(const View& view, const Subject& subject, std::string_view name);
/// Fields that every record has.
std::span<const DerivedField> common_fields();

/// The strictest visibility of what a derived field or a measure of the subject rests on, in the
/// notation of `DerivedField::reads`.
schema::Visibility visibility_of(const schema::Schemas& schemas, const Subject& subject,
                                 std::string_view reads);

/// Fields of the clocks of mieux.yaml that run for the subject, and the days a request waited.
std::optional<Field> clock_field(const View& view, const Subject& subject, std::string_view name);
std::vector<std::string> clock_field_names(const View& view, const Subject& subject);

/// The field at a path of the schema (`letters.channel`), read from the file's text.
std::optional<Field> schema_field(const View& view, const Subject& subject, std::string_view path);
/// All such paths.
std::vector<std::string> schema_paths(const View& view, const Subject& subject);

inline const Request& request_at(const View& view, const Record& record) {
  return view.store.requests()[record.position];
}
inline const Action& action_at(const View& view, const Record& record) {
  return view.store.actions()[record.position];
}

inline void add(Values& values, std::string_view text) {
  if (!text.empty()) values.push_back({text, {}, 0, false});
}
inline void add(Values& values, const Text& text) { add(values, text.value); }
void add_once(Values& values, std::string_view text);
inline void add(Values& values, List<Text> texts) {
  for (const Text& text : texts) add_once(values, text.value);
}
/// The record that `reference` means, by its present id; what it says if there is none.
void add_reference(const View& view, Values& values, std::string_view reference, KindSet allowed);
inline void add(Values& values, const When& when) {
  if (when.known) values.push_back({{}, when.date, 0, false});
}
/// The year of a date; undecided if its days lie in several.
void add_year(Values& values, const When& when);
/// The month of a date, `2018-06`; undecided if its days lie in several.
void add_month(Values& values, const When& when);
void add_flag(Values& values, bool flag);

/// Regions in the view's grouping: stated ones, else those of the countries, else that of the
/// regional organisation.
void add_regions(const View& view, Values& values, List<StatedRegion> stated, List<Text> countries,
                 const Text& organisation);
// What requests and Actions say alike; `At` is `request_at` or `action_at`.

template <auto At>
void regions_of(const View& view, const Unit& unit, Values& values) {
  const auto& of = At(view, *unit.record);
  add_regions(view, values, of.regions, of.countries, of.regional_organisation);
}
template <auto At>
void countries_of(const View& view, const Unit& unit, Values& values) {
  add(values, At(view, *unit.record).countries);
}
template <auto At>
void topics_of(const View& view, const Unit& unit, Values& values) {
  add(values, At(view, *unit.record).topics);
}
template <auto At>
void regional_organisation_of(const View& view, const Unit& unit, Values& values) {
  add_reference(view, values, At(view, *unit.record).regional_organisation.value,
                set_of(RecordKind::organisation));
}

void add_themes(const View& view, Values& values, List<Text> topics);
/// The phase that holds the day; undecided if several may.
void add_phase(const View& view, Values& values, const When& when);
/// Types of the organisations named by ids.
void add_type_of(const View& view, Values& values, std::string_view organisation);
/// `eu`: officials of an EU member state on that day; `southern`: of a country in one of the
/// facility's regions; `other`: everybody else.
void add_origin(const View& view, Values& values, std::string_view country,
                std::string_view background, const When& when);

}  // namespace mieux
