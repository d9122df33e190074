"""A report on paper: A4 across, the table of the screen, and what each figure means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTableFormat,
)

from console.ui.tokens import FAMILY

_DPI = 150
_TITLE, _SUBTITLE, _CELL, _NOTE = 13.0, 9.0, 6.0, 7.0
"""Sizes of letters in points."""


Further = tuple[str, Sequence[Sequence[str]]]
"""Another table: its title, and rows of which the first is the header."""


def pdf(
    title: str,
    rows: Sequence[Sequence[str]],
    meanings: Sequence[str],
    foot: str,
    *,
    left: int = 1,
    more: Sequence[Further] = (),
) -> bytes:
    """The first row is the header, repeated on each page. Everything is plain text, whatever it holds; no author and no program is named.

    `left`: so many columns are words, the others figures. `more` tables follow, each with its title.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("")
    writer.setResolution(_DPI)
    margins = QMarginsF(12, 12, 12, 12)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter))
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    fill(document, title, rows, (foot, *meanings), left=left, more=more)
    area = writer.pageLayout().paintRectPixels(writer.resolution())
    document.setPageSize(QSizeF(area.width(), area.height()))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def fill(
    document: QTextDocument,
    title: str,
    rows: Sequence[Sequence[str]],
    notes: Sequence[str],
    *,
    left: int = 1,
    more: Sequence[Further] = (),
) -> None:
    """Title, table, further tables and notes as plain text in a document."""
    cursor = QTextCursor(document)
    cursor.insertText(title, _letters(_TITLE, is_bold=True))
    cursor.insertBlock()
    _table(cursor, rows, left)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for name, further in more:
        cursor.insertBlock()
        cursor.insertText(name, _letters(_SUBTITLE, is_bold=True))
        cursor.insertBlock()
        _table(cursor, further, 1)
        cursor.movePosition(QTextCursor.MoveOperation.End)
    for text in notes:
        cursor.insertBlock()
        cursor.insertText(text, _letters(_NOTE))


def _table(cursor: QTextCursor, rows: Sequence[Sequence[str]], left: int) -> None:
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellSpacing(0)
    form.setCellPadding(5)
    form.setBorder(0)
    table = cursor.insertTable(len(rows), len(rows[0]), form)
    right = QTextBlockFormat()
    right.setAlignment(Qt.AlignmentFlag.AlignRight)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = table.cellAt(number, column).firstCursorPosition()
            if column >= left:
                place.setBlockFormat(right)
            place.insertText(cell, _letters(_CELL, is_bold=number == 0 or column == 0))


def _letters(points: float, *, is_bold: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setBold(is_bold)
    form.setFont(font)
    return form
