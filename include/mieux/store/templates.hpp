#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mieux {

class Store;

/// A template of letters: `templates/NAME.LANGUAGE.md` in a store.
struct LetterTemplate {
  std::string name;
  std::string language;  ///< two letters, such as `fr`
};

/// The templates of a store, by name and language. Other files in the folder are left out. Fails
/// (4) if the folder cannot be read.
std::vector<LetterTemplate> letter_templates(const Store& store);

/// The path of a template in its store.
std::string path_of(const LetterTemplate& letter);

/// The text of a template. Fails (4) if it cannot be read.
std::string text_of(const Store& store, const LetterTemplate& letter);

/// How documents look: `templates/page.html`, `templates/reference.docx`.
std::string path_of_template(std::string_view file);

/// What such a file holds; nothing if there is none. Fails (4) if it cannot be read.
std::optional<std::string> template_file(const Store& store, std::string_view file);

}  // namespace mieux
