// mieux expert search: who on the roster meets all that is asked.
#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/choice.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "days_asked.hpp"
#include "expert_words.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/invitations.hpp"
#include "mieux/procedure/experts/roster_facts.hpp"
#include "mieux/reports/experts/contacts.hpp"
#include "mieux/reports/render/list_views.hpp"

namespace mieux::cli {
namespace {

constexpr std::string_view search_columns = "country,background,speaks,topic,deployments";
constexpr std::string_view columns_beside_contacts = "country,speaks";

/// One thing that is asked of everybody.
struct SearchCondition {
  std::string typed;  ///< `--speaks fr`
  std::function<Truth(const View&, const Unit&)> holds;
};
using SearchConditions = std::vector<SearchCondition>;

std::string as_value(const std::string& word) {
  const char quote = word.find('"') == std::string::npos ? '"' : '\'';
  return quote + word + quote;
}

/// `topic in ("a", "b")`.
std::string any_of_list(const std::string& field, const std::string& words) {
  std::vector<std::string> values;
  for (const std::string& word : comma_list(words)) values.push_back(as_value(word));
  return field + " in (" + joined(values, ", ") + ")";
}

/// Reads the options of a search into conditions.
class SearchReader {
 public:
  SearchReader(const Call& call, const View& view, const Roster* roster)
      : call_(call), view_(view), roster_(roster), subject_(subject_of(RecordKind::expert)) {}

  [[nodiscard]] SearchConditions conditions() {
    for (const std::string& word : call_.texts("speaks")) add_language(word);
    for (const std::string& words : call_.texts("topic"))
      add("--topic", words,
          any_of_list(
              "topic",
              joined(topics_asked(view_.store.vocabularies(), comma_list(words), "--topic"), ",")));
    for (const std::string field : {"theme", "country", "region", "background", "origin"})
      for (const std::string& words : call_.texts(field))
        add("--" + field, words, any_of_list(field, words));
    for (const std::string& words : call_.texts("not-country"))
      add("--not-country", words, "not " + any_of_list("country", words));
    for (const std::string& word : call_.texts("worked-in")) add_place(word);
    for (const std::string& word : call_.texts("certified-for"))
      add("--certified-for", word, "certified ~ " + as_value(word));
    for (const std::string& word : call_.texts("function"))
      add("--function", word, "function = " + as_value(word));
    for (const std::string& text : call_.texts("where")) add("--where", text, text);
    if (call_.has("free")) add_days();
    for (const std::string& text : call_.texts("name")) add_name(text);
    return std::move(conditions_);
  }

 private:
  void add(const std::string& option, const std::string& typed, const std::string& expression) {
    const auto filter = std::make_shared<Filter>(view_, subject_, expression, option);
    conditions_.push_back({option + " " + typed, [filter](const View& view, const Unit& unit) {
                             return filter->holds(view, unit);
                           }});
  }

  void add_language(const std::string& word) {
    const LanguageAsked asked = language_at_level_asked(word, "--speaks");
    add("--speaks", word,
        asked.least == LanguageLevel::unstated
            ? "speaks = " + as_value(asked.code)
            : "speaks_at = " + as_value(asked.code + "-" + std::string{word_of(asked.least)}));
  }

  void add_place(const std::string& word) {
    const PlaceAsked place =
        place_asked(view_.store.vocabularies(), view_.grouping, word, "--worked-in");
    add("--worked-in", word,
        place.region.empty() ? "worked_in = " + as_value(place.country)
                             : "worked_in_region = " + as_value(place.region));
  }

  void add_days() {
    const Date days = days_asked(call_.text("free"), "--free");
    conditions_.push_back(
        {"--free " + call_.text("free"), [days](const View& view, const Unit& unit) {
           const Expert& expert = view.store.experts()[unit.record->position];
           return truth(
               freedom_on(expert, view.deployments().of(*unit.record), days, false).is_free());
         }});
  }

  /// Every word is in the name, however it is written.
  void add_name(const std::string& text) {
    if (roster_ == nullptr)
      throw Failure(Exit::usage, "--name: names are in the private roster",
                    "add --private: mieux expert search --private --name " + in_quotes(text));
    std::vector<std::string> words;
    for (const std::string_view word : split(folded_letters(text), ' '))
      if (!word.empty()) words.emplace_back(word);
    conditions_.push_back(
        {"--name " + text, [words, this_roster = roster_](const View&, const Unit& unit) {
           const PersonalPart* part = personal_part_of(*this_roster, *unit.record);
           if (part == nullptr) return Truth::no;
           const std::string name = folded_letters(part->name.value);
           return truth(std::ranges::all_of(words, [&](const std::string& word) {
             return name.find(word) != std::string::npos;
           }));
         }});
  }

