"""The line that counts down the 24 hours in which a channel takes free text, and says what is left when they are over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.models.capabilities import BY_KIND
from console.models.clock import SystemClock
from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.models.window import SOON_MS, closes_at
from console.ui.cleaning import clean_name, isolate
from console.ui.formats import short_wait
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

_LOOK_MS = 10_000


class WindowLine(QWidget):
    """GUI thread. `ended` when the window of the conversation shown has just closed; `shown(object)` whose it is, each time it is looked at."""

    ended = Signal()
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = safe_label(role=TypeRole.META, colour="text3")
        self.label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        self._row: ConversationRow | None = None
        self._was_closed = False
        self._clock = SystemClock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    def show_row(self, row: ConversationRow | None) -> None:
        """Whose window it is; hidden where the channel has none or the conversation is over."""
        self._row = row
        self._was_closed = self.is_closed
        if self._end() is None or row is None or row.state is ConversationState.RESOLVED:
            self._timer.stop()
            self.hide()
        else:
            self._timer.start()
            self._say()
            self.show()
        self.shown.emit(row)

    @property
    def is_closed(self) -> bool:
        """Whether the channel takes no free text now."""
        end = self._end()
        return end is not None and self._clock.now_ms() >= end

    def closed_text(self) -> str:
        """What stands in the empty box then."""
        return self.tr("Free text goes out again when the citizen has written.")

    def _end(self) -> int | None:
        return None if self._row is None else closes_at(self._row.channel_kind, self._row.last_incoming_at)

    @Slot()
    def _on_time(self) -> None:
        self._say()
        if self.is_closed != self._was_closed:
            self._was_closed = self.is_closed
            self.ended.emit()

    def _say(self) -> None:
        end = self._end()
        if end is None or self._row is None:
            return
        channel, left = BY_KIND[self._row.channel_kind].label, end - self._clock.now_ms()
        if left <= 0:
            self.label.set_colour("bad_text")
            self.label.setText(
                self.tr(
                    "The 24 hours of {channel} are over: it takes a template now, and free text when the citizen has written again."
                ).format(channel=channel)
            )
            return
        self.label.set_colour("warn_text" if left < SOON_MS else "text3")
        self.label.setText(
            self.tr("{channel} takes free text for another {time}.").format(channel=channel, time=short_wait(left))
        )


def placeholder_of(row: ConversationRow, closed: str, *, is_note: bool, is_foreign: bool) -> str:
    """What stands in the empty box. `closed`: why no free text goes out, empty when it does."""
    if row.state == "resolved":
        return QCoreApplication.translate("Composer", "This conversation is closed.")
    if row.is_blocked:
        return QCoreApplication.translate("Composer", "This contact is blocked. Unblock it on the card to answer.")
    if is_foreign:
        words = QCoreApplication.translate("Composer", "{name} is answering this conversation.")
        return words.format(name=isolate(row.operator_name or ""))
    if is_note:
        return QCoreApplication.translate("Composer", "Only the team sees this note.")
    return closed or QCoreApplication.translate("Composer", "Write to {name}").format(name=clean_name(row.contact_name))
