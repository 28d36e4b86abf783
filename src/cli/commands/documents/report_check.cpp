// mieux report check [FILE...]: do living documents say what the records say?
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "at_last_commit.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/line_diff.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/pages/funding.hpp"

namespace mieux::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A block that is not what the records say now.
struct Deviation {
  const Block* block = nullptr;
  BlockState state{};
  std::vector<MovedFigure> moved;
  std::vector<std::string> pictures;  ///< missing ones, or other than they were built
  std::string difference;             ///< line by line
};

std::string_view name_of(BlockState state) {
  switch (state) {
    case BlockState::current: return "picture";
    case BlockState::not_built: return "not-built";
    case BlockState::edited: return "edited";
    case BlockState::query_changed: return "query-changed";
    case BlockState::moved: return "records-moved";
    case BlockState::reworded: return "reworded";
  }
  return {};
}

std::string_view sentence_of(BlockState state) {
  switch (state) {
    case BlockState::current: return "its picture is not as it was built";
    case BlockState::not_built: return "it was never built";
    case BlockState::edited: return "it was changed by hand since it was built";
    case BlockState::query_changed: return "it asks something else than when it was built";
    case BlockState::moved: return "the records say something else";
    case BlockState::reworded:
      return "the figures are the same, and the words around them are others now";
  }
  return {};
}

std::vector<MovedFigure> moved_of(const Block& block, const BlockText& now) {
  std::vector<MovedFigure> figures;
  if (block.seal)
    for (MovedValue& value : moved_values(block.seal->values, now.values))
      figures.push_back({block.id, std::move(value), {}, {}, {}});
  return figures;
}

std::vector<Deviation> deviations_of(const Evaluated& evaluated, const BlockMaker& maker,
                                     AtLastCommit& then) {
  std::vector<Deviation> deviations;
  for (std::size_t i = 0; i < evaluated.texts.size(); ++i) {
    const Block& block = evaluated.document.blocks[i];
    Deviation deviation{&block, state_of(evaluated.text, block, evaluated.texts[i]), {}, {}, {}};
    if (deviation.state == BlockState::current)
      deviation.pictures = pictures_other_than(evaluated.results[i], maker.store.files());
    if (deviation.state == BlockState::current && deviation.pictures.empty()) continue;
    deviation.moved = moved_of(block, evaluated.texts[i]);
    // No figure moved: if the same program says of the records of then what is there, a text did.
    if (deviation.state == BlockState::reworded && then.says(evaluated, i)) {
      deviation.state = BlockState::moved;
    } else if (deviation.state == BlockState::moved) {
      then.explain(evaluated, i, deviation.moved);
    }
    deviation.difference = line_diff(std::string{content_of(evaluated.text, block)} + "\n",
                                     std::string{trimmed(evaluated.texts[i].markdown)} + "\n");
    deviations.push_back(std::move(deviation));
  }
  return deviations;
}

constexpr std::string_view funding_block_hint =
    "  hint: add the block <!-- mieux: report programme part=acknowledgement-of-funding -->\n"
    "        with <!-- /mieux --> below it, then build\n";

constexpr std::size_t most_said = 20;  ///< figures of a block

void print_deviation(const Evaluated& evaluated, const Deviation& deviation, bool with_lines,
                     Environment& environment) {
  std::ostream& out = environment.out;
  const Place place = locate(evaluated.path, evaluated.text, deviation.block->opening);
  out << place.path << ":" << place.line << ": "
      << (deviation.block->is_new ? "a new block" : deviation.block->id) << ": "
      << (deviation.state == BlockState::edited && !deviation.block->seal
              ? "it was never built, and holds what somebody wrote"
              : sentence_of(deviation.state))
      << "\n";
  for (const std::string& picture : deviation.pictures) out << "    " << picture << "\n";
  if (deviation.state == BlockState::moved && deviation.moved.empty())
    out << "    no figure, but words between them\n";
  const std::size_t left = deviation.moved.size() - std::min(deviation.moved.size(), most_said);
  for (std::size_t i = 0; i < deviation.moved.size() - left; ++i) {
    const MovedFigure& figure = deviation.moved[i];
    const std::string why = in_words(figure);
    out << wrapped("    ",
                   for_terminal(figure.value.id + ": " + in_words(figure.value) +
                                (why.empty() ? "" : " (" + why + ")")),
                   environment.columns, 6);
  }
  if (left > 0) out << "    and " << counted(left, "figure") << " more: --format json has all\n";
  if (with_lines) out << lines_for_terminal(deviation.difference);
}

