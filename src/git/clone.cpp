#include "mieux/git/clone.hpp"

#include <charconv>

#include "mieux/base/words.hpp"
#include "objects.hpp"

namespace mieux::git {
namespace {

/// What a command prints that ends with 1 where the answer is no.
std::string answer_of(const Repository& repository, const std::vector<std::string>& words) {
  Ended ended = read_git(repository.folder(), words);
  if (ended.code == 1) ended.code = 0;
  return output_of(std::move(ended));
}

unsigned number_at(const std::vector<std::string_view>& parts, std::size_t at) {
  unsigned number = 0;
  if (at < parts.size())
    std::from_chars(parts[at].data(), parts[at].data() + parts[at].size(), number);
  return number;
}

}  // namespace

std::string program_version() {
  constexpr std::string_view begin = "git version ";
  const Ended ended = run_git({}, {"--version"});
  if (!ended.started || !ended.output.starts_with(begin)) return {};
  const std::string rest = ended.output.substr(begin.size());
  return rest.substr(0, rest.find_first_of(" \n"));
}

bool is_at_least(const std::string& version, unsigned major, unsigned minor) {
  const std::vector<std::string_view> parts = split(version, '.');
  const unsigned first = number_at(parts, 0);
  return first > major || (first == major && number_at(parts, 1) >= minor);
}

std::string setting_in_force(const Repository& repository, const std::string& name) {
  return without_last_newline(answer_of(repository, {"config", "--get", name}));
}

bool is_partial(const Repository& repository) {
  return !answer_of(repository, {"config", "--get-regexp", "^remote\\..*\\.promisor$"}).empty() ||
         !setting_in_force(repository, "extensions.partialclone").empty();
}

bool is_tracked(const Repository& repository, const std::filesystem::path& path) {
  return !output_of(
              read_git(repository.folder(), {"ls-files", "-z", "--", ":(literal)" + path.string()}))
              .empty();
}

bool is_ignored(const Repository& repository, const std::filesystem::path& path) {
  return !answer_of(repository, {"check-ignore", "--", path.string()}).empty();
}

std::filesystem::path top_of(const Repository& repository) {
  return without_last_newline(
      output_of(read_git(repository.folder(), {"rev-parse", "--show-toplevel"})));
}

}  // namespace mieux::git
