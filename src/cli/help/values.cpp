#include "values.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "cli/command_line/shared_options.hpp"
#include "mieux/base/codes.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "mieux/queries/language/filter.hpp"
#include "mieux/reports/letters/letter.hpp"
#include "mieux/reports/report.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

class Values {
 public:
  Values(const ValueAsked& asked, Candidates& offered) : asked_(asked), offered_(offered) {}

  void run() {
    switch (asked_.option.source) {
      case Source::free: return;
      case Source::words:
        for (const std::string_view word : split(asked_.option.of, '|')) add(std::string{word});
        return;
      case Source::record: return records();
      case Source::kind:
        for (const Subject& row : subject_rows)
          if (row.counted) add(std::string{row.plural});
        return;
      case Source::schema:
        for (const Subject& kind : kinds) add(std::string{kind.singular});
        return;
      case Source::fields: return fields();
      case Source::setting: return settings();
      case Source::term: return terms(asked_.option.of, {});
      case Source::phase: return terms_of_programme("phases");
      case Source::grouping: return terms_of_programme("groupings");
      case Source::period: return periods();
      case Source::report:
        for (const ReportKind& kind : report_kinds()) add(std::string{kind.name}, kind.summary);
        return;
      case Source::letter: return letters();
      case Source::code:
        for (const Code& code : codes()) add(std::string{code.name});
        return;
      case Source::file: offered_.files = true; return;
      case Source::folder: offered_.folders = true; return;
      case Source::command: return commands();
    }
  }

 private:
  void add(std::string word, std::string_view meaning = {}) {
    offered_.add(asked_.typed, std::move(word), meaning);
  }

