// A small store in a temporary folder, for the tests of the store and of the rules.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mieux/store/store.hpp"
#include "schema/checking.hpp"

namespace mieux {

/// A folder with mieux.yaml and vocabularies of a few terms; removed with the object.
class StoreFolder {
 public:
  StoreFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mieux-unit-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    write("mieux.yaml", programme);
    for (const auto& [file, text] : vocabularies)
      write("vocabularies/" + std::string{file} + ".tsv", text);
  }
  ~StoreFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  StoreFolder(const StoreFolder&) = delete;
  StoreFolder& operator=(const StoreFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  void write(const std::filesystem::path& file, std::string_view text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream out(path_ / file, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
  }

  void remove(const std::filesystem::path& file) const {
    std::filesystem::remove_all(path_ / file);
  }

  [[nodiscard]] Store load(unsigned threads = 1) const {
    Store::Options options;
    options.threads = threads;
    return Store::load(path_, schema::built_in_schemas(), options);
  }

  /// The first two lines of a record: its id, and a uid that no other file has.
  static std::string header(const std::filesystem::path& file) {
    std::size_t hash = std::hash<std::string>{}(file.string());
    std::string uid;
    for (int i = 0; i < 16; ++i, hash = hash * 6364136223846793005U + 1442695040888963407U)
      uid += "abcdefghijklmnopqrstuvwxyz234567"[hash >> 59U];
    return "id: " + file.stem().string() + "\nuid: " + uid + "\n";
  }

  static constexpr std::string_view programme =
      "format: mieux.store/1\ntitle: Office\n"
      "phases:\n"
      "  - id: one\n    title: Phase I\n    from: 2009-01-01\n    to: 2011-12-31\n"
      "    themes: [irregular-thb]\n"
      "  - id: two\n    title: Phase II\n    from: 2012-01-01\n"
      "groupings:\n  - id: region_2015\n    title: Regions\n"
      "default_grouping: region_2015\n";

 private:
  struct Vocabulary {
    std::string_view name;
    std::string_view text;
  };
  static constexpr Vocabulary vocabularies[] = {
      {"countries",
       "iso3\tiso2\tname\talias\tregion_2015\tdci\tedf\tndici\tnote\n"
       "TJK\tTJ\tTajikistan\tTadjikistan\tAsia\t2007-2020\t\t2021-2027\t\n"
       "BEN\tBJ\tBenin\t\tSub-Saharan Africa\t\t2008-2020\t2021-2027\t\n"
       "CUB\tCU\tCuba\t\tLatin America\t2007-2010\t\t\tby another decision\n"
       "HKG\tHK\tHong Kong\t\t\t\t\t\t\n"
       "FRA\tFR\tFrance\t\t\t\t\t\t\n"},
      {"themes", "id\tlabel\nirregular-thb\tIrregular Migration\nlegal\tLegal Migration\n"},
      {"topics",
       "id\ttheme\tlabel\nthb\tirregular-thb\tTrafficking\nborder\tirregular-thb\tBorders\n"
       "labour\tlegal\tLabour migration\nvisa\tlegal\tVisa policy\n"},
      {"requester_types",
       "id\tlabel\teligible_from\nministry\tMinistry\t2009\ncso\tCivil society\t2016\n"
       "other\tOther body\t\n"},
      {"activity_types", "id\tlabel\ntraining\tTraining\nfact-finding\tFact-finding mission\n"},
      {"rejection_reasons", "id\tlabel\nequipment\tEquipment\noverlap\tOverlap\n"},
      {"facilities", "id\tlabel\ntwinning\tTwinning\n"},
      {"expert_backgrounds", "id\tlabel\neu-ms-admin\tAdministration\nngo\tOrganisation\n"},
      {"feedback_tools",
       "id\tlabel\nsurvey\tSurvey\naction-implementation\tAction implementation report\n"},
      {"deliverable_types", "id\tlabel\nhandbook\tHandbook\n"},
  };

  std::filesystem::path path_;
};

}  // namespace mieux
