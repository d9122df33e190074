"""From an entry to a sheet: which blocks a message is made of, how wide its bubble is, and what can be pressed in it.

Nothing here reads the screen or the clock; the same entry at the same width and look gives the same sheet, so sheets
are kept. Text is shaped once, plain, at most 8,192 characters of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from console.models.normalise import spans_of
from console.models.problems import QT_TRANSLATE_NOOP
from console.models.records import Attachment, MessageRow
from console.models.states import Direction, FileState, MessageKind, MessageState
from console.ui import formats
from console.ui.cleaning import cap_message, split_extension
from console.ui.links import find_links
from console.ui.paint_timeline import Sender, Tick
from console.ui.timeline import words
from console.ui.timeline.blocks import (
    CARD_WIDTH,
    LINE_HEIGHT,
    Block,
    ButtonsBlock,
    FileBlock,
    FootBlock,
    HeadingBlock,
    LineBlock,
    PictureBlock,
    QuoteBlock,
    TextBlock,
    VoiceBlock,
    set_text,
)
from console.ui.timeline.entries import Entry, Shape
from console.ui.timeline.marks import hit_marks, link_marks, utf16_links
from console.ui.timeline.parts import ActivityLine, Bubble, DayLine, Glyph, Part, Sheet, Spot, Words
from console.ui.timeline.words import say
from console.ui.tokens import Tokens, TypeRole

MARGIN = 22
GAP_ABOVE = 8
PAD_X, PAD_TOP, PAD_BOTTOM = 13, 10, 7
LINE_ROW = 27
DAY_ROW = 34
SMALLEST_COLUMN = 240

RETRY = QT_TRANSLATE_NOOP("Timeline", "Retry")
IT_ARRIVED = QT_TRANSLATE_NOOP("Timeline", "It arrived")
SEND_AGAIN = QT_TRANSLATE_NOOP("Timeline", "Send again")
TAKE_BACK = QT_TRANSLATE_NOOP("Timeline", "Take back")
FETCH_AGAIN = QT_TRANSLATE_NOOP("Timeline", "Fetch again")
SHOW_ALL = QT_TRANSLATE_NOOP("Timeline", "Show all")
SHOW_RAW = QT_TRANSLATE_NOOP("Timeline", "Show what came")
OPEN_MAP = QT_TRANSLATE_NOOP("Timeline", "Open map…")
NOTE_HEAD = QT_TRANSLATE_NOOP("Timeline", "Internal note · team only")
UNSUPPORTED = QT_TRANSLATE_NOOP("Timeline", "The citizen sent something this program cannot show. Nothing is lost.")
UNKNOWN_EDIT = QT_TRANSLATE_NOOP("Timeline", "Corrected version of a message that never reached us")

_TICKS = {
    MessageState.HELD: Tick.SENDING,
    MessageState.PENDING: Tick.SENDING,
    MessageState.SENDING: Tick.SENDING,
    MessageState.SENT: Tick.SENT,
    MessageState.DELIVERED: Tick.DELIVERED,
    MessageState.READ: Tick.READ,
    MessageState.FAILED: Tick.FAILED,
    MessageState.UNCERTAIN: Tick.UNCERTAIN,
}


@dataclass(frozen=True)
class Look:
    """What a sheet depends on besides its entry. `my_login` is None for a supervisor's wall; `find` are words to mark."""

    tokens: Tokens
    contact_name: str
    my_login: str | None
    is_group: bool
    now_ms: int
    find: str = ""


def sheet_of(entry: Entry, width: int, look: Look) -> Sheet:
    """Lay out one entry in a viewport `width` px wide."""
    column = max(SMALLEST_COLUMN, min(look.tokens.sizes.text_column_max, width - 2 * MARGIN))
    left = max(float(MARGIN), (width - column) / 2) if width > column else 0.0
    match entry.shape:
        case Shape.DAY | Shape.UNREAD:
            return _line_sheet(entry, left, column, look)
        case Shape.GAP:
            return _gap_sheet(entry, left, column, look)
        case Shape.ACTIVITY:
            return _activity_sheet(entry, left, column, look)
        case Shape.AUTOMATIC:
            return _automatic_sheet(entry, left, column, look)
    return _bubble_sheet(entry, left, column, look)


