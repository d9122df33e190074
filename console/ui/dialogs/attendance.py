"""The operator's status on the bar, and the two questions about it. They stand beside the work: any key or click answers the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from console.models.states import OperatorStatus
from console.ui.text import message_box

if TYPE_CHECKING:
    from console.ui.furniture import Furniture


class AttendanceQuestions(QObject):
    """GUI thread. Nothing is asked while the screen is locked: nobody is there to answer, and it is asked afterwards."""

    def __init__(self, rest: Furniture, window: QWidget) -> None:
        super().__init__(window)
        attendance, curtain = self._attendance, self._curtain = rest.attendance, rest.curtain
        self._bar = rest.bar
        self._notices = rest.notices
        self._window = window
        attendance.changed.connect(self._show_status)
        self._box: QMessageBox | None = None
        self._is_over = False
        attendance.still_there_asked.connect(self._ask)
        attendance.answered.connect(self._close)
        attendance.break_over.connect(self._on_over)
        curtain.opened.connect(self._on_opened)

    @Slot()
    def _show_status(self) -> None:
        self._bar.set_status(self._attendance.status, self._attendance.minutes)
        self._notices.is_away = self._attendance.is_away

    @Slot()
    def _ask(self) -> None:
        if self._curtain.is_drawn:
            return
        box = message_box(
            self._window,
            QMessageBox.Icon.Question,
            self.tr("Are you still there?"),
            self.tr(
                "Nobody has touched the console for ten minutes. Without an answer your status becomes On a break."
            ),
            self.tr("Any key or click says that you are here."),
        )
        box.button(QMessageBox.StandardButton.Ok).setText(self.tr("I am here"))
        self._show(box)

    @Slot()
    def _on_over(self) -> None:
        self._is_over = True
        if not self._curtain.is_drawn:
            self._ask_over()

    @Slot()
    def _on_opened(self) -> None:
        if self._is_over:
            self._ask_over()

    def _ask_over(self) -> None:
        self._is_over = False
        if self._attendance.status is not OperatorStatus.BREAK:
            return
        box = message_box(
            self._window,
            QMessageBox.Icon.Question,
            self.tr("Your break is over"),
            self.tr(
                "The minutes of your break have passed. Until you say otherwise you stay on a break and nothing rings."
            ),
            buttons=QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
        )
        box.button(QMessageBox.StandardButton.Yes).setText(self.tr("I am available"))
        box.button(QMessageBox.StandardButton.No).setText(self.tr("Ten minutes more"))
        box.finished.connect(self._on_over_answered)
        self._show(box)

    @Slot(int)
    def _on_over_answered(self, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Yes:
            self._attendance.set_status(OperatorStatus.AVAILABLE)
        elif answer == QMessageBox.StandardButton.No:
            self._attendance.set_status(OperatorStatus.BREAK, 10)

    def _show(self, box: QMessageBox) -> None:
        self._close()
        self._box = box
        box.finished.connect(box.deleteLater)
        box.finished.connect(self._on_finished)
        box.open()

    @Slot()
    def _on_finished(self) -> None:
        self._box = None

    @Slot()
    def _close(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            box.close()
