#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "command.hpp"
#include "mieux/reports/report.hpp"

namespace mieux::cli {

/// The report called `name`, or a Failure (2) that suggests the nearest.
const ReportKind& require_report(const std::string& name);

/// Fails (2) if the call names what a report of its sort does not take, or lacks what it needs.
void require_fit(const ReportKind& kind, const Call& call);

/// The period or the term that a report is asked for. Fails (2) if the word is neither.
ReportRequest request_of(const Call& call, const ReportKind& kind, const View& view);

/// What a report on a record is about: the record, and the position of the part it is about.
struct ReportSubject {
  const Record* record = nullptr;
  std::uint32_t part = 0;
};

/// The record that `word` means, or for a report on a part of an Action (`benin/a2`) both. Fails
/// (2) if there is none, and (3) if `whole` is asked for and it cannot be read.
ReportSubject subject_of_report(const ReportKind& kind, const Store& store, const std::string& word,
                                bool whole, std::ostream& err);

/// Puts it into the request.
inline void take_subject(ReportRequest& request, const ReportSubject& about) {
  request.record = about.record;
  request.part = about.part;
}

/// What the file of a report is called, without its ending: `fiche-2026-01`, `country-ben`,
/// `evaluation-benin-a2`. Reports on different records, parts or terms do not take each other's
/// place.
std::string file_name(const ReportKind& kind, const View& view, const ReportRequest& request);

/// The id of the region whose chapter is asked for. Fails (2) if the report has no such chapters,
/// or there is no such region.
std::string region_of_report(const ReportKind& kind, const View& view, const std::string& word);

}  // namespace mieux::cli
