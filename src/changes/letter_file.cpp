#include "mieux/changes/letter_file.hpp"

#include <algorithm>
#include <array>

#include "authorities.hpp"
#include "mail.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/table.hpp"
#include "new_record.hpp"
#include "persons.hpp"
#include "place.hpp"
#include "text_values.hpp"
#include "written_date.hpp"

namespace mieux {
namespace {

/// The letterhead, the date and the subject stand among the first lines.
constexpr std::size_t head_lines = 40;
constexpr std::size_t longest_looked_at = 400;

std::string line_number(std::size_t index) { return "line " + std::to_string(index + 1); }

/// What follows `Re:`, `Subject:`, `Objet :` and the like; empty if the line has no such word.
std::string_view subject_in(std::string_view line) {
  constexpr std::array<std::string_view, 6> words{"re",     "subject", "objet",
                                                  "asunto", "assunto", "ref"};
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon > 12) return {};
  const std::string word = slug(line.substr(0, colon));
  if (std::find(words.begin(), words.end(), word) == words.end()) return {};
  return trimmed(line.substr(colon + 1));
}

/// A subject without `Re:`, `Fwd:` and what other languages write.
std::string_view without_reply(std::string_view subject) {
  constexpr std::array<std::string_view, 9> words{"re",  "fw",  "fwd", "tr", "rv",
                                                  "rep", "enc", "res", "wg"};
  for (;;) {
    subject = trimmed(subject);
    const std::size_t colon = subject.find(':');
    if (colon == subject.npos || colon > 4) return subject;
    const std::string word = slug(subject.substr(0, colon));
    if (std::find(words.begin(), words.end(), word) == words.end()) return subject;
    subject.remove_prefix(colon + 1);
  }
}

/// Where the parts of a letter begin and end, as indexes of lines.
struct Parts {
  std::size_t subject;  ///< `lines.size()`: none
  std::size_t body;     ///< after the letterhead and the salutation
  std::size_t closing;  ///< the closing formula, or where an older mail begins; else the end
  bool has_salutation = false;
};

Parts parts_of(const std::vector<std::string_view>& lines) {
  Parts parts{lines.size(), 0, lines.size()};
  const std::size_t head = std::min(lines.size(), head_lines);
  for (std::size_t i = 0; i < head && !parts.has_salutation; ++i) {
    if (!opens_letter(lines[i])) continue;
    parts.has_salutation = true;
    parts.body = i + 1;
  }
  for (std::size_t i = 0; i < head && parts.subject == lines.size(); ++i)
    if (!subject_in(lines[i]).empty()) parts.subject = i;
  if (!parts.has_salutation && parts.subject < lines.size()) parts.body = parts.subject + 1;
  for (std::size_t i = parts.body; i < lines.size(); ++i)
    if (closes_letter(lines[i]) || begins_older_mail(lines[i])) {
      parts.closing = i;
      break;
    }
  return parts;
}

class Reader {
 public:
  Reader(const Store& store, const Mail& mail)
      : store_(store),
        mail_(mail),
        lines_(split(mail.body, '\n')),
        parts_(parts_of(lines_)),
        without_(private_values(store), names_of_persons()) {}

  LetterFile read() {
    LetterFile letter;
    add(letter, title());
    add(letter, requester());
    add(letter, received());
    if (mail_.has_headers)
      add(letter, {"channel", "email", "the headers, which are those of an e-mail"});
    add(letter, need());
    letter.left_out = without_.left_out();
    return letter;
  }

 private:
  static void add(LetterFile& letter, Proposal proposal) {
    if (!proposal.found.empty()) letter.proposals.push_back(std::move(proposal));
  }

  /// Display names, and those below the closing formula, that are no authority's.
  [[nodiscard]] std::vector<std::string> names_of_persons() const {
    std::vector<std::string> names = mail_.people;
    for (std::size_t i = parts_.closing; i < lines_.size() && i < parts_.closing + 8; ++i)
      names.emplace_back(trimmed(lines_[i]));
    const std::vector<std::string> authorities = names_of_authorities(store_);
    std::erase_if(names, [&](const std::string& name) {
      const std::string words = slug(name);
      return !may_be_name(name) ||
             std::any_of(authorities.begin(), authorities.end(), [&](const std::string& authority) {
               return ("-" + authority + "-").find("-" + words + "-") != std::string::npos;
             });
    });
    add_turned(names);
    return names;
  }

  /// `Roe, Jane` is also written `Jane Roe`.
  static void add_turned(std::vector<std::string>& names) {
    for (std::size_t i = 0, count = names.size(); i < count; ++i) {
      const std::size_t comma = names[i].find(", ");
      if (comma != std::string::npos)
        names.push_back(names[i].substr(comma + 2) + " " + names[i].substr(0, comma));
    }
  }

