#include "mieux/changes/feedback/record_feedback.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

using yaml::Value;

constexpr std::string_view programme_word = "programme";
constexpr std::string_view region_prefix = "region/";

FeedbackOn on_region(const Store& store, std::string_view word) {
  const std::string grouping{store.programme().default_grouping.value};
  std::vector<std::string_view> known;
  for (const Vocabularies::Region& region : store.vocabularies().regions(grouping)) {
    if (region.id == word) return {"region", nullptr, {}, nullptr, grouping, std::string{word}};
    known.push_back(region.id);
  }
  std::string all;
  for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string{one};
  throw Failure(Exit::usage, "there is no region " + in_quotes(word) + " in " + grouping,
                suggest(word, known, "write one of: " + all));
}

/// The one record that is meant. Fails (3).
const Record& meant(const Store& store, std::string_view word) {
  const auto found = store.resolve(word, set_of(RecordKind::action) | set_of(RecordKind::event));
  if (found.size() == 1) return *found.front();
  if (found.empty())
    throw Failure(Exit::refused, "there is no Action or event " + in_quotes(word),
                  "`mieux list actions` and `mieux list events` show them; `region/ID` and "
                  "`programme` are understood, too");
  std::string all;
  for (const Record* one : found) all += (all.empty() ? "" : ", ") + full_id(*one);
  throw Failure(Exit::refused, in_quotes(word) + " may be several", "write one of: " + all);
}

const Activity& require_activity(const Store& store, const Record& action, std::string_view id) {
  const Action& its = store.actions()[action.position];
  if (const Activity* activity = find_activity(its, id)) return *activity;
  std::string all;
  for (const Activity& one : its.activities)
    all += (all.empty() ? "write one of: " : ", ") + std::string{one.id.value};
  throw Failure(Exit::refused, full_id(action) + " has no activity " + in_quotes(id),
                all.empty() ? "`mieux activity add` adds one" : all);
}

/// Is the feedback on this?
bool is_on(const Store& store, const Feedback& feedback, const FeedbackOn& on) {
  if (feedback.level.value != on.level) return false;
  if (on.action != nullptr)
    return store.target(feedback.action.value, set_of(RecordKind::action)) == on.action &&
           feedback.activity.value == on.activity;
  if (on.event != nullptr)
    return store.target(feedback.event.value, set_of(RecordKind::event)) == on.event;
  return std::any_of(feedback.regions.begin(), feedback.regions.end(),
                     [&](const StatedRegion& one) {
                       return one.grouping.value == on.grouping && one.region.value == on.region;
                     }) ||
         on.level == programme_word;
}

Value value_of(const CountedAnswers& answers) {
  Value::Mapping fields{{"id", Value::text(answers.question)}};
  if (answers.missing > 0) fields.emplace_back("missing", Value::integer(answers.missing));
  Value::Mapping counts;
  for (const auto& [answer, count] : answers.counts)
    counts.emplace_back(answer, Value::integer(count));
  if (!counts.empty()) fields.emplace_back("distribution", Value{std::move(counts)});
  Value::Sequence texts;
  for (const std::string& text : answers.texts) texts.push_back(Value::text(text));
  if (!texts.empty()) fields.emplace_back("answers", Value{std::move(texts)});
  return {std::move(fields)};
}

Value questions_of(const CountedForms& forms) {
  Value::Sequence questions;
  for (const CountedAnswers& answers : forms.questions) questions.push_back(value_of(answers));
  return {std::move(questions)};
}

/// The fields that counting gives, in the order of the record.
Value::Mapping counted_fields(const CountedForms& forms) {
  Value::Mapping fields{{"date", Value::text(forms.date)},
                        {"form", Value::text(std::string{forms.form->id})},
                        {"form_version", Value::text(forms.version)}};
  if (forms.sent) fields.emplace_back("sent", Value::integer(*forms.sent));
  fields.emplace_back("received", Value::integer(forms.received));
  if (!forms.sheet.empty()) fields.emplace_back("sheet", Value::text(forms.sheet));
  fields.emplace_back("questions", questions_of(forms));
  return fields;
}

