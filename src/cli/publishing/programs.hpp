#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/reports/pages/page_tree.hpp"
#include "mieux/reports/report.hpp"
#include "publishing.hpp"

namespace mieux::cli {

/// A folder for what programs read that nobody else can look into; removed with the object. Fails
/// (4) if it cannot be made.
class PrivateFolder {
 public:
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Fails (4) if the file cannot be written.
  void write(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

// What the programs do. Each fails (4) with what its program said if that fails.

/// What pandoc reads in a Markdown text, in its sandbox.
std::string tree_of(std::string_view markdown, const PrivateFolder& folder);
/// A tree as HTML without a head, in the sandbox.
std::string html_of(std::string_view tree, const PrivateFolder& folder);
/// A tree as DOCX or ODT, with the styles of the store's `templates/reference.docx` or `.odt`, else
/// our own. Outside the sandbox, in which pandoc does not find its own files: it names no file but
/// those of `folder`.
std::string office_document(const PageTree& tree, PageForm form, const Store& store,
                            const PrivateFolder& folder);
/// A page of HTML as PDF.
std::string pdf_of(std::string_view html, std::vector<std::string> interpreter);

/// A picture that HTML holds itself.
PagePicture held_picture(const Report::File& file);
/// A picture as a bitmap in the folder, of which it is the one of this number.
PagePicture drawn_picture(const Report::File& file, std::size_t number,
                          const PrivateFolder& folder);

}  // namespace mieux::cli
