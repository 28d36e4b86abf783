#include "mieux/reports/records/record_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;
using yaml::Kind;
using yaml::Node;

/// Facts worth showing of each kind, by field name.
std::vector<std::string_view> derived_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::request:
      return {"outcome", "region", "theme", "phase", "requester_type", "action"};
    case RecordKind::action:
      return {"status",   "region",         "theme",           "phase",
              "approved", "requester_type", "missions.country"};
    case RecordKind::expert: return {"origin", "region"};
    case RecordKind::organisation: return {"region"};
    default: return {};
  }
}

const Subject& subject_of(RecordKind kind) { return *find_subject(names_of(kind).name); }

std::string value_text(const Field& field, const Value& value) {
  if (value.undecided && value.text.empty()) return "unknown";
  return field.type == FieldType::date ? value.date.to_string() : std::string{value.text};
}

/// Records that refer to this one, each once.
std::vector<const Record*> referrers(const View& view, const Record& record) {
  std::vector<const Record*> found;
  for (const Reference& reference : view.store.references())
    if (view.store.target(reference.use.text, reference.use.kinds) == &record &&
        std::find(found.begin(), found.end(), reference.from) == found.end())
      found.push_back(reference.from);
  std::sort(found.begin(), found.end(), [](const Record* a, const Record* b) {
    return a->kind != b->kind ? a->kind < b->kind : a->id < b->id;
  });
  return found;
}

std::string full_id(const Record& record) {
  return std::string{names_of(record.kind).name} + "/" + std::string{record.id};
}

class TextSheet {
 public:
  TextSheet(const View& view, const Record& record, unsigned width)
      : view_(view), record_(record), width_(std::max(width, 40U)), tree_(view.store, record) {}

  std::string run() {
    out_ = full_id(record_);
    if (record_.short_name.is_there()) out_ += "  " + for_terminal(record_.short_name.value);
    if (record_.draft) out_ += "  (draft)";
    out_ += "\n" + Store::path_of(record_) + "\n\n";
    derived();
    const schema::Rule& rule = view_.store.schemas().root(record_.kind);
    mapping(tree_.document.root(), &rule, 0);
    const auto from = referrers(view_, record_);
    if (!from.empty()) out_ += "\nnamed by:\n";
    for (const Record* referrer : from) out_ += "  " + full_id(*referrer) + "\n";
    return std::move(out_);
  }

 private:
  void derived() {
    if (record_.kind == RecordKind::programme || record_.kind == RecordKind::expert_private) return;
    const Subject& subject = subject_of(record_.kind);
    std::string facts;
    std::swap(facts, out_);
    for (const std::string_view name : derived_of(record_.kind)) {
      const auto field = find_field(view_, subject, name);
      if (!field) continue;
      Values values;
      field->get(view_, Unit{&record_, 0}, values);
      std::string text;
      for (const Value& value : values) {
        const std::string id = value_text(*field, value);
        text += (text.empty() ? "" : ", ") +
                (field->type == FieldType::date ? id : label_of(view_, *field, id));
      }
      if (text.empty()) continue;
      line(1, std::string{name} + ": ", for_terminal(text));
    }
    std::swap(facts, out_);
    if (!facts.empty())
      out_ += "derived for " + to_string(view_.clock.as_of) + ":\n" + facts + "\n";
  }

  void mapping(const Node& node, const schema::Rule* rule, std::size_t depth) {
    for (const Node& child : yaml::Children{tree_.document, node}) {
      const schema::Rule* inner = nullptr;
      if (rule != nullptr && rule->table != schema::no_rule)
        inner = &view_.store.schemas().rule(rule->table);
      if (rule != nullptr)
        for (const schema::Property& property : rule->properties)
          if (property.name == child.key) inner = &view_.store.schemas().rule(property.rule);
      value(for_terminal(child.key) + ":", child, inner, depth);
    }
  }

