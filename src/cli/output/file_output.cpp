#include "file_output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_io(const std::string& name, int error) {
  throw Failure(Exit::io, name + " cannot be written: " + std::strerror(error),
                "check that the folder is there, is yours to write and has room");
}

[[noreturn]] void fail_there(const std::string& name) {
  throw Failure(Exit::refused, name + " is there already",
                "name a file that is not there yet, or add --force to replace this one");
}

void require_free(const fs::path& path, const std::string& name, bool force) {
  std::error_code error;
  const auto there = fs::symlink_status(path, error);
  if (!fs::exists(there)) return;
  if (!fs::is_regular_file(there))
    throw Failure(Exit::refused,
                  name + " is " + (fs::is_symlink(there) ? "a link" : "no plain file") +
                      ": it is not written to",
                  "choose another name");
  if (!force) fail_there(name);
}

/// Is a file at this path within a store among the store's own? A file that looks like a record is
/// taken for one wherever it lies.
bool is_kept(const fs::path& within) {
  const std::string ending = lower_case(within.extension().string());
  return is_own_path(within.generic_string()) || ending == ".yaml" || ending == ".yml";
}

void require_outside_records(const fs::path& path, const std::string& name) {
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(fs::absolute(path).parent_path(), error);
  if (error) fail_io(name, error.value());
  const fs::path file = folder / path.filename();
  bool kept = leads_into_git(file.generic_string());
  for (fs::path root = folder; !kept; root = root.parent_path()) {
    const bool store = fs::exists(root / programme_file, error);
    if (store) kept = is_kept(file.lexically_relative(root));
    if (store || root == root.parent_path()) break;
  }
  if (!kept) return;
  throw Failure(Exit::refused, name + " is a place of the store's own files, or of git's",
                "choose a name outside the records, mieux.yaml, vocabularies, templates, .mieux "
                "and .git");
}

/// Writes a text to a file that is open. The error that stopped it, or 0.
int write_all(int file, std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// A file beside its place, under a name that nothing has; removed with the object unless it was
/// put in place.
class Beside {
 public:
  Beside(fs::path place, const OutputFile& output) : place_(std::move(place)), name_(output.name) {
    const int file = open(output.secret ? 0600 : 0666);
    if (file < 0) fail_io(name_, errno);
    const int error = write_all(file, output.text);
    if (::close(file) != 0 && error == 0) fail(errno);
    if (error != 0) fail(error);
  }
  ~Beside() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Beside(Beside&& other) noexcept
      : place_(std::move(other.place_)),
        path_(std::exchange(other.path_, {})),
        name_(std::move(other.name_)) {}
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  Beside& operator=(Beside&&) = delete;

  void put_in_place(bool force) {
    if (rename(force) != 0) errno == EEXIST ? fail_there(name_) : fail_io(name_, errno);
    path_.clear();
  }

 private:
  [[noreturn]] void fail(int error) {
    ::unlink(path_.c_str());
    fail_io(name_, error);
  }

  /// -1 if it cannot.
  int open(mode_t mode) {
    constexpr int most_tries = 100;
    int file = -1;
    for (int i = 0; i < most_tries && file < 0; ++i) {
      path_ = place_.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(i) + ".new";
      file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (file < 0 && errno != EEXIST) break;
    }
    return file;
  }

  /// Replaces no file that came meanwhile, unless `force`; never what a link leads to.
  int rename(bool force) const {
    if (force) return ::rename(path_.c_str(), place_.c_str());
    const int done =
        ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, place_.c_str(), RENAME_NOREPLACE);
    if (done == 0 || (errno != EINVAL && errno != ENOSYS)) return done;
    // A file system that cannot do this.
    struct stat status {};
    if (::lstat(place_.c_str(), &status) == 0) {
      errno = EEXIST;
      return -1;
    }
    return ::rename(path_.c_str(), place_.c_str());
  }

  fs::path place_;
  fs::path path_;
  std::string name_;
};

}  // namespace

void require_output(const fs::path& working_folder, const std::string& name, bool force,
                    bool make_folders) {
  const fs::path path = working_folder / name;
  require_free(path, name, force);
  require_outside_records(path, name);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
  if (!make_folders && !fs::is_directory(folder))
    throw Failure(Exit::io, name + " cannot be written: there is no folder " + folder.string(),
                  "make the folder, or name another place");
}

void write_outputs(const fs::path& working_folder, const std::vector<OutputFile>& files, bool force,
                   bool make_folders) {
  for (const OutputFile& file : files)
    require_output(working_folder, file.name, force, make_folders);
  std::vector<Beside> written;
  for (const OutputFile& file : files) {
    const fs::path place = working_folder / file.name;
    std::error_code error;
    if (make_folders) fs::create_directories(place.parent_path(), error);
    if (error) fail_io(file.name, error.value());
    written.emplace_back(place, file);
  }
  for (Beside& file : written) file.put_in_place(force);
}

void append_output(const fs::path& working_folder, const OutputFile& file) {
  require_output(working_folder, file.name, true);
  const fs::path path = working_folder / file.name;
  const int opened =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (opened < 0) fail_io(file.name, errno);
  const int error = write_all(opened, file.text);
  if (::close(opened) != 0 && error == 0) fail_io(file.name, errno);
  if (error != 0) fail_io(file.name, error);
}

}  // namespace mieux::cli
