#pragma once

#include <sys/types.h>

#include <iosfwd>
#include <string>

namespace mieux::cli {

/// Sends standard output, which `out` writes to, through a pager as long as it lives, on a terminal
/// only. `program` is what the person prefers ($PAGER); empty: `less -FRX`, which stays away where
/// all fits on one screen. Where there is no such program, output goes where it went.
class Pager {
 public:
  Pager(std::ostream& out, bool wanted, const std::string& program);
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  ~Pager();

 private:
  std::ostream& out_;
  pid_t child_ = -1;
};

}  // namespace mieux::cli
