// What documents are made with: is it there, and if not, what to install.
#include "needed.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>

#include "mieux/base/process.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/doctor/doctor.hpp"
#include "mieux/reports/pages/page_template.hpp"

namespace mieux::cli {
namespace {

struct Missing {
  std::vector<std::string> what;
  std::vector<std::string> packages;

  void add(const std::string& name, const std::string& package) {
    what.push_back(name);
    packages.push_back(package);
  }
};

/// The families of letters that are installed, one or several in a line; nothing if the program
/// that knows them is not there.
std::optional<std::string> installed_fonts() {
  Ended listed = run({{"fc-list", "--format=%{family}\n"}, {}, {}, {}});
  if (!listed.started || listed.code != 0) return std::nullopt;
  return std::move(listed.output);
}

bool has_family(const std::string& installed, std::string_view family) {
  for (const std::string_view line : split(installed, '\n'))
    for (const std::string_view one : split(line, ','))
      if (same_word(trimmed(one), family)) return true;
  return false;
}

/// Those of the store's own page, said where they are named.
void refuse_fonts(const NeededPrograms& needed, const std::string& installed,
                  Environment& environment) {
  std::size_t count = 0;
  for (const NamedFont& font : fonts_named(needed.page)) {
    if (has_family(installed, font.family)) continue;
    ++count;
    environment.err << render(
        locate(needed.path, needed.page,
               Finding{.code = {},
                       .span = font.span,
                       .message = "the font " + in_quotes(font.family) + " is not installed",
                       .hint = "install it (`fc-list : family` lists those there are), or name "
                               "another one first"}),
        environment.colour_err);
  }
  if (count > 0)
    throw Failure(Exit::refused,
                  needed.path + ": " + counted(count, "font") + " not installed, see above",
                  "nothing was written");
}

constexpr std::string_view font_package = "fonts-liberation";

void look_for_fonts(const NeededPrograms& needed, Missing& missing, Environment& environment) {
  const auto installed = installed_fonts();
  if (!installed) return missing.add("fc-list", "fontconfig");
  if (needed.form != PageForm::pdf) {
    if (trimmed(*installed).empty())
      missing.add("a font for the letters in charts", std::string{font_package});
    return;
  }
  if (!needed.path.empty()) return refuse_fonts(needed, *installed, environment);
  for (const NamedFont& font : fonts_named(needed.page))
    if (!has_family(*installed, font.family))
      missing.add("the font " + in_quotes(font.family), std::string{font_package});
}

}  // namespace

std::vector<std::string> weasyprint_interpreter(const Environment& environment) {
  std::ifstream script(history::program_in_path(environment.path, "weasyprint"));
  std::string line;
  std::getline(script, line);
  if (!line.starts_with("#!")) return {};
  std::vector<std::string> words;
  for (const std::string_view word : split(std::string_view{line}.substr(2), ' '))
    if (!trimmed(word).empty()) words.emplace_back(trimmed(word));
  const bool python = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.find("python") != std::string::npos;
  });
  return python ? words : std::vector<std::string>{};
}

void require_programs(const NeededPrograms& needed, Environment& environment) {
  Missing missing;
  const auto look_for = [&](const std::string& program, const std::string& package) {
    if (history::program_in_path(environment.path, program).empty()) missing.add(program, package);
  };
  look_for("pandoc", "pandoc");
  if (needed.pictures) look_for("rsvg-convert", "librsvg2-bin");
  if (needed.form == PageForm::odt) look_for("python3", "python3");
  if (needed.form == PageForm::pdf && weasyprint_interpreter(environment).empty())
    missing.add("weasyprint", "weasyprint");
  if (needed.pictures || needed.form == PageForm::pdf) look_for_fonts(needed, missing, environment);
  if (missing.what.empty()) return;
  const std::string form{word_of(needed.form)};
  std::sort(missing.packages.begin(), missing.packages.end());
  missing.packages.erase(std::unique(missing.packages.begin(), missing.packages.end()),
                         missing.packages.end());
  throw Failure(Exit::refused,
                "--format " + form + ": not installed: " + joined(missing.what, ", "),
                "install what is missing (on Debian: apt install " + joined(missing.packages, " ") +
                    "), or leave --format out for Markdown");
}

}  // namespace mieux::cli
