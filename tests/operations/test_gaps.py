"""A silence longer than the provider keeps messages is noted for ever and shown until a supervisor has seen it."""

from __future__ import annotations

import json

import pytest

from console.models.problems import Problem
from console.operations import gaps
from tests.operations.conftest import Office

HOUR = 3_600_000
DAY = 24 * HOUR


def be_silent(town: Office, hours: int) -> tuple[int, int]:
    """The channel was last heard of so many hours ago, and now again; returns the silence."""
    since = town.now() - hours * HOUR
    town.sql("UPDATE channel SET last_contact_at = :since", since=since)
    town.receive()
    until = town.sql("SELECT last_contact_at FROM channel")[0]["last_contact_at"]
    return since, until


def noted(town: Office, verb: str) -> list[dict[str, int]]:
    rows = town.sql("SELECT detail FROM journal WHERE verb = :verb ORDER BY id", verb=verb)
    return [json.loads(row["detail"]) for row in rows]


def contact_of(town: Office) -> int:
    return int(town.sql("SELECT id FROM contact")[0]["id"])


def test_a_silence_is_shown_until_a_supervisor_has_seen_it(town: Office) -> None:
    assert town.laia.read(gaps.unseen_gaps) == []
    town.receive()
    since, until = be_silent(town, 30)
    [gap] = town.laia.read(gaps.unseen_gaps)
    assert (gap.channel_name, gap.since, gap.until) == ("Bot", since, until)
    with pytest.raises(Problem, match="Only a supervisor"):
        town.laia.run(gaps.dismiss, town.channel_id, since)
    assert town.laia.read(gaps.unseen_gaps) == [gap]
    assert town.laia.read(gaps.all_gaps, town.channel_id) == [(since, until, False)]
    town.changes.clear()
    town.marta.run(gaps.dismiss, town.channel_id, since)
    assert town.laia.read(gaps.unseen_gaps) == []
    assert town.channel_id in town.changes[-1].channels, "every screen is told"
    town.marta.run(gaps.dismiss, town.channel_id, since)
    assert town.laia.read(gaps.all_gaps, town.channel_id) == [(since, until, True)]
    assert len(noted(town, "channel.gap")) == 1
    assert [entry["since"] for entry in noted(town, "channel.gap_seen")] == [since], (
        "once, and by whom stands beside it"
    )


def test_a_short_silence_is_none(town: Office) -> None:
    town.receive()
    be_silent(town, 23)
    assert town.laia.read(gaps.unseen_gaps) == [] and noted(town, "channel.gap") == []


def test_a_second_silence_does_not_cover_the_first(town: Office) -> None:
    town.receive()
    first = be_silent(town, 100)
    second = be_silent(town, 26)
    found = [(gap.since, gap.until) for gap in town.laia.read(gaps.unseen_gaps)]
    assert found == sorted([first, second])
    town.marta.run(gaps.dismiss, town.channel_id, max(first, second)[0])
    assert [(gap.since, gap.until) for gap in town.laia.read(gaps.unseen_gaps)] == [min(first, second)]
    town.marta.run(gaps.dismiss, town.channel_id, min(first, second)[0])
    assert town.laia.read(gaps.unseen_gaps) == []


def test_a_removed_channel_tells_nothing_any_more(town: Office) -> None:
    town.receive()
    be_silent(town, 30)
    town.sql("UPDATE channel SET removed_at = 1")
    assert town.laia.read(gaps.unseen_gaps) == []


def test_only_citizens_who_may_have_lost_words_are_concerned(town: Office) -> None:
    town.receive(town.text("Abans", at=town.now() - 3 * DAY))
    contact = contact_of(town)
    since, until = be_silent(town, 30)
    town.receive(town.text("Després", chat="7000000002"))
    newcomer = int(town.sql("SELECT MAX(id) AS id FROM contact")[0]["id"])
    assert [(gap.since, gap.until) for gap in town.laia.read(gaps.gaps_with, contact)] == [(since, until)]
    assert town.laia.read(gaps.gaps_with, newcomer) == [], "who had never written lost nothing"
    town.marta.run(gaps.dismiss, town.channel_id, since)
    assert len(town.laia.read(gaps.gaps_with, contact)) == 1, "in the conversation it stays for ever"


def test_what_was_closed_before_the_silence_is_not_concerned(town: Office) -> None:
    town.receive(town.text("Abans", at=town.now() - 5 * DAY))
    town.sql("UPDATE conversation SET state = 'resolved', resolved_at = :at", at=town.now() - 4 * DAY)
    be_silent(town, 30)
    contact = contact_of(town)
    assert town.laia.read(gaps.gaps_with, contact) == []
    town.receive(town.text("Un altre dia"))
    assert len(town.laia.read(gaps.gaps_with, contact)) == 1, "they came back: something may lie between"
