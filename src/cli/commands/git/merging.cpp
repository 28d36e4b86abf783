#include "merging.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/git/merge_file.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::cli {

std::optional<RecordKind> kind_at_end_of(std::string_view path) {
  const std::size_t name = path.rfind('/');
  if (name == std::string_view::npos) return kind_at(path);
  const std::size_t folder = path.substr(0, name).rfind('/');
  if (const auto kind = kind_at(path.substr(folder + 1))) return kind;
  return path.substr(name + 1) == programme_file ? kind_at(programme_file) : std::nullopt;
}

std::string record_named_by(std::string_view path) {
  const auto kind = kind_at_end_of(path);
  if (!kind || *kind == RecordKind::programme) return std::string{path};
  return std::filesystem::path(path).stem().string();
}

std::filesystem::path git_folder(const Call& call, const Environment& environment) {
  return call.common.store.empty() ? environment.folder : environment.folder / call.common.store;
}

MergedText merge_of(const std::filesystem::path& folder, std::string_view path,
                    const BySide<std::string_view>& texts, const ConflictStyle& style,
                    const Environment& environment) {
  const auto by_lines = [&]() -> LineMerge {
    const git::MergedFile merged = git::merge_file(
        folder, {texts[Side::base], texts[Side::ours], texts[Side::theirs]}, style.marker_size);
    if (merged.refused.empty()) return {merged.text, merged.conflicts};
    return {std::string{texts[Side::ours]}, 1};  // as git leaves what it cannot merge
  };
  const auto kind = kind_at_end_of(path);
  if (kind && environment.merge_by_meaning)
    return merged_text(environment.schemas, *kind, texts, style, by_lines);
  const LineMerge lines = by_lines();
  return {lines.text, MergedText::How::by_lines, lines.conflicts};
}

}  // namespace mieux::cli
