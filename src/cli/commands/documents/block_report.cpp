// Blocks that are a report, or a part of one; and the glossary of a document.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "block.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/report_options.hpp"
#include "cli/command_line/shared_options.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/figures/small_cells.hpp"
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

/// A report or a part of one, and what its headings are called, in their order.
struct Cut {
  std::string markdown;
  std::vector<std::string> sections;
};

/// The headings by their English slugs, whatever language the report is in.
Cut whole(const Report& report) {
  Cut cut{report.markdown, {}};
  for (const std::string_view line : split(report.markdown, '\n'))
    if (depth_of(line) > 0) cut.sections.push_back(slug_of_heading(line));
  if (report.sections.size() == cut.sections.size()) cut.sections = report.sections;
  return cut;
}

/// The section under the heading of this name, without the heading.
Cut part_of(const Cut& report, const std::string& part) {
  Cut cut;
  std::string sections;    // named in a hint
  std::size_t inside = 0;  // the depth of its heading
  bool found = false;
  std::size_t next = 0;
  for (const std::string_view line : split(report.markdown, '\n')) {
    const std::size_t depth = depth_of(line);
    const std::string name = depth > 0 ? report.sections[next++] : std::string{};
    if (depth == 2) sections += (sections.empty() ? "" : ", ") + name;
    if (depth > 0 && inside > 0 && depth <= inside) inside = 0;
    if (inside > 0) cut.markdown += std::string{line} + '\n';
    if (inside > 0 && depth > 0) cut.sections.push_back(name);
    if (depth > 0 && inside == 0 && !found && name == part) {
      inside = depth;
      found = true;
    }
  }
  if (found) return cut;
  const std::vector<std::string_view> known(report.sections.begin(), report.sections.end());
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

/// Without the commands below its tables: readers of a published report do not type them.
std::string without_sources(const std::string& markdown, const Language& language) {
  std::string text;
  for (const std::string_view line : split(trimmed(markdown), '\n')) {
    if (is_source(line, language) || (line.empty() && text.ends_with("\n\n"))) continue;
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

/// What the headings of a text are called, by their own slugs.
std::map<std::string, std::string> names_of_headings(const Cut& cut) {
  std::map<std::string, std::string> names;
  std::size_t next = 0;
  for (const std::string_view line : split(cut.markdown, '\n'))
    if (depth_of(line) > 0) names.try_emplace(slug_of_heading(line), cut.sections[next++]);
  return names;
}

/// A text in which figures are found; `language` knows what its rows and columns are called in
/// English.
struct FiguresIn {
  const Cut& cut;
  const std::string& part;
  const Language& language;
};

/// What a figure of the table may be called, the same in all languages: several, where what two
/// are called is said alike.
std::vector<std::string> ids_of(const TableFigure& figure, const std::string& title,
                                const FiguresIn& in) {
  std::vector<std::string> ids;
  for (const std::string& row : in.language.names_of(figure.row))
    for (const std::string& column : in.language.names_of(figure.column))
      ids.push_back(id_of({title, row, column}, in.part));
  return ids;
}

/// `english`: the ids that there are in English, asked for where there are several to choose from.
template <typename English>
std::vector<BlockFigure> figures_of_text(const FiguresIn& in, const std::string& shown,
                                         English english) {
  const auto& [cut, part, language] = in;
  const std::map<std::string, std::string> names = names_of_headings(cut);
  std::vector<BlockFigure> figures;
  for (const TableFigure& figure : figures_in(cut.markdown, language)) {
    const std::string column = figure.column.empty() ? "" : "/" + figure.column;
    const auto title = names.find(slug(figure.title));
    std::vector<std::string> ids =
        ids_of(figure, title == names.end() ? figure.title : title->second, in);
    if (ids.size() > 1) {
      const std::set<std::string>& known = english();
      std::stable_partition(ids.begin(), ids.end(),
                            [&](const std::string& id) { return known.contains(id); });
    }
    figures.push_back({ids.front(),
                       figure.value,
                       figure.in_sentence ? std::string{} : figure.row + column,
                       {},
                       figure.sources});
  }
  if (figures.empty()) figures.push_back({"text", "~" + sum_of(shown).substr(0, 6), {}, {}});
  return figures;
}

/// The report as it is asked for: made once for all blocks that are a part of it.
MadeReport made_report(const ReportKind& kind, const View& asked_of, const ReportRequest& request,
                       MadeReports& made) {
  View view = asked_of;
  std::string asked{kind.name};
  for (const std::string& word :
       {to_string(view.as_of.day), view.grouping, view.language.code(), request.period.to_string(),
        request.period_text,
        request.record == nullptr ? std::string{} : std::string{request.record->id},
        std::to_string(request.part), request.term, request.region})
    asked += '\n' + word;
  asked +=
      std::string{request.active ? "\nactive" : ""} + (request.with_pictures ? "\npictures" : "");
  const auto found = made.find(asked);
  if (found != made.end()) return found->second;
  view.language = view.language.with_names();
  const auto make = [&](const View& published) { return kind.make(published, request); };
  MadeReport report{view.small_cells ? make(view) : published_together(view, make), view.language};
  return made.emplace(asked, std::move(report)).first->second;
}

/// The ids of the figures in the same part in English.
std::set<std::string> english_ids(const ReportKind& kind, View view, const ReportRequest& request,
                                  const std::string& part, MadeReports& made) {
  view.language = {};
  const MadeReport report = made_report(kind, view, request, made);
  Cut cut = whole(report.report);
  if (!part.empty()) cut = part_of(cut, part);
  std::set<std::string> ids;
  for (const BlockFigure& figure : figures_of_text(
           {cut, part, report.language}, {}, [&ids]() -> auto& { return ids; }))
    ids.insert(figure.id);
  return ids;
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
    take_subject(request,
                 subject_of_report(kind, maker.store, call.text("ID"), false, maker.err));
  auto [report, language] = made_report(kind, view, request, *maker.reports);
  const std::string& part = call.text("part");
  Cut cut = whole(report);
  if (!part.empty()) cut = part_of(cut, part);
  cut.markdown = at_level(cut.markdown, number_of(call, "level"));
  BlockResult result;
  result.markdown = call.has("sources") ? cut.markdown : without_sources(cut.markdown, language);
  std::optional<std::set<std::string>> in_english;
  result.figures = figures_of_text(
      {cut, part, language}, result.markdown, [&]() -> const std::set<std::string>& {
        if (!in_english) in_english = english_ids(kind, view, request, part, *maker.reports);
        return *in_english;
      });
  take_pictures(report, maker, result);
  return result;
}

BlockResult glossary_block(const Call& call, const BlockMaker& maker) {
  if (maker.document.empty())
    throw Failure(Exit::usage, "a glossary is of the document that it stands in",
                  "write `<!-- mieux: glossary -->` into the document, and build it");
  const View view = view_of_block(call, maker);
  BlockResult result{
      glossary_of(maker.store.vocabularies(), maker.document, view.language), {}, {}};
  if (result.markdown.empty())
    result.markdown = view.language.text("No abbreviation of the vocabulary appears.") + "\n";
  result.figures.push_back({"text", "~" + sum_of(result.markdown).substr(0, 6), {}, {}});
  return result;
}

}  // namespace mieux::cli
