#include "mieux/changes/records/format_files.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/yaml/format.hpp"

namespace mieux {
namespace {

std::string formatted(const Store& store, const Record& record, const std::string& text) {
  const yaml::KeyOrder order = schema_order(store.schemas(), record.kind);
  try {
    return record.whole ? yaml::format(text, order) : yaml::convert(text, order);
  } catch (const Failure& failure) {
    throw Failure(failure.exit(), Store::path_of(record) + ": " + failure.what(), failure.hint());
  }
}

}  // namespace

Change format_files(const Store& store, const std::vector<const Record*>& records) {
  Change change;
  RecordTexts texts(store);
  std::size_t changed = 0;
  for (const Record* record : records) {
    std::string before{texts.of(*record)};
    std::string after = formatted(store, *record, before);
    changed += before == after ? 0 : 1;
    change.files.push_back({Store::path_of(*record), std::move(before), std::move(after)});
  }
  change.sentence = counted(changed, "file") + " laid out anew, no value changed";
  return change;
}

}  // namespace mieux
