#!/usr/bin/env python3
"""Every figure of the report `year` on 2014 is what a count of the records themselves gives; and every
command below a table of it and of its like is understood, and prints the rows of the table.

    tests/cli/year_counts.py [--program FILE]

The records of examples/mieux-2009-2015 are read here with PyYAML, and counted by rules written down again: nothing of the program is used. Beside each figure stands how
many records dates leave open; these are compared where the report says so, too.
"""

import argparse
import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

STORE = stores.EXAMPLES / "mieux-2009-2015"
# Reports whose commands are typed again, each on a store.
TYPED_AGAIN = (("mieux-2009-2015", ("year", "2014")), ("mieux-2009-2015", ("decade", "2009..2015")),
               ("small-office", ("year", "2018..2023")), ("small-office", ("country", "Benin")),
               ("small-office", ("theme", "legal")), ("small-office", ("region", "asia")),
               ("small-office", ("experts", "2018..2023")), ("small-office", ("acknowledgements", "2018")))
YEAR = "2014"
FIRST, LAST = f"{YEAR}-01-01", f"{YEAR}-12-31"
TODAY = "2026-01-15"
EARLIEST, LATEST = "0000-00-00", "9999-99-99"
DAYS = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}


# --- reading ---------------------------------------------------------------------------------------

