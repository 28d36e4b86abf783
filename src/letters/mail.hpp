#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// A letter that was saved as a file: a text, or an e-mail with its headers.
struct Mail {
  bool has_headers = false;
  std::string date;                 ///< of the header `Date`, as it stands there; may be empty
  std::string subject;              ///< decoded; may be empty
  std::vector<std::string> people;  ///< display names in From, To and Cc
  std::string body;                 ///< UTF-8, lines end with LF, no control characters
};

/// Reads a text in UTF-8, or an e-mail after RFC 5322 and 2045: its first part of plain text, in
/// UTF-8 or Latin-1. Fails (3) for anything else, and for a text of more than 1 MiB; `name` is for
/// messages.
Mail read_mail(std::string_view bytes, const std::string& name);

}  // namespace mieux
