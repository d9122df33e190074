"""What the window does when an operator acts: asks what must be asked, runs the operation, tells what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from console.models.opening import Opening
from console.models.records import ConversationRow, Draft, MessageRow, Operator, Team
from console.operations import claims, contacts, conversations, corrections, media, notes, office, reads, replies, town
from console.operations.desk import Desk
from console.ui.bridge import Bridge
from console.ui.dialogs.verbs import (
    AssignDialog,
    EditDialog,
    ReasonDialog,
    ResolveDialog,
    SnoozeDialog,
    TransferDialog,
    VerbDialog,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything the window needs to show one conversation."""

    row: ConversationRow
    messages: list[MessageRow]
    drafts: dict[bool, Draft]
    onlookers: list[tuple[str, bool]]

    def goes_beyond(self, before: Sequence[MessageRow]) -> bool:
        """Whether the newest message is another one than the newest of `before`."""
        return bool(self.messages) and (not before or self.messages[-1].id != before[-1].id)


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Whom a conversation can go to, topics in use, and the id of the citizen's last message when this was read."""

    operators: list[Operator]
    teams: list[Team]
    topics: list[str]
    last_word: int


def load_conversation(tx: Any, conversation_id: int, me: int | None) -> Opened:
    """Read a conversation in one picture."""
    row = reads.conversation(tx, conversation_id, me)
    if row.is_reserved:
        return Opened(row, [], {}, [])
    return Opened(
        row,
        reads.timeline_page(tx, row.contact_id),
        reads.drafts(tx, conversation_id, me) if me is not None else {},
        reads.onlookers(tx, conversation_id, me),
    )


def load_colleagues(tx: Any, conversation_id: int) -> Colleagues:
    """What a dialog about a conversation needs."""
    last_word = reads.last_word(tx, conversation_id)
    return Colleagues(office.operators(tx), office.teams(tx), reads.topics(tx), last_word)


