"""The labels that the sources ask for: literals in calls that take a label."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACES = ["src/reports", "src/queries", "src/vocabulary", "src/cli/commands/documents",
          "src/cli/command_line/report_options.cpp"]
#: Functions whose literals are labels; `for_count` and `counted` take the number first.
CALLS = {"say", "sentence", "paragraph", "words", "title", "phrase", "text", "table_head",
         "for_count", "counted", "labelled", "line", "measured", "table", "named_table", "section",
         "row", "with_head", "heading", "write_words"}
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|'
                   r"[A-Za-z_]\w*|[^\s]", re.S)


def files():
    for place in PLACES:
        path = ROOT / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.cpp")) + sorted(
            path.rglob("*.hpp"))


def tokens(text):
    """Names, signs and literals, literals that stand behind each other as one."""
    found = []
    for match in TOKEN.finditer(text):
        token = match.group()
        if token.startswith(("//", "/*")):
            continue
        if token[0] == '"' and found and found[-1][0] == '"':
            found[-1] = found[-1][:-1] + token[1:]
        else:
            found.append(token)
    return found


def plain(literal):
    text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), literal[1:-1])
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def literals(paths=None):
    """All literals of the sources."""
    return {plain(token) for path in (paths or (ROOT / "src").rglob("*.[ch]pp"))
            for token in tokens(path.read_text()) if token[0] == '"'}
