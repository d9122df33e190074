"""Transfer, snooze, close, and the plain question for a reason. Everything works by keyboard: Tab, arrows, Enter, Esc."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDateTime, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from console.models.opening import Opening
from console.models.records import Operator, Team
from console.models.states import OperatorStatus, ResolveReason
from console.ui import formats
from console.ui.attendance import status_names
from console.ui.buttons import Choice, SegmentedControl
from console.ui.cleaning import clean_name
from console.ui.icons import action_icon
from console.ui.text import safe_label

WIDTH = 420
SIDE = 20


class VerbDialog(QDialog):
    """A title, a body and two buttons; the accepting one says what will happen."""

    def __init__(self, title: str, accept_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SIDE, 16, SIDE, 16)
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

    def add_button(self, button: QPushButton) -> None:
        """One more button beside the two, for something else than accepting."""
        self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

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
    """`to`: a login or the name of a team. `citizen_text` goes to the citizen first, when it is not empty."""

    to: str
    note: str
    citizen_text: str = ""


CITIZEN_TEXTS = {
    "ca": "Hem passat la vostra consulta a qui us pot ajudar millor. Us respondran en aquest mateix xat.",
    "es": "Hemos pasado su consulta a quien mejor puede ayudarle. Le responderán en este mismo chat.",
    "en": "We have passed your question on to those who can help you best. They will answer you in this chat.",
}
"""What a citizen is told about a transfer, in the citizen's language; the operator sees it and may change it."""