  Proposal title() {
    const bool header = !without_reply(mail_.subject).empty();
    if (!header && parts_.subject == lines_.size()) return {};
    const std::string_view text =
        header ? without_reply(mail_.subject) : subject_in(lines_[parts_.subject]);
    const std::size_t line = header ? 0 : parts_.subject + 1;
    const std::string kept{trimmed(without_.line(text, line))};
    const std::string place = header ? "the header Subject" : line_number(parts_.subject);
    if (kept == left_out_mark) return {"title", {}, place + " says nothing that can be kept"};
    return {"title", kept, place};
  }

  Proposal requester() {
    const auto found = authorities_in(store_, lines_);
    if (found.empty()) return {};
    if (found.size() == 1)
      return {"requester", std::string{found[0].record->id},
              "'" + found[0].name + "' in " + line_number(found[0].line - 1)};
    std::vector<std::string> all;
    for (const NamedAuthority& authority : found)
      all.push_back(std::string{authority.record->id} + " (" + line_number(authority.line - 1) +
                    ")");
    return {"requester", {}, "the text names several authorities: " + joined(all, ", ")};
  }

  Proposal received() {
    if (const auto date = find_date(mail_.date)) return received_on(*date, "the header Date", "");
    const std::size_t last = parts_.has_salutation ? parts_.body : head_lines;
    for (std::size_t i = 0; i < std::min(last, lines_.size()); ++i) {
      if (const auto date = find_date(lines_[i].substr(0, longest_looked_at)))
        return received_on(*date, line_number(i), "the date of the letter in ");
    }
    return {};
  }

  /// `is`: what a date that is decided is called, before its place.
  static Proposal received_on(const WrittenDate& date, const std::string& place,
                              const std::string& is) {
    if (!date.day.empty()) return {"received", date.day, is + place};
    return {"received",
            {},
            "'" + date.text + "' in " + place + " may be " + date.first + " or " + date.second};
  }

  Proposal need() {
    for (std::size_t i = 0; i < parts_.body; ++i)
      if (!trimmed(lines_[i]).empty() && i != parts_.subject)
        without_.count("letterhead line", i + 1);
    for (std::size_t i = parts_.closing; i < lines_.size(); ++i)
      if (!trimmed(lines_[i]).empty()) without_.count("signature line", i + 1);
    std::string text;
    for (std::size_t i = parts_.body; i < parts_.closing; ++i) add_line(i, text);
    text = without_.known_out(text, parts_.body + 1);
    if (trimmed(text).empty()) return {};
    std::string need{trimmed(text)};
    if (need.find('\n') != need.npos) need += '\n';
    return {"need", std::move(need),
            "lines " + std::to_string(parts_.body + 1) + " to " + std::to_string(parts_.closing)};
  }

  void add_line(std::size_t i, std::string& text) {
    std::string_view line = lines_[i];
    while (line.ends_with(' ')) line.remove_suffix(1);
    if (line.starts_with('>')) return without_.count("quoted line", i + 1);
    if (i == parts_.subject || (!parts_.has_salutation && is_date(line))) return;
    const std::string kept = without_.line(line, i + 1);
    if (kept == left_out_mark && text.ends_with(std::string{left_out_mark} + "\n")) return;
    if (kept.empty() && (text.empty() || text.ends_with("\n\n"))) return;
    text += kept + "\n";
  }

  /// Does the line say little but a date?
  static bool is_date(std::string_view line) {
    constexpr std::size_t short_line = 40;
    return line.size() < short_line && find_date(line).has_value();
  }

  const Store& store_;
  const Mail& mail_;
  std::vector<std::string_view> lines_;
  Parts parts_;
  WithoutPersons without_;
};

/// `3, 5-7`: lines in their order, each once; 0 is the subject of an e-mail.
std::string ranges(std::vector<std::size_t> lines) {
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == 0) {
      parts.emplace_back("subject");
      continue;
    }
    const std::size_t first = i;
    while (i + 1 < lines.size() && lines[i + 1] == lines[i] + 1) ++i;
    parts.push_back(std::to_string(lines[first]));
    if (i > first) parts.back() += "-" + std::to_string(lines[i]);
  }
  return joined(parts, ", ");
}

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

std::string LetterFile::value_of(std::string_view field) const {
  for (const Proposal& proposal : proposals)
    if (proposal.field == field) return proposal.value;
  return {};
}

LetterFile read_letter(const Store& store, std::string_view bytes, const std::string& name) {
  const Mail mail = read_mail(bytes, name);
  return Reader(store, mail).read();
}

std::string sentence_on(const std::vector<LeftOut>& left_out) {
  std::vector<std::string> parts;
  for (const LeftOut& some : left_out)
    parts.push_back(counted(some.lines.size(), some.what) + " (" + ranges(some.lines) + ")");
  return joined(parts, "; ");
}

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
