#pragma once

#include <string>
#include <vector>

#include "events.hpp"
#include "pages.hpp"

namespace mieux {

// Sections of the report of a year, each with its heading. Those that other reports share say so.

void write_numbers(Pages& pages);
/// The regions in which anything was ever asked for or done; `none` last, if Actions have none.
std::vector<Vocabularies::Region> regions_with_chapter(const Pages& pages);
/// A chapter for each region in which anything was ever asked for or done.
void write_regions(Pages& pages, const std::vector<EventStory>& events);
/// The chapter of one region; `none`: of what has no region; empty: of everything.
void write_region(Pages& pages, const std::vector<EventStory>& events, const std::string& region);
void write_events(Pages& pages, const std::vector<EventStory>& events);
/// Also of the reports `experts` and `decade`.
void write_experts(Pages& pages);
/// How many persons and experts in the period, and to date: also of other reports.
void write_deployment(Pages& pages);
/// How many partner authorities rate good or excellent.
void write_ratings(Pages& pages);
void write_feedback(Pages& pages);
void write_clocks(Pages& pages);
/// How clocks were kept that are meant, in a table with its sources: also of other reports. Whether
/// there are any.
bool write_clocks_kept(Pages& pages, bool (*is_meant)(const Store&, const ClockRule&));
void write_effects(Pages& pages);
void write_publications(Pages& pages);
void write_requests(Pages& pages);
void write_concluded(Pages& pages, const std::vector<EventStory>& events);
void write_outlook(Pages& pages);
/// Also a report of its own.
void write_thanks(Pages& pages, const std::vector<EventStory>& events);
void write_not_dated(Pages& pages);
/// The same of these subjects alone.
void write_not_dated(Pages& pages, const std::vector<std::string_view>& subjects);

/// A table of deliverables, one a row, with their life: `figure` counts them.
std::string deliverables_table(const View& view, const Statistics& statistics,
                               const Figure& figure);

/// A table of effects, one a row.
std::string effects_table(const View& view, const Statistics& statistics);

}  // namespace mieux
