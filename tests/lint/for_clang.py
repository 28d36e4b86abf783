#!/usr/bin/env python3
"""Makes a compilation database of g++ one that clang can read.

    for_clang.py DATABASE FOLDER

writes FOLDER/compile_commands.json. What g++ has precompiled is included as text, since only the
compiler that made it can read it; the names of warnings that clang may not know are left out.
"""

import json
import re
import shutil
import sys
from pathlib import Path


def main():
    database, folder = map(Path, sys.argv[1:])
    folder.mkdir(exist_ok=True)

    def as_text(match):
        copy = folder.resolve() / f"{Path(match[1]).parent.name}.hxx"
        shutil.copyfile(match[1], copy)
        return f"-include {copy}"

    commands = json.loads(database.read_text(encoding="utf-8"))
    for command in commands:
        words = re.sub(r"-Winvalid-pch|-fpch-preprocess|-Wno-\S+", "", command["command"])
        command["command"] = re.sub(r"-include (\S+/cmake_pch\.hxx)", as_text, words)
    (folder / "compile_commands.json").write_text(json.dumps(commands, indent=1), encoding="utf-8")


main()