def read_yaml(path):
    """What the record says; every value is a text, so that no date is taken for another."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def read_table(name):
    rows = [line.split("\t") for line in (STORE / f"vocabularies/{name}.tsv").read_text().rstrip("\n").split("\n")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def records(kind):
    return {path.stem: read_yaml(path) for path in sorted((STORE / kind).glob("*.yaml"))}


# --- dates ------------------------------------------------------------------------------------------

def bounds(date):
    """First and last possible day of `2013-04`, `2009/2015`, `../2015`."""
    if date is None:
        return EARLIEST, LATEST
    first, _, last = date.partition("/")
    last = last or first
    first = EARLIEST if first == ".." else first + "-01-01"[len(first) - 4:] if len(first) < 10 else first
    if last == "..":
        last = LATEST
    elif len(last) == 4:
        last += "-12-31"
    elif len(last) == 7:
        last += "-" + DAYS.get(last[5:], "31")
    return first, last


def lies_in_year(date):
    """True, False, or None if the possible days leave it open."""
    first, last = bounds(date)
    if first >= FIRST and last <= LAST:
        return True
    return False if last < FIRST or first > LAST else None


class Action:
    def __init__(self, name, record, request):
        self.name, self.record = name, record
        events = {event["event"]: event.get("date") for event in record.get("events", [])}
        self.has_started = "started" in events
        self.start = events.get("started")
        self.is_completed = "completed" in events
        self.end = events.get("completed")
        approvals = [event for event in request.get("events", []) if event["event"] == "approved"]
        self.approved = approvals[-1].get("date") if approvals else None

    def main_date(self):
        return self.start or self.approved or self.end

    def was_active(self):
        """Did it run on a day of the year, whatever the unknown days are?"""
        starts = bounds(self.start or (f"{bounds(self.approved)[0]}/.." if self.approved else None))
        ends = bounds(self.end) if self.is_completed else (EARLIEST, LATEST)
        earliest_end = max(ends[0], starts[0])
        latest_start = min(starts[1], ends[1])
        if starts[0] > LAST or ends[1] < FIRST:
            return False
        return True if latest_start <= LAST and earliest_end >= FIRST else None

    def regions(self, by_country, bodies):
        stated = self.record.get("region", {}).get("region_2015")
        if stated:
            return {stated}
        found = {by_country.get(country) for country in self.record.get("countries", [])} - {None, ""}
        body = bodies.get(self.record.get("regional_organisation"), {})
        return found or {body.get("region", {}).get("region_2015") or by_country.get(body.get("country"))} - {None, ""}


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


# --- counting ----------------------------------------------------------------------------------------

def labels(name):
    return {row["id"]: row["label"] for row in read_table(name)}


class Records:
    """What the figures are counted from."""

    def __init__(self):
        self.requests, self.bodies = records("requests"), records("organisations")
        self.actions = [Action(name, one, self.requests[one["request"]]) for name, one in records("actions").items()]
        self.countries = {row["iso3"]: row for row in read_table("countries")}
        self.region_of = {iso: slug(row["region_2015"]) for iso, row in self.countries.items()}
        self.region_label = {slug(row["region_2015"]): row["region_2015"] for row in self.countries.values()}
        self.theme_of = {row["id"]: row["theme"] for row in read_table("topics")}

    def regions(self, action):
        return [self.region_label[region] for region in action.regions(self.region_of, self.bodies)]

    def themes(self, action):
        stated = action.record.get("main_theme")
        return {stated} if stated else {self.theme_of[topic] for topic in action.record.get("topics", [])}


def count_actions(store, active):
    themes = labels("themes")
    by_region, by_theme = Counter(), Counter()
    for action in active:
        by_region.update(store.regions(action))
        by_theme.update(themes[theme] for theme in store.themes(action))
    by_region["Total"] = by_theme["Total"] = len(active)
    return {"Actions by region": by_region, "Actions by theme": by_theme}


def count_activities(store):
    """An activity without a day lies where its Action began; without an outcome it was held."""
    types = labels("activity_types")
    by_type, by_region, total = Counter(), Counter(), 0
    for action in store.actions:
        for one in action.record.get("activities", []):
            was_held = one.get("outcome", {}).get("state", "held") == "held"
            if not was_held or lies_in_year(one.get("start") or action.main_date()) is not True:
                continue
            total += 1
            by_type.update(types[name] for name in set(one["types"]))
            by_region.update(store.regions(action))
    by_type["Total"] = by_region["Total"] = total
    return {"Activities by type": by_type, "Activities by region": by_region}


def count_missions(store):
    backgrounds = labels("expert_backgrounds")
    by_country, by_background = Counter(), Counter()
    for action in store.actions:
        if lies_in_year(action.start or action.end or action.main_date()) is not True:
            continue
        for one in action.record.get("missions", []):
            country = one.get("country")
            by_country[store.countries[country]["name"] if country else "(not stated)"] += 1
            by_background[backgrounds.get(one.get("background"), "(not stated)")] += 1
    by_country["Total"], by_background["Total"] = by_country.total(), by_background.total()
    return {"Persons on missions by country": by_country, "Persons on missions by background": by_background}


def counted():
    """Figures by the heading above them and the first cell of their row; what dates leave open; others."""
    store = Records()
    active = [action for action in store.actions if action.was_active() is True]
    maybe = sum(action.was_active() is None for action in store.actions)
    begun = [lies_in_year(action.main_date()) for action in store.actions]
    ended = [lies_in_year(action.end) for action in store.actions if action.is_completed]
    rows = ("active: ran on at least one day of it", "started", "concluded: completed in full or in part")
    tables = count_actions(store, active) | count_activities(store) | count_missions(store)
    tables["Actions in numbers"] = Counter(dict(zip(rows, (len(active), begun.count(True), ended.count(True)))))
    left_open = dict(zip(rows, (maybe, begun.count(None), ended.count(None))))
    received = [lies_in_year(received_on(one)) for one in store.requests.values()]
    numbers = {"activities were held": tables["Activities by type"]["Total"],
               "requests left open": received.count(None), "Actions left open": maybe,
               "countries that benefited": len({c for a in active for c in a.record.get("countries", [])}),
               "Actions concluded": ended.count(True)}
    return tables, left_open, numbers


def received_on(request):
    for event in request.get("events", []):
        if event["event"] == "received" and event.get("date"):
            return event["date"]
    dates = [letter["received"] for letter in request.get("letters", []) if letter.get("received")]
    return min(dates) if dates else None


# --- what the report says -------------------------------------------------------------------------------

def plain(cell):
    return re.sub(r"\\(.)", r"\1", cell.strip().strip("*")).replace("&amp;", "&")


def printed(program, words, store=STORE):
    """What a command prints; nothing if it is refused."""
    ended = subprocess.run([program.resolve(), *words, "--today", TODAY, "-C", store], capture_output=True, text=True)
    return ended.stdout if ended.returncode == 0 else None


def tables_of(markdown):
    """Rows of each table by the heading above it: first cell to the other cells."""
    tables, title = {}, ""
    for line in markdown.split("\n"):
        if line.startswith("#"):
            title = plain(line.lstrip("# "))
        elif line.startswith("| "):
            cells = [plain(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            tables.setdefault(title, {})[cells[0]] = cells[1:]
    return tables


def number(cell):
    return int(cell.removeprefix("at least "))


def problems(markdown):
    """Each figure that is not what was counted; yields None for one that is."""
    said, (tables, left_open, numbers) = tables_of(markdown), counted()
    for title, figures in tables.items():
        rows = said.get(title, {})
        for row, value in figures.items():
            found = rows.get(row)
            same = found is not None and number(found[0]) == value
            yield None if same else f"{title}: {row}: the report says {found}, the records {value}"
        extra = [row for row, cells in rows.items() if row not in figures and re.fullmatch(r"(at least )?[1-9]\d*", cells[0])
                 and not row.startswith("unknown")]
        yield f"{title}: {extra} are in the report alone" if extra else None
    for row, value in left_open.items():
        found = said["Actions in numbers"][row][1]
        yield None if int(found) == value else f"may have been {row}: the report says {found}, the records {value}"
    patterns = {"activities were held": r"\*\*(\d+)\*\* activities were held",
                "requests left open": r"\*\*(\d+)\*\* requests may lie outside the period",
                "Actions left open": r"\*\*(\d+)\*\* actions may have been active in the period and are",
                "countries that benefited": r"### Countries that benefited\n\n\*\*(\d+)\*\*"}
    for name, pattern in patterns.items():
        found = re.search(pattern, markdown)
        same = found and int(found[1]) == numbers[name]
        yield None if same else f"{name}: the report says {found and found[1]}, the records {numbers[name]}"
    concluded = len(re.findall(r"^### .*: concluded$", markdown, re.M))
    same = concluded == numbers["Actions concluded"]
    yield None if same else f"Actions concluded: the report tells {concluded}, the records {numbers['Actions concluded']}"


# --- the commands below the tables ---------------------------------------------------------------------

def tables_with_source(markdown):
    """Lines of each table of numbers without its head, with the one command below it."""
    rows = []
    for line in markdown.split("\n"):
        if line.startswith("|"):
            rows.append(line)
        elif line.startswith("#"):
            rows = []
        elif line.startswith("Source") and "`" in line:
            if len(rows) > 2 and "---:" in rows[1]:
                yield rows[2:], line.split("`")[1]
            rows = []


def columns(row):
    return len(re.split(r"(?<!\\)\|", row))


def problems_of_commands(program):
    for store, words in TYPED_AGAIN:
        folder, name = stores.EXAMPLES / store, " ".join(words)
        markdown = printed(program, ["report", "show", *words], folder)
        yield None if markdown else f"{store}: the report {name} is refused"
        for command in sorted(set(re.findall(r"`mieux (stats [^`]*)`", markdown or ""))):
            said = printed(program, shlex.split(command), folder)
            yield None if said else f"{store}: {name}: it names a command that is refused: {command}"
        for rows, command in tables_with_source(markdown or ""):
            said = printed(program, [*shlex.split(command)[1:], "--format", "md"], folder) or ""
            lines = [line for line in said.split("\n") if line.startswith("|")]
            if lines and columns(lines[0]) != columns(rows[0]):
                continue  # with names of records
            other = [row for row in rows if row not in lines]
            yield f"{store}: {name}: {command} does not print {other}" if other else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    program = parser.parse_args().program
    stores.require_program(program)
    results = list(problems(printed(program, ["report", "show", "year", YEAR])))
    results += problems_of_commands(program)
    failed = [problem for problem in results if problem]
    for problem in failed:
        print(problem)
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
