"""A promise comes back on its day, once, to whoever made it; nobody's wait begins and no figure moves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from console.models.opening import Opening
from console.models.problems import ClaimLost, Problem
from console.models.states import ConversationState
from console.operations import attendance, claims, conversations, figures, people, promises, queue, reads, replies
from console.operations import town as hall
from console.operations.desk import Desk
from console.sync import upkeep
from tests.operations.conftest import Office

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=MADRID)
HOURS = Opening(weekly={day: (("09:00", "14:00"),) for day in range(5)}, holidays={"2026-12-08": "Purissima"})


def conversation(town: Office, chat: str = "7000000001") -> int:
    town.receive(town.text("Poden els arbres?", chat=chat))
    return int(town.sql("SELECT MAX(id) AS id FROM conversation")[0]["id"])


def day_ahead(town: Office, days: int = 10) -> date:
    hours = town.desk.read(hall.opening)
    return hours.local(town.now()).date() + timedelta(days=days)


def bring_the_day(town: Office, promise_id: int) -> None:
    town.sql("UPDATE promise SET due_at = :now WHERE id = :id", now=town.now(), id=promise_id)


def promised(town: Office) -> tuple[int, int]:
    """A closed conversation with a promise of Laia that is due."""
    number = conversation(town)
    town.laia.run(claims.claim, number)
    made = town.laia.run(promises.promise, number, day_ahead(town), "podar els arbres")
    town.laia.run(replies.reply, number, "Ho farem aviat", now=True)
    town.laia.run(conversations.resolve, number)
    bring_the_day(town, made)
    town.desk.run(promises.come_due)
    return number, made


def shown(town: Office, desk: Desk, which: str = "promised") -> list[int]:
    return town.desk.read(queue.conversation_ids, which, desk.actor.operator_id)


def verbs(town: Office) -> list[str]:
    rows = town.sql("SELECT verb FROM journal WHERE verb LIKE 'promise%' OR verb = 'wake' ORDER BY id")
    return [row["verb"] for row in rows]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 1), datetime(2026, 12, 1, 9, tzinfo=MADRID)),
        # A Sunday, and a holiday on a Tuesday: on the last open day before.
        (date(2026, 12, 6), datetime(2026, 12, 4, 9, tzinfo=MADRID)),
        (date(2026, 12, 8), datetime(2026, 12, 7, 9, tzinfo=MADRID)),
        # Nothing opens before that Sunday any more.
        (date(2026, 11, 29), datetime(2026, 11, 29, 9, tzinfo=MADRID)),
        # After the change of the clocks it is nine as well.
        (date(2027, 3, 29), datetime(2027, 3, 29, 9, tzinfo=MADRID)),
    ],
)
def test_it_comes_back_as_the_door_opens(day: date, expected: datetime) -> None:
    assert promises.due_moment(day, HOURS, NOW) == expected
    assert promises.due_moment(day, Opening(), NOW).hour == 9


def test_what_is_no_promise_is_refused_in_words(town: Office) -> None:
    number = conversation(town)
    tomorrow = day_ahead(town, 1)
    for day, text, code in (
        (tomorrow - timedelta(days=1), "x", "promise_past"),
        (tomorrow + timedelta(days=800), "x", "promise_past"),
        (tomorrow, "  ", "promise_empty"),
        (tomorrow, "x" * 501, "promise_long"),
    ):
        with pytest.raises(Problem) as caught:
            town.laia.run(promises.promise, number, day, text)
        assert caught.value.code == code
    town.jordi.run(claims.claim, number)
    with pytest.raises(ClaimLost):
        town.laia.run(promises.promise, number, tomorrow, "x")
    other = conversation(town, "7000000002")
    town.laia.run(claims.claim, other)
    reply = town.laia.run(replies.reply, other, "bon dia", now=True)
    with pytest.raises(Problem) as caught:
        town.jordi.run(promises.promise, number, tomorrow, "x", reply)
    assert caught.value.code == "not_found" and not town.sql("SELECT id FROM promise")
    assert town.laia.run(promises.promise, other, tomorrow, "  revisar\n l'expedient ", reply)
    (kept,) = town.laia.read(promises.promises_of, other)
    assert (kept.text, kept.message_id, kept.keeper_login) == ("revisar l'expedient", reply, "laia")


def test_a_closed_conversation_comes_back_and_stays_closed(town: Office) -> None:
    number, made = promised(town)
    row = town.laia.read(reads.conversation, number, town.laia.actor.operator_id)
    assert row.state is ConversationState.RESOLVED and row.waiting_since is None and row.operator_id is None
    assert row.is_promise_due and row.is_promise_mine and row.promised_at is not None
    assert shown(town, town.laia) == [number] and shown(town, town.laia, "waiting") == []
    assert town.laia.read(queue.queue_counts, town.laia.actor.operator_id).promised == 1
    # A second service finds nothing left to bring back, and so does the next round.
    town.desk.run(upkeep.tidy)
    assert verbs(town) == ["promise", "promise.due"]
    assert [m.extra["what"] for m in town.laia.read(reads.messages, number) if "what" in m.extra][-1] == "promise_due"
    assert not town.sql("SELECT id FROM outbox WHERE text LIKE '%podar%'")
    town.laia.run(promises.keep, made)
    assert shown(town, town.laia) == [] and not town.laia.read(promises.promises)
    assert verbs(town)[-1] == "promise.kept"
    with pytest.raises(Problem) as caught:
        town.laia.run(promises.keep, made)
    assert caught.value.code == "promise_settled"
    with pytest.raises(Problem) as caught:
        town.laia.run(promises.drop, made, "error")
    assert caught.value.code == "promise_settled"


def test_before_its_day_nothing_is_to_be_seen(town: Office) -> None:
    number = conversation(town)
    town.laia.run(promises.promise, number, day_ahead(town), "podar")
    assert town.desk.run(promises.come_due) == 0
    row = town.laia.read(reads.conversation, number, town.laia.actor.operator_id)
    assert not row.is_promise_due and row.promised_at is not None
    assert [each.id for each in town.laia.read(promises.promises)] and not town.laia.read(
        promises.promises, due_only=True
    )


def test_dropping_needs_a_reason(town: Office) -> None:
    number, made = promised(town)
    with pytest.raises(Problem) as caught:
        town.laia.run(promises.drop, made, " ")
    assert caught.value.code == "no_reason" and shown(town, town.laia) == [number]
    town.laia.run(promises.drop, made, "Ho fa la Diputació")
    (entry,) = town.sql("SELECT actor, reason FROM journal WHERE verb = 'promise.dropped'")
    assert (entry["actor"], entry["reason"]) == ("laia", "Ho fa la Diputació") and shown(town, town.laia) == []


def test_what_was_put_aside_wakes_for_it(town: Office) -> None:
    number = conversation(town)
    town.laia.run(claims.claim, number)
    made = town.laia.run(promises.promise, number, day_ahead(town), "podar")
    town.laia.run(conversations.snooze, number, town.now() + 90 * 86_400_000)
    bring_the_day(town, made)
    town.desk.run(upkeep.tidy)
    row = town.laia.read(reads.conversation, number, town.laia.actor.operator_id)
    assert row.state is ConversationState.OPEN and row.is_promise_due
    assert verbs(town) == ["promise", "promise.due", "wake"]
    # Where it is, it wears the mark; it does not stand in two places of one list.
    assert shown(town, town.laia) == []


def test_while_the_keeper_is_away_it_comes_to_the_others(town: Office) -> None:
    town.laia.run(attendance.set_status, "available")
    number, _ = promised(town)
    row = town.jordi.read(reads.conversation, number, town.jordi.actor.operator_id)
    assert row.is_promise_due and not row.is_promise_mine and shown(town, town.jordi) == []
    town.laia.run(attendance.set_status, "break")
    assert shown(town, town.jordi) == [number] == shown(town, town.laia)
    town.laia.run(attendance.set_status, "available")
    assert shown(town, town.jordi) == []


def test_of_a_team_it_comes_to_the_team(town: Office) -> None:
    number, _ = promised(town)
    team = town.marta.run(people.found_team, "Padró", is_closed=False)
    town.marta.run(people.join_team, "marta", "Padró")
    town.sql("UPDATE conversation SET team_id = :team WHERE id = :id", team=team, id=number)
    assert shown(town, town.marta) == [number] and shown(town, town.jordi) == []
    town.sql("UPDATE operator SET is_active = 0 WHERE login = 'laia'")
    assert shown(town, town.marta) == [number]


def test_two_services_bring_each_back_once(town: Office) -> None:
    numbers = [conversation(town, f"70000000{n:02}") for n in range(6)]
    for number in numbers:
        bring_the_day(town, town.laia.run(promises.promise, number, day_ahead(town), "podar"))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: town.desk.run(promises.come_due), range(4)))
    assert sum(found) == 6 and verbs(town).count("promise.due") == 6


def test_no_figure_moves(town: Office) -> None:
    number, made = promised(town)
    town.laia.run(promises.keep, made)
    while town.desk.run(figures.catch_up):
        pass
    assert town.sql("SELECT body FROM figure_day") and town.desk.read(figures.difference) == []
    (episode,) = town.sql("SELECT outcome, resolved_at, is_waiting FROM episode WHERE conversation_id = :id", id=number)
    (closed,) = town.sql("SELECT at FROM journal WHERE verb = 'resolve'")
    assert (episode["outcome"], episode["resolved_at"], episode["is_waiting"]) == ("answered", closed["at"], 0)


def test_another_desk_reads_of_it_within_a_look(town: Office) -> None:
    number, made = promised(town)
    before = town.desk.read(reads.changed_since, town.engine, None)
    town.laia.run(promises.keep, made)
    after = town.desk.read(reads.changed_since, town.engine, before)
    assert number in after.change.conversations and not after.change.incoming


def test_nobody_keeps_what_a_colleague_answers_now(town: Office) -> None:
    number, made = promised(town)
    town.marta.run(conversations.reopen, number)
    town.jordi.run(claims.claim, number)
    with pytest.raises(ClaimLost):
        town.laia.run(promises.keep, made)
    town.jordi.run(promises.keep, made)
    assert verbs(town)[-1] == "promise.kept"
