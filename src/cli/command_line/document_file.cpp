#include "document_file.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/store/document_file.hpp"

namespace mieux::cli {

std::string path_in_store(const std::filesystem::path& root, const std::string& file,
                          const Environment& environment) {
  std::error_code error;
  const auto store = std::filesystem::canonical(environment.folder / root, error);
  if (error) return {};
  const auto found = std::filesystem::canonical(environment.folder / file, error);
  if (error) return {};
  const auto path = found.lexically_relative(store);
  return path.empty() || *path.begin() == ".." ? std::string{} : path.generic_string();
}

GivenDocument given_document(const std::filesystem::path& root, const std::string& given,
                             const Environment& environment) {
  GivenDocument document{given, {}, false};
  std::error_code error;
  const auto file = std::filesystem::canonical(environment.folder / given, error);
  if (error) return document;
  const DocumentFile read = read_document(file.parent_path(), file.filename().string());
  if (read.sha256.empty())
    throw Failure(Exit::io, given + " " + read.problem, "name the file of the document");
  document.sha256 = read.sha256;
  if (std::string path = path_in_store(root, given, environment); !path.empty()) {
    document.kept = std::move(path);
    document.in_store = true;
  }
  return document;
}

}  // namespace mieux::cli
