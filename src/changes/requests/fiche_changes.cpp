// What happens to the text of an Action Fiche before the decision: changes, drafting, opinions.
#include <algorithm>
#include <array>

#include "fiche_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/requests/fiche_changes.hpp"
#include "mieux/changes/requests/new_fiche.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/records/read.hpp"
#include "mieux/store/unread.hpp"
#include "request_step.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// The member of that day whom `typed` means.
std::string member_named(const SteeringGroup& group, const std::string& typed, Date on) {
  std::vector<std::string_view> begins;
  std::vector<std::string_view> all;
  const std::string wanted = folded_name(typed);
  for (const Member& member : group.members) {
    if (within(on, member.period()) == Truth::no) continue;
    const std::string name = folded_name(member.name.value);
    if (name == wanted) return std::string{member.name.value};
    if (name.starts_with(wanted)) begins.push_back(member.name.value);
    all.push_back(member.name.value);
  }
  if (begins.size() == 1) return std::string{begins.front()};
  const std::string members = members_on(group, on);
  throw Failure(
      Exit::refused, "'" + typed + "' is no member of the steering group on " + on.to_string(),
      members.empty()
          ? "mieux.yaml names no member of that day; `mieux programme edit` adds them under "
            "`steering_group`"
          : suggest(typed, all, "members are " + members) +
                " (`steering_group` in mieux.yaml says who is a member, and since when)");
}

std::string opinion_named(const std::string& typed) {
  constexpr std::array<std::string_view, 4> opinions{"approve", "approve-with-comments", "object",
                                                     "no-objection"};
  for (const std::string_view opinion : opinions)
    if (opinion == typed) return typed;
  throw Failure(
      Exit::usage, "there is no opinion '" + typed + "'",
      suggest(typed, opinions, "write approve, approve-with-comments, object or no-objection"));
}

void require_sent(const FicheVersion& version, const Record& fiche, const Fiche& typed,
                  const TypedDate& day) {
  const std::string name = version_name(version) + " of the Action Fiche " + std::string{fiche.id};
  if (!version.sent.known)
    throw Failure(Exit::refused, name + " was not sent to the steering group yet",
                  "`mieux request submit " + std::string{typed.request.value} + "` sends it");
  if (before(day.date, version.sent.date) == Truth::yes)
    throw Failure(Exit::refused,
                  "an opinion of " + day.text + " cannot be about " + name +
                      ", which was sent on " + version.sent.date.to_string(),
                  "correct the date: --on DATE");
  if (!still_holds(version, version.sent_fingerprint.value))
    throw Failure(Exit::refused,
                  name + " was changed after it was sent, so no member has seen this text",
                  "`mieux request submit " + std::string{typed.request.value} +
                      "` sends it again; a change that does not matter is marked with --minor "
                      "REASON when it is made");
}

/// Nobody is asked about a request that is closed or waits.
void require_undecided_request(const Store& store, const Fiche& fiche) {
  const Record* request = store.target(fiche.request.value, set_of(RecordKind::request));
  if (request == nullptr) return;
  const Outcome now = latest_outcome(store.requests()[request->position]);
  const std::string id{request->id};
  if (is_closed(now))
    throw Failure(Exit::refused, id + " is " + std::string{word_of(now)},
                  "`mieux request reopen " + id + " --reason TEXT` takes it up again");
  refuse_on_hold(*request, now);
}

/// Each member speaks once in a round, and comments where it says there are some.
void require_sense(const std::vector<OpinionWish>& opinions,
                   const std::vector<std::string>& members) {
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    if (std::find(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i), members[i]) !=
        members.begin() + static_cast<std::ptrdiff_t>(i))
      throw Failure(Exit::usage, members[i] + " is named twice",
                    "give one opinion for each member");
    if (opinions[i].opinion == "approve-with-comments" && opinions[i].comments.empty())
      throw Failure(Exit::usage, "the comments of " + members[i] + " are not said",
                    "add --comments TEXT, in the order of the members; or the opinion is approve");
  }
}

