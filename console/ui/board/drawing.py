"""Charts of the board as plain functions of (painter, tokens, rectangle, numbers). They keep nothing between calls."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from console.ui.icons import draw_icon
from console.ui.paint import (
    CENTRE,
    LEFT,
    RIGHT,
    Tone,
    draw_text,
    fill_round,
    line_height,
    outline_round,
    saved,
    text_width,
    tone_colours,
)
from console.ui.tokens import Tokens, TypeRole

TONE_ICONS = {Tone.OK: "check", Tone.WARN: "alert-triangle", Tone.BAD: "alert-triangle", Tone.NEUTRAL: "info-circle"}
PADDING = 20.0


def draw_tile(painter: QPainter, tokens: Tokens, rect: QRectF, tone: Tone = Tone.NEUTRAL) -> None:
    """The ground of a tile. Red is for a tile that must be looked at now; its words say why."""
    colours = tokens.colours
    ground, edge = (colours.bad_tint, colours.bad) if tone is Tone.BAD else (colours.surface, colours.border)
    fill_round(painter, rect, tokens.radii.card, ground)
    outline_round(painter, rect, tokens.radii.card, edge)


def draw_verdict(painter: QPainter, tokens: Tokens, right: QPointF, words: str, tone: Tone) -> float:
    """Words with their sign on the tint of the tone, right-aligned at `right` (its middle). Returns the width."""
    ground, colour = tone_colours(tokens, tone)
    height = line_height(tokens, TypeRole.BOARD_BODY_STRONG) + 10
    width = text_width(tokens, TypeRole.BOARD_BODY_STRONG, words) + 16 + 30
    box = QRectF(right.x() - width, right.y() - height / 2, width, height)
    fill_round(painter, box, height / 2, ground)
    draw_icon(
        painter, TONE_ICONS.get(tone, "info-circle"), QRectF(box.left() + 10, box.center().y() - 8, 16, 16), colour
    )
    with saved(painter):
        draw_text(painter, tokens, box.adjusted(32, 0, -8, 0), words, TypeRole.BOARD_BODY_STRONG, colour)
    return width


def draw_ring(painter: QPainter, tokens: Tokens, rect: QRectF, share: float, target: float, colour: QColor) -> None:
    """A share as an open ring from the top, clockwise, with a mark where the target stands."""
    width = 13.0
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    with saved(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colours.border, width))
        painter.drawEllipse(inner)
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(inner, 90 * 16, -round(360 * 16 * max(0.0, min(1.0, share))))
        painter.translate(rect.center())
        painter.rotate(360 * target)
        painter.setPen(QPen(tokens.colours.text, 3))
        painter.drawLine(QPointF(0, -rect.height() / 2 - 2), QPointF(0, -rect.height() / 2 + width + 4))


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    """A curve through all points that never overshoots one of them."""
    path = QPainterPath(points[0])
    for before, after in pairwise(points):
        middle = (before.x() + after.x()) / 2
        path.cubicTo(QPointF(middle, before.y()), QPointF(middle, after.y()), after)
    return path


def draw_trend(painter: QPainter, tokens: Tokens, rect: QRectF, values: Sequence[int], colour: QColor) -> None:
    """A little curve that ends in a dot: the last value is now."""
    if len(values) < 2:
        return
    most = max(*values, 1)
    points = [
        QPointF(rect.left() + rect.width() * n / (len(values) - 1), rect.bottom() - rect.height() * value / most)
        for n, value in enumerate(values)
    ]
    _fill_under(painter, rect, _smooth(points), points, colour)
    with saved(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawPath(_smooth(points))
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], 4.5, 4.5)


def _fill_under(painter: QPainter, rect: QRectF, path: QPainterPath, points: Sequence[QPointF], colour: QColor) -> None:
    area = QPainterPath(path)
    area.lineTo(QPointF(points[-1].x(), rect.bottom()))
    area.lineTo(QPointF(points[0].x(), rect.bottom()))
    area.closeSubpath()
    shade = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    strong, none = QColor(colour), QColor(colour)
    strong.setAlphaF(0.28)
    none.setAlphaF(0.0)
    shade.setColorAt(0, strong)
    shade.setColorAt(1, none)
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPath(area)


def round_top(most: float) -> int:
    """The upper end of an axis with four steps in whole numbers."""
    for step in (1, 2, 5, 10, 15, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 2_500, 5_000, 10_000, 25_000, 100_000):
        if 4 * step >= most:
            return 4 * step
    return round(most)


def draw_axis(painter: QPainter, tokens: Tokens, rect: QRectF, top: int, steps: int = 4) -> None:
    """Lines with their numbers at the left of `rect`, which is where the chart stands."""
    colours = tokens.colours
    with saved(painter):
        for step in range(steps + 1):
            y = rect.bottom() - rect.height() * step / steps
            painter.setPen(QPen(colours.border, 1))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            box = QRectF(rect.left() - 48, y - 10, 40, 20)
            draw_text(painter, tokens, box, str(top * step // steps), TypeRole.BOARD_BODY, colours.text3, RIGHT)


def draw_stacks(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    stacks: Sequence[Sequence[int]],
    colours: Sequence[QColor],
    labels: Sequence[str],
    usual: Sequence[float],
    now: int,
) -> None:
    """Stacked bars with their sum on top, the one of `now` faded because it is not over, and a dashed curve of what is usual.

    `stacks`: one per place on the axis, one number per colour. `usual`: one number per place, or empty. `now` may be -1.
    """
    top = round_top(max([sum(stack) for stack in stacks] + list(usual) + [1]))
    draw_axis(painter, tokens, rect, top)
    step = rect.width() / max(1, len(stacks))
    width = min(46.0, step * 0.52)
    for number, stack in enumerate(stacks):
        centre, bottom = rect.left() + step * (number + 0.5), rect.bottom()
        with saved(painter):
            painter.setOpacity(0.55 if number == now else 1.0)
            for part, colour in zip(stack, colours, strict=True):
                height = rect.height() * part / top
                if part:
                    fill_round(
                        painter, QRectF(centre - width / 2, bottom - height, width, max(2.0, height - 1.5)), 3, colour
                    )
                bottom -= height
        role = TypeRole.BOARD_TABLE if number == now else TypeRole.BOARD_BODY
        ink = tokens.colours.text if number == now else tokens.colours.text3
        draw_text(
            painter, tokens, QRectF(centre - step / 2, rect.bottom() + 6, step, 22), labels[number], role, ink, CENTRE
        )
        if sum(stack):
            words = f"{sum(stack)}…" if number == now else str(sum(stack))
            draw_text(
                painter,
                tokens,
                QRectF(centre - step / 2, bottom - 24, step, 20),
                words,
                TypeRole.BOARD_TABLE,
                tokens.colours.text,
                CENTRE,
            )
    if usual:
        points = [
            QPointF(rect.left() + step * (n + 0.5), rect.bottom() - rect.height() * value / top)
            for n, value in enumerate(usual)
        ]
        with saved(painter):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colours.text2, 2, Qt.PenStyle.DashLine))
            painter.drawPath(_smooth(points))


def draw_line(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    values: Sequence[int | None],
    target: int,
    labels: Sequence[str],
    target_words: str,
) -> None:
    """Minutes over time with the target as a line and what is past it on red. A gap in the values is a gap in the curve."""
    colours = tokens.colours
    top = round_top(max([value for value in values if value is not None] + [target * 1.5]))
    edge = rect.bottom() - rect.height() * min(target, top) / top
    with saved(painter):
        zone = QColor(colours.bad)
        zone.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(zone)
        painter.drawRect(QRectF(rect.left(), rect.top(), rect.width(), edge - rect.top()))
    draw_axis(painter, tokens, rect, top)
    with saved(painter):
        painter.setPen(QPen(colours.bad_text, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(rect.left(), edge), QPointF(rect.right(), edge))
        draw_text(
            painter,
            tokens,
            QRectF(rect.left() + 8, edge - 24, rect.width() - 16, 20),
            target_words,
            TypeRole.BOARD_BODY_STRONG,
            colours.bad_text,
            LEFT,
        )
    ink = colours.chart_telegram
    for run in _runs(values):
        points = [
            QPointF(
                rect.left() + rect.width() * n / max(1, len(values) - 1),
                rect.bottom() - rect.height() * min(value, top) / top,
            )
            for n, value in run
        ]
        if len(points) > 1:
            _fill_under(painter, rect, _smooth(points), points, ink)
        with saved(painter):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2.5))
            painter.drawPath(_smooth(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            if len(points) == 1 or run[-1][0] == len(values) - 1:
                painter.drawEllipse(points[-1], 4.5, 4.5)
    for number, words in enumerate(labels):
        x = rect.left() + rect.width() * number / max(1, len(labels) - 1)
        draw_text(
            painter,
            tokens,
            QRectF(x - 40, rect.bottom() + 6, 80, 22),
            words,
            TypeRole.BOARD_BODY,
            colours.text3,
            CENTRE,
        )


def _runs(values: Sequence[int | None]) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = [[]]
    for number, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((number, value))
    return [run for run in runs if run]
