// mieux practice taken-up, event follow-up, publication plan and record-downloads: one more entry
// of a list, without counting places in it.
#include <algorithm>
#include <array>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/add_entry.hpp"
#include "mieux/changes/wishes/past_date.hpp"

namespace mieux::cli {
namespace {

using EntryFields = std::vector<std::pair<std::string, std::string>>;

/// Writes an entry that `make` makes of the record and of today.
template <typename Make>
Exit add(const Call& call, Environment& environment, RecordKind kind, const char* word, Make make) {
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& record =
                     find_whole_record(store, call.text(word), kind, environment.err);
                 return make(store, record, circumstances);
               });
}

/// The day that was typed, if one was. Fails (3) if it lies after today.
std::string past_day(const Call& call, const char* option, const AsOf& as_of) {
  return call.has(option) ? typed_past_date(call.text(option), as_of).text : std::string{};
}

Exit run_taken_up(const Call& call, Environment& environment) {
  return add(call, environment, RecordKind::practice, "PRACTICE",
             [&](const Store& store, const Record& record, const Circumstances& now) {
               const EntryFields fields{{"country", call.text("country")},
                                        {"from", call.text("from")},
                                        {"place", call.text("place")},
                                        {"action", call.text("action")},
                                        {"date", past_day(call, "on", now.as_of)},
                                        {"note", call.text("note")}};
               return add_entry(store, record, {"replicated", fields},
                                "taken up in " + call.text("country"));
             });
}

/// Fails (3) if the event has no recommendation of that number.
void require_recommendation(const Record& record, const PublicEvent& event, std::uint32_t number) {
  if (number >= 1 && number <= event.recommendations) return;
  throw Failure(
      Exit::refused,
      std::string{record.id} + " has no recommendation " + std::to_string(number) + ": " +
          (event.recommendations == 0 ? "none is recorded"
                                      : "there are " + std::to_string(event.recommendations)),
      "`mieux event show " + std::string{record.id} + "` shows them, in their order");
}

Exit run_follow_up(const Call& call, Environment& environment) {
  const std::uint32_t number = number_of(call, "NUMBER");
  return add(call, environment, RecordKind::event, "EVENT",
             [&](const Store& store, const Record& record, const Circumstances& now) {
               require_recommendation(record, store.events()[record.position], number);
               const EntryFields fields{{"recommendation", std::to_string(number)},
                                        {"state", call.text("STATE")},
                                        {"date", past_day(call, "on", now.as_of)},
                                        {"note", call.text("note")}};
               return add_entry(
                   store, record, {"follow_up", fields},
                   "recommendation " + std::to_string(number) + ": " + call.text("STATE"));
             });
}

/// Fails (3) if the publication has the language already, or it is planned.
void require_new_edition(const Record& record, const Publication& publication,
                         const std::string& language) {
  const auto is_it = [&](const Text& one) { return one.value == language; };
  const bool is_out =
      std::any_of(publication.languages.begin(), publication.languages.end(), is_it);
  const bool is_planned =
      std::any_of(publication.planned.begin(), publication.planned.end(),
                  [&](const PlannedEdition& one) { return is_it(one.language); });
  if (!is_out && !is_planned) return;
  const std::string id{record.id};
  throw Failure(Exit::refused,
                id + (is_out ? " is there in " : " is planned already in ") + language,
                is_out ? "`mieux publication show " + id + "` shows its languages"
                       : "`mieux publication edit " + id + "` changes the plan");
}

Exit run_plan(const Call& call, Environment& environment) {
  return add(
      call, environment, RecordKind::publication, "PUBLICATION",
      [&](const Store& store, const Record& record, const Circumstances& now) {
        require_new_edition(record, store.publications()[record.position], call.text("language"));
        const TypedDate due = typed_date(call.text("due"), now.as_of);
        const EntryFields fields{
            {"language", call.text("language")}, {"due", due.text}, {"by", call.text("by")}};
        Change change = add_entry(store, record, {"planned", fields},
                                  "edition planned: " + call.text("language") + ", " + due.text);
        change.next = "`mieux due` lists it; `mieux publication set " + std::string{record.id} +
                      " languages+=" + call.text("language") + "` once it is out";
        return change;
      });
}

