#include "selection.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux::cli {
namespace {

/// A value as it may stand in an expression.
std::string value_of(const std::string& word) {
  static constexpr std::array<std::string_view, 6> words_of_language{"and", "or",   "not",
                                                                     "in",  "none", "unknown"};
  const bool bare = !word.empty() &&
                    std::all_of(word.begin(), word.end(),
                                [](char c) {
                                  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                         (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                                         c == '/' || c == '-';
                                }) &&
                    std::find(words_of_language.begin(), words_of_language.end(), word) ==
                        words_of_language.end();
  if (bare) return word;
  const char quote = word.find('"') == std::string::npos ? '"' : '\'';
  return quote + word + quote;
}

/// `field in ("a", "b")`.
std::string expression_of(const std::string& field, const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) {
    const char quote = word.find('"') == std::string::npos ? '"' : '\'';
    const std::string value = word == "none" ? word : quote + word + quote;
    list += (list.empty() ? "" : ", ") + value;
  }
  return field + " in (" + list + ")";
}

/// Of regions, some of which may be of another grouping: `Africa (West)@region_2018`.
std::string expression_of_regions(const std::vector<std::string>& words) {
  std::map<std::string, std::vector<std::string>> by_field;
  for (const std::string& word : words) {
    const std::size_t at = word.rfind('@');
    const std::string grouping = at == std::string::npos ? std::string{} : word.substr(at);
    by_field["region" + grouping].push_back(word.substr(0, at));
  }
  std::string expression;
  for (const auto& [field, of_field] : by_field)
    expression += (expression.empty() ? "" : " or ") + expression_of(field, of_field);
  return expression;
}

std::string comparison_of_region(const std::string& word) {
  const std::size_t at = word.rfind('@');
  return comparison_of("region" + (at == std::string::npos ? std::string{} : word.substr(at)),
                       word.substr(0, at));
}

constexpr std::size_t most_named = 10;

template <typename Items, typename Name>
std::string names_of(const Items& items, Name name) {
  std::vector<std::string> names;
  std::transform(items.begin(), items.end(), std::back_inserter(names), name);
  return some_of(names, most_named);
}

}  // namespace

View view_of(const Store& store, AsOf as_of, Audience audience, const std::string& grouping) {
  View view(store, as_of);
  view.audience = audience;
  if (grouping.empty()) return view;
  view.grouping = grouping;
  if (!store.vocabularies().regions(grouping).empty()) return view;
  std::vector<std::string_view> known;
  std::string all;
  for (const Grouping& one : store.programme().groupings) {
    known.push_back(one.id.value);
    all += (all.empty() ? "there are: " : ", ") + std::string{one.id.value};
  }
  throw Failure(Exit::usage, "--grouping: there is no regional grouping '" + grouping + "'",
                suggest(grouping, known, all.empty() ? "mieux.yaml names no groupings" : all));
}

View view_in(const Store& store, AsOf as_of, Audience audience, const std::string& grouping,
             const std::string& lang) {
  View view = view_of(store, as_of, audience, grouping);
  if (!lang.empty()) view.language = language_named(store.vocabularies(), lang);
  return view;
}

void note_missing(std::ostream& err, const Language& language) {
  const std::set<std::string>& missing = language.missing();
  if (missing.empty()) return;
  std::string name = Language{}.name_of_language(language.code());
  if (name == language.code()) name = "the language " + in_quotes(name);
  err << "note: " << counted(missing.size(), "label is", "labels are") << " not in " << name << ": "
      << for_terminal(names_of(missing, [](const std::string& one) { return in_quotes(one); }))
      << "\n  hint: a label of the program goes into vocabularies/labels." << language.code()
      << ".tsv (columns id and label), that of a term (such as 'themes/legal') into the column "
         "label_"
      << language.code() << " of its vocabulary\n";
}

Filter filter_of(const Selection& selection, const View& view, const Subject& subject) {
  Filter filter(view, subject, selection.where, "--where");
  const std::pair<const char*, const std::string*> options[] = {
      {"country", &selection.country}, {"region", &selection.region},
      {"theme", &selection.theme},     {"year", &selection.year},
      {"phase", &selection.phase},     {"status", &selection.status}};
  for (const auto& [field, words] : options)
    if (!words->empty())
      filter &= Filter(view, subject,
                       words == &selection.region ? expression_of_regions(comma_list(*words))
                                                  : expression_of(field, comma_list(*words)),
                       std::string{"--"} + field);
  return filter;
}

std::string comparison_of(const std::string& field, const std::string& word) {
  return field + " = " + (word == "none" ? word : value_of(word));
}

std::string expression_of(const Selection& selection) {
  std::vector<std::string> parts;
  if (!selection.where.empty()) parts.push_back(selection.where);
  const std::pair<const char*, const std::string*> options[] = {{"country", &selection.country},
                                                                {"theme", &selection.theme},
                                                                {"year", &selection.year},
                                                                {"phase", &selection.phase},
                                                                {"status", &selection.status}};
  if (!selection.region.empty()) {
    std::vector<std::string> words = comma_list(selection.region);
    for (std::string& word : words)
      if (!selection.grouping.empty() && word.find('@') == std::string::npos)
        word += "@" + selection.grouping;
    parts.push_back(words.size() == 1 ? comparison_of_region(words[0])
                                      : expression_of_regions(words));
  }
  for (const auto& [field, words] : options) {
    const std::vector<std::string> list = comma_list(*words);
    if (list.size() == 1) parts.push_back(comparison_of(field, list[0]));
    if (list.size() > 1) parts.push_back(expression_of(field, list));
  }
  if (parts.size() > 1)
    for (std::string& part : parts)
      if (part.find(" or ") != std::string::npos) part = "(" + part + ")";
  return joined(parts, " and ");
}

