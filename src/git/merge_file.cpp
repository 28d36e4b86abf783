#include "mieux/git/merge_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "mieux/base/failure.hpp"
#include "run_git.hpp"

namespace mieux::git {
namespace {

/// A text that a program which is started while this lives can open by a name. It is in memory:
/// whatever happens, nothing is left behind, and no other user reads it.
class TextInMemory {
 public:
  explicit TextInMemory(std::string_view text)
      : file_(::memfd_create("mieux", 0)) {  // without CLOEXEC: the program inherits it
    if (file_ < 0) fail_to_keep();
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        ::close(file_);
        fail_to_keep();
      }
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ~TextInMemory() { ::close(file_); }
  TextInMemory(const TextInMemory&) = delete;
  TextInMemory& operator=(const TextInMemory&) = delete;

  [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  [[noreturn]] static void fail_to_keep() {
    throw Failure(Exit::io, std::string{"a text cannot be kept in memory: "} + std::strerror(errno),
                  "end other programs, then try again");
  }

  int file_;
};

constexpr int most_conflicts = 127;  // of the exit codes of git merge-file

}  // namespace

MergedFile merge_file(const std::filesystem::path& folder, const FileSides& sides,
                      std::size_t marker_size) {
  const TextInMemory base(sides.base);
  const TextInMemory ours(sides.ours);
  const TextInMemory theirs(sides.theirs);
  Ended ended = read_git(folder, {"merge-file", "-p", "-q", "-L", "ours", "-L", "base", "-L",
                                  "theirs", "--marker-size=" + std::to_string(marker_size),
                                  ours.name(), base.name(), theirs.name()});
  if (!ended.started)
    throw Failure(Exit::io, "git is not installed", "install git, then try again");
  if (ended.code > most_conflicts) {
    std::string words = ended.errors.substr(0, ended.errors.find('\n'));
    if (words.empty()) words = "git merge-file ended with " + std::to_string(ended.code);
    return {{}, 0, std::move(words)};
  }
  return {std::move(ended.output), static_cast<std::size_t>(ended.code)};
}

bool shows_base_in_conflicts(const std::filesystem::path& folder) {
  const Ended ended = read_git(folder, {"config", "--get", "merge.conflictStyle"});
  return ended.started && ended.output.find("diff3") != std::string::npos;
}

}  // namespace mieux::git
