#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mieux/records/personal.hpp"
#include "mieux/store/roster.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// Whether two experts are likely one person. What people are compared by never leaves this file:
// results name experts by id and say in which respect they agree.

/// In which respect, the most telling first.
enum class TwinGround : std::uint8_t { email, phone, name, profile };
inline constexpr std::array<std::string_view, 4> twin_ground_words{
    "e-mail", "telephone", "name", "country, administration and topics"};
constexpr std::string_view word_of(TwinGround ground) {
  return twin_ground_words[static_cast<std::size_t>(ground)];
}

/// What is known of somebody, of the roster or of a sheet.
struct PersonFacts {
  std::string name;
  std::vector<std::string> emails;
  std::vector<std::string> phones;
  std::string country;
  std::string administration;
  std::vector<std::string> topics;
};

/// What somebody is compared by: texts that are the same where people are.
struct TwinKey {
  TwinGround ground{};
  std::string text;
};

/// The keys of somebody: of each e-mail address (without regard to case), each telephone number
/// (its last nine digits), the name (its words in any order, without case and accents), and of
/// country, administration and topics, if all three are known.
std::vector<TwinKey> twin_keys(const PersonFacts& person);

/// Names with the first letter in place of a word, which `J. Smith` has and `John Smith` may be
/// written as.
bool has_initial(std::string_view name);
std::vector<std::string> initial_keys(std::string_view name);

/// Experts that agree in some respects.
struct TwinGroup {
  std::vector<const Record*> experts;  ///< at least two, in the order of ids
  std::vector<TwinGround> grounds;
};

/// An expert who is likely the person asked about.
struct Twin {
  const Record* expert = nullptr;
  TwinGround ground{};
};

/// All experts by what they are compared by. Those that were forgotten are not among them. Time and
/// memory grow with their number, however many agree. The stores must outlive it.
class TwinIndex {
 public:
  /// `roster` null: only by what the public store says.
  TwinIndex(const Store& store, const Roster* roster);

  /// Who the person likely is, each once, the most telling ground first; `most` of them.
  [[nodiscard]] std::vector<Twin> of(const PersonFacts& person, std::size_t most = 3) const;

  /// All that agree, group by group. With a roster, experts with personal parts of their own that
  /// agree in nothing private are no group: colleagues have one administration.
  [[nodiscard]] std::vector<TwinGroup> groups() const;

 private:
  using Positions = std::vector<std::uint32_t>;

  void add(std::uint32_t position, const PersonFacts& person, bool is_personal);

  const Store& store_;
  std::array<std::unordered_map<std::string, Positions>, twin_ground_words.size()> keys_;
  std::unordered_map<std::string, Positions> initials_;  ///< names that have one
  std::unordered_map<std::string, Positions> expanded_;  ///< others, with one put into them
  std::vector<bool> personal_;                           ///< has a personal part
};

/// What the two stores say of an expert; `part` null: has no personal part.
PersonFacts facts_of(const Expert& expert, const PersonalPart* part);

}  // namespace mieux
