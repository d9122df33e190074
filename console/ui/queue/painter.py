"""Paints the rows of the queue: one painter, no widget per row.

It looks up and draws: the texts come ready from the model, the shapes from `paint`, and where the pointer and the keyboard
are is told by the list. Where the "Take" button lies is worked out here once, for the painter and for the pointer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from console.models.record import Record
from console.models.records import ConversationRow
from console.ui import paint
from console.ui.icons import draw_icon
from console.ui.queue.model import QueueModel
from console.ui.queue.sections import Section
from console.ui.queue.words import (
    Corner,
    Face,
    corner_of,
    heading,
    heading_hint,
    is_locked,
    number,
    wait_of,
    window_fact,
)
from console.ui.theme import theme
from console.ui.tokens import Tokens, TypeRole

NARROW_ROW = 62
NARROW_HEADING = 26
CHEVRON = 13
SIDE = 8
AVATAR_LEFT = 18
TEXT_LEFT = 68
WORDS_RIGHT = 9
PILLS_RIGHT = 5
_LINES, _ROW = (21, 42, 62), 78
_COMPACT_LINES, _COMPACT_ROW = (19, 38, 38), 56
_TAKE_MIDDLE = 52


class RowLook(Record):
    """What pointer, keyboard and density make of a row. `lane` px at the right stay free for the scrollbar."""

    is_open: bool
    is_hovered: bool
    has_ring: bool
    has_take: bool
    is_take_lit: bool
    is_compact: bool
    is_narrow: bool
    lane: int


def take_rect(row: QRect, is_compact: bool) -> QRect:
    """The "Take" button of a row, in the coordinates of the row's rectangle."""
    tokens = theme().tokens
    width = round(paint.text_width(tokens, TypeRole.BUTTON, take_text())) + 2 * tokens.spaces.xl
    height = tokens.sizes.button_strip
    middle = row.height() * (_COMPACT_LINES[1] / _COMPACT_ROW if is_compact else _TAKE_MIDDLE / _ROW)
    top = min(row.top() + round(middle - height / 2), row.bottom() - 3 - height)
    return QRect(row.right() + 1 - PILLS_RIGHT - width, top, width, height)


def order_rect(row: QRect, words: str) -> QRect:
    """What opens the menu of orders in the heading of those who wait: its words and the chevron."""
    tokens = theme().tokens
    width = round(paint.text_width(tokens, TypeRole.META, words) + CHEVRON * max(1.0, tokens.text_scale)) + 12
    right = row.right() + 1 - WORDS_RIGHT + 4
    return QRect(max(row.left(), right - width), row.top(), min(width, row.width()), row.height())


def take_text() -> str:
    """The word on the button that claims a row."""
    return QCoreApplication.translate("queue", "Take")


