#include "mieux/reports/render/claim_views.hpp"

#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"

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
  json["lines"] = Json::array();
  for (const CheckedClaim::Line& line : claim.lines)
    json["lines"].push_back({{"key", line.key},
                             {"published", line.published},
                             {"counted", line.counted},
                             {"agrees", line.agrees},
                             {"records", line.records}});
  return json;
}

std::string text_of(const CheckedClaim& claim, const CheckedClaim::Line& line, bool explain,
                    unsigned width) {
  // Of a single figure with its qualifier: `more than 100`.
  const std::string& published = line.key.empty() ? claim.published : line.published;
  std::string text = "    " + (line.key.empty() ? "" : for_terminal(line.key) + ": ") +
                     "published " + (published.empty() ? "nothing" : for_terminal(published));
  if (!line.counted.empty()) text += ", counted " + line.counted;
  text += "\n";
  if (!explain || line.records.empty()) return text;
  std::string names;
  for (const std::string& name : line.records)
    names += (names.empty() ? "" : " ") + for_terminal(name);
  return text + wrapped("      records: ", names, width, 8);
}

}  // namespace

Grid grid_of(const std::vector<CheckedClaim>& claims) {
  Grid grid;
  grid.columns = {{"claim", "claim", false},
                  {"published", "published", true},
                  {"counted", "counted", true},
                  {"verdict", "verdict", false}};
  for (const CheckedClaim& claim : claims) {
    const std::string id{claim.record->id};
    const std::string verdict{name_of(claim.verdict)};
    grid.rows.push_back({{{id, id},
                          {claim.published, claim.published},
                          {claim.counted, claim.counted.empty() ? "-" : claim.counted},
                          {verdict, verdict}},
                         false});
  }
  return grid;
}

std::string details_of(const std::vector<CheckedClaim>& claims, bool explain, unsigned width) {
  std::string text;
  for (const CheckedClaim& claim : claims) {
    if (claim.verdict == Verdict::confirmed && !explain) continue;
    text += "\n" + wrapped("",
                           for_terminal(claim.record->id) + ": " +
                               for_terminal(claim.record->title.value) + " (" +
                               std::string{name_of(claim.verdict)} + ")",
                           width, 4);
    for (const CheckedClaim::Line& line : claim.lines)
      if (explain || !line.agrees) text += text_of(claim, line, explain, width);
    if (!claim.explanation.empty())
      text += wrapped("    ", for_terminal(claim.explanation), width, 4);
    if (claim.verdict == Verdict::unexplained && claim.explanation.empty())
      text += wrapped("    ",
                      "no explanation: correct the records, or add `expected_difference:` to " +
                          Store::path_of(*claim.record),
                      width, 4);
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
