"""What the window does with answers: puts one into the box, lets what was sent teach the ranking, opens the page of rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from console.models.clock import Clock
from console.operations import learning
from console.operations.learning import Exchange, Learned
from console.ui.bridge import Bridge
from console.ui.furniture import Furniture

if TYPE_CHECKING:
    from console.ui.answers.trial import Trial
    from console.ui.answers.view import AnswersPage
    from console.ui.sending import Files


class AnswerActs(QObject):
    """GUI thread. `message_wanted(object, object)` opens a conversation at a message; `page_left` gives the panes their place back."""

    message_wanted = Signal(object, object)
    page_left = Signal()

    def __init__(
        self,
        bridge: Bridge,
        clock: Clock,
        furniture: Furniture,
        open_conversation: Callable[[], int | None],
        trial: Trial | None,
        files: Files,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._answers = furniture.answers
        self._composer = furniture.composer
        self._open_conversation = open_conversation
        self._trial = trial
        self._files = files
        self._picked: dict[int, str] = {}
        self._page: AnswersPage | None = None

    @Slot(str, str)
    def insert(self, rule: str, text: str) -> None:
        """Put a suggestion into the box, to be read before it goes out."""
        conversation_id = self._open_conversation()
        if conversation_id is not None:
            self._picked[conversation_id] = rule
        self._composer.insert(text)

    @Slot(str, str)
    def send(self, rule: str, text: str) -> None:
        """Send a suggestion as it is, after the time to undo."""
        self.insert(rule, text)
        self._composer.submit()

    def learn(self, conversation_id: int, reply_id: int) -> None:
        """What was sent teaches the suggestions: at once here, and for good in the desk."""
        answers = self._answers

        def teach(learned: Learned | None) -> None:
            if learned is not None:
                self._bridge.compute(self, lambda: answers.teach(learned.text, learned.rule, learned.language))

        picked = self._picked.pop(conversation_id, None)
        self._bridge.run(self, learning.learn_from_reply, reply_id, picked, done=teach)

    def keep_answer(self, reply_id: int) -> None:
        """A reply becomes the draft of a new answer, with what was asked as a way of asking."""
        page = self.page()

        def begin(found: Exchange | None) -> None:
            if found is not None:
                from console.ui.answers.gaps import draft_of_reply

                page.begin_rule(draft_of_reply(reply_id, found))

        self._bridge.read(self, learning.exchange, reply_id, done=begin)

    def page(self) -> AnswersPage:
        """The page of rules, made when it is first wanted."""
        if self._page is None:
            from console.ui.answers.view import AnswersPage

            self._page = AnswersPage(self._bridge, self._clock, self._trial)
            self._page.conversation_wanted.connect(self.message_wanted)
            self._page.rules.form.files.keep_in(self._bridge, self._files)
            self._page.left.connect(self.page_left)
        return self._page