def estimated_height(entry: Entry, width: int) -> float:
    """A guess without shaping anything, for rows that were never on screen."""
    if entry.shape in (Shape.DAY, Shape.UNREAD, Shape.ACTIVITY, Shape.GAP):
        return LINE_ROW
    row = entry.row
    media = 0
    if row is not None and row.attachment is not None:
        media = 220 if row.kind is MessageKind.PHOTO else 56
    letters = sum(len(one.text) for one in entry.rows)
    per_line = max(20, min(62, (width - 2 * MARGIN) // 7))
    return 52 + media + 19 * (letters // per_line)


def _line_sheet(entry: Entry, left: float, column: float, look: Look) -> Sheet:
    is_unread = entry.shape is Shape.UNREAD
    text = words.unread_text(entry.count) if is_unread else formats.day_label(entry.at, look.now_ms)
    height = _scaled(DAY_ROW, look)
    return Sheet(height, parts=(DayLine(text, QRectF(left, 0, column, height), is_unread),))


def _gap_sheet(entry: Entry, left: float, column: float, look: Look) -> Sheet:
    """A silence of the channel: as quiet as a day line, but in the colour of a warning and never cut."""
    side = _scaled(16, look)
    room = min(column - 2 * (side + 8), look.tokens.sizes.bubble_text_max)
    text = words.gap_text(entry, look.now_ms)
    body = set_text(text, look.tokens.font(TypeRole.META), room, is_centred=True)
    middle = left + column / 2
    glyph = Glyph("alert-triangle", QRectF(middle - body.width / 2 - side - 6, 9, side, side), "warn")
    return Sheet(body.height + 18, parts=(glyph, Words(body.layout, QPointF(middle - room / 2, 9), "warn_text")))


def _scaled(pixels: int, look: Look) -> float:
    return round(pixels * max(1.0, look.tokens.text_scale))


def _activity_sheet(entry: Entry, left: float, column: float, look: Look) -> Sheet:
    row = entry.first
    text = f"{words.activity_text(row, look.my_login, look.now_ms)} · {formats.clock_time(row.at)}"
    height = _scaled(LINE_ROW, look)
    return Sheet(height, parts=(ActivityLine(words.activity_icon(row), text, QRectF(left, 0, column, height)),))


def _automatic_sheet(entry: Entry, left: float, column: float, look: Look) -> Sheet:
    """The line that something was answered, and in small letters what: the operator must know what the citizen read."""
    row = entry.first
    height = _scaled(LINE_ROW, look)
    text = f"{words.automatic_text(row)} · {formats.clock_time(row.at)}"
    shown = cap_message(" ".join(row.text.split()), 600).shown
    room = min(column, look.tokens.sizes.bubble_text_max)
    quoted = f"«{shown}»"
    marks = hit_marks(quoted, look.find, look.tokens)
    body = set_text(quoted, look.tokens.font(TypeRole.META), room, marks, most_lines=3, is_centred=True)
    line = ActivityLine("robot", text, QRectF(left, 0, column, height))
    below = Words(body.layout, QPointF(left + (column - room) / 2, height - 2), "text3")
    spot = Spot("show_all", row.id, QRectF(left, 0, column, height + body.height), say(SHOW_ALL))
    return Sheet(height + body.height + 4, parts=(line, below), spots=(spot,))


def _bubble_sheet(entry: Entry, left: float, column: float, look: Look) -> Sheet:
    row, last = entry.first, entry.last
    is_ours = row.direction is not Direction.INCOMING
    room = min(float(look.tokens.sizes.bubble_text_max), column - 2 * PAD_X - 12)
    blocks = _blocks(entry, room, look)
    inner = min(column - 2 * PAD_X, max(block.width for block in blocks))
    outer = inner + 2 * PAD_X
    x = left + column - outer if is_ours else left
    y = float(GAP_ABOVE + PAD_TOP)
    parts: list[Part] = []
    spots: list[Spot] = []
    for number, block in enumerate(blocks):
        y += block.gap if number else 0
        placed = block.place(x + PAD_X, y, inner)
        parts += placed.parts
        spots += placed.spots
        y += block.height
    bottom = y + PAD_BOTTOM
    sender = Sender.NOTE if row.direction is Direction.NOTE else Sender.US if is_ours else Sender.CITIZEN
    is_failed, is_uncertain = last.state == MessageState.FAILED, last.state == MessageState.UNCERTAIN
    bubble = Bubble(QRectF(x, GAP_ABOVE, outer, bottom - GAP_ABOVE), sender, is_failed, is_uncertain)
    held = tuple(one for one in entry.rows if one.held_until is not None and one.state == MessageState.HELD)
    return Sheet(bottom, bubble, tuple(parts), tuple(spots), held)


def _blocks(entry: Entry, room: float, look: Look) -> list[Block]:
    row = entry.first
    tokens = look.tokens
    blocks: list[Block] = []
    if row.direction is Direction.NOTE:
        blocks.append(HeadingBlock(say(NOTE_HEAD), tokens))
    elif look.is_group and row.direction is Direction.INCOMING:
        blocks.append(LineBlock(words.writer_of(row, look.contact_name), TypeRole.CHIP, "accent_text", tokens))
    if row.deleted_at is not None:
        blocks.append(LineBlock(words.deleted_text(row), TypeRole.MESSAGE, "text3", tokens, "trash", italic=True))
        if row.direction is not Direction.INCOMING or not row.text:
            return [*blocks, _foot(entry, look)]
    if forwarded := words.forwarded_text(row):
        blocks.append(LineBlock(forwarded, TypeRole.META, "text3", tokens, "arrow-forward-up"))
    if quote := words.quote_of(entry, look.contact_name):
        quoted = entry.quoted.id if entry.quoted is not None else None
        blocks.append(QuoteBlock(*quote, tokens, row.id, quoted))
    if row.extra.get("is_edit_of_unknown"):
        blocks.append(LineBlock(say(UNKNOWN_EDIT), TypeRole.META, "text3", tokens, "pencil"))
    # Pictures stand above their words; a file below, as the citizen wrote first and attached then.
    media = _media(entry, look)
    is_picture = bool(media) and isinstance(media[0], PictureBlock)
    if is_picture:
        blocks += media
    blocks += _text(entry, room, look)
    if not is_picture:
        blocks += media
    blocks += _trouble(entry, room, look)
    return [*blocks, _foot(entry, look)]


def _text(entry: Entry, room: float, look: Look) -> list[Block]:
    row = entry.first
    tokens = look.tokens
    if row.kind is MessageKind.UNSUPPORTED:
        body = set_text(say(UNSUPPORTED), tokens.italic(TypeRole.MESSAGE), room)
        blocks: list[Block] = [TextBlock(body, "text2", (), row.id)]
        if row.text:
            blocks.append(_words(entry.text, room, look, row)[0])
        blocks.append(ButtonsBlock(row.id, (("show_raw", say(SHOW_RAW)),), tokens, first_is_primary=False))
        return blocks
    if row.kind is MessageKind.STICKER and row.text:
        font = QFont(tokens.font(TypeRole.MESSAGE))
        font.setPixelSize(font.pixelSize() * 3)
        return [TextBlock(set_text(cap_message(row.text, 32).shown, font, room), "text", (), row.id)]
    if row.kind is MessageKind.CONTACT:
        return _contact_card(row, look)
    if not entry.text:
        return []
    return _words(entry.text, room, look, row)


def _words(text: str, room: float, look: Look, row: MessageRow) -> list[Block]:
    capped = cap_message(text)
    links = utf16_links(capped.shown, find_links(capped.shown))
    # The words looked for come last: they stay visible inside a link.
    marks = [*link_marks(links, look.tokens), *hit_marks(capped.shown, look.find, look.tokens)]
    body = set_text(capped.shown, look.tokens.font(TypeRole.MESSAGE), room, marks)
    colour = "note_text" if row.direction is Direction.NOTE else "text"
    if row.deleted_at is not None:
        colour = "text3"
    blocks: list[Block] = [TextBlock(body, colour, links, row.id)]
    if capped.hidden_characters or body.is_cut:
        blocks.append(ButtonsBlock(row.id, (("show_all", say(SHOW_ALL)),), look.tokens, first_is_primary=False))
    return blocks


def _contact_card(row: MessageRow, look: Look) -> list[Block]:
    lines = [line for line in row.text.splitlines() if line.strip()][:4] or [words.kind_text(row.kind)]
    blocks: list[Block] = []
    for line in lines:
        shown = cap_message(line, 128).shown
        role, colour, icon = (TypeRole.BODY, "text2", "phone") if blocks else (TypeRole.CARD_TITLE, "text", "user")
        spans = tuple(spans_of(shown, look.find))
        blocks.append(LineBlock(shown, role, colour, look.tokens, icon, spans=spans))
    return blocks


def _media(entry: Entry, look: Look) -> list[Block]:
    row = entry.first
    if row.kind is MessageKind.LOCATION:
        place = words.location_text(row)
        head = LineBlock(place or words.kind_text(row.kind), TypeRole.BODY_MEDIUM, "text", look.tokens, "map-pin")
        if not place:
            return [head]
        return [head, ButtonsBlock(row.id, (("map", say(OPEN_MAP)),), look.tokens, first_is_primary=False)]
    file = row.attachment
    if file is None or row.kind is MessageKind.STICKER:
        return []
    is_here = file.state is FileState.READY and file.stored_as is not None
    if row.kind is MessageKind.PHOTO and is_here:
        return [PictureBlock(entry.rows)]
    if row.kind in (MessageKind.VOICE, MessageKind.AUDIO) and is_here:
        voice = VoiceBlock(row, file, look.tokens)
        if row.kind is MessageKind.VOICE:
            return [voice]
        title = " – ".join(str(row.extra[name]) for name in ("performer", "title") if row.extra.get(name))
        shown = cap_message(title, 128).shown or words.file_name_of(file)
        return [LineBlock(shown, TypeRole.BODY_MEDIUM, "text", look.tokens, "music"), voice]
    blocks: list[Block] = []
    for one in entry.rows:
        if one.attachment is not None:
            blocks += [_file_block(one, one.attachment, look), *_file_trouble(one, one.attachment, look)]
    return blocks


def _file_trouble(row: MessageRow, file: Attachment, look: Look) -> list[Block]:
    """Why a file is not here, whole: a card would cut the advice off."""
    if file.state not in (FileState.REFUSED, FileState.EXPIRED):
        return []
    sentence = set_text(words.file_state_text(file), look.tokens.font(TypeRole.META), CARD_WIDTH)
    blocks: list[Block] = [TextBlock(sentence, "text2", (), row.id)]
    if file.state is FileState.EXPIRED:
        blocks.append(ButtonsBlock(row.id, (("fetch_again", say(FETCH_AGAIN)),), look.tokens, first_is_primary=False))
    return blocks


def _file_block(row: MessageRow, file: Attachment, look: Look) -> Block:
    name = words.file_name_of(file)
    stem, extension = split_extension(name)
    facts = [extension.upper() or words.kind_text(row.kind)]
    if file.size:
        facts.append(formats.file_size(file.size))
    if file.duration_ms:
        facts.append(formats.play_time(file.duration_ms))
    if file.state is FileState.PENDING:
        facts.append(words.file_state_text(file))
    below = " · ".join(fact for fact in facts if fact)
    return FileBlock(stem, extension, below, row.id, file.state, tuple(spans_of(stem, look.find)))


def _trouble(entry: Entry, room: float, look: Look) -> list[Block]:
    """What went wrong with the message, in a sentence, and what the operator can do."""
    row = entry.last
    if row.state == MessageState.HELD:
        return [ButtonsBlock(row.id, (("take_back", say(TAKE_BACK)),), look.tokens, first_is_primary=False)]
    if row.state not in words.PROBLEMS:
        return []
    is_failed = row.state == MessageState.FAILED
    colour = "bad_text" if is_failed else "warn_text"
    head = words.state_words(row)
    sentence = set_text(words.problem_sentence(row), look.tokens.font(TypeRole.META), room)
    choices = (
        (("retry", say(RETRY)),) if is_failed else (("settle_sent", say(IT_ARRIVED)), ("settle_again", say(SEND_AGAIN)))
    )
    return [
        LineBlock(head, TypeRole.CHIP, colour, look.tokens, "alert-circle" if is_failed else "help"),
        TextBlock(sentence, colour, (), row.id, gap=2),
        ButtonsBlock(row.id, choices, look.tokens, first_is_primary=is_failed),
    ]


def _foot(entry: Entry, look: Look) -> Block:
    row, last = entry.first, entry.last
    pieces = [*words.marks_of(row)]
    is_colleague = last.direction is not Direction.INCOMING and last.author_login not in (None, look.my_login)
    if is_colleague and last.author_name:
        pieces.insert(0, words.writer_of(last, look.contact_name))
    if last.direction is Direction.OUTGOING and last.parts > 1 and last.parts_sent < last.parts:
        pieces.append(f"{last.parts_sent}/{last.parts}")
    pieces.append(formats.clock_time(last.at))
    is_ticked = last.direction is Direction.OUTGOING and last.deleted_at is None
    tick = next((tick for state, tick in _TICKS.items() if state == last.state), None) if is_ticked else None
    colour = "note_text" if last.direction is Direction.NOTE else "text3"
    held_until = last.held_until if last.state == MessageState.HELD else None
    return FootBlock(words.reactions_of(last), " · ".join(pieces), tick, held_until, look.tokens, colour)


def line_height(tokens: Tokens) -> int:
    """Height of one line of message text in px: the step of the arrow keys."""
    return round(tokens.font(TypeRole.MESSAGE).pixelSize() * LINE_HEIGHT)
