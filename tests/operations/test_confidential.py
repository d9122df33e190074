"""Confidential teams: what those outside see, what is written down, and what the program leaves alone. Both engines, each person on a login of their own."""

from datetime import date, timedelta

import pytest

from console.models.problems import Problem
from console.models.records import ConversationRow
from console.models.rules import rule_from
from console.operations import (
    board,
    claims,
    confidential,
    figure_reports,
    figures,
    finding,
    handover,
    journal_pages,
    learning,
    notes,
    people,
    promises,
    queue,
    reads,
    replies,
    rules,
    town,
)
from console.operations.desk import Desk
from tests.operations.conftest import Office

SECRET = "zimbauetxe em pega"
TEAM = "Violències"


@pytest.fixture
def hushed(town: Office) -> Office:
    """A confidential team of Laia and Marta; Jordi is outside."""
    town.marta.run(people.found_team, TEAM, is_closed=False)
    town.marta.run(people.found_team, "Obres", is_closed=False)
    for login in ("laia", "marta"):
        town.marta.run(people.join_team, login, TEAM)
    town.marta.run(confidential.mark, TEAM, is_on=True)
    return town


def write(town: Office, text: str = SECRET, chat: str = "7000000001", name: str = "Núria Casadevall") -> int:
    town.receive(town.text(text, chat=chat, name=name))
    return town.desk.read(reads.conversations_by_state, "open")[-1].id


def passed_on(town: Office, text: str = SECRET, chat: str = "7000000001") -> int:
    """A conversation Jordi has passed on to the confidential team."""
    number = write(town, text, chat)
    town.jordi.run(claims.transfer, number, TEAM, "és delicat")
    return number


def seen_by(desk: Desk, number: int) -> ConversationRow:
    return desk.read(queue.conversation, number, desk.actor.operator_id)


def read_entries(town: Office, number: int) -> list[tuple[str, str | None]]:
    entries = town.desk.read(reads.journal_entries, conversation_id=number)
    return [(entry.actor, entry.reason) for entry in entries if entry.verb == "read"]


def test_others_see_that_somebody_waits_and_nothing_else(hushed: Office) -> None:
    number = passed_on(hushed)
    row = seen_by(hushed.jordi, number)
    assert row.is_reserved and row.team_name == TEAM and row.waiting_since is not None
    assert (row.contact_name, row.contact_provider_id, row.contact_id, row.preview, row.topic) == ("", "", 0, "", None)
    inside = seen_by(hushed.laia, number)
    assert not inside.is_reserved and inside.is_confidential
    assert (inside.contact_name, inside.preview) == ("Núria Casadevall", "")


def test_the_list_and_its_figures_count_what_is_reserved_once(hushed: Office) -> None:
    first = write(hushed, "padró", chat="7000000002")
    number = passed_on(hushed)
    me = hushed.jordi.actor.operator_id
    assert hushed.jordi.read(queue.conversation_ids, "waiting", me) == [first, number]
    assert hushed.jordi.read(queue.conversation_ids, "waiting", me, limit=1) == [first]
    assert hushed.jordi.read(queue.conversation_ids, "waiting_latest", me) == [number, first]
    counts = hushed.jordi.read(queue.queue_counts, me)
    assert counts.waiting == 2 and counts == hushed.desk.read(queue.queue_counts, me)
    assert [row.is_reserved for row in hushed.jordi.read(reads.conversations_by_state, "open")] == [False, True]
    assert hushed.jordi.read(reads.conversations_by_state, "resolved") == []


def test_another_desk_hears_that_a_reserved_row_changed_and_not_of_its_messages(hushed: Office) -> None:
    before = hushed.jordi.read(reads.changed_since, hushed.engine, None)
    number = passed_on(hushed)
    hushed.receive(hushed.text("més"))
    seen = hushed.jordi.read(reads.changed_since, hushed.jordi.engine, before)
    assert number in seen.change.conversations
    assert number not in seen.change.incoming and not seen.change.messages


