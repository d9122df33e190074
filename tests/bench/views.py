"""The views at size, each against itself when it is small and against what Qt offers ready made.

Processor time of the GUI thread, medians of interleaved repetitions: the goals of the performance page that need no
database. The queue and the conversation are the program's own models, views and painters; only their readers are played.
"""

import gc
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTableView, QTextBrowser

from console.feed import Feed
from console.models.clock import SteppedClock, SystemClock
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.record import replace
from console.models.records import ConversationRow
from console.models.states import ConversationState, Direction, MessageKind
from console.operations import incoming, office, reads
from console.operations import queue as lists
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.ui.bridge import Bridge
from console.ui.queue.model import QueueModel
from console.ui.queue.sections import Section, heading_key
from console.ui.queue.steps import Steps, heading_rows, steps_to
from console.ui.queue.table import QueueTable
from console.ui.theme import theme
from console.ui.timeline.view import TimelinePane
from tests.ui.timeline_desk import MemoryFiles

AMOUNT = 1_000_000
"""Rows of the big queue."""
SMALL = 1_000
REPEATS = 15
NOW = 1_790_000_000_000
CHANGES_PER_SECOND, ROWS = 1_000, 2_000


class NoBridge(QObject):
    """A bridge nobody answers on: what is read is handed to the model by the bench."""

    changed = Signal(object)
    problem_raised = Signal(object)
    me = 1
    desk = SimpleNamespace(actor=SimpleNamespace(is_supervisor=False, operator_id=1, name="Laia"))

    def read(self, *_: Any, **__: Any) -> None: ...

    run = compute = compute_in_order = read


def conversation(number: int, words: str = "Bon dia, una pregunta sobre el padró") -> ConversationRow:
    """A waiting row."""
    return ConversationRow(
        id=number, state=ConversationState.OPEN, channel_id=1, channel_kind="telegram", channel_name="Bot",
        contact_id=number, contact_name=f"Veí {number}", contact_provider_id=str(number), contact_language="ca",
        is_group=False, is_blocked=False, topic="padró", team_id=None, operator_id=None, operator_login=None,
        operator_name=None, claim_token=0, claim_until=None, waiting_since=NOW + number, opened_at=NOW,
        last_message_at=NOW + number, last_incoming_at=NOW + number, preview=words, preview_kind=MessageKind.TEXT,
        preview_direction=Direction.INCOMING, has_failed=False, has_uncertain=False, unread=1, snoozed_until=None,
        resolved_at=None, draft=None, changed=1,
    )  # fmt: skip


def spent(call: Callable[[], object]) -> float:
    """Milliseconds of this thread's processor time, with what the event loop then has to paint."""
    started = time.thread_time()
    call()
    for _ in range(3):
        # A view may put its layout off to a timer, and the painting to after that: it must not fall to the next side.
        QApplication.processEvents()
    return (time.thread_time() - started) * 1000


class BigQueue:
    """The queue's model and view with so many rows, as after the first list was read."""

    def __init__(self, rows: int) -> None:
        self.model = QueueModel(NoBridge(), SystemClock(), 600_000)  # type: ignore[arg-type]
        self.table = QueueTable(self.model)
        self.table.resize(350, 900)
        self.table.show()
        self.stamp = 1
        self.next = rows + 1
        self.set_keys([heading_key(Section.WAITING), *range(1, rows + 1)])
        self.model._take_rows([conversation(number) for number in range(1, 65)])
        QApplication.processEvents()

    def set_keys(self, keys: list[int]) -> None:
        """What a reader hands over: the order, and the steps to it, which it worked out on its own thread."""
        steps = steps_to(self.model._keys, keys)
        self.model._target = keys
        self.model._figures = {Section.WAITING: len(keys) - 1}
        self.model._settle(steps)

    def change(self) -> float:
        self.stamp += 1
        row = replace(conversation(5, f"paraules {self.stamp}"), changed=self.stamp)
        return spent(lambda: self.model._take_rows([row]))

    def insert(self) -> float:
        keys = [*self.model._keys[:3], self.next, *self.model._keys[3:]]
        self.next += 1
        steps = steps_to(self.model._keys, keys)
        self.model._target = keys
        return spent(lambda: self.model._settle(steps))

    def reset(self) -> float:
        """Another list of as many, too different to be told step by step."""
        keys = list(self.model._keys)
        steps = Steps(self.model._keys, keys, [], None, [], True, heading_rows(keys))
        self.model._target = keys
        return spent(lambda: self.model._settle(steps))


