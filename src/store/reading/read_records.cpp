#include <algorithm>
#include <iterator>

#include "check_parts.hpp"
#include "load.hpp"
#include "mieux/base/contact.hpp"
#include "mieux/base/parallel.hpp"
#include "mieux/base/text.hpp"
#include "mieux/records/read.hpp"
#include "mieux/yaml/conflict.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace mieux {
namespace {

/// Does the record name documents, or an activity of it?
bool has_documents(const yaml::Document& document) {
  const yaml::Node& root = document.root();
  if (document.find(root, "documents") != nullptr) return true;
  const yaml::Node* activities = document.find(root, "activities");
  if (activities != nullptr)
    for (const yaml::Node& activity : yaml::Children{document, *activities})
      if (document.find(activity, "documents") != nullptr) return true;
  return false;
}

constexpr std::size_t batch = 64;  ///< files a thread takes at a time

bool is_error(const Finding& finding) { return finding.severity == Severity::error; }

Diagnostic not_read(std::string path, const FileText& file) {
  Diagnostic diagnostic;
  diagnostic.code = file.code;
  if (file.text.empty()) {
    diagnostic.where.path = std::move(path);
  } else {  // too large: where the first byte stands that is too many
    const auto size = static_cast<std::uint32_t>(file.text.size());
    diagnostic.where = locate(std::move(path), file.text, {size - 1, size});
  }
  diagnostic.message = file.message;
  diagnostic.hint = file.hint;
  return diagnostic;
}

}  // namespace

bool RecordReader::read(Record& record, std::string_view text) {
  findings_.clear();
  uses_.clear();
  terms_.clear();
  dates_.clear();
  unescaped_.release();
  record.size = static_cast<std::uint32_t>(text.size());
  record.whole = yaml::read(text, document_, unescaped_, findings_);
  if (!record.whole) explain_conflict(record, text);
  if (record.whole) {
    record.may_hold_contact = may_hold_contact(text);
    record.may_keep_documents =
        record.kind == RecordKind::expert_private || has_documents(document_);
    if (options_.second_opinion) {
      auto differences = yaml::second_opinion(text, document_);
      std::move(differences.begin(), differences.end(), std::back_inserter(findings_));
    }
    schema::Collected collected{findings_, uses_, terms_, &dates_};
    schema::check(document_, store_.schemas(), record.kind, collected);
    check_terms();
    check_dates();
    check_parts(document_, store_.schemas(), record.kind, findings_);
    keep_references(record);
    read_header(document_, *share_.arena, record);
  }
  const auto counts = [&](const Finding& finding) {
    return is_error(finding) && !(record.draft && finding.code == "missing-field");
  };
  record.sound = record.whole && std::none_of(findings_.begin(), findings_.end(), counts);
  keep_findings(record);
  record.whole = record.whole && document_.root().kind == yaml::Kind::mapping;  // no list
  return record.whole;
}

/// An unresolved merge is either of one record that both sides changed, or of two records that got
/// one id on two branches: then whoever keeps one side loses a record.
void RecordReader::explain_conflict(const Record& record, std::string_view text) {
  const auto finding = std::find_if(findings_.begin(), findings_.end(), [](const Finding& each) {
    return each.code == "merge-conflict";
  });
  if (finding == findings_.end()) return;
  const auto sides = yaml::sides_of_conflict(text);
  if (!sides) return;
  const std::string ours{yaml::value_on_line(sides->ours, "uid")};
  const std::string theirs{yaml::value_on_line(sides->theirs, "uid")};
  if (ours.empty() || theirs.empty()) return;
  const std::string id{record.id};
  if (ours == theirs) {
    finding->message += ": both sides changed this record";
    finding->hint = "write what is right of both sides, delete the markers, then `git add " +
                    Store::path_of(record) + "`";
    return;
  }
  finding->message = "unresolved merge: two different records have the id " + id +
                     ", with the uids " + ours + " and " + theirs;
  finding->hint =
      "keep both: `mieux git keep-both`; `mieux explain merge-conflict` shows other ways";
}

void RecordReader::keep_references(const Record& record) {
  for (schema::ReferenceUse& use : uses_) {
    if (use.text.find('/') == std::string_view::npos) forget_malformed(use.span);
    use.text = share_.arena->keep(use.text);
    share_.references.push_back({&record, use});
  }
}