std::string title_of_activity(const Store& store, const FeedbackOn& on) {
  const RecordTree tree(store, *on.action);
  const Action& action = store.actions()[on.action->position];
  const auto index =
      static_cast<std::uint32_t>(find_activity(action, on.activity) - action.activities.data());
  const yaml::Node* title = yaml::find(tree.document, yaml::Path{"activities", index, "title"});
  return title == nullptr ? std::string{} : std::string{title->text};
}

std::string title_of(const Store& store, const FeedbackWish& wish) {
  if (!wish.title.empty()) return wish.title;
  const Record& form = *wish.forms.form;
  const std::string title{form.title.is_there() ? form.title.value : form.id};
  const FeedbackOn& on = wish.on;
  std::string what = on.name();
  if (on.event != nullptr && on.event->title.is_there()) what = on.event->title.value;
  if (on.action != nullptr && on.action->title.is_there()) what = on.action->title.value;
  if (!on.activity.empty())
    if (const std::string activity = title_of_activity(store, on); !activity.empty())
      what = activity;
  return title + ": " + what;
}

/// `benin-a2-participants`, or the same with a number behind it.
std::string id_of(const FeedbackWish& wish, const TakenIds& taken) {
  std::string id = wish.on.name();
  if (wish.on.event != nullptr) id = wish.on.event->id;
  if (!wish.on.region.empty()) id = wish.on.region;
  std::replace(id.begin(), id.end(), '/', '-');
  id += "-" + std::string{wish.forms.form->id};
  std::string free = id;
  for (int number = 2; taken.contains(free); ++number) free = id + "-" + std::to_string(number);
  return free;
}

Value fields_of(const Store& store, const FeedbackWish& wish) {
  Value::Mapping fields{
      {"title", Value::text(title_of(store, wish))},
      {"tool", Value::text(std::string{store.forms()[wish.forms.form->position].tool.value})}};
  const Value on = fields_on(wish.on);
  for (const auto& field : std::get<Value::Mapping>(on.data)) fields.push_back(field);
  for (auto& field : counted_fields(wish.forms)) fields.push_back(std::move(field));
  return {std::move(fields)};
}

Change replaced(const Store& store, const Record& record, const FeedbackWish& wish) {
  EditedRecord text(store, record);
  const std::string before = text.text();
  for (auto& [field, value] : counted_fields(wish.forms)) {
    const yaml::Node* now = yaml::find(text.document(), {field});
    if (now != nullptr && yaml::same(yaml::value_of(text.document(), *now), value)) continue;
    text.put({field}, std::move(value));
  }
  // How many were sent stays unless it is said anew; a sheet is that of these answers or none.
  if (wish.forms.sheet.empty() && yaml::find(text.document(), {"sheet"}) != nullptr)
    text.edit({yaml::Edit::What::remove, {"sheet"}, {}});
  for (const Wish& one : wish.further) text.fulfil(one, {});
  Change change{{{Store::path_of(record), before, text.text()}},
                std::string{record.id} + ": counted anew, " + counted(wish.forms.received, "form"),
                "`mieux feedback show " + std::string{record.id} + "` shows it"};
  return change;
}

bool is_of_sheet(const Feedback& feedback, const CountedForms& forms) {
  return !forms.sheet.empty() && feedback.sheet.value == forms.sheet;
}

/// The same answers elsewhere may be the same forms.
void warn_of_sheet(const Store& store, const CountedForms& forms, Change& change) {
  for (const Record& record : store.records(RecordKind::feedback))
    if (is_of_sheet(store.feedback()[record.position], forms))
      change.notes.push_back(
          {"a sheet with the same answers was counted before: " + full_id(record),
           {},
           "`mieux feedback remove` takes one away if they are the same forms",
           Severity::warning});
}

void require_replacing(const Store& store, const Record& known, const FeedbackWish& wish) {
  if (wish.replace && wish.id.empty() && !wish.draft) return;
  if (wish.replace)
    throw Failure(Exit::refused,
                  "these forms are counted in " + full_id(known) + ", which is there",
                  "leave --id and --draft out");
  const Feedback& feedback = store.feedback()[known.position];
  const std::string forms =
      feedback.received ? counted(*feedback.received, "form") + " of " : std::string{};
  throw Failure(Exit::refused,
                forms + in_quotes(wish.forms.form->id) + " on " + wish.on.name() +
                    " were counted before: " + full_id(known),
                "--replace puts these in their place; `mieux feedback show " +
                    std::string{known.id} + "` shows them");
}

