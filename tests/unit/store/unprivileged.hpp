#pragma once

#include <sys/fsuid.h>
#include <unistd.h>

namespace mieux {

/// Acts as a user without rights, where the tests run as root.
class Unprivileged {
 public:
  Unprivileged() { ::setfsuid(geteuid() == 0 ? nobody : geteuid()); }
  ~Unprivileged() { ::setfsuid(geteuid()); }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  static constexpr uid_t nobody = 65534;
};

}  // namespace mieux
