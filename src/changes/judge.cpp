#include <map>
#include <tuple>

#include "mieux/base/failure.hpp"
#include "mieux/changes/changes.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace mieux {
namespace {

/// What makes two findings the same, wherever their lines have moved to.
using Key = std::tuple<std::string, std::string_view, std::string>;

Key key_of(const Diagnostic& diagnostic) {
  return {diagnostic.where.path, diagnostic.code, diagnostic.message};
}

/// Where the findings of a file that is moved by the change come to stand.
std::string moved_to(const Change& change, const std::string& path) {
  const FileChange* gone = nullptr;
  const FileChange* added = nullptr;
  for (const FileChange& file : change.files) {
    if (file.before && !file.after) gone = &file;
    if (!file.before && file.after) added = &file;
  }
  return gone != nullptr && added != nullptr && gone->path == path ? added->path : path;
}

/// What is written must be read alike by everybody.
void ask_second_opinion(const Change& change) {
  for (const FileChange& file : change.files) {
    if (!file.after || file.before == file.after || !file.path.ends_with(".yaml")) continue;
    yaml::Document document;
    std::pmr::monotonic_buffer_resource unescaped;
    std::vector<Finding> findings;
    if (!yaml::read(*file.after, document, unescaped, findings)) continue;  // said by the store
    const auto differences = yaml::second_opinion(*file.after, document);
    if (!differences.empty())
      throw Failure(Exit::refused, file.path + ": " + differences.front().message,
                    "write the value in another way; please report this");
  }
}

}  // namespace

Judgement judge(const Store& store, const Change& change, Clock clock, unsigned threads) {
  ask_second_opinion(change);
  Overlay overlay = store.overlay();
  for (auto& [path, text] : overlay_of(change)) overlay[path] = text;
  Store::Options options;
  options.threads = threads;
  options.overlay = &overlay;
  const Store result = Store::load(store.root(), store.schemas(), options);
  Judgement judgement;
  std::vector<Diagnostic> after = validate(result, clock, threads);
  if (after.empty()) return judgement;
  std::map<Key, int> there;
  for (Diagnostic& diagnostic : validate(store, clock, threads)) {
    diagnostic.where.path = moved_to(change, diagnostic.where.path);
    ++there[key_of(diagnostic)];
  }
  for (Diagnostic& diagnostic : after) {
    if (there[key_of(diagnostic)]-- > 0) continue;
    judgement.added_errors += diagnostic.severity == Severity::error ? 1 : 0;
    judgement.added.push_back(std::move(diagnostic));
  }
  return judgement;
}

}  // namespace mieux
