"""What is missing: questions answered by hand again and again, rules nobody uses, rules whose words are always changed. One press each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, count

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.answers.grouping import Group, Question
from console.models.clock import Clock
from console.models.normalise import tokens
from console.models.rules import LANGUAGES, Rule
from console.operations.knowledge import IdleRule, Knowledge, knowledge
from console.operations.learning import Exchange
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import one_line
from console.ui.paint import Tone
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import Card, Chip, EmptyState

SHOWN_GROUPS = 20
SHOWN_QUESTIONS = 4
SHOWN_RULES = 30
COLUMN_WIDTH = 760
_ANY_WIDTH = 16_777_215
"""No maximum, as the toolkit counts."""


class GapsPane(QWidget):
    """GUI thread. `rule_wanted(object)` carries a draft Rule, `rule_opened(str)` a name, `conversation_wanted(object, object)` ids."""

    rule_wanted = Signal(object)
    rule_opened = Signal(str)
    conversation_wanted = Signal(object, object)

    def __init__(self, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._found: Knowledge | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(12)
        body = QFrame()
        body.setObjectName("gapsBody")
        holder = QHBoxLayout(body)
        self._inner = QWidget()
        self._inner.setLayout(self._column)
        holder.addWidget(self._inner, 1)
        holder.addStretch()
        scroll = QScrollArea()
        scroll.setObjectName("gapsScroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        theme().theme_changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        ground = theme().tokens.colours.pane.name()
        self.setStyleSheet(f"#gapsBody, #gapsScroll {{ background: {ground}; border: none; }}")

    def read(self) -> None:
        """Work it out anew, on a reader."""
        self._bridge.read(self, knowledge, done=self._on_read)

    def _on_read(self, found: Knowledge) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        empty_layout(self._column)
        found = self._found
        if found is None:
            return
        is_empty = not (found.gaps or found.unused or found.edited)
        # A column is for reading; what says that there is nothing stands in the middle.
        self._inner.setMaximumWidth(_ANY_WIDTH if is_empty else COLUMN_WIDTH)
        if is_empty:
            self._column.addWidget(
                EmptyState(
                    "circle-check",
                    self.tr("Nothing is missing: no question was answered by hand three times this month."),
                )
            )
            return
        if found.gaps:
            self._heading(
                self.tr("Answered by hand, again and again"),
                self.tr("Questions of the last 30 days with no stored text. One press makes a rule of them."),
            )
            for group in found.gaps[:SHOWN_GROUPS]:
                self._column.addWidget(self._group_card(group))
        for rules, title, details in (
            (
                found.edited,
                self.tr("Always changed before sending"),
                self.tr("Their text does not say what operators want to say."),
            ),
            (
                found.unused,
                self.tr("Used by nobody for three months"),
                self.tr("Remove them, or give them words citizens use."),
            ),
        ):
            if rules:
                self._heading(title, details)
                for rule in rules[:SHOWN_RULES]:
                    self._column.addWidget(self._rule_card(rule))
        self._column.addStretch()

    def _heading(self, title: str, details: str) -> None:
        self._column.addWidget(safe_label(title, TypeRole.HEADER_NAME))
        self._column.addWidget(safe_label(details, TypeRole.META, "text3", wraps=True))

    def _group_card(self, group: Group) -> QWidget:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(Chip(self.tr("{n} times").format(n=len(group.questions)), Tone.ACCENT))
        for word in group.words:
            top.addWidget(Chip(word, Tone.HIGHLIGHT))
        top.addStretch()
        column.addLayout(top)
        for question in group.questions[-SHOWN_QUESTIONS:][::-1]:
            line = QHBoxLayout()
            line.addWidget(safe_label(f"«{one_line(question.text, 160)}»", TypeRole.BODY, elides=True), 1)
            link = ActionButton(
                formats.dated_moment(question.at, self._clock.now_ms()), ButtonKind.GHOST, size=ButtonSize.STRIP
            )
            link.setAccessibleName(self.tr("Open the conversation"))
            link.clicked.connect(_calling(self._open, question.conversation_id, question.message_id))
            line.addWidget(link)
            column.addLayout(line)
        last = group.questions[-1]
        column.addWidget(
            safe_label(
                self.tr("Last answer: {text}").format(text=one_line(last.reply, 240)),
                TypeRole.META,
                "text2",
                wraps=True,
            )
        )
        make = ActionButton(self.tr("Make a rule of it"), ButtonKind.TINTED, "plus", size=ButtonSize.CARD)
        make.setEnabled(self._bridge.desk.actor.is_supervisor)
        make.clicked.connect(_calling(self.rule_wanted.emit, draft_of(group)))
        column.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _rule_card(self, rule: IdleRule) -> QWidget:
        card = Card()
        line = QHBoxLayout(card)
        line.setContentsMargins(16, 8, 10, 8)
        title = next(iter(rule.titles.values()), rule.name)
        line.addWidget(safe_label(title, TypeRole.BODY_MEDIUM, elides=True), 1)
        if rule.edited:
            words = self.tr("changed {n} times, as it is {m}").format(n=rule.edited, m=rule.as_is)
        elif rule.used_at:
            words = self.tr("last used {when}").format(when=formats.dated_moment(rule.used_at, self._clock.now_ms()))
        else:
            words = self.tr("never used")
        line.addWidget(safe_label(words, TypeRole.META, "text3"))
        button = ActionButton(self.tr("Open"), ButtonKind.GHOST, size=ButtonSize.CARD)
        button.clicked.connect(_calling(self.rule_opened.emit, rule.name))
        line.addWidget(button)
        return card

    def _open(self, conversation_id: int, message_id: int) -> None:
        self.conversation_wanted.emit(conversation_id, message_id)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


def draft_of(group: Group, language: str = "ca") -> Rule:
    """A rule begun from a gap or a reply: the last answer as its text, the questions as ways of asking; only suggested."""
    words = list(group.words) or tokens(group.questions[-1].text)[:2]
    name = "_".join(words)[:40] or "nova"
    return Rule(
        name=name,
        titles={language: " ".join(words).capitalize()},
        texts={language: group.questions[-1].reply},
        keywords={language: tuple(words[:1])},
        examples={language: tuple(dict.fromkeys(one_line(question.text, 200) for question in group.questions))[:12]},
    )


def draft_of_reply(reply_id: int, said: Exchange) -> Rule:
    """A rule begun from one reply, in the citizen's language, under a name no rule has. It waits for its keywords."""
    language = said.language if said.language in LANGUAGES else LANGUAGES[0]
    question = Question(reply_id, 0, 0, said.question or said.reply, said.reply)
    draft = draft_of(Group((question,), ()), language)
    names = chain([draft.name], (f"{draft.name[:36]}_{number}" for number in count(2)))
    name = next(name for name in names if name not in said.rule_names)
    return replace(draft, name=name, keywords={}, examples=draft.examples if said.question else {})


def empty_layout(layout: QVBoxLayout) -> None:
    """Take everything out of a layout; the widgets go when Qt is done with them."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _calling(call: Callable[..., object], *values: object) -> Callable[[], None]:
    """A slot without arguments; lives as long as its button, on the GUI thread."""

    def slot() -> None:
        call(*values)

    return slot
