#pragma once

#include <optional>
#include <string>

#include "mieux/records/record.hpp"

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

}  // namespace mieux
