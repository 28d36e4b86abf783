#include "mieux/changes/fieldwork/deliverables.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "named_part.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A deliverable while something that happened to it is recorded.
class DeliverableText {
 public:
  DeliverableText(const Store& store, const Record& action, std::string_view part,
                  const DeliverableWish& wish)
      : action_(action),
        wish_(wish),
        text_(store, action),
        before_(text_.text()),
        part_(part_named(text_, action, deliverable_parts, part)),
        deliverable_(store.actions()[action.position].deliverables[part_.position]) {}

  /// Fails (3) for a day that the other events rule out. Those of the same step are corrected.
  void require_order(const TypedDate& day) const {
    for (const DeliverableEvent& event : deliverable_.events) {
      if (event.type == wish_.step || !event.when.known) continue;
      const Date there = event.when.date;
      const bool too_early =
          comes_before(event.type, wish_.step) && before(day.date, there) == Truth::yes;
      const bool too_late =
          comes_before(wish_.step, event.type) && before(there, day.date) == Truth::yes;
      if (!too_early && !too_late) continue;
      throw Failure(
          Exit::refused,
          part_.name + " was " + in_words(event.type) + " " + in_words(there) +
              ", so it cannot have been " + in_words(wish_.step) + " " + in_words(day.date),
          "say the day it really was: --on DATE; `mieux deliverable record " + part_.name + " " +
              std::string{word_of(event.type)} + " --on DATE` corrects the other one");
    }
  }

  void add(const TypedDate& day) {
    Value::Mapping event{{"event", Value::text(std::string{word_of(wish_.step)})},
                         {"date", Value::text(day.text)}};
    if (!wish_.act.empty()) event.emplace_back("act", Value::text(wish_.act));
    if (!wish_.note.empty()) event.emplace_back("note", Value::text(wish_.note));
    yaml::Path events = below("events");
    const std::size_t place = place_of(day);
    if (place == deliverable_.events.size()) return text_.append(events, {std::move(event), false});
    events.emplace_back(static_cast<std::uint32_t>(place));
    text_.edit({yaml::Edit::What::add, std::move(events), {std::move(event), false}});
  }

  /// Puts what is wished into the event there is.
  void correct(const DeliverableEvent& there, const TypedDate& day) {
    yaml::Path event = below("events");
    event.emplace_back(static_cast<std::uint32_t>(&there - deliverable_.events.data()));
    const auto put = [&](const std::string& key, const std::string& value) {
      yaml::Path path = event;
      path.emplace_back(key);
      if (!value.empty()) text_.put(path, Value::text(value));
    };
    put("date", wish_.on.empty() ? std::string{} : day.text);
    put("act", wish_.act);
    put("note", wish_.note);
  }

  void end_expectation() {
    if (is_there_after(wish_.step) && yaml::find(text_.document(), below("expected")) != nullptr)
      text_.edit({yaml::Edit::What::remove, below("expected"), {}});
  }

  Change finish(const std::string& what) const {
    return {{{Store::path_of(action_), before_, text_.text()}},
            part_.name + (part_.title.empty() ? std::string{} : " " + in_quotes(part_.title)) +
                ": " + what,
            next()};
  }

  [[nodiscard]] const Deliverable& deliverable() const { return deliverable_; }
  [[nodiscard]] const std::string& name() const { return part_.name; }

 private:
  [[nodiscard]] yaml::Path below(const std::string& field) const {
    yaml::Path path = part_.path;
    path.emplace_back(field);
    return path;
  }

  /// Before the first event that came later.
  [[nodiscard]] std::size_t place_of(const TypedDate& day) const {
    for (std::size_t i = 0; i < deliverable_.events.size(); ++i) {
      const DeliverableEvent& event = deliverable_.events[i];
      const Truth earlier = event.when.known ? before(day.date, event.when.date) : Truth::unknown;
      if (earlier == Truth::yes ||
          (earlier == Truth::unknown && comes_before(wish_.step, event.type)))
        return i;
    }
    return deliverable_.events.size();
  }

