"""How it went is asked once, after a person closed, and a tap opens nothing, makes nobody wait and is counted once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from console.models.inbound import ButtonPress, Sender
from console.models.problems import Problem
from console.models.ratings import button_data, rating_in
from console.models.states import ConversationState
from console.operations import (
    claims,
    confidential,
    conversations,
    figures,
    office,
    people,
    rating_queues,
    ratings,
    reads,
    replies,
)
from tests.operations.conftest import Office

CHAT = "7000000001"


def closed(
    town: Office, chat: str = CHAT, reason: str = "solved", *, is_answered: bool = True, minutes: int = 2
) -> int:
    """A conversation that Laia closed so many minutes ago."""
    town.receive(town.text("Hi ha cita demà?", chat=chat))
    number = int(town.sql("SELECT MAX(id) AS id FROM conversation")[0]["id"])
    town.laia.run(claims.claim, number)
    if is_answered:
        town.laia.run(replies.reply, number, "Sí, a les deu", now=True)
    town.laia.run(conversations.resolve, number, reason)
    arrive(town)
    passed(town, number, minutes)
    return number


def arrive(town: Office) -> None:
    """All that waits in the outbox has reached the citizen."""
    town.sql("UPDATE outbox SET state = 'sent', provider_id = 'p' WHERE action = 'send' AND state = 'pending'")
    town.sql("UPDATE message SET state = 'sent' WHERE direction = 'outgoing' AND state = 'pending'")


def passed(town: Office, number: int, minutes: float) -> None:
    town.sql(
        "UPDATE conversation SET resolved_at = :at WHERE id = :id", at=town.now() - int(minutes * 60_000), id=number
    )


def ask_all(town: Office) -> list[int]:
    return [made for number in town.desk.read(ratings.due) if (made := town.desk.run(ratings.ask, number)) is not None]


@pytest.fixture
def asking(town: Office) -> Office:
    """A town that asks where a conversation belongs to no team."""
    town.marta.run(rating_queues.set_asking, rating_queues.NO_TEAM, is_on=True)
    return town


def tap(town: Office, number: int, score: int, *, chat: str = CHAT, key: str = "1") -> None:
    sender = Sender(chat, "Núria Casadevall", language="ca")
    town.receive(ButtonPress(f"b:{key}", sender, town.now(), f"press{key}", None, button_data(number, score), "Bé"))


def rated(town: Office) -> list[str]:
    return [row["detail"] for row in town.sql("SELECT detail FROM journal WHERE verb = 'rated' ORDER BY id")]


def test_nobody_is_asked_where_the_town_did_not_say_so(town: Office) -> None:
    closed(town)
    assert ask_all(town) == []
    assert [each.is_on for each in town.laia.read(rating_queues.asking)] == [False]
    with pytest.raises(Problem) as refused:
        town.laia.run(rating_queues.set_asking, rating_queues.NO_TEAM, is_on=True)
    assert refused.value.code == "not_supervisor"
    with pytest.raises(Problem) as refused:
        town.marta.run(rating_queues.set_asking, "Cap", is_on=True)
    assert refused.value.code == "no_team"


def test_one_question_with_three_buttons_after_a_close(asking: Office) -> None:
    number = closed(asking)
    before = asking.laia.read(reads.conversation, number)
    (message,) = ask_all(asking)
    arrive(asking)
    assert ask_all(asking) == []
    (row,) = asking.sql("SELECT * FROM message WHERE id = :id", id=message)
    assert (row["is_automatic"], row["author_id"], row["text"]) == (
        1,
        None,
        "Hem tancat la teva consulta. Com t'hem atès?",
    )
    (sent,) = asking.sql("SELECT payload FROM outbox WHERE message_id = :id", id=message)
    assert [button_data(number, score) in sent["payload"] for score in (3, 2, 1)] == [True] * 3
    after = asking.laia.read(reads.conversation, number)
    assert (after.preview, after.preview_direction) == (before.preview, before.preview_direction)
    assert (after.state, after.waiting_since, after.unread, after.operator_id) == (
        ConversationState.RESOLVED,
        before.waiting_since,
        before.unread,
        None,
    )
    assert town_state(asking) == (1, 0)


def town_state(town: Office) -> tuple[int, int]:
    """Conversations there are, and those in which somebody waits."""
    (row,) = town.sql(
        "SELECT COUNT(*) AS n, SUM(CASE WHEN waiting_since IS NULL THEN 0 ELSE 1 END) AS w FROM conversation"
    )
    return int(row["n"]), int(row["w"])


@pytest.mark.parametrize("reason", ["spam", "no_answer", "automatic"])
def test_some_closes_are_asked_about_by_nobody(asking: Office, reason: str) -> None:
    closed(asking, reason=reason)
    assert ask_all(asking) == []


def test_who_got_no_answer_is_not_asked(asking: Office) -> None:
    closed(asking, is_answered=False)
    assert ask_all(asking) == []


@pytest.mark.parametrize(("minutes", "expected"), [(0.5, 0), (2, 1), (59, 1), (61, 0)])
def test_a_minute_after_and_never_an_hour_after(asking: Office, minutes: float, expected: int) -> None:
    passed(asking, closed(asking), minutes)
    assert len(ask_all(asking)) == expected


def test_not_before_the_last_reply_has_arrived(asking: Office) -> None:
    number = closed(asking)
    for state in ("uncertain", "failed"):
        asking.sql("UPDATE message SET state = :state WHERE direction = 'outgoing'", state=state)
        assert ask_all(asking) == []
    asking.sql("UPDATE message SET state = 'read' WHERE direction = 'outgoing'")
    assert asking.desk.read(ratings.due) == [number]


@pytest.mark.parametrize("state", ["blocked_at", "unreachable_at", "is_group"])
def test_who_cannot_or_shall_not_be_asked(asking: Office, state: str) -> None:
    closed(asking)
    asking.sql(f"UPDATE contact SET {state} = 1")
    assert ask_all(asking) == []


def test_a_team_is_asked_for_by_itself_and_a_confidential_one_never(asking: Office) -> None:
    asking.marta.run(people.found_team, "Obres", is_closed=False)
    number = closed(asking)
    asking.sql("UPDATE conversation SET team_id = (SELECT id FROM team) WHERE id = :id", id=number)
    assert ask_all(asking) == []
    asking.marta.run(rating_queues.set_asking, "Obres", is_on=True)
    assert [team.asks_rating for team in asking.marta.read(people.everybody).teams] == [True]
    assert asking.desk.read(ratings.due) == [number]
    asking.marta.run(people.join_team, "marta", "Obres")
    asking.marta.run(confidential.mark, "Obres", is_on=True)
    assert ask_all(asking) == []
    asking.marta.run(rating_queues.set_asking, "Obres", is_on=False)
    with pytest.raises(Problem) as refused:
        asking.marta.run(rating_queues.set_asking, "Obres", is_on=True)
    assert refused.value.code == "rating_confidential"


def test_who_has_written_again_is_not_asked(asking: Office) -> None:
    number = closed(asking)
    assert asking.desk.read(ratings.due) == [number]
    asking.receive(asking.text("I una altra cosa?"))
    assert asking.desk.run(ratings.ask, number) is None


def test_a_close_taken_back_is_not_asked_about(asking: Office) -> None:
    number = closed(asking, minutes=0)
    asking.laia.run(conversations.undo_resolve, number, {})
    assert ask_all(asking) == []


def test_not_through_a_window_that_has_closed(asking: Office) -> None:
    number = closed(asking)
    asking.sql("UPDATE channel SET kind = 'whatsapp'")
    asking.sql("UPDATE conversation SET last_incoming_at = :at", at=asking.now() - 25 * 3_600_000)
    assert ask_all(asking) == []
    asking.sql("UPDATE conversation SET last_incoming_at = :at", at=asking.now() - 20 * 3_600_000)
    assert len(ask_all(asking)) == 1
    tap(asking, number, 1)
    (row,) = asking.sql("SELECT last_incoming_at FROM conversation")
    assert asking.now() - row["last_incoming_at"] < 60_000, "a tap opens the window again"


def test_two_services_at_once_ask_once(asking: Office) -> None:
    number = closed(asking)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: asking.desk.run(ratings.ask, number), range(4)))
    assert len([each for each in made if each is not None]) == 1
    (count,) = asking.sql("SELECT COUNT(*) AS n FROM journal WHERE verb = 'rating.asked'")
    assert count["n"] == 1


def test_a_tap_is_kept_and_opens_nothing(asking: Office) -> None:
    number = closed(asking)
    ask_all(asking)
    tap(asking, number, 3)
    assert rated(asking) == ['{"score": 3}']
    assert town_state(asking) == (1, 0)
    (row,) = asking.sql("SELECT state, unread, rating FROM conversation")
    assert (row["state"], row["unread"], row["rating"]) == ("resolved", 0, 3)
    lines = asking.sql("SELECT text FROM message WHERE direction = 'activity' ORDER BY id DESC")
    assert lines[0]["text"] == "rated_3"
    (answer,) = asking.sql("SELECT text FROM outbox WHERE action = 'answer_button'")
    assert answer["text"] == "Gràcies!"


def test_the_last_tap_of_three_days_counts_and_the_same_again_is_none(asking: Office) -> None:
    number = closed(asking)
    ask_all(asking)
    for key, score in enumerate((3, 3, 1, 1)):
        tap(asking, number, score, key=str(key))
    assert rated(asking) == ['{"score": 3}', '{"score": 1}']
    asking.sql("UPDATE conversation SET rating_asked_at = :at", at=asking.now() - ratings.OPEN_MS - 1)
    tap(asking, number, 2, key="late")
    assert len(rated(asking)) == 2 and town_state(asking) == (1, 0)
    answers = asking.sql("SELECT text FROM outbox WHERE action = 'answer_button' ORDER BY id")
    assert answers[-1]["text"].startswith("Aquesta pregunta")


def test_somebody_elses_tap_does_nothing(asking: Office) -> None:
    number = closed(asking)
    ask_all(asking)
    tap(asking, number, 1, chat="7000000002")
    tap(asking, number + 5, 1, key="2")
    assert rated(asking) == [] and town_state(asking) == (1, 0)


def test_a_tap_without_a_question_does_nothing(asking: Office) -> None:
    number = closed(asking)
    tap(asking, number, 1)
    assert rated(asking) == [] and town_state(asking) == (1, 0)


def test_words_after_the_question_are_an_ordinary_message(asking: Office) -> None:
    closed(asking)
    ask_all(asking)
    asking.receive(asking.text("2"))
    assert rated(asking) == [] and town_state(asking) == (2, 1)


@pytest.fixture
def numbered(asking: Office) -> tuple[Office, int]:
    """Somebody on a channel without buttons has been asked."""
    asking.sql("UPDATE channel SET kind = 'matrix'")
    number = closed(asking)
    ask_all(asking)
    return asking, number


def test_where_there_are_no_buttons_a_number_answers(numbered: tuple[Office, int]) -> None:
    town, _ = numbered
    (row,) = town.sql("SELECT text FROM message WHERE is_automatic = 1")
    assert row["text"].splitlines()[1:] == ["Respon amb el número:", "1. 🙂 Bé", "2. 😐 Regular", "3. 🙁 Malament"]
    town.receive(town.text(" 3 "))
    assert rated(town) == ['{"score": 1}'] and town_state(town) == (1, 0)
    (quiet,) = town.sql("SELECT detail FROM journal WHERE verb = 'message.quiet'")
    assert '"rating"' in quiet["detail"]
    town.receive(town.text("3"))
    assert len(rated(town)) == 1 and town_state(town) == (2, 1), "a second number is a message like any other"


@pytest.mark.parametrize("text", ["4", "1 bé", "12", "si"])
def test_anything_else_is_an_ordinary_message(numbered: tuple[Office, int], text: str) -> None:
    town, _ = numbered
    town.receive(town.text(text))
    assert rated(town) == [] and town_state(town) == (2, 1)


def test_the_figures_are_those_of_the_journal(asking: Office) -> None:
    numbers = [closed(asking, chat=f"70000000{each}") for each in range(10, 14)]
    ask_all(asking)
    tap(asking, numbers[0], 3, chat="7000000010", key="a")
    tap(asking, numbers[1], 1, chat="7000000011", key="b")
    while asking.desk.run(figures.catch_up):
        pass
    tap(asking, numbers[1], 2, chat="7000000011", key="c")
    while asking.desk.run(figures.catch_up):
        pass
    assert asking.desk.read(figures.difference) == []
    found = asking.sql("SELECT conversation_id AS id, rating, outcome FROM episode ORDER BY id")
    assert [(row["id"], row["rating"], row["outcome"]) for row in found] == [
        (numbers[0], 3, "answered"),
        (numbers[1], 2, "answered"),
        *((number, 0, "answered") for number in numbers[2:]),
    ]


def test_a_button_says_what_it_carries() -> None:
    assert rating_in(button_data(12, 3)) == (12, 3)
    for foreign in ("rating:1:4", "rating:x:1", "rating:1:1 ", "PERSONA", "rating:1", "rating:٣:1"):
        assert rating_in(foreign) is None


def test_a_removed_channel_asks_nobody(asking: Office) -> None:
    closed(asking)
    asking.desk.run(office.remove_channel, "Bot")
    assert ask_all(asking) == []


def test_a_number_of_somebody_else_or_after_other_words_is_a_message(numbered: tuple[Office, int]) -> None:
    town, _ = numbered
    town.receive(town.text("1", chat="7000000002"))
    assert rated(town) == [] and town_state(town) == (2, 1)
    town.receive(town.text("Gràcies"))
    assert town_state(town) == (2, 1), "thanks are filed quietly"
    town.receive(town.text("1"))
    assert rated(town) == [] and town_state(town) == (3, 2)
