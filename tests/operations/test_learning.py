"""What is learned from replies: picks, edits, answers written by hand; how it is unlearned; and the shadow it leaves."""

from console.models.inbound import InboundDeletion
from console.models.rules import rule_from
from console.operations import learning, reads, replies, rules
from tests.operations.conftest import Office

TEXT = "Per empadronar-te cal el DNI i el contracte de lloguer. Ho pots fer a l'OAC amb cita prèvia."
OTHER = "La deixalleria obre de dimarts a diumenge de nou a dues. Els dilluns és tancada."


def furnish(town: Office) -> int:
    town.marta.run(
        rules.save_rules,
        [
            rule_from({"name": "padro", "texts": {"ca": TEXT}}),
            rule_from({"name": "deixalleria", "texts": {"ca": OTHER}}),
        ],
    )
    town.receive(town.text("Bon dia"), town.text("com m'empadrono?", number=900))
    return town.desk.read(reads.conversations_by_state, None)[0].id


def last_message(town: Office) -> int:
    return int(town.sql("SELECT MAX(id) AS id FROM message WHERE direction = 'incoming'")[0]["id"])


def suggest(town: Office, conversation: int, *ranked: tuple[str, float]) -> None:
    town.laia.run(
        learning.note_suggestions, conversation, last_message(town), ranked or (("padro", 0.7), ("deixalleria", 0.1))
    )


def reply(town: Office, conversation: int, text: str, picked: str | None = None) -> int:
    message = town.laia.run(replies.reply, conversation, text, now=True)
    town.laia.run(learning.learn_from_reply, message, picked)
    return message


def test_a_pick_sent_as_it_is_becomes_an_example_and_a_right_shadow(town: Office) -> None:
    conversation = furnish(town)
    suggest(town, conversation)
    reply(town, conversation, TEXT, "padro")
    (example,) = town.desk.read(learning.examples)
    assert (example.rule, example.source, example.author) == ("padro", "pick", "laia")
    assert example.text == "Bon dia\ncom m'empadrono?"
    (event,) = town.desk.read(learning.shadow_events)
    assert event.is_right and event.p == 0.7
    assert "padro" in town.desk.read(learning.last_used)


def test_an_edit_counts_and_an_answer_turned_into_another_does_not(town: Office) -> None:
    conversation = furnish(town)
    suggest(town, conversation)
    reply(town, conversation, TEXT + " Digue'm si et va bé dimarts a les deu i t'ho reservo jo mateixa.", "padro")
    assert town.sql("SELECT how FROM suggestion_event")[0]["how"] == "edited"
    town.receive(town.text("i la brossa?"))
    suggest(town, conversation, ("deixalleria", 0.4))
    reply(
        town,
        conversation,
        "Això ho porta una altra administració; truca al consell comarcal, si us plau.",
        "deixalleria",
    )
    assert len(town.desk.read(learning.examples)) == 1
    assert [event.is_right for event in town.desk.read(learning.shadow_events)] == [False, True]


def test_what_was_typed_by_hand_is_known_again(town: Office) -> None:
    conversation = furnish(town)
    suggest(town, conversation, ("deixalleria", 0.5), ("padro", 0.3))
    reply(town, conversation, "Bon dia! " + TEXT)
    (example,) = town.desk.read(learning.examples)
    assert (example.rule, example.source) == ("padro", "typed")
    assert [event.is_right for event in town.desk.read(learning.shadow_events)] == [False], (
        "the machine would have been wrong"
    )


def test_one_event_a_conversation_waits_for_its_reply(town: Office) -> None:
    conversation = furnish(town)
    suggest(town, conversation)
    town.receive(town.text("és per a la meva filla"))
    suggest(town, conversation, ("padro", 0.9))
    assert len(town.sql("SELECT * FROM suggestion_event")) == 1
    reply(town, conversation, TEXT, "padro")
    suggest(town, conversation)
    assert len(town.desk.read(learning.shadow_events)) == 1, "a decided event is not opened again by looking"


def test_taking_a_reply_back_unlearns(town: Office) -> None:
    conversation = furnish(town)
    suggest(town, conversation)
    message = town.laia.run(replies.reply, conversation, TEXT)
    town.laia.run(learning.learn_from_reply, message, "padro")
    assert town.desk.read(learning.examples)
    before = town.desk.read(learning.learning_stamp)
    town.laia.run(replies.take_back, message)
    assert not town.desk.read(learning.examples) and not town.desk.read(learning.shadow_events)
    assert town.desk.read(learning.learning_stamp) > before


def test_a_message_the_citizen_deletes_takes_its_example_along(town: Office) -> None:
    conversation = furnish(town)
    suggest(town, conversation)
    reply(town, conversation, TEXT, "padro")
    town.receive(InboundDeletion("del", "7000000001", "900", town.now()))
    assert not town.desk.read(learning.examples)


def test_by_hand_and_undone(town: Office) -> None:
    furnish(town)
    number = town.laia.run(learning.keep_example, "padro", last_message(town))
    assert [example.id for example in town.desk.read(learning.examples, "padro")] == [number]
    town.laia.run(learning.remove_example, number)
    assert town.desk.read(learning.examples) == []
