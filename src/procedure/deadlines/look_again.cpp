#include "mieux/procedure/deadlines/look_again.hpp"

namespace mieux {

LookAgain look_again_of(const Store& store, const Record& claim, Day day) {
  const RecordTree tree(store, claim);
  LookAgain look{Date::parse(tree.text_at("look_again")),
                 std::string{tree.text_at("look_again_because")}};
  look.now = look.date && look.date->first() <= day;
  return look;
}

}  // namespace mieux
