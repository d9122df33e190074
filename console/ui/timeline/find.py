"""Looking for words in the conversation: a bar over the messages, every hit marked where it stands, one after the other.

The whole history with the citizen is searched on a reader; what is far away is loaded when its turn comes. As in every
messenger the newest hit comes first and "next" goes back in time. The composer and its words are never touched.
"""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from console.models.records import Change
from console.operations.finding import MOST_PLACES, Place, places_of_words
from console.ui.bridge import Bridge
from console.ui.buttons import IconButton
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.timeline.area import TimelineArea
from console.ui.timeline.history import History
from console.ui.tokens import TypeRole
from console.ui.widgets import SearchField, ThemedWidget

TYPING_MS = 150
CHANGED_MS = 400
MOST_LETTERS = 200


class FindBar(ThemedWidget):
    """GUI thread. `typed()`, `step_wanted(+1 further back, -1 nearer)`, `closed()`."""

    typed = Signal()
    step_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = SearchField("")
        self.field = self._search.field
        self.field.setMaxLength(MOST_LETTERS)
        self.field.textChanged.connect(self._on_typed)
        # After the field's own filter, so before it: Escape closes here and does not only empty.
        self.field.installEventFilter(self)
        self._count = safe_label(role=TypeRole.WAIT, colour="text2")
        self._further = IconButton("chevron-up", "", side=30)
        self._nearer = IconButton("chevron-down", "", side=30)
        self._close = IconButton("x", "", side=30)
        self._further.clicked.connect(self._on_further)
        self._nearer.clicked.connect(self._on_nearer)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 5, 16, 5)
        row.setSpacing(6)
        row.addWidget(self._search, 1)
        row.addWidget(self._count)
        for button in (self._further, self._nearer, self._close):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.show_count(0, None)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(480, theme().tokens.sizes.search_field + 11)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def show_count(self, number: int, hits: int | None) -> None:
        """The hit that is shown, from 1, and how many there are; None while nothing is looked for."""
        locale = QLocale()
        if hits is None:
            words = ""
        elif hits == 0:
            words = self.tr("No hits")
        else:
            total = locale.toString(hits) + ("+" if hits >= MOST_PLACES else "")
            words = self.tr("{n} of {total}").format(n=locale.toString(number), total=total)
        self._count.set_colour("bad_text" if hits == 0 else "text2")
        self._count.setText(words)
        for button in (self._further, self._nearer):
            button.setEnabled(bool(hits))
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def retranslate(self) -> None:
        """All words in the language in force."""
        self.field.setPlaceholderText(self.tr("Find in the conversation"))
        self.field.setAccessibleName(self.tr("Find in the conversation"))
        self._further.set_words(self.tr("Next hit, further back (F3)"))
        self._nearer.set_words(self.tr("Previous hit, nearer to today (Shift+F3)"))
        self._close.set_words(self.tr("End the search (Esc)"))

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit()

    @Slot()
    def _on_further(self) -> None:
        self.step_wanted.emit(1)

    @Slot()
    def _on_nearer(self) -> None:
        self.step_wanted.emit(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Shift+Enter and the arrows step; Escape closes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if key == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step_wanted.emit(-1 if shift else 1)
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.step_wanted.emit(1 if key == Qt.Key.Key_Up else -1)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().tokens.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.border)


class FindInTimeline(QObject):
    """GUI thread. `changed()`: other words are to be marked, or none."""

    changed = Signal()

    def __init__(
        self, bridge: Bridge, history: History, area: TimelineArea, bar: FindBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._history, self._area, self._bar = bridge, history, area, bar
        self._is_open = False
        self._words = ""
        self._places: list[Place] = []
        self._here: Place | None = None
        self._search_number = 0
        self._came_from: QWidget | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._search)
        bar.typed.connect(self._on_typed)
        bar.step_wanted.connect(self.step)
        bar.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the bar is shown."""
        return self._is_open

    @property
    def words(self) -> str:
        """What is marked in the messages; empty when nothing is looked for."""
        return self._words

    @Slot()
    def open(self) -> None:
        """Show the bar with the words of the last time, ready to be typed over. Nothing is open: nothing happens."""
        if self._history.contact_id is None:
            return
        if not self._is_open:
            self._came_from = QApplication.focusWidget()
            self._is_open = True
            self._bar.show()
            if self._bar.words:
                self._search()
        self._bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.field.selectAll()

    @Slot()
    def close(self) -> None:
        """Hide the bar and all marks; the keyboard goes back to where it was."""
        if not self._is_open:
            return
        self._is_open = False
        self._typing.stop()
        self._search_number += 1
        self._places, self._here, self._words = [], None, ""
        had_focus = self._bar.isAncestorOf(QApplication.focusWidget() or self._area)
        self._bar.hide()
        self._bar.show_count(0, None)
        self._area.unmark()
        if had_focus:
            back = self._came_from
            is_fit = back is not None and shiboken6.isValid(back) and back.isVisible() and back.isEnabled()
            (back if is_fit and back is not None else self._area).setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.changed.emit()

    @Slot(object)
    def step(self, direction: int) -> None:
        """The next hit further back (+1) or nearer (-1), round and round. With the bar closed it opens."""
        if not self._is_open:
            self.open()
        elif self._typing.isActive():
            self._search()
        elif self._places:
            at = self._places.index(self._here) + direction if self._here in self._places else 0
            self._show(self._places[at % len(self._places)])

    def apply(self, change: Change) -> None:
        """Messages came or changed: the hits may be others."""
        if self._is_open and self._words and (change.messages or change.everything) and not self._typing.isActive():
            self._typing.start(CHANGED_MS)

    @Slot()
    def _on_typed(self) -> None:
        if self._is_open:
            self._typing.start(TYPING_MS)

    @Slot()
    def _search(self) -> None:
        self._typing.stop()
        self._search_number += 1
        words, contact_id = self._bar.words, self._history.contact_id
        is_other = words != self._words
        if is_other:
            self._words, self._here = words, None
            self._area.unmark()
            self.changed.emit()
        if not words or contact_id is None:
            self._places = []
            self._bar.show_count(0, None)
            return
        self._bridge.read(self, places_of_words, contact_id, words, done=partial(self._on_places, self._search_number))

    def _on_places(self, number: int, places: list[Place]) -> None:
        if number != self._search_number or not self._is_open:
            return
        self._places = places
        if not places:
            self._here = None
            self._bar.show_count(0, 0)
        elif self._here in places:
            self._bar.show_count(places.index(self._here) + 1, len(places))
        else:
            # From what the operator looks at backwards in time.
            seen = self._here or self._area.last_in_sight()
            self._show(next((place for place in places if seen is None or place <= seen), places[-1]))

    def _show(self, place: Place) -> None:
        self._here = place
        self._bar.show_count(self._places.index(place) + 1, len(self._places))
        self._history.go_to(place[1])
