#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/history/log/log.hpp"

namespace mieux::history {
namespace {

using Json = nlohmann::ordered_json;
using Sort = RecordChange::Sort;

constexpr std::size_t short_id = 8;

std::string remark_on(const LoggedRecord& record, const LogEntry& entry) {
  switch (record.sort) {
    case Sort::added: return entry.is_end ? "recorded on " + entry.day + " or before" : "new";
    case Sort::removed: return "removed";
    case Sort::laid_out: return "laid out anew, says what it said";
    case Sort::unreadable: return "cannot be read before or after";
    case Sort::renamed:
    case Sort::changed: break;
  }
  return {};
}

}  // namespace

std::string log_as_text(const std::vector<LogEntry>& log, unsigned width) {
  std::string text;
  for (const LogEntry& entry : log) {
    if (!text.empty()) text += "\n";
    std::string head = entry.subject;
    if (!entry.commit.empty())
      head = entry.day + "  " + entry.author + "  " + entry.commit.substr(0, short_id) + "  " +
             entry.subject;
    text += wrapped("", head, width, 2);
    for (const LoggedRecord& record : entry.records) {
      const std::string remark = remark_on(record, entry);
      text += wrapped("  ", record.heading + (remark.empty() ? "" : ": " + remark), width, 4);
      for (const Entry& one : record.entries) text += wrapped("    ", one.text, width, 6);
    }
    if (entry.more > 0)
      text += "  and " + counted(entry.more, "more record") + ": `git show --stat " +
              entry.commit.substr(0, short_id) + "` lists them\n";
  }
  return text;
}

std::string log_as_json(const std::vector<LogEntry>& log) {
  Json list = Json::array();
  for (const LogEntry& entry : log) {
    Json one{{"commit", entry.commit},
             {"day", entry.day},
             {"author", entry.author},
             {"subject", entry.subject}};
    if (entry.is_end) one["or_before"] = true;
    one["records"] = Json::array();
    for (const LoggedRecord& record : entry.records) {
      Json entries = Json::array();
      for (const Entry& said : record.entries)
        entries.push_back({{"id", said.id}, {"text", said.text}});
      one["records"].push_back({{"heading", record.heading},
                                {"remark", remark_on(record, entry)},
                                {"entries", std::move(entries)}});
    }
    if (entry.more > 0) one["more_records"] = entry.more;
    list.push_back(std::move(one));
  }
  const Json json{{"format", "mieux.log/1"}, {"log", std::move(list)}};
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux::history