  [[nodiscard]] std::string next() const {
    const std::string record = "`mieux deliverable record " + part_.name;
    switch (wish_.step) {
      case DeliverableStep::drafted: return record + " handed-over` once the partner has it";
      case DeliverableStep::handed_over:
      case DeliverableStep::validated:
      case DeliverableStep::published:
        return find(deliverable_, DeliverableStep::adopted) != nullptr
                   ? std::string{}
                   : record + " adopted --on DATE --act TEXT` once it is adopted";
      default:
        return "`mieux effect add " + std::string{action_.id} +
               " --title TEXT` records what happens because of it";
    }
  }

  const Record& action_;
  const DeliverableWish& wish_;
  EditedRecord text_;
  std::string before_;
  NamedPart part_;
  const Deliverable& deliverable_;
};

void require_act_fits(const DeliverableWish& wish) {
  if (wish.act.empty() || wish.step == DeliverableStep::adopted) return;
  throw Failure(Exit::usage, "--act says by which act a deliverable was adopted",
                "leave --act out, or record that it was adopted; --note TEXT takes any other "
                "circumstance");
}

/// Fails (3) if the wish says nothing that is not recorded already.
void refuse_repetition(const DeliverableText& text, const DeliverableEvent& there,
                       const DeliverableWish& wish, const TypedDate& day) {
  const bool other_day = !wish.on.empty() && !(there.when.known && there.when.date == day.date);
  if (other_day || !wish.act.empty() || !wish.note.empty()) return;
  throw Failure(Exit::refused,
                text.name() + " was " + in_words(wish.step) + " already" +
                    (there.when.known ? ", " + in_words(there.when.date) : std::string{}),
                "`mieux deliverable record " + text.name() + " " + std::string{word_of(wish.step)} +
                    " --on DATE` corrects the day; what is made anew is another deliverable: "
                    "`mieux deliverable add`");
}

}  // namespace

std::string loss_of_deliverable(const Store& store, const Record& action, std::string_view id) {
  const DeliverableEvent* last = nullptr;
  for (const Deliverable& deliverable : store.actions()[action.position].deliverables)
    if (deliverable.id.value == id)
      for (const DeliverableEvent& event : deliverable.events)
        if (is_there_after(event.type)) last = &event;
  if (last == nullptr) return {};
  return "was " + in_words(last->type) +
         (last->when.known ? " " + in_words(last->when.date) : std::string{});
}

Change new_deliverable(const Store& store, const Record& action, const Value& fields,
                       const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  refuse_same_title(text, action, deliverable_parts, text_at(fields, "title"));
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, deliverable_parts.field, fields, taken);
  const std::string name = std::string{action.id} + "/" + added.id;
  return {{{Store::path_of(action), before, text.text()}},
          name + ": new deliverable",
          "`mieux deliverable record " + name + " handed-over` once the partner has it"};
}

Change record_deliverable(const Store& store, const Record& action, std::string_view part,
                          const DeliverableWish& wish, const Circumstances& circumstances) {
  require_act_fits(wish);
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  DeliverableText text(store, action, part, wish);
  const DeliverableEvent* there = find(text.deliverable(), wish.step);
  std::string what = in_words(wish.step);
  if (there == nullptr) {
    text.require_order(day);
    text.add(day);
    what += " " + in_words(day.date);
  } else {
    refuse_repetition(text, *there, wish, day);
    if (!wish.on.empty()) text.require_order(day);
    text.correct(*there, day);
    const bool has_day = !wish.on.empty() || there->when.known;
    if (has_day) what += " " + in_words(wish.on.empty() ? there->when.date : day.date);
    what += ", corrected";
    if (there->when.known && !wish.on.empty() && !(there->when.date == day.date))
      what += " (it was " + there->when.date.to_string() + ")";
  }
  if (!wish.act.empty()) what += ": " + wish.act;
  text.end_expectation();
  return text.finish(what);
}

}  // namespace mieux
