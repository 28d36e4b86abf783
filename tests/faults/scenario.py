"""One command on one store, the two states it may leave, and the judgement of what a fault left."""

import shutil

from checks import expect
from operations import MEND
from place import OWN_FOLDER, Store, difference
from strace import found_again, run_with

KILLED = -9
DONE, REFUSED, FAILED, UNFINISHED, BUSY = 0, 3, 4, 5, 75


class Scenario:
    """`words` run in copies of the store in `start`; what it shows and holds before and after."""

    def __init__(self, place, name, start, words, views, env=None):
        self.place = place
        self.name = name
        self.start = start
        self.words = words
        self.env = env or {}
        self.views = (("validate",), *views)
        self.old_views, self.old_files, _ = self.outcome(())
        self.new_views, self.new_files, ended = self.outcome(words)
        expect(ended.code == DONE, f"{name} does not work without a fault: {ended}")
        expect(self.old_files != self.new_files, f"{name} changes nothing")

    def copy(self):
        folder = self.place.new_folder()
        shutil.copytree(self.start, folder / "store", symlinks=True)
        return Store(self.place, folder / "store")

    def outcome(self, words):
        """What readers see and the files hold once the next command has run."""
        store = self.copy()
        ended = store.run(*words, env=self.env) if words else None
        shown = self.shown(store)
        mended = store.run(*MEND)
        expect(mended.code == DONE, f"{self.name}: the command after it fails: {mended}")
        files = store.files()
        store.remove()
        return shown, files, ended

    def shown(self, store):
        """What readers say, who must not change a thing."""
        before = store.everything()
        texts = []
        for view in self.views:
            ended = store.run(*view)
            texts.append((ended.code, ended.out))
        expect(store.everything() == before, f"a reader wrote: {difference(before, store.everything())}")
        return texts

    def try_fault(self, fault, call):
        """Runs with a fault at a call, and judges. False if the fault did not come about."""
        for _ in range(4):
            store = self.copy()
            try:
                ended, happened = run_with(store, fault, call, self.words, self.env)
                self.judge(store, ended)
                call = call if happened else found_again(store, call)
            finally:
                store.remove()
            if happened or call is None:
                return happened
        return False

    def judge(self, store, ended):
        """All old or all new: for readers at once, and on the disk after the next command."""
        said = f"{ended}\n  "
        shown = self.shown(store)
        sees_new = shown == self.new_views
        expect(sees_new or shown == self.old_views, f"{said}readers see neither old nor new: {shown}")
        mended = store.run(*MEND)
        expect(mended.code == DONE, f"{said}the next command fails: {mended}")
        files = store.files()
        is_new = files == self.new_files
        expect(
            is_new or files == self.old_files,
            f"{said}MIXED: to new: {difference(self.new_files, files)};"
            f" to old: {difference(self.old_files, files)}",
        )
        expect(is_new == sees_new, f"{said}readers saw {sees_new and 'new' or 'old'}, the other came")
        expect_exit(ended.code, is_new, said)
        left = [n for n in store.own_names() if n not in ("lock", ".gitignore")]
        left = [n for n in left if not n.startswith("edit-")]
        expect(not left, f"{said}left in {OWN_FOLDER}: {left}")
        ignored = store.read(f"{OWN_FOLDER}/.gitignore")
        expect(ignored == "*\n", f"{said}git would see {OWN_FOLDER}: .gitignore holds {ignored!r}")


def expect_exit(code, is_new, said):
    state = "new" if is_new else "old"
    allowed = {DONE: ("new",), UNFINISHED: ("new",), REFUSED: ("old",), FAILED: ("old",)}
    states = allowed.get(code, ("old", "new") if code in (BUSY, KILLED) else ())
    expect(state in states, f"{said}exit {code}, but the store is {state}")
