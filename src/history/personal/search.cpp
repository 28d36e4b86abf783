#include "mieux/history/personal/search.hpp"

#include <algorithm>
#include <memory_resource>

#include "mieux/store/layout.hpp"
#include "mieux/store/personal_stretches.hpp"

namespace mieux::history {
namespace {

constexpr std::size_t most_commits = 3;

std::vector<PersonalStretch> in_any_text(std::string_view text, const PrivateValues& values) {
  std::vector<PersonalStretch> found;
  for (auto span = values.find(text, 0); span; span = values.find(text, span->end))
    found.push_back({*span, a_roster_value});
  return found;
}

std::vector<PersonalStretch> in_record(std::string_view text, const PersonalWanted& wanted) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings) || document.nodes.empty())
    return in_any_text(text, wanted.values);
  std::vector<PersonalStretch> found = personal_stretches(text, document, wanted.values);
  if (!wanted.contacts)
    std::erase_if(found,
                  [](const PersonalStretch& stretch) { return stretch.what != a_roster_value; });
  return found;
}

/// Is the file a record of the store that lies at `place` in the repository?
bool is_record(std::string_view path, std::string_view place) {
  return path.starts_with(place) && is_record_path(path.substr(place.size()));
}

Diagnostic finding_of(const git::HeldText& text, std::string_view bytes,
                      const PersonalStretch& stretch) {
  Diagnostic finding =
      locate(text.path, bytes,
             {.code = "personal-data",
              .span = stretch.span,
              .message = std::string{stretch.what} + " in the history of the repository",
              .hint = "git keeps it until the history is rewritten: `git filter-repo` does it, and "
                      "everybody has to clone anew"});
  // The line would say again what must not be said.
  Place where;
  where.path = finding.where.path + ":" + std::to_string(finding.where.line) + ":" +
               std::to_string(finding.where.column);
  finding.where = std::move(where);
  return finding;
}

Diagnostic finding_of_name(const std::string& ref) {
  Diagnostic finding;
  finding.code = "personal-data";
  finding.where.path = ref;
  finding.message = std::string{a_roster_value} + " in the name of a branch or tag";
  finding.hint = "`git branch -m` gives a branch another name; `git tag -d` deletes a tag";
  return finding;
}

}  // namespace

HistorySearched search_history(const git::Repository& repository, const PersonalWanted& wanted) {
  HistorySearched searched;
  const std::string place = repository.place();
  std::vector<std::string> ids;
  searched.left_out =
      git::for_each_text_ever(repository, [&](const git::HeldText& text, std::string_view bytes) {
        ++searched.texts;
        const bool message = text.sort == git::HeldText::Sort::message;
        auto stretches = !message && is_record(text.path, place)
                             ? in_record(bytes, wanted)
                             : in_any_text(bytes, wanted.values);
        if (wanted.values.find(text.path, 0)) stretches.push_back({{0, 0}, a_roster_value});
        for (const PersonalStretch& stretch : stretches) {
          searched.found.push_back({{}, message, finding_of(text, bytes, stretch)});
          ids.push_back(text.id);
        }
      });
  for (std::size_t i = 0; i < searched.found.size(); ++i) {
    PersonalInHistory& found = searched.found[i];
    found.commits = found.in_message ? std::vector{ids[i].substr(0, 7)}
                                     : git::commits_holding(repository, ids[i], most_commits);
    const std::string commit = found.commits.empty() ? ids[i].substr(0, 7) : found.commits.front();
    found.finding.where.path =
        commit + ":" + (found.in_message ? "(message)" : "") + found.finding.where.path;
  }
  for (const std::string& name : git::names_of_refs(repository))
    if (wanted.values.find(name, 0)) searched.found.push_back({{}, false, finding_of_name(name)});
  std::ranges::sort(searched.found, [](const PersonalInHistory& a, const PersonalInHistory& b) {
    const Place& one = a.finding.where;
    const Place& other = b.finding.where;
    return std::tie(one.path, one.line, one.column) <
           std::tie(other.path, other.line, other.column);
  });
  return searched;
}

}  // namespace mieux::history
