// Makes a store of N records, and the same data for the programs that are compared.
//
//   bench_generate FOLDER N VOCABULARIES [SEED]
//
// FOLDER/store is the store, records.jsonl and records.rec hold every record, actions.journal one
// transaction per Action. The latter three get `region` and `phase`, which only mieux can derive.

#include <fmt/core.h>
#include <fmt/ostream.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "office.hpp"

namespace {

namespace fs = std::filesystem;
using bench::Keys;
using bench::to_rec;
using bench::to_yaml;
using bench::Value;

class Files {
 public:
  Files(const fs::path& folder, const fs::path& vocabularies) : store_(folder / "store") {
    fs::remove_all(folder);
    for (const char* kind : {"organisations", "experts", "requests", "actions", "feedback"}) {
      fs::create_directories(store_ / kind);
    }
    fs::copy(vocabularies, store_ / "vocabularies", fs::copy_options::recursive);
    json_.open(folder / "records.jsonl");
    rec_.open(folder / "records.rec");
    journal_.open(folder / "actions.journal");
  }

  void write_programme() {
    std::ofstream(store_ / "mieux.yaml") << to_yaml(bench::Office::programme());
  }

  void write(const std::string& kind, const Value& record, const Keys& keys) {
    const auto id = record.at("id").get<std::string>();
    std::ofstream(store_ / kind / (id + ".yaml")) << to_yaml(record);
    Value with_keys = record;
    with_keys["kind"] = kind;
    if (!keys.phase.empty()) {
      with_keys["region"] = keys.region;
      with_keys["phase"] = keys.phase;
      write_transaction(id, record, keys);
    }
    json_ << with_keys.dump() << '\n';
    if (kind != rec_kind_) rec_ << "%rec: " << kind << "\n\n";
    rec_kind_ = kind;
    rec_ << to_rec(with_keys);
  }

 private:
  void write_transaction(const std::string& id, const Value& action, const Keys& keys) {
    fmt::print(journal_, "{} {}\n    {}:{}  1\n    office\n\n",
               action.at("planned").at("start").get<std::string>(), id, keys.region, keys.phase);
  }

  fs::path store_;
  std::ofstream json_;
  std::ofstream rec_;
  std::ofstream journal_;
  std::string rec_kind_;
};

void generate(const fs::path& folder, std::size_t count, const fs::path& vocabularies,
              std::uint64_t seed) {
  Files files(folder, vocabularies);
  files.write_programme();
  bench::Office office(bench::read_vocabularies(vocabularies), seed);
  office.make(count, [&](const std::string& kind, const Value& record, const Keys& keys) {
    files.write(kind, record, keys);
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc > 5) {
    fmt::print(stderr, "usage: bench_generate FOLDER N VOCABULARIES [SEED]\n");
    return 2;
  }
  try {
    generate(argv[1], std::stoul(argv[2]), argv[3], argc == 5 ? std::stoull(argv[4]) : 1);
    return 0;
  } catch (const std::exception& problem) {
    fmt::print(stderr, "bench_generate: {}\n", problem.what());
    return 1;
  }
}
