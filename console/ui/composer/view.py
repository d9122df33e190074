"""The composer: reply and internal note are two boxes in one frame and two paths in the code, so that no key can send a note.

A reply carries the ids that were captured when its conversation was opened; the box empties only when the window says it is written down.
"""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from console.answers.index import AnswerIndex
from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.records import ConversationRow, Draft
from console.models.splitting import split_text, utf16_length
from console.operations import conversations
from console.ui.actions import with_key
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, IconButton, SegmentedControl
from console.ui.cleaning import clean_name
from console.ui.composer.box import WritingBox
from console.ui.composer.emoji import EmojiPicker
from console.ui.composer.hint import HintLine
from console.ui.composer.intent import ReplyIntent
from console.ui.composer.palette import AnswerPalette
from console.ui.composer.standing import StandingLine
from console.ui.composer.style import composer_style
from console.ui.composer.tray import FileTray
from console.ui.composer.window import WindowLine, placeholder_of
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole

DRAFT_DELAY_MS = 500
MOST_DOCUMENTS = 50
SIGNS = ("paperclip", "mood-smile", "template")


class Composer(QFrame):
    """GUI thread. Knows one conversation at a time; `row` is None when nothing is open."""

    reply_submitted = Signal(object)
    note_submitted = Signal(object, str)
    claim_wanted = Signal(object)
    reopen_wanted = Signal(object)
    undo_send_wanted = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge, answers: AnswerIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.setAcceptDrops(True)
        self._bridge = bridge
        self._row: ConversationRow | None = None
        self._documents: dict[tuple[int, bool], QTextDocument] = {}
        self._uuid = str(uuid.uuid4())
        self._reply_to: int | None = None
        self._picker: EmojiPicker | None = None
        self._palette: AnswerPalette | None = None
        self._answers = answers
        self._is_loading = False
        self._has_focus = False
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self.save_draft)
        self._build()
        theme().theme_changed.connect(self._dress)
        self.retranslate()
        self.set_conversation(None, {})

    def _build(self) -> None:
        self._segment = SegmentedControl([Choice("reply", ""), Choice("note", "")])
        self._segment.choice_changed.connect(self._on_mode)
        self._recipient = safe_label(role=TypeRole.META, colour="text3", elides=True)
        self._recipient.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout()
        top.addWidget(self._segment)
        top.addWidget(self._recipient, 1)
        self.box = WritingBox()
        self.box.textChanged.connect(self._on_text)
        self.box.send_pressed.connect(self.submit)
        self.box.send_next_pressed.connect(self._submit_and_next)
        self.box.palette_wanted.connect(self.open_palette)
        self.box.left.connect(self.left)
        self.box.focus_changed.connect(self._on_focus)
        self.box.undo_send_wanted.connect(self.undo_send_wanted)
        self.box.files_dropped.connect(self.add_paths)
        self.box.image_pasted.connect(self._on_image)
        self._tray = FileTray(self._bridge)
        self._tray.changed.connect(self._on_text)
        self._tray.refused.connect(self.show_problem)
        self._problem = safe_label("")
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._attach, self._emoji, self._templates = (IconButton(sign, "") for sign in SIGNS)
        self._attach.clicked.connect(self.choose_files)
        self._emoji.clicked.connect(self.open_emoji)
        self._templates.clicked.connect(self.open_palette)
        self._saved = safe_label(role=TypeRole.META, colour="text3", elides=True)
        self._action = ActionButton("", ButtonKind.PRIMARY)
        self._send_next = ActionButton("", ButtonKind.GHOST)
        self._send = ActionButton("", ButtonKind.PRIMARY, "send")
        self._action.clicked.connect(self._on_action)
        self._send_next.clicked.connect(self._submit_and_next)
        self._send.clicked.connect(self.submit)
        bottom = QHBoxLayout()
        bottom.setSpacing(6)
        for widget in (self._attach, self._emoji, self._templates):
            bottom.addWidget(widget)
        bottom.addSpacing(4)
        bottom.addWidget(self._saved, 1)
        for button in (self._action, self._send_next, self._send):
            bottom.addWidget(button)
        self._frame = QFrame()
        self._frame.setObjectName("composerFrame")
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(14, 10, 12, 10)
        inner.addLayout(top)
        self.window_line = WindowLine()
        self.window_line.ended.connect(self._refresh)
        inner.addWidget(self.window_line)
        inner.addWidget(self._problem)
        inner.addWidget(self.box)
        inner.addWidget(self._tray)
        inner.addLayout(bottom)
        self.standing = StandingLine(self._bridge, self._has_words)
        self.standing.changed.connect(self._on_standing)
        self.hint = HintLine()
        self._count = safe_label(role=TypeRole.META, colour="text3")
        hints = QHBoxLayout()
        hints.addWidget(self.hint, 1)
        hints.addWidget(self._count)
        self.of_free_text: tuple[QWidget, ...] = (
            *(self._attach, self._emoji, self._templates),
            *(self._saved, self._count),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 6, 20, 10)
        outer.addWidget(self.standing)
        outer.addWidget(self._frame)
        outer.addLayout(hints)

    def retranslate(self) -> None:
        """All texts in the language in force."""
        self._segment.set_choice(Choice("reply", self.tr("Reply"), icon="message-2"))
        self._segment.set_choice(Choice("note", self.tr("Internal note"), icon="lock"))
        self._attach.set_words(self.tr("Attach a file"), with_key(self.tr("Attach a file"), "attach"))
        self._emoji.set_words(self.tr("Emoji"), with_key(self.tr("Emoji"), "emoji"))
        self._templates.set_words(self.tr("Stored answers"), with_key(self.tr("Stored answers"), "answers"))
        self.hint.say_keys(self.box.keys_in_words())
        self._dress()
        self._refresh()
        self._show_count()

    @Slot(bool)
    def _on_focus(self, has_focus: bool) -> None:
        self._has_focus = has_focus
        self._dress()

    @Slot()
    def _dress(self) -> None:
        note = self.is_note
        self.setStyleSheet(composer_style(is_note=note, has_focus=self._has_focus))
        self.box.dress(theme().tokens.font(TypeRole.MESSAGE), self._documents.values())
        self._send.set_icon("note" if note else "send")
        self._fit()

    @property
    def is_note(self) -> bool:
        """Whether the note box is in front."""
        return self._segment.current == "note"

    def set_conversation(self, row: ConversationRow | None, drafts: dict[bool, Draft]) -> None:
        """Show another conversation (or none). Unsaved words of the one before are saved first."""
        self.save_draft()
        before = self._row.id if self._row else None
        self.hint.warn_of_language("", "")
        self._row = row
        self.standing.watch(row)
        if row is None or row.id != before:
            self._uuid = str(uuid.uuid4())
            self._reply_to = None
            self._tray.clear()
            self._clear_problem()
            self._segment.choose("reply")
        if row is not None:
            self._tray.able = BY_KIND[row.channel_kind]
            for is_note, draft in drafts.items():
                key = (row.id, is_note)
                if key not in self._documents or not self._documents[key].toPlainText():
                    self._documents[key] = self.box.new_document(draft.text)
        self._show_document()
        self._refresh()

    def update_row(self, row: ConversationRow) -> None:
        """The same conversation as it is now: the words stay, what may be done with them follows."""
        if self._row is not None and row.id == self._row.id:
            self._row = row
            self.standing.watch(row)
            self._refresh()

    def _has_words(self, conversation_id: int) -> bool:
        document = self._documents.get((conversation_id, False))
        is_open = self._row is not None and self._row.id == conversation_id
        return bool(document and document.toPlainText().strip()) or (is_open and bool(self._tray.files))

    @Slot()
    def _on_standing(self) -> None:
        self._show_count()
        if self.standing.standing != "cut":
            self.save_draft()

    def _show_document(self) -> None:
        if self._row is None:
            return
        key = (self._row.id, self.is_note)
        if key not in self._documents:
            self._documents[key] = self.box.new_document()
            while len(self._documents) > MOST_DOCUMENTS:
                oldest = next(iter(self._documents))
                del self._documents[oldest]
        self._is_loading = True
        self.box.show_document(self._documents[key])
        self._is_loading = False
        self._on_text()

    def can_reply(self) -> bool:
        """Whether the conversation is mine (or free: then replying claims it) and can be answered."""
        row = self._row
        return (
            row is not None
            and row.state != "resolved"
            and not row.is_blocked
            and row.operator_id in (None, self._bridge.me)
            and not self.window_line.is_closed
        )

    def _refresh(self) -> None:
        row = self._row
        self.window_line.show_row(row)
        can = self.can_reply()
        is_foreign = row is not None and row.state != "resolved" and row.operator_id not in (None, self._bridge.me)
        is_foreign = is_foreign and row is not None and not row.is_blocked
        self.box.setEnabled(row is not None)
        self.box.setReadOnly(not (can or (self.is_note and row is not None)))
        self._attach.setEnabled(can and not self.is_note)
        self._templates.setEnabled(can)
        self._emoji.setEnabled(not self.box.isReadOnly() and row is not None)
        self._send.set_words(self.tr("Save note") if self.is_note else self.tr("Send"))
        self._send_next.setVisible(not self.is_note and can)
        self._send.setVisible(can or (self.is_note and row is not None))
        self._action.setVisible(row is not None and not self.is_note and (is_foreign or row.state == "resolved"))
        if row is None:
            self._recipient.setText("")
            # The empty pane above says how to begin.
            self.box.setPlaceholderText("")
            return
        who = clean_name(row.contact_name)
        channel = BY_KIND[row.channel_kind].label
        self._recipient.setText(
            self.tr("To {name} · {channel} · …{last}").format(
                name=who, channel=channel, last=row.contact_provider_id[-3:]
            )
        )
        if self.is_note:
            self._recipient.setText(self.tr("To the team only"))
        if row.state == "resolved" or is_foreign:
            self._action.set_words(self.tr("Reopen") if row.state == "resolved" else self.tr("Take it to answer"))
        closed = self.window_line.closed_text() if self.window_line.is_closed else ""
        self.box.setPlaceholderText(placeholder_of(row, closed, is_note=self.is_note, is_foreign=is_foreign))
        self.box.setAccessibleName(
            self.tr("Internal note") if self.is_note else self.tr("Reply to {name}").format(name=who)
        )

    def _show_count(self) -> None:
        text = self.box.toPlainText()
        limit = BY_KIND[self._row.channel_kind].max_text if self._row else 4096
        if utf16_length(text) > limit and not self.is_note:
            self._count.setText(self.tr("goes out in %n part(s)", "", len(split_text(text, limit))))
        else:
            self._count.setText(self.tr("%n character(s)", "", len(text)))
        may_send = self.is_note or self.standing.may_send()
        self._send.setEnabled(bool(text.strip() or self._tray.files) and may_send)
        self._send_next.setEnabled(may_send)

    @Slot()
    def _on_text(self) -> None:
        self._show_count()
        if not self._is_loading and self._row is not None:
            self._saved.setText("")
            self._draft_timer.start()

    @Slot()
    def save_draft(self) -> None:
        """Keep the words that are in the box now."""
        self._draft_timer.stop()
        if self._row is None or self._bridge.me is None:
            return
        key = (self._row.id, self.is_note)
        document = self._documents.get(key)
        if document is None or not document.isModified():
            return
        self._keep(key, document, self._on_saved)

    def _keep(
        self, key: tuple[int, bool], document: QTextDocument, done: Callable[[object], None] | None = None
    ) -> None:
        """Write a draft down; words that could not be are kept here and tried again."""
        document.setModified(False)

        def failed(problem: Problem) -> None:
            document.setModified(True)
            self._bridge.problem_raised.emit(problem)

        words = document.toPlainText()
        self._bridge.run(self, conversations.save_draft, key[0], words, is_note=key[1], done=done, failed=failed)

    def _on_saved(self, _: object) -> None:
        self._saved.setText(self.tr("Draft saved"))

    @Slot(str)
    def _on_mode(self, _: str) -> None:
        if self._row is not None:
            document = self._documents.get((self._row.id, not self.is_note))
            if document is not None and document.isModified():
                self._keep((self._row.id, not self.is_note), document)
        self._dress()
        self._show_document()
        self._refresh()

    def toggle_note(self) -> None:
        """Reply ⇄ internal note."""
        self._segment.choose("reply" if self.is_note else "note")
        self.focus_box()

    @Slot()
    def focus_box(self) -> None:
        """Put the cursor into the box."""
        self.box.setFocus()

    @Slot()
    def submit(self) -> None:
        """Send, or save the note."""
        self._submit()

    @Slot()
    def _submit_and_next(self) -> None:
        """Send and go to the next of mine: Ctrl+Enter and its button."""
        self._submit(then_next=True)

    def _submit(self, *, then_next: bool = False) -> None:
        row, text = self._row, self.box.toPlainText().strip()
        if row is None or not (text or self._tray.files):
            return
        if self.is_note:
            if text:
                self.note_submitted.emit(row.id, text)
        elif self._tray.is_preparing:
            self._tray.when_ready = partial(self._submit, then_next=then_next)
        elif self.can_reply() and self.standing.may_send():
            self.reply_submitted.emit(
                ReplyIntent(row.id, text, self._tray.files, self._uuid, self._reply_to, then_next)
            )

    def confirm_sent(self, conversation_id: int, *, is_note: bool) -> None:
        """It is written down: the box of that conversation may be emptied."""
        document = self._documents.get((conversation_id, is_note))
        if document is not None:
            document.setPlainText("")
            document.clearUndoRedoStacks()
            document.setModified(False)
        if not is_note:
            self.standing.settled(conversation_id)
        if self._row is not None and self._row.id == conversation_id and not is_note:
            self._tray.clear()
            self._reply_to = None
            self._uuid = str(uuid.uuid4())
        self._clear_problem()
        self._show_count()
        self._draft_timer.stop()

    def bring_back(self, conversation_id: int, text: str) -> None:
        """Words of a reply that was taken back."""
        document = self._documents.setdefault((conversation_id, False), self.box.new_document())
        document.setPlainText(text if not document.toPlainText() else f"{text}\n\n{document.toPlainText()}")
        if self._row is not None and self._row.id == conversation_id:
            self._show_document()
            self.focus_box()

    def show_problem(self, sentence: str) -> None:
        """Why it did not go; the words are still there."""
        self._problem.setText(sentence)
        self._problem.show()

    def _clear_problem(self) -> None:
        self._problem.setText("")
        self._problem.hide()

    def set_reply_to(self, message_id: int | None) -> None:
        """Quote this message with the next reply."""
        self._reply_to = message_id
        self._saved.setText(self.tr("Answering one message") if message_id is not None else "")
        self.focus_box()

    def insert(self, text: str) -> None:
        """Put a stored answer at the cursor."""
        if self.can_reply():
            self._segment.choose("reply")
            self.box.insertPlainText(text)
            self.focus_box()

    @Slot(str, bool)
    def _on_answer(self, text: str, send: bool) -> None:
        cursor = self.box.textCursor()
        if cursor.block().text() == "/":
            cursor.select(cursor.SelectionType.BlockUnderCursor)
            cursor.removeSelectedText()
        self.insert(text)
        if send:
            self.submit()

    @Slot()
    def open_palette(self) -> None:
        """Show the stored answers."""
        if not self.can_reply():
            return
        if self._palette is None:
            self._palette = AnswerPalette(self._answers, self.window())
            self._palette.picked.connect(self._on_answer)
            self._palette.closed.connect(self.focus_box)
        self._palette.open_at(self._frame, self._row.contact_language if self._row else None)

    @Slot()
    def choose_files(self) -> None:
        """Pick files to attach."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        self.add_paths(paths)

    @Slot(object)
    def add_paths(self, paths: list[str]) -> None:
        """Attach local regular files; folders and more than 20 are refused in words."""
        if self.can_reply() and not self.is_note:
            self._tray.add_paths(paths)

    @Slot(object)
    def _on_image(self, image: QImage) -> None:
        if self.can_reply() and not self.is_note:
            self._tray.add_image(image)

    @Slot()
    def open_emoji(self) -> None:
        """Show the emoji over the box."""
        if not self._emoji.isEnabled():
            return
        if self._picker is None:
            self._picker = EmojiPicker(self._bridge, self.window())
            self._picker.picked.connect(self.box.insertPlainText)
            self._picker.closed.connect(self.focus_box)
        self._picker.open_at(self._frame)

    def _fit(self) -> None:
        """With large letters "Send and next" keeps only its sign."""
        others = (self._attach, self._emoji, self._templates, self._action, self._send)
        taken = sum(one.sizeHint().width() + 6 for one in others if not one.isHidden())
        words = self.tr("Send and next")
        self._send_next.set_icon("")
        self._send_next.set_words(words)
        if taken + self._send_next.sizeHint().width() > self._frame.width() - 40:
            self._send_next.set_icon("arrow-right")
            self._send_next.set_words("", words)
            self._send_next.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_action(self) -> None:
        if self._row is None:
            return
        (self.reopen_wanted if self._row.state == "resolved" else self.claim_wanted).emit(self._row.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_paths([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
