#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/fields/fields.hpp"

namespace mieux {

/// A rendered report: Markdown, and the pictures it shows.
struct Report {
  struct File {
    std::string name;
    std::string text;
  };
  std::string markdown;
  std::vector<File> pictures;
};

/// What a report is asked for.
struct ReportRequest {
  Date period;                     ///< the days it is about
  std::string period_text;         ///< as it was typed: `2009-2015`
  bool with_pictures = false;      ///< whether the Markdown may refer to `Report::pictures`
  const Record* record = nullptr;  ///< of a report on one record: which
};

struct ReportKind {
  /// What it is about: figures of a period, or how things stand; or one record.
  enum class About : std::uint8_t { period, day, record };

  std::string_view name;
  std::string_view summary;
  About about = About::period;
  RecordKind of{};  ///< the kind of the record it is about
  Report (*make)(const View&, const ReportRequest&) = nullptr;
};

/// The reports there are.
std::span<const ReportKind> report_kinds();

/// The facility in figures, for any period.
Report glance_report(const View& view, const ReportRequest& request);

/// The way of the requests of a period: how many came to each step, what became of them, how long
/// they waited, who asked more than once; rejected and forwarded ones by name.
Report requests_report(const View& view, const ReportRequest& request);

/// How each clock of mieux.yaml was kept in a period, by year and by region.
Report clocks_report(const View& view, const ReportRequest& request);

/// An Action Fiche as the steering group decides on it.
Report fiche_report(const View& view, const ReportRequest& request);

/// All Action Fiches that await an opinion, with an overview of who is awaited until when.
Report steering_pack_report(const View& view, const ReportRequest& request);

/// The record of the decision on an Action Fiche: who said what of which text, and the outcome.
Report decision_report(const View& view, const ReportRequest& request);

}  // namespace mieux
