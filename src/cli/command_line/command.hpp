#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"

namespace mieux::cli {

// Commands as data. A command is a constant value: its words, what it does, what it takes, and the
// function that runs it. Help, completion, hints on wrong words and `mieux help --format json` are
// made from the same values; nothing is built for a command that was not typed.

/// Where the values of an option come from.
enum class Source : std::uint8_t {
  free,      ///< anything
  words,     ///< one of those in `of`, separated by `|`
  record,    ///< the id of a record: of the kind `of`, else of the noun of the command, else of any
  kind,      ///< what is listed and counted: `requests`, `activities`
  schema,    ///< a kind as it is named in schemas: `request`
  fields,    ///< fields of what is listed, separated by commas
  setting,   ///< FIELD=VALUE of the noun
  term,      ///< a term of the vocabulary `of`; several separated by commas
  phase,     ///< a phase of mieux.yaml
  grouping,  ///< a regional grouping of mieux.yaml
  period,    ///< FROM..TO: offered are those of the phases of mieux.yaml
  report,    ///< the name of a report
  letter,    ///< the name of a letter template
  code,      ///< the code of a finding
  file,      ///< a file
  folder,    ///< a folder
  command,   ///< words of a command
};

/// What a command takes: an option (`--where`), a flag, or a word of its line (`ID`).
struct Option {
  std::string_view names;  ///< `-n,--dry-run`; without dashes: a word, in capitals
  std::string_view help;
  std::string_view value = {};  ///< what an option takes, in capitals; empty: it is a flag
  Source source = Source::free;
  std::string_view of = {};
  std::string_view usual = {};  ///< taken if nothing is typed
  bool required = false;
  bool many = false;    ///< as often as needed
  bool hidden = false;  ///< understood, and not offered
  /// Of a verb that several nouns have: which of them take it; null: all.
  bool (*taken_by)(const Subject&) = nullptr;

  [[nodiscard]] constexpr bool is_word() const { return !names.starts_with('-'); }
  [[nodiscard]] constexpr bool is_flag() const { return !is_word() && value.empty(); }
  /// Is it an option that may be typed as `name`, with its dashes?
  [[nodiscard]] constexpr bool has_name(std::string_view name) const {
    if (is_word()) return false;
    for (std::string_view rest = names; !rest.empty();) {
      const std::string_view one = rest.substr(0, rest.find(','));
      if (one == name) return true;
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    }
    return false;
  }
  /// The name that `Call` is asked by: the last one, without dashes.
  [[nodiscard]] constexpr std::string_view key() const {
    const std::string_view name = names.substr(names.rfind(',') + 1);
    return name.substr(std::min(name.find_first_not_of('-'), name.size()));
  }
};

/// Several groups of options as one.
template <std::size_t... N>
constexpr auto joined_options(const std::array<Option, N>&... groups) {
  std::array<Option, (N + ...)> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& group) {
    for (const Option& option : group) all.at(at++) = option;
  };
  (append(groups), ...);
  return all;
}

class Call;

/// Whether `new` takes an option for each simple field of its kind.
enum class Fields : bool { none, options };

struct Command {
  /// `list`, `request approve`; of a verb that several nouns have, the verb alone.
  std::string_view words;
  std::string_view summary;  ///< what it does: one sentence in the imperative, without a full stop
  std::span<const Option> options = {};
  Exit (*run)(const Call&, Environment&) = nullptr;
  std::string_view manual = {};  ///< the page docs/commands/MANUAL.md
  /// Of a verb that several nouns have: which of them; null: it has its own words.
  bool (*of)(const Subject&) = nullptr;
  Fields fields = Fields::none;
  bool talks = false;   ///< with the person at the terminal, so no pager may stand between
  bool hidden = false;  ///< understood, and not offered
};

/// A command as it was typed.
class Call {
 public:
  Common common;
  const Command* command = nullptr;
  const Subject* subject = nullptr;  ///< its noun; null if it has none

  /// What was typed for an option, by its key. A key the command does not have is a bug.
  [[nodiscard]] const std::string& text(std::string_view key) const;
  [[nodiscard]] const std::vector<std::string>& texts(std::string_view key) const;
  /// Does the command take it at all?
  [[nodiscard]] bool takes(std::string_view key) const { return values_.contains(key); }
  [[nodiscard]] bool has(std::string_view key) const { return !texts(key).empty(); }
  /// Nothing if it was not typed; typed and empty is a text.
  [[nodiscard]] std::optional<std::string> text_if_typed(std::string_view key) const;
  /// What was typed for options of fields, by the name of the field.
  [[nodiscard]] const std::map<std::string, std::string>& fields() const { return fields_; }

  void put(std::string_view key, std::vector<std::string> values);
  void put_field(const std::string& field, std::string value);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::map<std::string, std::string> fields_;
};

}  // namespace mieux::cli
