"""Ids that are no names of records, twins of upper and lower case, and the surroundings: clock,
time zone, language, home."""

import unicodedata

from checks import Findings, expect
from place import difference

KINDS = ("request", "fiche", "action", "organisation", "expert", "feedback", "review", "practice",
         "event", "publication", "claim", "aggregate", "expert-private")  # fmt: skip
BAD_IDS = ("../x", "a/b", "CON", ".git", "", "x" * 300, "/etc/passwd", "..", ".", "-x", "a\nb", "a\x1bb",
           "nul", "é", "~", "a b", "2024-02.yml", "x" * 5000)  # fmt: skip
NEW = ("request", "new", "--title", "New", "--countries", "ZMB", "--draft")
SET = ("request", "set", "2024-02", "remarks=hello")


def checks():
    return [
        ("ids that are no names", check_ids),
        ("ids that are no names, within records", check_ids_in_records),
        ("twins by upper and lower case", check_case_twins),
        ("twins by Unicode normalisation", check_unicode_twins),
        ("hostile file names", check_hostile_names),
        ("clock in 1999 and 2099", check_clock),
        ("time zones and languages", check_zones),
        ("no HOME, no PATH, odd variables", check_no_home),
    ]


def commands_with(identifier, kind):
    """Every command of a kind that takes an id, with this one."""
    noun = (kind,)
    yield (*noun, "set", "--", identifier, "remarks=x")
    yield (*noun, "remove", "--", identifier)
    yield (*noun, "rename", "--", identifier, "another")
    yield (*noun, "edit", "--", identifier)
    yield (*noun, "new", "--title", "x", "--draft", f"--id={identifier}")
    if kind != "expert-private":
        yield (*noun, "show", "--", identifier)


def outside_of(store):
    """What lies beside the store, without traces of our own."""
    return sorted(p.name for p in store.folder.parent.iterdir())


def check_ids(place):
    store = place.store()
    before, beside = store.files(), outside_of(store)
    findings = Findings()
    kinds = KINDS if place.full else ("request", "expert")
    for identifier in BAD_IDS:
        for command in (c for kind in kinds for c in commands_with(identifier, kind)):
            with findings.at(" ".join(command)[:80].encode("unicode_escape").decode()):
                ended = store.run(*command, env={"EDITOR": "false"}, timeout=5)
                given = identifier == "" and command[1] == "new"  # none given: one is given out
                given = given or ended.code == 0 and identifier in ("nul", "x" * 100)
                expect(given or ended.code in (1, 2, 3), f"{ended}")
                expect("\x1b" not in ended.text(), "an escape reaches the terminal")
                expect(given or store.files() == before, f"{difference(before, store.files())}")
                expect(outside_of(store) == beside, f"beside the store: {outside_of(store)}")
            store = store if store.files() == before else place.store()
    findings.raise_if_any()


def check_ids_in_records(place):
    """Renaming to such a name, and records that refer to such a name."""
    store = place.store()
    before, beside = store.files(), outside_of(store)
    findings = Findings()
    for identifier in (i for i in BAD_IDS if i not in ("nul",)):
        shown = identifier[:30].encode("unicode_escape").decode()
        for command in (
            ("request", "rename", "--", "2024-02", identifier),
            ("request", "set", "2024-02", f"id={identifier}"),
            ("request", "set", "2024-02", f"regional_organisation={identifier}"),
            ("activity", "new", "--", identifier, "title=x"),
            ("activity", "set", "--", f"zambia/{identifier}", "title=x"),
        ):
            with findings.at(f"{' '.join(command[:3])} {shown}"):
                ended = store.run(*command, timeout=5)
                if not takes_away(command[-1]):
                    expect(ended.code in (1, 2, 3), f"{ended}")
                    expect(store.files() == before, f"{difference(before, store.files())}")
                expect(outside_of(store) == beside, f"beside the store: {outside_of(store)}")
            store = store if store.files() == before else place.store()
    findings.raise_if_any()


def takes_away(word):
    """`field=` is no bad id: it takes the value of the field away."""
    return word == "regional_organisation="


