#include "file_output.hpp"

#include <fstream>

#include "mieux/base/failure.hpp"

namespace mieux::cli {

void write_file(const std::filesystem::path& path, const std::string& text) {
  const std::filesystem::path beside = path.string() + ".new";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(beside, path, error);
  if (!file || error) {
    std::filesystem::remove(beside, error);
    throw Failure(Exit::io, path.string() + " cannot be written",
                  "check that the folder is there, is yours to write and has room");
  }
}

}  // namespace mieux::cli
