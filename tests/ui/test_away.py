"""The banner says why nothing comes, since when, what is done about it, and one next step."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from console.models.reasons import Why
from console.models.records import Channel
from console.ui import formats
from console.ui.connection import away_of
from console.ui.timeline.away import _CAUSES, Away, away_words
from console.ui.timeline.banners import TimelineBanners

NOW = 1_795_000_000_000
LAST = NOW - 300_000


def channel(state: str, detail: str | None = None, paused_until: int | None = None) -> Channel:
    return Channel(1, "Bot", "telegram", {}, state, detail, None, LAST, paused_until, 1)


@pytest.mark.parametrize(
    ("state", "detail", "paused_until", "lead", "step"),
    [
        ("unauthorized", "Unauthorized", None, "The channel refuses the token", "Ask IT for a new token"),
        ("conflict", "Conflict", None, "Another program reads the channel", "Ask IT to stop the other program"),
        ("webhook_set", None, None, "Another service gets the messages", "Ask IT to remove the webhook"),
        ("reconnecting", Why.NO_SUCH_SERVER, None, "The channel's server is not found", "has a network"),
        ("reconnecting", Why.CERTIFICATE, None, "The channel's server has no valid certificate", "tell IT"),
        ("reconnecting", Why.SERVER_FAULT, None, "The channel's server has a fault", "tries again by itself"),
        ("reconnecting", "something new", None, "No connection", "tries again by itself"),
        ("connected", None, NOW + 600_000, "The channel asks us to wait until ", "tries again by itself"),
    ],
)
def test_each_cause_has_its_own_words(
    qtbot: QtBot, state: str, detail: str | None, paused_until: int | None, lead: str, step: str
) -> None:
    away = away_of([channel(state, detail, paused_until)], NOW)
    assert away is not None and away.since == LAST
    said, words = away_words(away)
    assert said.startswith(lead)
    assert step in words and "What you write is kept" in words and formats.clock_time(LAST) in words


def test_nothing_is_said_while_everything_comes_in(qtbot: QtBot) -> None:
    fresh = Channel(1, "Bot", "telegram", {}, "connected", None, None, NOW - 5_000, None, 1)
    assert away_of([fresh], NOW) is None and away_of([], NOW) is None
    banners = TimelineBanners()
    qtbot.addWidget(banners)
    banners.set_offline(Away(LAST, "unauthorized"))
    assert not banners.offline.isHidden()
    banners.set_offline(None)
    assert banners.offline.isHidden()


def test_every_cause_of_the_wire_is_one_that_exists() -> None:
    assert set(_CAUSES) <= set(Why)
