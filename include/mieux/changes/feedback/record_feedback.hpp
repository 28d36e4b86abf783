#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// What feedback is on.
struct FeedbackOn {
  std::string level;  ///< `activity`, `action`, `event`, `region`, `programme`
  const Record* action = nullptr;
  std::string activity;  ///< `a2`
  const Record* event = nullptr;
  std::string grouping;  ///< of a region
  std::string region;

  /// `benin/a2`, `event/launch`, `region/africa`, `programme`.
  [[nodiscard]] std::string name() const;
};

/// Reads what a person names: an Action or an event by any of its names, `benin/a2` for an
/// activity, `region/africa` in the store's own grouping, `programme`. Fails (2), (3) if it is not
/// there or may be several.
FeedbackOn feedback_on(const Store& store, std::string_view word);

/// The fields of feedback that say it.
yaml::Value fields_on(const FeedbackOn& on);

/// The answers to one question of a form.
struct CountedAnswers {
  std::string question;
  std::uint32_t missing = 0;                                  ///< forms without an answer
  std::vector<std::pair<std::string, std::uint32_t>> counts;  ///< by answer; none for a text
  std::vector<std::string> texts;                             ///< answers in words
};

/// The forms that came back, counted.
struct CountedForms {
  const Record* form = nullptr;
  std::string version;
  std::string date;  ///< when they were closed
  /// Somebody said that day: the same answers to a survey on another day are another survey.
  bool day_is_said = false;
  std::optional<std::uint32_t> sent;
  std::uint32_t received = 0;
  std::string sheet;  ///< fingerprint of the sheet they were counted from; empty: none
  std::vector<CountedAnswers> questions;
};

struct FeedbackWish {
  FeedbackOn on;
  CountedForms forms;
  std::string title;          ///< empty: the form and what it is on
  bool replace = false;       ///< in the place of what was counted of this form on this before
  std::string id;             ///< of a new record; empty: after the form and what it is on
  bool draft = false;         ///< a new record is one
  std::vector<Wish> further;  ///< what else the record says
};

/// The record in which these forms were counted; null if they were not. The forms of an activity,
/// an Action or an event are counted once; surveys of a region or the programme once a day.
const Record* counted_before(const Store& store, const FeedbackOn& on, const CountedForms& forms);

/// Records the answers. The same sheet again changes nothing. Fails (3) if others were counted
/// for this form on this before, unless they are to be replaced; if nothing says how many forms
/// came back; if an id or a draft is wanted of a record that is there.
Change record_feedback(const Store& store, const FeedbackWish& wish,
                       const Circumstances& circumstances);

}  // namespace mieux
