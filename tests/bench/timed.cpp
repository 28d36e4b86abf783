// Runs a program and says what it took, from a small process: a child's peak memory is never
// counted as less than that of who started it.
//
//   bench_timed PROGRAM [ARGUMENT...]      prints exit code, seconds, CPU seconds and peak KiB
//
// The program reads nothing, and what it writes is thrown away.

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace {

[[noreturn]] void become(char** words) {
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) ::dup2(nowhere, stream);
  ::execvp(words[0], words);
  ::_exit(127);
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_timed PROGRAM [ARGUMENT...]\n");
    return 2;
  }
  const auto began = std::chrono::steady_clock::now();
  const pid_t child = ::vfork();
  if (child == 0) become(argv + 1);
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child) {
    std::perror("bench_timed");
    return 1;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
  fmt::print("{} {:.6f} {:.6f} {}\n",
             WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), seconds.count(),
             seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss);
}
