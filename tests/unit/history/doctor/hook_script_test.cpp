#include "mieux/history/doctor/hook_script.hpp"

#include <doctest/doctest.h>

namespace hook_script_test {

using mieux::history::check_in;
using mieux::history::HookCheck;

namespace {

struct Case {
  const char* script;
  HookCheck check;
  const char* folder = ".";
};

}  // namespace

TEST_CASE("a hook checks records by any line that starts mieux with validate") {
  for (const Case& c : {
           Case{"", HookCheck::none},
           Case{"# mieux validate", HookCheck::none},
           Case{"true # mieux validate", HookCheck::none},
           Case{"echo mieux validate", HookCheck::none},
           Case{"echo 'run mieux validate; it helps'", HookCheck::none},
           Case{"mieux fmt --check; other validate", HookCheck::none},
           Case{"command -v mieux >/dev/null && validate", HookCheck::none},
           Case{"notmieux validate", HookCheck::none},
           Case{"mieux validate", HookCheck::folder},
           Case{"  mieux validate || exit 1\r\n", HookCheck::folder},
           Case{"#!/bin/sh\nset -e\nmieux validate --strict\n", HookCheck::folder},
           Case{"mieux validate --staged", HookCheck::staged},
           Case{"exec mieux validate --strict --staged", HookCheck::staged},
           Case{"mieux validate; mieux validate --staged", HookCheck::staged},
           Case{"if ! mieux validate --staged; then exit 1; fi", HookCheck::staged},
           Case{"(cd records && MIEUX_STAFF=hf1 /usr/bin/mieux validate --staged)",
                HookCheck::staged},
           Case{"\"$HOME/bin/mieux\" validate --staged", HookCheck::staged},
           Case{"command -v mieux >/dev/null || exit 0; mieux validate --staged",
                HookCheck::staged},
       }) {
    CAPTURE(c.script);
    CHECK(check_in(c.script, c.folder) == c.check);
  }
}

TEST_CASE("of several stores in a repository, a hook checks the one it names") {
  for (const Case& c : {
           Case{"mieux -C records validate --staged", HookCheck::staged, "records"},
           Case{"mieux -C ./records/ validate", HookCheck::folder, "records"},
           Case{"mieux validate -C 'my records' --staged", HookCheck::staged, "my records"},
           Case{"mieux -Crecords validate", HookCheck::folder, "records"},
           Case{"mieux -C \"$store\" validate", HookCheck::folder, "records"},
           Case{"mieux -C /srv/work/records validate", HookCheck::folder, "records"},
           Case{"mieux -C other validate --staged", HookCheck::none, "records"},
           Case{"mieux -C records validate", HookCheck::none, "."},
           Case{"mieux -C other validate --staged\nmieux -C records validate", HookCheck::folder,
                "records"},
       }) {
    CAPTURE(c.script);
    CHECK(check_in(c.script, c.folder) == c.check);
  }
}

}  // namespace hook_script_test
