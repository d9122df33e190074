"""The head of a conversation: the name is the last thing to be shortened, whatever the width and the letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.models.clock import SteppedClock
from console.models.records import ConversationRow
from console.models.states import ConversationState, Direction, MessageKind
from console.ui.theme import theme
from console.ui.timeline.header import ConversationHeader, masked_address

MINUTE = 60_000
NOW = 1_795_000_000_000


def row(**changes: object) -> ConversationRow:
    made = ConversationRow(
        id=1, state=ConversationState.OPEN, channel_id=1, channel_kind="telegram", channel_name="Telegram · entrenament",
        contact_id=7, contact_name="Núria Casadevall", contact_provider_id="7000000101", contact_language="ca", is_group=False,
        is_blocked=False, topic="Padró", team_id=None, operator_id=None, operator_login=None, operator_name=None, claim_token=0,
        claim_until=None, waiting_since=NOW - 3 * MINUTE, opened_at=NOW, last_message_at=NOW, last_incoming_at=NOW, preview="",
        preview_kind=MessageKind.TEXT, preview_direction=Direction.INCOMING, has_failed=False, has_uncertain=False, unread=0,
        snoozed_until=None, resolved_at=None, draft=None, changed=1,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


class Window:
    """A window of some width with the head over a part of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.header = ConversationHeader(SteppedClock(NOW), self.widget)
        self.header.show_row(row())
        self.widget.show()

    def be(self, window: int, header: int, scale: float = 1.0) -> ConversationHeader:
        theme().set_text_scale(scale)
        self.widget.resize(window, 200)
        self.header.resize(header - 1, 60)
        self.header.setGeometry(0, 0, header, self.header.sizeHint().height())
        self.qtbot.wait(10)
        return self.header


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    yield Window(qtbot)
    theme().set_text_scale(1.0)


def is_whole(header: ConversationHeader) -> bool:
    """Whether the name is shown to its last letter."""
    label = header._name
    return label.width() >= label.fontMetrics().horizontalAdvance(label.text())


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.15, 1.3, 1.5])
@pytest.mark.parametrize(("whole_window", "width"), [(900, 770), (1100, 692), (1280, 542), (1440, 702), (1920, 1_180)])
def test_the_name_is_whole(whole_window: int, width: int, scale: float, window: Window) -> None:
    header = window.be(whole_window, width, scale)
    assert is_whole(header)
    facts = header._facts
    assert facts.fontMetrics().horizontalAdvance(facts.text()) <= facts.width(), "whole facts or none"
    parts = [header._name, header._address, header._reveal, header._wait, header._snooze]
    parts += [header._transfer, header._close]
    assert all(part.geometry().right() <= header.width() for part in parts)
    in_line = [header._wait, header._snooze, header._transfer, header._close]
    assert all(left.geometry().right() < right.geometry().left() for left, right in pairwise(in_line))


def test_what_gives_way_first(window: Window) -> None:
    header = window.be(1_440, 702)
    assert header._transfer.words == "Transfer" and header._topic.isVisible() and not header._wait._is_brief
    header = window.be(1_280, 702)
    assert header._transfer.words == "", "under 1440 px the buttons have no words"
    assert header._transfer.accessibleName() == "Transfer" and header._transfer.toolTip().startswith("Transfer: ")
    assert header._topic.isVisible()
    header = window.be(1_440, 702, 1.5)
    assert not header._topic.isVisible() and not header._wait._is_brief
    header = window.be(1_280, 500, 1.5)
    assert header._wait._is_brief and "Waiting" in header._wait.accessibleName()
    assert "3" in header._wait.toolTip()
    header = window.be(1_440, 702)
    assert header._transfer.words == "Transfer" and header._topic.isVisible() and not header._wait._is_brief


def test_facts_are_shown_whole_or_not_at_all(window: Window) -> None:
    window.header.show_row(row(contact_language="es"))
    assert window.be(1_440, 900)._facts.text() == "· Español · entrenament"
    narrow = window.be(1_440, 660)
    assert not narrow._address.text().startswith("Telegram") and narrow._facts.text().startswith("· Español")
    narrow = window.be(1_280, 480, 1.5)
    assert narrow._facts.text() in ("", "· Español") and "entrenament" in narrow._facts.toolTip()
    assert narrow._avatar.isHidden() and not window.be(1_440, 702)._avatar.isHidden()


def test_what_stands_behind_a_shorter_name_stays_close(window: Window) -> None:
    window.be(1_440, 702, 1.5)
    header = window.be(1_440, 702, 1.0)
    assert header._topic.geometry().left() - header._name.geometry().right() <= 10
    assert header._reveal.geometry().left() - header._address.geometry().right() <= 6
    header.show_row(row(contact_name="Jo", contact_id=8))
    window.qtbot.wait(10)
    assert header._topic.geometry().left() - header._name.geometry().right() <= 10


def test_the_address_is_masked_until_it_is_asked_for(window: Window) -> None:
    header = window.be(1_440, 900)
    assert "7000000101" not in header._address.text() and header._address.text().startswith("Telegram · ")
    header._reveal.click()
    assert header._address.text() == "Telegram · 7000000101"
    header.show_row(row(contact_id=9, contact_provider_id="7000000999"))
    assert "7000000999" not in header._address.text(), "another citizen is masked again"


def test_the_kind_of_channel_is_not_said_twice(window: Window) -> None:
    header = window.be(1_440, 900)
    assert header._facts.text() == "· Català · entrenament"
    header.show_row(row(channel_name="Telegram", is_group=True, is_blocked=True))
    assert header._facts.text() == "· Català · group · blocked"
    header.show_row(row(channel_name="Segona bústia", contact_language=None))
    assert header._facts.text() == "· Segona bústia"


def test_every_state_says_its_wait(window: Window) -> None:
    header = window.be(1_280, 420, 1.5)
    for changes, spoken in (
        ({"waiting_since": None}, "Waiting for a reply"),
        ({"state": ConversationState.SNOOZED, "snoozed_until": NOW + 60 * MINUTE}, "Until "),
        ({"state": ConversationState.RESOLVED, "resolved_at": NOW - 60 * MINUTE}, "Closed "),
    ):
        header.show_row(row(**changes))
        assert header._wait.accessibleName().startswith(spoken)
        assert not header._wait.grab().isNull()
    assert header._reopen.isVisible() and not header._close.isVisible()


def test_addresses_are_masked_by_what_they_are() -> None:
    assert masked_address("@laia:example.cat") == "@la•••:example.cat"
    assert masked_address("34600111222").endswith("222") and "600" not in masked_address("34600111222")
