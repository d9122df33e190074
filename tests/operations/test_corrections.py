"""What is changed after it was written: by the citizen, with every form kept; by us, until the channel refuses; and in earlier episodes."""

from typing import Any

import pytest

from console.models.delivery import Outbound, Rejected, Retry, Sent, Uncertain
from console.models.inbound import ButtonPress, InboundEdit, RemoteFile, Sender
from console.models.problems import ClaimLost, Problem
from console.models.records import MessageRow
from console.models.states import FileState, MessageKind
from console.operations import conversations, corrections, media, office, outbox, reads, replies
from tests.operations.conftest import Office

CHAT = "7000000001"
PERSON = Sender(CHAT, "Núria Casadevall", language="ca")


def photo(unique: str, **more: Any) -> RemoteFile:
    return RemoteFile({"file_id": f"id-{unique}-{len(more)}", "unique_id": unique}, "photo.jpg", "image/jpeg", **more)


def edited(number: int, text: str, kind: MessageKind = MessageKind.TEXT, **more: Any) -> InboundEdit:
    key = f"m:{CHAT}:{number}:e{text}{more.get('file')}"
    return InboundEdit(key, PERSON, str(number), 1_790_000_000_000, text, kind, **more)


def one(town: Office) -> int:
    return town.desk.read(reads.conversations_by_state, "open")[0].id


def messages(town: Office, conversation: int) -> list[MessageRow]:
    return town.desk.read(reads.messages, conversation)


def lead(town: Office) -> int:
    epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
    assert epoch is not None
    return epoch


def take(town: Office, epoch: int) -> Outbound:
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    return item


def sent(town: Office, conversation: int, text: str, epoch: int, provider_id: str = "77") -> int:
    message = town.laia.run(replies.reply, conversation, text, now=True)
    town.desk.run(outbox.record, take(town, epoch), Sent(provider_id))
    return message


def test_another_file_is_fetched_and_the_old_one_stays_as_a_version(town: Office) -> None:
    town.receive(town.text("mireu", number=5, kind=MessageKind.PHOTO, file=photo("one"), extra={"form": "live_photo"}))
    conversation = one(town)
    due = town.desk.read(media.next_file, town.channel_id)
    assert due is not None
    town.desk.run(media.record_file, due.attachment_id, "stored-one", 10)
    # The same file under another name of the provider's is no other file.
    town.receive(edited(5, "mireu", MessageKind.PHOTO, file=photo("one", width=9)))
    (row,) = messages(town, conversation)
    assert (row.edited_at, town.desk.read(media.next_file, town.channel_id)) == (None, None)

    plan = RemoteFile({"file_id": "two", "unique_id": "two"}, "planol.pdf", "application/pdf", 20)
    town.receive(edited(5, "mireu", MessageKind.DOCUMENT, file=plan, extra={"entities": []}))
    (row,) = messages(town, conversation)
    assert (row.kind, row.attachment and row.attachment.name) == (MessageKind.DOCUMENT, "planol.pdf")
    assert (row.edited_at, "form" in row.extra) == (1_790_000_000_000, False)
    assert row.attachment is not None and row.attachment.state is FileState.PENDING
    due = town.desk.read(media.next_file, town.channel_id)
    assert due is not None and due.file.ref["unique_id"] == "two"
    town.desk.run(media.record_file, due.attachment_id, "stored-two", 20)
    (version,) = town.desk.read(reads.versions, conversation)[row.id]
    assert (version.number, version.text, version.kind) == (1, "mireu", MessageKind.PHOTO)
    assert version.attachment is not None and version.attachment.stored_as == "stored-one"
    assert town.desk.read(media.stored_names) == {"stored-one", "stored-two"}
    hits = town.desk.read(reads.search_messages, plan_of(town, "planol"))
    assert [hit.message_id for hit in hits] == [row.id]


def plan_of(town: Office, words: str) -> reads.SearchPlan:
    plan = reads.plan_search(town.engine, words)
    assert plan is not None
    return plan


def test_an_edit_of_what_we_never_saw_brings_its_file(town: Office) -> None:
    town.receive(edited(9, "nou", MessageKind.PHOTO, file=photo("x"), extra={"thread": "4"}))
    (row,) = messages(town, one(town))
    assert row.attachment is not None
    assert (row.text, row.kind, row.extra["thread"]) == ("nou", MessageKind.PHOTO, "4")


def test_a_walk_that_is_shared_leaves_no_versions(town: Office) -> None:
    town.receive(
        town.text("", number=8, kind=MessageKind.LOCATION, extra={"location": {"latitude": 1.0, "longitude": 2.0}})
    )
    for step in range(1, 4):
        place = {"location": {"latitude": 1.0 + step, "longitude": 2.0}}
        moved = InboundEdit(f"m:{CHAT}:8:e{step}", PERSON, "8", town.now(), "", MessageKind.LOCATION, place)
        town.receive(moved)
    (row,) = messages(town, one(town))
    assert (row.kind, row.extra["location"]["latitude"]) == (MessageKind.LOCATION, 4.0)
    assert town.desk.read(reads.versions, one(town)) == {}


