"""Values of a private roster must not come out of the public store: not in what is printed, said,
logged, left behind or committed. A command on the roster itself finds them: the check can see."""

import re

from checks import Findings, expect
from place import Store, difference

WORDS = {
    "name": "Zyxwana Qorblatt",
    "address": "Vexpillar Lane 77",
    "note": "Plimforth after vespers",
    "summary": "Grondelizing of tidal snarfs",
    "rating": "kwibbel",
    "text": "Blurnsted the quayside",
}
MAIL = "zq@blorp.example.org"
PHONE = "+99 555 0147 313"
CANARIES = (*(word for value in WORDS.values() for word in value.split() if len(word) > 6), MAIL, "0147 313", "kwibbel")

ROSTER = f"""id: k7p3xq
uid: tstendljtrtpluoi
name: {WORDS["name"]}
contact:
  emails: [{MAIL}]
  phones: ["{PHONE}"]
  address: {WORDS["address"]}
  note: {WORDS["note"]}
cv:
  summary: {WORDS["summary"]}
assessments:
  - date: 2024-05-01
    action: zambia
    rating: {WORDS["rating"]}
    text: {WORDS["text"]}
"""
DAMAGED = ROSTER.replace("cv:", "cv: [") + f"unknown_field: {MAIL}\n"

# Values of internal fields: for staff alone.
INTERNAL = {
    "remarks": "Brindlewick-remark",
    "screening.note": "Quizzacious-screening",
    "screening.by": "zz9staff",
    "recorded_by": "zz8staff",
    "letters.1.received_by": "zz7staff",
    "documents.1.type": "Snozzwangle-document",
    "responsible.1.staff": "zz6staff",
}
INTERNAL_OF_ACTION = {"remarks": "Flumpous-remark", "activities.a1.cost.currency": "EUR", "activities.a1.cost.planned": "73951", "missions.1.travel": "Wobblequist-travel"}
INTERNAL_WORDS = tuple(v for v in (*INTERNAL.values(), *INTERNAL_OF_ACTION.values()) if v != "EUR")
# What leaves the office: none of it may hold an internal value.
LEAVING = (
    "list requests --format FORMAT", "list actions --format FORMAT", "list activities --format FORMAT",
    "list missions --format FORMAT", "list requests --fields", "list requests --columns screening.by --format FORMAT",
    "list requests --columns recorded_by --format FORMAT", "list actions --columns request.remarks --format FORMAT",
    "list requests --where remarks~brindle --format FORMAT", "list activities --columns cost.planned --format FORMAT",
    "stats requests --by screening.by --format FORMAT", "stats requests --by remarks --format FORMAT",
    "stats requests --measure distinct:recorded_by --format FORMAT", "stats requests --by outcome --explain --format FORMAT",
    "stats activities --measure median:cost.planned --format FORMAT", "stats activities --where cost.planned>0 --format FORMAT",
    "report show glance", "report show requests", "report show clocks", "report show fiche fiche-2018-01",
    "report show decision fiche-2018-01", "report show steering-pack --as-of 2024-06-30",
    "request letter 2018-02 refusal", "request letter 2018-01 acknowledgement", "claim check --explain",
)  # fmt: skip
FOR_STAFF = (
    "request show 2018-01", "action show benin", "list requests --columns remarks,screening.by --internal",
    "stats requests --by screening.by --internal", "due",
)  # fmt: skip

