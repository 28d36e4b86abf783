#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Makes records of the forms that mieux.yaml lists, each with the questions that feedback answered
/// on it, and takes the list away. Fails (3) if it lists none, or one whose name cannot be an id.
Change take_over_forms(const Store& store, const Circumstances& circumstances);

/// A question as a person types it: texts in the form's first language.
struct QuestionWish {
  std::string id;
  std::string text;
  std::string scale;                 ///< empty: none
  std::vector<std::string> choices;  ///< empty: none; neither: a text is asked for
  bool several = false;              ///< more than one choice may be taken
};

/// Adds a question at the end of the form's last version, which is begun (`1`) if there is none.
Change add_question(const Store& store, const Record& form, const QuestionWish& wish);
/// Adds a scale: its levels from lowest to highest.
Change add_scale(const Store& store, const Record& form, const std::string& id,
                 const std::vector<std::string>& levels);
/// A next version with the questions of the last one, each of which goes on with its own; the last
/// one is retired on the day. Fails (3) if the form has that version.
Change new_form_version(const Store& store, const Record& form, const std::string& version,
                        const std::string& from);
/// The version, or all that are in use, is used no more from that day on.
Change retire_form(const Store& store, const Record& form, const std::string& version,
                   const std::string& on);

/// Refuses (3) what changes the meaning of a version that feedback uses: its questions, kinds,
/// answers and the texts it was asked in. Texts in further languages may be added, and it may be
/// retired.
void guard_forms(const Store& store, const Change& change);

}  // namespace mieux
