// The functions for SHA-256 alone: those of EVP would bring the whole of libcrypto into the
// program.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "mieux/base/fingerprint.hpp"

#include <openssl/sha.h>

#include <array>
#include <stdexcept>

namespace mieux {
namespace {

void require(int done) {
  if (done != 1) throw std::runtime_error("SHA-256 cannot be computed");
}

}  // namespace

struct Fingerprint::Context {
  SHA256_CTX digest;
};

Fingerprint::Fingerprint() : context_(std::make_unique<Context>()) {
  require(SHA256_Init(&context_->digest));
}

Fingerprint::~Fingerprint() = default;

void Fingerprint::add(std::string_view bytes) {
  require(SHA256_Update(&context_->digest, bytes.data(), bytes.size()));
}

std::string Fingerprint::text() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> sum{};
  require(SHA256_Final(sum.data(), &context_->digest));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : sum) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::string fingerprint(std::string_view bytes) {
  Fingerprint sum;
  sum.add(bytes);
  return sum.text();
}

}  // namespace mieux
