// A change of two stores: one leads, the other follows. docs/writing.md.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "journal.hpp"
#include "lock_journal.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

Folder partner_of(const Pact& pact) {
  try {
    return Folder(pact.partner);
  } catch (const Failure& failure) {
    throw Failure(Exit::io,
                  std::string{"a change of this store waits for another one: "} + failure.what(),
                  "bring the other store back to " + in_quotes(pact.partner) +
                      "; if it is lost for good, delete .mieux/journal here: the change is then "
                      "taken back");
  }
}

/// Has the store that follows its part to do? Perhaps, if it is not here to be asked.
bool may_be_awaited(const Pact& led) {
  try {
    return is_awaited(led);
  } catch (const Failure&) {
    return true;
  }
}

bool names(const std::optional<CommitRecord>& record, const Pact& pact) {
  return record && record->pact && record->pact->id == pact.id &&
         record->pact->leads != pact.leads && foreign_entry(record->entries) == nullptr;
}

}  // namespace

std::optional<CommitRecord> record_in(const Folder& folder, const std::string& name) {
  if (!folder.is_open()) return std::nullopt;
  std::string buffer;
  const FileText file = read_file(folder, name.c_str(), largest_record, buffer);
  if (file.absent) return std::nullopt;
  if (file.code == "unreadable") throw Failure(Exit::io, name + ": " + file.message, file.hint);
  return parse_commit_record(file.text);
}

// A decision moves from the journal to a file of its own, then goes: looked for in this order it is
// not missed.
bool is_decided(const Pact& followed) {
  const Folder own = partner_of(followed).below(own_folder);
  if (!own.is_open()) return false;
  return names(record_in(own.below(journal_folder), commit_file), followed) ||
         names(record_in(own, followed.decision()), followed);
}

bool is_awaited(const Pact& led) {
  const Folder own = partner_of(led).below(own_folder);
  if (!own.is_open()) return false;
  const Folder journal = own.below(journal_folder);
  return names(record_in(journal, prepared_file), led) ||
         names(record_in(journal, commit_file), led);
}

void StoreLock::Journal::make_final(const Folder& journal) const {
  if (::renameat(journal.descriptor(), prepared_file, journal.descriptor(), commit_file) != 0 &&
      errno != ENOENT)
    fail_io(".mieux/journal/commit", errno);
  make_last(journal.descriptor(), ".mieux/journal");
}

/// Takes the commit record away. That of a store which leads stays, under a name of its own, as
/// long as the other one has its part to do.
void StoreLock::Journal::end_commit(const Folder& journal, const std::optional<Pact>& pact) const {
  if (pact && pact->leads && may_be_awaited(*pact)) {
    const std::string name = pact->decision();
    if (::renameat(journal.descriptor(), commit_file, own_.descriptor(), name.c_str()) != 0 &&
        errno != ENOENT)
      fail_io(".mieux/" + name, errno);
    make_last(own_.descriptor(), ".mieux");
    return make_last(journal.descriptor(), ".mieux/journal");
  }
  if (::unlinkat(journal.descriptor(), commit_file, 0) == 0)
    make_last(journal.descriptor(), ".mieux/journal");
  else if (errno != ENOENT)
    fail_io(".mieux/journal/commit", errno);
}

/// This store has done its part: nobody asks for the decision any more. If it cannot be deleted,
/// whoever locks the store that leads does it.
void StoreLock::Journal::end_decision(const std::optional<Pact>& pact) const {
  if (!pact || pact->leads) return;
  const Folder own = partner_of(*pact).below(own_folder);
  if (own.is_open()) ::unlinkat(own.descriptor(), pact->decision().c_str(), 0);
}

/// Finishes what other stores have to do since this one has committed it.
void StoreLock::Journal::settle_decisions() {
  for (const FolderEntry& entry : own_.entries()) {
    if (!entry.name.starts_with(decided_prefix)) continue;
    const auto record = record_in(own_, entry.name);
    if (!record || !record->pact || !record->pact->leads) continue;
    const Pact& pact = *record->pact;
    try {
      if (is_awaited(pact)) {
        const StoreLock other(pact.partner, std::chrono::milliseconds{0});
        for (const Note& note : other.notes())
          notes.push_back({"in " + in_quotes(pact.partner) + ": " + note.text, note.lines,
                           note.hint, note.severity});
      }
      if (!is_awaited(pact)) ::unlinkat(own_.descriptor(), entry.name.c_str(), 0);
    } catch (const Failure& failure) {
      notes.push_back({.text = std::string{"a change is in place here, but not yet in "} +
                               in_quotes(pact.partner) + ": " + failure.what(),
                       .hint = "the next command that writes where it is there finishes it"});
    }
  }
}

namespace {

/// What goes wrong with the store that follows is told apart.
[[noreturn]] void fail_in_follower(const Failure& failure) {
  throw Failure(failure.exit(), std::string{"in the private roster: "} + failure.what(),
                failure.hint());
}

Applied both(Applied first, Applied second) {
  first.in_force += second.in_force;
  if (first.unfinished.empty() && !second.unfinished.empty())
    first.unfinished = "in the private roster: " + second.unfinished;
  for (Note& note : second.apart) {
    note.text = "in the private roster, " + note.text;
    first.apart.push_back(std::move(note));
  }
  return first;
}

}  // namespace

Applied StoreLock::apply_both(StoreLock& roster, const Change& change, const std::string& id) {
  Journal& ours = *journal_;
  Journal& theirs = *roster.journal_;
  auto first = ours.begin(change.files);
  std::optional<Journal::Begun> second;
  try {
    try {
      second = theirs.begin(change.private_files);
      if (first && second) {
        first->record.pact = Pact{id, theirs.path_, true};
        second->record.pact = Pact{id, ours.path_, false};
        theirs.write_record(*second, prepared_file);
        make_last(second->journal.descriptor(), ".mieux/journal");
      } else if (second) {
        theirs.write_record(*second, commit_file);
      }
    } catch (const Failure& failure) {
      fail_in_follower(failure);
    }
    if (first) ours.write_record(*first, commit_file);
  } catch (const Failure&) {
    if (first) ours.take_back(first->journal);
    if (second) theirs.take_back(second->journal);
    throw;
  }
  Applied applied;
  if (first) applied = ours.put_in_place(*first);
  if (second) applied = both(std::move(applied), theirs.put_in_place(*second));
  return applied;
}

}  // namespace mieux
