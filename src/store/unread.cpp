#include "mieux/store/unread.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

constexpr std::size_t most_named = 5;

/// Does the finding name a file or folder of `folder` that may hold records and was not read?
bool is_left_out(const Store& store, const Diagnostic& diagnostic, std::string_view folder) {
  const std::string& path = diagnostic.where.path;
  if (diagnostic.code == "unknown-folder") return true;  // of whichever kind
  if (diagnostic.code == "not-a-file" && path == folder) return true;
  if (!path.starts_with(std::string{folder} + "/")) return false;
  if (diagnostic.code == "bad-file-name" || diagnostic.code == "not-a-file") return true;
  if (diagnostic.code != "unexpected-file") return false;
  return path.ends_with(".yaml") || path.ends_with(".yml") || store.files().folder(path) != nullptr;
}

std::vector<std::string> unread_files_of(const Store& store, RecordKind kind) {
  std::vector<std::string> files;
  for (const Record& record : store.records(kind))
    if (!record.whole) files.push_back(Store::path_of(record));
  for (const Diagnostic& diagnostic : store.diagnostics())
    if (is_left_out(store, diagnostic, subject_of(kind).place))
      files.push_back(diagnostic.where.path);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<std::string> unread_files(const Store& store, KindSet wanted) {
  std::vector<std::string> files;
  for (const Subject& kind : kinds)
    if (contains(wanted, kind.kind))
      for (std::string& file : unread_files_of(store, kind.kind))
        if (std::find(files.begin(), files.end(), file) == files.end())
          files.push_back(std::move(file));
  return files;
}

void require_read(const Store& store, KindSet wanted, std::string_view why) {
  if (const std::vector<std::string> files = unread_files(store, wanted); !files.empty())
    refuse_unread(files, why);
}

void refuse_unread(const std::vector<std::string>& files, std::string_view why) {
  const std::size_t named = std::min(files.size(), most_named);
  std::string names = joined(std::vector(files.begin(), files.begin() + named), ", ");
  if (files.size() > named)
    names += " and " + counted(files.size() - named, "more file", "more files");
  throw Failure(Exit::refused, names + " cannot be read; " + std::string{why},
                files.size() == 1 ? "`mieux validate " + files.front() + "` shows what is wrong"
                                  : "`mieux validate` shows what is wrong");
}

}  // namespace mieux
