#include "mieux/reports/records/shown_record.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/visible_record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

/// Records that refer to this one, each once.
std::vector<const Record*> referrers(const View& view, const Record& record) {
  std::vector<const Record*> found;
  for (const Reference& reference : view.store.references())
    if (view.store.target(reference.use.text, reference.use.kinds) == &record &&
        std::find(found.begin(), found.end(), reference.from) == found.end())
      found.push_back(reference.from);
  std::sort(found.begin(), found.end(), [](const Record* a, const Record* b) {
    return a->kind != b->kind ? a->kind < b->kind : id_before(a->id, b->id);
  });
  return found;
}

/// A fact that follows from a record, as `show` prints it before the record.
struct Fact {
  std::string_view name;
  Field field;
  Values values;
};

std::vector<Fact> facts_of(const View& view, const Record& record) {
  std::vector<Fact> facts;
  const Subject& subject = subject_of(record.kind);
  for (const std::string_view name : split(subject.facts, ',')) {
    if (name.empty()) continue;
    Fact& fact = facts.emplace_back(Fact{name, find_field(view, subject, name).value(), {}});
    fact.field.get(view, Unit{&record, 0}, fact.values);
  }
  return facts;
}

class ShownRecord {
 public:
  ShownRecord(const View& view, const Record& record, unsigned width)
      : view_(view),
        record_(record),
        width_(std::max(width, 40U)),
        visible_(view.store, record, view.audience) {}

  std::string run() {
    out_ = full_id(record_);
    if (record_.short_name.is_there()) out_ += "  " + for_terminal(record_.short_name.value);
    if (record_.draft) out_ += "  (draft)";
    out_ += "\n" + Store::path_of(record_) + "\n\n";
    derived();
    table(visible_.root(), 0);
    const auto from = referrers(view_, record_);
    if (!from.empty()) out_ += "\nnamed by:\n";
    for (const Record* referrer : from) out_ += "  " + full_id(*referrer) + "\n";
    return std::move(out_);
  }

  std::string run(const PartOfAction& name, const VisibleValue& part) {
    out_ = std::string{name.name} + "/" + std::string{record_.id} + "/" +
           for_terminal(part.text_at("id")) + "\n" + Store::path_of(record_) + "\n\n";
    table(part, 0);
    return std::move(out_);
  }

  [[nodiscard]] const VisibleRecord& visible() const { return visible_; }

 private:
  void derived() {
    std::string facts;
    std::swap(facts, out_);
    for (const auto& [name, field, values] : facts_of(view_, record_)) {
      std::string text;
      for (const Value& value : values) {
        const std::string id = mieux::text_of(field, value);
        text += (text.empty() ? "" : ", ") +
                (field.type == FieldType::date ? id : label_of(view_, field, id));
      }
      if (!text.empty()) line(1, std::string{name} + ": ", for_terminal(text));
    }
    std::swap(facts, out_);
    if (!facts.empty()) out_ += "derived for " + to_string(view_.as_of.day) + ":\n" + facts + "\n";
  }

  void table(const VisibleValue& fields, std::size_t depth) {
    for (const VisibleValue& field : fields.children())
      value(for_terminal(field.key()) + ":", field, depth);
  }

  void value(const std::string& label, const VisibleValue& shown, std::size_t depth) {
    if (shown.is_scalar() && shown.text().find('\n') != std::string_view::npos)
      return lines(depth, label, shown.text());
    if (shown.is_scalar() || shown.is_null()) return line(depth, label + " ", text_of(shown));
    if (shown.is_table()) {
      line(depth, label, "");
      return table(shown, depth + 1);
    }
    if (is_short_list(shown)) {
      std::string all;
      for (const VisibleValue& element : shown.children())
        all += (all.empty() ? "" : ", ") + text_of(element);
      return line(depth, label + " ", all);
    }
    line(depth, label, "");
    for (const VisibleValue& element : shown.children()) {
      if (!element.is_table()) {
        line(depth + 1, "- ", text_of(element));
        continue;
      }
      const std::size_t begin = out_.size();
      table(element, depth + 2);
      if (out_.size() > begin) out_[begin + 2 * depth + 2] = '-';  // before the first field
    }
  }

  static bool is_short_list(const VisibleValue& list) {
    std::size_t size = 0;
    for (const VisibleValue& element : list.children()) {
      if (!element.is_scalar()) return false;
      size += element.text().size() + 2;
    }
    return size < 60;
  }

