"""One figure over the lines of a report, as bars that can be zoomed and moved. The only module that knows pyqtgraph, loaded with the page.

Which figure and which line are current is the table's to say: the plot asks for another line and shows the one it is told.
"""

from __future__ import annotations

import math
from typing import Any

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.figures.measures import Figures
from console.figures.table import COLUMNS as FLAT
from console.figures.table import is_told
from console.operations.figure_reports import Report
from console.ui.board.words import COLUMNS, Column, key_words, number, say
from console.ui.cleaning import one_line
from console.ui.paint import outline_round
from console.ui.theme import theme
from console.ui.tokens import TypeRole

FEWEST = 3
"""So many lines are on screen at the nearest."""
_STEP = 1.4
"""How much nearer or farther one key press goes."""
_BAR = 0.64
_LABEL = 18
"""Letters of a line's name under the axis; its whole name is in the table and read aloud."""
_AIR = 14
_EDGE = 3
"""Room for the ring that shows where the keys go, in logical px."""


def value_of(column: Column, figures: Figures) -> float | None:
    """A figure as a height: a median in minutes, a share in percent, else a count; None where there is none."""
    for ending, unit in (("_median_s", 60.0), ("_percent", 1.0), ("", 1.0)):
        told = FLAT.get(f"{column.name}{ending}")
        if told is not None:
            found = told(figures)
            return float(found) / unit if isinstance(found, int | float) else None
    return None


def unit_of(column: Column) -> str:
    """What stands behind the numbers of the axis."""
    if f"{column.name}_median_s" in FLAT:
        return " min"
    return " %" if f"{column.name}_percent" in FLAT else ""


