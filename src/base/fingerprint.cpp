#include "mieux/base/fingerprint.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace mieux {
namespace {

void require(int done) {
  if (done != 1) throw std::runtime_error("SHA-256 cannot be computed");
}

}  // namespace

struct Fingerprint::Context {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();
};

Fingerprint::Fingerprint() : context_(std::make_unique<Context>()) {
  require(EVP_DigestInit_ex(context_->digest, EVP_sha256(), nullptr));
}

Fingerprint::~Fingerprint() { EVP_MD_CTX_free(context_->digest); }

void Fingerprint::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->digest, bytes.data(), bytes.size()));
}

std::string Fingerprint::text() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned length = 0;
  require(EVP_DigestFinal_ex(context_->digest, sum.data(), &length));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < length; ++i) {
    text += digits[sum[i] >> 4U];
    text += digits[sum[i] & 15U];
  }
  return text;
}

std::string fingerprint(std::string_view bytes) {
  Fingerprint sum;
  sum.add(bytes);
  return sum.text();
}

}  // namespace mieux
