"""Words that only come at the end are added without weaving everything again, and nobody can tell the difference."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from console.models.clock import SteppedClock
from console.models.records import Gap, MessageRow
from console.models.states import Direction, MessageKind
from console.ui.timeline.entries import Shape, order, weave
from console.ui.timeline.model import TimelineModel

HOUR = 3_600_000
START = 1_790_000_000_000


def message(number: int, at: int, direction: Direction, **more: Any) -> MessageRow:
    values: dict[str, Any] = dict.fromkeys(MessageRow.__match_args__)
    values.update(
        id=number, conversation_id=1, contact_id=1, channel_id=1, kind=MessageKind.TEXT, text=f"m{number}",
        direction=direction, state="received", at=at, is_automatic=False, is_late=False, extra={}, parts=1, parts_sent=1,
        changed=1, error_blanks={},
    )  # fmt: skip
    values.update(more)
    return MessageRow(**{name: values[name] for name in MessageRow.__match_args__})


class Growing:
    """A model that is fed, and the same messages woven from scratch."""

    def __init__(self, qtbot: QtBot) -> None:
        self.model = TimelineModel(SteppedClock(START))
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.inserted: list[tuple[int, int]] = []
        self.model.rowsInserted.connect(lambda _, first, last: self.inserted.append((first, last)))
        self.rows: dict[int, MessageRow] = {}
        self.gaps: tuple[Gap, ...] = ()
        self.next = 1

    def show(self, rows: list[MessageRow], unread_from: tuple[int, int] | None = None) -> None:
        self.rows = {row.id: row for row in rows}
        self.next = max(self.rows, default=0) + 1
        self.model.show(
            rows, (), has_older=False, contact_name="N", my_login="l", unread_from=unread_from, gaps=self.gaps
        )

    def merge(self, *rows: MessageRow, gone: tuple[int, ...] = ()) -> None:
        self.model.merge(rows, (), gone)
        self.rows.update((row.id, row) for row in rows)
        for number in gone:
            self.rows.pop(number, None)

    def check(self) -> None:
        """The model says what weaving all messages says, and finds each in its place."""
        rows = sorted(self.rows.values(), key=order)
        expected = weave(rows, self.rows, self.model.unread_from, self.gaps)
        assert [self.model.entry(n) for n in range(self.model.rowCount())] == expected
        for place, entry in enumerate(expected):
            for row in entry.rows:
                assert self.model.row_of(row.id) == place


@pytest.fixture
def growing(qtbot: QtBot) -> Growing:
    return Growing(qtbot)


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_ends_where_weaving_ends(growing: Growing, seed: int) -> None:
    dice = random.Random(seed)
    at = START
    growing.gaps = (
        tuple(Gap(1, "Bot", START + n * 30 * HOUR, START + n * 30 * HOUR + HOUR) for n in range(2))
        if seed % 3 == 0
        else ()
    )
    growing.show([message(1, at, Direction.INCOMING), message(2, at + 1, Direction.OUTGOING)])
    for _ in range(60):
        new = []
        for _ in range(dice.randrange(1, 4)):
            at += dice.choice((0, 1, 1_000, HOUR, 9 * HOUR))
            direction = dice.choice(
                (Direction.INCOMING, Direction.INCOMING, Direction.OUTGOING, Direction.NOTE, Direction.ACTIVITY)
            )
            album = dice.choice((None, None, None, "a"))
            kind = MessageKind.PHOTO if album else MessageKind.TEXT
            quoted = dice.choice((None, None, growing.next - 1))
            new.append(message(growing.next, at, direction, album=album, kind=kind, reply_to=quoted))
            growing.next += 1
        gone = (dice.choice(list(growing.rows)),) if dice.random() < 0.1 else ()
        dice.shuffle(new)
        if dice.random() < 0.2:
            old = growing.rows[dice.choice(list(growing.rows))]
            new.append(
                message(
                    old.id,
                    old.at,
                    old.direction,
                    text="other words",
                    changed=old.changed + 1,
                    album=old.album,
                    kind=old.kind,
                    reply_to=old.reply_to,
                )
            )
        growing.merge(*new, gone=gone)
        growing.check()


def test_a_word_at_the_end_inserts_one_row(growing: Growing) -> None:
    growing.show([message(n, START + n, Direction.INCOMING if n % 2 else Direction.OUTGOING) for n in range(1, 301)])
    growing.inserted.clear()
    growing.merge(message(301, START + 400, Direction.OUTGOING))
    assert growing.inserted == [(301, 301)]
    growing.check()


def test_the_unread_line_comes_grows_and_goes(growing: Growing) -> None:
    growing.show([message(1, START, Direction.INCOMING), message(2, START + 1, Direction.OUTGOING)])
    arrived: list[tuple[MessageRow, ...]] = []
    growing.model.arrived.connect(arrived.append)
    for number in (3, 4, 5):
        growing.merge(message(number, START + number, Direction.INCOMING))
        growing.check()
    lines = [
        growing.model.entry(n) for n in range(growing.model.rowCount()) if growing.model.entry(n).shape is Shape.UNREAD
    ]
    assert [line.count for line in lines] == [3]
    growing.merge(message(6, START + 6, Direction.OUTGOING))
    growing.check()
    assert growing.model.unread_from is None
    assert [row.id for rows in arrived for row in rows] == [3, 4, 5, 6]
