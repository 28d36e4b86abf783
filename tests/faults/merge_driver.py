"""The merge driver and its setup under odd names, texts and repositories."""

import subprocess

import merges
from checks import Findings, expect
from git_states import SET, commit, done, repository
from merges import draft, on_two_branches
from place import Store

ACTION = "actions/benin.yaml"
SETUP = ("git", "setup", "--yes")


def checks():
    return [
        ("merge driver: hostile names of files", check_names),
        ("merge driver: odd name of the program", check_program_name),
        ("merge driver: texts that are no records", check_texts),
        ("merge driver: files that it cannot read or write", check_files),
        ("merge driver: without and with it, and switched off", check_switches),
        ("git setup: twice, undone, shown, refused", check_setup),
        ("git setup: worktree, subfolder, attributes of the store", check_shapes),
        ("keep-both: never the record of the main branch", check_main_branch),
        ("keep-both: requests, their fiches and Actions", check_references),
        ("keep-both: refuses where there is nothing to keep", check_nothing_to_keep),
    ]


def merged_with_driver(store, *paths):
    """Two people change neighbouring lines of records at these paths: how the merge ended."""
    text = store.read(ACTION)

    def write(old, new):
        for path in paths:
            store.write(path, text.replace(old, new))

    write("", "")
    store.git("add", "-A")
    store.git("commit", "-q", "--allow-empty", "-m", "base")
    return on_two_branches(
        store,
        lambda: write("start: 2018-11-12", "start: 2018-11-13"),
        lambda: write("end: 2018-11-16", "end: 2018-11-17"),
    )


def both_are_in(store, path):
    text = store.read(path)
    return "start: 2018-11-13" in text and "end: 2018-11-17" in text and "<<<" not in text


def check_names(place):
    names = ("a b", "$(touch sprung)", "`touch sprung`", "it's", 'say "x"', "100%O%%", "a;touch sprung", "-n", "é", "a\nb")
    store = repository(place)
    done(store.run(*SETUP))
    paths = [f"actions/{name}.yaml" for name in names]
    ended = merged_with_driver(store, *paths)
    expect(ended.code == 0, f"{ended}")
    for path in paths:
        expect(both_are_in(store, path), f"{path}: not merged")
    sprung = list(store.folder.parent.rglob("sprung"))
    expect(not sprung, "a name was run")
    expect(not list(store.folder.glob(".merge_file*")), "a file was left behind")


def check_program_name(place):
    store = repository(place)
    folder = store.folder.parent / "it's 100%O \"mine\" $(x)"
    folder.mkdir()
    program = folder / "mieux"
    # Not copied by this process: a child that another check starts meanwhile would hold it open for
    # writing, and a program that is open for writing cannot be run.
    subprocess.run(["cp", place.program, program], check=True)
    expect(store.run_any([str(program), *SETUP]).code == 0, "setup failed")
    ended = merged_with_driver(store, ACTION)
    expect(ended.code == 0 and both_are_in(store, ACTION), f"{ended}")
    shown = store.git("diff", "HEAD^")
    expect("+activities.a3.end: 2018-11-17" in shown.out, f"{shown}")


def check_texts(place):
    findings = Findings()
    text = place.store().read(ACTION)
    # What git itself makes of them is the measure.
    texts = {
        "markers": text.replace("id: benin", "<<<<<<< x\nid: benin", 1),
        "NUL": text + "\0",
        "no UTF-8": text + "# \udcff",
        "tabs": text.replace("    start", "\tstart"),
        "large": text + "# " + "x" * (2 << 20) + "\n",
    }
    for name, odd in texts.items():
        with findings.at(name):
            ended, result = {}, {}
            for driver in (False, True):
                store = repository(place)
                if driver:
                    done(store.run(*SETUP))
                (store.folder / ACTION).write_bytes(odd.encode(errors="surrogateescape"))
                ended[driver] = merged_bytes(store, odd)
                lines = (store.folder / ACTION).read_bytes().split(b"\n")
                result[driver] = [line for line in lines if not line.startswith((b"<<<<<<<", b">>>>>>>"))]
            expect(ended[True] == ended[False] and result[True] == result[False], f"not as git: {ended}")
    with findings.at("Windows line ends"):
        store = repository(place)
        done(store.run(*SETUP))
        windows = text.replace("\n", "\r\n")
        expect(merged_bytes(store, windows) == 0 and both_are_in(store, ACTION), "not merged")
        raw = (store.folder / ACTION).read_bytes()
        expect(raw.count(b"\r\n") == raw.count(b"\n") == windows.count("\n"), "line ends were changed")
    findings.raise_if_any()


