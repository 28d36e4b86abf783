#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "correspondents.hpp"
#include "mieux/letters/letter_file.hpp"
#include "mieux/store/private_values.hpp"
#include "names_after_titles.hpp"

namespace mieux {

/// Stands where something about a person was left out.
inline constexpr std::string_view left_out_mark = "[...]";

/// Takes out of text what is about persons, and keeps count.
class WithoutPersons {
 public:
  /// `names`: persons known from elsewhere in the letter.
  WithoutPersons(PrivateValues roster, Correspondents names);

  /// What may stay of a line; `left_out_mark` stands for the rest.
  std::string line(std::string_view text, std::size_t number);
  /// Text without the persons known, also where their name goes over the end of a line.
  std::string known_out(std::string text, std::size_t number);
  /// Counts something that was left out.
  void count(const std::string& what, std::size_t number);

  [[nodiscard]] const Correspondents& names() const { return names_; }
  [[nodiscard]] const std::vector<LeftOut>& left_out() const { return left_out_; }

 private:
  std::string sentence(std::string_view text, std::size_t number);
  std::string names_out(std::string_view text, std::size_t number);

  PrivateValues roster_;
  Correspondents names_;
  OpenName open_ = OpenName::none;
  std::vector<LeftOut> left_out_;
};

}  // namespace mieux
