// mieux fiche new, check, opinion: an Action Fiche on its way to the steering group.
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/requests/fiche_changes.hpp"
#include "mieux/changes/requests/new_fiche.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/procedure/requests/completeness.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/reports/render/lack_views.hpp"
#include "mieux/store/texts.hpp"

namespace mieux::cli {
namespace {

// --- new

FicheWish fiche_wish_of(const Call& call, Environment& environment) {
  const std::string& amendment = call.text("amendment");
  const std::string minor = minor_of(call);
  if (call.has("step-2") + call.has("amendment") + call.has("minor") > 1)
    throw Failure(Exit::usage, "a version is a second step, an amendment, or a minor one",
                  "leave all but one of --step-2, --amendment and --minor out");
  FicheWish wish;
  if (call.has("step-2")) wish.kind = FicheWish::Kind::step_2;
  if (!amendment.empty() || !minor.empty()) wish.kind = FicheWish::Kind::amendment;
  wish.minor = !minor.empty();
  wish.reason = wish.minor ? minor : amendment;
  wish.drafted_by = call.text("by");
  wish.id = call.text("id");
  for (const std::string& word : call.texts("FIELD=VALUE")) wish.wishes.push_back(parse_wish(word));
  if (const std::string& from = call.text("from"); !from.empty())
    wish.fields =
        fields_of_text(read_input(from, environment), from == "-" ? "standard input" : from);
  return wish;
}

Exit run_fiche_new(const Call& call, Environment& environment) {
  const FicheWish wish = fiche_wish_of(call, environment);
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& request = find_whole_record(store, call.text("REQUEST"),
                                                           RecordKind::request, environment.err);
                 return new_fiche(store, request, wish, circumstances);
               });
}

constexpr auto fiche_new_options = joined_options(
    std::array<Option, 8>{{
        {.names = "REQUEST",
         .help = "The request it answers",
         .source = Source::record,
         .of = "request",
         .required = true},
        {.names = "FIELD=VALUE",
         .help = "Fields of the version, such as objective=TEXT or activities.1.title=TEXT",
         .source = Source::setting,
         .many = true},
        {"--from", "Read fields of the version from a YAML or JSON file, or - for standard input",
         "FILE", Source::file},
        {"--by", "Your staff code: who drafts it", "CODE"},
        {"--id", "Its id (by default that of the request)", "ID"},
        {"--step-2", "After an approval: the second step of two"},
        {"--amendment", "After an approval: what is changed, and why", "REASON"},
        {"--minor", "After an approval: an amendment for which opinions are not needed, and why",
         "REASON"},
    }},
    writing_options);

// --- check

/// The line to type once a fiche was checked; empty if its last version was sent or decided on.
std::string next_after_check(const Store& store, const Record& fiche, bool lacks_something) {
  const FicheVersion& last = store.fiches()[fiche.position].versions.back();
  if (last.sent.known || last.decided.known || last.decision.is_there()) return {};
  const std::string id{fiche.id};
  if (lacks_something)
    return "`mieux fiche edit " + id + "` or `mieux fiche set " + id + " FIELD=VALUE` adds it";
  if (!last.date.known) return "`mieux fiche check " + id + " --record` records that it is drafted";
  return "`mieux request submit " + std::string{store.fiches()[fiche.position].request.value} +
         "` sends it to the steering group";
}

Exit check(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const Record& record =
      find_whole_record(store, call.text("ID"), RecordKind::fiche, environment.err);
  const RecordTree tree(store, record);
  const yaml::Node* last = last_version(tree.document);
  if (last == nullptr)
    throw Failure(Exit::refused, "the Action Fiche " + std::string{record.id} + " has no version",
                  "`mieux fiche edit " + std::string{record.id} + "` opens it in an editor");
  const std::vector<Lack> lacks = lacks_of(tree.document, *last, objectives_of(store));
  const auto needed = static_cast<std::size_t>(
      std::count_if(lacks.begin(), lacks.end(), [](const Lack& lack) { return lack.needed; }));
  const std::string name = std::string{record.id} + ", version " +
                           std::to_string(store.fiches()[record.position].versions.back().number);
  environment.out << lacks_as_text(name, lacks, environment.columns);
  if (const std::string next = next_after_check(store, record, needed > 0); !next.empty())
    environment.err << "  next: " << next << "\n";
  return needed > 0 ? Exit::findings : Exit::done;
}