  /// Ids are the names of files; nothing is read.
  void ids_in(std::string_view place, std::string_view behind = {}) {
    std::vector<std::string> ids;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(asked_.store / place, error)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".yaml") && !name.starts_with('.'))
        ids.push_back(name.substr(0, name.size() - 5));
    }
    std::sort(ids.begin(), ids.end(), id_before);
    for (std::string& id : ids) add(id + std::string{behind});
  }

  void records() {
    if (asked_.option.of.empty() && asked_.subject == nullptr) {
      for (const Subject& kind : kinds)
        if (is_kept(kind)) ids_in(kind.place);
      return;
    }
    const Subject* subject = asked_.subject;
    for (const Subject& row : subject_rows)
      if (row.singular == asked_.option.of) subject = &row;
    if (subject == nullptr) return;
    if (is_part(*subject)) return parts(*subject);
    if (is_kept(*subject)) ids_in(subject->place);
  }

  static bool is_kept(const Subject& kind) { return !kind.place.empty() && kind.counted; }

  /// `togo-ii/a2`: the Actions, then the parts of the one that was named.
  void parts(const Subject& subject) {
    const std::size_t slash = asked_.typed.find('/');
    if (slash == std::string::npos) return ids_in(subject_of(RecordKind::action).place, "/");
    const std::string action = asked_.typed.substr(0, slash);
    const std::string text = text_of("actions/" + action + ".yaml");
    yaml::Document document;
    std::pmr::monotonic_buffer_resource unescaped;
    std::vector<Finding> findings;
    if (!yaml::read(text, document, unescaped, findings)) return;
    const yaml::Node* list = document.find(document.root(), subject.place);
    if (list == nullptr) return;
    for (const yaml::Node& part : yaml::Children{document, *list}) {
      const yaml::Node* id = document.find(part, "id");
      const yaml::Node* title = document.find(part, "title");
      if (id != nullptr)
        add(action + "/" + std::string{id->text},
            title == nullptr ? std::string_view{} : title->text);
    }
  }

  [[nodiscard]] std::string text_of(const std::string& path) const {
    std::ifstream in(asked_.store / path, std::ios::binary);
    return {std::istreambuf_iterator<char>{in}, {}};
  }

  /// mieux.yaml and the vocabularies, without a record.
  [[nodiscard]] Store frame() const {
    Store::Options options;
    options.threads = 1;
    options.without_records = true;
    return Store::load(asked_.store, asked_.schemas, options);
  }

  /// The last of words separated by commas is being typed; the others stay.
  [[nodiscard]] std::string kept_words() const {
    const std::size_t comma = asked_.typed.rfind(',');
    return comma == std::string::npos ? "" : asked_.typed.substr(0, comma + 1);
  }

  void fields() {
    const Subject* subject = asked_.subject;
    if (subject == nullptr && !asked_.words.empty()) subject = find_subject(asked_.words[0]);
    if (subject == nullptr) return;
    const Store store = frame();
    const View view(store, AsOf{});
    for (const std::string& name : field_names(view, *subject)) add(kept_words() + name);
  }

  /// FIELD=, then the terms it can have.
  void settings() {
    if (asked_.subject == nullptr) return;
    const schema::Rule& rule = asked_.schemas.of(*asked_.subject);
    const std::size_t equal = asked_.typed.find('=');
    if (equal == std::string::npos) {
      for (const schema::Property& property : rule.properties)
        if (property.name != "id" && property.name != "uid")
          add(std::string{property.name} + "=", property.description);
      return;
    }
    std::string name = asked_.typed.substr(0, equal);
    if (name.ends_with('+') || name.ends_with('-')) name.pop_back();
    for (const schema::Property& property : rule.properties) {
      if (property.name != name) continue;
      const schema::Rule& value = asked_.schemas.rule(property.rule);
      values_of(value.type == schema::Type::array ? asked_.schemas.rule(value.items) : value,
                asked_.typed.substr(0, equal + 1));
    }
  }

  void values_of(const schema::Rule& rule, const std::string& before) {
    if (rule.vocabulary != schema::no_vocabulary)
      return terms(asked_.schemas.vocabularies()[rule.vocabulary], before);
    for (const std::string_view word : rule.allowed) add(before + std::string{word});
    if (rule.type == schema::Type::boolean)
      for (const char* word : {"true", "false"}) add(before + word);
  }

  void terms(std::string_view vocabulary, const std::string& before) {
    if (vocabulary == "phases" || vocabulary == "groupings") return terms_of_programme(vocabulary);
    std::vector<Diagnostic> problems;
    const std::string path = "vocabularies/" + std::string{vocabulary} + ".tsv";
    const Table table(path, text_of(path), problems);
    const std::string kept = before.empty() ? kept_words() : before;
    for (std::uint32_t row = 0; row < table.size(); ++row)
      add(kept + std::string{table.id(row)}, table.label(row));
  }

  void terms_of_programme(std::string_view name) {
    const Store store = frame();
    const Table* table = store.vocabularies().table(name);
    for (std::uint32_t row = 0; table != nullptr && row < table->size(); ++row)
      add(kept_words() + std::string{table->id(row)}, table->label(row));
  }

  /// `2018..2020`, of each phase whose first and last day are known.
  void periods() {
    const Store store = frame();
    for (const Phase& phase : store.programme().phases) {
      const Date days = phase.period();
      std::string period = days.to_string();
      const std::size_t between = period.find('/');
      if (between != std::string::npos) period.replace(between, 1, "..");
      if (days.first() != Date::earliest && days.last() != Date::latest)
        add(std::move(period), phase.title.value);
    }
  }

  void letters() {
    std::set<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(asked_.store / "templates", error)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".md")) names.insert(name.substr(0, name.find('.')));
    }
    for (const std::string& name : names) add(name);
  }

  void commands() {
    const std::string_view noun = asked_.words.empty() ? std::string_view{} : asked_.words[0];
    for (const Found& found : commands_of(noun)) {
      const std::string words = words_of(found);
      if (!found.command->hidden) add(words.substr(words.rfind(' ') + 1), found.command->summary);
    }
    if (asked_.words.empty())
      for (const Noun& each : nouns())
        add(std::string{each.word}, "commands of " + std::string{each.summary});
  }

  const ValueAsked& asked_;
  Candidates& offered_;
};

}  // namespace

void offer_values(const ValueAsked& asked, Candidates& offered) { Values(asked, offered).run(); }

}  // namespace mieux::cli
