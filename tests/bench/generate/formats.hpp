// One made-up record in the formats of the programs that are compared.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace bench {

using Value = nlohmann::ordered_json;

/// A record file of a store.
std::string to_yaml(const Value& record);

/// A record of recutils: nested fields become `activities_title`, lists repeated fields.
std::string to_rec(const Value& record);

}  // namespace bench
