"""What is told of a line, and what means nothing there."""

from __future__ import annotations

from console.figures.digest import Digest
from console.figures.measures import figures_of
from console.figures.table import COLUMNS, is_told, rows_of

NOTHING = figures_of(Digest(), 5)


def told(*dimensions: str) -> set[str]:
    [row] = rows_of([("x", NOTHING)], dimensions)
    counts = {name for name in COLUMNS if not name.endswith(("_median_s", "_p90_s", "_percent"))}
    return {name for name, cell in zip(COLUMNS, row[1:], strict=True) if cell is not None and name in counts}


def test_what_does_not_exist_is_empty_and_never_nothing_counted() -> None:
    of_a_day = told("day")
    assert of_a_day == told() and {"conversations", "signed_in_s", "automatic"} < of_a_day
    assert of_a_day - told("topic") == {"busy_s", "signed_in_s", "counter_s"}
    # What a person did, and how long they were there.
    assert told("operator") >= {"first_answers", "too_late", "waits", "handled", "held", "messages_out", "signed_in_s"}
    assert not told("operator") & {"conversations", "resolved", "pending", "abandoned", "automatic", "after_hours"}
    assert told("operator", "channel") == told("operator") & told("channel")
    assert "automatic_answers" in told("keyword") and "conversations" not in told("keyword")
    assert is_told("held", ["operator"]) and not is_told("held", ["keyword"]) and is_told("held", ["day", "team"])
