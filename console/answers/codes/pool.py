"""The child processes that run codes: at most three, started when first needed, reused, ended with everything they started.

The decision: a code that is slow holds up nobody but those who called it. One code gets at most two children, and only one after it
failed; whoever calls it while it hangs gets a person at once instead of waiting in line with everybody behind them.
"""

import contextlib
import json
import logging
import os
import queue
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.answers.calls import NoAnswer, Stopped
from console.answers.codes import child as child_program
from console.answers.codes.frames import MAX_QUESTION, MAX_REPLY, BadFrame, packed, read

log = logging.getLogger(__name__)

FROZEN_FLAG = "--code"
"""First argument that makes the packaged program become the child: main.py hands over to child.main()."""
MOST = 3
MOST_OF_ONE = 2
MOST_WAITING = 2
START_SECONDS = 20.0
SLOW_SECONDS = 1.0
"""A code that has been at it so long is slow: not everybody waits behind it."""
SUSPECT_SECONDS = 60.0
LIFE_SECONDS = 15 * 60.0
"""Then a child is replaced, so that an upgraded package is taken up and what a code forgot to free is freed."""
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TEMP", "TMP", "TMPDIR", "SYSTEMROOT", "SYSTEMDRIVE")


class _Broken(Exception):
    """The child ended or said what is no answer to the question."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def child_command(folder: str) -> list[str]:
    """How this program starts its child, from source or packaged. `folder`: where the town installs its own codes."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG, folder]
    # -I: neither the working folder nor the environment may put code into the child; the path is ours, told in full.
    places = json.dumps([place for place in sys.path if place])
    return [sys.executable, "-I", str(Path(child_program.__file__)), folder, places]


