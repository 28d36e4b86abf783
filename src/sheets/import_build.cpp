#include "import_build.hpp"

#include <algorithm>

#include "import_activities.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/wishes/place.hpp"

namespace mieux {
namespace {

[[noreturn]] void refuse(const std::string& message, std::string hint) {
  throw Failure(Exit::refused, message, std::move(hint));
}

/// An Action while its activities are written.
struct OpenAction {
  std::unique_ptr<EditedRecord> text;
  std::string before;
  std::set<std::uint32_t> claimed;  ///< activities that rows are about, by position
  std::optional<TakenParts> taken;
};

/// A single value as `mieux list` prints it; empty for a list.
std::string words_of(const yaml::Value& value) {
  const auto* text = std::get_if<std::string>(&value.data);
  return text == nullptr ? std::string{} : *text;
}

class RowBuilder {
 public:
  RowBuilder(const ImportTask& task)
      : task_(task),
        store_(task.view.store),
        cells_(store_, task.columns),
        matcher_(store_, task.subject, task.columns, cells_),
        taken_(store_, task.subject.kind, task.terms.circumstances),
        pattern_(id_pattern(store_, task.subject.kind)) {}

  ImportDraft run(const std::set<std::size_t>& left_out) {
    for (std::size_t row = 0; row < task_.sheet.rows.size(); ++row) {
      if (left_out.count(row) > 0) continue;
      row_ = row;
      cell_ = 0;
      try {
        task_.subject.part == Part::none ? record_row() : activity_row();
      } catch (const Failure& failure) {
        if (failure.exit() != Exit::usage && failure.exit() != Exit::refused) throw;
        draft_.problems.push_back({row,
                                   {Severity::error,
                                    {},
                                    task_.sheet.place_of(cells()[cell_]),
                                    failure.what(),
                                    failure.hint(),
                                    {}}});
      }
    }
    for (const auto& [action, open] : open_)
      if (open.before != open.text->text())
        draft_.files[Store::path_of(*action)] = {Store::path_of(*action), open.before,
                                                 open.text->text()};
    return std::move(draft_);
  }

 private:
  [[nodiscard]] const Sheet::Row& cells() const { return task_.sheet.rows[row_]; }

  /// The text of a cell, which is what a failure from now on is about.
  const std::string& look_at(std::size_t cell) {
    cell_ = cell;
    return cells()[cell].text;
  }

  std::string id_in_row() {
    return task_.columns.id ? std::string{trimmed(look_at(*task_.columns.id))} : std::string{};
  }

  // Records

  void record_row() {
    const std::string id = id_in_row();
    const Record* record = id.empty() ? matcher_.described(cells()) : matcher_.named(id);
    by_name_ = id.empty() && matcher_.found_by_name();
    if (record == nullptr) return new_row(id);
    if (skips(Only::added, std::string{record->id})) return;
    if (!matcher_.claim(*record))
      refuse("another row above is about " + std::string{record->id} + " too",
             "write all about a record in one row");
    EditedRecord text(store_, *record);
    const std::string before = text.text();
    merge(text, {}, Unit{record, 0});
    const std::string path = Store::path_of(*record);
    keep(before != text.text(), path, {});
    if (before != text.text()) draft_.files[path] = {path, before, text.text()};
  }

  void new_row(const std::string& id) {
    if (!id.empty()) require_other_title(id);
    if (skips(Only::known, id.empty() ? text_in(title_column()) : id)) return;
    yaml::Value fields = new_fields();
    cell_ = task_.columns.id.value_or(0);
    if (!id.empty()) require_pattern(id, fields);
    const Change change = new_record(store_, {task_.subject.kind, id, std::move(fields), {}, false},
                                     task_.terms.circumstances, taken_);
    ++draft_.created;
    for (const FileChange& file : change.files) {
      draft_.files[file.path] = file;
      draft_.rows[file.path].push_back({row_, {}});
    }
  }

