#include "mieux/sheets/import_experts.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "expert_columns.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/procedure/experts/twins.hpp"
#include "mieux/store/private_values.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

/// Codes whose findings repeat nothing that a cell says but terms of vocabularies and names of
/// fields.
constexpr auto telling_codes =
    std::to_array<std::string_view>({"missing-field", "wrong-background"});

/// What to write instead of a value that is not repeated.
constexpr auto hints = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"unknown-country",
     "write a country by its name or code, as vocabularies/countries.tsv has it"},
    {"unknown-term", "write a term of the column's vocabulary, by its id or label"},
    {"bad-date", "write a date such as 2025-11-03, 2025-11 or 2025"},
    {"not-allowed", "`mieux schema expert` lists the values that the field may have"},
});

/// Addresses or numbers of a cell.
std::vector<std::string> elements_of(std::string cell) {
  std::ranges::replace(cell, ',', ';');
  std::vector<std::string> elements;
  for (const std::string_view one : split(cell, ';'))
    if (!trimmed(one).empty()) elements.emplace_back(trimmed(one));
  return elements;
}

class ExpertImport {
 public:
  ExpertImport(const Store& store, const Roster& roster, const SheetOfExperts& of,
               const Circumstances& circumstances)
      : store_(store),
        roster_(roster),
        sheet_(of.sheet),
        repeat_cells_(of.repeat_cells),
        circumstances_(circumstances),
        columns_(expert_columns(store.schemas(), of.sheet)),
        ids_(of.sheet.rows.size()) {}

  ImportedExperts run(unsigned threads) {
    if (!has_header()) return std::move(imported_);
    require_read(store_, set_of(RecordKind::expert), "which experts the sheet means is not known");
    require_read(roster_.store(), set_of(RecordKind::expert_private),
                 "which experts the sheet means is not known");
    find_experts();
    for (;;) {
      const std::vector<std::size_t> rows = good_rows();
      const std::size_t before = left_out_.size();
      Imported open = import_part(store_, RecordKind::expert, columns_.open, rows, threads);
      Imported personal = import_part(roster_.store(), RecordKind::expert_private,
                                      columns_.personal, rows, threads);
      if (!imported_.columns.empty()) return std::move(imported_);
      if (left_out_.size() > before) continue;
      finish(std::move(open), std::move(personal), rows);
      return std::move(imported_);
    }
  }

 private:
  // The header

  [[nodiscard]] bool is_open_field(const PartColumn& column) const {
    const std::string_view first = std::string_view{column.name}.substr(0, column.name.find('.'));
    const auto& fields = store_.schemas().root(RecordKind::expert).properties;
    return std::ranges::any_of(fields, [&](const auto& field) { return field.name == first; });
  }

  /// Is there one, with a personal column? Says what is wrong if not; a first line of data is not
  /// repeated.
  bool has_header() {
    const auto fail = [&](std::string message, std::string hint) {
      imported_.columns.push_back({Severity::error,
                                   {},
                                   {sheet_.name, 0, 0, 0, {}, 0},
                                   std::move(message),
                                   std::move(hint),
                                   {}});
      return false;
    };
    if (!columns_.personal.empty()) return true;
    if (std::ranges::any_of(columns_.open,
                            [&](const PartColumn& column) { return is_open_field(column); }))
      return fail("no column is of the personal part",
                  "add a column name; `mieux import experts` takes sheets of public fields alone");
    return fail("the first line names no field of experts",
                "write the names of the columns there: name, email, country, background");
  }

  // Which expert a row is about

  [[nodiscard]] std::string cell(std::size_t row, std::optional<std::size_t> column) const {
    return column ? std::string{trimmed(sheet_.rows[row][*column].text)} : std::string{};
  }

  [[nodiscard]] PersonFacts facts_in(std::size_t row) const {
    PersonFacts facts;
    facts.name = cell(row, columns_.personal_at("name"));
    facts.emails = elements_of(cell(row, columns_.personal_at("contact.emails")));
    facts.phones = elements_of(cell(row, columns_.personal_at("contact.phones")));
    return facts;
  }

  void find_experts() {
    const TwinIndex twins(store_, &roster_);
    TakenIds taken(store_, RecordKind::expert, circumstances_);
    for (std::size_t row = 0; row < sheet_.rows.size(); ++row) {
      const PersonFacts facts = facts_in(row);
      if (repeats_private_value(row, facts)) continue;
      const Record* expert = expert_of(row, facts, twins);
      if (left_out_.contains(row) || is_about_a_row_above(row, facts, expert)) continue;
      if (expert == nullptr) warn_of_twins(row, twins.of(facts));
      ids_[row] = expert != nullptr ? std::string{expert->id} : new_id(row, taken);
    }
  }

