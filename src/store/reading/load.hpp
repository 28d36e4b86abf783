#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "check_labels.hpp"
#include "mieux/store/store.hpp"
#include "store/files.hpp"

namespace mieux {

/// A file to be read as a record.
struct RecordFile {
  RecordKind kind;
  std::uint32_t position;
  bool listed;  ///< its folder says that its records are regular files
};

/// What one thread makes of its share of the files.
struct Share {
  std::shared_ptr<Arena> arena = std::make_shared<Arena>();
  std::vector<Issue> issues;
  std::vector<Reference> references;
  std::vector<Diagnostic> diagnostics;
  std::set<std::uint16_t> missing_vocabularies;  ///< whose terms are used
  std::size_t bytes = 0;
};

/// Reads a store in four steps: mieux.yaml and vocabularies; the names of all files; the files,
/// on several threads; the links between them.
class Loader {
 public:
  Loader(const std::filesystem::path& root, const schema::Schemas& schemas, Store::Options options,
         Overlay overlay);

  /// Says that a change which was broken off cannot be read.
  void report_journal(const std::string& damage);

  Store run();

 private:
  // load.cpp
  static std::shared_ptr<const StoreFiles> files_for(const std::filesystem::path& root,
                                                     const Store::Options& options);
  void read_programme_file();
  void add_programme_terms();
  void list_root();
  void list_root_entry(const FolderEntry& entry);
  void list_folder(RecordKind kind);
  [[nodiscard]] std::vector<FolderEntry> entries_of(const FilesFolder* folder,
                                                    const std::string& path) const;
  void report_hidden(const std::string& folder, const FolderEntry& entry);
  void report_bad_name(const std::string& folder, const std::string& name,
                       const std::vector<FolderEntry>& entries);
  [[nodiscard]] bool holds_records(const std::string& folder) const;
  void report(std::string path, std::string_view code, std::string message, std::string hint,
              Severity severity = Severity::error);

  // read_vocabularies.cpp
  void read_vocabularies();
  void check_vocabulary(const std::string& path, std::string_view text);
  void check_label_files();
  void report_missing_vocabularies();

  // take_unchanged.cpp
  /// Takes from `Options::base` what is the same there; what is left in `files_` is to be read.
  void take_unchanged();
  [[nodiscard]] bool is_read_as_before(const std::set<std::string>& changed) const;
  void take(Record& record, const Record& from, const Store& base);

  // read_records.cpp
  void make_room();
  void read_all();
  void read_share(Share& share, std::atomic<std::size_t>& next);
  [[nodiscard]] FileText text_of(const RecordFile& file, std::string& buffer) const;
  void read_typed(Record& record, const yaml::Document& document, Arena& arena);

  // link.cpp
  void link();
  void index_ids();
  void index_aliases();
  void link_actions();

  Store store_;
  const schema::Schemas& schemas_;
  Store::Options options_;
  std::unique_ptr<FilesFolder> root_;
  std::vector<std::unique_ptr<FilesFolder>> folders_;  ///< by kind; null: not there
  std::vector<RecordFile> files_;
  std::vector<const Table*> tables_;  ///< by number of `Schemas::vocabularies`
  std::set<std::uint16_t> missing_vocabularies_;
  std::vector<LabelFile> label_files_;  ///< by number of `Schemas::vocabularies`
  Arena* names_;
};

/// Reads one record's text: reader, second opinion if asked, schema, vocabularies. What is wrong
/// goes to `share`. Fills `document` and the record's header.
class RecordReader {
 public:
  RecordReader(const Store& store, const std::vector<const Table*>& tables,
               const Store::Options& options, Share& share)
      : store_(store), tables_(tables), options_(options), share_(share) {
    document_.way = options.way;
  }

  /// Returns whether the tree is whole. The document holds as long as `text` and until the next
  /// call.
  bool read(Record& record, std::string_view text);

  [[nodiscard]] const yaml::Document& document() const { return document_; }

 private:
  void explain_conflict(const Record& record, std::string_view text);
  void check_terms();
  void check_dates();
  void keep_references(const Record& record);
  void forget_malformed(Span span);
  [[nodiscard]] std::string hint_for(std::string_view word, const std::string& name,
                                     const Table& table);
  [[nodiscard]] std::string how_to_write(std::string_view word, const std::string& name,
                                         const Table& table) const;
  void keep_findings(const Record& record);

  const Store& store_;
  const std::vector<const Table*>& tables_;
  const Store::Options& options_;
  Share& share_;
  yaml::Document document_;
  std::array<std::byte, 64 << 10> first_memory_;
  std::pmr::monotonic_buffer_resource unescaped_{first_memory_.data(), first_memory_.size()};
  std::vector<Finding> findings_;
  std::vector<schema::ReferenceUse> uses_;
  std::vector<schema::TermUse> terms_;
  std::vector<schema::DateUse> dates_;
  std::unordered_map<std::string, std::string> hints_;  ///< by vocabulary and wrong word
};

}  // namespace mieux