def test_an_answer_goes_to_the_topic_it_was_asked_in(town: Office) -> None:
    town.receive(town.text("al tema", number=3, extra={"thread": "42"}))
    first = messages(town, one(town))[0].id
    epoch = lead(town)
    town.laia.run(replies.reply, one(town), "aquí", now=True)
    assert take(town, epoch).payload["thread"] == "42"
    press = ButtonPress("c:1", PERSON, town.now(), "1", None, "x", "Sí", thread="43")
    town.receive(press)
    town.desk.run(outbox.take, town.channel_id, epoch)
    town.laia.run(conversations.set_presence, one(town), is_typing=True)
    items = [take(town, epoch)]
    assert [(item.action, item.payload.get("thread")) for item in items] == [("typing", "43")]
    town.receive(town.text("al general", number=4))
    for reply_to, thread in ((None, None), (first, "42")):
        town.sql("DELETE FROM outbox")
        town.laia.run(replies.reply, one(town), "aquí", now=True, reply_to=reply_to)
        assert take(town, epoch).payload.get("thread") == thread


def test_an_album_stays_together_around_an_answer(town: Office) -> None:
    town.receive(town.text("u", number=1, kind=MessageKind.PHOTO, album="g", at=town.now() - 900))
    conversation = one(town)
    town.laia.run(replies.reply, conversation, "la veig", now=True)
    town.receive(town.text("dos", number=2, kind=MessageKind.PHOTO, album="g", at=town.now() - 100))
    assert [m.text for m in messages(town, conversation) if m.direction != "activity"] == ["u", "dos", "la veig"]
    town.receive(town.text("altre", number=3, kind=MessageKind.PHOTO, album="h", at=town.now()))
    assert messages(town, conversation)[-1].text == "altre"


@pytest.mark.parametrize("times", [1, 2])
def test_a_refused_correction_brings_the_earlier_wording_back_and_says_so(town: Office, times: int) -> None:
    town.receive(town.text("Bon dia"))
    conversation, epoch = one(town), lead(town)
    message = sent(town, conversation, "a les nou", epoch)
    for n in range(times - 1):
        town.laia.run(corrections.edit, message, f"a les deu {n}")
        town.desk.run(outbox.record, take(town, epoch), Sent("77"))
    before = town.desk.read(reads.message_rows, [message])[0]
    town.laia.run(corrections.edit, message, "a les onze")
    town.desk.run(outbox.record, take(town, epoch), Rejected("provider_rejected", {"why": "no"}))
    after = town.desk.read(reads.message_rows, [message])[0]
    assert (after.text, after.state, after.edited_at is None) == (before.text, "sent", times == 1)
    assert town.desk.read(reads.search_messages, plan_of(town, "onze")) == []
    assert len(town.desk.read(reads.search_messages, plan_of(town, before.text))) == 1
    assert messages(town, conversation)[-1].extra["what"] == "edit_refused"
    town.laia.run(corrections.delete, message)
    town.desk.run(outbox.record, take(town, epoch), Rejected("provider_rejected", {"why": "no"}))
    assert town.desk.read(reads.message_rows, [message])[0].state == "sent"
    assert messages(town, conversation)[-1].extra["what"] == "delete_refused"


def test_doubt_about_an_earlier_episode_is_settled_by_who_answers_now(town: Office) -> None:
    town.receive(town.text("Bon dia"))
    conversation, epoch = one(town), lead(town)
    message = town.laia.run(replies.reply, conversation, "dubtós", now=True)
    failed = town.laia.run(replies.reply, conversation, "fallit", now=True)
    town.laia.run(conversations.resolve, conversation)
    town.desk.run(outbox.record, take(town, epoch), Uncertain("lost"))
    town.receive(town.text("I ara què?"))
    newer = one(town)
    assert newer != conversation
    town.jordi.run(replies.reply, newer, "espera darrere", now=True)
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    with pytest.raises(ClaimLost, match="Jordi"):
        town.laia.run(replies.settle, message, was_sent=True)
    town.jordi.run(replies.settle, message, was_sent=True)
    item = take(town, epoch)
    assert item.text == "fallit"
    town.desk.run(outbox.record, item, Rejected("provider_rejected", {"why": "no"}))
    town.jordi.run(replies.retry, failed)
    assert take(town, epoch).text == "fallit"


