// The program: reads the command line and the world once, runs one command, and turns failures
// into messages and exit codes.
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <random>
#include <thread>

#include "cli/command_line/parse.hpp"
#include "cli/help/help.hpp"
#include "cli/output/pager.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"

namespace mieux::cli {
namespace {

/// A closed standard stream would let the next file opened take its number. Returns whether
/// standard output was closed.
bool reopen_closed_streams() {
  bool no_output = false;
  for (const int descriptor : {0, 1, 2}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    no_output = no_output || descriptor == 1;
    static_cast<void>(::open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY));
  }
  return no_output;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

unsigned terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int columns = std::atoi(variable("COLUMNS").c_str());
  return columns > 20 ? static_cast<unsigned>(columns) : 80U;
}

/// The day where the program runs (TZ, else the system's time zone), not that of Greenwich.
Day today() {
  const std::string fixed = variable("MIEUX_TODAY");
  if (!fixed.empty()) return last_day_option(fixed, "MIEUX_TODAY");
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  if (localtime_r(&now, &local) == nullptr)
    throw Failure(Exit::io, "the clock of the system shows no day that there is",
                  "set the clock, or name the day: --today DATE");
  return std::chrono::sys_days{std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) /
                               local.tm_mday};
}

/// Numbers from the system; with MIEUX_SEED, a number, always the same ones.
std::function<std::uint32_t()> draw_from(const std::string& seed) {
  if (seed.empty())
    return [device = std::make_shared<std::random_device>()] { return (*device)(); };
  return [numbers = std::mt19937{static_cast<std::uint32_t>(std::atoi(seed.c_str()))}]() mutable {
    return static_cast<std::uint32_t>(numbers());
  };
}

/// What MIEUX_READER says; every way gives the same records and findings.
yaml::Way reader() {
  const std::string word = variable("MIEUX_READER");
  if (word.empty() || word == "quick") return yaml::Way::quick;
  if (word == "plain") return yaml::Way::plain;
  if (word == "careful") return yaml::Way::careful;
  throw Failure(Exit::usage, "MIEUX_READER: '" + word + "' is no way to read records",
                "write quick, plain or careful; unset, it is quick");
}

Environment environment_of(const schema::Schemas& schemas, std::ostream& out, bool no_colour) {
  const bool plain = no_colour || !variable("NO_COLOR").empty() || variable("TERM") == "dumb";
  Environment environment{std::cin,
                          out,
                          std::cerr,
                          schemas,
                          std::filesystem::current_path(),
                          today(),
                          draw_from(variable("MIEUX_SEED"))};
  environment.editor = variable("VISUAL").empty() ? variable("EDITOR") : variable("VISUAL");
  environment.staff = variable("MIEUX_STAFF");
  environment.index = variable("GIT_INDEX_FILE");
  for (const char* name : {"LANG", "LC_CTYPE", "LC_ALL"})
    if (const std::string said = variable(name); !said.empty()) environment.locale = said;
  environment.path = variable("PATH");
  environment.reader = reader();
  environment.merge_by_meaning = variable("MIEUX_MERGE") != "off";
  environment.terminal_in = ::isatty(STDIN_FILENO) == 1;
  environment.terminal_out = ::isatty(STDOUT_FILENO) == 1;
  environment.colour_out = environment.terminal_out && !plain;
  environment.terminal_err = ::isatty(STDERR_FILENO) == 1;
  environment.colour_err = environment.terminal_err && !plain;
  environment.columns = terminal_columns();
  environment.threads = std::max(1U, std::min(8U, std::thread::hardware_concurrency()));
  return environment;
}

void print(const Failure& failure) {
  std::cerr << "mieux: " << for_terminal(failure.what()) << "\n";
  if (!failure.typed().empty()) {
    const std::string_view typed = failure.typed();
    const Span span = failure.span();
    const std::string before = for_terminal(typed.substr(0, span.begin));
    const std::string marked = for_terminal(typed.substr(span.begin, span.end - span.begin));
    std::cerr << "    " << for_terminal(typed) << "\n    "
              << std::string(display_width(before), ' ')
              << std::string(std::max<std::size_t>(1, display_width(marked)), '^') << "\n";
  }
  if (!failure.hint().empty()) std::cerr << "  hint: " << for_terminal(failure.hint()) << "\n";
}

