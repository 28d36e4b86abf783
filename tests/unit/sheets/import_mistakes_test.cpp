// What is wrong with a sheet's columns and rows, and where.

#include <doctest/doctest.h>

#include "importing.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/sheets/import_rows.hpp"

namespace import_mistakes_test {

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
       "1:4 the columns 'year', 'letters.received', 'region' are not read: they are no single "
       "fields of requests\n"},
      {"requests", "id,year\n",
       "1:4 the column 'year' is not read: it is no single field of requests\n"},
      {"requests", "id,country,countries,reason\none,BEN,TJK,because\n",
       "1:4 the column 'country' is not read: 'countries' says the same\n"},
      {"activities", "title,types\nT,training\n",
       "1:1 no column says which activity or Action a row is about\n"},
  });
}

TEST_CASE("of many unknown columns the first are named, and how many more there are") {
  const SmallFolder folder;
  std::string header = "id";
  for (int i = 0; i < 900; ++i) header += ",x" + std::to_string(i);
  const std::string said = folder.said("requests", header + "\n");
  CHECK(std::count(said.begin(), said.end(), '\n') == 21);
  CHECK(said.find(" from here on, 880 more columns have errors\n") != std::string::npos);
  std::string derived = "id";
  for (int i = 1; i < 60; ++i) derived += ",letters." + std::to_string(i);
  CHECK(folder.said("requests", derived + "\n").find("39 more columns") != std::string::npos);
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
      {"activities", "id,action,title\nact/a1,other,x\n",
       "2:8 the id is one of an activity of act, not of other\n"},
      {"activities", "id,title\nact,x\nnone/a1,x\n",
       "2:1 'act' names no activity\n3:1 there is no Action 'none'\n"},
      {"activities", "action,title\nact,T\n", "2:1 'T' means 2 activities of its Action\n"},
  });
}

TEST_CASE("an id that no record has is refused with the title of another record") {
  const auto like = [](const std::string& id, const std::string& other) {
    return "there is no request '" + id + "', and the title in this row is that of " + other + "\n";
  };
  check_all({
      {"requests", "id,title,countries\nfeb-18,Same,TJK\n", "2:1 " + like("feb-18", "one")},
      {"requests", "id,title\nx,SAME\n", "2:1 " + like("x", "one")},
      {"requests", "title,id\n  same ,x\n", "2:9 " + like("x", "one")},
      {"requests", "id,title,countries\nx,Same,BEN\n", ""},
      {"requests", "id,title,countries\nx,Same,\n", "2:1 " + like("x", "one")},
      {"requests", "id,title,countries,references\nx,Same,TJK,3\n", ""},
      {"activities", "id,title,types\nact/a9,T,training\n",
       "2:1 there is no activity 'act/a9', and the title in this row is that of a1\n"},
      {"activities", "id,title,types,start\nact/a9,T,training,2019\n", ""},
      {"activities", "id,title,types\nact/a9,Other,training\n", ""},
  });
}

TEST_CASE("ids of new records fit the pattern of the store, but for those of the past") {
  const SmallFolder folder;
  folder.append("mieux.yaml", "id_patterns:\n  request: \"{year}-{serial:2}\"\n");
  const auto no_id = [](const std::string& id) {
    return "2:1 '" + id + "' is no id by the pattern of mieux.yaml, {year}-{serial:2}\n";
  };
  const auto said = [&](const std::string& id) {
    return folder.said("requests", "id,title\n" + id + ",New\n");
  };
  CHECK(said("2018-02").empty());
  CHECK(said("2018-100").empty());
  for (const char* id : {"feb-18", "2018-2", "18-02", "2018-02-03", "new"})
    CHECK(said(id) == no_id(id));
  CHECK(folder.said("requests", "id,title,imported.source\nangola,New,A brochure\n").empty());
  CHECK(folder.said("requests", "id,need\none,a\n").empty());
}

TEST_CASE("a sheet is not brought in while a record that it may mean cannot be read") {
  const SmallFolder folder;
  folder.write("requests/broken.yaml", "title: [\n");
  const auto failure = [&](std::string_view kind, const std::string& sheet) {
    try {
      (void)folder.plan(kind, sheet);
    } catch (const Failure& refused) {
      return std::string{refused.what()};
    }
    return std::string{};
  };
  const std::string why =
      "requests/broken.yaml cannot be read; which records the sheet means is not known";
  CHECK(failure("requests", "id,need\none,a\n") == why);
  CHECK(failure("actions", "id,objective\nact,a\n").empty());
  CHECK(failure("actions", "id,request\nact,one\n") == why);
}

TEST_CASE("who replaces what happened, or who asked, is warned with old and new") {
  const SmallFolder folder;
  const std::string begun = "events:\n  - event: received\n    date: 2018-02-01\n";
  folder.write("organisations/m.yaml", "names:\n  - name: M\ncountry: TJK\ntype: ministry\n");
  folder.write("organisations/n.yaml", "names:\n  - name: N\ncountry: TJK\ntype: ministry\n");
  folder.write(
      "requests/asked.yaml",
      "title: Asked\nletters:\n  - requester: m\n    channel: email\ncountries: [TJK]\n" + begun);
  folder.write("actions/done.yaml", "title: Done\nrequesters: [m]\n");
  const auto check = [&](std::string_view kind, const std::string& sheet, const std::string& said) {
    CAPTURE(sheet);
    CHECK(folder.said(kind, sheet) == said);
  };
  check("requests", "id,letters.1.requester\nasked,n\n",
        "2:7 this replaces the requester of asked (letters.1.requester): 'm' by 'n'\n");
  check("requests", "id,need,events.1.date\nasked,x,2018-02-02\n",
        "2:9 this replaces an event of asked (events.1.date): '2018-02-01' by '2018-02-02'\n");
  check("requests", "id,letters.1.requester\nasked,\n",
        "2:7 this takes away the requester of asked (letters.1.requester): 'm'\n");
  check("actions", "id,requesters\ndone,n\n",
        "2:6 this replaces a requester of done (requesters): [m] by [n]\n");
  check("actions", "id,requesters\ndone,m; n\n", "");
  check("requests", "id,events.2.event,events.2.date\nasked,acknowledged,2018-02-03\n", "");
  check("requests", "id,letters.1.channel\nasked,post\n", "");
}

TEST_CASE("rows about what is there, or about what is not, are left out on request") {
  const SmallFolder folder;
  const std::string sheet = "id,title,need\none,First,x\nnew,New,y\n";
  const Imported added = folder.plan("requests", sheet, Only::added);
  CHECK(added.change.sentence == "requests imported: 1 new, 1 left out");
  CHECK(added.skipped == std::vector<std::string>{"one"});
  REQUIRE(added.change.files.size() == 1);
  CHECK(added.change.files[0].path == "requests/new.yaml");
  const Imported known = folder.plan("requests", sheet, Only::known);
  CHECK(known.change.sentence == "requests imported: 1 changed, 1 left out");
  CHECK(known.skipped == std::vector<std::string>{"new"});
  REQUIRE(known.change.files.size() == 1);
  CHECK(known.change.files[0].path == "requests/one.yaml");
  const std::string parts = "id,types,title\nact/a1,training,U\nact/a7,training,New\n";
  CHECK(folder.plan("activities", parts, Only::added).skipped ==
        std::vector<std::string>{"act/a1"});
  CHECK(folder.plan("activities", parts, Only::known).skipped ==
        std::vector<std::string>{"act/a7"});
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

}  // namespace import_mistakes_test
