"""Transfer, snooze, close, and the plain question for a reason. Everything works by keyboard: Tab, arrows, Enter, Esc."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from console.models.records import Operator, Team
from console.models.states import ResolveReason
from console.ui.cleaning import clean_name
from console.ui.text import safe_label


class VerbDialog(QDialog):
    """A title, a body and two buttons; the accepting one says what will happen."""

    def __init__(self, title: str, accept_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.setSpacing(16)
        outer.addLayout(self.body)
        self._buttons = QDialogButtonBox(self)
        self.accept_button = QPushButton(accept_text)
        self.accept_button.setDefault(True)
        self._buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        outer.addWidget(self._buttons)

    def add_line(self, text: str, buddy: QWidget | None = None) -> None:
        """A plain label, the buddy of the field that follows."""
        label = safe_label(text)
        label.setWordWrap(True)
        if buddy is not None:
            label.setBuddy(buddy)
            buddy.setAccessibleName(text)
        self.body.addWidget(label)


def note_field(height: int = 90) -> QPlainTextEdit:
    """A box for a few sentences; Tab leaves it."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    return field


@dataclass(frozen=True, slots=True)
class TransferChoice:
    to: str
    note: str


class TransferDialog(VerbDialog):
    """To whom, and the note they will read first (it may not be empty)."""

    def __init__(
        self, operators: list[Operator], teams: list[Team], topic: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Transfer the conversation"))
        self.accept_button.setText(self.tr("Transfer"))
        self._to = QComboBox()
        for operator in operators:
            self._to.addItem(f"{clean_name(operator.name)} ({operator.login})", operator.login)
        for team in teams:
            self._to.addItem(self.tr("Team {name}").format(name=clean_name(team.name)), team.name)
        self.add_line(self.tr("To"), self._to)
        self.body.addWidget(self._to)
        self._note = note_field()
        self._note.setPlainText(f"{topic}: " if topic else "")
        self._note.textChanged.connect(self._on_changed)
        self.add_line(self.tr("Note for whoever takes it (needed; the citizen never sees it)"), self._note)
        self.body.addWidget(self._note)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.accept_button.setEnabled(bool(self._note.toPlainText().strip()) and self._to.count() > 0)

    def choice(self) -> TransferChoice:
        """What was chosen."""
        return TransferChoice(str(self._to.currentData()), self._note.toPlainText().strip())


def snooze_presets(now: datetime) -> list[tuple[str, datetime]]:
    """Times an office means: in an hour, this afternoon, tomorrow at nine, Monday at nine. Keys name the sentences."""
    morning = (now + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    monday = (now + timedelta(days=(7 - now.weekday()) % 7 or 7)).replace(hour=9, minute=0, second=0, microsecond=0)
    presets = [("hour", now + timedelta(hours=1))]
    afternoon = now.replace(hour=16, minute=0, second=0, microsecond=0)
    if now < afternoon - timedelta(minutes=30):
        presets.append(("afternoon", afternoon))
    presets.append(("tomorrow", morning))
    if monday.date() != morning.date():
        presets.append(("monday", monday))
    return presets


class SnoozeDialog(VerbDialog):
    """Until when; the conversation comes back before if the citizen writes."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Snooze the conversation"))
        self.accept_button.setText(self.tr("Snooze"))
        names = {
            "hour": self.tr("In one hour"),
            "afternoon": self.tr("This afternoon at 16:00"),
            "tomorrow": self.tr("Tomorrow at 9:00"),
            "monday": self.tr("Monday at 9:00"),
        }
        self._group = QButtonGroup(self)
        self._times: list[datetime] = []
        for key, when in snooze_presets(now):
            self._add_choice(names[key], when)
        custom = self._add_choice(self.tr("At another time:"), now + timedelta(hours=2))
        self._edit = QDateTimeEdit(QDateTime.fromMSecsSinceEpoch(int((now + timedelta(hours=2)).timestamp() * 1000)))
        self._edit.setCalendarPopup(True)
        self._edit.setMinimumDateTime(QDateTime.fromMSecsSinceEpoch(int(now.timestamp() * 1000)))
        self._edit.setAccessibleName(self.tr("Date and time"))
        self._edit.dateTimeChanged.connect(custom.click)
        self.body.addWidget(self._edit)
        self.add_line(self.tr("It comes back before that if the citizen writes."))
        self._group.button(0).setChecked(True)

    def _add_choice(self, text: str, when: datetime) -> QRadioButton:
        button = QRadioButton(text)
        self._group.addButton(button, len(self._times))
        self._times.append(when)
        self.body.addWidget(button)
        return button

    def until_ms(self) -> int:
        """The chosen time in epoch milliseconds."""
        chosen = self._group.checkedId()
        if chosen == len(self._times) - 1:
            return int(self._edit.dateTime().toMSecsSinceEpoch())
        return int(self._times[chosen].timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class ResolveChoice:
    reason: str
    topic: str | None


class ResolveDialog(VerbDialog):
    """Why it is done and what it was about; both have a good guess, so Enter is enough."""

    def __init__(self, topic: str | None, topics: list[str], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Close the conversation"))
        self.accept_button.setText(self.tr("Close it"))
        self._reasons = (
            (ResolveReason.SOLVED, self.tr("Solved")),
            (ResolveReason.REFERRED, self.tr("Passed to another service")),
            (ResolveReason.NO_ANSWER, self.tr("No reply from the citizen")),
            (ResolveReason.SPAM, self.tr("Junk")),
        )
        self.add_line(self.tr("Reason"))
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        for index, (_, text) in enumerate(self._reasons):
            button = QRadioButton(text)
            self._group.addButton(button, index)
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self._group.button(0).setChecked(True)
        self._topic = QComboBox()
        self._topic.setEditable(True)
        self._topic.addItems([topic] if topic else [""])
        self._topic.addItems([name for name in topics if name != topic])
        self.add_line(self.tr("Topic"), self._topic)
        self.body.addWidget(self._topic)

    def choice(self) -> ResolveChoice:
        """What was chosen."""
        return ResolveChoice(str(self._reasons[self._group.checkedId()][0]), self._topic.currentText().strip() or None)


class ReasonDialog(VerbDialog):
    """One question whose answer is journalled."""

    def __init__(self, title: str, question: str, accept_text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, accept_text, parent)
        self._field = note_field(70)
        self._field.textChanged.connect(self._on_changed)
        self.add_line(question, self._field)
        self.body.addWidget(self._field)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.accept_button.setEnabled(bool(self._field.toPlainText().strip()))

    def reason(self) -> str:
        """The reason as written."""
        return self._field.toPlainText().strip()


class AssignDialog(VerbDialog):
    """To whom a conversation is given."""

    def __init__(self, operators: list[Operator], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Assign the conversation"))
        self.accept_button.setText(self.tr("Assign"))
        self._to = QComboBox()
        for operator in operators:
            self._to.addItem(f"{clean_name(operator.name)} ({operator.login})", operator.login)
        self.add_line(self.tr("To"), self._to)
        self.body.addWidget(self._to)

    def login(self) -> str:
        """The chosen operator's login."""
        return str(self._to.currentData())


class EditDialog(VerbDialog):
    """A new wording for a message that has gone out."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Edit the message"))
        self.accept_button.setText(self.tr("Change it at the citizen's side"))
        self._field = QPlainTextEdit()
        self._field.setPlainText(text)
        self._field.setMinimumHeight(140)
        self._field.setTabChangesFocus(True)
        self.add_line(self.tr("New text"), self._field)
        self.body.addWidget(self._field)

    def text(self) -> str:
        """The new wording."""
        return self._field.toPlainText().strip()


def is_accepted(dialog: QDialog) -> bool:
    """Show a dialog over the window and tell whether it was accepted."""
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    return dialog.exec() == QDialog.DialogCode.Accepted