/// Of several answers, the numbers do not tell of how many forms they are.
void require_received(const CountedForms& forms) {
  const bool has_answers =
      std::any_of(forms.questions.begin(), forms.questions.end(), [](const CountedAnswers& one) {
        return std::any_of(one.counts.begin(), one.counts.end(),
                           [](const auto& answer) { return answer.second > 0; });
      });
  if (forms.received > 0 || !has_answers) return;
  throw Failure(Exit::refused, "nothing says how many forms came back",
                "add --received NUMBER: where several answers may be given, they do not tell");
}

}  // namespace

std::string FeedbackOn::name() const {
  if (action != nullptr)
    return std::string{action->id} + (activity.empty() ? std::string{} : "/" + activity);
  if (event != nullptr) return full_id(*event);
  return region.empty() ? std::string{programme_word} : std::string{region_prefix} + region;
}

FeedbackOn feedback_on(const Store& store, std::string_view word) {
  if (word == programme_word) return {std::string{word}, nullptr, {}, nullptr, {}, {}};
  if (word.starts_with(region_prefix)) return on_region(store, word.substr(region_prefix.size()));
  const std::size_t slash = word.rfind('/');
  const bool names_part =
      slash != std::string_view::npos && !kind_named(std::string{word.substr(0, slash)});
  const Record& record = meant(store, names_part ? word.substr(0, slash) : word);
  if (record.kind == RecordKind::event) return {"event", nullptr, {}, &record, {}, {}};
  if (!names_part) return {"action", &record, {}, nullptr, {}, {}};
  const Activity& activity = require_activity(store, record, word.substr(slash + 1));
  return {"activity", &record, std::string{activity.id.value}, nullptr, {}, {}};
}

Value fields_on(const FeedbackOn& on) {
  Value::Mapping fields{{"level", Value::text(on.level)}};
  if (on.action != nullptr) fields.emplace_back("action", Value::text(std::string{on.action->id}));
  if (!on.activity.empty()) fields.emplace_back("activity", Value::text(on.activity));
  if (on.event != nullptr) fields.emplace_back("event", Value::text(std::string{on.event->id}));
  if (!on.region.empty())
    fields.emplace_back("region", Value{Value::Mapping{{on.grouping, Value::text(on.region)}}});
  return {std::move(fields)};
}

const Record* counted_before(const Store& store, const FeedbackOn& on, const CountedForms& forms) {
  const bool once = on.action != nullptr || on.event != nullptr;
  for (const Record& record : store.records(RecordKind::feedback)) {
    const Feedback& feedback = store.feedback()[record.position];
    const bool same_forms = once || (!forms.day_is_said && is_of_sheet(feedback, forms)) ||
                            (feedback.date.known && feedback.date.date.to_string() == forms.date);
    if (record.whole && same_forms &&
        store.target(feedback.form.value, set_of(RecordKind::form)) == forms.form &&
        is_on(store, feedback, on))
      return &record;
  }
  return nullptr;
}

Change record_feedback(const Store& store, const FeedbackWish& wish,
                       const Circumstances& circumstances) {
  require_received(wish.forms);
  if (const Record* known = counted_before(store, wish.on, wish.forms)) {
    const Feedback& feedback = store.feedback()[known->position];
    if (is_of_sheet(feedback, wish.forms)) {
      Change nothing;
      nothing.unchanged = full_id(*known) + " was counted from this sheet";
      return nothing;
    }
    require_replacing(store, *known, wish);
    return replaced(store, *known, wish);
  }
  TakenIds taken(store, RecordKind::feedback, circumstances);
  NewRecord wanted{RecordKind::feedback, wish.id, fields_of(store, wish), wish.further, wish.draft};
  if (wanted.id.empty() && id_pattern(store, RecordKind::feedback).empty())
    wanted.id = id_of(wish, taken);
  Change change = new_record(store, std::move(wanted), circumstances, taken);
  change.sentence += ": " + counted(wish.forms.received, "form");
  warn_of_sheet(store, wish.forms, change);
  return change;
}

}  // namespace mieux
