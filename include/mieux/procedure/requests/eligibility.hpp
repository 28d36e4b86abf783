#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/store/store.hpp"

namespace mieux {

/// One thing that makes a request eligible or not.
struct EligibilityPoint {
  enum class About : std::uint8_t { requester, country, theme };

  About about = About::requester;
  /// `no` is only said where a table says so for sure.
  Truth verdict = Truth::unknown;
  Text value;                    ///< of the request: requester, country or topic
  When when;                     ///< the day that was looked up
  const Record* body = nullptr;  ///< the requester; null if it is not in the store
  const Phase* phase = nullptr;  ///< of a theme: whose themes were looked at

  /// Does a `no` make the request ineligible? Themes out of scope are a warning: mandates were read
  /// generously.
  [[nodiscard]] bool is_binding() const { return about != About::theme; }
};

/// "a body of the type 'Parliament' may request from 2016 on; this letter is of 2015-03-01"
std::string finding_of(const Store& store, const EligibilityPoint& point);

/// What decided: "vocabularies/requester_types.tsv: parliament, eligible_from 2016".
std::string row_of(const Store& store, const EligibilityPoint& point);

/// Whether the facility may help with a request: by the type of each requester on the day its
/// letter came, the instrument for each country in the year of the receipt, and the themes of the
/// phase in which it was approved (until then: received). Points in this order.
struct Eligibility {
  std::vector<EligibilityPoint> points;
  When day;                ///< that of the receipt, or the one asked about
  bool has_place = false;  ///< countries or a regional organisation are recorded

  /// `no` if a binding point says so; `yes` if there are a requester and a country or regional
  /// organisation and all binding points say so.
  [[nodiscard]] Truth verdict() const;
};

/// `on`: as if the letters had come on that day.
Eligibility eligibility_of(const Store& store, const Request& request,
                           std::optional<Date> on = std::nullopt);

/// The term of a verdict in the record: `eligible`, `not-eligible`, `unknown`.
std::string_view verdict_word(Truth verdict);

}  // namespace mieux
