// mieux git merge-file BASE OURS THEIRS: the merge driver that git calls for a record.
#include <algorithm>
#include <array>
#include <fstream>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "merging.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/merge_file.hpp"
#include "mieux/history/merge/decision_words.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

/// To git, every lower code says that the file holds conflicts.
constexpr auto cannot_merge = static_cast<Exit>(129);

constexpr std::size_t most_lines = 30;
constexpr std::size_t usual_marker_size = 7;

void say_decisions(const MergedText& merged, const std::string& path, std::ostream& err) {
  const std::string name = for_terminal(record_named_by(path));
  // Conflicts last, next to what git says of them.
  for (const bool conflicts : {false, true}) {
    std::size_t said = 0;
    for (const Decision& decision : merged.decisions)
      if (conflicts == (decision.taken == Decision::Taken::conflict) && ++said <= most_lines)
        err << name << ": " << for_terminal(in_words(decision)) << "\n";
    if (said > most_lines)
      err << name << ": " << said - most_lines << " more "
          << (conflicts ? "conflicts" : "decisions") << "; `mieux git review " << for_terminal(path)
          << "` shows all\n";
  }
}

void say(const MergedText& merged, const std::string& path, Environment& environment) {
  std::ostream& err = environment.err;
  const std::string name = for_terminal(record_named_by(path));
  if (merged.two_records)
    err << name << ": two different records took this id\n"
        << "  hint: `mieux git keep-both` gives one of them another id, and keeps both\n";
  else if (merged.how == MergedText::How::as_a_whole)
    err << name << ": both versions stand in the file: they cannot be put together line by line\n";
  if (merged.how == MergedText::How::by_lines && merged.conflicts == 0) return;
  if (merged.how == MergedText::How::by_lines && merged.decisions.empty() &&
      environment.merge_by_meaning && kind_at_end_of(path))
    err << name << ": left to git: a side is no record that can be read\n";
  say_decisions(merged, path, err);
  const bool of_values = std::ranges::any_of(merged.decisions, [](const Decision& decision) {
    return decision.taken == Decision::Taken::conflict;
  });
  if (merged.how == MergedText::How::by_meaning && merged.conflicts > 0 && !of_values)
    err << name << ": conflict: both sides changed a comment\n";
  const bool personal = kind_at_end_of(path) == RecordKind::expert_private;
  for (const std::string& comment : merged.lost_comments)
    err << name << ": a comment goes with what the other side removed"
        << (personal ? std::string{} : ": " + for_terminal(comment)) << "\n";
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << text;
  out.flush();
  if (!out)
    throw Failure(Exit::io, file.string() + " cannot be written", "check the disk, then try again");
}

std::size_t marker_size_of(const Call& call) {
  constexpr std::size_t longest = 200;
  const std::size_t size = number_of(call, "marker-size");
  if (size > 0 && size <= longest) return size;
  throw Failure(Exit::usage, "--marker-size: markers have 1 to 200 characters", "leave it out");
}

Exit merge_files(const Call& call, Environment& environment) {
  const fs::path folder = git_folder(call, environment);
  const fs::path ours = environment.folder / call.text("OURS");
  const std::string base_text = text_of_regular(environment.folder / call.text("BASE"));
  const std::string ours_text = text_of_regular(ours);
  const std::string theirs_text = text_of_regular(environment.folder / call.text("THEIRS"));
  BySide<std::string_view> texts;
  texts[Side::base] = base_text;
  texts[Side::ours] = ours_text;
  texts[Side::theirs] = theirs_text;
  const std::string& path = call.text("path");
  ConflictStyle style{marker_size_of(call)};
  MergedText merged = merge_of(folder, path, texts, style, environment);
  // Mostly there is none, and nobody need be asked how it is to look.
  style.with_base = merged.conflicts > 0 && git::shows_base_in_conflicts(folder);
  if (style.with_base) merged = merge_of(folder, path, texts, style, environment);
  write_text(ours, merged.text);
  // Of the bases of a criss-cross merge, which git merges first, nobody wants to know.
  if (style.marker_size <= usual_marker_size) say(merged, path, environment);
  return merged.conflicts > 0 ? Exit::findings : Exit::done;
}

Exit run_merge_file(const Call& call, Environment& environment) {
  try {
    return merge_files(call, environment);
  } catch (const Failure& failure) {
    throw Failure(cannot_merge, failure.what(), failure.hint());
  }
}

constexpr std::array<Option, 5> merge_file_options{{
    {.names = "BASE", .help = "What both began with", .source = Source::file, .required = true},
    {.names = "OURS",
     .help = "Of the branch that is merged into; the result is written there",
     .source = Source::file,
     .required = true},
    {.names = "THEIRS",
     .help = "Of the branch that is merged",
     .source = Source::file,
     .required = true},
    {.names = "--path",
     .help = "The path of the record in the repository",
     .value = "PATH",
     .required = true},
    {.names = "--marker-size",
     .help = "How long the markers of conflicts are",
     .value = "NUMBER",
     .usual = "7"},
}};

}  // namespace

constinit const Command git_merge_file_command{
    .words = "git merge-file",
    .summary = "Merge three versions of a record by meaning, when git calls it",
    .options = merge_file_options,
    .run = run_merge_file,
    .manual = "git"};

}  // namespace mieux::cli
