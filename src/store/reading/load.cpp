#include "load.hpp"

#include <algorithm>
#include <cstring>

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/records/read.hpp"
#include "mieux/store/layout.hpp"

namespace mieux {
namespace {

/// Titles of mieux.yaml as a vocabulary: `id`, `label`, and `label_fr` for a language that one has.
template <typename Titled>
Table table_of(const std::vector<Titled>& all) {
  std::vector<std::string> columns{"id", "label"};
  for (const Titled& one : all)
    for (const TranslatedTitle& title : one.translated)
      if (const std::string column = "label_" + title.language;
          std::find(columns.begin(), columns.end(), column) == columns.end())
        columns.push_back(column);
  std::vector<std::vector<std::string>> rows;
  for (const Titled& one : all) {
    std::vector<std::string> row(columns.size());
    row[0] = one.id.value;
    row[1] = one.title.value;
    for (const TranslatedTitle& title : one.translated) {
      const auto column = std::find(columns.begin(), columns.end(), "label_" + title.language);
      row[static_cast<std::size_t>(column - columns.begin())] = title.text.value;
    }
    rows.push_back(std::move(row));
  }
  return {columns, rows};
}

/// A copy of an id that is followed by its file's ending and a zero, for the system.
const char* keep(std::string_view id, Arena& arena) {
  char* copy = arena.room_for<char>(id.size() + record_ending.size() + 1);
  std::memcpy(copy, id.data(), id.size());
  std::memcpy(copy + id.size(), record_ending.data(), record_ending.size());
  copy[id.size() + record_ending.size()] = '\0';
  return copy;
}

}  // namespace

/// Those that were asked for, else those on the disk, which an earlier reading may have open.
std::shared_ptr<const StoreFiles> Loader::files_for(const std::filesystem::path& root,
                                                    const Store::Options& options) {
  if (options.files != nullptr) return options.files;
  const Store* base = options.base;
  const bool open = base != nullptr && base->root() == root && base->files().held() == nullptr;
  return open ? base->files_ : files_on_disk(root);
}

Loader::Loader(const std::filesystem::path& root, const schema::Schemas& schemas,
               Store::Options options, Overlay overlay)
    : schemas_(schemas), options_(options) {
  store_.root_ = root;
  store_.files_ = files_for(root, options);
  root_ = store_.files_->folder(".");
  store_.schemas_ = &schemas;
  store_.overlay_ = std::move(overlay);
  store_.memory_.push_back(std::make_shared<Arena>());
  names_ = store_.memory_.front().get();
}

Store Loader::run() {
  read_vocabularies();
  read_programme_file();
  check_label_files();
  if (options_.without_records) return std::move(store_);
  list_root();
  make_room();
  take_unchanged();
  read_all();
  report_missing_vocabularies();
  link();
  return std::move(store_);
}

void Loader::report(std::string path, std::string_view code, std::string message, std::string hint,
                    Severity severity) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = code;
  diagnostic.where.path = std::move(path);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  store_.diagnostics_.push_back(std::move(diagnostic));
}

void Loader::report_journal(const std::string& damage) {
  const std::string path = ".mieux/journal";
  report(path, "damaged-journal", "a change that was broken off cannot be finished: " + damage,
         "the records are read as they stand; the next command that writes moves what is left of "
         "the change to .mieux/damaged-1");
}

void Loader::read_programme_file() {
  std::vector<Record>& records = store_.records_[index_of(RecordKind::programme)];
  std::string buffer;
  const FileText file =
      read_file(root_.get(), {programme_file.data(), programme_file}, store_.overlay_, buffer);
  const bool no_store = file.absent || (!file.code.empty() && file.code != "unreadable");
  if (no_store)
    throw Failure(Exit::usage,
                  store_.root_.string() + " is no store: " +
                      (file.absent ? "it has no mieux.yaml" : "mieux.yaml: " + file.message),
                  "change to the folder of a store, or name it with -C DIR");
  if (!file.code.empty()) throw Failure(Exit::io, "mieux.yaml: " + file.message, file.hint);
  records.emplace_back();
  Record& record = records.front();
  record.id = "mieux";
  add_programme_terms();
  Share share;
  tables_.assign(schemas_.vocabularies().size(), nullptr);
  RecordReader reader(store_, tables_, options_, share);
  if (reader.read(record, file.text)) {
    store_.programme_ = read_programme(reader.document(), *share.arena);
    add_programme_terms();
  }
  // Terms of mieux.yaml itself can only be looked up once its own are known.
  share.issues.clear();
  share.references.clear();
  share.missing_vocabularies.clear();
  for (std::size_t i = 0; i < tables_.size(); ++i)
    tables_[i] = store_.vocabularies_->table(schemas_.vocabularies()[i]);
  reader.read(record, file.text);
  missing_vocabularies_.merge(share.missing_vocabularies);
  std::move(share.issues.begin(), share.issues.end(), std::back_inserter(store_.issues_));
  store_.bytes_ += file.text.size();
  store_.memory_.push_back(std::move(share.arena));
}

/// Phases and groupings are terms that mieux.yaml gives.
void Loader::add_programme_terms() {
  store_.vocabularies_->add("phases", table_of(store_.programme_.phases));
  store_.vocabularies_->add("groupings", table_of(store_.programme_.groupings));
}

void Loader::list_root() {
  for (const Subject& kind : kinds) {
    folders_.push_back(store_.files_->folder(kind.place.empty() ? "." : std::string{kind.place}));
    if (!kind.place.empty()) list_folder(kind.kind);
  }
  for (const FolderEntry& entry : root_->entries()) list_root_entry(entry);
}

