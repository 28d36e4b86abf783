#include <algorithm>
#include <iterator>

#include "load.hpp"
#include "mieux/store/layout.hpp"

namespace mieux {
namespace {

/// The paths that one of two overlays holds otherwise than the other.
std::set<std::string> differing(const Overlay& a, const Overlay& b) {
  std::set<std::string> paths;
  const auto add = [&](const Overlay& from, const Overlay& other) {
    for (const auto& [path, text] : from) {
      const auto found = other.find(path);
      if (found == other.end() || found->second != text) paths.insert(path);
    }
  };
  add(a, b);
  add(b, a);
  return paths;
}

}  // namespace

/// Is a record read in the same way as in the base, if its file is the same?
bool Loader::is_read_as_before(const std::set<std::string>& changed) const {
  const bool all_terms_known = std::find(tables_.begin(), tables_.end(), nullptr) == tables_.end();
  return all_terms_known && !options_.second_opinion &&
         std::none_of(changed.begin(), changed.end(), [](const std::string& path) {
           return path == programme_file || path.starts_with("vocabularies/");
         });
}

void Loader::take_unchanged() {
  if (options_.base == nullptr) return;
  const Store& base = *options_.base;
  std::set<std::string> changed = differing(store_.overlay_, base.overlay_);
  if (std::optional files = store_.files_->differing(*base.files_))
    changed.merge(*files);
  else
    return;
  if (!is_read_as_before(changed)) return;
  std::array<std::vector<const Record*>, kind_count> taken;  // by position in the base
  for (std::size_t kind = 0; kind < kind_count; ++kind)
    taken[kind].assign(base.records_[kind].size(), nullptr);
  std::vector<RecordFile> to_read;
  for (const RecordFile& file : files_) {
    Record& record = store_.records_[index_of(file.kind)][file.position];
    const Record* from = base.find(file.kind, record.id);
    // A file that could not be read as a record is read again.
    if (from == nullptr || !from->whole || changed.contains(Store::path_of(record))) {
      to_read.push_back(file);
      continue;
    }
    take(record, *from, base);
    taken[index_of(file.kind)][from->position] = &record;
  }
  files_ = std::move(to_read);
  const auto now = [&](const Record& old) { return taken[index_of(old.kind)][old.position]; };
  for (const Issue& issue : base.issues_)
    if (const Record* record = now(*issue.record))
      store_.issues_.push_back({record, issue.finding, {}});
  for (const Reference& reference : base.references_)
    if (const Record* record = now(*reference.from))
      store_.references_.push_back({record, reference.use});
  store_.memory_.insert(store_.memory_.end(), base.memory_.begin(), base.memory_.end());
  store_.lasting_terms_ = base.lasting_terms_;
  store_.lasting_terms_.push_back(base.vocabularies_);
}

void Loader::take(Record& record, const Record& from, const Store& base) {
  const std::string_view id = record.id;
  const std::uint32_t position = record.position;
  record = from;
  record.id = id;
  record.position = position;
  store_.bytes_ += from.size;
  switch (record.kind) {
    case RecordKind::request: store_.requests_[position] = base.requests_[from.position]; break;
    case RecordKind::action: store_.actions_[position] = base.actions_[from.position]; break;
    case RecordKind::organisation:
      store_.organisations_[position] = base.organisations_[from.position];
      break;
    case RecordKind::fiche: store_.fiches_[position] = base.fiches_[from.position]; break;
    case RecordKind::expert: store_.experts_[position] = base.experts_[from.position]; break;
    case RecordKind::expert_private:
      store_.personal_parts_[position] = base.personal_parts_[from.position];
      break;
    case RecordKind::form: store_.forms_[position] = base.forms_[from.position]; break;
    case RecordKind::feedback: store_.feedback_[position] = base.feedback_[from.position]; break;
    case RecordKind::practice: store_.practices_[position] = base.practices_[from.position]; break;
    case RecordKind::event: store_.events_[position] = base.events_[from.position]; break;
    case RecordKind::publication:
      store_.publications_[position] = base.publications_[from.position];
      break;
    case RecordKind::review: store_.reviews_[position] = base.reviews_[from.position]; break;
    default: break;
  }
}

}  // namespace mieux
