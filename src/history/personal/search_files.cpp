#include <algorithm>
#include <fstream>
#include <iterator>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/personal/search.hpp"

namespace mieux::history {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest = std::uintmax_t{16} << 20;

/// The bytes of a file; nothing of one that cannot be opened.
std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<std::string> files_holding(const fs::path& folder, const PrivateValues& values) {
  std::vector<std::string> found;
  try {
    for (auto entry = fs::recursive_directory_iterator(folder);
         entry != fs::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == ".git") {
        entry.disable_recursion_pending();
        continue;
      }
      if (entry->is_symlink() || !entry->is_regular_file() || entry->file_size() > largest)
        continue;
      const std::string path = entry->path().lexically_relative(folder).string();
      if (values.find(path, 0) || values.find(bytes_of(entry->path()), 0)) found.push_back(path);
    }
  } catch (const fs::filesystem_error& error) {
    throw Failure(Exit::io, "not all files can be looked through: " + error.code().message(),
                  "check the rights of " + in_quotes(error.path1().string()));
  }
  std::ranges::sort(found);
  return found;
}

std::vector<std::string> names_holding(const git::Repository& repository,
                                       const PrivateValues& values) {
  std::vector<std::string> found;
  for (const std::string& name : git::names_of_refs(repository))
    if (values.find(name, 0)) found.push_back(name);
  return found;
}

}  // namespace mieux::history
