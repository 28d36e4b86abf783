#include "documents.hpp"

#include <algorithm>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::cli {
namespace {

constexpr std::string_view document_ending = ".md";
constexpr std::size_t most_bytes = 4 * yaml::max_bytes;
constexpr std::array<std::string_view, 5> settings_known{"from", "to", "active", "as-of",
                                                         "grouping"};

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
  if (!is_report_path(path)) path = within_store(root, given);
  if (is_report_path(path) && path.ends_with(document_ending)) return path;
  throw Failure(Exit::usage, in_quotes(given) + " is no document of " + in_reports(""),
                "living documents are Markdown files in " + in_reports("") +
                    ", with names of letters, digits, dots and dashes");
}

std::vector<std::string> living_documents(const StoreFiles& files) {
  std::vector<std::string> paths;
  const auto folder = files.folder(std::string{reports_folder});
  if (folder == nullptr) return paths;
  for (const FolderEntry& entry : folder->entries()) {
    const std::string path = in_reports(entry.name);
    if (entry.is_folder || !is_report_path(path) || !path.ends_with(document_ending)) continue;
    const LivingDocument document = read_living_document(text_of_document(files, path));
    if (!document.blocks.empty() || !document.findings.empty()) paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string text_of_document(const StoreFiles& files, const std::string& path) {
  if (auto text = text_in_reports(files, path)) return std::move(*text);
  throw Failure(Exit::usage, "there is no document " + path,
                "`mieux report check` names those there are; `mieux report new annual` starts one");
}

std::string path_of_picture(const std::string& name) { return in_reports(name); }

std::optional<std::string> picture_of(const StoreFiles& files, const std::string& path) {
  return text_in_reports(files, path);
}

Evaluated evaluate(const Circle& circle, const std::string& path, std::string text) {
  Evaluated evaluated{path, std::move(text), {}, {}, {}, {}};
  evaluated.document = read_living_document(evaluated.text);
  give_ids(evaluated.document);
  for (const Finding& finding : evaluated.document.findings)
    evaluated.problems.push_back(locate(path, evaluated.text, finding));
  check_settings(evaluated);
  const std::size_t begin = reports_folder.size() + 1;
  const std::string stem = path.substr(begin, path.size() - begin - document_ending.size());
  for (const Block& block : evaluated.document.blocks) {
    try {
      const Call call = call_of_block(block.words, evaluated.document.settings, circle.schemas);
      BlockResult result =
          make_block(call, {circle.store, circle.as_of, circle.err, stem + "-" + block.id});
      if (block.in_sentence && trimmed(result.markdown).find('\n') != std::string_view::npos)
        throw Failure(Exit::usage, "a table or list cannot stand inside a sentence",
                      "put both marks on lines of their own, or ask for a figure");
      BlockText& built = evaluated.texts.emplace_back();
      built.markdown = result.markdown;
      built.query = query_of_block(block.words, evaluated.document.settings);
      for (const BlockFigure& figure : result.figures)
        built.values.push_back({figure.id, figure.value});
      evaluated.results.push_back(std::move(result));
    } catch (const Failure& failure) {
      if (failure.exit() != Exit::usage && failure.exit() != Exit::refused) throw;
      evaluated.problems.push_back(locate(path, evaluated.text,
                                          Finding{.code = {},
                                                  .span = block.opening,
                                                  .message = failure.what(),
                                                  .hint = failure.hint()}));
    }
  }
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
