// mieux git review [PATH...]: what a merge made of the records that both sides changed.
#include <algorithm>
#include <array>
#include <fstream>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/shell_word.hpp"
#include "merging.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/git/merge_states.hpp"
#include "mieux/history/merge/decision_words.hpp"
#include "mieux/history/merge/keep_both.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

/// A file of a merge as it is now; as staged or committed where the merge is over.
struct Reviewed {
  const git::FileStates& file;
  std::optional<std::string> result;         ///< what is at its path
  std::optional<std::string> theirs_result;  ///< of one that both renamed: at the path of theirs
  bool has_markers = false;
  std::string state = {};                 ///< "merged"
  bool open = false;                      ///< somebody must decide something
  std::vector<std::string> remarks = {};  ///< what to know, and what to type
};

struct Reviewing {
  const git::MergeStates& states;
  const fs::path& from;  ///< the folder in which commands are typed

  [[nodiscard]] std::string typed(const std::string& path) const {
    const fs::path way = (states.top / path).lexically_relative(fs::weakly_canonical(from));
    return shell_word(way.empty() ? path : way.generic_string());
  }

  [[nodiscard]] std::optional<std::string> on_disk(const std::string& path) const {
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(states.top / path, error))) return std::nullopt;
    return text_of_regular(states.top / path);
  }
};

std::string id_in(const std::string& path) { return fs::path(path).stem().string(); }

/// Both sides renamed it, each otherwise: one name must go.
void judge_renamed_apart(Reviewed& now, const Reviewing& review) {
  const git::FileStates& file = now.file;
  if (now.result.has_value() != now.theirs_result.has_value() && !now.has_markers) {
    const bool kept_ours = now.result.has_value();
    const std::string other = id_in(kept_ours ? file.theirs_path : file.path);
    const auto tree = tree_of(kept_ours ? *now.result : *now.theirs_result);
    const bool known =
        tree && std::ranges::any_of(list_at(*tree, "aliases"), [&](const yaml::Value& alias) {
          const auto* text = std::get_if<std::string>(&alias.data);
          return text != nullptr && *text == other;
        });
    if (!known)
      now.remarks.push_back("add " + other + " to `aliases`: references of " +
                            (kept_ours ? "theirs" : "ours") + " use it");
    now.open = !known;
    return;
  }
  now.open = true;
  now.remarks.push_back("both renamed it (ours " + id_in(file.path) + ", theirs " +
                        id_in(file.theirs_path) +
                        "): keep one file, without markers, and add the other id to its `aliases`");
  now.remarks.push_back("keep that of ours: `git rm " + review.typed(file.theirs_path) + "`");
  now.remarks.push_back("keep that of theirs: `git rm " + review.typed(file.path) + "`");
}

/// One side changed it, the other one removed it.
void judge_removed(Reviewed& now, const Reviewing& review) {
  const git::FileStates& file = now.file;
  const std::string path = review.typed(file.path);
  const std::string did = file.base ? " changed it, " : " added it, ";
  const std::string what = (file.ours ? "ours" + did + "theirs" : "theirs" + did + "ours") +
                           (file.base ? " removed it" : " has no such file");
  now.remarks.push_back(what);
  if (!file.in_conflict) {
    now.state = now.result ? "kept" : "removed";
    return;
  }
  now.open = true;
  now.state = "not resolved yet";
  if (now.has_markers) {
    now.remarks.emplace_back("it has markers: decide between them in an editor first");
    return;
  }
  now.remarks.push_back(now.result ? "keep: `git add " + path + "`; remove: `git rm " + path + "`"
                                   : "the file is gone: `git rm " + path + "` says so to git");
}

std::string named_in(const std::string& text, const std::string& path) {
  const auto kind = kind_at_end_of(path);
  const auto tree = tree_of(text);
  const std::string name = kind && tree ? name_of(*kind, *tree) : "";
  return name.empty() ? "" : ", " + in_quotes(name) + ",";
}

/// The path of the record that holds this uid, in the folder of `path`; empty: none does.
std::string path_of_uid(const std::string& uid, const std::string& path, const Reviewing& review) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path();
  for (const auto& entry : fs::directory_iterator(review.states.top / folder, error)) {
    const std::string there = (folder / entry.path().filename()).generic_string();
    if (!kind_at_end_of(there)) continue;
    if (const auto text = review.on_disk(there); text && text->find(uid) != std::string::npos)
      return there;
  }
  return {};
}