class Verbs(QObject):
    """GUI thread. `told(str)` is a short success; `failed(object)` a Problem; `claimed(object)` a conversation id that is mine
    now; `resolved(object, object)` the row that was closed and the drafts it had; `unresolved(object)` the id that is open again."""

    told = Signal(str)
    failed = Signal(object)
    claimed = Signal(object)
    closed = Signal(object)
    resolved = Signal(object, object)
    unresolved = Signal(object)
    text_returned = Signal(object, str)

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self.guess_topic: Callable[[Sequence[str]], str | None] = _no_guess
        """What a citizen's words are about; called off the GUI thread."""

    @property
    def desk(self) -> Desk:
        return self._bridge.desk

    def _run(
        self, operation: Callable[..., Any], *args: Any, done: Callable[[Any], None] | None = None, **kwargs: Any
    ) -> None:
        self._bridge.run(self, operation, *args, done=done, failed=self.failed.emit, **kwargs)

    def claim_next(self) -> None:
        """F2."""
        self._run(claims.claim_next, done=self._on_claimed_next)

    def _on_claimed_next(self, claim: claims.Claim | None) -> None:
        if claim is None:
            self.told.emit(self.tr("Everybody attended. We will tell you when somebody writes."))
        else:
            self.claimed.emit(claim.conversation_id)

    def claim(self, conversation_id: int) -> None:
        """Take a chosen conversation."""
        self._run(claims.claim, conversation_id, done=self._on_claimed)

    def _on_claimed(self, claim: claims.Claim) -> None:
        self.claimed.emit(claim.conversation_id)

    def release(self, row: ConversationRow) -> None:
        """Give it back to the queue."""
        self._run(claims.release, row.id, done=self._on_closed_row(row.id))

    def _on_closed_row(self, conversation_id: int) -> Callable[[Any], None]:
        def tell(_: Any) -> None:
            self.closed.emit(conversation_id)

        return tell

    def mark_unread(self, row: ConversationRow) -> None:
        """Bold again."""
        self._run(conversations.mark_unread, row.id)

    def reopen(self, conversation_id: int) -> None:
        """Undo a close, and claim it. Where it cannot be opened again, that alone is said."""

        def claim(_: Any) -> None:
            self.claim(conversation_id)

        self._run(conversations.reopen, conversation_id, done=claim)

    def note(self, conversation_id: int, text: str, done: Callable[[Any], None]) -> None:
        """Keep an internal note."""
        self._run(notes.add_note, conversation_id, text, done=done)

    def ask(self, verb: str, row: ConversationRow, texts: Sequence[str] = ()) -> None:
        """Verbs that need an answer first; colleagues and topics are read before the dialog opens.

        `texts`: the citizen's latest words, from which the topic is guessed.
        """
        desk, guess = self._bridge.desk, self.guess_topic

        def look() -> tuple[Colleagues, str | None]:
            return desk.read(load_colleagues, row.id), guess(texts) if texts and row.topic is None else None

        def opened(found: tuple[Colleagues, str | None]) -> None:
            self._open_asked(verb, row, *found)

        self._bridge.compute(self, look, done=opened, failed=self.failed.emit)

    def _open_asked(self, verb: str, row: ConversationRow, colleagues: Colleagues, guess: str | None) -> None:
        if verb == "transfer":
            self._transfer(row, colleagues)
        elif verb == "assign":
            assign = AssignDialog(colleagues.operators, self._window)
            self._open(assign, lambda: self._run(claims.assign, row.id, assign.login()))
        elif verb == "resolve":
            self._resolve(row, colleagues, guess)

    def _open(self, dialog: VerbDialog, accepted: Callable[[], None]) -> None:
        """Over the window and without an event loop of its own, so that the lock screen can put it aside."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(accepted)
        dialog.open()

    def _transfer(self, row: ConversationRow, colleagues: Colleagues) -> None:
        others = [operator for operator in colleagues.operators if operator.id != self._bridge.me]
        dialog = TransferDialog(others, colleagues.teams, row.topic, row.contact_language, self._window)

        def accepted() -> None:
            choice = dialog.choice()
            if choice.citizen_text:
                self._run(replies.reply, row.id, choice.citizen_text, now=True, is_from_window=True)
            self._run(claims.transfer, row.id, choice.to, choice.note, done=self._on_closed_row(row.id))

        self._open(dialog, accepted)

    def _resolve(self, row: ConversationRow, colleagues: Colleagues, guess: str | None) -> None:
        dialog = ResolveDialog(row.topic, colleagues.topics, guess, self._window)

        def resolved(drafts: dict[bool, str]) -> None:
            self.resolved.emit(row, drafts)

        def accepted() -> None:
            choice = dialog.choice()
            # What comes while the dialog is open is nobody's to close unread.
            last_word = colleagues.last_word
            self._run(conversations.resolve, row.id, choice.reason, choice.topic, last_word=last_word, done=resolved)

        self._open(dialog, accepted)

    def undo_resolve(self, conversation_id: int, drafts: dict[bool, str]) -> None:
        """Take a close back: it is open and mine again, with its wait and its draft."""

        def reopened(claim: claims.Claim) -> None:
            self.unresolved.emit(claim.conversation_id)

        self._run(conversations.undo_resolve, conversation_id, drafts, done=reopened)

    def snooze(self, row: ConversationRow) -> None:
        """Hide until a time."""
        self._bridge.read(self, town.opening, done=lambda hours: self._snooze(row, hours), failed=self.failed.emit)

    def _snooze(self, row: ConversationRow, hours: Opening) -> None:
        dialog = SnoozeDialog(datetime.now(ZoneInfo(hours.zone)), hours, self._window)

        def accepted() -> None:
            self._run(conversations.snooze, row.id, dialog.until_ms(), done=self._on_closed_row(row.id))

        self._open(dialog, accepted)

    def take_over(self, row: ConversationRow) -> None:
        """Take it from its holder, with a reason."""
        dialog = ReasonDialog(
            self.tr("Take over"),
            self.tr("Why do you take it over? (kept in the journal)"),
            self.tr("Take over"),
            self._window,
        )
        self._open(dialog, lambda: self._run(claims.take_over, row.id, dialog.reason(), done=self._on_claimed))

    def block(self, row: ConversationRow) -> None:
        """Block the contact, with a reason."""
        dialog = ReasonDialog(
            self.tr("Block the contact"), self.tr("Why? (kept in the journal)"), self.tr("Block"), self._window
        )
        self._open(dialog, lambda: self._run(contacts.block, row.contact_id, dialog.reason()))

    def on_message(self, verb: str, message: MessageRow) -> None:
        """Verbs on one message."""
        if verb == "retry":
            self._run(replies.retry, message.id)
        elif verb == "settle_sent":
            self._run(replies.settle, message.id, was_sent=True)
        elif verb == "settle_again":
            self._run(replies.settle, message.id, was_sent=False)
        elif verb == "fetch_again":
            self._run(media.fetch_again, message.id)
        elif verb == "delete":
            self._run(corrections.delete, message.id)
        elif verb == "take_back":
            self.take_back(message.id, message.conversation_id)
        elif verb == "edit":
            dialog = EditDialog(message.text, self._window)

            def accepted() -> None:
                if dialog.text() != message.text:
                    self._run(corrections.edit, message.id, dialog.text())

            self._open(dialog, accepted)

    def take_back(self, message_id: int, conversation_id: int) -> None:
        """Undo a reply in its undo time; its words come back to the box."""

        def returned(text: str) -> None:
            self.text_returned.emit(conversation_id, text)

        self._run(replies.take_back, message_id, done=returned)

    def renew(self, conversation_id: int | None, *, is_typing: bool) -> None:
        """Show life: claims are renewed, colleagues see who looks and who types."""
        if self._bridge.me is None:
            return
        self._run(claims.renew_claims)
        if conversation_id is not None:
            self._run(conversations.set_presence, conversation_id, is_typing=is_typing)


def _no_guess(_: Sequence[str]) -> str | None:
    return None
