#include "records_rules.hpp"

#include <algorithm>
#include <map>
#include <utility>

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

/// What to write instead of ids that no record has.
class Suggestions {
 public:
  explicit Suggestions(const RuleRun& run) : run_(run) {}

  /// The id of the record that has this official number or short name, or of the one whose id or
  /// name is nearest; otherwise where the ids are.
  std::string instead_of(std::string_view word, KindSet set) {
    auto [known, is_new] = known_.try_emplace({set, word});
    if (is_new) known->second = find(word, set);
    return known->second;
  }

 private:
  /// What records of some kinds are called, and which record that is.
  struct Names {
    std::vector<std::string_view> words;
    std::vector<const Record*> records;
    std::string folders;
  };

  /// Of more wrong ids than anybody mends one by one, the rest get the general hint: comparing each
  /// with each name of a large store takes minutes.
  static constexpr std::size_t most_compared = 5'000'000;

  std::string find(std::string_view word, KindSet set) {
    const std::vector<const Record*> meant = run_.store.resolve(word, set);
    if (meant.size() == 1) return "write " + std::string{meant.front()->id};
    const Names& names = names_of(set);
    std::optional<std::string_view> near;
    if (compared_ < most_compared) near = nearest(word, names.words);
    compared_ += names.words.size();
    if (!near) return "write the name of a file in " + names.folders + " without .yaml";
    const auto index = std::ranges::find(names.words, *near) - names.words.begin();
    const Record& record = *names.records[static_cast<std::size_t>(index)];
    const std::string_view name = run_.store.name_of(record, run_.as_of.day);
    return "did you mean " + std::string{record.id} +
           (name.empty() ? "?" : " (" + std::string{name} + ")?");
  }

  const Names& names_of(KindSet set) {
    auto [made, is_new] = names_.try_emplace(set);
    Names& names = made->second;
    if (!is_new) return names;
    for (const Subject& kind : kinds) {
      if (!contains(set, kind.kind)) continue;
      names.folders += (names.folders.empty() ? "" : " or ") + std::string{kind.place} + "/";
      for (const Record& record : run_.store.records(kind.kind)) {
        names.words.push_back(record.id);
        for (const std::string_view name : run_.store.names_of(record)) names.words.push_back(name);
        names.records.resize(names.words.size(), &record);
      }
    }
    return names;
  }

  const RuleRun& run_;
  std::map<KindSet, Names> names_;
  std::map<std::pair<KindSet, std::string_view>, std::string> known_;
  std::size_t compared_ = 0;
};

void report_unknown(const RuleRun& run, const Reference& reference, Suggestions& suggestions) {
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
                              suggestions.instead_of(use.text, use.kinds), std::move(others)});
}

}  // namespace

/// Every reference means a record of the right kind; one by a former id wants to be mended.
void check_references(const RuleRun& run) {
  Suggestions suggestions(run);
  for (const Reference& reference : run.store.references()) {
    const schema::ReferenceUse& use = reference.use;
    if (run.store.has_id(use.text, use.kinds)) continue;
    const Record* target = run.store.target(use.text, use.kinds);
    if (target == nullptr) {
      // Forms that mieux.yaml lists have no records yet: `check_forms` says so.
      if (use.kinds == set_of(RecordKind::form) && run.store.programme().lists_form(use.text))
        continue;
      report_unknown(run, reference, suggestions);
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
