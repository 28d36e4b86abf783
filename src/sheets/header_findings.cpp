#include "header_findings.hpp"

#include "mieux/base/text.hpp"

namespace mieux {

void HeaderFindings::add(const Sheet& sheet, const Sheet::Cell& column,
                         const std::function<Words()>& words) {
  ++count_;
  if (count_ == most_said_of_header + 1) first_left_out_ = sheet.place_of(column);
  if (count_ > most_said_of_header) return;
  auto [message, hint] = words();
  said_.push_back({severity_, {}, sheet.place_of(column), std::move(message), std::move(hint), {}});
}

void HeaderFindings::finish() {
  if (count_ <= most_said_of_header) return;
  said_.push_back(
      {severity_,
       {},
       first_left_out_,
       "from here on, " + counted(count_ - most_said_of_header, "more column") + " " + others_,
       {},
       {}});
}

}  // namespace mieux
