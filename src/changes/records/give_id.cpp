#include "mieux/changes/records/give_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

constexpr std::size_t longest_slug = 60;
constexpr int opaque_length = 6;

std::string draw_opaque(const Draw& draw, int length) {
  // Without letters and digits that are taken for each other.
  constexpr std::string_view letters = "23456789abcdefghkmnpqrstvwxyz";
  std::string id;
  for (int i = 0; i < length; ++i) id += letters[draw() % letters.size()];
  return id;
}

std::string called(RecordKind kind, const yaml::Value& fields) {
  std::string text = text_at(fields, "short_name");
  return text.empty() ? name_of(kind, fields) : text;
}

/// Has a name words, but none of letters that an id can have, as one in Arabic?
bool is_beyond_ids(std::string_view name) {
  const std::string words = slug(name);
  const bool letters = std::any_of(words.begin(), words.end(), [](char c) { return c >= 'a'; });
  return !letters && std::any_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The id of its first country, which may be given by name; what is given if there is no such one.
std::string country_of(const Store& store, const yaml::Value& fields) {
  const std::string given = first_country(fields);
  const Table* countries = store.vocabularies().table("countries");
  const std::string_view id = countries == nullptr ? given : countries->resolve(given);
  return id.empty() ? given : std::string{id};
}

/// What stands in an id for a name without such letters: the country, else the kind.
std::string instead_of_name(const Store& store, RecordKind kind, const yaml::Value& fields) {
  std::string words = slug(store.vocabularies().label("countries", country_of(store, fields)));
  return words.empty() ? std::string{subject_of(kind).singular} : words;
}

/// Words of what it will be called, as many as fit.
std::string slug_of(const Store& store, RecordKind kind, const yaml::Value& fields) {
  const std::string name = called(kind, fields);
  std::string id = is_beyond_ids(name) ? instead_of_name(store, kind, fields) : slug(name);
  if (id.size() > longest_slug) {
    id.resize(longest_slug + 1);
    id.resize(std::min(id.rfind('-'), longest_slug));
  }
  return id;
}

/// A pattern with everything filled in but its serial number.
struct Filled {
  std::string before, after;
  int digits = 0;
  bool serial = false;
};

class Filler {
 public:
  Filler(const Store& store, RecordKind kind, const yaml::Value& fields,
         const Circumstances& circumstances)
      : store_(store), kind_(kind), fields_(fields), circumstances_(circumstances) {}

  Filled fill(std::string_view pattern) {
    Filled filled;
    for (std::size_t at = 0; at < pattern.size();) {
      const std::size_t open = std::min(pattern.find('{', at), pattern.size());
      (filled.serial ? filled.after : filled.before) += pattern.substr(at, open - at);
      const std::size_t close = pattern.find('}', open);
      if (open == pattern.size()) break;
      if (close == pattern.npos) fail(pattern);
      placeholder(pattern.substr(open + 1, close - open - 1), filled, pattern);
      at = close + 1;
    }
    return filled;
  }

 private:
  [[noreturn]] void fail(std::string_view pattern) const {
    throw Failure(Exit::refused,
                  "mieux.yaml: id_patterns." + std::string{subject_of(kind_).singular} + " '" +
                      std::string{pattern} + "' cannot be understood",
                  "write {year}, {serial} or {serial:2} (once), {country}, {title} and {random:6} "
                  "where they belong");
  }

  void placeholder(std::string_view word, Filled& filled, std::string_view pattern) {
    const std::size_t colon = std::min(word.find(':'), word.size());
    const std::string_view name = word.substr(0, colon);
    const int width = colon < word.size() ? width_of(word.substr(colon + 1), pattern) : 0;
    std::string& out = filled.serial ? filled.after : filled.before;
    if (name == "serial" && !filled.serial) {
      filled.serial = true;
      filled.digits = width;
    } else if (name == "year") {
      out += year();
    } else if (name == "title") {
      out += slug_of(store_, kind_, fields_);
    } else if (name == "country") {
      out += slug(country_of(store_, fields_));
    } else if (name == "random") {
      out += draw_opaque(circumstances_.draw, width > 0 ? width : opaque_length);
    } else {
      fail(pattern);
    }
  }

  /// How many digits or letters, as it is written behind a colon.
  int width_of(std::string_view digits, std::string_view pattern) const {
    constexpr int most = 20;
    int width = 0;
    const char* last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, width);
    if (error != std::errc{} || end != last || width < 1 || width > most) fail(pattern);
    return width;
  }

  /// Of the day it came or happened, else of today.
  std::string year() const {
    const auto date = Date::parse(first_date(fields_));
    const auto known = date ? year_of(*date) : std::nullopt;
    return known ? std::to_string(*known) : to_string(circumstances_.as_of.today).substr(0, 4);
  }

  const Store& store_;
  RecordKind kind_;
  const yaml::Value& fields_;
  const Circumstances& circumstances_;
};

