// Personal parts that are to be deleted.
#include "mieux/procedure/deadlines/retention.hpp"

#include <doctest/doctest.h>

#include <string>

#include "changes/experts/two_stores.hpp"

namespace retention_test {

using namespace mieux;
using namespace mieux::changes_test;

TEST_CASE("what may not be kept is due by its day; a withdrawn consent since then") {
  const TwoStores office;
  office.expert("e1", "country: TJK\n", "name: A B\nkeep_until: 2026-03\n");
  office.expert("e2", "country: TJK\n",
                "name: C D\nkeep_until: 2030-01-01\nconsent:\n  withdrawn: 2026-01-02\n");
  office.expert("e3", "country: TJK\n",
                "name: E F\nconsent:\n  given: 2020-01-01\n  withdrawn: 2026-02-01\n");
  office.expert("e4", "country: TJK\n", "name: G H\n");
  add(office.personal, "expert-private/lone", "name: I J\nkeep_until: 2025-01-01\n");
  const Store store = office.open.load();
  const Roster roster = Roster::open(store, 1);
  std::string all;
  for (const DueItem& item : retention_items(store, roster, circumstances().as_of))
    all += item.due->to_string() + " " + full_id(*item.record) + " " + item.asked_by + "\n";
  CHECK(all ==
        "2025-01-01 expert-private/lone retention\n2026-01-02 expert/e2 retention\n"
        "2026-03 expert/e1 retention\n");
}

}  // namespace retention_test
