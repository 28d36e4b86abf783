"""The stores that are measured; each is made again only if what makes it is newer."""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
BUILD = PROJECT / "build/release"
STORES = PROJECT / "build/bench"
SMALL_OFFICE = PROJECT / "examples/small-office"


def made(name, make):
    """The folder build/bench/NAME, filled by `make(folder)`."""
    folder = STORES / name
    finished = folder / "finished"
    newest = max(file.stat().st_mtime for file in (BUILD / "bench_generate", Path(__file__)))
    if not finished.exists() or finished.stat().st_mtime < newest:
        print(f"making {name}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        finished.touch()
    return folder


def record_bytes(store):
    return sum(file.stat().st_size for file in store.glob("*/*.yaml"))


def small_office():
    """Its store, in a repository: commands that give ids look at branches."""
    def make(folder):
        shutil.copytree(SMALL_OFFICE, folder / "store")
        make_repository(folder / "store")
    return made("small-office", make) / "store"


def plain(count):
    """`count` records without a finding, and the same data for the other programs."""
    def make(folder):
        command = [BUILD / "bench_generate", folder, str(count), SMALL_OFFICE / "vocabularies"]
        subprocess.run(command, check=True)
        make_repository(folder / "store")
    return made(f"plain-{count}", make)


def make_repository(store):
    git = ["git", "-C", str(store), "-c", "gc.auto=0", "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "made-up records"], check=True)


def with_history(count, commits):
    """The made-up store with so many commits on top, each of which changes the titles of two records."""
    def make(folder):
        store = folder / "store"
        shutil.copytree(plain(count) / "store", store)
        chance = random.Random(20150302)
        files = sorted((store / "requests").glob("*.yaml")) + sorted((store / "actions").glob("*.yaml"))
        texts = {f"{file.parent.name}/{file.name}": file.read_text() for file in files}
        stream = []
        for number in range(commits):
            message = f"Titles {number}"
            stream.append(f"commit refs/heads/changes\nmark :{number + 1}\n"
                          f"committer bench <bench@example.org> {1600000000 + 86400 * number} +0000\n"
                          f"data {len(message)}\n{message}\n")
            stream.append("from HEAD\n" if number == 0 else f"from :{number}\n")
            for path in chance.sample(sorted(texts), 2):
                texts[path] = re.sub("(?m)^title: .*", f"title: Title {number}", texts[path])
                stream.append(f"M 100644 inline {path}\ndata {len(texts[path].encode())}\n{texts[path]}\n")
        git = ["git", "-C", str(store)]
        subprocess.run([*git, "fast-import", "--quiet"], input="".join(stream).encode(), check=True)
        subprocess.run([*git, "checkout", "-q", "changes"], check=True)
        subprocess.run([*git, "gc", "-q"], check=True)
    return made(f"history-{count}-{commits}", make) / "store"


# --- as people write -----------------------------------------------------------------------------

COMMENT = "# as agreed with the partner, see the minutes of the second meeting\n"
FOREIGN = {"officers": "fonctionnaires détachés", "services": "служб", "ministers": "ministères (Übergänge)"}
WRONG = (
    ("\nuid: ", "\nremarkz: nobody reads this\nuid: "),
    ("\ncountries: [", "\ncountries: [Atlantis, "),
    ("\nremarks: ", "\nremakrs: "),
)


def by_hand(count):
    """The same with comments and empty lines, other scripts in every second file, and a finding in every hundredth."""
    def make(folder):
        shutil.copytree(plain(count) / "store", folder / "store", ignore=shutil.ignore_patterns(".git"))
        for number, file in enumerate(sorted((folder / "store").glob("*/*.yaml"))):
            file.write_text(as_by_hand(file.read_text(), number))
        make_repository(folder / "store")
    return made(f"by-hand-{count}", make)


def as_by_hand(text, number):
    if number % 2 == 0:
        for word, other in FOREIGN.items():
            text = text.replace(f" {word}", f" {other}")
    text = re.sub(r"^(events|activities|missions|results|need|remarks):", r"\n\g<0>", text, flags=re.M)
    text = re.sub(r"^(title|events|activities|names|questions|languages):", COMMENT + r"\g<0>", text, flags=re.M)
    if number % 100 == 0:
        for right, wrong in WRONG[number // 100 % 3:] + WRONG:
            if right in text:
                return text.replace(right, wrong, 1)
    return text


# --- stores in which one thing grows -------------------------------------------------------------

ACTION = """id: action-{number:05}
uid: {uid}
title: Action {number}
request: "{request}"
countries: [{country}]
topics: [migration-indicators]
requesters: [{requester}]
planned:
  start: 2020-06-05
  end: 2022-01-21
events:
  - event: ready
    date: 2020-05-31
  - event: started
    date: 2020-06-05
{more}"""

ACTIVITY = """  - id: a{number}
    types: [fact-finding]
    title: Visit {number}
    mode: on-site
    countries: [{country}]
    start: {day}
    end: {day}
    participants:
      total: 19
      women: 9
      men: 10
    outcome:
      state: held
"""

DELIVERABLE = """  - type: guide-{number}
    title: Text {number}
    languages: [en]
"""

ORGANISATION = """id: organisation-{number:05}
uid: {uid}
names:
  - name: Ministry of the {number} Islands
    language: en
country: {country}
type: ministry
"""


class Grown:
    """A store of one request, to which records are added that all belong to it."""

    def __init__(self, folder):
        source = plain(100) / "store"
        self.store = folder / "store"
        requests = sorted((source / "requests").glob("*.yaml"))
        request = next(file for file in requests if "event: approved" in file.read_text())
        self.request = request.stem
        self.requester = re.search("requester: (.*)", request.read_text()).group(1)
        self.country = re.search(r"\ncountries: \[(.*)\]", request.read_text()).group(1)
        for file in ("mieux.yaml", f"requests/{self.request}.yaml", f"organisations/{self.requester}.yaml"):
            (self.store / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / file, self.store / file)
        shutil.copytree(source / "vocabularies", self.store / "vocabularies")
        (self.store / "actions").mkdir()
        self.chance = random.Random(20150301)

    def uid(self):
        return "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=16))

    def add_action(self, number, more="", requester=None):
        text = ACTION.format(number=number, uid=self.uid(), request=self.request, country=self.country,
                             requester=requester or self.requester, more=more)
        (self.store / f"actions/action-{number:05}.yaml").write_text(text)

    def activities(self, days):
        return "activities:\n" + "".join(
            ACTIVITY.format(number=number + 1, country=self.country, day=day) for number, day in enumerate(days))

    def add_organisation(self, number):
        text = ORGANISATION.format(number=number, uid=self.uid(), country=self.country)
        (self.store / f"organisations/organisation-{number:05}.yaml").write_text(text)


def many_actions(folder, count):
    grown = Grown(folder)
    for number in range(count):
        grown.add_action(number)


def many_activities(folder, count):
    grown = Grown(folder)
    days = [f"2020-{7 + number // 28 % 6:02}-{number % 28 + 1:02}" for number in range(count)]
    grown.add_action(0, grown.activities(days))


def many_terms(folder, count):
    """Unknown terms, ten in an Action."""
    grown = Grown(folder)
    for number in range(count // 10):
        texts = (DELIVERABLE.format(number=10 * number + part) for part in range(10))
        grown.add_action(number, "deliverables:\n" + "".join(texts))


def many_references(folder, count):
    """Wrong ids of as many organisations as there are Actions."""
    grown = Grown(folder)
    for number in range(count):
        grown.add_organisation(number)
        grown.add_action(number, requester=f"organisatoin-{number:05}")


def many_warnings(folder, count):
    """An activity before the start in each Action."""
    grown = Grown(folder)
    for number in range(count):
        grown.add_action(number, grown.activities(["2020-05-20"]))


def grown(name, make, count):
    """The store made by `make(folder, count)`."""
    return made(f"{name}-{count}", lambda folder: make(folder, count)) / "store"


# --- feedback ------------------------------------------------------------------------------------

FEEDBACK = """id: f{number:06}
uid: {uid}
title: Feedback {number}
tool: participant-feedback
level: action
action: {action}
date: {year}-{month:02}-10
form: participants
form_version: "2"
sent: {sent}
received: {received}
questions:
  - id: q1
    distribution:
      disagree: {q1[0]}
      rather disagree: {q1[1]}
      rather agree: {q1[2]}
      agree: {q1[3]}
  - id: q2
    distribution:
      the handbook: {q2[0]}
      the exercises: {q2[1]}
      the contacts: {q2[2]}
"""


def feedback(count):
    """The small office with so many records of feedback on its Actions, many of their numbers small."""
    def make(folder):
        store = folder / "store"
        shutil.copytree(SMALL_OFFICE, store, ignore=shutil.ignore_patterns("feedback"))
        (store / "feedback").mkdir()
        chance = random.Random(20150304)
        actions = sorted(file.stem for file in (store / "actions").glob("*.yaml"))
        for number in range(count):
            levels = [chance.randint(0, 12) for _ in range(4)]
            received = sum(levels)
            text = FEEDBACK.format(
                number=number, uid="".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=16)),
                action=chance.choice(actions), year=chance.randint(2018, 2024), month=chance.randint(1, 12),
                sent=received + 3, received=received, q1=levels, q2=[chance.randint(0, received) for _ in range(3)])
            (store / f"feedback/f{number:06}.yaml").write_text(text)
    return made(f"feedback-{count}", make) / "store"


# --- experts -------------------------------------------------------------------------------------

EXPERT = """id: x{number:06}
uid: {uid}
country: {country}
background: {background}
administration: Ministry of the Interior, department of migration and asylum
topics: [{topics}]
languages:
  - language: en
    level: c1
  - language: {language}
    level: {level}
registered: {year}-{month:02}-10
availability:
  - state: {state}
    from: 2026-0{from_month}-01
    to: 2026-0{from_month}-20
"""

MISSIONS = """id: sent-{number:04}
uid: {uid}
title: Missions {number}
imported:
  source: Made up.
countries: [{country}]
topics: [labour-migration]
events:
  - event: started
    date: {year}-01-10
missions:
{missions}"""

PLANNED = """id: planned
uid: planned222222222
title: Planned
imported:
  source: Made up.
countries: [BEN]
topics: [labour-migration, governance-of-external-labour-migration]
activities:
  - id: a1
    types: [training]
    mode: on-site
    start: 2026-03-02
    end: 2026-03-06
"""


def roster(count):
    """The small office with so many experts, and as many missions."""
    def make(folder):
        store = folder / "store"
        shutil.copytree(SMALL_OFFICE, store, ignore=shutil.ignore_patterns("experts", "feedback", "actions"))
        (store / "experts").mkdir()
        (store / "actions").mkdir()
        chance = random.Random(20150305)
        def uid():
            return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=16))
        topics = [line.split("\t")[0] for line in (store / "vocabularies/topics.tsv").read_text().splitlines()[1:]]
        members = [line.split("\t")[0] for line in
                   (store / "vocabularies/eu_membership.tsv").read_text().splitlines()[1:]]
        partners = ["BEN", "GHA", "PHL", "ZMB", "GTM", "HND", "SLV", "TJK"]
        for number in range(count):
            south = chance.random() < 0.2
            text = EXPERT.format(
                number=number, uid=uid(), country=chance.choice(partners if south else members),
                background="non-eu-admin" if south else "eu-ms-admin", topics=", ".join(chance.sample(topics, 3)),
                language=chance.choice(["fr", "es", "pt", "ar", "de"]),
                level=chance.choice(["a2", "b1", "b2", "c1", "c2", "native"]), year=chance.randint(2012, 2024),
                month=chance.randint(1, 12), state=chance.choice(["limited", "unavailable", "available"]),
                from_month=chance.randint(1, 9))
            (store / f"experts/x{number:06}.yaml").write_text(text)
        for number in range(count // 100):
            year = chance.randint(2016, 2024)
            missions = "".join(
                f"  - id: m{part + 1}\n    expert: x{chance.randrange(count):06}\n    start: {year}-03-{part % 28 + 1:02}\n"
                for part in range(100))
            (store / f"actions/sent-{number:04}.yaml").write_text(MISSIONS.format(
                number=number, uid=uid(), country=chance.choice(partners), year=year, missions=missions))
        (store / "actions/planned.yaml").write_text(PLANNED)
    return made(f"roster-{count}", make) / "store"
