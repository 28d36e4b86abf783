// The words of `mieux expert propose`.
#include "team_wish.hpp"

#include <algorithm>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "days_asked.hpp"
#include "expert_words.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"

namespace mieux::cli {
namespace {

/// What the options make of the wish, and what was taken for granted on the way.
class WishReader {
 public:
  WishReader(const Call& call, const View& view, std::ostream& err)
      : call_(call), view_(view), words_(view.store.vocabularies()), err_(err) {}

  [[nodiscard]] TeamWish wish() {
    const TypedPart typed = typed_part(call_.text("ACTIVITY"), "activity");
    const Record& action = find_whole_record(view_.store, typed.action, RecordKind::action, err_);
    wish_ = wish_for(view_.store, action, &activity_of(action, typed.id));
    wish_.grouping = view_.grouping;
    read_need(action);
    read_numbers();
    read_peer();
    read_languages();
    read_backgrounds();
    read_topics();
    if (call_.has("days")) wish_.days = days_asked(call_.text("days"), "--days");
    for (const std::string& word : call_.texts("keep")) wish_.keep.push_back(&kept(word));
    for (const std::string& word : call_.texts("without")) wish_.without.push_back(&expert(word));
    refuse_contradictions();
    note_assumptions();
    return std::move(wish_);
  }

 private:
  [[nodiscard]] const Activity& activity_of(const Record& record, const std::string& id) const {
    const Action& action = view_.store.actions()[record.position];
    const Activity* found = find_activity(action, id);
    const std::string name = std::string{record.id} + "/" + id;
    if (found == nullptr) {
      std::vector<std::string_view> ids;
      for (const Activity& one : action.activities) ids.push_back(one.id.value);
      throw Failure(Exit::usage,
                    "there is no activity " + in_quotes(id) + " in " + std::string{record.id},
                    suggest(id, ids,
                            ids.empty() ? "`mieux activity add` plans one"
                                        : "there are: " + joined(ids, ", ")));
    }
    const ActivityState state = state_on(*found, view_.as_of);
    if (state == ActivityState::none || state == ActivityState::unknown) return *found;
    throw Failure(Exit::refused,
                  name + " is " +
                      std::string{activity_state_words[static_cast<std::size_t>(state)]} +
                      ", so nobody is sent",
                  "`mieux activity list " + std::string{record.id} + "` shows what is planned");
  }

  [[nodiscard]] const Record& expert(const std::string& word) const {
    return find_whole_record(view_.store, word, RecordKind::expert, err_);
  }

  [[nodiscard]] const Record& kept(const std::string& word) const {
    const Record& record = expert(word);
    const Expert& person = view_.store.experts()[record.position];
    if (!record.draft && !person.forgotten.known && on_roster(person, view_.as_of) != Truth::no)
      return record;
    throw Failure(Exit::usage, "--keep: " + std::string{record.id} + " is not on the roster",
                  "`mieux expert show " + std::string{record.id} + "` says why");
  }

  void read_numbers() {
    if (call_.has("size")) wish_.size = number_of(call_, "size");
    if (wish_.size == 0 || wish_.size > largest_team)
      throw Failure(Exit::usage,
                    "--size: a team has 1 to " + std::to_string(largest_team) + " members, not " +
                        std::to_string(wish_.size),
                    "propose several teams for a larger one, with --without");
    if (!call_.has("eu")) return;
    wish_.eu = number_of(call_, "eu");
  }

  void read_peer() {
    const std::string& word = call_.text("peer");
    if (!call_.has("peer")) return;
    wish_.peers = 1;
    if (word == "any") return;
    const PlaceAsked place = place_asked(words_, view_.grouping, word, "--peer");
    if (!place.country.empty()) wish_.peer_countries.push_back(place.country);
    wish_.peer_region = place.region;
  }

