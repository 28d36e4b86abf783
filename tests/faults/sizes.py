"""Inputs of a great many columns, steps and findings: time and memory grow no worse than the input.

Each input is run twice, the second twice as large; limits of memory and of processor time hold for
the larger one, and its processor time may not be four times that of the smaller one.
"""

import re

from checks import Findings, expect

MOST_MEMORY = 400_000  # KiB of addresses
MOST_SECONDS = 20
# Below this the start of the program outweighs the input.
TOO_SHORT_TO_COMPARE = 0.3
MOST_TIMES_LONGER = 3.2


def checks():
    return [
        ("a sheet with many wrong columns", check_wrong_columns),
        ("a sheet with many right columns", check_right_columns),
        ("a sheet with many rows of a wrong length", check_short_rows),
        ("a field name with many steps", check_steps),
        ("many findings in one file", check_findings_in_file),
        ("many findings in many files", check_findings_in_files),
    ]


LIMITED = f"""ulimit -v {MOST_MEMORY} -t {MOST_SECONDS} || exit 99
"$@"; code=$?; times >&2; exit $code"""


def measured(store, *words):
    """How a command ended within the limits, and its processor time."""
    ended = store.run(*words, prefix=["bash", "-c", LIMITED, "bash"])
    *said, _, of_children = ended.err.splitlines()
    minutes_seconds = re.findall(r"(\d+)m([\d.]+)s", of_children)
    ended.err = "\n".join(said)
    return ended, sum(60 * int(minutes) + float(seconds) for minutes, seconds in minutes_seconds)


def judge_growth(place, small, make, words, judge):
    """`make(store, count)` writes the input."""
    seconds = []
    for count in (small, 2 * small):
        store = place.store()
        make(store, count)
        ended, spent = measured(store, *words)
        expect("memory" not in ended.err.lower(), f"{count}: {ended.err[:300]}")
        judge(ended, count)
        seconds.append(spent)
        store.remove()
    compared = seconds[1] > TOO_SHORT_TO_COMPARE
    expect(
        not compared or seconds[1] < MOST_TIMES_LONGER * seconds[0],
        f"{small} take {seconds[0]:.2f} s, {2 * small} take {seconds[1]:.2f} s",
    )


def refused_briefly(ended, count):
    expect(ended.code in (2, 3), f"{count}: exit {ended.code}: {ended.err[:300]}")
    expect(len(ended.text()) < 100_000, f"{count}: {len(ended.text())} bytes are said")


def found_all(ended, count):
    expect(ended.code == 1, f"{count}: exit {ended.code}: {ended.err[:300]}")
    expect(ended.out.count("unknown-country") >= count, f"{count}: not all is found")


def check_wrong_columns(place):
    findings = Findings()
    for name in ("x{}", "x", "a.b{}", "mail{}"):
        for small in (500, 16_000):
            def make(store, count, name=name):
                store.write("x.csv", "id," + ",".join(name.format(i) for i in range(count)) + "\n")

            with findings.at(f"{small} columns {name}"):
                judge_growth(place, small, make, ("import", "requests", "x.csv", "-n"), refused_briefly)
    findings.raise_if_any()


def check_right_columns(place):
    def make(store, count):
        names = [f"names.{i + 1}.name" for i in range(count)]
        cells = [f"Name {i + 1}" for i in range(count)]
        store.write("x.csv", "id," + ",".join(names) + "\nzambia-migration-agency," + ",".join(cells) + "\n")

    def ends(ended, count):
        expect(ended.code in (0, 2, 3), f"{count}: exit {ended.code}: {ended.err[:300]}")

    words = ("import", "organisations", "x.csv", "-n")
    judge_growth(place, 16_000, make, words, ends)
    # Of as many as a sheet may have, each cell is an edit after which the record is read again:
    # the time grows with their square, and is limited.
    store = place.store()
    make(store, 900)
    ended, _ = measured(store, *words)
    ends(ended, 900)
    store.remove()


def check_short_rows(place):
    def make(store, count):
        store.write("x.csv", ",".join(f"c{i}" for i in range(900)) + "\n" + "a\n" * count)

    def refused(ended, count):
        expect(ended.code in (2, 3), f"{count}: exit {ended.code}: {ended.err[:300]}")

    judge_growth(place, 5_000, make, ("import", "requests", "x.csv", "-n"), refused)


def check_steps(place):
    findings = Findings()
    for step in ("a", "requests", "letters.1", "request.actions"):
        path = ".".join([step] * min(20_000, 120_000 // (len(step) + 1)))  # the system allows no more
        store = place.store()
        store.write("x.csv", f"id,{path}\n2018-02,x\n")
        for words in (
            ("request", "set", "2018-02", f"{path}=x"),
            ("list", "requests", "--where", f"{path} = x"),
            ("list", "requests", "--columns", path),
            ("stats", "--of", "requests", "--by", path),
            ("import", "requests", "x.csv", "-n"),
        ):
            with findings.at(f"{words[0]} {step}"):
                ended, spent = measured(store, *words)
                expect(ended.code in (2, 3), f"exit {ended.code}: {ended.err[:300]}")
                expect(spent < 1, f"{spent:.1f} s")
        store.remove()
    findings.raise_if_any()


def check_findings_in_file(place):
    head = "id: big\nuid: aaaaaaaaaaaaaaa2\ntitle: A\ncountries:"

    def lines(store, count):
        store.write("requests/big.yaml", head + "\n" + "".join(f"  - Xq{i}\n" for i in range(count)))

    def one_line(store, count):
        store.write("requests/big.yaml", head + " [" + ", ".join(f"Xq{i}" for i in range(count)) + "]\n")

    for make in (lines, one_line):
        for words in (("validate",), ("validate", "--format", "json")):
            judge_growth(place, 9_500, make, words, found_all)


def check_findings_in_files(place):
    def make(store, count):
        for i in range(count):
            uid = "".join(chr(ord("a") + int(digit)) for digit in f"{i:016}")
            text = f"id: q{i}\nuid: {uid}\ntitle: A {i}\ncountries: [Xq{i}]\n"
            store.write(f"requests/q{i}.yaml", text)

    judge_growth(place, 25_000 if place.full else 6_000, make, ("validate",), found_all)
