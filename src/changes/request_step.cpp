#include "request_step.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/consultation.hpp"
#include "mieux/procedure/steps.hpp"

namespace mieux {

using yaml::Value;

RequestStepText::RequestStepText(const Store& store, const Record& request, const StepWish& wish,
                                 const Clock& clock)
    : store_(store),
      record_(request),
      request_(store.requests()[request.position]),
      wish_(wish),
      day_(typed_date(wish.on, clock)),
      text_(store, request),
      before_(text_.text()) {}

void RequestStepText::require_legal() const {
  const Outcome now = latest_outcome(request_);
  const std::string why = why_not(wish_.step, now, request_.events.empty());
  if (why.empty()) return;
  const std::string id{record_.id};
  throw Failure(Exit::refused, id + ": " + why,
                is_closed(now) ? "`mieux request reopen " + id + " --reason TEXT` takes it up again"
                               : "`mieux request show " + id + "` shows what happened so far");
}

void RequestStepText::record() {
  add_event(text_, {{"event", Value::text(std::string{word_of(wish_.step)})},
                    {"date", Value::text(day_.text)},
                    {"reason", Value::text(wish_.reason)},
                    {"to", Value::text(wish_.to)},
                    {"note", Value::text(wish_.note)}});
  if (!wish_.decided_by.empty()) text_.put({"decided_by"}, Value::text(wish_.decided_by));
  if (wish_.by.empty()) return;
  if (wish_.step == RequestStep::screened)
    text_.put({"screening", "by"}, Value::text(wish_.by));
  else
    text_.put({"recorded_by"}, Value::text(wish_.by));
}

void RequestStepText::keep_evidence(const std::string& type) {
  if (!wish_.evidence) return;
  const Evidence& evidence = *wish_.evidence;
  Value::Mapping document{{"type", Value::text(evidence.type.empty() ? type : evidence.type)},
                          {"date", Value::text(day_.text)},
                          {"kept", Value::text(evidence.kept)}};
  if (!evidence.sha256.empty()) document.emplace_back("sha256", Value::text(evidence.sha256));
  text_.append({"documents"}, {std::move(document), false});
}

Change RequestStepText::finish(const std::string& sentence, std::string next) {
  Change change;
  change.files.push_back({Store::path_of(record_), before_, text_.text()});
  for (FileChange& file : others_) change.files.push_back(std::move(file));
  change.sentence = std::string{record_.id} + ": " + sentence;
  change.next = std::move(next);
  return change;
}

std::vector<SentVersion> sent_versions(const Store& store, const Record& request) {
  std::vector<SentVersion> sent;
  for (const Record* fiche : fiches_of(store, request)) {
    const FicheVersion* open = open_version(store.fiches()[fiche->position]);
    if (open != nullptr && open->sent.known) sent.push_back({fiche, open});
  }
  return sent;
}

void require_after_sending(const SentVersion& sent, const TypedDate& day) {
  if (before(day.date, sent.version->sent.date) != Truth::yes) return;
  throw Failure(Exit::refused,
                "a decision of " + day.text + " cannot be about " + version_name(*sent.version) +
                    " of the Action Fiche " + std::string{sent.fiche->id} +
                    ", which was sent to the steering group on " +
                    sent.version->sent.date.to_string(),
                "correct the date: --on DATE");
}

FileChange decide_version(const Store& store, const Record& fiche, const std::string& outcome,
                          const TypedDate& day, const std::string& despite) {
  RecordText text(store, fiche);
  FileChange file{Store::path_of(fiche), text.text(), {}};
  Value::Mapping decision{{"outcome", Value::text(outcome)}, {"date", Value::text(day.text)}};
  if (!despite.empty()) decision.emplace_back("despite", Value::text(despite));
  decision.emplace_back("fingerprint", Value::text(fingerprint_of_last(text)));
  yaml::Path path = last_version(text);
  path.emplace_back("decision");
  text.put(path, {std::move(decision), false});
  file.after = text.text();
  return file;
}

std::string term_named(const Store& store, std::string_view vocabulary, const std::string& word) {
  const Table* table = store.vocabularies().table(vocabulary);
  const std::string file = "vocabularies/" + std::string{vocabulary} + ".tsv";
  if (table == nullptr)
    throw Failure(Exit::refused, "the vocabulary " + file + " is missing",
                  "write it: a line `id<tab>label`, then a line for each term; `mieux init` adds "
                  "vocabularies that are missing");
  if (table->find(word) != Table::none) return word;
  if (const std::string_view id = table->resolve(word); !id.empty()) return std::string{id};
  throw Failure(
      Exit::refused, "'" + word + "' is not in " + file,
      suggest(word, table->words(), "choose a word from its first column, or add a line"));
}

}  // namespace mieux