Exit run_fiche_check(const Call& call, Environment& environment) {
  if (!call.has("record")) {
    if (call.has("on") || call.has("dry-run") || call.has("commit"))
      throw Failure(Exit::usage, "--on, --dry-run and --commit go with --record",
                    "add --record, or leave them out");
    return check(call, environment);
  }
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_drafted(
                     store,
                     find_whole_record(store, call.text("ID"), RecordKind::fiche, environment.err),
                     call.text("on"), circumstances);
               });
}

constexpr std::array<Option, 1> fiche_word{{{.names = "ID",
                                             .help = "The Action Fiche, or its request",
                                             .source = Source::record,
                                             .required = true}}};

constexpr auto fiche_check_options = joined_options(
    fiche_word,
    std::array<Option, 1>{{{"--record", "Record that it is drafted, if nothing is missing"}}},
    on_option, writing_options);

// --- opinion

/// Members and opinions stand in the same order; one opinion alone is that of all of them.
std::vector<OpinionWish> opinions_of(const Call& call) {
  const std::vector<std::string>& members = call.texts("member");
  const std::vector<std::string>& opinions = call.texts("opinion");
  const std::vector<std::string>& comments = call.texts("comments");
  const std::size_t count = members.size();
  if (opinions.size() != count && opinions.size() != 1)
    throw Failure(Exit::usage,
                  counted(count, "member") + " and " + counted(opinions.size(), "opinion"),
                  "give one --opinion for each --member, in the same order, or one for all");
  if (comments.size() > count)
    throw Failure(Exit::usage, "there are more comments than members",
                  "give one --comments for each --member, in the same order; \"\" for none");
  std::vector<OpinionWish> wishes;
  for (std::size_t i = 0; i < count; ++i)
    wishes.push_back({members[i], opinions.size() == 1 ? opinions[0] : opinions[i],
                      i < comments.size() ? comments[i] : std::string{}});
  return wishes;
}

Exit run_fiche_opinion(const Call& call, Environment& environment) {
  const std::vector<OpinionWish> wishes = opinions_of(call);
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_opinions(
                     store,
                     find_whole_record(store, call.text("ID"), RecordKind::fiche, environment.err),
                     wishes, call.text("on"), circumstances);
               });
}

constexpr auto fiche_opinion_options = joined_options(
    fiche_word,
    std::array<Option, 3>{{
        {.names = "--member",
         .help = "A member, as mieux.yaml names it; as often as needed",
         .value = "NAME",
         .required = true,
         .many = true},
        {.names = "--opinion",
         .help = "approve, approve-with-comments, object or no-objection: one for each member, or "
                 "one for all",
         .value = "OPINION",
         .source = Source::words,
         .of = "approve|approve-with-comments|object|no-objection",
         .required = true,
         .many = true},
        {.names = "--comments",
         .help = "What the member wrote, for each member",
         .value = "TEXT",
         .many = true},
    }},
    on_option, writing_options);

}  // namespace

constinit const Command fiche_new_command{
    .words = "fiche new",
    .summary = "Prepare the Action Fiche of a request, or the next version of it",
    .options = fiche_new_options,
    .run = run_fiche_new,
    .manual = "fiche",
    .talks = true};

constinit const Command fiche_check_command{
    .words = "fiche check",
    .summary = "Say what is missing before the steering group can decide",
    .options = fiche_check_options,
    .run = run_fiche_check,
    .manual = "fiche",
    .talks = true};

constinit const Command fiche_opinion_command{
    .words = "fiche opinion",
    .summary = "Record what members of the steering group answered",
    .options = fiche_opinion_options,
    .run = run_fiche_opinion,
    .manual = "fiche"};

}  // namespace mieux::cli
