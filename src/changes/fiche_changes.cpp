// What happens to the text of an Action Fiche before the decision: changes, drafting, opinions.
#include <algorithm>
#include <array>

#include "fiche_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fiches.hpp"
#include "mieux/procedure/consultation.hpp"
#include "mieux/procedure/steps.hpp"

namespace mieux {
namespace {

using yaml::Value;

void mark_minor(RecordText& text, const std::string& reason, std::string before, std::string after,
                const Clock& clock) {
  yaml::Path list = last_version(text);
  list.emplace_back("minor_changes");
  text.append(list, {Value::Mapping{{"date", Value::text(to_string(clock.today))},
                                    {"reason", Value::text(reason)},
                                    {"before", Value::text(std::move(before))},
                                    {"after", Value::text(std::move(after))}},
                     false});
}

/// The member of that day whom `typed` means.
std::string member_named(const SteeringGroup& group, const std::string& typed, Date on) {
  std::vector<std::string_view> begins;
  std::vector<std::string_view> all;
  const std::string wanted = lower_case(typed);
  for (const Member& member : group.members) {
    if (within(on, member.period()) == Truth::no) continue;
    const std::string name = lower_case(member.name.value);
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
}

}  // namespace

Change mark_if_minor(const Store& store, const Record& fiche, Change change,
                     const std::string& minor_reason, const Clock& clock) {
  if (minor_reason.empty()) return change;
  static_cast<void>(require_open(store, fiche));
  FileChange& file = change.files.front();
  const std::string before = fingerprint_of_last(RecordText(store, fiche));
  RecordText text(store, RecordKind::fiche, file.path, *file.after);
  const std::string after = fingerprint_of_last(text);
  if (before == after)
    throw Failure(Exit::refused, "nothing that the steering group judges was changed",
                  "leave --minor out: opinions hold anyway");
  mark_minor(text, minor_reason, before, after, clock);
  file.after = text.text();
  change.sentence += " (minor: " + minor_reason + ")";
  return change;
}

Change record_drafted(const Store& store, const Record& fiche, const std::string& on,
                      const Circumstances& circumstances) {
  const FicheVersion& version = require_open(store, fiche);
  require_complete(store, fiche);
  const TypedDate day = typed_date(on, circumstances.clock);
  RecordText text(store, fiche);
  Change change;
  change.files.push_back({Store::path_of(fiche), text.text(), {}});
  put_in_version(text, "date", day.text);
  change.files.front().after = text.text();
  const Text& of = store.fiches()[fiche.position].request;
  const Record* request = store.target(of.value, set_of(RecordKind::request));
  const bool first = version.kind.value == "first";
  if (first && request != nullptr) {
    const Request& asked = store.requests()[request->position];
    const Outcome now = latest_outcome(asked);
    if (const std::string why = why_not(RequestStep::fiche_drafted, now, false); !why.empty())
      throw Failure(Exit::refused, why, "`mieux request show " + std::string{request->id} + "`");
    if (find(asked, RequestStep::fiche_drafted) == nullptr) {
      RecordText asked_text(store, *request);
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
  const Fiche& typed = store.fiches()[fiche.position];
  const FicheVersion& version = require_open(store, fiche);
  const TypedDate day = typed_date(on, circumstances.clock);
  require_sent(version, fiche, typed, day);
  RecordText text(store, fiche);
  const std::string before = text.text();
  const std::string fingerprint = fingerprint_of_last(text);
  yaml::Path list = last_version(text);
  list.emplace_back("consultation");
  std::string said;
  for (const OpinionWish& wish : opinions) {
    const std::string member =
        member_named(store.programme().steering_group, wish.member, day.date);
    const std::string opinion = opinion_named(wish.opinion);
    Value::Mapping entry{{"member", Value::text(member)},
                         {"opinion", Value::text(opinion)},
                         {"date", Value::text(day.text)}};
    if (!wish.comments.empty()) entry.emplace_back("comments", Value::text(wish.comments));
    entry.emplace_back("fingerprint", Value::text(fingerprint));
    text.append(list, {std::move(entry), false});
    said += (said.empty() ? "" : ", ") + member + " " + opinion;
  }
  const std::string id{fiche.id};
  return {{{Store::path_of(fiche), before, text.text()}},
          id + ": " + said,
          "`mieux report show decision " + id + "` shows who has answered",
          {}};
}

}  // namespace mieux
