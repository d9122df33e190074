"""A leader that lost its lead stores nothing, moves no cursor and raises no alarm, wherever it was frozen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.commands.shape import channel_json
from console.models.capabilities import TELEGRAM
from console.models.inbound import Batch, Update
from console.models.problems import Problem
from console.models.records import Channel
from console.operations import incoming, office, outbox, reads, replies
from console.providers.base import Provider, TokenInUse
from console.storage.files import FileStore
from console.sync.parts import Parts
from console.sync.receiver import ALARM_AFTER, Receiver
from tests.operations.conftest import Office


def lead(town: Office, holder: str) -> int:
    """Take the lead as if the last leader's lease had ended."""
    epoch = town.desk.run(office.lead_channel, town.channel_id, holder, is_alone=True)
    assert epoch is not None
    return epoch


def batch_of(town: Office, cursor: str) -> Batch:
    return Batch((Update(cursor, "{}", (town.text(cursor),)),), cursor, False)


def cursor_of(town: Office) -> str | None:
    (channel,) = town.desk.read(office.channels)
    return channel.cursor


def test_only_the_epoch_that_leads_stores(town: Office) -> None:
    old = lead(town, "nord:1")
    town.desk.run(incoming.record_batch, town.channel_id, batch_of(town, "first"), epoch=old)
    new = lead(town, "sud:2")
    with pytest.raises(Problem, match="Another machine"):
        town.desk.run(incoming.record_batch, town.channel_id, batch_of(town, "stale"), epoch=old)
    assert cursor_of(town) == "first"
    town.desk.run(incoming.record_batch, town.channel_id, batch_of(town, "second"), epoch=new)
    (row,) = town.desk.read(reads.conversations_by_state, "open")
    assert [message.text for message in town.desk.read(reads.messages, row.id)] == ["first", "second"]
    assert cursor_of(town) == "second"


class Freezing(tuple[Update, ...]):
    """Updates of a batch; after the first the leader stands still until another leads."""

    act: Any = None

    def __iter__(self) -> Iterator[Update]:
        for number, update in enumerate(super().__iter__()):
            if number == 1:
                thread = threading.Thread(target=self.act)
                thread.start()
                thread.join(30)
                assert not thread.is_alive(), "a frozen leader must not keep the next one waiting"
            yield update


def test_a_leader_frozen_in_the_middle_of_a_batch_rolls_it_back(town: Office) -> None:
    if town.engine.kind == "sqlite":
        pytest.skip("one file has one writer at a time")
    old = lead(town, "nord:1")
    one, two = batch_of(town, "one"), batch_of(town, "two")
    updates = Freezing((*one.updates, *two.updates))
    updates.act = lambda: lead(town, "sud:2")
    with pytest.raises(Problem, match="Another machine"):
        town.desk.run(incoming.record_batch, town.channel_id, Batch(updates, "two", False), epoch=old)
    assert cursor_of(town) is None
    assert town.desk.read(reads.conversations_by_state, "open") == []


class Elsewhere:
    """A provider at which somebody else polls: every other fetch is ended by theirs."""

    capabilities = TELEGRAM

    def __init__(self) -> None:
        self.fetches = 0

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        self.fetches += 1
        if self.fetches % 2:
            raise TokenInUse("another program receives with this token")
        return Batch((), cursor, False)

    def close(self) -> None:
        """Nothing to let go of."""


def receiver_of(town: Office, epoch: int, folder: Path) -> Receiver:
    (channel,) = town.desk.read(office.channels)
    thief: Any = Elsewhere()

    def opened(_: Channel) -> Provider:
        found: Provider = thief
        return found

    parts = Parts(desk=town.desk, files=FileStore(folder, b"f" * 32), open_provider=opened)
    return Receiver(parts, channel, epoch)


def state_of(town: Office) -> str:
    (channel,) = town.desk.read(office.channels)
    return channel.state


def test_a_stranger_with_our_token_raises_the_alarm_that_successes_do_not_end(town: Office, tmp_path: Path) -> None:
    receiver = receiver_of(town, lead(town, "nord:1"), tmp_path)
    receiver.step(0)
    assert state_of(town) == "conflict"
    for _ in range(ALARM_AFTER):
        assert state_of(town) != "token_in_use"
        receiver.step(0)
        assert state_of(town) == "connected"
        receiver.step(0)
        if state_of(town) == "token_in_use":
            break
    receiver.step(0)
    assert state_of(town) == "token_in_use"
    states = [
        entry.detail.get("state") for entry in town.desk.read(reads.journal_entries) if entry.verb == "channel.state"
    ]
    assert states.count("token_in_use") == 1
    (channel,) = town.desk.read(office.channels)
    assert "no machine of this office" in channel_json(channel, town.now())["trouble"]
    town.desk.run(office.renew_secret, town.channel_id)
    assert state_of(town) == "new"


def test_the_alarm_ends_when_the_stranger_has_been_quiet(
    town: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch = lead(town, "nord:1")
    town.desk.run(office.set_channel_state, town.channel_id, "token_in_use")
    receiver = receiver_of(town, epoch, tmp_path)
    receiver.step(0)
    receiver.step(0)
    assert state_of(town) == "token_in_use"
    monkeypatch.setattr("console.sync.receiver.ALARM_ENDS_SECONDS", -1.0)
    receiver.step(0)
    receiver.step(0)
    assert state_of(town) == "connected"


def test_a_former_leader_raises_no_alarm_and_stands_by(town: Office, tmp_path: Path) -> None:
    receiver = receiver_of(town, lead(town, "nord:1"), tmp_path)
    lead(town, "sud:2")
    for _ in range(2 * ALARM_AFTER):
        assert receiver.step(0) is None
    assert state_of(town) == "new"


def test_a_leader_frozen_while_it_takes_a_reply_begins_nothing(town: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    if town.engine.kind == "sqlite":
        pytest.skip("one file has one writer at a time")
    old = lead(town, "nord:1")
    town.receive(town.text("hola"))
    (row,) = town.desk.read(reads.conversations_by_state, "open")
    town.laia.run(replies.reply, row.id, "Bon dia", now=True)
    real = outbox.refresh_message

    def frozen(*arguments: Any) -> None:
        real(*arguments)
        thread = threading.Thread(target=lead, args=(town, "sud:2"))
        thread.start()
        thread.join(30)
        assert not thread.is_alive(), "a frozen leader must not keep the next one waiting"

    monkeypatch.setattr(outbox, "refresh_message", frozen)
    with pytest.raises(Problem, match="Another machine"):
        town.desk.run(outbox.take, town.channel_id, old)
    monkeypatch.undo()
    (waiting,) = town.sql("SELECT state, epoch FROM outbox")
    assert (waiting["state"], waiting["epoch"]) == ("pending", None)
    assert town.desk.run(outbox.take, town.channel_id, old + 1) is not None