class Child:
    """One child process. Asked by one thread at a time; a thread of its own waits on its pipes."""

    def __init__(self, folder: str, key: str) -> None:
        self.key = key
        self.asked = 0
        self._born = time.monotonic()
        self._questions: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._replies: queue.SimpleQueue[dict[str, Any] | BadFrame | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            child_command(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(),
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=self._talk, name=f"code-{self._process.pid}", daemon=True).start()
        try:
            if self._next(START_SECONDS) != {"ready": True}:
                raise _Broken("error")
        except BaseException:
            self.end()
            raise

    @property
    def is_fit(self) -> bool:
        """Whether it may be asked again: alive, not old, nothing left running by a code."""
        is_young = time.monotonic() - self._born < LIFE_SECONDS
        return is_young and self._process.poll() is None and not _descendants(self._process.pid)

    def ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The reply, within the time. Raises _Broken, TimeoutError; then the child must be ended."""
        self.asked += 1
        nonce = secrets.token_hex(8)
        self._questions.put(packed({"id": nonce, "seconds": seconds, **question}, MAX_QUESTION))
        reply = self._next(seconds)
        if reply.pop("id", None) != nonce:
            raise _Broken("nonsense")
        return reply

    def end(self) -> None:
        """Kill it with all it started."""
        self._questions.put(None)
        _kill(self._process)

    def _next(self, seconds: float) -> dict[str, Any]:
        try:
            reply = self._replies.get(timeout=seconds)
        except queue.Empty as error:
            raise TimeoutError from error
        if reply is None:
            raise _Broken("error")
        if isinstance(reply, BadFrame):
            raise _Broken(reply.why)
        return reply

    def _talk(self) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        with contextlib.suppress(OSError), stdin, stdout:
            try:
                reply = read(stdout, MAX_REPLY)
                while reply is not None:
                    self._replies.put(reply)
                    question = self._questions.get()
                    if question is None:
                        return
                    stdin.write(question)
                    stdin.flush()
                    reply = read(stdout, MAX_REPLY)
            except BadFrame as error:
                self._replies.put(error)
            except OSError:
                pass
            self._replies.put(None)


@dataclass
class _Load:
    """How busy one code keeps the pool."""

    begun: dict[int, float] = field(default_factory=dict)
    waiting: int = 0
    failed_at: float = -SUSPECT_SECONDS

    def is_suspect(self, now: float) -> bool:
        return now - self.failed_at < SUSPECT_SECONDS

    def is_slow(self, now: float) -> bool:
        return any(now - begun > SLOW_SECONDS for begun in self.begun.values())


class Pool:
    """Lends children to threads that have a question."""

    def __init__(self, folder: str = "") -> None:
        self._folder = folder
        self._free = threading.Condition()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._starting = 0
        self._loads: dict[str, _Load] = {}
        self._is_closed = False
        self.started = Counter[str]()

    def ask(self, code: str, key: str, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The child's reply to one question. `key`: children are shared by calls of one key only.

        Raises NoAnswer: "timeout" when the code did not end in time or is hanging already, else what broke; Stopped after `close`.
        """
        ticket = self._admit(code, seconds)
        try:
            return self._asked(key, question, seconds)
        except TimeoutError as error:
            self._note_failure(code)
            raise NoAnswer("timeout") from error
        except _Broken as error:
            self._note_failure(code)
            raise NoAnswer(error.why) from error
        finally:
            with self._free:
                del self._loads[code].begun[ticket]
                self._free.notify_all()

    def close(self) -> None:
        """End all children, also those at work: their citizens' messages stay for the next process."""
        with self._free:
            self._is_closed = True
            children = [*self._idle, *self._busy]
            self._idle.clear()
            self._free.notify_all()
        for each in children:
            each.end()

    def _asked(self, key: str, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        while True:
            each = self._borrow(key, seconds)
            is_reused = each.asked > 0
            try:
                reply = each.ask(question, seconds)
            except _Broken:
                self._drop(each)
                if is_reused:
                    # Whatever befell it while it rested is not this question's doing; an answer is data, so asking twice is harmless.
                    continue
                raise
            except BaseException:
                self._drop(each)
                raise
            self._give_back(each)
            return reply

    def _admit(self, code: str, seconds: float) -> int:
        """Wait for this code's turn. Raises NoAnswer `timeout` when it is hanging."""
        deadline = time.monotonic() + seconds
        with self._free:
            load = self._loads.setdefault(code, _Load())
            while True:
                self._refuse_closed()
                now = time.monotonic()
                most = 1 if load.is_suspect(now) else MOST_OF_ONE
                if len(load.begun) < most:
                    break
                is_hopeless = load.is_suspect(now) or (load.is_slow(now) and load.waiting >= MOST_WAITING)
                if is_hopeless or now >= deadline:
                    raise NoAnswer("timeout")
                load.waiting += 1
                self._free.wait(min(0.25, deadline - now))
                load.waiting -= 1
            ticket = max(load.begun, default=0) + 1
            load.begun[ticket] = time.monotonic()
            return ticket

    def _borrow(self, key: str, seconds: float) -> Child:
        deadline = time.monotonic() + seconds
        ended: list[Child] = []
        try:
            with self._free:
                while True:
                    self._refuse_closed()
                    fit = [each for each in self._idle if each.is_fit]
                    ended += [each for each in self._idle if each not in fit]
                    self._idle = fit
                    mine = next((each for each in fit if each.key == key), None)
                    if mine is not None:
                        self._idle.remove(mine)
                        self._busy.add(mine)
                        return mine
                    if len(self._idle) + len(self._busy) + self._starting >= MOST and self._idle:
                        ended.append(self._idle.pop(0))
                    if len(self._idle) + len(self._busy) + self._starting < MOST:
                        self._starting += 1
                        break
                    left = deadline - time.monotonic()
                    if left <= 0:
                        raise NoAnswer("timeout")
                    self._free.wait(left)
        finally:
            for each in ended:
                each.end()
        return self._start(key)

    def _start(self, key: str) -> Child:
        made: Child | None = None
        try:
            made = Child(self._folder, key)
        except (OSError, TimeoutError, _Broken) as error:
            log.warning("a child process for codes could not be started: %s", type(error).__name__)
            raise _Broken("error") from error
        finally:
            with self._free:
                self._starting -= 1
                if made is not None:
                    self._busy.add(made)
                    self.started[key] += 1
                self._free.notify_all()
        if self._is_closed:
            self._drop(made)
            raise Stopped
        return made

    def _give_back(self, each: Child) -> None:
        is_fit = each.is_fit
        with self._free:
            self._busy.discard(each)
            if is_fit and not self._is_closed:
                self._idle.append(each)
                self._free.notify_all()
                return
        each.end()

    def _drop(self, each: Child) -> None:
        each.end()
        with self._free:
            self._busy.discard(each)
            self._free.notify_all()
        self._refuse_closed()

    def _note_failure(self, code: str) -> None:
        with self._free:
            self._refuse_closed()
            self._loads[code].failed_at = time.monotonic()

    def note_success(self, code: str) -> None:
        """The code has answered as it should: it is trusted with two children again."""
        with self._free:
            self._loads[code].failed_at = -SUSPECT_SECONDS

    def _refuse_closed(self) -> None:
        if self._is_closed:
            raise Stopped


def _descendants(pid: int) -> list[int]:
    """Processes a process has started and theirs, where the system tells (Linux)."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below = [int(word) for word in task.read_text().split()]
        except (OSError, ValueError):
            continue
        for each in below:
            found += [each, *_descendants(each)]
    return found


def _kill(process: "subprocess.Popen[bytes]") -> None:
    if process.returncode is None:
        escaped = _descendants(process.pid)
        if sys.platform == "win32":
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],
                capture_output=True,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                # Before it is waited for its number cannot belong to anybody else.
                os.killpg(process.pid, signal.SIGKILL)
            for each in escaped:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(each, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)
