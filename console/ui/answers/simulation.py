"""What a draft would have done with the town's past messages: counted while it runs, stopped at a press, each case one press away.

The run goes through years of messages on a reader; this window only shows what it tells. Closing the window ends the run.
"""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.records import MessageRow
from console.models.rules import Rule
from console.operations import reads
from console.operations.simulating import Case, Outcome, Report, simulate
from console.ui import formats
from console.ui.answers.words import say
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, SegmentedControl
from console.ui.cleaning import one_line
from console.ui.text import item_lines, safe_label, title_text
from console.ui.tokens import TypeRole

SHOWN = 200
OUTCOMES: dict[Outcome, Any] = {
    Outcome.SAME: QT_TRANSLATE_NOOP("Answers", "an operator said the same"),
    Outcome.OTHER: QT_TRANSLATE_NOOP("Answers", "an operator said something else"),
    Outcome.UNANSWERED: QT_TRANSLATE_NOOP("Answers", "nobody answered"),
    Outcome.BY_HAND: QT_TRANSLATE_NOOP("Answers", "cannot be compared"),
    Outcome.AUTOMATIC: QT_TRANSLATE_NOOP("Answers", "answered by the program then too"),
    Outcome.HELD: QT_TRANSLATE_NOOP("Answers", "an operator was there already"),
    Outcome.ASKED: QT_TRANSLATE_NOOP("Answers", "only asked «did you mean…?»"),
    Outcome.SPOILT: QT_TRANSLATE_NOOP("Answers", "another rule would answer less"),
}


class SimulationDialog(QDialog):
    """GUI thread. `conversation_wanted(object, object)` opens a conversation at a message."""

    conversation_wanted = Signal(object, object)
    _progressed = Signal(object)

    def __init__(self, bridge: Bridge, clock: Clock, draft: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._draft = draft
        self._stop = threading.Event()
        self._report: Report | None = None
        self._texts: dict[int, str] = {}
        self.setWindowTitle(title_text(self.tr("«{name}» on past messages").format(name=draft.title("ca"))))
        self.resize(720, 560)
        self.headline = safe_label("", TypeRole.HEADER_NAME, wraps=True)
        self.details = safe_label("", TypeRole.META, "text3", wraps=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.which = SegmentedControl([Choice(str(key), "") for key in (Outcome.OTHER, Outcome.SAME, "all")])
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setAccessibleName(self.tr("Past messages"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._on_activated)
        self.stop_button = ActionButton(self.tr("Stop"), ButtonKind.SECONDARY, "player-stop")
        self.close_button = ActionButton(self.tr("Close"), ButtonKind.GHOST)
        below = QHBoxLayout()
        below.addWidget(self.details, 1)
        below.addWidget(self.stop_button)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.headline)
        layout.addWidget(self.bar)
        layout.addWidget(self.which)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)
        self.which.choice_changed.connect(self._on_which)
        self.stop_button.clicked.connect(self._stop.set)
        self.close_button.clicked.connect(self.close)
        self._progressed.connect(self._on_progress)
        self._show()
        desk, stop, told = bridge.desk, self._stop, self._progressed
        bridge.compute(self, lambda: simulate(desk, [draft], on_progress=told.emit, stop=stop), done=self._on_done)

    @Slot(object)
    def _on_progress(self, report: Report) -> None:
        self._report = report
        self._show()

    def _on_done(self, report: Report) -> None:
        self._report = report
        self.stop_button.hide()
        self.bar.hide()
        self._show()
        ids = [case.message_id for case in self._cases()]
        ids += [case.reply_id for case in self._cases() if case.reply_id is not None]
        self._bridge.read(self, reads.message_rows, ids, done=self._on_texts)

    def _on_texts(self, rows: list[MessageRow]) -> None:
        self._texts = {row.id: one_line(row.text, 160) for row in rows}
        self._fill()

    def _cases(self) -> tuple[Case, ...]:
        return self._report.of(self._draft.name).cases[:SHOWN] if self._report is not None else ()

    def _show(self) -> None:
        report = self._report
        if report is None:
            self.headline.setText(self.tr("Reading past messages…"))
            return
        tally = report.of(self._draft.name)
        counts = tally.counts
        self.headline.setText(
            self.tr("It would have answered {n} times; in {m} an operator said something else.").format(
                n=tally.fired, m=counts.get(Outcome.OTHER, 0)
            )
        )
        rest = [
            f"{say(OUTCOMES[outcome])}: {number}"
            for outcome, number in counts.items()
            if number and outcome in OUTCOMES
        ]
        read = self.tr("{n} messages read").format(n=report.read)
        taken = [self.tr("takes {n} from «{rule}»").format(n=number, rule=rule) for rule, number in tally.taken.items()]
        self.details.setText(" · ".join([read, *rest, *taken]))
        self.bar.setValue(1000 if report.is_whole and report.share >= 1 else round(report.share * 1000))
        self.which.set_choice(Choice(str(Outcome.OTHER), self.tr("Something else"), counts.get(Outcome.OTHER, 0)))
        self.which.set_choice(Choice(str(Outcome.SAME), self.tr("The same"), counts.get(Outcome.SAME, 0)))
        self.which.set_choice(Choice("all", self.tr("All")))

    @Slot(str)
    def _on_which(self, _key: str) -> None:
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        wanted = self.which.current
        for case in self._cases():
            if wanted not in ("all", str(case.outcome)):
                continue
            when = formats.dated_moment(case.at, self._clock.now_ms())
            lines = [f"{when} · «{self._texts.get(case.message_id, '')}» · {say(OUTCOMES[case.outcome])}"]
            if case.reply_id is not None:
                lines.append(f"→ {self._texts.get(case.reply_id, '')}")
            item = QListWidgetItem(item_lines(*lines))
            item.setData(Qt.ItemDataRole.UserRole, (case.conversation_id, case.message_id))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(self.tr("None of the past messages."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        case = item.data(Qt.ItemDataRole.UserRole)
        if case is not None:
            self.conversation_wanted.emit(*case)
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop.set()
        super().closeEvent(event)

    def reject(self) -> None:
        self._stop.set()
        super().reject()
