#pragma once

#include <string>

#include "cli/environment.hpp"
#include "documents.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux::cli {

/// The fields of a claim that claims a figure of a living document, named as `report explain` names
/// it: value, unit, day, query and source. Fails (2) if there is no such figure, (3) if no query
/// counts it, or if the document does not say what the records say.
yaml::Value claim_of_figure(const std::string& word, const BlockMaker& maker,
                            Environment& environment);

}  // namespace mieux::cli
