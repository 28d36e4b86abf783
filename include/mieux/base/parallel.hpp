#pragma once

#include <future>
#include <vector>

namespace mieux {

/// Runs `work(number)` on `threads` threads, numbered from 0, this one among them, and waits for
/// all. What one of them throws is thrown here.
template <typename Work>
void run_on(std::size_t threads, const Work& work) {
  std::vector<std::future<void>> others;
  for (std::size_t number = 1; number < threads; ++number)
    others.push_back(std::async(std::launch::async, [&work, number] { work(number); }));
  work(std::size_t{0});
  for (std::future<void>& other : others) other.get();
}

}  // namespace mieux
