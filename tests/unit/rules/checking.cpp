#include "checking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "store/store_folder.hpp"

namespace mieux::rules_test {
namespace {

constexpr std::string_view open = "«";
constexpr std::string_view close = "»";

struct File {
  std::string path;
  std::string text;
  std::vector<Span> marks;
};

/// Takes the marks out of a text.
std::vector<Span> unmark(std::string& text) {
  std::vector<Span> marks;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open)) {
    text.erase(at, open.size());
    const std::size_t end = text.find(close, at);
    REQUIRE(end != std::string::npos);
    text.erase(end, close.size());
    marks.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return marks;
}

bool wants_title(std::string_view path) {
  for (const std::string_view folder : {"organisations/", "experts/", "expert-private/"})
    if (path.starts_with(folder)) return false;
  return true;
}

File make_file(std::string path, std::string text) {
  if (!path.ends_with(".tsv") && path != "mieux.yaml") {
    if (!text.starts_with("id:") && !text.starts_with("«id:") && !text.starts_with("# "))
      text = StoreFolder::header(path) + (wants_title(path) ? "title: T\n" : "") + text;
    path += ".yaml";
  }
  File file{std::move(path), std::move(text), {}};
  file.marks = unmark(file.text);
  return file;
}

std::vector<File> parse(std::string_view files) {
  std::vector<File> found;
  std::string path;
  std::string text;
  const auto finish = [&] {
    if (!path.empty()) found.push_back(make_file(std::move(path), std::move(text)));
    path.clear();
    text.clear();
  };
  while (!files.empty()) {
    const std::size_t end = std::min(files.find('\n'), files.size() - 1) + 1;
    const std::string_view line = files.substr(0, end);
    files.remove_prefix(end);
    if (!line.starts_with("== ")) {
      text += line;
      continue;
    }
    finish();
    path = line.substr(3, line.find_last_not_of(" \n") - 2);
  }
  finish();
  return found;
}

Day day(std::string_view text) {
  const auto date = Date::parse(text);
  REQUIRE(date.has_value());
  return date.value_or(Date{}).first();
}

std::vector<Diagnostic> diagnose(const std::vector<File>& files, std::string_view today) {
  const StoreFolder folder;
  for (const File& file : files) folder.write(file.path, file.text);
  const Store store = folder.load();
  return validate(store, AsOf{day(today), day(today)}, 1);
}

/// Where and how grave: `requests/a.yaml:3:5+4 error`.
std::string line_of(const Place& place, Severity severity) {
  return place.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + "+" +
         std::to_string(place.length) + " " + std::string{name_of(severity)};
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// No other layer may have something to say: then the case would not test the rule.
void check_fits(const std::vector<Diagnostic>& all, std::string_view code) {
  for (const Diagnostic& d : all) {
    const std::string text = render(d, false);
    CAPTURE(text);
    for (const std::string_view other :
         {"unknown-field", "wrong-type", "not-allowed", "malformed", "write-quoted", "bad-date",
          "empty-value", "syntax", "bad-indentation", "duplicate-key", "unknown-term",
          "unknown-country", "missing-field", "bad-vocabulary", "not-in-format"})
      CHECK((d.code == code || d.code != other));
  }
}

}  // namespace

std::vector<Diagnostic> diagnostics_of(const Case& c) { return diagnose(parse(c.files), c.today); }

void check_found(std::string_view code, Severity severity, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.files);
    std::vector<std::string> expected;
    const std::vector<File> files = parse(c.files);
    for (const File& file : files)
      for (const Span mark : file.marks)
        expected.push_back(line_of(locate(file.path, file.text, mark), severity));
    CHECK_FALSE(expected.empty());
    const std::vector<Diagnostic> all = diagnose(files, c.today);
    std::vector<std::string> found;
    std::string messages;
    for (const Diagnostic& d : all)
      if (d.code == code) {
        found.push_back(line_of(d.where, d.severity));
        messages += d.message + "\n";
        CHECK_FALSE(d.hint.empty());
        CHECK(d.message.find("''") == std::string::npos);
        CHECK(d.message.find("  ") == std::string::npos);
      }
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    CAPTURE(messages);
    CHECK(joined(found) == joined(expected));
    check_fits(all, code);
  }
}

void check_silent(std::string_view code, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.files);
    const std::vector<Diagnostic> all = diagnostics_of(c);
    for (const Diagnostic& d : all) {
      const std::string text = render(d, false);
      CAPTURE(text);
      CHECK(d.code != code);
    }
    check_fits(all, code);
  }
}

const std::string_view sound_store = R"(== organisations/ministry
names:
  - name: Ministry
country: TJK
type: ministry
== requests/r
letters:
  - requester: ministry
    received: 2013-01-10
countries: [TJK]
topics: [thb]
events:
  - event: received
    date: 2013-01-10
  - event: screened
    date: 2013-01-20
  - event: sent-to-steering-group
    date: 2013-02-01
  - event: approved
    date: 2013-02-10
== actions/a
request: r
events:
  - event: started
    date: 2013-03-01
  - event: completed
    date: 2013-06-30
activities:
  - id: a1
    types: [training]
    title: Training
    start: 2013-03-04
    end: 2013-03-08
    outcome:
      state: held
missions:
  - country: FRA
    background: ngo
    activity: a1
== feedback/f
tool: action-implementation
level: action
action: a
)";

std::string written(std::string_view date) {
  std::string text{date};
  const bool marked = text.starts_with(open);
  const std::size_t begin = marked ? open.size() : 0;
  const std::size_t size = text.size() - (marked ? open.size() + close.size() : 0);
  if (size != 4) return text;
  text.insert(begin + size, "\"");
  text.insert(begin, "\"");
  return text;
}

std::string with_lines(std::string_view files, std::string_view lines) {
  std::string out;
  bool open_record = false;
  const auto close_record = [&] {
    if (open_record) out += lines;
    open_record = false;
  };
  while (!files.empty()) {
    const std::size_t end = std::min(files.find('\n'), files.size() - 1) + 1;
    if (files.starts_with("== ")) {
      close_record();
      open_record = files.substr(0, end).find('.') == std::string_view::npos;
    }
    out += files.substr(0, end);
    files.remove_prefix(end);
  }
  close_record();
  return out;
}

void check_each(std::string_view code, Severity severity, const std::vector<std::string>& all) {
  for (const std::string& files : all) check_found(code, severity, {{files}});
}

void check_none(std::string_view code, const std::vector<std::string>& all) {
  for (const std::string& files : all) check_silent(code, {{files}});
}

}  // namespace mieux::rules_test
