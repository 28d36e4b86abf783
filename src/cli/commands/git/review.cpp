// mieux git review [PATH...]: what a merge made of the records that both sides changed.
#include <array>
#include <fstream>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/commands/table.hpp"
#include "merging.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/git/merge_states.hpp"
#include "mieux/history/merge/decision_words.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

/// The text of a file as it is now; as staged or committed where the merge is over.
std::optional<std::string> result_of(const git::FileStates& file, const git::MergeStates& states) {
  if (!states.going_on) return file.result;
  const fs::path path = states.top / file.path;
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return std::nullopt;
  return text_of_regular(path);
}

std::string state_of(const git::FileStates& file, const std::optional<std::string>& result) {
  if (!result) return "it is gone";
  if (yaml::sides_of_conflict(*result)) return "not resolved yet";
  return file.in_conflict ? "resolved; `git add " + file.path + "` says so to git" : "merged";
}

void print_decision(const Decision& decision, const std::optional<yaml::Value>& result,
                    bool result_known, std::ostream& out) {
  static constexpr std::array<std::string_view, 4> words{"ours", "theirs", "both", "conflict"};
  out << "  " << for_terminal(decision.path) << ": "
      << words.at(static_cast<std::size_t>(decision.taken)) << "\n";
  if (decision.visibility == schema::Visibility::personal) return;
  const auto line = [&](std::string_view name, const std::optional<yaml::Value>& value) {
    out << "    " << name << std::string(8 - name.size(), ' ') << for_terminal(in_short(value, 200))
        << "\n";
  };
  for (const Side side : all_sides) line(name_of(side), decision.said[side]);
  if (result_known) line("result", result);
}

void print_file(const git::FileStates& file, const git::MergeStates& states,
                Environment& environment) {
  std::ostream& out = environment.out;
  const std::optional<std::string> result = result_of(file, states);
  out << for_terminal(file.path) << ": " << for_terminal(state_of(file, result)) << "\n";
  if (!file.ours || !file.theirs) {
    out << "  " << (file.ours ? "theirs" : "ours") << " removed the file\n";
    return;
  }
  BySide<std::string_view> texts;
  texts[Side::base] = file.base ? std::string_view{*file.base} : std::string_view{};
  texts[Side::ours] = *file.ours;
  texts[Side::theirs] = *file.theirs;
  const MergedText merged = merge_of(states.top, file.path, texts, {}, environment);
  if (merged.two_records) out << "  two different records took this id\n";
  const auto tree = result ? tree_of(*result) : std::nullopt;
  for (const Decision& decision : merged.decisions)
    print_decision(decision, tree ? value_at_path(*tree, decision.path) : std::nullopt,
                   tree.has_value(), out);
  if (!merged.decisions.empty() || merged.two_records) return;
  out << (tree_of(*file.ours) && tree_of(*file.theirs)
              ? "  the sides differ in comments or layout alone\n"
              : "  a side cannot be read as a record\n");
}

Exit run_review(const Call& call, Environment& environment) {
  const fs::path folder = git_folder(call, environment);
  environment.merge_by_meaning = true;  // it asks what the driver decides, or would
  const auto states = git::merge_states(folder, call.texts("PATH"));
  if (!states) {
    environment.out << "no merge is going on, and the last commit is none\n";
    return Exit::done;
  }
  std::size_t open = 0;
  std::size_t count = 0;
  for (const git::FileStates& file : states->files) {
    if (!kind_at_end_of(file.path)) continue;
    ++count;
    const auto result = result_of(file, *states);
    open += result && yaml::sides_of_conflict(*result) ? 1U : 0U;
    print_file(file, *states, environment);
  }
  environment.out.flush();
  environment.err << states->what << ": " << counted(count, "record") << " changed on both sides, "
                  << open << " not resolved yet\n";
  if (open > 0)
    environment.err << "  hint: decide between the markers in an editor, then `git add` the file\n";
  return open > 0 ? Exit::findings : Exit::done;
}

constexpr std::array<Option, 1> review_options{{{.names = "PATH",
                                                 .help = "Only these files and folders",
                                                 .source = Source::file,
                                                 .many = true}}};

}  // namespace

constinit const Command git_review_command{
    .words = "git review",
    .summary = "Show what a merge made of the records that both sides changed",
    .options = review_options,
    .run = run_review,
    .manual = "git"};

}  // namespace mieux::cli