  const Call& call_;
  const View& view_;
  const Roster* roster_;
  const Subject& subject_;
  SearchConditions conditions_;
};

/// Who was found, of whom dates leave it open, and how many more each condition alone keeps out.
struct SearchResult {
  std::vector<Unit> found;
  std::vector<Unit> undecided;
  std::vector<std::size_t> kept_out;
};

SearchResult meeting(const View& view, const SearchConditions& conditions) {
  SearchResult result;
  result.kept_out.assign(conditions.size(), 0);
  for (const Unit& unit : units_of(view.store, subject_of(RecordKind::expert), false)) {
    if (!unit.record->whole) continue;
    const Expert& expert = view.store.experts()[unit.record->position];
    Truth all = on_roster(expert, view.as_of);
    if (expert.forgotten.known || all == Truth::no) continue;
    std::size_t failed = 0;
    std::size_t last_failed = 0;
    bool sure = all == Truth::yes;  // of all that does not fail
    for (std::size_t i = 0; i < conditions.size() && failed < 2; ++i) {
      const Truth holds = conditions[i].holds(view, unit);
      all = all && holds;
      if (holds == Truth::no) {
        ++failed;
        last_failed = i;
      }
      sure = sure && holds != Truth::unknown;
    }
    if (failed == 1 && sure) ++result.kept_out[last_failed];
    if (all == Truth::yes) result.found.push_back(unit);
    if (all == Truth::unknown) result.undecided.push_back(unit);
  }
  return result;
}

/// Says which single condition keeps whom out.
void say_nobody(const SearchConditions& conditions, const SearchResult& result, std::ostream& err) {
  err << "note: nobody on the roster meets all of this\n";
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < conditions.size(); ++i)
    if (result.kept_out[i] > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return result.kept_out[a] > result.kept_out[b];
  });
  for (const std::size_t i : order)
    err << "  hint: without `" << for_terminal(conditions[i].typed)
        << "`: " << counted(result.kept_out[i], "expert") << "\n";
  if (order.empty() && conditions.size() > 1)
    err << "  hint: no single condition is to blame; leave out two\n";
}

/// Limits, and missions of which the days are not known.
void add_of_freedom(const Freedom& freedom, std::vector<std::string>& remarks) {
  if (freedom.limited != nullptr)
    remarks.push_back("limited" + (freedom.limited->note.is_there()
                                       ? ": " + std::string{freedom.limited->note.value}
                                       : ""));
  if (freedom.may_be_booked != nullptr)
    remarks.push_back("may be on " + name_of(*freedom.may_be_booked));
}

/// What is to be known of somebody before asking: `days` if they are to be free then; what the
/// roster, if it is read, says against asking at all.
Field remark_field(std::optional<Date> days, const Roster* roster) {
  auto texts = std::make_shared<std::deque<std::string>>();
  Field field;
  field.name = "remark";
  field.whole = roster != nullptr;  // what forbids to ask must not be cut away
  field.visibility = schema::Visibility::internal;
  field.get = [texts, days, roster](const View& view, const Unit& unit, Values& values) {
    std::vector<std::string> remarks;
    for (const Hold& hold : held_for_anything({view.store, roster, *unit.record}, days, view.as_of))
      remarks.push_back(in_words(hold));
    if (days)
      add_of_freedom(freedom_on(view.store.experts()[unit.record->position],
                                view.deployments().of(*unit.record), *days, false),
                     remarks);
    if (!remarks.empty())
      values.push_back({texts->emplace_back(joined(remarks, "; ")), {}, 0, false});
  };
  return field;
}

bool has_values(const View& view, const Field& field, const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    Values values;
    field.get(view, unit, values);
    return !values.empty();
  });
}

