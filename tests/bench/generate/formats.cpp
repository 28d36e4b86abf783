#include "formats.hpp"

#include <algorithm>
#include <string_view>

namespace bench {
namespace {

/// Would YAML read the plain text as something else? Made-up texts begin with a letter or a digit.
bool needs_quotes(const std::string& text) {
  const bool number_like = text.find_first_not_of("0123456789e+-.:_/") == std::string::npos;
  const bool date = (text.size() == 10 && text[7] == '-') || (text.size() == 7 && text[4] == '-');
  return (number_like && !date) || text.find(": ") != std::string::npos;
}

std::string scalar(const Value& value) {
  if (!value.is_string()) return value.dump();
  const auto& text = value.get_ref<const std::string&>();
  return needs_quotes(text) ? '"' + text + '"' : text;
}

void append_block(std::string& out, std::string_view text, std::size_t indent) {
  out += " |\n";
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out.append(indent, ' ').append(text.substr(0, end)) += '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void append_flow(std::string& out, const Value& list) {
  out += " [";
  for (const Value& element : list) {
    if (&element != &list.front()) out += ", ";
    out += scalar(element);
  }
  out += "]\n";
}

void append_list(std::string& out, const Value& list, std::size_t indent) {
  for (const Value& element : list) out.append(indent, ' ').append("- " + scalar(element)) += '\n';
}

bool is_short(const Value& element) { return scalar(element).size() < 60; }

void append_mapping(std::string& out, const Value& mapping, std::size_t indent);

/// The value after `key:` or `-`.
void append_value(std::string& out, const Value& value, std::size_t indent) {
  if (value.is_object()) {
    out += '\n';
    append_mapping(out, value, indent);
  } else if (value.is_array() && value.front().is_primitive() &&
             std::ranges::all_of(value, is_short)) {
    append_flow(out, value);
  } else if (value.is_array() && value.front().is_primitive()) {
    out += '\n';
    append_list(out, value, indent);
  } else if (value.is_array()) {
    out += '\n';
    for (const Value& element : value) {
      std::string lines;
      append_mapping(lines, element, indent + 2);
      lines[indent] = '-';
      out += lines;
    }
  } else if (value.is_string() && value.get_ref<const std::string&>().ends_with('\n')) {
    append_block(out, value.get_ref<const std::string&>(), indent);
  } else {
    out += ' ' + scalar(value) + '\n';
  }
}

void append_mapping(std::string& out, const Value& mapping, std::size_t indent) {
  for (const auto& [key, value] : mapping.items()) {
    out.append(indent, ' ').append(key) += ':';
    append_value(out, value, indent + 2);
  }
}

std::string field_name(std::string name) {
  std::ranges::replace(name, ' ', '_');
  return name;
}

void append_rec(std::string& out, const std::string& name, const Value& value) {
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      append_rec(out, name.empty() ? key : name + '_' + key, inner);
    }
  } else if (value.is_array()) {
    for (const Value& element : value) append_rec(out, name, element);
  } else {
    out += field_name(name) + ": ";
    for (const char c : value.is_string() ? value.get<std::string>() : value.dump()) {
      out += c;
      if (c == '\n') out += "+ ";
    }
    out += '\n';
  }
}

}  // namespace

std::string to_yaml(const Value& record) {
  std::string out;
  append_mapping(out, record, 0);
  return out;
}

std::string to_rec(const Value& record) {
  std::string out;
  append_rec(out, "", record);
  return out + '\n';
}

}  // namespace bench