Json to_json(const Deviation& deviation, const Evaluated& evaluated) {
  Json json{{"id", deviation.block->is_new ? "" : deviation.block->id},
            {"line", locate(evaluated.path, evaluated.text, deviation.block->opening).line},
            {"state", name_of(deviation.state)}};
  json["figures"] = Json::array();
  for (const MovedFigure& figure : deviation.moved)
    json["figures"].push_back({{"id", figure.value.id},
                               {"built", figure.value.before},
                               {"now", figure.value.now},
                               {"come", figure.come},
                               {"gone", figure.gone},
                               {"changed", figure.changed}});
  if (!deviation.pictures.empty()) json["pictures"] = deviation.pictures;
  return json;
}

Json to_json(const Evaluated& evaluated, const std::vector<Deviation>& deviations,
             const std::vector<FundingText>& lacking) {
  Json json{{"path", evaluated.path},
            {"blocks", evaluated.texts.size()},
            {"to_write", evaluated.document.to_write.size()}};
  json["deviations"] = Json::array();
  for (const Deviation& deviation : deviations)
    json["deviations"].push_back(to_json(deviation, evaluated));
  json["lacks"] = Json::array();
  for (const FundingText& text : lacking) json["lacks"].push_back(text.field);
  json["problems"] = Json::array();
  for (const Diagnostic& problem : evaluated.problems)
    json["problems"].push_back({{"line", problem.where.line}, {"message", problem.message}});
  return json;
}

struct Checked {
  std::size_t blocks = 0;
  std::size_t deviating = 0;
  std::size_t to_write = 0;
  std::size_t lacking = 0;   ///< texts of the donor that are not in it
  std::size_t problems = 0;  ///< marks and blocks that are wrong
  Json json = Json::array();
};

/// `6 blocks, 1 to build; 2 texts still to be written`.
std::string sentence_of(const Checked& checked) {
  std::string text = counted(checked.blocks, "block");
  if (checked.deviating > 0)
    text += ", " + std::to_string(checked.deviating) + " to build";
  else if (checked.problems == 0)
    text += checked.blocks == 0 ? "" : ", all as the records say";
  if (checked.problems > 0) text += "; " + counted(checked.problems, "mark") + " to mend";
  if (checked.lacking > 0) text += "; " + counted(checked.lacking, "text") + " of the donor to add";
  if (checked.to_write > 0)
    text += "; " + counted(checked.to_write, "text") + " still to be written";
  return text;
}

/// Did words change that the figures do not show?
bool changes_words(const Deviation& deviation) {
  return deviation.state == BlockState::reworded ||
         (deviation.state == BlockState::moved && deviation.moved.empty()) ||
         std::any_of(deviation.moved.begin(), deviation.moved.end(),
                     [](const MovedFigure& figure) { return is_text(figure.value); });
}

/// The command that mends the document.
void print_next(const Evaluated& evaluated, const std::vector<Deviation>& deviations,
                bool with_lines, Environment& environment) {
  bool edited = false;
  bool words = false;
  for (const Deviation& deviation : deviations) {
    edited = edited || deviation.state == BlockState::edited;
    words = words || changes_words(deviation);
  }
  environment.err << "  next: mieux report build " << evaluated.path << "\n";
  if (words && !with_lines)
    environment.err << "        (mieux report check --diff shows what changes, line by line)\n";
  if (edited)
    environment.err
        << "        (it refuses what was changed by hand; with --overwrite it replaces it)\n";
}

/// Checks documents one after the other.
class Checker {
 public:
  Checker(const BlockMaker& maker, const Call& call, Environment& environment)
      : maker_(maker), call_(call), environment_(environment), then_(maker, environment) {}

