#include "progress.hpp"

#include <chrono>
#include <ostream>

namespace mieux::cli {

Progress::Progress(std::ostream* terminal) {
  if (terminal == nullptr) return;
  watcher_ = std::jthread([this, &err = *terminal](const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    bool shown = false;
    auto wait = std::chrono::milliseconds{1000};
    while (!wake_.wait_for(lock, stop, wait, [&] { return stop.stop_requested(); })) {
      err << "\rreading: " << read << " files" << std::flush;
      shown = true;
      wait = std::chrono::milliseconds{200};
    }
    if (shown) err << "\r\x1b[K" << std::flush;
  });
}

}  // namespace mieux::cli
