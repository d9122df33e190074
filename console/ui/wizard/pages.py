"""The short pages of the wizard: language and look, who sits here, notices and the keys that matter on the first day."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from console.models.problems import Problem
from console.operations.office import check_login
from console.ui.actions import BY_ID, action_text, key_text
from console.ui.sentences import text_of
from console.ui.settings.possible import why_not
from console.ui.settings.texts import CHOICES, HINTS, NAMES, say
from console.ui.text import PlainLabel, safe_label
from console.ui.tokens import TypeRole
from console.ui.wizard.setup import Look

LANGUAGES = ("system", "ca", "es", "en")
THEMES = ("system", "light", "dark")
FIRST_KEYS = ("claim_next", "answers", "toggle_note", "resolve", "palette", "lock", "help")


class Page(QWizardPage):
    """A page that can say its words in another language while it is shown."""

    def retranslate(self) -> None:
        """All words in the language in force."""

    def answers(self) -> dict[str, Any]:
        """The settings that were chosen here."""
        return {}

    def add_problem(self) -> PlainLabel:
        """The line that says what is wrong."""
        return safe_label("", TypeRole.BODY, "bad_text", wraps=True)


class LookPage(Page):
    """Language and light or dark, shown at once."""

    def __init__(
        self, look: Look, values: dict[str, Any], locked: frozenset[str] = frozenset(), *, may_join: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self.joins = QCheckBox()
        self.language, self.theme = QComboBox(), QComboBox()
        self._labels = [safe_label("", TypeRole.BODY_MEDIUM), safe_label("", TypeRole.BODY_MEDIUM)]
        form = QFormLayout(self)
        form.setVerticalSpacing(14)
        for label, field, choices in zip(self._labels, (self.language, self.theme), (LANGUAGES, THEMES), strict=True):
            for choice in choices:
                field.addItem("", choice)
            label.setBuddy(field)
            form.addRow(label, field)
        for key, field in (("language", self.language), ("theme", self.theme)):
            field.setCurrentIndex(max(0, field.findData(values[key])))
            field.setEnabled(key not in locked)
        self.language.activated.connect(self._on_language)
        self.theme.activated.connect(self._on_theme)
        self.joins.toggled.connect(self.completeChanged)
        if may_join:
            form.addRow(self.joins)
        self.retranslate()

    def retranslate(self) -> None:
        self.joins.setText(self.tr("I have an invitation to an office of many desks"))
        self.setTitle(self.tr("Welcome to Ventanilla"))
        self.setSubTitle(
            self.tr("A few questions, and the counter opens. Everything can be changed later in the settings.")
        )
        names = (say(NAMES["language"]), say(NAMES["theme"]))
        for label, field, name, choices in zip(
            self._labels, (self.language, self.theme), names, (LANGUAGES, THEMES), strict=True
        ):
            label.setText(name)
            field.setAccessibleName(name)
            for place, choice in enumerate(choices):
                field.setItemText(place, say(CHOICES[choice]))

    def answers(self) -> dict[str, Any]:
        fields = {"language": self.language, "theme": self.theme}
        return {key: field.currentData() for key, field in fields.items() if field.isEnabled()}

    @Slot()
    def _on_language(self) -> None:
        self._look.show_language(str(self.language.currentData()))

    @Slot()
    def _on_theme(self) -> None:
        self._look.show_theme(str(self.theme.currentData()))


class YouPage(Page):
    """The first operator of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.login = QLineEdit(), QLineEdit()
        self.login.setMaxLength(32)
        self.name.setMaxLength(128)
        self._is_typed = False
        self._labels = [safe_label("", TypeRole.BODY_MEDIUM), safe_label("", TypeRole.BODY_MEDIUM)]
        self.problem = self.add_problem()
        form = QFormLayout(self)
        form.setVerticalSpacing(14)
        for label, field in zip(self._labels, (self.name, self.login), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
            field.textChanged.connect(self.completeChanged)
        form.addRow(self.problem)
        self.name.textEdited.connect(self._on_name)
        self.login.textEdited.connect(self._on_login)
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("Who sits at this desk?"))
        self.setSubTitle(self.tr("You will be a supervisor: you may do everything at this desk."))
        for label, field, name in zip(
            self._labels,
            (self.name, self.login),
            (self.tr("Your name, as colleagues see it"), self.tr("Login (small letters)")),
            strict=True,
        ):
            label.setText(name)
            field.setAccessibleName(name)

    @Slot(str)
    def _on_name(self, name: str) -> None:
        if not self._is_typed:
            self.login.setText(login_from(name))

    @Slot()
    def _on_login(self) -> None:
        self._is_typed = True
        self.problem.setText("")

    def isComplete(self) -> bool:
        return bool(self.name.text().strip() and self.login.text().strip())

    def validatePage(self) -> bool:
        try:
            check_login(self.login.text().strip())
        except Problem as problem:
            self.problem.setText(text_of(problem))
            self.login.setFocus()
            return False
        self.problem.setText("")
        return True


def login_from(name: str) -> str:
    """A login made of the first word of a name: small letters without accents."""
    from console.models.normalise import normalise

    first = normalise(name.split()[0]) if name.strip() else ""
    return "".join(letter for letter in first if letter.isascii() and letter.isalnum()).lstrip("0123456789")[:32]


class HabitsPage(Page):
    """What rings and when, and the keys of the first day."""

    SETTINGS = ("sounds", "notices", "start_with_system", "close_to_tray")

    def __init__(self, values: dict[str, Any], locked: frozenset[str]) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setSpacing(6)
        for key in self.SETTINGS:
            box = self.boxes[key] = QCheckBox()
            box.setChecked(values[key] and not why_not(key))
            box.setEnabled(key not in locked and not why_not(key))
            column.addWidget(box)
        self._heading = safe_label("", TypeRole.CARD_TITLE)
        column.addSpacing(12)
        column.addWidget(self._heading)
        self._keys = QWidget()
        column.addWidget(self._keys)
        self._grid = QGridLayout(self._keys)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[str, PlainLabel, PlainLabel]] = []
        for row, action_id in enumerate(FIRST_KEYS):
            keys, text = safe_label("", TypeRole.SHORTCUT, "text2"), safe_label("", TypeRole.BODY)
            self._grid.addWidget(keys, row, 0)
            self._grid.addWidget(text, row, 1)
            self._rows.append((action_id, keys, text))
        column.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("Notices and keys"))
        self.setSubTitle(self.tr("Notices say that somebody waits, never who or what."))
        for key, box in self.boxes.items():
            reason = why_not(key)
            box.setText(f"{say(NAMES[key])}. {reason}" if reason else say(NAMES[key]))
            box.setToolTip(QCoreApplication.translate("Settings", HINTS.get(key, "")))
        self._heading.setText(self.tr("The keys of the first day"))
        for action_id, keys, text in self._rows:
            keys.setText(key_text(action_id))
            text.setText(action_text(BY_ID[action_id]))

    def answers(self) -> dict[str, Any]:
        return {key: box.isChecked() for key, box in self.boxes.items() if box.isEnabled()}
