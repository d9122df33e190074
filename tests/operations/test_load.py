"""Who has how much in hand, in the order of names."""

from __future__ import annotations

from console.operations import attendance, claims, conversations, people, replies
from console.operations.load import Load, loads
from tests.operations.conftest import Office

MINUTE = 60_000


def of(town: Office, login: str) -> Load:
    return next(one for one in town.marta.read(loads) if one.login == login)


def test_what_is_held_what_waits_in_it_and_how_long(town: Office) -> None:
    assert [one.login for one in town.marta.read(loads)] == ["jordi", "laia", "marta"]
    now = town.now()
    for number in range(4):
        chat = f"700000000{number}"
        town.receive(town.text("Hola", at=now - (number + 1) * 10 * MINUTE, chat=chat))
    first, second, third, fourth = (
        int(row["id"]) for row in town.sql("SELECT id FROM conversation ORDER BY waiting_since")
    )
    assert (of(town, "laia").held, of(town, "laia").waiting, of(town, "laia").oldest) == (0, 0, None)
    for one in (first, second, third):
        town.laia.run(claims.claim, one)
    town.jordi.run(claims.claim, fourth)
    town.laia.run(replies.reply, first, "Sí", now=True)
    found = of(town, "laia")
    since = town.sql("SELECT waiting_since FROM conversation WHERE id = :id", id=second)[0]["waiting_since"]
    assert (found.held, found.waiting, found.oldest, found.most) == (3, 2, since, None)
    town.laia.run(conversations.resolve, second)
    town.marta.run(people.set_most, "laia", 2)
    town.laia.run(attendance.set_status, "counter")
    found = of(town, "laia")
    assert (found.held, found.waiting, found.most, found.status) == (2, 1, 2, "counter")
    assert of(town, "jordi").held == 1
    town.marta.run(claims.assign, fourth, "marta")
    assert (of(town, "jordi").held, of(town, "marta").held) == (0, 1)


def test_who_was_switched_off_is_not_listed(town: Office) -> None:
    town.marta.run(claims.disable_operator, "jordi")
    assert [one.login for one in town.marta.read(loads)] == ["laia", "marta"]
