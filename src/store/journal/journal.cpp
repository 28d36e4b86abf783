#include "journal.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/fingerprint.hpp"
#include "mieux/store/layout.hpp"

namespace mieux {
namespace {

constexpr std::string_view first_line = "mieux.journal/1\n";
constexpr std::string_view first_line_of_two = "mieux.journal/2\n";
constexpr std::string_view leads = "leads";
constexpr std::string_view follows = "follows";
constexpr std::string_view last_line = "end ";
constexpr std::size_t fingerprint_length = 64;
constexpr std::size_t largest_file = std::size_t{16} << 20;

bool is_fingerprint(std::string_view text) {
  return text == no_file || (text.size() == fingerprint_length &&
                             text.find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

/// Two words, and what comes after them.
struct Line {
  std::string first;
  std::string second;
  std::string rest;
};

std::optional<Line> parse_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == line.npos ? line.npos : line.find(' ', first + 1);
  if (second == line.npos || second + 1 == line.size()) return std::nullopt;
  return Line{std::string{line.substr(0, first)},
              std::string{line.substr(first + 1, second - first - 1)},
              std::string{line.substr(second + 1)}};
}

std::optional<JournalEntry> parse_entry(std::string_view line) {
  auto words = parse_line(line);
  if (!words || !is_fingerprint(words->first) || !is_fingerprint(words->second))
    return std::nullopt;
  return JournalEntry{std::move(words->rest), std::move(words->first), std::move(words->second)};
}

/// Its id becomes the name of a file.
bool is_pact_id(std::string_view id) {
  return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == id.npos;
}

std::optional<Pact> parse_pact(std::string_view line) {
  auto words = parse_line(line);
  if (!words || (words->first != leads && words->first != follows)) return std::nullopt;
  if (!is_pact_id(words->second) || !words->rest.starts_with('/')) return std::nullopt;
  return Pact{std::move(words->second), std::move(words->rest), words->first == leads};
}

/// What the disk does not give now is not damaged: it may give it the next time.
void require_readable(const FileText& file, const std::string& path) {
  if (file.code == "unreadable" && !file.absent)
    throw Failure(Exit::io, path + ": " + file.message, file.hint);
}

/// Takes the staged content of an entry whose target is still as it was before. Returns why it
/// cannot be used; empty if it can.
std::string add_staged(const Folder& journal, const std::string& number, const JournalEntry& entry,
                       Staged& staged) {
  if (entry.after == no_file) {
    staged.files[entry.path] = std::nullopt;
    return {};
  }
  if (!journal.is_open()) return number + " is missing";
  std::string buffer;
  const FileText file = read_file(journal, number.c_str(), largest_file, buffer);
  if (file.absent) return number + " is missing";
  require_readable(file, ".mieux/journal/" + number);
  if (!file.code.empty()) return number + ": " + file.message;
  if (fingerprint(file.text) != entry.after) return number + " is not what was saved";
  staged.files[entry.path] = std::string{file.text};
  return {};
}

/// Is the file still what it was before? What somebody else wrote there meanwhile is theirs.
bool is_due(const Folder& root, const JournalEntry& entry) {
  return entry.before != entry.after &&
         fingerprint_of(content_of(target_of(root, entry.path), entry.path)) == entry.before;
}

}  // namespace

bool may_write(std::string_view path, bool is_new) {
  return is_record_path(path) || is_report_path(path) || (is_new && is_init_path(path));
}

std::string commit_record(const CommitRecord& record) {
  std::string text{record.pact ? first_line_of_two : first_line};
  if (const auto& pact = record.pact)
    text +=
        std::string{pact->leads ? leads : follows} + ' ' + pact->id + ' ' + pact->partner + '\n';
  for (const JournalEntry& entry : record.entries)
    text += entry.before + ' ' + entry.after + ' ' + entry.path + '\n';
  return text + std::string{last_line} + fingerprint(text) + '\n';
}

std::optional<CommitRecord> parse_commit_record(std::string_view text) {
  const std::size_t end = last_line.size() + fingerprint_length + 1;
  const bool of_two = text.starts_with(first_line_of_two);
  if (!of_two && !text.starts_with(first_line)) return std::nullopt;
  if (text.size() < first_line.size() + end) return std::nullopt;
  const std::string_view body = text.substr(0, text.size() - end);
  if (text.substr(body.size()) != std::string{last_line} + fingerprint(body) + '\n')
    return std::nullopt;
  CommitRecord record;
  std::string_view rest = body.substr(first_line.size());
  while (!rest.empty()) {
    const std::size_t line_end = rest.find('\n');
    if (line_end == rest.npos) return std::nullopt;
    const std::string_view line = rest.substr(0, line_end);
    rest.remove_prefix(line_end + 1);
    if (of_two && !record.pact) {
      record.pact = parse_pact(line);
      if (!record.pact) return std::nullopt;
      continue;
    }
    auto entry = parse_entry(line);
    if (!entry) return std::nullopt;
    record.entries.push_back(std::move(*entry));
  }
  if (of_two && !record.pact) return std::nullopt;
  return record;
}

const JournalEntry* foreign_entry(const std::vector<JournalEntry>& entries) {
  const auto found = std::find_if(entries.begin(), entries.end(), [](const JournalEntry& entry) {
    return !may_write(entry.path, entry.before == no_file && entry.after != no_file);
  });
  return found == entries.end() ? nullptr : &*found;
}

JournalState journal_state(const Folder& root) {
  JournalState state;
  const Folder own = root.below(own_folder);
  if (!own.is_open()) return state;
  std::string buffer;
  FileText lock = read_file(own, lock_file, largest_record, buffer);
  // The first change lets it grow, which is no fault of the disk.
  if (!lock.code.empty()) lock = read_file(own, lock_file, largest_record, buffer);
  require_readable(lock, ".mieux/lock");
  state.generation = lock.text;
  const Folder journal = own.below(journal_folder);
  if (!journal.is_open()) return state;
  const FileText commit = read_file(journal, commit_file, largest_record, buffer);
  require_readable(commit, ".mieux/journal/commit");
  if (!commit.absent) {
    state.commit = std::string{commit.text};
    return state;
  }
  const FileText prepared = read_file(journal, prepared_file, largest_record, buffer);
  require_readable(prepared, ".mieux/journal/prepared");
  if (prepared.absent) return state;
  const auto record = parse_commit_record(prepared.text);
  // What was damaged before the other store has committed is not used all the same.
  if (!record || !record->pact || is_decided(*record->pact))
    state.commit = std::string{prepared.text};
  return state;
}

Staged staged_files(const Folder& root, const JournalState& state) {
  Staged staged;
  if (!state.commit) return staged;
  auto record = parse_commit_record(*state.commit);
  if (!record) {
    staged.damage = "its commit record is damaged";
    return staged;
  }
  if (const JournalEntry* foreign = foreign_entry(record->entries)) {
    staged.damage =
        "it would write '" + foreign->path + "', which mieux never does; nothing of it is written";
    return staged;
  }
  staged.entries = std::move(record->entries);
  staged.pact = std::move(record->pact);
  const Folder journal = root.below(own_folder).below(journal_folder);
  for (std::size_t i = 0; i < staged.entries.size(); ++i) {
    const JournalEntry& entry = staged.entries[i];
    const std::string number = std::to_string(i);
    if (!is_due(root, entry)) continue;
    const std::string damage = add_staged(journal, number, entry, staged);
    if (damage.empty()) continue;
    // A writer has put it in place since, or has done with the journal; otherwise it is lost.
    if (!is_due(root, entry)) continue;
    staged.moved_on = journal_state(root) != state;
    if (!staged.moved_on) staged.damage = damage;
    break;
  }
  if (!staged.damage.empty()) staged.files.clear();
  return staged;
}

Target target_of(const Folder& root, const std::string& path) {
  Folder folder = root.below(".");
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', begin)) {
    const std::string name = path.substr(begin, slash - begin);
    if (folder.is_open()) folder = folder.below(name);
    begin = slash + 1;
  }
  return {std::move(folder), path.substr(begin)};
}

std::optional<std::string> content_of(const Target& target, const std::string& path) {
  if (!target.folder.is_open()) return std::nullopt;
  std::string buffer;
  const FileText file = read_file(target.folder, target.name.c_str(), largest_file, buffer);
  if (file.absent) return std::nullopt;
  if (!file.code.empty()) throw Failure(Exit::io, path + ": " + file.message, file.hint);
  return std::string{file.text};
}

std::string fingerprint_of(const std::optional<std::string>& content) {
  return content ? fingerprint(*content) : std::string{no_file};
}

}  // namespace mieux
