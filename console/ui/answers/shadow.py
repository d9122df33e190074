"""The ranking on trial, as a page a supervisor can read: what it would have answered alone, how often rightly, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from console.answers.shadow import CHANCE, LAST_EVENTS, PRECISION, needed
from console.models.clock import Clock
from console.operations.classifier import Trial, set_wanted, trial
from console.ui import formats, paint
from console.ui.answers.gaps import COLUMN_WIDTH
from console.ui.bridge import Bridge
from console.ui.paint import Tone
from console.ui.text import PlainLabel, safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import Banner, Card, ThemedWidget


class Share(ThemedWidget):
    """One bar: how the judged messages were answered, in three parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[int, int, int] = (0, 0, 0)
        self.setFixedHeight(14)

    def show_parts(self, as_suggested: int, edited: int, own: int) -> None:
        """Numbers of messages."""
        self._parts = (as_suggested, edited, own)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().tokens.colours
        painter = QPainter(self)
        total = sum(self._parts)
        rect = QRectF(self.rect())
        paint.fill_round(painter, rect, 7, colours.sunken)
        left = rect.left()
        for number, colour in zip(self._parts, (colours.ok, colours.warn, colours.border_strong), strict=True):
            width = rect.width() * number / total if total else 0
            if width:
                paint.fill_round(painter, QRectF(left, rect.top(), max(4.0, width - 2), rect.height()), 5, colour)
            left += width


class ShadowPane(QFrame):
    """GUI thread."""

    conversation_wanted = Signal(object, object)

    def __init__(self, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shadowPane")
        self._bridge = bridge
        self._found: Trial | None = None
        self.banner = Banner(Tone.ACCENT, "info-circle")
        self._what = safe_label("", TypeRole.BODY, "text2", wraps=True)
        self.figures: list[tuple[PlainLabel, PlainLabel]] = []
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for _ in range(4):
            card = Card()
            column = QVBoxLayout(card)
            number = safe_label("–", TypeRole.PANE_TITLE)
            words = safe_label("", TypeRole.META, "text3", wraps=True)
            column.addWidget(number)
            column.addWidget(words)
            column.addStretch()
            self.figures.append((number, words))
            tiles.addWidget(card, 1)
        self._share = Share()
        self._legend = safe_label("", TypeRole.META, "text3", wraps=True)
        self.switch = QCheckBox()
        self.switch.clicked.connect(self._on_switch)
        self._rule = safe_label("", TypeRole.META, "text3", wraps=True)
        inner = QWidget()
        inner.setMaximumWidth(COLUMN_WIDTH + 100)
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(14)
        column.addWidget(self._what)
        column.addLayout(tiles)
        column.addWidget(self._share)
        column.addWidget(self._legend)
        column.addWidget(self.switch)
        column.addWidget(self._rule)
        column.addStretch(1)
        holder = QHBoxLayout()
        holder.addWidget(inner)
        holder.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addLayout(holder, 1)
        theme().theme_changed.connect(self._dress)
        self._dress()
        self.retranslate()

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(f"#shadowPane {{ background: {theme().tokens.colours.pane.name()}; border: none; }}")

    def read(self) -> None:
        """Judge anew, on a reader."""
        self._bridge.read(self, trial, done=self._on_read)

    def _on_read(self, found: Trial) -> None:
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Everything in the language in force."""
        self._what.setText(
            self.tr(
                "Every message an operator answers is also ranked, in the shadow. It counts as right only when the first suggestion"
                " is what the operator then sent. Until this proves {percent} of right answers, the ranking answers nobody by itself."
            ).format(percent=formats.percent(round(PRECISION * 100), 100))
        )
        self.switch.setText(self.tr("Let the ranking answer by itself, as far as it is proved"))
        self.switch.setEnabled(self._bridge.desk.actor.is_supervisor)
        self._rule.setText(
            self.tr(
                "The rule: the most certain of the last {last} messages, as far down as so many were ranked right that less than {percent}"
                " right among as many to come would be a chance of one in {chance}. That takes {none} messages without an error, {one} with"
                " one, {two} with two. Of these, the least certain tenth still waits for a person. It is worked out anew with every look."
            ).format(
                last=QLocale().toString(LAST_EVENTS),
                percent=formats.percent(round(PRECISION * 100), 100),
                chance=QLocale().toString(CHANCE),
                none=needed(0),
                one=needed(1),
                two=needed(2),
            )
        )
        found = self._found
        if found is None:
            self.banner.show_words(self.tr("Looking at the messages answered so far…"))
            return
        verdict = found.verdict
        self.switch.setChecked(found.is_wanted)
        if verdict.tau is None:
            words = self.tr("Off: not proved yet.") + " "
            words += self.tr("About {n} more right answers in a row would prove it.").format(n=verdict.missing)
            self.banner.set_tone(Tone.WARN, "clock-pause")
        elif found.is_wanted:
            words = self.tr("On above {percent} certainty.").format(
                percent=formats.percent(round(verdict.tau * 100), 100)
            )
            self.banner.set_tone(Tone.OK, "circle-check")
        else:
            words = self.tr("Proved, and off: switch it on below if you want it.")
            self.banner.set_tone(Tone.ACCENT, "info-circle")
        self.banner.show_words(words)
        tiles = (
            (str(verdict.events), self.tr("messages judged")),
            (f"{verdict.right} / {verdict.above}", self.tr("right, of those above the best certainty")),
            (formats.percent(int(verdict.bound * 1000), 1000), self.tr("proved at least (95 % interval)")),
            (formats.percent(round(verdict.coverage * 100), 100), self.tr("of all messages it would answer")),
        )
        for (number, label), (figure, meaning) in zip(self.figures, tiles, strict=True):
            number.setText(figure)
            label.setText(meaning)
        self._share.show_parts(found.as_suggested, found.edited, found.own)
        self._legend.setText(
            self.tr("Stored answers sent as they are: {a} · changed: {b} · written by hand: {c}").format(
                a=found.as_suggested, b=found.edited, c=found.own
            )
        )
        self._share.setAccessibleName(self._legend.text())

    @Slot(bool)
    def _on_switch(self, wanted: bool) -> None:
        self._bridge.run(self, set_wanted, wanted, done=self._on_switched)

    def _on_switched(self, _: object) -> None:
        self.read()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
