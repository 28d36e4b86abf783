#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/command_line/command.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "mieux/reports/documents/living_document.hpp"
#include "mieux/reports/report.hpp"

namespace mieux::cli {

/// A record, or a part of one, behind a figure.
struct BehindFigure {
  std::string name;   ///< `benin`, `benin/a1`
  std::string value;  ///< what it adds to the figure; empty where each counts as one
  std::string title;  ///< may be empty
};

/// A figure of a block and the records behind it.
struct BlockFigure {
  std::string id;     ///< within the block: `africa-west`, `africa-west/one`, `total`
  std::string value;  ///< as it is shown; `~` and a sum for what is no figure
  std::string label;  ///< of its row, and of its column behind a `/` if there are several
  std::vector<BehindFigure> records;
  /// Commands that print it again: of a figure whose records are not known yet.
  std::vector<std::string> sources = {};
  /// Of what its block counts that which this figure does, as an expression; empty: all of it.
  /// Nothing: no expression says it.
  std::optional<std::string> where = {};
  std::string unit = {};  ///< what is counted, in the plural: `activities`; empty: nothing to say
};

// Figures of commands that are in no row.
inline constexpr std::string_view total_id = "total";
inline constexpr std::string_view undated_id = "undated";

/// What a block says.
struct BlockResult {
  std::string markdown;
  std::vector<BlockFigure> figures;
  std::vector<Report::File> pictures;
};

/// A report, and the language it is in, which knows how what it says is called in English.
struct MadeReport {
  Report report;
  Language language;
};

/// Reports made for other blocks from the same store, by what was asked for.
using MadeReports = std::map<std::string, MadeReport, std::less<>>;

/// What a block is made from.
struct BlockMaker {
  const Store& store;
  const schema::Schemas& schemas;
  AsOf as_of;         ///< the day asked about, if the block names none
  std::ostream& err;  ///< for notes
  /// What the names of its pictures begin with, such as `annual-f3`; empty: it has none.
  std::string pictures = {};
  std::string document = {};  ///< of a block about the text it stands in: that text
  /// Parts of one report are cut from one: copies of a maker share them.
  std::shared_ptr<MadeReports> reports = std::make_shared<MadeReports>();
  /// The languages that blocks asked for, which know what was missing: copies of a maker share
  /// them.
  std::shared_ptr<std::map<std::string, Language>> languages =
      std::make_shared<std::map<std::string, Language>>();

  /// Tables of answers that the document shows; null: its block stands alone.
  std::shared_ptr<SmallCells> small_cells = nullptr;

  /// Fails (2) if there is no such language.
  [[nodiscard]] const Language& language(const std::string& code) const;
};

/// A kind of block: a command, `mieux block WORD`, whose result is put between the marks.
struct BlockKind {
  const Command& command;
  BlockResult (*make)(const Call& call, const BlockMaker& maker);
};

std::span<const BlockKind> block_kinds();

/// The words of a mark as those of a command line, with what the document says for all its blocks.
/// Fails (2) for a kind that there is not, or words that it does not take.
Call call_of_block(const std::vector<MarkWord>& words, const std::vector<MarkWord>& settings,
                   const schema::Schemas& schemas);

/// What the words of a mark ask, with what they take of the document, in words.
std::string query_of_block(const std::vector<MarkWord>& words,
                           const std::vector<MarkWord>& settings);

/// Does the block say something about the document's own text, so that it is made last?
bool is_about_the_text(const std::vector<MarkWord>& words);

/// Does the block name the day it answers for, by itself or by a period that ends?
bool names_a_day(const Call& call);

/// Makes what the call asks for. Fails as its command does.
BlockResult make_block(const Call& call, const BlockMaker& maker);

// The kinds, each in the file that makes it.
BlockResult figure_block(const Call& call, const BlockMaker& maker);
BlockResult stats_block(const Call& call, const BlockMaker& maker);
BlockResult chart_block(const Call& call, const BlockMaker& maker);
BlockResult list_block(const Call& call, const BlockMaker& maker);
BlockResult timeline_block(const Call& call, const BlockMaker& maker);
BlockResult claims_block(const Call& call, const BlockMaker& maker);
BlockResult answers_block(const Call& call, const BlockMaker& maker);
BlockResult report_block(const Call& call, const BlockMaker& maker);
BlockResult glossary_block(const Call& call, const BlockMaker& maker);

/// What the block asks of figures: its period, which records, its steps.
StatsOptions stats_options_of(const Call& call);

/// A figure of a report as a command below it counts it.
struct CountedFigure {
  Call call;
  BlockResult result;
  BlockFigure figure;
};

/// The figure among those of its commands: of the same row and column and the same value; else of
/// the only command that counts a single figure, and this value. Nothing if no command does, or if
/// several such commands have the value, so that nobody knows which is meant.
std::optional<CountedFigure> counted_by_command(const BlockFigure& figure, const BlockMaker& maker);

/// The figure with the records behind it: where they are not known yet, what its sources say.
BlockFigure with_records(const BlockFigure& figure, const BlockMaker& maker);

/// The view that a block has: on the day of `as-of`, else on the last day of its period, if that is
/// over, else on the day of the maker; for everybody.
View view_of_block(const Call& call, const BlockMaker& maker);

}  // namespace mieux::cli
