#include "environment.hpp"

#include "mieux/base/text.hpp"

namespace mieux::cli {

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

Store load(const Common& common, const Environment& environment, bool second_opinion) {
  return Store::load(store_folder(common, environment), environment.schemas,
                     {environment.threads, second_opinion});
}

Day last_day_option(const std::string& text, const std::string& option) {
  const auto date = Date::parse(text);
  if (!date || date->last() == Date::latest)
    throw Failure(Exit::usage, option + ": '" + text + "' is no day",
                  date ? "write one day, such as 2015-12-31" : date_problem(text));
  return date->last();
}

Clock clock_of(const Common& common, const Environment& environment) {
  const Day today =
      common.today.empty() ? environment.today : last_day_option(common.today, "--today");
  return {common.as_of.empty() ? today : last_day_option(common.as_of, "--as-of"), today};
}

}  // namespace mieux::cli