def test_with_nobody_to_answer_an_earlier_episode_is_put_right_by_anybody(town: Office) -> None:
    town.receive(town.text("Bon dia"))
    conversation, epoch = one(town), lead(town)
    message = sent(town, conversation, "equivocat", epoch)
    doubt = town.laia.run(replies.reply, conversation, "dubtós", now=True)
    town.laia.run(conversations.resolve, conversation)
    town.desk.run(outbox.record, take(town, epoch), Uncertain("lost"))
    town.jordi.run(replies.settle, doubt, was_sent=True)
    town.jordi.run(corrections.delete, message)
    town.desk.run(outbox.record, take(town, epoch), Sent("77"))
    assert town.desk.read(reads.message_rows, [message])[0].state == "deleted"
    with pytest.raises(Problem, match="closed"):
        town.jordi.run(replies.retry, doubt)


def test_a_removed_channel_takes_no_new_words(town: Office) -> None:
    town.receive(town.text("Bon dia"))
    conversation, epoch = one(town), lead(town)
    doubt = town.laia.run(replies.reply, conversation, "dubtós", now=True)
    town.desk.run(outbox.record, take(town, epoch), Uncertain("lost"))
    town.desk.run(office.remove_channel, "Bot")
    for verb in (
        lambda: town.laia.run(replies.reply, conversation, "més"),
        lambda: town.laia.run(replies.settle, doubt, was_sent=False),
    ):
        with pytest.raises(Problem, match="taken away"):
            verb()
    town.laia.run(replies.settle, doubt, was_sent=True)


def test_a_chat_sent_in_a_circle_is_not_followed_for_ever(town: Office) -> None:
    town.receive(town.text("Bon dia", chat="-1"))
    conversation, epoch = one(town), lead(town)
    message = town.laia.run(replies.reply, conversation, "hola", now=True)
    for turn in range(20):
        item = town.desk.run(outbox.take, town.channel_id, epoch)
        if item is None:
            break
        where = "-2" if item.recipient == "-1" else "-1"
        town.desk.run(outbox.record, item, Rejected("provider_rejected", {"why": "moved"}, where))
        assert turn < 10
    assert town.desk.read(reads.message_rows, [message])[0].state == "failed"


def test_what_was_put_aside_until_now_is_open_also_while_nobody_wakes_it(town: Office) -> None:
    town.receive(town.text("Bon dia"))
    conversation = one(town)
    town.laia.run(conversations.snooze, conversation, town.now() + 60_000)
    assert town.desk.read(reads.conversations_by_state, "open") == []
    assert [row.state for row in town.desk.read(reads.conversations_by_state, "snoozed")] == ["snoozed"]
    town.sql("UPDATE conversation SET snoozed_until = 1")
    assert [row.state for row in town.desk.read(reads.conversations_by_state, "open")] == ["open"]
    assert town.desk.read(reads.conversations_by_state, "snoozed") == []


def test_two_channels_never_serve_one_account(town: Office) -> None:
    config = {"base_url": "http://127.0.0.1", "account": "42"}
    town.desk.run(office.add_channel, "telegram", "U", config)
    with pytest.raises(Problem, match="U serves this account already"):
        town.desk.run(office.add_channel, "telegram", "Dos", config)
    town.desk.run(office.add_channel, "telegram", "Tres", {**config, "account": "43"})
    town.desk.run(office.remove_channel, "U")
    town.desk.run(office.add_channel, "telegram", "Dos", config)


def test_a_new_secret_ends_a_refusal(town: Office) -> None:
    town.desk.run(office.set_channel_state, town.channel_id, "unauthorized", "refused")
    town.desk.run(office.renew_secret, town.channel_id)
    (channel,) = town.desk.read(office.channels)
    assert (channel.state, channel.detail) == ("new", None)


def test_an_ordered_pause_and_a_refusal_do_not_mix(town: Office) -> None:
    """An edit that must wait stays the newest wording here and is carried out later."""
    town.receive(town.text("Bon dia"))
    conversation, epoch = one(town), lead(town)
    message = sent(town, conversation, "a les nou", epoch)
    town.laia.run(corrections.edit, message, "a les deu")
    town.desk.run(outbox.record, take(town, epoch), Retry(60_000, is_ordered=True))
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    assert town.desk.read(reads.message_rows, [message])[0].text == "a les deu"


def test_silence_about_files_is_kept_by_every_file_and_counts_no_try(town: Office) -> None:
    town.receive(town.text("u", kind=MessageKind.PHOTO, file=photo("one")))
    assert town.desk.read(media.next_file, town.channel_id) is not None
    town.desk.run(media.pause_files, town.channel_id, 60_000)
    town.receive(town.text("dos", kind=MessageKind.PHOTO, file=photo("two")))
    assert town.desk.read(media.next_file, town.channel_id) is None
    town.laia.run(replies.reply, one(town), "la paraula surt", now=True)
    assert take(town, lead(town)).text == "la paraula surt"
    town.sql("UPDATE pause SET until = 1")
    due = town.desk.read(media.next_file, town.channel_id)
    assert due is not None and due.attempts == 0
