"""The foot of the queue pane: replies that can still be taken back, and the state of the connection.

Both are told what is so and count only seconds: the deadline of an undo is the outbox's, not theirs.
"""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QLocale, QMargins, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.ui import paint
from console.ui.buttons import PaintedButton
from console.ui.cleaning import clean_name, one_line
from console.ui.icons import draw_icon
from console.ui.text import no_name, safe_label, safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import Strip

MOST_STRIPS = 3
"""More replies than this in their undo time at once: the oldest strips go first, their bubbles still offer it."""
FRAME_MS = 100
STILL_FRAME_MS = 500
FOOT_HEIGHT = 35


UndoKey = object
"""What is undone: the number of a message, or ("closed", number of a conversation)."""


class UndoStrip(Strip):
    """One reply that has not gone out yet, or one close that can still be taken back."""

    undone = Signal(object)

    def __init__(self, key: UndoKey, until_ms: int, now_ms: int, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self.key = key
        self.until_ms = until_ms
        self._whole_ms = max(1, until_ms - now_ms)
        self.action_triggered.connect(self._on_action)
        self.show_time(now_ms)

    def show_time(self, now_ms: int) -> None:
        """Draw what is left."""
        self.show_remaining(self.until_ms - now_ms, self._whole_ms)

    @Slot()
    def _on_action(self) -> None:
        self.undone.emit(self.key)


class UndoShelf(QWidget):
    """The strips, newest below. Empty it takes no room."""

    undo_requested = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._strips: dict[UndoKey, UndoStrip] = {}
        self._is_narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 10, 8)
        self._column.setSpacing(6)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self.hide()

    def show_undo(self, message_id: int, name: str, text: str, until_ms: int) -> None:
        """A reply to `name` waits until a moment (epoch ms)."""
        # No isolates: a label writes every invisible mark out, also a well-meant one.
        title = self.tr("Sending to {name}").format(name=clean_name(name) or no_name())
        words = one_line(text, 120)
        effect = self.tr("The reply does not go out and becomes your draft again")
        self._add(message_id, until_ms, title, self.tr("“{text}”").format(text=words) if words else "", effect)

    def show_closed(self, conversation_id: int, name: str, until_ms: int) -> None:
        """A conversation was closed and can be opened again until a moment (epoch ms)."""
        title = self.tr("Closed: {name}").format(name=clean_name(name) or no_name())
        self._add(("closed", conversation_id), until_ms, title, "", self.tr("It is open and yours again, as it was"))

    def _add(self, key: UndoKey, until_ms: int, title: str, details: str, effect: str) -> None:
        self.hide_undo(key)
        strip = UndoStrip(key, until_ms, self._clock.now_ms(), self)
        strip.button.set_words(self.tr("Undo"), effect)
        strip.show_words(title, details)
        strip.undone.connect(self.undo_requested)
        self._strips[key] = strip
        self._column.addWidget(strip)
        while len(self._strips) > MOST_STRIPS:
            self.hide_undo(next(iter(self._strips)))
        self._timer.start(FRAME_MS if theme().may_animate else STILL_FRAME_MS)
        self.setVisible(not self._is_narrow)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, title))

    def hide_undo(self, key: UndoKey) -> None:
        """It went out, or was taken back."""
        strip = self._strips.pop(key, None)
        if strip is None:
            return
        self._column.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
        if not self._strips:
            self._timer.stop()
            self.hide()

    def set_narrow(self, is_narrow: bool) -> None:
        """There is no room for words: the bubble itself offers to undo."""
        self._is_narrow = is_narrow
        self.setVisible(bool(self._strips) and not is_narrow)

    @Slot()
    def _on_tick(self) -> None:
        now = self._clock.now_ms()
        for key, strip in list(self._strips.items()):
            if strip.until_ms <= now:
                self.hide_undo(key)
            else:
                strip.show_time(now)


