"""Filing: nothing lost, nothing twice, one conversation per citizen, and a thank-you that starts no wait."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from console.models.inbound import (
    ENCRYPTED,
    Batch,
    ButtonPress,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    Sender,
    Unsupported,
    Update,
)
from console.models.states import MessageKind
from console.operations import claims, conversations, incoming, outbox, reads, replies, unreadable
from tests.operations.conftest import Office


def one(town: Office) -> Any:
    rows = town.desk.read(reads.conversations_by_state, None)
    assert len(rows) == 1
    return rows[0]


def test_a_message_opens_one_conversation_that_waits(town: Office) -> None:
    town.receive(town.text("Bon dia, necessito el volant"))
    row = one(town)
    assert (row.state, row.unread, row.contact_name, row.contact_language) == ("open", 1, "Núria Casadevall", "ca")
    assert row.waiting_since is not None
    assert town.changes[-1].incoming == {row.id}


def test_the_same_update_twice_is_one_message(town: Office) -> None:
    message = town.text("hola", number=5)
    town.receive(message)
    town.receive(message, message)
    assert [m.text for m in town.desk.read(reads.messages, one(town).id)] == ["hola"]
    assert one(town).unread == 1


def test_words_of_one_second_keep_their_order_whatever_was_answered_between(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    assert town.clock is not None
    second = town.now()
    town.clock.step(100)
    for number in (1, 2, 3):
        town.receive(town.text(f"p{number}", at=second))
        town.clock.step(800)
        town.laia.run(replies.reply, one(town).id, f"r{number}", now=True)
        town.clock.step(800)
    rows = town.desk.read(reads.messages, one(town).id)
    assert [row.text for row in rows if row.direction == "incoming"] == ["p1", "p2", "p3"]


def test_a_repeat_after_resolving_opens_nothing(town: Office) -> None:
    message = town.text("hola", number=5)
    town.receive(message)
    town.laia.run(conversations.resolve, one(town).id)
    town.receive(message)
    assert one(town).state == "resolved"


def test_the_cursor_is_saved_with_the_messages(town: Office) -> None:
    town.receive(town.text("hola"))
    cursor = town.sql("SELECT cursor FROM channel")[0]["cursor"]
    assert cursor is not None


def test_a_thank_you_after_an_answer_starts_no_wait(town: Office) -> None:
    town.receive(town.text("On és la deixalleria?"))
    conversation = one(town)
    town.laia.run(replies.reply, conversation.id, "Al polígon.")
    town.receive(town.text("Moltes gràcies!"))
    assert one(town).waiting_since is None
    town.laia.run(conversations.resolve, conversation.id)
    town.receive(town.text("Gràcies 😊"))
    assert (one(town).state, one(town).unread) == ("resolved", 0)
    quiet = [e for e in town.desk.read(reads.journal_entries) if e.verb == "message.quiet"]
    assert [e.detail["why"] for e in quiet] == ["courtesy", "courtesy"]


def test_thanks_with_a_question_opens_a_new_conversation(town: Office) -> None:
    town.receive(town.text("On és la deixalleria?"))
    town.laia.run(conversations.resolve, one(town).id)
    town.receive(town.text("Gràcies, i l'horari?"))
    assert [r.state for r in town.desk.read(reads.conversations_by_state, None)] == ["resolved", "open"]


def test_an_event_that_cannot_be_filed_is_kept_raw_and_stepped_over(
    town: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = town.text("bé"), town.text("malament")

    def breaks(at: Any, channel_id: int, event: Any) -> bool:
        if event is bad:
            raise ZeroDivisionError
        return real(at, channel_id, event)

    real = incoming._file
    monkeypatch.setattr(incoming, "_file", breaks)
    batch = Batch((Update("a", '{"a": 1}', (bad,)), Update("b", "{}", (good,))), "c", False)
    town.desk.run(incoming.record_batch, town.channel_id, batch)
    assert [m.text for m in town.desk.read(reads.messages, one(town).id)] == ["bé"]
    assert town.desk.read(reads.raw_unread) == 1
    assert town.sql("SELECT payload FROM raw_update")[0]["payload"] == '{"a": 1}'


def test_an_unsupported_update_is_counted_once(town: Office) -> None:
    for _ in range(2):
        town.receive(Unsupported("x1", '{"poll": \x00}', "no chat"))
    assert town.desk.read(reads.raw_unread) == 1


def test_edits_are_versions(town: Office) -> None:
    town.receive(town.text("el dimarts", number=9))
    town.receive(InboundEdit("e:1", Sender("7000000001", "Núria"), "9", town.now(), "el dimecres"))
    message = town.desk.read(reads.messages, one(town).id)[0]
    assert message.text == "el dimecres" and message.edited_at is not None
    assert town.sql("SELECT text FROM message_version")[0]["text"] == "el dimarts"
    assert one(town).preview == "el dimecres"


def test_an_edit_of_an_unknown_message_makes_a_stub(town: Office) -> None:
    edit = InboundEdit("e:1", Sender("7000000001", "Núria"), "9", town.now(), "text nou")
    town.receive(edit)
    town.receive(edit)
    assert [m.text for m in town.desk.read(reads.messages, one(town).id)] == ["text nou"]


def test_reactions_deletions_presses_and_membership(town: Office) -> None:
    town.receive(town.text("hola", number=9))
    town.receive(InboundReaction("r:1", "7000000001", "9", "Núria", town.now(), ("👍",)))
    assert town.desk.read(reads.messages, one(town).id)[0].extra["reactions"] == {"Núria": ["👍"]}
    town.receive(InboundDeletion("d:1", "7000000001", "9", town.now()))
    assert town.desk.read(reads.messages, one(town).id)[0].deleted_at is not None
    sender = Sender("7000000001", "Núria Casadevall")
    town.receive(ButtonPress("b:1", sender, town.now(), "press1", None, "si", "Sí, vull cita"))
    assert town.desk.read(reads.messages, one(town).id)[-1].text == "Sí, vull cita"
    assert town.sql("SELECT action FROM outbox")[0]["action"] == "answer_button"
    town.receive(Membership("k:1", sender, town.now(), False))
    assert town.desk.read(reads.contact, one(town).contact_id).unreachable_at is not None
    town.receive(town.text("ja torno a ser aquí"))
    assert town.desk.read(reads.contact, one(town).contact_id).unreachable_at is None


def test_a_reaction_to_what_is_not_here_is_kept(town: Office) -> None:
    before = town.desk.read(reads.raw_unread)
    reaction = InboundReaction("r:9", "7000000001", "404", "Núria", town.now(), ("👍",))
    town.receive(reaction)
    town.receive(reaction)
    assert town.desk.read(reads.raw_unread) == before + 1
    assert "404" in town.sql("SELECT payload FROM raw_update WHERE key = 'r:9'")[0]["payload"]
    town.receive(InboundReaction("r:10", "7000000001", "404", "Núria", town.now(), ()))
    assert town.desk.read(reads.raw_unread) == before + 1


def encrypted(town: Office, number: int, **extra: Any) -> InboundMessage:
    made = town.text("", number=number, **extra)
    return replace(made, kind=MessageKind.UNSUPPORTED, text="(not readable)", extra={"what": ENCRYPTED})


def test_who_writes_encrypted_is_told_once_and_still_waits(town: Office) -> None:
    town.receive(encrypted(town, 11))
    town.receive(encrypted(town, 12))
    number = one(town).id
    texts = [m.text for m in town.desk.read(reads.messages, number) if m.direction == "outgoing"]
    assert texts == [unreadable.TOLD["ca"]]
    assert [row["action"] for row in town.sql("SELECT action FROM outbox")] == ["send"]
    assert one(town).waiting_since is not None and one(town).operator_id is None
    town.laia.run(claims.claim, number)
    town.laia.run(conversations.resolve, number)
    town.receive(encrypted(town, 13))
    assert len(town.sql("SELECT id FROM outbox")) == 1, "told already, in an earlier conversation"


def test_who_speaks_another_language_is_told_in_all_of_ours(town: Office) -> None:
    message = encrypted(town, 11)
    town.receive(replace(message, sender=Sender("7000000001", "Amina", language="ar")))
    (row,) = town.sql("SELECT text FROM message WHERE direction = 'outgoing'")
    assert all(text in row["text"] for text in unreadable.TOLD.values())


def test_a_group_and_the_past_are_told_nothing(town: Office) -> None:
    group = Sender("-100", "Veïns", is_group=True)
    town.receive(replace(encrypted(town, 11), sender=group), replace(encrypted(town, 12), is_history=True))
    assert not town.sql("SELECT id FROM outbox")


def test_a_group_that_moves_takes_its_unsent_replies_along(town: Office) -> None:
    town.receive(town.text("grup", chat="-100"))
    town.laia.run(replies.reply, one(town).id, "hola a tots")
    town.receive(Migration("g:1", "-100", "-100999", town.now()))
    assert one(town).contact_provider_id == "-100999"
    assert town.sql("SELECT recipient FROM outbox")[0]["recipient"] == "-100999"


def test_a_group_that_moves_to_one_that_is_known_takes_its_unsent_replies_along(town: Office) -> None:
    for chat in ("-100", "-100999"):
        sender = Sender(chat, "Veïns", is_group=True)
        town.receive(InboundMessage(f"m:{chat}", sender, chat, town.now(), MessageKind.TEXT, "grup"))
    old = next(row for row in town.desk.read(reads.conversations_by_state, "open") if row.contact_provider_id == "-100")
    town.laia.run(replies.reply, old.id, "hola a tots")
    town.receive(Migration("g:1", "-100", "-100999", town.now()))
    assert town.sql("SELECT recipient FROM outbox")[0]["recipient"] == "-100999"


def test_a_blocked_contact_is_filed_and_does_not_ring(town: Office) -> None:
    from console.operations import contacts

    town.receive(town.text("insults"))
    town.laia.run(contacts.block, one(town).contact_id, "insults")
    town.receive(town.text("més insults"))
    assert one(town).waiting_since is None
    assert len([m for m in town.desk.read(reads.messages, one(town).id) if m.direction == "incoming"]) == 2


def test_snoozed_wakes_with_the_next_message(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    town.receive(town.text("hola"))
    town.laia.run(replies.reply, one(town).id, "un moment")
    town.laia.run(conversations.snooze, one(town).id, town.now() + 60_000)
    assert one(town).state == "snoozed"
    town.receive(town.text("ja?"))
    assert one(town).state == "open" and one(town).waiting_since is not None


def test_search_is_blind_to_accents_and_case(town: Office) -> None:
    town.receive(town.text("Vull portar la NEVERA a la deixallería del L’Hospitalet, col·lecció"))
    for words in ("never deixalleria", "hospitalet", "colleccio"):
        words = words.replace("never ", "nevera ")
        plan = reads.plan_search(town.engine, words)
        assert plan is not None
        assert len(town.desk.read(reads.search_messages, plan)) == 1, words
    assert reads.plan_search(town.engine, "?!") is None
    assert [r.contact_name for r in town.desk.read(reads.search_contacts, town.engine, "nuria casa")] == [
        "Núria Casadevall"
    ]


def test_the_last_word_may_be_a_beginning_until_whole_words_fill_the_answer(town: Office) -> None:
    for words in ("la parada del bus", "el busset del barri", "un altre bus", "dos busos al barri"):
        town.receive(town.text(words))

    def found(words: str, limit: int) -> list[str]:
        plan = reads.plan_search(town.engine, words)
        assert plan is not None
        return [hit.text for hit in town.desk.read(reads.search_messages, plan, limit=limit)]

    assert found("bus", 50) == ["dos busos al barri", "un altre bus", "el busset del barri", "la parada del bus"]
    assert found("bus", 2) == ["un altre bus", "la parada del bus"]
    assert found("barri bus", 50) == ["dos busos al barri", "el busset del barri"]
    assert found("bar", 50) == ["dos busos al barri", "el busset del barri"]


def test_next_due_looks_only_at_this_channel(town: Office) -> None:
    assert town.desk.read(outbox.next_due_at, town.channel_id) is None
    town.receive(town.text("hola"))
    town.laia.run(claims.claim, one(town).id)
    town.laia.run(replies.reply, one(town).id, "bon dia", now=True)
    assert town.desk.read(outbox.next_due_at, town.channel_id) is not None


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_kind_can_be_filed(town: Office, kind: MessageKind) -> None:
    town.receive(town.text("x", kind=kind))
    assert town.desk.read(reads.messages, one(town).id)[0].kind == kind
