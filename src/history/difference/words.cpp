#include "mieux/history/difference/words.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux::history {
namespace {

constexpr std::size_t long_text = 40;  ///< bytes from which texts are compared by words

const std::string* text_in(const std::optional<yaml::Value>& value) {
  return value ? std::get_if<std::string>(&value->data) : nullptr;
}

const yaml::Value::Sequence* list_in(const std::optional<yaml::Value>& value) {
  return value ? std::get_if<yaml::Value::Sequence>(&value->data) : nullptr;
}

bool is_table(const std::optional<yaml::Value>& value) {
  return value && std::holds_alternative<yaml::Value::Mapping>(value->data);
}

/// A value in one line; a single word without quotes: `2018-07`, `'Study visit'`.
std::string shown(const std::optional<yaml::Value>& value) {
  const std::string* text = text_in(value);
  const bool is_word = text != nullptr && !text->empty() && text->find(' ') == text->npos;
  return is_word ? *text : in_one_line(value);
}

/// `sent-to-steering-group`, `participants.total` as words.
std::string spoken(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '-' || c == '_' || c == '.'; }, ' ');
  return text;
}

std::string date_in_words(const std::string& text) {
  const auto date = Date::parse(text);
  return date ? written_out(*date, "en") : text;
}

/// `5 to 6 June 2018`.
std::string days_in_words(const std::string& first, const std::string& last) {
  const auto from = Date::parse(first);
  const auto to = Date::parse(last);
  return (from && to ? written_before(*from, *to, "en") : date_in_words(first)) + " to " +
         date_in_words(last);
}

/// `, because REASON`; empty without one.
std::string because(const yaml::Value& table) {
  const std::string reason{trimmed(text_at(table, "reason"))};
  return reason.empty() ? "" : ", because: " + reason;
}

/// `on 14 March 2018`, `in March 2018`; empty for nothing.
std::string when(const std::string& text) {
  const auto date = Date::parse(text);
  if (!date) return text.empty() ? "" : " (" + text + ")";
  return (date->is_day() ? " on " : " in ") + written_out(*date, "en");
}

/// `approved on 14 March 2018`.
std::string step_in_words(const yaml::Value& event) {
  std::string text = spoken(text_at(event, "event")) + when(text_at(event, "date"));
  if (const std::string extent = text_at(event, "extent"); extent == "part") text += ", in part";
  if (const std::string to = text_at(event, "to"); !to.empty()) text += " to " + to;
  return text + because(event);
}

/// The element of a list that a path with positions leads to (`events.3.date`); null: none.
const yaml::Value* element_at(const std::optional<yaml::Value>& record,
                              const std::string& counted) {
  if (!record) return nullptr;
  const std::size_t dot = counted.find('.');
  if (dot == std::string::npos) return nullptr;
  const yaml::Value::Sequence& list = list_at(*record, counted.substr(0, dot));
  const std::size_t position = std::strtoul(counted.c_str() + dot + 1, nullptr, 10);
  return position >= 1 && position <= list.size() ? &list[position - 1] : nullptr;
}

/// What a part is called: `a3 'Workshop'`.
std::string called(const std::string& id, const yaml::Value* part) {
  const std::string title = part == nullptr ? "" : text_at(*part, "title");
  return id + (title.empty() ? "" : " " + in_quotes(title));
}

/// `[a, b]` -> `[b, c]`: `- a; + c`; nothing if only the order changed.
std::string list_in_words(const yaml::Value::Sequence& before, const yaml::Value::Sequence& after) {
  const auto lines = [](const yaml::Value::Sequence& list) {
    std::vector<std::string> all;
    for (const yaml::Value& value : list) {
      const auto* text = std::get_if<std::string>(&value.data);
      all.push_back(text != nullptr ? *text : in_one_line(value));
    }
    return all;
  };
  const auto without = [](const std::vector<std::string>& all, std::vector<std::string> others) {
    std::vector<std::string> left;
    for (const std::string& one : all) {
      const auto found = std::find(others.begin(), others.end(), one);
      if (found == others.end())
        left.push_back(one);
      else
        others.erase(found);
    }
    return left;
  };
  const std::vector<std::string> gone = without(lines(before), lines(after));
  const std::vector<std::string> come = without(lines(after), lines(before));
  std::string text;
  if (!gone.empty()) text += "- " + joined(gone, ", ");
  if (!come.empty()) text += (text.empty() ? "+ " : "; + ") + joined(come, ", ");
  return text.empty() ? "in another order" : text;
}

