#include "report_options.hpp"

#include "everyday_words.hpp"
#include "mieux/base/text.hpp"
#include "selection.hpp"
#include "shared_options.hpp"

namespace mieux::cli {
namespace {

/// `2009-2015` for whole years, otherwise the two bounds as they were typed.
std::string period_text(const PeriodOptions& options) {
  if (options.from.empty() && options.to.empty()) return "all years";
  if (options.from == options.to) return options.from;
  if (options.from.empty()) return "until " + options.to;
  if (options.to.empty()) return "since " + options.from;
  return options.from + (options.from.size() == 4 && options.to.size() == 4 ? "-" : " to ") +
         options.to;
}

}  // namespace

const ReportKind& require_report(const std::string& name) {
  std::vector<std::string_view> names;
  for (const ReportKind& kind : report_kinds()) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  const std::string_view known = hint_on_value("report", name);
  throw Failure(Exit::usage, "there is no report '" + name + "'",
                known.empty() ? suggest(name, names, "`mieux report list` shows the reports")
                              : std::string{known});
}

void require_fit(const ReportKind& kind, const Call& call) {
  const std::string name{kind.name};
  const std::string& id = call.text("ID");
  const PeriodOptions period = period_options_of(call);
  const std::string noun{subject_of(kind.of).singular};
  if (kind.about == ReportKind::About::record && id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about one " + noun + ": say which",
                  "`mieux report show " + name + " ID`; `mieux " + noun + " list` shows them");
  if (kind.about != ReportKind::About::record && !id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about no single record",
                  "leave '" + id + "' out");
  if (kind.about == ReportKind::About::period && period.active && !kind.reads_active)
    throw Failure(Exit::usage, "the report '" + name + "' counts what began in its period",
                  "leave --active out; `mieux report show glance` has both readings");
  if (kind.about != ReportKind::About::period && call.has("grouping"))
    throw Failure(Exit::usage, "the report '" + name + "' has no regions", "leave --grouping out");
  if (kind.about != ReportKind::About::period && period_of(period))
    throw Failure(Exit::usage, "the report '" + name + "' is about no period",
                  "leave --from, --to and --active out; --as-of DATE shows how it stood on a day");
}

ReportRequest request_of(const Call& call) {
  const PeriodOptions period = period_options_of(call);
  ReportRequest request;
  request.period = period_of(period).value_or(Period{}).days;
  request.active = period.active;
  request.period_text = period_text(period);
  return request;
}

}  // namespace mieux::cli
