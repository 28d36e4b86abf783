#include "programs.hpp"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX

#include <cerrno>
#include <cstring>
#include <fstream>

#include "mieux/base/process.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/pages/page_template.hpp"
#include "mieux/store/templates.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

/// What records say holds no YAML for pandoc, no smileys, and no attributes.
constexpr const char* markdown_form = "--from=gfm-emoji-yaml_metadata_block";
/// No more than this of what a program said is repeated.
constexpr std::size_t most_said = 400;

/// The line of an error that says what is wrong: of Python the last, of others the first.
std::string_view told(std::string_view errors) {
  const std::string_view all = trimmed(errors);
  const std::size_t at = all.starts_with("Traceback") ? all.rfind('\n') + 1 : 0;
  return trimmed(all.substr(at, all.find('\n', at) - at)).substr(0, most_said);
}

/// `about`: the file of the store that may be to blame; empty if there is none.
std::string output_of(const Program& program, const std::string& about = {}) {
  Ended ended = run(program);
  if (ended.started && ended.code == 0) return std::move(ended.output);
  const std::string name = fs::path(program.words.front()).filename().string();
  if (!ended.started)
    throw Failure(Exit::io, name + " cannot be started", "check how it is installed");
  const std::string said = name + " failed: " + for_terminal(told(ended.errors));
  if (ended.errors.find("Unknown option --sandbox") != std::string::npos)
    throw Failure(Exit::refused, said, "install pandoc 2.17 or later");
  if (about.empty()) throw Failure(Exit::io, said, "leave --format out, and look at the Markdown");
  throw Failure(Exit::io, about + ": " + said,
                "fix the file, or remove it: the program has one of its own");
}

/// What a person keeps for pandoc in their home changes no document.
std::string no_files_of_the_person(const PrivateFolder& folder) {
  return "--data-dir=" + folder.path().string();
}

std::string as_base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += i <= group.size() ? digits[bits >> (18U - 6U * i) & 63U] : '=';
  }
  return text;
}

/// The number in `name="720"` of the picture's first element; 0 if there is none.
double length_of(std::string_view svg, std::string_view name) {
  const std::string_view head = svg.substr(0, svg.find('>', svg.find("<svg")));
  const std::size_t at = head.find(" " + std::string{name} + "=\"");
  if (at == head.npos) return 0;
  const std::string digits{head.substr(at + name.size() + 3, 12)};
  return std::strtod(digits.c_str(), nullptr);
}

double ratio_of(const Report::File& file) {
  if (!file.name.ends_with(".svg")) return 0;
  const double width = length_of(file.text, "width");
  return width > 0 ? length_of(file.text, "height") / width : 0;
}

std::string_view media_type(std::string_view name) {
  if (name.ends_with(".svg")) return "image/svg+xml";
  return name.ends_with(".png") ? "image/png" : "image/jpeg";
}

}  // namespace

PrivateFolder::PrivateFolder() {
  std::error_code error;
  const fs::path place = fs::temp_directory_path(error);
  std::string name = (place / "mieux-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr)
    throw Failure(Exit::io,
                  "no folder can be made in " + (error ? "$TMPDIR" : place.string()) + ": " +
                      (error ? error.message() : std::strerror(errno)),
                  "make room there, or name another place: TMPDIR=DIR");
  path_ = name;
}

PrivateFolder::~PrivateFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

void PrivateFolder::write(const std::string& name, std::string_view bytes) const {
  std::ofstream file(path_ / name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file)
    throw Failure(Exit::io, (path_ / name).string() + " cannot be written",
                  "make room there, or name another place: TMPDIR=DIR");
}

std::string tree_of(std::string_view markdown, const PrivateFolder& folder) {
  return output_of({{"pandoc", "--sandbox", markdown_form, "--to=json",
                     no_files_of_the_person(folder), "--output=-"},
                    folder.path(),
                    markdown});
}

std::string html_of(std::string_view tree, const PrivateFolder& folder) {
  return output_of({{"pandoc", "--sandbox", "--from=json", "--to=html5", "--wrap=preserve",
                     no_files_of_the_person(folder), "--output=-"},
                    folder.path(),
                    tree});
}

std::string office_document(const PageTree& tree, PageForm form, const Store& store,
                            const PrivateFolder& folder) {
  const std::string word{word_of(form)};
  const std::string reference = "reference." + word;
  const auto own = template_file(store, reference);
  folder.write(reference, own ? *own : page_file(reference));
  const std::string document =
      output_of({{"pandoc", "--from=json", "--to=" + word, "--reference-doc=" + reference,
                  no_files_of_the_person(folder), "--output=-"},
                 folder.path(),
                 tree.json},
                own ? path_of_template(reference) : std::string{});
  if (form != PageForm::odt) return document;
  std::vector<std::string> words{"python3", "-I", "-c", std::string{page_file("finish_odt.py")}};
  words.insert(words.end(), tree.alternatives.begin(), tree.alternatives.end());
  return output_of({std::move(words), folder.path(), document});
}

std::string pdf_of(std::string_view html, std::vector<std::string> interpreter) {
  interpreter.insert(interpreter.end(), {"-I", "-c", std::string{page_file("html_to_pdf.py")}});
  return output_of({std::move(interpreter), {}, html});
}

PagePicture held_picture(const Report::File& file) {
  return {file.name,
          "data:" + std::string{media_type(file.name)} + ";base64," + as_base64(file.text),
          ratio_of(file)};
}

PagePicture drawn_picture(const Report::File& file, std::size_t number,
                          const PrivateFolder& folder) {
  const bool svg = file.name.ends_with(".svg");
  const std::string name =
      "picture-" + std::to_string(number) + (svg || file.name.ends_with(".png") ? ".png" : ".jpg");
  folder.write(
      name,
      svg ? output_of({{"rsvg-convert", "--zoom=2", "--format=png"}, folder.path(), file.text},
                      file.name)
          : file.text);
  return {file.name, name, ratio_of(file)};
}

}  // namespace mieux::cli
