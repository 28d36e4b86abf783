"""Disks that are full, small or read-only, limits of the process, and interrupted calls."""

import re
import subprocess

from checks import Findings, Skipped, expect
from place import difference, stores, with_mounts
from strace import calls_of

SET = "request set 2024-02 remarks=hello"
NEW = "request new --title New --countries ZMB --draft"
RENAME = "organisation rename zambia-migration-agency zambia-new-agency"
ALL = (SET, NEW, RENAME)

# How a script ends that could not make the file system it needs.
CANNOT = {97: "mount read-only", 98: "make a file system", 99: "mount"}


def checks():
    return [
        ("full disk", check_full),
        ("no inodes", check_no_inodes),
        ("read-only mount", check_read_only),
        ("a folder of records is another disk", check_other_disk),
        ("full ext4", check_full_ext4),
        ("file size limit", check_file_size),
        ("out of memory", check_memory),
        ("too many open files", check_open_files),
        ("no more threads and processes", check_no_threads),
        ("EINTR storm", check_eintr),
        ("short reads and writes", check_short),
    ]


def script(store, lines):
    """Runs lines of sh with mounts of their own; $M is the program, $S a folder to mount on."""
    head = ["set -u", "PATH=$PATH:/usr/sbin:/sbin", f"M={store.place.program}", f"S={store.folder.parent}/mounted", "mkdir -p $S"]
    text = "\n".join([*head, *lines])
    ended = store.run_any([*with_mounts(), "sh", "-c", text])
    if ended.code in CANNOT:
        raise Skipped(CANNOT[ended.code])
    return ended


# Prints the exit code of each command, and after each what differs from the untouched copy.
TRY = r"""try() { ( cd $S && "$M" "$@" >$S.out 2>&1 ); echo "exit $?"; sed 's/^/    /' $S.out;
diff -r --no-dereference -x .mieux "$W" $S | sed 's/^/differs: /'; ls -A $S/.mieux 2>/dev/null | grep -v -e '^lock$' -e '^.gitignore$' | sed 's/^/left: /'; }"""

# Where `lock2` and `lock.d` are what fills the disk.
TRY_FILLED = TRY.replace("-e '^lock$'", "-e '^lock'")


def judge_refusals(ended, commands, what):
    """Every command ended with 4 and changed nothing."""
    codes = [line for line in ended.out.splitlines() if line.startswith("exit ")]
    expect(codes == ["exit 4"] * len(commands) + ["exit 0"], f"{what}: {ended}")
    bad = [line for line in ended.out.splitlines() if line.startswith(("differs:", "left:"))]
    expect(not bad, f"{what}: {bad}: {ended}")


def try_all(store, setup, before_each=""):
    tries = [f"{before_each}\ntry {words}" for words in ALL]
    lines = [TRY, f"W={store.folder}", *setup, *tries, "try validate"]
    return script(store, lines)


def check_full(place):
    findings = Findings()
    for left in ("0", "4096", "8192", "12288"):
        store = place.store()
        fill = [
            "mount -t tmpfs -o size=2m none $S || exit 99",
            f"cp -r {store.folder}/. $S; mkdir $S/.mieux; W={store.folder}",
            "printf '*\\n' >$S/.mieux/.gitignore; echo 0 >$S/.mieux/lock",
            f"head -c {left} /dev/zero >$S/.mieux/room",
            "cat /dev/zero >$S/.mieux/lock2 2>/dev/null; rm $S/.mieux/room",
        ]
        lines = [TRY_FILLED, *fill, *[f"try {w}" for w in ALL], "try validate"]
        with findings.at(f"{left} bytes left"):
            ended = script(store, lines)
            if left == "0":
                judge_refusals(ended, ALL, "full disk")
            else:
                done_or_refused(ended, left)
    findings.raise_if_any()


def done_or_refused(ended, what):
    """Some room: each command is done or refused, and the store is right in the end."""
    codes = [line for line in ended.out.splitlines() if line.startswith("exit ")]
    expect(set(codes) <= {"exit 0", "exit 4", "exit 5"} and codes[-1] == "exit 0", f"{what}: {ended}")


