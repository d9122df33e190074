"""The kept figures against the same definitions written once more, in plain SQL over the journal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from console.feed import Feed
from console.figures.digest import Digest
from console.models.opening import Opening
from console.operations import figures, town
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from tests.figures import histories

HOURS = Opening(
    weekly={day: (("09:00", "14:00"), ("16:00", "19:00")) for day in range(5)}, holidays={"2026-05-01": "1 de maig"}
)


def kept(desk: Desk) -> Digest:
    made = Digest()
    for _, _, digest in desk.read(lambda tx: list(figures.digests(tx, "total", "0000", "9999"))):
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
    engine.close()
