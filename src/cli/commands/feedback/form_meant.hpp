#pragma once

#include <array>
#include <iosfwd>
#include <string>

#include "cli/command_line/command.hpp"
#include "mieux/changes/feedback/record_feedback.hpp"
#include "mieux/store/store.hpp"

namespace mieux::cli {

/// A version of a form.
struct FormMeant {
  const Record& record;
  const FormVersion& version;
};

inline constexpr std::array<Option, 3> form_options{{
    {"--form", "The form (by default the only one of the tool)", "FORM", Source::record, "form"},
    {"--form-version", "Its version (by default the one in use that day)", "VERSION"},
    {"--tool", "The feedback tool, instead of the form", "TOOL", Source::term, "feedback_tools"},
}};

/// What a person says of the form; what is empty was not said.
struct FormWords {
  std::string form;
  std::string version;
  std::string tool;
};
/// What `form_options` say.
FormWords form_words(const Call& call);

/// The form and version that the words name, by default the one in use on the day of a date. Fails
/// (2) if that leaves it open, (3) if there is none.
FormMeant form_meant(const Store& store, const FormWords& words, const std::string& date,
                     std::ostream& err);

/// The last day of an activity or event, or on which an Action ended, as it stands in the record;
/// empty if it is not known.
std::string day_of_feedback(const Store& store, const FeedbackOn& on);

}  // namespace mieux::cli
