#include "mieux/changes/records/loose_mentions.hpp"

#include <algorithm>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

/// Where references of a record were read.
std::vector<Span> references_of(const Store& store, const Record& from) {
  std::vector<Span> spans;
  for (const Reference& reference : store.references())
    if (reference.from == &from) spans.push_back(reference.use.span);
  return spans;
}

bool names(const Record& record, std::string_view text) {
  return text == record.id || text == full_id(record);
}

/// Where the errors of a record are.
std::vector<Span> errors_of(const Store& store, const Record& record) {
  std::vector<Span> spans;
  for (const Issue& issue : store.issues())
    if (issue.record == &record && issue.finding.severity == Severity::error)
      spans.push_back(issue.finding.span);
  return spans;
}

bool meets(Span span, const std::vector<Span>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Span& other) {
    return span.begin < other.end && other.begin < span.end;
  });
}

/// A text that is the id of a record, in what an error is about, and no reference that was read.
class Mention {
 public:
  Mention(const Store& store, const Record& from, const Record& record)
      : tree_(store, from),
        record_(record),
        read_(references_of(store, from)),
        errors_(errors_of(store, from)) {}

  [[nodiscard]] bool found() const { return found_in(tree_.document.root(), false); }

 private:
  [[nodiscard]] bool found_in(const yaml::Node& node, bool wrong) const {
    if (wrong && node.kind == yaml::Kind::scalar && names(record_, node.text) &&
        std::find(read_.begin(), read_.end(), node.span) == read_.end())
      return true;
    for (const yaml::Node& child : yaml::Children{tree_.document, node})
      if (found_in(child, wrong || meets(child.span, errors_) || meets(child.key_span, errors_)))
        return true;
    return false;
  }

  RecordTree tree_;
  const Record& record_;
  std::vector<Span> read_;
  std::vector<Span> errors_;
};

}  // namespace

void require_no_loose_mention(const Store& store, const Record& record, std::string_view why) {
  for (const Subject& kind : kinds)
    for (const Record& other : store.records(kind.kind)) {
      if (&other == &record || !other.whole || other.sound) continue;
      if (!Mention(store, other, record).found()) continue;
      throw Failure(Exit::refused,
                    Store::path_of(other) + " has errors and names '" + std::string{record.id} +
                        "'; " + std::string{why},
                    "`mieux validate " + Store::path_of(other) + "` shows what is wrong");
    }
}

}  // namespace mieux
