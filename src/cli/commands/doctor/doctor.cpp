// mieux doctor: is everything set up? Reading, never writing.
#include "mieux/history/doctor/doctor.hpp"

#include <algorithm>
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/git/setup.hpp"
#include "cli/commands/store/init_hook.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/shell_word.hpp"

namespace mieux::cli {
namespace {

/// The folder of the store; where there is none, the one that is looked at.
std::filesystem::path doctored_folder(const Call& call, const Environment& environment) {
  try {
    return store_folder(call.common, environment);
  } catch (const Failure&) {
    if (!call.common.store.empty()) throw;  // a folder that is not there
    return environment.folder;
  }
}

Exit run_doctor(const Call& call, Environment& environment) {
  if (!call.common.at.empty())
    throw Failure(Exit::usage, "doctor looks at this clone as it is, at no revision",
                  "leave --at out");
  const std::filesystem::path folder = doctored_folder(call, environment);
  const std::vector<history::Check> checks =
      history::examine({.folder = folder,
                        .has_store = std::filesystem::exists(folder / "mieux.yaml"),
                        .schemas = environment.schemas,
                        .version = std::string{version},
                        .locale = environment.locale,
                        .path = environment.path,
                        .settings = wanted_git_settings(),
                        .hook_command = check_command,
                        .shell_word = shell_word});
  environment.out << (call.text("format") == "json" ? checks_as_json(checks)
                                                    : checks_as_text(checks, environment.columns));
  const bool any = std::any_of(checks.begin(), checks.end(), [](const history::Check& check) {
    return check.mark == history::Mark::missing;
  });
  return any ? Exit::findings : Exit::done;
}

constexpr auto doctor_options = format_option("text|json");

}  // namespace

constinit const Command doctor_command{
    .words = "doctor",
    .summary = "Say what is set up, and what to type for the rest",
    .options = doctor_options,
    .run = run_doctor,
    .manual = "doctor"};

}  // namespace mieux::cli