/// The id with the next serial number behind `before`.
std::string next_serial(const std::string& before, TakenIds& taken) {
  return before + std::to_string(taken.greatest(before, {}) + 1);
}

std::string first_free(const std::string& wanted, const TakenIds& taken) {
  std::string id = wanted;
  for (int number = 2; taken.contains(id); ++number) id = wanted + "-" + std::to_string(number);
  return id;
}

/// The number in an id of the form `before`, digits, `after`; 0 if it has none.
unsigned serial_of(std::string_view id, std::string_view before, std::string_view after) {
  if (!id.starts_with(before) || !id.ends_with(after)) return 0;
  if (id.size() <= before.size() + after.size()) return 0;
  id = id.substr(before.size(), id.size() - before.size() - after.size());
  unsigned serial = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), serial);
  return error == std::errc{} && end == id.data() + id.size() ? serial : 0;
}

/// How an id may go on where a placeholder is.
struct Stretch {
  std::size_t least = 1;
  std::size_t most = std::string_view::npos;
  std::string_view letters;
};

Stretch stretch_of(std::string_view placeholder) {
  constexpr std::string_view any = "abcdefghijklmnopqrstuvwxyz0123456789-";
  constexpr std::string_view digits = "0123456789";
  const std::size_t colon = std::min(placeholder.find(':'), placeholder.size());
  const std::string_view name = placeholder.substr(0, colon);
  std::size_t width = 0;
  if (colon < placeholder.size())
    std::from_chars(placeholder.data() + colon + 1, placeholder.data() + placeholder.size(), width);
  if (name == "year") return {4, 4, digits};
  if (name == "serial") return {std::max<std::size_t>(width, 1), std::string_view::npos, digits};
  if (name == "random") {
    if (width == 0) width = opaque_length;
    return {width, width, any.substr(0, any.size() - 1)};
  }
  return {1, std::string_view::npos, any};
}

/// `-2`, which tells apart ids that a pattern without a serial number gives twice.
bool is_second(std::string_view rest) {
  return rest.size() > 1 && rest.front() == '-' &&
         rest.find_first_not_of("0123456789", 1) == rest.npos;
}

bool fits(std::string_view id, std::string_view pattern, bool may_repeat) {
  if (pattern.empty()) return id.empty() || (may_repeat && is_second(id));
  const std::size_t close = pattern.front() == '{' ? pattern.find('}') : pattern.npos;
  if (close == pattern.npos)
    return !id.empty() && id.front() == pattern.front() &&
           fits(id.substr(1), pattern.substr(1), may_repeat);
  const Stretch stretch = stretch_of(pattern.substr(1, close - 1));
  const std::size_t end = std::min(id.find_first_not_of(stretch.letters), id.size());
  for (std::size_t length = stretch.least; length <= std::min(end, stretch.most); ++length)
    if (fits(id.substr(length), pattern.substr(close + 1), may_repeat)) return true;
  return false;
}

[[noreturn]] void refuse_without_name(RecordKind kind) {
  const std::string field{subject_of(kind).named_by};
  if (field.empty())
    throw Failure(Exit::usage, "there is nothing to form an id from", "give an id with --id");
  throw Failure(Exit::usage, "there is no " + field + " to form an id from",
                kind == RecordKind::organisation
                    ? "give its name: --name TEXT; or an id: --id ID"
                    : "write " + field + "=\"...\", or give an id with --id");
}

}  // namespace

std::string id_pattern(const Store& store, RecordKind kind) {
  const RecordTree tree(store, store.records(RecordKind::programme).front());
  const yaml::Node* patterns = tree.document.find(tree.document.root(), "id_patterns");
  const yaml::Node* pattern =
      patterns == nullptr ? nullptr : tree.document.find(*patterns, subject_of(kind).singular);
  return pattern == nullptr ? std::string{} : std::string{pattern->text};
}

bool fits_pattern(std::string_view id, std::string_view pattern) {
  return fits(id, pattern, pattern.find("{serial") == pattern.npos);
}

std::string draw_uid(const Draw& draw) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
  std::string uid;
  for (int i = 0; i < 16; ++i) uid += letters[draw() & 31U];
  return uid;
}

