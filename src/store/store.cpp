#include "mieux/store/store.hpp"

#include <algorithm>
#include <stdexcept>

#include "mieux/base/codes.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/records/names.hpp"
#include "mieux/store/layout.hpp"

namespace mieux {
namespace {

/// `kind/id` narrows the kinds; returns the id.
std::string_view narrow(std::string_view word, KindSet& allowed) {
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos) return word;
  const auto kind = kind_named(word.substr(0, slash));
  if (!kind) return word;
  allowed = contains(allowed, *kind) ? set_of(*kind) : KindSet{0};
  return word.substr(slash + 1);
}

}  // namespace

std::string Store::path_of(const Record& record) { return path_of(record.kind, record.id); }

std::string Store::path_of(RecordKind kind, std::string_view id) {
  const std::string_view folder = subject_of(kind).place;
  return (folder.empty() ? std::string{} : std::string{folder} + "/") + std::string{id} +
         std::string{record_ending};
}

std::uint32_t Store::position_of(RecordKind kind, std::string_view id) const {
  const std::vector<std::string_view>& ids = ids_[index_of(kind)];
  return index_[index_of(kind)].find(id, [&](std::uint32_t i) { return ids[i]; });
}

const Record* Store::find(RecordKind kind, std::string_view id) const {
  const std::uint32_t position = position_of(kind, id);
  return position == IdIndex::none ? nullptr : &records(kind)[position];
}

bool Store::has_id(std::string_view reference, KindSet allowed) const {
  const std::string_view id = narrow(reference, allowed);
  return std::ranges::any_of(kinds, [&](const Subject& kind) {
    return contains(allowed, kind.kind) && position_of(kind.kind, id) != IdIndex::none;
  });
}

const Record* Store::find_alias(RecordKind kind, std::string_view alias) const {
  auto found =
      std::lower_bound(aliases_.begin(), aliases_.end(), alias,
                       [](const auto& entry, std::string_view a) { return entry.first < a; });
  for (; found != aliases_.end() && found->first == alias; ++found)
    if (found->second->kind == kind) return found->second;
  return nullptr;
}

const Record* Store::target(std::string_view reference, KindSet allowed) const {
  const std::string_view id = narrow(reference, allowed);
  for (const Subject& kind : kinds)
    if (contains(allowed, kind.kind))
      if (const Record* record = find(kind.kind, id)) return record;
  if (aliases_.empty()) return nullptr;
  for (const Subject& kind : kinds)
    if (contains(allowed, kind.kind))
      if (const Record* record = find_alias(kind.kind, id)) return record;
  return nullptr;
}

std::vector<const Record*> Store::resolve(std::string_view word, KindSet allowed) const {
  constexpr std::string_view here = "./";
  if (word.starts_with(here)) word.remove_prefix(here.size());
  std::string_view id = narrow(word, allowed);
  if (id.ends_with(record_ending)) id.remove_suffix(record_ending.size());
  std::vector<const Record*> found;
  if (id.empty()) return found;  // most records have no short name
  for (const Subject& kind : kinds)
    if (contains(allowed, kind.kind))
      if (const Record* record = find(kind.kind, id)) found.push_back(record);
  if (!found.empty()) return found;
  for (const Subject& kind : kinds)
    if (contains(allowed, kind.kind))
      if (const Record* record = find_alias(kind.kind, id)) found.push_back(record);
  if (!found.empty()) return found;
  const std::string name = folded_name(id);
  for (const ByName* by_name : {&names().called, &names().named}) {
    if (const auto there = by_name->find(name); there != by_name->end())
      for (const Record* record : there->second)
        if (contains(allowed, record->kind)) found.push_back(record);
    if (!found.empty()) break;
  }
  return found;
}

std::string_view Store::name_of(const Record& record, Day day) const {
  return record.kind == RecordKind::organisation
             ? name_on(organisations_[record.position], day).value
             : record.title.value;
}

std::vector<std::string_view> Store::names_of(const Record& record) const {
  std::vector<std::string_view> names;
  if (record.title.is_there()) names.push_back(record.title.value);
  if (record.kind == RecordKind::organisation)
    for (const DatedName& name : organisations_[record.position].names)
      if (name.name.is_there()) names.push_back(name.name.value);
  return names;
}

const Store::Names& Store::names() const {
  const auto add = [](ByName& names, std::string_view name, const Record& record) {
    std::string folded = folded_name(name);
    if (folded.empty()) return;
    std::vector<const Record*>& records = names[std::move(folded)];
    if (records.empty() || records.back() != &record) records.push_back(&record);
  };
  return names_.get([&] {
    Names names;
    for (const Subject& kind : kinds)
      for (const Record& record : records(kind.kind)) {
        for (const Text& number : record.references) add(names.called, number.value, record);
        add(names.called, record.short_name.value, record);
        for (const std::string_view name : names_of(record)) add(names.named, name, record);
        if (record.kind == RecordKind::organisation)
          add(names.named, organisations_[record.position].acronym.value, record);
      }
    return names;
  });
}

const Record* Store::at_path(std::string_view path) const {
  const std::size_t slash = path.find('/');
  if (slash == path.npos || !path.ends_with(record_ending)) return nullptr;
  for (const Subject& kind : kinds)
    if (path.substr(0, slash) == kind.place)
      return find(kind.kind,
                  path.substr(slash + 1, path.size() - slash - 1 - record_ending.size()));
  return nullptr;
}

const Record* Store::request_of(std::size_t action) const {
  const std::uint32_t position = request_of_action_[action];
  return position == IdIndex::none ? nullptr : &records(RecordKind::request)[position];
}

List<std::uint32_t> Store::actions_of(std::size_t request) const {
  return {action_list_.data() + first_action_[request],
          first_action_[request + 1] - first_action_[request]};
}

std::optional<Diagnostic> Store::locate(const Issue& issue, RecordTexts& texts) {
  const Record& record = *issue.record;
  const Code* code = find_code(issue.finding.code);
  if (code == nullptr)
    throw std::logic_error("a finding has the unknown code " + std::string{issue.finding.code});
  if (record.draft && code->concern == Concern::completeness) return std::nullopt;
  const Finding& finding = issue.finding;
  Diagnostic diagnostic{finding.severity, finding.code, texts.place_of(record, finding.span),
                        finding.message,  finding.hint, {}};
  const bool forgiven = code->concern == Concern::completeness ||
                        code->concern == Concern::sequence || code->concern == Concern::eligibility;
  if (record.imported && forgiven && diagnostic.severity == Severity::error)
    diagnostic.severity = Severity::warning;
  for (const OtherEnd& other : issue.others)
    diagnostic.related.push_back({texts.place_of(*other.record, other.span), other.message});
  return diagnostic;
}

}  // namespace mieux
