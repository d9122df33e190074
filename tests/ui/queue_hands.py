"""An operator's hands on the queue pane, for its tests: pointing, clicking, and looking at what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.operations import claims
from console.ui.queue.view import QueuePane
from console.ui.theme import theme
from tests.ui.queue_town import TARGET, QueueTown

NAMES = ("Anna", "Berta", "Carles", "Dora", "Elena", "Fina")


def six_citizens(town: QueueTown) -> dict[str, int]:
    """Six conversations by name: Anna has waited longest; Fina is Laia's."""
    made = {name: town.write(name, minutes_ago=12 - 2 * n) for n, name in enumerate(NAMES)}
    town.laia.run(claims.claim, made["Fina"])
    return made


@contextmanager
def open_pane(town: QueueTown, qtbot: QtBot) -> Iterator[QueuePane]:
    """The pane in an active window, with the six citizens read."""
    theme().set_animations_wanted(False)
    made = QueuePane(town.bridge, town.clock, TARGET)
    town.bridge.changed.connect(made.apply)
    qtbot.addWidget(made)
    made.resize(350, 800)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: shown(made) == ["Fina", "Anna", "Berta", "Carles", "Dora", "Elena"])
    yield made
    theme().set_animations_wanted(True)


def shown(pane: QueuePane) -> list[str]:
    """The people in the list, in order."""
    model = pane.model
    rows = [model.row_at(row) for row in range(model.rowCount()) if model.section_at(row) is None]
    return [row.contact_name if row is not None else "?" for row in rows]


def middle(pane: QueuePane, conversation_id: int) -> QPoint:
    row = pane.model.position(conversation_id)
    assert row >= 0
    return pane.table._row_rect(row).center()


def take_button(pane: QueuePane, conversation_id: int) -> QPoint:
    return pane.table._take_rect(pane.model.position(conversation_id)).center()


def point_at(pane: QueuePane, position: QPoint) -> None:
    """The pointer moves there, as the window system would say."""
    viewport = pane.table.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(position),
        QPointF(viewport.mapToGlobal(position)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def leave(pane: QueuePane) -> None:
    QApplication.sendEvent(pane.table.viewport(), QEvent(QEvent.Type.Leave))


def click(pane: QueuePane, position: QPoint) -> None:
    point_at(pane, position)
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=position)


def picture(pane: QueuePane, conversation_id: int, *, name_only: bool = False) -> bytes:
    rect = pane.table._row_rect(pane.model.position(conversation_id))
    if name_only:
        rect = QRect(rect.left() + 68, rect.top() + 10, 120, 22)
    # The bits are the image's: without a name it would be gone before they are copied.
    image = pane.table.viewport().grab(rect).toImage()
    return bytes(image.constBits())
