"""What two branches make of the same records: merges, and how to come out of them with all records."""

import re

from checks import Findings, expect
from git_states import NEW, RECORD, SET, commit, done, repository, writing_refuses
from place import Store


def checks():
    return [
        ("one number on two branches, merged", check_twins),
        ("identical twins, merged", check_same_twins),
        ("one id for two records: the hint keeps both", check_hint_keeps_both),
        ("one record changed on both sides", check_both_changed),
        ("keys added on both sides, merged", check_keys_on_both_sides),
        ("union merge", check_union),
    ]


def on_two_branches(store, mine, theirs):
    """Two changes on two branches; then the merge of the other into this one: how it ended."""
    store.git("switch", "-qc", "other")
    theirs()
    commit(store, "theirs")
    store.git("switch", "-q", "main")
    mine()
    commit(store, "mine")
    return store.git("merge", "-q", "other", check=False)


def draft(store, identifier, title, uid=None):
    uid = uid or f"{title.lower():a<16}"[:16]
    text = f"id: {identifier}\nuid: {uid}\ndraft: true\ntitle: {title}\n"
    store.write(f"requests/{identifier}.yaml", text)


def check_twins(place):
    store = repository(place)
    merged = on_two_branches(
        store, lambda: draft(store, "2026-01", "Mine"), lambda: draft(store, "2026-01", "Theirs")
    )
    expect(merged.code != 0, "twins merge without a conflict")
    ended = store.run("validate")
    expect(ended.code == 1 and "merge" in ended.text() and "2026-01" in ended.text(), f"{ended}")
    writing_refuses(store, "merge")


def twins(store, how):
    """Two requests and their fiches of one name on two branches, met by `git how`."""
    def made(title, uid):
        draft(store, "2026-01", title, uid)
        fiche = f"id: 2026-01\nuid: {uid[::-1]}\ndraft: true\nrequest: 2026-01\n"
        store.write("fiches/2026-01.yaml", fiche)
        name = title.lower()
        action = f"id: {name}\nuid: {name:z<16}\ndraft: true\ntitle: {title}\nrequest: 2026-01\n"
        store.write(f"actions/{name}.yaml", action)

    store.git("switch", "-qc", "other")
    made("Theirs", "abcdefghijklmnop")
    commit(store, "theirs")
    store.git("switch", "-q", "main")
    made("Mine", "qrstuvwxyzabcdef")
    commit(store, "mine")
    expect(store.git(*how, check=False).code != 0, f"{how} meets no conflict")


def check_hint_keeps_both(place):
    """The commands of the hint, as they are printed, keep both records and their references."""
    ways = {
        "merge": ("merge", "-q", "other"),
        "rebase": ("rebase", "-q", "other"),
        "cherry-pick": ("cherry-pick", "other"),
    }
    findings = Findings()
    for name, how in ways.items():
        with findings.at(name):
            store = repository(place)
            twins(store, how)
            writing_refuses(store, name)
            follow_hint(store, name, how)
    findings.raise_if_any()


def follow_hint(store, name, how):
    told = store.run("validate").text()
    expect("two different records have the id 2026-01" in told, f"{told}")
    expect("keep both: `mieux git keep-both`" in told, f"{told}")
    kept = store.run("git", "keep-both")
    expect(kept.code == 0 and "git add" in kept.text(), f"{kept}")
    store.git("add", "--all")
    store.git("-c", "core.editor=true", *ways_to_finish(name))
    requests = {p: store.read(p) for p in store.files() if p.startswith("requests/2026-")}
    expect(sorted(requests) == ["requests/2026-01.yaml", "requests/2026-02.yaml"], f"{sorted(requests)}")
    for title, action in (("Theirs", "theirs"), ("Mine", "mine")):
        ids = [p[9:-5] for p, text in requests.items() if f"title: {title}" in text]
        expect(len(ids) == 1, f"{title} is lost: {requests}")
        expect(f"request: {ids[0]}" in store.read(f"actions/{action}.yaml"), f"{action}: a reference leads to the other record")
    fiches = [store.read(p) for p in store.files() if p.startswith("fiches/2026-")]
    expect(sorted(re.findall(r"request: (\S+)", "".join(fiches))) == ["2026-01", "2026-02"], f"{fiches}")
    ended = store.run("validate", "requests", "fiches", "actions/mine.yaml", "actions/theirs.yaml")
    expect(ended.code == 0, f"{ended}")


def ways_to_finish(name):
    return ("commit", "-q", "--no-edit") if name == "merge" else (name, "--continue")


def check_both_changed(place):
    store = repository(place)
    text = store.read(RECORD)
    on_two_branches(
        store,
        lambda: store.write(RECORD, text + "remarks: mine\n"),
        lambda: store.write(RECORD, text + "remarks: theirs\n"),
    )
    ended = store.run("validate")
    expect(ended.code == 1 and "both sides changed this record" in ended.text(), f"{ended}")
    expect("rename" not in ended.text() and f"git add {RECORD}" in ended.text(), f"{ended}")


def check_same_twins(place):
    """Made by the program, two records that say the same differ in their uid."""
    store = repository(place)
    far = Store(place, store.folder.parent / "clone")
    store.git("clone", "-q", str(store.folder), str(far.folder))
    for side in (store, far):
        done(side.run(*NEW, "--commit", env={"MIEUX_SEED": None}))
    store.git("fetch", "-q", str(far.folder), "main")
    merged = store.git("merge", "-q", "FETCH_HEAD", check=False)
    expect(merged.code != 0, "identical twins merge silently")
    other = repository(place)
    merged = on_two_branches(
        other,
        lambda: draft(other, "2026-01", "Twin", "q" * 16),
        lambda: draft(other, "2026-02", "Twin", "q" * 16),
    )
    expect(merged.code == 0, f"{merged}")
    ended = other.run("validate")
    expect(ended.code == 1 and "duplicate-uid" in ended.text(), f"{ended}")


def check_keys_on_both_sides(place):
    """Far apart git merges both: the key stands twice, and validate says so."""
    store = repository(place)
    text = store.read(RECORD)
    top = text.replace("title:", "remarks: theirs\ntitle:", 1)
    merged = on_two_branches(
        store, lambda: store.write(RECORD, text + "remarks: mine\n"), lambda: store.write(RECORD, top)
    )
    expect(merged.code == 0, f"git does not merge it: {merged}")
    ended = store.run("validate")
    expect(ended.code == 1 and "duplicate-key" in ended.text(), f"{ended}")
    before = store.files()
    ended = store.run(*SET)
    expect(ended.code == 3 and store.files() == before, f"{ended}")


def check_union(place):
    store = repository(place)
    store.write(".gitattributes", "*.yaml merge=union\n")
    commit(store, "union")
    text = store.read(RECORD)
    merged = on_two_branches(
        store,
        lambda: store.write(RECORD, text + "remarks: mine\n"),
        lambda: store.write(RECORD, text + "remarks: theirs\n"),
    )
    expect(merged.code == 0, f"{merged}")
    ended = store.run("validate")
    expect(ended.code == 1 and "duplicate-key" in ended.text(), f"{ended}")
