#pragma once

#include <string_view>
#include <vector>

namespace mieux {

/// Does the line open a letter, such as `Dear Sir,`, or close it, such as `Yours sincerely,`? In
/// English, French, Spanish and Portuguese, the most usual of German and Italian. `lines_after`:
/// how many lines with text follow; some phrases close only near the end.
bool opens_letter(std::string_view line);
bool closes_letter(std::string_view line, std::size_t lines_after);

/// Does what was written before begin at line `i`, in an e-mail that answers or passes on another?
bool begins_older_mail(const std::vector<std::string_view>& lines, std::size_t i);

/// Where a signature without a closing formula begins: short lines with capitals at the end of
/// those from `first` to before `last`, one of them a name; `last` if there is none.
std::size_t signature_begin(const std::vector<std::string_view>& lines, std::size_t first,
                            std::size_t last);

}  // namespace mieux
