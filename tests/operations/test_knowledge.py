"""The weekly page: questions answered by hand again and again, rules nobody uses, rules whose words are always changed."""

from typing import Any

from console.models.rules import rule_from
from console.operations import conversations, knowledge, learning, reads, replies, rules
from tests.operations.conftest import Office

STORED = "Per empadronar-te cal el DNI i el contracte de lloguer. Ho pots fer a l'OAC amb cita prèvia."
DOGS = (
    "On puc deixar anar el gos sense corretja?",
    "hi ha algun parc on el gos pugui anar sense corretja?",
    "Bon dia, el gos pot córrer sense corretja al parc nou?",
)


def answer(town: Office, chat: int, question: str, text: str, picked: str | None = None) -> None:
    town.receive(town.text(question, chat=f"70000{chat}", name=f"Veí {chat}"))
    row = town.desk.read(reads.conversations_by_state, "open")[-1]
    message = town.sql("SELECT MAX(id) AS id FROM message WHERE direction = 'incoming'")[0]["id"]
    town.laia.run(learning.note_suggestions, row.id, message, [("padro", 0.1)])
    sent = town.laia.run(replies.reply, row.id, text, now=True)
    town.laia.run(learning.learn_from_reply, sent, picked)
    town.laia.run(conversations.resolve, row.id)


def test_alike_questions_without_a_stored_text_are_one_gap(town: Office) -> None:
    town.marta.run(rules.save_rule, rule_from({"name": "padro", "texts": {"ca": STORED}}))
    for number, question in enumerate(DOGS):
        answer(town, number, question, f"Al parc de can Móra, de set a nou. ({number})")
    answer(town, 8, "quan tanquen la piscina d'estiu?", "El dotze de setembre.")
    answer(town, 9, "em vull empadronar, què porto?", STORED, "padro")
    found = town.desk.read(knowledge.knowledge)
    (gap,) = found.gaps
    assert [question.text for question in gap.questions] == list(DOGS)
    assert "corretja" in gap.words and gap.questions[0].reply.startswith("Al parc")


def test_three_messages_of_one_conversation_are_one_question(town: Office) -> None:
    for number, question in enumerate(DOGS[:2]):
        answer(town, number, question, "Al parc de can Móra.")
    assert town.desk.read(knowledge.knowledge).gaps == ()


def test_idle_and_always_edited_rules_are_named(sqlite_town: Any) -> None:
    town = sqlite_town()
    town.marta.run(
        rules.save_rules,
        [rule_from({"name": name, "texts": {"ca": f"{STORED} {name}"}}) for name in ("padro", "vell", "nou")],
    )
    town.clock.step(91 * 24 * 3_600_000)
    town.marta.run(rules.save_rule, rule_from({"name": "acabat", "texts": {"ca": "Text acabat de fer per provar."}}))
    for number in range(3):
        answer(
            town,
            number,
            f"padró {number} si us plau",
            f"{STORED} padro I porta també el llibre de família número {number}.",
            "padro",
        )
    found = town.desk.read(knowledge.knowledge)
    assert [rule.name for rule in found.unused] == ["nou", "vell"]
    assert [(rule.name, rule.edited, rule.as_is) for rule in found.edited] == [("padro", 3, 0)]