class _Names(pyqtgraph.AxisItem):  # type: ignore[misc]
    """The lines' names under their bars, as many as there is room for."""

    def __init__(self) -> None:
        super().__init__(orientation="bottom")
        self.names: list[str] = []
        self.widest = 1.0

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[float, list[float]]]:
        step = max(1, math.ceil((self.widest + _AIR) * (most - least) / max(1.0, size)))
        first = max(0, math.ceil(least))
        # Names stay with their bars while the plot is moved.
        first += -first % step
        return [(float(step), [float(n) for n in range(first, min(len(self.names) - 1, math.floor(most)) + 1, step)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [self.names[round(value)] for value in values]


class _Numbers(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Counts, minutes or percent, as the language writes them."""

    def __init__(self) -> None:
        super().__init__(orientation="left")
        self.unit = ""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{number(round(value))}{self.unit}" if abs(value - round(value)) < 1e-6 else "" for value in values]


class Plot(QWidget):
    """GUI thread. `line_wanted(object)`: the number of a line to make current; `opened()`: show the conversations behind it.

    Wheel and drag zoom and move; + and − zoom, ← and → go from bar to bar, Home shows everything, Enter opens.
    """

    line_wanted = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(190)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._report: Report | None = None
        self._column = COLUMNS[0]
        self._line = -1
        self._heights: list[float | None] = []
        self._names, self._numbers = _Names(), _Numbers()
        self._view = pyqtgraph.PlotWidget(axisItems={"bottom": self._names, "left": self._numbers})
        # Its own menu speaks English and offers what a clerk must not meet.
        self._view.setMenuEnabled(False)
        self._view.hideButtons()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._box = self._view.getViewBox()
        self._box.setMouseEnabled(x=True, y=False)
        self._box.setDefaultPadding(0.0)
        self._box.sigXRangeChanged.connect(self._on_range)
        self._bars: Any = None
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(self._view)
        theme().theme_changed.connect(self._on_look)

    def show_report(self, found: Report) -> None:
        """Take the place of what is shown, all of it in sight."""
        self._report = found
        names = [one_line(key_words(found.question.by, line.key), _LABEL) for line in found.lines]
        self._names.names, self._line = names, -1
        self._draw()
        self.show_everything()

    def show_current(self, column: Column, line: int) -> None:
        """The figure to show, and the line that is current; -1 for the whole."""
        is_other = column is not self._column
        self._column, self._line = column, line
        if self._report is None:
            return
        self._draw()
        if is_other:
            self._fit_height()
        self._bring_into_sight(line)
        self._say()

    def count(self) -> int:
        """How many lines there are."""
        return len(self._names.names)

    def shown(self) -> tuple[float, float]:
        """Which part of the lines is in sight: from and to, in lines."""
        (least, most), _ = self._box.viewRange()
        return float(least), float(most)

    def words(self) -> str:
        """The current bar in a sentence, for who cannot see it."""
        if self._report is None or not 0 <= self._line < self.count():
            return say(self._column.title)
        line = self._report.lines[self._line]
        return f"{say(self._column.title)}, {key_words(self._report.question.by, line.key)}: {self._column.shown(line.figures)}"

    @Slot()
    def show_everything(self) -> None:
        """All lines in sight."""
        self._box.setLimits(
            xMin=-0.6,
            xMax=max(1, self.count()) - 0.4,
            minXRange=min(FEWEST, max(1, self.count())),
            maxXRange=max(1, self.count()) + 0.2,
        )
        self._box.setXRange(-0.6, max(1, self.count()) - 0.4, padding=0)
        self._fit_height()

    def zoom(self, nearer: float, around: float | None = None) -> None:
        """Above 1 nearer, below 1 farther, around a line (the current one, or the middle of what is in sight)."""
        least, most = self.shown()
        centre = around if around is not None else float(self._line)
        if not least <= centre <= most:
            centre = (least + most) / 2
        self._box.setXRange(centre - (centre - least) / nearer, centre + (most - centre) / nearer, padding=0)

    def _draw(self) -> None:
        assert self._report is not None
        look = theme().tokens
        colours = look.colours
        self._view.setBackground(colours.pane)
        font = look.font(TypeRole.META)
        self._names.widest = max([QFontMetricsF(font).horizontalAdvance(name) for name in self._names.names] + [1.0])
        for axis in (self._names, self._numbers):
            axis.setTickFont(font)
            axis.setTextPen(colours.text2)
            axis.setPen(colours.border)
            axis.setStyle(tickLength=0, tickTextOffset=6)
        self._numbers.unit = unit_of(self._column)
        self._numbers.setWidth(62)
        self._numbers.setGrid(40)
        cut = self._report.question.cut_along(lines=True)
        told = is_told(self._column.name, cut)
        self._heights = [value_of(self._column, line.figures) if told else None for line in self._report.lines]
        current, other = QColor(colours.accent), QColor(colours.accent)
        other.setAlphaF(0.7 if look.is_dark else 0.55)
        brushes = [current if self._line in (-1, place) else other for place in range(self.count())]
        if self._bars is not None:
            self._view.removeItem(self._bars)
            self._bars = None
        self.setVisible(told and self.count() > 1)
        if not self.count():
            return
        self._bars = pyqtgraph.BarGraphItem(
            x=list(range(self.count())),
            height=[height or 0.0 for height in self._heights],
            width=_BAR,
            brushes=brushes,
            pens=[pyqtgraph.mkPen(None)] * self.count(),
        )
        self._view.addItem(self._bars)

    def _fit_height(self) -> None:
        """The highest bar in sight reaches the top."""
        least, most = self.shown()
        seen = [height or 0.0 for place, height in enumerate(self._heights) if least - 0.5 <= place <= most + 0.5]
        self._box.setYRange(0, max([*seen, 1.0]) * 1.08, padding=0)

    def _bring_into_sight(self, line: int) -> None:
        least, most = self.shown()
        if line < 0 or (least <= line - 0.5 and line + 0.5 <= most):
            return
        wide = most - least
        first = line - 0.6 if line - 0.5 < least else line + 0.6 - wide
        self._box.setXRange(first, first + wide, padding=0)

    def _say(self) -> None:
        self.setAccessibleName(self.words())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    @Slot(object, object)
    def _on_range(self, _box: object, _range: object) -> None:
        self._fit_height()

    @Slot()
    def _on_look(self) -> None:
        if self._report is not None:
            self._draw()

    def _line_at(self, place: QPointF) -> int | None:
        line = round(self._box.mapSceneToView(place).x())
        return line if 0 <= line < self.count() else None

    @Slot(object)
    def _on_clicked(self, event: Any) -> None:
        line = self._line_at(event.scenePos())
        if line is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.line_wanted.emit(line)
        if event.double():
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            look = theme().tokens
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            outline_round(painter, QRectF(self.rect()), look.radii.button, look.colours.accent, look.focus_width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        last = self.count() - 1
        if text == "+":
            self.zoom(_STEP)
        elif text in ("-", "−"):
            self.zoom(1 / _STEP)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.line_wanted.emit(max(0, min(last, self._line + step)))
        elif key == Qt.Key.Key_Home:
            self.show_everything()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
