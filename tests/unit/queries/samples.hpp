// Stores to ask questions of, and answers short enough for tables of cases.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/figures/stats.hpp"
#include "store/store_folder.hpp"

namespace mieux::samples {

/// The example stores, each read once.
const Store& small_office();
const Store& published();

/// A record: its path without the ending, and what stands below id and uid.
struct Entry {
  std::string_view file;
  std::string_view text;
};

/// A store of two phases (one: 2009 to 2011, two: from 2012), both groupings and the vocabularies
/// of the small office, with these records. An entry whose file ends in .yaml or .tsv is written
/// as it is.
class Sample {
 public:
  Sample(std::initializer_list<Entry> entries) : store_(written(entries).load()) {}

  [[nodiscard]] const Store& store() const { return store_; }

 private:
  const StoreFolder& written(std::initializer_list<Entry> entries);

  StoreFolder folder_;
  Store store_;
};

Date date(std::string_view text);

/// The store on a day; `today` is the same day unless given.
View on(const Store& store, std::string_view as_of = "2024-06-30", std::string_view today = {});

/// Names of the units an expression holds for; those it leaves open with `?` before them.
std::string passing(const View& view, std::string_view subject, std::string_view where);

struct Asked {
  std::string_view of;
  std::string_view by = {};  ///< one or two fields, separated by a comma
  std::string_view where = {};
  std::string_view measure = "count";
  std::string_view period = {};
};

StatsQuery query_of(const View& view, const Asked& question);
Statistics answer(const View& view, const Asked& question);

/// The figures in one line: `asia 15, none 1 | 16`; by two fields `asia/one 3, asia 3 | 3`.
/// `3+` is at least 3. What is in no figure comes last: `; undated a b; undecided c; drafts d`.
std::string figures(const View& view, const Asked& question);

/// A question, and its figures in that line.
struct Counted {
  Asked question;
  std::string_view expected;
};
void check_figures(const View& view, const std::vector<Counted>& cases);

}  // namespace mieux::samples
