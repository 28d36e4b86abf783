// SHA-256 sums.

#include "mieux/base/fingerprint.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace fingerprint_test {

using namespace mieux;

TEST_CASE("fingerprints are SHA-256 sums") {
  struct Case {
    std::string bytes;
    std::string_view sum;
  };
  // The examples of FIPS 180-2, and what `sha256sum` says of the others.
  const std::vector<Case> cases = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
      {std::string(1, '\0'), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
      {"a\n", "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"},
  };
  for (const Case& c : cases) CHECK(fingerprint(c.bytes) == c.sum);
}

TEST_CASE("bytes in pieces have the sum of the whole") {
  const std::string bytes(100'000, 'x');
  for (const std::size_t size : {1U, 7U, 4096U, 99'999U, 100'000U}) {
    Fingerprint sum;
    for (std::size_t begin = 0; begin < bytes.size(); begin += size)
      sum.add(std::string_view{bytes}.substr(begin, size));
    CHECK(sum.text() == fingerprint(bytes));
  }
}

}  // namespace fingerprint_test
