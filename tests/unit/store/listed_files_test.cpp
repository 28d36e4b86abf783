// A file that its folder lists as regular is read as any other, whatever has become of it since.

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "mieux/yaml/document.hpp"
#include "store/files.hpp"

namespace listed_files_test {

using namespace mieux;

namespace {

namespace fs = std::filesystem;

/// A folder of this test, gone with it.
class Own {
 public:
  Own() : path_(fs::temp_directory_path() / ("listed-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  Own(const Own&) = delete;
  Own& operator=(const Own&) = delete;
  ~Own() { fs::remove_all(path_); }

  [[nodiscard]] const fs::path& path() const { return path_; }
  void write(const std::string& text) const {
    std::ofstream(path_ / "a.yaml", std::ios::binary) << text;
  }

 private:
  fs::path path_;
};

/// Reads a.yaml in both ways, which must say the same.
FileText read_both(const Own& own, std::string& buffer) {
  const Folder folder(own.path());
  std::string other;
  const FileText asked = read_file(folder, "a.yaml", yaml::max_bytes, other);
  FileText listed = read_listed_file(folder, "a.yaml", yaml::max_bytes, buffer);
  CHECK(listed.text == asked.text);
  CHECK(listed.code == asked.code);
  CHECK(listed.message == asked.message);
  CHECK(listed.hint == asked.hint);
  CHECK(listed.absent == asked.absent);
  return listed;
}

}  // namespace

TEST_CASE("files of any size") {
  const Own own;
  std::string buffer;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{4096}, std::size_t{65535}, std::size_t{65536},
        std::size_t{65537}, yaml::max_bytes, yaml::max_bytes + 1, 2 * yaml::max_bytes}) {
    CAPTURE(size);
    std::string text(size, 'x');
    for (std::size_t i = 0; i < size; i += 7) text[i] = static_cast<char>('a' + i % 26);
    own.write(text);
    const FileText file = read_both(own, buffer);
    CHECK(file.code == (size > yaml::max_bytes ? "too-large" : ""));
    if (file.code.empty()) CHECK(file.text == text);
  }
}

TEST_CASE("what is no regular file any more") {
  const Own own;
  const fs::path path = own.path() / "a.yaml";
  std::string buffer;
  CHECK(read_both(own, buffer).absent);
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK(read_both(own, buffer).code == "not-a-file");
  fs::remove(path);
  fs::create_directory(path);
  CHECK(read_both(own, buffer).code == "not-a-file");
  fs::remove(path);
  fs::create_symlink("b.yaml", path);
  CHECK(read_both(own, buffer).code == "not-a-file");
}

TEST_CASE("a folder tells which of its entries are regular files") {
  const Own own;
  own.write("id: a\n");
  fs::create_directory(own.path() / "folder");
  fs::create_symlink("a.yaml", own.path() / "link.yaml");
  REQUIRE(::mkfifo((own.path() / "pipe.yaml").c_str(), 0600) == 0);
  for (const FolderEntry& entry : Folder(own.path()).entries()) {
    CAPTURE(entry.name);
    if (entry.is_file) CHECK(entry.name == "a.yaml");  // some file systems do not tell
    CHECK(entry.is_folder == (entry.name == "folder"));
  }
}

}  // namespace listed_files_test
