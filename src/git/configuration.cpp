#include "mieux/git/configuration.hpp"

#include <fstream>
#include <system_error>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/marks.hpp"
#include "run_git.hpp"

namespace mieux::git {
namespace {

namespace fs = std::filesystem;

/// What git says to these words. Fails if there is no repository, or it ends with another code than
/// 0 and `also`.
std::string answer(const fs::path& folder, const std::vector<std::string>& words, int also) {
  Ended ended = read_git(folder, words);
  if (!ended.started || ended.errors.find("not a git repository") != std::string::npos ||
      ended.errors.find("only be used inside a git repo") != std::string::npos) {
    const Absence absence = why_no_repository(folder);
    throw Failure(Exit::refused, absence.message, absence.hint);
  }
  if (ended.code != 0 && ended.code != also)
    throw Failure(Exit::io, "git: " + ended.errors.substr(0, ended.errors.find('\n')),
                  "fix what git says, then try again");
  if (ended.output.ends_with('\n')) ended.output.pop_back();
  return std::move(ended.output);
}

/// The lines of a file; none if it is not there.
std::vector<std::string> lines_in(const fs::path& file) {
  const fs::file_status status = fs::symlink_status(file);
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw Failure(Exit::refused, file.string() + " is no regular file",
                  "put a file in its place, or write the attributes by hand");
  std::vector<std::string> lines;
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// All of it or nothing.
void write_lines(const fs::path& file, const std::vector<std::string>& lines) {
  const fs::path beside = file.parent_path() / (file.filename().string() + ".mieux");
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  fs::remove(beside, error);
  {
    std::ofstream out(beside, std::ios::binary);
    for (const std::string& line : lines) out << line << "\n";
    out.flush();
    if (!out) error = std::make_error_code(std::errc::io_error);
  }
  if (!error) fs::rename(beside, file, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove(beside, ignored);
  throw Failure(Exit::io, file.string() + " cannot be written: " + error.message(),
                "check the folder, then try again");
}

}  // namespace

std::string setting(const fs::path& folder, const std::string& name) {
  return answer(folder, {"config", "--local", "--get", name}, 1);
}

void set_setting(const fs::path& folder, const std::string& name, const std::string& value) {
  answer(folder, {"config", "--local", "--replace-all", name, value}, 0);
}

bool remove_section(const fs::path& folder, const std::string& section) {
  const std::string pattern = "^" + section + "\\.";
  if (answer(folder, {"config", "--local", "--get-regexp", pattern}, 1).empty()) return false;
  answer(folder, {"config", "--local", "--remove-section", section}, 0);
  return true;
}

std::string attribute(const fs::path& folder, const std::string& name, const std::string& file) {
  // FILE, NUL, NAME, NUL, VALUE, NUL
  const std::string said = answer(folder, {"check-attr", "-z", name, "--", file}, 0);
  const std::vector<std::string_view> words = split(said, '\0');
  return words.size() < 3 ? std::string{} : std::string{words[2]};
}

fs::path attributes_file(const fs::path& folder) {
  const fs::path said = answer(folder, {"rev-parse", "--git-path", "info/attributes"}, 0);
  return said.is_absolute() ? said : folder / said;
}

bool add_attributes(const fs::path& file, std::string_view line) {
  std::vector<std::string> lines = lines_in(file);
  for (const std::string& one : lines)
    if (one == line) return false;
  lines.emplace_back(line);
  write_lines(file, lines);
  return true;
}

bool remove_attributes(const fs::path& file, std::string_view attributes) {
  std::vector<std::string> lines = lines_in(file);
  const std::string end = " " + std::string{attributes};
  const auto gives_them = [&](const std::string& line) {
    return line.ends_with(end) && line.find(' ') == line.size() - end.size();
  };
  if (std::erase_if(lines, gives_them) == 0) return false;
  write_lines(file, lines);
  return true;
}

std::string prefix_in_repository(const fs::path& folder) {
  return answer(folder, {"rev-parse", "--show-prefix"}, 0);
}

std::string committer(const Repository& repository) {
  const Ended ended = read_git(repository.folder(), {"var", "GIT_COMMITTER_IDENT"});
  if (!ended.started || ended.code != 0) return {};
  return ended.output.substr(0, ended.output.find('>') + 1);
}

}  // namespace mieux::git
