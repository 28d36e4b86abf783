// Small stores written as one text each, and what the rules must say about them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/rules/rules.hpp"

namespace mieux::rules_test {

/// The files of a store, one after the other: `== requests/a` begins the record of that name, whose
/// id and uid (and title, where its kind wants one) are added, unless it begins with `id:` itself.
/// `== vocabularies/topics.tsv` and `== mieux.yaml` are written as they are. `«` and `»` mark where
/// a finding is to be.
struct Case {
  std::string_view files;
  std::string_view today = "2024-06-30";
};

/// Everything that is wrong with the store of a case.
std::vector<Diagnostic> diagnostics_of(const Case& c);

/// The rule says `code` at every marked place with that severity, and nowhere else. Other codes are
/// not looked at, but the records must fit their schemas.
void check_found(std::string_view code, Severity severity, const std::vector<Case>& cases);

/// The same, each of `all` the files of a case.
void check_each(std::string_view code, Severity severity, const std::vector<std::string>& all);
void check_none(std::string_view code, const std::vector<std::string>& all);

/// Nothing is said under `code`.
void check_silent(std::string_view code, const std::vector<Case>& cases);

/// A completed Action `actions/a` with its approved `requests/r` and report, and nothing wrong.
extern const std::string_view sound_store;

/// A date as it must stand in a file: a year in quotes, those within the marks.
std::string written(std::string_view date);

/// `files` with `lines` added to every record: `draft: true`, or what marks it as imported.
std::string with_lines(std::string_view files, std::string_view lines);
inline constexpr std::string_view draft = "draft: true\n";
inline constexpr std::string_view imported = "imported:\n  source: Brochure\n";

}  // namespace mieux::rules_test
