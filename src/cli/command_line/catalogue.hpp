#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"

namespace mieux::cli {

// The commands there are, as one table: looked up by what is typed, by help and by completion.

/// Every command, in the order in which help lists them. Of commands/commands.cpp.
std::span<const Command* const> catalogue();

/// The options of every command, wherever they stand.
std::span<const Option> common_options();

/// A noun and what it stands for, for help.
struct Noun {
  std::string_view word;
  std::string_view summary;
  const Subject* subject = nullptr;  ///< null: a noun of no kind, such as `report`
};

/// The nouns, in the order of help: `request`, `activity`, `report`.
std::vector<Noun> nouns();
const Noun* find_noun(std::string_view word);

/// A command and the noun it was asked of.
struct Found {
  const Command* command = nullptr;  ///< null: there is none
  const Subject* subject = nullptr;
};

/// `list`; with a noun `set` of `request`. Hidden ones are found, too.
Found find_command(std::string_view first, std::string_view second = {});

/// The commands of a noun; without one, those that have none.
std::vector<Found> commands_of(std::string_view noun = {});

/// `mieux request set`.
std::string words_of(const Found& found);

/// What a command takes of its noun: the options of its row that this noun has, and one for each
/// simple field if it makes records.
class Taken {
 public:
  Taken(const Found& found, const schema::Schemas& schemas);

  [[nodiscard]] const std::vector<Option>& options() const { return options_; }
  /// The field that an option sets; empty: it is none of a field.
  [[nodiscard]] std::string field_of(const Option& option) const;

 private:
  void add_fields(const Subject& subject, const schema::Schemas& schemas);

  std::vector<Option> options_;
  std::deque<std::string> names_;
  std::vector<std::pair<std::string_view, std::string>> fields_;  ///< by the key of the option
};

}  // namespace mieux::cli
