"""How long a conversation is worked on, from keys and panes to the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.operations import claims
from console.ui.bridge import Bridge
from console.ui.idle import LOOK_MS
from console.ui.shell import WindowOptions
from console.ui.window import MainWindow
from console.ui.work_clock import IDLE_MS, LONGEST_MS
from tests.ui.timeline_desk import Town, town

MINUTE = 60_000


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def window(place: Town, qtbot: QtBot) -> Iterator[MainWindow]:
    bridge = Bridge(place.laia)
    options = WindowOptions("Vallserena", lock_minutes=0, sounds=False, notices=False)
    made = MainWindow(bridge, place.files, AnswerIndex(), place.clock, options)
    made.show()
    made.furnish()
    yield made
    made.close()
    bridge.stop()
    shiboken6.delete(made)
    shiboken6.delete(bridge)


@pytest.fixture
def number(place: Town, window: MainWindow, qtbot: QtBot) -> int:
    """Laia's own conversation, open on her screen."""
    number = asks(place, "Quan obriu?", "7000000001")
    place.laia.run(claims.claim, number)
    open_it(window, number, qtbot)
    return number


def asks(place: Town, text: str, chat: str) -> int:
    message = place.write(text, chat=chat)
    return int(place.laia.read(lambda tx: tx.scalar("SELECT conversation_id FROM message WHERE id = :id", id=message)))


def open_it(window: MainWindow, number: int, qtbot: QtBot) -> None:
    window.open_conversation(number)
    qtbot.waitUntil(lambda: window._row is not None and window._row.id == number)


def works(window: MainWindow, place: Town, minutes: int) -> None:
    """A key each half minute, and the looks between them."""
    for _ in range(2 * minutes):
        place.clock.step(MINUTE // 2)
        window.furniture.idleness.touch()
        window.furniture.idleness.look()


def stretches(place: Town) -> list[tuple[int, int]]:
    entries = place.laia.read(
        lambda tx: tx.execute("SELECT conversation_id, detail FROM journal WHERE verb = 'worked' ORDER BY id")
    )
    found = [(int(row["conversation_id"]), json.loads(row["detail"])) for row in entries]
    return [(number, detail["until"] - detail["since"]) for number, detail in found]


def says(window: MainWindow, place: Town, qtbot: QtBot, *expected: tuple[int, int]) -> None:
    """After the next look at the chair the journal has these stretches and no other."""
    window.furniture.idleness.look()
    done: list[object] = []
    window._bridge.compute_in_order(window, lambda: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert stretches(place) == list(expected)


def test_a_stretch_is_written_when_another_conversation_is_opened(
    place: Town, window: MainWindow, number: int, qtbot: QtBot
) -> None:
    # Filing what a citizen writes takes a minute of this town's clock.
    other = asks(place, "I els dissabtes?", "7000000777")
    works(window, place, 2)
    assert stretches(place) == [], "not with a key"
    open_it(window, other, qtbot)
    says(window, place, qtbot, (number, 3 * MINUTE))
    works(window, place, 2)
    open_it(window, number, qtbot)
    works(window, place, 1)
    window.close_conversation()
    says(window, place, qtbot, (number, 3 * MINUTE), (number, MINUTE))


def test_an_empty_chair_counts_up_to_the_last_key(place: Town, window: MainWindow, number: int, qtbot: QtBot) -> None:
    works(window, place, 1)
    place.clock.step(IDLE_MS - LOOK_MS)
    window.furniture.idleness.look()
    place.clock.step(LOOK_MS)
    says(window, place, qtbot, (number, MINUTE))
    place.clock.step(20 * MINUTE)
    window.furniture.idleness.look()
    window.furniture.idleness.touch()
    works(window, place, 2)
    window.close_conversation()
    says(window, place, qtbot, (number, MINUTE), (number, 2 * MINUTE))


def test_long_work_is_cut_and_nothing_of_it_is_lost(place: Town, window: MainWindow, number: int, qtbot: QtBot) -> None:
    works(window, place, 12)
    window.close_conversation()
    window.furniture.idleness.look()
    qtbot.waitUntil(lambda: sum(ms for _, ms in stretches(place)) == 12 * MINUTE)
    assert len(stretches(place)) == 3 and all(ms <= LONGEST_MS + MINUTE // 2 for _, ms in stretches(place))


@pytest.mark.parametrize("away", ["lock", "page", "minimised", "released"])
def test_what_is_not_seen_or_not_mine_is_not_worked_on(
    place: Town, window: MainWindow, number: int, qtbot: QtBot, away: str
) -> None:
    works(window, place, 1)
    if away == "lock":
        window.lock()
    elif away == "page":
        window.show_page(QWidget(), "show_board")
    elif away == "minimised":
        window.showMinimized()
    else:
        place.laia.run(claims.release, number)
        qtbot.waitUntil(lambda: window._row is not None and window._row.operator_id is None)
    says(window, place, qtbot, (number, MINUTE))
    works(window, place, 5)
    says(window, place, qtbot, (number, MINUTE))
    if away == "page":
        window.show_conversations()
        works(window, place, 1)
        window.close_conversation()
        says(window, place, qtbot, (number, MINUTE), (number, MINUTE))


def test_who_quits_has_it_written_down_and_keys_alone_write_nothing(
    place: Town, window: MainWindow, number: int, qtbot: QtBot
) -> None:
    entries = "SELECT COUNT(*) FROM journal"
    before = place.laia.read(lambda tx: tx.scalar(entries))
    for _ in range(40):
        QTest.keyClicks(window.composer.box, "A")
        place.clock.step(1_000)
    assert place.laia.read(lambda tx: tx.scalar(entries)) == before
    window.close()
    qtbot.waitUntil(lambda: stretches(place) == [(number, 40_000)])
