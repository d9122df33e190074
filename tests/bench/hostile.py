"""Hostile words through every text sink and through the real panes: how long, which files are opened, what moves.

File opens are heard by the kernel (inotify on bait that the words point at), not by Python, because it would be Qt that
opens them. What moves is told by rectangles: a pane that shows a hostile name or message must lay its parts out as it
does for a plain one of the same kind.
"""

import ctypes
import gc
import os
import shutil
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from console.feed import Feed
from console.models.clock import SystemClock
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.states import MessageKind
from console.operations import incoming, office
from console.operations import queue as lists
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.ui.bridge import Bridge
from console.ui.queue.view import QueuePane
from console.ui.theme import theme
from console.ui.timeline.view import TimelinePane
from tests.ui import hostile
from tests.ui.test_text import PURE, SINKS
from tests.ui.timeline_desk import MemoryFiles

AMOUNT = 500
BAR_MS = 150.0
PANES = 60
"""So many of the texts go through the panes of the window as well, as name and as message."""
_IN_OPEN, _IN_ACCESS = 0x20, 0x1


class Bait:
    """A file the words point at; `opened` counts who looked."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bait.png"
        self.path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        self._libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
        self._watch = -1
        if self._libc is not None:
            self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
            if self._libc.inotify_add_watch(self._watch, os.fsencode(self.path), _IN_OPEN | _IN_ACCESS) < 0:
                raise OSError(ctypes.get_errno(), "inotify")

    def opened(self) -> int | None:
        """How often since the last call; None where the system cannot tell."""
        if self._watch < 0:
            return None
        try:
            data = os.read(self._watch, 65_536)
        except BlockingIOError:
            return 0
        count = at = 0
        while at < len(data):
            length = struct.unpack_from("iIII", data, at)[3]
            at += 16 + length
            count += 1
        return count

    def set_in(self, text: str) -> str:
        """The same words, pointing at the bait."""
        for target in ("file:///etc/hostname", "file:///etc/passwd", "smb://host/share", "http://example.org"):
            text = text.replace(target, self.path.as_uri())
        return text


def _milliseconds(call: Callable[[], object]) -> float:
    """Processor time of this thread, the best of two: what the text costs, not what else the machine does."""
    spent = []
    for _ in range(2):
        started = time.thread_time()
        call()
        spent.append((time.thread_time() - started) * 1000)
    return min(spent)


def sinks(texts: list[str]) -> tuple[float, str]:
    """The slowest text of the slowest sink, in milliseconds, and which."""
    worst, where = 0.0, ""
    for name, sink in {**PURE, **SINKS}.items():
        for number, text in enumerate(texts):
            taken = _milliseconds(lambda sink=sink, text=text: sink(text))  # type: ignore[misc]
            if taken > worst:
                worst, where = taken, f"{name}, text {number}"
        QApplication.processEvents()
        gc.collect()
    return worst, where


class Panes:
    """Queue and conversation of a small desk, on a screen."""

    def __init__(self, folder: Path) -> None:
        self.engine = SqliteEngine(folder / "desk.db", None)
        migrate(self.engine)
        desk = Desk(self.engine, Feed())
        self.channel = desk.run(office.add_channel, "telegram", "Bot", {})
        desk.run(office.add_operator, "laia", "Laia Ferrer")
        self.desk = desk.as_actor(desk.read(office.actor, "laia"))
        self.bridge = Bridge(self.desk)
        clock = SystemClock()
        self.queue = QueuePane(self.bridge, clock, 600_000)
        self.queue.resize(350, 800)
        self.timeline = TimelinePane(self.bridge, MemoryFiles(), clock)
        self.timeline.resize(700, 800)
        for pane in (self.queue, self.timeline):
            pane.show()
        self.bridge.changed.connect(self.queue.apply)
        self.bridge.changed.connect(self.timeline.apply)
        self._number = 0

    def write(self, name: str, text: str) -> int:
        """A new citizen writes; returns the conversation."""
        self._number += 1
        key = f"m{self._number}"
        event = InboundMessage(
            key, Sender(key, name, language="ca"), key, time.time_ns() // 1_000_000, MessageKind.TEXT, text
        )
        self.desk.run(incoming.record_batch, self.channel, Batch((Update(key, "{}", (event,)),), key, False))
        return self.desk.read(lists.conversation_ids, "all", None)[-1]

    def show(self, conversation: int) -> float:
        """Open it, and paint both panes; returns the milliseconds of the longest part."""
        row = self.desk.read(lists.conversation, conversation, self.bridge.me)
        worst = _milliseconds(lambda: self.timeline.open(row))
        until = time.monotonic() + 5
        while time.monotonic() < until and (
            self.timeline.model.rowCount() < 1 or self.queue.model.position(row.id) < 0
        ):
            QApplication.processEvents()
        self.queue.open_row(row.id)
        QApplication.processEvents()
        return max(worst, _milliseconds(self.queue.grab), _milliseconds(self.timeline.grab))

    def layout(self) -> dict[str, QRect]:
        """Where the parts stand that no words may move: the queue with its rows, the head and frame of the conversation."""
        places: dict[str, QRect] = {}
        for pane in (self.queue, self.timeline):
            places[type(pane).__name__] = pane.geometry()
            for part in pane.findChildren(QWidget):
                if part.parent() is pane or part.parent() is self.timeline.header:
                    # A name may be shorter or longer inside the head; its line and the head itself stay.
                    rect = part.geometry()
                    where = QRect(0, rect.y(), 1, rect.height())
                    places[f"{type(pane).__name__}/{type(part).__name__}/{part.objectName()}"] = where
        table = self.queue.table
        rows = [table.visualRect(table.queue.index(row, 0)) for row in range(1, table.queue.rowCount())]
        heights, widths = {rect.height() for rect in rows}, {rect.width() for rect in rows}
        places["rows"] = QRect(min(widths), min(heights), max(widths), max(heights))
        return places

    def close(self) -> None:
        self.bridge.stop()
        self.engine.close()


def panes(folder: Path, texts: list[str]) -> tuple[float, int]:
    """Slowest milliseconds, and how many texts moved something."""
    shown = Panes(folder)
    for number in range(12):
        shown.write(f"Veí {number}", "Bon dia, una pregunta curta")
    plain = shown.write("Núria Casadevall", "Bon dia, una pregunta curta")
    shown.show(plain)
    shown.show(plain)
    expected = shown.layout()
    slowest, moved = 0.0, 0
    for text in texts:
        slowest = max(slowest, shown.show(shown.write(text, text)))
        found = shown.layout()
        moved += any(found.get(name) != rect for name, rect in expected.items())
    shown.close()
    return slowest, moved


def run(amount: int) -> bool:
    """Print the figures; True when no text is slow, opens a file or moves anything."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    theme()
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-hostile-"))
    try:
        bait = Bait(folder)
        assert bait.opened() in (0, None)
        bait.path.read_bytes()
        can_hear = bool(bait.opened())
        texts = [bait.set_in(text) for text in hostile.texts(amount)]
        pointing = sum(str(bait.path) in text for text in texts)
        slowest, where = sinks(texts)
        in_panes, moved = panes(folder, texts[:PANES])
        opened = bait.opened()
        heard = f"{opened} opened" if can_hear else "opens not heard on this system"
        print(
            f"hostile: {len(texts)} texts through {len(PURE) + len(SINKS)} sinks, {PANES} through queue and conversation"
        )
        print(f"  slowest {slowest:.0f} ms ({where}), in the panes {in_panes:.0f} ms (bar {BAR_MS:.0f} ms)")
        print(f"  {pointing} point at a file: {heard}; {moved} moved a part of the window")
        return max(slowest, in_panes) <= BAR_MS and not opened and not moved
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        del application
