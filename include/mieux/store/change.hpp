#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

class Store;

/// A file of a store before and after a change; nothing: no such file.
struct FileChange {
  std::string path;  ///< within the store, such as `requests/2026-04.yaml`
  std::optional<std::string> before;
  std::optional<std::string> after;
};

/// Something worth knowing beside a change: a note or a warning, never an error.
struct Note {
  std::string text;                     ///< a sentence: starts in lower case, has no full stop
  std::vector<std::string> lines = {};  ///< what it is about, one line each; may be empty
  std::string hint = {};                ///< what to type next; may be empty
  Severity severity = Severity::note;
  bool of_roster = false;  ///< tells what a private roster says: for whoever asked for it alone
};

/// What a command that writes wants to do: all of it or nothing.
struct Change {
  std::vector<FileChange> files;  ///< each path once; those that stay as they are may be among them
  std::string sentence;           ///< what it does, in words: "2026-04: request approved"
  std::string next;               ///< what to type next; may be empty
  /// Why nothing is done if it changes nothing.
  std::string unchanged = "the record already says so";
  /// Why what was said of an Action Fiche before holds for its changed text, too; may be empty.
  std::string minor = {};
  std::vector<Note> notes = {};  ///< said once it is written, and in a dry run
  /// What only the store as the change leaves it can tell: asked by `judge`, which adds the notes.
  /// May be empty.
  std::function<std::vector<Note>(const Store& result)> notes_on_result = {};
  /// Files of the private roster, within it. Nothing of what they say is in the rest of the change.
  std::vector<FileChange> private_files = {};

  [[nodiscard]] bool changes_anything() const;
};

/// Files that are taken to hold something else than they do on the disk (nothing: not to be there):
/// a change before it is applied, or one that a journal has committed and not yet put in place.
using Overlay = std::map<std::string, std::optional<std::string>, std::less<>>;

Overlay overlay_of(const std::vector<FileChange>& files);

/// The files as a unified diff, as `git diff` prints it, ends with a newline if not empty.
std::string diff_of(const std::vector<FileChange>& files);

}  // namespace mieux
