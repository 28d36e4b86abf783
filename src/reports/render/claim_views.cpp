#include "mieux/reports/render/claim_views.hpp"

#include <nlohmann/json.hpp>

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

std::string claims_as_json(const std::vector<CheckedClaim>& claims) {
  Json json{{"format", "mieux.claims/1"}};
  json["claims"] = Json::array();
  for (const CheckedClaim& claim : claims) json["claims"].push_back(to_json(claim));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mieux
