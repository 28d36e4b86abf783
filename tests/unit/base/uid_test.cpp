// A uid made of a seed: of the right form, the same for the same seed, another for any other.

#include "mieux/base/uid.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "mieux/schema/schema.hpp"

namespace uid_test {

using namespace mieux;

TEST_CASE("a uid made of a seed has the form of a uid") {
  for (const char* seed : {"", "a", "id: 2025-01\n"}) {
    CAPTURE(seed);
    CHECK(schema::matches(schema::Pattern::uid, uid_from(seed)));
    CHECK(uid_from(seed) == uid_from(seed));
  }
}

TEST_CASE("other seeds give other uids") {
  std::set<std::string> uids;
  for (int i = 0; i < 20'000; ++i) uids.insert(uid_from("request/2025-" + std::to_string(i)));
  CHECK(uids.size() == 20'000);
}

}  // namespace uid_test