  void check(const std::string& path) {
    const Evaluated evaluated =
        evaluate(maker_, path, text_of_document(maker_.store.files(), path));
    Checked checked;
    checked.problems = evaluated.problems.size();
    for (const Diagnostic& problem : evaluated.problems)
      environment_.err << render(problem, environment_.colour_err);
    std::vector<Deviation> deviations;
    if (evaluated.problems.empty()) deviations = deviations_of(evaluated, maker_, then_);
    std::vector<FundingText> lacking;
    if (evaluated.problems.empty())
      lacking = funding_texts_missing(maker_.store, text_built(evaluated));
    checked.lacking = lacking.size();
    checked.blocks = evaluated.document.blocks.size();
    checked.deviating = deviations.size();
    checked.to_write = evaluated.document.to_write.size();
    if (is_json())
      all_.json.push_back(to_json(evaluated, deviations, lacking));
    else
      print(evaluated, deviations, lacking, checked);
    all_.blocks += checked.blocks;
    all_.deviating += checked.deviating;
    all_.problems += checked.problems;
    all_.lacking += checked.lacking;
    all_.to_write += checked.to_write;
  }

  /// What is no document, and looks like one.
  void report(const std::vector<Diagnostic>& misplaced) {
    for (const Diagnostic& problem : misplaced)
      environment_.err << render(problem, environment_.colour_err);
    all_.problems += misplaced.size();
  }

  Exit finish(std::size_t documents) {
    if (is_json()) {
      const Json json{{"format", "mieux.documents/1"}, {"documents", all_.json}};
      environment_.out << for_json(json.dump(2, ' ', false, Json::error_handler_t::replace))
                       << "\n";
    } else if (documents != 1) {
      environment_.out << counted(documents, "document")
                       << (documents == 0 ? "" : ": " + sentence_of(all_)) << "\n";
    }
    return all_.deviating + all_.problems + all_.lacking == 0 ? Exit::done : Exit::findings;
  }

 private:
  [[nodiscard]] bool is_json() const { return call_.text("format") == "json"; }

  void print(const Evaluated& evaluated, const std::vector<Deviation>& deviations,
             const std::vector<FundingText>& lacking, const Checked& checked) {
    for (const Deviation& deviation : deviations)
      print_deviation(evaluated, deviation, call_.has("diff"), environment_);
    for (const FundingText& text : lacking)
      environment_.out << evaluated.path << ": the " << text.field
                       << " of mieux.yaml is not in it\n";
    environment_.out << evaluated.path << ": " << sentence_of(checked) << "\n";
    if (!lacking.empty()) environment_.err << funding_block_hint;
    if (!deviations.empty()) print_next(evaluated, deviations, call_.has("diff"), environment_);
  }

  const BlockMaker& maker_;
  const Call& call_;
  Environment& environment_;
  AtLastCommit then_;
  Checked all_;
};

/// Of all that is in `reports/`: no document, pictures of none.
void note_what_lies_there(const StoreFiles& files, const std::vector<std::string>& documents,
                          Environment& environment) {
  if (documents.empty())
    environment.err << "note: there is no living document in reports/\n"
                       "  hint: `mieux report new annual --year YEAR` starts one\n";
  const std::vector<std::string> pictures = pictures_nobody_shows(files);
  if (pictures.empty()) return;
  environment.err << wrapped("note: ",
                             "no document shows " + some_of(pictures, 3) +
                                 ": if nobody else needs " +
                                 (pictures.size() == 1 ? "it" : "them") + ", git rm",
                             environment.columns, 2);
}

Exit check(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const BlockMaker maker{store, environment.schemas, asked_day(call.common, environment),
                         environment.err};
  std::vector<std::string> paths;
  for (const std::string& given : call.texts("FILE"))
    paths.push_back(path_of_document(store.root(), given));
  Checker checker(maker, call, environment);
  if (paths.empty()) {
    paths = living_documents(store.files());
    note_what_lies_there(store.files(), paths, environment);
    checker.report(misplaced_documents(store.files()));
  }
  for (const std::string& path : paths) checker.check(path);
  return checker.finish(paths.size());
}

constexpr auto check_options =
    joined_options(std::array<Option, 2>{{
                       {.names = "FILE",
                        .help = "A document of reports/; by default all of them",
                        .source = Source::file,
                        .many = true},
                       {"--diff", "Show line by line what would be built"},
                   }},
                   format_option("text|json"));

}  // namespace

constinit const Command report_check_command{
    .words = "report check",
    .summary = "Check that living documents say what the records say",
    .options = check_options,
    .run = check,
    .manual = "living-documents"};

}  // namespace mieux::cli
