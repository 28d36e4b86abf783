#!/usr/bin/env python3
"""Commands at a terminal: those that ask, with the answers typed and what is written; and those that print much.

    tests/cli/asked.py [--program FILE]

A case is a command, the questions in their order with the answer typed to each, and what the files
must hold afterwards. A question is the last line the program prints before it waits.
"""

import argparse
import os
import pty
import select
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

SECONDS_TO_ANSWER = 20


class Talk:
    """A command at a terminal of its own."""

    def __init__(self, words, folder, program):
        environment = stores.environment(program, folder) | {"TERM": "xterm", "COLUMNS": "80", "PAGER": "cat"}
        terminal, theirs = pty.openpty()
        self.terminal = terminal
        self.process = subprocess.Popen(
            [str(program.resolve()), *words], cwd=folder, env=environment,
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        )
        os.close(theirs)
        self.printed = ""

    def wait_for(self, question):
        """Reads until the last line is the question; False if the program ends or is silent before."""
        while not self.printed.rstrip().endswith(question + ":"):
            if not self.read():
                return False
        return True

    def read(self):
        ready, _, _ = select.select([self.terminal], [], [], SECONDS_TO_ANSWER)
        if not ready:
            return False
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:  # the program has ended
            return False
        self.printed += piece.decode().replace("\r", "")
        return bool(piece)

    def answer(self, text):
        os.write(self.terminal, (text + "\n").encode())
        self.printed += "\n"

    def end(self):
        while self.read():
            pass
        os.close(self.terminal)
        return self.process.wait()


REQUEST = """\
title: Training of trainers
letters:
  - id: l1
    requester: benin-placement-agency
    received: 2026-01-12
    channel: email
countries: [BEN, TGO]
topics: [labour-migration]
need: "They need, \\"help\\": yes"
events:
  - event: received
    date: 2026-01-12
"""

LETTER = """\
Agence béninoise de placement à l'étranger

Cotonou, 03/02/2026

Subject: Training of counsellors

Dear Ms Roe,
Our counsellors have no handbook.
Ask Mr Doe: doe@example.org
"""

TAKEN_FROM_LETTER = """\
title: Handbook for counsellors
letters:
  - id: l1
    requester: benin-placement-agency
    received: 2026-01-12
countries: [BEN]
supporters:
  - type: eu-delegation
    country: BEN
topics: [labour-migration]
need: |
  Our counsellors have no handbook.
  [...]
events:
"""

JOINT = """\
letters:
  - id: l1
    requester: benin-placement-agency
    received: 2026-01-12
  - id: l2
    requester: zambia-migration-agency
    received: 2026-01-12
joint: true
countries: [BEN, ZMB]
"""

# An Action that can be completed.
HELD = """\
id: held
uid: aaaaaaaaaaaaaaaa
title: Held
request: 2018-01
events:
  - event: started
    date: 2025-02-03
activities:
  - id: a1
    types: [training]
    title: Training
    start: 2025-03-03
    outcome:
      state: held
"""

CASES = {
    "why an Action is completed only in part": (
        ["action", "complete", "held", "--in-part", "--on", "2025-06"],
        [("What was not done, and why", "No money")],
        0,
        {"actions/held.yaml": "    date: 2025-06\n    extent: part\n    reason: No money\n"},
        ["held: completed in part"],
    ),
    "a request, with answers that cannot be": (
        ["request", "new"],
        [
            ("title (needed)", ""),
            ("title (needed)", "Training of trainers"),
            ("requester", "nobody"),
            ("requester", "benin-placement-agency"),
            ("received", "2026-13-01"),
            ("received", "2026-01-12"),
            ("channel", "mail"),
            ("channel", "email"),
            ("countries [BEN]", "Benin, Togo"),
            ("supporter", ""),
            ("topics", "labour-migration"),
            ("need", 'They need, "help": yes'),
            ("follow_up_of", ""),
        ],
        0,
        {"requests/2026-01.yaml": REQUEST},
        ["there is no organisation 'nobody'", "there is no month 13", "did you mean email?"],
    ),
    "a request whose countries nobody tells": (
        ["request", "new"],
        [("title (needed)", "T"), ("requester", ""), ("received", ""), ("channel", ""),
         ("countries (needed)", ""), ("countries (needed)", "Togo"), ("supporter", "embassy"),
         ("supporter", ""), ("topics", ""), ("need", ""), ("follow_up_of", "")],
        0,
        {"requests/2026-01.yaml": "title: T\ncountries: [TGO]\nevents:\n"},
        ["this is needed", "'embassy' is not a value of 'type'"],
    ),
    "a joint request": (
        ["request", "new"],
        [("title (needed)", "T"), ("requester", "ABPE, zambia-migration-agency"),
         ("received", "2026-01-12"), ("channel", ""), ("countries [BEN, ZMB]", ""),
         ("supporter", ""), ("topics", ""), ("need", ""), ("follow_up_of", "")],
        0,
        {"requests/2026-01.yaml": JOINT},
        ["recorded as joint"],
    ),
    "a letter, whose proposals are confirmed": (
        ["request", "new", "--from-text", "letter.txt", "--topics", "labour-migration"],
        [("title (needed) [Training of counsellors]", "Handbook for counsellors"),
         ("requester [benin-placement-agency]", ""), ("received", "2026-01-12"), ("channel", ""),
         ("countries [BEN]", ""), ("supporter", "eu-delegation:BEN"), ("need [as above]", ""),
         ("follow_up_of", "")],
        0,
        {"requests/2026-01.yaml": TAKEN_FROM_LETTER},
        ["may be 2026-02-03 or 2026-03-02", "| Our counsellors have no handbook.",
         "1 contact line (9)"],
    ),
    "a letter, whose proposals are left out": (
        ["request", "new", "--from-text", "letter.txt", "--countries", "BEN"],
        [("title (needed) [Training of counsellors]", ""), ("requester [benin-placement-agency]", "-"),
         ("received", ""), ("channel", ""), ("supporter", ""), ("topics", ""),
         ("need [as above]", "-"), ("follow_up_of", "")],
        0,
        {"requests/2026-01.yaml": "title: Training of counsellors\ncountries: [BEN]\nevents:\n"},
        [],
    ),
    "an activity": (
        ["activity", "new", "philippines"],
        [("types (needed)", "training"), ("title (needed)", "Help desk"), ("mode", ""), ("countries", ""),
         ("places", "Amber Bay"), ("start", "2026-03-02"), ("end", "")],
        0,
        {"actions/philippines.yaml": "  - id: a4\n    types: [training]\n    title: Help desk\n"
                                     "    places: [Amber Bay]\n    start: 2026-03-02\n"},
        ["philippines/a4: new activity"],
    ),
    "a deliverable that was adopted, and is kept": (
        ["deliverable", "remove", "benin/d1"],
        [("remove it all the same? (yes or no) [no]", "")],
        3,
        {"actions/benin.yaml": "  - id: d1\n"},
        ["benin/d1 was adopted on 2019-06-14"],
    ),
    "a deliverable that was adopted, and goes": (
        ["deliverable", "remove", "benin/d1"],
        [("remove it all the same? (yes or no) [no]", "yes")],
        0,
        {"actions/benin.yaml": "retired_parts: [d1]\n"},
        ["benin/d1: deliverable removed"],
    ),
    "an end of input": (["expert", "new"], [("country", "\x04")], 2, {}, ["the input ended"]),
}


