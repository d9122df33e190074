"""The picker of templates: what stands in place of the box when the channel takes no free text.

Left the templates, the citizen's language first; right the fields of the chosen one, what the citizen will read, and what it costs. What
cannot be sent is listed and says why, so that nobody looks for it in vain.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.models.normalise import searchable
from console.models.problems import Problem
from console.models.templates import APPROVED, Template, by_language, checked_values, whole_text, why_not
from console.ui.actions import native
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import one_line
from console.ui.languages import language_name
from console.ui.sentences import text_of
from console.ui.text import item_text, safe_label, tooltip_text
from console.ui.tokens import TypeRole
from console.ui.widgets import SearchField

LIST_PX, PREVIEW_PX = 118, 64
_FIELD_GAP, _MOST_SHOWN = 6, 3
_LONGEST_VALUE = 1024
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


def price_words(category: str) -> str:
    """The price class of a template, for somebody who does not pay the bill but asks."""
    translate = QCoreApplication.translate
    words = {
        "UTILITY": translate("TemplatePicker", "Utility: each one is charged"),
        "MARKETING": translate("TemplatePicker", "Marketing: each one is charged, at the highest rate"),
        "AUTHENTICATION": translate("TemplatePicker", "Authentication: each one is charged"),
    }
    return words.get(category, translate("TemplatePicker", "Each one is charged"))


def status_words(template: Template) -> str:
    """Why a template cannot be sent, in a word or two; empty when it can."""
    translate = QCoreApplication.translate
    if template.gone_at is not None:
        return translate("TemplatePicker", "no longer at Meta")
    words = {
        "PENDING": translate("TemplatePicker", "waits for Meta"),
        "REJECTED": translate("TemplatePicker", "refused by Meta"),
        "PAUSED": translate("TemplatePicker", "paused by Meta"),
    }
    if template.status != APPROVED:
        return words.get(template.status, translate("TemplatePicker", "shut off by Meta"))
    return translate("TemplatePicker", "not from here") if why_not(template) else ""


def spoken_name(template: Template) -> str:
    """Its name as people read it: at Meta it has no spaces."""
    return template.name.replace("_", " ")


class TemplatePicker(QWidget):
    """GUI thread. `send_wanted(template, values)`; `left` gives the keyboard back; `undo_wanted` for Ctrl+Z where nothing is typed."""

    send_wanted = Signal(object, object)
    left = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_undo = False
        self._templates: list[Template] = []
        self._language: str | None = None
        self._why_none = ""
        self._values: dict[str, str] = {}
        self.fields: list[QLineEdit] = []
        self.search = SearchField("")
        self.search.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setFixedHeight(LIST_PX)
        self.list.setProperty("calm", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_activated)
        self.empty = safe_label(colour="text2")
        self.empty.setWordWrap(True)
        self._field_place = QWidget()
        self._grid = QGridLayout(self._field_place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(_FIELD_GAP)
        self._grid.setColumnStretch(1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setObjectName("templateFields")
        self._field_place.setObjectName("templateFieldPlace")
        self._scroll.setStyleSheet("#templateFields, #templateFieldPlace { background: transparent; }")
        self._scroll.setWidget(self._field_place)
        self._read = safe_label(role=TypeRole.META, colour="text3")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(PREVIEW_PX)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        # Its words begin where those above them do.
        self.preview.document().setDocumentMargin(0)
        self.price = safe_label(role=TypeRole.META, colour="text3")
        self.price.setWordWrap(True)
        self.problem = safe_label(role=TypeRole.META, colour="bad_text")
        self.problem.setWordWrap(True)
        self.send = ActionButton("", ButtonKind.PRIMARY, "send")
        self.send.clicked.connect(self.submit)
        left = QVBoxLayout()
        for part in (self.search, self.list, self.price):
            left.addWidget(part)
        left.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.send)
        right = QVBoxLayout()
        for widget in (self._scroll, self._read, self.preview, self.problem):
            right.addWidget(widget)
        right.addStretch(1)
        right.addLayout(foot)
        self._columns = QWidget()
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 4)
        outer.addWidget(self.empty)
        outer.addWidget(self._columns)
        self.setFocusProxy(self.search.field)
        for watched in (self.search.field, self.list, self.preview, self.send):
            watched.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language in force."""
        self.search.field.setPlaceholderText(self.tr("Search the templates"))
        self.search.field.setAccessibleName(self.tr("Search the templates"))
        self.list.setAccessibleName(self.tr("Templates"))
        self._read.setText(self.tr("The citizen reads:"))
        self.preview.setAccessibleName(self.tr("What the citizen reads"))
        keys = native("Ctrl+Return")
        self.send.set_words(self.tr("Send the template"), f"{self.tr('Send the template')} ({keys})")
        self._fill()

    def show_templates(self, templates: list[Template], language: str | None, why_none: str) -> None:
        """What there is. `language`: the citizen's; `why_none`: the sentence in place of an empty list."""
        chosen = self.chosen()
        self._templates = [each for each in by_language(templates, language) if each.gone_at is None or each == chosen]
        # What can be sent stands above what cannot.
        self._templates.sort(key=lambda each: bool(why_not(each)))
        self._language, self._why_none = language, why_none
        self._fill()

    def reset(self) -> None:
        """Another conversation: nothing is chosen or typed."""
        self._values = {}
        self.search.field.clear()
        self._fill()
        self.list.setCurrentRow(0)
        self._on_chosen()

    def restore(self, template: Template, values: dict[str, str]) -> None:
        """A template that was taken back, filled in as it was."""
        self._values = dict(values)
        self.search.field.clear()
        self._fill()
        for number in range(self.list.count()):
            if self.list.item(number).data(Qt.ItemDataRole.UserRole).id == template.id:
                self.list.setCurrentRow(number)
        self._on_chosen()

    def chosen(self) -> Template | None:
        """The one in front."""
        item = self.list.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Template) else None

    def values(self) -> dict[str, str]:
        """What stands in the fields of the one in front."""
        template = self.chosen()
        names = template.fields if template else ()
        return {name: field.text() for name, field in zip(names, self.fields, strict=True)}

    def show_problem(self, sentence: str) -> None:
        """Why it did not go."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot()
    def _fill(self) -> None:
        before = self.chosen()
        words = searchable(self.search.field.text(), None).split()
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._templates:
            found = searchable(f"{each.name} {language_name(each.language)} {each.body}", None)
            if not all(word in found for word in words):
                continue
            parts = [spoken_name(each), each.language.upper().replace("_", "-"), status_words(each)]
            item = QListWidgetItem(item_text(" · ".join(part for part in parts if part)))
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(tooltip_text(one_line(each.body, 200)))
            self.list.addItem(item)
            if before is not None and each.id == before.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.empty.setText(self._why_none)
        self.empty.setVisible(bool(self._why_none))
        self._columns.setVisible(bool(self._templates))
        after = self.chosen()
        if before is None or after is None or before != after or len(self.fields) != len(after.fields):
            self._on_chosen()
        else:
            self._say()

    @Slot()
    def _on_chosen(self) -> None:
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = []
        template = self.chosen()
        for number, name in enumerate(template.fields if template else ()):
            label: QLabel = safe_label(self.tr("Field {name}").format(name=name) if name.isdigit() else name)
            field = QLineEdit(self._values.get(name, ""))
            field.setMaxLength(_LONGEST_VALUE)
            field.setAccessibleName(label.text())
            label.setBuddy(field)
            field.textChanged.connect(self._on_typed)
            field.installEventFilter(self)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(field, number, 1)
            # A layout shows what it takes in only later, and what is not shown takes no keyboard.
            label.show()
            field.show()
            field.setFixedHeight(field.sizeHint().height())
            self.fields.append(field)
        shown = min(_MOST_SHOWN, len(self.fields))
        height = self.fields[0].height() if self.fields else 0
        self._scroll.setFixedHeight(shown * (height + _FIELD_GAP))
        self._scroll.setVisible(shown > 0)
        order = [self.search.field, self.list, *self.fields, self.preview, self.send]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        self._say()

    @Slot()
    def _on_typed(self) -> None:
        self._values.update(self.values())
        self._say()

    def _say(self) -> None:
        """The preview, the price and whether it can go."""
        template = self.chosen()
        self.show_problem("")
        if template is None:
            self.preview.setPlainText("")
            self.price.setText("")
            self.send.setEnabled(False)
            return
        values = self.values()
        self.preview.setPlainText(whole_text(template, values))
        self.price.setText(price_words(template.category))
        why = why_not(template)
        if why:
            self.show_problem(text_of(Problem(why, name=spoken_name(template))))
        self.send.setEnabled(not why and all(value.strip() for value in values.values()))

    @Slot()
    def submit(self) -> None:
        """Send the one in front, or say what is missing."""
        template = self.chosen()
        if template is None:
            return
        try:
            if why := why_not(template):
                raise Problem(why, name=spoken_name(template))
            values = checked_values(template, self.values())
        except Problem as problem:
            self.show_problem(text_of(problem))
            empty = next((field for field in self.fields if not field.text().strip()), None)
            if empty is not None:
                empty.setFocus()
                self._scroll.ensureWidgetVisible(empty)
            return
        self.send_wanted.emit(template, values)

    @Slot()
    def _on_activated(self) -> None:
        self._go_on()

    def _go_on(self) -> None:
        """From the list to the first empty field, or to Send."""
        empty = next((field for field in self.fields if not field.text().strip()), None)
        (empty or self.send).setFocus(Qt.FocusReason.TabFocusReason)
        if empty is not None:
            self._scroll.ensureWidgetVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose while one searches, Enter goes on, Ctrl+Enter sends, Escape leaves, Ctrl+Z with nothing typed undoes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_undo and self.may_undo and not (isinstance(watched, QLineEdit) and watched.text()):
                event.accept()
                self.undo_wanted.emit()
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
            elif watched is self.send:
                self.send.click()
            else:
                self._go_on()
            return True
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if key in _STEPS and watched is self.search.field and self.list.count():
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