class ShortcutsButton(PaintedButton):
    """F1 in its frame, and the word after it."""

    def sizeHint(self) -> QSize:
        tokens = theme().tokens
        width = paint.key_hint_width(tokens, "F1") + 8 + paint.text_width(tokens, TypeRole.META, self.words)
        return QSize(round(width + 0.5) + 12, max(tokens.sizes.click_target, tokens.sizes.key_hint + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._is_hovered:
            paint.fill_round(painter, rect, tokens.radii.small, tokens.colours.hover_row)
        key = QRectF(6, 0, paint.key_hint_width(tokens, "F1"), rect.height())
        paint.draw_key_hint(painter, tokens, key, "F1")
        words = QRectF(key.right() + 8, 0, rect.right() - key.right() - 8, rect.height())
        with paint.saved(painter):
            paint.draw_text(painter, tokens, words, self.words, TypeRole.META, tokens.colours.text3)
        if self._shows_focus:
            paint.draw_focus_ring(painter, tokens, rect, tokens.radii.small)


class ConnectionFoot(QWidget):
    """Says whether the channels answer, since when, and where the shortcuts are. `cut_changed`: the way to the office."""

    shortcuts_requested = Signal()
    cut_changed = Signal(bool)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._state, self._detail = "new", ""
        self._seen_at: int | None = None
        self._step_at: int | None = None
        self._is_in_office = self._is_cut = False
        self._is_narrow = self._has_age = False
        self._state_words = safe_label(role=TypeRole.CHIP, colour="text2", elides=True)
        self._age_words = safe_label(role=TypeRole.META, colour="text3", elides=True)
        self._shortcuts = ShortcutsButton(self)
        self._shortcuts.clicked.connect(self.shortcuts_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(37, 1, 10, 0)
        row.setSpacing(7)
        row.addWidget(self._state_words)
        row.addWidget(self._age_words)
        row.addStretch()
        row.addWidget(self._shortcuts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._show_age)
        self._timer.start()
        theme().theme_changed.connect(self.update)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(300, max(FOOT_HEIGHT, theme().tokens.sizes.key_hint + 15))

    def set_connection(self, state: str, detail: str, seconds_since: int | None) -> None:
        """A channel state, the name of the channel it is about, and how long ago it last answered."""
        self._state, self._detail = state, detail
        self._seen_at = None if seconds_since is None else self._clock.now_ms() - seconds_since * 1_000
        self.retranslate()

    def set_step(self, seconds_since: float | None, *, is_cut: bool) -> None:
        """In an office: how long ago the whole screen was last in step with its colleagues', and whether the way there is cut."""
        was_cut, self._is_cut, self._is_in_office = self._is_cut, is_cut, True
        self._step_at = None if seconds_since is None else self._clock.now_ms() - round(seconds_since * 1_000)
        if was_cut != is_cut:
            self.retranslate()
            self.cut_changed.emit(is_cut)
        else:
            self._show_age()

    def set_narrow(self, is_narrow: bool) -> None:
        """Only the sign; its words become the tooltip."""
        self._is_narrow = is_narrow
        for part in (self._state_words, self._shortcuts):
            part.setVisible(not is_narrow)
        self._show_age()
        self.update()

    def retranslate(self) -> None:
        """All words in the language in force."""
        words, advice = self._words()
        self._state_words.setText(words)
        self._state_words.set_colour(self._colour())
        self._shortcuts.set_words(self.tr("shortcuts"), self.tr("Shows all keys and the help"))
        about = self.tr("Channel: {name}.").format(name=clean_name(self._detail)) if self._detail else ""
        safe_tooltip(self, " ".join(part for part in (words + ".", about, advice) if part))
        self.setAccessibleName(words)
        self._show_age()
        self.update()

    def _words(self) -> tuple[str, str]:
        """The state in a word or two, and the one next step when there is one."""
        if self._is_cut:
            return (
                self.tr("The office does not answer"),
                self.tr(
                    "What you see may be old. What you write is kept; nothing is sent until the office answers again."
                ),
            )
        return {
            "connected": (self.tr("Connected"), ""),
            "new": (self.tr("Connecting…") if self._detail else self.tr("No channel yet"), ""),
            "reconnecting": (
                self.tr("Reconnecting…"),
                self.tr("What you write is kept and goes out when the connection is back."),
            ),
            "conflict": (
                self.tr("Another program reads the channel"),
                self.tr("Ask IT to stop the other program."),
            ),
            "token_in_use": (
                self.tr("Somebody else uses the token"),
                self.tr("Messages may be missing. Ask IT for a new token and enter it in the settings."),
            ),
            "webhook_set": (
                self.tr("Another service gets the messages"),
                self.tr("Ask IT to remove the webhook of the channel."),
            ),
            "unauthorized": (
                self.tr("The channel refuses the token"),
                self.tr("Ask IT for a new token and enter it in the settings."),
            ),
        }.get(
            self._state,
            (
                self.tr("No connection"),
                self.tr("What you write is kept and goes out when the connection is back."),
            ),
        )

    def _colour(self) -> str:
        if self._is_cut:
            return "bad_text"
        return {"connected": "ok_text", "new": "text2", "reconnecting": "warn_text"}.get(self._state, "bad_text")

    def _icon(self) -> str:
        if self._is_cut:
            return "wifi-off"
        icons = {"connected": "wifi", "new": "plug", "reconnecting": "refresh"}
        return icons.get(self._state, "wifi-off" if self._state == "offline" else "alert-triangle")

    @Slot()
    def _show_age(self) -> None:
        if self._is_in_office:
            self._has_age = self._step_at is not None
            self._age_words.setVisible(self._has_age and not self._is_narrow)
            if self._step_at is not None:
                at = QLocale().toString(QDateTime.fromMSecsSinceEpoch(self._step_at).time(), "HH:mm:ss")
                self._age_words.setText("· " + self.tr("in step as of {time}").format(time=at))
            self._fit()
            return
        self._has_age = self._seen_at is not None and self._state in ("connected", "reconnecting")
        self._age_words.setVisible(self._has_age and not self._is_narrow)
        if self._seen_at is None:
            return
        seconds = max(0, (self._clock.now_ms() - self._seen_at) // 1_000)
        if seconds < 60:
            age = self.tr("updated {n} s ago").format(n=QLocale().toString(seconds))
        else:
            age = self.tr("updated {n} min ago").format(n=QLocale().toString(seconds // 60))
        self._age_words.setText("· " + age)
        self._fit()

    def _fit(self) -> None:
        """With large letters the age goes first, then the word after the key; the state stays whole."""
        if self._is_narrow:
            return
        row = self.layout()
        margins = row.contentsMargins() if row is not None else QMargins()
        room = self.width() - margins.left() - margins.right()
        state = self._state_words.fontMetrics().horizontalAdvance(self._state_words.text()) + 8
        age = self._age_words.fontMetrics().horizontalAdvance(self._age_words.text()) + 8
        words = self.tr("shortcuts")
        self._shortcuts.set_words(words, self.tr("Shows all keys and the help"))
        if state + self._shortcuts.sizeHint().width() > room:
            self._shortcuts.set_words("", words)
            self._shortcuts.setAccessibleName(words)
        self._age_words.setVisible(self._has_age and state + age + self._shortcuts.sizeHint().width() <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        paint.fill(painter, QRectF(0, 0, self.width(), 1), tokens.colours.border)
        left = (self.width() - 16) / 2 if self._is_narrow else 16
        box = QRectF(left, (self.height() - 16) / 2, 16, 16)
        draw_icon(painter, self._icon(), box, getattr(tokens.colours, self._colour()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
