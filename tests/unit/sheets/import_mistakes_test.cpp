// What is wrong with a sheet's columns and rows, and where.

#include <doctest/doctest.h>

#include "importing.hpp"
#include "mieux/sheets/import_rows.hpp"

using namespace mieux;

namespace {

struct Case {
  std::string_view kind;
  std::string sheet;
  std::string said;
};

struct SmallFolder : ImportFolder {
  SmallFolder() {
    const std::string begun = "events:\n  - event: received\n";
    write("requests/one.yaml", "title: Same\nreferences: [\"1\"]\ncountries: [TJK]\n" + begun);
    write("requests/two.yaml", "title: Same\nreferences: [\"2\"]\ncountries: [TJK]\n" + begun);
    write("requests/broken.yaml", "title: [\n");
    write("actions/act.yaml",
          "title: Act\nactivities:\n  - id: a1\n    types: [training]\n    title: T\n"
          "  - id: a2\n    types: [training]\n    title: T\n");
    write("actions/other.yaml", "title: Other\n");
  }
};

void check_all(const std::vector<Case>& cases) {
  const SmallFolder folder;
  for (const Case& one : cases) {
    CAPTURE(one.sheet);
    CHECK(folder.said(one.kind, one.sheet) == one.said);
  }
}

}  // namespace

TEST_CASE("columns that cannot be read are named") {
  check_all({
      {"requests", "id,tittle,letters\n",
       "1:4 requests have no field 'tittle'\n"
       "1:11 requests have no field 'letters'\n"},
      {"experts", "country,name,E-Mail\n",
       "1:9 'name' is no field of experts, which everybody may read\n"
       "1:14 'E-Mail' is no field of experts, which everybody may read\n"},
      {"requests", "id,year,letters.received,region\n",
       "1:4 the column 'year' is not read: it is no single field of requests\n"
       "1:9 the column 'letters.received' is not read: it is no single field of requests\n"
       "1:26 the column 'region' is not read: it is no single field of requests\n"},
      {"requests", "id,country,countries,reason\none,BEN,TJK,because\n",
       "1:4 the column 'country' is not read: 'countries' says the same\n"},
      {"activities", "title,types\nT,training\n",
       "1:1 no column says which activity or Action a row is about\n"},
  });
}

TEST_CASE("rows that do not say what they are about are refused") {
  check_all({
      {"requests", "title,countries\nSame,Tajikistan\n",
       "2:1 'Same' means several records: one, two\n"},
      {"requests", "references\n1; 2\n", "2:1 '1; 2' means several records: one, two\n"},
      {"requests", "id,title\n,\n1,\n", "3:3 this cell is empty, and 'title' must be there\n"},
      {"requests", "need\nmuch\n", "2:1 nothing tells which record this row is about\n"},
      {"requests", "title\nNew\nnew\n", "3:1 another row above says the same of a new record\n"},
      {"requests", "id,need\none,a\n1,b\n", "3:1 another row above is about one too\n"},
      {"requests", "id,need\nA b,a\n", "2:1 'A b' cannot be an id\n"},
      {"actions", "id,activities.1.id,activities.1.types,activities.1.title\nact,,,\n",
       "2:5 nothing would be left of activities.1, and those behind it move up\n"},
      {"requests", "id,uid\none,aaaaaaaaaaaaaaaa\n", "2:5 a uid never changes\n"},
      {"requests", "id,need\nbroken,a\n",
       "2:1 requests/broken.yaml cannot be read, so it cannot be changed\n"},
      {"activities", "id,action,title\nact/a1,other,x\n",
       "2:8 the id is one of an activity of act, not of other\n"},
      {"activities", "id,title\nact,x\nnone/a1,x\n",
       "2:1 'act' names no activity\n3:1 there is no Action 'none'\n"},
      {"activities", "action,title\nact,T\n", "2:1 'T' means 2 activities of its Action\n"},
  });
}

TEST_CASE("what the rules find is brought back to the cell") {
  check_all({
      {"requests", "id,title,countries\none,x,\"TJK; Nowhere\"\ntwo,y,BEN\n",
       "2:7 unknown country 'Nowhere'\n"},
      {"requests", "title,letters.1.received,letters.1.requester\nNew,2012-02-30,\nNewer,,nobody\n",
       "2:5 '2012-02-30' is not a date\n3:8 there is no organisation 'nobody'\n"},
      {"requests", "title,letters.2.received\nNew,2012\n",
       "2:5 'letters.2.received' would be element 2; there are 0 elements\n"},
      {"activities", "action,title,participants.total\nother,New,many\n",
       "2:1 the field 'types' is missing\n2:11 'total' wants a whole number; 'many' is text\n"},
      {"requests", "title,events.1.date\nNew,2012-02\n", "2:5 the field 'event' is missing\n"},
  });
}

TEST_CASE("the good rows are one change, the bad ones have no part in it") {
  const SmallFolder folder;
  const Imported imported = folder.plan(
      "requests",
      "id,title,countries\none,First,Nowhere\nfour,Fourth,BEN\ntwo,Second,TJK\n,,BEN\n");
  CHECK(imported.rejected() == std::vector<std::size_t>{0, 3});
  CHECK(imported.change.sentence == "requests imported: 1 new, 1 changed");
  REQUIRE(imported.change.files.size() == 2);
  CHECK(imported.change.files[0].path == "requests/four.yaml");
  CHECK(imported.change.files[1].path == "requests/two.yaml");
}