/// What a fiche lacks and who is asked follow from mieux.yaml, whether it may go on from its
/// request.
void require_surroundings_read(const Store& store, const Record& fiche) {
  require_read(
      store, set_of(RecordKind::programme) | set_of(RecordKind::request),
      "what the step on the Action Fiche " + std::string{fiche.id} + " rests on is not known");
}

}  // namespace

Change set_fiche_fields(const Store& store, const Record& fiche, const std::vector<Wish>& wishes) {
  return set_fields(store, fiche, {}, in_last_version(store, fiche, wishes));
}

Change record_drafted(const Store& store, const Record& fiche, const std::string& on,
                      const Circumstances& circumstances) {
  require_surroundings_read(store, fiche);
  const FicheVersion& version = require_open(store, fiche);
  require_complete(store, fiche);
  const TypedDate day = typed_date(on, circumstances.as_of);
  EditedRecord text(store, fiche);
  Change change;
  change.files.push_back({Store::path_of(fiche), text.text(), {}});
  put_in_version(text, "date", day.text);
  change.files.front().after = text.text();
  const Text& of = store.fiches()[fiche.position].request;
  const Record* request = store.target(of.value, set_of(RecordKind::request));
  const bool first = version.kind.value == "first";
  if (first && request != nullptr) {
    const Request& asked = store.requests()[request->position];
    if (const std::string why = OutcomeSoFar(asked).why_not(RequestStep::fiche_drafted);
        !why.empty())
      throw Failure(Exit::refused, why, "`mieux request show " + std::string{request->id} + "`");
    if (find(asked, RequestStep::fiche_drafted) == nullptr) {
      EditedRecord asked_text(store, *request);
      change.files.push_back({Store::path_of(*request), asked_text.text(), {}});
      add_event(asked_text,
                {{"event", Value::text("fiche-drafted")}, {"date", Value::text(day.text)}});
      change.files.back().after = asked_text.text();
    }
  }
  change.sentence = std::string{fiche.id} + ": " + version_name(version) + " drafted";
  change.next =
      "`mieux request submit " + std::string{of.value} + "` sends it to the steering group";
  return change;
}

Change record_opinions(const Store& store, const Record& fiche,
                       const std::vector<OpinionWish>& opinions, const std::string& on,
                       const Circumstances& circumstances) {
  require_surroundings_read(store, fiche);
  const Fiche& typed = store.fiches()[fiche.position];
  const FicheVersion& version = require_open(store, fiche);
  const TypedDate day = typed_date(on, circumstances.as_of);
  require_sent(version, fiche, typed, day);
  require_undecided_request(store, typed);
  EditedRecord text(store, fiche);
  const std::string before = text.text();
  const std::string fingerprint = fingerprint_of_last(text);
  yaml::Path list = last_version(text);
  list.emplace_back("consultation");
  std::vector<std::string> members;
  for (const OpinionWish& wish : opinions)
    members.push_back(member_named(store.programme().steering_group, wish.member, day.date));
  require_sense(opinions, members);
  std::string said;
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    const std::string opinion = opinion_named(opinions[i].opinion);
    Value::Mapping entry{{"member", Value::text(members[i])},
                         {"opinion", Value::text(opinion)},
                         {"date", Value::text(day.text)}};
    if (!opinions[i].comments.empty())
      entry.emplace_back("comments", Value::text(opinions[i].comments));
    entry.emplace_back("fingerprint", Value::text(fingerprint));
    text.append(list, {std::move(entry), false});
    said += (said.empty() ? "" : ", ") + members[i] + " " + opinion;
  }
  const std::string id{fiche.id};
  return {{{Store::path_of(fiche), before, text.text()}},
          id + ": " + said,
          "`mieux report show decision " + id + "` shows who has answered",
          {}};
}

}  // namespace mieux
