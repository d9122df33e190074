"""Tray, sound and notices. They say that somebody waits, never who or what unless the operator wants it: a projector shows them to everybody.

Quiet has three reasons that know nothing of each other: the operator's switch, the daily hours, and an operator who is
away. The switch wins over the hours until these begin or end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from console.models.clock import Clock
from console.models.record import Record, hidden
from console.models.records import ConversationRow
from console.ui.cleaning import clean_name, one_line, shorten
from console.ui.icons import action_icon
from console.ui.queue.words import shown_name
from console.ui.shell import WindowOptions
from console.ui.theme import theme
from console.ui.tokens import TypeRole

BURST_MS = 8_000
"""One sound for a burst of messages."""
_TICK_MS = 20_000
_TEXT_LENGTH = 120


class NoticeWishes(Record):
    """What the settings say. `hours` is "14:00-16:00" or empty."""

    sounds: bool = True
    notices: bool = True
    preview: bool = False
    hours: str = ""

    @staticmethod
    def of(options: WindowOptions) -> NoticeWishes:
        """What of the window's options concerns notices."""
        return NoticeWishes(options.sounds, options.notices, options.notice_preview, options.quiet_hours)


class News(Record):
    """One conversation in which somebody wrote. `topic` may be shown to anybody, name and text only if wanted."""

    name: str = hidden()
    text: str = hidden()
    topic: str = ""


def news_of(rows: Sequence[ConversationRow]) -> list[News]:
    """What conversations in which somebody wrote may tell: of a confidential one nothing but that, and to others not even that."""
    told = [row for row in rows if not row.is_reserved]
    return [
        News("", "") if row.is_confidential else News(shown_name(row.contact_name), row.preview, row.topic or "")
        for row in told
    ]


def is_within(hours: str, minute: int) -> bool:
    """Whether a minute of the day (0 to 1439) lies in "22:00-07:30": from the first time until before the second."""
    if not hours:
        return False
    start, _, end = hours.partition("-")
    first, last = (int(each[:2]) * 60 + int(each[3:]) for each in (start, end))
    return first <= minute < last if first < last else minute >= first or minute < last


