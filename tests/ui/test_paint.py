"""Painted pieces and the controls made of them: what they draw, where, and that keyboard and screen reader reach them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui import paint, paint_timeline
from console.ui.buttons import (
    ActionButton,
    ButtonKind,
    ButtonSize,
    Choice,
    IconButton,
    RailButton,
    SegmentedControl,
    TabBar,
)
from console.ui.paint import SlaLook, Tone
from console.ui.paint_timeline import Sender, Tick
from console.ui.theme import ContrastMode, ThemeMode, theme
from console.ui.tokens import AVATAR_COLOURS, TEXT_SCALES, Tokens, TypeRole, tokens_for
from console.ui.widgets import Banner, Chip, EmptyState, SearchField, Strip
from tests.ui import gallery

LIGHT = tokens_for(False)
GROUND = QColor("#FF00FF")  # in no look: what keeps it was not painted


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme().set_mode(ThemeMode.LIGHT)
    theme().set_contrast(ContrastMode.NORMAL)
    theme().set_text_scale(1.0)
    yield
    theme().set_mode(ThemeMode.SYSTEM)
    theme().set_contrast(ContrastMode.SYSTEM)
    theme().set_text_scale(1.0)


def _drawn(draw: Callable[[QPainter], object], width: int = 300, height: int = 80, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def _painted_box(image: QImage) -> QRectF:
    """The smallest rectangle around everything that was painted."""
    touched = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != GROUND]
    if not touched:
        return QRectF()
    xs, ys = [x for x, _ in touched], [y for _, y in touched]
    return QRectF(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def _count(image: QImage, colour: QColor) -> int:
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Núria Casadevall i Puig", "NC"),
        ("maria de la o", "MO"),
        ("Àlex", "À"),
        ("+34 6•• ••• 412", ""),
        ("", ""),
        ("علي رضا", "عر"),
        ("<b>x</b> Pau", "P"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert paint.initials(name) == letters


def test_a_contact_keeps_its_colour_on_every_pc() -> None:
    # Fixed values: a hash that changed with the run (like the interpreter's own) would fail the second time.
    assert [paint.avatar_colour(key).name() for key in ("1", "2", "3")] == [
        AVATAR_COLOURS[index].name() for index in (7, 5, 3)
    ]
    seen = {paint.avatar_colour(str(number)).name() for number in range(200)}
    assert len(seen) == 8


def test_avatar_wears_the_badge_of_its_channel() -> None:
    for channel in ("telegram", "whatsapp", "matrix", "carrier pigeon"):
        image = _drawn(
            lambda painter, channel=channel: paint.draw_avatar(  # type: ignore[misc]
                painter, LIGHT, QRectF(10, 10, 38, 38), "Pau Vila", "7", channel, LIGHT.colours.pane
            )
        )
        assert _count(image, LIGHT.colours.channel(channel)) > 40
        assert _count(image, LIGHT.colours.pane) > 20  # the ring in the colour of the row
    bare = _drawn(lambda painter: paint.draw_avatar(painter, LIGHT, QRectF(10, 10, 38, 38), "Pau Vila", "7"))
    assert _count(bare, LIGHT.colours.pane) == 0


# --- waiting ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(0.0, SlaLook.IN_TIME), (0.59, SlaLook.IN_TIME), (0.6, SlaLook.LATE), (0.99, SlaLook.LATE), (1.0, SlaLook.MISSED),
     (7.0, SlaLook.MISSED)],
)  # fmt: skip
def test_thresholds_of_waiting(ratio: float, expected: SlaLook) -> None:
    assert paint.sla_look(ratio) is expected


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("sla", SlaLook)
def test_a_waiting_time_stays_in_its_place(sla: SlaLook, scale: float) -> None:
    tokens = tokens_for(False, False, scale)
    place = QRectF(20, 20, 240, 40)
    told: list[QRectF] = []
    image = _drawn(lambda painter: told.append(paint.draw_sla(painter, tokens, place, sla, "1 h 05", 0.7)))
    box = _painted_box(image)
    assert place.contains(box)
    assert told[0].adjusted(-1, -3, 1, 3).contains(box)
    assert told[0].right() == place.right()
    assert told[0].width() == pytest.approx(paint.sla_width(tokens, sla, "1 h 05"), abs=0.5)


def _bits(image: QImage) -> bytes:
    """The pixels. They are the image's own: of one without a name they would be copied when it is gone."""
    return bytes(image.constBits())


