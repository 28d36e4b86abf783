"""Reads facts/figures.yaml: one-line mappings, and two figures in block form."""

import re

from .tables import SOURCES

TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{}\[\],]|[^{}\[\],:"]+:(?=\s)|[^{}\[\],"]+)')


def number_or_text(token):
    if token.startswith('"'):
        return token[1:-1].replace('\\"', '"')
    if re.fullmatch(r"[0-9]+", token):
        return int(token)
    return float(token) if re.fullmatch(r"[0-9]+\.[0-9]+", token) else token


class FlowReader:
    """A value in flow form: `{key: value, ...}`, `[item, ...]` or a scalar."""

    def __init__(self, text):
        self.tokens = [token.strip() for token in TOKEN.findall(text)]
        self.next = 0

    def take(self):
        self.next += 1
        return self.tokens[self.next - 1]

    def value(self):
        token = self.take()
        if token == "{":
            return dict(self.items("}", self.entry))
        if token == "[":
            return list(self.items("]", self.value))
        return number_or_text(token)

    def entry(self):
        key = self.take()
        if not key.endswith(":"):
            return key, None  # what follows a comma inside a label
        return key[:-1], self.value()

    def items(self, end, read_item):
        while self.tokens[self.next] != end:
            yield read_item()
            if self.tokens[self.next] == ",":
                self.next += 1
        self.next += 1


def scalar_of(text):
    """The text after `key: `; commas in it separate nothing."""
    return FlowReader(text).value() if text[0] in '{["' else number_or_text(text)


def block_figure(lines):
    """A figure of several lines; a key without a value opens a table."""
    figure, table = {}, None
    for line in lines:
        key, _, text = line.strip().removeprefix("- ").partition(": ")
        into = figure if table is None or not line.startswith("      ") else table
        if not text:
            table = figure[key.removesuffix(":")] = {}
        else:
            into[key] = scalar_of(text)
    return figure


def figures():
    """The published figures by id."""
    text = (SOURCES / "facts/figures.yaml").read_text(encoding="utf-8")
    items = re.split(r"\n(?=  - )", text)[1:]
    listed = []
    for item in items:
        if item.startswith("  - {"):
            listed.append(FlowReader(item.removeprefix("  - ")).value())
        else:
            listed.append(block_figure(item.splitlines()))
    return {figure["id"]: figure for figure in listed}
