#include "mieux/history/personal/search.hpp"

#include <algorithm>
#include <memory_resource>
#include <tuple>

#include "mieux/store/layout.hpp"
#include "mieux/store/personal_stretches.hpp"

namespace mieux::history {
namespace {

constexpr std::size_t most_commits = 3;

/// Its place in the text, without the line: that would say again what must not be said.
Place place_in(std::string_view text, std::size_t byte) {
  Place place;
  place.line = static_cast<std::uint32_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n') + 1);
  const std::size_t line = text.rfind('\n', byte == 0 ? 0 : byte - 1);
  const std::size_t begin = line == text.npos || line >= byte ? 0 : line + 1;
  place.column = static_cast<std::uint32_t>(byte - begin + 1);
  return place;
}

std::vector<PersonalStretch> in_any_text(std::string_view text, const PrivateValues& values) {
  std::vector<PersonalStretch> found;
  for (auto span = values.find(text, 0); span; span = values.find(text, span->end))
    found.push_back({*span, "a value of the private roster"});
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
    std::erase_if(found, [](const PersonalStretch& stretch) {
      return stretch.what != "a value of the private roster";
    });
  return found;
}

/// Is the file a record of the store that lies at `place` in the repository?
bool is_record(std::string_view path, std::string_view place) {
  return path.starts_with(place) && is_record_path(path.substr(place.size()));
}

Diagnostic finding_of(const git::HeldText& text, std::string_view bytes,
                      const PersonalStretch& stretch) {
  Diagnostic finding;
  finding.severity = Severity::error;
  finding.code = "personal-data";
  finding.where = place_in(bytes, stretch.span.begin);
  finding.where.path = text.path;
  finding.message = std::string{stretch.what} + " in the history of the repository";
  finding.hint =
      "git keeps it until the history is rewritten: `git filter-repo` does it, and everybody has "
      "to clone anew";
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
        const auto stretches = !message && is_record(text.path, place)
                                   ? in_record(bytes, wanted)
                                   : in_any_text(bytes, wanted.values);
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
        commit + ":" + (found.in_message ? "(its message)" : found.finding.where.path);
  }
  std::ranges::sort(searched.found, [](const PersonalInHistory& a, const PersonalInHistory& b) {
    const Place& one = a.finding.where;
    const Place& other = b.finding.where;
    return std::tie(one.path, one.line, one.column) <
           std::tie(other.path, other.line, other.column);
  });
  return searched;
}

}  // namespace mieux::history
