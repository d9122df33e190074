"""Ctrl+Shift+V: the conversations whose window closes before the town hall opens again, and a holding template for all of them in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from console.models.clock import Clock
from console.models.problems import Problem
from console.operations import windows
from console.operations.windows import ClosingWindow, HeldOver, Plan
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name, one_line
from console.ui.composer.templates import price_words
from console.ui.dialogs.verbs import VerbDialog
from console.ui.queue.words import shown_name
from console.ui.sentences import text_of
from console.ui.text import item_text, safe_label

if TYPE_CHECKING:
    from console.ui.window import MainWindow

_WIDTH, _HEIGHT = 760, 480


class WindowPlanDialog(VerbDialog):
    """GUI thread. `opened(object)` a conversation to be shown; `held(object)` what came of the holding templates."""

    opened = Signal(object)
    held = Signal(object)

    def __init__(self, bridge: Bridge, clock: Clock, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._bridge = bridge
        self._clock = clock
        self._plan = plan
        self._is_asked = False
        self.setWindowTitle(self.tr("Windows that close before you open again"))
        self.resize(_WIDTH, _HEIGHT if plan.windows else 0)
        self.table = self._table_of()
        self.add_line(self._first_line(), self.table)
        self.body.addWidget(self.table)
        self.table.setVisible(bool(plan.windows))
        self.question = safe_label("")
        self.question.setWordWrap(True)
        self.question.hide()
        self.body.addWidget(self.question)
        helpless = next((one.row for one in plan.windows if one.holding is None), None)
        if helpless is not None:
            self.question.setText(text_of(Problem("no_holding", name=helpless.channel_name)))
            self.question.show()
        show = QPushButton(self.tr("Open the conversation"))
        show.setAutoDefault(False)
        show.setEnabled(bool(plan.windows))
        show.clicked.connect(self._on_open)
        self.add_button(show)
        self.accept_button.setText(self.tr("Send the holding template to all: {n}").format(n=len(self.able())))
        self.accept_button.setEnabled(bool(self.able()))
        # Enter opens the conversation in front; sending to many is never one careless key.
        self.accept_button.setAutoDefault(False)
        self.accept_button.setDefault(False)
        (self.table if plan.windows else self.accept_button).setFocus()

    def _first_line(self) -> str:
        if self._plan.opens_at is None:
            return self.tr(
                "Nobody has said when the town hall opens, so no window closes before it does. A supervisor sets the hours in Settings."
            )
        opens = formats.moment(self._plan.opens_at, self._clock.now_ms())
        if not self._plan.windows:
            return self.tr("No window closes before you open again ({time}). Nothing needs to be done.").format(
                time=opens
            )
        return self.tr(
            "You open again: {time}. After their window has closed these citizens can only be sent a template. Enter opens one."
        ).format(time=opens)

    def heads(self) -> list[str]:
        """The titles of the columns."""
        return [self.tr("Closes"), self.tr("Citizen"), self.tr("Held by"), self.tr("Holding template")]

    def lines(self) -> list[list[str]]:
        """One line a window."""
        now = self._clock.now_ms()
        return [
            [
                formats.moment(one.closes_at, now),
                shown_name(one.row.contact_name),
                clean_name(one.row.operator_name) if one.row.operator_name else "–",
                self._state(one),
            ]
            for one in self._plan.windows
        ]

    def _state(self, one: ClosingWindow) -> str:
        if one.is_held:
            return self.tr("sent already")
        if self._is_theirs(one):
            return self.tr("left to whoever holds it")
        if one.holding is None:
            return self.tr("none can be sent")
        return one_line(one.holding.body, 120)

    def _is_theirs(self, one: ClosingWindow) -> bool:
        return one.row.operator_id not in (None, self._bridge.me) and one.row.operator_login is not None

    def able(self) -> list[ClosingWindow]:
        """Those that would get one."""
        return [
            one
            for one in self._plan.windows
            if not one.is_held and one.holding is not None and not self._is_theirs(one)
        ]

    def _table_of(self) -> QTableWidget:
        heads, lines = self.heads(), self.lines()
        table = QTableWidget(len(lines), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        for number, texts in enumerate(lines):
            for column, text in enumerate(texts):
                table.setItem(number, column, QTableWidgetItem(item_text(text)))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._on_open)
        if lines:
            table.setCurrentCell(0, 0)
        return table

    @Slot()
    def _on_open(self) -> None:
        number = self.table.currentRow()
        if 0 <= number < len(self._plan.windows):
            self.opened.emit(self._plan.windows[number].row.id)
            self.reject()

    def accept(self) -> None:
        """First say how many, who is left out and what it costs; pressed again, send."""
        able = self.able()
        if not able:
            return
        if not self._is_asked:
            self._is_asked = True
            prices = {price_words(one.holding.category) for one in able if one.holding is not None}
            words = self.tr(
                "The holding template is sent now, to each citizen in their language: {n}. Left out: {left}."
            )
            text = words.format(n=len(able), left=len(self._plan.windows) - len(able))
            self.question.setText(" ".join((text, *(f"{price}." for price in sorted(prices)))))
            self.question.show()
            self.accept_button.setText(self.tr("Yes, send: {n}").format(n=len(able)))
            return
        self.accept_button.setEnabled(False)
        desk, chosen = self._bridge.desk, [one.row.id for one in able]
        self._bridge.compute_in_order(
            self, lambda: windows.hold_all(desk, chosen), done=self._on_held, failed=self._on_failed
        )

    def _on_held(self, came: HeldOver) -> None:
        self.held.emit(came)
        if not came.skipped:
            super().accept()
            return
        # Each line says what became of it.
        why = {number: text_of(problem) for number, problem in came.skipped}
        sent = {number for number, _ in came.sent}
        for number, one in enumerate(self._plan.windows):
            text = self.tr("sent") if one.row.id in sent else why.get(one.row.id, "")
            if text:
                self.table.setItem(number, len(self.heads()) - 1, QTableWidgetItem(item_text(text)))
        self.table.resizeRowsToContents()
        self.question.setText(
            self.tr("Sent: {n}. Not sent: {left}; the lines say why.").format(n=len(sent), left=len(why))
        )

    def _on_failed(self, problem: Problem) -> None:
        self.question.setText(text_of(problem))
        self.question.show()
        self.accept_button.setEnabled(True)


class WindowPlanActs(QObject):
    """GUI thread. What the window does for it: reads, opens the dialog, tells what came of it."""

    def __init__(self, window: MainWindow, bridge: Bridge, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._clock = clock
        action = window.registry.action("closing_windows")
        action.setEnabled(bridge.me is not None)
        action.triggered.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Ctrl+Shift+V."""
        self._bridge.read(self, windows.plan, done=self._on_read)

    def _on_read(self, plan: Plan) -> None:
        dialog = WindowPlanDialog(self._bridge, self._clock, plan, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self._window.open_conversation)
        dialog.held.connect(self._on_held)
        dialog.open()

    @Slot(object)
    def _on_held(self, came: HeldOver) -> None:
        self._window.statusBar().showMessage(self.tr("Holding templates sent: {n}.").format(n=len(came.sent)), 6000)
