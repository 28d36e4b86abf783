#include "pager.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <ostream>

namespace mieux::cli {

Pager::Pager(std::ostream& out, bool wanted, const std::string& program) : out_(out) {
  if (!wanted || program == "cat") return;
  const std::string pager = program.empty() ? "less -FRX" : program;
  const std::string command =
      "command -v " + pager.substr(0, pager.find(' ')) + " >/dev/null || exec cat; exec " + pager;
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) return;
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(pipe[0], STDIN_FILENO);
    ::close(pipe[0]);
    ::close(pipe[1]);
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(pipe[0]);
  if (child_ > 0) ::dup2(pipe[1], STDOUT_FILENO);
  ::close(pipe[1]);
}

Pager::~Pager() {
  if (child_ <= 0) return;
  out_.flush();
  ::close(STDOUT_FILENO);
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0) {
  }
}

}  // namespace mieux::cli