def test_others_find_no_word_and_no_name(hushed: Office) -> None:
    number = passed_on(hushed)
    contact = seen_by(hushed.laia, number).contact_id
    for desk, is_found in ((hushed.laia, True), (hushed.jordi, False)):
        plan = reads.plan_search(desk.engine, "zimbauetxe")
        assert plan is not None
        assert bool(desk.read(reads.search_messages, plan)) is is_found
        assert bool(desk.read(reads.search_contacts, desk.engine, "Casadevall")) is is_found
        assert bool(desk.read(reads.timeline_page, contact)) is is_found
        assert bool(desk.read(reads.timeline_span, contact, (0, 0), None)) is is_found
        assert bool(desk.read(reads.contact_history, contact)) is is_found
        assert bool(desk.read(finding.places_of_words, contact, "zimbauetxe")) is is_found
        assert (desk.read(finding.newest_place, contact) is not None) is is_found
        assert bool(desk.read(reads.message_rows, list(range(1, 50)))) is is_found
    with pytest.raises(Problem) as refused:
        hushed.jordi.read(reads.messages, number)
    assert refused.value.code == "reserved" and "Núria" not in str(refused.value)


def test_opening_needs_a_reason_and_is_written_down_once(hushed: Office) -> None:
    number = passed_on(hushed)
    for reason in (None, "", "  "):
        with pytest.raises(Problem) as refused:
            hushed.jordi.run(confidential.open_conversation, number, reason)
        assert refused.value.code == "no_reason"
    assert read_entries(hushed, number) == []
    hushed.jordi.run(confidential.open_conversation, number, "em truca la policia")
    row = seen_by(hushed.jordi, number)
    assert not row.is_reserved and row.contact_name == "Núria Casadevall"
    texts = [message.text for message in hushed.jordi.read(reads.messages, number)]
    assert SECRET in texts
    assert hushed.jordi.read(reads.timeline_page, row.contact_id)
    assert read_entries(hushed, number) == [("jordi", "em truca la policia")]
    hushed.jordi.run(confidential.open_conversation, number)
    assert len(read_entries(hushed, number)) == 1, "it is the same opening"
    hushed.jordi.run(confidential.close_openings)
    assert seen_by(hushed.jordi, number).is_reserved


