#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/store/private_values.hpp"

namespace mieux {
namespace {

[[noreturn]] void refuse_private(const std::string& where) {
  throw Failure(Exit::refused, "a private value of the roster would come into " + where,
                "leave names and ways to reach a person out of what is public");
}

/// What the change writes into the roster must not be in what everybody may read.
void refuse_private_values(const Change& change) {
  PrivateValues values;
  for (const FileChange& file : change.private_files)
    if (file.after) values.add_all(values_of_private_record(*file.after));
  if (values.empty()) return;
  for (const FileChange& shown : change.files)
    if (shown.after && values.find(*shown.after, 0)) refuse_private(shown.path);
  for (const std::string* said : {&change.sentence, &change.next})
    if (values.find(*said, 0)) refuse_private("the sentence about the change");
}

}  // namespace

JudgedBoth judge_both(const Store& store, const Roster& roster, Change change,
                      const Circumstances& circumstances, unsigned threads) {
  refuse_private_values(change);
  Change in_roster;
  in_roster.files = std::exchange(change.private_files, {});
  JudgedBoth judged;
  Judged ours = judge(store, std::move(change), circumstances, threads);
  Judged theirs = judge(roster.store(), std::move(in_roster), circumstances, threads);
  judged.change = std::move(ours.change);
  judged.change.private_files = std::move(theirs.change.files);
  judged.judgement = std::move(ours.judgement);
  judged.in_roster = std::move(theirs.judgement);
  return judged;
}

}  // namespace mieux
