// mieux fmt [PATH...]: the canonical layout; values and comments stay.
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/parts/part_ids.hpp"
#include "mieux/changes/records/format_files.hpp"

namespace mieux::cli {
namespace {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
  bool add_ids = false;
  Writing writing;
};

std::vector<const Record*> records_in(const Store& store, const std::vector<std::string>& paths) {
  std::vector<std::string> wanted;
  for (const std::string& path : paths) wanted.push_back(within_store(store.root(), path));
  std::vector<const Record*> records;
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      if (is_wanted(Store::path_of(record), wanted)) records.push_back(&record);
  return records;
}

/// Names the files that would change, and changes none.
Exit check(const FmtOptions& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  const Change change = format_files(store, records_in(store, options.paths));
  std::size_t count = 0;
  for (const FileChange& file : change.files) {
    if (file.before == file.after) continue;
    ++count;
    environment.out << file.path << "\n";
  }
  if (count == 0) return Exit::done;
  environment.err << counted(count, "file") << " not in canonical layout\n"
                  << "  hint: `mieux fmt` lays them out, `mieux fmt -n` shows how\n";
  return Exit::findings;
}

Exit run_fmt(const FmtOptions& options, const Common& common, Environment& environment) {
  if (options.check) return check(options, common, environment);
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 const std::vector<const Record*> records = records_in(store, options.paths);
                 return options.add_ids ? add_part_ids(store, records, circumstances)
                                        : format_files(store, records);
               });
}

Exit run_fmt(const Call& call, Environment& environment) {
  return run_fmt({call.texts("PATH"), call.has("check"), call.has("add-ids"), writing_of(call)},
                 call.common, environment);
}

constexpr auto fmt_options =
    joined_options(std::array<Option, 3>{{
                       {.names = "PATH",
                        .help = "Only these files and folders",
                        .source = Source::file,
                        .many = true},
                       {"--check", "Only say which files are not laid out so"},
                       {"--add-ids", "Give ids to parts that have none, and change nothing else"},
                   }},
                   writing_options);

}  // namespace

constinit const Command fmt_command{
    .words = "fmt",
    .summary = "Lay records out in the canonical way; no value and no comment changes",
    .options = fmt_options,
    .run = run_fmt,
    .manual = "fmt"};

}  // namespace mieux::cli