def check_no_inodes(place):
    store = place.store()
    setup = [
        "mount -t tmpfs -o size=8m,nr_inodes=200 none $S || exit 99",
        f"cp -r {store.folder}/. $S",
        "mkdir -p $S/.mieux/lock.d; printf '*\\n' >$S/.mieux/.gitignore; echo 0 >$S/.mieux/lock",
        "i=0; while touch $S/.mieux/lock.d/$i; do i=$((i+1)); done 2>/dev/null",
    ]
    lines = [TRY_FILLED, f"W={store.folder}", *setup]
    judge_refusals(script(store, [*lines, *[f"try {w}" for w in ALL], "try validate"]), ALL, "no inodes")


def check_read_only(place):
    store = place.store()
    mounted = ["mount -t tmpfs none $S || exit 99", f"cp -r {store.folder}/. $S", "mount -o remount,ro $S || exit 97"]
    judge_refusals(try_all(store, mounted), ALL, "read-only mount")
    part = ["mount --bind $W $S", "mount --bind $W/requests $S/requests", "mount -o remount,ro,bind $S/requests || exit 97"]
    lines = [TRY, f"W={store.folder}", *part, f"try {SET}", f"try {NEW}", "try validate"]
    judge_refusals(script(store, lines), (SET, NEW), "read-only folder")


def check_other_disk(place):
    store = place.store()
    setup = [
        f"cp -r {store.folder}/. $S",
        "mount -t tmpfs none $S/requests || exit 99",
        f"cp -r {store.folder}/requests/. $S/requests",
        f"W={store.folder}",
    ]
    lines = [TRY, *setup, f"try {SET}", f"try {NEW}", "try validate"]
    judge_refusals(script(store, lines), (SET, NEW), "another disk")


def check_full_ext4(place):
    """A real file system of a real disk, filled while something is left for a lock."""
    store = place.store()
    image = store.folder.parent / "image"
    setup = [
        f"truncate -s 4M {image}; mkfs.ext4 -qF -m 0 {image} || exit 98",
        f"mount -o loop {image} $S || exit 99",
        f"rmdir $S/lost+found; cp -r {store.folder}/. $S; mkdir $S/.mieux",
        "printf '*\\n' >$S/.mieux/.gitignore; echo 0 >$S/.mieux/lock",
        "cat /dev/zero >$S/.mieux/lock2 2>/dev/null; sync",
        "dd if=/dev/zero of=$S/.mieux/lock3 bs=1024 2>/dev/null; sync; df $S >&2",
    ]
    lines = [TRY_FILLED, f"W={store.folder}", *setup]
    ended = script(store, [*lines, *[f"try {w}" for w in ALL], "try validate"])
    judge_refusals(ended, ALL, "full ext4")


def limited(limit):
    return ["sh", "-c", f'ulimit {limit} || exit 99; exec "$@"', "sh"]


def judge_limited(store, words, limit, allowed):
    """Under the limit: done, or refused and nothing changed; without it the store is right."""
    before = store.files()
    ended = store.run(*words.split(), prefix=limited(limit))
    expect(ended.code in allowed, f"ulimit {limit}: {ended}")
    after = store.files()
    if ended.code not in (0, 5):
        store.run("request", "set", "2018-01", "title=Border post scanners for Benin", "-n")
        expect(after == before, f"ulimit {limit}: exit {ended.code}: {difference(before, after)}")
    shown = store.run("validate")
    expect(shown.code == 0, f"ulimit {limit}: the store is not right: {shown}")
    return ended


def check_file_size(place):
    for words in ALL:
        for blocks in (0, 1):
            store = place.store()
            ended = judge_limited(store, words, f"-f {blocks}", (0, 4))
            expect(blocks or ended.code == 4, f"a file of no size was written: {ended}")
            store.remove()


