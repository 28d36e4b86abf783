#include "request_step.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {

using yaml::Value;

RequestStepText::RequestStepText(const Store& store, const Record& request, const StepWish& wish,
                                 const AsOf& as_of)
    : store_(store),
      record_(request),
      request_(store.requests()[request.position]),
      wish_(wish),
      day_(typed_date(wish.on, as_of)),
      text_(store, request),
      before_(text_.text()) {}

void RequestStepText::require_legal() const {
  const OutcomeSoFar so_far(request_);
  const std::string why = so_far.why_not(wish_.step);
  if (why.empty()) return;
  const std::string id{record_.id};
  std::string way = is_closed(so_far.now())
                        ? "`mieux request reopen " + id + " --reason TEXT` takes it up again"
                        : "`mieux request show " + id + "` shows what happened so far";
  if (find(request_, wish_.step) != nullptr)
    way += "; `mieux request correct " + id + " " + std::string{word_of(wish_.step)} +
           " --on DATE` corrects the day";
  throw Failure(Exit::refused, id + ": " + why, way);
}

void RequestStepText::record() {
  const bool of_screening = wish_.step == RequestStep::screened;
  Value::Mapping event{{"event", Value::text(std::string{word_of(wish_.step)})},
                       {"date", Value::text(day_.text)},
                       {"reason", Value::text(wish_.reason)},
                       {"to", Value::text(wish_.to)}};
  if (!of_screening) event.emplace_back("note", Value::text(wish_.note));
  add_event(text_, std::move(event), place_of_event());
  if (of_screening && !wish_.note.empty())
    text_.put({"screening", "note"}, Value::text(wish_.note));
  if (!wish_.decided_by.empty()) text_.put({"decided_by"}, Value::text(wish_.decided_by));
  if (wish_.by.empty()) return;
  if (wish_.step == RequestStep::screened)
    text_.put({"screening", "by"}, Value::text(wish_.by));
  else  // only decisions take `by`
    text_.put({"recorded_by"}, Value::text(wish_.by));
}

/// Where the event belongs. A first look that is recorded late stands before what came after it.
std::optional<std::size_t> RequestStepText::place_of_event() const {
  const std::size_t end = request_.events.size();
  if (wish_.step != RequestStep::acknowledged && wish_.step != RequestStep::screened) return {};
  std::size_t place = end;
  for (std::size_t i = end; i > 0; --i) {
    const RequestEvent& event = request_.events[i - 1];
    const bool later = event.type > wish_.step && event.type != RequestStep::reopened &&
                       event.type != RequestStep::resumed;
    if (!later) break;
    place = i - 1;
  }
  if (place == end) return {};
  const RequestEvent& next = request_.events[place];
  if (!next.when.known || before(next.when.date, day_.date) != Truth::yes) return place;
  throw Failure(Exit::refused,
                std::string{record_.id} + " was " + std::string{word_of(next.type)} + " on " +
                    next.when.date.to_string() + ", so it cannot be " +
                    std::string{word_of(wish_.step)} + " on " + day_.text,
                "say the day it really was: --on DATE; if the other one is wrong, `mieux request "
                "correct " +
                    std::string{record_.id} + " " + std::string{word_of(next.type)} +
                    " --on DATE` corrects it");
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
  require_belongings_read(store, request);
  std::vector<SentVersion> sent;
  for (const Record* fiche : fiches_of(store, request)) {
    const FicheVersion* open = open_version(store.fiches()[fiche->position]);
    if (open != nullptr && open->sent.known) sent.push_back({fiche, open});
  }
  return sent;
}

void require_belongings_read(const Store& store, const Record& request, KindSet others) {
  require_read(store, set_of(RecordKind::fiche) | others,
               "what the step on request " + std::string{request.id} + " rests on is not known");
}

void refuse_draft(const Record& record) {
  if (!record.draft) return;
  const std::string name{subject_of(record.kind).singular};
  throw Failure(Exit::refused, std::string{record.id} + " is a draft",
                "complete it, then `mieux " + name + " set " + std::string{record.id} +
                    " draft=` and try again");
}

void refuse_on_hold(const Record& request, Outcome now) {
  if (now != Outcome::on_hold) return;
  throw Failure(Exit::refused, std::string{request.id} + " is on hold",
                "`mieux request resume " + std::string{request.id} + "` takes it up again");
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
                          const TypedDate& day, const Value::Mapping& details) {
  EditedRecord text(store, fiche);
  FileChange file{Store::path_of(fiche), text.text(), {}};
  Value::Mapping decision{{"outcome", Value::text(outcome)}, {"date", Value::text(day.text)}};
  for (const auto& [key, value] : details)
    if (!std::get<std::string>(value.data).empty()) decision.emplace_back(key, value);
  decision.emplace_back("fingerprint", Value::text(fingerprint_of_last(text)));
  yaml::Path path = last_version(text);
  path.emplace_back("decision");
  text.put(path, {std::move(decision), false});
  file.after = text.text();
  return file;
}

Value::Mapping details_of_later(const StepWish& wish) {
  return {{"reason", Value::text(wish.reason)},
          {"note", Value::text(wish.note)},
          {"decided_by", Value::text(wish.decided_by)},
          {"recorded_by", Value::text(wish.by)}};
}

std::string id_of_path(const std::string& path) {
  const std::size_t begin = path.find('/') + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

std::string term_named(const Store& store, std::string_view vocabulary, const std::string& word) {
  const Table* table = store.vocabularies().table(vocabulary);
  const std::string file = "vocabularies/" + std::string{vocabulary} + ".tsv";
  if (table == nullptr)
    throw Failure(Exit::refused, "the vocabulary " + file + " is missing",
                  "write it: a line `id<tab>label`, then a line for each term; `mieux init` adds "
                  "vocabularies that are missing");
  if (const std::string_view id = table->resolve(word); !id.empty()) return std::string{id};
  const std::string few = table->few_terms();
  throw Failure(
      Exit::refused, "'" + word + "' is not in " + file,
      table->suggestion(word, few.empty() ? "choose a word from its first column, or add a line"
                                          : few + ", or add a line"));
}

}  // namespace mieux
