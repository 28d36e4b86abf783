// Why a figure moved: which records stand behind it now, and which did before.
#include "behind.hpp"

#include <map>

#include "mieux/base/words.hpp"
#include "mieux/git/commits.hpp"

namespace mieux::cli {
namespace {

constexpr std::size_t most_named = 10;  ///< records behind one figure; JSON has all

/// What stands for a value that is no figure begins so.
bool is_sum(const std::string& value) { return value.starts_with('~'); }

BlockFigure figure_called(const BlockResult& result, const std::string& id,
                          const BlockMaker& maker) {
  for (const BlockFigure& figure : result.figures)
    if (figure.id == id) return with_records(figure, maker);
  return {};
}

/// What each record adds, by its name.
std::map<std::string, std::string> shares_in(const BlockFigure& figure) {
  std::map<std::string, std::string> shares;
  for (const BehindFigure& record : figure.records) shares.emplace(record.name, record.value);
  return shares;
}

void add_words(std::string& text, const std::vector<std::string>& records, const char* verb) {
  if (records.empty()) return;
  text += (text.empty() ? "" : "; ") + some_of(records, most_named) + verb;
}

}  // namespace

bool is_text(const MovedValue& value) { return is_sum(value.before) || is_sum(value.now); }

std::string in_words(const MovedValue& value) {
  if (is_text(value)) return value.before.empty() ? "new" : value.now.empty() ? "gone" : "changed";
  const auto shown = [](const std::string& text) { return text.empty() ? "nothing" : text; };
  return std::string{shown(value.before)} + " -> " + shown(value.now);
}

std::string in_words(const MovedFigure& figure) {
  std::string text;
  add_words(text, figure.come, " came");
  add_words(text, figure.gone, " went");
  const bool in_numbers =
      !figure.changed.empty() && figure.changed.front().find(' ') != std::string::npos;
  add_words(text, figure.changed, in_numbers ? "" : " changed");
  return text;
}

std::optional<git::Revision> last_built(const git::Repository& repository, const std::string& path,
                                        const std::string& up_to) {
  git::CommitsAsked asked;
  asked.paths = {path};
  asked.up_to = up_to;
  const std::vector<git::Commit> commits = git::commits(repository, asked);
  if (commits.empty()) return std::nullopt;
  const std::string& id = commits.front().id;
  return git::Revision{id, id.substr(0, 8)};
}

void explain(MovedFigure& figure, const BlockResult& before, const BlockMaker& then,
             const BlockResult& now, const BlockMaker& here) {
  const auto were = shares_in(figure_called(before, figure.value.id, then));
  const auto are = shares_in(figure_called(now, figure.value.id, here));
  for (const auto& [name, share] : are) {
    const auto was = were.find(name);
    if (name == figure.value.id) continue;  // an element of a list is its own record
    if (was == were.end())
      figure.come.push_back(name);
    else if (was->second != share)
      figure.changed.push_back(is_sum(share) ? name : name + ": " + was->second + " -> " + share);
  }
  for (const auto& [name, share] : were)
    if (!are.contains(name) && name != figure.value.id) figure.gone.push_back(name);
}

}  // namespace mieux::cli
