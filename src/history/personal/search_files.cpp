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

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in || in.bad())
    throw Failure(Exit::io, in_quotes(file.string()) + " cannot be read, so it may hold a name",
                  "check its rights, then run the command again");
  return bytes;
}

}  // namespace

FilesSearched search_files(const fs::path& folder, const PrivateValues& values) {
  FilesSearched searched;
  try {
    for (auto entry = fs::recursive_directory_iterator(folder);
         entry != fs::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == ".git") {
        entry.disable_recursion_pending();
        continue;
      }
      if (entry->is_symlink() || !entry->is_regular_file()) continue;
      const std::string path = entry->path().lexically_relative(folder).string();
      if (entry->file_size() > largest)
        searched.large.push_back(path);
      else if (values.find(path, 0) || values.find(bytes_of(entry->path()), 0))
        searched.found.push_back(path);
    }
  } catch (const fs::filesystem_error& error) {
    throw Failure(Exit::io, "not all files can be looked through: " + error.code().message(),
                  "check the rights of " + in_quotes(error.path1().string()));
  }
  std::ranges::sort(searched.found);
  std::ranges::sort(searched.large);
  return searched;
}

}  // namespace mieux::history
