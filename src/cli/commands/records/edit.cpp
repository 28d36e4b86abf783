// mieux KIND edit ID: opens a record in an editor and saves it once it is right.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/process.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/lock.hpp"
#include "mieux/store/texts.hpp"

namespace mieux::cli {
namespace {

struct EditOptions {
  const Subject* subject = nullptr;
  std::string id;
  std::string minor;  ///< of a fiche: why opinions on it still hold
  Writing writing;
};

/// Begins the lines that say what is wrong; they are no part of the record.
constexpr std::string_view mark = "#! ";

/// Without the block of remarks it begins with.
std::string without_remarks(std::string_view text) {
  while (text.starts_with(mark)) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return std::string{text};
}

std::string remarks_of(const Judgement& judgement) {
  std::string text;
  std::string all =
      "This was not saved. Mend what is said here and close the file again, or close "
      "it as it is to leave it.\n";
  for (const Diagnostic& diagnostic : judgement.added) all += render(diagnostic, false);
  std::size_t begin = 0;
  while (begin < all.size()) {
    const std::size_t end = std::min(all.find('\n', begin), all.size() - 1) + 1;
    text += std::string{mark} + all.substr(begin, end - begin);
    begin = end;
  }
  return text;
}

/// The text in a file of its own, out of the way of git and of readers.
class Draft {
 public:
  /// Under a name of its own: a text that was kept earlier stays.
  Draft(const std::filesystem::path& root, const Record& record, Environment& environment) {
    const std::filesystem::path folder = make_own_folder(root);
    const std::string name =
        "edit-" + std::string{subject_of(record.kind).singular} + "-" + std::string{record.id};
    file_ = (folder / (name + ".yaml")).lexically_normal();
    for (int number = 2; !create(); ++number) {
      environment.err << "note: a text from an earlier time is kept in " << file_.string() << "\n";
      file_ = (folder / (name + "-" + std::to_string(number) + ".yaml")).lexically_normal();
    }
  }

  void write(const std::string& text) const {
    std::ofstream out(file_, std::ios::binary);
    out << text;
    if (!out.flush())
      throw Failure(Exit::io, file_.string() + " cannot be written", "make room, or check rights");
  }

  /// Opens it in the editor and returns what is left in it.
  std::string edited(Environment& environment) const {
    const std::string program = environment.editor.empty() ? "vi" : environment.editor;
    const Ended ended = run_at_terminal(
        {{"sh", "-c", program + " \"$@\"", program, std::filesystem::absolute(file_).string()},
         {}});
    if (!ended.started || ended.code != 0)
      throw Failure(Exit::refused,
                    "the editor '" + program + "' ended with " + std::to_string(ended.code) +
                        "; nothing was saved",
                    "set $EDITOR to the editor you use");
    return read_input(std::filesystem::absolute(file_).string(), environment);
  }

  void remove(Environment& environment) const {
    std::error_code error;
    std::filesystem::remove(file_, error);
    if (error) environment.err << "note: " << file_.string() << " is left; delete it\n";
  }
  [[nodiscard]] std::string name() const { return file_.string(); }
  [[nodiscard]] bool holds(const std::string& text) const {
    std::ifstream in(file_, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>{in}, {}} == text;
  }

 private:
  /// For nobody else to read: it may hold what is personal. False if the name is taken.
  [[nodiscard]] bool create() const {
    const int opened = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (opened < 0 && errno == EEXIST) return false;
    if (opened < 0)
      throw Failure(Exit::io, file_.string() + " cannot be written: " + std::strerror(errno),
                    "make room, or check rights");
    ::close(opened);
    return true;
  }

  std::filesystem::path file_;
};

[[noreturn]] void fail_kept(const std::string& why, const Draft& draft) {
  throw Failure(Exit::refused, why, "your text is kept in " + draft.name());
}

/// A record in an editor.
struct Editing {
  const Record& record;
  const std::string& before;  ///< the text that was opened
  const Draft& draft;
  std::string minor;  ///< of a fiche: why opinions on it still hold

  /// The change to this text; the record must still have the text that was opened.
  [[nodiscard]] Change to(const Store& now, std::string text) const {
    const Record* same = now.find(record.kind, record.id);
    if (same == nullptr || RecordTexts(now).of(*same) != before)
      fail_kept(
          Store::path_of(record) + " was changed meanwhile by somebody else; nothing was saved",
          draft);
    Change change = replace_text(now, *same, std::move(text));
    change.minor = minor;
    return change;
  }
};

/// The text of the record as the person wants it: opened again and again until it adds no error.
/// Empty if it was left as it was.
std::string edit_until_right(const Editing& editing, const Common& common,
                             Environment& environment) {
  const Draft& draft = editing.draft;
  const std::string path = Store::path_of(editing.record);
  std::string shown = editing.before;
  draft.write(shown);
  while (true) {
    std::string text = without_remarks(draft.edited(environment));
    if (text == editing.before || text.find_first_not_of(" \t\r\n") == text.npos) return {};
    if (text == shown) fail_kept(path + " was not saved", draft);
    const Store now = load(common, environment);
    const Circumstances circumstances = circumstances_of(common, environment, now.root());
    const Judgement judgement =
        judge(now, editing.to(now, text), circumstances, environment.threads).judgement;
    if (judgement.added_errors == 0) return text;
    if (!environment.terminal_in) {  // nobody would mend it
      print_added(judgement, environment);
      fail_kept(path + " was not saved: it would add " + counted(judgement.added_errors, "error"),
                draft);
    }
    draft.write(remarks_of(judgement) + text);
    shown = std::move(text);
  }
}

Exit run_edit(const EditOptions& options, const Common& common, Environment& environment) {
  if (environment.editor.empty() && !environment.terminal_in)
    throw Failure(Exit::usage, "no editor can be opened: this is no terminal",
                  "`mieux " + std::string{options.subject->singular} + " set " + options.id +
                      " FIELD=VALUE` needs none");
  const Store store = load(common, environment);
  if (!options.writing.dry_run) refuse_in_merge(store.root());
  const Record& record = find_record(store, options.id, options.subject->kind, environment.err);
  const std::string before{RecordTexts(store).of(record)};
  const Draft draft(store.root(), record, environment);
  try {
    const Editing editing{record, before, draft, options.minor};
    const std::string text = edit_until_right(editing, common, environment);
    Exit exit = Exit::done;
    if (text.empty())
      environment.err << "nothing changed\n";
    else
      exit = write(common, environment, options.writing,
                   [&](const Store& now, const Circumstances&) { return editing.to(now, text); });
    draft.remove(environment);
    return exit;
  } catch (const Failure& failure) {
    if (draft.holds(before)) {
      draft.remove(environment);
      throw;
    }
    if (failure.hint().find(draft.name()) != std::string::npos) throw;
    throw Failure(failure.exit(), failure.what(),
                  failure.hint() + "; your text is kept in " + draft.name());
  }
}

Exit run_edit(const Call& call, Environment& environment) {
  return run_edit(
      {call.subject, id_of(call), is_fiche(*call.subject) ? minor_of(call) : "", writing_of(call)},
      call.common, environment);
}

constexpr auto edit_options = joined_options(id_words, minor_option, writing_options);

}  // namespace

constinit const Command edit_command{
    .words = "edit",
    .summary = "Open one in an editor",
    .options = edit_options,
    .run = run_edit,
    .manual = "edit",
    .of = [](const Subject& subject) { return subject.part == Part::none; },
    .talks = true};

}  // namespace mieux::cli
