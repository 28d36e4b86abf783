#include "mieux/base/fingerprint.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace mieux {

std::string fingerprint(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), sum.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 cannot be computed");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < length; ++i) {
    text += digits[sum[i] >> 4U];
    text += digits[sum[i] & 15U];
  }
  return text;
}

}  // namespace mieux
