"""What the program prints for everybody, as attack.py reads it: figures of a store of feedback that
is made up, with the records that each covers and what they answered in truth."""

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
LEVELS = ["disagree", "rather disagree", "rather agree", "agree"]
CHOICES = ["the handbook", "the exercises", "the contacts"]
NONE = "no answer"
YEARS = (2021, 2022, 2023)
THRESHOLD = 5
QUESTIONS = ("participants/2/q1", "participants/2/q2", "participants/2/q3")


class Office:
    """A copy of the small office whose feedback is that of `seed`."""

    def __init__(self, program, folder, seed):
        self.program, self.folder = program, folder
        shutil.copytree(PROJECT / "examples/small-office", folder)
        shutil.rmtree(folder / "feedback")
        (folder / "feedback").mkdir()
        chance = random.Random(seed)
        actions = sorted(file.stem for file in (folder / "actions").glob("*.yaml"))
        self.answers = {f"f{n:02}": self._made_up(f"f{n:02}", n, chance, actions) for n in range(8)}

    def _made_up(self, record, number, chance, actions):
        """Writes a record; returns how often each option of each question was answered."""
        received = chance.choice((6, 9, 14, 22, 40))
        missing = {q: chance.choice((0, 0, 1, 3)) for q in ("q1", "q2", "q3")}
        levels = [0] * len(LEVELS)
        liked = chance.choice(((1, 1, 6, 12), (0, 1, 4, 4), (2, 2, 2, 2), (0, 0, 1, 20)))
        for level in chance.choices(range(len(LEVELS)), liked, k=received - missing["q1"]):
            levels[level] += 1
        answered = received - missing["q2"]
        chosen = [chance.randint(0, answered) for _ in CHOICES]
        with_words = received - missing["q3"]
        day = f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-10"
        lines = [f"id: {record}", f"uid: {'abcdefgh'[number] * 16}", f"title: Feedback {number}",
                 "tool: participant-feedback", "level: action", f"action: {chance.choice(actions)}",
                 f"date: {day}", "form: participants", 'form_version: "2"', f"sent: {received + 3}",
                 f"received: {received}", "questions:"]
        lines += ["  - id: q1", f"    missing: {missing['q1']}", "    distribution:"]
        lines += [f"      {level}: {count}" for level, count in zip(LEVELS, levels)]
        lines += ["  - id: q2", f"    missing: {missing['q2']}", "    distribution:"]
        lines += [f"      {choice}: {count}" for choice, count in zip(CHOICES, chosen)]
        lines += ["  - id: q3", f"    missing: {missing['q3']}", ""]
        (self.folder / f"feedback/{record}.yaml").write_text("\n".join(lines))
        asked = {"q1": dict(zip(LEVELS, levels), **{NONE: missing["q1"]}),
                 "q3": {"given": with_words, NONE: missing["q3"]}}
        for choice, count in zip(CHOICES, chosen):
            asked[f"q2/{choice}"] = {"chosen": count, "not": answered - count, NONE: missing["q2"]}
        return asked

    def run(self, *words):
        done = subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"mieux {' '.join(words)}: {done.stderr}")
        return done.stdout

    def table(self, question, *options):
        """The tables that the command prints for everybody: one, or that of the period before, too."""
        printed = json.loads(self.run("stats", "feedback", "--question", question, "--format", "json", "--explain", *options))
        return [part for part in (printed, printed.get("before")) if part]

    def documents(self, periods):
        """One document with the chapter on feedback of each period: tables as `table` has them."""
        (self.folder / "reports").mkdir(exist_ok=True)
        marks = [f"<!-- mieux: report year part=feedback from={a} to={b} -->\n<!-- /mieux -->\n" for a, b in periods]
        (self.folder / "reports/together.md").write_text("# Together\n\n" + "\n".join(marks))
        self.run("report", "build", "together")
        text = (self.folder / "reports/together.md").read_text()
        built = re.findall(r"<!-- /mieux \w+ built \w+ from \w+: (.*?) -->", text)
        tables = []
        for (begin, end), block in zip(periods, built, strict=True):
            said = dict(word.split("=", 1) for word in block.split())
            for question in QUESTIONS[:2]:
                if f"{slug(question)}/n/answers" not in said:
                    continue
                total = self.table(question, "--internal", "--from", str(begin), "--to", str(end))[0]["total"]
                tables.append((question, {"total": dict(read_from(said, question), records=total["records"])}))
        return tables


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text)


