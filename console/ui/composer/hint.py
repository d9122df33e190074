"""The line under the box: what the keys do, or that the reply is in another language than the citizen's. It holds nothing up."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.models.rule_checks import LANGUAGE_NAMES
from console.ui.answers.words import say_of_rule
from console.ui.text import safe_label
from console.ui.tokens import TypeRole


class HintLine(QWidget):
    """GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = safe_label(role=TypeRole.META, colour="text3", elides=True)
        self._languages: tuple[str, str] | None = None
        self._keys = ""
        self._offer = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        self.retranslate()

    @Slot(str, str)
    def warn_of_language(self, theirs: str, typed: str) -> None:
        """The citizen's language and the one that is typed; empty texts take the warning back."""
        self._languages = (theirs, typed) if theirs else None
        self.retranslate()

    def say_keys(self, words: str) -> None:
        """What Enter does; said while there is nothing to warn of."""
        self._keys = words
        self.retranslate()

    @Slot(str)
    def offer(self, words: str) -> None:
        """A question that a key answers; an empty text takes it back. What there is to warn of stands before it."""
        self._offer = words
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        self.label.set_colour("warn_text" if self._languages else "accent_text" if self._offer else "text3")
        if self._languages is None:
            self.label.setText(self._offer or self._keys)
            return
        theirs, typed = (say_of_rule(LANGUAGE_NAMES.get(code, code)) for code in self._languages)
        warning = self.tr("You are writing in {typed}; the citizen writes in {theirs}.")
        self.label.setText(f"{warning.format(typed=typed, theirs=theirs)} {self._offer}".strip())