def problems_of(case, program):
    words, answers, code, files, said = case
    with tempfile.TemporaryDirectory(prefix="mieux-asked-") as folder:
        store = Path(folder) / "store"
        stores.copy_store("small-office", store)
        (store / "letter.txt").write_text(LETTER, encoding="utf-8")
        (store / "actions/held.yaml").write_text(HELD, encoding="utf-8")
        talk = Talk(words, store, program)
        for question, text in answers:
            if not talk.wait_for(question):
                yield f"does not ask for {question}:\n{talk.printed}"
                break
            talk.answer(text)
        ended = talk.end()
        if ended != code:
            yield f"ends with {ended}, not {code}:\n{talk.printed}"
        for path, text in files.items():
            found = (store / path).read_text(encoding="utf-8") if (store / path).exists() else ""
            if text not in found:
                yield f"{path} holds:\n{found}"
        yield from (f"does not say '{words}':\n{talk.printed}" for words in said
                    if words not in talk.printed)


def problems_of_many_findings(program):
    """`validate` shows a hundred findings and what all come down to; with --all it shows all."""
    found = 120
    with tempfile.TemporaryDirectory(prefix="mieux-asked-") as folder:
        store = Path(folder) / "store"
        stores.copy_store("small-office", store)
        letters = "abcdefghijklmnopqrstuvwxyz234567"
        for number in range(found):
            uid = "a" * 14 + letters[number // 32] + letters[number % 32]
            (store / f"practices/p{number:03}.yaml").write_text(f"id: p{number:03}\nuid: {uid}\ntitel: Practice\n")
        for words, shown in ((["validate"], 100), (["validate", "--all"], 2 * found)):
            talk = Talk(words, store, program)
            ended, printed = talk.end(), talk.printed
            if ended != 1:
                yield f"{words} ends with {ended}"
            if printed.count(": error: ") != shown:
                yield f"{words} shows {printed.count(': error: ')} findings, not {shown}"
            more = f"... and {2 * found - shown} more: `mieux validate --all` shows them"
            if (more in printed) != (shown < 2 * found):
                yield f"{words} does not say how to see the rest:\n{printed[-600:]}"
            end = printed[printed.index("records: "):]
            for text in (f"{2 * found} errors", f"{found} missing-field, {found} unknown-field"):
                if text not in end:
                    yield f"{words} does not count {text}:\n{end}"
            if ("2 in practices/p000.yaml" in end) != (shown < 2 * found):
                yield f"{words}: the files with most findings:\n{end}"
            yield from (f"{words}: wider than 80: {line}" for line in end.split("\n") if len(line) > 80)


def problems_of_git_setup(program):
    """`git setup` shows what it would set, and sets it only after a yes."""
    for answer, is_set in (("no", False), ("", True)):
        with tempfile.TemporaryDirectory(prefix="mieux-asked-") as folder:
            subprocess.run(["git", "init", "-q", folder], check=True)
            talk = Talk(["git", "setup"], Path(folder), program)
            if not talk.wait_for("Set this clone up so? [yes]"):
                yield f"does not ask:\n{talk.printed}"
                continue
            if "git config merge.mieux.driver " not in talk.printed:
                yield f"does not show what it would set:\n{talk.printed}"
            talk.answer(answer)
            if talk.end() != 0:
                yield f"fails:\n{talk.printed}"
            if ("mieux" in (Path(folder) / ".git/config").read_text()) != is_set:
                yield f"answered with '{answer}':\n{talk.printed}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    program = parser.parse_args().program
    stores.require_program(program)
    failed = 0
    checks = {name: problems_of(case, program) for name, case in CASES.items()}
    checks["many findings"] = problems_of_many_findings(program)
    checks["git setup"] = problems_of_git_setup(program)
    for name, problems in checks.items():
        problems = list(problems)
        failed += bool(problems)
        for problem in problems:
            print(f"{name}: {problem}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
