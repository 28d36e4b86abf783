// The limits that `mieux` is measured against: every record file of a store is read, and nothing is
// done with the bytes.
//
//   bench_raw_read HOW STORE [THREADS]      prints files, bytes and seconds
//
// HOW is `raw`: stat, open, read until nothing comes, close, by paths; the yardstick of the
// targets. Or `least`: openat in the folder, one read, close. No program that looks at every byte
// does less.

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr std::size_t files_per_batch = 128;
constexpr const char* folders[] = {"organisations", "requests",     "fiches",  "actions",
                                   "experts",       "feedback",     "reviews", "practices",
                                   "events",        "publications", "claims",  "aggregates"};

struct Listed {
  int folder;
  std::string name;  ///< in its folder
  std::string path;
};

using Read = std::size_t (*)(const Listed& file, std::vector<char>& buffer);

[[noreturn]] void fail(const std::string& path) {
  std::perror(path.c_str());
  std::exit(1);
}

/// The folders stay open: the files are read through them.
void list_records(const char* folder, std::vector<Listed>& files) {
  DIR* open_folder = ::opendir(folder);
  if (open_folder == nullptr) return;
  while (const dirent* entry = ::readdir(open_folder)) {
    const std::string name = entry->d_name;
    if (name.ends_with(".yaml"))
      files.push_back({::dirfd(open_folder), name, std::string{folder} + "/" + name});
  }
}

std::size_t raw_read(const Listed& listed, std::vector<char>& buffer) {
  struct stat status {};
  if (::stat(listed.path.c_str(), &status) != 0) fail(listed.path);
  const int file = ::open(listed.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(listed.path);
  std::size_t total = 0;
  ssize_t count = 0;
  while ((count = ::read(file, buffer.data(), buffer.size())) > 0) {
    total += static_cast<std::size_t>(count);
  }
  if (count < 0) fail(listed.path);
  ::close(file);
  return total;
}

std::size_t least_read(const Listed& listed, std::vector<char>& buffer) {
  const int file = ::openat(listed.folder, listed.name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(listed.path);
  const ssize_t count = ::read(file, buffer.data(), buffer.size());
  if (count < 0 || static_cast<std::size_t>(count) == buffer.size()) fail(listed.path);
  ::close(file);
  return static_cast<std::size_t>(count);
}

std::size_t read_all(Read read, const std::vector<Listed>& files, unsigned thread_count) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> bytes = 0;
  const auto work = [&] {
    std::vector<char> buffer(std::size_t{64} * 1024);
    std::size_t own_bytes = 0;
    for (;;) {
      const std::size_t begin = next.fetch_add(files_per_batch);
      if (begin >= files.size()) break;
      const std::size_t end = std::min(begin + files_per_batch, files.size());
      for (std::size_t i = begin; i < end; ++i) own_bytes += read(files[i], buffer);
    }
    bytes += own_bytes;
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < thread_count; ++i) threads.emplace_back(work);
    work();
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view how = argc < 2 ? "" : argv[1];
  if (argc < 3 || argc > 4 || (how != "raw" && how != "least")) {
    fmt::print(stderr, "usage: bench_raw_read raw|least STORE [THREADS]\n");
    return 2;
  }
  if (::chdir(argv[2]) != 0) fail(argv[2]);
  const unsigned thread_count =
      argc == 4 ? static_cast<unsigned>(std::max(1, std::atoi(argv[3]))) : 2;

  const auto began = std::chrono::steady_clock::now();
  std::vector<Listed> files = {{AT_FDCWD, "mieux.yaml", "mieux.yaml"}};
  for (const char* folder : folders) list_records(folder, files);
  const std::size_t bytes = read_all(how == "raw" ? raw_read : least_read, files, thread_count);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
  fmt::print("{} files, {} bytes, {:.4f} seconds\n", files.size(), bytes, seconds.count());
}
