"""Reports as plain rows: the one shape behind the screen, CSV, workbook and command line, so that all show the same."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from console.figures.measures import Figures

Cell = str | int | float | None
COLUMNS: Final[dict[str, Callable[[Figures], Cell]]] = {
    "conversations": lambda f: f.conversations,
    "reopened": lambda f: f.reopened,
    "messages_in": lambda f: f.messages_in,
    "messages_out": lambda f: f.messages_out,
    "first_answers": lambda f: f.first_answer.count,
    "first_answer_median_s": lambda f: f.first_answer.median,
    "first_answer_p90_s": lambda f: f.first_answer.ninetieth,
    "waits": lambda f: f.wait.count,
    "wait_median_s": lambda f: f.wait.median,
    "wait_p90_s": lambda f: f.wait.ninetieth,
    "handled": lambda f: f.handle.count,
    "handle_median_s": lambda f: f.handle.median,
    "handle_p90_s": lambda f: f.handle.ninetieth,
    "held": lambda f: f.held.count,
    "held_median_s": lambda f: f.held.median,
    "held_p90_s": lambda f: f.held.ninetieth,
    "resolved": lambda f: f.resolution.count,
    "resolution_median_s": lambda f: f.resolution.median,
    "resolution_p90_s": lambda f: f.resolution.ninetieth,
    "within_target": lambda f: f.within_target.part,
    "within_target_percent": lambda f: f.within_target.percent,
    "too_late": lambda f: f.within_target.whole - f.within_target.part,
    "pending": lambda f: f.pending,
    "abandoned": lambda f: f.abandoned.part,
    "automatic": lambda f: f.automatic.part,
    "automatic_percent": lambda f: f.automatic.percent,
    "deflected": lambda f: f.deflected.part,
    "automatic_answers": lambda f: f.automatic_answers,
    "transfers": lambda f: f.transfers,
    "after_hours": lambda f: f.after_hours.part,
    "after_hours_percent": lambda f: f.after_hours.percent,
    "busy_s": lambda f: f.occupancy.part,
    "signed_in_s": lambda f: f.signed_in,
    "counter_s": lambda f: f.at_counter,
    "occupancy_percent": lambda f: f.occupancy.percent,
    "rating_asked": lambda f: f.rated.whole,
    "rated": lambda f: f.rated.part,
    "rated_percent": lambda f: f.rated.percent,
    "satisfied": lambda f: f.satisfied.part,
    "satisfied_percent": lambda f: f.satisfied.percent,
}
"""Column to its value; durations are seconds. A percentage is of the sample docs/manual/figures.md names."""
# Column to the figure it belongs to, where its own name does not say so.
_FIGURE: Final = {
    **{"first_answers": "first_answer", "waits": "wait", "handled": "handle", "resolved": "resolution"},
    **{"busy_s": "occupancy", "signed_in_s": "occupancy", "counter_s": "occupancy", "rating_asked": "rated"},
}
_PLACES: Final = frozenset({"occupancy"})
_NOT_TOLD: Final[dict[str, frozenset[str]]] = {
    # An episode is nobody's: what is told of a person is what that person did.
    "operator": frozenset(
        {
            *(
                "conversations",
                "reopened",
                "messages_in",
                "resolution",
                "pending",
                "abandoned",
                "automatic",
                "deflected",
            ),
            *("automatic_answers", "transfers", "after_hours", "rated", "satisfied"),
        }
    ),
    # A rule answers, and nothing else.
    "keyword": frozenset(
        {
            *("conversations", "reopened", "messages_in", "messages_out", "first_answer", "wait", "handle", "held"),
            *("resolution", "within_target", "too_late", "pending", "abandoned", "automatic", "deflected", "transfers"),
            *("after_hours", "occupancy", "rated", "satisfied"),
        }
    ),
    **{place: _PLACES for place in ("channel", "team", "topic", "language", "hour")},
}
HIDDEN_BELOW: Final = 5
OPEN_DATA: Final = ("conversations", "messages_in", "messages_out", "automatic", "abandoned")


def is_told(figure: str, dimensions: Iterable[str]) -> bool:
    """Whether a figure means anything of a line cut along these dimensions: nothing is told of it where it does not, and no 0."""
    return not any(figure in _NOT_TOLD.get(dimension, ()) for dimension in dimensions)


def rows_of(lines: Iterable[tuple[str, Figures]], dimensions: Sequence[str] = ()) -> list[list[Cell]]:
    """One row for each line: its key, then the columns; empty where they mean nothing along `dimensions`."""
    told = {name: value for name, value in COLUMNS.items() if is_told(_figure_of(name), dimensions)}
    return [[key, *(told[name](figures) if name in told else None for name in COLUMNS)] for key, figures in lines]


def _figure_of(column: str) -> str:
    for ending in ("_median_s", "_p90_s", "_percent"):
        column = column.removesuffix(ending)
    return _FIGURE.get(column, column)


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Comma-separated, UTF-8, a header line; what is missing is empty. Text that a spreadsheet would run is led by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def open_rows(lines: Iterable[tuple[str, Figures]]) -> list[list[Cell]]:
    """Rows for the open-data portal: counts only, and a count below HIDDEN_BELOW that is not nothing is not told exactly."""
    return [[key, *(_hidden(COLUMNS[name](figures)) for name in OPEN_DATA)] for key, figures in lines]


def heat_rows(counts: Mapping[tuple[int, int], int]) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows of the weekdays (Monday is 1) and hours: all seven and all 24, in `counts` by (weekday, hour)."""
    header = ["weekday", *(f"{hour:02}" for hour in range(24))]
    return header, [[str(day), *(counts.get((day, hour), 0) for hour in range(24))] for day in range(1, 8)]


def open_heat_rows(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """Rows of `heat_rows` for the open-data portal: small counts are not told exactly."""
    return [[row[0], *(_hidden(cell) for cell in row[1:])] for row in rows]


def _hidden(count: Cell) -> Cell:
    return f"<{HIDDEN_BELOW}" if isinstance(count, int) and 0 < count < HIDDEN_BELOW else count
