// mieux fiche new, check, opinion: an Action Fiche on its way to the steering group.
#include "fiche.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/command_line/find_record.hpp"
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

struct NewOptions {
  std::string request;
  std::vector<std::string> words;
  std::string from;
  bool step_2 = false;
  std::string amendment;
  FicheWish wish;
  Writing writing;
};

FicheWish wish_of(const NewOptions& options, Environment& environment) {
  FicheWish wish = options.wish;
  if (options.step_2 && !options.amendment.empty())
    throw Failure(Exit::usage, "a version is a second step or an amendment, not both",
                  "leave --step-2 or --amendment out");
  if (wish.minor && options.amendment.empty())
    throw Failure(Exit::usage, "only an amendment can be minor",
                  "say what it changes: --amendment REASON --minor");
  if (options.step_2) wish.kind = FicheWish::Kind::step_2;
  if (!options.amendment.empty()) wish.kind = FicheWish::Kind::amendment;
  wish.reason = options.amendment;
  for (const std::string& word : options.words) wish.wishes.push_back(parse_wish(word));
  if (!options.from.empty())
    wish.fields = fields_of_text(read_input(options.from, environment),
                                 options.from == "-" ? "standard input" : options.from);
  return wish;
}

Exit run_new(const NewOptions& options, const Common& common, Environment& environment) {
  const FicheWish wish = wish_of(options, environment);
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& request = find_whole_record(store, options.request,
                                                           RecordKind::request, environment.err);
                 return new_fiche(store, request, wish, circumstances);
               });
}

void add_new(CLI::App& fiche, Chosen& chosen) {
  CLI::App* command = fiche.add_subcommand(
      "new", "Prepare the Action Fiche of a request, or the next version of it");
  command->fallthrough();
  const auto options = std::make_shared<NewOptions>();
  command->add_option("REQUEST", options->request, "The request it answers")->required();
  command->add_option("FIELD=VALUE", options->words,
                      "Fields of the version, such as objective=TEXT or activities.1.title=TEXT");
  command
      ->add_option("--from", options->from,
                   "Read fields of the version from a YAML or JSON file, or - for standard input")
      ->type_name("FILE");
  command->add_option("--by", options->wish.drafted_by, "Your staff code: who drafts it")
      ->type_name("CODE");
  command->add_option("--id", options->wish.id, "Its id (by default that of the request)");
  command->add_flag("--step-2", options->step_2, "After an approval: the second step of two");
  command
      ->add_option("--amendment", options->amendment, "After an approval: what is changed, and why")
      ->type_name("REASON");
  command->add_flag("--minor", options->wish.minor,
                    "Of an amendment: opinions on it are not needed");
  add_writing(*command, options->writing);
  command->callback([&chosen, options] {
    chosen.talks = true;
    chosen.run = [options](const Common& common, Environment& environment) {
      return run_new(*options, common, environment);
    };
  });
}

// --- check

struct CheckOptions {
  std::string id;
  bool record = false;
  std::string on;
  Writing writing;
};

Exit check(const CheckOptions& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  const Record& record = find_whole_record(store, options.id, RecordKind::fiche, environment.err);
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
  return needed > 0 ? Exit::findings : Exit::done;
}

Exit run_check(const CheckOptions& options, const Common& common, Environment& environment) {
  if (!options.record) {
    if (!options.on.empty() || options.writing.dry_run || options.writing.commit)
      throw Failure(Exit::usage, "--on, --dry-run and --commit go with --record",
                    "add --record, or leave them out");
    return check(options, common, environment);
  }
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_drafted(
                     store,
                     find_whole_record(store, options.id, RecordKind::fiche, environment.err),
                     options.on, circumstances);
               });
}

void add_check(CLI::App& fiche, Chosen& chosen) {
  CLI::App* command =
      fiche.add_subcommand("check", "What is missing before the steering group can decide");
  command->fallthrough();
  const auto options = std::make_shared<CheckOptions>();
  command->add_option("ID", options->id, "The Action Fiche, or its request")->required();
  command->add_flag("--record", options->record,
                    "Record that it is drafted, if nothing is missing");
  command->add_option("--on", options->on, "The day it was (by default today)")->type_name("DATE");
  add_writing(*command, options->writing);
  command->callback([&chosen, options] {
    chosen.talks = true;
    chosen.run = [options](const Common& common, Environment& environment) {
      return run_check(*options, common, environment);
    };
  });
}

// --- opinion

struct OpinionOptions {
  std::string id;
  std::vector<std::string> members;
  std::vector<std::string> opinions;
  std::vector<std::string> comments;
  std::string on;
  Writing writing;
};

/// Members and opinions stand in the same order; one opinion alone is that of all of them.
std::vector<OpinionWish> opinions_of(const OpinionOptions& options) {
  const std::size_t count = options.members.size();
  if (options.opinions.size() != count && options.opinions.size() != 1)
    throw Failure(Exit::usage,
                  counted(count, "member") + " and " + counted(options.opinions.size(), "opinion"),
                  "give one --opinion for each --member, in the same order, or one for all");
  if (options.comments.size() > count)
    throw Failure(Exit::usage, "there are more comments than members",
                  "give one --comments for each --member, in the same order; \"\" for none");
  std::vector<OpinionWish> wishes;
  for (std::size_t i = 0; i < count; ++i)
    wishes.push_back({options.members[i],
                      options.opinions.size() == 1 ? options.opinions[0] : options.opinions[i],
                      i < options.comments.size() ? options.comments[i] : std::string{}});
  return wishes;
}

Exit run_opinion(const OpinionOptions& options, const Common& common, Environment& environment) {
  const std::vector<OpinionWish> wishes = opinions_of(options);
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_opinions(
                     store,
                     find_whole_record(store, options.id, RecordKind::fiche, environment.err),
                     wishes, options.on, circumstances);
               });
}

void add_opinion(CLI::App& fiche, Chosen& chosen) {
  CLI::App* command =
      fiche.add_subcommand("opinion", "Record what members of the steering group answered");
  command->fallthrough();
  const auto options = std::make_shared<OpinionOptions>();
  command->add_option("ID", options->id, "The Action Fiche, or its request")->required();
  const auto each = [&](const std::string& name, std::vector<std::string>& values,
                        const std::string& description, const std::string& type) {
    return command->add_option(name, values, description)->type_name(type)->expected(1)->take_all();
  };
  each("--member", options->members, "A member, as mieux.yaml names it; as often as needed", "NAME")
      ->required();
  each(
      "--opinion", options->opinions,
      "approve, approve-with-comments, object or no-objection: one for each member, or one for all",
      "OPINION")
      ->required();
  each("--comments", options->comments, "What the member wrote, for each member", "TEXT");
  command->add_option("--on", options->on, "The day of the answer (by default today)")
      ->type_name("DATE");
  add_writing(*command, options->writing);
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run_opinion(*options, common, environment);
    };
  });
}

}  // namespace

void add_fiche_verbs(CLI::App& fiche, Chosen& chosen) {
  add_new(fiche, chosen);
  add_check(fiche, chosen);
  add_opinion(fiche, chosen);
}

void add_minor(CLI::App& command, std::string& reason) {
  command
      .add_option("--minor", reason,
                  "The change does not matter for opinions already given, and why")
      ->type_name("REASON")
      ->check([](const std::string& text) {
        return trimmed(text).empty() ? "--minor: say why the change is minor" : std::string{};
      });
}

}  // namespace mieux::cli
