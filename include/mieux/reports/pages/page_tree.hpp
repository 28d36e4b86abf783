#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mieux {

// A text between Markdown and its pages: the tree that pandoc reads and writes as JSON. What is in
// it comes from records and from what people wrote, so nothing of it is trusted.

/// A picture as the pages have it.
struct PagePicture {
  std::string name;    ///< as the Markdown names it
  std::string target;  ///< where the writer of the pages finds it: a file, or `data:`
  double ratio = 0;    ///< height to width; 0: not known, it keeps its own size
};

/// How the pages are made.
struct PageWish {
  std::span<const PagePicture> pictures;
  bool as_html = false;  ///< pictures in `figure` elements, else with a width in centimetres
  std::string language;  ///< two letters
};

/// A tree that is safe to be written, and what it is called.
struct PageTree {
  std::string json;
  std::string title;                           ///< its first heading in plain text; may be empty
  std::vector<std::string> alternatives = {};  ///< of its pictures, in their order, in plain text
  std::vector<std::string> left_out = {};  ///< targets of pictures that are not among the wish's
};

/// The pictures that the tree shows, each once. Fails (4) if it is none of pandoc's.
std::vector<std::string> pictures_in(std::string_view json);

/// The tree with nothing in it that would be run, fetched or read from a file: HTML becomes the
/// text it is (comments go), links keep their target if it is an address of the web, of e-mail or a
/// heading, pictures are those of the wish or their alternative text. Tables have columns that fit
/// the page. Unless it is for HTML, a first heading that is the only one of its level becomes the
/// title. Fails (4) if it is none of pandoc's, (3) if it is nested too deeply.
PageTree page_tree(std::string_view json, const PageWish& wish);

}  // namespace mieux
