"""The whole bridge from threads to the screen: one writer, three readers, and changes gathered for 30 ms.

Results and failures are frozen records delivered to bound methods on the GUI thread, and only while their owner still lives. Nothing on
the GUI thread ever runs SQL, waits for a lock or for a future.
"""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.models.problems import Problem
from console.models.record import Record
from console.models.records import Change
from console.operations.desk import Desk

log = logging.getLogger(__name__)

READERS = 3
GATHER_MS = 30

Done = Callable[[Any], None]
Failed = Callable[[Problem], None]


class _Task(Record):
    owner: QObject
    call: Callable[[], Any]
    done: Done | None
    failed: Failed | None


class _Result(Record):
    task: _Task
    value: Any
    problem: Problem | None


class Bridge(QObject):
    """Lives on the GUI thread. `changed` carries a `Change`; `problem_raised` a Problem nobody else took."""

    changed = Signal(object)
    problem_raised = Signal(object)
    _finished = Signal(object)
    _published = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._writes: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._gathered = Change()
        self._lock = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._emit_gathered)
        self._finished.connect(self._on_finished)
        self._published.connect(self._on_published)
        self._unsubscribe = desk.feed.subscribe(self._on_change)
        self._threads = [threading.Thread(target=self._work, args=(self._writes,), name="writer", daemon=True)]
        self._threads += [
            threading.Thread(target=self._work, args=(self._reads,), name=f"reader-{n}", daemon=True)
            for n in range(READERS)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def me(self) -> int | None:
        """The id of the operator at this desk."""
        return self.desk.actor.operator_id

    def run(
        self,
        owner: QObject,
        operation: Callable[..., Any],
        *args: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        **kwargs: Any,
    ) -> None:
        """Run an operation on the writer, in the order of key presses; `done(result)` or `failed(problem)` follow on this thread."""
        desk = self.desk
        self._writes.put(_Task(owner, lambda: desk.run(operation, *args, **kwargs), done, failed))

    def read(
        self,
        owner: QObject,
        query: Callable[..., Any],
        *args: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        **kwargs: Any,
    ) -> None:
        """Run a reading function (`query(tx, …)`) on a reader."""
        desk = self.desk
        self._reads.put(_Task(owner, lambda: desk.read(query, *args, **kwargs), done, failed))

    def compute(
        self, owner: QObject, call: Callable[[], Any], *, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Run anything else that must not run here (sealed files, decoding) on a reader."""
        self._reads.put(_Task(owner, call, done, failed))

    def compute_in_order(
        self, owner: QObject, call: Callable[[], Any], *, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Run something on the writer, after all earlier writes: storing a picked file, for instance."""
        self._writes.put(_Task(owner, call, done, failed))

    def _work(self, tasks: "queue.SimpleQueue[_Task | None]") -> None:
        while (task := tasks.get()) is not None:
            try:
                result = _Result(task, task.call(), None)
            except Problem as problem:
                result = _Result(task, None, problem)
            except Exception as error:
                log.exception("an operation ended unexpectedly: %s", type(error).__name__)
                result = _Result(task, None, Problem("unexpected", kind=type(error).__name__))
            if not shiboken6.isValid(self):
                return
            self._finished.emit(result)
            # A task holds its owner: the last hand on a QObject must never be this thread's.
            del task, result

    @Slot(object)
    def _on_finished(self, result: _Result) -> None:
        task = result.task
        if not shiboken6.isValid(task.owner):
            return
        if result.problem is None:
            if task.done is not None:
                task.done(result.value)
        elif task.failed is not None:
            task.failed(result.problem)
        else:
            self.problem_raised.emit(result.problem)

    def _on_change(self, change: Change) -> None:
        """On the thread that committed."""
        with self._lock:
            is_first = self._gathered == Change()
            self._gathered = self._gathered.merge(change)
        if is_first and shiboken6.isValid(self):
            self._published.emit()

    @Slot()
    def _on_published(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _emit_gathered(self) -> None:
        with self._lock:
            change, self._gathered = self._gathered, Change()
        if change != Change():
            self.changed.emit(change)

    def refresh_everything(self) -> None:
        """Ask every screen to read its lists again whole."""
        self.changed.emit(Change(everything=True))

    def stop(self, seconds: float = 3.0) -> None:
        """Finish the writes in hand and end the threads."""
        self._unsubscribe()
        self._writes.put(None)
        for _ in range(READERS):
            self._reads.put(None)
        for thread in self._threads:
            thread.join(seconds)
