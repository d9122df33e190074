"""The lines between head and messages that say why an operator should hold back: offline, not mine, a colleague looks too."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.ui.cleaning import clean_name
from console.ui.paint import Tone
from console.ui.timeline.away import Away, away_words
from console.ui.widgets import Banner

NOTICE_MS = 6_000


class TimelineBanners(QWidget):
    """GUI thread. `verb_requested`: "take_over", "transfer", "refresh"."""

    verb_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ConversationRow | None = None
        self._me: int | None = None
        self._onlookers: list[tuple[str, bool]] = []
        self._away: Away | None = None
        self._stolen_from = ""
        self.offline = Banner(Tone.BAD, "wifi-off")
        self.stolen = Banner(Tone.BAD, "alert-triangle")
        self.holder = Banner(Tone.WARN, "lock")
        self.looking = Banner(Tone.ACCENT, "eye")
        self.notice = Banner(Tone.OK, "circle-check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner in (self.offline, self.stolen, self.holder, self.looking, self.notice):
            column.addWidget(banner)
            banner.hide()
        self.offline.action_triggered.connect(self._on_offline_action)
        self.holder.action_triggered.connect(self._on_holder_action)
        self.looking.action_triggered.connect(self._on_looking_action)
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.setInterval(NOTICE_MS)
        self._notice_timer.timeout.connect(self.notice.hide)

    def show_row(self, row: ConversationRow, me: int | None) -> None:
        """Whose conversation it is now."""
        if self._row is None or self._row.id != row.id:
            self._onlookers = []
        self._row, self._me = row, me
        self.retranslate()

    def set_onlookers(self, onlookers: list[tuple[str, bool]]) -> None:
        """Names of colleagues who look, and whether they type."""
        self._onlookers = onlookers
        self.retranslate()

    def set_offline(self, away: Away | None) -> None:
        """The connection is gone, since when and why; None: it is back."""
        self._away = away
        self.retranslate()

    def set_stolen(self, channel: str) -> None:
        """Somebody else receives with the token of this channel; "": nobody does."""
        self._stolen_from = channel
        self.retranslate()

    def show_notice(self, words: str) -> None:
        """A short good news, for six seconds."""
        self.notice.show_words(words)
        self.notice.show()
        self._notice_timer.start()

    def retranslate(self) -> None:
        """Words and visibility of all, in the language in force."""
        self._show_offline()
        self._show_stolen()
        self._show_holder()
        self._show_onlookers()

    def _show_stolen(self) -> None:
        name = clean_name(self._stolen_from)
        self.stolen.setVisible(bool(name))
        if name:
            words = self.tr("Messages to {name} may be missing. Ask IT for a new token and enter it in the settings.")
            self.stolen.show_words(words.format(name=name), self.tr("Somebody else uses the token"))

    def _show_offline(self) -> None:
        self.offline.setVisible(self._away is not None)
        if self._away is not None:
            lead, words = away_words(self._away)
            self.offline.show_words(words, lead, self.tr("Try again"))

    def _holder_name(self) -> str:
        row = self._row
        if row is None or row.operator_id is None or row.operator_id == self._me:
            return ""
        return clean_name(row.operator_name or row.operator_login or "")

    def _show_holder(self) -> None:
        name = self._holder_name()
        is_open = self._row is not None and self._row.state is not ConversationState.RESOLVED
        self.holder.setVisible(bool(name) and is_open)
        if name:
            words = self.tr("has this conversation. You can read and leave notes.")
            self.holder.show_words(words, name, self.tr("Take over…"))

    def _show_onlookers(self) -> None:
        holder = self._holder_name()
        others = [(clean_name(name), is_typing) for name, is_typing in self._onlookers if clean_name(name) != holder]
        self.looking.setVisible(bool(others))
        if not others:
            return
        is_mine = self._row is not None and self._row.operator_id == self._me and self._me is not None
        name, is_typing = max(others, key=lambda one: one[1])
        if len(others) > 1:
            words = self.tr("and {n} more also look at this conversation.").format(n=len(others) - 1)
        elif is_typing:
            words = self.tr("is writing in this conversation.")
        else:
            words = self.tr("also looks at this conversation.")
        if is_mine:
            words = f"{words} {self.tr('Only you can answer.')}"
        self.looking.show_words(words, name, self.tr("Pass it on") if is_mine else "")

    def _on_offline_action(self) -> None:
        self.verb_requested.emit("refresh")

    def _on_holder_action(self) -> None:
        self.verb_requested.emit("take_over")

    def _on_looking_action(self) -> None:
        self.verb_requested.emit("transfer")
