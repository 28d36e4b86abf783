// Organisations of one country whose names people would take for one.

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "rules/checking.hpp"

namespace twins_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

/// Two organisations of Benin; the second name is marked if it is a twin.
std::string two(std::string_view one, std::string_view other, std::string_view more = {},
                std::string_view country = "BEN") {
  return "== organisations/a\nnames:\n  - name: \"" + std::string{one} +
         "\"\ncountry: BEN\n== organisations/b\nnames:\n  - name: " + std::string{other} +
         "\ncountry: " + std::string{country} + "\n" + std::string{more};
}

std::string marked(std::string_view name) { return "«\"" + std::string{name} + "\"»"; }

}  // namespace

TEST_CASE("names that differ by what people hardly see are twins") {
  const std::string_view name = "Ministère du Travail";
  for (const std::string_view twin :
       {"MINISTÈRE DU TRAVAIL", "Ministere du Travail", "Ministère-du-Travail",
        "Ministe\u0300re du\u00a0Travail", "Ministère du Travial", "Ministère du Travaill"})
    check_each("near-twin", Severity::warning, {two(name, marked(twin))});
  check_each("near-twin", Severity::warning,
             {two("Ministry of Labour and Defence", marked("Ministery of Labor and Defence")),
              two("Direction de la Planification", marked("Direction de la Planifcatoin")),
              two("Сервис миграции граждан", marked("Сервис миграций граждан")),
              "== organisations/a\nnames:\n  - name: Office for Work\n    to: 2019-12-31\n"
              "  - name: Office for Migrants\n    from: 2020-01-01\n"
              "== organisations/b\nnames:\n  - name: «OFFICE FOR WORK»\n"});
}

TEST_CASE("names that mean something else are no twins") {
  check_none(
      "near-twin",
      {two("Ministry of the Interior", "Ministry of the Exterior"),
       two("North Region Directorate", "South Region Directorate"),
       two("Department of Immigration", "Department of Emigration"),
       two("Ministerio de Economía", "Ministerio de Ecología"),
       two("Directorate for Migration I", "Directorate for Migration II"),
       two("Border Police Unit 12", "Border Police Unit 13"), two("Trade Office", "Trace Office"),
       two("Ministère du Travail", "Ministère du Travail", "", "CUB"),
       two("Ministère du Travail", "Ministere du Travail", "predecessor: a\n"),
       two("Ministère du Travail", "Ministere du Travail", "parent: a\n"),
       "== organisations/a\nnames:\n  - name: Agency for Work\n  - name: AGENCY for Work\n"});
}

}  // namespace twins_test