def merged_bytes(store, text):
    def write(old, new):
        (store.folder / ACTION).write_bytes(text.replace(old, new).encode(errors="surrogateescape"))

    write("", "")
    commit(store, "base")
    merged = on_two_branches(
        store, lambda: write("start: 2018-11-12", "start: 2018-11-13"), lambda: write("end: 2018-11-16", "end: 2018-11-17")
    )
    return merged.code


def check_files(place):
    store = repository(place)
    for name in ("base", "ours", "theirs"):
        store.write(name, "title: A\n")
    (store.folder / "link").symlink_to("ours")
    (store.folder / "folder").mkdir()
    findings = Findings()
    cases = {
        "missing": ("base", "missing", "theirs"),
        "link": ("base", "link", "theirs"),
        "folder": ("folder", "ours", "theirs"),
    }
    for name, files in cases.items():
        with findings.at(name):
            ended = store.run("git", "merge-file", *files, "--path", ACTION)
            expect(ended.code == 129 and "mieux:" in ended.err, f"{ended}")
            expect(store.read("ours") == "title: A\n", "written all the same")
    with findings.at("no git"):
        store.write("theirs", "title: B\n")
        ended = store.run("git", "merge-file", "base", "ours", "theirs", "--path", ACTION, env={"PATH": "/nowhere"})
        expect(ended.code == 129 and "git" in ended.err, f"{ended}")
    with findings.at("no store, no repository"):
        folder = place.new_folder()
        outside = Store(place, folder)
        for name, text in (("base", "title: A\n"), ("ours", "title: A\nphase: x\n"), ("theirs", "title: B\n")):
            outside.write(name, text)
        ended = outside.run("git", "merge-file", "base", "ours", "theirs", "--path", ACTION)
        expect(ended.code == 0 and outside.read("ours") == "title: B\nphase: x\n", f"{ended}")
    for size in ("0", "-1", "x", "4000000000"):
        with findings.at(f"markers of {size}"):
            ended = store.run("git", "merge-file", "base", "ours", "theirs", "--path", ACTION, "--marker-size", size)
            expect(ended.code in (2, 129), f"{ended}")
    findings.raise_if_any()


def check_switches(place):
    """Different fields: a conflict to git alone, none to the driver."""
    codes = {}
    for name, env in (("without", None), ("with", {}), ("off", {"MIEUX_MERGE": "off"})):
        store = repository(place)
        if env is not None:
            done(store.run(*SETUP))
        first = merged_with_driver(store, ACTION)
        store.git(*(("merge", "--abort") if first.code else ("reset", "-q", "--hard", "HEAD^1")))
        ended = store.run_any(["git", "merge", "-q", "other"], env=env or {})
        codes[name] = ended.code
    expect(codes == {"without": 1, "with": 0, "off": 1}, f"{codes}")


def config_of(store):
    attributes = store.folder / ".git/info/attributes"
    return (store.folder / ".git/config").read_text(), attributes.read_text() if attributes.exists() else ""


def check_setup(place):
    store = repository(place)
    before = config_of(store)
    shown = done(store.run("git", "setup", "--dry-run"))
    expect("git config merge.mieux.driver" in shown.out and config_of(store) == before, f"{shown}")
    asked = store.run("git", "setup")
    expect(asked.code == 2 and "--yes" in asked.err and config_of(store) == before, f"{asked}")
    done(store.run(*SETUP))
    once = config_of(store)
    expect(once != before, "nothing was set")
    again = done(store.run(*SETUP))
    expect("already" in again.out and config_of(store) == once, f"{again}")
    done(store.run("git", "setup", "--undo"))
    after = config_of(store)
    expect("mieux" not in "".join(after), f"{after}")
    done(store.run("git", "setup", "--undo"))
    outside = Store(place, place.new_folder())
    refused = outside.run(*SETUP)
    expect(refused.code == 3 and "git init" in refused.err, f"{refused}")
    no_git = store.run(*SETUP, env={"PATH": "/nowhere"})
    expect(no_git.code == 3 and "PATH" in no_git.err, f"{no_git}")


def check_shapes(place):
    store = repository(place)
    store.git("worktree", "add", "-q", "../tree", "-b", "tree")
    tree = Store(place, store.folder.parent / "tree")
    done(tree.run(*SETUP))
    ended = merged_with_driver(store, ACTION)
    expect(ended.code == 0 and both_are_in(store, ACTION), f"a worktree: {ended}")
    expect("already" in store.run(*SETUP).out, "set up in a worktree, not in its clone")
    other = repository(place)
    other.write(".gitattributes", "*.yaml merge=mieux diff=mieux\n")
    commit(other, "attributes")
    done(other.run(*SETUP))
    expect(config_of(other)[1] == "", "the attributes are there twice")
    below = place.store()
    around = below.folder.parent / "around"
    around.mkdir()
    below.folder.rename(around / "records")
    inner = Store(place, around / "records")
    inner.run_any(["git", "init", "-q", "-b", "main", str(around)])
    commit(inner, "first")
    done(inner.run(*SETUP))
    ended = merged_with_driver(inner, ACTION)
    expect(ended.code == 0 and both_are_in(inner, ACTION), f"a subfolder: {ended}")
    other_yaml = inner.run_any(["git", "check-attr", "merge", "--", "../other.yaml", "mieux.yaml"]).out
    expect("other.yaml: merge: unspecified" in other_yaml and "mieux.yaml: merge: mieux" in other_yaml, other_yaml)
    expect("records/actions/benin.yaml" in inner.run("git", "review").out, "review in a subfolder")


