"""A word to the team: who it is for, who has read it, when it ends, and that it never leaves the office."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from console.models.problems import Problem
from console.operations import people, reads, team_words
from console.operations.desk import Desk
from console.operations.town import opening
from tests.operations.conftest import Office

HOUR = 3_600_000


def texts(town: Office, desk: Desk) -> list[str]:
    assert desk.actor.operator_id is not None
    return [word.text for word in desk.read(team_words.words_for, desk.actor.operator_id)]


def refused(call: object) -> str:
    with pytest.raises(Problem) as caught:
        call()  # type: ignore[operator]
    return caught.value.code


def test_everybody_reads_it_but_who_wrote_it_and_says_so_once(town: Office) -> None:
    number = town.marta.run(team_words.say, "  Avui tanquem\n a les 13 h ")
    assert texts(town, town.laia) == texts(town, town.jordi) == ["Avui tanquem a les 13 h"]
    assert texts(town, town.marta) == []
    town.laia.run(team_words.acknowledge, number)
    town.laia.run(team_words.acknowledge, number)
    assert texts(town, town.laia) == [] and texts(town, town.jordi) != []
    (word,) = town.marta.read(team_words.live_words)
    assert [(reader.login, reader.seen_at is not None) for reader in word.readers] == [("jordi", False), ("laia", True)]
    verbs = town.sql("SELECT actor, verb FROM journal WHERE verb LIKE 'word%' ORDER BY id")
    assert [(row["actor"], row["verb"]) for row in verbs] == [("marta", "word"), ("laia", "word.seen")]


def test_a_teams_word_is_the_teams(town: Office) -> None:
    town.marta.run(people.found_team, "Padró", is_closed=False)
    town.marta.run(people.join_team, "jordi", "Padró")
    number = town.marta.run(team_words.say, "Reunió a les 12", "Padró")
    assert texts(town, town.jordi) == ["Reunió a les 12"] and texts(town, town.laia) == []
    assert refused(lambda: town.laia.run(team_words.acknowledge, number)) == "no_word"
    assert refused(lambda: town.marta.run(team_words.acknowledge, number)) == "no_word"
    assert refused(lambda: town.marta.run(team_words.say, "x", "Obres")) == "no_team"


def test_what_is_no_word_is_refused(town: Office) -> None:
    now = town.now()
    assert refused(lambda: town.laia.run(team_words.say, "x")) == "not_supervisor"
    assert refused(lambda: town.marta.run(team_words.say, " \n ")) == "word_empty"
    assert refused(lambda: town.marta.run(team_words.say, "x" * 241)) == "word_long"
    for until in (now - 1, now + 8 * 24 * HOUR):
        moment = until
        assert refused(lambda: town.marta.run(team_words.say, "x", None, moment)) == "word_until"  # noqa: B023
    for number in range(team_words.MOST):
        town.marta.run(team_words.say, f"avís {number}")
    assert refused(lambda: town.marta.run(team_words.say, "i un altre")) == "words_many"
    town.sql("UPDATE word SET written_at = written_at - 700000")
    assert town.marta.run(team_words.say, "i un altre")


def test_it_is_taken_back_and_ends_by_itself(town: Office) -> None:
    first = town.marta.run(team_words.say, "primer")
    second = town.marta.run(team_words.say, "segon", None, town.now() + HOUR)
    assert refused(lambda: town.laia.run(team_words.withdraw, first)) == "not_supervisor"
    town.marta.run(team_words.withdraw, first)
    assert texts(town, town.laia) == ["segon"]
    assert refused(lambda: town.marta.run(team_words.withdraw, first)) == "no_word"
    town.sql("UPDATE word SET until = :now WHERE id = :id", now=town.now(), id=second)
    assert texts(town, town.laia) == [] and town.marta.read(team_words.live_words) == []


def test_without_a_time_it_stands_until_midnight_in_the_town(town: Office) -> None:
    town.marta.run(team_words.say, "avui")
    (word,) = town.marta.read(team_words.live_words)
    hours = town.desk.read(opening)
    ends = hours.local(word.until)
    assert (ends.hour, ends.minute) == (0, 0) and 0 < (ends.date() - hours.local(word.written_at).date()).days <= 1


def test_other_desks_hear_of_it_at_their_next_look(town: Office) -> None:
    before = town.desk.read(reads.changed_since, town.engine, None)
    number = town.marta.run(team_words.say, "avui")
    said = town.desk.read(reads.changed_since, town.engine, before)
    assert said.change.words
    town.laia.run(team_words.acknowledge, number)
    seen = town.desk.read(reads.changed_since, town.engine, said)
    assert seen.change.words
    assert not town.desk.read(reads.changed_since, town.engine, seen).change.words
    assert town.changes[-1].words


def test_nothing_of_it_goes_to_a_citizen(town: Office) -> None:
    town.receive(town.text("Bon dia"))
    number = town.marta.run(team_words.say, "Avui tanquem")
    town.laia.run(team_words.acknowledge, number)
    town.marta.run(team_words.withdraw, number)
    assert not town.sql("SELECT id FROM outbox")
    assert not town.sql("SELECT id FROM message WHERE direction <> 'incoming'")
    # It cannot even name the way out.
    source = ast.parse(Path(team_words.__file__).read_text(encoding="utf-8"))
    names = {
        part for node in ast.walk(source) if isinstance(node, ast.ImportFrom) for part in (node.module or "").split(".")
    }
    names |= {alias.name for node in ast.walk(source) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert not names & {"outbox", "replies", "providers", "sender", "corrections", "notes"}
    assert "outbox" not in Path(team_words.__file__).read_text(encoding="utf-8")
