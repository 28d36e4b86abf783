// The field that a person named, or why there is none.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

#include "mieux/queries/language/filter.hpp"

namespace mieux {
namespace {

/// The field, if it is there, but not for the audience of the view.
std::optional<Field> hidden_field(const View& view, const Subject& subject, std::string_view name) {
  View staff = view;
  staff.audience = Audience::staff;
  if (view.audience == Audience::staff) return std::nullopt;
  return find_field(staff, subject, name);
}

/// What to type instead, where everybody may see figures of the field without small cells.
std::string without_small_cells(const Subject& subject, std::string_view name) {
  if (subject.kind == RecordKind::expert)
    return "`mieux stats experts --by " + std::string{name} + "` counts and hides small cells; ";
  return "`mieux stats " + std::string{subject.plural} +
         " --question ...` counts answers and hides small cells; ";
}

/// Is it a field that the personal part of an expert has, in the private roster?
bool is_in_roster(const View& view, const Subject& subject, std::string_view name) {
  const std::string_view first = name.substr(0, name.find('.'));
  return subject.kind == RecordKind::expert &&
         std::ranges::any_of(view.store.schemas().root(RecordKind::expert_private).properties,
                             [&](const auto& property) { return property.name == first; });
}

}  // namespace

std::string_view how_to_see(std::string_view option) {
  return option.starts_with("--") ? "for staff alone, add --internal: what is printed is marked"
                                  : "what is published rests on fields that everybody may see";
}

namespace {

/// Why there is no such field for the audience, with what to type instead.
[[noreturn]] void fail_without(const View& view, const Subject& subject, std::string_view name,
                               const Typed& typed) {
  const auto fail = [&](const std::string& message, std::string hint) {
    throw Failure(Exit::usage, std::string{typed.option} + ": " + message, std::move(hint),
                  std::string{typed.text}, typed.span);
  };
  if (const auto hidden = hidden_field(view, subject, name))
    fail("'" + std::string{name} + "' of " + std::string{subject.plural} +
             (hidden->small_cells
                  ? " is internal as stored: everybody sees figures without small cells"
                  : " is internal: not everybody may see it"),
         (hidden->small_cells ? without_small_cells(subject, name) : "") +
             std::string{how_to_see(typed.option)});
  if (is_in_roster(view, subject, name))
    fail("'" + std::string{name} + "' of experts is personal: the private roster alone has it",
         "`mieux expert show ID --private` shows it for one expert");
  const std::string_view plain = name.substr(0, name.find('@'));
  if (plain.size() < name.size() && find_field(view, subject, plain)) {
    const std::string_view asked = name.substr(plain.size() + 1);
    std::vector<std::string_view> groupings;
    if (plain == "region" || plain.ends_with(".region"))
      for (const Grouping& grouping : view.store.programme().groupings)
        groupings.push_back(grouping.id.value);
    fail("there is no grouping '" + std::string{asked} + "' of '" + std::string{plain} + "'",
         suggest(asked, groupings, "groupings are for regions: region@region_2015"));
  }
  const std::vector<std::string> names = field_names(view, subject);
  const std::vector<std::string_view> views(names.begin(), names.end());
  fail(std::string{subject.plural} + " have no field '" + std::string{plain} + "'",
       suggest(plain, views,
               "`mieux list " + std::string{subject.plural} + " --fields` shows the fields"));
  throw Failure(Exit::usage, "unreachable");
}

}  // namespace

Field require_field(const View& view, const Subject& subject, std::string_view name,
                    const Typed& typed) {
  auto field = find_field(view, subject, name);
  if (!field) fail_without(view, subject, name, typed);
  const std::string& grouping = field->grouping.empty() ? view.grouping : field->grouping;
  if (field->vocabulary == "region" && grouping.empty())
    throw Failure(Exit::refused, "mieux.yaml names no regional grouping",
                  "add `default_grouping:` with a column of vocabularies/countries.tsv, or write "
                  "region@region_2018");
  if (field->vocabulary == "region" && view.store.vocabularies().regions(grouping).empty())
    throw Failure(
        Exit::refused,
        "there are no regions: vocabularies/countries.tsv has no column '" + grouping + "'",
        "`mieux validate` shows what is wrong with the vocabularies and mieux.yaml");
  return std::move(*field);
}

}  // namespace mieux