  /// Spreadsheets make other words of ids, such as feb-18 of 2018-02.
  void require_other_title(const std::string& id) {
    const Record* like = matcher_.like(cells());
    if (like == nullptr) return;
    const std::string other{like->id};
    const std::string name = task_.subject.kind == RecordKind::organisation ? "name" : "title";
    refuse("there is no " + std::string{task_.subject.singular} + " '" + id + "', and the " + name +
               " in this row is that of " + other,
           "if it is about " + other + ", write that id; a new one needs another " + name +
               ", or an official number (references) of its own");
  }

  /// Records of the past keep the ids they had.
  void require_pattern(const std::string& id, const yaml::Value& fields) const {
    if (pattern_.empty() || find_value(fields, "imported") != nullptr ||
        !schema::matches(schema::Pattern::id, id) || fits_pattern(id, pattern_))
      return;
    refuse("'" + id + "' is no id by the pattern of mieux.yaml, " + pattern_,
           "leave the cell empty, and an id is given out; a record of the past that keeps its id "
           "says where it comes from, in a column imported.source");
  }

  /// Is the row left out, since it is about something that others are to be changed than?
  bool skips(Only only, std::string name) {
    if (task_.terms.only != only) return false;
    draft_.skipped.push_back(std::move(name));
    return true;
  }

  [[nodiscard]] std::string_view title_column() const {
    return task_.subject.named_by.empty() ? std::string_view{"title"} : task_.subject.named_by;
  }

  yaml::Value new_fields() {
    yaml::Value fields{yaml::Value::Mapping{}, false};
    for (std::size_t i = 0; i < task_.columns.values.size(); ++i) {
      const ImportColumn& column = task_.columns.values[i];
      if (const std::string& cell = look_at(column.cell); !is_blank(cell))
        put_value(fields, column, cells_.value_of(column, i, cell));
    }
    return fields;
  }

  void keep(bool changed, const std::string& path, yaml::Path start) {
    ++(changed ? draft_.changed : draft_.unchanged);
    if (changed) draft_.rows[path].push_back({row_, std::move(start)});
  }

  // Merging

  /// What `mieux list` prints for a field of the unit: empty for a part that is new.
  std::string printed(const ImportColumn& column, const Unit& unit) const {
    const bool there = task_.subject.part == Part::none ||
                       unit.index < store_.actions()[unit.record->position].activities.size();
    if (!column.field || !there) return {};
    Values values;
    column.field->get(task_.view, unit, values);
    return cell_of(*column.field, values);
  }

  /// Where the value of a column stands in the record; nothing if it is not there.
  std::optional<yaml::Path> place_of(const ImportColumn& column, const EditedRecord& text,
                                     const yaml::Path& start, const Unit& unit) const {
    auto path = place_in(text.document(), start, column);
    const auto position = name_in_use(task_.view, column, *unit.record);
    if (path && position) path->at(1) = *position;
    return path;
  }

  /// Gives the record at `start` what the cells say otherwise.
  void merge(EditedRecord& text, const yaml::Path& start, const Unit& unit) {
    std::vector<std::pair<yaml::Path, std::size_t>> gone;
    std::vector<std::pair<const ImportColumn*, yaml::Value>> wanted;
    for (std::size_t i = 0; i < task_.columns.values.size(); ++i) {
      const ImportColumn& column = task_.columns.values[i];
      const std::string& cell = look_at(column.cell);
      const auto path = place_of(column, text, start, unit);
      if (is_blank(cell)) {
        if (path && (!column.field || !printed(column, unit).empty()))
          gone.emplace_back(*path, column.cell);
        continue;
      }
      if (by_name_ && column.path == task_.subject.named_by) continue;  // in whatever spelling
      yaml::Value value = cells_.value_of(column, i, cell);
      if (path &&
          yaml::same(yaml::value_of(text.document(), *yaml::find(text.document(), *path)), value))
        continue;
      const std::string there = printed(column, unit);
      if (!there.empty() && (there == cell || there == words_of(value))) continue;
      require_changeable(column);
      wanted.emplace_back(&column, std::move(value));
    }
    for (auto& [column, value] : wanted) {
      look_at(column->cell);
      const auto place = place_of(*column, text, start, unit);
      text.put(place ? *place
                     : find_place(store_.schemas(), task_.subject.kind, text.document(), start,
                                  column->path)
                           .path,
               std::move(value));
    }
    take_away(text, std::move(gone), *unit.record);
  }

