"""Automatic answers on both engines: once, in order, under the epoch, never over a person's head."""

from collections.abc import Mapping
from typing import Any

import pytest

from console.answers.calls import Answer, Call, NoAnswer, OpenIncident
from console.models.inbound import ButtonPress, Sender
from console.models.rules import KeptRule, RuleKind, rule_from
from console.operations import automatic, claims, office, outbox, reads, replies, rules
from console.operations.automatic import FLOOD_LIMIT
from console.sync.answering import Answering
from tests.operations.conftest import Office

PADRO = {
    "name": "padro",
    "titles": {"ca": "Empadronament", "es": "Empadronamiento"},
    "texts": {"ca": "Cal el DNI i el contracte.", "es": "Hace falta el DNI y el contrato."},
    "keywords": {"ca": ["padró", "empadronament"], "es": ["padrón"]},
    "topic": "Padró",
    "is_automatic": True,
}
PERSON_RULE = {
    "name": "queixes",
    "kind": "operator",
    "titles": {"ca": "Queixes"},
    "texts": {"ca": "Ho rep l'equip de queixes."},
    "keywords": {"ca": ["queixa"]},
    "team": "Padró",
    "topic": "Queixes",
    "is_automatic": True,
}


class NoFiles:
    """These tests send no file."""

    def put(self, data: bytes) -> str:
        raise AssertionError

    get = delete = orphans = put


