"""The answers page: the rule table, what is missing from it, and what the ranking could answer alone. It takes the place of the panes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.ui.answers.gaps import GapsPane
from console.ui.answers.page import RulesPane
from console.ui.answers.shadow import ShadowPane
from console.ui.answers.trial import Trial
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, TabBar
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole


class AnswersPage(QFrame):
    """GUI thread. `left` when the operator wants the queue back; `conversation_wanted(object, object)` opens one at a message."""

    left = Signal()
    conversation_wanted = Signal(object, object)

    def __init__(self, bridge: Bridge, clock: Clock, trial: Trial | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = safe_label("", TypeRole.PANE_TITLE)
        self.tabs = TabBar([Choice("rules", ""), Choice("gaps", ""), Choice("shadow", "")])
        self.back_button = ActionButton("", ButtonKind.GHOST, "arrow-left")
        self.rules = RulesPane(bridge, clock, trial)
        self.gaps = GapsPane(bridge, clock)
        self.shadow = ShadowPane(bridge, clock)
        self._pages = QStackedWidget()
        for page in (self.rules, self.gaps, self.shadow):
            self._pages.addWidget(page)
        top = QHBoxLayout()
        top.setContentsMargins(20, 12, 16, 0)
        top.setSpacing(24)
        top.addWidget(self._title)
        top.addWidget(self.tabs, 1)
        top.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        self.tabs.choice_changed.connect(self._on_tab)
        self.back_button.clicked.connect(self.leave)
        for page in (self.rules, self.gaps, self.shadow):
            page.conversation_wanted.connect(self.conversation_wanted)
        self.gaps.rule_wanted.connect(self.begin_rule)
        self.gaps.rule_opened.connect(self.open_rule)
        theme().theme_changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        self._title.setText(self.tr("Answers"))
        self.tabs.set_choice(Choice("rules", self.tr("Rules")))
        self.tabs.set_choice(Choice("gaps", self.tr("What is missing")))
        self.tabs.set_choice(Choice("shadow", self.tr("Ranking on trial")))
        self.tabs.setAccessibleName(self.tr("Parts of the answers page"))
        self.back_button.set_words(self.tr("Back to the conversations"), self.tr("Back to the conversations (Ctrl+1)"))

    def show_tab(self, key: str) -> None:
        """rules, gaps or shadow."""
        self.tabs.choose(key)

    @Slot(str)
    def _on_tab(self, key: str) -> None:
        pages: dict[str, QWidget] = {"rules": self.rules, "gaps": self.gaps, "shadow": self.shadow}
        self._pages.setCurrentWidget(pages[key])
        if key == "gaps":
            self.gaps.read()
        elif key == "shadow":
            self.shadow.read()

    def toggle_side(self) -> None:
        """F4: the preview beside the form, or not."""
        self.rules.toggle_side()

    @Slot()
    def leave(self) -> None:
        """Back to the queue, unless a draft would be lost and the operator keeps it."""
        if self.rules.may_leave():
            self.left.emit()

    @Slot(object)
    def begin_rule(self, draft: object) -> None:
        """A draft in the form, unless another would be lost."""
        if self.rules.may_leave():
            self.show_tab("rules")
            self.rules.begin(draft)  # type: ignore[arg-type]

    @Slot(str)
    def open_rule(self, name: str) -> None:
        """Show a rule in the form, unless a draft would be lost."""
        if self.rules.may_leave():
            self.show_tab("rules")
            self.rules.open_rule(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme().tokens.colours.surface)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
