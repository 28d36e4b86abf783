#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/date.hpp"
#include "mieux/vocabulary/language.hpp"
#include "mieux/vocabulary/table.hpp"

namespace mieux {

/// The vocabularies of a store and what the programme's tables say about countries, topics and
/// bodies. Every table is data of the store; a table or column that is missing answers `unknown`.
class Vocabularies {
 public:
  void add(std::string name, Table table);

  /// The table `name` (`countries`, `topics` ...), or null.
  [[nodiscard]] const Table* table(std::string_view name) const;
  /// What people read for a term; the id if it is unknown.
  [[nodiscard]] std::string_view label(std::string_view table_name, std::string_view id) const;
  /// The same in a language (a column `label_fr`); in English if there is nothing else.
  [[nodiscard]] std::string_view label(std::string_view table_name, std::string_view id,
                                       const Language& language) const;
  [[nodiscard]] std::vector<std::string_view> names() const;

  /// The theme of a topic (topics.tsv); empty if unknown.
  [[nodiscard]] std::string_view theme_of(std::string_view topic) const;

  /// Region slugs of a grouping (a column of countries.tsv) with their labels, in order of labels.
  struct Region {
    std::string id;
    std::string label;
  };
  [[nodiscard]] const std::vector<Region>& regions(std::string_view grouping) const;
  /// The label of a region in a language, from a column such as `region_2018_fr`; in English if
  /// there is nothing else.
  [[nodiscard]] std::string region_label(std::string_view grouping, const Region& region,
                                         const Language& language) const;
  /// The region of a country in a grouping; empty if it has none.
  [[nodiscard]] std::string_view region_of(std::string_view country,
                                           std::string_view grouping) const;

  /// Is the country a member state of the EU on that day (eu_membership.tsv)? The day an exit
  /// takes effect still counts as membership.
  [[nodiscard]] Truth eu_member(std::string_view country, Date day) const;

  /// Is the country under an instrument in the year of `day` (countries.tsv: dci, edf, eni, oad,
  /// ipa, ndici)? Unknown if the cells are empty or the country is not in the table.
  struct Eligibility {
    Truth verdict = Truth::unknown;  ///< never `no`: thematic programmes are wider
    std::string instrument;  ///< that covers the days, or some of them; upper case; else empty
    std::string years;       ///< the cell that decided
  };
  [[nodiscard]] Eligibility instrument_for(std::string_view country, Date day) const;

  /// Year in a table's column from which something holds: `eligible_from` of a requester type,
  /// `in_scope_from` of a theme. Nothing if unknown.
  [[nodiscard]] std::optional<int> year_from(std::string_view table_name, std::string_view id,
                                             std::string_view column) const;

 private:
  struct Grouping {
    std::vector<Region> regions;
    std::vector<std::string_view> by_country;  ///< row of countries.tsv -> region id
  };
  void add_groupings(const Table& countries);

  std::map<std::string, Table, std::less<>> tables_;
  std::map<std::string, Grouping, std::less<>> groupings_;
};

}  // namespace mieux
