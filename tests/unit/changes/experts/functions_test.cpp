// National focal points and liaison officers.
#include "mieux/changes/experts/functions.hpp"

#include <doctest/doctest.h>

#include <string>

#include "changes/changing.hpp"

namespace functions_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office {
  StoreFolder folder;

  Office() {
    add(folder, "experts/e1",
        "country: TJK\nfunctions:\n  - function: liaison-officer\n    country: TJK\n"
        "    from: 2024-01-01\n");
    add(folder, "experts/e2", "topics: []\n");
    add(folder, "experts/e3", "country: TJK\nforgotten: 2025-01-01\n");
  }

  [[nodiscard]] Change appointed(const std::string& expert, const FunctionWish& wish) const {
    const Store store = folder.load();
    return appoint_expert(store, find(store, RecordKind::expert, expert), wish, circumstances());
  }
  [[nodiscard]] std::string failure(const std::string& expert, const FunctionWish& wish) const {
    return failure_of([&] { (void)appointed(expert, wish); });
  }
};

}  // namespace

TEST_CASE("a function is taken up and ended in one step each") {
  const Office office;
  const Change change =
      office.appointed("e1", {"national-focal-point", "Tajikistan", "2025-06", {}});
  CHECK(lines_changed(change) ==
        "+  - function: national-focal-point\n+    country: TJK\n+    from: 2025-06\n");
  CHECK(change.sentence == "e1: national-focal-point for TJK from 2025-06");
  CHECK(lines_changed(office.appointed("e1", {"liaison-officer", {}, {}, "2025-12-31"})) ==
        "+    to: 2025-12-31\n");
}

TEST_CASE("a function that cannot be") {
  const Office office;
  CHECK(office.failure("e1", {"liaison-officer", {}, "2025-01-01", {}}) ==
        "3 e1 is liaison-officer for TJK already, from 2024-01-01");
  CHECK(office.failure("e1", {"liaison-officer", {}, {}, "2023-12-31"}) ==
        "3 liaison-officer for TJK from 2024-01-01 on cannot end in 2023-12-31");
  CHECK(office.failure("e2", {"liaison-officer", {}, {}, {}}) ==
        "2 the country of the function is not said");
  CHECK(office.failure("e3", {"liaison-officer", {}, {}, {}}) == "3 expert 'e3' was forgotten");
  CHECK(office.failure("e1", {"national-focal-point", {}, "soon", {}}).starts_with("2 "));
}

}  // namespace functions_test
