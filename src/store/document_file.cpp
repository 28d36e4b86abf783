#include "mieux/store/document_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>

#include "mieux/base/fingerprint.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/store_files.hpp"
#include "store/files.hpp"

namespace mieux {
namespace {

/// Where a store keeps documents; there may be other folders.
constexpr std::string_view folder_of_documents = "sources";
constexpr std::size_t longest_ending = 5;
constexpr std::size_t piece_size = std::size_t{1} << 20U;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Does it begin as an address, or at the root of a disk?
bool leads_elsewhere(std::string_view kept) {
  if (kept.empty() || kept.front() == '/' || kept.front() == '~') return true;
  if (kept.find('\\') != std::string_view::npos) return true;
  const std::size_t colon = kept.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::all_of(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_letter_or_digit(c) || c == '+' || c == '-'; });
}

/// Does the last step end as names of files do: `.pdf`?
bool has_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view ending = name.substr(dot + 1);
  return !ending.empty() && ending.size() <= longest_ending &&
         std::all_of(ending.begin(), ending.end(), is_letter_or_digit) &&
         std::any_of(ending.begin(), ending.end(), is_letter);
}

DocumentFile problem(std::string text) { return {{}, std::move(text)}; }

/// What keeps a file or a folder on the way to it from being opened.
DocumentFile not_opened(int error, const std::string& name) {
  if (error == ENOENT) return problem("is not there");
  if (error == ELOOP) return problem("is a link, which is not followed");
  if (error == ENOTDIR) return problem("is not there: " + name + " is no folder");
  return problem("cannot be read: " + reason(error));
}

DocumentFile read_pieces(const Descriptor& file) {
  Fingerprint sum;
  std::string piece(piece_size, '\0');
  while (true) {
    const ssize_t got = ::read(file.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return problem("cannot be read: " + reason(errno));
    if (got == 0) return {sum.text(), {}};
    sum.add(std::string_view{piece}.substr(0, static_cast<std::size_t>(got)));
  }
}

}  // namespace

std::string path_of_document(const StoreFiles& files, std::string_view kept, bool stamped) {
  if (leads_elsewhere(kept)) return {};
  std::string path;
  std::string first;
  for (const std::string_view step : split(kept, '/')) {
    if (step == "..") return {};
    if (step.empty() || step == ".") continue;
    if (path.empty()) first = step;
    path.append(path.empty() ? "" : "/").append(step);
  }
  if (path.empty()) return {};
  const bool in_folder = first == folder_of_documents && first.size() < path.size();
  const bool named = stamped && has_ending(path.substr(path.rfind('/') + 1));
  return in_folder || named || files.has(first) ? path : std::string{};
}

DocumentFile read_document(const std::filesystem::path& root, std::string_view path) {
  const Folder store(root);
  Descriptor at = open_at(store.descriptor(), ".", O_RDONLY | O_DIRECTORY);
  const std::vector<std::string_view> steps = split(path, '/');
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool last = i + 1 == steps.size();
    const std::string name{steps[i]};
    const int flags = last ? O_RDONLY | O_NONBLOCK | O_NOCTTY : O_RDONLY | O_DIRECTORY;
    Descriptor next = open_at(at.number(), name.c_str(), flags);
    if (!next.is_open()) return not_opened(errno, name);
    at = std::move(next);
  }
  struct stat status {};
  if (::fstat(at.number(), &status) != 0) return problem("cannot be read: " + reason(errno));
  if (S_ISDIR(status.st_mode)) return problem("is a folder");
  if (!S_ISREG(status.st_mode)) return problem("is no regular file");
  return read_pieces(at);
}

}  // namespace mieux
