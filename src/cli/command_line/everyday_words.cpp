#include "everyday_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

/// Words of other programs, and ours.
constexpr auto synonyms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"add", "new"},
    {"change", "set"},
    {"check", "validate"},
    {"count", "stats"},
    {"create", "new"},
    {"create", "add"},
    {"delete", "remove"},
    {"find", "list"},
    {"eligibility", "check-eligibility"},
    {"living", "help living documents"},
    {"ls", "list"},
    {"move", "rename"},
    {"new", "add"},
    {"print", "show"},
    {"rm", "remove"},
    {"search", "list"},
    {"update", "set"},
    {"version", "--version"},
    {"view", "show"},
});

/// Verbs that people say of a noun, separated by `|`, and the commands they mean, too.
struct Everyday {
  std::string_view noun;
  std::string_view verbs;
  std::string_view meant;
};
constexpr auto everyday_verbs = std::to_array<Everyday>({
    {"activity", "held|hold|happened|done|finish|complete|close|record|record-participants",
     "activity record-held *"},
    {"activity", "plan|planned|reschedule|move", "activity schedule *|activity add ACTION"},
    {"activity", "replace|replaced|substitute", "activity cancel * --replaced-by ID --reason TEXT"},
    {"activity", "delay|defer|shift", "activity postpone *"},
    {"activity", "drop|skip", "activity not-taken-up *|activity cancel *"},
    {"action", "finish|close|end|conclude|completed|done", "action complete *"},
    {"action", "stop|abort|terminate|cancelled", "action cancel *|action hold *"},
    {"action", "pause|suspend|wait", "action hold *"},
    {"action", "continue|unpause", "action resume *"},
    {"action", "begin|launch|started", "action start *"},
    {"action", "restart", "action reopen *|action resume *"},
    {"mission", "send|plan", "mission add *"},
    {"mission", "deploy", "expert deploy ID *"},
    {"expert", "send|assign|book", "expert deploy *"},
    {"expert", "ask", "expert invite *"},
    {"expert", "refuse|refused|reject", "expert decline *"},
    {"expert", "twins|dedupe|double", "expert duplicates"},
    {"expert", "missions|deployments", "expert history *"},
    {"expert", "rate|evaluate|assessment", "expert assess *"},
    {"expert", "report", "expert report-received *"},
    {"expert", "focal-point|liaison", "expert appoint *"},
    {"result", "achieved|achieve|reached|record", "result record-achieved *"},
    {"request", "accept|approved", "request approve *"},
    {"request", "refuse|decline|deny|rejected", "request reject *"},
    {"request", "pause|suspend", "request hold *"},
    {"review", "accept|reject|respond|reply|answered", "review answer *"},
    {"review", "done|complete|finish|close|implemented", "review record-done *"},
    {"review", "open|pending|due|recommendations", "review follow-up"},
});

struct EverydayValue {
  std::string_view name;
  std::string_view values;
  std::string_view hint;
};
constexpr std::string_view calendar_hint =
    "`mieux due --planned --format ics` writes what is planned for a calendar program";
constexpr auto everyday_values = std::to_array<EverydayValue>({
    {"format", "ics|ical|icalendar|calendar", calendar_hint},
    {"report", "calendar|planned|agenda", calendar_hint},
    {"report", "annual|annual-report|yearly",
     "`mieux report show year 2018` is for annual reports"},
    {"report", "factsheet|fact-sheet|sheet",
     "`mieux report show country Benin`, or a region or theme"},
    {"report", "quarterly|half-yearly|feedback|surveys|responses",
     "`mieux report show monitoring 2018-Q3` is on the feedback of a period"},
    {"report", "indicators|logframe|targets", "`mieux report show objectives` has the indicators"},
    {"report", "glossary|abbreviations", "`mieux report show year` has a glossary near its end"},
    {"report", "due|overdue|deadlines", "`mieux due` shows what is due"},
});

bool is_among(std::string_view word, std::string_view words) {
  const auto all = split(words, '|');
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::vector<std::string> our_words(std::string_view word) {
  std::vector<std::string> words;
  for (const auto& [theirs, known] : synonyms)
    if (word == theirs) words.emplace_back(known);
  return words;
}

std::vector<std::string_view> meant_by_verb(std::string_view noun, std::string_view verb) {
  for (const Everyday& row : everyday_verbs)
    if (row.noun == noun && is_among(verb, row.verbs)) return split(row.meant, '|');
  return {};
}

std::string_view hint_on_value(std::string_view name, std::string_view value) {
  for (const EverydayValue& row : everyday_values)
    if (row.name == name && is_among(value, row.values)) return row.hint;
  return {};
}

}  // namespace mieux::cli