Exit run_downloads(const Call& call, Environment& environment) {
  const std::uint32_t count = number_of(call, "COUNT");
  return add(call, environment, RecordKind::publication, "PUBLICATION",
             [&](const Store& store, const Record& record, const Circumstances& now) {
               const TypedDate until = typed_past_date(call.text("on"), now.as_of);
               const EntryFields fields{{"language", call.text("language")},
                                        {"until", until.text},
                                        {"count", std::to_string(count)}};
               return add_entry(store, record, {"downloads", fields},
                                counted(count, "download") + " until " + until.text);
             });
}

constexpr auto taken_up_options = joined_options(
    std::array<Option, 7>{{
        {.names = "PRACTICE",
         .help = "Which practice",
         .source = Source::record,
         .of = "practice",
         .required = true},
        {.names = "--country",
         .help = "Where it was taken up",
         .value = "COUNTRY",
         .required = true},
        {"--from", "From which country, if not from where it was first practised", "COUNTRY"},
        {"--place", "The place or institution", "TEXT"},
        {"--action", "The Action through which it was taken up", "ID", Source::record, "action"},
        {"--on", "When that was", "DATE"},
        {"--note", "How, in a sentence", "TEXT"},
    }},
    writing_options);

constexpr auto follow_up_options = joined_options(
    std::array<Option, 5>{{
        {.names = "EVENT",
         .help = "Which event",
         .source = Source::record,
         .of = "event",
         .required = true},
        {.names = "NUMBER",
         .help = "Which recommendation: its place in the list, from 1",
         .required = true},
        {.names = "STATE",
         .help = "What became of it: planned, taken-up, partly-taken-up, not-taken-up",
         .source = Source::words,
         .of = "planned|taken-up|partly-taken-up|not-taken-up",
         .required = true},
        {"--on", "When that was so", "DATE"},
        {"--note", "By whom and how, in a sentence", "TEXT"},
    }},
    writing_options);

constexpr std::array<Option, 1> publication_word{{
    {.names = "PUBLICATION",
     .help = "Which publication",
     .source = Source::record,
     .of = "publication",
     .required = true},
}};

constexpr auto plan_options = joined_options(
    publication_word,
    std::array<Option, 3>{{
        {.names = "--language",
         .help = "The language of the edition, such as fr",
         .value = "LANGUAGE",
         .required = true},
        {.names = "--due", .help = "When it is to be published", .value = "DATE", .required = true},
        {"--by", "Who sees to it: a function or service, never a name", "TEXT"},
    }},
    writing_options);

constexpr auto downloads_options = joined_options(
    publication_word,
    std::array<Option, 3>{{
        {.names = "COUNT", .help = "How often it was downloaded so far", .required = true},
        {"--language", "Of this edition alone, such as fr", "LANGUAGE"},
        {"--on", "The last day that is counted (by default today)", "DATE"},
    }},
    writing_options);

}  // namespace

constinit const std::array<Command, 4> entry_verbs{{
    {.words = "practice taken-up",
     .summary = "Record that a country took it up",
     .options = taken_up_options,
     .run = run_taken_up,
     .manual = "knowledge"},
    {.words = "event follow-up",
     .summary = "Record what became of a recommendation",
     .options = follow_up_options,
     .run = run_follow_up,
     .manual = "knowledge"},
    {.words = "publication plan",
     .summary = "Plan an edition in a language",
     .options = plan_options,
     .run = run_plan,
     .manual = "knowledge"},
    {.words = "publication record-downloads",
     .summary = "Record how often it was downloaded",
     .options = downloads_options,
     .run = run_downloads,
     .manual = "knowledge"},
}};

}  // namespace mieux::cli
