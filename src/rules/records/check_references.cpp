#include "records_rules.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

std::string names_of_set(KindSet set) {
  std::string names;
  for (const Subject& kind : kinds)
    if (contains(set, kind.kind))
      names += (names.empty() ? "" : " or ") + std::string{kind.singular};
  return names;
}

/// What to write instead: the id of the record that has this official number or short name, or of
/// the one whose id or name is nearest; otherwise where the ids are.
std::string suggestion(const RuleRun& run, std::string_view word, KindSet set) {
  const Store& store = run.store;
  const std::vector<const Record*> meant = store.resolve(word, set);
  if (meant.size() == 1) return "write " + std::string{meant.front()->id};
  std::vector<std::string_view> words;
  std::vector<const Record*> records;
  std::string folders;
  for (const Subject& kind : kinds) {
    if (!contains(set, kind.kind)) continue;
    folders += (folders.empty() ? "" : " or ") + std::string{kind.place} + "/";
    for (const Record& record : store.records(kind.kind)) {
      words.push_back(record.id);
      for (const std::string_view name : store.names_of(record)) words.push_back(name);
      records.resize(words.size(), &record);
    }
  }
  const auto near = nearest(word, words);
  if (!near) return "write the name of a file in " + folders + " without .yaml";
  const auto index =
      static_cast<std::size_t>(std::find(words.begin(), words.end(), *near) - words.begin());
  const Record& record = *records[index];
  const std::string_view name = store.name_of(record, run.as_of.day);
  return "did you mean " + std::string{record.id} +
         (name.empty() ? "?" : " (" + std::string{name} + ")?");
}

void report_unknown(const RuleRun& run, const Reference& reference) {
  const schema::ReferenceUse& use = reference.use;
  constexpr auto every_kind = (KindSet{1} << kind_count) - 1;
  const Record* elsewhere = run.store.target(use.text, every_kind);
  std::vector<OtherEnd> others;
  std::string message = "there is no " + names_of_set(use.kinds) + " " + in_quotes(use.text);
  if (elsewhere != nullptr) {
    message += "; " + full_id(*elsewhere) + " is of another kind";
    others.push_back({elsewhere, elsewhere->stated_id.span, "the record of that name"});
  }
  run.error(*reference.from, {"unknown-reference", use.span, std::move(message),
                              suggestion(run, use.text, use.kinds), std::move(others)});
}

}  // namespace

/// Every reference means a record of the right kind; one by a former id wants to be mended.
void check_references(const RuleRun& run) {
  for (const Reference& reference : run.store.references()) {
    const schema::ReferenceUse& use = reference.use;
    const Record* target = run.store.target(use.text, use.kinds);
    if (target == nullptr) {
      report_unknown(run, reference);
      continue;
    }
    const std::size_t slash = use.text.find('/');
    const std::string_view id = use.text.substr(slash + 1);
    if (target->id != id)
      run.warning(
          *reference.from,
          {"former-id", use.span, in_quotes(use.text) + " is a former id of " + full_id(*target),
           "write " +
               (slash == std::string_view::npos ? std::string{target->id} : full_id(*target))});
  }
}

}  // namespace mieux