def read_from(said, question):
    def number(row):
        value = said.get(f"{slug(question)}/{slug(row)}/answers")
        return None if value in (None, "hidden") else int(value)
    answers = LEVELS if question.endswith("q1") else CHOICES
    row = {"answers": {answer: number(answer) for answer in answers}, "n": number("n")}
    row["no_answer"], row["received"] = number("no answer"), number("forms received")
    return dict(row, top_two=number("top two")) if question.endswith("q1") else row


class Publication:
    """Tables that are published together."""

    def __init__(self, answers):
        self.answers, self.figures, self.known, self.breakdowns = answers, [], [], []

    def add(self, question, table):
        for row in (*table.get("rows", ()), table["total"]):
            if row["records"]:
                self._add_row(question.rsplit("/", 1)[1], row)
        if "rows" in table:
            self.breakdowns.append([row["records"] for row in table["rows"] if row["records"]])
        return self

    def _add_row(self, question, row):
        def figure(of, options, value, into=self.figures):
            into.append({"records": row["records"], "question": of, "options": options, "value": value})
        if question == "q1":
            for level, value in row["answers"].items():
                figure("q1", [level], value)
            figure("q1", LEVELS[2:], row["top_two"])
            bases = {"q1": LEVELS}
        elif question == "q2":
            for choice, value in row["answers"].items():
                figure(f"q2/{choice}", ["chosen"], value)
            bases = {f"q2/{choice}": ["chosen", "not"] for choice in CHOICES}
        else:
            bases = {"q3": ["given"]}
        for of, options in bases.items():
            figure(of, options, row["n"])
            figure(of, [NONE], row["no_answer"], self.known)
            figure(of, [*options, NONE], row["received"], self.known)

    def truth(self, figure):
        return sum(self.answers[r][figure["question"]][o] for r in figure["records"] for o in figure["options"])

    def as_json(self, careless=False):
        """`careless`: as if small cells alone were hidden, and nothing that covers them."""
        figures = self.figures
        if careless:
            figures = [dict(f, value=None if 0 < self.truth(f) < THRESHOLD else self.truth(f)) for f in figures]
        asked = [[record, question, option, count] for record, questions in self.answers.items()
                 for question, options in questions.items() for option, count in options.items()]
        return {"format": "mieux.published-tables/1", "threshold": THRESHOLD, "asked": asked,
                "figures": figures, "known": self.known, "breakdowns": self.breakdowns}

    def wrong(self):
        """Figures that are printed and not what the records say."""
        printed = [f for f in (*self.figures, *self.known) if f["value"] is not None]
        return [f for f in printed if f["value"] != self.truth(f)]


def publications(program, folder, seed):
    """(what it is, what everybody reads) of the store of a seed."""
    office = Office(program, folder, seed)
    for question in QUESTIONS:
        for by in ("country", "year", "on", "theme"):
            yield f"{question} by {by}", Publication(office.answers).add(question, office.table(question, "--by", by)[0])
        compared = Publication(office.answers)
        for table in office.table(question, "--from", "2022", "--to", "2022", "--before"):
            compared.add(question, table)
        yield f"{question} before", compared
    together = Publication(office.answers)
    for question, table in office.documents([(y, y) for y in YEARS] + [(YEARS[0], YEARS[-1]), (2021, 2022)]):
        together.add(question, table)
    yield "a document of five periods", together
