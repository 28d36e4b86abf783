"""What people change in the store of the small office."""

MOST_OF_COMMENT = 65_535  # characters that GitHub takes


def edit(path, old, new):
    def change(records):
        file = records / path
        text = file.read_text()
        if old not in text:
            raise ValueError(f"{path} does not have {old}")
        file.write_text(text.replace(old, new, 1))

    return change


# A term that no vocabulary has.
wrong = edit("actions/benin.yaml", "type: handbook", "type: handbok")

# A participant more, who counts in no published figure.
healthy = edit("actions/philippines.yaml", "title: Integration", "title: Reception and integration")

# A figure that moves: a mission more.
mission = edit("actions/benin.yaml", "missions:\n",
               "missions:\n  - id: m90\n    country: FRA\n    background: eu-ms-admin\n    activity: a5\n    days: 2\n")

# The published number of completed Actions is 1.
claimed = edit("claims/five-years-completed-actions.yaml", "value: 1", "value: 9")


def documented(records):
    """A living document that was never built."""
    (records / "reports").mkdir(exist_ok=True)
    (records / "reports/annual.md").write_text("We held <!-- mieux: figure activities --><!-- /mieux -->.\n")


def forged(records):
    """A published figure that fails, and whose explanation looks like commands of GitHub."""
    edit("claims/five-years-requests-by-outcome.yaml", "explanation: ",
         "explanation: |\n    ::error title=forged::all is well\n    ::add-mask::counted\n    ")(records)
    claimed(records)


def many(records):
    """More than a comment can hold."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    for number in range(900):
        uid = "a" * 14 + letters[number // 32] + letters[number % 32]
        title = f"Practice number {number} " + "of a long name " * 6
        (records / f"practices/p{number:03}.yaml").write_text(f"id: p{number:03}\nuid: {uid}\ntitle: {title.strip()}\n")


def outside(records):
    """Nothing of the store."""
    folder = next(folder for folder in (records, *records.parents) if (folder / ".git").exists())
    (folder / "NOTES").write_text("Notes.\n")


# Names of branches that git takes, and a shell would run.
HOSTILE = ("x$(touch${IFS}pwned)", "a;touch${IFS}pwned;b", "q'`touch${IFS}pwned`'\"")