def queue_growth(rows: int) -> list[tuple[str, float, float]]:
    """(act, median ms with few rows, with many) for a change, an insertion and a reset."""
    small, big = BigQueue(SMALL), BigQueue(rows)
    figures = []
    for name in ("change", "insert", "reset"):
        few, many = [], []
        for _ in range(REPEATS):
            few.append(getattr(small, name)())
            many.append(getattr(big, name)())
        figures.append((name, statistics.median(few), statistics.median(many)))
    return figures


def words_of(number: int) -> str:
    return f"Missatge {number}: bon dia, em podeu dir què cal per empadronar-se? Gràcies. " * (1 + number % 3)


class Conversation:
    """The conversation pane on a small desk with one citizen and so many messages, read and painted as in the window."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        clock = SteppedClock(NOW)
        engine = SqliteEngine(folder / "desk.db", None, clock)
        migrate(engine)
        desk = Desk(engine, Feed())
        channel = desk.run(office.add_channel, "telegram", "Bot", {})
        desk.run(office.add_operator, "laia", "Laia Ferrer")
        for start in range(0, size, 100):
            events = [
                InboundMessage(
                    f"m{n}", Sender("7", "Núria"), str(n), NOW - (size - n) * 60_000, MessageKind.TEXT, words_of(n)
                )
                for n in range(start + 1, min(start + 100, size) + 1)
            ]
            updates = tuple(Update(event.key, "{}", (event,)) for event in events)
            desk.run(incoming.record_batch, channel, Batch(updates, str(start), False))
        self.row = desk.read(lists.conversation_list, "all", None)[0]
        self.bridge = Bridge(desk.as_actor(desk.read(office.actor, "laia")))
        self.pane = TimelinePane(self.bridge, MemoryFiles(), clock)
        self.pane.resize(702, 690)
        self.pane.show()
        QApplication.processEvents()
        self.all = desk.read(reads.timeline_page, self.row.contact_id, limit=size)
        self.next = size

    def open(self) -> float:
        """From the order to open it to its picture; the reading itself is a reader's and not counted."""
        self.pane.close_conversation()
        QApplication.processEvents()
        started = time.thread_time()
        self.pane.open(self.row)
        while self.pane.model.rowCount() == 0:
            QApplication.processEvents()
        self.pane.area.viewport().grab()
        return (time.thread_time() - started) * 1000

    def load_all(self) -> None:
        """The whole history, as after reading up to its beginning."""
        self.pane.model.show(self.all, (), has_older=False, contact_name="Núria", my_login="laia", unread_from=None)
        self.pane.area.scroll_to_end()
        QApplication.processEvents()

    def append(self, *, is_whole: bool) -> float:
        self.next += 1
        last = self.all[-1]
        row = replace(last, id=last.id + self.next, at=last.at + self.next * 1000, text=words_of(self.next))

        def add() -> None:
            self.pane.model.merge([row])
            if is_whole:
                self.pane.area.viewport().repaint()

        took = spent(add)
        assert self.pane.area.is_at_bottom
        return took

    def close(self) -> None:
        self.bridge.stop()


class Browser:
    """The same words in a QTextBrowser."""

    def __init__(self, size: int) -> None:
        self.html = "".join(f"<p style='background:#eef'>{words_of(number)}</p>" for number in range(1, size + 1))
        self.view = QTextBrowser()
        self.view.resize(702, 690)
        self.view.show()
        self.next = size + 1

    def open(self) -> float:
        def fill() -> None:
            self.view.setHtml(self.html)
            self.view.moveCursor(QTextCursor.MoveOperation.End)
            self.view.viewport().grab()

        return spent(fill)

    def go_to_end(self) -> None:
        self.view.verticalScrollBar().setValue(self.view.verticalScrollBar().maximum())
        QApplication.processEvents()

    def append(self, *, is_whole: bool) -> float:
        self.next += 1

        def add() -> None:
            self.view.append(f"<p style='background:#eef'>{words_of(self.next)}</p>")
            if is_whole:
                self.view.viewport().repaint()

        took = spent(add)
        # It follows its end only while it stands exactly there.
        assert self.view.verticalScrollBar().value() == self.view.verticalScrollBar().maximum()
        return took


def conversations(folder: Path) -> dict[str, float]:
    """Median milliseconds of opening and appending, ours and the browser's."""
    short, long, browser = Conversation(folder / "50", 50), Conversation(folder / "2000", 2_000), Browser(2_000)
    times: dict[str, list[float]] = {}
    for _ in range(7):
        for name, call in (
            ("open 50", short.open), ("open 2,000", long.open), ("browser, open 2,000", browser.open),
        ):  # fmt: skip
            times.setdefault(name, []).append(call())
    long.load_all()
    browser.go_to_end()
    for is_whole, name in ((True, "append at 2,000"), (False, "append at 2,000, new part painted")):
        # A new message is measured twice: with all that stands on screen then painted once, the same on both sides,
        # and as it happens, when both move what is there and paint the rest.
        for _ in range(REPEATS):
            times.setdefault(name, []).append(long.append(is_whole=is_whole))
            times.setdefault(f"browser, {name}", []).append(browser.append(is_whole=is_whole))
    for conversation in (short, long):
        conversation.pane.hide()
        conversation.close()
    browser.view.hide()
    return {name: statistics.median(values) for name, values in times.items()}


