"""Taking a close back: the conversation is open and mine again with its wait and its drafts, on both engines."""

import pytest

from console.models.problems import Problem
from console.models.states import OperatorStatus
from console.operations import attendance, claims, conversations, notes, reads
from tests.operations.conftest import Office


@pytest.fixture
def held(town: Office) -> int:
    """One citizen waits and Laia holds the conversation."""
    town.receive(town.text("Bon dia"))
    conversation = int(town.sql("SELECT MIN(id) AS id FROM conversation")[0]["id"])
    town.laia.run(claims.claim, conversation)
    return conversation


def test_wait_and_drafts_come_back(town: Office, held: int) -> None:
    before = town.laia.read(reads.conversation, held)
    assert before.waiting_since is not None
    town.laia.run(conversations.save_draft, held, "a mitges")
    town.laia.run(conversations.save_draft, held, "per l'equip", is_note=True)
    town.marta.run(conversations.save_draft, held, "de la Marta")
    drafts = town.laia.run(conversations.resolve, held, "solved", "Padró")
    assert drafts == {False: "a mitges", True: "per l'equip"}
    claim = town.laia.run(conversations.undo_resolve, held, drafts)
    after = town.laia.read(reads.conversation, held)
    assert (after.state, after.operator_login, after.waiting_since) == ("open", "laia", before.waiting_since)
    assert after.unread == before.unread
    assert claim.conversation_id == held
    me = town.laia.actor.operator_id
    assert me is not None
    kept = town.laia.read(reads.drafts, held, me)
    assert {is_note: draft.text for is_note, draft in kept.items()} == drafts
    verbs = [row["verb"] for row in town.sql("SELECT verb FROM journal ORDER BY id")]
    assert verbs[-3:] == ["resolve", "reopen", "claim"]


def test_nothing_is_taken_back_over_a_newer_conversation(town: Office, held: int) -> None:
    drafts = town.laia.run(conversations.resolve, held)
    town.receive(town.text("I una altra cosa, com ho faig per a la beca?"))
    with pytest.raises(Problem) as problem:
        town.laia.run(conversations.undo_resolve, held, drafts)
    assert problem.value.code == "has_newer"
    assert town.laia.read(reads.conversation, held).state == "resolved"


def test_what_came_while_somebody_was_closing_is_not_closed_unread(town: Office, held: int) -> None:
    known = town.laia.read(reads.last_word, held)
    assert known > 0
    town.receive(town.text("Espereu, que m'he equivocat de data"))
    before = town.laia.read(reads.conversation, held)
    with pytest.raises(Problem) as problem:
        town.laia.run(conversations.resolve, held, "solved", "Padró", last_word=known)
    assert problem.value.code == "came_meanwhile"
    assert town.laia.read(reads.conversation, held) == before and before.state == "open"
    town.laia.run(notes.add_note, held, "ho sé")
    town.laia.run(conversations.resolve, held, last_word=town.laia.read(reads.last_word, held))
    assert town.laia.read(reads.conversation, held).state == "resolved"


def test_a_status_is_kept_with_its_time(town: Office) -> None:
    me = town.laia.actor.operator_id
    assert me is not None
    assert town.laia.read(attendance.status_of, me) == ("offline", None)
    town.laia.run(attendance.set_status, OperatorStatus.BREAK)
    status, since = town.laia.read(attendance.status_of, me)
    assert status == "break"
    assert since is not None
    assert abs(town.now() - since) < 5_000
    assert town.laia.read(attendance.status_of, 9_999) == ("offline", None)
