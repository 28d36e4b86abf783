#include "environment.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <thread>

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

namespace {

/// Tells a person at a terminal, from the first second on, how far the reading has come.
class Progress {
 public:
  explicit Progress(const Environment& environment) {
    if (!environment.terminal_err) return;
    watcher_ = std::jthread([this, &err = environment.err](const std::stop_token& stop) {
      std::unique_lock lock(mutex_);
      bool shown = false;
      auto wait = std::chrono::milliseconds{1000};
      while (!wake_.wait_for(lock, stop, wait, [&] { return stop.stop_requested(); })) {
        err << "\rreading: " << read << " files" << std::flush;
        shown = true;
        wait = std::chrono::milliseconds{200};
      }
      if (shown) err << "\r\x1b[K" << std::flush;
    });
  }

  std::atomic<std::size_t> read{0};

 private:
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread watcher_;  ///< last, so that it ends before what it uses
};

}  // namespace

void print_data(Environment& environment, const std::string& text) {
  environment.out << (environment.terminal_out ? lines_for_terminal(text) : text);
}

Store load(const Common& common, const Environment& environment, bool second_opinion) {
  return load_with(common, environment, {.second_opinion = second_opinion});
}

Store load_with(const Common& common, const Environment& environment, Store::Options options) {
  Progress progress(environment);
  const std::filesystem::path folder = store_folder(common, environment);
  options.threads = environment.threads;
  options.read_so_far = &progress.read;
  if (!common.at.empty() && options.files == nullptr) {
    const git::Repository repository = history::repository_around(folder);
    options.files = history::revision_files(repository, git::revision_of(repository, common.at));
  }
  return Store::load(folder, environment.schemas, options);
}

namespace {

Date date_option(const std::string& text, const std::string& option) {
  const auto date = Date::parse(text);
  if (!date || date->last() == Date::latest || date->first() == Date::earliest)
    throw Failure(Exit::usage, option + ": '" + text + "' is no day",
                  date ? "write one day, such as 2015-12-31" : date_problem(text));
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