  void value(const std::string& label, const Node& node, const schema::Rule* rule,
             std::size_t depth) {
    if (node.kind == Kind::scalar && node.text.find('\n') != std::string_view::npos)
      return lines(depth, label, node.text);
    if (node.kind == Kind::scalar || node.kind == Kind::null)
      return line(depth, label + " ", text_of(node, rule));
    const schema::Rule* element = rule != nullptr && rule->items != schema::no_rule
                                      ? &view_.store.schemas().rule(rule->items)
                                      : nullptr;
    if (node.kind == Kind::mapping) {
      line(depth, label, "");
      return mapping(node, rule, depth + 1);
    }
    if (is_short_list(node)) {
      std::string all;
      for (const Node& child : yaml::Children{tree_.document, node})
        all += (all.empty() ? "" : ", ") + text_of(child, element);
      return line(depth, label + " ", all);
    }
    line(depth, label, "");
    for (const Node& child : yaml::Children{tree_.document, node}) {
      if (child.kind != Kind::mapping) {
        line(depth + 1, "- ", text_of(child, element));
        continue;
      }
      const std::size_t begin = out_.size();
      mapping(child, element, depth + 2);
      if (out_.size() > begin) out_[begin + 2 * depth + 2] = '-';  // before the first field
    }
  }

  [[nodiscard]] bool is_short_list(const Node& node) const {
    std::size_t size = 0;
    for (const Node& child : yaml::Children{tree_.document, node}) {
      if (child.kind != Kind::scalar) return false;
      size += child.text.size() + 2;
    }
    return size < 60;
  }

  std::string text_of(const Node& node, const schema::Rule* rule) const {
    const std::string id = for_terminal(node.text);
    if (rule == nullptr || (rule->vocabulary == schema::no_vocabulary && rule->refers_to == 0))
      return id;
    Field field;
    field.type = rule->refers_to != 0 ? FieldType::reference : FieldType::term;
    field.refers_to = rule->refers_to;
    if (rule->vocabulary != schema::no_vocabulary)
      field.vocabulary = view_.store.schemas().vocabularies()[rule->vocabulary];
    const std::string label = label_of(view_, field, node.text);
    return label == node.text ? id : id + " (" + for_terminal(label) + ")";
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
  RecordTree tree_;
  std::string out_;
};

Json tree_to_json(const yaml::Document& document, const Node& node) {
  switch (node.kind) {
    case Kind::null: return nullptr;
    case Kind::mapping: {
      Json object = Json::object();
      for (const Node& child : yaml::Children{document, node})
        object[std::string{child.key}] = tree_to_json(document, child);
      return object;
    }
    case Kind::sequence: {
      Json list = Json::array();
      for (const Node& child : yaml::Children{document, node})
        list.push_back(tree_to_json(document, child));
      return list;
    }
    case Kind::scalar: break;
  }
  if (node.style != yaml::Style::plain) return node.text;
  const char* end = node.text.data() + node.text.size();
  switch (yaml::resolve(node.text)) {
    case yaml::Plain::boolean: return node.text == "true";
    case yaml::Plain::integer: {
      std::int64_t number = 0;
      if (std::from_chars(node.text.data(), end, number).ec == std::errc{}) return number;
      return node.text;
    }
    case yaml::Plain::number: {
      double number = 0;
      std::from_chars(node.text.data(), end, number);
      return number;
    }
    default: return node.text;
  }
}

}  // namespace

std::string sheet_as_text(const View& view, const Record& record, unsigned width) {
  return TextSheet(view, record, width).run();
}

std::string sheet_as_json(const View& view, const Record& record) {
  const RecordTree tree(view.store, record);
  Json json{{"format", "mieux.record/1"},
            {"kind", names_of(record.kind).name},
            {"path", Store::path_of(record)},
            {"as_of", to_string(view.clock.as_of)}};
  json["derived"] = Json::object();
  if (record.kind != RecordKind::programme)
    for (const std::string_view name : derived_of(record.kind)) {
      const auto field = find_field(view, subject_of(record.kind), name);
      if (!field) continue;
      Values values;
      field->get(view, Unit{&record, 0}, values);
      Json list = Json::array();
      for (const Value& value : values) list.push_back(value_text(*field, value));
      json["derived"][std::string{name}] = std::move(list);
    }
  json["record"] = tree_to_json(tree.document, tree.document.root());
  json["named_by"] = Json::array();
  for (const Record* referrer : referrers(view, record))
    json["named_by"].push_back(full_id(*referrer));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mieux
