"""The right pane of the open conversation: what to answer, who it is, what was before."""

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.answers.stored import AnswerIndex, Suggestion
from console.models.capabilities import BY_KIND
from console.models.records import Contact, ConversationRow, MessageRow
from console.operations import contacts, reads
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.details.cards import SuggestionCard
from console.ui.icons import action_icon
from console.ui.text import safe_label
from console.ui.theme import theme

LANGUAGES = ("ca", "es", "en", "ar", "fr")
_LATEST_TEXTS = 3


class DetailsPane(QFrame):
    """GUI thread. `insert_requested(str)`, `send_requested(str)`, `conversation_opened(object)`, `close_requested()`."""

    insert_requested = Signal(str)
    send_requested = Signal(str)
    conversation_opened = Signal(object)
    close_requested = Signal()

    def __init__(self, bridge: Bridge, answers: AnswerIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._bridge = bridge
        self._answers = answers
        self._row: ConversationRow | None = None
        self._cards: list[SuggestionCard] = []
        self._messages: list[MessageRow] = []
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for _ in range(3):
            self._tabs.addTab("")
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_requested)
        top = QHBoxLayout()
        top.addWidget(self._tabs, 1)
        top.addWidget(self._close)
        self._pages = QStackedWidget()
        self._suggestions = QVBoxLayout()
        self._suggestions.setSpacing(12)
        self._card = QFormLayout()
        self._history = QListWidget()
        self._history.itemActivated.connect(self._on_history)
        for page in (self._suggestions, self._card):
            body = QWidget()
            holder = QVBoxLayout(body)
            holder.addLayout(page)
            holder.addStretch()
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(body)
            self._pages.addWidget(scroll)
        self._pages.addWidget(self._history)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addLayout(top)
        layout.addWidget(self._pages)
        theme().theme_changed.connect(self._dress)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language in force."""
        self._tabs.setTabText(0, self.tr("Suggestions {n}").format(n=len(self._cards) or ""))
        self._tabs.setTabText(1, self.tr("Card"))
        self._tabs.setTabText(2, self.tr("History {n}").format(n=self._history.count() or ""))
        self._close.setAccessibleName(self.tr("Hide the right pane"))
        self._close.setToolTip(self.tr("Hide the right pane (F4)"))
        self._dress()

    @Slot()
    def _dress(self) -> None:
        colours = theme().tokens.colours
        self._close.setIcon(action_icon("x"))
        self.setStyleSheet(
            f"#details, #details QScrollArea, #details QScrollArea > QWidget > QWidget, #details QListWidget {{ background: {colours.pane.name()};"
            " border: none; }"
            f"#card {{ background: {colours.raised.name()}; border: 1px solid {colours.border.name()}; border-radius: 11px; }}"
            f"#key {{ color: {colours.text3.name()}; border: 1px solid {colours.border.name()}; border-radius: 5px; padding: 1px 6px; }}"
            f"#meta {{ color: {colours.text3.name()}; }}"
            f"#chip {{ background: {colours.highlight.name()}; color: {colours.highlight_text.name()}; border-radius: 10px; padding: 3px 10px; }}"
            f"#primary {{ background: {colours.accent.name()}; color: {colours.accent_text_on.name()}; border: none; border-radius: 7px; padding: 6px 14px; }}"
            f"#tinted {{ background: {colours.accent_tint.name()}; color: {colours.accent_text.name()}; border: none; border-radius: 7px; padding: 6px 14px; }}"
            f"#quiet {{ background: transparent; color: {colours.text2.name()}; border: none; padding: 6px 10px; }}"
            f"#primary:focus, #tinted:focus, #quiet:focus {{ border: 2px solid {colours.accent_text.name()}; }}"
            f"QTabBar::tab {{ padding: 8px 10px; color: {colours.text2.name()}; border-bottom: 2px solid transparent; }}"
            f"QTabBar::tab:selected {{ color: {colours.text.name()}; font-weight: 600; border-bottom: 2px solid {colours.accent_text.name()}; }}"
        )

    def open(self, row: ConversationRow | None, messages: list[MessageRow]) -> None:
        """Show a conversation's suggestions, card and history."""
        self._row = row
        self._messages = messages
        if row is None:
            self._show_suggestions([])
            _empty(self._card)
            self._history.clear()
            return
        self.suggest(messages)
        self._bridge.read(self, reads.contact, row.contact_id, done=self._on_contact)
        self._bridge.read(self, reads.contact_history, row.contact_id, done=self._on_episodes)

    def suggest(self, messages: list[MessageRow]) -> None:
        """Rank stored answers for the citizen's latest words of this conversation."""
        self._messages = messages
        if self._row is None:
            return
        texts = [
            m.text for m in messages if m.direction == "incoming" and m.conversation_id == self._row.id and m.text
        ][-_LATEST_TEXTS:]
        self._bridge.compute(self, lambda: self._answers.suggest(texts), done=self._show_suggestions)

    def _show_suggestions(self, found: list[Suggestion]) -> None:
        _empty(self._suggestions)
        self._cards = []
        if not found:
            text = (
                self.tr("No stored answer speaks of this.")
                if self._row is not None
                else self.tr("Suggestions appear here.")
            )
            label = safe_label(text)
            label.setObjectName("meta")
            self._suggestions.addWidget(label)
        else:
            words = list(dict.fromkeys(word for suggestion in found for word in suggestion.words))[:3]
            title = safe_label(self.tr("Words found"))
            title.setObjectName("meta")
            self._suggestions.addWidget(title)
            row = QHBoxLayout()
            for word in words:
                chip = safe_label(word)
                chip.setObjectName("chip")
                row.addWidget(chip)
            row.addStretch()
            self._suggestions.addLayout(row)
        language = (self._row.contact_language if self._row else None) or "ca"
        for number, suggestion in enumerate(found, 1):
            card = SuggestionCard(suggestion, language, number)
            card.insert_wanted.connect(self.insert_requested)
            card.send_wanted.connect(self.send_requested)
            self._cards.append(card)
            self._suggestions.addWidget(card)
        self._tabs.setTabText(0, self.tr("Suggestions {n}").format(n=len(found) or ""))

    def insert_suggestion(self, number: int) -> None:
        """Alt+1 … Alt+3."""
        if 0 < number <= len(self._cards):
            self.insert_requested.emit(self._cards[number - 1].text())

    def _on_contact(self, contact: Contact) -> None:
        _empty(self._card)
        if self._row is None:
            return
        date = QLocale().toString(QDateTime.fromMSecsSinceEpoch(contact.created_at), QLocale.FormatType.ShortFormat)
        kind = BY_KIND[self._row.channel_kind].label
        self._name = QLineEdit(clean_name(contact.name))
        self._name.setAccessibleName(self.tr("Name"))
        self._name.editingFinished.connect(self._on_name)
        self._language = QPushButton((contact.language or "–").upper())
        self._language.setAccessibleName(self.tr("Language"))
        self._language.clicked.connect(self._on_language)
        self._card.addRow(safe_label(self.tr("Name")), self._name)
        self._card.addRow(safe_label(self.tr("Language")), self._language)
        self._card.addRow(safe_label(self.tr("Channel")), safe_label(f"{kind} · {clean_name(self._row.channel_name)}"))
        self._card.addRow(
            safe_label(self.tr("Identity")), safe_label(clean_name(contact.username or contact.provider_id))
        )
        self._card.addRow(safe_label(self.tr("Known since")), safe_label(date))
        if contact.is_group:
            self._add_wide(self.tr("This is a group: everybody in it reads your reply."))
        if contact.unreachable_at is not None:
            self._add_wide(self.tr("The citizen has stopped this channel and cannot be written to."))
        self._block = QPushButton(self.tr("Unblock") if contact.blocked_at is not None else self.tr("Block…"))
        self._block.clicked.connect(self._on_unblock if contact.blocked_at is not None else self._on_block)
        self._card.addRow(self._block)
        if contact.block_reason:
            self._add_wide(self.tr("Blocked: {reason}").format(reason=clean_name(contact.block_reason)))

    def _add_wide(self, text: str) -> None:
        label = safe_label(text)
        label.setWordWrap(True)
        self._card.addRow(label)

    @Slot()
    def _on_name(self) -> None:
        name = self._name.text().strip()
        if self._row is not None and name and name != clean_name(self._row.contact_name):
            self._bridge.run(self, contacts.correct_contact, self._row.contact_id, name=name)

    @Slot()
    def _on_language(self) -> None:
        if self._row is None:
            return
        now = self._language.text().lower()
        after = LANGUAGES[(LANGUAGES.index(now) + 1) % len(LANGUAGES)] if now in LANGUAGES else LANGUAGES[0]
        self._language.setText(after.upper())
        self._bridge.run(self, contacts.correct_contact, self._row.contact_id, language=after)

    @Slot()
    def _on_block(self) -> None:
        if self._row is None:
            return
        contact_id = self._row.contact_id
        reason, is_given = QInputDialog.getText(
            self, self.tr("Block the contact"), self.tr("Reason (kept in the journal)")
        )
        if is_given and reason.strip():
            self._bridge.run(self, contacts.block, contact_id, reason, done=self._on_changed)

    @Slot()
    def _on_unblock(self) -> None:
        if self._row is not None:
            self._bridge.run(self, contacts.unblock, self._row.contact_id, done=self._on_changed)

    def _on_changed(self, _: object) -> None:
        if self._row is not None:
            self._bridge.read(self, reads.contact, self._row.contact_id, done=self._on_contact)

    def _on_episodes(self, rows: list[ConversationRow]) -> None:
        self._history.clear()
        for row in rows:
            date = QLocale().toString(
                QDateTime.fromMSecsSinceEpoch(row.opened_at).date(), QLocale.FormatType.ShortFormat
            )
            states = {"open": self.tr("open"), "snoozed": self.tr("snoozed"), "resolved": self.tr("closed")}
            topic = row.topic or self.tr("No topic")
            item = QListWidgetItem(f"{date} · {topic} · {states[str(row.state)]}\n{row.preview[:70]}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self._history.addItem(item)
        self._tabs.setTabText(2, self.tr("History {n}").format(n=len(rows) or ""))

    @Slot(QListWidgetItem)
    def _on_history(self, item: QListWidgetItem) -> None:
        self.conversation_opened.emit(item.data(Qt.ItemDataRole.UserRole))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.open(self._row, self._messages)
        super().changeEvent(event)


def _empty(layout: QVBoxLayout | QFormLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout):
            while inner.count():
                child = inner.takeAt(0)
                part = child.widget() if child is not None else None
                if part is not None:
                    part.deleteLater()
