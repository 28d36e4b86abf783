#include "mieux/store/texts.hpp"

#include <map>

#include "files.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/records/programme.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

struct RecordTexts::Folders {
  explicit Folders(const Store& store) : files(store.files()) {}

  const FilesFolder* of(RecordKind kind) {
    const std::string folder{subject_of(kind).place};
    const auto known = opened.find(kind);
    if (known != opened.end()) return known->second.get();
    return opened.emplace(kind, files.folder(folder.empty() ? "." : folder)).first->second.get();
  }

  const StoreFiles& files;
  std::map<RecordKind, std::unique_ptr<FilesFolder>> opened;
};

RecordTexts::RecordTexts(const Store& store) : store_(&store) {}
RecordTexts::~RecordTexts() = default;

std::string text_of(const Store& store, const Record& record) {
  return std::string{RecordTexts(store).of(record)};
}

std::string RecordTexts::read(const Record& record) {
  if (folders_ == nullptr) folders_ = std::make_unique<Folders>(*store_);
  const std::string path = Store::path_of(record);
  const std::string name = std::string{record.id} + ".yaml";
  std::string text;
  const FileText file =
      read_file(folders_->of(record.kind), {name.c_str(), path}, store_->overlay(), text);
  if (!file.code.empty()) throw Failure(Exit::io, path + ": " + file.message, file.hint);
  if (file.text.size() != record.size)
    throw Failure(Exit::busy, path + " was changed while the store was read",
                  "run the command again");
  return std::string{file.text};
}

std::string_view RecordTexts::of(const Record& record) { return kept(record).text; }

Place RecordTexts::place_of(const Record& record, Span span) {
  Kept& file = kept(record);
  if (!file.lines) file.lines.emplace(file.text);
  return file.lines->locate(Store::path_of(record), file.text, span);
}

RecordTexts::Kept& RecordTexts::kept(const Record& record) {
  constexpr std::size_t most_kept = std::size_t{16} << 20;
  if (const auto found = texts_.find(&record); found != texts_.end()) return found->second;
  if (bytes_ > most_kept) {
    texts_.clear();
    bytes_ = 0;
  }
  bytes_ += record.size;
  return texts_.emplace(&record, Kept{read(record), {}}).first->second;
}

RecordTree::RecordTree(const Store& store, const Record& record) : text(text_of(store, record)) {
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings))
    throw Failure(Exit::refused, Store::path_of(record) + " cannot be read",
                  "`mieux validate " + Store::path_of(record) + "` shows what is wrong");
}

std::string_view RecordTree::text_at(std::string_view key) const {
  return text_at(&document.root(), key);
}

std::string_view RecordTree::text_at(const yaml::Node* node, std::string_view key) const {
  const yaml::Node* found = node == nullptr ? nullptr : document.find(*node, key);
  return found == nullptr ? std::string_view{} : found->text;
}

Date RecordTree::period_at(const yaml::Node& node) const {
  const auto when = [&](std::string_view key) {
    const yaml::Node* found = document.find(node, key);
    const auto date = Date::parse(text_at(&node, key));
    return date ? When{*date, found->span, true} : When{};
  };
  return period_between(when("from"), when("to"));
}

}  // namespace mieux
