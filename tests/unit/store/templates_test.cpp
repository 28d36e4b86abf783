// Templates of letters in a store.
#include "mieux/store/templates.hpp"

#include <doctest/doctest.h>

#include "mieux/base/failure.hpp"
#include "store_folder.hpp"

namespace templates_test {

using namespace mieux;

TEST_CASE("templates are listed by name and language, other files are left out") {
  const StoreFolder folder;
  for (const char* file : {"d.pt.md", "a.fr.md", "a.en.md", "reminder.md", "A.en.md", "a.eng.md",
                           "e.en.txt", "f.en.md/x"})
    folder.write(std::filesystem::path{"templates"} / file, "x");
  std::string all;
  for (const LetterTemplate& letter : letter_templates(folder.load())) all += path_of(letter) + " ";
  CHECK(all == "templates/a.en.md templates/a.fr.md templates/d.pt.md ");
}

TEST_CASE("a template that is a link is not read") {
  const StoreFolder folder;
  folder.write("templates/a.en.md", "x");
  std::filesystem::create_symlink("a.en.md", folder.path() / "templates/b.en.md");
  const Store store = folder.load();
  CHECK(text_of(store, LetterTemplate{"a", "en"}) == "x");
  CHECK_THROWS_AS((void)text_of(store, LetterTemplate{"b", "en"}), Failure);
}

TEST_CASE("a store without the folder has no templates") {
  const StoreFolder empty;
  CHECK(letter_templates(empty.load()).empty());
}

}  // namespace templates_test
