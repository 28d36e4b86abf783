#include "mieux/base/process.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"

namespace process_test {

using namespace mieux;

namespace {

Program shell(std::string script) { return {{"sh", "-c", std::move(script)}, {}, {}, {}}; }

/// Descriptors of this process; `inherited`: those alone that a program gets too.
int open_descriptors(bool inherited) {
  int count = 0;
  for (int number = 0; number < 1024; ++number) {
    const int flags = ::fcntl(number, F_GETFD);
    if (flags != -1 && (!inherited || (flags & FD_CLOEXEC) == 0)) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("output, errors and exit code of a program") {
  struct Case {
    std::string script;
    int code;
    std::string output;
    std::string errors;
  };
  const std::vector<Case> cases = {
      {"true", 0, "", ""},
      {"echo out; echo err >&2; exit 3", 3, "out\n", "err\n"},
      {"printf 'a\\000b'", 0, std::string("a\0b", 3), ""},
      {"kill -TERM $$", 128 + SIGTERM, "", ""},
      {"kill -KILL $$", 128 + SIGKILL, "", ""},
      {"exec >&- 2>&-; exit 5", 5, "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.script);
    const Ended ended = run(shell(c.script));
    CHECK(ended.started);
    CHECK(ended.code == c.code);
    CHECK(ended.output == c.output);
    CHECK(ended.errors == c.errors);
  }
}

TEST_CASE("words reach the program as they are") {
  const Ended ended = run({{"printf", "[%s]", "a b", "", "$HOME", "*", "'\"\\\n"}, {}, {}, {}});
  CHECK(ended.output == "[a b][][$HOME][*]['\"\\\n]");
}

TEST_CASE("a program that is not there has not started") {
  CHECK_FALSE(run({{"mieux-no-such-program"}, {}, {}, {}}).started);
  CHECK_FALSE(run({{"/etc/passwd"}, {}, {}, {}}).started);
  CHECK_FALSE(run({{"/etc/passwd/sh"}, {}, {}, {}}).started);
  CHECK_FALSE(run({}).started);
  CHECK_FALSE(run_at_terminal({{"mieux-no-such-program"}, {}, {}, {}}).started);
  CHECK_FALSE(run_at_terminal({}).started);
}

TEST_CASE("a program runs in its folder, else here") {
  CHECK(run({{"pwd"}, "/", {}, {}}).output == "/\n");
  CHECK(run({{"pwd", "-P"}, {}, {}, {}}).output ==
        std::filesystem::canonical(std::filesystem::current_path()).string() + "\n");
  CHECK_THROWS_WITH_AS(run({{"pwd"}, "/no/such/folder", {}, {}}), "no folder '/no/such/folder'",
                       Failure);
}

TEST_CASE("variables stand beside those of this process and before them") {
  ::setenv("MIEUX_TEST_KEPT", "kept", 1);
  ::setenv("MIEUX_TEST_REPLACED", "old", 1);
  Program program = shell("env | grep ^MIEUX_TEST_ | sort");
  program.variables = {"MIEUX_TEST_REPLACED=new=1", "MIEUX_TEST_ADDED="};
  CHECK(run(program).output ==
        "MIEUX_TEST_ADDED=\nMIEUX_TEST_KEPT=kept\nMIEUX_TEST_REPLACED=new=1\n");
  ::unsetenv("MIEUX_TEST_KEPT");
  ::unsetenv("MIEUX_TEST_REPLACED");
}

TEST_CASE("input and output of any size do not block each other") {
  const std::string large(3'000'000, 'x');
  Program program = shell("head -c 2000000 /dev/zero >&2; cat; head -c 1000000 /dev/zero >&2");
  program.input = large;
  const Ended ended = run(program);
  CHECK(ended.code == 0);
  CHECK(ended.output == large);
  CHECK(ended.errors.size() == 3'000'000);
}

TEST_CASE("a program need not read its input") {
  const std::string large(3'000'000, 'x');
  Program program = shell("exec <&-; sleep 0.1; echo done");
  program.input = large;
  const Ended ended = run(program);
  CHECK(ended.code == 0);
  CHECK(ended.output == "done\n");
}

TEST_CASE("a program that has closed its output still gets its input") {
  const std::string large(3'000'000, 'x');
  Program program = shell("exec >&- 2>&-; sleep 0.1; test $(wc -c) = 3000000");
  program.input = large;
  CHECK(run(program).code == 0);
}

TEST_CASE("without input a program reads the end at once") {
  CHECK(run({{"cat"}, {}, {}, {}}).code == 0);
}

TEST_CASE("the program handles a broken pipe as usual, and this process as before") {
  const auto before = ::signal(SIGPIPE, SIG_IGN);
  CHECK(run(shell("kill -PIPE $$; exit 0")).code == 128 + SIGPIPE);
  CHECK((::signal(SIGPIPE, SIG_DFL) == SIG_IGN));
  CHECK(run(shell("kill -PIPE $$; exit 0")).code == 128 + SIGPIPE);
  CHECK((::signal(SIGPIPE, before) == SIG_DFL));
}

TEST_CASE("an exit code is known where endings of children are ignored") {
  const auto before = ::signal(SIGCHLD, SIG_IGN);
  CHECK(run(shell("exit 7")).code == 7);
  CHECK((::signal(SIGCHLD, before) == SIG_IGN));
}

TEST_CASE("what a program leaves in the background is not waited for") {
  const auto start = std::chrono::steady_clock::now();
  const Ended ended = run(shell("sleep 20 & echo $!"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  REQUIRE_FALSE(ended.output.empty());
  ::kill(std::stoi(ended.output), SIGKILL);
}

TEST_CASE("signals that arrive while waiting are no errors") {
  struct sigaction changed {};
  struct sigaction before {};
  changed.sa_handler = [](int) {};
  ::sigaction(SIGUSR1, &changed, &before);
  const Ended ended =
      run(shell("for i in 1 2 3 4 5; do kill -USR1 $PPID; sleep 0.01; done; "
                "exec >&- 2>&-; kill -USR1 $PPID; sleep 0.05; kill -USR1 $PPID; exit 6"));
  CHECK(ended.code == 6);
  ::sigaction(SIGUSR1, &before, nullptr);
}

TEST_CASE("no descriptor stays open and none reaches the program") {
  const int before = open_descriptors(false);
  for (int i = 0; i < 3; ++i) run(shell("true"));
  run({{"mieux-no-such-program"}, {}, {}, {}});
  CHECK(open_descriptors(false) == before);
  const std::string seen = run({{"ls", "/proc/self/fd"}, {}, {}, {}}).output;
  const auto count = std::count(seen.begin(), seen.end(), '\n');
  CHECK(count == open_descriptors(true) + 1);  // one is the folder that ls reads
}

TEST_CASE("at the terminal: keys that interrupt the program do not end this process") {
  // Whoever starts the tests in the background has these signals ignored; a terminal has not.
  const auto given_interrupt = ::signal(SIGINT, SIG_DFL);
  const auto given_quit = ::signal(SIGQUIT, SIG_DFL);
  CHECK(run_at_terminal(shell("kill -INT $PPID; kill -QUIT $PPID; exit 4")).code == 4);
  CHECK(run_at_terminal(shell("kill -INT $$; exit 0")).code == 128 + SIGINT);
  CHECK(run_at_terminal(shell("kill -QUIT $$; exit 0")).code == 128 + SIGQUIT);
  const auto interrupt = ::signal(SIGINT, SIG_IGN);
  CHECK(run_at_terminal(shell("kill -INT $$; exit 0")).code == 0);
  CHECK((::signal(SIGINT, interrupt) == SIG_IGN));
  const Ended ended = run_at_terminal({{"sh", "-c", "test \"$PWD$A\" = /b"}, "/", {}, {"A=b"}});
  CHECK(ended.started);
  CHECK(ended.code == 0);
  ::signal(SIGINT, given_interrupt);
  ::signal(SIGQUIT, given_quit);
}

}  // namespace process_test
