"""The figures say what the journal says: after every kind of act, in any order, and from nothing."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Any

import pytest

from console.figures.digest import Digest
from console.figures.measures import Share, Spread, figures_of
from console.models.opening import Opening
from console.models.problems import Problem
from console.operations import (
    attendance,
    claims,
    conversations,
    figure_pairs,
    figure_reports,
    figures,
    handling,
    office,
    replies,
    town,
)
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
    assert found.first_answer.count == found.wait.count == found.within_target.part == 1


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
    *(
        lambda desk, _, status=status: desk.run(attendance.set_status, status)
        for status in ("counter", "counter", "available", "busy", "break", "offline")
    ),
    *(
        lambda desk, number, minutes=minutes: desk.run(handling.worked, number, minutes * 60_000)
        for minutes in (1, 3, 5)
    ),
]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_kept_figures_are_those_of_the_whole_journal(town: Office, seed: int) -> None:
    chance = random.Random(seed)
    town.marta.run(office.add_team, "Padró")
    numbers = [asks(town, chat=f"70000000{n:02}") for n in range(4)]
    done = 0
    for step in range(90):
        if town.clock is not None:
            # A clock that is put back now and then; on a server it is the server's.
            town.clock.step(chance.choice([*(4 * [60_000]), 600_000, 40_000_000, -300_000]))
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
    holds = {"conversations", "first_answer", "resolution", "wait", "messages_in", "messages_out"}
    reader = town.marta
    for by, key in keys.items():
        asked = figure_reports.Question(today.isoformat(), today.isoformat(), by)
        # Whether anything was held in the instant between claim and close is for the clock to say.
        for figure in sorted(figure_reports.FIGURES - {"held"}):
            for each in (None, key):
                behind = reader.read(figure_reports.behind, asked, figure, each)
                found = [row.conversation_id for row in behind]
                assert found == ([number] if figure in holds else []), (by, figure, each)
    for by, (dimension, key) in product(figure_pairs.PLACES | {"operator"}, keys.items()):
        if dimension in figure_reports.TIMES or by == dimension:
            continue
        asked = figure_reports.Question(today.isoformat(), today.isoformat(), by, (dimension, key))
        found_lines = reader.read(figure_reports.report, asked).lines
        assert [sum(line.figures.first_answer.count for line in found_lines)] == [1], (by, dimension)
        [row] = reader.read(figure_reports.behind, asked, "first_answer", found_lines[0].key)
        assert row.conversation_id == number
    late = figure_reports.Question("2020-01-01", "2029-12-31", "month")
    assert len(reader.read(figure_reports.behind, late, "first_answer", None)) == 1


MORNING = 1_795_420_800_000


def write(
    town: Office, minute: int, actor: str, verb: str, number: int | None = None, begin: int = MORNING, **detail: Any
) -> None:
    """An entry of the journal at a minute counted from `begin`, 9:00 of the 23rd of November 2026 unless it is said."""
    timed = ("since", "until", "written_at")
    moments = {name: begin + value * 60_000 if name in timed else value for name, value in detail.items()}
    town.sql(
        "INSERT INTO journal (at, actor, host, verb, conversation_id, message_id, reason, detail)"
        " VALUES (:at, :actor, 'pc', :verb, :number, :message, NULL, :detail)",
        at=begin + minute * 60_000,
        actor=actor,
        verb=verb,
        number=number,
        message=minute if verb in ("received", "reply") else None,
        detail=json.dumps(moments),
    )


TOLD: list[tuple[Any, ...]] = [
    (0, "laia", "status", None, {"status": "available"}),
    (1, "sync", "open", 900_001, {"channel": 1, "contact": 1, "language": "ca", "written_at": 1}),
    (1, "sync", "received", 900_001, {"written_at": 1}),
    (10, "laia", "claim", 900_001, {"token": 1}),
    (14, "laia", "worked", 900_001, {"since": 11, "until": 14}),
    (40, "laia", "reply", 900_001, {}),
    (41, "laia", "worked", 900_001, {"since": 37, "until": 41}),
    (50, "laia", "resolve", 900_001, {"topic": "Horaris"}),
]
COUNTER: list[tuple[Any, ...]] = [
    (15, "laia", "status", None, {"status": "counter"}),
    (35, "laia", "status", None, {"status": "available"}),
]


@pytest.mark.parametrize("order", ["as it happened", "late", "later"])
def test_minutes_at_the_counter_are_nobodys_time_whenever_they_become_known(town: Office, order: str) -> None:
    told = {
        "as it happened": sorted(TOLD + COUNTER, key=lambda each: each[0]),
        "late": TOLD + COUNTER,
        "later": TOLD + COUNTER[::-1],
    }
    for minute, actor, verb, number, detail in told[order]:
        write(town, minute, actor, verb, number, **detail)
        caught_up(town)
    laia, whole = figures_of(total(town, "operator", "laia"), 10), figures_of(total(town), 10)
    assert (whole.first_answer.median, laia.first_answer.median) == (39 * 60, 10 * 60)
    assert (whole.wait.median, laia.wait.median) == (39 * 60, 10 * 60)
    assert whole.handle == laia.handle == Spread(1, 7 * 60, 7 * 60)
    assert whole.held == laia.held == Spread(1, 20 * 60, 20 * 60)
    assert laia.within_target == Share(1, 1) and whole.within_target == Share(0, 1)
    # Signed in from 9:00 to 9:41, twenty minutes of it at the counter.
    assert (laia.signed_in, laia.at_counter, laia.occupancy) == (41 * 60, 20 * 60, Share(7 * 60, 21 * 60))
    assert whole.occupancy == laia.occupancy and figures_of(total(town, "topic", "Horaris"), 10).occupancy.whole == 0
    town.desk.run(figures.start_anew)
    caught_up(town)
    assert figures_of(total(town, "operator", "laia"), 10) == laia


def test_figures_of_an_older_program_are_made_anew(town: Office) -> None:
    asks(town)
    caught_up(town)
    town.sql("UPDATE episode SET last_at = 0, body = '{}'")
    town.sql("UPDATE figure_day SET body = :body WHERE dimension = 'total'", body=Digest().to_text())
    asks(town, chat="7000000002")
    caught_up(town)
    assert total(town).counts["opened"] == 2


def test_a_status_that_becomes_known_a_day_late_changes_the_day_that_began_with_it(town: Office) -> None:
    for minute, actor, verb, number, detail in TOLD[1:5]:
        write(town, minute, actor, verb, number, **detail)
    caught_up(town)
    assert total(town, "operator", "laia").counts["signed_in"] == 0, "nobody knows whether she was there"
    write(town, -1_000, "laia", "status", status="busy")
    caught_up(town)
    counts = total(town, "operator", "laia").counts
    assert (counts["signed_in"], counts["busy"]) == (180, 180)


def test_behind_a_figure_of_an_operator_stands_what_that_operator_did(town: Office) -> None:
    number, begin = asks(town), town.now()
    for minute, actor, verb, conversation, detail in TOLD:
        if conversation is not None and verb in ("claim", "worked", "reply"):
            write(town, minute, actor, verb, number, begin, **detail)
    write(town, 45, "jordi", "take_over", number, begin)
    write(town, 50, "jordi", "resolve", number, begin)
    caught_up(town)
    asked = figure_reports.Question("2020-01-01", "2029-12-31", "operator")
    made_of = {
        "held": {"laia", "jordi"},
        "handle": {"laia"},
        "occupancy": {"laia"},
        "wait": {"laia"},
        "messages_out": {"laia"},
        "first_answer": {"laia"},
        "resolution": {"laia"},
    }
    for figure, logins in made_of.items():
        for login in ("laia", "jordi"):
            found = [row.conversation_id for row in town.marta.read(figure_reports.behind, asked, figure, login)]
            assert found == ([number] if login in logins else []), (figure, login)
    [first] = town.marta.read(figure_reports.behind, asked, "first_answer", "laia")
    assert first.seconds == 30 * 60, "what she held it, not what the citizen waited"
