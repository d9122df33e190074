"""A real desk on SQLite with one citizen and a timeline pane over it, for the tests of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.feed import Feed
from console.models.clock import SteppedClock
from console.models.inbound import Batch, Inbound, InboundMessage, RemoteFile, Sender, Update
from console.models.records import ConversationRow, MessageRow
from console.models.states import FileState, MessageKind
from console.operations import incoming, media, office, reads
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.ui.bridge import Bridge
from console.ui.timeline.entries import Shape
from console.ui.timeline.view import TimelinePane

MINUTE = 60_000
TRAINING = Path(__file__).resolve().parents[2] / "resources" / "training"


class MemoryFiles:
    """Files of attachments, in memory: sealing is tested elsewhere."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        name = f"f{len(self._data)}"
        self._data[name] = data
        return name

    def get(self, stored_as: str) -> bytes:
        return self._data[stored_as]


@dataclass
class Town:
    """One channel, two operators, one citizen whose messages are filed one minute apart."""

    engine: SqliteEngine
    desk: Desk
    laia: Desk
    jordi: Desk
    channel_id: int
    clock: SteppedClock
    files: MemoryFiles = field(default_factory=MemoryFiles)
    number: int = 0

    def receive(self, *events: Inbound) -> None:
        self.number += 1
        updates = tuple(Update(f"u{self.number}.{n}", "{}", (event,)) for n, event in enumerate(events))
        self.desk.run(incoming.record_batch, self.channel_id, Batch(updates, None, False))
        self.clock.step(MINUTE)

    def message(
        self, text: str = "", kind: MessageKind = MessageKind.TEXT, chat: str = "7000000318", **more: Any
    ) -> InboundMessage:
        self.number += 1
        sender = Sender(chat, "Núria Casadevall" if chat == "7000000318" else f"Citizen {chat}", language="ca")
        at = more.pop("at", self.clock.now_ms())
        return InboundMessage(f"m{self.number}", sender, str(self.number), at, kind, text, **more)

    def write(self, text: str = "", **more: Any) -> int:
        """A message of the citizen; returns its id."""
        self.receive(self.message(text, **more))
        return int(self.sql("SELECT MAX(id) AS id FROM message WHERE direction = 'incoming'")[0]["id"])

    def write_many(self, count: int, words: str = "Bon dia, em podeu dir què cal per empadronar-se? Gràcies. ") -> None:
        """`count` messages in one batch, a minute apart, in the past."""
        start = self.clock.now_ms() - (count + 10) * MINUTE
        events = [self.message(f"{n} " + words * (1 + n % 5), at=start + n * MINUTE) for n in range(count)]
        self.receive(*events)

    def send_file(self, data: bytes, name: str, kind: MessageKind, media_type: str, text: str = "", **more: Any) -> int:
        """A message with a file that has arrived."""
        remote = RemoteFile({"file_id": "x"}, name, media_type, len(data), **more.pop("facts", {}))
        message_id = self.write(text, kind=kind, file=remote, **more)
        attachment = self.sql("SELECT id FROM attachment WHERE message_id = :id", id=message_id)[0]["id"]
        self.desk.run(media.record_file, attachment, self.files.put(data), len(data))
        return message_id

    def refuse_file(self, message_id: int, state: FileState, reason: str) -> None:
        attachment = self.sql("SELECT id FROM attachment WHERE message_id = :id", id=message_id)[0]["id"]
        self.desk.run(media.record_refusal, attachment, state, reason)

    def conversation(self, contact_id: int | None = None) -> ConversationRow:
        """The last conversation, or the last one with a contact."""
        rows = self.desk.read(reads.conversation_list, "all", self.laia.actor.operator_id)
        return [row for row in rows if contact_id is None or row.contact_id == contact_id][-1]

    def row(self, message_id: int) -> MessageRow:
        return self.desk.read(reads.message_rows, [message_id])[0]

    def sql(self, statement: str, **parameters: Any) -> list[Any]:
        with self.engine.transaction("test") as tx:
            return tx.execute(statement, **parameters)

    def set_state(self, message_id: int, state: str, error: str | None = None) -> None:
        """What the sender would record, told to the screens like any commit."""

        def record(at: Any) -> None:
            at.tx.execute(
                "UPDATE message SET state = :state, error = :error, changed = :stamp WHERE id = :id",
                state=state, error=error, stamp=at.tx.stamp, id=message_id,
            )  # fmt: skip
            at.touch(
                message=message_id,
                conversation=at.tx.scalar("SELECT conversation_id FROM message WHERE id = :id", id=message_id),
            )

        self.desk.run(record)


