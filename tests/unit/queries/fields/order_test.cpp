// The order of lists: by fields, each way, and what is not known last.

#include "mieux/queries/fields/order.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "queries/samples.hpp"

namespace order_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

/// The Actions in the order of fields, `-` before one that is descending.
std::string actions_by(const std::vector<std::string>& fields) {
  const View view = on(small_office());
  const Subject& actions = *find_subject("actions");
  std::vector<Ordering> orderings;
  for (const std::string& name : fields) {
    const bool descending = name.starts_with('-');
    orderings.push_back(
        {find_field(view, actions, name.substr(descending ? 1 : 0)).value(), descending});
  }
  std::vector<Unit> units = units_of(view.store, actions, false);
  sort_units(view, orderings, units);
  std::string ids;
  for (const Unit& unit : units) ids += (ids.empty() ? "" : " ") + std::string{unit.record->id};
  return ids;
}

}  // namespace

TEST_CASE("dates by their first day, what is not known last whichever way") {
  CHECK(actions_by({"start"}) == "benin triangle philippines zambia");
  CHECK(actions_by({"-start"}) == "philippines triangle benin zambia");
}

TEST_CASE("terms by their labels, texts as people read them, numbers by size") {
  CHECK(actions_by({"status"}) == "zambia benin triangle philippines");
  CHECK(actions_by({"-status"}) == "philippines triangle benin zambia");
  CHECK(actions_by({"short_name"}) == "philippines benin triangle zambia");
  CHECK(actions_by({"-year"}) == "philippines triangle benin zambia");
}

TEST_CASE("what is alike in one field is put in order by the next, else it stays as it was") {
  CHECK(actions_by({}) == "benin philippines triangle zambia");
  CHECK(actions_by({"joint", "-start"}).size() == actions_by({}).size());
  CHECK(actions_by({"phase", "-start"}) == "triangle benin philippines zambia");
}

}  // namespace order_test