  static void require_changeable(const ImportColumn& column) {
    if (column.path == "uid") refuse("a uid never changes", "leave the column out");
  }

  /// From the end, so that positions in lists hold.
  void take_away(EditedRecord& text, std::vector<std::pair<yaml::Path, std::size_t>> gone,
                 const Record& record) {
    std::sort(gone.rbegin(), gone.rend());
    for (const auto& [path, cell] : gone) {
      look_at(cell);
      for (const ImportColumn& column : task_.columns.values)
        if (column.cell == cell && column.required && !record.draft)
          refuse("this cell is empty, and '" + column.path + "' must be there",
                 "an empty cell takes the value away; write it, or leave the column out");
      require_last(text.document(), path);
      text.edit({yaml::Edit::What::remove, path, {}});
    }
  }

  /// An element that is left empty goes; those behind it would move up, and other cells would mean
  /// them.
  static void require_last(const yaml::Document& document, yaml::Path path) {
    for (; !path.empty(); path.pop_back()) {
      const yaml::Node* list = yaml::find(document, {path.begin(), path.end() - 1});
      const auto* position = std::get_if<std::uint32_t>(&path.back());
      if (position != nullptr && *position + 1 < list->size)
        refuse(
            "nothing would be left of " + yaml::to_string(path) + ", and those behind it move up",
            "take away the last one first, or change the list with an editor");
      if (list->size > 1) return;
    }
  }

  // Activities

  void activity_row() {
    std::string word = id_in_row();
    std::string id;
    if (const std::size_t slash = word.rfind('/'); slash != std::string::npos) {
      id = word.substr(slash + 1);
      word.resize(slash);
    } else if (!word.empty()) {
      refuse("'" + word + "' names no activity",
             "write the Action and the activity, such as benin/a2");
    }
    const Record& action = action_of(word);
    OpenAction& open = opened(action);
    const std::string before = open.text->text();
    try {
      activity_row(action, open, id);
    } catch (const Failure&) {
      open.text = std::make_unique<EditedRecord>(store_, RecordKind::action, Store::path_of(action),
                                                 before);
      throw;
    }
  }

  const Record& action_of(std::string word) {
    const Record* by_id = word.empty() ? nullptr : &existing_action(word);
    if (!task_.columns.action) {
      if (by_id == nullptr)
        refuse("this row has no id", "write benin/a1, or name the Action in a column action");
      return *by_id;
    }
    word = trimmed(look_at(*task_.columns.action));
    if (word.empty() && by_id == nullptr)
      refuse("this row names no Action", "write its id, official number or short name");
    if (word.empty()) return *by_id;
    const Record& action = existing_action(word);
    if (by_id != nullptr && by_id != &action)
      refuse("the id is one of an activity of " + std::string{by_id->id} + ", not of " +
                 std::string{action.id},
             "an activity stays with its Action; leave the column out");
    return action;
  }

  const Record& existing_action(const std::string& word) {
    const Record* action = matcher_.named(word);
    if (action != nullptr) return *action;
    std::vector<std::string_view> ids;
    for (const Record& known : store_.records(RecordKind::action)) ids.push_back(known.id);
    refuse("there is no Action '" + word + "'",
           suggest(word, ids, "`mieux list actions` shows those there are"));
  }

