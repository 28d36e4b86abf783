#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/records/status.hpp"

namespace mieux {

/// A list of parts in the record of an Action, and what one of them is called.
struct PartList {
  std::string_view field;     ///< `deliverables`
  std::string_view singular;  ///< `deliverable`
};
inline constexpr PartList deliverable_parts{"deliverables", "deliverable"};
inline constexpr PartList result_parts{"results", "result"};
inline constexpr PartList effect_parts{"effects", "effect"};
inline constexpr PartList need_parts{"needs", "need"};

/// A part of an Action that a person named.
struct NamedPart {
  std::uint32_t position = 0;
  yaml::Path path;
  std::string name;   ///< `benin/d1`; of one without id its position: `benin/deliverables.1`
  std::string title;  ///< empty if it has none
};

/// The part that `word` means: its id, its position (`deliverables.2`), or words of its title
/// that no other one has. Nothing: the only one there is. Fails (2) with the nearest, and lists
/// those there are.
NamedPart part_named(const EditedRecord& text, const Record& action, const PartList& list,
                     std::string_view word);

/// Fails (3) if the Action has a part of this title already.
void refuse_same_title(const EditedRecord& text, const Record& action, const PartList& list,
                       std::string_view title);

}  // namespace mieux