class QueuePainter:
    """GUI thread. `look_of(row)` is the list's own account of a row."""

    def __init__(self, model: QueueModel, look_of: Callable[[int], RowLook]) -> None:
        self._model = model
        self._look_of = look_of

    def paint(self, painter: QPainter, rect: QRectF, place: int) -> None:
        """Draw the row at a place in the list into its rectangle."""
        tokens = theme().tokens
        look = self._look_of(place)
        rect = rect.adjusted(0, 0, -look.lane, 0)
        section = self._model.section_at(place)
        with paint.saved(painter):
            if section is not None:
                self._draw_heading(painter, tokens, rect, section, look)
                return
            ground_rect, ground = _draw_ground(painter, tokens, rect, look)
            row, face = self._model.row_at(place), self._model.face_at(place)
            if row is None or face is None:
                _draw_unread_page(painter, tokens, ground_rect if look.is_narrow else rect, look)
            elif look.is_narrow:
                self._draw_narrow(painter, tokens, ground_rect, row, ground)
            else:
                self._draw_row(painter, tokens, rect, row, face, look, ground)
            if look.has_ring:
                paint.draw_focus_ring(painter, tokens, ground_rect, tokens.radii.row)

    def _draw_heading(self, painter: QPainter, tokens: Tokens, rect: QRectF, section: Section, look: RowLook) -> None:
        colours, count = tokens.colours, self._model.figure(section)
        if look.is_narrow:
            box = rect.adjusted(SIDE, 0, 0, 0)
            paint.draw_text(painter, tokens, box, number(count), TypeRole.CHIP, colours.text2, paint.CENTRE)
            return
        box = rect.adjusted(tokens.spaces.xl, 0, -WORDS_RIGHT, 0)
        width = paint.draw_text(painter, tokens, box, heading(section), TypeRole.CHIP, colours.text2)
        box.setLeft(box.left() + width + 7)
        width = paint.draw_text(painter, tokens, box, number(count), TypeRole.WAIT, colours.text3)
        box.setLeft(box.left() + width + 12)
        words = heading_hint(section, count, self._model.order)
        colour = colours.text if look.is_hovered else colours.text3
        if section is Section.WAITING and count:
            side = CHEVRON * max(1.0, tokens.text_scale)
            place = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
            draw_icon(painter, "chevron-down", place, colour)
            box.setRight(place.left() - 4)
        paint.draw_text(painter, tokens, box, words, TypeRole.META, colour, paint.RIGHT)

    def _draw_row(
        self,
        painter: QPainter,
        tokens: Tokens,
        rect: QRectF,
        row: ConversationRow,
        face: Face,
        look: RowLook,
        ground: QColor,
    ) -> None:
        size = tokens.sizes.avatar_list
        locked = is_locked(row, self._model.me)
        first, second, third = _middles(rect, look.is_compact)
        avatar = QRectF(rect.left() + AVATAR_LEFT, _avatar_top(rect, size, look.is_compact), size, size)
        _draw_avatar(painter, tokens, avatar, row, ground, is_dimmed=locked)
        left = rect.left() + TEXT_LEFT
        corner_left = self._draw_corner(painter, tokens, _line(rect, left, first, 24), row)
        is_bold = row.unread > 0 and not locked
        name_role = TypeRole.LIST_NAME_UNREAD if is_bold else TypeRole.LIST_NAME
        name_box = QRectF(left, first - 12, corner_left - 8 - left, 24)
        colours = tokens.colours
        paint.draw_text(painter, tokens, name_box, face.name, name_role, colours.text2 if locked else colours.text)
        end = self._draw_lower_right(painter, tokens, rect, row, look, second, third)
        _draw_preview(painter, tokens, QRectF(left, second - 11, end - left, 22), face, is_bold=is_bold)
        if not look.is_compact:
            facts = QRectF(left, third - 10, end - left, 20)
            window = window_fact(row, self._model.now_ms)
            told, colour = (f"{window} · {face.facts}", colours.warn_text) if window else (face.facts, colours.text3)
            paint.draw_text(painter, tokens, facts, told, TypeRole.META, colour)

    def _draw_corner(self, painter: QPainter, tokens: Tokens, box: QRectF, row: ConversationRow) -> float:
        """Returns where the corner begins."""
        corner = corner_of(row, self._model.me, self._model.now_ms, self._model.target_ms)
        if corner.look is None:
            # A long name of a colleague never pushes the citizen's away.
            return paint.draw_lock(painter, tokens, box.adjusted(box.width() * 0.4, 0, 0, 0), corner.words).left()
        return _draw_wait(painter, tokens, box, corner)

    def _draw_lower_right(
        self,
        painter: QPainter,
        tokens: Tokens,
        rect: QRectF,
        row: ConversationRow,
        look: RowLook,
        second: float,
        third: float,
    ) -> float:
        """Button, or count, or a locked row's wait. Returns where the words beside it must end."""
        right = rect.right() - PILLS_RIGHT
        if look.has_take:
            box = QRectF(take_rect(rect.toRect(), look.is_compact))
            colours = tokens.colours
            ground = colours.accent_hover if look.is_take_lit else colours.accent
            paint.fill_round(painter, box, tokens.radii.button - 1, ground)
            paint.draw_text(painter, tokens, box, take_text(), TypeRole.BUTTON, colours.accent_text_on, paint.CENTRE)
            return box.left() - 10
        if not is_locked(row, self._model.me):
            box = QRectF(right - 60, second - 11, 60, 22)
            badge = paint.draw_badge(painter, tokens, box, row.unread)
            return right - 6 if badge.isEmpty() else badge.left() - 8
        # What a colleague has not read is theirs to see; how long the citizen waits concerns everybody.
        wait = wait_of(row, self._model.now_ms, self._model.target_ms)
        if not look.is_compact and row.waiting_since is not None:
            _draw_wait(painter, tokens, _line(rect, rect.center().x(), third, 22), wait)
        return right - 6

    def _draw_narrow(
        self, painter: QPainter, tokens: Tokens, rect: QRectF, row: ConversationRow, ground: QColor
    ) -> None:
        """Avatar, count, and the wait as a ring around it; a wait past the target also gets its sign."""
        size = float(tokens.sizes.avatar_list)
        avatar = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        corner = corner_of(row, self._model.me, self._model.now_ms, self._model.target_ms)
        colours = tokens.colours
        if corner.look in (paint.SlaLook.IN_TIME, paint.SlaLook.LATE, paint.SlaLook.MISSED):
            colour = {paint.SlaLook.IN_TIME: colours.ok, paint.SlaLook.LATE: colours.warn}.get(corner.look, colours.bad)
            paint.draw_ring(painter, avatar.adjusted(-5, -5, 5, 5), corner.ratio, colour, colours.border)
        _draw_avatar(painter, tokens, avatar, row, ground, is_dimmed=corner.look is None)
        mark = QRectF(avatar.left() - 7, avatar.top() - 6, 18, 18)
        sign = {None: "lock", paint.SlaLook.SNOOZED: "zzz", paint.SlaLook.MISSED: "alert-triangle"}.get(corner.look)
        if sign is None and row.is_promise_due:
            sign = "flag"
        if sign is not None:
            is_alarm = corner.look is paint.SlaLook.MISSED
            paint.fill_round(painter, mark, 9, colours.bad if is_alarm else colours.raised)
            tint = colours.bad_text_on if is_alarm else colours.text2
            draw_icon(painter, sign, mark.adjusted(3, 3, -3, -3), tint)
        badge = QRectF(avatar.right() - 36, avatar.top() - 8, 46, 20)
        paint.draw_badge(painter, tokens, badge, row.unread, ring=ground)


