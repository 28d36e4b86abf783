#include "file_input.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <istream>
#include <iterator>

namespace mieux::cli {

std::string read_input(const std::string& file, Environment& environment) {
  constexpr std::size_t most = std::size_t{16} << 20;
  std::ifstream opened;
  if (file != "-") {
    errno = 0;
    if (std::filesystem::is_directory(environment.folder / file))
      throw Failure(Exit::io, file + " is a folder", "name a file");
    opened.open(environment.folder / file, std::ios::binary);
    if (!opened)
      throw Failure(Exit::io, file + " cannot be read: " + std::strerror(errno), "check the name");
  }
  std::istream& in = file == "-" ? environment.in : opened;
  std::string text;
  std::string piece(std::size_t{1} << 16, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    text.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (text.size() > most)
      throw Failure(Exit::usage, file + " has more than " + std::to_string(most) + " bytes",
                    "divide it");
  }
  if (in.bad()) throw Failure(Exit::io, file + " cannot be read to its end", "try again");
  return text;
}

std::string text_of_regular(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file)))
    throw Failure(Exit::io, file.string() + " is no regular file", "move it away");
  constexpr std::uintmax_t most = std::uintmax_t{256} << 20U;
  std::error_code error;
  if (std::filesystem::file_size(file, error) > most || error)
    throw Failure(Exit::io, file.string() + " has more than 256 MiB", "name a smaller file");
  std::ifstream in(file, std::ios::binary);
  std::string text;
  std::string piece(std::size_t{1} << 16U, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
    text.append(piece, 0, static_cast<std::size_t>(in.gcount()));
  if (!in.is_open() || in.bad())
    throw Failure(Exit::io, file.string() + " cannot be read to its end",
                  "check it, then try again");
  return text;
}

}  // namespace mieux::cli
