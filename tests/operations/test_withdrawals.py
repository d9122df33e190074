"""A consent taken back is obeyed whoever takes it back and whatever answers, and the proof of it is kept; on both engines."""

from dataclasses import replace

import pytest

from console.models.rules import rule_from
from console.operations import automatic, consents, contacts
from console.operations.rules import save_rule
from tests.operations.conftest import Office
from tests.operations.test_codes import ALL, SUBSCRIBE, CodeHall


def joined(town: Office) -> CodeHall:
    """A citizen on the list `avisos`."""
    hall = CodeHall(town)
    hall.write("alta")
    hall.write("accepto")
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ("avisos",)
    return hall


def last_step(town: Office, hall: CodeHall) -> tuple[str, ...]:
    row = town.desk.read(consents.consent_history, hall.contact_id())[-1]
    return row["step"], row["proof"], row["text_version"], row["answer_text"]


@pytest.mark.parametrize("word", ["BAIXA", "baja, por favor", "Desubscriure", "baixa avisos", "STOP"])
def test_whoever_is_blocked_leaves_a_list_without_a_word_of_ours(town: Office, word: str) -> None:
    hall = joined(town)
    town.laia.run(contacts.block, hall.contact_id(), "insults")
    sent = len(hall.sent())
    hall.write(word)
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ()
    assert last_step(town, hall) == ("withdrawn", word, "2026-01", "")
    assert len(hall.sent()) == sent and hall.last().waiting_since is None and not town.sql("SELECT 1 FROM answer_task")
    assert [row["extra"] for row in town.sql("SELECT extra FROM message WHERE text = 'withdrawn'")] == [
        '{"what": "withdrawn", "lists": "avisos"}'
    ]
    hall.write(word)
    assert len(town.desk.read(consents.consent_history, hall.contact_id())) == 3, "once is enough"


@pytest.mark.parametrize(
    "word", ["baixar", "baixa?", "no vull la baixa", "ALTA", "accepto", "baixa agenda", "🎈" * 4_000, ""]
)
def test_whoever_is_blocked_and_says_something_else_stays_on_the_list(town: Office, word: str) -> None:
    hall = joined(town)
    town.laia.run(contacts.block, hall.contact_id(), "insults")
    hall.write(word)
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ("avisos",)


def test_a_block_between_the_question_and_its_answer_keeps_neither_list_nor_wait(town: Office) -> None:
    hall = joined(town)
    town.receive(town.text("BAIXA"))
    town.laia.run(contacts.block, hall.contact_id(), "insults")
    sent = len(hall.sent())
    hall.settle()
    assert last_step(town, hall)[:2] == ("withdrawn", "BAIXA") and len(hall.sent()) == sent
    assert hall.last().waiting_since is None


def test_a_block_ends_what_was_under_way(town: Office) -> None:
    hall = joined(town)
    hall.write("incidència")
    town.laia.run(contacts.block, hall.contact_id(), "insults")
    town.sql("UPDATE dialogue SET expires_at = 1")
    town.desk.run(automatic.leave_dialogues)
    assert hall.last().waiting_since is None, "nobody is called for a blocked contact's half report"


def test_with_the_rule_switched_off_a_person_reads_it_and_it_is_obeyed(town: Office) -> None:
    hall = joined(town)
    town.marta.run(save_rule, rule_from({**SUBSCRIBE, "is_automatic": False}), "test")
    hall.write("baixa")
    assert last_step(town, hall) == ("withdrawn", "baixa", "2026-01", "")
    assert hall.last().waiting_since is not None


def test_with_no_rule_that_answers_at_all_it_is_obeyed_too(town: Office) -> None:
    hall = joined(town)
    for rule in ALL:
        town.marta.run(save_rule, rule_from({**rule, "is_automatic": False}), "test")
    hall.write("parar")
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ("avisos",), "no word the town has printed"
    hall.write("stop")
    assert last_step(town, hall)[:2] == ("withdrawn", "stop")


def test_a_button_that_leaves_is_a_withdrawal_and_history_is_none(town: Office) -> None:
    hall = joined(town)
    town.laia.run(contacts.block, hall.contact_id(), "insults")
    town.receive(replace(town.text("BAIXA"), is_history=True))
    assert town.desk.read(consents.subscriptions, hall.contact_id()) == ("avisos",)
    hall.press("BAIXA", "Deixar-ho")
    assert last_step(town, hall)[0] == "withdrawn"
