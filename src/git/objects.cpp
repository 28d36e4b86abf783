#include "objects.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "mieux/base/failure.hpp"

namespace mieux::git {
namespace {

/// The first line of what git said, without "fatal: ".
std::string words_of(const Ended& ended) {
  std::string line = ended.errors.substr(0, ended.errors.find('\n'));
  constexpr std::string_view fatal = "fatal: ";
  if (line.compare(0, fatal.size(), fatal) == 0) line.erase(0, fatal.size());
  return line.empty() ? "it ended with " + std::to_string(ended.code) : line;
}

/// The command that git proposes where a folder belongs to somebody else.
std::string hint_of(const Ended& ended) {
  const std::size_t start = ended.errors.find("git config --global --add safe.directory");
  if (start == std::string::npos) return "mend what git says, then try again";
  const std::string command = ended.errors.substr(start, ended.errors.find('\n', start) - start);
  return "if you trust this folder: " + command;
}

constexpr const char* how_to_fetch = "fetch them: git fetch --refetch --no-filter";

/// Did git want to fetch something from elsewhere, which no call that reads lets it do?
bool lacks_objects(const Ended& ended) {
  return ended.errors.find("promisor remote") != std::string::npos;
}

}  // namespace

std::string without_last_newline(std::string text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::string output_of(Ended ended) {
  if (!ended.started)
    throw Failure(Exit::io, "git is not installed", "install git, then try again");
  if (ended.code != 0 && lacks_objects(ended))
    throw Failure(Exit::io, "this clone lacks the contents of files of that revision",
                  how_to_fetch);
  if (ended.code != 0) throw Failure(Exit::io, "git: " + words_of(ended), hint_of(ended));
  return std::move(ended.output);
}

std::string prefix_of(const std::filesystem::path& folder) {
  std::string prefix =
      without_last_newline(output_of(read_git(folder, {"rev-parse", "--show-prefix"})));
  if (prefix.find('\n') != std::string::npos)
    throw Failure(Exit::io, "the path '" + prefix + "' has a line break", "rename the folder");
  return prefix;
}

void for_each_object(const std::filesystem::path& folder, const std::string& ids,
                     std::string& objects,
                     const std::function<void(std::string_view, std::string_view)>& take) {
  objects =
      output_of(read_git(folder, {"cat-file", "--buffer", "--batch=%(objectname) %(objectsize)"},
                         ids, {}, objects.capacity()));
  for (std::string_view rest = objects; !rest.empty();) {
    const std::size_t line = rest.find('\n');
    const std::string_view head = rest.substr(0, line);
    const std::size_t space = head.find(' ');
    std::size_t size = 0;
    const std::string_view number = space == head.npos ? head.substr(0, 0) : head.substr(space + 1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), size);
    if (error != std::errc{} || end != number.data() + number.size())
      throw Failure(
          Exit::io,
          "this clone lacks " + std::string{head.substr(0, space)} + ", a file of that revision",
          how_to_fetch);
    take(head.substr(0, space), rest.substr(line + 1, size));
    rest.remove_prefix(std::min(line + size + 2, rest.size()));
  }
}

}  // namespace mieux::git
