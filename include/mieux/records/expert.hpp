#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

// Public parts of experts. As all typed records: views of the file, whose texts live as long as the
// store.

/// How well a language is spoken, least first: the Common European Framework, or native.
enum class LanguageLevel : std::uint8_t { unstated, a1, a2, b1, b2, c1, c2, native };
inline constexpr std::array<std::string_view, 8> language_level_words{"",   "a1", "a2", "b1",
                                                                      "b2", "c1", "c2", "native"};

constexpr std::string_view word_of(LanguageLevel level) {
  return language_level_words[static_cast<std::size_t>(level)];
}

struct SpokenLanguage {
  Text language;
  LanguageLevel level = LanguageLevel::unstated;
};

enum class AvailabilityState : std::uint8_t { available, limited, unavailable };
inline constexpr std::array<std::string_view, 3> availability_words{"available", "limited",
                                                                    "unavailable"};

/// Whether an expert can be asked in a time; open where a bound is not known.
struct Availability {
  AvailabilityState state = AvailabilityState::available;
  When from;
  When to;
  Text note;
};

struct Certification {
  Text subject;
  When date;
};

/// Liaison officer or national focal point, for a country.
struct HeldFunction {
  Text function;
  Text country;
  When from;
  When to;
};

struct Expert {
  Text country;
  Text background;
  Text administration;
  Text gender;
  List<Text> topics;
  List<SpokenLanguage> languages;
  When registered;
  List<Availability> availability;
  List<Certification> certified_for;
  List<HeldFunction> functions;
  When forgotten;
};

}  // namespace mieux
