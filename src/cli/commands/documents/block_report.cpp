// Blocks that are a report, or a part of one; and the glossary of a document.
#include <algorithm>

#include "block.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/report_options.hpp"
#include "cli/command_line/shared_options.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/documents/report_tables.hpp"
#include "mieux/reports/periods/glossary.hpp"

namespace mieux::cli {
namespace {

constexpr std::size_t deepest_heading = 6;

/// How deep the heading is; 0 if the line is none.
std::size_t depth_of(std::string_view line) {
  const std::size_t depth = std::min(line.find_first_not_of('#'), line.size());
  return depth > 0 && depth <= deepest_heading && line.substr(depth).starts_with(' ') ? depth : 0;
}

std::string slug_of_heading(std::string_view line) {
  return slug(line.substr(line.find_first_not_of('#')));
}

/// The section of a report under the heading whose slug this is, without the heading.
std::string part_of(const std::string& markdown, const std::string& part) {
  std::string text;
  std::vector<std::string> names;
  std::string sections;    // named in a hint
  std::size_t inside = 0;  // the depth of its heading
  bool found = false;
  for (const std::string_view line : split(markdown, '\n')) {
    const std::size_t depth = depth_of(line);
    if (depth > 0) names.push_back(slug_of_heading(line));
    if (depth == 2) sections += (sections.empty() ? "" : ", ") + names.back();
    if (depth > 0 && inside > 0 && depth <= inside) inside = 0;
    if (inside > 0) text += std::string{line} + '\n';
    if (depth > 0 && inside == 0 && !found && names.back() == part) {
      inside = depth;
      found = true;
    }
  }
  if (found) return text;
  const std::vector<std::string_view> known(names.begin(), names.end());
  throw Failure(
      Exit::usage, "part: the report has no part " + in_quotes(part),
      suggest(part, known, "its sections: " + sections + "; each heading in them is a part, too"));
}

/// The same text, its headings so much deeper that the first ones have the depth `level`.
std::string at_level(const std::string& markdown, std::size_t level) {
  std::size_t least = deepest_heading + 1;
  for (const std::string_view line : split(markdown, '\n'))
    if (depth_of(line) > 0) least = std::min(least, depth_of(line));
  std::string text;
  for (const std::string_view line : split(trimmed(markdown), '\n')) {
    const std::size_t depth = depth_of(line);
    const std::size_t wanted =
        std::min(depth + level - std::min(least, depth + level), deepest_heading);
    text += (depth == 0 ? std::string{line}
                        : std::string(wanted, '#') + std::string{line.substr(depth)}) +
            '\n';
  }
  return text;
}

/// The pictures of the report as those of the block: their names begin with the block's.
void take_pictures(Report& report, const BlockMaker& maker, BlockResult& result) {
  for (Report::File& picture : report.pictures) {
    const std::string old = "](" + picture.name + ")";
    const std::size_t at = result.markdown.find(old);
    if (at == std::string::npos) continue;  // of another part
    picture.name = maker.pictures + "-" + picture.name;
    result.markdown.replace(at, old.size(), "](" + picture.name + ")");
    result.pictures.push_back(std::move(picture));
  }
}

/// Is it the command below a table, or a line of a list of such?
bool is_source(std::string_view line) {
  return line.starts_with("Source: `mieux ") || line.starts_with("Source (") ||
         line == "Sources:" || line.starts_with("- `mieux ");
}

/// Without the commands below its tables: readers of a published report do not type them.
std::string without_sources(const std::string& markdown) {
  std::string text;
  for (const std::string_view line : split(trimmed(markdown), '\n')) {
    if (is_source(line) || (line.empty() && text.ends_with("\n\n"))) continue;
    text += std::string{line} + '\n';
  }
  return text;
}

/// `actions-by-region/asia`: the words as an id, without the part that the block asks for.
std::string id_of(const std::vector<std::string>& names, const std::string& part) {
  std::string id;
  for (const std::string& name : names)
    if (!slug(name).empty() && slug(name) != part) id += (id.empty() ? "" : "/") + slug(name);
  return id;
}

std::vector<BlockFigure> figures_of_text(const std::string& markdown, const std::string& shown,
                                         const std::string& part) {
  std::vector<BlockFigure> figures;
  for (const TableFigure& figure : figures_in(markdown)) {
    const std::string column = figure.column.empty() ? "" : "/" + figure.column;
    figures.push_back({id_of({figure.title, figure.row, figure.column}, part),
                       figure.value,
                       figure.in_sentence ? std::string{} : figure.row + column,
                       {},
                       figure.sources});
  }
  if (figures.empty()) figures.push_back({"text", "~" + sum_of(shown).substr(0, 6), {}, {}});
  return figures;
}

/// The report as it is asked for: made once for all blocks that are a part of it.
Report made_report(const ReportKind& kind, const View& view, const ReportRequest& request,
                   MadeReports& made) {
  std::string asked{kind.name};
  for (const std::string& word :
       {to_string(view.as_of.day), view.grouping, request.period.to_string(), request.period_text,
        request.record == nullptr ? std::string{} : std::string{request.record->id}, request.term,
        request.region})
    asked += '\n' + word;
  asked +=
      std::string{request.active ? "\nactive" : ""} + (request.with_pictures ? "\npictures" : "");
  const auto found = made.find(asked);
  if (found != made.end()) return found->second;
  return made.emplace(asked, kind.make(view, request)).first->second;
}

}  // namespace

BlockResult report_block(const Call& call, const BlockMaker& maker) {
  const ReportKind& kind = require_report(call.text("NAME"));
  require_fit(kind, call);
  if (kind.for_staff)
    throw Failure(Exit::refused, "the report '" + std::string{kind.name} + "' is for staff alone",
                  "a living document is for everybody; `mieux report show` prints it");
  const View view = view_of_block(call, maker);
  ReportRequest request = request_of(call, kind, view);
  if (call.has("region")) request.region = region_of_report(kind, view, call.text("region"));
  request.with_pictures = !maker.pictures.empty();
  if (kind.about == ReportKind::About::record)
    request.record = &find_record(maker.store, call.text("ID"), kind.of, maker.err);
  Report report = made_report(kind, view, request, *maker.reports);
  const std::string& part = call.text("part");
  BlockResult result;
  result.markdown = part.empty() ? report.markdown : part_of(report.markdown, part);
  result.markdown = at_level(result.markdown, number_of(call, "level"));
  const std::string with_sources = result.markdown;
  if (!call.has("sources")) result.markdown = without_sources(result.markdown);
  result.figures = figures_of_text(with_sources, result.markdown, part);
  take_pictures(report, maker, result);
  return result;
}

BlockResult glossary_block(const Call&, const BlockMaker& maker) {
  if (maker.document.empty())
    throw Failure(Exit::usage, "a glossary is of the document that it stands in",
                  "write `<!-- mieux: glossary -->` into the document, and build it");
  BlockResult result{glossary_of(maker.store.vocabularies(), maker.document), {}, {}};
  if (result.markdown.empty()) result.markdown = "No abbreviation of the vocabulary appears.\n";
  result.figures.push_back({"text", "~" + sum_of(result.markdown).substr(0, 6), {}, {}});
  return result;
}

}  // namespace mieux::cli
