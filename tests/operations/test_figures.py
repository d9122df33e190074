"""The figures say what the journal says: after every kind of act, in any order, and from nothing."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from console.figures.digest import Digest
from console.figures.measures import figures_of
from console.models.opening import Opening
from console.models.problems import Problem
from console.operations import claims, conversations, figure_reports, figures, office, replies, town
from console.operations.desk import Desk
from console.storage.sqlite import SqliteEngine
from tests.operations.conftest import Office


def caught_up(town_: Office) -> None:
    while town_.desk.run(figures.catch_up):
        pass
    assert not town_.desk.read(figures.is_behind)
    assert town_.desk.read(figures.difference) == []


def total(town_: Office, dimension: str = "total", key: str | None = None) -> Digest:
    made = Digest()
    for _, _, digest in town_.desk.read(lambda tx: list(figures.digests(tx, dimension, "0000", "9999", key))):
        made.add(digest)
    return made


def asks(town_: Office, text: str = "Quan obriu?", chat: str = "7000000001") -> int:
    town_.receive(town_.text(text, chat=chat))
    row = town_.sql(
        "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.provider_id = :chat ORDER BY c.id DESC",
        chat=chat,
    )
    return int(row[0]["id"])


def test_an_answered_question_is_counted_once_everywhere(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    town.laia.run(replies.reply, number, "A les nou.", now=True)
    town.laia.run(conversations.resolve, number, topic="Horaris")
    caught_up(town)
    for dimension, key in (("total", ""), ("channel", "Bot"), ("topic", "Horaris"), ("language", "ca")):
        counts = total(town, dimension, key).counts
        assert (counts["opened"], counts["answered"], counts["messages_in"], counts["messages_out"]) == (1, 1, 1, 1), (
            dimension
        )
    laia = total(town, "operator", "laia")
    assert laia.counts["messages_out"] == 1 and sum(laia.spreads["first"].values()) == 1
    found = figures_of(total(town), 10)
    assert found.first_answer.count == found.wait.count == found.handle.count == found.within_target.part == 1


def test_what_was_taken_back_answered_nobody(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    message = town.laia.run(replies.reply, number, "A les nou.")
    caught_up(town)
    assert figures_of(total(town), 10).first_answer.count == 1
    town.laia.run(replies.take_back, message)
    caught_up(town)
    found = figures_of(total(town), 10)
    assert (found.first_answer.count, found.wait.count, found.messages_out, found.pending) == (0, 0, 0, 1)
    town.laia.run(conversations.resolve, number)
    caught_up(town)
    assert figures_of(total(town), 10).abandoned.part == 1


def test_a_reopened_conversation_is_another_episode_and_an_undone_close_is_not(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    drafts = town.laia.run(conversations.resolve, number)
    town.laia.run(conversations.undo_resolve, number, drafts)
    caught_up(town)
    assert (total(town).counts["opened"], total(town).counts["still_open"]) == (1, 1)
    town.laia.run(replies.reply, number, "A les nou.", now=True)
    town.laia.run(conversations.resolve, number)
    town.laia.run(conversations.reopen, number)
    caught_up(town)
    counts = total(town).counts
    assert (counts["opened"], counts["reopened"], counts["answered"], counts["still_open"]) == (2, 1, 1, 1)


def test_other_hours_make_every_wait_anew(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    town.laia.run(replies.reply, number, "A les nou.", now=True)
    caught_up(town)
    today = town.desk.read(lambda tx: Opening().local(tx.now)).weekday()
    closed = Opening(weekly={(today + 3) % 7: (("09:00", "09:05"),)})
    town.marta.run(set_hours, closed)
    caught_up(town)
    assert total(town).spreads["first_open"] == {0: 1} and total(town).counts["after_hours"] == 1


def set_hours(at: Any, hours: Opening) -> None:
    town.set_opening(at, hours)


def test_a_holiday_to_come_makes_nothing_anew(town: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asks(town)
    caught_up(town)
    town.marta.run(set_hours, Opening(holidays={"2999-01-01": "Any Nou"}))
    monkeypatch.setattr(figures, "_renew", lambda *_: pytest.fail("a conversation was read again"))
    caught_up(town)


ACTS: list[Callable[[Desk, int], object]] = [
    lambda desk, number: desk.run(claims.claim, number),
    lambda desk, number: desk.run(claims.release, number),
    lambda desk, number: desk.run(claims.transfer, number, "jordi", "per a tu"),
    lambda desk, number: desk.run(claims.transfer, number, "Padró", "per a vosaltres"),
    lambda desk, number: desk.run(replies.reply, number, "Sí.", now=True),
    lambda desk, number: desk.run(replies.take_back, desk.run(replies.reply, number, "No.")),
    lambda desk, number: desk.run(conversations.set_topic, number, "Residus"),
    lambda desk, number: desk.run(conversations.resolve, number),
    lambda desk, number: desk.run(conversations.reopen, number),
    lambda desk, number: desk.run(conversations.undo_resolve, number, {}),
]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_kept_figures_are_those_of_the_whole_journal(town: Office, seed: int) -> None:
    chance = random.Random(seed)
    town.marta.run(office.add_team, "Padró")
    numbers = [asks(town, chat=f"70000000{n:02}") for n in range(4)]
    done = 0
    for step in range(60):
        if chance.random() < 0.3:
            chat = f"70000000{chance.randrange(4):02}"
            numbers.append(asks(town, f"pregunta {step}", chat))
        else:
            try:
                chance.choice(ACTS)(chance.choice([town.laia, town.jordi, town.marta]), chance.choice(numbers))
                done += 1
            except Problem:
                continue
        if chance.random() < 0.3:
            caught_up(town)
    caught_up(town)
    assert done > 10
    # A kept figure that is off is found, and making everything anew mends it.
    with town.engine.transaction("spoil") as tx:
        tx.execute("UPDATE figure_day SET body = :body WHERE dimension = 'total'", body=Digest().to_text())
    assert {dimension for _, dimension, _ in town.desk.read(figures.difference)} == {"total"}
    town.desk.run(figures.start_anew)
    caught_up(town)


def test_two_services_read_one_after_the_other(town: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for chat in ("7000000001", "7000000002", "7000000003"):
        town.laia.run(claims.claim, asks(town, chat=chat))
    is_reading, may_go_on, renew = threading.Event(), threading.Event(), figures._renew

    def held_up(*values: Any) -> None:
        is_reading.set()
        assert may_go_on.wait(30)
        renew(*values)

    monkeypatch.setattr(figures, "_renew", held_up)
    with ThreadPoolExecutor(2) as services:
        first = services.submit(town.desk.run, figures.catch_up)
        assert is_reading.wait(30)
        second = services.submit(town.desk.run, figures.catch_up)
        if not isinstance(town.engine, SqliteEngine):
            while not town.sql("SELECT 1 AS waits FROM pg_locks WHERE NOT granted") and not second.done():
                pass
        may_go_on.set()
        assert not first.result(30) and not second.result(30)
    assert town.desk.read(figures.difference) == []
    assert total(town).counts["opened"] == 3


def test_each_step_along_the_journal_is_right_by_itself(town: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "ENTRIES_AT_ONCE", 1)
    number = asks(town)
    town.laia.run(claims.claim, number)
    town.laia.run(replies.reply, number, "A les nou.", now=True)
    town.laia.run(conversations.resolve, number, topic="Horaris")
    steps, is_more = 0, True
    while is_more:
        is_more = town.desk.run(figures.catch_up)
        steps += 1
        assert town.desk.read(figures.difference) == []
    assert steps > 4
    assert total(town, "topic", "Horaris").counts["answered"] == 1


def test_figures_forgotten_are_as_old_as_nothing(town: Office) -> None:
    asks(town)
    caught_up(town)
    assert town.desk.read(figure_reports.as_of) is not None
    town.desk.run(figures.start_anew)
    assert town.desk.read(figure_reports.as_of) is None and town.desk.read(figures.is_behind)
    caught_up(town)


def test_every_figure_opens_on_both_databases_along_every_dimension(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    town.laia.run(replies.reply, number, "A les nou.", now=True)
    town.laia.run(conversations.resolve, number, topic="Horaris")
    caught_up(town)
    today = town.desk.read(lambda tx: Opening().local(tx.now)).date()
    keys = {
        **{"day": today.isoformat(), "month": today.isoformat()[:7], "weekday": str(today.isoweekday())},
        **{"channel": "Bot", "topic": "Horaris", "team": "", "language": "ca", "operator": "laia"},
    }
    holds = {"conversations", "first_answer", "resolution", "wait", "handle", "messages_in", "messages_out"}
    reader = town.marta
    for by, key in keys.items():
        asked = figure_reports.Question(today.isoformat(), today.isoformat(), by)
        for figure in sorted(figure_reports.FIGURES):
            for each in (None, key):
                behind = reader.read(figure_reports.behind, asked, figure, each)
                found = [row.conversation_id for row in behind]
                assert found == ([number] if figure in holds else []), (by, figure, each)
    late = figure_reports.Question("2020-01-01", "2029-12-31", "month")
    assert len(reader.read(figure_reports.behind, late, "first_answer", None)) == 1
