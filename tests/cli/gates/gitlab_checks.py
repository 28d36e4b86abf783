"""What .gitlab-ci.yml does with pushes and merge requests."""

import json
from xml.etree import ElementTree

import yaml

import changes
from gitlab import play

HOST = "GitLab"
TOKEN = {"MIEUX_NOTE_TOKEN": "t0ken"}
SHELLS = (("bash", "-eo", "pipefail"), ("sh", "-e"))  # GitLab takes bash where there is one


def jobs_of(host):
    return (host.work / ".gitlab-ci.yml").read_text()


def request(host, change, head="anna", base="main", **options):
    """The pipeline of a merge request with one commit: the head is checked out, nothing is merged."""
    file = jobs_of(host)
    host.branch(head, change, base)
    return pipeline(host, file, head, base, **options)


def pipeline(host, file, head, base, more=None, **options):
    variables = {
        "CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_REF_NAME": head,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": host.git("merge-base", head, base),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": base, "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": head,
        "CI_MERGE_REQUEST_PROJECT_ID": "12", "CI_MERGE_REQUEST_IID": "3",
    }
    return play(host, file, variables | (more or {}), host.git("rev-parse", head), **options)


def ended(played, code):
    if not played.runs or played.code != code:
        yield f"ends with {played.code}, not {code} (runs: {played.runs}):\n{played.log}"


def failures_in(played):
    return int(ElementTree.fromstring(played.file("junit.xml")).get("failures"))


def names_its_artifacts(host):
    """the artifacts that are kept are those that the script writes, also of a job that failed"""
    artifacts = yaml.safe_load(jobs_of(host))["records"]["artifacts"]
    if artifacts["when"] != "always":
        yield "not of a job that failed"
    played = request(host, changes.wrong)
    for name in (*artifacts["paths"], *artifacts["reports"].values()):
        if played.file(name) is None:
            yield f"nothing writes {name}"


def brings_a_finding(host):
    """a merge request with a mistake fails, and both reports have it"""
    for shell in SHELLS:
        played = request(host, changes.wrong, shell=shell)
        yield from ended(played, 1)
        place = "" if host.store == "." else f"{host.store}/"
        found = [one["location"]["path"] for one in json.loads(played.file("codequality.json"))]
        if found != [f"{place}actions/benin.yaml"] or failures_in(played) != 1:
            yield f"reports: {found}, {played.file('junit.xml')}"


def moves_a_figure(host):
    """a merge request that moves a figure says so, in one comment where there is a token"""
    played = request(host, changes.mission)
    yield from ended(played, 0)
    if host.said()["calls"] or "Missions by background" not in played.file("differences.md"):
        yield f"without a token: {host.said()['calls']}, {played.file('differences.md')}"
    yield from ended(request(host, changes.mission, more=TOKEN), 0)
    yield from ended(request(host, changes.healthy, head="ben", base="anna", more=TOKEN), 0)
    notes = [one["body"] for one in host.said()["comments"]]
    methods = [call["method"] for call in host.said()["calls"]]
    if methods != ["GET", "POST", "GET", "PUT"] or len(notes) != 1:
        yield f"calls: {host.said()['calls']}"
    if not notes[0].startswith(f"<!-- mieux diff of {host.store} -->\n**") or "Reception and" not in notes[0]:
        yield f"the comment: {notes[0]}"
    # GitLab takes a line that begins with a slash for a command.
    yield from (f"a command: {line}" for line in notes[0].split("\n") if line.strip().startswith("/"))


def is_refused(host):
    """a token that may not comment stops nothing"""
    host.set_refused()
    played = request(host, changes.mission, more=TOKEN)
    yield from ended(played, 0)
    if "no comment was written" not in played.log:
        yield played.log


def is_pushed(host):
    """a push to the main branch checks all records; other branches are checked as merge requests"""
    file = jobs_of(host)
    commit = host.git("rev-parse", "main")
    yield from ended(play(host, file, {"CI_COMMIT_BRANCH": "main"} | TOKEN, commit), 0)
    if play(host, file, {"CI_COMMIT_BRANCH": "anna"}, commit).runs:
        yield "a branch is checked twice"
    host.branch("main", changes.wrong)
    yield from ended(play(host, file, {"CI_COMMIT_BRANCH": "main"} | TOKEN, host.git("rev-parse", "main")), 1)
    if host.said()["calls"]:
        yield f"calls: {host.said()['calls']}"


def old_findings(host):
    """a mistake that is on the main branch already stops no merge request, and is in the report of all"""
    host.branch("main", changes.wrong)
    played = request(host, changes.mission)
    yield from ended(played, 0)
    if len(json.loads(played.file("codequality.json"))) != 1 or failures_in(played) != 0:
        yield f"reports: {played.file('codequality.json')}, {played.file('junit.xml')}"


def is_merged_first(host):
    """a pipeline for merged results does not count what came to the main branch in the meantime"""
    host.branch("anna", changes.mission)
    host.branch("main", changes.wrong)
    begin = {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": host.git("rev-parse", "main"),
             "CI_MERGE_REQUEST_DIFF_BASE_SHA": host.git("merge-base", "anna", "main")}
    host.git("branch", "-q", "-f", "both", host.merged("anna", "main"))
    played = pipeline(host, jobs_of(host), "both", "main", more=begin)
    yield from ended(played, 0)
    if "handbok" in played.file("differences.md"):
        yield played.file("differences.md")


def breaks_a_figure(host):
    """a published figure that the records no longer give fails"""
    played = request(host, changes.claimed)
    yield from ended(played, 1)
    if failures_in(played) != 0 or "differ unexplained" not in played.log:
        yield played.log


def leaves_a_document_unbuilt(host):
    """a living document that does not say what the records say fails"""
    played = request(host, changes.documented)
    yield from ended(played, 1)
    if "reports/annual.md: 1 block, 1 to build" not in played.log:
        yield played.log


def has_a_hostile_name(host):
    """names of branches are never run"""
    file = jobs_of(host)
    for name in changes.HOSTILE:
        host.git("branch", "-q", "-f", name, "main")
        host.branch(f"{name}-of-anna", changes.mission)
        yield from ended(pipeline(host, file, f"{name}-of-anna", name, more=TOKEN), 0)


def brings_the_store(host):
    """a merge request that brings the whole store is checked, and compared with nothing"""
    file = jobs_of(host)
    host.begin_without_records()
    played = pipeline(host, file, "anna", "before", more=TOKEN)
    yield from ended(played, 0)
    if played.file("differences.md") is not None or host.said()["calls"]:
        yield f"compared: {played.file('differences.md')}"


def has_no_program(host):
    """an image without mieux fails, and says what to do"""
    played = request(host, changes.mission, with_mieux=False)
    yield from ended(played, 1)
    if "there is no mieux in this image: see .gitlab-ci.yml" not in played.log:
        yield played.log


CHECKS = [(check, ".") for check in (
    names_its_artifacts, brings_a_finding, moves_a_figure, is_refused, is_pushed, old_findings,
    is_merged_first, breaks_a_figure, leaves_a_document_unbuilt, has_a_hostile_name, brings_the_store,
    has_no_program)]
CHECKS += [(check, "the office's records") for check in (brings_a_finding, moves_a_figure)]