READING = (
    "validate", "validate --second-opinion", "list requests --format json", "list experts --format csv",
    "list experts --format json", "list experts", "list actions --format md", "list activities",
    "list expert-private", "list expert-privates", "expert show k7p3xq", "show k7p3xq",
    "expert show k7p3xq --format json", "action show zambia", "stats requests", "stats experts",
    "report show glance", "report list", "claim check", "schema expert-private", "expert list",
    "expert-private show k7p3xq", "list experts --where name=x", "list experts --where contact.note=x",
    "expert show zyx", "explain personal-data", "programme show",
    "due", "due --format json", "due --format ics", "report show requests", "report show clocks",
    "report show fiche fiche-2018-01", "report show decision fiche-2018-01",
    "report show steering-pack --as-of 2024-06-30", "request letter 2018-02 refusal",
    "request check-eligibility 2018-01", "fiche check fiche-2024-02",
    "expert access k7p3xq", "expert history k7p3xq", "expert history benin", "expert search", "expert search --columns name",
    "expert propose philippines/a3 --languages en --size 1", "expert duplicates", "expert roster check",
    "validate --history", "stats experts --by background", "report show experts 2018..2024",
    "list experts --columns name", "list experts --columns contact.emails --internal", "expert set k7p3xq keep_until=2031 -n",
    "expert forget k7p3xq -n", "expert rename k7p3xq k7p3xr -n", "expert remove k7p3xq -n",
    "complete mieux expert show k7", "expert show k7p3xq --private --at HEAD",
)  # fmt: skip
# They ask for what is private: the check can see.
ASKED = (
    "expert show k7p3xq --private", "expert access k7p3xq --private", "expert set k7p3xq keep_until=2031 -n --private",
    "expert forget k7p3xq -n --private",
)  # fmt: skip
WRITING = (
    "expert set k7p3xq remarks=x --commit", "request set 2024-02 remarks=hello --commit",
    "request new --title New --countries ZMB --draft --commit", "expert rename k7p3xq k7p3xr --commit",
    "expert-private set k7p3xq keep_until=2030-01-01", "expert-private remove k7p3xq",
    "expert-private new --name Other --draft", "expert edit h5ty6d", "expert remove k7p3xr", "fmt",
    "request edit 2024-02", "request approve 2024-02 --on 2024-07-03 --commit",
    "request reject 2024-01 --rejection-reason overlap", "fiche new 2024-01",
)  # fmt: skip

# Of both stores, in this order; what they are told is private.
IN_BOTH = (
    ("expert", "new", "--id", "q4canary", "--country", "FRA", "--background", "academia", "--name", WORDS["name"] + " II", "--email", MAIL, "--phone", PHONE, "--commit"),
    ("expert", "new", "--country", "FRA", "--name", WORDS["name"], "--keep-until", WORDS["name"]),
    ("expert", "new", "--country", "FRA", "--name", WORDS["name"], f"administration=Office of {WORDS['name']}"),
    ("expert", "set", "q4canary", f"contact.note={WORDS['note']}", "--commit"),
    ("expert", "set", "q4canary", f"consent.given={MAIL}"),
    ("expert", "set", "q4canary", f"contact.nothing={MAIL}"),
    ("expert", "duplicates",),
    ("activity", "schedule", "philippines/a3", "--start", "2027-03-01", "--end", "2027-03-05"),
    ("expert", "invite", "q4canary", "philippines/a3", "--commit"),
    ("expert", "decline", "q4canary", "philippines/a3", "--reason", WORDS["text"], "--commit"),
    ("expert", "assess", "k7p3xq", "benin", "--rating", WORDS["rating"], "--text", WORDS["text"], "--commit"),
    ("expert", "assess", "k7p3xq", "benin", "--rating", WORDS["rating"], "--reason", WORDS["text"], "--commit"),
    ("expert", "history", "q4canary"),
    ("expert", "merge", "q4canary", "k7p3xq", "--commit"),
    ("expert", "rename", "k7p3xq", "k7p3xr", "--commit"),
    ("expert", "forget", "k7p3xr", "--commit"),
    ("expert", "access", "k7p3xr"),
)  # fmt: skip
SHEET = f"name,emails,country,background,keep_until\n{WORDS['name']},{MAIL},FRA,academia,soon\n{WORDS['name']} II,{MAIL},Nowhere,academia,2031-01-01\n"


def checks():
    return [
        ("canary: the roster itself shows its values", check_can_see),
        ("canary: reading the public store", check_reading),
        ("canary: writing the public store", check_writing),
        ("canary: writing both stores", check_both),
        ("canary: a roster that cannot be used", check_unusable),
        ("canary: a broken roster", check_broken_roster),
        ("canary: left by a kill", check_killed),
        ("canary: a private value in a public record", check_leaked),
        ("canary: internal values", check_internal),
    ]


