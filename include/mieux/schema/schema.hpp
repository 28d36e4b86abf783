#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "mieux/schema/kind.hpp"

namespace mieux::schema {

enum class Type : std::uint8_t { object, array, string, integer, number, boolean, any_of };

/// Who may see a value: everybody, the facility's staff, or only who works with personal data.
enum class Visibility : std::uint8_t { open, internal, personal };

/// The patterns schemas may use. Each is matched by a function of its own.
enum class Pattern : std::uint8_t {
  none,
  id,
  uid,
  date,
  country,
  language,
  email,
  phone,
  sha256,
  // Ids of parts, in the order of `part_names`.
  activity_id,
  mission_id,
  deliverable_id,
  result_id,
  effect_id,
  plan_change_id,
  focal_point_id,
  letter_id,
  need_id,
  part_id,  ///< of any of them
  reference_number,
};

inline constexpr std::uint32_t no_rule = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint16_t no_vocabulary = std::numeric_limits<std::uint16_t>::max();

struct Property {
  std::string_view name;
  std::uint64_t tag = 0;  ///< of the name, compared before it
  std::string_view description;
  std::uint32_t rule = no_rule;
  Visibility visibility = Visibility::open;
  bool required = false;
  bool of_facility = false;  ///< `x-time: facility`: a date that makes sense only while it exists
  /// `x-small-cells: suppress`: internal as it is stored; everybody sees figures of it in which no
  /// small cell can be recovered (`hidden_figures`).
  bool small_cells = false;
};

/// One compiled schema: what a value must be. Refers to others by number (`Schemas::rule`).
struct Rule {
  Type type = Type::object;
  Pattern pattern = Pattern::none;
  bool unique_items = false;
  bool many_lines = false;                   ///< a text may have line breaks
  std::uint16_t vocabulary = no_vocabulary;  ///< number of a name in `Schemas::vocabularies`
  KindSet refers_to = 0;                     ///< kinds an id in this text may belong to
  std::uint32_t items = no_rule;             ///< rule of a list's elements
  std::uint32_t table = no_rule;             ///< rule of the values of a table by key
  std::uint32_t min_items = 0;
  std::uint32_t min_length = 0;
  std::uint64_t required = 0;  ///< bit i: property i must be there
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::span<const Property> properties;       ///< in canonical order; at most 64
  std::span<const std::string_view> allowed;  ///< of `enum`; empty: any
  std::span<const std::uint32_t> branches;    ///< of `anyOf`
  std::span<const std::string_view> key;      ///< fields that tell the tables of a list apart
  std::string_view title;
  std::string_view description;
};

/// All schemas, compiled. What they refer to is constant (`built_in_schemas`) or belongs to a
/// CompiledSchemas (compile.hpp).
class Schemas {
 public:
  /// `roots`: the number of the rule of each kind.
  constexpr Schemas(std::span<const Rule> rules, std::span<const std::uint32_t> roots,
                    std::span<const std::string_view> vocabularies)
      : rules_(rules), roots_(roots), vocabularies_(vocabularies) {}

  [[nodiscard]] const Rule& rule(std::uint32_t number) const { return rules_[number]; }
  [[nodiscard]] const Rule& root(RecordKind kind) const { return rules_[roots_[index_of(kind)]]; }
  /// The rule of a subject's values: of the record, or of an element of the part.
  [[nodiscard]] const Rule& of(const Subject& subject) const;
  [[nodiscard]] std::span<const Rule> rules() const { return rules_; }
  [[nodiscard]] std::span<const std::string_view> vocabularies() const { return vocabularies_; }

 private:
  std::span<const Rule> rules_;
  std::span<const std::uint32_t> roots_;
  std::span<const std::string_view> vocabularies_;
};

/// The schemas of `schema/`, compiled when the program is built.
const Schemas& built_in_schemas();

/// Does `text` have the form `pattern` asks for?
bool matches(Pattern pattern, std::string_view text);

/// How to write such a text, for hints: "lower-case letters, digits and -".
std::string_view description_of(Pattern pattern);

/// What a part of a record is called, and the letter its ids begin with: `m` of a mission.
struct PartName {
  char letter;
  std::string_view name;
};
inline constexpr std::array<PartName, 9> part_names{{{'a', "activity"},
                                                     {'m', "mission"},
                                                     {'d', "deliverable"},
                                                     {'r', "result"},
                                                     {'e', "effect"},
                                                     {'p', "plan change"},
                                                     {'f', "focal point"},
                                                     {'l', "letter"},
                                                     {'n', "need"}}};

/// The parts whose ids have this form; null if it is no form of ids of parts.
const PartName* part_with(Pattern pattern);
/// The parts that a list holds, by the form of its elements' `id`; null if these have no such ids.
const PartName* parts_of(const Schemas& schemas, const Rule& list);

std::string_view name_of(Type type);
std::string_view name_of(Visibility visibility);

}  // namespace mieux::schema
