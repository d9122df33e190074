"""Laia's window at the training town, for tests that press keys: brought into the state a key needs, put back afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import shiboken6
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.records import ConversationRow
from console.operations import claims, office, reads
from console.operations.desk import DeskOptions
from console.training_desk import TrainingDesk
from console.ui.actions import BY_ID
from console.ui.bridge import Bridge
from console.ui.shell import WindowOptions
from console.ui.theme import theme
from console.ui.window import MainWindow

WAIT_MS = 10_000


class Office:
    """Laia's window at the training town, without citizens who write on."""

    def __init__(self) -> None:
        self.town = TrainingDesk(DeskOptions(undo_ms=60_000))
        session = self.town.session
        self.desk = session.desk.as_actor(session.desk.read(office.actor, "laia"))
        self.marta = session.desk.as_actor(session.desk.read(office.actor, "marta"))
        self.bridge = Bridge(self.desk)
        options = WindowOptions("Vallserena", is_training=True, lock_minutes=0, sounds=False, notices=False)
        self.window = MainWindow(self.bridge, session.opened.files, AnswerIndex(), self.town.clock, options)
        self.window.furnish()
        self.window.show()
        self.pressed: set[str] = set()

    def rows(self, **wanted: object) -> list[ConversationRow]:
        found = self.desk.read(reads.conversations_by_state, None)
        return [row for row in found if all(getattr(row, name) == value for name, value in wanted.items())]

    def row(self, number: int) -> ConversationRow:
        return self.desk.read(reads.conversation, number, self.bridge.me)

    @property
    def open_id(self) -> int | None:
        return self.window._row.id if self.window._row is not None else None

    def close(self) -> None:
        self.window.quit()
        self.bridge.stop()
        self.town.stop()
        shiboken6.delete(self.window)
        shiboken6.delete(self.bridge)


@contextmanager
def in_front(place: Office, qtbot: QtBot) -> Iterator[None]:
    """The window in front, on the inbox, nothing typed, nothing open above it."""
    window = place.window
    with qtbot.waitActive(window):
        window.activateWindow()
    window.queue.show_list("inbox")
    window.composer.box.clear()
    place.desk.run(claims.renew_claims)
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.close()
    theme().set_text_scale(1.0)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=WAIT_MS)


def fire(at: Office, action_id: str, *, which: int = 0, on: QWidget | None = None) -> None:
    """Press the built-in key of an action where the focus is."""
    at.pressed.add(action_id)
    combination: QKeyCombination = QKeySequence(BY_ID[action_id].keys[which])[0]  # type: ignore[index]
    target = on or at.window.focusWidget() or at.window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=WAIT_MS)


def open_one(at: Office, qtbot: QtBot, row: ConversationRow) -> ConversationRow:
    at.window.open_conversation(row.id)
    wait(qtbot, lambda: at.open_id == row.id)
    return row


def open_mine(at: Office, qtbot: QtBot) -> ConversationRow:
    """One that Laia holds; taken first when she holds none."""
    mine = at.rows(operator_login="laia", state="open")
    if not mine:
        at.desk.run(claims.claim, at.rows(operator_login=None, state="open")[0].id)
        mine = at.rows(operator_login="laia", state="open")
    row = open_one(at, qtbot, mine[0])
    wait(qtbot, lambda: at.window.composer.box.isEnabled() and at.window.composer.can_reply())
    # What is done with a conversation waits for its row to be read.
    wait(qtbot, lambda: at.window.open_row is not None and at.window.open_row.id == row.id)
    return row


def dialog(qtbot: QtBot, kind: type[QDialog]) -> Any:
    wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()
