#pragma once

#include <map>
#include <string>
#include <string_view>

#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {

/// One Action as reports tell it: for the audience of a view, on its day. Texts are ready for
/// Markdown. Keeps references to the view and the record.
class ActionFacts {
 public:
  ActionFacts(const View& view, const Record& record);

  const View& view;
  const Record& record;
  const Action& action;
  const Record* request;  ///< null if it is not known
  Status status;
  VisibleRecord visible;

  /// Has what happened at `when` happened by the day of the view, or may it have?
  [[nodiscard]] bool is_past(const When& when) const {
    return happened(when, view.as_of) != Truth::no;
  }
  [[nodiscard]] Fieldwork work() const { return {action, record.imported}; }
  [[nodiscard]] std::string label(std::string_view vocabulary, std::string_view id) const;
  /// The values of a field of the Action as people read them, separated by commas.
  [[nodiscard]] std::string values(std::string_view field) const;
  /// The name of an organisation in use on the day of the view.
  [[nodiscard]] std::string organisation(std::string_view id) const;
  /// The names of organisations of a list of ids.
  [[nodiscard]] std::string organisations(const VisibleValue& ids) const;
  /// "Completed in part".
  [[nodiscard]] std::string standing() const;
  /// "2018-06-04 to 2019-03-29", "since 2022-09-12"; empty if nothing is known of it.
  [[nodiscard]] std::string time_held() const;
  /// "2018-06 to 2019-03"; empty if nothing was planned.
  [[nodiscard]] std::string time_planned() const;
};

/// "2018-06-04 to 2018-06-08"; one date if there is no other, or both are the same.
std::string days_between(const When& start, const When& end, const Language& language);

/// "Handbook for counsellors: drafted 2018-09-21; adopted 2019-06-14 by Decision 14/2019": what had
/// happened to a deliverable by the day of the view, in Markdown; "expected" behind it while it is
/// awaited.
std::string life_of(const ActionFacts& facts, const VisibleValue& said,
                    const Deliverable& deliverable);

/// Countries of the experts that went on missions of each Action by the day of the view, with the
/// persons of each: "France 2, Portugal at least 1"; by id of the Action.
std::map<std::string, std::string> experts_of_actions(const View& view);

}  // namespace mieux
