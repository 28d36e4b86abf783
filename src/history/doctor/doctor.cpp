#include "mieux/history/doctor/doctor.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "checks.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/clone.hpp"
#include "mieux/git/marks.hpp"

namespace mieux::history {
namespace {

struct Row {
  std::string_view name;
  Looked (*look)(const Patient&);
};

constexpr std::array<Row, 20> rows{{
    {"program", look_at_program},
    {"git", look_at_git},
    {"locale", look_at_locale},
    {"pandoc", look_at_pandoc},
    {"rsvg-convert", look_at_rsvg},
    {"weasyprint", look_at_weasyprint},
    {"store", look_at_store},
    {"journal", look_at_journal},
    {"schemas", look_at_schemas},
    {"editor", look_at_editor},
    {"roster", look_at_roster},
    {"repository", look_at_repository},
    {"clone", look_at_clone},
    {"identity", look_at_identity},
    {"operation", look_at_operation},
    {"attributes", look_at_attributes},
    {"line-ends", look_at_line_endings},
    {"hook", look_at_hook},
    {"merge-driver", look_at_merge_driver},
    {"text-conversion", look_at_text_conversion},
}};

constexpr std::size_t name_room = 17;
constexpr std::size_t mark_room = 9;

constexpr std::string_view word_of(Mark mark) {
  switch (mark) {
    case Mark::note: return "note";
    case Mark::missing: return "missing";
    case Mark::ok: break;
  }
  return "ok";
}

void find_store(Patient& patient) {
  if (!patient.examined.has_store) return;
  try {
    patient.store =
        Store::load(patient.examined.folder, patient.examined.schemas, {.without_records = true});
  } catch (const Failure& failure) {
    patient.store_problem = failure.what();
  }
}

void find_repository(Patient& patient) {
  patient.has_git = !git::program_version().empty();
  if (!patient.has_git) return;
  try {
    patient.repository = git::Repository::around(patient.examined.folder);
    if (patient.repository) return;
    const git::Absence absence = git::why_no_repository(patient.examined.folder);
    patient.repository_problem = absence.message;
    patient.repository_fix = absence.hint;
  } catch (const Failure& failure) {
    patient.repository_problem = failure.what();
    patient.repository_fix = failure.hint();
  }
}

/// What git cannot be asked is said, and the other checks go on.
Looked looked(const Row& row, const Patient& patient) {
  try {
    return row.look(patient);
  } catch (const Failure& failure) {
    return Answer{Mark::missing, failure.what(), failure.hint()};
  }
}

std::string padded(std::string_view text, std::size_t room) {
  std::string all{text};
  all.resize(std::max(all.size(), room), ' ');
  return all;
}

std::size_t marked(const std::vector<Check>& checks, Mark mark) {
  return static_cast<std::size_t>(std::count_if(
      checks.begin(), checks.end(), [&](const Check& check) { return check.mark == mark; }));
}

}  // namespace

std::vector<Check> examine(const Examined& examined) {
  Patient patient{.examined = examined};
  find_store(patient);
  find_repository(patient);
  std::vector<Check> checks;
  for (const Row& row : rows)
    if (Looked answer = looked(row, patient))
      checks.push_back({row.name, answer->mark, std::move(answer->what), std::move(answer->fix)});
  return checks;
}

std::string checks_as_text(const std::vector<Check>& checks, unsigned width) {
  constexpr std::size_t margin = mark_room + name_room;
  std::string text;
  for (const Check& check : checks) {
    text += wrapped(padded(word_of(check.mark), mark_room) + padded(check.name, name_room),
                    for_terminal(check.what), width, margin);
    // Not broken into lines: it is to be copied.
    if (!check.fix.empty())
      text += std::string(margin, ' ') + "-> " + for_terminal(check.fix) + "\n";
  }
  const std::size_t missing = marked(checks, Mark::missing);
  const std::size_t notes = marked(checks, Mark::note);
  text += "\n" + counted(checks.size(), "check") + ": " +
          (missing == 0 ? "nothing is missing" : std::to_string(missing) + " missing") +
          (notes == 0 ? "" : ", " + counted(notes, "note")) + "\n";
  return text;
}

std::string checks_as_json(const std::vector<Check>& checks) {
  using Json = nlohmann::ordered_json;
  Json all{{"format", "mieux.doctor/1"}, {"checks", Json::array()}};
  for (const Check& check : checks) {
    Json one{{"check", check.name}, {"mark", word_of(check.mark)}, {"what", check.what}};
    if (!check.fix.empty()) one["fix"] = check.fix;
    all["checks"].push_back(std::move(one));
  }
  all["missing"] = marked(checks, Mark::missing);
  all["notes"] = marked(checks, Mark::note);
  return for_json(all.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux::history