def check_case_twins(place):
    store = place.store()
    text = store.read("requests/2024-02.yaml")
    organisation = store.read("organisations/zambia-migration-agency.yaml")
    store.write("organisations/Zambia-Migration-Agency.yaml", organisation)
    store.write("requests/2024-02.YAML", text)
    ended = store.run("validate")
    expect(ended.code == 1, f"{ended}")
    for name in ("Zambia-Migration-Agency.yaml", "zambia-migration-agency.yaml", "2024-02.YAML"):
        expect(name in ended.text(), f"{name} is not named: {ended}")
    before = store.files()
    ended = store.run(*NEW, "--id", "2024-02")
    expect(ended.code in (2, 3), f"a twin was written: {ended}")
    expect(store.files() == before, "something was written")


def check_unicode_twins(place):
    store = place.store()
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "zambia-société")
        store.write(f"organisations/{name}.yaml", f"id: {name}\nname: Société\n")
    ended = store.run("validate")
    expect(ended.code == 1, f"{ended}")
    expect(ended.text().count("organisations/zambia-soci") >= 2, f"both are not named: {ended}")


def check_hostile_names(place):
    store = place.store()
    for name in (b"a\nb.yaml", b"-rf.yaml", b"\xff\xfe.yaml", b"\x1b[31m.yaml", b"a b.yaml"):
        with open(bytes(store.folder / "requests") + b"/" + name, "wb") as file:
            file.write(b"id: x\n")
    ended = store.run("validate")
    expect(ended.code == 1, f"{ended}")
    expect("\x1b" not in ended.text(), "an escape reaches the terminal")
    lines = ended.text().split("\n")
    expect(not any(line.startswith("b.yaml") for line in lines), "a line break of a name is shown raw")
    ended = store.run("request", "set", "2018-01", "remarks=x")
    expect(ended.code == 0, f"damage elsewhere is in the way: {ended}")


def check_clock(place):
    for day in ("1999-12-31", "2099-01-01"):
        store = place.store()
        env = {"MIEUX_TODAY": None}
        prefix = ["faketime", "-f", f"{day} 23:59:59"]  # the clock stands still
        # The facility began in 2018: what happened before it is refused.
        program = store.read("mieux.yaml")
        store.write("mieux.yaml", program.replace("from: 2018-01-01", "from: 1990-01-01"))
        for words in (("request", "new", "--title", "New", "--draft"), SET):
            ended = store.run(*words, prefix=prefix, env=env)
            expect(ended.code == 0, f"{day}: {ended}")
        expect((store.folder / f"requests/{day[:4]}-01.yaml").exists(), f"{day}: no record of that year")
        ended = store.run("validate", prefix=prefix, env=env)
        expect(ended.code in (0, 1), f"{day}: {ended}")
        expect(store.run("validate").code in (0, 1), "another clock finds it broken")
        ended = store.run("report", "show", "glance", prefix=prefix, env=env)
        expect(ended.code in (0, 3), f"{day}: {ended}")


def check_zones(place):
    plain = place.store()
    for words in (NEW, SET):
        plain.run(*words)
    shown = plain.run("list", "requests", "--format", "json").out
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "nonsense", ":/dev/zero", ""):
        for language in ("C", "de_DE.UTF-8", "tr_TR.UTF-8", "nonsense", ""):
            store = place.store()
            env = {"TZ": zone, "LC_ALL": language, "LANG": language}
            for words in (NEW, SET):
                ended = store.run(*words, env=env)
                expect(ended.code == 0, f"{env}: {ended}")
            expect(store.files() == plain.files(), f"{env}: {difference(plain.files(), store.files())}")
            now = store.run("list", "requests", "--format", "json", env=env).out
            expect(now == shown, f"{env}: another list")
            store.remove()


def check_no_home(place):
    plain = place.store()
    plain.run(*SET)
    for env in ({"HOME": None}, {"HOME": "/nowhere"}, {"HOME": ""}, {"PATH": "/nowhere"},
                {"PATH": None}, {"TMPDIR": "/nowhere"}, {"XDG_CONFIG_HOME": "/dev/null"},
                {"COLUMNS": "-7"}, {"COLUMNS": "9" * 40}, {"TERM": "nonsense"}):  # fmt: skip
        store = place.store()
        ended = store.run(*SET, env=env)
        expect(ended.code == 0, f"{env}: {ended}")
        expect(store.files() == plain.files(), f"{env}: {difference(plain.files(), store.files())}")
        expect(store.run("list", "requests", env=env).code == 0, f"{env}: reading does not work")
        store.remove()
