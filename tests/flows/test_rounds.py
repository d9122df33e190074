"""`sync --once` with many channels: whoever does not answer holds up nobody else, and the minute is kept."""

import threading
import time
from pathlib import Path

import pytest

from console.models.capabilities import TELEGRAM
from console.models.delivery import Outbound, OutboundFile, Outcome, Sent
from console.models.inbound import Batch, InboundMessage, RemoteFile, Sender, Update
from console.models.records import Channel
from console.models.states import FileState, MessageKind
from console.operations import media, office, reads, replies
from console.providers.base import ChannelCheck, Provider, Unauthorised
from console.storage.files import FileStore
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.sync.parts import Parts
from console.sync.receiver import Receiver
from console.sync.service import SyncService
from tests.operations.conftest import Office, make_office


class Bot:
    """A provider that gives one photo and takes every send; `stuck` names what it never answers."""

    capabilities = TELEGRAM

    def __init__(self, name: str, stuck: str, over: threading.Event) -> None:
        self.name, self.stuck, self.over = name, stuck, over

    def _perhaps(self, what: str) -> None:
        if what in self.stuck:
            self.over.wait(30)

    def check(self) -> ChannelCheck:
        return ChannelCheck(self.name, self.name)

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        self._perhaps("fetch")
        if cursor is not None:
            return Batch((), cursor, False)
        file = RemoteFile({"file_id": "f"}, "a.jpg", "image/jpeg", 3)
        event = InboundMessage(
            f"m:{self.name}",
            Sender("7", "Núria"),
            "1",
            time.time_ns() // 1_000_000,
            MessageKind.PHOTO,
            "mireu",
            file=file,
        )
        return Batch((Update("u", "{}", (event,)),), "1", True)

    def perform(self, item: Outbound, file: OutboundFile | None) -> Outcome:
        self._perhaps("perform")
        return Sent("9")

    def download(self, file: RemoteFile, limit: int) -> bytes:
        self._perhaps("download")
        return b"abc"

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.mark.parametrize("stuck", ["fetch", "perform", "download"])
def test_a_channel_that_hangs_holds_up_no_other(tmp_path: Path, stuck: str) -> None:
    engine = SqliteEngine(tmp_path / "desk.db", b"k" * 32)
    migrate(engine)
    town: Office = make_office(engine)
    town.desk.run(office.add_channel, "telegram", "Altre", {"base_url": "http://127.0.0.1"})
    over = threading.Event()

    def opened(channel: Channel) -> Provider:
        return Bot(channel.name, stuck if channel.name == "Altre" else "", over)

    def once(seconds: float) -> None:
        parts = Parts(desk=town.desk, files=FileStore(tmp_path / "files", b"f" * 32), open_provider=opened)
        SyncService(parts).run_once(seconds)

    once(0.3)
    (row,) = [row for row in town.desk.read(reads.conversations_by_state, "open") if row.channel_name == "Bot"]
    message = town.laia.run(replies.reply, row.id, "rebut", now=True)
    once(0.3)
    over.set()
    for thread in threading.enumerate():
        if thread.name.startswith(("round-", "files-", "send-")):
            thread.join(10)
    assert town.desk.read(reads.message_rows, [message])[0].state == "sent"
    photo = town.desk.read(media.attachment, town.desk.read(reads.messages, row.id)[0].id)
    assert photo is not None
    assert photo.state is FileState.READY
    engine.close()


def test_a_new_secret_is_tried_without_waiting_for_the_next_look(tmp_path: Path) -> None:
    engine = SqliteEngine(tmp_path / "desk.db", b"k" * 32)
    migrate(engine)
    town: Office = make_office(engine)
    secret = ["old"]

    class Guarded(Bot):
        """Refuses what was opened with the old secret."""

        def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
            if self.name == "old":
                raise Unauthorised("the token is refused")
            over.wait(0.05)
            return super().fetch(cursor, wait_seconds)

    over = threading.Event()
    files = FileStore(tmp_path / "files", b"f" * 32)
    parts = Parts(desk=town.desk, files=files, open_provider=lambda _: Guarded(secret[0], "", over))
    (channel,) = town.desk.read(office.channels)
    epoch = town.desk.run(office.lead_channel, channel.id, "here", is_alone=True)
    assert epoch is not None
    receiver = Receiver(parts, channel, epoch)
    receiver.start()

    def state() -> str:
        return town.desk.read(office.channels)[0].state

    def wait_for(wanted: str) -> None:
        until = time.monotonic() + 10
        while state() != wanted and time.monotonic() < until:
            time.sleep(0.05)
        assert state() == wanted

    wait_for("unauthorized")
    secret[0] = "new"
    town.desk.run(office.renew_secret, channel.id)
    wait_for("connected")
    parts.stop.set()
    over.set()
    receiver.join(10)
    engine.close()
