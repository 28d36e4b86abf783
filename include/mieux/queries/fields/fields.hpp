#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/procedure/experts/deployments.hpp"
#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/records/status.hpp"
#include "mieux/schema/visibility.hpp"
#include "mieux/store/store.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {

class SmallCells;

/// What questions are asked of: a store on a day, for an audience. `grouping` is the regional
/// grouping that `region` means.
struct View {
  const Store& store;
  AsOf as_of;
  std::string grouping;
  Audience audience = Audience::everybody;
  /// Whether an organisation's `name` is any it ever had, to compare with; else the one in use.
  bool any_name = false;
  Language language;  ///< of labels
  /// What is published together with what this view says; null: nothing.
  std::shared_ptr<SmallCells> small_cells;

  /// With the store's default grouping, in English.
  View(const Store& of, AsOf at);

  /// The clocks of the store: made when first asked for, the same for all copies of the view.
  [[nodiscard]] const Clocks& clocks() const;
  /// The questions of its forms and its feedback, in the same way.
  [[nodiscard]] const AskedQuestions& questions() const;
  /// The missions of its experts, in the same way.
  [[nodiscard]] const Deployments& deployments() const;

  /// What people read for a term of a vocabulary; the id if it is unknown.
  [[nodiscard]] std::string_view label(std::string_view vocabulary, std::string_view id) const {
    return store.vocabularies().label(vocabulary, id, language);
  }

 private:
  std::shared_ptr<std::optional<Clocks>> clocks_;
  std::shared_ptr<std::optional<AskedQuestions>> questions_;
  std::shared_ptr<std::optional<Deployments>> deployments_;
};

/// One thing that is counted: a record, or the part `index` of it.
struct Unit {
  const Record* record = nullptr;
  std::uint32_t index = 0;
};

/// All units of a subject, by id; drafts are left out unless asked for.
std::vector<Unit> units_of(const Store& store, const Subject& subject, bool with_drafts);

/// `togo-ii`, `togo-ii/a3`, `togo-ii/missions.2`.
std::string name_of(const Store& store, const Subject& subject, const Unit& unit);

struct Value {
  std::string_view text;   ///< the id of a term or record, or the text
  Date date;               ///< of a date
  double number = 0;       ///< of a number
  bool undecided = false;  ///< dates leave it open which value this is
};
using Values = std::vector<Value>;

enum class FieldType : std::uint8_t { text, term, reference, date, number, boolean };

/// Something that can be asked of a unit: a field of its record, or a fact derived from it.
struct Field {
  std::string name;
  FieldType type = FieldType::text;
  std::string vocabulary;  ///< of a term: the table with its label; `region`: see grouping
  KindSet refers_to = 0;   ///< of a reference
  std::string grouping;    ///< of a region: the grouping asked for
  schema::Visibility visibility = schema::Visibility::open;
  /// Internal, and printed to everybody in figures without small cells (`hidden_figures`).
  bool small_cells = false;
  bool list = false;   ///< a record holds a list of values here
  bool whole = false;  ///< never cut to fit a screen: half an address reaches nobody
  /// Words a derived term may be, where no table has them.
  std::vector<std::string_view> words;
  /// Figures have a row or column for each of the words, even if nothing has it.
  bool complete = false;
  /// Adds the values; none if the record is silent.
  std::function<void(const View&, const Unit&, Values&)> get;
  /// Of what can be added up: adds each number, an undecided one for each that is not known or not
  /// stated. Empty if sums of the field have no meaning.
  std::function<void(const View&, const Unit&, Values&)> numbers = {};
  /// A table of numbers: `get` gives its keys, `numbers` each number with its key as text.
  bool table = false;
};

/// The field of a subject by name (`region`, `region@region_2018`, `missions.country`,
/// `action.status`, or any path of the schema), or nothing. On the way through a list, a path may
/// name one element, by its position from 1 or an activity's id (`letters.1.received`,
/// `activities.a2.places`); otherwise it means all of them. A field that the audience of the view
/// may not see is not found: this is the gate of everything that lists, filters and counts.
std::optional<Field> find_field(const View& view, const Subject& subject, std::string_view name);

/// An attribute of persons, such as `gender` of experts, which everybody sees in figures without
/// small cells alone: to be counted by, not to be filtered by or listed. Nothing if the field is
/// none, or the audience sees it anyway.
std::optional<Field> find_attribute(const View& view, const Subject& subject,
                                    std::string_view name);

/// Names of the fields that the audience may see, the derived ones first: for suggestions and for
/// the manual.
std::vector<std::string> field_names(const View& view, const Subject& subject);

/// A value as programs read it: an id, a date, a text. `unknown` if dates leave it open.
std::string text_of(const Field& field, const Value& value);

/// All values a field has in one cell, as `mieux import` reads it: separated by `; `, an element of
/// a list that could be taken for several in double quotes.
std::string cell_of(const Field& field, const Values& values);

/// Are its values days, months or steps of time, which languages write differently?
bool is_time(const Field& field);

/// What people read for a value of a field.
std::string label_of(const View& view, const Field& field, std::string_view id);

/// Does what the subject names last, from a first to a last day, so that it can be active in a
/// period?
bool lasts(const Subject& subject);

/// Was the unit, which lasts, active on at least one day of the period, up to the day asked about?
Truth was_active(const View& view, const Subject& subject, const Unit& unit, Date period);

/// Do units of the subject have a date that places them in a period?
bool is_dated(const Subject& subject);

/// The date that places a unit in a period: received, started, held ...; not known if the record
/// is silent. A deliverable that was handed over after the day asked about lies where its Action
/// does.
When main_date(const Store& store, const Subject& subject, const Unit& unit, AsOf as_of);

// Facts that several fields and reports share.

/// Was it there on the day asked about: the request received, the Action approved or begun, the
/// expert registered? A record that does not say since when was always there.
Truth existed(const View& view, const Unit& unit);

Status status_of(const View& view, const Record& action);
Outcome outcome_of(const View& view, const Record& request);

}  // namespace mieux
