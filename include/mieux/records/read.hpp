#pragma once

#include <memory_resource>

#include "mieux/records/record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

// Reads typed records out of documents that passed the reader. A value that does not fit the
// schema is left out: the schema has reported it. Lists are kept in `memory`.

void read_header(const yaml::Document& document, std::pmr::memory_resource& memory,
                 Record& record);

Request read_request(const yaml::Document& document, std::pmr::memory_resource& memory);
Action read_action(const yaml::Document& document, std::pmr::memory_resource& memory);
Organisation read_organisation(const yaml::Document& document, std::pmr::memory_resource& memory);
Fiche read_fiche(const yaml::Document& document, std::pmr::memory_resource& memory);
Expert read_expert(const yaml::Document& document, std::pmr::memory_resource& memory);
Feedback read_feedback(const yaml::Document& document, std::pmr::memory_resource& memory);

}  // namespace mieux
