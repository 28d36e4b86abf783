#include "published_experts.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "mieux/base/text.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

/// Totals that were published by a field of missions, beside the persons that can be counted.
class PublishedTotals {
 public:
  PublishedTotals(Pages& pages, const VisibleRecord& record, Date as_of)
      : pages_(pages),
        record_(record),
        by_(record.text_at("by")),
        day_(std::min(as_of.last(), pages.view().as_of.day)) {}

  void write() {
    View then = pages_.view();
    then.as_of.day = day_;
    StatsQuery asked = pages_.to_date("missions", {}, {}, "experts");
    const auto field = find_field(then, *asked.subject, by_);
    if (field) asked.by = {*field};
    const Statistics counted = count(then, asked);
    pages_.title(3, {std::string{record_.text_at("title")}, std::string{record_.text_at("title")}});
    pages_.table_head({"of", "published:", "can be counted:"});
    for (const VisibleValue& value : record_.at("values").children())
      row_of(field ? label_of(then, *field, value.key()) : std::string{value.key()}, value.text(),
             figure_of(counted, value.key()));
    for (std::size_t i = 0; i < counted.rows.size(); ++i)
      if (counted.row_totals[i].value > 0 && !record_.at("values").at(counted.rows[i].id))
        row_of(counted.rows[i].label, {}, &counted.row_totals[i]);
    row_of(pages_.words("Total"), record_.text_at("total"), &counted.total);
    pages_.sources({"`mieux stats missions" + (field ? " --by " + std::string{by_} : "") +
                    " --measure experts --as-of " + to_string(day_) + "`"});
  }

 private:
  void row_of(const std::string& label, std::string_view published, const Figure* counted) {
    pages_.write("| " + for_markdown(label) + " | " + for_markdown(published) + " | " +
                 (counted == nullptr ? std::string{} : pages_.number(*counted)) + " |\n");
  }

  [[nodiscard]] static const Figure* figure_of(const Statistics& counted, std::string_view id) {
    for (std::size_t i = 0; i < counted.rows.size(); ++i)
      if (counted.rows[i].id == id) return &counted.row_totals[i];
    return nullptr;
  }

  Pages& pages_;
  const VisibleRecord& record_;
  std::string_view by_;
  Day day_;
};

/// A record of a published number.
struct Published {
  Published(const View& view, const Record& of)
      : record(of),
        visible(view.store, of, view.audience),
        as_of(Date::parse(visible.text_at("as_of"))) {}

  const Record& record;
  VisibleRecord visible;
  std::optional<Date> as_of;
};

/// Those of experts, of days up to that of the report.
std::deque<Published> published(const Pages& pages, RecordKind kind) {
  const View& view = pages.view();
  std::deque<Published> all;
  for (const Record& record : view.store.records(kind)) {
    if (!record.whole || record.draft) continue;
    const Published& one = all.emplace_back(view, record);
    if (one.visible.text_at("unit") != "experts" || !one.as_of ||
        one.as_of->first() > view.as_of.day)
      all.pop_back();
  }
  return all;
}

void write_totals(Pages& pages, const std::deque<Published>& totals) {
  if (totals.empty()) return;
  pages.paragraph(
      "These were published as totals. No records stand behind them, and they are part of no "
      "figure above. Beside them are the persons whom the records of that day count on missions.");
  for (const Published& one : totals) PublishedTotals(pages, one.visible, *one.as_of).write();
}

void write_claims(Pages& pages, const std::deque<Published>& claims) {
  if (claims.empty()) return;
  pages.title(3, "Published figures on experts");
  pages.table_head({"figure", "published:", "counted:", "why"});
  for (const Published& one : claims) {
    const CheckedClaim claim = check_claim(pages.view(), one.record);
    pages.write(
        "| " + for_markdown(one.visible.text_at("title")) + " | " + for_markdown(claim.published) +
        " | " +
        (claim.counted.empty() ? pages.words("not countable") : for_markdown(claim.counted)) +
        " | " + for_markdown(claim.explanation) + " |\n");
  }
  pages.sources({"`mieux claim check`"});
}

}  // namespace

void write_published_experts(Pages& pages) {
  const std::deque<Published> totals = published(pages, RecordKind::aggregate);
  const std::deque<Published> claims = published(pages, RecordKind::claim);
  if (totals.empty() && claims.empty()) return;
  pages.title(2, "Published totals beside what can be counted");
  write_totals(pages, totals);
  write_claims(pages, claims);
}

}  // namespace mieux
