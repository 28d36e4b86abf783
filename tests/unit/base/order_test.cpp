// The order in which people look for ids and labels.

#include "mieux/base/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace order_test {

using namespace mieux;

namespace {

/// Is `before` the order of all texts, whichever way round they are compared?
template <typename Before>
void check_order(const std::vector<std::string_view>& texts, Before before) {
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = 0; j < texts.size(); ++j) {
      CAPTURE(texts[i]);
      CAPTURE(texts[j]);
      CHECK(before(texts[i], texts[j]) == (i < j));
    }
}

}  // namespace

TEST_CASE("numbers in ids are compared by their size") {
  check_order({"", "2018-02", "2025-1", "2025-9", "2025-10", "2025-11", "2025-99", "2025-100",
               "2025-100-2", "2025-101", "2026-1", "angola", "niger", "niger-2", "niger-10",
               "niger-10a", "togo", "togo-ii"},
              id_before);
}

TEST_CASE("numbers of any length are compared; zeros before them decide last") {
  check_order({"007", "07", "7", "8", "99999999999999999999", "100000000000000000000"}, id_before);
}

TEST_CASE("labels are in order whatever their accents and case") {
  check_order({"Benin", "Bénin", "Bolivia", "Costa Rica", "Côte d'Ivoire", "Cuba", "Élan", "elbow",
               "Phase 2", "phase 10", "Zambia", "Żory"},
              label_before);
  CHECK(label_key("Côte") == label_key("COTE"));
  CHECK(label_order("Cote", "Cote") == 0);
}

}  // namespace order_test