/// How they are reached if the roster is read, the columns that were asked for, and the remarks if
/// there are any.
std::vector<Field> columns_of(const Call& call, const View& view, const Roster* roster,
                              const std::vector<Unit>& found) {
  const std::string_view usual = roster == nullptr ? search_columns : columns_beside_contacts;
  const std::string columns = call.has("columns") ? call.text("columns") : std::string{usual};
  std::vector<Field> fields;
  std::vector<Field> contacts;
  if (roster != nullptr) contacts = contact_fields(*roster);
  std::vector<Typed> open;
  for (const Typed& word : typed_words("--columns", columns)) {
    const auto contact =
        std::ranges::find(contacts, word_of(word), [](const Field& field) { return field.name; });
    if (contact != contacts.end())
      fields.push_back(*contact);
    else if (word_of(word) != "id")
      open.push_back(word);
  }
  if (fields.empty()) fields = std::move(contacts);
  if (!open.empty())
    for (Field& field : require_fields(view, subject_of(RecordKind::expert), open))
      fields.push_back(std::move(field));
  std::optional<Date> days;
  if (call.has("free")) days = days_asked(call.text("free"), "--free");
  Field remark = remark_field(days, roster);
  if (has_values(view, remark, found)) fields.push_back(std::move(remark));
  return fields;
}

/// `roster` null: it is not asked.
Exit search(const Call& call, const Store& store, const Roster* roster, Environment& environment) {
  const Subject& experts = subject_of(RecordKind::expert);
  const View view = view_in(store, asked_day(call.common, environment), Audience::staff,
                            call.text("grouping"), call.text("lang"));
  if (roster == nullptr && call.has("free"))
    note_roster_not_read(store, "consent and invitations", environment);
  const SearchConditions conditions = SearchReader(call, view, roster).conditions();
  const std::string sort = call.text("sort");
  const std::vector<Ordering> orderings = orderings_of(view, experts, sort);
  SearchResult result = meeting(view, conditions);
  if (result.found.empty()) say_nobody(conditions, result, environment.err);
  note_undecided(environment.err, store, experts, result.undecided);
  sort_units(view, orderings, result.found);
  if (call.has("limit")) {
    const std::size_t limit = number_of(call, "limit");
    if (result.found.size() > limit) {
      environment.err << "note: " << counted(result.found.size() - limit, "more expert")
                      << ", left out by --limit\n";
      result.found.resize(limit);
    }
  }
  warn_unreadable(environment.err, store, experts.kind);
  const std::vector<Field> fields = columns_of(call, view, roster, result.found);
  const Format format = format_named(call.text("format"));
  print_data(environment,
             format == Format::json
                 ? json_at(list_as_json(view, experts, fields, result.found), call.common)
                 : rendered(grid_of(view, experts, fields, result.found), format,
                            environment.columns, view.audience, view.language));
  note_missing(environment.err, view.language);
  return Exit::done;
}

Exit run_search(const Call& call, Environment& environment) {
  if (!call.has("private"))
    return search(call, load(call.common, environment), nullptr, environment);
  const BothStores both = load_both(call.common, environment);
  return search(call, both.store, &both.roster, environment);
}

constexpr auto search_options = joined_options(
    std::array<Option, 12>{{
        {.names = "--speaks",
         .help = "Speaks this language, such as fr, French or fr:b2 (B2 or better)",
         .value = "LANGUAGE",
         .many = true},
        {"--topic", "Works on one of these topics", "TOPICS", Source::term, "topics"},
        {"--theme", "Works on one of these themes", "THEMES", Source::term, "themes"},
        {"--country", "From one of these countries (name or code)", "COUNTRIES", Source::term,
         "countries"},
        {"--not-country", "From none of these countries", "COUNTRIES", Source::term, "countries"},
        {"--region", "From one of these regions", "REGIONS"},
        {"--background", "Of one of these backgrounds", "BACKGROUNDS", Source::term,
         "expert_backgrounds"},
        {"--origin", "Official of an EU member state, of a partner region, or other", "ORIGIN",
         Source::words, "eu|southern|other"},
        {"--free", "Free on these days: a month, a day, or FROM..TO", "DAYS"},
        {"--worked-in", "Was on a mission in this country or region", "PLACE", Source::term,
         "countries"},
        {"--certified-for", "Certified for something with this text in its name", "TEXT"},
        {"--function", "Holds this function now", "FUNCTION", Source::words,
         "liaison-officer|national-focal-point"},
    }},
    std::array<Option, 3>{{
        {.names = "--name",
         .help = "With this in the name; --private alone knows names",
         .value = "TEXT",
         .many = true},
        {"--where", "Only those for which this holds", "EXPR"},
        {"--columns", "Show these fields", "FIELDS", Source::fields},
    }},
    order_options, private_option, format_option("table|md|csv|json"), grouping_option,
    lang_option);

}  // namespace

constinit const Command expert_search_command{.words = "expert search",
                                              .summary = "Find experts on the roster",
                                              .options = search_options,
                                              .run = run_search,
                                              .manual = "expert"};

}  // namespace mieux::cli
