#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/letters/filling.hpp"
#include "mieux/store/templates.hpp"

namespace mieux {

/// The template of that name in `language`; if that is empty, in the first language of mieux.yaml
/// that has it, else in the only one there is. Fails (2), with the nearest name, if there is none.
LetterTemplate find_template(const Store& store, std::string_view name, std::string_view language);

/// What a template may name between `{{` and `}}`.
struct Placeholder {
  std::string_view name;
  std::string_view meaning;
};
std::vector<Placeholder> letter_placeholders();

/// Puts what the records say in place of each placeholder of a template's text. Dates are written
/// out in its language, texts cannot become markup. A placeholder there is not, and a value the
/// records lack, is a problem.
FilledTemplate fill_letter(const View& view, const Record& request, const LetterTemplate& letter,
                           std::string_view text);

}  // namespace mieux
