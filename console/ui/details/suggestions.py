"""The suggestions for an open conversation: ranked while it opens and while the operator types, each with its reasons.

Ranking and telling the language happen on a reader. What was suggested is noted at the desk, so that the reply can teach and be judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from console.answers.index import AnswerIndex, Suggestion
from console.models.record import Record
from console.models.records import ConversationRow, MessageRow
from console.operations import contacts, learning
from console.ui.bridge import Bridge
from console.ui.details.cards import SuggestionCard, WordChips
from console.ui.text import menu_text, safe_label
from console.ui.tokens import TypeRole

if TYPE_CHECKING:
    from console.answers.language import LanguageGuesser

LATEST_TEXTS = 3
TYPING_MS = 250
FEWEST_TYPED = 12
"""Characters the operator must have written before the suggestions follow them."""
FEWEST_WORDS_TYPED = 5
"""Words from which the language of a reply is worth a warning: a name and a greeting are of no language."""
RANKED = 5
SHOWN = 3


class Asked(Record):
    """What is ranked: the citizen's latest words, the id of the last of them, what is typed, and the language known so far."""

    conversation_id: int
    message_id: int | None
    texts: tuple[str, ...]
    typed: str
    language: str | None


class Found(Record):
    """`language` the citizen's as far as known; `typed_language` that of what the operator writes, once it can be told."""

    asked: Asked
    suggestions: list[Suggestion]
    language: str | None
    typed_language: str | None


class Second(Record):
    """What the second look added to what was found."""

    found: Found
    more: list[Suggestion]


