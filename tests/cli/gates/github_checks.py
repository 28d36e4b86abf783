"""What .github/workflows/records.yml does with pushes and pull requests."""

import yaml

import changes
from github import Run, outputs_in

HOST = "GitHub"
BOT = "github-actions[bot]"


def workflow_of(host):
    return (host.work / ".github/workflows/records.yml").read_text()


def pull(host, change, head="anna", base="main", **options):
    """The run of a pull request with one commit."""
    workflow = workflow_of(host)
    host.branch(head, change, base)
    return Run(host, workflow, pull=(head, base), **options)


def expect(run, check, comment):
    """Outcomes of the two jobs."""
    for name, wanted in (("check", check), ("comment", comment)):
        if run.jobs[name].outcome != wanted:
            yield f"the job {name}: {run.jobs[name].outcome}, not {wanted}:\n{run.jobs[name].log}"


def comments_of(host, author=BOT):
    return [one["body"] for one in host.said()["comments"] if one["user"]["login"] == author]


def writes_least(host):
    """only the job that comments may write, it reads no records, and no script has an expression in it"""
    workflow = yaml.safe_load(workflow_of(host))
    if workflow["permissions"] != {"contents": "read"}:
        yield f"permissions: {workflow['permissions']}"
    for name, job in workflow["jobs"].items():
        writes = "write" in job.get("permissions", {}).values()
        if writes and (job["permissions"] != {"pull-requests": "write"} or "container" in job):
            yield f"{name} has {job['permissions']}"
        for step in job["steps"]:
            if "${{" in step.get("run", ""):
                yield f"{name}: an expression in {step['run']}"
            if writes and ("uses" in step or "mieux -C" in step["run"]):
                yield f"{name} writes, and reads what was proposed"


def brings_a_finding(host):
    """a pull request with a mistake fails, is annotated, and is commented all the same"""
    run = pull(host, changes.wrong)
    yield from expect(run, "failure", "success")
    place = "" if host.store == "." else f"{host.store}/"
    errors = run.jobs["check"].annotations("error")
    if len(errors) != 1 or not errors[0].startswith(f"::error file={place}actions/benin.yaml,line="):
        yield f"annotations: {errors}"
    if "unknown-term" not in run.jobs["check"].summary:
        yield f"the summary: {run.jobs['check'].summary}"
    if run.jobs["check"].steps.get("Check the published figures") != "success":
        yield f"the figures are not checked: {run.jobs['check'].steps}"


def moves_a_figure(host):
    """a pull request that moves a figure has one comment, which the next run changes"""
    host.add_comment("ben", f"<!-- mieux diff of {host.store} -->\nWhat does this line mean?")
    yield from expect(pull(host, changes.mission), "success", "success")
    first = comments_of(host)
    if len(first) != 1 or "Missions by background" not in first[0]:
        yield f"comments: {first}"
    if not first[0].startswith(f"<!-- mieux diff of {host.store} -->\n**1 record changed"):
        yield f"the comment begins: {first[0][:200]}"
    yield from expect(pull(host, changes.healthy, head="ben", base="anna"), "success", "success")
    second = comments_of(host)
    if len(second) != 1 or "Reception and integration" not in second[0]:
        yield f"comments of the second run: {second}"
    if comments_of(host, "ben")[0].count("\n") != 1:
        yield "the comment of a person was changed"


def comes_from_a_fork(host):
    """a run that may not comment writes into its summary, and passes"""
    host.set_refused()
    run = pull(host, changes.mission)
    yield from expect(run, "success", "success")
    if comments_of(host) or "Missions by background" not in run.jobs["comment"].summary:
        yield f"the summary: {run.jobs['comment'].summary}"
    if not run.jobs["comment"].annotations("notice"):
        yield "nothing says so"


def is_pushed(host):
    """a push to the main branch checks all records, and comments nothing"""
    yield from expect(Run(host, workflow_of(host), branch="main"), "success", "skipped")
    workflow = workflow_of(host)
    host.branch("main", changes.wrong)
    run = Run(host, workflow, branch="main")
    yield from expect(run, "failure", "skipped")
    if not run.jobs["check"].annotations("error"):
        yield "no annotation"
    host.branch("other", changes.healthy)
    yield from expect(Run(host, workflow, branch="other"), "skipped", "skipped")


