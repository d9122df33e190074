"""What a provider reports after it has taken a message: ticks without a chat, a refusal that comes late, and proof that it arrived."""

from collections.abc import Callable
from typing import Any

import pytest

from console.models.delivery import Sent, Uncertain
from console.models.inbound import DeliveryFailed, OwnEcho, Receipt
from console.models.problems import Problem
from console.operations import claims, office, outbox, reads, replies
from tests.operations.conftest import Office


def sent(town: Office, outcome: Sent | Uncertain) -> tuple[int, str]:
    """A reply that went out: its conversation and our id for it."""
    town.receive(town.text("hola"))
    row = town.desk.read(reads.conversations_by_state, None)[0]
    town.laia.run(claims.claim, row.id)
    town.laia.run(replies.reply, row.id, "Bon dia", now=True)
    epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
    assert epoch is not None
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, outcome)
    return row.id, item.uuid


def reply_of(town: Office, conversation: int) -> Any:
    return town.desk.read(reads.messages, conversation)[-1]


def test_a_tick_needs_no_chat(town: Office) -> None:
    conversation, _ = sent(town, Sent("wamid.1"))
    town.receive(Receipt("r", "", "wamid.1", town.now(), "read"), Receipt("d", "", "wamid.1", town.now(), "delivered"))
    assert reply_of(town, conversation).state == "read"


def test_a_refusal_that_comes_late_is_told(town: Office) -> None:
    conversation, _ = sent(town, Sent("wamid.1"))
    failure = DeliveryFailed("f", "wamid.1", None, "rejected_window")
    town.receive(failure, failure)
    row = reply_of(town, conversation)
    assert (row.state, row.error) == ("failed", "rejected_window")


def test_what_was_read_does_not_fail_any_more(town: Office) -> None:
    conversation, _ = sent(town, Sent("wamid.1"))
    town.receive(
        Receipt("r", "", "wamid.1", town.now(), "read"), DeliveryFailed("f", "wamid.1", None, "rejected_window")
    )
    assert reply_of(town, conversation).state == "read"


def test_our_own_id_settles_what_was_in_doubt(town: Office) -> None:
    conversation, ours = sent(town, Uncertain("lost"))
    assert reply_of(town, conversation).state == "uncertain"
    town.receive(OwnEcho("e", ours, "wamid.9"), Receipt("r", "", "wamid.9", town.now(), "delivered"))
    assert reply_of(town, conversation).state == "delivered"


def test_a_refusal_finds_what_was_in_doubt_by_our_id(town: Office) -> None:
    conversation, ours = sent(town, Uncertain("lost"))
    town.receive(DeliveryFailed("f", "wamid.9", ours, "rejected_no_whatsapp", is_unreachable=True))
    assert reply_of(town, conversation).state == "failed"


def test_after_24_hours_no_free_text_is_written_down(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    assert town.clock is not None
    town.channel_id = town.desk.run(office.add_channel, "whatsapp", "WhatsApp", {"number": "1"})
    town.receive(town.text("hola"))
    row = town.desk.read(reads.conversations_by_state, None)[0]
    town.laia.run(replies.reply, row.id, "Bon dia", now=True)
    town.clock.step(24 * 3_600_000)
    with pytest.raises(Problem) as told:
        town.laia.run(replies.reply, row.id, "Encara hi sou?", now=True)
    assert told.value.code == "rejected_window"
    town.receive(town.text("sí", number=900))
    town.laia.run(replies.reply, row.id, "Molt bé", now=True)
