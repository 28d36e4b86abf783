// What a sheet does to a store: new records, merging, matching.

#include "mieux/sheets/import_rows.hpp"

#include <doctest/doctest.h>

#include "importing.hpp"

namespace import_rows_test {

using namespace mieux;

namespace {

const std::string request =
    "title: Training of guards\n"
    "references: [\"2012-02\"]  # from the letter\n"
    "letters:\n  - received: 2012-03-01\n    channel: post\n  - received: 2012-04\n"
    "countries: [TJK]\ntopics: [border, thb]\nneed: |\n  Two\n  lines\n"
    "events:\n  - event: received\n    date: 2012-03-01\n";

struct RequestFolder : ImportFolder {
  RequestFolder() { write("requests/guards.yaml", request); }
};

}  // namespace

TEST_CASE("a row becomes a new record, and the same row again changes nothing") {
  const ImportFolder folder;
  const std::string sheet =
      "title,countries,topics,letters.1.received,joint,need\n"
      "\"Training, again\",Tadjikistan; Benin,border,2012-03,TRUE,\"one\ntwo\"\n"
      "Training,TJK,,,,\n"
      "Training,BEN,,,,\n";
  CHECK(folder.bring_in("requests", sheet) == "3 0 0");
  CHECK(folder.text_of("requests/training-again.yaml") ==
        "id: training-again\ntitle: Training, again\nletters:\n  - id: l1\n    received: 2012-03\n"
        "joint: true\ncountries: [TJK, BEN]\ntopics: [border]\nneed: |-\n  one\n  two\n"
        "events:\n  - event: received\n    date: 2012-03\n");
  CHECK(folder.text_of("requests/training-2.yaml") ==
        "id: training-2\ntitle: Training\ncountries: [BEN]\n"
        "events:\n  - event: received\n    date: 2026-01-15\n");
  CHECK(folder.bring_in("requests", sheet) == "0 0 3");
}

TEST_CASE("cells that differ are merged into what is there") {
  struct Case {
    std::string sheet;
    std::string from;  ///< of the record's text
    std::string to;    ///< what stands there then
  };
  const std::vector<Case> cases{
      {"id,title\nguards,Training\n", "Training of guards", "Training"},
      {"id,title\n2012-02,Training\n", "Training of guards", "Training"},
      {"references,title\n2012-02,Training\n", "Training of guards", "Training"},
      {"title,topics\ntraining of Guards,visa\n", "guards\nreferences", "x"},
      {"id,topics\nguards,visa; border\n", "[border, thb]", "[visa, border]"},
      {"id,topics\nguards,\n", "topics: [border, thb]\n", ""},
      {"id,letters.2.received\nguards,2012-05\n", "2012-04\n", "2012-05\n"},
      {"id,letters.2.received,letters.1.channel\nguards,,\n",
       "    channel: post\n  - received: 2012-04\n", ""},
      {"id,letters.1.received,letters.1.channel,letters.2.received\nguards,,,\n",
       "letters:\n  - received: 2012-03-01\n    channel: post\n  - received: 2012-04\n", ""},
      {"id,follow_up_of,supporters.1.type\nguards,,other\n",
       "topics:", "supporters:\n  - type: other\ntopics:"},
      {"id,joint\nguards,TRUE\n", "countries:", "joint: true\ncountries:"},
      {"id,letters.3.channel\nguards,fax\n", "  - received: 2012-04\n",
       "  - received: 2012-04\n  - id: l1\n    channel: fax\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.sheet);
    const RequestFolder folder;
    std::string expected = folder.text_of("requests/guards.yaml");
    CHECK(folder.said("requests", one.sheet).empty());
    CHECK(folder.bring_in("requests", one.sheet) == "0 1 0");
    if (one.to == "x") continue;
    expected.replace(expected.find(one.from), one.from.size(), one.to);
    CHECK(folder.text_of("requests/guards.yaml") == expected);
    CHECK(folder.bring_in("requests", one.sheet) == "0 0 1");
  }
}

TEST_CASE("cells that say what is there change nothing, in whatever words") {
  for (const std::string sheet :
       {"id,countries\nguards,Tajikistan\n", "id,country,topic\nguards,TJK,border; thb\n",
        "id,joint,draft\nguards,false,FALSE\n", "id,title,countries\n,Training of guards,TJK\n",
        "id,need,year,outcome\nguards,\"Two\r\nlines\r\n\",1999,approved\n",
        "id,letters.2.received,letters.4.channel\nguards, 2012-04 ,\n"}) {
    CAPTURE(sheet);
    CHECK(RequestFolder().bring_in("requests", sheet) == "0 0 1");
  }
}

TEST_CASE("ids are given out once, whoever asks") {
  ImportFolder folder;
  folder.write("requests/2026-07.yaml", "title: Old\nevents:\n  - event: received\n");
  CHECK(folder.bring_in("requests", "id,title\n,A\nb,A\n,A b\na-b,C\n") == "3 0 0");
  CHECK(folder.text_of("requests/a.yaml").starts_with("id: a\ntitle: A\n"));
  CHECK(folder.text_of("requests/a-b.yaml").starts_with("id: a-b\ntitle: A b\n"));
  CHECK(folder.said("requests", "id,title\nx,D\nx,E\n") ==
        "3:1 the id x is taken: another new record\n");
}

TEST_CASE("official numbers tell requests of one title apart") {
  const RequestFolder folder;
  folder.write("requests/plain.yaml", "title: Plain\nevents:\n  - event: received\n");
  CHECK(folder.bring_in("requests",
                        "title,references\nTraining of guards,2013-01\n"
                        "Training of guards,2012-02\nPlain,5/A\n") == "1 1 1");
  CHECK(folder.text_of("requests/plain.yaml").find("5/A") != std::string::npos);
}

TEST_CASE("activities go into their Action") {
  ImportFolder folder;
  folder.write("actions/guards.yaml",
               "title: Guards\nevents:\n  - event: started\n    date: 2012-05-01\n"
               "activities:\n  - id: a1\n    types: [training]\n    title: First\n");
  const std::string sheet =
      "action,title,types,start,participants.total,places,participants.by_country.TJK\n"
      "guards,First,Training,2012-06,12,,\n"
      "guards,Second,training; fact-finding,2012-07-01,,\"Here; \"\"a; b\"\"\",3\n";
  CHECK(folder.bring_in("activities", sheet) == "2 0 0");
  CHECK(folder.bring_in("activities", sheet) == "0 0 2");
  CHECK(folder.bring_in("activities", "id,title\nguards/a1,One\nguards/a9,Nine\n") == "0 1 0");
  CHECK(folder.text_of("actions/guards.yaml") ==
        "id: guards\ntitle: Guards\nevents:\n  - event: started\n    date: 2012-05-01\n"
        "activities:\n  - id: a1\n    types: [training]\n    title: One\n"
        "  - id: a2\n    types: [training]\n    title: First\n    start: 2012-06\n"
        "    participants:\n      total: 12\n"
        "  - id: a3\n    types: [training, fact-finding]\n    title: Second\n"
        "    places: [Here, a; b]\n    start: 2012-07-01\n"
        "    participants:\n      by_country:\n        TJK: 3\n");
}

TEST_CASE("the outcome of an activity is read back as it is printed") {
  const ImportFolder folder;
  folder.write("actions/guards.yaml",
               "title: Guards\nactivities:\n  - id: a1\n    types: [training]\n    title: First\n"
               "    start: 2020-01-08\n    end: 2020-01-09\n    outcome:\n      state: held\n"
               "  - id: a2\n    types: [training]\n    title: Second\n");
  CHECK(folder.bring_in("activities", "id,outcome\nguards/a1,held\nguards/a2,\n") == "0 0 2");
  CHECK(folder.said("activities", "id,outcome\nguards/a1,held\n").empty());
  CHECK(folder.bring_in("activities", "id,outcome\nguards/a2,not-taken-up\n") == "0 1 0");
  CHECK(
      folder.text_of("actions/guards.yaml").ends_with("    outcome:\n      state: not-taken-up\n"));
  CHECK(folder.bring_in("activities", "id,outcome\nguards/a2,\n") == "0 1 0");
  CHECK(folder.text_of("actions/guards.yaml").ends_with("    title: Second\n"));
}

TEST_CASE("what an import changes is known by record and field") {
  RequestFolder folder;
  folder.write("actions/a.yaml",
               "title: A\nactivities:\n  - id: a1\n    types: [training]\n    title: Zero\n");
  const auto changes = [&](std::string_view kind, const std::string& sheet) {
    std::string lines;
    for (const RecordDifferences& record : folder.plan(kind, sheet).differences) {
      if (record.is_new) lines += record.id + " is new: " + record.name + "\n";
      for (const Difference& difference : record.differences)
        lines += record.id + "|" + difference.part + "|" + in_words(difference) + "\n";
    }
    return lines;
  };
  CHECK(changes("requests", "id,title,topics,joint\nguards,Training,thb,true\nnew,New,,\n") ==
        "guards||title: 'Training of guards' -> 'Training'\n"
        "guards||joint: none -> true\n"
        "guards||topics: [border, thb] -> [thb]\n"
        "new is new: New\n");
  CHECK(changes("activities", "id,action,types,title\na/a1,,training,One\n,a,training,Two\n") ==
        "a|activities.a1|title: 'Zero' -> 'One'\n"
        "a|activities.a2|none -> {id: a2, types: [training], title: Two}\n");
  CHECK(changes("requests", "id,title\nguards,Training of guards\n").empty());
}

TEST_CASE("experts without an id are known by all that is said of them") {
  const ImportFolder folder;
  const std::string sheet = "country,background\nFrance,ngo\nFrance,ngo\nBEN,\n";
  CHECK(folder.bring_in("experts", sheet) == "3 0 0");
  CHECK(folder.bring_in("experts", sheet) == "0 0 3");
  CHECK(folder.bring_in("experts", sheet + "FRA,ngo\n") == "1 0 3");
}

namespace {

const std::string ministry =
    "names:\n  - name: Ministère du Travail\n    to: 2019-12-31\n"
    "  - name: Département de l'Emploi\n    from: 2020-01-01\ncountry: CUB\n";

}  // namespace

TEST_CASE("an organisation is found by any of its names, in whatever spelling, and keeps them") {
  for (const std::string name :
       {"MINISTÈRE DU TRAVAIL", "Ministère  du Travail", "Ministe\u0300re du Travail",
        "Ministère du\u00a0Travail\ufeff", "Département de l’Emploi", "Ministère du Travail"}) {
    CAPTURE(name);
    ImportFolder folder;
    folder.write("organisations/travail.yaml", ministry);
    CHECK(folder.bring_in("organisations", "name;country\n" + name + ";Cuba\n") == "0 0 1");
    CHECK(folder.text_of("organisations/travail.yaml") == "id: travail\n" + ministry);
    CHECK(folder.bring_in("organisations", "name;country;acronym\n" + name + ";Cuba;MT\n") ==
          "0 1 0");
    CHECK(folder.bring_in("organisations", "name;country\n" + name + ";Benin\n") == "1 0 0");
  }
}

TEST_CASE("the column name means the name in use") {
  ImportFolder folder;
  folder.write("organisations/travail.yaml", ministry);
  CHECK(folder.bring_in("organisations", "id,name\ntravail,Département de l'Emploi\n") == "0 0 1");
  CHECK(folder.bring_in("organisations", "id,name\ntravail,Département du Travail\n") == "0 1 0");
  const std::string text = folder.text_of("organisations/travail.yaml");
  CHECK(text.find("- name: Ministère du Travail\n    to: 2019-12-31\n"
                  "  - name: Département du Travail\n    from: 2020-01-01\n") != text.npos);
}

TEST_CASE("requesters of a cell are meant by their names; several are refused") {
  ImportFolder folder;
  folder.write("organisations/travail.yaml", ministry);
  folder.write("organisations/twin.yaml", "names:\n  - name: Office  «A»\ncountry: BEN\n");
  folder.write("organisations/other.yaml", "names:\n  - name: OFFICE \"A\"\ncountry: CUB\n");
  CHECK(folder.bring_in("requests", "title,letters.1.requester\nNew,ministère du travail\n") ==
        "1 0 0");
  CHECK(folder.text_of("requests/new.yaml").find("requester: travail\n") != std::string::npos);
  CHECK(folder.said("requests", "title,letters.1.requester\nNewer,Office “A”\n") ==
        "2:7 'Office “A”' means several records\n");
}

TEST_CASE("names of columns are read in any spelling") {
  const RequestFolder folder;
  CHECK(folder.said("requests", "ID,Short  Name,\u200bTITLE\nguards,G,T\n").empty());
  CHECK(folder.bring_in("requests", "ID,Short  Name,\u200bTITLE\nguards,G,T\n") == "0 1 0");
  CHECK(folder.text_of("requests/guards.yaml").find("title: T\n") != std::string::npos);
  CHECK_THROWS_AS(folder.plan("requests", "title,Title\na,b\n"), std::runtime_error);
}

TEST_CASE("what nobody sees is dropped at the ends of cells, and refused inside") {
  const RequestFolder folder;
  CHECK(folder.bring_in("requests", "title,countries\n\ufeffVisas\u200b,\u200bCuba\n") == "1 0 0");
  CHECK(folder.text_of("requests/visas.yaml")
            .starts_with("id: visas\ntitle: Visas\ncountries: [CUB]\n"));
  CHECK(folder.said("requests", "id,title\nguards,Trai\u202ening\nnew,\u200b\n") ==
        "2:8 U+202E right-to-left override stands here, which nobody sees\n"
        "3:1 the field 'title' is missing\n");
}

TEST_CASE("a line break in a title is refused at its cell") {
  CHECK(RequestFolder().said("requests", "id,title\nguards,\"Training\nof guards\"\n") ==
        "2:8 'title' is one line; here a line break stands\n");
}

}  // namespace import_rows_test
