#!/usr/bin/env python3
"""Measures mieux against the reading of the same files, and against other tools.

    tests/bench/bench.py N...

For every N: a store of N made-up records in build/bench, and one of N as people write them. Then what
starting costs, and what grows how. Every contestant runs in turn, several times, with warm caches and on
the same processors; of its times the median and the least count. Time is from start to end of the process,
CPU time that of all its threads (what targets are about: it is the steadier one on a busy machine), memory
its peak. Figures are ratios: to the raw read, to the bytes of the records, to an empty program, to `validate`
on the same store.
"""

import subprocess
import sys
from dataclasses import dataclass

import stores
from measuring import THREADS, Contestant, measure, take_processors

MIB = 1024 * 1024
MIEUX = str(stores.BUILD / "mieux")
GROWTH_ALLOWED = 1.25  # times the growth of what grows


@dataclass
class Target:
    what: str
    is_now: float
    at_most: float
    unit: str

    def __str__(self):
        met = "met    " if self.is_now <= self.at_most else "NOT MET"
        return f"  {met} {self.what}: {self.is_now:.2f} {self.unit}, target {self.at_most:.2f}"


def run(title, contestants, base_name):
    """Measures those that are installed, and prints a table; returns them by name."""
    for missing in [c for c in contestants if not c.runs_here()]:
        print(f"skipped: {missing.name} is not installed", file=sys.stderr)
        contestants.remove(missing)
    measure(contestants)
    base = next(c for c in contestants if c.name == base_name)
    print(f"\n{title}")
    print(f"{'':<18}{'median ms':>10}{'least':>9}{'CPU ms':>9}{'x ' + base_name:>14}{'peak MiB':>10}  what it does")
    for c in contestants:
        print(f"{c.name:<18}{c.time * 1000:>10.1f}{min(c.seconds) * 1000:>9.1f}{c.cpu * 1000:>9.1f}"
              f"{c.cpu / base.cpu:>14.2f}{c.peak / MIB:>10.1f}  {c.does}")
    sys.stdout.flush()
    return {c.name: c for c in contestants}


def readers(store):
    read = str(stores.BUILD / "bench_raw_read")
    return [
        Contestant("raw read", [read, "raw", ".", str(THREADS)], store, "stat, open, read to the end, close"),
        Contestant("least reading", [read, "least", ".", str(THREADS)], store, "openat, one read, close"),
        Contestant("mieux", [MIEUX, "bench-load"], store, "load, every rule, count by two keys"),
    ]


def ways(store):
    """The same with other ways of reading, and one record of them all."""
    request = min((store / "requests").glob("*.yaml")).stem
    return [
        Contestant("mieux, plain", ["env", "MIEUX_READER=plain", MIEUX, "bench-load"], store, "the same without vector instructions"),
        Contestant("mieux, careful", ["env", "MIEUX_READER=careful", MIEUX, "bench-load"], store, "the same, character by character"),
        Contestant("mieux show", [MIEUX, "request", "show", request], store, "load, show one record"),
    ]


def searchers(store):
    return [
        Contestant("git grep", ["git", "grep", "--threads", str(THREADS), "-c", "event: completed"], store,
                   "easier: search every file"),
        Contestant("rg", ["rg", "--threads", str(THREADS), "-c", "event: completed"], store,
                   "easier: search every file"),
        Contestant("git status", ["git", "status", "--short"], store, "easier: stat every file"),
    ]


def counters(folder):
    """They get the region and the phase ready, in one file without nested fields, and check nothing."""
    by_jq = 'reduce (inputs | select(.kind == "actions")) as $a ({}; .[$a.region + "/" + $a.phase] += 1)'
    by_rec = ["recsel", "-t", "actions", "-G", "region,phase", "-p", "region,phase,Count(id)", "records.rec"]
    ready = "easier: count by two ready keys"
    return [
        Contestant("jq", ["jq", "-n", by_jq, "records.jsonl"], folder, ready),
        Contestant("recsel", by_rec, folder, ready),
        Contestant("hledger", ["hledger", "-f", "actions.journal", "balance"], folder, ready + ", Actions only"),
        Contestant("ledger", ["ledger", "-f", "actions.journal", "balance"], folder, ready + ", Actions only"),
    ]