/// Is standard output a pipe that nobody reads any more?
bool reader_went_away() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

/// What was printed must have arrived: a full disk is an error, a reader that went away is not.
Exit flush(Exit exit) {
  std::cout.flush();
  if (exit == Exit::unfinished || std::cout.good() || reader_went_away()) return exit;
  std::cerr << "mieux: standard output cannot be written\n";
  return Exit::io;
}

Exit print_help(const HelpAsked& asked, const schema::Schemas& schemas) {
  const unsigned width = std::min(80U, terminal_columns());
  if (asked.found.command != nullptr)
    std::cout << help_of_command(asked.found, schemas, width);
  else if (const Noun* noun = find_noun(asked.noun))
    std::cout << help_of_noun(*noun, width);
  else
    std::cout << help_of_program(width);
  return Exit::done;
}

Exit run(int count, char** words) {
  const schema::Schemas& schemas = schema::built_in_schemas();
  const Parsed parsed = parse({words + std::min(count, 1), words + count}, schemas);
  if (const auto* asked = std::get_if<HelpAsked>(&parsed))
    return flush(print_help(*asked, schemas));
  if (std::holds_alternative<VersionAsked>(parsed)) {
    std::cout << "mieux " << version << "\n";
    return flush(Exit::done);
  }
  const Call& call = std::get<Call>(parsed);
  Environment environment = environment_of(schemas, std::cout, call.common.no_colour);
  const bool paged = environment.terminal_out && !call.command->talks && variable("TERM") != "dumb";
  const Pager pager(std::cout, paged, variable("PAGER"));
  return flush(call.command->run(call, environment));
}

constexpr std::string_view no_memory =
    "mieux: there is not enough memory\n  hint: end other programs, then try again\n";

/// Where there is too little memory even to throw an exception, the language ends the program: it
/// then says so, as it does where one could be thrown.
[[noreturn]] void end_without_exception() {
  constexpr std::size_t little = 1U << 20U;
  void* room = std::malloc(little);
  if (room != nullptr) std::abort();
  const auto written = ::write(STDERR_FILENO, no_memory.data(), no_memory.size());
  ::_exit(written < 0 ? static_cast<int>(Exit::bug) : static_cast<int>(Exit::io));
}

/// Before the constants of libraries are made, which can already be too much.
[[gnu::constructor(101)]] void watch_for_no_memory() { std::set_terminate(end_without_exception); }

/// Runs the command and says what it cannot do.
Exit run_and_say(int count, char** words) {
  try {
    return run(count, words);
  } catch (const Failure& failure) {
    std::cout.flush();
    print(failure);
    return failure.exit();
  } catch (const std::filesystem::filesystem_error& error) {
    std::cerr << "mieux: " << for_terminal(error.path1().string()) << ": " << error.code().message()
              << "\n  hint: look at this path, then try again\n";
    return Exit::io;
  }
}

}  // namespace
}  // namespace mieux::cli

int main(int count, char** words) {
  using mieux::Exit;
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no more is an error like a full disk
  Exit exit = Exit::bug;
  try {
    const bool no_output = mieux::cli::reopen_closed_streams();
    std::ios::sync_with_stdio(false);
    if (no_output) std::cout.setstate(std::ios::badbit);
    exit = mieux::cli::run_and_say(count, words);
  } catch (const std::bad_alloc&) {
    std::cerr << mieux::cli::no_memory;
    exit = Exit::io;
  } catch (const std::exception& bug) {
    std::cerr << "mieux: this is a bug: " << bug.what() << "\n"
              << "  hint: please report it with the command you typed\n";
  }
  return static_cast<int>(exit);
}
