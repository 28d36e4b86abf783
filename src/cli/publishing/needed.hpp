#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "publishing.hpp"

namespace mieux::cli {

/// What a document is made with.
struct NeededPrograms {
  PageForm form{};
  bool pictures = false;  ///< bitmaps are drawn
  /// Of a page: its template, to say where a family of letters is named that is not there. The
  /// path is empty if the template is not the store's.
  std::string path;
  std::string page;
};

/// Fails (3), with the packages to install, if a program or a family of letters is not there.
void require_programs(const NeededPrograms& needed, Environment& environment);

/// Fails (3) if no font that is installed has the letters of the texts, which are to be drawn:
/// looks for one of each sort.
void require_letters(PageForm form, const std::vector<std::string_view>& texts);

/// The interpreter of Python that WeasyPrint is installed for, with its options; empty if it is not
/// installed.
std::vector<std::string> weasyprint_interpreter(const Environment& environment);

}  // namespace mieux::cli
