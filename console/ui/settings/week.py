"""The week of the town hall or of a service, one line a day: «9-14, 16:30-19» as people write it, wrong times said in words at once."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from console.models.opening import BadSpans, Spans, spans_from, spans_text
from console.ui.cleaning import one_line
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

_WORK_DAYS = 5


class WeekEditor(QWidget):
    """GUI thread. `changed(object)` carries a whole week (0 Monday to 6 Sunday, without closed days) once it can be read."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = [QLineEdit() for _ in range(7)]
        self._names = [safe_label("", TypeRole.BODY) for _ in range(7)]
        self._week: dict[int, Spans] = {}
        self.trouble = safe_label("", TypeRole.META, "bad_text", wraps=True)
        self.trouble.hide()
        self.alike = QPushButton()
        self.alike.setAutoDefault(False)
        self.alike.clicked.connect(self._on_alike)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        for row, (name, line) in enumerate(zip(self._names, self.days, strict=True)):
            line.setMaxLength(120)
            line.textEdited.connect(self._check)
            line.editingFinished.connect(self._keep)
            name.setBuddy(line)
            grid.addWidget(name, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(self.trouble, 7, 1)
        grid.addWidget(self.alike, 8, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        self.alike.setText(self.tr("Monday to Friday alike"))
        for number, (label, line) in enumerate(zip(self._names, self.days, strict=True)):
            name = QLocale().dayName(number + 1)
            label.setText(name[:1].upper() + name[1:])
            line.setAccessibleName(label.text())
            line.setPlaceholderText(self.tr("closed"))
            line.setAccessibleDescription(self.tr("Times like 9-14, 16:30-19; empty for closed"))
        self._check()

    def show_week(self, week: dict[int, Spans]) -> None:
        """What is in force; a line somebody is writing in stays."""
        self._week = dict(week)
        for number, line in enumerate(self.days):
            if not (line.hasFocus() and line.isModified()):
                line.setText(spans_text(week.get(number, ())))
                line.setModified(False)
        self._check()

    def week(self) -> dict[int, Spans] | None:
        """The week as it is written, or None while a day cannot be read."""
        try:
            read = {number: spans_from(line.text()) for number, line in enumerate(self.days)}
        except BadSpans:
            return None
        return {number: spans for number, spans in read.items() if spans}

    @Slot()
    def _check(self) -> None:
        for number, line in enumerate(self.days):
            try:
                spans_from(line.text())
            except BadSpans as error:
                day = self._names[number].text()
                self.trouble.setText(self._words_of(error).format(day=day, part=one_line(error.part)))
                self.trouble.show()
                return
        self.trouble.hide()

    def _words_of(self, error: BadSpans) -> str:
        if error.code == "turned":
            return self.tr("{day}: “{part}” ends before it begins. Nothing was changed yet.")
        if error.code == "overlap":
            return self.tr("{day}: {part} begins before the time in front of it has ended. Nothing was changed yet.")
        if error.code == "many":
            return self.tr("{day}: these are too many times for a day. Nothing was changed yet.")
        return self.tr("{day}: “{part}” is no time. Write it like 9-14, 16:30-19; nothing was changed yet.")

    @Slot()
    def _keep(self) -> None:
        week = self.week()
        if week is None or week == self._week:
            return
        self._week = week
        for number, line in enumerate(self.days):
            line.setText(spans_text(week.get(number, ())))
            line.setModified(False)
        self.changed.emit(week)

    @Slot()
    def _on_alike(self) -> None:
        for line in self.days[1:_WORK_DAYS]:
            line.setText(self.days[0].text())
        self._check()
        self._keep()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
