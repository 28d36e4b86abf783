// The checks of `mieux doctor`, each a function of its own. Nothing: there is nothing to look at.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "mieux/git/git.hpp"
#include "mieux/history/doctor/doctor.hpp"
#include "mieux/store/store.hpp"

namespace mieux::history {

struct Answer {
  Mark mark = Mark::ok;
  std::string what;
  std::string fix = {};
};

/// What all checks look at, found once.
struct Patient {
  const Examined& examined;
  std::optional<Store> store = {};  ///< mieux.yaml and vocabularies alone; none if it has none
  std::string store_problem = {};   ///< why it could not be loaded
  bool has_git = false;             ///< the program
  std::optional<git::Repository> repository = {};
  std::string repository_problem = {};  ///< why there is none
  std::string repository_fix = {};
};

using Looked = std::optional<Answer>;

// machine_checks.cpp
Looked look_at_program(const Patient& patient);
Looked look_at_git(const Patient& patient);
Looked look_at_locale(const Patient& patient);
Looked look_at_pandoc(const Patient& patient);
Looked look_at_rsvg(const Patient& patient);
Looked look_at_weasyprint(const Patient& patient);

// store_checks.cpp
Looked look_at_store(const Patient& patient);
Looked look_at_journal(const Patient& patient);
Looked look_at_schemas(const Patient& patient);
Looked look_at_editor(const Patient& patient);

// roster_check.cpp
Looked look_at_roster(const Patient& patient);

// repository_checks.cpp
Looked look_at_repository(const Patient& patient);
Looked look_at_clone(const Patient& patient);
Looked look_at_identity(const Patient& patient);
Looked look_at_operation(const Patient& patient);
Looked look_at_attributes(const Patient& patient);
Looked look_at_line_endings(const Patient& patient);

// setup_checks.cpp
Looked look_at_hook(const Patient& patient);
Looked look_at_merge_driver(const Patient& patient);
Looked look_at_text_conversion(const Patient& patient);

/// A file of the patient that no record names; it stands for all.
inline constexpr const char* any_record = "requests/2026-01.yaml";

}  // namespace mieux::history
