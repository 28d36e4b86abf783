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

/// Claims in the words of a language.
class ClaimWords {
 public:
  explicit ClaimWords(const Language& language) : language_(language) {}

  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return language_.text(key, values...);
  }

  /// `counted and not in the list: Niger, Togo`, and what is in it and not counted.
  [[nodiscard]] std::vector<std::string> differences_of_list(const CheckedClaim& claim,
                                                             bool ids) const {
    std::vector<std::string> parts;
    if (const auto more = claim.not_published(ids); !more.empty())
      parts.push_back(words("counted and not in the list: {}", joined(more, ", ")));
    if (const auto less = claim.not_counted(ids); !less.empty())
      parts.push_back(words("in the list and not counted: {}", joined(less, ", ")));
    return parts;
  }

  /// What differs, in one line.
  [[nodiscard]] std::string difference_of(const CheckedClaim& claim, bool ids) const {
    std::string all;
    for (const std::string& part : differences_of_list(claim, ids)) language_.append(all, part);
    for (const CheckedClaim::Line& line : claim.lines)
      if (!claim.is_list && !line.key.empty() && !line.agrees)
        language_.append(all, words("{}: {}", ids || line.label.empty() ? line.key : line.label,
                                    numbers_of(claim, line)));
    return all;
  }

  /// What differs, line by line; each counted figure with its records, if `explain`.
  [[nodiscard]] std::string lines_of(const CheckedClaim& claim, bool explain,
                                     unsigned width) const {
    std::string text;
    for (const std::string& part : differences_of_list(claim, false))
      text += wrapped("    ", for_terminal(part), width, 8);
    for (const CheckedClaim::Line& line : claim.lines)
      if (explain || (!line.agrees && !claim.is_list)) text += text_of(claim, line, explain, width);
    return text;
  }

  /// That somebody is to look at the figure again, once its day has come.
  [[nodiscard]] std::string words_on(const LookAgain& look) const {
    if (!look.now) return {};
    return look.because.empty()
               ? words("To be looked at again since {}.", *look.date)
               : words("To be looked at again since {}: {}", *look.date, look.because);
  }

 private:
  [[nodiscard]] std::string numbers_of(const CheckedClaim& claim,
                                       const CheckedClaim::Line& line) const {
    // Of a single figure with its qualifier: `more than 100`.
    const std::string& said = line.key.empty() ? claim.published : line.published;
    const std::string published = said.empty() ? words("nothing") : said;
    return line.counted.empty() ? words("published {}", published)
                                : words("published {}, counted {}", published, line.counted);
  }

  [[nodiscard]] std::string text_of(const CheckedClaim& claim, const CheckedClaim::Line& line,
                                    bool explain, unsigned width) const {
    const std::string& shown = line.label.empty() ? line.key : line.label;
    const std::string numbers = numbers_of(claim, line);
    std::string text =
        "    " + for_terminal(shown.empty() ? numbers : words("{}: {}", shown, numbers)) + "\n";
    if (!explain || line.records.empty()) return text;
    std::string names;
    for (const std::string& name : line.records)
      names += (names.empty() ? "" : " ") + for_terminal(name);
    return text + wrapped("      " + words("records: {}", ""), names, width, 8);
  }

  const Language& language_;
};

}  // namespace

Grid grid_of(const std::vector<CheckedClaim>& claims, bool details, const Language& language) {
  const ClaimWords words(language);
  Grid grid;
  grid.columns = {{"claim", language.text("claim"), false},
                  {"published", language.text("published|claim"), true},
                  {"counted", language.text("counted|claim"), true},
                  {"verdict", language.text("verdict"), false}};
  if (details) grid.columns.push_back({"difference", language.text("difference")});
  if (details) grid.columns.push_back({"look_again", language.text("look again")});
  for (const CheckedClaim& claim : claims) {
    const std::string id{claim.record->id};
    const std::string verdict{name_of(claim.verdict)};
    grid.rows.push_back({{{id, id},
                          {claim.published, claim.published},
                          {claim.counted, claim.counted.empty() ? "-" : claim.counted},
                          {verdict, language.text(verdict)}},
                         false});
    if (!details) continue;
    const LookAgain& look = claim.look_again;
    grid.rows.back().cells.push_back(
        {words.difference_of(claim, true), words.difference_of(claim, false)});
    grid.rows.back().cells.push_back(
        {look.date ? look.date->to_string() : "", words.words_on(look)});
  }
  return grid;
}

std::string details_of(const std::vector<CheckedClaim>& claims, bool explain, unsigned width,
                       const Language& language) {
  const ClaimWords words(language);
  std::string text;
  const auto line = [&](const std::string& said) {
    text += wrapped("    ", for_terminal(said), width, 4);
  };
  for (const CheckedClaim& claim : claims) {
    if (claim.verdict == Verdict::confirmed && !claim.look_again.now && !explain) continue;
    const std::string title = language.text("{}: {}", claim.record->id, claim.record->title.value);
    text +=
        "\n" + wrapped("", for_terminal(title) + " (" + language.text(name_of(claim.verdict)) + ")",
                       width, 4);
    text += words.lines_of(claim, explain, width);
    if (!claim.explanation.empty()) line(claim.explanation);
    if (claim.verdict == Verdict::unexplained && claim.explanation.empty())
      line(language.text("no explanation: correct the records, or add `expected_difference:` to {}",
                         Store::path_of(*claim.record)));
    if (claim.look_again.now) line(words.words_on(claim.look_again));
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
