// An office of any size: organisations, experts, requests, Actions and reports that break no rule.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "chance.hpp"
#include "formats.hpp"
#include "vocabularies.hpp"

namespace bench {

using Day = std::chrono::sys_days;

/// What the made-up records count under in `--by region,phase`.
struct Keys {
  std::string region;
  std::string phase;
};

/// Takes each record as it is made; `keys` only of an Action.
using Sink = std::function<void(const std::string& folder, const Value& record, const Keys& keys)>;

class Office {
 public:
  Office(Vocabularies vocabularies, std::uint64_t seed)
      : vocabularies_(std::move(vocabularies)), chance_(seed) {}

  /// The content of mieux.yaml.
  static Value programme();

  /// Makes `count` records: of 100 about 10 organisations, 13 experts, 27 requests, 25 Actions, and
  /// as many reports.
  void make(std::size_t count, const Sink& sink);

 private:
  struct Organisation {
    std::string id;
    std::size_t country;
  };
  struct Expert {
    std::string id;
    std::vector<std::pair<Day, Day>> busy;
  };
  struct Stay {
    std::string activity;
    Day first;
    Day last;
  };
  struct Approved {
    std::string id;
    std::size_t organisation;
    Day decided;
    Value topics;
  };

  /// An Action as its report needs it.
  struct Done {
    std::string id;
    Day last_activity;
    Day end;
    bool completed;
  };

  Value organisation(std::size_t number);
  Value expert();
  Value request(std::size_t number, bool approved);
  void add_decision(Value& events, bool approved, Day sent);
  Value action(std::size_t number, const Approved& request);
  std::vector<Stay> stays(Day start, Day end);
  Value activity(const Stay& stay, const Country& country);
  Value missions(const std::vector<Stay>& stays);
  const std::string& free_expert(Day first, Day last);
  Value report(std::size_t number);
  Value questions();
  Value results(Day end, bool ongoing);
  Value deliverables(Day end, bool ongoing);
  Value some_topics();
  std::string text(std::size_t sentences);
  const Country& country_of(std::size_t organisation) const;

  Vocabularies vocabularies_;
  Chance chance_;
  std::vector<Organisation> organisations_;
  std::vector<Expert> experts_;
  std::vector<Approved> approved_;
  std::vector<Done> actions_;
};

}  // namespace bench
