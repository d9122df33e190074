"""A stop between taking a message and beginning its call leaves nothing in doubt."""

from typing import Any

from console.models.records import Channel
from console.operations import office, reads, replies
from console.providers.base import Provider
from console.sync.parts import Parts
from console.sync.sender import Sender
from tests.operations.conftest import Office


def no_provider(_: Channel) -> Provider:
    raise AssertionError("nothing may be sent")


def test_what_was_taken_and_not_begun_is_sent_later(sqlite_town: Any) -> None:
    town: Office = sqlite_town()
    town.receive(town.text("Bon dia"))
    conversation = town.desk.read(reads.conversations_by_state, None)[0].id
    message = town.laia.run(replies.reply, conversation, "Digue'm", now=True)
    epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
    channel = town.desk.read(office.channel, town.channel_id)
    assert epoch is not None and channel is not None and town.clock is not None
    parts = Parts(town.desk, None, no_provider, clock=town.clock)  # type: ignore[arg-type]
    sender = Sender(parts, channel, epoch)
    sender._pool.shutdown()
    assert not sender.step()
    sender.finish(0.0)
    assert town.desk.read(reads.message_rows, [message])[0].state == "pending"
