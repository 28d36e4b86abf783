"""One bash that stays open, for pages whose commands are typed in one terminal from top to bottom."""

import os
import select
import subprocess
import time
import uuid

import stores


class Shell:
    """A bash in a folder that holds a copy of examples/, as after a clone of the project."""

    def __init__(self, folder, program):
        project = folder / "mieux"
        home = folder / "home"
        home.mkdir()
        for store in ("small-office", "mieux-2009-2015"):
            stores.copy_store(store, project / "examples" / store)
        environment = stores.environment(program, home)
        del environment["MIEUX_TODAY"]  # the page sets it where dates matter
        self.mark = uuid.uuid4().hex
        self.process = subprocess.Popen(
            ["bash", "--norc"],
            cwd=project,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, command):
        """What the command prints, as lines, and its exit code."""
        end = f"printf '\\n%s %s\\n' {self.mark} $?"
        # Programs that read standard input must not take the next command.
        self.process.stdin.write(f"{{ {command}\n}} </dev/null\n{end}\n".encode())
        self.process.stdin.flush()
        text = self._until_mark()
        if text is None:
            self.process.kill()
            return [f"(no end after {stores.SECONDS_PER_COMMAND} seconds)"], 124
        output, _, code = text.rpartition(f"\n{self.mark} ")
        output = output.removesuffix("\n")
        return output.split("\n") if output else [], int(code)

    def _until_mark(self):
        limit = time.monotonic() + stores.SECONDS_PER_COMMAND
        read = b""
        while not (read.endswith(b"\n") and self.mark.encode() in read):
            left = limit - time.monotonic()
            if left < 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return None
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                return None
            read += piece
        return read.decode("utf-8", "backslashreplace")

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.stdout.close()
