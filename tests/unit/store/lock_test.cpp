// One writer at a time.

#include "mieux/store/lock.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

#include "journal_folder.hpp"

namespace lock_test {

using namespace mieux;
using namespace std::chrono_literals;

TEST_CASE("a second lock waits as long as it has patience, then gives up") {
  const JournalFolder folder;
  const StoreLock first(folder.path());
  const auto begin = std::chrono::steady_clock::now();
  std::string message;
  try {
    const StoreLock second(folder.path(), 100ms);
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::busy);
    CHECK_FALSE(failure.hint().empty());
    message = failure.what();
  }
  CHECK(message == "somebody else has been changing this store for 0.1 seconds");
  CHECK(std::chrono::steady_clock::now() - begin >= 100ms);
}

TEST_CASE("a second lock is had as soon as the first one is gone") {
  const JournalFolder folder;
  std::thread other;
  {
    const StoreLock first(folder.path());
    other = std::thread([&] {
      const StoreLock second(folder.path(), 60s);
      folder.write("second", "was here\n");
    });
    std::this_thread::sleep_for(60ms);
    CHECK_FALSE(folder.has("second"));
  }
  other.join();
  CHECK(folder.has("second"));
}

TEST_CASE("each store has a lock of its own, which stays") {
  const JournalFolder folder;
  const JournalFolder other;
  {
    const StoreLock first(folder.path(), 0ms);
    const StoreLock second(other.path(), 0ms);
    CHECK(folder.has(".mieux/lock"));
  }
  CHECK(folder.has(".mieux/lock"));
  const StoreLock again(folder.path(), 0ms);
}

TEST_CASE("a lock that is a link is not followed") {
  const JournalFolder folder;
  make_own_folder(folder.path());
  std::filesystem::create_symlink("../mieux.yaml", folder.path() / ".mieux/lock");
  CHECK(exit_of_step([&] { const StoreLock lock(folder.path()); }) == Exit::io);
  CHECK(folder.text_of("mieux.yaml") == StoreFolder::programme);
}

}  // namespace lock_test
