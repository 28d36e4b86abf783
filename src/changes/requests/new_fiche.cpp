#include <algorithm>
#include <array>

#include "fiche_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/requests/new_fiche.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/procedure/requests/completeness.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/records/read.hpp"
#include "mieux/store/texts.hpp"
#include "request_step.hpp"

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
  for (const auto& field : std::get<Value::Mapping>(fields.data)) {
    std::erase_if(to, [&](const auto& entry) { return entry.first == field.first; });
    to.push_back(field);
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
  if (criterion.find_first_not_of("0123456789") == criterion.npos) return;
  if (std::find(appraisal_criteria.begin(), appraisal_criteria.end(), criterion) ==
      appraisal_criteria.end())
    throw Failure(Exit::usage, "there is no criterion '" + criterion + "'",
                  suggest(criterion, appraisal_criteria,
                          "there are relevance, quality, ownership, impact, sustainability and "
                          "coherence"));
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
  if (!programmes.empty()) {
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
  const std::string id = id_of_path(change.files.front().path);
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

void require_next(const Record& fiche, const Fiche& typed, const FicheWish& wish) {
  const std::string id{fiche.id};
  const FicheVersion& last = typed.versions.back();
  if (!last.decision.is_there())
    throw Failure(
        Exit::refused, version_name(last) + " of the Action Fiche " + id + " is still open",
        last.sent.known ? "`mieux fiche set " + id + " FIELD=VALUE` or `mieux fiche edit " + id +
                              "` changes it; `mieux request submit " +
                              std::string{typed.request.value} + "` sends it again"
                        : "`mieux fiche set " + id + " FIELD=VALUE` or `mieux fiche edit " + id +
                              "` changes it");
  const FicheVersion* approved = approved_version(typed);
  if (approved != nullptr && wish.kind == Kind::first)
    throw Failure(
        Exit::refused,
        version_name(*approved) + " of the Action Fiche " + id + " is approved and stays as it is",
        "say what the new version is: --step-2, or --amendment REASON");
  if (approved == nullptr && wish.kind != Kind::first)
    throw Failure(
        Exit::refused,
        "no version of the Action Fiche " + id + " was approved, so nothing can be amended",
        "leave --step-2 or --amendment out: this is a first version again");
}

/// What the next version begins with: the version approved last, else the last one.
const yaml::Node& model_of(const EditedRecord& text, const Fiche& fiche) {
  const FicheVersion* approved = approved_version(fiche);
  const std::size_t position = approved == nullptr
                                   ? fiche.versions.size() - 1
                                   : static_cast<std::size_t>(approved - fiche.versions.data());
  return *yaml::find(text.document(), {"versions", static_cast<std::uint32_t>(position)});
}

Change next_version(const Store& store, const Record& fiche, const FicheWish& wish) {
  const Fiche& typed = store.fiches()[fiche.position];
  require_next(fiche, typed, wish);
  EditedRecord text(store, fiche);
  const std::string before = text.text();
  const std::size_t number = typed.versions.back().number + 1;
  Value::Mapping next = heading_of(wish, number);
  for (auto& entry : proposal_of(text.document(), model_of(text, typed)))
    next.push_back(std::move(entry));
  add_fields(wish.fields, next);
  const schema::Rule& rule =
      *rule_at(store.schemas(), RecordKind::fiche, {"versions", std::uint32_t{0}});
  Value written{std::move(next), false};
  resolve_names(store, rule, written);
  put_in_order(store.schemas(), rule, written);
  text.append({"versions"}, std::move(written));
  const std::size_t position = typed.versions.size() + 1;
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

namespace {

/// What only steps may write: who sets it by hand would decide in place of the steering group.
void refuse_steps(const Record& fiche, const std::vector<Wish>& wishes) {
  constexpr std::array<std::string_view, 8> written_by_steps{
      "number",           "kind",     "minor",        "sent",
      "sent_fingerprint", "decision", "consultation", "minor_changes"};
  for (const Wish& wish : wishes) {
    std::string_view field = wish.field;
    if (field.starts_with("versions.")) {
      field.remove_prefix(std::string_view{"versions."}.size());
      field.remove_prefix(std::min(field.find('.') + 1, field.size()));
    }
    field = field.substr(0, field.find('.'));
    if (std::find(written_by_steps.begin(), written_by_steps.end(), field) ==
        written_by_steps.end())
      continue;
    throw Failure(
        Exit::refused,
        "'" + std::string{field} + "' of a version is written by the steps of its way",
        "`mieux request submit`, `mieux fiche opinion` and `mieux request approve` record "
        "them; `mieux fiche edit " +
            std::string{fiche.id} + "` corrects a mistake");
  }
}

}  // namespace

std::vector<Wish> in_last_version(const Store& store, const Record& fiche,
                                  const std::vector<Wish>& wishes) {
  const auto& versions = store.fiches()[fiche.position].versions;
  const bool about_version = std::any_of(wishes.begin(), wishes.end(), [&](const Wish& wish) {
    return !has_field(store, wish.field);
  });
  if (!fiche.imported) refuse_steps(fiche, wishes);
  if (!about_version || versions.empty()) return wishes;
  if (!fiche.imported) static_cast<void>(require_open(store, fiche));
  const EditedRecord text(store, fiche);
  return in_version(store, wishes, versions.size(),
                    criteria_of(text.document(), *yaml::find(text.document(), last_version(text))));
}

Change new_fiche(const Store& store, const Record& request, const FicheWish& wish,
                 const Circumstances& circumstances) {
  require_belongings_read(store, request, set_of(RecordKind::programme));
  refuse_closed(store, request);
  const std::vector<const Record*> fiches = fiches_of(store, request);
  const Record* named = wish.id.empty() ? nullptr : store.find(RecordKind::fiche, wish.id);
  if (named != nullptr && std::find(fiches.begin(), fiches.end(), named) == fiches.end())
    throw Failure(Exit::refused,
                  "the Action Fiche " + wish.id + " answers another request, " +
                      std::string{store.fiches()[named->position].request.value},
                  "leave --id out, or give an id that no fiche has");
  // A request may have several fiches: an id that none has yet begins another one.
  if (fiches.empty() || (named == nullptr && !wish.id.empty()))
    return first_fiche(store, request, wish, circumstances);
  if (fiches.size() > 1 && named == nullptr)
    throw Failure(Exit::refused, std::string{request.id} + " has several Action Fiches",
                  "name one of them with --id");
  const Record& fiche = named == nullptr ? *fiches.front() : *named;
  if (!fiche.whole || store.fiches()[fiche.position].versions.empty())
    throw Failure(Exit::refused, Store::path_of(fiche) + " has no version that can be read",
                  "`mieux validate " + Store::path_of(fiche) + "` shows what is wrong");
  return next_version(store, fiche, wish);
}

}  // namespace mieux
