#include "file_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include "mieux/base/failure.hpp"

namespace mieux::cli {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw Failure(Exit::io, path.string() + " cannot be written",
                "check that the folder is there, is yours to write and has room");
}

void require_plain_place(const std::filesystem::path& path) {
  std::error_code error;
  const auto there = std::filesystem::symlink_status(path, error);
  if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
    throw Failure(Exit::refused, path.string() + " is no plain file: it is not written over",
                  "choose another name");
}

/// Is it a file that mieux keeps, given its path within the store?
bool is_kept(const std::filesystem::path& within) {
  constexpr std::array<std::string_view, 4> kept{"mieux.yaml", "vocabularies", ".mieux", ".git"};
  const std::string first = within.begin()->string();
  if (std::find(kept.begin(), kept.end(), first) != kept.end()) return true;
  return within.extension() == ".yaml" || within.extension() == ".yml";
}

void require_outside_records(const std::filesystem::path& path) {
  std::error_code error;
  const auto folder =
      std::filesystem::canonical(std::filesystem::absolute(path).parent_path(), error);
  if (error) return;
  for (auto root = folder;; root = root.parent_path()) {
    if (std::filesystem::exists(root / "mieux.yaml", error)) {
      if (is_kept((folder / path.filename()).lexically_relative(root)))
        throw Failure(Exit::refused, path.string() + " is a place of the store's own files",
                      "choose a name outside the records, mieux.yaml, vocabularies and .mieux");
      return;
    }
    if (root == root.parent_path()) return;
  }
}

/// Writes all of the text into a new file; false if it cannot.
bool write_new(int file, const std::string& text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::close(file) == 0 && rest.empty();
}

/// Makes a file beside `path` under a name nothing has, links included; -1 if it cannot.
int open_beside(const std::filesystem::path& path, std::filesystem::path& beside) {
  constexpr int most_tries = 100;
  for (int i = 0; i < most_tries; ++i) {
    beside = path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(i) + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

}  // namespace

void write_file(const std::filesystem::path& path, const std::string& text) {
  require_plain_place(path);
  require_outside_records(path);
  std::filesystem::path beside;
  const int file = open_beside(path, beside);
  if (file < 0) fail(path);
  std::error_code error;
  const bool written = write_new(file, text);
  if (written) std::filesystem::rename(beside, path, error);
  if (written && !error) return;
  std::filesystem::remove(beside, error);
  fail(path);
}

}  // namespace mieux::cli