  [[nodiscard]] std::string text_of(const VisibleValue& shown) const {
    const std::string id = for_terminal(shown.text());
    const schema::Rule* rule = shown.rule();
    if (rule == nullptr || (rule->vocabulary == schema::no_vocabulary && rule->refers_to == 0))
      return id;
    Field field;
    field.type = rule->refers_to != 0 ? FieldType::reference : FieldType::term;
    field.refers_to = rule->refers_to;
    if (rule->vocabulary != schema::no_vocabulary)
      field.vocabulary = view_.store.schemas().vocabularies()[rule->vocabulary];
    const std::string label = label_of(view_, field, shown.text());
    return label == shown.text() ? id : id + " (" + for_terminal(label) + ")";
  }

  /// `label` and `text` at a depth, wrapped.
  void line(std::size_t depth, const std::string& label, std::string_view text) {
    std::string first(2 * depth, ' ');
    first += label;
    if (text.empty()) first.erase(first.find_last_not_of(' ') + 1);
    out_ += wrapped(first, text, width_, 2 * depth + 4);
  }

  /// Text of several lines, each in a line of its own below the label.
  void lines(std::size_t depth, const std::string& label, std::string_view text) {
    line(depth, label, "");
    while (text.ends_with('\n')) text.remove_suffix(1);
    for (const std::string_view each : split(text, '\n')) line(depth + 1, "", for_terminal(each));
  }

  const View& view_;
  const Record& record_;
  std::size_t width_;
  VisibleRecord visible_;
  std::string out_;
};

/// A plain scalar as JSON: what looks like a number or a truth value is one.
Json plain_as_json(std::string_view text) {
  const char* end = text.data() + text.size();
  switch (yaml::resolve(text)) {
    case yaml::Plain::boolean: return text == "true";
    case yaml::Plain::integer: {
      std::int64_t number = 0;
      if (std::from_chars(text.data(), end, number).ec == std::errc{}) return number;
      return text;
    }
    case yaml::Plain::number: {
      double number = 0;
      std::from_chars(text.data(), end, number);
      return number;
    }
    default: return text;
  }
}

Json value_as_json(const VisibleValue& value) {
  if (value.is_null()) return nullptr;
  if (value.is_scalar()) return value.is_plain() ? plain_as_json(value.text()) : Json(value.text());
  Json all = value.is_table() ? Json::object() : Json::array();
  for (const VisibleValue& child : value.children())
    if (value.is_table())
      all[std::string{child.key()}] = value_as_json(child);
    else
      all.push_back(value_as_json(child));
  return all;
}

VisibleValue part_of(const VisibleRecord& action, std::string_view action_id,
                     const PartOfAction& wanted) {
  std::vector<std::string_view> names;
  for (const VisibleValue& part : action.at(wanted.list).children()) {
    if (part.text_at("id") == wanted.id) return part;
    names.push_back(part.text_at("id"));
  }
  std::string all;
  for (const std::string_view name : names)
    all += (all.empty() ? "there are: " : ", ") + std::string{name};
  throw Failure(Exit::usage,
                "the Action " + std::string{action_id} + " has no " + std::string{wanted.name} +
                    " '" + std::string{wanted.id} + "'",
                suggest(wanted.id, names,
                        all.empty() ? "it has no " + std::string{wanted.list} + " yet" : all));
}

}  // namespace

std::string part_as_text(const View& view, const Record& action, const PartOfAction& part,
                         unsigned width) {
  ShownRecord shown(view, action, width);
  return shown.run(part, part_of(shown.visible(), action.id, part));
}

std::string part_as_json(const View& view, const Record& action, const PartOfAction& part) {
  const VisibleRecord visible(view.store, action, view.audience);
  Json json{{"format", "mieux.record/1"},
            {"kind", part.name},
            {"path", Store::path_of(action)},
            {"as_of", to_string(view.as_of.day)},
            {"record", value_as_json(part_of(visible, action.id, part))}};
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string record_as_text(const View& view, const Record& record, unsigned width) {
  return ShownRecord(view, record, width).run();
}

std::string record_as_json(const View& view, const Record& record) {
  const VisibleRecord visible(view.store, record, view.audience);
  Json json{{"format", "mieux.record/1"},
            {"kind", subject_of(record.kind).singular},
            {"path", Store::path_of(record)},
            {"as_of", to_string(view.as_of.day)}};
  json["derived"] = Json::object();
  for (const auto& [name, field, values] : facts_of(view, record)) {
    Json list = Json::array();
    for (const Value& value : values) list.push_back(text_of(field, value));
    json["derived"][std::string{name}] = std::move(list);
  }
  json["record"] = value_as_json(visible.root());
  json["named_by"] = Json::array();
  for (const Record* referrer : referrers(view, record))
    json["named_by"].push_back(full_id(*referrer));
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
