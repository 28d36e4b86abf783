#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "cli/environment.hpp"

namespace mieux::cli {

/// One kind, or any but the personal parts of experts.
using KindWanted = std::optional<RecordKind>;
KindSet kinds_meant(KindWanted kind);

/// The record that `word` means (id, official number, short name, former id, or kind/id). Says on
/// `err` if it is a former id. Fails (2), with the nearest name, if there is none or several.
const Record& find_record(const Store& store, const std::string& word, KindWanted kind,
                          std::ostream& err);

/// The same; fails (3) if the record cannot be read.
const Record& find_whole_record(const Store& store, const std::string& word, KindWanted kind,
                                std::ostream& err);

/// The record to be shown for a word without a kind. An Action Fiche that has the id of its request
/// does not make that id ambiguous: the request is meant, and `err` says how the fiche is shown.
const Record& find_record_to_show(const Store& store, const std::string& word, std::ostream& err);

/// An Action, or a part of one, as a person types it.
struct TypedPart {
  std::string action;  ///< with its kind if that was typed
  std::string id;      ///< of the part, or its name; empty: the Action as a whole
};
/// `benin/a2`, `action/benin/d1`; `benin` alone names no part.
TypedPart action_or_part(const std::string& word);
/// `benin/a2` as the Action and the id of the part. `what` it is to be, for messages: `activity`.
/// Fails (2).
TypedPart typed_part(const std::string& word, std::string_view what);

}  // namespace mieux::cli
