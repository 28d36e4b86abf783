#pragma once

#include <sys/types.h>

#include <string>

namespace mieux::cli {

/// Sends standard output through a pager as long as it lives, on a terminal only. `program` is
/// what the person prefers ($PAGER); empty: `less -FRX`, which stays away where all fits on one
/// screen. Without a pager that runs, output goes where it went.
class Pager {
 public:
  Pager(bool wanted, const std::string& program);
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  ~Pager();

 private:
  pid_t child_ = -1;
};

}  // namespace mieux::cli
