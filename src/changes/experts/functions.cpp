#include "mieux/changes/experts/functions.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/changes/wishes/typed_date.hpp"

namespace mieux {
namespace {

using yaml::Value;

std::string_view text_below(const EditedRecord& text, std::uint32_t index, const char* field) {
  const yaml::Node* node = yaml::find(text.document(), {"functions", index, field});
  return node == nullptr ? std::string_view{} : node->text;
}

/// The country the function is for, as its id. Fails (2) if none is known.
std::string country_of(const Store& store, const Record& expert, const std::string& typed) {
  const Text& own = store.experts()[expert.position].country;
  if (typed.empty()) {
    if (own.is_there()) return std::string{own.value};
    throw Failure(Exit::usage, "the country of the function is not said", "add --country COUNTRY");
  }
  const schema::Rule* rule =
      rule_at(store.schemas(), RecordKind::expert, {"functions", std::uint32_t{0}, "country"});
  const Value value = value_of_text(store, *rule, typed, "country");
  return std::get<std::string>(value.data);
}

/// The place of the function that lasts; nothing if there is none.
std::optional<std::uint32_t> lasting(const EditedRecord& text, const std::string& function,
                                     const std::string& country) {
  const yaml::Node* list = yaml::find(text.document(), {"functions"});
  for (std::uint32_t i = 0; list != nullptr && i < list->size; ++i)
    if (text_below(text, i, "function") == function && text_below(text, i, "country") == country &&
        text_below(text, i, "to").empty())
      return i;
  return std::nullopt;
}

void require_order(std::string_view from, const std::string& to, const std::string& what) {
  const auto first = Date::parse(from);
  const auto last = Date::parse(to);
  if (first && last && before(*last, *first) == Truth::yes)
    throw Failure(Exit::refused, what + " from " + std::string{from} + " on cannot end in " + to,
                  "correct the day: --to DATE");
}

}  // namespace

Change appoint_expert(const Store& store, const Record& expert, const FunctionWish& wish,
                      const Circumstances& circumstances) {
  const std::string id{expert.id};
  if (store.experts()[expert.position].forgotten.known)
    throw Failure(Exit::refused, "expert " + in_quotes(id) + " was forgotten",
                  "name another expert: `mieux expert list` shows them");
  const std::string country = country_of(store, expert, wish.country);
  const std::string what = wish.function + " for " + country;
  const auto typed = [&](const std::string& day) {
    return day.empty() ? std::string{} : typed_date(day, circumstances.as_of).text;
  };
  const std::string from = typed(wish.from);
  const std::string to = typed(wish.to);
  EditedRecord text(store, expert);
  const std::string before = text.text();
  const auto finish = [&](const std::string& said) {
    return Change{{{Store::path_of(expert), before, text.text()}},
                  id + ": " + what + said,
                  "`mieux expert show " + id + "` shows all functions"};
  };
  if (const auto there = lasting(text, wish.function, country)) {
    const std::string begun{text_below(text, *there, "from")};
    if (to.empty() && (from.empty() || !begun.empty()))
      throw Failure(Exit::refused,
                    id + " is " + what + " already" + (begun.empty() ? "" : ", from " + begun),
                    "--to DATE ends it");
    require_order(from.empty() ? begun : from, to, what);
    if (!from.empty()) text.put({"functions", *there, "from"}, Value::text(from));
    if (!to.empty()) text.put({"functions", *there, "to"}, Value::text(to));
    return finish(to.empty() ? " from " + from : " until " + to);
  }
  require_order(from, to, what);
  Value::Mapping fields{{"function", Value::text(wish.function)},
                        {"country", Value::text(country)}};
  if (!from.empty()) fields.emplace_back("from", Value::text(from));
  if (!to.empty()) fields.emplace_back("to", Value::text(to));
  text.append({"functions"}, Value{std::move(fields), false});
  return finish((from.empty() ? "" : " from " + from) + (to.empty() ? "" : " until " + to));
}

}  // namespace mieux
