"""Processes of the program that cost nothing to start: one that has imported it forks a child for each run.

A child is a process of its own with its own threads, connections and death; what it saves is a third of a second of
imports, which makes a thousand kills a matter of minutes. It runs `console.cli.main` like any other. The parent opens
no desk and starts no thread, so that a fork copies nothing that is in use.
"""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import IO, Any


@dataclass(frozen=True)
class End:
    """How a child ended: by itself with `code`, at its failpoint, or because its time was over."""

    code: int
    is_killed_by_itself: bool
    is_out_of_time: bool
    output: str


class Forks:
    """Starts runs one after the other: `begin` returns at once, `end` waits."""

    def __init__(self) -> None:
        # A name of the environment must not reach the children: each is armed by its own request.
        environment = {name: value for name, value in os.environ.items() if name != "VENTANILLA_FAILPOINT"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.forks"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip

    def begin(self, words: list[str], failpoint: str, seconds: float) -> None:
        """Run a command; kill it after so many seconds unless it has died or ended before."""
        self._pipe(self._process.stdin).write(
            json.dumps({"words": words, "failpoint": failpoint, "seconds": seconds}) + "\n"
        )
        self._pipe(self._process.stdin).flush()

    def end(self) -> End:
        """How the run that was begun ended."""
        answer: dict[str, Any] = json.loads(self._pipe(self._process.stdout).readline())
        return End(**answer)

    def run(self, words: list[str], failpoint: str = "", seconds: float = 60.0) -> End:
        """Begin and end."""
        self.begin(words, failpoint, seconds)
        return self.end()

    def close(self) -> None:
        """End the parent."""
        self._pipe(self._process.stdin).close()
        self._process.wait(10)
        self._pipe(self._process.stdout).close()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def _serve() -> None:
    """Read requests, fork, answer."""
    # What the children need is imported here, once.
    import console.commands.acting
    import console.commands.opening
    import console.commands.syncing
    import console.providers.telegram
    import console.sync.service  # noqa: F401
    from console import cli
    from console.models import failpoints

    for line in sys.stdin:
        request = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for descriptor, target in ((nowhere, 0), (write, 1), (nowhere, 2)):
                os.dup2(descriptor, target)
            failpoints.arm(request["failpoint"])
            code = cli.main(request["words"])
            sys.stdout.flush()
            os._exit(code)
        os.close(write)
        print(json.dumps(_wait_for(child, read, request["seconds"])), flush=True)


def _wait_for(child: int, pipe: int, seconds: float) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    is_out_of_time = False
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            break
        if time.monotonic() >= deadline and not is_out_of_time:
            is_out_of_time = True
            os.kill(child, signal.SIGKILL)
        time.sleep(0.001)
    with open(pipe, encoding="utf-8") as said:
        output = said.read()
    code = os.waitstatus_to_exitcode(status)
    is_killed = code == -signal.SIGKILL and not is_out_of_time
    return {"code": code, "is_killed_by_itself": is_killed, "is_out_of_time": is_out_of_time, "output": output}


if __name__ == "__main__":
    _serve()
