"""The look: contrast of every pair of colours that meet, fonts that really load, and a theme that tests can drive."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from console.ui import icons
from console.ui.resources import resource
from console.ui.text import safe_label
from console.ui.theme import FONT_FILES, ContrastMode, Theme, ThemeMode, load_fonts, palette_of, style_sheet_of, theme
from console.ui.tokens import (
    AVATAR_COLOURS,
    FAMILY,
    SMALLEST_TEXT_PX,
    TEXT_SCALES,
    TypeRole,
    colour_names,
    contrast_ratio,
    tokens_for,
)

TEXT, GRAPHIC = 4.5, 3.0

TEXT_PAIRS = [
    ("text", ground)
    for ground in (
        "surface",
        "pane",
        "raised",
        "sunken",
        "selected_row",
        "hover_row",
        "bubble_in",
        "bubble_out",
        "topbar",
    )
]
TEXT_PAIRS += [("text2", ground) for ground in ("surface", "pane", "raised", "selected_row", "hover_row", "sunken")]
TEXT_PAIRS += [
    ("text3", ground)
    for ground in ("surface", "pane", "raised", "selected_row", "hover_row", "bubble_in", "bubble_out")
]
TEXT_PAIRS += [
    ("accent_text", "accent_tint"),
    ("accent_text", "surface"),
    ("accent_text", "raised"),
    ("accent_text", "pane"),
    ("accent_text_on", "accent"),
    ("accent_text_on", "accent_hover"),
    ("text", "accent_tint"),
    ("text2", "accent_tint"),
    ("white", "whatsapp"),
    ("white", "telegram"),
    ("white", "matrix"),
    ("white", "other_channel"),
    ("bad_text", "bad_tint"),
    ("bad_text", "pane"),
    ("bad_text", "surface"),
    ("bad_text_on", "bad"),
    ("warn_text", "warn_tint"),
    ("ok_text", "ok_tint"),
    ("ok_text", "topbar"),
    ("ok_text", "pane"),
    ("ok_text", "raised"),
    ("warn_text", "pane"),
    ("text", "bad_tint"),
    ("text", "warn_tint"),
    ("note_text", "note"),
    ("highlight_text", "highlight"),
    ("rail_text", "rail"),
    ("rail_active", "rail_selected"),
]
GRAPHIC_PAIRS = [
    ("border_strong", "surface"),
    ("border_strong", "raised"),
    ("ok", "pane"),
    ("warn", "pane"),
    ("bad", "pane"),
    ("ok", "surface"),
    ("warn", "surface"),
    ("bad", "surface"),
    ("accent_text", "selected_row"),
    ("accent_text", "bubble_in"),
    ("chart_whatsapp", "surface"),
    ("chart_telegram", "surface"),
    ("chart_matrix", "surface"),
    ("accent_text", "bubble_out"),
    ("rail_text", "rail_selected"),
]
MORE_CONTRAST_GRAPHIC_PAIRS = [("border", "surface"), ("border", "raised"), ("note_border", "surface")]

LOOKS = [(False, False), (True, False), (False, True), (True, True)]


def _look_name(look: tuple[bool, bool]) -> str:
    return ("dark" if look[0] else "light") + ("+contrast" if look[1] else "")


@pytest.mark.parametrize("look", LOOKS, ids=_look_name)
def test_every_pair_that_meets_has_enough_contrast(look: tuple[bool, bool]) -> None:
    colours = tokens_for(*look).colours
    graphics = GRAPHIC_PAIRS + (MORE_CONTRAST_GRAPHIC_PAIRS if look[1] else [])
    failures = [
        f"{front} on {ground}: {ratio:.2f} < {limit}"
        for pairs, limit in ((TEXT_PAIRS, TEXT), (graphics, GRAPHIC))
        for front, ground in pairs
        if (ratio := contrast_ratio(getattr(colours, front), getattr(colours, ground))) < limit
    ]
    assert failures == []


# The table of the design page, light and dark, as measured there: a changed colour must be a decision.
@pytest.mark.parametrize(
    ("front", "ground", "light", "dark"),
    [
        ("text", "surface", 16.4, 14.1),
        ("text2", "surface", 7.8, 8.7),
        ("text3", "pane", 5.8, 7.7),
        ("text3", "selected_row", 5.1, 5.6),
        ("text3", "bubble_out", 5.1, 5.1),
        ("accent_text", "accent_tint", 5.9, 6.1),
        ("accent_text_on", "accent", 6.9, 5.7),
        ("accent_text_on", "accent_hover", 9.3, 4.8),
        ("white", "whatsapp", 5.4, 4.6),
        ("white", "telegram", 4.9, 4.9),
        ("bad_text", "bad_tint", 6.4, 7.2),
        ("bad_text_on", "bad", 5.3, 5.0),
        ("warn_text", "warn_tint", 6.6, 8.1),
        ("ok_text", "ok_tint", 5.9, 7.4),
        ("note_text", "note", 8.5, 10.2),
        ("highlight_text", "highlight", 10.7, 7.2),
        ("rail_text", "rail", 7.9, 7.5),
        ("border_strong", "surface", 3.5, 3.6),
        ("ok", "pane", 4.1, 7.5),
        ("warn", "pane", 3.2, 7.8),
        ("bad", "pane", 5.0, 3.6),
        ("border", "surface", 1.3, 1.3),
    ],
)
def test_measured_table_still_holds(front: str, ground: str, light: float, dark: float) -> None:
    for is_dark, expected in ((False, light), (True, dark)):
        colours = tokens_for(is_dark).colours
        assert contrast_ratio(getattr(colours, front), getattr(colours, ground)) == pytest.approx(expected, abs=0.06)


def test_white_initials_stand_on_every_avatar() -> None:
    white = tokens_for(False).colours.white
    assert [colour.name() for colour in AVATAR_COLOURS if contrast_ratio(white, colour) < TEXT] == []


def test_contrast_is_measured_like_the_standard_says() -> None:
    black, white, grey = QColor("#000000"), QColor("#FFFFFF"), QColor("#777777")
    assert contrast_ratio(black, white) == pytest.approx(21.0)
    assert contrast_ratio(grey, white) == pytest.approx(4.48, abs=0.01)
    assert contrast_ratio(white, grey) == contrast_ratio(grey, white)


def test_no_colour_of_a_look_is_missing_or_transparent() -> None:
    for look in LOOKS:
        colours = tokens_for(*look).colours
        assert all(
            getattr(colours, name).isValid() and getattr(colours, name).alpha() == 255 for name in colour_names()
        )


def test_shipped_fonts_load_with_all_weights_and_catalan_letters(qapp: QApplication) -> None:
    assert load_fonts() == ()
    for weight in (400, 500, 600, 650):
        font = QFont(FAMILY, -1, weight)
        font.setPixelSize(14)
        info = QFontInfo(font)
        assert (info.family(), info.weight()) == (FAMILY, weight)
    widths = {
        QFontMetricsF(QFont(FAMILY, 20, weight)).horizontalAdvance("Convivència") for weight in (400, 500, 600, 650)
    }
    assert len(widths) == 4  # four drawings, not one made bold by Qt
    letters = "àèéíïòóúüçñÀÈÉÍÏÒÓÚÜÇÑ·ĿŀŁ€¿¡«»“”’…–—ªº→↓↑•"
    for name in FONT_FILES:
        raw = QRawFont(str(resource("fonts", name)), 14)
        assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


def test_ticking_figures_keep_one_width(qapp: QApplication) -> None:
    theme()
    tabular = QFontMetricsF(tokens_for(False).font(TypeRole.COUNT))
    plain = QFontMetricsF(tokens_for(False).font(TypeRole.CHIP))
    assert len({tabular.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("0000")


def test_no_text_falls_under_the_smallest_size_and_rows_grow_with_text() -> None:
    for scale, role in itertools.product(TEXT_SCALES, TypeRole):
        assert tokens_for(False, False, scale).font(role).pixelSize() >= SMALLEST_TEXT_PX
    assert tokens_for(False, False, 1.5).sizes.queue_row == 117
    assert tokens_for(False, False, 0.9).sizes.button_strip >= tokens_for(False).sizes.click_target
    with pytest.raises(ValueError, match="text scale"):
        tokens_for(False, False, 1.2)


def test_more_contrast_replaces_tints_by_outlines() -> None:
    plain, more = tokens_for(False), tokens_for(False, True)
    assert (plain.focus_width, more.focus_width) == (2, 3)
    assert (plain.tint_outline, more.tint_outline) == (0, 2)
    assert more.colours.border == more.colours.border_strong
    assert more.colours.accent_tint == more.colours.ok_tint == more.colours.bad_tint == more.colours.surface
    assert more.colours.text3 == plain.colours.text2


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    look = theme()
    look.set_mode(ThemeMode.SYSTEM)
    look.set_contrast(ContrastMode.NORMAL)
    look.set_text_scale(1.0)
    look.on_system_scheme_changed(Qt.ColorScheme.Unknown)
    yield look
    look.set_mode(ThemeMode.SYSTEM)
    look.set_contrast(ContrastMode.NORMAL)
    look.set_text_scale(1.0)
    look.on_system_scheme_changed(Qt.ColorScheme.Unknown)


def test_theme_follows_the_system_until_a_mode_is_chosen(look: Theme, qapp: QApplication) -> None:
    told: list[bool] = []
    look.theme_changed.connect(lambda: told.append(look.tokens.is_dark))
    seen = [look.tokens.is_dark]  # Unknown counts as light
    look.on_system_scheme_changed(Qt.ColorScheme.Dark)
    seen.append(look.tokens.is_dark)
    look.set_mode(ThemeMode.LIGHT)
    seen.append(look.tokens.is_dark)
    look.on_system_scheme_changed(Qt.ColorScheme.Dark)
    seen.append(look.tokens.is_dark)
    assert seen == [False, True, False, False]
    look.set_mode(ThemeMode.DARK)
    look.set_mode(ThemeMode.DARK)
    assert told == [True, False, True]  # told once a change, never without one
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.tokens.colours.pane
    assert look.tokens.colours.raised.name() in qapp.styleSheet()


def test_text_scale_steps_stop_at_the_ends(look: Theme, qapp: QApplication) -> None:
    look.step_text_scale(+1)
    assert look.text_scale == pytest.approx(1.15)
    for _ in range(6):
        look.step_text_scale(+1)
    assert look.text_scale == pytest.approx(1.5)
    assert qapp.font().pixelSize() == round(13 * 1.5)
    for _ in range(9):
        look.step_text_scale(-1)
    assert look.text_scale == pytest.approx(0.9)
    look.step_text_scale(0)
    assert look.text_scale == pytest.approx(1.0)


def test_contrast_can_be_asked_for(look: Theme) -> None:
    seen = []
    for contrast in (ContrastMode.MORE, ContrastMode.NORMAL):
        look.set_contrast(contrast)
        seen.append(look.tokens.has_more_contrast)
    assert seen == [True, False]


def test_theme_is_one_per_application(look: Theme) -> None:
    assert theme() is look


def test_disabled_words_stay_readable() -> None:
    for is_dark in (False, True):
        tokens = tokens_for(is_dark)
        word = palette_of(tokens).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert contrast_ratio(word, tokens.colours.raised) >= TEXT


def test_every_icon_draws_in_the_colour_asked_for(qapp: QApplication) -> None:
    names = icons.icon_names()
    assert len(names) >= 70
    wanted = QColor("#C9302A")
    for name in names:
        image = QImage(48, 48, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(2.0)
        painter = QPainter(image)
        icons.draw_icon(painter, name, QRectF(0, 0, 24, 24), wanted)
        painter.end()
        opaque = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255]
        assert opaque, name
        if name != icons.CREST:
            # Antialiasing may round one step up or down; another colour is far further away.
            assert all(_distance(colour, wanted) <= 1 for colour in opaque), name


def _distance(first: QColor, second: QColor) -> int:
    return max(abs(first.red() - second.red()), abs(first.green() - second.green()), abs(first.blue() - second.blue()))


def test_icon_files_hold_nothing_that_reaches_out() -> None:
    for path in resource("icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not any(word in text for word in ("href", "http", "<script", "<use", "<image", "style=")), path.name


def test_a_label_inside_a_styled_pane_changes_its_colour_with_the_theme(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    label = safe_label("x", colour="text2", parent=pane)

    def dress() -> None:
        pane.setStyleSheet(f"QWidget {{ background: {theme().tokens.colours.pane.name()}; }}")

    look = theme()
    look.set_mode(ThemeMode.LIGHT)
    dress()
    look.theme_changed.connect(dress)
    pane.show()
    look.set_mode(ThemeMode.DARK)
    try:
        assert label.palette().color(QPalette.ColorRole.WindowText) == look.tokens.colours.text2
    finally:
        look.theme_changed.disconnect(dress)
        look.set_mode(ThemeMode.LIGHT)


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_is_ticked_is_seen_to_be(
    look: Theme, qtbot: QtBot, mode: ThemeMode, scale: float, kind: type[QCheckBox] | type[QRadioButton]
) -> None:
    look.set_mode(mode)
    look.set_text_scale(scale)
    box = kind("Sí")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    box.ensurePolished()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    element = QStyle.SubElement.SE_CheckBoxIndicator if kind is QCheckBox else QStyle.SubElement.SE_RadioButtonIndicator
    inside = box.style().subElementRect(element, option, box)
    image = box.grab(inside).toImage()
    # Without its rim: what stands outside the rounded corners is the pane.
    rim = 4 if kind is QCheckBox else 2
    across, down = range(rim, image.width() - rim), range(rim, image.height() - rim)
    colours = [image.pixelColor(x, y) for x in across for y in down]
    ground = look.tokens.colours.accent if kind is QCheckBox else look.tokens.colours.raised
    share = sum(colour == ground for colour in colours) / len(colours)
    marked = sum(contrast_ratio(colour, ground) >= GRAPHIC for colour in colours) / len(colours)
    assert share > 0.2 and 0.12 < marked < 0.6, (share, marked)


def test_the_arrow_of_a_list_is_the_houses_own_in_both_looks(look: Theme) -> None:
    for mode, file in ((ThemeMode.LIGHT, "chevron-light"), (ThemeMode.DARK, "chevron-dark")):
        look.set_mode(mode)
        image = QImage(str(resource("controls", f"{file}.png")))
        inked = [image.pixelColor(x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 200]
        assert inked and all(contrast_ratio(colour, look.tokens.colours.raised) >= GRAPHIC for colour in inked)
        assert file in style_sheet_of(look.tokens)
