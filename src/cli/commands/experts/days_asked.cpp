#include "days_asked.hpp"

#include "cli/environment.hpp"

namespace mieux::cli {

Date days_asked(const std::string& text, const std::string& option) {
  const std::size_t dots = text.find("..");
  const std::string from = text.substr(0, dots);
  const std::string to = dots == std::string::npos ? from : text.substr(dots + 2);
  const Day first = first_day_option(from, option);
  const Day last = last_day_option(to, option);
  if (last < first)
    throw Failure(Exit::usage, option + ": " + from + " is later than " + to,
                  "write the earlier day first");
  return {first, last};
}

}  // namespace mieux::cli