class PlainModel(QAbstractTableModel):
    """2,000 rows of words and a sort key, for the sorting proxy."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = [[f"Veí {n}", NOW + n] for n in range(ROWS)]

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self.rows)

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][0]
        return self.rows[index.row()][1] if role == Qt.ItemDataRole.UserRole else None


def updates(seconds: float = 3.0) -> tuple[float, float]:
    """Share of one processor that 1,000 changed rows a second cost: ours (gathered 30 ms), and a sorting proxy."""
    dice = random.Random(3)
    ours = BigQueue(ROWS)
    every = [conversation(number) for number in range(1, ROWS + 1)]
    ours.model._take_rows(every)
    plain = PlainModel()
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(plain)
    proxy.setSortRole(Qt.ItemDataRole.UserRole)
    proxy.setDynamicSortFilter(True)
    proxy.sort(0)
    view = QTableView()
    view.setModel(proxy)
    view.resize(350, 900)
    view.show()
    QApplication.processEvents()
    beats = round(seconds / 0.03)
    per_beat = round(CHANGES_PER_SECOND * 0.03)
    ours_ms = proxy_ms = 0.0
    for beat in range(beats):
        numbers = [dice.randrange(ROWS) for _ in range(per_beat)]
        rows = [replace(every[n], changed=beat + 2, preview=f"paraules {beat}") for n in numbers]
        ours_ms += spent(lambda rows=rows: ours.model._take_rows(rows))  # type: ignore[misc]

        def change(numbers: list[int] = numbers, beat: int = beat) -> None:
            for n in numbers:
                plain.rows[n][1] = NOW + beat * ROWS + n
                plain.dataChanged.emit(plain.index(n, 0), plain.index(n, 0))

        proxy_ms += spent(change)
    return ours_ms / seconds / 1000, proxy_ms / seconds / 1000


def none_references() -> int:
    """Change of the reference count of None over 2,000 void calls of Qt (performance page, section 0)."""
    widget = QTableView()
    before = sys.getrefcount(None)
    for _ in range(2_000):
        widget.repaint()
    return sys.getrefcount(None) - before


def run(amount: int) -> bool:
    """Print the figures; True when every bar holds."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    theme()
    gc.collect()
    gc.disable()
    is_good = True

    def tell(what: str, ratio: float, bar: float, details: str) -> None:
        nonlocal is_good
        is_good &= ratio <= bar
        print(f"  {what:44} {ratio:6.2f}x (bar {bar:.2f}x)  {details}")

    print(f"views: processor time of the GUI thread, medians; the big queue has {amount} rows")
    for name, few, many in queue_growth(amount):
        tell(f"queue, {name}, to 1,000 rows", many / few, 1.5, f"{few:.1f} → {many:.1f} ms")
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-views-"))
    times = conversations(folder)
    shutil.rmtree(folder, ignore_errors=True)
    small, large, html = times["open 50"], times["open 2,000"], times["browser, open 2,000"]
    tell("open 2,000 messages, to 50", large / small, 3.0, f"{small:.1f} → {large:.1f} ms")
    tell("open 2,000 messages, to QTextBrowser", large / html, 1 / 8, f"{large:.1f} : {html:.1f} ms")
    add, add_html = times["append at 2,000"], times["browser, append at 2,000"]
    tell("append at 2,000, to QTextBrowser", add / add_html, 0.8, f"{add:.2f} : {add_html:.2f} ms")
    add, add_html = (times[f"{who}append at 2,000, new part painted"] for who in ("", "browser, "))
    print(f"    with only the new part painted {add / add_html:20.2f}x             {add:.2f} : {add_html:.2f} ms")
    ours, proxy = updates()
    tell("1,000 changes/s, to QSortFilterProxyModel", ours / proxy, 1 / 3, f"{ours:.1%} : {proxy:.1%} of a processor")
    references = none_references()
    print(f"  references to None after 2,000 calls of Qt: {references:+d} (bar +0)")
    sys.stdout.flush()
    if os.environ.get("PYTEST_CURRENT_TEST") is None:
        # Widgets with a million rows are not taken apart one by one at the end of a process.
        os._exit(0 if is_good and references >= 0 else 1)
    del application
    return is_good and references >= 0
