#include "import_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "header_findings.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;

/// A name of `mieux list` for what a record says in a field of another name.
struct OtherName {
  std::string_view subject;  ///< empty: all
  std::string_view name;
  std::string_view path;
};
constexpr auto other_names = std::to_array<OtherName>({
    {"", "reference", "references"},
    {"organisations", "name", "names.1.name"},
    {"requests", "country", "countries"},
    {"requests", "topic", "topics"},
    {"actions", "country", "countries"},
    {"actions", "topic", "topics"},
    {"actions", "requester", "requesters"},
    {"experts", "topic", "topics"},
    {"activities", "outcome", "outcome.state"},
    {"activities", "type", "types"},
    {"activities", "place", "countries"},
});

/// Words for what only the private roster may hold.
constexpr auto personal_words =
    std::to_array<std::string_view>({"mail", "phone", "mobile", "telephone", "passport", "birth",
                                     "surname", "first_name", "last_name", "family_name"});

bool has_property(const Rule& rule, std::string_view name) {
  return std::any_of(rule.properties.begin(), rule.properties.end(),
                     [&](const Property& property) { return property.name == name; });
}

bool is_personal(const View& view, const Subject& subject, std::string_view name) {
  const schema::Schemas& schemas = view.store.schemas();
  const std::string_view first = name.substr(0, name.find('.'));
  const bool roster = subject.kind == RecordKind::expert &&
                      has_property(schemas.root(RecordKind::expert_private), first) &&
                      !has_property(schemas.root(RecordKind::expert), first);
  const std::string lower = folded_name(name);
  return roster || std::any_of(personal_words.begin(), personal_words.end(),
                               [&](auto word) { return lower.find(word) != std::string::npos; });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// Follows a path through the schema, without a record.
class PathWalk {
 public:
  PathWalk(const schema::Schemas& schemas, const Rule& rule, ImportColumn& column)
      : schemas_(schemas), column_(column) {
    column_.rule = &rule;
  }

  /// Whether there is one value, or a list of values, at the path of the column.
  bool run() {
    for (const std::string_view part : split(column_.path, '.'))
      if (!step(part)) return false;
    const Rule& rule = *column_.rule;
    if (rule.type == Type::object) return false;
    return rule.type != Type::array || schemas_.rule(rule.items).type != Type::object;
  }

 private:
  bool step(std::string_view part) {
    const Rule& rule = *column_.rule;
    const bool first = column_.steps.empty();
    if (rule.type == Type::array) return element(part);
    if (rule.type != Type::object) return false;
    column_.steps.emplace_back(std::string{part});
    if (rule.table != schema::no_rule) return go_to(rule.table);
    for (const Property& property : rule.properties) {
      if (property.name != part) continue;
      column_.required = first && property.required;
      return go_to(property.rule);
    }
    return false;
  }

  /// Of the parts that the list holds.
  [[nodiscard]] bool is_part_id(std::string_view word) const {
    const schema::PartName* part = schema::parts_of(schemas_, *column_.rule);
    return part != nullptr && schema::matches(schema::Pattern::part_id, word) &&
           word.front() == part->letter;
  }

  bool element(std::string_view part) {
    if (is_number(part)) {
      std::uint32_t position = 0;
      std::from_chars(part.data(), part.data() + part.size(), position);
      if (position == 0) return false;
      column_.steps.emplace_back(position - 1);
    } else if (is_part_id(part)) {
      column_.steps.emplace_back(std::string{part});
      column_.by_id = true;
    } else {
      return false;
    }
    return go_to(column_.rule->items);
  }

  bool go_to(std::uint32_t rule) {
    column_.rule = &schemas_.rule(rule);
    return true;
  }

  const schema::Schemas& schemas_;
  ImportColumn& column_;
};

std::string path_of_name(const Subject& subject, const std::string& name) {
  for (const OtherName& other : other_names)
    if (other.name == name && (other.subject.empty() || other.subject == subject.plural))
      return std::string{other.path};
  return name;
}

class HeaderReader {
 public:
  HeaderReader(const View& view, const Subject& subject, const Sheet& sheet, Imported& imported)
      : view_(view), subject_(subject), sheet_(sheet), imported_(imported) {}

  ImportColumns run() {
    for (const Sheet::Cell& cell : sheet_.header) header_.push_back({meant(cell.text), cell.span});
    for (std::size_t c = 0; c < header_.size(); ++c) read(c);
    errors_.finish();
    const bool activity = subject_.part != Part::none;
    if (activity && !columns_.id && !columns_.action)
      imported_.columns.push_back(
          {Severity::error,
           {},
           sheet_.place_of(sheet_.header.front()),
           "no column says which activity or Action a row is about",
           "add a column id (benin/a1) or action (benin, for new activities)",
           {}});
    say_derived();
    return std::move(columns_);
  }

 private:
  using Words = HeaderFindings::Words;

  /// The name of a field that a header means: `Short  Name` is `short_name`.
  [[nodiscard]] std::string meant(const std::string& name) const {
    std::string folded = folded_name(name);
    std::replace(folded.begin(), folded.end(), ' ', '_');
    return folded == name || is_known(name) || !is_known(folded) ? name : folded;
  }

  [[nodiscard]] bool is_known(const std::string& name) const {
    ImportColumn column;
    column.path = path_of_name(subject_, name);
    return name == "id" || name == "action" || name == "reason" || name == audience_column ||
           walk(column) || find_field(view_, subject_, name);
  }

  bool walk(ImportColumn& column) const {
    const schema::Schemas& schemas = view_.store.schemas();
    return PathWalk(schemas, schemas.of(subject_), column).run();
  }

  void read(std::size_t position) {
    const std::string& name = header_[position].text;
    ImportColumn column;
    column.cell = position;
    column.path = path_of_name(subject_, name);
    if (name == "id") {
      columns_.id = position;
    } else if (name == "action" && subject_.part != Part::none) {
      columns_.action = position;
    } else if (walk(column)) {
      add(std::move(column), header_[position]);
    } else if (name != "reason" && name != audience_column) {  // written by mieux for people
      not_a_value(header_[position]);
    }
  }

  void add(ImportColumn column, const Sheet::Cell& header) {
    const auto is_field = [&](const Sheet::Cell& cell) { return cell.text == column.path; };
    if (header.text != column.path && std::any_of(header_.begin(), header_.end(), is_field))
      return note(
          header,
          "the column '" + header.text + "' is not read: '" + column.path + "' says the same",
          "leave one of them out");
    column.field = find_field(view_, subject_, header.text);
    columns_.values.push_back(std::move(column));
  }

  void not_a_value(const Sheet::Cell& header) {
    const std::string& name = header.text;
    const std::string kind{subject_.plural};
    if (find_field(view_, subject_, name)) return derived_.push_back(&header);
    errors_.add(sheet_, header, [&]() -> Words {
      if (is_personal(view_, subject_, name))
        return {
            "'" + name + "' is no field of " + kind + ", which everybody may read",
            "personal data belongs in the private roster: `mieux expert import` takes both parts"};
      const std::vector<std::string> known = field_names(view_, subject_);
      const std::vector<std::string_view> names(known.begin(), known.end());
      return {kind + " have no field '" + name + "'",
              suggest(name, names,
                      "`mieux list " + kind +
                          " --fields` prints the names; an element of a list has its "
                          "position, as in letters.1.received")};
    });
  }

  /// Columns that `mieux list` prints and no cell can change, all in one note.
  void say_derived() {
    if (derived_.empty()) return;
    std::vector<std::string> quoted;
    for (const auto* column : derived_) quoted.push_back("'" + column->text + "'");
    const std::string names = some_of(quoted, most_said_of_header);
    const bool one = derived_.size() == 1;
    note(*derived_.front(),
         std::string{one ? "the column " : "the columns "} + names +
             (one ? " is not read: it is no single field of "
                  : " are not read: they are no single fields of ") +
             std::string{subject_.plural},
         one ? "it follows from others, or stands for several; write their names"
             : "they follow from others, or stand for several; write their names");
  }

  void note(const Sheet::Cell& cell, std::string message, std::string hint) {
    imported_.notes.push_back(
        {Severity::note, {}, sheet_.place_of(cell), std::move(message), std::move(hint), {}});
  }

  const View& view_;
  const Subject& subject_;
  const Sheet& sheet_;
  Imported& imported_;
  Sheet::Row header_;  ///< with the names of fields that are meant
  HeaderFindings errors_{Severity::error, "have errors", imported_.columns};
  ImportColumns columns_;
  std::vector<const Sheet::Cell*> derived_;
};

}  // namespace

const ImportColumn* ImportColumns::find(std::string_view path) const {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const ImportColumn& column) { return column.path == path; });
  return found == values.end() ? nullptr : &*found;
}

ImportColumns read_columns(const View& view, const Subject& subject, const Sheet& sheet,
                           Imported& imported) {
  return HeaderReader(view, subject, sheet, imported).run();
}

}  // namespace mieux