def test_the_five_looks_of_waiting_differ_without_colour() -> None:
    place = QRectF(0, 0, 200, 40)
    shapes = set()
    for sla in SlaLook:
        image = _drawn(lambda painter, sla=sla: paint.draw_sla(painter, LIGHT, place, sla, "7 min", 0.7))  # type: ignore[misc]
        shapes.add(_bits(image.convertToFormat(QImage.Format.Format_Mono)))
    assert len(shapes) == len(SlaLook)


def test_ring_fills_with_the_share_of_the_target() -> None:
    amounts = []
    for ratio in (0.0, 0.25, 0.5, 1.0, 3.0):
        image = _drawn(
            lambda painter, ratio=ratio: paint.draw_ring(  # type: ignore[misc]
                painter, QRectF(5, 5, 60, 60), ratio, LIGHT.colours.ok, LIGHT.colours.border, 6
            )
        )
        amounts.append(_count(image, LIGHT.colours.ok))
    assert amounts[0] == 0
    assert amounts[1] < amounts[2] < amounts[3]
    assert amounts[3] == amounts[4]
    quarter = _drawn(
        lambda painter: paint.draw_ring(painter, QRectF(0, 0, 60, 60), 0.25, LIGHT.colours.ok, LIGHT.colours.border, 6)
    )
    assert quarter.pixelColor(50, 8) == LIGHT.colours.ok or quarter.pixelColor(50, 9) == LIGHT.colours.ok
    assert _count(quarter.copy(0, 0, 26, 60), LIGHT.colours.ok) == 0  # clockwise: nothing on the left half


# --- text and small marks ---------------------------------------------------------------------------------------------


def test_elided_text_fits_and_is_remembered() -> None:
    words = "I el volant em serveix per a la beca menjador de la nena gran?"
    for width in (40, 120, 200):
        shown = paint.elided(LIGHT, TypeRole.PREVIEW, words, width)
        assert shown.endswith("…")
        assert paint.text_width(LIGHT, TypeRole.PREVIEW, shown) <= width
        assert paint.elided(LIGHT, TypeRole.PREVIEW, words, width) is shown
    assert paint.elided(LIGHT, TypeRole.PREVIEW, words, 4_000) == words


def test_markup_is_painted_as_letters() -> None:
    place = QRectF(0, 0, 300, 30)
    plain = _drawn(
        lambda painter: paint.draw_text(painter, LIGHT, place, "<b>a</b>", TypeRole.BODY, LIGHT.colours.text)
    )
    letter = _drawn(lambda painter: paint.draw_text(painter, LIGHT, place, "a", TypeRole.BODY, LIGHT.colours.text))
    assert _painted_box(plain).width() > 4 * _painted_box(letter).width()


def test_badges_grow_and_stop_at_99() -> None:
    assert [paint.badge_text(count) for count in (1, 99, 100, 12_000)] == ["1", "99", "99+", "99+"]
    place = QRectF(10, 10, 100, 40)
    assert _painted_box(_drawn(lambda painter: paint.draw_badge(painter, LIGHT, place, 0))).isEmpty()
    box = _painted_box(_drawn(lambda painter: paint.draw_badge(painter, LIGHT, place, 3)))
    assert (box.width(), box.height(), box.right()) == (20, 20, 110)
    wide = _painted_box(_drawn(lambda painter: paint.draw_badge(painter, LIGHT, place, 128)))
    assert wide.width() > box.width()


@pytest.mark.parametrize("tone", Tone)
def test_chips_stay_inside_and_get_an_outline_with_more_contrast(tone: Tone) -> None:
    place = QRectF(10, 10, 60, 40)
    for tokens in (LIGHT, tokens_for(False, True)):
        image = _drawn(lambda painter, tokens=tokens: paint.draw_chip(painter, tokens, place, "beca menjador", tone))  # type: ignore[misc]
        box = _painted_box(image)
        assert place.contains(box)
        assert box.height() == tokens.sizes.chip
        middle = round(box.center().y())
        edge = image.pixelColor(round(box.left()) + 1, middle)
        ground, words = paint.tone_colours(tokens, tone)
        assert edge == (words if tokens.has_more_contrast else ground)


