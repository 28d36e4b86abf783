// mieux show ID, mieux KIND show ID: one record, what it says and what follows from it.
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/reports/records/shown_record.hpp"
#include "mieux/store/texts.hpp"

namespace mieux::cli {
namespace {

/// The lines of an activity as the file has them, without what indents all of them.
std::string lines_of_activity(const Store& store, const Record& action, std::string_view id) {
  const RecordTree tree(store, action);
  const yaml::Node* list = tree.document.find(tree.document.root(), "activities");
  if (list == nullptr) return {};
  for (const yaml::Node& activity : yaml::Children{tree.document, *list}) {
    if (tree.text_at(&activity, "id") != id) continue;
    const std::size_t line = tree.text.rfind('\n', activity.span.begin) + 1;
    const std::string indentation(activity.span.begin - line, ' ');
    std::string text =
        tree.text.substr(activity.span.begin, activity.span.end - activity.span.begin);
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
  const auto kind = call.subject == nullptr ? std::nullopt : std::optional{call.subject->kind};
  const std::string id = call.subject == nullptr ? call.text("ID") : id_of(call);
  const Record& record = find_whole_record(store, id, kind, environment.err);
  const View view = view_for_work(store, call, environment);
  if (call.text("format") == "yaml")
    environment.out << RecordTexts(store).of(record);
  else if (call.text("format") == "json")
    environment.out << record_as_json(view, record);
  else
    environment.out << record_as_text(view, record, environment.columns);
  return Exit::done;
}

Exit show_activity(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const ActivityName name = activity_name(call.text("ID"));
  const Record& action = find_whole_record(store, name.action, RecordKind::action, environment.err);
  const View view = view_for_work(store, call, environment);
  const std::string text = activity_as_text(view, action, name.activity, environment.columns);
  if (call.text("format") == "yaml")
    environment.out << lines_of_activity(store, action, name.activity);
  else if (call.text("format") == "json")
    environment.out << activity_as_json(view, action, name.activity);
  else
    environment.out << text;
  return Exit::done;
}

Exit show_of_noun(const Call& call, Environment& environment) {
  return call.subject->part == Part::activity ? show_activity(call, environment)
                                              : show_record(call, environment);
}

constexpr auto form = format_option("text|yaml|json");

constexpr auto options_of_any = joined_options(
    std::array<Option, 1>{{{.names = "ID",
                            .help = "An id, official number, short name or former id; or kind/id",
                            .source = Source::record,
                            .required = true}}},
    form);

constexpr auto options_of_noun = joined_options(id_words, form);

}  // namespace

constinit const Command show_command{.words = "show",
                                     .summary = "Show one record",
                                     .options = options_of_any,
                                     .run = show_record,
                                     .manual = "show"};

constinit const Command show_of_noun_command{.words = "show",
                                             .summary = "Show one of them",
                                             .options = options_of_noun,
                                             .run = show_of_noun,
                                             .manual = "show",
                                             .of = [](const Subject& subject) {
                                               return subject.part == Part::none ||
                                                      subject.part == Part::activity;
                                             }};

}  // namespace mieux::cli
