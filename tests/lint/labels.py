#!/usr/bin/env python3
"""The French labels are those that the sources ask for: none is missing, none is left over.

    tests/lint/labels.py

A label is asked for by a literal in a call that takes one (`say("No activity was held.")`). What
is put together while a report is made (names of fields, words of records) is looked for by the unit
tests of languages; here it is only known not to be left over.
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LABELS = ROOT / "src/vocabulary/data/labels.fr.tsv"
PLACES = ["reports", "queries", "vocabulary", "cli/commands/documents", "cli/command_line"]
#: Calls whose first literals are labels.
CALLS = ["say", "sentence", "paragraph", "words", "language.text", "language_.text",
         "language().text", "phrase", "for_count", "text_for", "for_figure",
         "language.counted", "language_.counted", "language().counted", "labelled", "table_head"]
#: Calls that take two: of one, and of several.
COUNTED = ["for_count", "text_for", "for_figure", "language.counted", "language_.counted",
           "language().counted"]
#: A number and what it counts: such a text has a form for one.
MANY = re.compile(r"\{\}(\*\*)? (more )?(Actions|activities|persons|requests|records|values|others)\b")
#: `no ` and a noun; nouns of blocks.
MADE = re.compile(r"no [a-zA-Z -]+|[a-z]+\|practice")
LITERAL = r'"(?:[^"\\]|\\.)*"'


def plain(literals):
    """Literals that stand behind each other, as one text."""
    text = "".join(one[1:-1] for one in re.findall(LITERAL, literals))
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def sources():
    return [path for place in PLACES for path in sorted((ROOT / "src" / place).rglob("*.[ch]pp"))]


def code_of(path):
    return re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.M).replace("'\"'", "")


def all_literals():
    found = set()
    for path in [*(ROOT / "src").rglob("*.[ch]pp"), *(ROOT / "include").rglob("*.hpp")]:
        for literals in re.findall(rf"{LITERAL}(?:\s*{LITERAL})*", code_of(path)):
            found.add(plain(literals))
    return found


def asked_for(code, several):
    """The literals of calls that take labels; those that are said of several are put into that set."""
    calls = "|".join(re.escape(call) for call in CALLS)
    for match in re.finditer(rf"(?<![\w:])({calls})\(", code):
        rest = code[match.end():]
        if match.group(1) == "table_head":
            head = re.match(r"[^{;]*\{([^}]*)\}", rest)
            for one in re.findall(LITERAL, head.group(1) if head else ""):
                yield plain(one).removesuffix(":")
            continue
        two = match.group(1) in COUNTED
        skip = r"[^\";{}]*?" if two or match.group(1) in ("labelled", "phrase") else r"\s*"
        first = re.match(rf"{skip}({LITERAL}(?:\s*{LITERAL})*)\s*([,)])", rest)
        if first:
            yield plain(first.group(1))
        if first and two:
            second = re.match(rf"\s*({LITERAL}(?:\s*{LITERAL})*)", rest[first.end():])
            if second:
                several.add(plain(second.group(1)))
                yield plain(second.group(1))


def words_of_records():
    """Words of schemas, with blanks for dashes, names of fields, and texts that mieux.yaml has."""
    found = set()
    for path in (ROOT / "schema").glob("*.json"):
        for word in re.findall(r'"([a-z][a-z0-9_-]*)"', json.dumps(json.loads(path.read_text()))):
            found |= {word, word.replace("-", " "), word.replace("_", " ")}
    for path in (ROOT / "examples").glob("*/mieux.yaml"):
        found |= set(re.findall(r"title: (.+)", path.read_text()))
    return found


def main():
    labels = [line.split("\t")[0] for line in LABELS.read_text().splitlines()[1:]]
    problems = []
    known = set(labels)
    several = set()
    for path in sources():
        for label in asked_for(code_of(path), several):
            if label not in known and re.search("[a-zA-Z]", label):
                problems.append(f"{path.relative_to(ROOT)}: no French label for {label!r}")
    for label in labels:
        if MANY.search(label) and label not in several:
            problems.append(f"{LABELS.relative_to(ROOT)}: no form for one of {label!r}")
    literals = all_literals()
    literals |= {one.removesuffix(":") for one in literals}
    literals |= {one.replace("_", " ").replace("-", " ") for one in literals}
    literals |= words_of_records()
    for label in labels:
        if label not in literals and not MADE.fullmatch(label):
            problems.append(f"{LABELS.relative_to(ROOT)}: nothing asks for {label!r}")
    print("\n".join(problems) or f"{len(labels)} labels")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
