"""Tables of experts by gender, as the program prints them for everybody, and what a reader makes of them.

Readers know how many experts there are: the roster is public. So three experts leave four values whatever
is hidden; of a small number at least so many must stay, else `threshold`.
"""

import csv
import io
import random
import shutil
import subprocess
from pathlib import Path

import attack

SMALL_OFFICE = Path(__file__).resolve().parent.parent.parent / "examples/small-office"
GENDERS = ("woman", "man", "other", "none")
COUNTRIES = ("FRA", "DEU", "ESP", "ITA", "PRT")
THRESHOLD = 5
EXPERT = "id: x{number:04}\nuid: {uid}\ncountry: {country}\nbackground: eu-ms-admin\n{gender}registered: 2020-01-01\n"


def store(folder, seed):
    """A store of experts; how many there are of each country and gender."""
    shutil.copytree(SMALL_OFFICE, folder, ignore=shutil.ignore_patterns("experts", "actions", "feedback", "fiches"))
    (folder / "experts").mkdir()
    chance = random.Random(seed)
    sizes = {country: chance.choice([2, 4, 9, 15, 30]) for country in COUNTRIES}
    weights = [chance.randint(2, 9), chance.randint(3, 9), chance.choice([0, 0.3]), chance.choice([0, 0, 2])]
    counts = {(country, gender): 0 for country in COUNTRIES for gender in GENDERS}
    number = 0
    for country in COUNTRIES:
        for gender in chance.choices(GENDERS, weights, k=sizes[country]):
            counts[country, gender] += 1
            uid = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=16))
            line = "" if gender == "none" else f"gender: {gender}\n"
            text = EXPERT.format(number=number, uid=uid, country=country, gender=line)
            (folder / f"experts/x{number:04}.yaml").write_text(text)
            number += 1
    return counts


def printed(mieux, folder):
    """What the program prints: gender -> number, or None where it is hidden."""
    command = [mieux, "stats", "experts", "--by", "gender", "--format", "csv", "--today", "2026-01-15"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    rows = {row["gender"]: row["count"] for row in csv.DictReader(io.StringIO(done.stdout))}
    # What is not in the table, nobody has.
    return {gender: None if rows.get(gender) == "hidden" else int(rows.get(gender, 0)) for gender in GENDERS}


def publication(counts, figures):
    data = {
        "format": "mieux.published-tables/1", "threshold": THRESHOLD,
        "asked": [[country, "gender", gender, counts[country, gender]] for country, gender in counts],
        "figures": [{"records": list(COUNTRIES), "question": "gender", "options": [gender], "value": value, "name": gender}
                    for gender, value in figures.items()],
        "known": [{"records": [country], "question": "gender", "options": list(GENDERS),
                   "value": sum(counts[country, gender] for gender in GENDERS)} for country in COUNTRIES],
    }
    return attack.Publication(data)


def truth(counts, gender):
    return sum(counts[country, gender] for country in COUNTRIES)


def recovered(counts, figures):
    """Small numbers of which fewer values are left than there could be: (gender, low, high)."""
    reader = publication(counts, figures)
    persons = sum(counts.values())
    for gender, figure in zip(figures, reader.covers):
        if not 0 < truth(counts, gender) < THRESHOLD:
            continue
        low, high = reader.bounds(figure)
        # Genders that nobody has are printed as 0 and leave nobody to move.
        if high - low + 1 < min(THRESHOLD, persons + 1):
            yield gender, low, high


def wrong(counts, figures):
    return [gender for gender, value in figures.items() if value is not None and value != truth(counts, gender)]


def careless(counts, figures):
    """Only what is small is hidden."""
    return {gender: None if 0 < truth(counts, gender) < THRESHOLD else truth(counts, gender) for gender in figures}
