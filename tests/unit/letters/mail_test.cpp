// E-mails saved as files: headers, parts and encodings.
#include <doctest/doctest.h>

#include "changes/changing.hpp"
#include "mieux/letters/letter_file.hpp"

namespace mail_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

LetterFile read(std::string_view bytes) {
  const StoreFolder office;
  return read_letter(office.load(), bytes, "letter.eml");
}

std::string mail(const std::string& headers, const std::string& body) {
  return "From: \"Roe, Jane\" <jane@example.org>\nTo: office@example.org\n"
         "Date: Mon, 12 Jan 2026 23:30:00 -0500\nSubject: Re: FW: Ports\n" +
         headers + "\n" + body;
}

std::string need(const std::string& headers, const std::string& body) {
  return read(mail(headers, body)).value_of("need");
}

std::string refusal(const std::string& headers, const std::string& body) {
  return failure_of([&] { (void)read(mail(headers, body)); });
}

}  // namespace

TEST_CASE("the headers of an e-mail tell title, day and channel; who wrote it is not said") {
  const LetterFile letter = read(mail("", "As Jane Roe said, help.\n"));
  CHECK(letter.value_of("title") == "Ports");
  CHECK(letter.value_of("received") == "2026-01-12");
  CHECK(letter.value_of("channel") == "email");
  CHECK(letter.value_of("need") == "As [...] said, help.");
}

TEST_CASE("a subject in encoded words, over several lines") {
  const LetterFile letter = read(
      "From: a@example.org\nDate: 1 Feb 2026\n"
      "Subject: =?utf-8?B?UHVlcnRv?=\n =?ISO-8859-1?Q?_de_Cort=E9s?= now\n\nHelp.\n");
  CHECK(letter.value_of("title") == "Puerto de Cortés now");
}

TEST_CASE("transfer encodings and character sets") {
  CHECK(need("Content-Type: text/plain; charset=\"ISO-8859-1\"\n"
             "Content-Transfer-Encoding: quoted-printable\n",
             "=E9t=E9 =\nlong=20=3D =80\n") == "été long = €");
  CHECK(need("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
             "w6l0\nw6k=\n") == "été");
  CHECK(need("Content-Transfer-Encoding: quoted-printable\n", "a=zz b=\n") == "a=zz b");
}

TEST_CASE("the first part of plain text counts, attached files do not") {
  const std::string parts =
      "--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nattached\n"
      "--x\nContent-Type: multipart/alternative; boundary=y\n\n"
      "--y\nContent-Type: text/html\n\n<b>no</b>\n--y\nContent-Type: text/plain\n\nyes\n--y--\n"
      "--x--\nafter\n";
  CHECK(need("Content-Type: multipart/mixed; boundary=\"x\"\n", parts) == "yes");
}

TEST_CASE("an e-mail without a text to read is refused") {
  CHECK(refusal("Content-Type: text/html\n", "<b>no</b>") ==
        "3 letter.eml: the e-mail has no part of plain text");
  CHECK(refusal("Content-Type: multipart/mixed\n", "--x\n\ntext\n") ==
        "3 letter.eml: the e-mail has no part of plain text");
  CHECK(refusal("Content-Type: text/plain; charset=koi8-r\n", "x") ==
        "3 letter.eml: the text is in the character set 'koi8-r', which is not read");
  CHECK(refusal("Content-Transfer-Encoding: base64\n", "!!") ==
        "3 letter.eml: the text says that it is base64, and is not");
}

TEST_CASE("parts within parts end somewhere") {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "--x\nContent-Type: multipart/mixed; boundary=x\n\n";
  CHECK(refusal("Content-Type: multipart/mixed; boundary=x\n", body) ==
        "3 letter.eml: the e-mail has no part of plain text");
}

}  // namespace mail_test
