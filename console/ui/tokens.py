"""Design tokens: every colour, type role, size, radius and space of the window, as frozen records.

One record per look (light, dark, each with more contrast) is built once and swapped whole, so a delegate that reads
`theme().tokens` while painting never sees half of one look and half of another. Nothing here touches a widget.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont

from console.models.record import Record, replace

FAMILY = "Ventanilla Inter"
FALLBACK_FAMILIES = ("Segoe UI Variable", "Segoe UI", "Noto Sans", "DejaVu Sans")
EMOJI_FAMILIES = ("Segoe UI Emoji", "Noto Color Emoji")
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
SMALLEST_TEXT_PX = 11


class Colours(Record):
    """The colours of one look. A QColor can be changed in place: never do that to one of these, copy it first."""

    app: QColor
    rail: QColor
    rail_selected: QColor
    rail_text: QColor
    rail_active: QColor
    topbar: QColor
    pane: QColor
    surface: QColor
    raised: QColor
    sunken: QColor
    hover_row: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accent_hover: QColor
    accent_text_on: QColor
    accent_text: QColor
    accent_tint: QColor
    selected_row: QColor
    bubble_in: QColor
    bubble_out: QColor
    ok: QColor
    ok_text: QColor
    ok_tint: QColor
    warn: QColor
    warn_text: QColor
    warn_tint: QColor
    bad: QColor
    bad_text: QColor
    bad_tint: QColor
    bad_text_on: QColor
    note: QColor
    note_border: QColor
    note_text: QColor
    highlight: QColor
    highlight_text: QColor
    whatsapp: QColor
    telegram: QColor
    matrix: QColor
    other_channel: QColor
    chart_whatsapp: QColor
    chart_telegram: QColor
    chart_matrix: QColor
    white: QColor

    def channel(self, kind: str) -> QColor:
        """Badge colour of a channel kind ("whatsapp", "telegram", "matrix"); a quiet slate for any other."""
        known = {"whatsapp": self.whatsapp, "telegram": self.telegram, "matrix": self.matrix}
        return known.get(kind.removeprefix("twilio_"), self.other_channel)


# One row per field of Colours: light, dark. Ratios between the pairs that meet are checked in tests/ui/test_theme.py.
_HEX: dict[str, tuple[str, str]] = {
    "app": ("#E9EDF2", "#0C1117"),
    "rail": ("#14314F", "#0A0F15"),
    "rail_selected": ("#24496F", "#1D2B3A"),
    "rail_text": ("#B9CADC", "#93A3B5"),
    "rail_active": ("#FFFFFF", "#FFFFFF"),
    "topbar": ("#FFFFFF", "#151C25"),
    "pane": ("#F6F8FA", "#121922"),
    "surface": ("#FFFFFF", "#18202A"),
    "raised": ("#FFFFFF", "#1F2935"),
    "sunken": ("#F1F4F8", "#121922"),
    "hover_row": ("#EAEEF3", "#18202A"),
    "border": ("#DFE5EC", "#293543"),
    "border_strong": ("#7C8A9B", "#66778B"),
    "text": ("#16202C", "#E9EEF4"),
    "text2": ("#465363", "#B2BECC"),
    "text3": ("#556274", "#9FADBC"),
    "accent": ("#0F5AA6", "#2468B4"),
    "accent_hover": ("#0B4784", "#2C74C4"),
    "accent_text_on": ("#FFFFFF", "#FFFFFF"),
    "accent_text": ("#0F5AA6", "#78B5F5"),
    "accent_tint": ("#E2EEFA", "#16324F"),
    "selected_row": ("#DDEBF9", "#1A3350"),
    "bubble_in": ("#F0F3F7", "#232E3B"),
    "bubble_out": ("#DCEBFA", "#163A61"),
    "ok": ("#1B8A54", "#3CBF7E"),
    "ok_text": ("#13683F", "#74D6A0"),
    "ok_tint": ("#DFF3E7", "#12372A"),
    "warn": ("#C47A00", "#E0A030"),
    "warn_text": ("#7A4A00", "#F2C063"),
    "warn_tint": ("#FFEFCF", "#3A2C10"),
    "bad": ("#C9302A", "#CC3B33"),
    "bad_text": ("#A31B17", "#FF9E97"),
    "bad_tint": ("#FCE4E2", "#43201F"),
    "bad_text_on": ("#FFFFFF", "#FFFFFF"),
    "note": ("#FFF6D8", "#352D14"),
    "note_border": ("#E8D58C", "#5E5124"),
    "note_text": ("#594500", "#F1DE9C"),
    "highlight": ("#FFE79A", "#5A4A12"),
    "highlight_text": ("#3D2F00", "#FFE9A6"),
    "whatsapp": ("#0E7A43", "#15864D"),
    "telegram": ("#1577AE", "#1A78AC"),
    "matrix": ("#37474F", "#4F6470"),
    "other_channel": ("#4A5F7D", "#4A5F7D"),
    "chart_whatsapp": ("#1B8A54", "#45C486"),
    "chart_telegram": ("#1577AE", "#5AA9EE"),
    "chart_matrix": ("#6B7C8C", "#A8B6C4"),
    "white": ("#FFFFFF", "#FFFFFF"),
}

# White initials stand on all of them at 4.5:1 or better; the same in every look, so that a person keeps a colour.
AVATAR_COLOURS = tuple(
    QColor(value) for value in ("#2F6DB5", "#7A4FA3", "#A3543A", "#2E7D64", "#8A5A12", "#A43D68", "#4A5F7D", "#5B6B1E")
)


class TypeRole(Enum):
    """What a piece of text is; px at 100 %, weight, and whether its figures keep one width (they tick or align)."""

    PANE_TITLE = (20, 650, False)
    HEADER_NAME = (16, 650, False)
    MESSAGE = (14, 400, False)
    LIST_NAME = (14, 500, False)
    LIST_NAME_UNREAD = (14, 600, False)
    CARD_TITLE = (14, 600, False)
    BUTTON = (13, 600, False)
    PREVIEW = (13, 400, False)
    PREVIEW_UNREAD = (13, 500, False)
    BODY = (13, 400, False)
    BODY_MEDIUM = (13, 500, False)
    BODY_STRONG = (13, 600, False)
    META = (12, 400, False)
    CHIP = (12, 600, False)
    COUNT = (12, 600, True)
    WAIT = (12, 500, True)
    HINT = (12, 400, False)
    TIME = (11, 500, True)
    SHORTCUT = (11, 500, False)
    BOARD_NUMBER = (62, 650, True)
    BOARD_CLOCK = (42, 600, True)
    BOARD_UNIT = (22, 500, False)
    BOARD_TITLE = (22, 650, False)
    BOARD_LABEL = (16, 500, False)
    BOARD_BODY = (14, 400, False)
    BOARD_BODY_STRONG = (15, 600, False)
    BOARD_TABLE = (15, 600, True)

    # Widths and fonts are looked up by role many times in a frame; Enum's own hash is written in Python.
    __hash__ = object.__hash__

    @property
    def px(self) -> int:
        """Size in logical px at text scale 100 %."""
        return self.value[0]

    @property
    def weight(self) -> int:
        """OpenType weight, 400 to 650."""
        return self.value[1]

    @property
    def is_tabular(self) -> bool:
        """True when all figures must be equally wide."""
        return self.value[2]


class Sizes(Record):
    """Lengths in logical px. Those that hold text are multiplied by the text scale, the others are not."""

    rail: int = 58
    rail_item: int = 44
    top_bar: int = 50
    queue_pane: int = 350
    queue_pane_min: int = 300
    queue_pane_max: int = 420
    right_pane: int = 330
    right_pane_min: int = 300
    right_pane_max: int = 400
    right_pane_strip: int = 44
    conversation_min: int = 480
    text_column_max: int = 720
    bubble_text_max: int = 430
    queue_row: int = 78
    queue_row_compact: int = 56
    queue_avatars_only: int = 72
    section_header: int = 34
    conversation_header: int = 66
    avatar_list: int = 38
    avatar_header: int = 40
    avatar_top_bar: int = 26
    banner: int = 36
    composer_text_min: int = 46
    composer_lines_max: int = 8
    button: int = 34
    button_card: int = 30
    button_strip: int = 28
    chip: int = 22
    pill: int = 20
    key_hint: int = 20
    tab: int = 44
    segment_track: int = 36
    search_field: int = 34
    click_target: int = 28
    scrollbar: int = 10
    scrollbar_thumb: int = 6
    shadow_blur: int = 36
    shadow_offset: int = 10


_GROW_WITH_TEXT = (
    "top_bar", "bubble_text_max", "queue_row", "queue_row_compact", "section_header", "conversation_header", "banner",
    "composer_text_min", "button", "button_card", "button_strip", "chip", "pill", "key_hint", "tab", "segment_track",
    "search_field",
)  # fmt: skip


class Radii(Record):
    """Corner radii in logical px."""

    bubble: int = 14
    bubble_corner: int = 4
    card: int = 12
    popup: int = 12
    row: int = 9
    button: int = 8
    field: int = 8
    small: int = 5
    pill: int = 10


class Spaces(Record):
    """The only distances to lay things out with, in logical px."""

    xxs: int = 4
    xs: int = 6
    s: int = 8
    m: int = 10
    l: int = 12  # noqa: E741  the ladder is read as xxs … xxl
    xl: int = 16
    xxl: int = 20
    huge: int = 28


class Tokens(Record):
    """One complete look. `text_scale` is one of TEXT_SCALES; `tint_outline` is 0 unless more contrast is on."""

    colours: Colours
    sizes: Sizes
    radii: Radii
    spaces: Spaces
    is_dark: bool
    has_more_contrast: bool
    text_scale: float

    @property
    def focus_width(self) -> int:
        """Width of the focus ring in logical px."""
        return 3 if self.has_more_contrast else 2

    @property
    def tint_outline(self) -> int:
        """Outline in logical px that replaces a tint when more contrast is on, else 0."""
        return 2 if self.has_more_contrast else 0

    def font(self, role: TypeRole) -> QFont:
        """The font of a role at this text scale. Shared: copy it before changing it."""
        return _font(role, self.text_scale)

    def italic(self, role: TypeRole) -> QFont:
        """A slanted copy, for the few texts that speak about a message instead of showing it."""
        font = QFont(self.font(role))
        font.setItalic(True)
        return font


@lru_cache(maxsize=256)
def _font(role: TypeRole, scale: float) -> QFont:
    # The constructor is the only way to ask for weight 650: QFont.setWeight takes the named weights alone.
    font = QFont(FAMILY, -1, role.weight)
    font.setFamilies([FAMILY, *FALLBACK_FAMILIES, *EMOJI_FAMILIES])
    font.setPixelSize(max(SMALLEST_TEXT_PX, round(role.px * scale)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if role.is_tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _colours(is_dark: bool) -> Colours:
    column = 1 if is_dark else 0
    return Colours(**{name: QColor(pair[column]) for name, pair in _HEX.items()})


def _with_more_contrast(plain: Colours) -> Colours:
    """Hairlines become outlines, tints become surface (painters outline them), the faintest text one step firmer."""
    return replace(
        plain,
        border=plain.border_strong,
        text3=plain.text2,
        accent_tint=plain.surface,
        ok_tint=plain.surface,
        warn_tint=plain.surface,
        bad_tint=plain.surface,
        note=plain.surface,
        note_border=plain.note_text,
    )


def _sizes(scale: float) -> Sizes:
    # A smaller text never shrinks a click target: only growth is passed on.
    growth = max(1.0, scale)
    base = Sizes()
    return replace(base, **{name: round(getattr(base, name) * growth) for name in _GROW_WITH_TEXT})


@lru_cache(maxsize=32)
def tokens_for(is_dark: bool, has_more_contrast: bool = False, text_scale: float = 1.0) -> Tokens:
    """The look for these three choices. Raises ValueError when the scale is none of TEXT_SCALES."""
    if text_scale not in TEXT_SCALES:
        raise ValueError(f"text scale must be one of {TEXT_SCALES}, not {text_scale}")
    colours = _colours(is_dark)
    if has_more_contrast:
        colours = _with_more_contrast(colours)
    return Tokens(
        colours=colours,
        sizes=_sizes(text_scale),
        radii=Radii(),
        spaces=Spaces(),
        is_dark=is_dark,
        has_more_contrast=has_more_contrast,
        text_scale=text_scale,
    )


def contrast_ratio(first: QColor, second: QColor) -> float:
    """WCAG 2 contrast ratio of two opaque colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    channels = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def colour_names() -> tuple[str, ...]:
    """Names of all colour tokens, in the order of the design page."""
    return Colours.__match_args__