def twins(store):
    """On main and on `other`, two requests of one id; the merge has stopped."""
    return on_two_branches(
        store, lambda: draft(store, "2026-01", "Mine"), lambda: draft(store, "2026-01", "Theirs")
    )


def check_main_branch(place):
    findings = Findings()
    with findings.at("another branch merged into main"):
        store = repository(place)
        twins(store)
        refused = store.run("git", "keep-both", "--move", "ours")
        expect(refused.code == 3 and "main branch" in refused.err, f"{refused}")
        done(store.run("git", "keep-both"))
        expect("title: Mine" in store.read("requests/2026-01.yaml"), "the record of main has moved")
        expect("title: Theirs" in store.read("requests/2026-02.yaml"), "theirs is lost")
        again = store.run("git", "keep-both")
        expect(again.code == 3, f"{again}")
        refused = store.run(*SET)
        expect(refused.code == 3, "another command wrote in a merge")
    with findings.at("main merged into another branch"):
        store = repository(place)
        twins(store)
        store.git("merge", "--abort")
        store.git("switch", "-q", "other")
        store.git("merge", "-q", "main", check=False)
        done(store.run("git", "keep-both"))
        expect("title: Mine" in store.read("requests/2026-01.yaml"), "the record of main has moved")
        expect("title: Theirs" in store.read("requests/2026-02.yaml"), "that of the branch is lost")
        commit(store, "both")
        expect(store.run("validate", "requests").code == 0, "not valid")
    with findings.at("rebase"):
        store = repository(place)
        twins(store)
        store.git("merge", "--abort")
        store.git("switch", "-q", "other")
        store.git("rebase", "-q", "main", check=False)
        done(store.run("git", "keep-both"))
        expect("title: Mine" in store.read("requests/2026-01.yaml"), "the record of main has moved")
        expect("title: Theirs" in store.read("requests/2026-02.yaml"), "that of the branch is lost")
    findings.raise_if_any()


def check_references(place):
    """Two requests and two fiches of one name: each reference leads to the record of its side."""
    findings = Findings()
    ways = {
        "merge": ("merge", "-q", "other"),
        "rebase": ("rebase", "-q", "other"),
        "cherry-pick": ("cherry-pick", "other"),
    }
    for name, how in ways.items():
        with findings.at(name):
            store = repository(place)
            merges.twins(store, how)
            shown = done(store.run("git", "keep-both", "--dry-run"))
            expect("2026-02" in shown.out, f"{shown}")
            done(store.run("git", "keep-both"))
            commit(store, "both")
            ids = {}
            for number in ("2026-01", "2026-02"):
                ids["mine" if "title: Mine" in store.read(f"requests/{number}.yaml") else "theirs"] = number
            expect(len(ids) == 2, f"a request is lost: {ids}")
            fiches = sorted(p for p in store.files() if p.startswith("fiches/2026-"))
            expect(len(fiches) == 2, f"{fiches}")
            for title, number in ids.items():
                expect(f"request: {number}" in store.read(f"actions/{title}.yaml"), f"the Action of {title}")
                uid = {"theirs": "abcdefghijklmnop", "mine": "qrstuvwxyzabcdef"}[title][::-1]
                fiche = next(store.read(path) for path in fiches if uid in store.read(path))
                expect(f"request: {number}" in fiche, f"the fiche of {title}: {fiche}")
            ended = store.run("validate", "requests", "fiches", "actions/mine.yaml", "actions/theirs.yaml")
            expect(ended.code == 0, f"{ended}")
    findings.raise_if_any()


def check_nothing_to_keep(place):
    store = repository(place)
    ended = store.run("git", "keep-both")
    expect(ended.code == 3 and "no merge" in ended.err, f"{ended}")
    text = store.read(ACTION)
    on_two_branches(
        store,
        lambda: store.write(ACTION, text.replace("title: Placement", "title: Mine")),
        lambda: store.write(ACTION, text.replace("title: Placement", "title: Theirs")),
    )
    before = store.files()
    ended = store.run("git", "keep-both")
    expect(ended.code == 3 and store.files() == before, f"{ended}")