  OpenAction& opened(const Record& action) {
    OpenAction& open = open_[&action];
    if (open.text == nullptr) {
      open.text = std::make_unique<EditedRecord>(store_, action);
      open.before = open.text->text();
      open.taken.emplace(open.text->path(), std::initializer_list<std::string_view>{open.before},
                         task_.terms.circumstances);
    }
    return open;
  }

  void activity_row(const Record& action, OpenAction& open, const std::string& id) {
    const auto position =
        id.empty() ? described_activity(open) : activity_with(open.text->document(), id);
    const std::string path = Store::path_of(action);
    const std::string name = std::string{action.id} + "/" + id;
    if (!position && !id.empty()) require_other_activity(open, name);
    if (skips(position ? Only::added : Only::known, id.empty() ? name + text_in("title") : name))
      return;
    if (!position) {
      yaml::Value fields = new_fields();
      if (!id.empty())
        std::get<yaml::Value::Mapping>(fields.data).emplace_back("id", yaml::Value::text(id));
      NewPart added = add_part(store_, *open.text, "activities", fields, *open.taken);
      open.claimed.insert(std::get<std::uint32_t>(added.path.back()));
      ++draft_.created;
      draft_.rows[path].push_back({row_, std::move(added.path)});
      return;
    }
    if (!open.claimed.insert(*position).second)
      refuse("another row above is about this activity too",
             "write all about an activity in one row; give new ones ids, such as " +
                 std::string{action.id} + "/a9");
    const std::string before = open.text->text();
    yaml::Path start{"activities", *position};
    merge(*open.text, start, Unit{&action, *position});
    keep(before != open.text->text(), path, std::move(start));
  }

  std::vector<std::uint32_t> activities_like(const OpenAction& open) {
    const bool dated = task_.columns.find("start") != nullptr;
    return mieux::activities_like(open.text->document(), text_in("title"),
                                  dated ? std::optional{text_in("start")} : std::nullopt);
  }

  void require_other_activity(const OpenAction& open, const std::string& name) {
    const std::string title = text_in("title");
    const std::vector<std::uint32_t> like =
        title.empty() ? std::vector<std::uint32_t>{} : activities_like(open);
    if (like.empty()) return;
    const yaml::Document& document = open.text->document();
    const yaml::Node* id = yaml::find(document, {"activities", like.front(), "id"});
    const std::string other{id == nullptr ? std::string_view{} : id->text};
    cell_ = *task_.columns.id;
    refuse("there is no activity '" + name + "', and the title in this row is that of " + other,
           "if it is about " + other +
               ", write that id; a new one needs another title, or another "
               "first day in a column start");
  }

  std::optional<std::uint32_t> described_activity(const OpenAction& open) {
    const std::string title = text_in("title");
    if (title.empty())
      refuse("nothing tells which activity this row is about", "give it a title or an id");
    const std::vector<std::uint32_t> found = activities_like(open);
    if (found.size() > 1)
      refuse("'" + title + "' means " + std::to_string(found.size()) + " activities of its Action",
             "write the id of one of them into a column id, such as benin/a2");
    return found.empty() ? std::nullopt : std::optional{found.front()};
  }

  std::string text_in(std::string_view path) {
    const ImportColumn* column = task_.columns.find(path);
    return column == nullptr ? std::string{} : std::string{trimmed(cells()[column->cell].text)};
  }

  const ImportTask& task_;
  const Store& store_;
  CellReader cells_;
  RowMatcher matcher_;
  TakenIds taken_;
  const std::string pattern_;  ///< of new ids; empty: any
  ImportDraft draft_;
  std::map<const Record*, OpenAction> open_;
  bool by_name_ = false;  ///< the row's record was found by its title or name
  std::size_t row_ = 0;
  std::size_t cell_ = 0;  ///< what is being looked at in the row
};

}  // namespace

ImportDraft build_rows(const ImportTask& task, const std::set<std::size_t>& left_out) {
  return RowBuilder(task).run(left_out);
}

}  // namespace mieux