def compare(count):
    """The tables of `count` records, and the targets that they decide."""
    targets = []
    for name, folder in (("made-up", stores.plain(count)), ("written by hand", stores.by_hand(count))):
        store = folder / "store"
        size = stores.record_bytes(store)
        contestants = readers(store) + ways(store) + searchers(store) + (counters(folder) if name == "made-up" else [])
        found = run(f"{count} records, {name}, {size / MIB:.1f} MiB, {THREADS} threads", contestants, "raw read")
        mieux = found["mieux"]
        of = f"{count} records, {name}"
        raw = found["raw read"].cpu
        targets += [
            Target(f"{of}: load, check and count", mieux.cpu / raw, 2.2 if count <= 10_000 else 2.0, "times the raw read"),
            Target(f"{of}: show", found["mieux show"].cpu / raw, 2.0, "times the raw read"),
            Target(f"{of}: memory", mieux.peak / MIB, (2.0 * size + 8 * MIB) / MIB, "MiB"),
        ]
        targets += [Target(f"{of}: load, check and count", mieux.cpu / found[peer].cpu, 1.0, f"times {peer} on its easier job")
                    for peer in ("jq", "hledger") if peer in found]
    return targets + compare_commands(count)


def compare_commands(count):
    store = stores.plain(count) / "store"
    request = min((store / "requests").glob("*.yaml")).stem
    new = ["request", "new", "-n", "--title", "Training", "--countries", "CPV", "--received", "2026-01-10"]
    saved = ["sh", "-c", f'exec "{MIEUX}" request set {request} title="title $$"']
    run(f"commands on {count} records", [
        Contestant("validate", [MIEUX, "validate"], store, "every rule"),
        Contestant("show", [MIEUX, "request", "show", request], store, "one record"),
        Contestant("list", [MIEUX, "list", "requests"], store, "all requests"),
        Contestant("set -n", [MIEUX, "request", "set", request, "title=Other", "-n"], store, "one value, every rule"),
        Contestant("set", saved, store, "the same, saved"),
        Contestant("request new -n", [MIEUX, *new], store, "with what it looks up"),
        Contestant("completion", [MIEUX, "complete", "--", "request", "show", "2"], store, "ids at the Tab key"),
    ], "validate")
    return []


def compare_start():
    """What everybody waits for, on the store of a small office."""
    store = stores.small_office()
    commands = {
        "--version": ["--version"],
        "--help": ["--help"],
        "explain": ["explain", "date-order"],
        "show": ["request", "show", "2024-02"],
        "list": ["list", "requests"],
        "validate": ["validate"],
        "stats": ["stats", "requests", "--by", "outcome"],
        "due": ["due"],
        "report glance": ["report", "show", "glance"],
        "report year": ["report", "show", "year", "2018"],
        "set -n": ["request", "set", "2024-02", "title=Other", "-n"],
        "completion": ["complete", "--", "request", "show", "2"],
    }
    contestants = [Contestant("empty", [str(stores.BUILD / "bench_empty")], store, "links libstdc++, does nothing")]
    contestants += [Contestant(name, [MIEUX, *words], store) for name, words in commands.items()]
    found = run("start: commands on the small office", contestants, "empty")
    empty = found["empty"].cpu
    slowest = max(found.values(), key=lambda contestant: contestant.cpu)
    return [
        Target("--version", found["--version"].cpu / empty, 4.0, "times an empty program"),
        Target(f"slowest on the small office ({slowest.name})", slowest.cpu / empty, 10.0, "times an empty program"),
    ]


