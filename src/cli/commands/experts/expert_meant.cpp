#include "expert_meant.hpp"

#include "cli/command_line/find_record.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/schema/schema.hpp"

namespace mieux::cli {

const Record& expert_or_action(const Store& store, const std::string& word, std::ostream& err) {
  const bool is_expert = !store.resolve(word, set_of(RecordKind::expert)).empty();
  const bool is_action = !store.resolve(word, set_of(RecordKind::action)).empty();
  if (is_expert && is_action)
    throw Failure(Exit::usage, "'" + word + "' means an expert and an Action",
                  "write expert/" + word + " or action/" + word);
  return find_whole_record(store, word, is_action ? RecordKind::action : RecordKind::expert, err);
}

}  // namespace mieux::cli
