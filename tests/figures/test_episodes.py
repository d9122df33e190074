"""Episodes worked out by hand, and the same definitions written once more another way."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from console.figures.digest import Days, Place, digest_from
from console.figures.episodes import AUTOMATIC, Entry, Episode, episodes_of
from console.figures.measures import Share, Spread, figures_of, spread
from console.figures.open_time import OpenTime
from console.models.opening import Opening

MADRID = ZoneInfo("Europe/Madrid")
WEEKDAYS = Opening(weekly={day: (("09:00", "14:00"),) for day in range(5)}, holidays={"2026-12-08": "Immaculada"})


def ms(text: str) -> int:
    """A local time as epoch ms; a second 02:30 of the autumn day ends in "b"."""
    moment = datetime.fromisoformat(text.rstrip("b")).replace(tzinfo=MADRID, fold=int(text.endswith("b")))
    return int(moment.timestamp() * 1000)


def entry(at: str, verb: str, actor: str = "sync", message: int | None = None, **detail: Any) -> Entry:
    return Entry(ms(at), actor, verb, message, detail.pop("reason", None), detail)


def told(
    *entries: Entry, opening: Opening = WEEKDAYS, at_counter: dict[str, list[tuple[int, int]]] | None = None
) -> list[Episode]:
    return episodes_of(entries, OpenTime(opening), at_counter)


def times_of(episode: Episode) -> list[tuple[str, str, int]]:
    """(kind, login, minutes) of what operators spent."""
    return [(each.kind, each.key, each.count // 60_000) for each in episode.shares if each.kind in ("held", "handle")]


def worked(since: str, until: str, login: str, written: str | None = None) -> Entry:
    return entry(written or until, "worked", login, since=ms(since), until=ms(until))


OPEN: dict[str, Any] = {"channel": 1, "contact": 7, "language": "ca"}


def test_a_question_over_the_weekend_waits_in_open_hours_only() -> None:
    # Friday 13:50 to Monday 09:20: ten minutes and twenty.
    [episode] = told(
        entry("2026-11-20T13:50", "open", **OPEN, written_at=ms("2026-11-20T13:50")),
        entry("2026-11-20T13:50", "received", message=1, written_at=ms("2026-11-20T13:50")),
        entry("2026-11-23T09:10", "claim", "laia"),
        entry("2026-11-23T09:20", "reply", "laia", 2),
        entry("2026-11-23T09:25", "resolve", "laia", topic="Padró", reason="solved"),
    )
    assert episode.first_open_ms == 30 * 60_000
    assert episode.first_ms == ms("2026-11-23T09:20") - ms("2026-11-20T13:50")
    assert (episode.outcome, episode.first_by, episode.topic, episode.day, episode.hour) == (
        *("answered", "laia", "Padró", "2026-11-20", 13),
    )
    assert [(share.kind, share.key, share.count) for share in episode.shares if share.key == "laia"] == [
        ("held", "laia", 15 * 60_000),
        ("out", "laia", 1),
    ]
    assert (episode.first_own_ms, episode.first_own_open_ms) == (10 * 60_000, 10 * 60_000), (
        "what nobody held is not hers"
    )


def test_the_program_answers_first_and_the_person_is_measured_from_what_was_left_to_them() -> None:
    [episode] = told(
        entry("2026-11-23T10:00", "open", **OPEN),
        entry("2026-11-23T10:00", "received", message=1),
        entry("2026-11-23T10:00:02", "automatic", message=2, rule="horaris"),
        entry("2026-11-23T11:00", "received", message=3),
        entry("2026-11-23T11:05", "reply", "jordi", 4),
    )
    assert episode.first_open_ms == 5 * 60_000
    assert [(wait.by, wait.ms) for wait in episode.waits] == [(AUTOMATIC, 2_000), ("jordi", 300_000)]
    days = Days()
    days.add(Place("Bot", "", "", "ca", 10), episode, is_deflected=False)
    digest = days.slots[("2026-11-23", "total", "")]
    assert digest.spreads["wait"] == {300: 1}, "the program's two seconds are in nobody's median"
    assert days.slots[("2026-11-23", "keyword", "horaris")].counts["automatic_answers"] == 1


def test_a_refused_reply_answered_nobody_until_it_was_sent_again() -> None:
    entries = [
        entry("2026-11-23T10:00", "open", **OPEN),
        entry("2026-11-23T10:00", "received", message=1),
        entry("2026-11-23T10:05", "reply", "laia", 2),
        entry("2026-11-23T10:06", "rejected", message=2, action="send", code="blocked"),
    ]
    [refused] = told(*entries)
    assert refused.first_by is None and refused.waits[-1].until is None
    [again] = told(
        *entries, entry("2026-11-23T10:30", "retry", "laia", 2), entry("2026-11-23T10:30:01", "sent", message=2)
    )
    assert (again.first_by, again.first_ms) == ("laia", 30 * 60_000)


def test_hours_of_the_days_the_clocks_change() -> None:
    night = OpenTime(Opening(weekly={6: (("00:00", "06:00"),)}))
    hour = 3_600_000
    assert night.between(ms("2026-03-29T00:00"), ms("2026-03-29T06:00")) == 5 * hour
    assert night.between(ms("2026-10-25T00:00"), ms("2026-10-25T06:00")) == 7 * hour
    assert night.between(ms("2026-10-25T02:30"), ms("2026-10-25T02:30b")) == hour
    assert night.local(ms("2026-10-25T00:00") - 1).date().isoformat() == "2026-10-24"


def test_a_holiday_and_a_clock_put_back_count_nothing() -> None:
    clock = OpenTime(WEEKDAYS)
    assert clock.between(ms("2026-12-07T13:00"), ms("2026-12-09T10:00")) == 2 * 3_600_000
    assert clock.between(ms("2026-11-23T10:00"), ms("2026-11-23T09:00")) == 0
    [episode] = told(
        entry("2026-11-23T10:00", "open", **OPEN),
        entry("2026-11-23T10:00", "received", message=1),
        entry("2026-11-23T09:30", "reply", "laia", 2),
    )
    assert (episode.first_ms, episode.first_open_ms) == (0, 0)


def test_closed_without_a_word_is_abandoned_and_a_thank_you_is_no_question() -> None:
    silent, again = told(
        entry("2026-11-23T10:00", "open", **OPEN),
        entry("2026-11-23T10:00", "received", message=1),
        entry("2026-11-23T12:00", "resolve", "laia", reason="spam"),
        entry("2026-11-23T12:01", "message.quiet", message=2, why="courtesy"),
        entry("2026-11-23T12:10", "reopen", "laia"),
        entry("2026-11-23T12:20", "resolve", "laia"),
    )
    assert (silent.outcome, again.outcome, again.is_reopened) == ("abandoned", "answered", True)
    assert sum(share.count for share in silent.shares if share.kind == "in") == 2
    assert not again.waits


def test_median_and_ninetieth_are_values_that_occurred() -> None:
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    from collections import Counter

    assert spread(Counter(values)) == Spread(10, sorted(values)[4], sorted(values)[8])
    assert spread(Counter()) == Spread(0, None, None)
    assert Share(113, 130).percent == 86.9 and Share(0, 0).percent is None


def test_what_is_taken_away_leaves_nothing() -> None:
    [episode] = told(
        entry("2026-11-23T10:00", "open", **OPEN),
        entry("2026-11-23T10:00", "received", message=1),
        entry("2026-11-23T10:05", "reply", "laia", 2),
    )
    days, place = Days(), Place("Bot", "", "", "ca", 10)
    days.add(place, episode, is_deflected=False)
    found = days.slots[("2026-11-23", "total", "")]
    assert digest_from(found.to_text()).to_text() == found.to_text()
    assert figures_of(found, 5).within_target == Share(1, 1)
    assert figures_of(found, 4).within_target == Share(0, 1)
    days.add(place, episode, is_deflected=False, times=-1)
    assert all(digest.is_empty for digest in days.slots.values())


ASKED = (
    entry("2026-11-23T10:00", "open", **OPEN),
    entry("2026-11-23T10:00", "received", message=1),
    entry("2026-11-23T10:10", "claim", "laia"),
)


def test_clocks_of_an_operator_stand_still_at_the_counter_and_the_citizens_goes_on() -> None:
    [episode] = told(
        *ASKED,
        entry("2026-11-23T10:40", "reply", "laia", 2),
        entry("2026-11-23T10:50", "resolve", "laia"),
        worked("2026-11-23T10:12", "2026-11-23T10:16", "laia"),
        worked("2026-11-23T10:36", "2026-11-23T10:41", "laia"),
        at_counter={"laia": [(ms("2026-11-23T10:15"), ms("2026-11-23T10:35"))]},
    )
    assert episode.first_ms == episode.waits[0].ms == 40 * 60_000
    assert episode.first_own_ms == episode.waits[0].own_ms == 10 * 60_000
    assert times_of(episode) == [("handle", "laia", 8), ("held", "laia", 20)]
    days = Days()
    days.add(Place("Bot", "", "", "ca", 10), episode, is_deflected=False)
    day = "2026-11-23"
    assert days.slots[(day, "operator", "laia")].spreads["first"] == {600: 1}
    assert (
        days.slots[(day, "total", "")].spreads["first"]
        == days.slots[(day, "channel", "Bot")].spreads["first"]
        == {2400: 1}
    )


def test_who_answers_for_a_colleague_answers_for_the_time_they_had_it() -> None:
    [episode] = told(
        *ASKED,
        entry("2026-11-23T10:30", "transfer", "laia", to="jordi", is_team=False),
        entry("2026-11-23T10:35", "reply", "jordi", 2),
    )
    assert (episode.first_by, episode.first_ms, episode.first_own_ms) == ("jordi", 35 * 60_000, 5 * 60_000)
    assert times_of(episode) == [("held", "laia", 20)], "what is held still counts nothing yet"


def test_a_stretch_counts_once_only_while_one_holds_it_and_when_it_is_written_late() -> None:
    [episode] = told(
        *ASKED,
        worked("2026-11-23T10:08", "2026-11-23T10:12", "laia"),
        worked("2026-11-23T10:11", "2026-11-23T10:13", "laia"),
        worked("2026-11-23T10:11", "2026-11-23T10:14", "jordi"),
        entry("2026-11-23T10:20", "resolve", "laia"),
        worked("2026-11-23T10:16", "2026-11-23T10:21", "laia"),
    )
    # 10:10 to 10:13 and 10:16 to 10:20.
    assert times_of(episode) == [("handle", "laia", 7), ("held", "laia", 10)]
