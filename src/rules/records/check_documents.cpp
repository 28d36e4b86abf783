#include "mieux/base/words.hpp"
#include "mieux/store/document_file.hpp"
#include "records_rules.hpp"

namespace mieux {
namespace {

/// Looks at every table of a record that says where a document is kept.
class Documents {
 public:
  Documents(const RuleRun& run, const Record& record, const RecordTree& tree)
      : run_(run), record_(record), tree_(tree) {}

  void visit(const yaml::Node& root) { visit(root, full_id(record_)); }

 private:
  /// `holder` is what `mieux document add` takes: the record, or the activity of it.
  void visit(const yaml::Node& node, const std::string& holder) {
    const yaml::Node* id = tree_.document.find(node, "id");
    if (id != nullptr && schema::matches(schema::Pattern::activity_id, id->text) &&
        record_.kind == RecordKind::action)
      return visit_fields(node, std::string{record_.id} + "/" + std::string{id->text});
    visit_fields(node, holder);
  }

  void visit_fields(const yaml::Node& node, const std::string& holder) {
    if (const yaml::Node* kept = tree_.document.find(node, "kept");
        kept != nullptr && kept->kind == yaml::Kind::scalar)
      check(*kept, tree_.document.find(node, "sha256"), holder);
    for (const yaml::Node& child : yaml::Children{tree_.document, node}) visit(child, holder);
  }

  void check(const yaml::Node& kept, const yaml::Node* sum, const std::string& holder) {
    const std::string path = path_of_document(run_.store.files(), kept.text, sum != nullptr);
    if (path.empty()) return;
    const DocumentFile file = run_.store.files().document(path);
    if (file.sha256.empty())
      run_.warning(record_, {"document-missing", kept.span,
                             "the document " + in_quotes(kept.text) + " " + file.problem,
                             "put it back, or write where it is kept now: a path in the store, an "
                             "address, or words such as Archive, box 3"});
    else if (sum != nullptr && sum->text != file.sha256)
      run_.warning(record_, {"document-changed", sum->span,
                             "the document " + in_quotes(kept.text) +
                                 " has changed: its checksum is now " + file.sha256,
                             "bring back the file as it was; if the new one is meant: `mieux "
                             "document add " +
                                 holder + " FILE`"});
  }

  const RuleRun& run_;
  const Record& record_;
  const RecordTree& tree_;
};

}  // namespace

/// Documents that lie in the store are there, and are those whose checksums were written down.
void check_documents(const RuleRun& run) {
  for (const Subject& kind : kinds)
    for (const Record& record : run.store.records(kind.kind)) {
      if (!record.whole || !record.may_keep_documents) continue;
      const RecordTree tree(run.store, record);
      Documents(run, record, tree).visit(tree.document.root());
    }
}

}  // namespace mieux
