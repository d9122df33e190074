"""What only moves on screen is moved as it is drawn: the screen must still show what painting all of it would show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.models.states import MessageKind
from console.operations import replies
from console.ui.theme import ThemeMode, theme
from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.parts import Sheet
from console.ui.timeline.prints import Prints
from tests.ui.timeline_desk import Shown, Town, shown, town


class Painted(QObject):
    """The stretch of the viewport that was painted since the last look."""

    def __init__(self, screen: Shown) -> None:
        super().__init__(screen.pane)
        self._rect = QRect()
        screen.pane.area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._rect = self._rect.united(event.region().boundingRect())
        return False

    def height(self) -> int:
        """In px; forgets it."""
        rect, self._rect = self._rect, QRect()
        return rect.height()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def screen(place: Town, qtbot: QtBot) -> Iterator[Shown]:
    with shown(place, qtbot) as made:
        place.write_many(30)
        made.open(place.conversation())
        QApplication.processEvents()
        yield made


def on_screen(screen: Shown) -> QImage:
    """What the window system was given, pieced together of all that was painted and moved."""
    QApplication.processEvents()
    return screen.pane.screen().grabWindow(screen.pane.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def drawn_anew(screen: Shown) -> QImage:
    return screen.pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_new_message_paints_only_itself(place: Town, screen: Shown) -> None:
    painted = Painted(screen)
    place.write("Una paraula més")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Una paraula més")
    # The first one brings the line above what is unread; the next one is nothing but itself.
    assert on_screen(screen) == drawn_anew(screen)
    painted.height()
    place.write("I una altra")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "I una altra")
    QApplication.processEvents()
    row = screen.pane.area.visualRect(screen.pane.model.index(screen.last))
    unread = screen.pane.area.visualRect(screen.pane.model.index(screen.last - 2))
    assert row.height() <= painted.height() <= screen.pane.area.viewport().height() - unread.top()
    assert on_screen(screen) == drawn_anew(screen)


def test_scrolling_paints_what_comes_into_sight(screen: Shown) -> None:
    bar, painted = screen.pane.area.verticalScrollBar(), Painted(screen)
    # Once to the top and back: afterwards all heights are known.
    for value in [*range(bar.maximum(), 0, -200), *range(0, bar.maximum(), 200)]:
        bar.setValue(value)
        QApplication.processEvents()
        assert on_screen(screen) == drawn_anew(screen)
    on_screen(screen)
    painted.height()
    bar.setValue(bar.value() - 60)
    QApplication.processEvents()
    assert painted.height() <= 61
    assert on_screen(screen) == drawn_anew(screen)


def test_the_ring_of_the_keyboard_survives_a_new_message(place: Town, screen: Shown) -> None:
    screen.pane.area.setFocus(Qt.FocusReason.TabFocusReason)
    screen.key(Qt.Key.Key_End)
    for words in ("Primera", "Segona"):
        place.write(words)
        screen.qtbot.waitUntil(lambda words=words: screen.texts()[-1] == words)  # type: ignore[misc]
        assert on_screen(screen) == drawn_anew(screen)
        screen.key(Qt.Key.Key_Up)
        assert on_screen(screen) == drawn_anew(screen)


def test_ticks_looks_and_sizes_are_painted(place: Town, screen: Shown) -> None:
    number = place.laia.run(replies.reply, place.conversation().id, "Bon dia", now=True)
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Bon dia")
    assert on_screen(screen) == drawn_anew(screen)
    for state in ("sent", "delivered", "failed"):
        place.set_state(number, state)
        screen.qtbot.waitUntil(lambda state=state: screen.pane.message(number).state == state)  # type: ignore[misc, union-attr]
        assert on_screen(screen) == drawn_anew(screen)
    theme().set_mode(ThemeMode.DARK)
    assert on_screen(screen) == drawn_anew(screen)
    theme().set_mode(ThemeMode.LIGHT)
    for width, height in ((702, 500), (560, 500), (702, 690)):
        screen.pane.resize(width, height)
        assert on_screen(screen) == drawn_anew(screen)
    QTest.mouseMove(screen.pane.area.viewport(), screen.pane.area.viewport().rect().center())
    assert on_screen(screen) == drawn_anew(screen)


def drawn_plainly(screen: Shown, monkeypatch: pytest.MonkeyPatch) -> QImage:
    """The pane with every row drawn by its strokes and no kept picture."""

    def plain(self: Prints, painter: QPainter, sheet: Sheet, y: int, width: int, ground: QColor) -> None:
        painter.translate(0, y)
        self._painter.paint(painter, sheet, is_current=False, hovered=None)
        painter.translate(0, -y)

    with monkeypatch.context() as patched:
        patched.setattr(Prints, "draw", plain)
        return drawn_anew(screen)


def test_a_kept_picture_is_what_drawing_the_row_would_give(
    place: Town, screen: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = place.laia.run(replies.reply, place.conversation().id, "Bon dia, Núria.\nAixò és tot", now=True)
    place.send_file(b"%PDF-1.4", "requisits.pdf", MessageKind.DOCUMENT, "application/pdf", "Us ho adjunto")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Us ho adjunto")
    for mode in (ThemeMode.DARK, ThemeMode.LIGHT):
        theme().set_mode(mode)
        for state in ("sent", "delivered"):
            place.set_state(number, state)
            screen.qtbot.waitUntil(lambda state=state: screen.pane.message(number).state == state)  # type: ignore[misc, union-attr]
            drawn_anew(screen)
            assert drawn_anew(screen) == drawn_plainly(screen, monkeypatch)


def test_rows_that_did_not_change_are_drawn_once(screen: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_anew(screen)
    rows: list[Sheet] = []
    paint = TimelinePainter.paint

    def counted(self: TimelinePainter, painter: QPainter, sheet: Sheet, **how: Any) -> None:
        rows.append(sheet)
        paint(self, painter, sheet, **how)

    monkeypatch.setattr(TimelinePainter, "paint", counted)
    drawn_anew(screen)
    assert rows == []
    screen.pane.area.forget_sheets()
    drawn_anew(screen)
    assert len(rows) > 2


def test_a_voice_that_plays_is_drawn_each_time(place: Town, screen: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    place.send_file(b"OggS", "v.ogg", MessageKind.VOICE, "audio/ogg")
    screen.qtbot.waitUntil(lambda: screen.pane.model.entry(screen.last).first.kind is MessageKind.VOICE)
    drawn_anew(screen)
    drawn: list[Sheet] = []
    paint = TimelinePainter.paint

    def counted(self: TimelinePainter, painter: QPainter, sheet: Sheet, **how: Any) -> None:
        drawn.append(sheet)
        paint(self, painter, sheet, **how)

    monkeypatch.setattr(TimelinePainter, "paint", counted)
    drawn_anew(screen)
    assert drawn == [screen.pane.area.sheet(screen.last)]
