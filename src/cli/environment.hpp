#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "mieux/base/date.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/records/status.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::cli {

/// The world around a command: main makes it, nothing below main looks past it.
struct Environment {
  std::istream& in;   ///< what a person types, or another program writes
  std::ostream& out;  ///< data
  std::ostream& err;  ///< messages
  const schema::Schemas& schemas;
  std::filesystem::path folder;  ///< the working folder
  Day today;
  std::function<std::uint32_t()> draw;  ///< numbers nobody can foresee
  std::string editor = {};              ///< $VISUAL or $EDITOR; may be empty
  std::string staff = {};               ///< staff code of the person, $MIEUX_STAFF; may be empty
  std::string index = {};        ///< the index that git lends a hook, $GIT_INDEX_FILE; may be empty
  std::string locale = {};       ///< $LC_ALL, $LC_CTYPE or $LANG; may be empty
  std::string path = {};         ///< $PATH: where programs are
  bool merge_by_meaning = true;  ///< false: $MIEUX_MERGE is `off`
  yaml::Way reader = yaml::Way::quick;  ///< how records are read, $MIEUX_READER
  bool colour_out = false;
  bool colour_err = false;
  bool terminal_in = false;
  bool terminal_out = false;
  bool terminal_err = false;
  unsigned columns = 80;
  unsigned threads = 2;
};

extern const std::string_view version;  ///< of the program

/// Options every command takes.
struct Common {
  std::string store;  ///< -C
  std::string as_of;  ///< --as-of
  std::string at;     ///< --at
  std::string today;  ///< --today
  bool no_colour = false;
  bool no_input = false;  ///< never ask; fail where an answer is needed
};

/// The folder of the store: -C, or the nearest folder upwards with a mieux.yaml. Fails (2) if
/// there is none.
std::filesystem::path store_folder(const Common& common, const Environment& environment);

/// Where messages go, if a person sees them come; else null.
std::ostream* terminal_of(const Environment& environment);

/// Prints data; on a terminal with what nobody sees as escapes, however the data is written.
void print_data(Environment& environment, const std::string& text);

/// Loads that store, as it was at the revision of --at if one is named.
Store load(const Common& common, const Environment& environment, bool second_opinion = false);

/// The same with other options; threads are put in, and progress unless `read_so_far` is.
/// `files` stand for --at.
Store load_with(const Common& common, const Environment& environment, Store::Options options);

/// The days of --today (by default the environment's) and --as-of (by default today).
AsOf asked_day(const Common& common, const Environment& environment);

/// A day given as an option: the last day of a month or year, as `--as-of` means it. Fails (2).
Day last_day_option(const std::string& text, const std::string& option);

/// The same where a period begins: the first day of a month or year.
Day first_day_option(const std::string& text, const std::string& option);

}  // namespace mieux::cli
