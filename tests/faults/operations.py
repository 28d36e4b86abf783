"""The changes that the sweeps break off: one of every sort, each with what shows it to a reader."""

from dataclasses import dataclass, field

# The next command that writes, which has to clean up what was left.
MEND = ("request", "set", "2018-01", "remarks=after")


@dataclass(frozen=True)
class Operation:
    name: str
    words: tuple
    views: tuple  # commands whose output is different once it is done
    env: dict = field(default_factory=dict)
    in_git: bool = False
    without: str = ""  # a folder that the store has not


def editor_in(folder):
    path = folder / "editor"
    path.write_text("#!/bin/sh\necho 'remarks: edited' >>\"$1\"\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def operations(folder):
    """The operations; the script that stands for an editor is written into `folder`."""
    editor = {"EDITOR": str(editor_in(folder))}
    request = ("request", "show", "2024-02", "--format", "json")
    return [
        Operation(
            "new",
            ("request", "new", "--title", "A new one", "--countries", "ZMB", "--draft"),
            (("list", "requests", "--format", "json"),),
        ),
        Operation("set", ("request", "set", "2024-02", "remarks=hello"), (request,)),
        Operation(
            "activity new",
            ("activity", "new", "zambia", "title=More", "types=training"),
            (("list", "activities", "--format", "json"),),
        ),
        Operation("edit", ("request", "edit", "2024-02"), (request,), editor),
        *several_files(request),
        Operation(
            "new in a new folder",
            ("review", "new", "--title", "First of its kind", "--draft"),
            (("list", "reviews", "--format", "json"),),
            without="reviews",
        ),
        Operation(
            "set and commit", ("request", "set", "2024-02", "remarks=hello", "--commit"), (request,),
            in_git=True,
        ),
    ]  # fmt: skip


def several_files(request):
    """Changes of several files, and of one that goes."""
    fiche = ("fiche", "show", "fiche-2024-02", "--format", "json")
    return [
        Operation(
            "approve",
            ("request", "approve", "2024-02", "--on", "2024-07-03"),
            (request, fiche, ("list", "actions", "--format", "json")),
        ),
        Operation(
            "rename",
            ("organisation", "rename", "zambia-migration-agency", "zambia-new-agency"),
            (("list", "organisations", "--format", "json"), ("action", "show", "zambia")),
        ),
        Operation(
            "remove",
            ("publication", "remove", "five-years"),
            (("list", "publications", "--format", "json"),),
        ),
    ]
