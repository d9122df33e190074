"""What the window does for the promise book: asks whether a reply promises something, notes it, and ends it.

The question stands in the line under the box, once for each day of a conversation; it holds nothing up.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot

from console.answers.promised import promised_day, promised_words
from console.models.clock import Clock
from console.operations import promises, town
from console.ui import formats
from console.ui.actions import key_text
from console.ui.bridge import Bridge
from console.ui.dialogs.promise import PromiseDialog
from console.ui.dialogs.verbs import ReasonDialog

if TYPE_CHECKING:
    from console.models.opening import Opening
    from console.ui.composer.intent import ReplyIntent
    from console.ui.furniture import Furniture
    from console.ui.window import MainWindow

LOOK_MS = 400
"""A pause in the typing after which the reply is looked at."""


class PromiseActs(QObject):
    """GUI thread. Belongs to the window."""

    def __init__(self, window: MainWindow, bridge: Bridge, clock: Clock, rest: Furniture) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._clock = clock
        self._composer = rest.composer
        self._card = rest.details.promises
        self._offer: tuple[int, date, str] | None = None
        """Conversation, day and words that the line under the box asks about."""
        self._asked: set[tuple[int, date]] = set()
        self._sent: int | None = None
        """The conversation whose reply has just gone, with the day in it."""
        self._pending = 0
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._read_reply)
        rest.composer.box.textChanged.connect(self._on_text)
        rest.composer.reply_submitted.connect(self._on_submitted)
        self._card.kept_wanted.connect(self._keep)
        self._card.drop_wanted.connect(self._ask_to_drop)
        for name, slot in (("promise", self.open), ("promise_kept", self._on_kept), ("promise_drop", self._on_drop)):
            rest.registry.connect(name, slot)
            rest.registry.action(name).setEnabled(bridge.me is not None)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)

    # --- the question --------------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_text(self) -> None:
        row = self._window.open_row
        if self._offer is not None and (row is None or row.id != self._offer[0]):
            # Another conversation: what was asked there is not asked again.
            self._asked.add(self._offer[:2])
            self._take_back()
        self._look.start()

    @Slot(object)
    def _on_submitted(self, intent: ReplyIntent) -> None:
        """A reply sent before the pause is looked at as well; what it promises is still asked when the box is empty."""
        self._sent = intent.conversation_id
        self._ask_about(intent.conversation_id, intent.text)

    @Slot()
    def _read_reply(self) -> None:
        row = self._window.open_row
        text = "" if self._composer.is_note else self._composer.box.toPlainText()
        if row is None or (not text.strip() and self._sent == row.id):
            return
        self._sent = None
        self._ask_about(row.id, text)

    def _ask_about(self, conversation_id: int, text: str) -> None:
        today = self.today()

        def look() -> tuple[date | None, str]:
            day = promised_day(text, today)
            return day, "" if day is None else promised_words(text, day, today)

        def found(answer: tuple[date | None, str]) -> None:
            self._pending -= 1
            row = self._window.open_row
            day, words = answer
            if row is None or row.id != conversation_id or self._bridge.me is None:
                return
            is_new = day is not None and (conversation_id, day) not in self._asked
            self._offer = (conversation_id, day, words) if day is not None and is_new else None
            self._say()

        self._pending += 1
        self._bridge.compute(self, look, done=found)

    def _say(self) -> None:
        if self._offer is None:
            self._composer.hint.offer("")
            return
        day = formats.kept_day(self._offer[1].isoformat(), self._clock.now_ms())
        keys = key_text("promise")
        words = self.tr("Note a promise for {day}?").format(day=day)
        self._composer.hint.offer(f"{words} ({keys})" if keys else words)

    def _take_back(self) -> None:
        self._offer = None
        self._composer.hint.offer("")

    @property
    def is_looking(self) -> bool:
        """Whether a reply is still to be looked at, or is being."""
        return self._look.isActive() or self._pending > 0

    def today(self) -> date:
        """The day it is at this desk."""
        day = formats.day_of(self._clock.now_ms())
        return date(day.year(), day.month(), day.day())

    # --- what is done --------------------------------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Ctrl+Shift+J: for the open conversation, with the day and the words of its reply where it names a day."""
        row = self._window.open_row
        if row is None or self._bridge.me is None:
            return
        number = row.id

        def opened(hours: Opening) -> None:
            self._ask(number, hours.local(self._clock.now_ms()).date())

        self._bridge.read(self, town.opening, done=opened, failed=self._window.verbs.failed.emit)

    def _ask(self, conversation_id: int, today: date) -> None:
        offer = self._offer if self._offer is not None and self._offer[0] == conversation_id else None
        dialog = PromiseDialog(today, offer[1] if offer else None, offer[2] if offer else "", self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def noted(day: date) -> None:
            if offer is not None:
                self._asked.add(offer[:2])
                self._take_back()
            when = formats.kept_day(day.isoformat(), self._clock.now_ms())
            self._window.verbs.told.emit(self.tr("Noted: it comes back on {day}.").format(day=when))

        def accepted() -> None:
            day = dialog.day()
            self._run(promises.promise, conversation_id, day, dialog.words(), done=lambda _: noted(day))

        dialog.accepted.connect(accepted)
        dialog.open()

    @Slot()
    def _on_kept(self) -> None:
        first = self._card.first
        if first is not None:
            self._keep(first.id)

    @Slot()
    def _on_drop(self) -> None:
        first = self._card.first
        if first is not None:
            self._ask_to_drop(first.id)

    @Slot(object)
    def _keep(self, promise_id: int) -> None:
        def told(_: Any) -> None:
            self._window.verbs.told.emit(self.tr("The promise is kept; it has left the list."))

        self._run(promises.keep, promise_id, done=told)

    @Slot(object)
    def _ask_to_drop(self, promise_id: int) -> None:
        dialog = ReasonDialog(
            self.tr("Drop the promise"),
            self.tr("Why will it not be done? (kept in the journal)"),
            self.tr("Drop it"),
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._run(promises.drop, promise_id, dialog.reason()))
        dialog.open()

    def _run(self, operation: Any, *arguments: Any, done: Any = None) -> None:
        self._bridge.run(self, operation, *arguments, done=done, failed=self._window.verbs.failed.emit)
