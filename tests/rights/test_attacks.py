"""Every attack gets the refusal that is written down for it, and none shows a word of a closed team."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rights import attacks_confidential as confidential
from tests.rights import attacks_forging as forging
from tests.rights import attacks_others as others
from tests.rights import attacks_promises as promised
from tests.rights import attacks_ranks as ranks
from tests.rights import attacks_reading as reading
from tests.rights import attacks_server as server
from tests.rights import attacks_templates as templates
from tests.rights.attack import Attack, Outcome, filled, strike
from tests.rights.catalogue import Connection
from tests.rights.world import PHONE, SECRET, World

ATTACKS = (
    *(*forging.MESSAGES, *forging.SENDING, *forging.CLAIMS, *forging.JOURNAL),
    *(*reading.BY_TABLE, *reading.BY_MEMBER, *reading.READING),
    *(*server.OFFICE, *server.SERVER, *server.LIMITS),
    *(*others.SUPERVISOR, *others.SERVICE, *others.SWITCHED_OFF),
    *(*ranks.SUPERVISOR, *ranks.SERVICE, *promised.PROMISES, *promised.WORDS),
    *confidential.CONFIDENTIAL,
    *templates.TEMPLATES,
)
# Who may read the closed team's words: its member, and the service that brings them.
INSIDE = {"jordi", "sync", "owner"}
ALONE = ("VACUUM", "ALTER SYSTEM", "CREATE DATABASE")
DOCS = Path(__file__).parents[2] / "docs" / "operations.md"


@pytest.fixture(scope="session")
def sessions(world: World) -> Iterator[dict[str, Connection]]:
    """One open session of everybody; the colleague is there before the attackers are."""
    made = {"jordi": world.connect("jordi")}
    yield made
    for each in made.values():
        each.close()


def session(world: World, sessions: dict[str, Connection], who: str) -> Connection:
    if who not in sessions or sessions[who].closed:
        sessions[who] = world.connect(who)
    return sessions[who]


def run(world: World, connection: Connection, statements: str) -> Outcome:
    return strike(connection, filled(statements, world.ids), alone=statements.startswith(ALONE))


def is_as_written(attack: Attack, found: Outcome) -> bool:
    if attack.expected == "0 rows":
        return not found.code and not found.rows
    verdict, _, words = attack.expected.partition(":" if attack.expected.startswith("limit") else " ")
    if verdict in ("allowed", "limit"):
        return not found.code
    if verdict.startswith("limit "):
        return found.code == verdict.removeprefix("limit ") and "Key (" not in found.said
    return found.code == verdict and words in found.said


@pytest.mark.parametrize("attack", ATTACKS, ids=[f"{attack.who}: {attack.name}" for attack in ATTACKS])
def test_it_is_refused(world: World, sessions: dict[str, Connection], attack: Attack) -> None:
    found = run(world, session(world, sessions, attack.who), attack.statements)
    if attack.who not in INSIDE:
        assert SECRET not in found.said and PHONE not in found.said
    assert is_as_written(attack, found), (found.code, found.rows, found.said)


def limits_of_the_manual() -> list[str]:
    """The left column of the manual's table."""
    chapter = DOCS.read_text(encoding="utf-8").split("### What PostgreSQL cannot stop")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in chapter.splitlines() if line.startswith("|")]
    return rows[2:]


def test_what_postgresql_cannot_stop_stands_in_the_manual_and_nothing_else_does() -> None:
    said = [attack.expected.partition(": ")[2] for attack in ATTACKS if attack.expected.startswith("limit")]
    rows = limits_of_the_manual()
    assert [words for words in said if not any(words in row for row in rows)] == []
    # Nobody types that one.
    rows.remove("leave their PC open")
    assert [row for row in rows if not any(words in row for words in said)] == []


def test_the_list_is_long_enough_and_every_attack_is_another() -> None:
    assert len({(attack.who, attack.statements) for attack in ATTACKS}) == len(ATTACKS)
    for who, least in (("laia", 150), ("marta", 100), ("sync", 100)):
        assert sum(attack.who == who and attack.expected != "allowed" for attack in ATTACKS) >= least, who


def _guards(world: World) -> list[tuple[str, str]]:
    with world.connect("owner") as connection:
        return connection.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND t.tgname IN ('guard', 'journalled', 'told', 'settled', 'kept', 'kept_status', 'opened') ORDER BY 1, 2"
        ).fetchall()


def test_each_guard_is_missed_when_it_is_off(world: World, sessions: dict[str, Connection]) -> None:
    """With one trigger off, some attack gets through: no refusal here is owed to chance."""
    unmissed = []
    with world.connect("owner") as owner:
        for table, guard in _guards(world):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {guard}".encode())
            try:
                aimed = [a for a in ATTACKS if table in a.statements and a.expected[:5].isdigit()]
                outcomes = ((a, run(world, session(world, sessions, a.who), a.statements)) for a in aimed)
                if all(is_as_written(a, found) for a, found in outcomes):
                    unmissed.append((table, guard))
            finally:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER {guard}".encode())
    assert unmissed == []
