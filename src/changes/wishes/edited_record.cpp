#include "mieux/changes/wishes/edited_record.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {

using yaml::Value;

EditedRecord::EditedRecord(const Store& store, RecordKind kind, std::string path, std::string text)
    : store_(&store), kind_(kind), path_(std::move(path)), text_(std::move(text)) {
  read();
}

EditedRecord::EditedRecord(const Store& store, const Record& record)
    : EditedRecord(store, record.kind, Store::path_of(record), text_of(store, record)) {}

void EditedRecord::read() {
  std::vector<Finding> findings;
  unescaped_.release();
  if (!yaml::read(text_, document_, unescaped_, findings))
    throw Failure(Exit::refused, path_ + " cannot be read, so it cannot be changed",
                  "`mieux validate " + path_ + "` shows what is wrong; mend it with an editor");
}

void EditedRecord::edit(const yaml::Edit& edit) {
  // The judgement asks the other reader, once for all edits.
  text_ = yaml::edit(text_, edit, schema_order(store_->schemas(), kind_), yaml::ReadBy::strict);
  read();
}

void EditedRecord::put(const yaml::Path& path, Value value) {
  yaml::Path there = path;
  // What is missing on the way, or holds nothing yet, is made around the value.
  for (; there.size() > 1; there.pop_back()) {
    const yaml::Path parent(there.begin(), there.end() - 1);
    const yaml::Node* holder = yaml::find(document_, parent);
    if (holder != nullptr && holder->kind != yaml::Kind::null) break;
    if (auto* key = std::get_if<std::string>(&there.back()))
      value = {Value::Mapping{{*key, std::move(value)}}, false};
    else
      value = {Value::Sequence{std::move(value)}, false};
  }
  const bool is_there = yaml::find(document_, there) != nullptr;
  edit({is_there ? yaml::Edit::What::set : yaml::Edit::What::add, there, std::move(value)});
}

void EditedRecord::append(const yaml::Path& list, Value element) {
  const yaml::Node* node = yaml::find(document_, list);
  if (node == nullptr || node->kind == yaml::Kind::null)
    return put(list, {Value::Sequence{std::move(element)}, false});
  yaml::Path path = list;
  path.emplace_back(node->size);
  edit({yaml::Edit::What::add, path, std::move(element)});
}

void EditedRecord::add_element(const yaml::Path& list, Value element) {
  if (const yaml::Node* node = yaml::find(document_, list))
    for (const yaml::Node& child : yaml::Children{document_, *node})
      if (yaml::same(yaml::value_of(document_, child), element)) return;
  append(list, std::move(element));
}

void EditedRecord::remove_element(const yaml::Path& list, const Value& element, const Wish& wish) {
  const yaml::Node* node = yaml::find(document_, list);
  std::uint32_t position = 0;
  if (node != nullptr)
    for (const yaml::Node& child : yaml::Children{document_, *node}) {
      yaml::Path path = list;
      path.emplace_back(position++);
      if (yaml::same(yaml::value_of(document_, child), element))
        return edit({yaml::Edit::What::remove, path, {}});
    }
  throw Failure(Exit::refused, path_ + ": " + wish.field + " has no element '" + wish.value + "'",
                "`mieux show` prints what is there");
}

void EditedRecord::fulfil(const Wish& wish, const yaml::Path& start) {
  const FieldPlace place = find_place(store_->schemas(), kind_, document_, start, wish.field);
  if (wish.verb == Wish::Verb::set) {
    if (without_unseen_ends(wish.value).empty() ||
        (place.rule->type == schema::Type::array && wish.value == "[]")) {
      if (yaml::find(document_, place.path) != nullptr)
        edit({yaml::Edit::What::remove, place.path, {}});
      return;
    }
    return put(place.path, value_of_text(*store_, *place.rule, wish.value, wish.field));
  }
  const schema::Rule* rule = list_in(store_->schemas(), *place.rule);
  const yaml::Node* node = yaml::find(document_, place.path);
  if (rule == nullptr ||
      (rule != place.rule && node != nullptr && node->kind != yaml::Kind::sequence))
    throw Failure(Exit::usage, "'" + wish.field + "' is no list", "write " + wish.field + "=VALUE");
  const Value list = value_of_text(*store_, *rule, wish.value, wish.field);
  for (const Value& element : std::get<Value::Sequence>(list.data))
    wish.verb == Wish::Verb::add ? add_element(place.path, element)
                                 : remove_element(place.path, element, wish);
}

}  // namespace mieux