def old_findings(host):
    """a mistake that is on the main branch already stops no pull request"""
    host.branch("main", changes.wrong)
    yield from expect(pull(host, changes.mission), "success", "success")


def others_have_gone_on(host):
    """what came to the main branch in the meantime is no part of what a pull request changes"""
    host.branch("anna", changes.mission)
    host.branch("main", changes.healthy)
    yield from expect(Run(host, workflow_of(host), pull=("anna", "main")), "success", "success")
    if "Reception" in comments_of(host)[0]:
        yield comments_of(host)[0]


def breaks_a_figure(host):
    """a published figure that the records no longer give fails"""
    run = pull(host, changes.claimed)
    yield from expect(run, "failure", "success")
    errors = run.jobs["check"].annotations("error")
    if len(errors) != 1 or "published" not in errors[0]:
        yield f"annotations: {errors}"
    if run.jobs["check"].steps.get("Check the records") != "success":
        yield f"steps: {run.jobs['check'].steps}"


def leaves_a_document_unbuilt(host):
    """a living document that does not say what the records say fails"""
    run = pull(host, changes.documented)
    yield from expect(run, "failure", "success")
    if "reports/annual.md: 1 block, 1 to build" not in run.jobs["check"].log:
        yield run.jobs["check"].log


def forges_commands(host):
    """what a record says is no command to GitHub"""
    run = pull(host, changes.forged)
    yield from expect(run, "failure", "success")
    if "::error title=forged" not in run.jobs["check"].log:
        yield f"the test does not see its own text:\n{run.jobs['check'].log}"
    if any("forged" in line for line in run.jobs["check"].annotations("error")):
        yield "the annotation is forged"


def has_a_hostile_name(host):
    """names of branches are never run"""
    workflow = workflow_of(host)
    for number, name in enumerate(changes.HOSTILE):
        host.git("branch", "-q", "-f", name, "main")
        host.branch(f"{name}-of-anna", changes.mission)
        run = Run(host, workflow, pull=(f"{name}-of-anna", name))
        yield from expect(run, "success", "success")
        if "since origin/" not in run.jobs["check"].summary:
            yield f"not compared with branch {number}: {run.jobs['check'].summary}"


def changes_nothing(host):
    """a pull request that leaves the records alone gets no comment; one that did before is told so"""
    yield from expect(pull(host, changes.outside), "success", "success")
    if comments_of(host):
        yield f"comments: {comments_of(host)}"
    yield from expect(pull(host, changes.mission, head="ben"), "success", "success")
    yield from expect(pull(host, changes.outside), "success", "success")
    if len(comments_of(host)) != 1 or "**nothing changed**" not in comments_of(host)[0]:
        yield f"comments: {comments_of(host)}"


def changes_very_much(host):
    """a comment is as long as GitHub takes it, and says what it leaves out"""
    yield from expect(pull(host, changes.many), "success", "success")
    (comment,) = comments_of(host)
    if not 60_000 < len(comment) <= changes.MOST_OF_COMMENT:
        yield f"{len(comment)} characters"


def brings_the_store(host):
    """a pull request that brings the whole store is checked, and compared with nothing"""
    workflow = workflow_of(host)
    host.begin_without_records()
    yield from expect(Run(host, workflow, pull=("anna", "before")), "success", "skipped")


def has_no_program(host):
    """an image without mieux fails, and says what to do"""
    run = pull(host, changes.mission, with_mieux=False)
    yield from expect(run, "failure", "skipped")
    wanted = "::error::there is no mieux in this image: see .github/workflows/records.yml"
    if run.jobs["check"].annotations("error") != [wanted]:
        yield run.jobs["check"].log


def reads_outputs(_host):
    """(the player reads outputs as GitHub does)"""
    if outputs_in("a=b\npage<<x y\n1=2\n\nx\nx y\nc=\n") != {"a": "b", "page": "1=2\n\nx", "c": ""}:
        yield "it does not"


TOP = "."
CHECKS = [(check, TOP) for check in (
    writes_least, brings_a_finding, moves_a_figure, comes_from_a_fork, is_pushed, old_findings,
    others_have_gone_on, breaks_a_figure, leaves_a_document_unbuilt, forges_commands, has_a_hostile_name, changes_very_much,
    brings_the_store, has_no_program, reads_outputs)]
CHECKS += [(check, "the office's records") for check in (brings_a_finding, moves_a_figure, changes_nothing)]
