#include "mieux/letters/letter_file.hpp"

#include <algorithm>
#include <array>

#include "authorities.hpp"
#include "letter_parts.hpp"
#include "mail.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "persons.hpp"
#include "written_date.hpp"

namespace mieux {
namespace {

constexpr std::size_t longest_looked_at = 400;

std::string line_number(std::size_t index) { return "line " + std::to_string(index + 1); }

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

class Reader {
 public:
  Reader(const Store& store, const Mail& mail, std::string path)
      : store_(store),
        mail_(mail),
        path_(std::move(path)),
        lines_(split(mail.body, '\n')),
        parts_(parts_of(lines_, mail.has_headers)),
        without_(private_values(store),
                 Correspondents(names_of_persons(), names_of_authorities(store))) {}

  LetterFile read() {
    LetterFile letter;
    add(letter, title());
    add(letter, requester());
    add(letter, received());
    if (mail_.has_headers)
      add(letter, {"channel", "email", "the headers, which are those of an e-mail"});
    add(letter, need());
    letter.left_out = without_.left_out();
    if (!parts_.has_closing)
      letter.notes.emplace_back("no closing formula found: read what is kept");
    if (without_.names().stand_in_path(path_))
      letter.notes.push_back("the name of the file, " + path_ +
                             ", says the name of a person: rename it before it is kept");
    return letter;
  }

 private:
  static void add(LetterFile& letter, Proposal proposal) {
    if (!proposal.found.empty()) letter.proposals.push_back(std::move(proposal));
  }

  /// Those of the headers and below the closing formula that are no authority's.
  [[nodiscard]] std::vector<std::string> names_of_persons() const {
    constexpr std::size_t lines_of_signature = 12;
    std::vector<std::string> names;
    const auto add_all = [&](std::string_view line) {
      for (std::string& name : names_in(line)) names.push_back(std::move(name));
    };
    for (const std::string& name : mail_.people) add_all(name);
    const std::size_t end = std::min(lines_.size(), parts_.closing + lines_of_signature);
    for (std::size_t i = parts_.closing; i < end; ++i) add_all(lines_[i]);
    const std::vector<std::string> authorities = names_of_authorities(store_);
    std::erase_if(names, [&](const std::string& name) {
      const std::string words = folded_phrase(name);
      return std::any_of(authorities.begin(), authorities.end(), [&](const std::string& authority) {
        return !words.empty() &&
               ("-" + authority + "-").find("-" + words + "-") != std::string::npos;
      });
    });
    return names;
  }

  /// The subject of the text, its lines joined.
  [[nodiscard]] std::string subject() const {
    std::string text{subject_in(lines_[parts_.subject])};
    for (std::size_t i = parts_.subject + 1; i < parts_.subject_end; ++i)
      text += " " + std::string{trimmed(lines_[i])};
    return text;
  }

  Proposal title() {
    const bool header = !without_reply(mail_.subject).empty();
    if (!header && parts_.subject == lines_.size()) return {};
    const std::string text = header ? std::string{without_reply(mail_.subject)} : subject();
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
      if (!trimmed(lines_[i]).empty() && (i < parts_.subject || i >= parts_.subject_end))
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
    if ((i >= parts_.subject && i < parts_.subject_end) ||
        (!parts_.has_salutation && is_date(line)))
      return;
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
  std::string path_;
  std::vector<std::string_view> lines_;
  LetterParts parts_;
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

}  // namespace

std::string LetterFile::value_of(std::string_view field) const {
  for (const Proposal& proposal : proposals)
    if (proposal.field == field) return proposal.value;
  return {};
}

LetterFile read_letter(const Store& store, std::string_view bytes, const std::string& name,
                       const std::string& path) {
  const Mail mail = read_mail(bytes, name);
  return Reader(store, mail, path).read();
}

std::string sentence_on(const std::vector<LeftOut>& left_out) {
  std::vector<std::string> parts;
  for (const LeftOut& some : left_out)
    parts.push_back(counted(some.lines.size(), some.what) + " (" + ranges(some.lines) + ")");
  return joined(parts, "; ");
}

}  // namespace mieux
