#include "catalogue.hpp"

#include <algorithm>

#include "mieux/schema/kind.hpp"
#include "shared_options.hpp"

namespace mieux::cli {
namespace {

/// The commands of these nouns are not those of every kind.
constexpr std::array other_nouns{
    Noun{"report", "Reports in Markdown"},
    Noun{"block", "Blocks of living documents, as they would be filled"},
    Noun{"document", "Documents that records name"},
    Noun{"git", "git, for merges and differences"},
};

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

/// One value, or a list of such.
bool is_simple(const schema::Schemas& schemas, const schema::Rule& rule) {
  if (rule.type == schema::Type::object) return false;
  return rule.type != schema::Type::array || schemas.rule(rule.items).type != schema::Type::object;
}

/// Fields that `new` gives itself, or has an option of another meaning for.
bool is_given(std::string_view field) {
  constexpr std::array<std::string_view, 5> given{"id", "uid", "draft", "imported", "from"};
  return std::find(given.begin(), given.end(), field) != given.end();
}

}  // namespace

std::vector<Noun> nouns() {
  std::vector<Noun> all;
  for (const Subject& row : subject_rows) {
    const bool programme = row.kind == RecordKind::programme;
    all.push_back({row.singular, programme ? "mieux.yaml, the facility itself" : row.plural, &row});
  }
  all.insert(all.end(), other_nouns.begin(), other_nouns.end());
  return all;
}

const Noun* find_noun(std::string_view word) {
  static const std::vector<Noun> all = nouns();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Noun& noun) { return noun.word == word; });
  return found == all.end() ? nullptr : &*found;
}

Found find_command(std::string_view first, std::string_view second) {
  const Noun* noun = second.empty() ? nullptr : find_noun(first);
  const std::string both = std::string{first} + " " + std::string{second};
  for (const Command* command : catalogue()) {
    if (second.empty() ? command->of == nullptr && command->words == first : command->words == both)
      return {command, noun == nullptr ? nullptr : noun->subject};
  }
  if (noun == nullptr || noun->subject == nullptr) return {};
  for (const Command* command : catalogue())
    if (command->of != nullptr && command->words == second && command->of(*noun->subject))
      return {command, noun->subject};
  return {};
}

std::vector<Found> commands_of(std::string_view noun) {
  std::vector<Found> found;
  const Noun* known = noun.empty() ? nullptr : find_noun(noun);
  for (const Command* command : catalogue()) {
    const std::size_t space = command->words.find(' ');
    if (known == nullptr) {
      if (command->of == nullptr && space == std::string_view::npos && noun.empty())
        found.push_back({command, nullptr});
    } else if (command->of == nullptr && space != std::string_view::npos) {
      if (first_word(command->words) == noun) found.push_back({command, known->subject});
    } else if (command->of != nullptr && known->subject != nullptr &&
               command->of(*known->subject) &&
               find_command(noun, command->words).command == command) {
      found.push_back({command, known->subject});
    }
  }
  return found;
}

std::string words_of(const Found& found) {
  const std::string noun = found.command->of == nullptr || found.subject == nullptr
                               ? std::string{}
                               : std::string{found.subject->singular} + " ";
  return "mieux " + noun + std::string{found.command->words};
}

Taken::Taken(const Found& found, const schema::Schemas& schemas) {
  for (const Option& option : found.command->options)
    if (option.taken_by == nullptr || (found.subject != nullptr && option.taken_by(*found.subject)))
      options_.push_back(option);
  if (found.command->fields == Fields::options && found.subject != nullptr)
    add_fields(*found.subject, schemas);
}

void Taken::add_fields(const Subject& subject, const schema::Schemas& schemas) {
  std::vector<Option> fields;
  for (const schema::Property& property : schemas.of(subject).properties) {
    if (is_given(property.name) || !is_simple(schemas, schemas.rule(property.rule))) continue;
    std::string dashed{property.name};
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    const std::string both = dashed == property.name
                                 ? "--" + dashed
                                 : "--" + std::string{property.name} + ",--" + dashed;
    names_.push_back(both);
    Option option{.names = names_.back(), .help = property.description, .value = "VALUE"};
    const schema::Rule& rule = schemas.rule(property.rule);
    const schema::Rule& one = rule.type == schema::Type::array ? schemas.rule(rule.items) : rule;
    if (one.vocabulary != schema::no_vocabulary) {
      option.source = Source::term;
      option.of = schemas.vocabularies()[one.vocabulary];
    }
    fields.push_back(option);
    fields_.emplace_back(option.key(), property.name);
  }
  // Before what every command that writes takes.
  const auto writing = std::find_if(options_.begin(), options_.end(),
                                    [](const Option& option) { return option.key() == "dry-run"; });
  options_.insert(writing, fields.begin(), fields.end());
}

std::string Taken::field_of(const Option& option) const {
  for (const auto& [key, field] : fields_)
    if (key == option.key()) return field;
  return {};
}

}  // namespace mieux::cli
