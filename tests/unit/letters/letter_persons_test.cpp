// Persons in letters: no name, and no way to reach anybody, comes through.
#include <doctest/doctest.h>

#include <array>

#include "changes/changing.hpp"
#include "mieux/letters/letter_file.hpp"

namespace letter_persons_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

LetterFile read(const std::string& bytes, const std::string& path = {}) {
  const StoreFolder office;
  return read_letter(office.load(), bytes, "letter", path);
}

std::string need(const std::string& body,
                 const std::string& end = "Yours sincerely,\nJoan Sanders\n") {
  return read("Dear Sir or Madam,\n" + body + "\n\n" + end).value_of("need");
}

std::string need_of_mail(const std::string& from, const std::string& body) {
  return read("From: " + from + "\nDate: 1 Feb 2026\nSubject: Ports\n\n" + body + "\n")
      .value_of("need");
}

/// A text, and what is kept of it.
struct Case {
  const char* text;
  const char* kept;
};

}  // namespace

TEST_CASE("names behind titles, however they are written") {
  for (const auto& [text, kept] : std::to_array<Case>({
           {"Ask Sra. da Silva now.", "Ask [...] now."},
           {"Ask M. de Souza now.", "Ask [...] now."},
           {"Ask Mr. van Dyke now.", "Ask [...] now."},
           {"Ask Dr. al-Rashid now.", "Ask [...] now."},
           {"Ask Mr. d'Arcy now.", "Ask [...] now."},
           {"Ask Mr. Łukasz Šimůnek now.", "Ask [...] now."},
           {"Ask Ms Şahin now.", "Ask [...] now."},
           {"Ask Mme Élodie Roe now.", "Ask [...] now."},
           {"ASK MR. JANE ROE, now.", "ASK [...], now."},
           {"Ask MME ROE now.", "Ask [...] now."},
           {"we met Mr.\nJane Roe there", "we met Mr.\n[...] there"},
           {"we met Ms Jane\nRoe there", "we met [...]\n[...] there"},
           {"Ask Mr.Roe now.", "Ask [...] now."},
           {"Ask Mr  Roe now.", "Ask [...] now."},
           {"Ask Mr.\u2009Roe and Mr\u00A0Doe now.", "Ask [...] and [...] now."},
           {"Ask Mr Roe/Ms Doe now.", "Ask [...]/[...] now."},
           {"Ask Ms Jane Roe and John Poe now.", "Ask [...] and [...] now."},
           {"MM. Roe et Doe viennent.", "[...] et [...] viennent."},
           {"Ask Professor Roe or Prof. Jane Doe.", "Ask [...] or [...]."},
           {"Ask Captain Roe, Sir John or Hon. Poe.", "Ask [...], [...] or [...]."},
           {"Ask Ambassador Jane Roe now.", "Ask [...] now."},
           {"Ask Minister Roe or Director General Poe now.", "Ask [...] or [...] now."},
           {"Ask Rev. Roe, Mgr Poe, Gen. Doe.", "Ask [...], [...], [...]."},
           {"Ask Arq. Roe, Eng. Poe, Ing. Doe.", "Ask [...], [...], [...]."},
           {"Madame la Ministre Roe le veut.", "[...] le veut."},
           {"la doctora Ana Lima viene", "la [...] viene"},
       }))
    CHECK_MESSAGE(need(text).starts_with(kept), text << " -> " << need(text));
}

TEST_CASE("offices and other words with capitals stay") {
  for (const char* text : {
           "Madame la Ministre le souhaite.",
           "Monsieur le Ministre du Travail le veut.",
           "The Minister of Labour and the Director General wait.",
           "El Sr. Director de Migraciones espera.",
           "The Director Training Programme starts.",
           "Annex M.O.U. follows; we miss Benin.",
           "The law of 2013-04-16, the requests 2012-02 and 2012-03.",
           "From 2012-2014, in 2019/2020 and 2020/2021.",
           "It cost 12 345 678 francs on 16.04.2013.",
           "Send 3 St. Lucia experts.",
           "Best practices shall be written down.",
           "Thank you for the letter of 3 May.",
       })
    CHECK_MESSAGE(need(text) == text, text << " -> " << need(text));
}

TEST_CASE("ways to reach a person, however they are written") {
  const std::string filler =
      "This sentence stays since nothing in it is about anybody at all, as it seems. ";
  for (const char* text :
       {"Call 0172 3456789 now.", "Call (0312) 66-12-34 now.", "Call 996 312 661 234 now.",
        "Call 1.555.123.4567 now.", "Call (202) 555-0143 now.", "Call 21 30 40 50 now.",
        "Write to jane.roe (at) example.org now.", "Write to jane[at]example.org now.",
        "Write to jane\uFF20example.org now.", "We sit in 12 Harbour St. as ever.",
        "We sit at 5 Bd. du Port now.", "We sit at Av. Paulista 1578 now.",
        "We sit at C/ Mayor 5, 28013 Madrid now."}) {
    CHECK_MESSAGE(need(text) == "[...]", text << " -> " << need(text));
    const std::string kept = need(filler + text);
    CHECK_MESSAGE(kept.starts_with(filler + "[...]"), kept);
  }
}

