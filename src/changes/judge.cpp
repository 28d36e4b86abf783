#include <algorithm>
#include <map>
#include <tuple>

#include "mieux/base/failure.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace mieux {
namespace {

/// A record that a change gives another id, as paths; empty if there is none.
struct Move {
  std::string from, to;
};

Move move_of(const Change& change) {
  std::vector<const FileChange*> gone;
  std::vector<const FileChange*> added;
  for (const FileChange& file : change.files) {
    if (file.before && !file.after) gone.push_back(&file);
    if (!file.before && file.after) added.push_back(&file);
  }
  if (gone.size() != 1 || added.size() != 1) return {};
  return {gone.front()->path, added.front()->path};
}

/// `request/2026-04` for `requests/2026-04.yaml`; empty for what is no record.
std::string full_id_of(const std::string& path) {
  const std::size_t slash = path.find('/');
  for (const KindNames& kind : kinds)
    if (slash != path.npos && path.substr(0, slash) == kind.folder)
      return std::string{kind.name} + path.substr(slash, path.rfind('.') - slash);
  return {};
}

/// What makes two findings the same, wherever their lines have moved to: the records it is about,
/// whichever of them it stands in; its code; its message without their names.
using Key = std::tuple<std::vector<std::string>, std::string_view, std::string>;

Key key_of(const Diagnostic& diagnostic, const Move& move) {
  std::vector<std::string> paths{diagnostic.where.path};
  for (const Related& related : diagnostic.related) paths.push_back(related.place.path);
  std::string message = diagnostic.message;
  for (std::string& path : paths) {
    for (const std::string& name : {full_id_of(path), path})
      if (const std::size_t at = message.find(name); !name.empty() && at != message.npos)
        message.erase(at, name.size());
    if (path == move.from) path = move.to;
  }
  std::sort(paths.begin(), paths.end());
  return {std::move(paths), diagnostic.code, std::move(message)};
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
  const Move move = move_of(change);
  std::map<Key, int> there;
  for (const Diagnostic& diagnostic : validate(store, clock, threads))
    ++there[key_of(diagnostic, move)];
  for (Diagnostic& diagnostic : after) {
    if (there[key_of(diagnostic, {})]-- > 0) continue;
    judgement.added_errors += diagnostic.severity == Severity::error ? 1 : 0;
    judgement.added.push_back(std::move(diagnostic));
  }
  return judgement;
}

}  // namespace mieux
