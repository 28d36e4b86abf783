#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/schema/schema.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// The three states of a record in a merge: what both began with, the branch that is merged into,
/// the branch that is merged.
enum class Side : std::uint8_t { base, ours, theirs };
inline constexpr std::array<Side, 3> all_sides{Side::base, Side::ours, Side::theirs};

/// `base`, `ours`, `theirs`.
std::string_view name_of(Side side);

template <typename Thing>
class BySide {
 public:
  Thing& operator[](Side side) { return things_.at(static_cast<std::size_t>(side)); }
  const Thing& operator[](Side side) const { return things_.at(static_cast<std::size_t>(side)); }

 private:
  std::array<Thing, 3> things_{};
};

/// A value of the merged record: a node of the tree that the three states make together.
struct MergedValue {
  enum class From : std::uint8_t {
    ours,      ///< as ours says it; theirs says the same, or what the base says
    theirs,    ///< as theirs says it; ours says what the base says
    parts,     ///< a table or list that two or three sides have: of `parts`, one by one
    conflict,  ///< both changed it, and not to the same
  };
  std::string key;                             ///< its key in a table; empty for elements of lists
  BySide<const yaml::Value*> said;             ///< null: this side does not say it
  BySide<std::optional<std::size_t>> at = {};  ///< its place in the table or list of a side
  From from = From::ours;
  std::vector<MergedValue> parts = {};  ///< in the order of the result
};

/// What became of one value that somebody changed.
struct Decision {
  enum class Taken : std::uint8_t { ours, theirs, both, conflict };
  std::string path;  ///< `activities.a3.start`
  Taken taken = Taken::ours;
  BySide<std::optional<yaml::Value>> said;  ///< absent: this side does not say it
  std::optional<yaml::Value> result;        ///< absent: it is gone; of a conflict: always
  schema::Visibility visibility = schema::Visibility::open;
};

struct MergedValues {
  MergedValue root;
  std::vector<Decision> decisions;  ///< in the order of the schema; conflicts among them

  [[nodiscard]] std::size_t conflicts() const;
};

/// Merges three states of a record of this kind by meaning. Tables are merged field by field;
/// lists of tables part by part (`pair_elements`); lists in which nothing may be twice, or of terms
/// of a vocabulary, as sets; anything else is one value. A value that one side alone changed is
/// taken from it; what one side removed and the other left alone goes; what both changed is a
/// conflict, unless they say the same. Two parts with one id that both sides added are one if they
/// say the same, else a conflict. So are a list that one side put in another order than the other
/// did, a set in which both replaced the same element by different ones, and a table or list of
/// which nothing would be left though neither side removed it. New fields and parts stand where
/// their side has them; those of ours come first. The three trees must outlive the result, and be
/// tables.
MergedValues merged_values(const schema::Schemas& schemas, RecordKind kind,
                           const BySide<const yaml::Value*>& states);

/// The merged value with all conflicts decided for a side; nothing if it is not there then.
std::optional<yaml::Value> resolved(const MergedValue& value, Side side);

/// Do both say the same, whatever the order of the keys in their tables?
bool mean_the_same(const yaml::Value& a, const yaml::Value& b);

}  // namespace mieux