void require_ids_known(const Store& store, RecordKind kind) {
  require_read(store, set_of(kind) | set_of(RecordKind::programme),
               "which ids are taken, and how new ones look, is not known");
}

TakenIds::TakenIds(const Store& store, RecordKind kind, const Circumstances& circumstances)
    : store_(store), kind_(kind) {
  require_ids_known(store, kind);
  for (std::string& name : circumstances.names_on_branches(subject_of(kind).place))
    if (name.ends_with(record_ending))
      on_branches_.push_back(name.substr(0, name.size() - record_ending.size()));
  std::sort(on_branches_.begin(), on_branches_.end());
}

std::string TakenIds::where(std::string_view id) const {
  if (const Record* record = store_.find(kind_, id)) return Store::path_of(*record);
  if (const Record* record = store_.find_alias(kind_, id))
    return "a former id of " + Store::path_of(*record);
  if (std::binary_search(on_branches_.begin(), on_branches_.end(), id)) return "another branch";
  return taken_.count(std::string{id}) > 0 ? "another new record" : std::string{};
}

bool TakenIds::contains(std::string_view id) const { return !where(id).empty(); }

unsigned TakenIds::greatest(std::string_view before, std::string_view after) {
  for (const Serials& known : serials_)
    if (known.before == before && known.after == after) return known.greatest;
  Serials serials{std::string{before}, std::string{after}, 0};
  const auto look_at = [&](std::string_view id) {
    serials.greatest = std::max(serials.greatest, serial_of(id, before, after));
  };
  for (const Record& record : store_.records(kind_)) {
    look_at(record.id);
    for (const Text& alias : record.aliases) look_at(alias.value);
  }
  for (const std::string& id : on_branches_) look_at(id);
  for (const std::string& id : taken_) look_at(id);
  return serials_.emplace_back(std::move(serials)).greatest;
}

void TakenIds::take(const std::string& id) {
  taken_.insert(id);
  for (Serials& known : serials_)
    known.greatest = std::max(known.greatest, serial_of(id, known.before, known.after));
}

void require_free(const std::string& id, const TakenIds& taken) {
  if (!schema::matches(schema::Pattern::id, id))
    throw Failure(Exit::usage, "'" + id + "' cannot be an id",
                  id.ends_with(record_ending)
                      ? "leave out " + std::string{record_ending} + ", which belongs to the file"
                      : "write " + std::string{schema::description_of(schema::Pattern::id)});
  if (is_device_name(id))
    throw Failure(Exit::usage, "'" + id + "' cannot be an id: Windows keeps it for a device",
                  "add a word, such as " + id + "-1");
  if (const std::string where = taken.where(id); !where.empty())
    throw Failure(Exit::refused, "the id " + id + " is taken: " + where, "choose another one");
}

std::string give_id(const Store& store, RecordKind kind, const yaml::Value& fields, TakenIds& taken,
                    const Circumstances& circumstances) {
  const std::string pattern = id_pattern(store, kind);
  std::string id;
  if (!pattern.empty()) {
    const Filled filled = Filler(store, kind, fields, circumstances).fill(pattern);
    id = filled.before;
    if (filled.serial) {
      const unsigned next = taken.greatest(filled.before, filled.after) + 1;
      id += fmt::format("{:0{}}", next, filled.digits) + filled.after;
    }
  } else if (kind == RecordKind::expert) {
    do {
      id = draw_opaque(circumstances.draw, opaque_length);
    } while (taken.contains(id));
  } else {
    id = slug_of(store, kind, fields);
    if (is_beyond_ids(called(kind, fields))) id = next_serial(id + "-", taken);
  }
  if (id.empty()) refuse_without_name(kind);
  if (!schema::matches(schema::Pattern::id, id))
    throw Failure(Exit::refused, "'" + id + "', formed by id_patterns of mieux.yaml, is no id",
                  "give an id with --id, or change the pattern");
  if (is_device_name(id)) id += "-" + std::string{subject_of(kind).singular};
  return first_free(id, taken);
}

std::string another_id(const Store& store, const Record& record, TakenIds& taken,
                       const Circumstances& circumstances) {
  if (record.kind != RecordKind::expert && id_pattern(store, record.kind).empty())
    return first_free(std::string{record.id}, taken);
  const yaml::Value fields = fields_of_text(text_of(store, record), Store::path_of(record));
  return give_id(store, record.kind, fields, taken, circumstances);
}

}  // namespace mieux
