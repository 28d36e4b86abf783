#include <algorithm>

#include "load.hpp"

namespace mieux {

void Loader::link() {
  index_ids();
  index_aliases();
  link_actions();
}

void Loader::index_ids() {
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    const std::vector<Record>& records = store_.records_[kind];
    IdIndex& index = store_.index_[kind];
    std::vector<std::string_view>& ids = store_.ids_[kind];
    index.reserve(records.size());
    ids.reserve(records.size());
    for (const Record& record : records) {
      ids.push_back(record.id);
      index.insert(record.id, record.position, [&](std::uint32_t i) { return ids[i]; });
    }
  }
}

void Loader::index_aliases() {
  for (const std::vector<Record>& records : store_.records_)
    for (const Record& record : records)
      for (const Text& alias : record.aliases) store_.aliases_.emplace_back(alias.value, &record);
  std::sort(store_.aliases_.begin(), store_.aliases_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
}

void Loader::link_actions() {
  const std::size_t requests = store_.requests_.size();
  std::vector<std::uint32_t>& links = store_.request_of_action_;
  links.assign(store_.actions_.size(), IdIndex::none);
  store_.first_action_.assign(requests + 1, 0);
  for (std::size_t i = 0; i < store_.actions_.size(); ++i) {
    const Text& reference = store_.actions_[i].request;
    if (!reference.is_there()) continue;
    const Record* request = store_.target(reference.value, set_of(RecordKind::request));
    if (request == nullptr) continue;
    links[i] = request->position;
    ++store_.first_action_[request->position + 1];
  }
  for (std::size_t i = 1; i <= requests; ++i)
    store_.first_action_[i] += store_.first_action_[i - 1];
  store_.action_list_.resize(store_.first_action_.back());
  std::vector<std::uint32_t> next = store_.first_action_;
  for (std::uint32_t i = 0; i < links.size(); ++i)
    if (links[i] != IdIndex::none) store_.action_list_[next[links[i]]++] = i;
}

}  // namespace mieux
