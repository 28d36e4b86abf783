#!/usr/bin/env python3
"""A kind of record that add.cmake adds (two lines in the table of kinds, and a schema) has every
command of the program without another line of code.

    tests/made_up_kind/check.py --program FILE
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

SHEET = "id,title,country,bought\nvan,Van,BEN,2019-05-02\nbus,Bus,TGO,2018\n"

# (command, what it must print, what it must not print, exit code)
STEPS = (
    ("mieux vehicle new --id bus --title Bus --country BEN --bought 2018 --action benin", "bus: new vehicle, Bus", "", 0),
    ("mieux vehicle list", "bus  Bus    Benin    2018", "", 0),
    ("mieux list vehicles --columns action.status", "Completed", "", 0),
    ("mieux vehicle set bus plate=XY-1", "bus: plate changed", "", 0),
    ("mieux list vehicles --columns plate", "is internal", "XY-1", 2),
    ("mieux list vehicles --columns plate --internal", "XY-1", "", 0),
    ("mieux vehicle show bus", "country: BEN (Benin)", "", 0),
    ("mieux show action/benin", "vehicle/bus", "", 0),
    (f"printf '{SHEET}' | mieux import vehicles -", "1 new, 1 changed", "", 0),
    ("mieux stats vehicles --by country --format csv", "TGO,1", "", 0),
    ("mieux stats vehicles --from 2018 --to 2018 --format csv", "total,1", "", 0),
    ("mieux list vehicles --where 'bought = 2019'", "van", "bus", 0),
    ("mieux vehicle rename bus coach", "bus: renamed to coach", "", 0),
    ("mieux vehicle set coach action=nowhere", "unknown-reference", "", 3),
    ("mieux vehicle set coach colour=red", "there is no field 'colour'", "", 2),
    ("mieux action remove benin", "vehicles/coach.yaml", "", 3),
    ("mieux vehicle remove van", "van: vehicle removed", "", 0),
    ("mieux vehicle new --title Tram --no-input", "tram: new vehicle", "", 0),
    ("mieux validate vehicles", "2 records: 0 errors", "", 0),
    ("mieux schema vehicle", "A made-up kind", "", 0),
    ("mieux fmt --check vehicles", "", "vehicles/", 0),
    ("mieux init --title T ../new-store --no-input && grep -c vehicle ../new-store/.vscode/settings.json", "1", "", 0),
)


def check(step, folder, program, home):
    command, wanted, unwanted, code = step
    lines, exit_code = stores.run(command, folder, program, home)
    text = "\n".join(lines)
    problems = []
    if exit_code != code:
        problems.append(f"exit code {exit_code}, not {code}")
    if wanted not in text:
        problems.append(f"does not say '{wanted}'")
    if unwanted and unwanted in text:
        problems.append(f"says '{unwanted}'")
    for problem in problems:
        print(f"$ {command}\n  {problem}\n" + "\n".join("    " + line for line in lines))
    return not problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    program = parser.parse_args().program
    stores.require_program(program)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        stores.copy_store("small-office", store)
        results = [check(step, store, program, Path(folder)) for step in STEPS]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
