"""What is promised to the citizen of the open conversation, above everything else in the right pane, and how each ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.promises import Promise
from console.models.window import is_closed
from console.ui import formats
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_name, one_line
from console.ui.text import safe_label, safe_tooltip
from console.ui.tokens import TypeRole
from console.ui.widgets import Card

SHOWN = 3


class PromiseEntry(QWidget):
    """One promise. GUI thread."""

    kept = Signal(object)
    dropped = Signal(object)

    def __init__(self, promise: Promise, now_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = promise.id
        is_due = promise.came_due_at is not None
        day = formats.kept_day(promise.day, now_ms)
        who = clean_name(promise.keeper_name)
        head = self.tr("Promise due, {day} · {name}") if is_due else self.tr("Promised for {day} · {name}")
        title = safe_label(
            head.format(day=day, name=who), TypeRole.META, "warn_text" if is_due else "text2", elides=True
        )
        words = safe_label(one_line(promise.text, 500), TypeRole.BODY, wraps=True)
        self._keep = ActionButton(self.tr("Kept"), ButtonKind.TINTED, "check", size=ButtonSize.CARD)
        self._drop = ActionButton(self.tr("Drop…"), ButtonKind.GHOST, size=ButtonSize.CARD)
        safe_tooltip(self._keep, self.tr("It has been done; the promise leaves the list"))
        safe_tooltip(self._drop, self.tr("It will not be done; a reason is asked"))
        self._keep.clicked.connect(self._on_keep)
        self._drop.clicked.connect(self._on_drop)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._drop)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(words)
        if is_due and is_closed(promise.channel_kind, promise.last_incoming_at, now_ms):
            over = self.tr("The 24 hours are over: the citizen can be reached by telephone, or when they write again.")
            column.addWidget(safe_label(over, TypeRole.META, "warn_text", wraps=True))
        column.addLayout(buttons)

    @Slot()
    def _on_keep(self) -> None:
        self.kept.emit(self._id)

    @Slot()
    def _on_drop(self) -> None:
        self.dropped.emit(self._id)


class PromiseCard(Card):
    """GUI thread. Hidden without promises. `kept_wanted(object)` and `drop_wanted(object)` carry the number of one."""

    kept_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clock = clock
        self._promises: list[Promise] = []
        self._entries: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    @property
    def first(self) -> Promise | None:
        """The one that a key means: the soonest."""
        return self._promises[0] if self._promises else None

    def show_promises(self, promises: list[Promise]) -> None:
        """The open ones of the conversation, the soonest first."""
        self._promises = promises
        for entry in self._entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        now = self._clock.now_ms()
        self._entries = []
        for promise in promises[:SHOWN]:
            entry = PromiseEntry(promise, now)
            entry.kept.connect(self.kept_wanted)
            entry.dropped.connect(self.drop_wanted)
            self._entries.append(entry)
        if len(promises) > SHOWN:
            more = self.tr("and {n} more").format(n=len(promises) - SHOWN)
            self._entries.append(safe_label(more, TypeRole.META, "text3"))
        for entry in self._entries:
            self._column.addWidget(entry)
        self.setVisible(bool(promises))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_promises(self._promises)
        super().changeEvent(event)