TEST_CASE("the signature is left out, whatever closes the letter") {
  for (const char* closing : {"Best,",
                              "Thank you,",
                              "Many thanks,",
                              "Cheers,",
                              "Accept, Excellency, our greetings.",
                              "We remain,",
                              "With highest consideration,",
                              "En vous remerciant, je vous prie, Madame, d'agréer nos salutations.",
                              "Bien à vous,",
                              "Merci d'avance,",
                              "Haute considération,",
                              "Un saludo,",
                              "Atte.,",
                              "Me despido de usted.",
                              "Gracias,",
                              "Le ruego acepte mis saludos.",
                              "Abraços,",
                              "Com estima,",
                              "Obrigado,",
                              "Obrigada,",
                              "Mit freundlichen Grüßen",
                              "Hochachtungsvoll",
                              "Cordiali saluti"}) {
    const LetterFile letter =
        read("Dear Sir,\nWe wait.\n\n" + std::string{closing} + "\njoan of the ports\n");
    CHECK_MESSAGE(letter.value_of("need") == "We wait.", closing);
    CHECK_MESSAGE(letter.notes.empty(), closing);
  }
}

TEST_CASE("a signature without a closing formula is known by its look, and that is said") {
  const LetterFile letter = read("Dear Sir,\nWe wait.\n\nJoan Sanders\nDirector of Ports\n");
  CHECK(letter.value_of("need") == "We wait.");
  REQUIRE(letter.notes.size() == 1);
  CHECK(letter.notes[0] == "no closing formula found: read what is kept");
  CHECK(read("Dear Sir,\nWe wait.\n\nJOAN SANDERS, Ph.D.\nDirector\n+229 21 30 40 50\n")
            .value_of("need") == "We wait.");
  CHECK(
      need(
          "Prof. Dr. María de la Cruz came with many others to the port and to the ministry there.")
          .starts_with("Prof. [...] came"));
  CHECK(read("Dear Sir,\nWe wait.\n\nPorts and a handbook\n").value_of("need") ==
        "We wait.\n\nPorts and a handbook\n");
}

TEST_CASE("who signed is known wherever the name is repeated") {
  for (const char* signature :
       {"Joan Sanders, Director", "Joan Sanders (Director)", "Dr Joan Sanders - Director",
        "(signed) Joan Sanders", "JOAN SANDERS / Director", "Joan Sanders [stamp]",
        "Mme Joàn Sanders"}) {
    const std::string kept = need("As Joan Sanders or JOAN\nSANDERS or Sanders and Joan said.",
                                  "Yours sincerely,\n" + std::string{signature} + "\n");
    CHECK_MESSAGE(kept == "As [...] or [...]\n[...] or [...] and [...] said.\n",
                  signature << " -> " << kept);
  }
}

TEST_CASE("who stands in the headers is known wherever the name is repeated") {
  for (const char* from :
       {"Sanders, Joan - MINISTRY <j@example.org>", "\"Sanders, Joan\" <j@example.org>",
        "j@example.org (Joan Sanders)", "Jane Roe; Joan Sanders", "'Joan Sanders' <j@example.org>",
        "a@example.org, Joan Sanders <j@example.org>",
        "=?utf-8?Q?Jo=C3=A1n_Sanders?= <j@example.org>"}) {
    const std::string kept = need_of_mail(from, "As Joan Sanders and Sanders said, help.");
    CHECK_MESSAGE(kept == "As [...] and [...] said, help.", from << " -> " << kept);
  }
  CHECK(need_of_mail("=?utf-8?Q?=C5=81ukasz_=C5=A0im=C5=AFnek?= <j@example.org>",
                     "As LUKASZ ŠIMŮNEK and Šimůnek said, help.") ==
        "As [...] and [...] said, help.");
}

TEST_CASE("what an e-mail answers is left out, and its subject is none") {
  for (const char* older :
       {"From: Jane Roe\nSent: Monday\nTo: us\nSubject: Old\n\nDear Joan,\nOld.",
        "De : Jane Roe\nEnvoyé : lundi\nObjet : Old\n\nOld.",
        "Von: Jane Roe\nGesendet: Montag\n\nOld.",
        "On Mon, 3 May 2025 at 10:00, Jane Roe\n<j@example.org> wrote:\n\nOld."}) {
    const LetterFile letter =
        read("From: a@example.org\nDate: 1 Feb 2026\n\nWe wait.\n\n" + std::string{older} + "\n");
    CHECK_MESSAGE(letter.value_of("need") == "We wait.", older);
    CHECK_MESSAGE(letter.value_of("title").empty(), older);
  }
}

TEST_CASE("a title is one line") {
  CHECK(
      read(
          "From: a@example.org\nDate: 1 Feb 2026\nSubject: =?utf-8?Q?Ports=0Aand?= more\n\nHelp.\n")
          .value_of("title") == "Ports and more");
  CHECK(read("Re: Training of counsellors\nin all ports\n\nDear Sir,\nHelp.\n").value_of("title") ==
        "Training of counsellors in all ports");
}

TEST_CASE("a name in the name of the file is said") {
  const std::string text = "Dear Sir,\nWe wait.\nYours sincerely,\nJane Roe\n";
  for (const char* path :
       {"sources/jane-letter.txt", "sources/roe_jane.txt", "sources/JaneRoe.eml"})
    CHECK_MESSAGE(read(text, path).notes.size() == 1, path);
  CHECK(read(text, "sources/2026-01-12.txt").notes.empty());
}

}  // namespace letter_persons_test
