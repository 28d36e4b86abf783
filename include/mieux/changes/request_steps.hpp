#pragma once

#include <optional>
#include <string>

#include "mieux/changes/changes.hpp"

namespace mieux {

/// A document that a step rests on: a letter, an e-mail, minutes.
struct Evidence {
  std::string type;    ///< what it is; empty: what the step suggests
  std::string kept;    ///< a path in the store, or a place in the archive
  std::string sha256;  ///< of the file; empty if it is none
};

/// A step in the life of a request, as an officer records it. Empty: not said.
struct StepWish {
  RequestStep step = RequestStep::received;
  std::string on;          ///< a date, as precise as known; empty: today
  std::string reason;      ///< of a rejection: a term of rejection_reasons, or its label
  std::string to;          ///< the facility it is forwarded to: a term of facilities, or its label
  std::string into;        ///< the id of the request it is merged into
  std::string note;        ///< reason or circumstance in words
  std::string by;          ///< code of the member of the staff who records it
  std::string decided_by;  ///< role or body that decided
  std::string despite;     ///< why it is approved although opinions stand against it
  std::string action;      ///< of a later version: the Action it changes; of a first one: its id
  std::optional<Evidence> evidence;
};

// Each fails (3), with the rule and the way out, if the step cannot follow on what the request is
// now, and (2) for a date that is none.

/// Acknowledged, screened, rejected, forwarded, withdrawn, merged, on hold, resumed or reopened. A
/// rejection also stands as the decision in the versions of Action Fiches that were sent; of an
/// approved request it is that of the version sent alone. Whatever ends a request ends its being a
/// draft.
Change take_step(const Store& store, const Record& request, const StepWish& wish,
                 const Circumstances& circumstances);

/// Sends the open versions of the request's Action Fiches to the steering group, again if a text
/// was changed since. Fails (3) while one of them lacks something, and names all of it.
Change submit_request(const Store& store, const Record& request, const StepWish& wish,
                      const Circumstances& circumstances);

/// Records the steering group's approval of what was sent. A first version becomes an Action: its
/// planned activities are the Action's. A later one changes the Action there is. Fails (3) while an
/// opinion is missing, objecting or suspect, unless `despite` says why it is approved all the same.
Change approve_request(const Store& store, const Record& request, const StepWish& wish,
                       const Circumstances& circumstances);

}  // namespace mieux