void RecordReader::check_terms() {
  for (const schema::TermUse& use : terms_) {
    const Table* table = tables_[use.vocabulary];
    if (table == nullptr) share_.missing_vocabularies.insert(use.vocabulary);
    if (table == nullptr) continue;
    if (const std::uint32_t row = table->find(use.text); row != Table::none) {
      if (use.node == 0) continue;
      document_.nodes[use.node].text = table->id(row);
      document_.nodes[use.node].lasting = true;
      continue;
    }
    const std::string name{store_.schemas().vocabularies()[use.vocabulary]};
    const bool country = name == "countries";
    const bool programme = name == "phases" || name == "groupings";
    forget_malformed(use.span);
    findings_.push_back(
        {Severity::error, country ? "unknown-country" : "unknown-term", use.span,
         country ? "unknown country '" + std::string{use.text} + "'"
         : programme
             ? "'" + std::string{use.text} + "' is not among the " + name + " of mieux.yaml"
             : "'" + std::string{use.text} + "' is no term of vocabularies/" + name + ".tsv",
         hint_for(use.text, name, *table)});
  }
}

/// What belongs to the life of the facility cannot precede its first phase; what prepared that may,
/// by a little.
void RecordReader::check_dates() {
  const std::optional<Day> first = first_day(store_.programme());
  if (!first) return;
  constexpr std::uint32_t months_of_preparation = 12;
  for (const schema::DateUse& use : dates_) {
    if (use.date.last() >= *first) continue;
    const bool may_prepare = later_by(use.date, months_of_preparation, 0).last() >= *first;
    findings_.push_back({may_prepare ? Severity::warning : Severity::error, "before-first-phase",
                         use.span,
                         "'" + std::string{use.name} + "' (" + use.date.to_string() +
                             ") is before the first phase, which began on " + to_string(*first),
                         may_prepare ? "correct the date; if it is right, leave it as it is"
                                     : "correct the date, or the phases in mieux.yaml"});
  }
}

/// That a word names nothing, and what it should name, says more than how such words are written.
void RecordReader::forget_malformed(Span span) {
  std::erase_if(findings_, [&](const Finding& finding) {
    return finding.code == "malformed" && finding.span == span;
  });
}

/// Looked for once for each wrong word: slips come again and again, and all terms are compared.
std::string RecordReader::hint_for(std::string_view word, const std::string& name,
                                   const Table& table) {
  constexpr std::size_t most_kept = 10'000;
  const auto [hint, is_new] = hints_.try_emplace(name + '\n' + std::string{word});
  if (is_new) hint->second = how_to_write(word, name, table);
  if (hints_.size() <= most_kept) return hint->second;
  std::string last = std::move(hint->second);
  hints_.clear();
  return last;
}

/// The term that was meant, by its name or by the one nearest to it.
std::string RecordReader::how_to_write(std::string_view word, const std::string& name,
                                       const Table& table) const {
  if (const std::string_view meant = table.named(word); !meant.empty())
    return "write " + std::string{meant};
  if (const Table* aliases = store_.vocabularies().table("topic_aliases");
      name == "topics" && aliases != nullptr) {
    const std::uint32_t row = aliases->find(aliases->resolve(word));
    if (row != Table::none && !aliases->cell(row, "topic").empty())
      return "write " + std::string{aliases->cell(row, "topic")};
  }
  if (std::string hint = table.suggestion(word); !hint.empty()) return hint;
  if (std::string few = table.few_terms(); !few.empty()) return few;
  if (name == "phases" || name == "groupings") return "add it to mieux.yaml";
  return "choose a word from the first column of vocabularies/" + name + ".tsv";
}

void RecordReader::keep_findings(const Record& record) {
  for (Finding& finding : findings_) share_.issues.push_back({&record, std::move(finding), {}});
}

