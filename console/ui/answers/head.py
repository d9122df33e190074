"""The head of the rule form: which rule, of what kind and version, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.text import safe_label
from console.ui.tokens import TypeRole


class RuleHead(QWidget):
    """GUI thread. On a narrow page its buttons keep their icons and lose their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = safe_label("", TypeRole.HEADER_NAME, elides=True)
        self.under = safe_label("", TypeRole.META, "text3", elides=True)
        self.try_button = ActionButton("", icon="player-play", size=ButtonSize.CARD)
        self.simulate_button = ActionButton("", icon="history", size=ButtonSize.CARD)
        self.history_button = ActionButton("", icon="clock", size=ButtonSize.CARD)
        self.remove_button = ActionButton("", ButtonKind.GHOST, "trash", size=ButtonSize.CARD)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.title)
        titles.addWidget(self.under)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 10)
        row.setSpacing(8)
        row.addLayout(titles, 1)
        for button in (self.try_button, self.simulate_button, self.history_button, self.remove_button):
            row.addWidget(button)
        self._is_wide = True
        self.retranslate()

    def set_wide(self, is_wide: bool) -> None:
        """Whether there is room for words on the buttons."""
        self._is_wide = is_wide
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        words = {
            self.try_button: (self.tr("Try"), self.tr("Write as a citizen and see the answer; nothing is sent")),
            self.simulate_button: (
                self.tr("On the past"),
                self.tr("What this draft would have done with past messages"),
            ),
            self.history_button: (self.tr("Versions"), ""),
            self.remove_button: (self.tr("Remove"), ""),
        }
        for button, (name, tip) in words.items():
            button.set_words(name if self._is_wide else "", tip or name)
            button.setAccessibleName(name)