void Loader::list_root_entry(const FolderEntry& entry) {
  const std::string& name = entry.name;
  const std::vector<std::string_view> known = store_folders();
  const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
  if (is_known && !entry.is_folder)
    report(name, "not-a-file", "'" + name + "' should be a folder",
           "a link or a file stands where the store keeps records; move it away");
  if (is_known || (name.starts_with('.') && name != record_ending)) return;
  if (!entry.is_folder && name.ends_with(record_ending) && name != programme_file)
    report(name, "unexpected-file", "a YAML file outside the folders of records is not read",
           "move it into the folder of its kind, such as requests/", Severity::warning);
  if (entry.is_folder && holds_records(name))
    report(name + "/", "unknown-folder",
           "'" + name + "' is no folder of a store, yet holds YAML files",
           suggest(name, known, "move the records into the folder of their kind"));
}

/// Names that differ at most in capitals, accents and marks are one name to some file systems, and
/// to people.
void Loader::report_bad_name(const std::string& folder, const std::string& name,
                             const std::vector<FolderEntry>& entries) {
  const std::string wanted = slug(name.substr(0, name.size() - record_ending.size()));
  std::string like;
  for (const FolderEntry& entry : entries) {
    const bool record =
        !entry.is_folder && entry.name.ends_with(record_ending) && entry.name != name;
    if (record && slug(entry.name.substr(0, entry.name.size() - record_ending.size())) == wanted)
      like = std::max(like, entry.name);
  }
  const bool alike = same_name(name, like);  // to the eye, too, unless they are spelled out
  std::string message = "'" + (alike ? spelled_out(name) : name) + "' is no name for a record";
  if (!like.empty())
    message += ", and hardly differs from '" + (alike ? spelled_out(like) : like) + "'";
  if (is_device_name(wanted)) message += ": Windows keeps '" + wanted + "' for a device";
  const std::string better = is_device_name(wanted) ? wanted + "-1" : wanted;
  report(folder + name, "bad-file-name", std::move(message),
         !like.empty()
             ? "compare the two files, whose names may look alike; delete one or rename it"
         : wanted.empty() ? "rename it: lower-case letters, digits and -, then .yaml"
                          : "rename it to " + better + std::string{record_ending});
}

/// A record to which an editor or a slip gave a hidden name. What editors and systems put beside a
/// file while it is open (`.#x.yaml`, `._x.yaml`) is theirs.
void Loader::report_hidden(const std::string& folder, const FolderEntry& entry) {
  const std::string& name = entry.name;
  if (entry.is_folder || !name.ends_with(record_ending) || name.starts_with(".#") ||
      name.starts_with("._"))
    return;
  if (name == record_ending)
    report(folder + name, "bad-file-name",
           "'" + name + "' has no id before its ending, so it is not read",
           "rename it: lower-case letters, digits and -, then .yaml");
  else
    report(folder + name, "unexpected-file", "'" + name + "' is hidden, so it is not read",
           "if it is a record, rename it to a name without a point in front; else delete it",
           Severity::warning);
}

bool Loader::holds_records(const std::string& name) const {
  const auto folder = store_.files_->folder(name);
  if (folder == nullptr) return false;
  const auto entries = folder->entries();
  return std::any_of(entries.begin(), entries.end(),
                     [](const FolderEntry& entry) { return entry.name.ends_with(record_ending); });
}

/// What is in the folder, with what the overlay adds and takes away.
std::vector<FolderEntry> Loader::entries_of(const FilesFolder* folder,
                                            const std::string& path) const {
  std::vector<FolderEntry> entries;
  if (folder != nullptr) entries = folder->entries();
  const Overlay& overlay = store_.overlay_;
  for (auto file = overlay.lower_bound(path); file != overlay.end(); ++file) {
    if (!file->first.starts_with(path)) break;
    const std::string name = file->first.substr(path.size());
    std::erase_if(entries, [&](const FolderEntry& entry) { return entry.name == name; });
    if (file->second) entries.push_back({name, false, true});
  }
  return entries;
}

void Loader::list_folder(RecordKind kind) {
  const std::string path = std::string{subject_of(kind).place} + "/";
  std::vector<std::string_view> ids;  // views into the entries' names
  bool listed = true;
  const std::vector<FolderEntry> entries = entries_of(folders_.back().get(), path);
  for (const FolderEntry& entry : entries) {
    const std::string& name = entry.name;
    if (name.starts_with('.')) {
      report_hidden(path, entry);
      continue;
    }
    if (entry.is_folder || !name.ends_with(record_ending)) {
      report(path + name, "unexpected-file",
             std::string{entry.is_folder ? "a folder" : "a file that is no record"} +
                 " among the records",
             name.ends_with(".yml") ? "rename it: records end in .yaml"
                                    : "records are files that end in .yaml; keep others under "
                                      "sources/",
             entry.is_folder ? Severity::error : Severity::warning);
      continue;
    }
    const std::string_view id =
        std::string_view{name}.substr(0, name.size() - record_ending.size());
    if (!schema::matches(schema::Pattern::id, id) || is_device_name(id)) {
      report_bad_name(path, name, entries);
      continue;
    }
    ids.push_back(id);
    listed = listed && entry.is_file;
  }
  std::sort(ids.begin(), ids.end(), id_before);
  std::vector<Record>& records = store_.records_[index_of(kind)];
  records.resize(ids.size());
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    records[i].kind = kind;
    records[i].position = i;
    records[i].id = {keep(ids[i], *names_), ids[i].size()};
    files_.push_back({kind, i, listed});
  }
}

}  // namespace mieux