def found(text):
    """The canaries in a text, however it is folded, quoted or escaped."""
    plain = re.sub(r"\s+", " ", text.lower())
    return sorted({c for c in CANARIES if c.lower() in plain})


def stores_of(place, record=ROSTER):
    """The public store, in a git repository, and the roster that it names."""
    public = place.store()
    roster = Store(place, public.folder.parent / "roster")
    roster.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\nprivate: true\n")
    roster.write("expert-private/k7p3xq.yaml", record)
    roster.folder.chmod(0o700)
    public.write("mieux.yaml", public.read("mieux.yaml") + "private_roster: ../roster\n")
    public.git("init", "-q")
    public.git("add", "-A")
    public.git("commit", "-qm", "first")
    return public, roster


def check_can_see(place):
    _, roster = stores_of(place)
    shown = roster.run("show", "k7p3xq").text() + roster.run("expert-private", "show", "k7p3xq").text()
    listed = roster.run("list", "expert-private").text()
    changed = roster.run("expert-private", "set", "k7p3xq", f"name={WORDS['name']} II", "--dry-run").text()
    expect(found(shown + listed + changed), f"no command on the roster shows a canary: {shown}{listed}{changed}")
    expect(found("x zyxwana\n  QORBLATT y"), "the search does not see a folded name")
    expect(roster.run("validate").code in (0, 1), "the roster cannot be read")


def check_both(place):
    """Commands of both stores, told private values: the roster has them in the end, nobody else."""
    public, roster = stores_of(place)
    for words in ASKED:
        ended = public.run(*words.split())
        expect(found(ended.out), f"{words} shows no canary: {ended}")
    texts = [(" ".join(words), public.run(*words).text()) for words in IN_BOTH[:6]]
    held = "".join(roster.files().values()) if all(isinstance(v, str) for v in roster.files().values()) else str(roster.files())
    expect(MAIL in held and "Plimforth" in held, "the roster has not got what it was told")
    texts += [(" ".join(words), public.run(*words).text()) for words in IN_BOTH[6:]]
    sheet = public.folder.parent / "sheet.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    for more in (("-n",), (), ("--commit",), ("--rejects", str(public.folder.parent / "rejects.csv"))):
        texts.append((f"import {more}", public.run("expert", "import", str(sheet), *more).text()))
    judge_public(public, texts)


def check_unusable(place):
    """A roster that others may read, of another facility, locked, or no store: nothing of it is shown,
    nothing is changed."""
    def other_facility(public, roster):
        public.write("mieux.yaml", public.read("mieux.yaml") + "roster_id: aaaaaaaaaaaaaaaa\n")

    def no_store(public, roster):
        (roster.folder / "mieux.yaml").unlink()

    def not_private(public, roster):
        roster.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\n")

    ways = {
        "others may look into": lambda public, roster: roster.folder.chmod(0o755),
        "belongs to another facility": other_facility,
        "cannot be read": no_store,
        "does not say `private: true`": not_private,
        "is not here": lambda public, roster: roster.folder.rename(roster.folder.parent / "away"),
    }
    for said, make in ways.items():
        public, roster = stores_of(place)
        make(public, roster)
        before = public.files()
        for words in (*ASKED, *(" ".join(w) for w in IN_BOTH[:1])):
            ended = public.run(*(IN_BOTH[0] if words.startswith("expert new") else words.split()))
            if words.startswith("expert forget") and said == "is not here":
                continue  # without a roster there is nothing but the public record
            expect(ended.code == 3 and said in ended.err, f"{said}: {words}: {ended}")
            expect(not found(ended.text()), f"{said}: {words} shows {ended}")
        expect(public.files() == before, f"{said}: {difference(before, public.files())}")


def judge_public(public, texts):
    """Nothing printed, left in a file, in the journal or in a commit holds a canary."""
    findings = Findings()
    for what, text in texts:
        with findings.at(what):
            expect(not found(text), f"shows {found(text)}: {text[:500]}")
    for path in public.folder.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            with findings.at(str(path.relative_to(public.folder))):
                expect(not found(path.read_bytes().decode("utf-8", "replace")), "holds a canary")
    with findings.at("commits"):
        expect(not found(public.git("log", "-p", "--format=fuller%B").out), "hold a canary")
    findings.raise_if_any()


