"""The widths of the panes: what the words need, what the window allows, what a hand has dragged and the settings keep."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.models.record import replace
from console.ui.panes import CONVERSATION_WISH, DETAILS_WIDTH, QUEUE_WIDTH
from console.ui.theme import theme
from console.ui.translations import use_language
from tests.flows.keyboard_office import Office, open_mine

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(scope="module")
def place(qapp: QApplication) -> Iterator[Office]:
    made = Office()
    yield made
    made.close()


@pytest.fixture
def at(place: Office, qapp: QApplication) -> Iterator[Office]:
    be(place, 1_440)
    yield place
    use_language(qapp, "en")
    theme().set_text_scale(1.0)
    place.window.apply_options(replace(place.window._options, pane_widths=(0, 0)))
    place.window.close_conversation()
    be(place, 1_440)


def be(at: Office, width: int, height: int = 900) -> None:
    at.window.resize(width, height)
    for _ in range(5):
        QApplication.processEvents()


def is_whole(at: Office) -> bool:
    """Whether the title of the list and its button are shown to the last letter."""
    title, button = at.window.queue._title, at.window.queue._next
    return (
        title.isVisible() and title.width() >= title.sizeHint().width() and button.width() >= button.sizeHint().width()
    )


@pytest.mark.parametrize("language", ["ca", "es", "en"])
@pytest.mark.parametrize("width", [1_366, 1_440, 1_920])
def test_the_head_of_the_list_is_whole(language: str, width: int, at: Office, qapp: QApplication) -> None:
    use_language(qapp, language)
    be(at, width)
    assert is_whole(at), f"{at.window.queue.width()} of {at.window.queue.head_width()}"
    assert at.window._centre.width() >= CONVERSATION_WISH - 1


def test_the_conversation_keeps_its_room_before_the_list_grows(at: Office, qapp: QApplication) -> None:
    use_language(qapp, "es")
    theme().set_text_scale(1.5)
    be(at, 1_280)
    assert at.window.queue.width() == QUEUE_WIDTH and at.window._centre.width() >= 480


def test_narrow_windows_give_their_width_to_the_conversation(at: Office, qtbot: QtBot) -> None:
    be(at, 1_279)
    assert not at.window.details.isVisible() and at.window.queue.width() >= QUEUE_WIDTH
    open_mine(at, qtbot)
    be(at, 900, 600)
    assert at.window.queue.is_narrow and at.window.queue.width() == 72
    at.window.close_conversation()
    be(at, 900, 601)
    assert not at.window.queue.is_narrow and at.window.queue.width() == QUEUE_WIDTH
    be(at, 1_280)
    assert at.window.details.isVisible() and at.window.details.width() == DETAILS_WIDTH


def drag(at: Office, handle: int, by: int) -> None:
    grip = at.window.splitter.handle(handle)
    middle = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    for step in (by // 2, by):
        QTest.mouseMove(grip, middle + type(middle)(step, 0))
        QApplication.processEvents()
        # The grip has moved along; its own point stays where the hand is.
        middle = grip.rect().center()
        by -= step
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=middle)


def test_a_dragged_width_is_a_wish_and_stays(at: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at.window.wish_made, timeout=5_000) as told:
        drag(at, 1, 40)
    key, width = told.args or ["", 0]
    assert key == "queue_width" and width == at.window.queue.width() != QUEUE_WIDTH
    be(at, 1_500)
    be(at, 1_440)
    assert at.window.queue.width() == width
    with qtbot.waitSignal(at.window.wish_made, timeout=5_000) as told:
        drag(at, 2, -30)
    assert told.args is not None and told.args[0] == "details_width" and told.args[1] == at.window.details.width()


def test_widths_of_the_settings_are_in_force_at_once(at: Office) -> None:
    before = (at.window.queue.width(), at.window.details.width())
    at.window.apply_options(replace(at.window._options, pane_widths=(410, 380)))
    be(at, 1_440)
    assert (at.window.queue.width(), at.window.details.width()) == (410, 380)
    at.window.apply_options(replace(at.window._options, pane_widths=(0, 0)))
    assert (at.window.queue.width(), at.window.details.width()) == before
