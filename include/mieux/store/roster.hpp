#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mieux/base/failure.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Why the private roster of a store cannot be used.
struct RosterProblem {
  enum class Sort : std::uint8_t {
    unnamed,         ///< mieux.yaml names none
    absent,          ///< there is nothing at its place
    no_store,        ///< what is there is no store, or cannot be read
    open_to_others,  ///< others than its owner may read the folder
    not_private,     ///< its mieux.yaml does not say `private: true`
    foreign,         ///< it belongs to another facility
  };
  Sort sort{};
  std::string message;  ///< a sentence without a full stop, with the path
  std::string hint;     ///< what to type next
};

/// What keeps the private roster that `store` names from being used; nothing: it can be. Its
/// records are not looked at.
std::optional<RosterProblem> problem_of_roster(const Store& store);

/// The private roster of a store, read for one command that was asked for it: the personal parts
/// of experts, under the ids that the experts have in the public store.
class Roster {
 public:
  /// Reads the roster that `store` names. Fails (3) with what to do if it cannot be used, (4) if
  /// the system does not let it be read.
  static Roster open(const Store& store, unsigned threads);

  /// The private store. Its records are of the kind `expert-private`.
  [[nodiscard]] const Store& store() const { return store_; }
  /// The personal part of the expert with this id in the public store, or null.
  [[nodiscard]] const Record* find(std::string_view expert) const {
    return store_.find(RecordKind::expert_private, expert);
  }

 private:
  explicit Roster(Store store) : store_(std::move(store)) {}
  Store store_;
};

}  // namespace mieux