class SuggestionsView(QWidget):
    """GUI thread. `insert_requested(str, str)` and `send_requested(str, str)` carry rule and text, `rule_wanted(str)` a rule to edit.

    `languages_differ(str, str)`: the citizen's language and the one the operator writes in, or two empty texts when there is nothing to say.
    """

    insert_requested = Signal(str, str)
    send_requested = Signal(str, str)
    rule_wanted = Signal(str)
    counted = Signal(object)
    languages_differ = Signal(str, str)

    def __init__(self, bridge: Bridge, answers: AnswerIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._answers = answers
        self._row: ConversationRow | None = None
        self._asked: Asked | None = None
        self._typed = ""
        self._cards: list[SuggestionCard] = []
        self._guesser: LanguageGuesser | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._rank)
        self._show(None)

    def open(self, row: ConversationRow | None, messages: list[MessageRow]) -> None:
        """Another conversation, or new messages in the same one."""
        if row is None or self._row is None or row.id != self._row.id:
            self._typed = ""
        self._row = row
        if row is None:
            self._asked = None
            self._show(None)
            return
        written = [m for m in messages if m.direction == "incoming" and m.conversation_id == row.id and m.text]
        # A resolved episode asks nothing any more, and what was answered is no question.
        last = next((m for m in reversed(messages) if m.direction in ("incoming", "outgoing")), None)
        is_open = last is not None and last.direction == "incoming" and bool(written) and row.state != "resolved"
        self._asked = Asked(
            row.id,
            written[-1].id if is_open else None,
            tuple(m.text for m in written[-LATEST_TEXTS:]),
            "",
            row.contact_language,
        )
        self._rank()

    @Slot(str)
    def follow(self, typed: str) -> None:
        """What the operator has written so far: the suggestions follow after a short rest."""
        self._typed = typed.strip() if len(typed.strip()) >= FEWEST_TYPED else ""
        self._typing.start()

    def insert_suggestion(self, number: int) -> None:
        """Alt+1 … Alt+3."""
        if 0 < number <= len(self._cards):
            card = self._cards[number - 1]
            self.insert_requested.emit(card.suggestion.answer.name, card.text())

    @Slot()
    def _rank(self) -> None:
        if self._asked is None:
            return
        known = self._asked
        asked = Asked(known.conversation_id, known.message_id, known.texts, self._typed, known.language)
        self._bridge.compute(self, lambda: self._ranked(asked), done=self._on_ranked)

    def _ranked(self, asked: Asked) -> Found:
        """On a reader."""
        language = asked.language
        if asked.texts:
            guess = self._loaded_guesser().guess(asked.texts, asked.language)
            language = guess.language if guess.is_read else asked.language
        typed_language = None
        if len(asked.typed.split()) >= FEWEST_WORDS_TYPED:
            guess = self._loaded_guesser().guess(asked.typed)
            typed_language = guess.language if guess.is_read else None
        texts = [*asked.texts, asked.typed] if asked.typed else list(asked.texts)
        return Found(asked, self._answers.suggest(texts, language, RANKED), language, typed_language)

    def _loaded_guesser(self) -> LanguageGuesser:
        if self._guesser is None:
            from console.answers.language import LanguageGuesser

            self._guesser = LanguageGuesser(default="ca")
        return self._guesser

    def _on_ranked(self, found: Found) -> None:
        asked = found.asked
        if self._row is None or asked.conversation_id != self._row.id or asked.typed != self._typed:
            return
        self._show(found)
        if len(found.suggestions) < SHOWN:
            texts = [*asked.texts, asked.typed] if asked.typed else list(asked.texts)
            first, language = found.suggestions, found.language
            self._bridge.compute(
                self,
                lambda: Second(found, self._answers.second_look(texts, language, first, SHOWN)),
                done=self._on_second,
            )
        is_other = (
            found.typed_language is not None and found.language is not None and found.typed_language != found.language
        )
        self.languages_differ.emit(found.language if is_other else "", found.typed_language if is_other else "")
        if asked.typed or asked.message_id is None:
            return
        if found.language and found.language != self._row.contact_language:
            self._bridge.run(self, contacts.learn_language, self._row.contact_id, found.language)
        if self._answers.can_rank:
            ranked = [(suggestion.answer.name, suggestion.p) for suggestion in found.suggestions]
            self._bridge.run(self, learning.note_suggestions, asked.conversation_id, asked.message_id, ranked)

    def _on_second(self, second: Second) -> None:
        """More by its meaning, behind what is shown; the cards that are there stay where they are."""
        asked = second.found.asked
        is_same = self._row is not None and asked.conversation_id == self._row.id and asked.typed == self._typed
        if second.more and is_same and asked.texts == (self._asked.texts if self._asked else ()):
            found = second.found
            self._show(Found(asked, [*found.suggestions, *second.more], found.language, found.typed_language))

    def _show(self, found: Found | None) -> None:
        self._clear()
        shown = found.suggestions[:SHOWN] if found is not None else []
        if not shown:
            text = self.tr("Suggestions appear here.") if found is None else self.tr("No stored answer speaks of this.")
            self._column.addWidget(safe_label(text, TypeRole.META, "text3", wraps=True))
        words = list(dict.fromkeys(word for suggestion in shown for word in suggestion.words))[:4]
        if words:
            self._column.addWidget(safe_label(self.tr("Words found"), TypeRole.META, "text3"))
            self._column.addWidget(WordChips(words))
        language = (found.language if found is not None else None) or "ca"
        for number, suggestion in enumerate(shown, 1):
            card = SuggestionCard(suggestion, language, number, tuple(words))
            card.insert_wanted.connect(self.insert_requested)
            card.send_wanted.connect(self.send_requested)
            card.more_wanted.connect(self._on_more)
            self._cards.append(card)
            self._column.addWidget(card)
        self.counted.emit(len(shown) or None)

    def _clear(self) -> None:
        self._cards = []
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @Slot(object, str)
    def _on_more(self, button: QWidget, name: str) -> None:
        rule = next((card.suggestion.answer for card in self._cards if card.suggestion.answer.name == name), None)
        if rule is None:
            return
        menu = QMenu(self)
        for language, text in rule.texts.items():
            action = menu.addAction(menu_text(self.tr("Insert in {language}").format(language=language.upper())))
            action.setData(("insert", name, text))
        menu.addSeparator()
        menu.addAction(menu_text(self.tr("This is a way of asking for it"))).setData(("teach", name, ""))
        menu.addAction(menu_text(self.tr("Open the rule"))).setData(("open", name, ""))
        menu.triggered.connect(self._on_picked)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot(object)
    def _on_picked(self, action: object) -> None:
        what, name, text = action.data()  # type: ignore[attr-defined]
        if what == "insert":
            self.insert_requested.emit(name, text)
        elif what == "open":
            self.rule_wanted.emit(name)
        elif self._asked is not None and self._asked.message_id is not None:
            asked = self._asked
            answers = self._answers

            def taught(_: object) -> None:
                self._bridge.compute(
                    self, lambda: answers.teach("\n".join(asked.texts), name, asked.language), done=self._on_taught
                )

            self._bridge.run(self, learning.keep_example, name, asked.message_id, done=taught)

    def _on_taught(self, _: object) -> None:
        self._rank()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rank() if self._asked is not None else self._show(None)
        super().changeEvent(event)