  /// The expert whose id is in the row, else whose name and e-mail address or telephone number
  /// are; null: a new one.
  const Record* expert_of(std::size_t row, const PersonFacts& facts, const TwinIndex& twins) {
    if (const std::string id = cell(row, columns_.id); !id.empty()) {
      const Record* found = store_.find(RecordKind::expert, id);
      if (found == nullptr) found = store_.find_alias(RecordKind::expert, id);
      if (found == nullptr)
        reject(row, columns_.id, "there is no expert of this id",
               "leave the cell empty, and a new expert gets an id");
      return found;
    }
    for (const Twin& twin : twins.of(facts, sheet_.rows.size() + 1)) {
      if (twin.ground != TwinGround::email && twin.ground != TwinGround::phone) continue;
      const Record* part = roster_.find(twin.expert->id);
      const std::string name{roster_.store().personal_parts()[part->position].name.value};
      if (is_one_name(name, facts.name)) return twin.expert;
    }
    return nullptr;
  }

  static bool is_one_name(const std::string& a, const std::string& b) {
    const auto keys_a = twin_keys({a, {}, {}, {}, {}, {}});
    const auto keys_b = twin_keys({b, {}, {}, {}, {}, {}});
    return !keys_a.empty() && !keys_b.empty() && keys_a.front().text == keys_b.front().text;
  }

  std::string new_id(std::size_t row, TakenIds& taken) {
    yaml::Value fields{yaml::Value::Mapping{}, false};
    if (const std::string day = cell(row, columns_.open_at("registered")); Date::parse(day))
      std::get<yaml::Value::Mapping>(fields.data)
          .emplace_back("registered", yaml::Value::text(day));
    std::string id = give_id(store_, RecordKind::expert, fields, taken, circumstances_);
    taken.take(id);
    return id;
  }

  /// Whether a row above is about the same expert, or surely about the same person. Warns if it is
  /// likely.
  bool is_about_a_row_above(std::size_t row, const PersonFacts& facts, const Record* expert) {
    if (expert != nullptr) {
      const auto [first, is_first] = rows_of_.try_emplace(std::string{expert->id}, row);
      if (!is_first)
        reject(row, columns_.id, "line " + line_of(first->second) + " is about the same expert",
               "write all about an expert in one line");
      return !is_first;
    }
    std::optional<std::size_t> likely;
    bool same_way = false;
    bool same_name = false;
    for (const TwinKey& key : twin_keys(facts)) {
      const std::string text = std::string{word_of(key.ground)} + '\x1f' + key.text;
      const auto [first, is_first] = rows_of_.try_emplace(text, row);
      if (is_first || first->second == row) continue;
      likely = first->second;
      (key.ground == TwinGround::name ? same_name : same_way) = true;
    }
    if (!likely) return false;
    if (same_way && same_name) {
      reject(row, columns_.personal_at("name"),
             "line " + line_of(*likely) + " is about the same person",
             "write all about a person in one line");
      return true;
    }
    say(Severity::warning, row, {}, "this is likely the person of line " + line_of(*likely),
        "if so, leave one of the lines out");
    return false;
  }

  void warn_of_twins(std::size_t row, const std::vector<Twin>& twins) {
    for (const Twin& twin : twins)
      say(Severity::warning, row, {},
          "this is likely expert " + in_quotes(twin.expert->id) + ": the " +
              std::string{word_of(twin.ground)} + " is the same",
          "if so, write that id in a column id; `mieux expert merge` makes one of two");
  }

  /// What is private may not come into a public cell, where everybody would read it.
  bool repeats_private_value(std::size_t row, const PersonFacts& facts) {
    PrivateValues values;
    values.add(facts.name);
    for (const auto& list : {facts.emails, facts.phones})
      for (const std::string& value : list) values.add(value);
    for (const PartColumn& column : columns_.open)
      if (values.find(sheet_.rows[row][column.cell].text, 0)) {
        reject(row, column.cell,
               "it repeats what a personal column says, and everybody may read it",
               "leave names and ways to reach people out of this column");
        return true;
      }
    return false;
  }

  // The two parts

