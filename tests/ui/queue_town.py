"""A real desk with citizens in its queue, for the tests of the queue pane: database, operations, bridge as they run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from pytestqt.qtbot import QtBot

from console.feed import Feed
from console.models.clock import SteppedClock
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.records import ConversationRow
from console.models.states import MessageKind
from console.operations import incoming, office, reads
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.ui.bridge import Bridge

MINUTE = 60_000
TARGET = 10 * MINUTE


class QueueTown:
    """Laia sits at the bridge; Marta is a colleague. `clock` is the database's and the screen's."""

    def __init__(self, folder: Path) -> None:
        self.clock = SteppedClock()
        self.engine = SqliteEngine(folder / "desk.db", None, self.clock)
        migrate(self.engine)
        self.feed = Feed()
        self.desk = Desk(self.engine, self.feed)
        self.channels = {
            kind: self.desk.run(office.add_channel, kind, kind.title(), {}) for kind in ("telegram", "matrix")
        }
        for login, name in (("laia", "Laia Ferrer"), ("marta", "Marta Riera")):
            self.desk.run(office.add_operator, login, name)
        self.laia = self.desk.as_actor(self.desk.read(office.actor, "laia"))
        self.marta = self.desk.as_actor(self.desk.read(office.actor, "marta"))
        self.bridge = Bridge(self.laia)
        self._sent = 0

    def write(
        self,
        name: str,
        text: str = "Bon dia",
        *,
        channel: str = "telegram",
        kind: MessageKind = MessageKind.TEXT,
        chat: str | None = None,
        language: str | None = "ca",
        minutes_ago: float = 0,
    ) -> int:
        """A citizen writes; returns the conversation."""
        self._sent += 1
        key = f"m{self._sent}"
        sender = Sender(chat or f"chat of {name}", name, language=language)
        at = self.clock.now_ms() - round(minutes_ago * MINUTE)
        message = InboundMessage(key, sender, key, at, kind, text)
        batch = Batch((Update(key, "{}", (message,)),), key, False)
        self.desk.run(incoming.record_batch, self.channels[channel], batch)
        return self.row_of(name).id

    def row_of(self, name: str) -> ConversationRow:
        """The latest conversation with somebody, as Laia sees it."""
        rows = self.laia.read(reads.conversation_list, "all", self.bridge.me)
        return [row for row in rows if row.contact_name == name][-1]

    def close(self) -> None:
        """End threads and files. The bridge dies here, on its own thread, and not wherever Python next collects."""
        self.bridge.stop()
        shiboken6.delete(self.bridge)
        self.engine.close()


@contextmanager
def queue_town(folder: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    """A town that is closed at the end of a test. `qtbot` is asked for so that an application exists."""
    town = QueueTown(folder)
    try:
        yield town
    finally:
        town.close()