def check_memory(place):
    """At every amount of memory from none to enough: consistent."""
    findings, codes = Findings(), set()
    # With less than its own size the system ends the program before its first instruction.
    least = place.program.stat().st_size // 1024
    for kilobytes in range(least, least + 11_000, 50 if place.full else 250):
        store = place.store()
        with findings.at(f"{kilobytes} kB"):
            # 127: there is too little for the libraries, and `main` is not reached.
            ended = judge_limited(store, RENAME, f"-v {kilobytes}", (0, 4, 5, 127))
            codes.add(ended.code)
        store.remove()
    findings.raise_if_any()
    expect({0, 4} <= codes, f"the limits made no difference: {codes}")


def check_open_files(place):
    findings, codes = Findings(), set()
    for number in range(3, 26):
        store = place.store()
        with findings.at(f"{number} files"):
            ended = judge_limited(store, RENAME, f"-n {number}", (0, 3, 4, 5, 127))
            codes.add(ended.code)
        store.remove()
    findings.raise_if_any()
    expect({0, 4} <= codes, f"none of these limits was too low, or all were: {codes}")


def check_no_threads(place):
    """At each start of a thread or process: done without it, or refused and nothing changed."""
    findings, happened = Findings(), 0
    for words in (*ALL, "validate"):
        for number in (1, 2, 3, 4):
            store = place.store()
            before = store.files()
            log = store.folder.parent / "clones"
            inject = f"inject=clone3:error=EAGAIN:when={number}"
            prefix = ["strace", "-qq", "-o", log, "-e", "trace=clone3", "-e", inject]
            with findings.at(f"{words}: start {number}"):
                ended = store.run(*words.split(), prefix=prefix)
                happened += "INJECTED" in log.read_text()
                expect(ended.code in (0, 4), f"{ended}")
                expect(ended.code == 0 or store.files() == before, "refused, but written")
            store.remove()
    findings.raise_if_any()
    expect(happened >= 4, f"only {happened} starts failed")


def check_eintr(place):
    """Every second call that can be interrupted is: nobody notices."""
    calls = ("read", "write", "openat", "fsync", "flock", "pread64", "pwrite64", "wait4", "poll")
    plain = place.store()
    for words in ALL:
        plain.run(*words.split())
    findings = Findings()
    for call in calls:
        with findings.at(f"EINTR at every second {call}"):
            storm(place, plain, call)
    findings.raise_if_any()


def storm(place, plain, call):
    store = place.store()
    log = store.folder.parent / "storm"
    own = [c.number for c in calls_of(place.store(), SET.split(), {}) if c.name == call]
    if not own:
        return
    inject = f"inject={call}:error=EINTR:when={own[0]}+2"
    for words in ALL:
        prefix = ["strace", "-qq", "-o", log, "-e", f"trace={call}", "-e", inject]
        ended = store.run(*words.split(), prefix=prefix)
        expect(ended.code == 0, f"{ended}")
        expect("INJECTED" in log.read_text(), "none was interrupted")
    expect(store.files() == plain.files(), f"{call}: {difference(plain.files(), store.files())}")


def check_short(place):
    """Reads and writes that take one byte at a time, as a slow share may do."""
    folder = place.new_folder()
    library = folder / "short.so"
    source = stores.PROJECT / "tests/faults/short_transfers.cpp"
    built = ["g++", "-shared", "-fPIC", "-o", str(library), str(source)]
    subprocess.run(built, check=True, capture_output=True)
    plain, store = place.store(), place.store()
    log = folder / "trace"
    prefix = ["strace", "-qq", "-o", log, "-e", "trace=write,pwrite64", "-E", f"LD_PRELOAD={library}"]
    for words in ALL:
        expect(plain.run(*words.split()).code == 0, "does not work at all")
        ended = store.run(*words.split(), prefix=prefix)
        expect(ended.code == 0, f"one byte at a time: {ended}")
        expect(len(re.findall(r", 1\) += 1", log.read_text())) > 100, "no write was short")
    expect(store.files() == plain.files(), difference(plain.files(), store.files()))
    expect(store.own_names() == plain.own_names(), f"left: {store.own_names()}")