  [[nodiscard]] std::vector<std::size_t> good_rows() const {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < sheet_.rows.size(); ++row)
      if (!left_out_.contains(row)) rows.push_back(row);
    return rows;
  }

  Imported import_part(const Store& store, RecordKind kind, const std::vector<PartColumn>& columns,
                       const std::vector<std::size_t>& rows, unsigned threads) {
    const Sheet part = sheet_of_part(sheet_, {columns, rows, ids_});
    Circumstances own = circumstances_;
    if (kind == RecordKind::expert_private) {  // an id is given out in the store
      own.names_on_branches = [](auto&&...) { return std::vector<std::string>{}; };
      own.texts_on_branches = [](auto&&...) { return std::vector<std::vector<std::string>>{}; };
    }
    Imported imported = import_rows(store, subject_of(kind), part, {own}, threads);
    for (Diagnostic& diagnostic : imported.columns) {
      diagnostic.where = {sheet_.name, 0, 0, 0, {}, 0};
      imported_.columns.push_back(std::move(diagnostic));
    }
    if (imported_.notes.empty() && kind == RecordKind::expert)
      for (Diagnostic& note : imported.notes) {
        note.where = {sheet_.name, 0, 0, 0, {}, 0};
        imported_.notes.push_back(std::move(note));
      }
    for (const RowProblem& problem : imported.problems) take_problem(problem, part, rows);
    return imported;
  }

  /// A problem of a part's sheet as one of the whole sheet, without what a cell says.
  void take_problem(const RowProblem& problem, const Sheet& part,
                    const std::vector<std::size_t>& rows) {
    const std::size_t row = rows[problem.row];
    const Diagnostic& found = problem.diagnostic;
    std::string column;
    for (std::size_t i = 1; i < part.header.size(); ++i) {
      const Place place = part.place_of(part.rows[problem.row][i]);
      if (place.line == found.where.line && place.column == found.where.column)
        column = part.header[i].text;
    }
    const bool telling =
        repeat_cells_ || std::ranges::find(telling_codes, found.code) != telling_codes.end();
    const bool known = !telling && found.severity == Severity::error;
    if (!telling && !known) return;  // a warning that cannot be told without a value
    const std::string where = column.empty() ? "" : "column " + in_quotes(column) + ": ";
    add_problem(row, {found.severity,
                      found.code,
                      {sheet_.name, 0, 0, 0, {}, 0},
                      where + (telling ? found.message : "what stands there is refused"),
                      telling ? found.hint : hint_for(found),
                      {}});
  }

  static std::string hint_for(const Diagnostic& found) {
    for (const auto& [code, hint] : hints)
      if (code == found.code) return std::string{hint};
    if (!found.code.empty())
      return "`mieux explain " + std::string{found.code} + "` says what is wrong";
    return "`mieux schema expert` and `mieux schema expert-private` say what a field may hold";
  }

  // What is said

  [[nodiscard]] std::string line_of(std::size_t row) const {
    return std::to_string(sheet_.place_of(sheet_.rows[row].front()).line);
  }

  void reject(std::size_t row, std::optional<std::size_t> column, const std::string& message,
              std::string hint) {
    say(Severity::error, row, column, message, std::move(hint));
  }

  void say(Severity severity, std::size_t row, std::optional<std::size_t> column,
           const std::string& message, std::string hint) {
    add_problem(
        row, {severity,
              {},
              {sheet_.name, 0, 0, 0, {}, 0},
              (column ? "column " + in_quotes(sheet_.header[*column].text) + ": " : "") + message,
              std::move(hint),
              {}});
  }

  void add_problem(std::size_t row, Diagnostic diagnostic) {
    diagnostic.message = "line " + line_of(row) + ": " + diagnostic.message;
    if (diagnostic.severity == Severity::error) left_out_.insert(row);
    const bool said = std::ranges::any_of(imported_.problems, [&](const RowProblem& one) {
      return one.row == row && one.diagnostic.message == diagnostic.message;
    });
    if (!said) imported_.problems.push_back({row, std::move(diagnostic)});
  }

  void finish(Imported open, Imported personal, const std::vector<std::size_t>& rows) {
    Change& change = imported_.change;
    change.files = std::move(open.change.files);
    change.private_files = std::move(personal.change.files);
    std::set<std::string> touched;
    std::set<std::string> made;
    const auto look = [&](const std::vector<FileChange>& files) {
      for (const FileChange& file : files)
        if (file.before != file.after) {
          const std::size_t begin = file.path.rfind('/') + 1;
          const std::string id = file.path.substr(begin, file.path.rfind('.') - begin);
          touched.insert(id);
          if (!file.before && &files == &change.files) made.insert(id);
        }
    };
    look(change.files);
    look(change.private_files);
    for (const std::size_t row : rows) {
      if (made.contains(ids_[row]))
        ++imported_.created;
      else
        ++(touched.contains(ids_[row]) ? imported_.changed : imported_.unchanged);
    }
    change.sentence = sentence();
    change.unchanged = "both stores already say what the sheet says";
    change.next = "`mieux expert duplicates --private` lists experts who are likely one person";
    std::ranges::stable_sort(imported_.problems, {}, &RowProblem::row);
  }

  [[nodiscard]] std::string sentence() const {
    std::string words;
    for (const auto& [count, what] :
         {std::pair{imported_.created, "new"}, std::pair{imported_.changed, "changed"},
          std::pair{imported_.unchanged, "as before"}})
      if (count > 0) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
    return "experts imported: " + (words.empty() ? std::string{"none"} : words);
  }

  const Store& store_;
  const Roster& roster_;
  const Sheet& sheet_;
  bool repeat_cells_;
  const Circumstances& circumstances_;
  ExpertColumns columns_;
  std::vector<std::string> ids_;  ///< of the expert that a row is about
  std::set<std::size_t> left_out_;
  std::unordered_map<std::string, std::size_t> rows_of_;  ///< by id, or what a person is known by
  ImportedExperts imported_;
};

}  // namespace

std::vector<std::size_t> ImportedExperts::rejected() const {
  std::set<std::size_t> rows;
  for (const RowProblem& problem : problems)
    if (problem.diagnostic.severity == Severity::error) rows.insert(problem.row);
  return {rows.begin(), rows.end()};
}

ImportedExperts import_experts(const Store& store, const Roster& roster, const SheetOfExperts& of,
                               const Circumstances& circumstances, unsigned threads) {
  return ExpertImport(store, roster, of, circumstances).run(threads);
}

}  // namespace mieux
