"""Plays a workflow of GitHub, as far as ours uses what a workflow may say."""

import re
import shutil
from dataclasses import dataclass, field

import yaml

from host import run_script

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
WORD = re.compile(r"'(?:[^']|'')*'|&&|\|\||!=|==|!|\(|\)|[A-Za-z_][\w.-]*(?:\(\))?|\s+")
OPERATORS = {"&&": " and ", "||": " or ", "!": " not ", "!=": "!=", "==": "==", "(": "(", ")": ")"}


def evaluate(text, context):
    """The value of an expression; what is absent is an empty text, as on GitHub."""
    code, position, values = "", 0, {}
    while position < len(text):
        found = WORD.match(text, position)
        if not found:
            raise ValueError(f"cannot read the expression {text!r} at {position}")
        word, position = found[0], found.end()
        if word.isspace() or word in OPERATORS:
            code += OPERATORS.get(word, " ")
            continue
        name = f"v{len(values)}"
        code += name
        values[name] = word[1:-1].replace("''", "'") if word[0] == "'" else look_up(word, context)
    return eval(code.strip(), {"__builtins__": {}}, values)  # noqa: S307: words of our own file


def look_up(word, context):
    if word == "cancelled()":
        return False
    value = context
    for part in word.split("."):
        value = value.get(part, "") if isinstance(value, dict) else ""
    return value


def filled(text, context):
    """The text with its expressions put in, as they are: also amid a script."""
    return EXPRESSION.sub(lambda found: str(evaluate(found[1].strip(), context)), str(text))


def outputs_in(text):
    """What a step wrote into GITHUB_OUTPUT."""
    outputs, lines = {}, iter(text.split("\n"))
    for line in lines:
        if re.match(r"[\w-]+<<", line):
            name, end = line.split("<<", 1)
            value = []
            for inner in lines:
                if inner == end:
                    break
                value.append(inner)
            outputs[name] = "\n".join(value)
        elif "=" in line:
            name, outputs_value = line.split("=", 1)
            outputs[name] = outputs_value
        elif line:
            raise ValueError(f"no output: {line}")
    return outputs


def commands_in(log):
    """Lines that GitHub takes for commands, spaces before them left out."""
    found, stopped = [], None
    for line in (line.strip() for line in log.split("\n")):
        if stopped:
            stopped = None if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif line.startswith("::"):
            found.append(line)
    return found


@dataclass
class Job:
    outcome: str = "skipped"
    log: str = ""
    summary: str = ""
    outputs: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)  # names and outcomes of those that ran

    def annotations(self, level):
        return [line for line in commands_in(self.log) if line.startswith(f"::{level}")]


class Run:
    """A run of the workflow in a host, for a push (`branch`) or a pull request (`head`, `base`)."""

    def __init__(self, host, workflow, branch=None, pull=None, with_mieux=True):
        self.host = host
        self.workflow = yaml.safe_load(workflow)
        self.with_mieux = with_mieux
        self.commit = host.merged(*pull) if pull else host.git("rev-parse", branch)
        self.github = {
            "event_name": "pull_request" if pull else "push",
            "base_ref": pull[1] if pull else "", "head_ref": pull[0] if pull else "",
            "ref_name": "1/merge" if pull else branch, "token": "token-of-the-run",
            "event": {"repository": {"default_branch": "main"}, "pull_request": {"number": 1} if pull else {}},
        }
        self.jobs = {}
        for name, job in self.workflow["jobs"].items():
            self.jobs[name] = self.play(job)

    def context(self, steps):
        needs = {name: {"outputs": job.outputs} for name, job in self.jobs.items()}
        return {"github": self.github, "vars": {}, "steps": steps, "needs": needs}

    def is_wanted(self, job):
        needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        if "cancelled()" not in str(job.get("if")) and any(self.jobs[n].outcome != "success" for n in needs):
            return False
        return self.holds(job.get("if", "'yes'"), {})

    def holds(self, condition, steps):
        condition = str(condition).strip()
        whole = EXPRESSION.fullmatch(condition)
        return bool(evaluate(whole[1].strip() if whole else condition, self.context(steps)))

    def play(self, job):
        played = Job()
        if not self.is_wanted(job):
            return played
        played.outcome = "success"
        workspace = self.host.folder / "job"
        shutil.rmtree(workspace, ignore_errors=True)
        workspace.mkdir()
        steps = {}
        for step in job["steps"]:
            condition = step.get("if", "'yes'")
            after_failure = "cancelled()" in str(condition) or played.outcome == "success"
            if not after_failure or not self.holds(condition, steps):
                continue
            self.play_step(step, job, steps, played)
        played.outputs = {name: filled(value, self.context(steps)) for name, value in job.get("outputs", {}).items()}
        return played

    def play_step(self, step, job, steps, played):
        outcome, outputs = "success", {}
        if "uses" in step:
            if step["uses"] != "actions/checkout@v4":
                raise ValueError(f"unknown action {step['uses']}")
            self.host.check_out(self.commit, step.get("with", {}).get("fetch-depth", 1))
        else:
            code, outputs = self.run_step(step, job, steps, played)
            outcome = "success" if code == 0 else "failure"
        played.steps[step.get("name", step.get("uses"))] = outcome
        if outcome == "failure":
            played.outcome = "failure"
        steps[step.get("id", "")] = {"outputs": outputs, "outcome": outcome}

    def run_step(self, step, job, steps, played):
        environment = self.host.environment(self.with_mieux)
        workspace, aside = self.host.folder / "job", self.host.folder / "aside"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name in ("output", "summary"):
            (aside / name).touch()
        for settings in (self.workflow.get("env", {}), job.get("env", {}), step.get("env", {})):
            environment |= {name: filled(value, self.context(steps)) for name, value in settings.items()}
        environment |= {
            "GITHUB_WORKSPACE": str(workspace), "GITHUB_OUTPUT": str(aside / "output"), "RUNNER_TEMP": str(aside),
            "GITHUB_STEP_SUMMARY": str(aside / "summary"), "GITHUB_REPOSITORY": "office/records",
        }
        shell = ["sh", "-e"] if "container" in job else ["bash", "-e"]  # GitHub's own
        code, printed = run_script(filled(step["run"], self.context(steps)), shell, workspace, environment)
        played.log += printed
        played.summary += (aside / "summary").read_text()
        return code, outputs_in((aside / "output").read_text())
