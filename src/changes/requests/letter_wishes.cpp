#include "mieux/changes/requests/letter_wishes.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {
namespace {

std::string commented(const Proposal& proposal) {
  const std::string value = proposal.value.empty() ? "not decided: " : "from ";
  return wrapped("# " + proposal.field + ": ", value + proposal.found, 100, 0);
}

/// A comment goes on behind `#` in each of its lines.
std::string as_comment(const std::string& text) {
  std::string out;
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty()) out += (line.starts_with('#') ? "" : "#   ") + for_terminal(line) + "\n";
  return out;
}

/// The field of the record that a proposal is about.
std::string_view key_of(const Proposal& proposal) {
  const bool letter = proposal.field != "title" && proposal.field != "need";
  return letter ? "letters" : std::string_view{proposal.field};
}

}  // namespace

Intake with_proposals(Intake intake, const LetterFile& letter) {
  if (intake.requesters.empty())
    if (std::string requester = letter.value_of("requester"); !requester.empty())
      intake.requesters.push_back(std::move(requester));
  if (intake.received.empty()) intake.received = letter.value_of("received");
  if (intake.channel.empty()) intake.channel = letter.value_of("channel");
  return intake;
}

std::vector<Wish> wishes_of(const LetterFile& letter) {
  std::vector<Wish> wishes;
  for (const char* field : {"title", "need"})
    if (std::string value = letter.value_of(field); !value.empty())
      wishes.push_back({Wish::Verb::set, field, std::move(value)});
  return wishes;
}

std::vector<Wish> wishes_of(const LetterDocument& document) {
  if (document.kept.empty()) return {};
  return {{Wish::Verb::set, "documents.1.type", "letter of request"},
          {Wish::Verb::set, "documents.1.kept", document.kept},
          {Wish::Verb::set, "documents.1.sha256", document.sha256},
          {Wish::Verb::set, "documents.1.visible_to", "personal"}};
}

std::string as_yaml(const Store& store, const LetterFile& letter, const std::vector<Wish>& wishes,
                    const std::string& name) {
  yaml::Value fields = fulfilled(store, RecordKind::request, wishes, no_fields);
  put_in_order(store.schemas(), store.schemas().root(RecordKind::request), fields);
  std::string text = as_comment("# What " + name + " seems to say. Read it, mend it, add to it.");
  std::vector<std::string_view> said;
  const auto say = [&](std::string_view key) {
    for (const Proposal& proposal : letter.proposals)
      if (key_of(proposal) == key) text += as_comment(commented(proposal));
    said.push_back(key);
  };
  for (auto& [key, value] : std::get<yaml::Value::Mapping>(fields.data)) {
    say(key);
    yaml::Value::Mapping entry;
    entry.emplace_back(key, std::move(value));
    text += yaml::emit(yaml::Value{std::move(entry)});
  }
  for (const std::string_view key : {"title", "letters", "need"})
    if (std::find(said.begin(), said.end(), key) == said.end()) say(key);
  return text;
}

}  // namespace mieux
