"""The board says what is: who waits, how the day goes, who is there, and what must be looked at."""

from __future__ import annotations

from console.operations import attendance, board, claims, conversations, figures, replies, targets
from console.operations.board import board as read_board
from tests.operations.conftest import Office

MINUTE = 60_000


def fresh(town: Office) -> board.Board:
    while town.desk.run(figures.catch_up):
        pass
    return town.desk.read(read_board)


def ids(town: Office) -> list[int]:
    return [int(row["id"]) for row in town.sql("SELECT id FROM conversation ORDER BY id")]


def test_an_empty_town_has_honest_nothings(town: Office) -> None:
    found = fresh(town)
    assert (found.waiting, found.longest, found.first_answers, found.first_median, found.usual_median) == (
        0,
        None,
        0,
        None,
        None,
    )
    assert not found.topics and not found.usual and set(found.trend) == {0} and set(found.line) == {None}
    assert [person.name for person in found.people] == ["Jordi Puig", "Laia Ferrer", "Marta Riera"]
    assert found.attention == ()


def test_who_waits_is_named_by_first_name_and_a_letter(town: Office) -> None:
    now = town.now()
    town.receive(town.text("Hola?", at=now - 24 * MINUTE, name="Ramon Torres i Vila"))
    town.receive(town.text("Bon dia", at=now - 9 * MINUTE, chat="7000000002", name="Lucía"))
    town.receive(town.text("Ei", at=now - MINUTE, chat="7000000003"))
    found = fresh(town)
    assert found.waiting == 3 and found.longest is not None
    assert (found.longest.name, found.longest.channel_kind, found.longest.holder) == ("Ramon T.", "telegram", None)
    assert [(each.kind, each.waiting.name if each.waiting else "") for each in found.attention] == [
        ("late", "Ramon T."),
        ("nearly", "Lucía"),
    ]
    assert found.trend[-1] == 3 and sorted(found.trend) == list(found.trend)
    town.laia.run(claims.claim, ids(town)[0])
    after = fresh(town)
    assert next((each.kind, each.waiting.holder if each.waiting else "") for each in after.attention) == (
        "held",
        "Laia Ferrer",
    )
    # Claimed a moment ago: it waited at every point before.
    assert after.waiting == 2 and max(after.trend) == 2 and after.trend[-2] >= 2


def test_the_day_so_far(town: Office) -> None:
    town.receive(town.text("Quan obriu?"), town.text("I vosaltres?", chat="7000000002"))
    first, second = ids(town)
    town.laia.run(attendance.set_status, "available")
    town.laia.run(claims.claim, first)
    town.laia.run(replies.reply, first, "A les nou.", now=True)
    town.laia.run(conversations.resolve, first, topic="Horaris")
    town.jordi.run(claims.claim, second)
    found = fresh(town)
    people = {person.login: person for person in found.people}
    assert (people["laia"].answered, people["laia"].open, people["laia"].status) == (1, 0, "available")
    assert (people["jordi"].answered, people["jordi"].open, people["jordi"].median) == (0, 1, None)
    assert (found.available, found.in_time, found.first_answers) == (1, 1, 1)
    assert found.topics == (("Horaris", 1), ("", 1))
    assert sum(map(sum, found.hours)) == 2 and found.channels == (("Bot", "telegram"),)
    assert found.line[-1] is not None


def test_a_channel_that_cannot_be_reached_comes_first(town: Office) -> None:
    town.receive(town.text("Hola?", at=town.now() - 24 * MINUTE))
    with town.engine.transaction("break") as tx:
        tx.execute("UPDATE channel SET state = 'unauthorized'")
    assert [(each.kind, each.channel) for each in fresh(town).attention] == [("channel", "Bot"), ("late", "")]


def test_targets_move_the_edges(town: Office) -> None:
    town.receive(town.text("Hola?", at=town.now() - 24 * MINUTE))
    town.marta.run(targets.set_targets, {"wait": 60})
    found = fresh(town)
    assert found.attention == () and found.targets.wait == 60