class Notices(QObject):
    """GUI thread. Without a tray it rings and marks the task bar only. `quiet_changed(bool)` when the bell changes."""

    clicked = Signal()
    quit_wanted = Signal()
    quiet_changed = Signal(bool)

    def __init__(self, window: QWidget, clock: Clock, wishes: NoticeWishes | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._wishes = wishes or NoticeWishes()
        self._switch: bool | None = None
        self._was_within = self._is_within()
        self._was_quiet = self.is_quiet
        self.is_away = False
        """The operator is on a break or offline."""
        self.is_locked = False
        """The screen is locked: nothing is told but that somebody waits."""
        self._since = QElapsedTimer()
        self._waiting = 0
        self._tray: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._seek_tray()

    # The tray.

    def _seek_tray(self) -> None:
        """A session's tray may come later than the program that starts with it, so it is looked for again."""
        if self._tray is not None or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._menu = QMenu(self._window)
        self._tray = QSystemTrayIcon(action_icon("inbox"), self)
        self._tray.setContextMenu(self._menu)
        self._tray.activated.connect(self._on_activated)
        self._tray.messageClicked.connect(self.clicked)
        self.retranslate()
        self._paint()
        self._tray.show()

    @property
    def has_tray(self) -> bool:
        """Whether a hidden window could be brought back from there, asked of the desktop now."""
        return self._tray is not None and self._tray.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def retranslate(self) -> None:
        """The menu in the language in force."""
        if self._tray is None or self._menu is None:
            return
        self._tray.setToolTip("Ventanilla")
        self._menu.clear()
        self._menu.addAction(self.tr("Open Ventanilla")).triggered.connect(self.clicked)
        self._menu.addAction(self.tr("Do not disturb")).triggered.connect(self.toggle_quiet)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit")).triggered.connect(self.quit_wanted)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.clicked.emit()

    # Quiet.

    def set_options(self, options: WindowOptions) -> None:
        """What the settings say now."""
        self._wishes = NoticeWishes.of(options)
        self.tick()

    @property
    def is_quiet(self) -> bool:
        """Whether the bell is off, by the switch or by the hours."""
        return self._switch if self._switch is not None else self._is_within()

    def _is_within(self) -> bool:
        now = datetime.fromtimestamp(self._clock.now_ms() / 1000)
        return is_within(self._wishes.hours, now.hour * 60 + now.minute)

    @Slot()
    def toggle_quiet(self) -> None:
        """Ctrl+Shift+D: the opposite of now, until switched again or until the daily hours begin or end."""
        self._switch = not self.is_quiet
        self._tell_quiet()

    @Slot()
    def tick(self) -> None:
        """Look at the time of day, and for a tray."""
        self._seek_tray()
        is_within_now = self._is_within()
        if is_within_now != self._was_within:
            self._was_within = is_within_now
            self._switch = None
        self._tell_quiet()

    def _tell_quiet(self) -> None:
        if self.is_quiet != self._was_quiet:
            self._was_quiet = self.is_quiet
            self.quiet_changed.emit(self.is_quiet)

    # Ringing.

    @property
    def would_ring(self) -> bool:
        """Whether news would be told now: nobody asked for quiet and no burst is being told already."""
        if self.is_quiet or self.is_away or not (self._wishes.sounds or self._wishes.notices):
            return False
        return not (self._since.isValid() and self._since.elapsed() < BURST_MS)

    def ring(self, news: Sequence[News]) -> None:
        """Messages came; one sound and one notice a burst, and no notice while the operator is looking."""
        if not news or not self.would_ring:
            return
        self._since.start()
        if self._wishes.sounds:
            QApplication.beep()
        if self._wishes.notices and not self._window.isActiveWindow():
            QApplication.alert(self._window)
            self._show(*self.words(news))

    def warn(self, text: str) -> None:
        """A word to a supervisor; like messages it keeps to the quiet hours."""
        if self.is_quiet or self.is_away:
            return
        if self._wishes.sounds:
            QApplication.beep()
        if self._wishes.notices and not self._window.isActiveWindow():
            QApplication.alert(self._window)
            self._show(self.tr("Ventanilla"), _plain(text))

    def words(self, news: Sequence[News]) -> tuple[str, str]:
        """Title and text of the notice: without names and texts unless they are wanted and the screen is open."""
        one = news[0] if len(news) == 1 else None
        if one is not None and not self.is_locked:
            if self._wishes.preview and one.name:
                return _plain(clean_name(one.name)), _plain(shorten(one_line(one.text), _TEXT_LENGTH))
            if one.topic:
                return self.tr("Ventanilla"), _plain(
                    self.tr("New message · {topic}").format(topic=clean_name(one.topic))
                )
        return self.tr("Ventanilla"), self.tr("%n conversation(s) with new messages", "", len(news))

    def say_hidden(self) -> None:
        """The window was closed and lives on in the tray."""
        self._show(self.tr("Ventanilla"), self.tr("It goes on in the tray. Quit from its menu or with the window's."))

    def _show(self, title: str, text: str) -> None:
        if self._tray is not None and self._tray.supportsMessages():
            self._tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon)

    def set_waiting(self, number: int) -> None:
        """Paint the number on the tray icon."""
        self._waiting = number
        self._paint()

    def _paint(self) -> None:
        if self._tray is None:
            return
        pixmap = QPixmap(64, 64)
        pixmap.fill(theme().tokens.colours.accent)
        painter = QPainter(pixmap)
        font = QFont(theme().tokens.font(TypeRole.PANE_TITLE))
        font.setPixelSize(40)
        painter.setFont(font)
        painter.setPen(theme().tokens.colours.accent_text_on)
        painter.drawText(pixmap.rect(), 0x84, str(min(self._waiting, 99)) if self._waiting else "V")
        painter.end()
        self._tray.setIcon(QIcon(pixmap))


def _plain(text: str) -> str:
    """Many desktops read the text of a notice as markup; signs that could begin it are replaced by ones that cannot."""
    return text.translate({ord("<"): "‹", ord(">"): "›", ord("&"): "+"})