def run_all(store, commands, env=None):
    return [(words, store.run(*words.split(), env=env).text()) for words in commands]


def check_reading(place):
    public, roster = stores_of(place)
    before = public.files(), roster.files()
    texts = run_all(public, READING)
    expect(public.files() == before[0], "reading wrote")
    judge_public(public, texts)


def check_writing(place):
    public, roster = stores_of(place)
    before = roster.files()
    editor = public.folder.parent / "editor"
    editor.write_text("#!/bin/sh\ncat \"$1\"; echo 'remarks: [' >\"$1\"; exit 1\n")
    editor.chmod(0o755)
    apart = [words for words in WRITING if not words.startswith(("expert rename", "expert remove"))]
    texts = run_all(public, apart, {"EDITOR": str(editor), "TMPDIR": str(public.folder)})
    expect(roster.files() == before, f"the roster: {difference(before, roster.files())}")
    texts += run_all(public, [words for words in WRITING if words not in apart])
    judge_public(public, texts)


def check_broken_roster(place):
    for record in (DAMAGED, ROSTER.replace("uid:", "uid"), ROSTER[: len(ROSTER) // 2], "\0" + ROSTER):
        public, _ = stores_of(place, record)
        judge_public(public, run_all(public, READING[:6] + WRITING[:3]))
    public, roster = stores_of(place)
    (roster.folder / "expert-private/k7p3xq.yaml").chmod(0)
    judge_public(public, run_all(public, READING[:3]))


def check_killed(place):
    public, _ = stores_of(place)
    for call in ("renameat", "pwrite64", "renameat2", "unlinkat"):
        inject = f"inject={call}:signal=SIGKILL:when=1"
        prefix = ["strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
        ended = public.run("expert", "set", "k7p3xq", f"remarks={call}", prefix=prefix)
        expect(ended.code == -9, f"not killed at {call}: {ended}")
        judge_public(public, [(f"killed at {call}", ended.text())])
        judge_public(public, [("after it", public.run("validate").text())])


def check_leaked(place):
    """Validate finds a private value in a public record. It may show it where it stands, and the commit
    is refused."""
    public, _ = stores_of(place)
    before = public.files()
    for value in (WORDS["name"], MAIL):
        ended = public.run("request", "set", "2024-02", f"remarks=Ask {value} first", "--commit")
        expect(ended.code == 3 and "personal-data" in ended.err, f"{ended}")
    expect(public.files() == before, "it was written")
    expect(not found(public.git("log", "--format=%B").out), "it was committed")


def check_internal(place):
    """Internal fields are for staff: what may leave the office holds none of their values."""
    store = place.store()
    for words in (
        ("request", "set", "2018-01", *(f"{field}={value}" for field, value in INTERNAL.items())),
        ("request", "set", "2018-02", *(f"{field}={value}" for field, value in INTERNAL.items())),
        ("action", "set", "benin", *(f"{field}={value}" for field, value in INTERNAL_OF_ACTION.items())),
    ):
        result = store.run(*words)
        expect(result.code == 0, f"the internal values cannot be set: {result.text()}")
    findings = Findings()
    formats = ("table", "md", "csv", "json")
    leaving = [line.replace("FORMAT", f) for line in LEAVING for f in formats if "FORMAT" in line or f == "table"]
    for words in leaving:
        result = store.run(*words.split())
        with findings.at(words):
            text = result.text()
            held = [value for value in INTERNAL_WORDS if value.lower() in text.lower()]
            expect(not held, f"shows {held}: {text[:500]}")
            refused = result.code == 2 and "is internal" in text
            expect(refused or result.code in (0, 1), f"is not what leaves the office: {text[:500]}")
    for words, text in run_all(store, FOR_STAFF):
        with findings.at(words):
            expect(any(value in text for value in INTERNAL_WORDS), f"staff does not see it: {text[:500]}")
            expect("--internal" not in words or "not for publication" in text, "is not marked")
    findings.raise_if_any()
