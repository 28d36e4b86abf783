#include <optional>
#include <set>

#include "check_labels.hpp"
#include "load.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/languages.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux {
void Loader::read_vocabularies() {
  const auto folder = store_.files_->folder("vocabularies");
  std::string buffer;
  for (const FolderEntry& entry : entries_of(folder.get(), "vocabularies/")) {
    const std::string path = "vocabularies/" + entry.name;
    if (!entry.name.ends_with(".tsv")) continue;
    const FileText file = read_file(folder.get(), {entry.name.c_str(), path, 16 * yaml::max_bytes},
                                    store_.overlay_, buffer);
    if (!file.code.empty()) {
      report(path, file.code, file.message, file.hint);
      continue;
    }
    check_vocabulary(path, file.text);
    const std::string name = entry.name.substr(0, entry.name.size() - 4);
    if (const std::string_view language = language_of_labels(name); !language.empty())
      label_files_.push_back({path, std::string{language}, std::string{file.text}});
    store_.vocabularies_->add(name, Table(path, std::string{file.text}, store_.diagnostics_));
  }
}

/// What a table cannot see line by line: an empty file, an unresolved merge.
void Loader::check_vocabulary(const std::string& path, std::string_view text) {
  if (text.find_first_not_of("\r\n") == std::string_view::npos)
    report(path, "bad-vocabulary", "the vocabulary is empty",
           "write a first line with the names of the columns, then a line for each term");
  std::optional<LineIndex> lines;
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!yaml::is_conflict_marker(line)) continue;
    if (!lines) lines.emplace(text);
    const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
    store_.diagnostics_.push_back(
        {Severity::error,
         "merge-conflict",
         lines->locate(path, text, {begin, begin + static_cast<std::uint32_t>(line.size())}),
         "unresolved merge: '" + std::string{line} + "'",
         "keep the lines that are right, delete the others and the markers",
         {}});
  }
}

void Loader::check_label_files() {
  std::set<std::string_view> own;
  for (const ClockRule& clock : store_.programme().clocks) own.insert(clock.title.value);
  for (const LabelFile& file : label_files_)
    for (Diagnostic& one : check_labels(file, own)) store_.diagnostics_.push_back(std::move(one));
}

void Loader::report_missing_vocabularies() {
  for (const std::uint16_t number : missing_vocabularies_) {
    const std::string name{schemas_.vocabularies()[number]};
    report("vocabularies/" + name + ".tsv", "bad-vocabulary",
           "the vocabulary is missing, yet records use its terms",
           "write the file: a first line with the names of the columns, then a line for each term");
  }
}

}  // namespace mieux