  /// What the need asks for becomes the condition on each member.
  void read_need(const Record& record) {
    if (!call_.has("need")) return;
    const Action& action = view_.store.actions()[record.position];
    const std::string word = action_or_part(call_.text("need")).id.empty()
                                 ? call_.text("need")
                                 : action_or_part(call_.text("need")).id;
    const Need* need = find_need(action, word);
    if (need == nullptr)
      throw Failure(
          Exit::usage,
          "--need: there is no need " + in_quotes(word) + " in " + std::string{record.id},
          "`mieux need list " + std::string{record.id} + "` shows what the Action asks for");
    require_meant_here(record, *need);
    wish_.profile = profile_of(*need);
    if (!wish_.profile.topics.empty()) wish_.topics = std::move(wish_.profile.topics);
    wish_.profile.topics.clear();
    if (!wish_.profile.languages.empty()) wish_.languages.clear();
    wish_.eu = 0;
    const std::uint32_t lacking = lacking_persons(*need, standing_of(action, *need, view_.as_of));
    if (lacking == 0)
      err_ << "note: nobody is lacking for " << record.id << "/" << need->id.value << "\n";
    wish_.size = std::min<std::size_t>(lacking > 0 ? lacking : need->count, largest_team);
  }

  void require_meant_here(const Record& record, const Need& need) const {
    if (!need.activity.is_there() || need.activity.value == wish_.activity->id.value) return;
    const std::string meant = std::string{record.id} + "/" + std::string{need.activity.value};
    throw Failure(Exit::usage,
                  "--need: " + std::string{record.id} + "/" + std::string{need.id.value} +
                      " asks for experts on " + meant,
                  "mieux expert propose " + meant + " --need " + std::string{need.id.value});
  }

  void read_backgrounds() {
    if (!call_.has("background")) return;
    wish_.profile.backgrounds.clear();
    for (const std::string& word : comma_list(call_.text("background")))
      wish_.profile.backgrounds.push_back(background_asked(words_, word, "--background"));
  }

  void read_languages() {
    if (!call_.has("languages")) return;
    wish_.languages.clear();
    wish_.profile.languages.clear();
    for (const std::string& word : comma_list(call_.text("languages")))
      if (word != "any") wish_.languages.push_back(language_asked(word, "--languages"));
  }

  void read_topics() {
    if (!call_.has("topic")) return;
    wish_.topics = topics_asked(words_, comma_list(call_.text("topic")), "--topic");
    constexpr std::size_t most = 64;
    if (wish_.topics.size() > most)
      throw Failure(
          Exit::usage,
          "--topic: a team cannot be asked for " + std::to_string(wish_.topics.size()) + " topics",
          "ask for at most " + std::to_string(most));
  }

  void refuse_contradictions() const {
    for (const Record* record : wish_.keep)
      if (std::find(wish_.without.begin(), wish_.without.end(), record) != wish_.without.end())
        throw Failure(Exit::usage, std::string{record->id} + " is named by --keep and by --without",
                      "leave one of them out");
    const std::size_t wanted = wish_.eu.value_or(0) + wish_.peers;
    if (wanted > wish_.size)
      throw Failure(Exit::usage,
                    "a team of " + std::to_string(wish_.size) + " has no room for " +
                        counted(wanted, "official of a member state or peer",
                                "officials of member states and peers"),
                    "raise --size, or lower --eu");
    if (wish_.keep.size() > wish_.size)
      throw Failure(Exit::usage,
                    "--keep names " + std::to_string(wish_.keep.size()) + " for a team of " +
                        std::to_string(wish_.size),
                    "raise --size");
  }

  void note_assumptions() const {
    if (!wish_.days)
      err_ << "note: the days of the activity are not known to the day, so nobody is taken to be "
              "away\n  hint: --days 2026-03-02..2026-03-06 says when it is\n";
    if (call_.has("languages") || !wish_.profile.languages.empty()) return;
    if (wish_.languages.empty())
      err_ << "note: nothing says which language the partner works in, so any will do\n  hint: "
              "--languages fr says it for this team, a column `languages` in "
              "vocabularies/countries.tsv for all\n";
    else
      err_ << "note: taken from vocabularies/countries.tsv: the partner works in "
           << joined(names_of_languages(), " or ") << "\n";
  }

  [[nodiscard]] std::vector<std::string> names_of_languages() const {
    std::vector<std::string> names;
    for (const std::string& code : wish_.languages)
      names.push_back(Language{}.name_of_language(code));
    return names;
  }

  const Call& call_;
  const View& view_;
  const Vocabularies& words_;
  std::ostream& err_;
  TeamWish wish_;
};

}  // namespace

TeamWish team_wish(const Call& call, const View& view, std::ostream& err) {
  return WishReader(call, view, err).wish();
}

}  // namespace mieux::cli
