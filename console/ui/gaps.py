"""The line under the top bar that says when messages may have been lost, until a supervisor has seen it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from console.models.clock import Clock
from console.models.records import Change, Gap
from console.operations import gaps
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.paint import Tone
from console.ui.text import safe_tooltip
from console.ui.theme import theme
from console.ui.widgets import Banner


class GapNotice(Banner):
    """GUI thread. Hidden while there is nothing to say; several silences are told one after the other, the oldest first."""

    def __init__(self, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARN, "alert-triangle", parent)
        self._bridge = bridge
        self._clock = clock
        self._gaps: list[Gap] = []
        self.hide()
        self.action_triggered.connect(self._on_action)
        bridge.changed.connect(self._on_changed)
        theme().theme_changed.connect(self.updateGeometry)
        self._read()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        self.setVisible(bool(self._gaps))
        if not self._gaps:
            return
        gap, now = self._gaps[0], self._clock.now_ms()
        words = self.tr("Between {since} and {until} messages may be missing on {channel}.").format(
            since=formats.dated_moment(gap.since, now),
            until=formats.dated_moment(gap.until, now),
            channel=clean_name(gap.channel_name),
        )
        if len(self._gaps) > 1:
            words = f"{words} {self.tr('Not the only time: {n} in all.').format(n=len(self._gaps))}"
        is_supervisor = self._bridge.desk.actor.is_supervisor
        self.show_words(words, action=self.tr("I have seen it") if is_supervisor else "")
        advice = self.tr(
            "The console was away longer than the provider keeps messages. When somebody says they wrote then, ask them to send it again."
        )
        who = self.tr("It stands here until a supervisor has seen it.")
        safe_tooltip(self, f"{advice} {who}")

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.channels or change.everything:
            self._read()

    def _read(self) -> None:
        self._bridge.read(self, gaps.unseen_gaps, done=self._on_read)

    def _on_read(self, found: list[Gap]) -> None:
        self._gaps = found
        self.retranslate()

    @Slot()
    def _on_action(self) -> None:
        if self._gaps:
            gap = self._gaps[0]
            self._bridge.run(self, gaps.dismiss, gap.channel_id, gap.since)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