def test_a_member_gives_no_reason_and_is_written_down_too(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.laia.run(confidential.open_conversation, number)
    assert read_entries(hushed, number) == [("laia", None)]
    open_one = write(hushed, "padró", chat="7000000002")
    hushed.laia.run(confidential.open_conversation, open_one)
    assert read_entries(hushed, open_one) == []


def test_an_opening_ends_by_itself(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.jordi.run(confidential.open_conversation, number, "cal")
    hushed.sql("UPDATE opening SET until = :then", then=hushed.now() - 1)
    assert seen_by(hushed.jordi, number).is_reserved
    with pytest.raises(Problem):
        hushed.jordi.read(reads.messages, number)


def test_a_supervisor_outside_needs_no_reason_but_is_written_down(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.marta.run(people.found_team, "Altra", is_closed=False)
    hushed.sql("DELETE FROM membership WHERE operator_id = (SELECT id FROM operator WHERE login = 'marta')")
    assert seen_by(hushed.marta, number).is_reserved
    hushed.marta.run(confidential.open_conversation, number)
    assert seen_by(hushed.marta, number).contact_name == "Núria Casadevall"
    assert read_entries(hushed, number) == [("marta", None)]


def test_nobody_outside_takes_it_or_is_given_it(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.jordi.run(confidential.open_conversation, number, "cal")
    acts = (
        (claims.claim, number),
        (claims.take_over, number, "jo"),
        (claims.transfer, number, "Obres", "jo"),
        (claims.assign, number, "jordi"),
        (notes.add_note, number, "ho he llegit"),
    )
    for act, *given in acts:
        with pytest.raises(Problem) as refused:
            hushed.jordi.run(act, *given)
        assert refused.value.code == "reserved", act
    with pytest.raises(Problem) as refused:
        hushed.laia.run(claims.assign, number, "jordi")
    assert refused.value.code == "reserved_from"
    assert hushed.jordi.run(claims.claim_next) is None
    claim = hushed.laia.run(claims.claim_next)
    assert claim is not None and claim.conversation_id == number


def test_it_stays_confidential_until_somebody_of_the_team_passes_it_on(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.receive(hushed.text("i encara més"))
    assert seen_by(hushed.jordi, number).is_reserved
    hushed.laia.run(claims.transfer, number, "Obres", "era un fanal")
    row = seen_by(hushed.jordi, number)
    assert not row.is_reserved and row.contact_name == "Núria Casadevall"
    entries = hushed.desk.read(reads.journal_entries, conversation_id=number)
    assert [entry.reason for entry in entries if entry.verb == "confidential.end"] == ["era un fanal"]


def test_marking_a_team_takes_what_others_hold_and_needs_a_supervisor_inside(town: Office) -> None:
    town.marta.run(people.found_team, TEAM, is_closed=False)
    town.marta.run(people.join_team, "laia", TEAM)
    number = write(town)
    town.jordi.run(claims.transfer, number, TEAM, "mira")
    town.jordi.run(claims.claim, number)
    for desk, code in ((town.laia, "not_supervisor"), (town.marta, "confidential_alone")):
        with pytest.raises(Problem) as refused:
            desk.run(confidential.mark, TEAM, is_on=True)
        assert refused.value.code == code
    with pytest.raises(Problem) as refused:
        town.marta.run(confidential.mark, "Cap", is_on=True)
    assert refused.value.code == "no_team"
    town.marta.run(people.join_team, "marta", TEAM)
    town.marta.run(confidential.mark, TEAM, is_on=True)
    assert seen_by(town.laia, number).operator_id is None
    assert [(one.team, one.is_confidential) for one in town.laia.read(confidential.marks)] == [(TEAM, True)]
    town.marta.run(confidential.mark, TEAM, is_on=False)
    assert not seen_by(town.jordi, number).is_reserved


def test_a_supervisor_outside_cannot_lay_a_team_open(hushed: Office) -> None:
    hushed.sql("DELETE FROM membership WHERE operator_id = (SELECT id FROM operator WHERE login = 'marta')")
    with pytest.raises(Problem) as refused:
        hushed.marta.run(confidential.mark, TEAM, is_on=False)
    assert refused.value.code == "reserved"


def test_the_journal_tells_others_only_who_read_it(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.laia.run(confidential.open_conversation, number)
    hushed.sql("DELETE FROM membership WHERE operator_id = (SELECT id FROM operator WHERE login = 'marta')")
    asked = journal_pages.Narrowing(conversation_id=number)
    assert [entry.verb for entry in hushed.marta.read(journal_pages.journal_page, asked)] == ["read"]
    assert {entry.verb for entry in hushed.marta.read(reads.journal_entries, conversation_id=number)} == {"read"}
    assert "transfer" in {entry.verb for entry in hushed.laia.read(journal_pages.journal_page, asked)}


def test_the_program_answers_nothing_and_learns_nothing(hushed: Office) -> None:
    rule = rule_from(
        {"name": "padro", "keywords": {"ca": ["padró"]}, "is_automatic": True, "texts": {"ca": "Cal el DNI."}}
    )
    hushed.marta.run(rules.save_rules, [rule])
    number = passed_on(hushed, "hola, em peguen")
    hushed.sql("DELETE FROM answer_task")
    hushed.receive(hushed.text("padro"))
    assert hushed.sql("SELECT message_id FROM answer_task") == []
    hushed.receive(hushed.text("padro", chat="7000000002"))
    assert len(hushed.sql("SELECT message_id FROM answer_task")) == 1
    question = hushed.sql(
        "SELECT MAX(id) AS id FROM message WHERE conversation_id = :id AND direction = 'incoming'", id=number
    )
    hushed.laia.run(learning.note_suggestions, number, question[0]["id"], [("padro", 0.9)])
    assert hushed.sql("SELECT message_id FROM suggestion_event") == []
    with pytest.raises(Problem) as refused:
        hushed.laia.run(learning.keep_example, "padro", question[0]["id"])
    assert refused.value.code == "confidential_teaches_nothing"


def test_what_was_learned_before_is_taught_no_more(hushed: Office) -> None:
    hushed.marta.run(rules.save_rules, [rule_from({"name": "padro", "texts": {"ca": "Cal el DNI."}})])
    number = write(hushed, "com m'empadrono avui")
    question = hushed.sql("SELECT MAX(id) AS id FROM message WHERE direction = 'incoming'")[0]["id"]
    hushed.laia.run(learning.keep_example, "padro", question)
    hushed.laia.run(learning.note_suggestions, number, question, [("padro", 0.9)])
    reply = hushed.laia.run(replies.reply, number, "Cal el DNI.", now=True)
    hushed.laia.run(learning.learn_from_reply, reply, None)
    assert hushed.desk.read(learning.examples) != []
    assert hushed.desk.read(learning.shadow_events) != []
    hushed.laia.run(claims.transfer, number, TEAM, "és delicat")
    assert hushed.desk.read(learning.examples) == []
    assert hushed.desk.read(learning.shadow_events) == []
    assert hushed.desk.read(learning.exchange, reply) is None


def test_a_promise_of_others_is_not_told(hushed: Office) -> None:
    number = write(hushed)
    hushed.jordi.run(claims.claim, number)
    hushed.jordi.run(promises.promise, number, date.today() + timedelta(days=10), "trucar a la Núria")
    hushed.jordi.run(claims.transfer, number, TEAM, "és delicat")
    assert hushed.jordi.read(promises.promises) == [] and hushed.jordi.read(promises.promises_of, number) == []
    assert [one.text for one in hushed.laia.read(promises.promises)] == ["trucar a la Núria"]


def test_the_board_counts_it_and_names_nobody(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.sql("UPDATE conversation SET waiting_since = waiting_since - 90000000")
    inside = hushed.marta.read(board.board)
    hushed.sql("DELETE FROM membership WHERE operator_id = (SELECT id FROM operator WHERE login = 'marta')")
    outside = hushed.marta.read(board.board)
    assert inside.waiting == outside.waiting == 1
    assert inside.longest is not None and inside.longest.name == "Núria C."
    assert outside.longest is not None and outside.longest.conversation_id == number
    assert (outside.longest.name, outside.longest.topic, outside.longest.is_reserved) == ("", "", True)
    assert [each.waiting.name for each in outside.attention if each.waiting is not None] == [""]


def test_what_a_member_holds_is_listed_to_a_supervisor_outside_without_a_name(hushed: Office) -> None:
    number = passed_on(hushed)
    hushed.laia.run(claims.claim, number)
    holder = hushed.laia.actor.operator_id
    assert holder is not None
    assert [row.contact_name for row in hushed.marta.read(handover.in_hand, holder)] == ["Núria Casadevall"]
    hushed.sql("DELETE FROM membership WHERE operator_id = (SELECT id FROM operator WHERE login = 'marta')")
    (row,) = hushed.marta.read(handover.in_hand, holder)
    assert (row.id, row.is_reserved, row.contact_name, row.preview) == (number, True, "", "")


def test_behind_a_figure_it_stands_as_reserved_and_the_list_is_as_long_as_the_figure(hushed: Office) -> None:
    number = passed_on(hushed)
    other = write(hushed, "hola", chat="7000000002", name="Pol")
    hushed.jordi.run(claims.claim, other)
    hushed.jordi.run(replies.reply, other, "Bon dia")
    while hushed.desk.run(figures.catch_up):
        pass
    today = hushed.desk.read(lambda tx: town.opening(tx).local(tx.now).date()).isoformat()

    def behind(figure: str, key: str | None = None, by: str = "day") -> dict[int, tuple[str, str, bool]]:
        question = figure_reports.Question(today, today, by)
        found = hushed.marta.read(figure_reports.behind, question, figure, key)
        return {each.conversation_id: (each.name, each.topic, each.is_reserved) for each in found}

    assert behind("conversations")[number][0] == "Núria Casadevall"
    hushed.sql("DELETE FROM membership WHERE operator_id = (SELECT id FROM operator WHERE login = 'marta')")
    whole = hushed.marta.read(figure_reports.report, figure_reports.Question(today, today, "day")).whole
    assert whole.conversations == 2
    found = behind("conversations")
    assert found[number] == ("", "", True) and found[other] == ("Pol", "", False) and len(found) == 2
    for figure in ("messages_in", "transfers"):
        assert behind(figure)[number] == ("", "", True)
    # What it was about would be told by the question.
    assert number not in behind("conversations", "", "topic") and other in behind("conversations", "", "topic")
    hushed.marta.run(confidential.open_conversation, number, "control")
    assert behind("conversations")[number] == ("Núria Casadevall", "", False)
