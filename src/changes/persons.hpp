#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/letter_file.hpp"
#include "mieux/store/private_values.hpp"

namespace mieux {

/// Stands where something about a person was left out.
inline constexpr std::string_view left_out_mark = "[...]";

/// Does the line open a letter, such as `Dear Sir,`, or close it, such as `Yours sincerely,`? In
/// English, French, Spanish and Portuguese.
bool opens_letter(std::string_view line);
bool closes_letter(std::string_view line);

/// Does the line begin what was written before, in an e-mail that answers or passes on another?
bool begins_older_mail(std::string_view line);

/// May these words be the name of a person: two to five, with capitals, none of them that of an
/// office?
bool may_be_name(std::string_view words);

/// Takes out of text what is about persons, and keeps count.
class WithoutPersons {
 public:
  /// `names`: persons known from elsewhere in the letter.
  WithoutPersons(PrivateValues roster, const std::vector<std::string>& names);

  /// What may stay of a line; `left_out_mark` stands for the rest.
  std::string line(std::string_view text, std::size_t number);
  /// Text without the persons known, also where their name goes over the end of a line.
  std::string known_out(std::string text, std::size_t number);
  /// Counts something that was left out.
  void count(const std::string& what, std::size_t number);

  [[nodiscard]] const std::vector<LeftOut>& left_out() const { return left_out_; }

 private:
  std::string sentence(std::string_view text, std::size_t number);
  std::string names_out(std::string_view text, std::size_t number);

  PrivateValues roster_;
  PrivateValues names_;
  std::vector<LeftOut> left_out_;
};

}  // namespace mieux
