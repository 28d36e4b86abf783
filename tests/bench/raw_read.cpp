// The limit that `mieux` is measured against: stat, open, read to the end and close every record
// file of a store, and do nothing with the bytes.
//
//   bench_raw_read STORE [THREADS]      prints files, bytes and seconds

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
#include <thread>
#include <vector>

namespace {

constexpr std::size_t files_per_batch = 128;
constexpr const char* folders[] = {"organisations", "requests",     "fiches",  "actions",
                                   "experts",       "feedback",     "reviews", "practices",
                                   "events",        "publications", "claims",  "aggregates"};

[[noreturn]] void fail(const std::string& path) {
  std::perror(path.c_str());
  std::exit(1);
}

void list_records(const std::string& folder, std::vector<std::string>& paths) {
  DIR* open_folder = ::opendir(folder.c_str());
  if (open_folder == nullptr) return;
  while (const dirent* entry = ::readdir(open_folder)) {
    const std::string name = entry->d_name;
    if (name.ends_with(".yaml")) paths.push_back(folder + "/" + name);
  }
  ::closedir(open_folder);
}

std::size_t read_file(const std::string& path, std::vector<char>& buffer) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) fail(path);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  std::size_t total = 0;
  ssize_t count = 0;
  while ((count = ::read(file, buffer.data(), buffer.size())) > 0) {
    total += static_cast<std::size_t>(count);
  }
  if (count < 0) fail(path);
  ::close(file);
  return total;
}

std::size_t read_all(const std::vector<std::string>& paths, unsigned thread_count) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> bytes = 0;
  const auto work = [&] {
    std::vector<char> buffer(std::size_t{64} * 1024);
    std::size_t own_bytes = 0;
    for (;;) {
      const std::size_t begin = next.fetch_add(files_per_batch);
      if (begin >= paths.size()) break;
      const std::size_t end = std::min(begin + files_per_batch, paths.size());
      for (std::size_t i = begin; i < end; ++i) own_bytes += read_file(paths[i], buffer);
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
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: bench_raw_read STORE [THREADS]\n");
    return 2;
  }
  if (::chdir(argv[1]) != 0) fail(argv[1]);
  const unsigned thread_count =
      argc == 3 ? static_cast<unsigned>(std::max(1, std::atoi(argv[2]))) : 2;

  const auto began = std::chrono::steady_clock::now();
  std::vector<std::string> paths = {"mieux.yaml"};
  for (const char* folder : folders) list_records(folder, paths);
  const std::size_t bytes = read_all(paths, thread_count);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
  fmt::print("{} files, {} bytes, {:.4f} seconds\n", paths.size(), bytes, seconds.count());
}