std::string in_grouping(const std::string& field, const std::string& grouping) {
  const bool is_region = field == "region" || field.ends_with(".region");
  return is_region && !grouping.empty() ? field + "@" + grouping : field;
}

const Subject& require_subject(const std::string& name, const std::string& option) {
  if (const Subject* found = find_subject(name)) return *found;
  std::vector<std::string_view> names;
  std::string all;
  for (const Subject& subject : subjects()) {
    names.push_back(subject.plural);
    all += (all.empty() ? "there are: " : ", ") + std::string{subject.plural};
  }
  throw Failure(Exit::usage, option + ": there is no kind '" + name + "'",
                suggest(name, names, all));
}

std::optional<Period> period_of(const PeriodOptions& options) {
  const auto& [from, to, active] = options;
  if (from.empty() && to.empty() && active)
    throw Failure(Exit::usage, "--active: there is no period to be active in",
                  "add --from and --to, such as --from 2018 --to 2018");
  if (from.empty() && to.empty()) return std::nullopt;
  const auto bound = [](const std::string& text, const char* option) {
    const auto date = text.empty() ? Date{} : Date::parse(text);
    if (!date)
      throw Failure(Exit::usage, std::string{option} + ": '" + text + "' is not a date",
                    date_problem(text));
    return *date;
  };
  const Day first = bound(from, "--from").first();
  const Day last = bound(to, "--to").last();
  if (first > last)
    throw Failure(Exit::usage, "--from " + from + " is later than --to " + to,
                  "write the earlier day first");
  return Period{{first, last}, active ? Reading::active : Reading::begun};
}

std::vector<std::string> comma_list(const std::string& text) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  for (std::string_view part : split(text, ',')) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
  }
  return parts;
}

std::vector<Typed> typed_words(std::string_view option, const std::string& text) {
  std::vector<Typed> words;
  if (text.empty()) return words;
  for (const std::string_view part : split(text, ',')) {
    const std::string_view word = trimmed(part);
    const char* begin = word.empty() ? part.data() : word.data();
    const auto at = static_cast<std::uint32_t>(begin - text.data());
    words.push_back({option, text, {at, at + static_cast<std::uint32_t>(word.size())}});
  }
  return words;
}

std::string_view word_of(const Typed& typed) {
  return typed.text.substr(typed.span.begin, typed.span.end - typed.span.begin);
}

std::vector<Field> require_fields(const View& view, const Subject& subject,
                                  const std::vector<Typed>& words) {
  std::vector<Field> fields;
  for (const Typed& word : words)
    fields.push_back(require_field(view, subject, word_of(word), word));
  return fields;
}

std::string within_store(const std::filesystem::path& root, const std::string& given) {
  const auto base = std::filesystem::weakly_canonical(root);
  auto path = std::filesystem::weakly_canonical(given);
  if (!std::filesystem::exists(path)) path = std::filesystem::weakly_canonical(root / given);
  if (!std::filesystem::exists(path))
    throw Failure(Exit::usage, "there is no file or folder " + given,
                  "give paths of the store, such as requests/ or actions/togo-ii.yaml");
  const std::string relative = path.lexically_relative(base).generic_string();
  if (relative.starts_with(".."))
    throw Failure(Exit::usage, given + " is not in this store", "name the store with -C DIR");
  return relative;
}

bool is_wanted(const std::string& file, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& path) {
           return path == "." || file == path || file.starts_with(path + "/");
         });
}

void note_undecided(std::ostream& err, const Store& store, const Subject& subject,
                    const std::vector<Unit>& undecided) {
  if (undecided.empty()) return;
  err << "note: for " << counted(undecided.size(), subject.singular, subject.plural)
      << " the dates known do not decide it: "
      << for_terminal(
             names_of(undecided, [&](const Unit& unit) { return name_of(store, subject, unit); }))
      << "\n";
}

void note_drafts(std::ostream& err, const std::vector<const Record*>& drafts) {
  if (drafts.empty()) return;
  err << "note: left out, still " << (drafts.size() == 1 ? "a draft: " : "drafts: ")
      << for_terminal(
             names_of(drafts, [](const Record* record) { return std::string{record->id}; }))
      << "\n";
}

void warn_unreadable(std::ostream& err, const Store& store, RecordKind kind) {
  for (const Record& record : store.records(kind))
    if (!record.whole)
      err << "warning: " << Store::path_of(record) << " cannot be read\n"
          << "  hint: `mieux validate " << Store::path_of(record) << "` shows what is wrong\n";
}

void note_unsound(std::ostream& err, const Store& store, RecordKind kind) {
  std::size_t count = 0;
  for (const Record& record : store.records(kind)) count += record.whole && !record.sound ? 1 : 0;
  if (count == 0) return;
  const Subject& names = subject_of(kind);
  err << "warning: " << counted(count, names.singular, names.plural)
      << (count == 1 ? " has" : " have") << " errors; figures and lists may be wrong\n"
      << "  hint: `mieux validate " << names.place << "/` shows them\n";
}

}  // namespace mieux::cli
