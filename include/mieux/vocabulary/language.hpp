#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "mieux/base/date.hpp"

namespace mieux {

/// The language that tables, charts and reports speak: its labels, numbers and dates. A label is
/// asked for by the English text, as the program writes it, with `{}` where values go; if their
/// order changes, a label has `{1}` and `{2}`. A label that is missing is the English text, and is
/// remembered. Where one English text has two meanings, its key ends in `|` and the meaning.
///
/// A value: copies share what is missing, and the names of what was said. Not to be used by two
/// threads at once, but for English.
class Language {
 public:
  using Labels = std::map<std::string, std::string, std::less<>>;

  /// English, as the program writes it.
  Language() = default;
  /// `code`: `fr`; of English, `labels` are those that are worded otherwise.
  Language(std::string code, Labels labels);

  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] bool is_english() const { return code_ == "en"; }

  [[nodiscard]] std::string text(std::string_view key) const;
  /// With its values: texts, whole numbers, dates.
  template <typename... Values>
  [[nodiscard]] std::string text(std::string_view key, const Values&... values) const {
    return said(key, {value(values)...});
  }
  /// The label `one` or `several` (`for_count`), with its values.
  template <typename... Values>
  [[nodiscard]] std::string text_for(std::size_t count, std::string_view one,
                                     std::string_view several, const Values&... values) const {
    return said(for_count(count, one, several), {value(values)...});
  }
  /// A text of the store, such as the title of a clock: its label, or as it is. It may have none.
  [[nodiscard]] std::string of_store(std::string_view text) const;
  /// `one` or `several`, as the language has it for so many: in French 0 is singular.
  [[nodiscard]] std::string_view for_count(std::size_t count, std::string_view one,
                                           std::string_view several) const;
  /// `27 activities`; both words are labels.
  [[nodiscard]] std::string counted(std::size_t count, std::string_view one,
                                    std::string_view several) const;

  /// Adds `one` to a list: behind a semicolon, if there is something before it.
  void append(std::string& all, const std::string& one) const;

  /// `1234.5`, `1 234,5`: at most six decimals.
  [[nodiscard]] std::string number(double number) const;
  /// `33.3%`, `33,3 %`.
  [[nodiscard]] std::string percent(double percent) const;
  /// As `Date::in_words`, with the names of months where the language has them: `3 mars 2018`.
  [[nodiscard]] std::string date(Date date) const;
  /// The same of a text of a record, or of a part of a year (`2018-Q1`,
  /// `2018-H1`); any other stays.
  [[nodiscard]] std::string date(std::string_view text) const;
  /// `2018-06-05 to 2018-06-06`, `du 5 au 6 juin 2018`: what both dates share is said once.
  [[nodiscard]] std::string range(Date first, Date last) const;
  /// What a language is called: `French` for `fr`; the code, if that is not known.
  [[nodiscard]] std::string name_of_language(std::string_view code) const;

  /// A copy that keeps how all that it says is called (`names_of`); what was said before it
  /// forgets.
  [[nodiscard]] Language with_names() const;
  /// What is said here as `shown` is called whatever the language: the text in English, or several
  /// that are said alike, in the order in which they were. As it is, if this language did not say
  /// it, or keeps no names.
  [[nodiscard]] std::vector<std::string> names_of(std::string_view shown) const;
  /// Keeps that `name` was said as `shown`.
  void keep_name(std::string_view shown, std::string_view name) const;

  /// Remembers that something is not in this language: a label, `themes/legal` for a term.
  void miss(std::string missing) const;
  [[nodiscard]] const std::set<std::string>& missing() const { return *missing_; }

 private:
  struct Value {
    std::string text;
    bool takes_article = true;  ///< false: a date that is no day
    bool bounds = false;        ///< a date between two others
  };
  using Names = std::map<std::string, std::vector<std::string>, std::less<>>;

  [[nodiscard]] static Value value(std::string_view text) { return {std::string{text}}; }
  [[nodiscard]] Value value(Date date) const;
  template <typename Number>
  requires std::is_integral_v<Number>
  [[nodiscard]] Value value(Number count) const { return {number(static_cast<double>(count))}; }
  [[nodiscard]] std::string said(std::string_view key, std::initializer_list<Value> values) const;
  /// Empty if it is none.
  [[nodiscard]] std::string part_of_year(std::string_view text) const;
  [[nodiscard]] std::string filled(const std::string& label,
                                   std::initializer_list<Value> values) const;

  std::string code_ = "en";
  std::shared_ptr<const Labels> labels_;  ///< null: none
  std::shared_ptr<std::set<std::string>> missing_ = std::make_shared<std::set<std::string>>();
  std::shared_ptr<Names> names_;  ///< null: they are not kept
};

/// How often `{}`, or `{1}` and so on, stand in a text: a label has as many as its key.
std::size_t count_of_places(std::string_view text);

/// A date written out: `5 March 2018`, `1er mars 2018`, `5 de marzo de 2018`, `March 2018`; as it
/// stands in a record for a language whose months are not known here, and for bounds.
std::string written_out(Date date, std::string_view language);

/// The same of a day or month that stands before another one: without the month and the year that
/// both have, `5` of `5 to 6 June 2018`.
std::string written_before(Date first, Date last, std::string_view language);

/// `A, B and C`.
std::string listed(const std::vector<std::string>& words, std::string_view language);

}  // namespace mieux
