"""Plays the jobs of a .gitlab-ci.yml, as far as ours uses what it may say."""

import re
from dataclasses import dataclass

import yaml

from host import run_script

CONDITION = re.compile(r'\$(\w+) == (?:"([^"]*)"|\$(\w+))')


@dataclass
class Played:
    runs: bool
    code: int = 0
    log: str = ""
    folder: object = None

    def file(self, name):
        path = self.folder / name
        return path.read_text() if path.exists() else None


def holds(rule, variables):
    found = CONDITION.fullmatch(rule["if"])
    if not found:
        raise ValueError(f"cannot read the rule {rule['if']}")
    name, text, other = found.groups()
    wanted = text if text is not None else variables.get(other)
    return variables.get(name) is not None and variables.get(name) == wanted


def play(host, file, variables, commit, with_mieux=True, shell=("bash", "-eo", "pipefail")):
    """The one job `records`, for a pipeline with these predefined variables."""
    pipeline = yaml.safe_load(file)
    variables = {"CI_DEFAULT_BRANCH": "main", "CI_API_V4_URL": "https://gitlab.example.org/api/v4"} | variables
    if not any(holds(rule, variables) for rule in pipeline["workflow"]["rules"]):
        return Played(False)
    settings = {name: str(value) for name, value in pipeline["variables"].items()}
    folder = host.check_out(commit, int(settings["GIT_DEPTH"]))
    environment = host.environment(with_mieux) | settings | variables | {"CI_PROJECT_DIR": str(folder)}
    script = "\n".join(pipeline["records"]["script"])  # GitLab runs them in one shell
    code, log = run_script(script, shell, folder, environment)
    return Played(True, code, log, folder)
