"""An office in processes: a training town, a server's empty database, and a folder for each desk that knows only itself."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.harness import TOKEN, World
from tests.servers.postgres import PostgresServer


@dataclass
class OfficeTown:
    """A training town, a server's empty database, and a folder for each desk."""

    folder: Path
    server: PostgresServer
    database: str
    world: World
    invitations: dict[str, str] = field(default_factory=dict)

    def run(self, desk: str, *words: str, stdin: str = "", check: bool = True) -> "subprocess.CompletedProcess[str]":
        """One command at somebody's desk."""
        done = subprocess.run(
            self.command(desk, *words), input=stdin, capture_output=True, text=True, timeout=90, check=False
        )
        if check and done.returncode != 0:
            raise AssertionError(f"{desk} {words}: exit {done.returncode}: {done.stderr}")
        return done

    def command(self, desk: str, *words: str) -> list[str]:
        place = ["--data", str(self.folder / desk), "--key-file", str(self.folder / f"{desk}.key")]
        return [sys.executable, "-m", "console.cli", *place, *words]

    def json(self, desk: str, *words: str) -> Any:
        return json.loads(self.run(desk, *words, "--json").stdout)

    def found(self) -> None:
        self.run(
            *("it", "office", "init", "--server", "127.0.0.1", "--port", str(self.server.port)),
            *("--database", self.database, "--user", "postgres", "--password-stdin"),
            stdin=self.server.password + "\n",
        )

    def join(self, login: str, name: str, role: str = "operator") -> None:
        code = self.run("it", "office", "invite", login, "--name", name, "--role", role).stdout
        self.invitations[login] = code
        self.run(login, "office", "join", stdin=code)

    def serve(self, login: str, *, is_first: bool) -> None:
        """A machine that receives and sends: joined, with the bot's token of its own."""
        self.join(login, login.capitalize(), "sync")
        if is_first:
            add = ("channel", "add", "telegram", "--name", "Bot", "--base-url", self.world.base_url, "--token-stdin")
            self.run(login, *add, stdin=TOKEN + "\n")
        else:
            self.run(login, "channel", "secret", "Bot", "--token-stdin", stdin=TOKEN + "\n")

    def start(self, desk: str, *words: str) -> "subprocess.Popen[bytes]":
        """Start a command that goes on."""
        return subprocess.Popen(self.command(desk, *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
