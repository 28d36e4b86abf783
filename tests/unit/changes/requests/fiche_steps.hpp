// Action Fiches on their way: prepared, sent, judged, approved, in a store of one request.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/requests/approve_request.hpp"
#include "mieux/changes/requests/fiche_changes.hpp"
#include "mieux/changes/requests/new_fiche.hpp"
#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/requests/submit_request.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/records/read.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/store/texts.hpp"
#include "procedure/requests/consulting.hpp"

namespace mieux::fiche_steps {

using namespace changes_test;
using namespace consulting;

inline Change prepared(const StoreFolder& folder, const FicheWish& wish) {
  const Store store = folder.load();
  return new_fiche(store, find(store, RecordKind::request, "r"), wish, circumstances());
}

inline Change judged(const StoreFolder& folder, const std::vector<OpinionWish>& opinions,
                     const std::string& on = "2026-01-10") {
  const Store store = folder.load();
  return record_opinions(store, find(store, RecordKind::fiche, "r"), opinions, on, circumstances());
}

/// A field of the fiche changed as `mieux fiche set` does it.
inline Change changed(const StoreFolder& folder, const std::string& wish,
                      const std::string& minor = {}) {
  const Store store = folder.load();
  const Record& fiche = find(store, RecordKind::fiche, "r");
  Change change = set_fiche_fields(store, fiche, {parse_wish(wish)});
  change.minor = minor;
  return judge(store, std::move(change), circumstances(), 1).change;
}

template <typename Make>
std::string refused(Make make) {
  return failure_of([&] { static_cast<void>(make()); });
}

inline void apply(const StoreFolder& folder, const Change& change) {
  for (const FileChange& file : change.files)
    if (file.after) folder.write(file.path, *file.after);
}

inline std::size_t suspects(const StoreFolder& folder) {
  std::size_t count = 0;
  for (const Diagnostic& diagnostic : validate(folder.load(), circumstances().as_of, 1))
    count += diagnostic.code == "suspect-opinion" ? 1 : 0;
  return count;
}

inline const std::string sent = "    sent: 2026-01-05\n";

inline void make_sent(const StoreFolder& folder) {
  folder.write("mieux.yaml", programme(all_answer));
  add_request(folder, sent_event);
  add_fiche(folder, sent);
}

inline Change approved(const StoreFolder& folder) {
  StepWish wish;
  wish.on = "2026-01-12";
  const Store store = folder.load();
  return approve_request(store, find(store, RecordKind::request, "r"), wish, circumstances());
}

inline Change submitted(const StoreFolder& folder) {
  StepWish wish;
  wish.on = "2026-01-12";
  const Store store = folder.load();
  return submit_request(store, find(store, RecordKind::request, "r"), wish, circumstances());
}

inline void make_approved(const StoreFolder& folder) {
  make_sent(folder);
  apply(folder, judged(folder, {{"donor", "approve", ""}, {"foreign", "approve", ""}}));
  apply(folder, approved(folder));
}

inline FicheWish amendment(const std::string& reason, bool minor = false) {
  FicheWish wish;
  wish.kind = FicheWish::Kind::amendment;
  wish.reason = reason;
  wish.minor = minor;
  return wish;
}

}  // namespace mieux::fiche_steps
