#include <algorithm>
#include <array>

#include "fiche_text.hpp"
#include "fields_of.hpp"
#include "give_id.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/fiches.hpp"
#include "mieux/procedure/completeness.hpp"
#include "mieux/procedure/consultation.hpp"
#include "mieux/procedure/steps.hpp"
#include "mieux/records/read.hpp"
#include "mieux/store/texts.hpp"
#include "place.hpp"
#include "text_values.hpp"

namespace mieux {
namespace {

using yaml::Value;
using Kind = FicheWish::Kind;

std::string_view word_of(Kind kind) {
  constexpr std::array<std::string_view, 3> words{"first", "step-2", "amendment"};
  return words[static_cast<std::size_t>(kind)];
}

/// What a version says of itself, before what it proposes.
Value::Mapping heading_of(const FicheWish& wish, std::size_t number) {
  Value::Mapping version{{"number", Value::integer(static_cast<std::int64_t>(number))},
                         {"kind", Value::text(std::string{word_of(wish.kind)})}};
  if (wish.minor) version.emplace_back("minor", Value::boolean(true));
  if (!wish.reason.empty()) version.emplace_back("reason", Value::text(wish.reason));
  if (!wish.drafted_by.empty()) version.emplace_back("drafted_by", Value::text(wish.drafted_by));
  return version;
}

/// Fields of `fields` take the place of those that are there.
void add_fields(const Value& fields, Value::Mapping& to) {
  for (const auto& [key, value] : std::get<Value::Mapping>(fields.data)) {
    std::erase_if(to, [&](const auto& entry) { return entry.first == key; });
    to.emplace_back(key, value);
  }
}

bool has_field(const Store& store, std::string_view field) {
  const auto& properties = store.schemas().root(RecordKind::fiche).properties;
  const std::string_view first = field.substr(0, field.find('.'));
  return std::any_of(properties.begin(), properties.end(),
                     [&](const schema::Property& property) { return property.name == first; });
}

/// The criteria on which a version is appraised so far, in order.
std::vector<std::string> criteria_of(const yaml::Document& document, const yaml::Node& version) {
  std::vector<std::string> criteria;
  if (const yaml::Node* appraisal = document.find(version, "appraisal"))
    for (const yaml::Node& one : yaml::Children{document, *appraisal}) {
      const yaml::Node* criterion = document.find(one, "criterion");
      criteria.emplace_back(criterion == nullptr ? std::string_view{} : criterion->text);
    }
  return criteria;
}

/// `appraisal.impact.score=4` by the position of the criterion, which is made if it is not there.
void place_criterion(std::vector<Wish>& wishes, Wish& wish, std::vector<std::string>& criteria) {
  constexpr std::string_view list = "appraisal.";
  if (!wish.field.starts_with(list)) return;
  const std::size_t end = std::min(wish.field.find('.', list.size()), wish.field.size());
  const std::string criterion = wish.field.substr(list.size(), end - list.size());
  if (std::find(appraisal_criteria.begin(), appraisal_criteria.end(), criterion) ==
      appraisal_criteria.end())
    return;
  auto found = std::find(criteria.begin(), criteria.end(), criterion);
  const std::string at = std::string{list} + std::to_string(found - criteria.begin() + 1);
  if (found == criteria.end()) {
    criteria.push_back(criterion);
    wishes.push_back({Wish::Verb::set, at + ".criterion", criterion});
  }
  wish.field = at + wish.field.substr(end);
}

/// Fields that the fiche itself does not have as those of the version at `position`, from 1.
std::vector<Wish> in_version(const Store& store, const std::vector<Wish>& wishes,
                             std::size_t position, std::vector<std::string> criteria) {
  std::vector<Wish> placed;
  for (Wish wish : wishes) {
    place_criterion(placed, wish, criteria);
    placed.push_back(std::move(wish));
  }
  for (Wish& wish : placed)
    if (!has_field(store, wish.field))
      wish.field = "versions." + std::to_string(position) + "." + wish.field;
  return placed;
}

std::string id_for(const Store& store, const Record& request, const FicheWish& wish) {
  if (!wish.id.empty()) return wish.id;
  const auto& programmes = store.records(RecordKind::programme);
  if (!programmes.empty() && programmes.front().whole) {
    const RecordTree tree(store, programmes.front());
    if (const yaml::Node* patterns = tree.document.find(tree.document.root(), "id_patterns"))
      if (tree.document.find(*patterns, "fiche") != nullptr) return {};
  }
  return std::string{request.id};
}

void refuse_closed(const Store& store, const Record& request) {
  const Outcome outcome = latest_outcome(store.requests()[request.position]);
  if (!is_closed(outcome)) return;
  const std::string id{request.id};
  throw Failure(Exit::refused, id + " is " + std::string{mieux::word_of(outcome)},
                "`mieux request reopen " + id + " --reason TEXT` takes it up again");
}

Change first_fiche(const Store& store, const Record& request, const FicheWish& wish,
                   const Circumstances& circumstances) {
  if (wish.kind != Kind::first)
    throw Failure(Exit::refused, std::string{request.id} + " has no Action Fiche yet",
                  "leave --step-2 or --amendment out: the first version comes first");
  const RecordTree tree(store, request);
  Value::Mapping version = heading_of(wish, 1);
  std::string need{tree.text_at("need")};
  if (find_value(wish.fields, "problem") != nullptr) need.clear();
  if (!need.empty()) version.emplace_back("problem", Value::text(need));
  add_fields(wish.fields, version);
  Value::Mapping fields{{"title", Value::text(std::string{request.title.value})},
                        {"request", Value::text(std::string{request.id})},
                        {"versions", {Value::Sequence{{std::move(version), false}}, false}}};
  NewRecord wanted{RecordKind::fiche,
                   id_for(store, request, wish),
                   {std::move(fields), false},
                   in_version(store, wish.wishes, 1, {}),
                   false};
  Change change = new_record(store, std::move(wanted), circumstances);
  const std::string path = change.files.front().path;
  const std::string id = path.substr(path.find('/') + 1, path.rfind('.') - path.find('/') - 1);
  change.sentence = id + ": new Action Fiche for request " + std::string{request.id};
  change.next = "`mieux fiche check " + id + "` says what is still missing";
  if (!need.empty()) {
    Note note;
    note.text =
        "the problem is the need as the request states it; say more where the steering "
        "group should know more";
    change.notes.push_back(std::move(note));
  }
  return change;
}

/// What the last version proposes, without what is about that version.
Value::Mapping proposal_of(const yaml::Document& document, const yaml::Node& version) {
  Value::Mapping proposal;
  for (const yaml::Node& field : yaml::Children{document, version})
    if (is_judged(field.key))
      proposal.emplace_back(std::string{field.key}, yaml::value_of(document, field));
  return proposal;
}

void require_next(const Record& fiche, const FicheVersion& last, const FicheWish& wish) {
  const std::string id{fiche.id};
  if (!last.decision.is_there())
    throw Failure(
        Exit::refused, version_name(last) + " of the Action Fiche " + id + " is still open",
        "`mieux fiche set " + id + " FIELD=VALUE` or `mieux fiche edit " + id + "` changes it");
  const bool approved = last.decision.value == "approved";
  if (approved && wish.kind == Kind::first)
    throw Failure(
        Exit::refused,
        version_name(last) + " of the Action Fiche " + id + " is approved and stays as it is",
        "say what the new version is: --step-2, or --amendment REASON");
  if (!approved && wish.kind != Kind::first)
    throw Failure(Exit::refused,
                  version_name(last) + " of the Action Fiche " + id +
                      " was not "
                      "approved, so nothing can be amended",
                  "leave --step-2 or --amendment out: this is a first version again");
}

Change next_version(const Store& store, const Record& fiche, const FicheWish& wish) {
  const FicheVersion& last = store.fiches()[fiche.position].versions.back();
  require_next(fiche, last, wish);
  RecordText text(store, fiche);
  const std::string before = text.text();
  const yaml::Node& version = *yaml::find(text.document(), last_version(text));
  const std::size_t number = last.number + 1;
  Value::Mapping next = heading_of(wish, number);
  for (auto& entry : proposal_of(text.document(), version)) next.push_back(std::move(entry));
  add_fields(wish.fields, next);
  const schema::Rule& rule =
      *rule_at(store.schemas(), RecordKind::fiche, {"versions", std::uint32_t{0}});
  Value written{std::move(next), false};
  resolve_names(store, rule, written);
  put_in_order(store.schemas(), rule, written);
  text.append({"versions"}, std::move(written));
  const std::size_t position = store.fiches()[fiche.position].versions.size() + 1;
  const std::vector<std::string> criteria =
      criteria_of(text.document(), *yaml::find(text.document(), last_version(text)));
  for (const Wish& one : in_version(store, wish.wishes, position, criteria)) text.fulfil(one, {});
  const std::string id{fiche.id};
  return {
      {{Store::path_of(fiche), before, text.text()}},
      id + ": version " + std::to_string(number) + " (" + std::string{word_of(wish.kind)} +
          ") begun" + (wish.reason.empty() ? "" : ": " + wish.reason),
      "`mieux fiche set " + id + " FIELD=VALUE` or `mieux fiche edit " + id + "` says what is new"};
}

}  // namespace

std::vector<Wish> in_last_version(const Store& store, const Record& fiche,
                                  const std::vector<Wish>& wishes) {
  const auto& versions = store.fiches()[fiche.position].versions;
  const bool about_version = std::any_of(wishes.begin(), wishes.end(), [&](const Wish& wish) {
    return !has_field(store, wish.field);
  });
  // What was approved with its fingerprint is frozen; say so before the rules do.
  if (about_version && !versions.empty() && versions.back().decided_fingerprint.is_there())
    static_cast<void>(require_open(store, fiche));
  if (!about_version) return wishes;
  const RecordText text(store, fiche);
  return in_version(store, wishes, versions.size(),
                    criteria_of(text.document(), *yaml::find(text.document(), last_version(text))));
}

Change new_fiche(const Store& store, const Record& request, const FicheWish& wish,
                 const Circumstances& circumstances) {
  refuse_closed(store, request);
  const std::vector<const Record*> fiches = fiches_of(store, request);
  // A request may have several fiches: naming an id of its own begins another one.
  if (fiches.empty() || (!wish.id.empty() && store.find(RecordKind::fiche, wish.id) == nullptr))
    return first_fiche(store, request, wish, circumstances);
  if (fiches.size() > 1 && wish.id.empty())
    throw Failure(Exit::refused, std::string{request.id} + " has several Action Fiches",
                  "name one of them with --id");
  const Record* fiche = wish.id.empty() ? fiches.front() : store.find(RecordKind::fiche, wish.id);
  if (!fiche->whole || store.fiches()[fiche->position].versions.empty())
    throw Failure(Exit::refused, Store::path_of(*fiche) + " has no version that can be read",
                  "`mieux validate " + Store::path_of(*fiche) + "` shows what is wrong");
  return next_version(store, *fiche, wish);
}

}  // namespace mieux
