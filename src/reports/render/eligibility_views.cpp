#include "mieux/reports/render/eligibility_views.hpp"

#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(Truth verdict, bool binding) {
  if (verdict == Truth::unknown) return "unknown";
  if (verdict == Truth::yes) return "yes";
  return binding ? "no" : "warning";
}

std::string_view word_of(EligibilityPoint::About about) {
  switch (about) {
    case EligibilityPoint::About::requester: return "requester";
    case EligibilityPoint::About::country: return "country";
    case EligibilityPoint::About::theme: break;
  }
  return "theme";
}

}  // namespace

std::string eligibility_as_text(const Store& store, const Record& record,
                                const Eligibility& eligibility, unsigned width) {
  std::string text =
      std::string{record.id} + ": " + std::string{verdict_word(eligibility.verdict())} +
      (eligibility.day.known ? ", asked for " + eligibility.day.date.to_string() : "") + "\n";
  for (const EligibilityPoint& point : eligibility.points) {
    const std::string first =
        "  " + std::string{word_of(point.verdict, point.is_binding())} +
        std::string(9 - word_of(point.verdict, point.is_binding()).size(), ' ');
    text += wrapped(first, for_terminal(finding_of(store, point)), width, 11) +
            wrapped("           ", "[" + for_terminal(row_of(store, point)) + "]", width, 12);
  }
  return text;
}

std::string eligibility_as_json(const Store& store, const Record& record,
                                const Eligibility& eligibility) {
  Json json{{"format", "mieux.eligibility/1"},
            {"request", record.id},
            {"verdict", verdict_word(eligibility.verdict())}};
  if (eligibility.day.known) json["day"] = eligibility.day.date.to_string();
  json["points"] = Json::array();
  for (const EligibilityPoint& point : eligibility.points)
    json["points"].push_back({{"about", word_of(point.about)},
                              {"value", point.value.value},
                              {"verdict", word_of(point.verdict, point.is_binding())},
                              {"finding", finding_of(store, point)},
                              {"row", row_of(store, point)}});
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
