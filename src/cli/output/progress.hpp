#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <thread>

namespace mieux::cli {

/// Tells a person at a terminal, from the first second on, how far the reading has come. Nothing
/// else may be written there while it lives.
class Progress {
 public:
  /// `terminal`: null if nobody looks.
  explicit Progress(std::ostream* terminal);

  std::atomic<std::size_t> read{0};

 private:
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread watcher_;  ///< last, so that it ends before what it uses
};

}  // namespace mieux::cli