@contextmanager
def town(folder: Path) -> Iterator[Town]:
    clock = SteppedClock(1_795_000_000_000)
    engine = SqliteEngine(folder / "desk.db", None, clock)
    migrate(engine)
    desk = Desk(engine, Feed())
    channel_id = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    for login, name in (("laia", "Laia Ferrer"), ("jordi", "Jordi Puig")):
        desk.run(office.add_operator, login, name, "operator")
    people = [desk.as_actor(desk.read(office.actor, login)) for login in ("laia", "jordi")]
    yield Town(engine, desk, people[0], people[1], channel_id, clock)
    engine.close()


@dataclass
class Shown:
    """A pane on the offscreen platform and how to wait for it."""

    pane: TimelinePane
    bridge: Bridge
    qtbot: QtBot

    def open(self, conversation: ConversationRow) -> None:
        self.pane.open(conversation)
        self.qtbot.waitUntil(lambda: self.pane.model.rowCount() > 0, timeout=5_000)

    def key(
        self, key: Qt.Key, target: QWidget | None = None, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key press, on the list of messages unless said otherwise."""
        QTest.keyClick(target or self.pane.area, key, modifier)

    def click(self, point: QPoint) -> None:
        """A click in the list of messages."""
        QTest.mouseClick(self.pane.area.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def press(self, message_id: int, verb: str) -> None:
        """Click the spot of a message that does `verb`, as a hand would."""
        pane = self.pane
        row = pane.model.row_of(message_id)
        assert row is not None
        pane.area.scrollTo(pane.model.index(row))
        spot = next(spot for spot in pane.area.sheet(row).spots if spot.verb == verb and spot.message_id == message_id)
        self.click(pane.area.visualRect(pane.model.index(row)).topLeft() + spot.rect.center().toPoint())

    def spoken(self, row: int) -> str:
        """What a screen reader says of a row."""
        return str(self.pane.model.data(self.pane.model.index(row), int(Qt.ItemDataRole.AccessibleTextRole)))

    def shapes(self) -> list[Shape]:
        return [self.pane.model.entry(row).shape for row in range(self.pane.model.rowCount())]

    @property
    def last(self) -> int:
        """The last row."""
        return self.pane.model.rowCount() - 1

    def read_to_the_top(self) -> None:
        """Scroll up until there is nothing older."""
        pane = self.pane

        def is_at_first() -> bool:
            pane.area.verticalScrollBar().setValue(0)
            return not pane.model.has_older and pane.area.verticalScrollBar().value() == 0

        self.qtbot.waitUntil(is_at_first, timeout=20_000)

    def texts(self) -> list[str]:
        return [
            self.pane.model.entry(row).text
            for row in range(self.pane.model.rowCount())
            if self.pane.model.entry(row).rows
        ]

    def top_of(self, message_id: int) -> int | None:
        """Where a message stands in the viewport, in px."""
        row = self.pane.model.row_of(message_id)
        return None if row is None else self.pane.area.visualRect(self.pane.model.index(row)).top()


@contextmanager
def shown(town: Town, qtbot: QtBot, width: int = 702, height: int = 690) -> Iterator[Shown]:
    bridge = Bridge(town.laia)
    pane = TimelinePane(bridge, town.files, town.clock)
    bridge.changed.connect(pane.apply)
    pane.resize(width, height)
    pane.show()
    qtbot.waitExposed(pane)
    yield Shown(pane, bridge, qtbot)
    pane.hide()
    bridge.stop()
    # Now and here: left to the garbage collector, a reader thread of the next bridge could delete them with their timers running.
    shiboken6.delete(pane)
    shiboken6.delete(bridge)
