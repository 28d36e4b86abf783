#include "mieux/base/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/base/huge_pages.hpp"

namespace mieux {
namespace {

[[noreturn]] void fail(const Program& program, int error) {
  throw Failure(Exit::io, "'" + program.words.front() + "' cannot be run: " + std::strerror(error),
                "end other programs, then try again");
}

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  void close() {
    if (open()) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

/// Handles a signal in another way while it lives.
class SignalHandling {
 public:
  SignalHandling(int signal, void (*handler)(int)) : signal_(signal) {
    struct sigaction changed {};
    changed.sa_handler = handler;
    ::sigaction(signal, &changed, &before_);
  }
  ~SignalHandling() { ::sigaction(signal_, &before_, nullptr); }
  SignalHandling(const SignalHandling&) = delete;
  SignalHandling& operator=(const SignalHandling&) = delete;

  [[nodiscard]] bool was_ignored() const { return before_.sa_handler == SIG_IGN; }

 private:
  int signal_;
  struct sigaction before_ {};
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  explicit Pipe(const Program& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(program, errno);
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
};

/// What posix_spawn is told beside the words.
class Start {
 public:
  Start() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
    ::sigemptyset(&defaults_);
  }
  ~Start() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  void connect(const Descriptor& end, int stream) {
    note(::posix_spawn_file_actions_adddup2(&actions_, end.number(), stream));
  }
  void default_signal(int signal) { ::sigaddset(&defaults_, signal); }

  /// Nothing if there is no such program.
  std::optional<pid_t> spawn(const Program& program);

 private:
  void note(int error) {
    if (error_ == 0) error_ = error;
  }

  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
  sigset_t defaults_{};
  int error_ = 0;
};

/// The variables of this process that pass, those of the program in place of others of the same
/// name.
std::vector<std::string> environment_of(const Program& program) {
  std::vector<std::string> all = program.variables;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const std::string_view name = text.substr(0, text.find('=') + 1);
    if (program.passes != nullptr && !program.passes(text.substr(0, text.find('=')))) continue;
    const bool replaced =
        std::any_of(program.variables.begin(), program.variables.end(),
                    [&](const std::string& own) { return own.compare(0, name.size(), name) == 0; });
    if (!replaced) all.emplace_back(text);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

bool out_of_resources(int error) {
  return error == EAGAIN || error == ENOMEM || error == EMFILE || error == ENFILE || error == E2BIG;
}

std::optional<pid_t> Start::spawn(const Program& program) {
  if (!program.folder.empty()) {
    // Else a missing folder would look like a missing program.
    std::error_code error;
    if (!std::filesystem::is_directory(program.folder, error))
      throw Failure(Exit::io, "no folder '" + program.folder.string() + "'", "check its name");
    note(::posix_spawn_file_actions_addchdir_np(&actions_, program.folder.c_str()));
  }
  note(::posix_spawnattr_setsigdefault(&attributes_, &defaults_));
  note(::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF));
  if (error_ != 0) fail(program, error_);
  std::vector<std::string> words = program.words;
  std::vector<std::string> variables = environment_of(program);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, words.front().c_str(), &actions_, &attributes_,
                                   pointers(words).data(), pointers(variables).data());
  if (out_of_resources(error)) fail(program, error);
  if (error != 0) return std::nullopt;
  return child;
}

void never_block(const Descriptor& end) {
  ::fcntl(end.number(), F_SETFL, ::fcntl(end.number(), F_GETFL) | O_NONBLOCK);
}

/// The three pipes between this process and the program.
struct Streams {
  Descriptor input;
  Descriptor output;
  Descriptor errors;
};

/// Writes what the pipe takes; closes it after the last byte, or if nobody reads.
void feed(Descriptor& end, std::string_view& rest) {
  while (!rest.empty()) {
    const ssize_t written = ::write(end.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) return;
    if (written < 0) break;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  end.close();
}

/// Reads what there is; closes the pipe at its end.
void drain(Descriptor& end, std::string& text) {
  std::array<char, 65536> buffer;
  while (end.open()) {
    const ssize_t got = ::read(end.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got > 0)
      text.append(buffer.data(), static_cast<std::size_t>(got));
    else
      end.close();
  }
}

/// Until the program has closed its streams or has ended: what it left running in the background
/// may hold them open for ever.
void converse(const Program& program, pid_t child, Streams& streams, Ended& ended) {
  const Descriptor end_of_child(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  std::string_view rest = program.input;
  if (rest.empty()) streams.input.close();
  while (streams.input.open() || streams.output.open() || streams.errors.open()) {
    std::array<pollfd, 4> polled = {{{streams.input.number(), POLLOUT, 0},
                                     {streams.output.number(), POLLIN, 0},
                                     {streams.errors.number(), POLLIN, 0},
                                     {end_of_child.number(), POLLIN, 0}}};
    if (::poll(polled.data(), polled.size(), -1) < 0) {
      if (errno == EINTR) continue;
      fail(program, errno);
    }
    if (polled[0].revents != 0) feed(streams.input, rest);
    drain(streams.output, ended.output);
    drain(streams.errors, ended.errors);
    if (polled[3].revents != 0) return;
  }
}

int exit_code(const Program& program, pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail(program, errno);
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Ended run(const Program& program) {
  Ended ended;
  if (program.words.empty()) return ended;
  const SignalHandling pipe_signal(SIGPIPE, SIG_IGN);
  const SignalHandling child_signal(SIGCHLD, SIG_DFL);  // ignored, there would be no exit code
  Pipe input(program);
  Pipe output(program);
  Pipe errors(program);
  Start start;
  start.connect(input.read, STDIN_FILENO);
  start.connect(output.write, STDOUT_FILENO);
  start.connect(errors.write, STDERR_FILENO);
  start.default_signal(SIGPIPE);
  const std::optional<pid_t> child = start.spawn(program);
  if (!child) return ended;
  input.read.close();
  output.write.close();
  errors.write.close();
  ended.output.reserve(program.expected);
  if (program.expected > 0) prefer_huge_pages(ended.output.data(), program.expected);
  Streams streams{std::move(input.write), std::move(output.read), std::move(errors.read)};
  for (const Descriptor* end : {&streams.input, &streams.output, &streams.errors})
    never_block(*end);
  // Git may give out a whole store: fewer turns between it and us. Not granted is no harm.
  ::fcntl(streams.output.number(), F_SETPIPE_SZ, 1 << 20);
  converse(program, *child, streams, ended);
  streams.input.close();
  ended.started = true;
  ended.code = exit_code(program, *child);
  return ended;
}

Ended run_at_terminal(const Program& program) {
  Ended ended;
  if (program.words.empty()) return ended;
  const SignalHandling interrupt(SIGINT, SIG_IGN);
  const SignalHandling quit(SIGQUIT, SIG_IGN);
  const SignalHandling child_signal(SIGCHLD, SIG_DFL);
  Start start;
  if (!interrupt.was_ignored()) start.default_signal(SIGINT);
  if (!quit.was_ignored()) start.default_signal(SIGQUIT);
  start.default_signal(SIGPIPE);
  const std::optional<pid_t> child = start.spawn(program);
  if (!child) return ended;
  ended.started = true;
  ended.code = exit_code(program, *child);
  return ended;
}

}  // namespace mieux