def compare_growth():
    """Ten times as much may take ten times as long, not more; the time to start is left out."""
    rows = {
        "Actions of a request": (stores.many_actions, (500, 5000, 50000), 0),
        "activities of an Action": (stores.many_activities, (10, 100, 900), 0),
        "unknown terms": (stores.many_terms, (500, 5000, 50000), 1),
        "wrong ids": (stores.many_references, (500, 5000, 50000), 1),
    }
    targets = []
    for name, (make, counts, exit_code) in rows.items():
        contestants = [Contestant("start", [MIEUX, "validate"], stores.small_office(), "the small office")]
        for count in counts:
            store = stores.grown(make.__name__, make, count)
            contestants.append(Contestant(str(count), [MIEUX, "validate"], store, f"{count} {name}", exit_code))
        found = run(f"growth: {name}", contestants, "start")
        least, middle, most = (found[str(count)].cpu for count in counts)
        targets.append(Target(f"growth of {name}, {counts[1]} to {counts[2]}", (most - least) / (middle - least),
                              GROWTH_ALLOWED * (counts[2] - counts[0]) / (counts[1] - counts[0]), "times"))
    return targets


def compare_change_among_warnings():
    store = stores.grown("many_warnings", stores.many_warnings, 5000)
    change = [MIEUX, "action", "set", "action-00007", "title=Other", "-n"]
    found = run("a change among 5,000 warnings", [
        Contestant("validate", [MIEUX, "validate"], store, "every rule, 5,000 warnings"),
        Contestant("set -n", change, store, "one value, every rule before and after"),
    ], "validate")
    ratio = found["set -n"].cpu / found["validate"].cpu
    return [Target("set -n among 5,000 warnings", ratio, 1.3, "times validate")]


def compare_history(count, commits=1000):
    """What git has: the store at a revision, differences, the life of a record."""
    store = stores.with_history(count, commits)
    changed = subprocess.run(["git", "-C", store, "diff", "--name-only", "HEAD~1"], check=True,
                             capture_output=True, text=True).stdout.split()[0]
    record = changed.split("/")[1].removesuffix(".yaml")
    stats = [MIEUX, "stats", "requests", "--by", "outcome", "--today", "2024-01-15"]
    monthly = ["--every", "month"]
    found = run(f"{count} records, {commits} commits", [
        Contestant("load", [MIEUX, "bench-load"], store, "load, every rule, count: from the disk"),
        Contestant("load --at", [MIEUX, "bench-load", "--at", "HEAD~500"], store, "the same from git"),
        Contestant("git archive", ["sh", "-c", "git archive HEAD~500 | cat >/dev/null"], store,
                   "easier: write all files out"),
        Contestant("diff --records", [MIEUX, "diff", "HEAD~10..HEAD", "--records"], store, "what 10 commits changed"),
        Contestant("git diff", ["git", "--no-pager", "diff", "HEAD~10..HEAD"], store, "easier: lines"),
        Contestant("diff", [MIEUX, "diff", "HEAD~10..HEAD"], store, "with figures and findings"),
        Contestant("log", [MIEUX, "log", record], store, "of one record"),
        Contestant("git log", ["git", "--no-pager", "log", "-p", "--", changed], store, "easier: lines"),
        Contestant("stats", [*stats, "--from", "2009", "--to", "2023"], store, "a period"),
        Contestant("stats --over", [*stats, "--over", "2009..2023", *monthly], store, "180 months"),
        Contestant("stats --at", [*stats, "--at", "HEAD"], store, "at a revision"),
        Contestant("stats --over-history", [*stats, "--over-history", "--over", "2020-10..2023-05", *monthly], store,
                   "at 32 revisions"),
    ], "load")
    load = found["load"].cpu
    of = f"{count} records, {commits} commits"
    return [
        Target(f"{of}: the store at a revision", found["load --at"].cpu / load, 3.0, "times the store on the disk"),
        Target(f"{of}: list of changes", found["diff --records"].cpu / load, 0.5, "times a load"),
        Target(f"{of}: changes, figures, findings", found["diff"].cpu / found["load --at"].cpu, 2.0, "times a load at a revision"),
        Target(f"{of}: 180 steps", found["stats --over"].cpu / found["stats"].cpu, 1.2, "times the period"),
        Target(f"{of}: 32 revisions", found["stats --over-history"].cpu / found["stats --at"].cpu, 8.0, "times one"),
        Target(f"{of}: log of a record", found["log"].time, 1.0, "seconds"),
    ]


