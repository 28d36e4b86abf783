#include "mieux/reports/render/due_views.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

/// As other commands call it: `request/2024-01`; a part of an Action `benin/a2`.
std::string name_of(const DueItem& item) {
  return item.part.empty() ? full_id(*item.record) : std::string{item.record->id} + "/" + item.part;
}

int days_left(Date due, Day day) { return (due.last() - day).count(); }

/// What is awaited, as a language says it: the title of a clock or of an activity is a text of the
/// store.
std::string what_of(const DueItem& item, const Language& language) {
  const std::string_view what = item.what;
  for (const std::string_view key :
       {"Changed fiche to be sent again: {}", "Opinion to be renewed: {}", "Opinion: {}",
        "Objection: {}", "Look at the figure again: {}", "Edition to be published: {}"}) {
    const std::string_view begin = key.substr(0, key.size() - 2);
    if (item.planned || !what.starts_with(begin)) continue;
    const std::string_view value = what.substr(begin.size());
    return language.text(
        key, item.asked_by == "edition" ? language.name_of_language(value) : std::string{value});
  }
  for (const std::string_view key :
       {"Decision of the steering group", "Look at the figure again", "Start of the Action",
        "End of the Action", "Recommendation to be carried out",
        "Personal part to be deleted: consent withdrawn",
        "Personal part to be deleted, or consent renewed"})
    if (what == key) return language.text(key);
  return language.of_store(what);
}

/// The cell of the day; `since 2026-01-05`, where there is no last one.
Grid::Cell cell_of_day(const DueItem& item, const Language& language) {
  if (item.due) {
    const std::string day = item.due->to_string();
    const Date last{item.due->last(), item.due->last()};
    return {day, item.planned ? language.date(day) : language.date(last)};
  }
  if (item.planned) return {"", language.text("without a date")};
  return {"since " + item.since.to_string(), language.text("since {}", item.since)};
}

// --- the calendar

/// A text value: what has a meaning in it is escaped, what nobody sees is left out.
std::string escaped(std::string_view text) {
  std::string seen;
  std::size_t written = 0;
  for (auto unseen = find_unseen(text); unseen;
       unseen = find_unseen(text, unseen->at + unseen->length)) {
    seen += text.substr(written, unseen->at - written);
    written = unseen->at + unseen->length;
  }
  seen += text.substr(written);
  std::string out;
  for (const char c : seen) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out;
}

/// One line of content in lines of at most 75 octets, never cut within a character.
void add_line(std::string& out, std::string_view line) {
  constexpr std::size_t most = 75;
  std::size_t room = most;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out += std::string{line.substr(0, end)} + "\r\n ";
    line.remove_prefix(end);
    room = most - 1;  // the blank that begins a continued line
  }
  out += std::string{line} + "\r\n";
}

/// `20260115`.
std::string basic(Day day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

/// The days of its event: of what is due the last possible one; of what is planned all, from the
/// first possible one to the last.
Date days_of_event(const DueItem& item, Date due) {
  Day first = item.planned ? due.first() : due.last();
  Day last = item.until ? item.until->last() : due.last();
  if (first == Date::earliest) first = last;
  if (last == Date::latest) last = first;
  return {first, std::max(first, last)};
}

bool is_known_to_the_day(const DueItem& item, Date due) {
  return due.is_day() && (!item.until || item.until->is_day());
}

/// What a program that shows the event shows below its title.
std::string description_of_event(const DueItem& item, Date due, const Language& language) {
  std::string description = name_of(item);
  const bool known = is_known_to_the_day(item, due);
  if (item.planned && !known)
    description +=
        "\n" + (item.until ? language.text("planned for {} to {}, day not known", due, *item.until)
                           : language.text("planned for {}, day not known", due));
  else if (!known)
    description += "\n" + language.text("due {}", due);
  if (!item.responsible.empty())
    description += "\n" + language.text("responsible: {}", joined(item.responsible, ", "));
  return description;
}

void add_event(std::string& out, const DueItem& item, Day day, const Language& language) {
  const Date due = *item.due;
  const Date days = days_of_event(item, due);
  const std::string part = item.part.empty() ? "" : "-" + item.part;
  const std::string uid{item.record->uid.is_there() ? item.record->uid.value : item.record->id};
  std::string summary = language.text("{}: {}", what_of(item, language), reader_name(*item.record));
  if (item.planned && !is_known_to_the_day(item, due))
    summary = language.text("{} (day not known)", summary);
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + escaped(uid + part + "-" + item.asked_by) + "@mieux");
  add_line(out, "DTSTAMP:" + basic(day) + "T000000Z");
  add_line(out, "DTSTART;VALUE=DATE:" + basic(days.first()));
  add_line(out, "DTEND;VALUE=DATE:" + basic(days.last() + Day::duration{1}));
  add_line(out, "SUMMARY:" + escaped(summary));
  add_line(out, "DESCRIPTION:" + escaped(description_of_event(item, due, language)));
  add_line(out, "TRANSP:TRANSPARENT");
  add_line(out, "END:VEVENT");
}

}  // namespace

Grid grid_of(const std::vector<DueItem>& items, Day day, bool with_names,
             const Language& language) {
  Grid grid;
  grid.columns = {{"due", language.text("due"), false, true},
                  {"days_left", language.text("left|days"), true},
                  {"what", language.text("what"), false},
                  {"record", language.text("record"), false, true}};
  if (with_names) grid.columns.push_back({"name", language.text("name"), false});
  grid.columns.push_back({"responsible", language.text("staff"), false});
  for (const DueItem& item : items) {
    const auto cell = [](const std::string& text) { return Grid::Cell{text, text}; };
    Grid::Row row{{cell_of_day(item, language),
                   cell(item.due ? std::to_string(days_left(*item.due, day)) : ""),
                   {item.what, what_of(item, language)},
                   cell(name_of(item))},
                  false};
    if (with_names) row.cells.push_back(cell(std::string{reader_name(*item.record)}));
    row.cells.push_back(cell(joined(item.responsible, ", ")));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string due_as_json(const std::vector<DueItem>& items, Day day) {
  Json list = Json::array();
  for (const DueItem& item : items) {
    Json entry =
        item.due ? Json{{"due", item.due->to_string()}, {"days_left", days_left(*item.due, day)}}
        : item.planned ? Json::object()
                       : Json{{"since", item.since.to_string()}};
    entry.update({{"overdue", item.is_overdue(day)},
                  {"what", item.what},
                  {"asked_by", item.asked_by},
                  {"record", name_of(item)},
                  {"name", reader_name(*item.record)},
                  {"responsible", item.responsible}});
    list.push_back(std::move(entry));
  }
  const Json json{{"format", "mieux.due/1"}, {"as_of", to_string(day)}, {"due", std::move(list)}};
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string due_as_calendar(const std::vector<DueItem>& items, Day day, std::string_view title,
                            const Language& language) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//mieux//due//" + upper_case(language.code()));
  add_line(out, "CALSCALE:GREGORIAN");
  if (!title.empty()) add_line(out, "X-WR-CALNAME:" + escaped(title));
  for (const DueItem& item : items)
    if (item.due) add_event(out, item, day, language);
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace mieux
