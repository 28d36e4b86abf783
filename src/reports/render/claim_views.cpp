#include "mieux/reports/render/claim_views.hpp"

#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const CheckedClaim& claim) {
  Json json{{"id", claim.record->id},
            {"title", claim.record->title.value},
            {"verdict", name_of(claim.verdict)},
            {"published", claim.published}};
  if (!claim.counted.empty()) json["counted"] = claim.counted;
  if (!claim.explanation.empty()) json["explanation"] = claim.explanation;
  if (claim.look_again.date) {
    json["look_again"] = {{"date", claim.look_again.date->to_string()},
                          {"now", claim.look_again.now}};
    if (!claim.look_again.because.empty()) json["look_again"]["because"] = claim.look_again.because;
  }
  if (claim.is_list) {
    json["not_published"] = claim.not_published(true);
    json["not_counted"] = claim.not_counted(true);
  }
  json["lines"] = Json::array();
  for (const CheckedClaim::Line& line : claim.lines) {
    Json entry{{"key", line.key}};
    if (!line.label.empty()) entry["label"] = line.label;
    entry.update({{"published", line.published},
                  {"counted", line.counted},
                  {"agrees", line.agrees},
                  {"records", line.records}});
    json["lines"].push_back(std::move(entry));
  }
  return json;
}

/// `counted and not in the list: Niger, Togo`, and what is in it and not counted.
std::vector<std::string> differences_of_list(const CheckedClaim& claim, bool ids) {
  std::vector<std::string> parts;
  if (const auto more = claim.not_published(ids); !more.empty())
    parts.push_back("counted and not in the list: " + joined(more, ", "));
  if (const auto less = claim.not_counted(ids); !less.empty())
    parts.push_back("in the list and not counted: " + joined(less, ", "));
  return parts;
}

std::string numbers_of(const CheckedClaim& claim, const CheckedClaim::Line& line) {
  // Of a single figure with its qualifier: `more than 100`.
  const std::string& published = line.key.empty() ? claim.published : line.published;
  return "published " + (published.empty() ? "nothing" : published) +
         (line.counted.empty() ? "" : ", counted " + line.counted);
}

/// What differs, in one line.
std::string difference_of(const CheckedClaim& claim, bool ids) {
  std::vector<std::string> parts = differences_of_list(claim, ids);
  for (const CheckedClaim::Line& line : claim.lines)
    if (!claim.is_list && !line.key.empty() && !line.agrees)
      parts.push_back(line.key + ": " + numbers_of(claim, line));
  return joined(parts, "; ");
}

std::string text_of(const CheckedClaim& claim, const CheckedClaim::Line& line, bool explain,
                    unsigned width) {
  const std::string& shown = line.label.empty() ? line.key : line.label;
  std::string text = "    " + (shown.empty() ? "" : for_terminal(shown) + ": ") +
                     for_terminal(numbers_of(claim, line)) + "\n";
  if (!explain || line.records.empty()) return text;
  std::string names;
  for (const std::string& name : line.records)
    names += (names.empty() ? "" : " ") + for_terminal(name);
  return text + wrapped("      records: ", names, width, 8);
}

/// What differs, line by line; each counted figure with its records, if `explain`.
std::string lines_of(const CheckedClaim& claim, bool explain, unsigned width) {
  std::string text;
  for (const std::string& part : differences_of_list(claim, false))
    text += wrapped("    ", for_terminal(part), width, 8);
  for (const CheckedClaim::Line& line : claim.lines)
    if (explain || (!line.agrees && !claim.is_list)) text += text_of(claim, line, explain, width);
  return text;
}

/// That somebody is to look at the figure again, once its day has come.
std::string words_on(const LookAgain& look) {
  if (!look.now) return {};
  return "To be looked at again since " + look.date->to_string() +
         (look.because.empty() ? "." : ": " + look.because);
}

}  // namespace

Grid grid_of(const std::vector<CheckedClaim>& claims, bool details) {
  Grid grid;
  grid.columns = {{"claim", "claim", false},
                  {"published", "published", true},
                  {"counted", "counted", true},
                  {"verdict", "verdict", false}};
  if (details) grid.columns.push_back({"difference", "difference"});
  if (details) grid.columns.push_back({"look_again", "look again"});
  for (const CheckedClaim& claim : claims) {
    const std::string id{claim.record->id};
    const std::string verdict{name_of(claim.verdict)};
    grid.rows.push_back({{{id, id},
                          {claim.published, claim.published},
                          {claim.counted, claim.counted.empty() ? "-" : claim.counted},
                          {verdict, verdict}},
                         false});
    if (!details) continue;
    grid.rows.back().cells.push_back({difference_of(claim, true), difference_of(claim, false)});
    const LookAgain& look = claim.look_again;
    grid.rows.back().cells.push_back({look.date ? look.date->to_string() : "", words_on(look)});
  }
  return grid;
}

std::string details_of(const std::vector<CheckedClaim>& claims, bool explain, unsigned width) {
  std::string text;
  for (const CheckedClaim& claim : claims) {
    if (claim.verdict == Verdict::confirmed && !claim.look_again.now && !explain) continue;
    text += "\n" + wrapped("",
                           for_terminal(claim.record->id) + ": " +
                               for_terminal(claim.record->title.value) + " (" +
                               std::string{name_of(claim.verdict)} + ")",
                           width, 4);
    text += lines_of(claim, explain, width);
    if (!claim.explanation.empty())
      text += wrapped("    ", for_terminal(claim.explanation), width, 4);
    if (claim.verdict == Verdict::unexplained && claim.explanation.empty())
      text += wrapped("    ",
                      "no explanation: correct the records, or add `expected_difference:` to " +
                          Store::path_of(*claim.record),
                      width, 4);
    if (claim.look_again.now)
      text += wrapped("    ", for_terminal(words_on(claim.look_again)), width, 4);
  }
  return text;
}

std::string claims_as_json(const std::vector<CheckedClaim>& claims) {
  Json json{{"format", "mieux.claims/1"}};
  json["claims"] = Json::array();
  for (const CheckedClaim& claim : claims) json["claims"].push_back(to_json(claim));
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
