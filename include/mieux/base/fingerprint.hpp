#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace mieux {

/// The SHA-256 sum of `bytes`, in 64 lower-case hexadecimal digits.
std::string fingerprint(std::string_view bytes);

/// The same of bytes that come in pieces.
class Fingerprint {
 public:
  Fingerprint();
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;
  ~Fingerprint();

  void add(std::string_view bytes);
  /// To be asked once, after the last piece.
  [[nodiscard]] std::string text();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace mieux
