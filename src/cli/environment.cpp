#include "environment.hpp"

#include <chrono>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/output/progress.hpp"
#include "mieux/base/text.hpp"
#include "mieux/history/revision_files.hpp"

namespace mieux::cli {

constinit const std::string_view version = MIEUX_VERSION;

std::filesystem::path store_folder(const Common& common, const Environment& environment) {
  if (!common.store.empty()) {
    std::filesystem::path folder{common.store};
    if (!std::filesystem::is_directory(folder))
      throw Failure(Exit::usage, "-C: there is no folder " + common.store,
                    "name the folder that holds mieux.yaml");
    return folder;
  }
  for (std::filesystem::path folder = environment.folder;; folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / "mieux.yaml")) {
      const std::filesystem::path shorter = folder.lexically_relative(environment.folder);
      return shorter.empty() ? folder : shorter;
    }
    if (folder == folder.parent_path()) break;
  }
  throw Failure(Exit::usage, "no mieux.yaml here or in any folder above",
                "change to the folder of a store, or name it with -C DIR");
}

std::ostream* terminal_of(const Environment& environment) {
  return environment.terminal_err ? &environment.err : nullptr;
}

void print_data(Environment& environment, const std::string& text) {
  environment.out << (environment.terminal_out ? lines_for_terminal(text) : text);
}

Store load(const Common& common, const Environment& environment, bool second_opinion) {
  return load_with(common, environment, {.second_opinion = second_opinion});
}

Store load_with(const Common& common, const Environment& environment, Store::Options options) {
  std::optional<Progress> progress;
  if (options.read_so_far == nullptr)
    options.read_so_far = &progress.emplace(terminal_of(environment)).read;
  const std::filesystem::path folder = store_folder(common, environment);
  options.threads = environment.threads;
  options.way = environment.reader;
  if (!common.at.empty() && options.files == nullptr) {
    const git::Repository repository = history::repository_around(folder);
    const git::Revision revision = git::revision_of(repository, common.at);
    options.files = history::revision_files(repository, revision);
    environment.err << "note: records as git has them "
                    << for_terminal(revision_in_words(repository, revision)) << "\n";
  }
  return Store::load(folder, environment.schemas, options);
}

namespace {

Date date_option(const std::string& text, const std::string& option) {
  const auto date = Date::parse(text);
  if (!date || date->last() == Date::latest || date->first() == Date::earliest)
    throw Failure(Exit::usage, option + ": '" + text + "' is no day",
                  date ? "write one day, such as 2015-12-31" : day_problem(text));
  return *date;
}

}  // namespace

Day last_day_option(const std::string& text, const std::string& option) {
  return date_option(text, option).last();
}

Day first_day_option(const std::string& text, const std::string& option) {
  return date_option(text, option).first();
}

AsOf asked_day(const Common& common, const Environment& environment) {
  const Day today =
      common.today.empty() ? environment.today : last_day_option(common.today, "--today");
  return {common.as_of.empty() ? today : last_day_option(common.as_of, "--as-of"), today};
}

}  // namespace mieux::cli
