"""The right pane of the open conversation: what to answer, who it is, what was before."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from console.answers.index import AnswerIndex
from console.models.clock import Clock, SystemClock
from console.models.promises import Promise
from console.models.records import Contact, ConversationRow, MessageRow
from console.operations import contacts, promises, reads
from console.operations.facts import facts_of
from console.ui.actions import with_key
from console.ui.bridge import Bridge
from console.ui.buttons import Choice, IconButton, TabBar
from console.ui.details.episodes import EpisodeList
from console.ui.details.person import PersonCard
from console.ui.details.promises import PromiseCard
from console.ui.details.short import ShortCard
from console.ui.details.suggestions import SuggestionsView
from console.ui.text import safe_tooltip
from console.ui.theme import theme

TABS = {"suggestions": "bulb", "card": "user", "history": "history"}
"""The tabs in their order, with the icon that stands for each where there is no room for words."""


class DetailsPane(QFrame):
    """GUI thread. `insert_requested(str, str)` and `send_requested(str, str)` carry rule and text, `rule_wanted(str)` a rule to edit;

    `conversation_opened(object)`, `close_requested()`.
    """

    insert_requested = Signal(str, str)
    send_requested = Signal(str, str)
    rule_wanted = Signal(str)
    languages_differ = Signal(str, str)
    conversation_opened = Signal(object)
    close_requested = Signal()

    def __init__(
        self, bridge: Bridge, answers: AnswerIndex, parent: QWidget | None = None, *, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._bridge = bridge
        self._row: ConversationRow | None = None
        self._messages: list[MessageRow] = []
        self._counts: dict[str, int | None] = {"suggestions": None, "card": None, "history": None}
        self._tabs = TabBar([Choice(name, "") for name in TABS])
        self._close = IconButton("x", "")
        self._close.clicked.connect(self.close_requested)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        top.addWidget(self._tabs, 1)
        top.addWidget(self._close)
        self._pages = QStackedWidget()
        self._suggestions = SuggestionsView(bridge, answers)
        self._suggestions.insert_requested.connect(self.insert_requested)
        self._suggestions.send_requested.connect(self.send_requested)
        self._suggestions.rule_wanted.connect(self.rule_wanted)
        self._suggestions.languages_differ.connect(self.languages_differ)
        self._suggestions.counted.connect(self._on_counted)
        self._clock = clock or SystemClock()
        self.promises = PromiseCard(self._clock)
        self._short = ShortCard(self._clock)
        self._short.opened.connect(self._show_card)
        self._card = PersonCard()
        self._card.name_corrected.connect(self._on_name)
        self._card.language_corrected.connect(self._on_language)
        self._card.block_wanted.connect(self._on_block)
        self._card.unblock_wanted.connect(self._on_unblock)
        self._history = EpisodeList(self._clock)
        self._history.picked.connect(self.conversation_opened)
        for page in (self._suggestions, self._card):
            body = QWidget()
            holder = QVBoxLayout(body)
            holder.setContentsMargins(16, 12, 16, 16)
            holder.setSpacing(12)
            if page is self._suggestions:
                holder.addWidget(self.promises)
            holder.addWidget(page)
            if page is self._suggestions:
                holder.addWidget(self._short)
            holder.addStretch()
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(body)
            self._pages.addWidget(scroll)
        self._pages.addWidget(self._history)
        self._tabs.choice_changed.connect(self._on_tab)
        head = QWidget()
        head.setObjectName("head")
        head.setLayout(top)
        top.setContentsMargins(12, 4, 10, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._pages, 1)
        sizes = theme().tokens.sizes
        self.setMinimumWidth(sizes.right_pane_min)
        self.setMaximumWidth(sizes.right_pane_max)
        theme().theme_changed.connect(self._dress)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language in force."""
        self._show_tabs()
        self._short.retranslate()
        self._close.set_words(
            self.tr("Hide the right pane"), with_key(self.tr("Hide the right pane"), "toggle_details")
        )
        self._dress()

    def _show_tabs(self) -> None:
        """With large letters the tabs lose their figures, then all but the chosen one its words."""
        words = {"suggestions": self.tr("Suggestions"), "card": self.tr("Card"), "history": self.tr("History")}
        room = self.width() - 12 - 10 - 4 - self._close.sizeHint().width()
        for has_counts, has_words in ((True, True), (False, True), (False, False)):
            for name, icon in TABS.items():
                is_worn = has_words or name == self._tabs.current
                count = self._counts[name] if has_counts else None
                self._tabs.set_choice(Choice(name, words[name] if is_worn else "", count, "" if is_worn else icon))
                figure = "" if self._counts[name] is None else f" {self._counts[name]}"
                self._tabs.button(name).setAccessibleName(words[name] + figure)
                safe_tooltip(self._tabs.button(name), "" if is_worn and has_counts else words[name] + figure)
            if self._tabs.minimumSizeHint().width() <= room:
                break

    @Slot(str)
    def _on_tab(self, name: str) -> None:
        self._pages.setCurrentIndex(list(TABS).index(name))
        self._show_tabs()

    @Slot()
    def _show_card(self) -> None:
        self._tabs.choose("card")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tabs()

    @Slot()
    def _dress(self) -> None:
        colours = theme().tokens.colours
        self._show_tabs()
        self.setStyleSheet(
            f"#details, #details QScrollArea, #details QScrollArea > QWidget > QWidget, #details QListWidget {{ background: {colours.pane.name()};"
            " border: none; }"
            f"#head {{ border-bottom: 1px solid {colours.border.name()}; }}"
        )

    def open(self, row: ConversationRow | None, messages: list[MessageRow]) -> None:
        """Show a conversation's suggestions, card and history."""
        if row is None or self._row is None or row.contact_id != self._row.contact_id:
            self._short.show_facts(None)
            self.promises.show_promises([])
        self._row = row
        self._messages = messages
        if row is None:
            self._suggestions.open(None, [])
            self._card.show_contact(None, None)
            self._history.show_rows([])
            return
        self.suggest(messages)
        self._read_contact()
        self._bridge.read(self, reads.contact_history, row.contact_id, done=self._on_episodes)

    def suggest(self, messages: list[MessageRow]) -> None:
        """Rank stored answers for the citizen's latest words of this conversation."""
        self._messages = messages
        self._suggestions.open(self._row, messages)
        if self._row is not None:
            self._bridge.read(self, promises.promises_of, self._row.id, done=self._on_promises)

    @Slot(str)
    def follow(self, typed: str) -> None:
        """Let the suggestions follow what the operator writes."""
        self._suggestions.follow(typed)

    def insert_suggestion(self, number: int) -> None:
        """Alt+1 … Alt+3."""
        self._suggestions.insert_suggestion(number)

    @Slot(object)
    def _on_counted(self, number: int | None) -> None:
        self._counts["suggestions"] = number
        self._show_tabs()

    def _on_promises(self, found: list[Promise]) -> None:
        if self._row is not None and all(each.conversation_id == self._row.id for each in found):
            self.promises.show_promises(found)

    def _on_contact(self, contact: Contact) -> None:
        self._card.show_contact(contact, self._row)

    @Slot(str)
    def _on_name(self, name: str) -> None:
        if self._row is not None:
            self._bridge.run(self, contacts.correct_contact, self._row.contact_id, name=name, done=self._on_changed)

    @Slot(str)
    def _on_language(self, language: str) -> None:
        if self._row is not None:
            self._bridge.run(
                self, contacts.correct_contact, self._row.contact_id, language=language, done=self._on_changed
            )

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
            self._read_contact()

    def _read_contact(self) -> None:
        if self._row is not None:
            self._bridge.read(self, reads.contact, self._row.contact_id, done=self._on_contact)
            self._bridge.read(self, facts_of, self._row.contact_id, self._row.id, done=self._short.show_facts)

    def _on_episodes(self, rows: list[ConversationRow]) -> None:
        self._history.show_rows(rows)
        self._counts["history"] = len(rows) or None
        self._show_tabs()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.open(self._row, self._messages)
        super().changeEvent(event)