/// For the typed records of all that was listed.
void Loader::make_room() {
  store_.requests_.resize(store_.records(RecordKind::request).size());
  store_.actions_.resize(store_.records(RecordKind::action).size());
  store_.organisations_.resize(store_.records(RecordKind::organisation).size());
  store_.fiches_.resize(store_.records(RecordKind::fiche).size());
  store_.experts_.resize(store_.records(RecordKind::expert).size());
  store_.forms_.resize(store_.records(RecordKind::form).size());
  store_.feedback_.resize(store_.records(RecordKind::feedback).size());
  store_.practices_.resize(store_.records(RecordKind::practice).size());
  store_.events_.resize(store_.records(RecordKind::event).size());
  store_.publications_.resize(store_.records(RecordKind::publication).size());
  store_.reviews_.resize(store_.records(RecordKind::review).size());
  store_.personal_parts_.resize(store_.records(RecordKind::expert_private).size());
}

void Loader::read_all() {
  const std::size_t wanted = std::min<std::size_t>(options_.threads, files_.size() / batch + 1);
  std::vector<Share> shares(std::max<std::size_t>(wanted, 1));
  std::atomic<std::size_t> next{0};
  run_on(shares.size(), [&](std::size_t number) { read_share(shares[number], next); });
  for (Share& share : shares) {
    std::move(share.issues.begin(), share.issues.end(), std::back_inserter(store_.issues_));
    std::move(share.diagnostics.begin(), share.diagnostics.end(),
              std::back_inserter(store_.diagnostics_));
    store_.references_.insert(store_.references_.end(), share.references.begin(),
                              share.references.end());
    missing_vocabularies_.merge(share.missing_vocabularies);
    store_.bytes_ += share.bytes;
    store_.memory_.push_back(std::move(share.arena));
  }
}

void Loader::read_share(Share& share, std::atomic<std::size_t>& next) {
  std::string buffer;
  RecordReader reader(store_, tables_, options_, share);
  for (std::size_t first = next.fetch_add(batch); first < files_.size();
       first = next.fetch_add(batch)) {
    const std::size_t last = std::min(first + batch, files_.size());
    if (options_.read_so_far != nullptr) options_.read_so_far->fetch_add(last - first);
    for (std::size_t i = first; i < last; ++i) {
      const RecordFile& file = files_[i];
      Record& record = store_.records_[index_of(file.kind)][file.position];
      const FileText text = text_of(file, buffer);
      if (!text.code.empty()) {
        share.diagnostics.push_back(not_read(Store::path_of(record), text));
        continue;
      }
      share.bytes += text.text.size();
      if (reader.read(record, text.text)) read_typed(record, reader.document(), *share.arena);
    }
  }
}

FileText Loader::text_of(const RecordFile& file, std::string& buffer) const {
  const FilesFolder* folder = folders_[index_of(file.kind)].get();
  const Record& record = store_.records_[index_of(file.kind)][file.position];
  const std::string path = store_.overlay_.empty() ? "" : Store::path_of(record);
  const WantedFile wanted{record.id.data(), path, yaml::max_bytes, file.listed};
  return read_file(folder, wanted, store_.overlay_, buffer);
}

void Loader::read_typed(Record& record, const yaml::Document& document, Arena& arena) {
  switch (record.kind) {
    case RecordKind::request:
      store_.requests_[record.position] = read_request(document, arena);
      break;
    case RecordKind::action: store_.actions_[record.position] = read_action(document, arena); break;
    case RecordKind::organisation:
      store_.organisations_[record.position] = read_organisation(document, arena);
      break;
    case RecordKind::fiche: store_.fiches_[record.position] = read_fiche(document, arena); break;
    case RecordKind::expert: store_.experts_[record.position] = read_expert(document, arena); break;
    case RecordKind::expert_private:
      store_.personal_parts_[record.position] = read_personal_part(document, arena);
      break;
    case RecordKind::form: store_.forms_[record.position] = read_form(document, arena); break;
    case RecordKind::feedback:
      store_.feedback_[record.position] = read_feedback(document, arena);
      break;
    case RecordKind::practice:
      store_.practices_[record.position] = read_practice(document, arena);
      break;
    case RecordKind::event:
      store_.events_[record.position] = read_public_event(document, arena);
      break;
    case RecordKind::publication:
      store_.publications_[record.position] = read_publication(document, arena);
      break;
    case RecordKind::review: store_.reviews_[record.position] = read_review(document, arena); break;
    default: break;
  }
}

}  // namespace mieux
