// Changes made of a small store, and what they make of its files.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "store/store_folder.hpp"

namespace mieux::changes_test {

/// 15 January 2026, lots that count up from 0, and the branches of no repository.
inline Circumstances circumstances(std::vector<std::string> names_on_branches = {}) {
  const Day today = Date::parse("2026-01-15").value_or(Date{}).first();
  return {AsOf{today, today}, [lot = std::uint32_t{0}]() mutable { return lot++; },
          [names_on_branches](std::string_view) { return names_on_branches; },
          [](const auto&) { return std::vector<std::vector<std::string>>{}; }};
}

/// Writes `KIND-FOLDER/ID.yaml` with its header (and a title, if `rest` begins with none of its
/// own fields before it).
inline void add(const StoreFolder& folder, const std::string& record, std::string_view rest) {
  folder.write(record + ".yaml", StoreFolder::header(record) + std::string{rest});
}

/// The text that a change gives a file; `(removed)` or `(not changed)` where there is none.
inline std::string text_after(const Change& change, std::string_view path) {
  for (const FileChange& file : change.files)
    if (file.path == path) return file.after.value_or("(removed)");
  return "(not changed)";
}

/// The lines of a text that stand before and after a change of one file: `-old`, `+new`.
inline std::string lines_changed(const Change& change) {
  const std::string diff = diff_of(change.files);
  std::string lines;
  for (std::size_t at = 0; at < diff.size();) {
    const std::size_t end = diff.find('\n', at) + 1;
    const std::string_view line = std::string_view{diff}.substr(at, end - at);
    const bool changed = line.starts_with('-') || line.starts_with('+');
    if (changed && !line.starts_with("---") && !line.starts_with("+++")) lines += line;
    at = end;
  }
  return lines;
}

/// How a step fails: `2 the message`; empty if it does not. Every failure has a hint.
template <typename Step>
std::string failure_of(Step step) {
  try {
    step();
  } catch (const Failure& failure) {
    CHECK_FALSE(failure.hint().empty());
    return std::to_string(static_cast<int>(failure.exit())) + " " + failure.what();
  }
  return {};
}

inline const Record& find(const Store& store, RecordKind kind, std::string_view id) {
  const Record* record = store.find(kind, id);
  REQUIRE(record != nullptr);
  return *record;
}

}  // namespace mieux::changes_test
