"""An office through the command line: founded, joined and worked in by processes that know only their own folder."""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from console.models.problems import Problem
from console.office_folder import Invitation
from tests.bench.harness import FIRST_PERSON, TOKEN, World
from tests.bench.office_town import OfficeTown
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def town(tmp_path: Path, postgres_server: PostgresServer) -> Iterator[OfficeTown]:
    world = World(tmp_path)
    world.start_town()
    database = postgres_server.create_database()
    made = OfficeTown(tmp_path, postgres_server, database, world)
    made.found()
    made.serve("servei", is_first=True)
    made.join("laia", "Laia Ferrer")
    made.join("jordi", "Jordi Puig")
    yield made
    world.stop()
    postgres_server.drop_database(database)


def test_a_morning_of_three_desks(town: OfficeTown, tmp_path: Path) -> None:
    town.world.town.act("say", FIRST_PERSON, "Núria", text="Bon dia, necessito el volant")
    town.run("servei", "sync", "--once")
    [row] = town.json("laia", "conversations")
    conversation = str(row["id"])
    town.run("laia", "claim", conversation, "--as", "laia")
    lost = town.run("jordi", "claim", conversation, "--as", "jordi", check=False)
    assert lost.returncode == 3 and "Laia Ferrer" in lost.stderr
    assert town.run("jordi", "reply", conversation, "--text", "jo", "--as", "jordi", check=False).returncode == 3
    (tmp_path / "planol.pdf").write_bytes(b"%PDF-1.4 " + b"x" * 3000)
    message = int(
        town.run(
            *("laia", "reply", conversation, "--text", "Aquí el teniu", "--now", "--as", "laia"),
            *("--file", str(tmp_path / "planol.pdf")),
        ).stdout
    )
    town.run("servei", "sync", "--once")
    sent = next(m for m in town.json("jordi", "messages", conversation) if m["id"] == message)
    assert sent["state"] == "sent" and sent["author"] == "laia"
    # Another desk opens the same file, and it came to the citizen.
    town.run("jordi", "file", str(message), "--out", str(tmp_path / "seen.pdf"))
    assert (tmp_path / "seen.pdf").read_bytes() == (tmp_path / "planol.pdf").read_bytes()
    assert [e["text"] for e in town.world.town.ledger() if e["event"] == "delivered"] == ["Aquí el teniu"]
    town.run("laia", "transfer", conversation, "--to", "jordi", "--note", "És del padró", "--as", "laia")
    town.run("jordi", "resolve", conversation, "--as", "jordi")
    entries = town.json("jordi", "journal", "--conversation", conversation)
    assert [(e["verb"], e["actor"]) for e in entries if e["actor"] != "system"] == [
        *(("claim", "laia"), ("reply", "laia"), ("transfer", "laia"), ("note", "laia"), ("resolve", "jordi")),
    ]


def test_a_desk_is_one_person_and_never_the_service(town: OfficeTown) -> None:
    other = town.run("laia", "claim", "1", "--as", "jordi", check=False)
    assert other.returncode == 1 and "belongs to laia" in other.stderr
    for words in (("sync", "--once"), ("office", "invite", "pere"), ("office", "disable", "jordi"), ("backup", "x")):
        refused = town.run("laia", *words, check=False)
        assert refused.returncode == 1 and len(refused.stderr.strip().splitlines()) == 1, words
    channel = ("channel", "add", "telegram", "--name", "B2", "--base-url", town.world.base_url, "--token-stdin")
    refused = town.run("laia", *channel, stdin=TOKEN.replace("1", "2") + "\n", check=False)
    assert refused.returncode == 1 and "does not let you" in refused.stderr
    # Nothing of the office's secrets is readable beside the key.
    kept = [path for path in (town.folder / "laia").rglob("*") if path.is_file()]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in kept)
    secret = Invitation.from_code(town.invitations["laia"]).secret
    assert not any(secret.encode() in path.read_bytes() or TOKEN.encode() in path.read_bytes() for path in kept)


def test_an_invitation_opens_one_desk_once(town: OfficeTown) -> None:
    again = town.run("thief", "office", "join", stdin=town.invitations["laia"], check=False)
    assert again.returncode == 1 and "used already" in again.stderr
    spoiled = town.run("thief", "office", "join", stdin=town.invitations["laia"][:-9], check=False)
    assert spoiled.returncode == 1 and "cannot be read" in spoiled.stderr
    taken = town.run("laia", "office", "join", stdin=town.invitations["jordi"], check=False)
    assert taken.returncode == 1 and "holds a desk already" in taken.stderr
    invited = Invitation.from_code(town.invitations["laia"])
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        psycopg.connect(town.server.dsn(town.database, invited.place.user, invited.secret))


def test_a_join_cut_off_at_any_moment_is_repeated(town: OfficeTown) -> None:
    code = town.run("it", "office", "invite", "pere", "--name", "Pere").stdout
    for failpoint in ("join.keys", "join.next", "join.renewed", "join.place"):
        environment = {**os.environ, "VENTANILLA_FAILPOINT": failpoint}
        done = subprocess.run(
            town.command("pere", "office", "join"),
            input=code,
            capture_output=True,
            text=True,
            env=environment,
            timeout=60,
            check=False,
        )
        assert done.returncode not in (0, 1), (failpoint, done.stderr)
    town.run("pere", "office", "join", stdin=code)
    assert town.json("pere", "conversations") == []


def test_disabling_ends_access_at_once(town: OfficeTown) -> None:
    town.world.town.act("say", FIRST_PERSON, "Núria", text="Hola?")
    town.run("servei", "sync", "--once")
    [row] = town.json("laia", "conversations")
    town.run("laia", "claim", str(row["id"]), "--as", "laia")
    window = subprocess.Popen(
        town.command("laia", "search", "volant"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert town.json("it", "office", "end-stuck") == []
    assert town.json("it", "office", "disable", "laia")["login"] == "laia"
    refused = town.run("laia", "conversations", check=False)
    assert refused.returncode == 1 and "refuses this desk's login" in refused.stderr
    window.wait(30)
    assert town.json("jordi", "conversations")[0]["operator"] is None
    # Founding again, as after an update, changes nothing for those who work.
    town.run("it", "office", "init")
    assert town.run("laia", "conversations", check=False).returncode == 1
    assert len(town.json("jordi", "conversations")) == 1


def test_codes_that_are_none() -> None:
    for text in ("", "VENTANILLA1-", "VENTANILLA1-AAAA", "x" * 70_000, "VENTANILLA1-" + "A" * 60_000, "VENTANILLA1-é"):
        with pytest.raises(Problem) as refused:
            Invitation.from_code(text)
        assert refused.value.code == "office_bad_code"