/// The text with sums of 64 hexadecimal digits cut to as many as tell them apart.
std::string with_short_sums(const std::string& text) {
  constexpr std::size_t whole = 64;
  constexpr std::size_t kept = 12;
  std::string shorter;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789abcdef", at), text.size());
    shorter += text.substr(at, end - at == whole ? kept : end - at);
    if (end < text.size()) shorter += text[end];
    at = end + 1;
  }
  return shorter;
}

class Wording {
 public:
  Wording(const RecordChange& change, const schema::Schemas& schemas)
      : change_(change), schemas_(schemas) {}

  std::vector<Entry> run() {
    if (change_.sort == RecordChange::Sort::renamed) say_renamed();
    if (change_.sort == RecordChange::Sort::added) steps_of_new();
    for (const Difference& difference : change_.differences)
      if (!done_.contains(difference.path())) say(difference);
    return std::move(entries_);
  }

 private:
  void add(const std::string& part, const std::string& field, std::string text) {
    std::string id = change_.uid;
    if (!part.empty()) id += "/" + part;
    if (!field.empty()) id += "/" + field;
    entries_.push_back({std::move(id), part, field, with_short_sums(text)});
  }

  /// With the former id that a rename adds.
  void say_renamed() {
    add({}, "id", "renamed from " + change_.was + " to " + change_.id);
    done_.insert("id");
    const Difference* aliases = find({}, "aliases");
    if (aliases != nullptr && values_of(*aliases) == "+ " + change_.was) done_.insert("aliases");
  }

  void steps_of_new() {
    const yaml::Value::Sequence& events = list_at(*change_.after, "events");
    for (std::size_t i = 0; i < events.size(); ++i)
      add({}, "events." + std::to_string(i + 1), step_in_words(events[i]));
  }

  void say(const Difference& difference) {
    if (difference.part.starts_with("activities.") && move_of(difference)) return;
    const bool of_part = !difference.part.empty();
    if (of_part && difference.field.empty()) return say_part(difference);
    std::string text;
    if (!of_part && difference.counted.starts_with("events."))
      text = event_text(difference);
    else if (difference.field == "outcome" || difference.field.starts_with("outcome."))
      text = outcome_text(difference);
    if (text.empty()) text = spoken(difference.field) + ": " + values_of(difference);
    add(difference.part, difference.field, called_part(difference) + text);
  }

  [[nodiscard]] const yaml::Value* part_of(const Difference& difference) const {
    const yaml::Value* part = element_at(change_.after, difference.counted);
    if (difference.after || !difference.field.empty()) return part;
    return element_at(change_.before, difference.counted);
  }

  /// `a3 'Workshop': `; empty for the record itself.
  [[nodiscard]] std::string called_part(const Difference& difference) const {
    if (difference.part.empty()) return {};
    return called(difference.part.substr(difference.part.find('.') + 1), part_of(difference)) +
           ": ";
  }

  [[nodiscard]] std::string word_for(const std::string& list) const {
    for (const schema::Property& property : schemas_.root(change_.kind).properties)
      if (property.name == list)
        if (const auto* name = schema::parts_of(schemas_, schemas_.rule(property.rule)))
          return std::string{name->name};
    return "element of " + spoken(list);
  }

  /// A part that came or went.
  void say_part(const Difference& difference) {
    const std::size_t dot = difference.part.find('.');
    const std::string id = difference.part.substr(dot + 1);
    const yaml::Value& part = difference.after ? *difference.after : *difference.before;
    std::string text = difference.after ? "new " : "";
    text += word_for(difference.part.substr(0, dot)) + " " + called(id, &part);
    if (text_at(part, "title").empty()) text += " " + in_one_line(without_id(part));
    if (const std::string start = text_at(part, "start"); !start.empty()) text += when(start);
    if (!difference.after) text += " removed";
    add(difference.part, {}, std::move(text));
  }

  static yaml::Value without_id(const yaml::Value& part) {
    yaml::Value copy = part;
    std::erase_if(std::get<yaml::Value::Mapping>(copy.data),
                  [](const auto& entry) { return entry.first == "id"; });
    return copy;
  }

