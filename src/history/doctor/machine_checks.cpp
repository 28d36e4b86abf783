// What is on the machine: this program, git, and what documents are made with.
#include <unistd.h>

#include <system_error>

#include "checks.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/clone.hpp"

namespace mieux::history {
namespace {

// `rev-parse --end-of-options`, which every word that a person types is put behind.
constexpr unsigned git_major = 2;
constexpr unsigned git_minor = 30;

Answer optional_program(const Patient& patient, const std::string& name, const std::string& makes,
                        const std::string& package) {
  const std::string found = program_in_path(patient.examined.path, name);
  if (!found.empty()) return {Mark::ok, found};
  return {Mark::note, "there is no " + name + ", which " + makes,
          "if you want it, install it (on Debian: apt install " + package + ")"};
}

}  // namespace

std::string program_in_path(const std::string& path, const std::string& name) {
  for (const std::string_view folder : split(path, ':')) {
    if (!folder.starts_with('/')) continue;
    const std::filesystem::path file = std::filesystem::path(folder) / name;
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0)
      return file.string();
  }
  return {};
}

Looked look_at_program(const Patient& patient) {
  return Answer{Mark::ok,
                "mieux " + patient.examined.version + ", for stores of the format mieux.store/1"};
}

Looked look_at_git(const Patient& patient) {
  const std::string least = std::to_string(git_major) + "." + std::to_string(git_minor);
  if (!patient.has_git)
    return Answer{Mark::missing, "git cannot be started: there is no program of this name in PATH",
                  "install git (on Debian: apt install git), " + least + " or later"};
  const std::string version = git::program_version();
  if (git::is_at_least(version, git_major, git_minor)) return Answer{Mark::ok, "git " + version};
  return Answer{Mark::missing, "git " + version + " is older than " + least,
                "install a later version of git"};
}

Looked look_at_locale(const Patient& patient) {
  const std::string locale = patient.examined.locale.empty() ? "C" : patient.examined.locale;
  const std::string small = lower_case(locale);
  if (small.find("utf-8") != std::string::npos || small.find("utf8") != std::string::npos)
    return Answer{Mark::ok, locale};
  return Answer{Mark::note,
                "the locale " + in_quotes(locale) +
                    " does not say UTF-8: a terminal may show and send names otherwise",
                "export LC_ALL=C.UTF-8"};
}

Looked look_at_pandoc(const Patient& patient) {
  return optional_program(patient, "pandoc", "makes documents of reports (DOCX, ODT, HTML, PDF)",
                          "pandoc");
}

Looked look_at_rsvg(const Patient& patient) {
  return optional_program(patient, "rsvg-convert", "makes pictures for documents of SVG charts",
                          "librsvg2-bin");
}

Looked look_at_weasyprint(const Patient& patient) {
  return optional_program(patient, "weasyprint", "makes PDF files of reports", "weasyprint");
}

}  // namespace mieux::history