def compare_reports(count):
    """What people wait for when they write a report: each kind of it, and a year with all its parts."""
    store = stores.plain(count) / "store"
    country = "KAZ"
    reports = {
        "year": ["show", "year", "2018"],
        "all years": ["show", "year", "2009..2030"],
        "decade": ["show", "decade", "2009..2026"],
        "glance": ["show", "glance"],
        "annex": ["show", "annex"],
        "country": ["show", "country", country],
        "late-results": ["show", "late-results"],
        "monitoring": ["show", "monitoring", "2009..2030"],
        "experts": ["show", "experts", "2009..2030"],
        "new annual -n": ["new", "annual", "--year", "2018", "-n"],
    }
    contestants = [Contestant("list", [MIEUX, "list", "requests"], store, "loads the records, prints a list")]
    contestants += [Contestant(name, [MIEUX, "report", *words], store) for name, words in reports.items()]
    found = run(f"reports on {count} records", contestants, "list")
    slowest = max(found.values(), key=lambda contestant: contestant.time)
    return [Target(f"{count} records: slowest report ({slowest.name})", slowest.time, count / 10_000, "seconds")]


def compare_answers(count):
    """Answers to a question, for staff and for everybody, beside the loading of the records."""
    store = stores.feedback(count)
    stats = [MIEUX, "stats", "feedback"]
    asked = [*stats, "--question", "participants/q1"]
    found = run(f"answers in {count} records of feedback", [
        Contestant("count", stats, store, "load, count the records"),
        Contestant("staff", [*asked, "--internal"], store, "answers to a question"),
        Contestant("everybody", asked, store, "small cells hidden"),
        Contestant("staff by region", [*asked, "--by", "region", "--internal"], store),
        Contestant("by region", [*asked, "--by", "region"], store, "small cells hidden"),
        Contestant("several by region", [*stats, "--question", "participants/q2", "--by", "region"], store,
                   "a question with several answers"),
    ], "count")
    slowest = max(found.values(), key=lambda contestant: contestant.cpu)
    return [Target(f"{count} records of feedback: answers ({slowest.name})", slowest.cpu / found["count"].cpu, 2.0,
                   "times a count of the records")]


def compare_experts(count):
    """A search of the roster beside its loading, and a team for an activity."""
    store = stores.roster(count)
    team = [MIEUX, "expert", "propose", "planned/a1", "--languages", "fr,en", "--peer", "any", "--size", "3"]
    found = run(f"{count} experts, as many missions", [
        Contestant("load", [MIEUX, "stats", "organisations"], store, "load, count a few other records"),
        Contestant("search", [MIEUX, "expert", "search", "--speaks", "fr:b2", "--topic", "labour-migration", "--free",
                              "2026-03", "--sort", "deployments", "--limit", "20"], store, "language, topic, free days, sorted"),
        Contestant("propose", team, store, "a team of three, one of them a Southern peer"),
    ], "load")
    return [
        Target(f"{count} experts: search", found["search"].cpu / found["load"].cpu, 2.0, "times loading them"),
        Target(f"{count} experts: a team", found["propose"].time - found["load"].time, 1.0, "s more than loading them"),
    ]


def main():
    counts = [int(argument) for argument in sys.argv[1:]]
    if not counts:
        raise SystemExit(__doc__)
    take_processors()
    targets = compare_start() + compare_growth() + compare_change_among_warnings()
    for count in counts:
        targets += compare(count) + compare_reports(count) + compare_history(count) + compare_answers(count)
        targets += compare_experts(count)
    print("\nTargets")
    for target in targets:
        print(target)


if __name__ == "__main__":
    main()
