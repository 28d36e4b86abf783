// mieux show ID, mieux KIND show ID: one record, what it says and what follows from it.
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/records/shown_record.hpp"
#include "mieux/store/texts.hpp"

namespace mieux::cli {
namespace {

/// The lines of a part as the file has them, without what indents all of them.
std::string lines_of_part(const Store& store, const Record& action, const PartOfAction& wanted) {
  const RecordTree tree(store, action);
  const yaml::Node* list = tree.document.find(tree.document.root(), wanted.list);
  if (list == nullptr) return {};
  for (const yaml::Node& part : yaml::Children{tree.document, *list}) {
    if (tree.text_at(&part, "id") != wanted.id) continue;
    const std::size_t line = tree.text.rfind('\n', part.span.begin) + 1;
    const std::string indentation(part.span.begin - line, ' ');
    std::string text = tree.text.substr(part.span.begin, part.span.end - part.span.begin);
    for (std::size_t at = text.find('\n' + indentation); at != text.npos;
         at = text.find('\n' + indentation, at + 1))
      text.erase(at + 1, indentation.size());
    return text + (text.ends_with('\n') ? "" : "\n");
  }
  return {};
}

View view_for_work(const Store& store, const Call& call, const Environment& environment) {
  View view(store, asked_day(call.common, environment));
  view.audience = Audience::staff;
  return view;
}

Exit show_record(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const Record& record =
      call.subject == nullptr
          ? find_record_to_show(store, call.text("ID"), environment.err)
          : find_whole_record(store, id_of(call), call.subject->kind, environment.err);
  const View view = view_for_work(store, call, environment);
  if (call.text("format") == "yaml")
    environment.out << RecordTexts(store).of(record);
  else if (call.text("format") == "json")
    environment.out << json_at(record_as_json(view, record), call.common);
  else
    environment.out << record_as_text(view, record, environment.columns);
  return Exit::done;
}

/// Both parts of an expert, one after the other.
Exit show_both_parts(const Call& call, Environment& environment) {
  if (call.text("format") == "json")
    throw Failure(Exit::usage, "--private and --format json exclude each other",
                  "--format yaml prints both parts as they are kept");
  const BothStores both = load_both(call.common, environment);
  const Record& expert =
      find_whole_record(both.store, id_of(call), RecordKind::expert, environment.err);
  const Record* personal = both.roster.find(expert.id);
  if (call.text("format") == "yaml")
    environment.out << RecordTexts(both.store).of(expert);
  else
    environment.out << record_as_text(view_for_work(both.store, call, environment), expert,
                                      environment.columns);
  if (personal == nullptr) {
    environment.err << "note: the private roster has no part of " << expert.id << "\n";
    return Exit::done;
  }
  environment.out << "\n# " << for_terminal(Store::path_of(*personal))
                  << " in the private roster\n";
  print_data(environment, std::string{RecordTexts(both.roster.store()).of(*personal)});
  return Exit::done;
}

/// A part of an Action: in the list of this name, called by this word.
Exit show_part(const Call& call, std::string_view list, std::string_view singular,
               Environment& environment) {
  const Store store = load(call.common, environment);
  const TypedPart name = typed_part(call.text("ID"), singular);
  const Record& action = find_whole_record(store, name.action, RecordKind::action, environment.err);
  const View view = view_for_work(store, call, environment);
  const PartOfAction part{list, singular, name.id};
  const std::string text = part_as_text(view, action, part, environment.columns);
  if (call.text("format") == "yaml")
    environment.out << lines_of_part(store, action, part);
  else if (call.text("format") == "json")
    environment.out << json_at(part_as_json(view, action, part), call.common);
  else
    environment.out << text;
  return Exit::done;
}

Exit show_of_noun(const Call& call, Environment& environment) {
  const Subject& subject = *call.subject;
  if (is_expert(subject) && call.has("private")) return show_both_parts(call, environment);
  return is_part(subject) ? show_part(call, subject.place, subject.singular, environment)
                          : show_record(call, environment);
}

/// `benin/d1` is a part of an Action, by the letter of its id; `request/2026-04` is a record.
Exit show_any(const Call& call, Environment& environment) {
  const std::string& word = call.text("ID");
  const std::size_t slash = word.rfind('/');
  const std::string_view id = std::string_view{word}.substr(slash + 1);
  if (slash == std::string::npos || kind_named(word.substr(0, slash)) ||
      !schema::matches(schema::Pattern::part_id, id))
    return show_record(call, environment);
  const schema::Schemas& schemas = environment.schemas;
  for (const schema::Property& field : schemas.root(RecordKind::action).properties)
    if (const schema::PartName* part = schema::parts_of(schemas, schemas.rule(field.rule));
        part != nullptr && part->letter == id.front())
      return show_part(call, field.name, part->name, environment);
  return show_record(call, environment);
}

constexpr auto form = format_option("text|yaml|json");

constexpr auto options_of_any = joined_options(
    std::array<Option, 1>{{{.names = "ID",
                            .help = "An id, official number, short name or former id; or kind/id",
                            .source = Source::record,
                            .required = true}}},
    form);

constexpr auto options_of_noun = joined_options(id_words, private_option_of_experts, form);

}  // namespace

constinit const Command show_command{.words = "show",
                                     .summary = "Show one record",
                                     .options = options_of_any,
                                     .run = show_any,
                                     .manual = "show"};

constinit const Command show_of_noun_command{.words = "show",
                                             .summary = "Show one of them",
                                             .options = options_of_noun,
                                             .run = show_of_noun,
                                             .manual = "show",
                                             .of = [](const Subject&) { return true; }};

}  // namespace mieux::cli