def test_painters_come_back_as_they_were() -> None:
    def draw_all(painter: QPainter) -> None:
        font, pen, opacity = painter.font(), painter.pen(), painter.opacity()
        place = QRectF(5, 5, 250, 60)
        paint.draw_avatar(painter, LIGHT, QRectF(5, 5, 38, 38), "Pau", "1", "telegram", is_dimmed=True)
        paint.draw_sla(painter, LIGHT, place, SlaLook.LATE, "7 min", 0.7)
        paint.draw_chip(painter, LIGHT, place, "x", Tone.OK, "check")
        paint.draw_badge(painter, LIGHT, place, 4)
        paint.draw_key_hint(painter, LIGHT, place, "F2")
        paint.draw_lock(painter, LIGHT, place, "Marta")
        paint_timeline.draw_bubble(painter, LIGHT, place, Sender.NOTE)
        paint_timeline.draw_file_card(painter, LIGHT, place, "a", "pdf", "x")
        paint_timeline.draw_unread_divider(painter, LIGHT, place, "2 nous")
        assert (painter.font(), painter.pen(), painter.opacity()) == (font, pen, opacity)

    _drawn(draw_all)


# --- conversation -----------------------------------------------------------------------------------------------------


def test_bubbles_point_to_their_sender() -> None:
    rect = QRectF(0, 0, 200, 80)
    ours = paint_timeline.bubble_path(LIGHT, rect, Sender.US)
    theirs = paint_timeline.bubble_path(LIGHT, rect, Sender.CITIZEN)
    near_left, near_right, top = QPointF(2, 78), QPointF(198, 78), QPointF(2, 2)
    assert theirs.contains(near_left)
    assert not theirs.contains(near_right)
    assert ours.contains(near_right)
    assert not ours.contains(near_left)
    assert not ours.contains(top)
    assert not theirs.contains(top)
    assert ours.boundingRect() == theirs.boundingRect() == rect


def test_the_states_of_a_message_look_different() -> None:
    place = QRectF(0, 0, 120, 20)
    pictures = {
        _bits(_drawn(lambda painter, tick=tick: paint_timeline.draw_time_and_tick(  # type: ignore[misc]
            painter, LIGHT, place, "9:41", tick), 120, 20))
        for tick in [None, *Tick]
    }  # fmt: skip
    assert len(pictures) == len(Tick) + 1


def test_waveform_shows_what_was_played() -> None:
    c = LIGHT.colours
    place = QRectF(0, 0, 250, 40)

    def counts(progress: float) -> tuple[int, int]:
        image = _drawn(lambda painter: paint_timeline.draw_waveform(painter, LIGHT, place, [0.2, 1.0, 0.5], progress))
        return _count(image, c.accent_text), _count(image, c.border_strong)

    assert counts(0.0)[0] == 0
    assert counts(1.0)[1] == 0
    half = counts(0.5)
    assert half[0] > 100
    assert half[1] > 100
    assert not _painted_box(
        _drawn(lambda painter: paint_timeline.draw_waveform(painter, LIGHT, place, [], 0.3))
    ).isEmpty()
    assert paint_timeline.progress_at(place, -5) == 0.0
    assert paint_timeline.progress_at(place, 125) == pytest.approx(0.5)
    assert paint_timeline.progress_at(place, 900) == 1.0


def test_a_file_card_never_hides_the_extension() -> None:
    place = QRectF(0, 0, 230, 54)

    def card(extension: str) -> bytes:
        return _bits(
            _drawn(
                lambda painter: paint_timeline.draw_file_card(painter, LIGHT, place, "factura.pdf " * 20, extension, "")
            )
        )

    assert card("exe") != card("com")  # same icon, same stem: only the drawn extension differs
    assert paint_timeline.file_look("PDF")[0] == "file-type-pdf"
    assert paint_timeline.file_look("exe") == ("file", Tone.NEUTRAL)


# --- controls ---------------------------------------------------------------------------------------------------------


def _name_told_to_screen_readers(widget: QWidget) -> str:
    interface: QAccessibleInterface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_buttons_have_the_heights_of_the_design() -> None:
    assert [ActionButton("Envia", size=size).sizeHint().height() for size in ButtonSize] == [34, 30, 28]
    assert RailButton("inbox", "Converses").sizeHint().width() == 44
    assert IconButton("x", "Tanca", side=12).sizeHint().width() >= LIGHT.sizes.click_target
    assert SegmentedControl([Choice("a", "Safata", 9)]).sizeHint().height() == LIGHT.sizes.segment_track


