#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mieux {

/// A date as letters write it.
struct WrittenDate {
  std::string day;    ///< `2026-01-12`; empty if it may be two days
  std::string first;  ///< of two days it may be: with the day before the month
  std::string second;
  std::string text;  ///< as it stands there, of figures alone
};

/// The first date of a line: `2026-01-12`, `12.01.2026`, `12 January 2026`, `January 12, 2026`,
/// `1er janvier 2026`, `12 de enero de 2026`; months in English, French, Spanish and Portuguese.
/// `03/02/2026` may be two days.
std::optional<WrittenDate> find_date(std::string_view line);

}  // namespace mieux
