#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What breaks a rule in a record: where, what is, and what to do.
struct Breach {
  std::string_view code;
  Span span;
  std::string message;
  std::string hint;
  std::vector<OtherEnd> others = {};
};

/// What a rule sees, and where it says what it found.
struct RuleRun {
  const Store& store;
  AsOf as_of;
  std::vector<Issue>& issues;

  void report(Severity severity, const Record& record, Breach breach) const {
    issues.push_back(
        {&record,
         {severity, breach.code, breach.span, std::move(breach.message), std::move(breach.hint)},
         std::move(breach.others)});
  }
  void error(const Record& record, Breach breach) const {
    report(Severity::error, record, std::move(breach));
  }
  void warning(const Record& record, Breach breach) const {
    report(Severity::warning, record, std::move(breach));
  }
};

/// A rule: adds what breaks it to `run.issues`. Each has a file of its own; the room it is in lists
/// it.
using Check = void (*)(const RuleRun& run);

}  // namespace mieux
