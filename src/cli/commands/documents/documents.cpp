#include "documents.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "cli/command_line/selection.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/vocabulary/languages.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::cli {
namespace {

constexpr std::string_view document_ending = ".md";
constexpr std::size_t most_bytes = 4 * yaml::max_bytes;
constexpr std::array<std::string_view, 6> settings_known{"from",  "to",   "active",
                                                         "as-of", "lang", "grouping"};

std::string in_reports(const std::string& name) { return std::string{reports_folder} + "/" + name; }

/// What a file of `reports/` holds; nothing if there is none. Fails (4) if it cannot be read.
std::optional<std::string> text_in_reports(const StoreFiles& files, const std::string& path) {
  const auto folder = files.folder(std::string{reports_folder});
  if (folder == nullptr) return std::nullopt;
  std::string buffer;
  const std::string name = path.substr(reports_folder.size() + 1);
  const FileText file = folder->read(name.c_str(), most_bytes, buffer);
  if (file.absent) return std::nullopt;
  if (!file.code.empty()) throw Failure(Exit::io, path + ": " + file.message, file.hint);
  return std::string{file.text};
}

/// Files of `reports/` that may be living documents, in order.
std::vector<std::string> markdown_files(const StoreFiles& files) {
  std::vector<std::string> paths;
  const auto folder = files.folder(std::string{reports_folder});
  if (folder == nullptr) return paths;
  for (const FolderEntry& entry : folder->entries()) {
    const std::string path = in_reports(entry.name);
    if (!entry.is_folder && is_report_path(path) && path.ends_with(document_ending))
      paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Settings that no block takes.
void check_settings(Evaluated& evaluated) {
  for (const MarkWord& word : evaluated.document.settings)
    if (std::find(settings_known.begin(), settings_known.end(), word.key) == settings_known.end())
      evaluated.problems.push_back(
          locate(evaluated.path, evaluated.text,
                 Finding{.code = {},
                         .span = evaluated.document.settings_mark,
                         .message = "the document cannot say " +
                                    in_quotes(word.key.empty() ? word.value : word.key) +
                                    " for all its blocks",
                         .hint = suggest(word.key, settings_known,
                                         "it can say: " + joined(settings_known, ", "))}));
}

}  // namespace

std::string path_of_document(const std::filesystem::path& root, const std::string& given) {
  std::string path = given.find('/') == std::string::npos ? in_reports(given) : given;
  if (!path.ends_with(document_ending)) path += document_ending;
  if (path.starts_with(in_reports("")) && split(path, '/').size() > 2)
    throw Failure(Exit::usage, in_quotes(given) + " lies in a folder of its own",
                  "living documents lie in reports/ itself");
  const bool is_path = given.find('/') != std::string::npos;
  if (is_path && !is_report_path(path)) path = within_store(root, given);
  if (is_report_path(path) && path.ends_with(document_ending)) return path;
  const std::string name = slug(given.substr(0, given.rfind(document_ending)));
  throw Failure(Exit::usage,
                in_quotes(given) + (is_path ? " is no document of " + in_reports("")
                                            : " cannot be the name of a document"),
                "documents are Markdown files in " + in_reports("") +
                    ", named with letters a to z, digits, dots and dashes" +
                    (is_path || name.empty() ? "" : ", such as " + name));
}

std::vector<std::string> living_documents(const StoreFiles& files) {
  std::vector<std::string> paths = markdown_files(files);
  std::erase_if(paths, [&](const std::string& path) {
    const LivingDocument document = read_living_document(text_of_document(files, path));
    return document.blocks.empty() && document.findings.empty();
  });
  return paths;
}

namespace {

bool has_mark(const FilesFolder& folder, const std::string& name) {
  std::string buffer;
  const FileText file = folder.read(name.c_str(), most_bytes, buffer);
  if (file.absent || !file.code.empty()) return false;
  const LivingDocument document = read_living_document(std::string{file.text});
  return !document.blocks.empty() || !document.findings.empty();
}

void add_misplaced(const StoreFiles& files, const std::string& in, std::vector<Diagnostic>& found) {
  const auto folder = files.folder(in);
  if (folder == nullptr) return;
  for (const FolderEntry& entry : folder->entries()) {
    const std::string path = in + "/" + entry.name;
    if (entry.is_folder) add_misplaced(files, path, found);
    if (entry.is_folder || is_report_path(path) || !path.ends_with(document_ending) ||
        !has_mark(*folder, entry.name))
      continue;
    const std::string stem = path.substr(reports_folder.size() + 1);
    const std::string name = slug(stem.substr(0, stem.size() - document_ending.size()));
    Diagnostic problem;
    problem.where.path = path;
    problem.message =
        "no command finds the document: it has marks, but not the place or name of one";
    problem.hint =
        "documents lie in reports/ itself, named with letters a to z, digits, dots and dashes: "
        "git mv '" +
        path + "' " + in_reports(name.empty() ? "NAME" : name) + std::string{document_ending};
    found.push_back(std::move(problem));
  }
}

}  // namespace

std::vector<Diagnostic> misplaced_documents(const StoreFiles& files) {
  std::vector<Diagnostic> found;
  add_misplaced(files, std::string{reports_folder}, found);
  sort(found);
  return found;
}

std::vector<std::string> pictures_nobody_shows(const StoreFiles& files) {
  std::vector<std::string> pictures;
  const auto folder = files.folder(std::string{reports_folder});
  if (folder == nullptr) return pictures;
  for (const FolderEntry& entry : folder->entries())
    if (!entry.is_folder && entry.name.ends_with(".svg")) pictures.push_back(entry.name);
  for (const std::string& path : markdown_files(files)) {
    const std::string text = text_of_document(files, path);
    std::erase_if(pictures, [&](const std::string& name) { return text.find(name) != text.npos; });
  }
  for (std::string& name : pictures) name = in_reports(name);
  std::sort(pictures.begin(), pictures.end());
  return pictures;
}

std::string text_of_document(const StoreFiles& files, const std::string& path) {
  const std::vector<std::string> there = markdown_files(files);
  const std::vector<std::string_view> known(there.begin(), there.end());
  if (auto text = text_in_reports(files, path)) return std::move(*text);
  throw Failure(Exit::usage, "there is no document " + path,
                suggest(path, known, "`mieux report new annual --year YEAR` starts one"));
}

std::string path_of_picture(const std::string& name) { return in_reports(name); }

std::optional<std::string> picture_of(const StoreFiles& files, const std::string& path) {
  return text_in_reports(files, path);
}

namespace {

/// Hints name options as on a command line: in a mark they have no dashes.
std::string as_in_a_mark(const std::string& text) {
  std::string out;
  bool in_command = false;  // between backticks stand commands
  for (std::size_t at = 0; at < text.size(); ++at) {
    in_command = in_command != (text[at] == '`');
    const bool option = !in_command && text.compare(at, 2, "--") == 0 && at + 2 < text.size() &&
                        text[at + 2] != ' ';
    if (!option) {
      out += text[at];
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" :,;?", at), text.size());
    out += text.substr(at + 2, end - at - 2);
    const bool value = end + 1 < text.size() && text[end] == ' ' &&
                       (is_digit(text[end + 1]) || (text[end + 1] >= 'A' && text[end + 1] <= 'Z'));
    if (value) out += '=';
    at = value ? end : end - 1;
  }
  return out;
}

/// Is it a language that there is? Said once, not of each block.
bool check_language(Evaluated& evaluated, const BlockMaker& maker) {
  for (const MarkWord& word : evaluated.document.settings) {
    if (word.key != "lang") continue;
    try {
      language_named(maker.store.vocabularies(), word.value);
    } catch (const Failure& failure) {
      evaluated.problems.push_back(locate(evaluated.path, evaluated.text,
                                          Finding{.code = {},
                                                  .span = evaluated.document.settings_mark,
                                                  .message = as_in_a_mark(failure.what()),
                                                  .hint = failure.hint()}));
      return false;
    }
  }
  return true;
}

bool is_said(const Evaluated& evaluated, const std::string& message) {
  return std::any_of(evaluated.problems.begin(), evaluated.problems.end(),
                     [&](const Diagnostic& problem) { return problem.message == message; });
}

/// Makes the block at this place of the document.
void make(Evaluated& evaluated, std::size_t index, BlockMaker maker) {
  const Block& block = evaluated.document.blocks[index];
  try {
    const Call call = call_of_block(block.words, evaluated.document.settings, maker.schemas);
    BlockResult& result = evaluated.results[index];
    maker.pictures = pictures_of(evaluated.path, block);
    result = make_block(call, maker);
    if (block.in_sentence && trimmed(result.markdown).find('\n') != std::string_view::npos)
      throw Failure(Exit::usage, "a table or list cannot stand inside a sentence",
                    "put both marks on lines of their own, or ask for a figure");
    BlockText& built = evaluated.texts[index];
    built.markdown = result.markdown;
    built.query = query_of_block(block.words, evaluated.document.settings);
    for (const BlockFigure& figure : result.figures)
      built.values.push_back({figure.id, figure.value});
    evaluated.without_day += names_a_day(call) ? 0 : 1;
  } catch (const Failure& failure) {
    if (failure.exit() != Exit::usage && failure.exit() != Exit::refused) throw;
    // What is wrong with the records is said once, not of each block that reads them.
    if (failure.exit() == Exit::refused && is_said(evaluated, as_in_a_mark(failure.what()))) return;
    evaluated.problems.push_back(locate(evaluated.path, evaluated.text,
                                        Finding{.code = {},
                                                .span = block.opening,
                                                .message = as_in_a_mark(failure.what()),
                                                .hint = as_in_a_mark(failure.hint())}));
  }
}

}  // namespace

std::string text_built(const Evaluated& evaluated) {
  std::vector<const BlockText*> made;
  for (const BlockText& text : evaluated.texts)
    made.push_back(text.query.empty() ? nullptr : &text);
  return with_blocks(evaluated.text, evaluated.document, made);
}

std::vector<std::string> pictures_other_than(const BlockResult& result, const StoreFiles& files) {
  std::vector<std::string> paths;
  for (const Report::File& picture : result.pictures) {
    const std::string path = path_of_picture(picture.name);
    if (picture_of(files, path) != picture.text) paths.push_back(path);
  }
  return paths;
}

std::string pictures_of(const std::string& path, const Block& block) {
  const std::size_t begin = reports_folder.size() + 1;
  return path.substr(begin, path.size() - begin - document_ending.size()) + "-" + block.id;
}

namespace {

/// The document with what its blocks say; `read` has none of it yet.
Evaluated with_blocks_made(Evaluated read, const BlockMaker& maker) {
  const std::vector<Block>& blocks = read.document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (!is_about_the_text(blocks[i].words)) make(read, i, maker);
  // What is about the document's own text comes last, if there is a whole text.
  BlockMaker about{maker};
  if (read.problems.empty()) about.document = text_built(read);
  for (std::size_t i = 0; i < blocks.size() && !about.document.empty(); ++i)
    if (is_about_the_text(blocks[i].words)) make(read, i, about);
  for (const auto& [code, language] : *maker.languages) note_missing(maker.err, language);
  return read;
}

/// A maker for the same tables, with notes of its own and nothing made yet.
BlockMaker afresh(const BlockMaker& maker, std::ostream& notes) {
  BlockMaker fresh{maker.store, maker.schemas, maker.as_of, notes};
  fresh.small_cells = maker.small_cells;
  return fresh;
}

/// What is hidden depends on all tables of answers in the document: if there are any, its blocks
/// are made twice.
Evaluated made_together(const Evaluated& read, BlockMaker maker) {
  maker.small_cells = std::make_shared<SmallCells>();
  std::ostringstream notes;
  Evaluated made = with_blocks_made(read, afresh(maker, notes));
  if (!maker.small_cells->is_empty()) {
    maker.small_cells->decide();
    notes.str({});
    made = with_blocks_made(read, afresh(maker, notes));
  }
  maker.err << notes.str();
  return made;
}

}  // namespace

Evaluated evaluate(const BlockMaker& maker, const std::string& path, std::string text) {
  Evaluated evaluated;
  evaluated.path = path;
  evaluated.text = std::move(text);
  evaluated.document = read_living_document(evaluated.text);
  give_ids(evaluated.document);
  for (const Finding& finding : evaluated.document.findings)
    evaluated.problems.push_back(locate(path, evaluated.text, finding));
  check_settings(evaluated);
  evaluated.results.resize(evaluated.document.blocks.size());
  evaluated.texts.resize(evaluated.document.blocks.size());
  if (check_language(evaluated, maker)) evaluated = made_together(evaluated, maker);
  sort(evaluated.problems);
  return evaluated;
}

void refuse_problems(const Evaluated& evaluated, Environment& environment) {
  if (evaluated.problems.empty()) return;
  for (const Diagnostic& problem : evaluated.problems)
    environment.err << render(problem, environment.colour_err);
  throw Failure(Exit::refused,
                evaluated.path + ": " + counted(evaluated.problems.size(), "mark") + " to mend",
                "mend what is said above; nothing of the document was written");
}

}  // namespace mieux::cli
