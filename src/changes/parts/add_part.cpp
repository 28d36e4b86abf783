#include "mieux/changes/parts/add_part.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/text_values.hpp"

namespace mieux {

using yaml::Value;

namespace {

/// `benin` of `actions/benin.yaml`.
std::string name_in(const std::string& path) {
  const std::size_t begin = path.find('/') + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

/// The id that is wished: by a wish, else by a field; empty if by none.
std::string wished_id(const PartWish& wish) {
  std::string id = text_at(wish.fields, "id");
  for (const Wish& one : wish.wishes)
    if (one.field == "id" && one.verb == Wish::Verb::set) id = one.value;
  return id;
}

}  // namespace

NewPart add_part(const Store& store, EditedRecord& text, std::string_view list, const Value& fields,
                 TakenParts& taken) {
  return add_part(store, text, list, PartWish{fields, {}}, taken);
}

NewPart add_part(const Store& store, EditedRecord& text, std::string_view list,
                 const PartWish& wish, TakenParts& taken) {
  const yaml::Path place{std::string{list}};
  const yaml::Node* there = yaml::find(text.document(), place);
  yaml::Path path{std::string{list}, there == nullptr ? std::uint32_t{0} : there->size};
  const schema::Rule* rule = rule_at(store.schemas(), text.kind(), place);
  std::string id = wished_id(wish);
  if (id.empty())
    id = taken.next(schema::parts_of(store.schemas(), *rule)->letter);
  else
    taken.take(id, name_in(text.path()));
  Value part{Value::Mapping{{"id", Value::text(id)}}, false};
  auto& entries = std::get<Value::Mapping>(part.data);
  for (const auto& [key, value] : std::get<Value::Mapping>(wish.fields.data))
    if (key != "id") entries.emplace_back(key, value);
  const schema::Rule& element = store.schemas().rule(rule->items);
  resolve_names(store, element, part);
  put_in_order(store.schemas(), element, part);
  text.put(path, std::move(part));
  for (const Wish& one : wish.wishes)
    if (one.field != "id" || one.verb != Wish::Verb::set) text.fulfil(one, path);
  return {std::move(id), std::move(path)};
}

yaml::Path place_of_part(const yaml::Document& document, std::string_view list,
                         std::string_view id) {
  yaml::Path place;
  std::uint32_t position = 0;
  if (const yaml::Node* parts = document.find(document.root(), list))
    for (const yaml::Node& part : yaml::Children{document, *parts}) {
      const yaml::Node* found = document.find(part, "id");
      if (found != nullptr && found->text == id) {
        if (!place.empty())
          throw Failure(Exit::refused,
                        "two of the " + std::string{list} + " have the id " + in_quotes(id),
                        "`mieux validate` shows both, and how to give the newer one another id");
        place = {std::string{list}, position};
      }
      ++position;
    }
  return place;
}

yaml::Path require_part(const EditedRecord& text, const Record& record, std::string_view list,
                        std::string_view id) {
  const yaml::Document& document = text.document();
  if (yaml::Path path = place_of_part(document, list, id); !path.empty()) return path;
  std::vector<std::string_view> ids;
  if (const yaml::Node* parts = document.find(document.root(), list))
    for (const yaml::Node& part : yaml::Children{document, *parts})
      if (const yaml::Node* found = document.find(part, "id")) ids.push_back(found->text);
  const std::string plural{list};
  throw Failure(
      Exit::usage,
      "there is no " + in_quotes(id) + " among the " + plural + " of " + std::string{record.id},
      suggest(id, ids,
              ids.empty() ? "it has no " + plural + " yet" : "there are: " + joined(ids, ", ")));
}

std::string_view part_id_of(std::string_view typed, const Record& record) {
  const std::size_t slash = typed.rfind('/');
  return slash != typed.npos && typed.substr(0, slash) == record.id ? typed.substr(slash + 1)
                                                                    : typed;
}

}  // namespace mieux
