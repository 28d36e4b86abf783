// Sheets brought into a store in a temporary folder, for the tests of the import.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/sheets/import_rows.hpp"
#include "store/store_folder.hpp"

namespace mieux {

inline Circumstances circumstances_for_tests() {
  const Day today = Date::parse("2026-01-15")->first();
  static std::uint32_t number = 0;
  return {{today, today},
          [] { return (number += 0x9E3779B9U) >> 7U; },
          [](std::string_view) { return std::vector<std::string>{}; },
          [](const auto&) { return std::vector<std::vector<std::string>>{}; }};
}

/// A store that sheets are brought into, one after the other.
class ImportFolder {
 public:
  void write(const std::string& file, const std::string& text) const {
    folder_.write(file, StoreFolder::header(file) + text);
  }

  /// Adds to the end of a file.
  void append(const std::string& file, const std::string& text) const {
    std::ifstream in(folder_.path() / file, std::ios::binary);
    folder_.write(file, std::string{std::istreambuf_iterator<char>(in), {}} + text);
  }

  /// What a sheet of `kind` would do.
  [[nodiscard]] Imported plan(std::string_view kind, const std::string& text,
                              Only only = Only::any) const {
    std::vector<Diagnostic> problems;
    const Sheet sheet = read_sheet("s.csv", text, problems);
    if (!problems.empty()) throw std::runtime_error(problems.front().message);
    const Store store = folder_.load();
    const Circumstances circumstances = circumstances_for_tests();
    return import_rows(store, *find_subject(kind), sheet, {circumstances, only}, 1);
  }

  /// Does it, and returns "1 new, 2 changed, 3 as before" as three numbers.
  std::string bring_in(std::string_view kind, const std::string& text) const {
    const Imported imported = plan(kind, text);
    for (const FileChange& file : imported.change.files)
      if (file.after) folder_.write(file.path, *file.after);
    return std::to_string(imported.created) + " " + std::to_string(imported.changed) + " " +
           std::to_string(imported.unchanged);
  }

  /// All that is said about columns and rows, one line each: `2:3 message`.
  [[nodiscard]] std::string said(std::string_view kind, const std::string& text) const {
    const Imported imported = plan(kind, text);
    std::string lines;
    const auto add = [&](const Diagnostic& diagnostic) {
      lines += std::to_string(diagnostic.where.line) + ":" +
               std::to_string(diagnostic.where.column) + " " + diagnostic.message + "\n";
    };
    for (const Diagnostic& diagnostic : imported.columns) add(diagnostic);
    for (const Diagnostic& diagnostic : imported.notes) add(diagnostic);
    for (const RowProblem& problem : imported.problems) add(problem.diagnostic);
    return lines;
  }

  /// A file without its second line, the uid.
  [[nodiscard]] std::string text_of(const std::string& file) const {
    std::ifstream in(folder_.path() / file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::size_t uid = text.find("uid: ");
    return uid == std::string::npos ? text : text.erase(uid, text.find('\n', uid) + 1 - uid);
  }

  [[nodiscard]] Store load() const { return folder_.load(); }

 private:
  StoreFolder folder_;
};

}  // namespace mieux