def test_buttons_tell_their_names(qtbot: QtBot) -> None:
    rail = RailButton("inbox", "Converses")
    rail.set_count(6)
    for widget, name in (
        (ActionButton("Padró & censos", icon="send"), "Padró & censos"),
        (IconButton("x", "Tanca"), "Tanca"),
        (rail, "Converses (6)"),
        (Chip("Padró"), "Padró"),
    ):
        qtbot.addWidget(widget)
        assert _name_told_to_screen_readers(widget) == name
    assert ActionButton("Padró & censos").words == "Padró & censos"


def test_every_control_shows_where_the_keyboard_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 80)
    for kind in ButtonKind:
        other = ActionButton("Una altra", parent=window)
        button = ActionButton("Envia", kind, parent=window)
        button.move(120, 10)
        for child in (other, button):
            child.adjustSize()
            child.show()
        with qtbot.waitActive(window):
            window.show()
        other.setFocus()
        without = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        ring = button.grab().toImage()
        assert ring != without
        assert ring.pixelColor(ring.width() // 2, 0) == LIGHT.colours.accent_text
        other.deleteLater()
        button.deleteLater()


def test_segments_work_by_mouse_and_arrows(qtbot: QtBot) -> None:
    for control in (SegmentedControl, TabBar):
        bar = control([Choice("inbox", "Safata", 9), Choice("snoozed", "En pausa", 2), Choice("closed", "Tancades")])
        qtbot.addWidget(bar)
        with qtbot.waitActive(bar):
            bar.show()
        assert bar.current == "inbox"
        told: list[str] = []
        bar.choice_changed.connect(told.append)
        QTest.mouseClick(bar.button("closed"), Qt.MouseButton.LeftButton)
        bar.button("closed").setFocus()
        QTest.keyClick(bar.button("closed"), Qt.Key.Key_Left)
        assert told == ["closed", "snoozed"]
        assert bar.current == "snoozed"
        bar.choose("inbox")
        bar.set_choice(Choice("inbox", "Safata", 10))
        assert _name_told_to_screen_readers(bar.button("inbox")) == "Safata (10)"
        with pytest.raises(KeyError):
            bar.choose("nowhere")


def test_notices_tell_when_their_button_is_pressed(qtbot: QtBot) -> None:
    banner, strip = Banner(Tone.BAD, "wifi-off"), Strip("Desfés")
    empty = EmptyState("inbox", "Tothom atès.", "Mira les meves")
    banner.show_words("Sense connexió", action="Torna-ho a provar")
    for widget in (banner, strip, empty):
        qtbot.addWidget(widget)
        with qtbot.waitSignal(widget.action_triggered, timeout=1_000):
            widget.button.click()
    banner.show_words("Connectat")
    assert banner.button.isHidden()
    assert banner.accessibleName() == "Connectat"


def test_the_undo_ring_empties(qtbot: QtBot) -> None:
    strip = Strip("Desfés")
    qtbot.addWidget(strip)
    strip.resize(320, 56)
    amounts = []
    for left in (5_000, 2_500, 0):
        strip.show_remaining(left, 5_000)
        amounts.append(_count(strip.grab().toImage().copy(0, 0, 44, 56), LIGHT.colours.accent_text))
    assert amounts[0] > amounts[1] > amounts[2]


def test_escape_empties_the_search_before_it_leaves(qtbot: QtBot) -> None:
    search = SearchField("Cerca", "Ctrl+K")
    qtbot.addWidget(search)
    search.field.setText("padró")
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.field.text() == ""
    assert _name_told_to_screen_readers(search.field) == "Cerca"


def test_controls_follow_the_look(qtbot: QtBot) -> None:
    button = ActionButton("Envia", ButtonKind.PRIMARY)
    qtbot.addWidget(button)
    light, narrow = button.grab().toImage(), button.sizeHint()
    theme().set_mode(ThemeMode.DARK)
    assert button.grab().toImage() != light
    theme().set_text_scale(1.5)
    assert button.sizeHint().width() > narrow.width()
    assert button.sizeHint().height() == 51


@pytest.mark.parametrize("contrast", [ContrastMode.NORMAL, ContrastMode.MORE])
@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_gallery_is_the_same_picture_twice(mode: ThemeMode, contrast: ContrastMode, qtbot: QtBot) -> None:
    theme().set_mode(mode)
    theme().set_contrast(contrast)
    first, second = gallery.picture(theme()), gallery.picture(theme())
    assert first == second
    tokens: Tokens = theme().tokens
    assert first.pixelColor(1500, 1990) == tokens.colours.surface
