// How an answer of `--at` says that it is one.
#include "at_revision.hpp"

#include <nlohmann/json.hpp>

#include "cli/output/shell_word.hpp"
#include "mieux/base/date.hpp"
#include "mieux/base/text.hpp"
#include "mieux/history/revision_files.hpp"

namespace mieux::cli {
namespace {

constexpr std::size_t short_commit = 7;

/// The commands in Markdown, each with the revision behind its other options.
std::string with_revision_in_commands(const std::string& markdown, const std::string& at) {
  constexpr std::string_view start = "`mieux ";
  std::string text;
  std::size_t done = 0;
  for (std::size_t found = markdown.find(start); found != std::string::npos;
       found = markdown.find(start, done)) {
    const std::size_t end = markdown.find('`', found + start.size());
    if (end == std::string::npos) break;
    text += markdown.substr(done, end - done) + " --at " + shell_word(at);
    done = end;
    text += markdown[done++];
  }
  return text + markdown.substr(done);
}

}  // namespace

std::string revision_in_words(const git::Repository& repository, const git::Revision& revision) {
  const bool is_day =
      Date::parse(revision.named) && !git::revision_if_any(repository, revision.named);
  return (is_day ? "by " : "at ") + revision.named + " (commit " +
         revision.commit.substr(0, short_commit) + " of " + git::day_of(repository, revision) + ")";
}

std::string json_at(std::string json, const Common& common) {
  const std::size_t line = json.find(",\n");
  if (common.at.empty() || line == std::string::npos) return json;
  const std::string value =
      nlohmann::json(common.at).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return json.insert(line + 2, "  \"at\": " + for_json(value) + ",\n");
}

std::string report_at(std::string markdown, const Common& common, const Environment& environment) {
  if (common.at.empty()) return markdown;
  const git::Repository repository = history::repository_around(store_folder(common, environment));
  const std::string said = "Records as recorded " +
                           revision_in_words(repository, git::revision_of(repository, common.at)) +
                           ".";
  std::string text = with_revision_in_commands(markdown, common.at);
  const std::size_t title = text.starts_with("# ") ? 0 : text.find("\n# ");
  const std::size_t end = title == std::string::npos ? title : text.find('\n', title + 1);
  if (end == std::string::npos) return for_markdown(said) + "\n\n" + text;
  return text.insert(end + 1, "\n" + for_markdown(said) + "\n");
}

}  // namespace mieux::cli
