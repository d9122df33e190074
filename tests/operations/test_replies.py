"""From key press to last tick: order kept, recipient frozen, doubt never resolved by guess, claims with one winner."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from console.models.delivery import Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.inbound import Receipt
from console.models.problems import ClaimLost, Problem
from console.operations import claims, conversations, corrections, office, outbox, reads, replies
from console.operations.desk import Desk
from tests.operations.conftest import Office


@pytest.fixture
def waiting(town: Office) -> tuple[Office, int]:
    town.receive(town.text("Bon dia"))
    return town, town.desk.read(reads.conversations_by_state, None)[0].id


def lead(town: Office) -> int:
    epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
    assert epoch is not None
    return epoch


def state(town: Office, message_id: int) -> str:
    return town.desk.read(reads.message_rows, [message_id])[0].state


def test_a_reply_claims_answers_and_ends_the_wait(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    message = town.laia.run(replies.reply, conversation, "Bon dia, Núria", now=True)
    row = town.desk.read(reads.conversation, conversation)
    assert (row.operator_login, row.waiting_since, row.unread) == ("laia", None, 0)
    item = town.desk.run(outbox.take, town.channel_id, lead(town))
    assert item is not None and (item.recipient, item.text) == ("7000000001", "Bon dia, Núria")
    assert state(town, message) == "sending"
    town.desk.run(outbox.record, item, Sent("77"))
    assert town.desk.read(reads.message_rows, [message])[0].provider_id == "77"
    assert state(town, message) == "sent"


def test_only_one_wins_and_the_loser_is_told_who(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    town.laia.run(claims.claim, conversation)
    with pytest.raises(ClaimLost) as lost:
        town.jordi.run(replies.reply, conversation, "jo també")
    assert lost.value.winner == "Laia Ferrer" and lost.value.exit_code == 3
    assert not town.sql("SELECT id FROM outbox")


def test_sixteen_threads_one_winner(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    desks = [town.join(f"op{n}", f"Operator {n}") for n in range(16)]
    won: list[str] = []
    lost: list[str] = []
    barrier = threading.Barrier(16)

    def race(desk: Desk) -> None:
        barrier.wait()
        try:
            desk.run(claims.claim, conversation)
            won.append(desk.actor.name)
        except ClaimLost as problem:
            lost.append(problem.winner)

    threads = [threading.Thread(target=race, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert lost == won * 15


def test_a_held_reply_waits_and_can_be_taken_back(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    town.receive(town.text("Bon dia"))
    conversation = town.desk.read(reads.conversations_by_state, None)[0]
    epoch = lead(town)
    message = town.laia.run(replies.reply, conversation.id, "massa aviat")
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    assert town.laia.run(replies.take_back, message) == "massa aviat"
    after = town.desk.read(reads.conversation, conversation.id)
    assert after.waiting_since == conversation.waiting_since
    me = town.laia.actor.operator_id
    assert me is not None
    drafts = town.desk.read(reads.drafts, conversation.id, me)
    assert drafts[False].text == "massa aviat"
    assert town.clock is not None
    town.clock.step(60_000)
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    with pytest.raises(Problem, match="taken back already"):
        town.laia.run(replies.take_back, message)
    gone = town.laia.run(replies.reply, conversation.id, "ara sí")
    town.clock.step(60_000)
    assert town.desk.run(outbox.take, town.channel_id, epoch) is not None
    with pytest.raises(Problem, match="cannot be taken back"):
        town.laia.run(replies.take_back, gone)


def test_a_crash_during_the_undo_time_makes_a_draft(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    town.receive(town.text("Bon dia"))
    conversation = town.desk.read(reads.conversations_by_state, None)[0].id
    town.laia.run(replies.reply, conversation, "de la finestra", is_from_window=True)
    town.laia.run(replies.reply, conversation, "de l'ordre")
    assert town.desk.run(replies.recall_held) == 1
    assert [m.text for m in town.desk.read(reads.messages, conversation) if m.direction == "outgoing"] == ["de l'ordre"]


def test_order_is_kept_behind_doubt(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    epoch = lead(town)
    first = town.laia.run(replies.reply, conversation, "u", now=True)
    second = town.laia.run(replies.reply, conversation, "dos", now=True)
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    town.desk.run(outbox.record, item, Uncertain("timeout"))
    assert (state(town, first), state(town, second)) == ("uncertain", "pending")
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    town.laia.run(replies.settle, first, was_sent=False)
    again = town.desk.run(outbox.take, town.channel_id, epoch)
    assert again is not None and again.text == "u"
    town.desk.run(outbox.record, again, Sent("1"))
    last = town.desk.run(outbox.take, town.channel_id, epoch)
    assert last is not None and last.text == "dos"


def test_a_crash_in_sending_is_doubt_and_a_stale_epoch_gets_nothing(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    old = lead(town)
    message = town.laia.run(replies.reply, conversation, "u", now=True)
    assert town.desk.run(outbox.take, town.channel_id, old) is not None
    new = lead(town)
    assert town.desk.run(outbox.recover, town.channel_id, new) == 1
    assert state(town, message) == "uncertain"
    town.laia.run(replies.settle, message, was_sent=False)
    assert town.desk.run(outbox.take, town.channel_id, old) is None
    assert town.desk.run(outbox.take, town.channel_id, new) is not None


def test_a_pause_is_obeyed_for_the_chat_alone(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    town.receive(town.text("a", chat="1"), town.text("b", chat="2"))
    a, b = (row.id for row in town.desk.read(reads.conversations_by_state, None))
    epoch = lead(town)
    town.laia.run(replies.reply, a, "per a A", now=True)
    town.laia.run(replies.reply, b, "per a B", now=True)
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None and item.recipient == "1"
    town.desk.run(outbox.record, item, Retry(7_000, is_ordered=True))
    other = town.desk.run(outbox.take, town.channel_id, epoch)
    assert other is not None and other.recipient == "2"
    assert town.clock is not None
    town.clock.step(6_999)
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    town.clock.step(2)
    assert town.desk.run(outbox.take, town.channel_id, epoch) is not None


def test_a_refused_token_stops_all_sending_and_keeps_the_queue(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    epoch = lead(town)
    message = town.laia.run(replies.reply, conversation, "u", now=True)
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, Unauthorized())
    assert state(town, message) == "pending"
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    town.desk.run(office.set_channel_state, town.channel_id, "connected")
    assert town.desk.run(outbox.take, town.channel_id, epoch) is not None


def test_a_refusal_fails_the_rest_of_a_long_text_and_brings_the_wait_back(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    since = town.desk.read(reads.conversation, conversation).waiting_since
    epoch = lead(town)
    message = town.laia.run(replies.reply, conversation, "Una frase llarga. " * 600, now=True)
    row = town.desk.read(reads.message_rows, [message])[0]
    assert row.parts == 3
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, Rejected("rejected_blocked", is_unreachable=True))
    assert state(town, message) == "failed"
    assert town.desk.run(outbox.take, town.channel_id, epoch) is None
    after = town.desk.read(reads.conversation, conversation)
    assert (after.waiting_since, after.has_failed) == (since, True)
    contact = town.desk.read(reads.contact, after.contact_id)
    assert contact.unreachable_at is not None
    # The citizen may have opened the way again while nobody listened: the provider decides, and an arrival proves it.
    again = town.laia.run(replies.reply, conversation, "hola?", now=True)
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, Sent("9"))
    assert state(town, again) == "sent"
    assert town.desk.read(reads.contact, after.contact_id).unreachable_at is None


def test_one_uuid_is_one_message(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    ids = {
        town.laia.run(replies.reply, conversation, "una", uuid="11111111-1111-4111-8111-111111111111") for _ in range(3)
    }
    assert len(ids) == 1
    with pytest.raises(Problem):
        town.laia.run(replies.reply, conversation, "una altra", uuid="11111111-1111-4111-8111-111111111111")


def test_receipts_only_rise(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    epoch = lead(town)
    message = town.laia.run(replies.reply, conversation, "u", now=True)
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, Sent("77"))
    for name in ("read", "delivered"):
        town.receive(Receipt(f"r{name}", "7000000001", "77", town.now(), name))
    assert state(town, message) == "read"


def test_edit_and_delete_go_through_the_outbox(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    epoch = lead(town)
    message = town.laia.run(replies.reply, conversation, "a les nou", now=True)
    with pytest.raises(Problem, match="cannot be edited"):
        town.laia.run(corrections.edit, message, "a les deu")
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, Sent("77"))
    town.laia.run(corrections.edit, message, "a les deu")
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None and (item.action, item.target, item.text) == ("edit", "77", "a les deu")
    town.desk.run(outbox.record, item, Uncertain("cut"))
    assert state(town, message) == "sent", "an edit may be repeated, so it is never in doubt"
    town.sql("UPDATE outbox SET due_at = 0 WHERE action = 'edit'")
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None
    town.desk.run(outbox.record, item, Rejected("provider_rejected", {"why": "no"}))
    assert town.desk.read(reads.message_rows, [message])[0].text == "a les nou"
    town.laia.run(corrections.delete, message)
    item = town.desk.run(outbox.take, town.channel_id, epoch)
    assert item is not None and item.action == "delete"
    town.desk.run(outbox.record, item, Sent(None))
    assert state(town, message) == "deleted"


def test_transfer_assign_take_over_release(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    town.laia.run(claims.claim, conversation)
    with pytest.raises(Problem, match="note"):
        town.laia.run(claims.transfer, conversation, "jordi", " ")
    town.laia.run(claims.transfer, conversation, "jordi", "vol el volant")
    assert town.desk.read(reads.conversation, conversation).operator_login == "jordi"
    with pytest.raises(Problem, match="still holds"):
        town.laia.run(claims.take_over, conversation, "perquè sí")
    town.marta.run(claims.take_over, conversation, "en Jordi no hi és")
    town.marta.run(claims.assign, conversation, "laia")
    town.desk.run(office.add_team, "Padró")
    town.laia.run(claims.transfer, conversation, "Padró", "és vostre")
    assert town.desk.read(reads.conversation, conversation).operator_login is None
    with pytest.raises(Problem):
        town.laia.run(claims.release, conversation)
    verbs = [entry.verb for entry in town.desk.read(reads.journal_entries, conversation_id=conversation)]
    assert verbs == ["open", "received", "claim", "transfer", "note", "take_over", "assign", "transfer", "note"]


def test_a_claim_lapses_and_is_free(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    town.receive(town.text("a"))
    conversation = town.desk.read(reads.conversations_by_state, None)[0].id
    town.laia.run(claims.claim, conversation)
    assert town.clock is not None
    town.clock.step(299_000)
    town.laia.run(claims.renew_claims)
    town.clock.step(299_000)
    with pytest.raises(ClaimLost):
        town.jordi.run(claims.claim, conversation)
    town.clock.step(2_000)
    assert town.desk.read(reads.conversation, conversation).operator_login is None
    town.jordi.run(claims.claim, conversation)
    assert town.desk.read(reads.conversation, conversation).operator_login == "jordi"


def test_reopen_is_an_operators_act(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    with pytest.raises(Problem):
        town.laia.run(conversations.reopen, conversation)
    town.laia.run(conversations.resolve, conversation, "solved", "Padró")
    with pytest.raises(Problem):
        town.laia.run(replies.reply, conversation, "tard")
    town.laia.run(conversations.reopen, conversation)
    town.laia.run(conversations.resolve, conversation)
    town.receive(town.text("una altra cosa"))
    with pytest.raises(Problem, match="newer"):
        town.laia.run(conversations.reopen, conversation)


def test_the_journal_cannot_be_rewritten(waiting: tuple[Office, int]) -> None:
    town, _ = waiting
    for statement in ("UPDATE journal SET actor = 'x'", "DELETE FROM journal"):
        with pytest.raises(Exception, match="append-only"):
            town.sql(statement)


def test_lists_and_counts(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    me: Any = town.laia.actor.operator_id
    assert town.desk.read(reads.conversation_ids, "waiting", me) == [conversation]
    town.laia.run(claims.claim, conversation)
    counts = town.desk.read(reads.queue_counts, me)
    assert (counts.mine, counts.waiting) == (1, 0)
    assert [row.id for row in town.desk.read(reads.conversation_list, "mine", me)] == [conversation]
    assert (
        town.desk.read(reads.conversation_list, "team", town.jordi.actor.operator_id)[0].operator_name == "Laia Ferrer"
    )


def test_a_removed_channel_fails_what_it_had_not_sent(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    message = town.laia.run(replies.reply, conversation, "u", now=True)
    town.desk.run(office.remove_channel, "Bot")
    row = town.desk.read(reads.message_rows, [message])[0]
    assert (row.state, row.error) == ("failed", "channel_removed")


def test_typing_is_shown_once_and_never_holds_a_reply_back(waiting: tuple[Office, int]) -> None:
    town, conversation = waiting
    epoch = lead(town)
    town.laia.run(claims.claim, conversation)
    for _ in range(3):
        town.laia.run(conversations.set_presence, conversation, is_typing=True)
    town.laia.run(replies.reply, conversation, "u", now=True)
    items = [town.desk.run(outbox.take, town.channel_id, epoch) for _ in range(3)]
    assert [item.action if item else None for item in items] == ["typing", "send", None]
    assert town.desk.read(reads.onlookers, conversation, town.jordi.actor.operator_id) == [("Laia Ferrer", True)]


def test_a_supervisor_takes_back_and_the_author_has_the_words_again(town: Office) -> None:
    town.receive(town.text("hola"))
    (row,) = town.desk.read(reads.conversations_by_state, "open")
    message = town.laia.run(replies.reply, row.id, "massa aviat")
    town.laia.run(conversations.save_draft, row.id, "i també")
    assert town.marta.run(replies.take_back, message) == "massa aviat"
    me = town.laia.actor.operator_id or 0
    assert town.laia.read(reads.drafts, row.id, me)[False].text == "massa aviat\n\ni també"
