"""A desk, a town in a process of its own and the program as a process that can be killed: shared by the crash benches and their short forms."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.training.remote import RemoteTown

TOKEN = "4200001:town-of-vallserena"
FIRST_PERSON = 7_000_000_001


@dataclass
class World:
    """Everything of one bench below one folder."""

    folder: Path
    town: RemoteTown = field(init=False)
    server: "subprocess.Popen[str]" = field(init=False)
    base_url: str = field(init=False)

    def start(self) -> "World":
        """Open the town and make the desk with one channel and one operator."""
        self.start_town()
        self.run(
            "channel",
            "add",
            "telegram",
            "--name",
            "Bot",
            "--base-url",
            self.base_url,
            "--token-stdin",
            stdin=TOKEN + "\n",
        )
        self.run("operator", "add", "laia", "--name", "Laia Ferrer")
        return self

    def start_town(self) -> None:
        """Open the town alone."""
        command = [sys.executable, "-m", "console.training", "--ledger", str(self.folder / "ledger.jsonl")]
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.server.stdout is not None
        facts = json.loads(self.server.stdout.readline())
        self.town, self.base_url = RemoteTown(facts["admin_url"]), facts["base_url"]

    def command(self, *words: str) -> list[str]:
        """The program with its global options."""
        return [sys.executable, "-m", "console.cli", *self.words(*words)]

    def words(self, *words: str) -> list[str]:
        """A command line of the program, with the options that stand before the command."""
        return ["--data", str(self.folder / "desk"), "--key-file", str(self.folder / "key"), *words]

    def run(
        self, *words: str, stdin: str = "", failpoint: str = "", check: bool = True
    ) -> "subprocess.CompletedProcess[str]":
        """Run one command to its end (or to its failpoint)."""
        environment = {**os.environ, "VENTANILLA_FAILPOINT": failpoint}
        done = subprocess.run(
            self.command(*words), input=stdin, capture_output=True, text=True, env=environment, timeout=90, check=False
        )
        if check and done.returncode != 0:
            raise AssertionError(f"{words}: exit {done.returncode}: {done.stderr}")
        return done

    def json(self, *words: str) -> Any:
        """The JSON answer of a command."""
        return json.loads(self.run(*words, "--json").stdout)

    def popen(self, *words: str, failpoint: str = "") -> "subprocess.Popen[bytes]":
        """Start a command that will be killed."""
        environment = {**os.environ, "VENTANILLA_FAILPOINT": failpoint}
        return subprocess.Popen(
            self.command(*words), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def stop(self) -> None:
        """End the town."""
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(10)
        if self.server.stdout is not None:
            self.server.stdout.close()


@dataclass
class Verdict:
    """What an audit of desk against ledger found."""

    lost: list[str]
    doubled: list[str]
    out_of_order: list[str]
    uncertain: int
    delivered: int
    written: int

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.out_of_order)


def audit(
    messages: list[dict[str, Any]],
    written: list[dict[str, Any]],
    delivered: list[dict[str, Any]],
    accepted: frozenset[str] = frozenset(),
) -> Verdict:
    """Compare what the desk holds with what citizens wrote and really received.

    `messages`: all messages of the desk with their `chat`, in the order of their rows; `written` and `delivered`: ledger
    entries (chat_id, text) in order; `accepted`: texts of replies the program said it had taken. A message "decided" by
    a person counts as neither lost nor doubled.
    """
    incoming = Counter((m["chat"], m["text"]) for m in messages if m["direction"] == "incoming")
    wanted = Counter((str(e["chat_id"]), e["text"]) for e in written)
    lost = [f"incoming {key}" for key in wanted if incoming[key] < wanted[key]]
    doubled = [f"incoming {key}" for key in incoming if incoming[key] > wanted[key]]
    received = Counter((str(e["chat_id"]), e["text"]) for e in delivered)
    doubled += [f"outgoing {key}" for key, count in received.items() if count > 1]
    outgoing = [m for m in messages if m["direction"] == "outgoing"]
    lost += [
        f"outgoing {m['chat']} {m['text']} ({m['state']})"
        for m in outgoing
        if m["state"] not in ("decided", "uncertain") and not received[(m["chat"], m["text"])]
    ]
    lost += [f"accepted and gone: {text}" for text in accepted - {m["text"] for m in outgoing}]
    order = [f"outgoing {chat}" for chat in _disordered(outgoing, delivered)]
    order += [
        f"incoming {chat}" for chat in _disordered([m for m in messages if m["direction"] == "incoming"], written)
    ]
    in_doubt = sum(m["state"] == "uncertain" for m in outgoing)
    return Verdict(lost, doubled, order, in_doubt, len(delivered), len(written))


def _disordered(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> list[str]:
    """Chats whose messages stand in another order here than there."""
    at: dict[str, dict[str, int]] = {}
    for message in ours:
        places = at.setdefault(message["chat"], {})
        places.setdefault(message["text"], len(places))
    seen: dict[str, list[int]] = {}
    for entry in theirs:
        chat = str(entry["chat_id"])
        if entry["text"] in at.get(chat, {}):
            seen.setdefault(chat, []).append(at[chat][entry["text"]])
    return sorted(chat for chat, places in seen.items() if places != sorted(places))
