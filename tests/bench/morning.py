"""One process that works at the real window of a desk, and watches its GUI thread: every event, how long it took.

It is the program as `main.py` starts it, on an application whose `notify` keeps the time. Wall time is what an operator
waits; the thread's own processor time is what the program is to blame for when the machine has other things to do.
"""

import gc
import itertools
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from console import app
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.states import MessageKind
from console.operations import incoming
from console.settings import Settings
from console.ui import theme
from console.ui.dialogs.finder import Finder
from tests.bench import years

FRAME_MS = 16.0
WAIT_SECONDS = 20.0
BURST_SECONDS = 6.0
PER_SECOND = 1_000


@dataclass
class Slow:
    """An event that took long: in which act, of what kind, for whom, and its milliseconds."""

    act: str
    kind: str
    receiver: str
    cpu_ms: float
    wall_ms: float


class Watched(QApplication):
    """Times what the event loop hands out; what an event does inside is part of it."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.act = "start"
        self.events = 0
        self.slow: list[Slow] = []
        self._is_inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._is_inside:
            return bool(super().notify(receiver, event))
        self._is_inside = True
        kind = event.type()
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            return bool(super().notify(receiver, event))
        finally:
            self._is_inside = False
            cpu, wall = (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
            self.events += 1
            if cpu > FRAME_MS / 2 or wall > FRAME_MS * 2:
                name = type(receiver).__name__
                self.slow.append(Slow(self.act, QEvent.Type(kind).name, name, round(cpu, 2), round(wall, 2)))


class Waiting(Exception):
    """Something did not happen in time."""


class Morning:
    """The acts, each a generator: it yields a condition and goes on when that holds."""

    def __init__(self, application: Watched, console: app.Console) -> None:
        self.application = application
        self.console = console
        self.window = console.window
        self.table = console.window.queue.table
        self.model = self.table.queue
        self.times: dict[str, list[float]] = {}
        self.frames: dict[str, list[float]] = {}
        self._number = 2 * 10**9

    def keep(self, name: str, started: float, ended: float | None = None) -> None:
        self.times.setdefault(name, []).append(((ended or time.perf_counter()) - started) * 1000)

    def acts(self) -> Iterator[Callable[[], bool]]:
        """Everything that is done, in order."""
        for act in (
            self.opening,
            self.scrolling,
            self.jumping,
            self.reading,
            self.receiving_seen,
            self.receiving_new,
            self.lists,
            self.finding,
            self.idling,
            self.flooding,
        ):
            self.application.act = act.__name__
            yield from act()
            yield from self.leave()

    # --- the acts ---------------------------------------------------------------------------------------------------------

    def opening(self) -> Iterator[Callable[[], bool]]:
        started = time.perf_counter()
        yield lambda: self.model.rowCount() > 50_000 or self.model.figure(self.sections()[-1]) < 50_000
        self.keep("whole queue known", started)
        yield from self.pause(1.0)

    def sections(self) -> tuple[Any, ...]:
        return self.model._sections

    def scrolling(self) -> Iterator[Callable[[], bool]]:
        viewport = self.table.viewport()
        middle = QPointF(viewport.rect().center())
        for _ in range(120):
            turn = QWheelEvent(
                middle,
                QPointF(viewport.mapToGlobal(middle.toPoint())),
                QPoint(),
                QPoint(0, -360),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            started = time.perf_counter()
            QApplication.sendEvent(viewport, turn)
            yield self.is_whole
            self.keep("scrolled, rows there", started)

    def jumping(self) -> Iterator[Callable[[], bool]]:
        bar = self.table.verticalScrollBar()
        for step in range(60):
            started = time.perf_counter()
            bar.setValue(bar.maximum() * ((step * 37) % 60) // 60)
            yield self.is_whole
            self.keep("jumped, rows there", started)
        bar.setValue(0)
        yield self.is_whole

    def reading(self) -> Iterator[Callable[[], bool]]:
        """Open a conversation by its row: from the click to its messages painted."""
        for row in range(1, 9):
            self.table.verticalScrollBar().setValue(0)
            yield self.is_whole
            number = self.model.id_at(row)
            if number is None:
                continue
            point = self.table.visualRect(self.model.index(row, 0)).center()
            area = self.window.timeline.area.viewport()
            seen = Shown(area, partial(self.is_open, number))
            started = time.perf_counter()
            QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, point.y()))
            yield seen.is_shown
            self.keep("conversation opened", started, seen.at)
            yield from self.pause(0.1)

    def receiving_seen(self) -> Iterator[Callable[[], bool]]:
        """A citizen on screen writes again: from the receiver's hand-over to the row with the new words."""
        for step in range(15):
            row = 2 + step % 6
            known = self.model.row_at(row)
            if known is None:
                continue
            words = f"una paraula nova {step}"
            seen = Shown(self.table.viewport(), partial(self.says, known.id, words))
            started = time.perf_counter()
            self.hand_over([(known.contact_provider_id, words)])
            yield seen.is_shown
            self.keep("new message to pixels", started, seen.at)
            yield from self.pause(0.05)

    def receiving_new(self) -> Iterator[Callable[[], bool]]:
        """Somebody nobody knows writes: the list grows by a row."""
        for step in range(15):
            before = self.model.rowCount()
            started = time.perf_counter()
            self.hand_over([(str(9_000_000_000 + step), "bon dia")])
            yield lambda before=before: self.model.rowCount() > before  # type: ignore[misc]
            self.keep("new conversation in the list", started)
            yield from self.pause(0.05)

    def lists(self) -> Iterator[Callable[[], bool]]:
        for name in ("team", "snoozed", "closed", "inbox") * 3:
            started = time.perf_counter()
            self.window.queue.show_list(name)
            yield lambda: self.model.is_read
            self.keep(f"list {name}", started)
            yield from self.pause(0.7)

    def finding(self) -> Iterator[Callable[[], bool]]:
        """Ctrl+K and three searches, letter by letter."""
        for words in (years.COMMON, years.MIDDLE, f"{years.COMMON} {years.RARE}"):
            started = time.perf_counter()
            self.window.open_finder()
            yield lambda: self.finder() is not None
            finder = self.finder()
            assert finder is not None
            self.keep("finder opened", started)
            field = finder.findChild(QLineEdit)
            assert field is not None
            for letter in words:
                # Not QTest.keyClicks, which knows no Catalan letters.
                field.insert(letter)
                yield from self.pause(0.08)
            started = time.perf_counter()
            found = finder.findChild(QListWidget)
            yield lambda found=found: found is not None and found.count() > 0  # type: ignore[misc]
            self.keep("found, after the last letter", started)
            finder.close()
            yield from self.pause(0.1)

    def idling(self) -> Iterator[Callable[[], bool]]:
        yield from self.watch_frames("idle")

    def flooding(self) -> Iterator[Callable[[], bool]]:
        """1,000 messages a second, really filed, while the queue is repainted in every frame."""
        stop = threading.Event()
        filed = [0]

        def flood() -> None:
            beat = time.perf_counter()
            step = 0
            while not stop.is_set():
                people = [str(7_000_000_001 + (step * 100 + n) * 37 % 50_000) for n in range(PER_SECOND // 10)]
                self.receive([(person, f"missatge {step}") for person in people])
                filed[0] += len(people)
                step += 1
                beat += 0.1
                stop.wait(max(0.0, beat - time.perf_counter()))

        thread = threading.Thread(target=flood, name="flood", daemon=True)
        thread.start()
        yield from self.watch_frames("flood")
        stop.set()
        thread.join(10)
        self.times["messages a second in the flood"] = [filed[0] / BURST_SECONDS]

    # --- what the acts need -----------------------------------------------------------------------------------------------

    def watch_frames(self, name: str) -> Iterator[Callable[[], bool]]:
        """Intervals of a timer of one frame, with the list repainted in each."""
        beats: list[float] = []
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(16)

        def beat() -> None:
            beats.append(time.perf_counter())
            self.table.viewport().update()

        timer.timeout.connect(beat)
        timer.start()
        yield from self.pause(BURST_SECONDS)
        timer.stop()
        self.frames[name] = [(late - early) * 1000 for early, late in itertools.pairwise(beats)]

    def hand_over(self, lines: list[tuple[str, str]]) -> None:
        """The same on a receiver's thread."""
        threading.Thread(target=self.receive, args=(lines,), name="receiver", daemon=True).start()

    def receive(self, lines: list[tuple[str, str]]) -> None:
        """File messages as a receiver does, on the thread that asks."""
        updates = []
        for chat, words in lines:
            self._number += 1
            event = InboundMessage(
                f"m:{self._number}", Sender(chat, f"Veí {chat}"), str(self._number), time.time_ns() // 1_000_000,
                MessageKind.TEXT, words,
            )  # fmt: skip
            updates.append(Update(event.key, "{}", (event,)))
        self.console._session.desk.run(incoming.record_batch, 1, Batch(tuple(updates), str(self._number), False))

    def says(self, number: int, words: str) -> bool:
        """Whether the row of a conversation is known with these last words."""
        known = self.model.shelf.row(number)
        return known is not None and known.preview == words

    def is_open(self, number: int) -> bool:
        """Whether the window shows that conversation."""
        return self.window._row is not None and self.window._row.id == number

    def leave(self) -> Iterator[Callable[[], bool]]:
        """Take the pointer away: while it is over the list, the order is held."""
        QApplication.sendEvent(self.table.viewport(), QEvent(QEvent.Type.Leave))
        yield from self.pause(0.3)

    def is_whole(self) -> bool:
        """Every row on screen has been read."""
        first, last = max(0, self.table.rowAt(0)), self.table.rowAt(self.table.viewport().height() - 1)
        last = last if last >= 0 else self.model.rowCount() - 1
        rows = [n for n in range(first, last + 1) if self.model.section_at(n) is None]
        return bool(rows) and all(self.model.row_at(n) is not None for n in rows)

    def finder(self) -> Finder | None:
        return next((found for found in self.window.findChildren(Finder) if found.isVisible()), None)

    def pause(self, seconds: float) -> Iterator[Callable[[], bool]]:
        until = time.perf_counter() + seconds
        yield lambda: time.perf_counter() >= until


class Shown(QObject):
    """When a widget was first painted while a condition held; its child. Made before what is waited for can happen."""

    def __init__(self, widget: QObject, condition: Callable[[], bool]) -> None:
        super().__init__(widget)
        self.at: float | None = None
        self._condition = condition
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None and self._condition():
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.at = self.at or time.perf_counter()

    def is_shown(self) -> bool:
        """For the driver."""
        return self.at is not None


def main(arguments: list[str]) -> int:
    gc.disable()
    application = Watched([*sys.argv[:1], "-style", "fusion"])
    theme.theme()
    settings = Settings.load()
    app.dress(application, settings)
    call = app.read_plain_call(arguments)
    assert call is not None
    console = app.Console(application, settings, call)
    morning = Morning(application, console)
    acts = morning.acts()
    waiting: list[Any] = [None, 0.0]
    driver = QTimer()
    driver.setTimerType(Qt.TimerType.PreciseTimer)
    driver.setInterval(1)
    failure: list[str] = []

    def drive() -> None:
        condition, since = waiting
        if condition is not None and not condition():
            if time.perf_counter() - since > WAIT_SECONDS:
                failure.append(f"{application.act}: nothing for {WAIT_SECONDS:.0f} s")
                application.quit()
            return
        try:
            waiting[:] = [next(acts), time.perf_counter()]
        except StopIteration:
            application.quit()

    driver.timeout.connect(drive)
    console.window.furnished.connect(driver.start)
    code = console.run()
    driver.stop()
    if failure:
        sys.stderr.write("\n".join([*failure, ""]))
        code = 1
    print(
        json.dumps(
            {
                "times": morning.times,
                "frames": morning.frames,
                "events": application.events,
                "slow": [asdict(slow) for slow in application.slow],
            }
        )
    )
    sys.stdout.flush()
    console.stop()
    return code


if __name__ == "__main__":
    import os

    # Nothing of Qt has to be taken apart in a process that ends.
    os._exit(main(sys.argv[1:]))