/// Two records that took one id: both are to be kept.
void judge_two_records(Reviewed& now, const Reviewing& review) {
  const git::FileStates& file = now.file;
  now.remarks.emplace_back("two different records took this id");
  if (now.has_markers && review.states.going_on) {
    now.remarks.emplace_back("keep both, one with another id: `mieux git keep-both`");
    return;
  }
  for (const Side side : {Side::ours, Side::theirs}) {
    const std::string& text = side == Side::ours ? *file.ours : *file.theirs;
    const std::string uid{yaml::value_on_line(text, "uid")};
    const std::string where = path_of_uid(uid, file.path, review);
    if (where == file.path) continue;
    const std::string what =
        "the record of " + std::string{name_of(side)} + named_in(text, file.path);
    now.remarks.push_back(what + (where.empty() ? " is in no file any more" : " is in " + where));
    if (!where.empty()) continue;
    now.open = true;
    if (review.states.going_on) {
      now.remarks.push_back("bring both back: `git checkout --merge " + review.typed(file.path) +
                            "`");
      now.remarks.emplace_back("then keep both: `mieux git keep-both`");
    } else {
      now.remarks.push_back("its text: `git show HEAD^" +
                            std::string{side == Side::ours ? "1" : "2"} + ":" +
                            shell_word(file.path) + "`");
    }
  }
}

bool sides_are_two_records(const git::FileStates& file) {
  BySide<std::string> texts;
  texts[Side::ours] = *file.ours;
  texts[Side::theirs] = *file.theirs;
  return are_two_records(texts);
}

Reviewed reviewed(const git::FileStates& file, const Reviewing& review) {
  const bool going_on = review.states.going_on;
  Reviewed now{file, going_on ? review.on_disk(file.path) : file.result, file.theirs_result};
  if (going_on && !file.theirs_path.empty()) now.theirs_result = review.on_disk(file.theirs_path);
  for (const auto& text : {now.result, now.theirs_result})
    now.has_markers = now.has_markers || (text && yaml::sides_of_conflict(*text));
  now.open = now.has_markers;
  if (!file.theirs_path.empty())
    judge_renamed_apart(now, review);
  else if (!file.ours || !file.theirs)
    judge_removed(now, review);
  else if (sides_are_two_records(file))
    judge_two_records(now, review);
  if (!now.state.empty()) return now;
  const bool gone = !now.result && !now.theirs_result;
  // The old path of one that both renamed waits in the index, too.
  const std::string to_add =
      file.theirs_path.empty() ? file.path : fs::path(file.path).parent_path().generic_string();
  now.state = gone               ? "it is gone"
              : now.open         ? "not resolved yet"
              : file.in_conflict ? "resolved; `git add " + review.typed(to_add) + "` says so to git"
                                 : "merged";
  return now;
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

void print_decisions(const Reviewed& now, const git::MergeStates& states,
                     Environment& environment) {
  const git::FileStates& file = now.file;
  std::ostream& out = environment.out;
  BySide<std::string_view> texts;
  texts[Side::base] = file.base ? std::string_view{*file.base} : std::string_view{};
  texts[Side::ours] = *file.ours;
  texts[Side::theirs] = *file.theirs;
  const MergedText merged = merge_of(states.top, file.path, texts, {}, environment);
  const auto& result = now.result ? now.result : now.theirs_result;
  const auto tree = result ? tree_of(*result) : std::nullopt;
  for (const Decision& decision : merged.decisions)
    print_decision(decision, tree ? value_at_path(*tree, decision.path) : std::nullopt,
                   tree.has_value(), out);
  if (!merged.decisions.empty() || merged.two_records) return;
  out << (tree_of(*file.ours) && tree_of(*file.theirs)
              ? "  the sides differ in comments or layout alone\n"
              : "  a side cannot be read as a record\n");
}

void print_file(const Reviewed& now, const git::MergeStates& states, Environment& environment) {
  const git::FileStates& file = now.file;
  environment.out << for_terminal(file.path)
                  << (file.theirs_path.empty() ? "" : ", " + for_terminal(file.theirs_path)) << ": "
                  << for_terminal(now.state) << "\n";
  for (const std::string& remark : now.remarks)
    environment.out << wrapped("  ", for_terminal(remark), environment.columns, 4);
  if (file.ours && file.theirs) print_decisions(now, states, environment);
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
  std::size_t with_markers = 0;
  std::size_t count = 0;
  for (const git::FileStates& file : states->files) {
    if (!kind_at_end_of(file.path)) continue;
    const Reviewed now = reviewed(file, {*states, environment.folder});
    ++count;
    open += now.open ? 1U : 0U;
    with_markers += now.has_markers && now.remarks.empty() ? 1U : 0U;
    print_file(now, *states, environment);
  }
  environment.out.flush();
  environment.err << states->what << ": " << counted(count, "record") << " changed on both sides, "
                  << open << " not resolved yet\n";
  if (with_markers > 0)
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