def _draw_ground(painter: QPainter, tokens: Tokens, rect: QRectF, look: RowLook) -> tuple[QRectF, QColor]:
    """The ground of a row; returns its rectangle and its colour."""
    ground_rect = rect.adjusted(SIDE, 1, 0, -1)
    colours = tokens.colours
    if look.is_open:
        paint.draw_selected_row(painter, tokens, ground_rect)
        return ground_rect, colours.selected_row
    if look.is_hovered:
        paint.fill_round(painter, ground_rect, tokens.radii.row, colours.hover_row)
        return ground_rect, colours.hover_row
    return ground_rect, colours.pane


def _draw_avatar(
    painter: QPainter, tokens: Tokens, box: QRectF, row: ConversationRow, ground: QColor, *, is_dimmed: bool
) -> None:
    paint.draw_avatar(
        painter,
        tokens,
        box,
        "" if row.is_reserved else row.contact_name,
        str(row.contact_id),
        row.channel_kind,
        ground,
        is_dimmed=is_dimmed,
    )


def _draw_wait(painter: QPainter, tokens: Tokens, box: QRectF, corner: Corner) -> float:
    """A wait or words at the right of `box`; returns where they begin. Pills reach a little further, to end in line."""
    look = corner.look or paint.SlaLook.WAITING_FOR_CITIZEN
    if look in (paint.SlaLook.LATE, paint.SlaLook.MISSED):
        box = box.adjusted(0, 0, WORDS_RIGHT - PILLS_RIGHT, 0)
    return paint.draw_sla(painter, tokens, box, look, corner.words, corner.ratio).left()


def _draw_preview(painter: QPainter, tokens: Tokens, box: QRectF, face: Face, *, is_bold: bool) -> None:
    colours = tokens.colours
    is_bold = is_bold and not face.lead
    role = TypeRole.PREVIEW_UNREAD if is_bold else TypeRole.PREVIEW
    colour = colours.text if is_bold else colours.text2
    if face.lead_icon:
        _draw_mark(painter, tokens, box, face.lead_icon, getattr(colours, face.lead_colour))
    if face.lead:
        lead_role = TypeRole.BODY_STRONG if face.lead_colour else role
        lead_colour = getattr(colours, face.lead_colour) if face.lead_colour else colour
        width = paint.draw_text(painter, tokens, box, face.lead, lead_role, lead_colour)
        box.setLeft(box.left() + width + (8 if face.lead_icon else 4))
    if face.preview_icon:
        _draw_mark(painter, tokens, box, face.preview_icon, colour)
    paint.draw_text(painter, tokens, box, face.preview, role, colour)


def _draw_mark(painter: QPainter, tokens: Tokens, box: QRectF, icon: str, colour: QColor) -> None:
    """An icon in a line of text; moves the left edge of the line behind it."""
    size = 15.0 * max(1.0, tokens.text_scale)
    draw_icon(painter, icon, QRectF(box.left(), box.center().y() - size / 2, size, size), colour)
    box.setLeft(box.left() + size + 4)


def _draw_unread_page(painter: QPainter, tokens: Tokens, rect: QRectF, look: RowLook) -> None:
    """The grey shape of a row whose page is being read."""
    size, shade = tokens.sizes.avatar_list, tokens.colours.border
    if look.is_narrow:
        box = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        paint.fill_round(painter, box, size / 2, shade)
        return
    top = _avatar_top(rect, size, look.is_compact)
    paint.fill_round(painter, QRectF(rect.left() + AVATAR_LEFT, top, size, size), size / 2, shade)
    first, second, _ = _middles(rect, look.is_compact)
    for middle, width in ((first, 0.3), (second, 0.55)):
        bar = QRectF(rect.left() + TEXT_LEFT, middle - 5, rect.width() * width, 10)
        paint.fill_round(painter, bar, 5, shade)


def _middles(rect: QRectF, is_compact: bool) -> tuple[float, float, float]:
    """The middle of each of the three lines, spread as the row grows with the text scale."""
    lines, height = (_COMPACT_LINES, _COMPACT_ROW) if is_compact else (_LINES, _ROW)
    first, second, third = (rect.top() + line * rect.height() / height for line in lines)
    return first, second, third


def _avatar_top(rect: QRectF, size: float, is_compact: bool) -> float:
    return rect.center().y() - size / 2 if is_compact else rect.top() + 12 * rect.height() / _ROW


def _line(rect: QRectF, left: float, middle: float, height: float) -> QRectF:
    return QRectF(left, middle - height / 2, rect.right() - WORDS_RIGHT - left, height)