class Codes:
    """Internal code under the test's hand."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = answers
        self.calls: list[Call] = []

    def answer(self, kept: KeptRule, call: Call) -> Answer:
        self.calls.append(call)
        made = self.answers[kept.rule.code]
        if isinstance(made, Exception):
            raise made
        answer: Answer = made(call) if callable(made) else made
        return answer

    def close(self) -> None:
        return None


class Hall:
    """An office with rules and one process that answers."""

    def __init__(self, town: Office, *table: dict[str, Any], codes: Mapping[str, Any] | None = None) -> None:
        self.town = town
        town.marta.run(rules.save_rules, [rule_from(item) for item in table], "test")
        epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
        assert epoch is not None
        self.epoch = epoch
        self.codes = Codes(codes or {})
        self.answering = Answering(town.desk, NoFiles(), {RuleKind.CODE: self.codes}, lambda _, known: known)  # type: ignore[arg-type]

    def write(self, text: str, **extra: Any) -> None:
        self.town.receive(self.town.text(text, **extra))
        self.settle()

    def settle(self) -> None:
        while numbers := self.town.desk.read(automatic.next_tasks, self.town.channel_id):
            for number in numbers:
                task = self.town.desk.read(automatic.task, number)
                assert task is not None
                self.town.desk.run(automatic.settle_task, number, self.epoch, self.answering.outcome(task))

    def sent(self) -> list[str]:
        return [row["text"] for row in self.town.sql("SELECT text FROM outbox WHERE action = 'send' ORDER BY id")]

    def last(self) -> Any:
        return self.town.desk.read(reads.conversations_by_state, None)[-1]


def test_a_keyword_is_answered_once_in_the_citizens_language_and_the_episode_is_over(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("PADRÓ")
    assert hall.sent() == ["Cal el DNI i el contracte."]
    row = hall.last()
    assert (row.state, row.waiting_since, row.topic) == ("resolved", None, "Padró")
    message = next(m for m in town.desk.read(reads.messages, row.id) if m.direction == "outgoing")
    assert message.is_automatic and message.author_login is None
    (entry,) = [e for e in town.desk.read(reads.journal_entries) if e.verb == "automatic"]
    assert entry.detail["rule"] == "padro" and entry.detail["keyword"] == "padró" and entry.actor == "system"
    # A person is one press away.
    buttons = town.sql("SELECT payload FROM outbox")[0]["payload"]
    assert "PERSONA" in buttons


def test_a_question_waits_for_a_person_since_it_was_asked(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("em vull empadronar amb la meva filla, què he de portar?")
    assert hall.sent() == []
    assert hall.last().waiting_since is not None
    assert any(change.incoming for change in town.changes), "the desk rings once it is known that a person is needed"


def test_nothing_rings_for_what_the_program_answers(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("padró")
    assert not any(change.incoming for change in town.changes)


def test_an_earlier_question_goes_on_waiting(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("fa tres dies que no passen a recollir")
    since = hall.last().waiting_since
    hall.write("padró", at=town.now() + 1)
    assert hall.sent() == ["Cal el DNI i el contracte."]
    assert (hall.last().state, hall.last().waiting_since) == ("open", since)


def test_over_a_persons_head_nothing_is_said(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("tinc un dubte")
    town.laia.run(claims.claim, hall.last().id)
    hall.write("padró")
    assert hall.sent() == []
    assert hall.last().waiting_since is not None


def test_a_claim_between_decision_and_answer_wins(town: Office) -> None:
    hall = Hall(town, PADRO)
    town.receive(town.text("padró"))
    (number,) = town.desk.read(automatic.next_tasks, town.channel_id)
    task = town.desk.read(automatic.task, number)
    assert task is not None
    outcome = hall.answering.outcome(task)
    town.laia.run(claims.claim, task.conversation_id)
    assert town.desk.run(automatic.settle_task, number, hall.epoch, outcome) is None
    assert hall.sent() == []


def test_a_repeated_decision_and_a_stale_epoch_send_nothing(town: Office) -> None:
    hall = Hall(town, PADRO)
    town.receive(town.text("padró"))
    (number,) = town.desk.read(automatic.next_tasks, town.channel_id)
    task = town.desk.read(automatic.task, number)
    assert task is not None
    outcome = hall.answering.outcome(task)
    assert town.desk.run(automatic.settle_task, number, hall.epoch - 1, outcome) is None
    assert town.desk.read(automatic.next_tasks, town.channel_id) == [number], "the task is left for whoever leads"
    assert town.desk.run(automatic.settle_task, number, hall.epoch, outcome) is not None
    assert town.desk.run(automatic.settle_task, number, hall.epoch, outcome) is None
    assert len(hall.sent()) == 1


def test_words_that_ask_for_a_person_always_reach_one(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("PERSONA")
    assert hall.last().waiting_since is not None and hall.last().state == "open"
    assert len(hall.sent()) == 1 and "persona" in hall.sent()[0]


def test_a_rule_may_send_to_a_team_with_an_acknowledgement(town: Office) -> None:
    team = town.desk.run(office.add_team, "Padró")
    hall = Hall(town, PERSON_RULE)
    hall.write("queixa")
    assert hall.sent() == ["Ho rep l'equip de queixes."]
    row = hall.last()
    assert row.waiting_since is not None and row.team_id == team and row.topic == "Queixes"


def test_a_near_miss_is_asked_and_the_button_answers(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("empadronamnet")
    assert "Empadronament" in hall.sent()[0] and hall.sent()[0].endswith("?")
    press = ButtonPress(
        "p1", Sender("7000000001", "Núria Casadevall"), town.now(), "77", None, "padró", "Sí: Empadronament"
    )
    town.receive(press)
    hall.settle()
    assert "Cal el DNI i el contracte." in hall.sent()


def test_a_number_is_as_good_as_a_button(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("empadronamnet")
    hall.write("1")
    assert hall.sent()[-1] == "Cal el DNI i el contracte."
    hall.write("2")
    assert hall.last().waiting_since is not None, "a number that names nothing is a question for a person"


def test_a_flood_ends_with_a_person(town: Office) -> None:
    hall = Hall(town, PADRO)
    for _ in range(FLOOD_LIMIT + 3):
        hall.write("padró")
    assert len(hall.sent()) == FLOOD_LIMIT
    assert hall.last().waiting_since is not None


def test_a_code_keeps_its_dialogue_and_a_mere_ok_is_an_answer_in_it(town: Office) -> None:
    steps = [
        Answer(text="On és?", state={"step": "where"}),
        Answer(
            text="Gràcies, número {number}.", effects=(OpenIncident("light", address="c/ Major 3"),), handoff="incident"
        ),
    ]
    rule = {"name": "incidencia", "kind": "code", "code": "x", "keywords": {"ca": ["incidència"]}, "is_automatic": True}
    hall = Hall(town, rule, codes={"x": lambda _: steps.pop(0)})
    hall.write("incidència")
    assert hall.last().state == "open", "a dialogue is not over"
    hall.write("gràcies")
    assert [call.state for call in hall.codes.calls] == [None, {"step": "where"}]
    number = town.sql("SELECT number FROM incident")[0]["number"]
    assert hall.sent()[-1] == f"Gràcies, número {number}."
    assert hall.last().waiting_since is not None
    assert not town.sql("SELECT * FROM dialogue WHERE rule IS NOT NULL")


def test_a_code_that_fails_hands_over_and_says_why(town: Office) -> None:
    rule = {"name": "trencada", "kind": "code", "code": "x", "keywords": {"ca": ["trencada"]}, "is_automatic": True}
    hall = Hall(town, rule, codes={"x": NoAnswer("timeout")})
    hall.write("trencada")
    assert hall.last().waiting_since is not None and len(hall.sent()) == 1
    (entry,) = [e for e in town.desk.read(reads.journal_entries) if e.verb == "handoff"]
    assert entry.detail == {"rule": "trencada", "why": "timeout"}
    assert town.sql("SELECT outcome, why FROM answer_log")[0]["why"] == "timeout"


@pytest.mark.parametrize("made", [Answer(), Answer(text="x" * 9000), "words", Answer(text="ok", files=("f",))])  # type: ignore[arg-type]
def test_nonsense_of_a_code_never_reaches_a_citizen(town: Office, made: Any) -> None:
    rule = {"name": "estranya", "kind": "code", "code": "x", "keywords": {"ca": ["estranya"]}, "is_automatic": True}
    hall = Hall(town, rule, codes={"x": lambda _: made})
    hall.write("estranya")
    assert hall.last().waiting_since is not None
    assert [text for text in hall.sent() if "persona" in text] == hall.sent()


def test_a_dialogue_left_for_a_week_goes_to_a_person(sqlite_town: Any) -> None:
    town = sqlite_town()
    rule = {"name": "incidencia", "kind": "code", "code": "x", "keywords": {"ca": ["incidència"]}, "is_automatic": True}
    hall = Hall(town, rule, codes={"x": Answer(text="On és?", state={"step": 1}, left="handoff")})
    hall.write("incidència")
    town.clock.step(7 * 24 * 3_600_000)
    assert town.desk.run(automatic.leave_dialogues) == 1
    assert hall.last().waiting_since is not None


def test_what_is_old_is_for_a_person(sqlite_town: Any) -> None:
    town = sqlite_town()
    hall = Hall(town, PADRO)
    town.receive(town.text("padró"))
    town.clock.step(2 * 3_600_000)
    hall.settle()
    assert hall.sent() == [] and hall.last().waiting_since is not None


def test_without_automatic_rules_nothing_is_left_for_the_responder(town: Office) -> None:
    Hall(town, {**PADRO, "is_automatic": False})
    town.receive(town.text("padró"))
    assert not town.sql("SELECT * FROM answer_task")
    assert any(change.incoming for change in town.changes)


def test_the_words_go_out_like_any_other(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("padró")
    item = town.desk.run(outbox.take, town.channel_id, hall.epoch)
    assert item is not None and item.recipient == "7000000001" and item.payload["buttons"][0][0]["data"] == "PERSONA"


def test_versions_stay_and_one_can_go_back(town: Office) -> None:
    rule = rule_from(PADRO)
    assert town.marta.run(rules.save_rule, rule, "first")
    assert not town.marta.run(rules.save_rule, rule, "again")
    changed = rule_from({**PADRO, "texts": {"ca": "Un altre text.", "es": "Otro texto."}})
    assert town.marta.run(rules.save_rule, changed, "new law")
    town.marta.run(rules.go_back, "padro", 1)
    found = town.desk.read(rules.versions, "padro")
    assert [(v.version, v.why, v.actor) for v in found] == [
        (3, "v1", "marta"),
        (2, "new law", "marta"),
        (1, "first", "marta"),
    ]
    assert found[0].rule == rule == town.desk.read(rules.rule, "padro").rule


def test_an_operators_reply_later_is_a_persons(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("necessito parlar del padró amb algú de confiança")
    replies_id = town.laia.run(replies.reply, hall.last().id, "Digue'm", now=True)
    assert replies_id
    town.laia.run(claims.release, hall.last().id)
    hall.write("padró")
    assert hall.last().state == "open", "an episode a person is part of is not closed by the program"


def test_the_keyword_says_in_which_language_to_answer(town: Office) -> None:
    hall = Hall(town, PADRO)
    hall.write("padrón")
    assert hall.sent() == ["Hace falta el DNI y el contrato."]
    assert town.desk.read(reads.contact, hall.last().contact_id).language == "ca", "two words teach nothing"