  /// An activity whose day moved, with the reason that its postponement gives.
  bool move_of(const Difference& difference) {
    const std::string& part = difference.part;
    if (difference.field != "start" && !difference.field.starts_with("postponements."))
      return false;
    const Difference* start = find(part, "start");
    const Difference* why = nullptr;
    for (const Difference& other : change_.differences)
      if (other.part == part && other.field.starts_with("postponements.") && !other.before)
        why = &other;
    const std::string* from = start == nullptr ? nullptr : text_in(start->before);
    const std::string* to = start == nullptr ? nullptr : text_in(start->after);
    if (why == nullptr || from == nullptr || to == nullptr || !is_table(why->after)) return false;
    add(part, "start",
        called(part.substr(part.find('.') + 1), part_of(difference)) + " moved from " +
            days_in_words(*from, *to) + because(*why->after));
    done_.insert(start->path());
    done_.insert(why->path());
    // That it waited for the new day goes with it.
    for (const Difference& other : change_.differences)
      if (other.part == part && other.field.starts_with("outcome.") && !other.after)
        done_.insert(other.path());
    return true;
  }

  [[nodiscard]] const Difference* find(const std::string& part, const std::string& field) const {
    for (const Difference& other : change_.differences)
      if (other.part == part && other.field == field) return &other;
    return nullptr;
  }

  [[nodiscard]] std::string event_text(const Difference& difference) const {
    if (is_table(difference.after) && !difference.before) return step_in_words(*difference.after);
    if (is_table(difference.before) && !difference.after)
      return "no longer " + step_in_words(*difference.before);
    const yaml::Value* event = element_at(change_.after, difference.counted);
    if (event == nullptr) return {};
    const std::string field = difference.field.substr(difference.field.rfind('.') + 1);
    return spoken(text_at(*event, "event")) + ", " + spoken(field) + ": " + values_of(difference);
  }

  /// `held in June 2018`, `cancelled, because ...`: all that a new outcome says, at once.
  std::string outcome_text(const Difference& difference) {
    const Difference* state = find(difference.part, "outcome.state");
    const yaml::Value* part = element_at(change_.after, difference.counted);
    const yaml::Value* outcome = part == nullptr ? nullptr : find_value(*part, "outcome");
    if (state == nullptr || !state->after || state->before || outcome == nullptr) return {};
    for (const Difference& other : change_.differences)
      if (other.part == difference.part && other.field.starts_with("outcome.") && !other.before)
        done_.insert(other.path());
    std::string text = spoken(text_at(*outcome, "state")) + when(text_at(*outcome, "date"));
    if (const std::string to = text_at(*outcome, "to"); !to.empty())
      text += ", from " + days_in_words(text_at(*part, "start"), to);
    if (const std::string by = text_at(*outcome, "replaced_by"); !by.empty())
      text += ", replaced by " + by;
    return text + because(*outcome);
  }

  static std::string values_of(const Difference& difference) {
    const auto* old_list = list_in(difference.before);
    const auto* new_list = list_in(difference.after);
    static const yaml::Value::Sequence none;
    if (old_list != nullptr || new_list != nullptr)
      return list_in_words(old_list == nullptr ? none : *old_list,
                           new_list == nullptr ? none : *new_list);
    const std::string* old = text_in(difference.before);
    const std::string* now = text_in(difference.after);
    if (old != nullptr && now != nullptr && old->size() > long_text && now->size() > long_text)
      return words_between(*old, *now);
    if (!difference.before) return shown(difference.after) + " (new)";
    if (!difference.after) return shown(difference.before) + " (removed)";
    return shown(difference.before) + " -> " + shown(difference.after);
  }

  const RecordChange& change_;
  const schema::Schemas& schemas_;
  std::vector<Entry> entries_;
  std::set<std::string> done_;  ///< paths of differences that another entry tells
};

}  // namespace

std::vector<Entry> entries_of(const RecordChange& change, const schema::Schemas& schemas) {
  return Wording(change, schemas).run();
}

std::string heading_of(const RecordChange& change) {
  std::string text = std::string{subject_of(change.kind).singular} + " " + change.id;
  if (!change.was.empty()) text += " (before: " + change.was + ")";
  return text + (change.name.empty() ? "" : " " + in_quotes(change.name));
}

}  // namespace mieux::history