class TransferDialog(VerbDialog):
    """To whom, the note they will read first (more than its beginning is needed), and whether the citizen is told."""

    def __init__(
        self,
        operators: list[Operator],
        teams: list[Team],
        topic: str | None,
        language: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Transfer the conversation"))
        self.accept_button.setText(self.tr("Transfer"))
        self._to = QComboBox()
        names = status_names()
        for operator in sorted(operators, key=lambda each: (each.status != OperatorStatus.AVAILABLE, each.name)):
            status = names.get(OperatorStatus(operator.status), "")
            self._to.addItem(action_icon("user"), f"{clean_name(operator.name)} · {status}", operator.login)
        for team in teams:
            self._to.addItem(action_icon("users"), self.tr("Team {name}").format(name=clean_name(team.name)), team.name)
        self.add_line(self.tr("To"), self._to)
        self.body.addWidget(self._to)
        self._beginning = f"{topic}: " if topic else ""
        self._note = note_field()
        self._note.setPlainText(self._beginning)
        self._note.moveCursor(QTextCursor.MoveOperation.End)
        self._note.textChanged.connect(self._on_changed)
        self.add_line(self.tr("Note for whoever takes it (needed; the citizen never sees it)"), self._note)
        self.body.addWidget(self._note)
        self._tells = QCheckBox(self.tr("Tell the citizen"))
        self._text = note_field(60)
        self._text.setPlainText(CITIZEN_TEXTS.get(language or "", CITIZEN_TEXTS["ca"]))
        self._text.setAccessibleName(self.tr("What the citizen is told"))
        self._text.hide()
        self._text.textChanged.connect(self._on_changed)
        self._tells.toggled.connect(self._on_tells)
        self.body.addWidget(self._tells)
        self.body.addWidget(self._text)
        if not self._to.count():
            self.add_line(self.tr("There is nobody to transfer it to: add a colleague or a team first."))
        self._note.setFocus()
        self._on_changed()

    @Slot(bool)
    def _on_tells(self, is_on: bool) -> None:
        self._text.setVisible(is_on)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        note = self._note.toPlainText().strip()
        has_note = bool(note) and note != self._beginning.strip()
        has_text = not self._tells.isChecked() or bool(self._text.toPlainText().strip())
        self.accept_button.setEnabled(has_note and has_text and self._to.count() > 0)

    def choice(self) -> TransferChoice:
        """What was chosen."""
        text = self._text.toPlainText().strip() if self._tells.isChecked() else ""
        return TransferChoice(str(self._to.currentData()), self._note.toPlainText().strip(), text)


_MORNING, _AFTERNOON = time(9), time(16)
"""When a town that has set no hours begins its day and its afternoon."""
_TOO_SOON = timedelta(minutes=30)


def snooze_presets(now: datetime, hours: Opening) -> list[tuple[str, datetime]]:
    """Times an office means: in an hour, when the door opens again today, on the next open day, on the first of next week. Keys name the sentences.

    `now` is the town's local time.
    """
    presets = [("hour", now + timedelta(hours=1))]
    today = hours.spans(now.date()) if hours.weekly else ((_MORNING, time.max), (_AFTERNOON, time.max))
    later = [datetime.combine(now.date(), start, now.tzinfo) for start, _ in today]
    presets.extend(("today", when) for when in later[1:] if when > now + _TOO_SOON)
    following = _opens_after(now.date(), hours)
    monday = _opens_after(now.date() + timedelta(days=6 - now.weekday()), hours)
    for when in dict.fromkeys((following, monday)):
        if when is not None:
            presets.append(("tomorrow" if when.date() - now.date() == timedelta(days=1) else "day", when))
    return presets


def _opens_after(day: date, hours: Opening) -> datetime | None:
    """When the door opens first after a day is over."""
    end = datetime.combine(day, time.max, ZoneInfo(hours.zone))
    if not hours.weekly:
        return datetime.combine(day + timedelta(days=1), _MORNING, end.tzinfo)
    return hours.next_opening(end)


class SnoozeDialog(VerbDialog):
    """Until when; the conversation comes back before if the citizen writes."""

    def __init__(self, now: datetime, hours: Opening, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Snooze the conversation"))
        self.accept_button.setText(self.tr("Snooze"))
        names = {
            "hour": self.tr("In one hour, at {time}"),
            "today": self.tr("Later today, at {time}"),
            "tomorrow": self.tr("Tomorrow at {time}"),
            "day": self.tr("{day} at {time}"),
        }
        self._group = QButtonGroup(self)
        self._times: list[datetime] = []
        for key, when in snooze_presets(now, hours):
            at_ms = int(when.timestamp() * 1000)
            words = names[key].format(day=formats.whole_day(at_ms), time=formats.clock_time(at_ms))
            self._add_choice(words, when)
        custom = self._add_choice(self.tr("At another time:"), now + timedelta(hours=2))
        self._edit = QDateTimeEdit(QDateTime.fromMSecsSinceEpoch(int((now + timedelta(hours=2)).timestamp() * 1000)))
        self._edit.setCalendarPopup(True)
        self._edit.setMinimumDateTime(QDateTime.fromMSecsSinceEpoch(int(now.timestamp() * 1000)))
        self._edit.setAccessibleName(self.tr("Date and time"))
        self._edit.dateTimeChanged.connect(custom.click)
        self.body.addWidget(self._edit)
        self.add_line(self.tr("It comes back before that if the citizen writes."))
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus()

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

    def __init__(
        self, topic: str | None, topics: list[str], guess: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Close the conversation"))
        self.accept_button.setText(self.tr("Close it"))
        choices = (
            Choice(ResolveReason.SOLVED, self.tr("Solved")),
            Choice(ResolveReason.REFERRED, self.tr("Passed on")),
            Choice(ResolveReason.NO_ANSWER, self.tr("No reply")),
            Choice(ResolveReason.SPAM, self.tr("Junk")),
        )
        self.reasons = SegmentedControl(choices)
        for choice in choices:
            # Enter closes the conversation; Space and the arrows choose the reason.
            self.reasons.button(choice.key).setAutoDefault(False)
        self.add_line(self.tr("Reason"))
        self.body.addWidget(self.reasons)
        # Every reason whole, also in large letters.
        margins = self.contentsMargins().left() + self.contentsMargins().right() + 2 * SIDE
        self.setMinimumWidth(max(WIDTH, self.reasons.sizeHint().width() + margins))
        known = topic or guess
        self._topic = QComboBox()
        self._topic.setEditable(True)
        self._topic.addItems([known] if known else [""])
        self._topic.addItems([name for name in topics if name != known])
        self.add_line(self.tr("Topic"), self._topic)
        self.body.addWidget(self._topic)
        self.add_line(self.tr("For five seconds it can be undone."))
        self.reasons.button(ResolveReason.SOLVED).setFocus()

    def choice(self) -> ResolveChoice:
        """What was chosen."""
        return ResolveChoice(self.reasons.current, self._topic.currentText().strip() or None)


class ReasonDialog(VerbDialog):
    """One question whose answer is journalled."""

    def __init__(self, title: str, question: str, accept_text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, accept_text, parent)
        self._field = note_field(70)
        self._field.textChanged.connect(self._on_changed)
        self.add_line(question, self._field)
        self.body.addWidget(self._field)
        self._field.setFocus()
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
