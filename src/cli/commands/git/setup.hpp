#pragma once

#include <vector>

#include "mieux/history/doctor/doctor.hpp"

namespace mieux::cli {

/// The settings that let git merge records with this program, and compare them.
std::vector<history::Setting> wanted_git_settings();

}  // namespace mieux::cli
