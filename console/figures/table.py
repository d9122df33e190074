"""Reports as plain rows: the one shape behind the screen, CSV, workbook and command line, so that all show the same."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
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
}
"""Column to its value; durations are seconds. A percentage is of the sample docs/manual/figures.md names."""
HIDDEN_BELOW: Final = 5
OPEN_DATA: Final = ("conversations", "messages_in", "messages_out", "automatic", "abandoned")


def rows_of(lines: Iterable[tuple[str, Figures]]) -> list[list[Cell]]:
    """One row for each line: its key, then the columns."""
    return [[key, *(value(figures) for value in COLUMNS.values())] for key, figures in lines]


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


def _hidden(count: Cell) -> Cell:
    return f"<{HIDDEN_BELOW}" if isinstance(count, int) and 0 < count < HIDDEN_BELOW else count
