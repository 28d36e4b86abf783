#include "command.hpp"

#include <stdexcept>

namespace mieux::cli {

const std::vector<std::string>& Call::texts(std::string_view key) const {
  const auto found = values_.find(key);
  if (found == values_.end())
    throw std::logic_error("the command takes no '" + std::string{key} + "'");
  return found->second;
}

const std::string& Call::text(std::string_view key) const {
  static const std::string none;
  const std::vector<std::string>& all = texts(key);
  return all.empty() ? none : all.back();
}

std::optional<std::string> Call::text_if_typed(std::string_view key) const {
  return has(key) ? std::optional{text(key)} : std::nullopt;
}

void Call::put(std::string_view key, std::vector<std::string> values) {
  values_.insert_or_assign(std::string{key}, std::move(values));
}

void Call::put_field(const std::string& field, std::string value) {
  fields_.insert_or_assign(field, std::move(value));
}

}  // namespace mieux::cli
