// mieux report export FILE: a living document as its readers get it.
#include <algorithm>
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/file_output.hpp"
#include "cli/publishing/publishing.hpp"
#include "documents.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/pages/funding.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::cli {
namespace {

constexpr std::array<std::string_view, 4> picture_endings{".svg", ".png", ".jpg", ".jpeg"};

/// Says which blocks are not what the records say, and fails (3).
void refuse_deviations(const Evaluated& evaluated, const StoreFiles& files,
                       Environment& environment) {
  std::size_t deviating = 0;
  for (std::size_t i = 0; i < evaluated.texts.size(); ++i) {
    const Block& block = evaluated.document.blocks[i];
    if (state_of(evaluated.text, block, evaluated.texts[i]) == BlockState::current &&
        pictures_other_than(evaluated.results[i], files).empty())
      continue;
    ++deviating;
    const Place place = locate(evaluated.path, evaluated.text, block.opening);
    environment.err << place.path << ":" << place.line << ": "
                    << (block.is_new ? "a new block" : block.id)
                    << " is not what the records say\n";
  }
  if (deviating == 0) return;
  throw Failure(Exit::refused,
                evaluated.path + ": " + counted(deviating, "block") + " to build, see above",
                "mieux report check " + evaluated.path +
                    " says why; build it, or export it as it is: --anyway");
}

/// What a reader will miss, and what the file gets in addition.
void note_gaps(const Evaluated& evaluated, const Store& store, Environment& environment) {
  if (!evaluated.document.to_write.empty())
    environment.err << "note: " << counted(evaluated.document.to_write.size(), "text")
                    << " still to be written\n";
  for (const FundingText& text : funding_texts_missing(store, evaluated.text))
    environment.err << "note: the " << text.field
                    << " of mieux.yaml is not in the document: the file says it all the same\n";
}

/// The pictures in `reports/`, whichever of them the document shows.
std::vector<Report::File> pictures_in_reports(const StoreFiles& files, const std::string& text) {
  std::vector<Report::File> pictures;
  const auto folder = files.folder(std::string{reports_folder});
  if (folder == nullptr) return pictures;
  for (const FolderEntry& entry : folder->entries()) {
    const bool picture =
        !entry.is_folder &&
        std::any_of(picture_endings.begin(), picture_endings.end(),
                    [&](std::string_view ending) { return entry.name.ends_with(ending); });
    if (!picture || text.find("(" + entry.name) == std::string::npos) continue;
    if (auto held = picture_of(files, path_of_picture(entry.name)))
      pictures.push_back({entry.name, std::move(*held)});
  }
  return pictures;
}

/// `annual-2018` of `reports/annual-2018.md`.
std::string name_of_document(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

/// The language that the document says for all its blocks.
std::string language_of(const Evaluated& evaluated) {
  for (const MarkWord& setting : evaluated.document.settings)
    if (setting.key == "lang" && !setting.value.empty()) return setting.value;
  return "en";
}

PageForm form_asked(const Call& call) {
  const std::string word = call.text("format");
  const auto form = page_form(word);
  if (!form)
    throw Failure(Exit::usage, "--format is missing", "write --format docx, odt, html or pdf");
  if (call.text("output").empty())
    throw Failure(Exit::usage, "--format " + word + ": it is a file, and is not printed",
                  "name a folder for it: --output DIR");
  return *form;
}

Exit export_document(const Call& call, Environment& environment) {
  const PageForm form = form_asked(call);
  const Store store = load(call.common, environment);
  const std::string path = path_of_document(store.root(), call.text("FILE"));
  const BlockMaker maker{store, environment.schemas, asked_day(call.common, environment),
                         environment.err};
  const Evaluated evaluated = evaluate(maker, path, text_of_document(store.files(), path));
  refuse_problems(evaluated, environment);
  if (!call.has("anyway")) refuse_deviations(evaluated, store.files(), environment);
  const std::string name = name_of_document(path);
  const std::string file =
      (std::filesystem::path(call.text("output")) / (name + "." + std::string{word_of(form)}))
          .string();
  require_output(environment.folder, file, call.has("force"), true);
  note_gaps(evaluated, store, environment);
  std::string text = without_comments(evaluated.text);
  std::vector<Report::File> pictures = pictures_in_reports(store.files(), text);
  const PublishedText wanted{
      name, {std::move(text), std::move(pictures)}, Audience::everybody, language_of(evaluated)};
  write_outputs(environment.folder, {{file, published(wanted, form, store, environment)}},
                call.has("force"), true);
  environment.err << "wrote " << for_terminal(file) << "\n";
  return Exit::done;
}

constexpr auto export_options = joined_options(
    std::array<Option, 4>{{
        {.names = "FILE",
         .help = "A document of reports/",
         .source = Source::file,
         .required = true},
        {"--format", "Make this of it", "FORMAT", Source::words, "docx|odt|html|pdf"},
        {"--output", "Write it into this folder", "DIR", Source::folder},
        {"--anyway", "Even if blocks are not what the records say"},
    }},
    force_option);

}  // namespace

constinit const Command report_export_command{
    .words = "report export",
    .summary = "Write a living document as DOCX, ODT, HTML or PDF",
    .options = export_options,
    .run = export_document,
    .manual = "living-documents"};

}  // namespace mieux::cli
