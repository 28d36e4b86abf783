#pragma once

#include <future>
#include <system_error>
#include <vector>

namespace mieux {

/// Runs `work(number)` on `threads` threads, numbered from 0, this one among them, and waits for
/// all. What one of them throws is thrown here. Where the system has no thread left, this one does
/// the others' work too.
template <typename Work>
void run_on(std::size_t threads, const Work& work) {
  std::vector<std::future<void>> others;
  std::size_t number = 1;
  try {
    for (; number < threads; ++number)
      others.push_back(std::async(std::launch::async, [&work, number] { work(number); }));
  } catch (const std::system_error&) {
    // The work left begins at `number`.
  }
  work(std::size_t{0});
  for (; number < threads; ++number) work(number);
  for (std::future<void>& other : others) other.get();
}

}  // namespace mieux
