"""A promise on screen: in the list of its keeper, on the row, in the header, beside the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.promises import Promise
from console.operations import claims, conversations, promises, town
from console.ui.details.promises import PromiseCard
from console.ui.details.view import DetailsPane
from console.ui.queue.sections import LISTS, Section, heading_key, place_of
from console.ui.queue.view import QueuePane
from console.ui.queue.words import face_of, spoken_name
from console.ui.timeline.header import ConversationHeader
from tests.ui.queue_town import TARGET, QueueTown, queue_town

DAY_MS = 86_400_000


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


def promised(place: QueueTown, days: int = 3) -> int:
    """Núria's conversation, closed, with a promise of Laia."""
    number = place.write("Núria")
    today = place.laia.read(town.opening).local(place.clock.now_ms()).date()
    place.laia.run(claims.claim, number)
    place.laia.run(promises.promise, number, today + timedelta(days=days), "podar els arbres")
    place.laia.run(conversations.resolve, number)
    return number


def words_of(card: PromiseCard) -> list[str]:
    labels = [label for entry in card._entries for label in [entry, *entry.findChildren(QLabel)]]
    return [label.text() for label in labels if isinstance(label, QLabel)]


def test_it_joins_the_inbox_when_its_day_has_come_and_leaves_it_when_kept(place: QueueTown, qtbot: QtBot) -> None:
    place.write("Pau")
    number = promised(place)
    pane = QueuePane(place.bridge, place.clock, TARGET)
    place.bridge.changed.connect(pane.apply)
    qtbot.addWidget(pane)
    pane.resize(350, 800)
    pane.show()
    qtbot.waitUntil(lambda: pane.model.is_read, timeout=5_000)
    assert pane.model.position(number) < 0
    place.clock.step(3 * DAY_MS)
    place.desk.run(promises.come_due)
    qtbot.waitUntil(lambda: pane.model.position(number) == 1, timeout=5_000)
    assert pane.model.section_at(0) is Section.PROMISED
    row = place.row_of("Núria")
    assert face_of(row, place.bridge.me).lead == "Promise due"
    assert "a promise is due" in spoken_name(row, place.bridge.me, place.clock.now_ms(), TARGET)
    (made,) = place.laia.read(promises.promises_of, number)
    place.laia.run(promises.keep, made.id)
    qtbot.waitUntil(lambda: pane.model.position(number) < 0, timeout=5_000)
    pane.show_list("closed")
    qtbot.waitUntil(lambda: pane.model.position(number) >= 0, timeout=5_000)


def test_in_each_list_it_stands_once(place: QueueTown) -> None:
    promised(place)
    place.clock.step(3 * DAY_MS)
    place.desk.run(promises.come_due)
    row = place.row_of("Núria")
    assert place_of(row, place.bridge.me, LISTS["inbox"])[0] is Section.PROMISED
    assert place_of(row, place.bridge.me, LISTS["closed"])[0] is Section.RESOLVED
    assert heading_key(Section.PROMISED) < 0


def test_the_header_says_it(place: QueueTown, qtbot: QtBot) -> None:
    promised(place)
    header = ConversationHeader(place.clock)
    qtbot.addWidget(header)
    header.resize(800, 80)
    header.show_row(place.row_of("Núria"))
    assert "promise due" not in header._facts.text()
    place.clock.step(3 * DAY_MS)
    place.desk.run(promises.come_due)
    header.show_row(place.row_of("Núria"))
    assert "promise due" in header._facts.text()


def test_the_card_stands_first_and_its_buttons_say_which(place: QueueTown, qtbot: QtBot) -> None:
    promised(place)
    pane = DetailsPane(place.bridge, AnswerIndex(), clock=place.clock)
    pane.resize(330, 800)
    pane.show()
    try:
        pane.open(place.row_of("Núria"), [])
        qtbot.waitUntil(pane.promises.isVisible, timeout=5_000)
        assert "podar els arbres" in words_of(pane.promises)
        first = pane.promises.first
        assert first is not None
        for name, signal in (("Kept", pane.promises.kept_wanted), ("Drop…", pane.promises.drop_wanted)):
            button = next(b for b in pane.promises.findChildren(QPushButton) if b.text() == name)
            with qtbot.waitSignal(signal) as said:
                button.click()
            assert said.args == [first.id]
        place.write("Pau")
        pane.open(place.row_of("Pau"), [])
        assert not pane.promises.isVisible()
    finally:
        pane.hide()
        shiboken6.delete(pane)


def test_it_says_when_whatsapp_takes_no_free_text_any_more(place: QueueTown, qtbot: QtBot) -> None:
    now = place.clock.now_ms()
    card = PromiseCard(place.clock)
    qtbot.addWidget(card)

    def shown(kind: str, wrote_at: int, came_due_at: int | None) -> str:
        of = (1, 1, "Núria", kind, wrote_at, None, "laia", "Laia", "2026-12-01", now, came_due_at, None, None)
        card.show_promises([Promise(*of, text="podar")])
        return " ".join(words_of(card))

    assert "24 hours are over" in shown("whatsapp", now - 2 * DAY_MS, now)
    assert "24 hours are over" not in shown("whatsapp", now - 3_600_000, now)
    assert "24 hours are over" not in shown("whatsapp", now - 2 * DAY_MS, None)
    assert "24 hours are over" not in shown("telegram", now - 2 * DAY_MS, now)
    card.show_promises(
        [Promise(n, 1, "N", "telegram", now, None, "l", "L", "2026-12-01", now, None, None, None) for n in range(5)]
    )
    assert "and 2 more" in words_of(card)
