"""Writes a record as the canonical text of the record format.

Block style, two spaces, lists of short scalars in one-line flow form where they fit in 100
columns. A text is quoted where a YAML reader could take its plain form for something else.
"""

import re

LINE_WIDTH = 100
LONGEST_IN_FLOW = 40
OTHER_WORDS = set(
    "~ null Null NULL true True TRUE false False FALSE yes Yes YES no No NO on On ON off Off OFF "
    "y Y n N .inf .Inf .INF .nan .NaN .NAN -.inf -.Inf -.INF = <<".split()
)
ALWAYS_QUOTED = {"references"}  # official numbers, however they look
NUMBER = re.compile(r"[-+]?\.?[0-9][0-9_.:]*([eE][-+]?[0-9_.:]+)?|0[xob][0-9a-fA-F_]+")


def is_plain(text, in_flow):
    if not text or text != text.strip() or text[0] in "-?:,[]{}#&*!|>'\"%@`":
        return False
    if ": " in text or " #" in text or text.endswith(":") or "\n" in text:
        return False
    if in_flow and re.search(r"[,\[\]{}]", text):
        return False
    return text not in OTHER_WORDS and not NUMBER.fullmatch(text)


def scalar(value, in_flow=False):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if is_plain(value, in_flow):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def flow(items, column, always_quoted):
    """`[a, b]`, or nothing if the list needs lines of its own."""
    if any(isinstance(item, (dict, list)) for item in items):
        return None
    texts = [f'"{item}"' if always_quoted else scalar(item, in_flow=True) for item in items]
    line = "[" + ", ".join(texts) + "]"
    if any(len(text) > LONGEST_IN_FLOW for text in texts) or column + len(line) > LINE_WIDTH:
        return None
    return line


def mapping_lines(mapping, indent):
    lines = []
    for key, value in mapping.items():
        start = " " * indent + scalar(key) + ":"
        if isinstance(value, dict):
            lines += [start, *mapping_lines(value, indent + 2)]
        elif isinstance(value, list):
            line = flow(value, len(start) + 1, key in ALWAYS_QUOTED)
            lines += [f"{start} {line}"] if line else [start, *sequence_lines(value, indent + 2)]
        else:
            lines.append(f"{start} {scalar(value)}")
    return lines


def sequence_lines(items, indent):
    lines = []
    for item in items:
        if isinstance(item, dict):
            inner = mapping_lines(item, indent + 2)
            lines += [" " * indent + "- " + inner[0].lstrip(), *inner[1:]]
        else:
            lines.append(" " * indent + "- " + scalar(item))
    return lines


def to_yaml(record):
    return "\n".join(mapping_lines(record, 0)) + "\n"
