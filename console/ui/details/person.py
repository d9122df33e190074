"""The whole card of a citizen: what can be corrected, what is known, and the button that blocks."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from console.models.capabilities import BY_KIND
from console.models.records import Contact, ConversationRow
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_name
from console.ui.languages import language_name
from console.ui.queue.words import shown_name
from console.ui.text import PlainLabel, safe_label
from console.ui.tokens import TypeRole
from console.ui.widgets import Card

LANGUAGES = ("ca", "es", "en", "ar", "fr")


class PersonCard(Card):
    """GUI thread. `name_corrected(str)`, `language_corrected(str)`, `block_wanted()`, `unblock_wanted()`."""

    name_corrected = Signal(str)
    language_corrected = Signal(str)
    block_wanted = Signal()
    unblock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._contact: Contact | None = None
        self._row: ConversationRow | None = None
        self.name = QLineEdit()
        self.name.editingFinished.connect(self._on_name)
        self.language = QComboBox()
        self.language.activated.connect(self._on_language)
        self._channel, self._identity, self._since = (_value() for _ in range(3))
        self._labels = [safe_label(role=TypeRole.BODY, colour="text2") for _ in range(5)]
        self._group = safe_label(role=TypeRole.META, colour="text2", wraps=True)
        self._gone = safe_label(role=TypeRole.META, colour="bad_text", wraps=True)
        self._why = safe_label(role=TypeRole.META, colour="bad_text", wraps=True)
        self.block = ActionButton("", ButtonKind.SECONDARY, "ban", size=ButtonSize.CARD)
        self.block.clicked.connect(self._on_block)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = (self.name, self.language, self._channel, self._identity, self._since)
        for label, field in zip(self._labels, fields, strict=True):
            field.setMinimumWidth(60)
            form.addRow(label, field)
        for label, field in zip(self._labels, (self.name, self.language), strict=False):
            label.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(form)
        for note in (self._group, self._gone, self._why):
            column.addWidget(note)
        column.addWidget(self.block)
        self.hide()

    def show_contact(self, contact: Contact | None, row: ConversationRow | None) -> None:
        """None hides the card. What the operator is typing is not taken away by news about the same citizen."""
        is_same = contact is not None and self._contact is not None and contact.id == self._contact.id
        self._contact, self._row = contact, row
        if contact is not None and not (is_same and self.name.hasFocus()):
            self.name.setText(clean_name(contact.name))
        self.setVisible(contact is not None and row is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language in force."""
        contact, row = self._contact, self._row
        if contact is None or row is None:
            return
        words = (
            self.tr("Name"), self.tr("Language"), self.tr("Channel"), self.tr("Identity"), self.tr("Known since")
        )  # fmt: skip
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        self.name.setAccessibleName(words[0])
        self.language.setAccessibleName(words[1])
        self._show_languages(contact.language)
        kind, channel = BY_KIND[row.channel_kind].label, clean_name(row.channel_name)
        self._channel.setText(channel if channel.startswith(kind) else f"{kind} · {channel}")
        self._identity.setText(shown_name(contact.username or contact.provider_id))
        known = QDateTime.fromMSecsSinceEpoch(contact.created_at)
        self._since.setText(QLocale().toString(known, QLocale.FormatType.ShortFormat))
        self._group.setText(self.tr("This is a group: everybody in it reads your reply."))
        self._group.setVisible(contact.is_group)
        self._gone.setText(self.tr("The citizen has stopped this channel and cannot be written to."))
        self._gone.setVisible(contact.unreachable_at is not None)
        self._why.setText(self.tr("Blocked: {reason}").format(reason=clean_name(contact.block_reason or "")))
        self._why.setVisible(bool(contact.block_reason))
        is_blocked = contact.blocked_at is not None
        self.block.set_words(self.tr("Unblock") if is_blocked else self.tr("Block…"))

    def _show_languages(self, code: str | None) -> None:
        self.language.clear()
        codes = LANGUAGES if code in (*LANGUAGES, None) else (*LANGUAGES, str(code))
        if code is None:
            self.language.addItem("–", "")
        for one in codes:
            self.language.addItem(language_name(one), one)
        self.language.setCurrentIndex(max(0, self.language.findData(code or "")))

    @Slot()
    def _on_name(self) -> None:
        name = self.name.text().strip()
        if self._contact is not None and name and name != clean_name(self._contact.name):
            self.name_corrected.emit(name)

    @Slot()
    def _on_language(self) -> None:
        code = str(self.language.currentData() or "")
        if self._contact is not None and code and code != self._contact.language:
            self.language_corrected.emit(code)

    @Slot()
    def _on_block(self) -> None:
        if self._contact is not None and self._contact.blocked_at is not None:
            self.unblock_wanted.emit()
        else:
            self.block_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _value() -> PlainLabel:
    label = safe_label(role=TypeRole.BODY_MEDIUM, elides=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
