#!/usr/bin/env python3
"""Prints a compilation database that clang can read: without precompiled headers, which only the
compiler that made them can read (what stands in them is included as text), and without the names of
warnings of g++."""

import json
import re
import sys
from pathlib import Path

for command in (commands := json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
    command["command"] = re.sub(r"-Winvalid-pch|-fpch-preprocess|-Wno-\S+", "", command["command"])
print(json.dumps(commands, indent=1))
