"""A channel's 24 hours on screen: counted down where one writes and in the list, and nothing can be sent when they are over."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.answers.stored import load_rules
from console.models.clock import SystemClock
from console.models.records import ConversationRow
from console.models.window import MARGIN_MS, closes_at, is_closed
from console.ui.composer.view import Composer
from console.ui.queue.words import spoken_name, window_fact
from console.ui.resources import resource
from tests.ui.composer_desk import composer_of
from tests.ui.queue_town import QueueTown, queue_town

HOUR = 3_600_000


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def composer(place: QueueTown) -> Iterator[Composer]:
    with composer_of(place, AnswerIndex(load_rules(resource("answers")))) as made:
        yield made


def on_whatsapp(row: ConversationRow, hours: float) -> ConversationRow:
    """The row as it is so many hours after the citizen's last word."""
    at = SystemClock().now_ms() - int(hours * HOUR)
    return replace(row, channel_kind="whatsapp", last_incoming_at=at)


def test_the_rule() -> None:
    assert closes_at("telegram", 5) is None
    assert closes_at("whatsapp", 5) == 5 + 24 * HOUR - MARGIN_MS
    assert not is_closed("telegram", None, 10**15)
    assert is_closed("whatsapp", None, 1)
    assert not is_closed("whatsapp", 0, 24 * HOUR - MARGIN_MS - 1)
    assert is_closed("whatsapp", 0, 24 * HOUR - MARGIN_MS)


def test_the_composer_counts_down_and_closes(place: QueueTown, composer: Composer) -> None:
    row = place.row_of("Núria")
    assert composer.window_line.isHidden()
    composer.set_conversation(on_whatsapp(row, 2), {})
    assert "21 h" in composer.window_line.label.text()
    assert composer.can_reply()
    composer.update_row(on_whatsapp(row, 24))
    assert "over" in composer.window_line.label.text()
    assert not composer.can_reply()
    assert composer.box.isReadOnly()
    composer.toggle_note()
    assert not composer.box.isReadOnly(), "a note never leaves the house"


def test_the_list_says_when_little_is_left(place: QueueTown) -> None:
    place.write("Núria")
    row, now = place.row_of("Núria"), SystemClock().now_ms()
    assert window_fact(row, now) == ""
    assert window_fact(on_whatsapp(row, 3), now) == ""
    assert "left to write" in window_fact(on_whatsapp(row, 22), now)
    assert window_fact(on_whatsapp(row, 25), now) == "24 h over"
    assert "24 h over" in spoken_name(on_whatsapp(row, 25), None, now, HOUR)
