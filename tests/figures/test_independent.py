"""The kept figures against the same definitions written once more, in plain SQL over the journal."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from console.feed import Feed
from console.figures.digest import Digest
from console.models.clock import SteppedClock
from console.operations import figures, town
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from tests.figures import histories
from tests.figures.desks import HOURS
from tests.figures.sweep import Town


def kept(desk: Desk, dimension: str = "total") -> Digest:
    made = Digest()
    for _, _, digest in desk.read(lambda tx: list(figures.digests(tx, dimension, "0000", "9999"))):
        made.add(digest)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_of_counting_agree(tmp_path: Path, seed: int) -> None:
    engine = SqliteEngine(tmp_path / "desk.db", None)
    migrate(engine)
    desk = Desk(engine, Feed())
    desk.run(town.set_opening, HOURS)
    base = int(desk.read(lambda tx: tx.scalar("SELECT COALESCE(MAX(id), 0) FROM journal")))
    lines = histories.history(seed, 3_000, with_automatic=bool(seed % 2))
    for start in range(0, len(lines), 500):
        with engine.transaction("history") as tx:
            engine.insert_many(
                tx, "journal", histories.COLUMNS, histories.rows(lines[start : start + 500], base + 1 + start)
            )
        while desk.run(figures.catch_up):
            pass
    assert desk.read(figures.difference) == []
    found = kept(desk)
    assert {name: found.counts[name] for name in desk.read(histories.counted)} == desk.read(histories.counted)
    if not seed % 2:
        assert +found.spreads["first"] == desk.read(histories.first_answers) != Counter()
        assert +kept(desk, "operator").spreads["first"] == desk.read(lambda tx: Town(tx).first_answers())
    by_hand = desk.read(histories.rated)
    assert {name: found.counts[name] for name in by_hand} == by_hand
    assert by_hand["rating_asked"] > by_hand["rated"] > by_hand["satisfied"] > 0
    assert all(kept(desk, each).counts["rated"] == by_hand["rated"] for each in ("team", "topic", "channel"))
    assert not kept(desk, "operator").counts["rated"]
    whole = desk.read(Town)
    assert +found.spreads["handle"] == whole.handled() != Counter()
    assert +found.spreads["held"] == whole.held() != Counter()
    assert {name: found.counts[name] for name in whole.days()} == whole.days()
    assert whole.days()["busy"] > 0 < whole.days()["at_counter"]
    engine.close()


SPANS = (
    *(("2026-01-10", "2026-11-20"), ("2026-02-01", "2026-02-28")),
    *(("2026-03-02", "2026-03-30"), ("2026-05-31", "2026-07-01")),
)


def summed(desk: Desk, dimension: str, since: str, until: str, *, by_month: bool) -> dict[str, str]:
    found: dict[str, Digest] = {}
    for _, key, digest in desk.read(lambda tx: list(figures.digests(tx, dimension, since, until, by_month=by_month))):
        found.setdefault(key, Digest()).add(digest)
    return {key: digest.to_text() for key, digest in found.items()}


def test_months_that_are_over_say_what_their_days_say(tmp_path: Path) -> None:
    clock = SteppedClock(int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp() * 1000))
    engine = SqliteEngine(tmp_path / "desk.db", None, clock)
    migrate(engine)
    desk = Desk(engine, Feed())
    lines = histories.history(11, 2_000, with_automatic=True)
    for start in (0, 1_000):
        with engine.transaction("history") as tx:
            engine.insert_many(
                tx, "journal", histories.COLUMNS, histories.rows(lines[start : start + 1_000], 1 + start)
            )
        while desk.run(figures.catch_up):
            pass
    rolled = desk.read(
        lambda tx: [row["month"] for row in tx.execute("SELECT DISTINCT month FROM figure_month ORDER BY month")]
    )
    assert rolled[:2] == ["2026-01", "2026-02"] and rolled[-1] == "2026-10", "this month is not over"
    for since, until in SPANS:
        for dimension in ("total", "topic", "operator"):
            whole, pieces = (summed(desk, dimension, since, until, by_month=by_month) for by_month in (True, False))
            assert whole == pieces, (since, until, dimension)
    engine.close()
