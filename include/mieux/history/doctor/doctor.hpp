#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/schema/schema.hpp"

namespace mieux::history {

/// What a check found.
enum class Mark : std::uint8_t {
  ok,
  note,     ///< worth knowing; everything works without it
  missing,  ///< not set up, or set up wrongly
};

struct Check {
  std::string_view name;  ///< what was looked at: `merge-driver`
  Mark mark = Mark::ok;
  std::string what;  ///< what is: a sentence without a full stop
  std::string fix;   ///< what to type, or to do; empty if there is nothing to do
};

/// A setting of git.
struct Setting {
  std::string name;
  std::string value;
};

/// What is looked at, and what the program knows of itself and the machine.
struct Examined {
  std::filesystem::path folder;  ///< of the store; where there is none, any
  bool has_store = false;        ///< is there a mieux.yaml in it?
  const schema::Schemas& schemas;
  std::string version;            ///< of the program
  std::string locale;             ///< the first of LC_ALL, LC_CTYPE and LANG that says something
  std::string path;               ///< folders of programs, as in PATH
  std::vector<Setting> settings;  ///< as `mieux git setup` sets them: merge driver, text conversion
  /// What the hook of `mieux init --hooks` runs for a store, or a private roster, in this folder
  /// from the top.
  std::function<std::string(const std::filesystem::path&, bool)> hook_command;
  std::function<std::string(const std::string&)> shell_word;  ///< a word as the shell reads it
};

/// Is everything set up: programs, store, editor, private roster, repository, hook, merge driver?
/// In the order in which it is to be mended. What cannot be looked at, such as the settings of a
/// repository that is not there, is left out. Writes nothing, and starts no program but git.
std::vector<Check> examine(const Examined& examined);

/// The checks, one a line, and below each what to type.
std::string checks_as_text(const std::vector<Check>& checks, unsigned width);

/// The same as JSON `mieux.doctor/1`.
std::string checks_as_json(const std::vector<Check>& checks);

/// The program of this name in a folder of PATH, whose name must begin at the root: what lies in
/// the working folder is not meant. Empty: there is none.
std::string program_in_path(const std::string& path, const std::string& name);

}  // namespace mieux::history
