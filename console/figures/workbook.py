"""A report as a workbook (.xlsx)."""

import io
from collections.abc import Iterable, Sequence

from console.figures.table import Cell

Sheet = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]
"""What a sheet is called, its header, its rows."""


def workbook(first: Sheet, *more: Sheet, notes: Sequence[str] = ()) -> bytes:
    """A sheet each: the header frozen, numbers as numbers, text as text and never as a formula; `notes` stand on one of their own."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for title, header, rows in (first, *more):
        sheet = book.add_worksheet(_sheet_name(title))
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, max(1, len(header) - 1), 14)
    if notes:
        about = book.add_worksheet("i")
        about.set_column(0, 0, 110)
        for number, note in enumerate(notes):
            about.write_string(number, 0, note)
    book.close()
    return target.getvalue()


def _sheet_name(title: str) -> str:
    """What a sheet may be called: at most 31 characters, none of []:*?/\\."""
    kept = "".join("-" if sign in "[]:*?/\\" else sign for sign in title)[:31].strip("'")
    return kept or "1"
