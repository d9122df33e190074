"""Try a rule as a citizen would meet it: write, press its buttons, read what would go out. Nothing is sent and nothing is kept.

The rule may be a draft. Code runs where code runs, outside this process; a service of the town is told that it is a dry run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.rule_checks import LANGUAGE_NAMES
from console.models.rules import LANGUAGES, KeptRule
from console.operations.automatic import Outcome
from console.ui.answers.preview import Bubble, at_side
from console.ui.answers.words import say_of_rule
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.sentences import text_of
from console.ui.text import safe_label, title_text
from console.ui.theme import theme
from console.ui.timeline.words import why_text
from console.ui.tokens import TypeRole


class Tried(Protocol):
    """What came of a try (sync/trying.py)."""

    @property
    def outcome(self) -> Outcome:
        """What would go out."""

    @property
    def is_called(self) -> bool:
        """Whether these words alone call the rule."""


Trial = Callable[[KeptRule, str, str, str, dict[str, Any] | None], Tried]
"""Rule, words, language, kind of channel, state of the dialogue; runs on a reader."""


class TrialDialog(QDialog):
    """GUI thread."""

    def __init__(self, bridge: Bridge, kept: KeptRule, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept = kept
        self._trial = trial
        self._state: dict[str, Any] | None = None
        self.setWindowTitle(title_text(self.tr("Try «{name}»").format(name=kept.rule.title("ca"))))
        self.resize(420, 560)
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(say_of_rule(LANGUAGE_NAMES[code]), code)
        self.language.setAccessibleName(self.tr("Language of the citizen"))
        self.channel = QComboBox()
        for kind, able in BY_KIND.items():
            self.channel.addItem(able.label, kind)
        self.channel.setAccessibleName(self.tr("Channel"))
        self.said = QLineEdit()
        self.said.setPlaceholderText(self.tr("Write as a citizen would"))
        self.said.setAccessibleName(self.tr("What the citizen writes"))
        self.said.setText(next(iter(kept.rule.all_keywords()), ""))
        self.send_button = ActionButton(self.tr("Write"), ButtonKind.PRIMARY, "send")
        self.again_button = ActionButton(self.tr("Begin again"), ButtonKind.GHOST, "refresh")
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.column.addStretch()
        body = QFrame()
        body.setObjectName("trialBody")
        body.setLayout(self.column)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(body)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(self.language, 1)
        top.addWidget(self.channel, 1)
        top.addWidget(self.again_button)
        bottom = QHBoxLayout()
        bottom.addWidget(self.said, 1)
        bottom.addWidget(self.send_button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(safe_label(self.tr("Nothing is sent and nothing is kept."), TypeRole.META, "text3"))
        layout.addLayout(bottom)
        self.send_button.clicked.connect(self._on_send)
        self.said.returnPressed.connect(self._on_send)
        self.again_button.clicked.connect(self.begin_again)
        theme().theme_changed.connect(self._dress)
        self._dress()
        self.said.setFocus()

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(f"#trialBody {{ background: {theme().tokens.colours.surface.name()}; }}")

    @Slot()
    def begin_again(self) -> None:
        """Forget the dialogue and what was said."""
        self._state = None
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @Slot()
    def _on_send(self) -> None:
        text = self.said.text().strip()
        if text:
            self.said.clear()
            self.say(text, text)

    def say(self, text: str, shown: str) -> None:
        """The citizen writes `text` or presses a button that says it; `shown` is what stands on screen."""
        self._add(at_side(Bubble(shown, is_ours=False), Qt.AlignmentFlag.AlignRight))
        kept, trial, state = self._kept, self._trial, self._state
        language, channel = str(self.language.currentData()), str(self.channel.currentData())
        self.send_button.setEnabled(False)
        self._bridge.compute(
            self, lambda: trial(kept, text, language, channel, state), done=self._on_tried, failed=self._on_failed
        )

    def _on_tried(self, tried: Tried) -> None:
        self.send_button.setEnabled(True)
        outcome = tried.outcome
        is_first = self._state is None
        self._state = outcome.state
        if is_first and not tried.is_called:
            self._note(self.tr("These words alone would not call the rule; it was asked all the same."))
        if outcome.text:
            self._add(at_side(Bubble(outcome.text, is_ours=True), Qt.AlignmentFlag.AlignLeft))
        for line in outcome.buttons:
            self._add(self._keys(line))
        for file in outcome.files:
            self._note(self.tr("File: {name}").format(name=file.name))
        if outcome.person:
            self._note(self.tr("A person would answer: {why}").format(why=why_text(outcome.why)))
        self._note(self.tr("{n} ms").format(n=outcome.took_ms))

    def _on_failed(self, problem: Problem) -> None:
        self.send_button.setEnabled(True)
        self._note(text_of(problem))

    def _keys(self, line: tuple[dict[str, str], ...]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 60, 0)
        row.setSpacing(6)
        for button in line:
            key = ActionButton(button["text"], ButtonKind.TINTED, size=ButtonSize.CARD)
            if "data" in button:
                key.clicked.connect(_saying(self.say, button["data"], button["text"]))
            else:
                key.set_words(button["text"], button.get("url", ""))
            row.addWidget(key, 1)
        return holder

    def _note(self, text: str) -> None:
        self._add(safe_label(text, TypeRole.META, "text3", wraps=True))

    def _add(self, widget: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 1, widget)
        self._scroll.ensureWidgetVisible(widget)


def _saying(say: Callable[[str, str], None], text: str, shown: str) -> Callable[[], None]:
    def slot() -> None:
        say(text, shown)

    return slot
