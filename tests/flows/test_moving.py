"""A desk with a morning's work moves to an office's server and back: nothing is lost, nothing twice, wherever it is cut off."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.models.failpoints import MOVE_NAMES
from tests.bench.harness import FIRST_PERSON, World
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.timeout(240)


class Place:
    """The old desk, and the office it moves to."""

    def __init__(self, folder: Path, server: PostgresServer) -> None:
        self.folder, self.server = folder, server
        self.database = server.create_database()
        self.world = World(folder).start()

    def work(self) -> None:
        for person in range(FIRST_PERSON, FIRST_PERSON + 3):
            self.world.town.act("say", person, "Núria l·l «€» 😀", text=f"Bon dia {person}\nnecessito el volant")
        self.world.town.act("send_document", FIRST_PERSON, "Núria", data=b"%PDF-1.4 " + b"x" * 5000, name="dni.pdf")
        self.world.run("sync", "--once")
        self.world.run("claim", "1", "--as", "laia")
        self.world.run("reply", "1", "--text", "Aquí el teniu", "--now", "--as", "laia")
        self.world.run("sync", "--once")
        self.world.run("note", "2", "--text", "Ja hi va ser ahir", "--as", "laia")
        self.world.run("draft", "3", "--text", "Un esborrany", "--as", "laia")

    @property
    def there(self) -> list[str]:
        url = f"postgresql://postgres@127.0.0.1:{self.server.port}/{self.database}"
        place = ["--office", str(self.folder / "it"), "--office-key-file", str(self.folder / "it.key")]
        return ["move-to", url, *place, "--password-stdin"]

    def it(self, *words: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "console.cli", "--data", str(self.folder / "it")]
        command += ["--key-file", str(self.folder / "it.key"), *words]
        return subprocess.run(command, capture_output=True, text=True, timeout=90, check=check)

    def back(self, *words: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        return self.it(
            "move-to",
            str(self.folder / "back"),
            "--office-key-file",
            str(self.folder / "back.key"),
            *words,
            check=check,
        )

    def close(self) -> None:
        self.world.stop()
        self.server.drop_database(self.database)


@pytest.fixture
def place(tmp_path: Path, postgres_server: PostgresServer) -> Iterator[Place]:
    made = Place(tmp_path, postgres_server)
    yield made
    made.close()


def seen(words: str) -> Any:
    return json.loads(words)


def everything(run: Any) -> list[Any]:
    """What a desk tells of itself."""
    found: list[Any] = seen(run("conversations", "--json").stdout)
    for row in list(found):
        found.append(seen(run("messages", str(row["id"]), "--json").stdout))
        found.append(seen(run("journal", "--conversation", str(row["id"]), "--json").stdout))
    found.append(run("answers", "list").stdout)
    return found


def test_there_and_back_again(place: Place, tmp_path: Path) -> None:
    place.work()
    before = everything(place.world.run)
    proofs = {
        each["table"]: each
        for each in seen(place.world.run(*place.there, "--json", stdin=place.server.password + "\n").stdout)
    }
    assert all(each["equal"] for each in proofs.values())
    assert proofs["message"]["rows"] > 6 and proofs["journal"]["rows"] > 8 and proofs["rule"]["rows"] > 40
    assert everything(place.it) == before
    assert "whole" in place.it("journal", "verify").stdout
    # The same bytes, opened with the office's own key.
    place.it(
        "file",
        str(next(m["id"] for m in seen(place.it("messages", "1", "--json").stdout) if m["file"])),
        "--out",
        str(tmp_path / "o"),
    )
    assert (tmp_path / "o").read_bytes() == b"%PDF-1.4 " + b"x" * 5000
    # The old place is at rest, and says so.
    assert place.world.run("sync", "--once", check=False).returncode == 4
    place.back()
    command = [
        sys.executable,
        "-m",
        "console.cli",
        "--data",
        str(tmp_path / "back"),
        "--key-file",
        str(tmp_path / "back.key"),
    ]

    def there(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([*command, *words], capture_output=True, text=True, timeout=90, check=True)

    assert everything(there) == before
    assert "whole" in there("journal", "verify").stdout
    # Who had a login keeps what was theirs.
    assert "Un esborrany" in there("draft", "3", "--as", "laia").stdout
    there("claim", "2", "--as", "laia")
    assert there("search", "volant", "--json").stdout.count('"message"') >= 3


@pytest.mark.parametrize("failpoint", MOVE_NAMES)
def test_cut_off_at_any_moment_it_is_begun_again(place: Place, failpoint: str) -> None:
    place.work()
    before = everything(place.world.run)
    cut = place.world.run(*place.there, stdin=place.server.password + "\n", failpoint=failpoint, check=False)
    assert cut.returncode not in (0, 1)
    # Until it has been proved, the old place works on; what happens there meanwhile comes along.
    place.world.run("note", "2", "--text", "Encara aquí", "--as", "laia")
    before = everything(place.world.run)
    place.world.run(*place.there, stdin=place.server.password + "\n")
    assert everything(place.it) == before


def test_what_cannot_be_moved_says_why(place: Place, tmp_path: Path) -> None:
    wrong = place.world.run("move-to", str(tmp_path / "x"), check=False)
    assert wrong.returncode == 1 and "Nothing was moved" in wrong.stderr and not (tmp_path / "x").exists()
    place.world.run(*place.there, stdin=place.server.password + "\n")
    again = place.world.run(*place.there, stdin=place.server.password + "\n", check=False)
    assert again.returncode == 0, "the same move again is the same office"
    place.it("office", "invite", "pere")
    other = World(tmp_path / "other")
    (tmp_path / "other").mkdir()
    other_run = other.run(*place.there, stdin=place.server.password + "\n", check=False)
    assert other_run.returncode == 1 and "of its own already" in other_run.stderr
    assert os.path.exists(tmp_path / "other" / "desk" / "desk.db")
