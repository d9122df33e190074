"""Draws every painted piece and widget in one look to a PNG, for eyes: python -m tests.ui.gallery FOLDER.

One picture each for light, dark and more contrast, at device ratio 2, like the drawings of the design.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

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
from console.ui.icons import CREST, CREST_RATIO, draw_icon
from console.ui.paint import SlaLook, Tone
from console.ui.paint_timeline import Sender, Tick
from console.ui.text import safe_label
from console.ui.theme import ContrastMode, Theme, ThemeMode, theme
from console.ui.tokens import Tokens, TypeRole
from console.ui.widgets import Avatar, Banner, Card, Chip, EmptyState, KeyHint, PopupFrame, SearchField, Strip

WIDTH, HEIGHT, RATIO = 1440, 1000, 2

Row = tuple[str, str, str, str, SlaLook, str, float, int]
ROWS: tuple[Row, ...] = (
    ("Núria Casadevall", "whatsapp", "I el volant em serveix per a la beca menjador?", "Padró  ·  CA",
     SlaLook.IN_TIME, "3 min", 0.3, 0),
    ("Fatou Diallo", "whatsapp", "Bon dia, Fatou. Per demanar hora cal", "Serveis socials  ·  ES",
     SlaLook.LATE, "7 min", 0.7, 0),
    ("José Manuel Ortega", "telegram", "Vosaltres: Ya tiene la cita para el martes 24", "Cita prèvia  ·  ES",
     SlaLook.WAITING_FOR_CITIZEN, "Esperant resposta", 0, 0),
    ("Mercè Puigdomènech", "matrix", "Fa tres dies que no passen a recollir els trastos", "Residus  ·  CA",
     SlaLook.MISSED, "24 min", 2.4, 3),
    ("Oriol Batlle i Soler", "telegram", "Us envio el plànol de la llicència d’obres", "Urbanisme  ·  CA",
     SlaLook.SNOOZED, "demà 9:00", 0, 0),
    ("+34 6•• ••• 412", "whatsapp", "Missatge de veu · 0:42", "Sense tema", SlaLook.IN_TIME, "4 min", 0.4, 128),
)  # fmt: skip
WAVE = [abs(math.sin(step * 0.55)) * (0.25 + 0.75 * abs(math.sin(step * 0.17))) for step in range(64)]


def draw_rows(painter: QPainter, tokens: Tokens, area: QRectF) -> None:
    """Queue rows in their states."""
    c, y = tokens.colours, area.top()
    for index, (name, channel, preview, meta, look, wait, ratio, unread) in enumerate(ROWS):
        rect = QRectF(area.left() + 8, y, area.width() - 16, tokens.sizes.queue_row)
        ground = c.pane
        if index == 0:
            paint.draw_selected_row(painter, tokens, rect)
            ground = c.selected_row
        elif index == 3:
            paint.fill_round(painter, rect, tokens.radii.row, c.hover_row)
            ground = c.hover_row
        disc = QRectF(rect.left() + 10, rect.top() + 11, 38, 38)
        paint.draw_avatar(painter, tokens, disc, name, name, channel, ground, is_dimmed=index == 4)
        x, right = disc.right() + 12, rect.right() - 8
        line = QRectF(x, rect.top() + 8, right - x, 24)
        if index == 4:
            paint.draw_lock(painter, tokens, line, "Marta hi respon")
        else:
            paint.draw_sla(painter, tokens, line, look, wait, ratio)
        role = TypeRole.LIST_NAME_UNREAD if unread else TypeRole.LIST_NAME
        paint.draw_text(painter, tokens, QRectF(x, line.top(), 150, 24), name, role, c.text)
        second = QRectF(x, rect.top() + 30, right - x, 24)
        badge = paint.draw_badge(painter, tokens, second, unread)
        role = TypeRole.PREVIEW_UNREAD if unread else TypeRole.PREVIEW
        left = 0.0
        if index == 1:
            left = paint.draw_text(painter, tokens, second, "Esborrany: ", TypeRole.BODY_STRONG, c.bad_text)
        text_box = QRectF(x + left, second.top(), second.width() - left - badge.width() - 8, 24)
        paint.draw_text(painter, tokens, text_box, preview, role, c.text if unread else c.text2)
        paint.draw_text(painter, tokens, QRectF(x, rect.top() + 50, 200, 22), meta, TypeRole.META, c.text3)
        y += tokens.sizes.queue_row
    last = QRectF(area.left(), y + 4, area.width() - 16, 24)
    paint.draw_sla(painter, tokens, last, SlaLook.SNOOZED, "demà 9:00")
    chip_x = area.left() + 16
    for tone in Tone:
        drawn = paint.draw_chip(
            painter, tokens, QRectF(chip_x, y + 34, 200, 24), tone.value, tone, "tag" if tone is Tone.NEUTRAL else ""
        )
        chip_x = drawn.right() + 6
        if chip_x > area.right() - 90:
            chip_x, y = area.left() + 16, y + 28


def _say(painter: QPainter, tokens: Tokens, rect: QRectF, words: str, colour: QColor) -> None:
    painter.setFont(tokens.font(TypeRole.MESSAGE))
    painter.setPen(colour)
    painter.drawText(rect, int(Qt.TextFlag.TextWordWrap), words)


def draw_timeline(painter: QPainter, tokens: Tokens, area: QRectF) -> None:
    """A conversation with every kind of line."""
    c, left, y = tokens.colours, area.left() + 22, area.top() + 4
    width = area.width() - 44
    paint_timeline.draw_day_line(painter, tokens, QRectF(left, y, width, 24), "Avui, dijous 19 de novembre")
    y += 30
    bubble = QRectF(left, y, 430, 70)
    paint_timeline.draw_bubble(painter, tokens, bubble, Sender.CITIZEN)
    _say(painter, tokens, bubble.adjusted(13, 10, -13, -10),
         "Bon dia! Necessito el volant d’empadronament de tota la família per portar-lo a l’escola.", c.text)  # fmt: skip
    paint_timeline.draw_time_and_tick(painter, tokens, QRectF(left, y + 48, 417, 16), "9:38", None)
    y += 78
    for icon, words in (("robot", "Resposta automàtica enviada · 9:38"), ("user", "Has agafat la conversa · 9:41")):
        paint_timeline.draw_activity_line(painter, tokens, QRectF(left, y, width, 24), icon, words)
        y += 26
    for index, tick in enumerate(Tick):
        box = QRectF(area.right() - 22 - 300, y, 300, 44)
        paint_timeline.draw_bubble(painter, tokens, box, Sender.US, is_failed=tick is Tick.FAILED)
        _say(painter, tokens, box.adjusted(13, 12, -13, -10), f"Bon dia, Núria! ({tick.value})", c.text)
        paint_timeline.draw_time_and_tick(painter, tokens, box.adjusted(0, 22, -13, -6), f"9:4{index}", tick)
        y += 50
    note = QRectF(area.right() - 22 - 330, y, 330, 70)
    paint_timeline.draw_bubble(painter, tokens, note, Sender.NOTE)
    paint_timeline.draw_note_heading(painter, tokens, QRectF(note.left() + 13, y + 8, 300, 18),
                                     "Nota interna · només l’equip")  # fmt: skip
    _say(painter, tokens, note.adjusted(13, 29, -13, -10), "Comprovar que hi consti el nadó nascut a l’octubre.",
         c.note_text)  # fmt: skip
    paint_timeline.draw_time_and_tick(
        painter, tokens, QRectF(note.left(), note.bottom() - 20, 317, 16), "9:43", None, c.note_text
    )
    y += 80
    paint_timeline.draw_unread_divider(painter, tokens, QRectF(left, y, width, 20), "2 missatges nous")
    y += 30
    voice = QRectF(left, y, 378, 70)
    paint_timeline.draw_bubble(painter, tokens, voice, Sender.CITIZEN)
    paint_timeline.draw_voice_note(painter, tokens, voice.adjusted(13, 8, -13, -26), WAVE, 0.4, "0:07 / 0:18", "1,5×",
                                   is_playing=True)  # fmt: skip
    paint_timeline.draw_time_and_tick(painter, tokens, QRectF(left, y + 48, 365, 16), "9:44", None)
    y += 78
    files = QRectF(left, y, 420, 150)
    paint_timeline.draw_bubble(painter, tokens, files, Sender.CITIZEN)
    for index, (name, extension, details) in enumerate(
        (("requisits-beca-menjador", "pdf", "PDF · 214 kB · 2 pàgines"),
         ("factura molt important del mes passat.pdf", "exe", "Programa · 1,2 MB · no s’obre"))
    ):  # fmt: skip
        card = QRectF(left + 13, y + 12 + index * 60, 394, 54)
        paint_timeline.draw_file_card(painter, tokens, card, name, extension, details)


class _Board(QWidget):
    """Paints the parts that are not widgets."""

    def __init__(self, draw: Callable[[QPainter, Tokens, QRectF], None], ground: str) -> None:
        super().__init__()
        self._draw, self._ground = draw, ground

    def paintEvent(self, event: object) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), getattr(tokens.colours, self._ground))
        self._draw(painter, tokens, QRectF(self.rect()))


def _rail() -> QWidget:
    rail = _Board(
        lambda painter, tokens, area: draw_icon(
            painter, CREST, QRectF(15, 14, 28, 28 / CREST_RATIO), tokens.colours.white
        ),
        "rail",
    )
    column = QVBoxLayout(rail)
    column.setContentsMargins(7, 66, 7, 12)
    for icon, words in (("inbox", "Converses"), ("template", "Respostes"), ("users", "Equip"), ("chart-bar", "Tauler")):
        button = RailButton(icon, words)
        column.addWidget(button)
        if icon == "inbox":
            button.setChecked(True)
            button.set_count(6)
    column.addStretch()
    return rail


def _widgets() -> QWidget:
    pane = _Board(lambda painter, tokens, area: None, "pane")
    place = _Placer(pane)
    place(ActionButton("Agafa la següent", ButtonKind.PRIMARY, keys="F2"), 16, 14)
    place(IconButton("filter", "Filtra"), 190, 16)
    place(IconButton("zzz", "Posa en pausa", has_border=True, side=34), 228, 14)
    place(ActionButton("Transfereix", icon="user-share"), 270, 14)
    place(ActionButton("Tanca", icon="circle-check"), 392, 14)
    place(SegmentedControl([Choice("inbox", "Safata", 9), Choice("snoozed", "En pausa", 2), Choice("team", "Equip", 14),
                            Choice("closed", "Tancades")]), 16, 60)  # fmt: skip
    place(SegmentedControl([Choice("reply", "Resposta", icon="message"), Choice("note", "Nota interna", icon="lock")]),
          16, 104)  # fmt: skip
    place(ActionButton("Insereix", ButtonKind.PRIMARY, "corner-down-left", size=ButtonSize.CARD), 16, 150)
    place(ActionButton("Insereix", ButtonKind.TINTED, "corner-down-left", size=ButtonSize.CARD), 118, 150)
    place(ActionButton("Envia", ButtonKind.GHOST, "send", size=ButtonSize.CARD), 222, 150)
    place(ActionButton("Agafa", ButtonKind.PRIMARY, size=ButtonSize.STRIP), 310, 151)
    place(ActionButton("Esborra", ButtonKind.DANGER, "trash", size=ButtonSize.CARD), 380, 150)
    off = place(ActionButton("Envia", ButtonKind.PRIMARY, "send"), 16, 192)
    off.setEnabled(False)
    place(KeyHint("Alt+1"), 110, 199)
    place(KeyHint("F1"), 164, 199)
    place(Chip("Padró", Tone.ACCENT), 200, 198)
    place(Chip("beca menjador", Tone.HIGHLIGHT), 262, 198)
    place(Chip("Objectiu 5 min", Tone.OK, "check"), 372, 198)
    place(SearchField("Cerca persones, converses o ordres", "Ctrl+K"), 16, 240, 420)
    place(TabBar([Choice("s", "Suggeriments", 3), Choice("f", "Fitxa"), Choice("h", "Historial", 4)]), 16, 284, 420)
    banner = place(Banner(Tone.ACCENT, "eye"), 0, 340, 460)
    banner.show_words("també mira aquesta conversa. Només tu hi pots respondre.", "Jordi Puig", "Passa-l’hi")
    bad = place(Banner(Tone.BAD, "wifi-off"), 0, 380, 460)
    bad.show_words("Sense connexió des de les 9:41. El que escrius es guarda.", action="Torna-ho a provar")
    strip = place(Strip("Desfés"), 16, 426, 330, 56)
    strip.show_words("S’envia a José Manuel", "«Ya tiene la cita para el mar…»")
    strip.show_remaining(3_600, 5_000)
    card = place(Card(), 16, 494, 300, 110)
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(safe_label("Volant de convivència", TypeRole.CARD_TITLE))
    words = "El volant de convivència acredita totes les persones empadronades al domicili i serveix per a la beca."
    column.addWidget(safe_label(words, TypeRole.BODY, "text2", wraps=True))
    column.addWidget(safe_label("Padró · revisada el 7 nov. · CA ES", TypeRole.META, "text3"))
    avatar = place(Avatar(26, "pane"), 340, 500)
    avatar.show_person("Laia Ferrer", "laia", presence="ok")
    label: QLabel = place(safe_label("Laia Ferrer", TypeRole.BODY_STRONG), 378, 504, 90)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    popup = place(PopupFrame(), 0, 606, 460, 170)
    for title in ("Beca menjador: documents", "Beca menjador: terminis", "Volant de convivència"):
        popup.body.addWidget(safe_label(title, TypeRole.CARD_TITLE))
    place(EmptyState("inbox", "Tothom atès. T’avisarem quan arribi una conversa.", "Mira les meves"), 60, 760, 340, 230)
    return pane


Kind = TypeVar("Kind", bound=QWidget)


class _Placer:
    """Puts a widget at a fixed place, at its own size unless one is given."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def __call__(self, widget: Kind, x: int, y: int, width: int = 0, height: int = 0) -> Kind:
        hint = widget.sizeHint()
        widget.setParent(self._parent)
        widget.setGeometry(QRect(x, y, width or hint.width(), height or hint.height()))
        return widget


def picture(look: Theme) -> QImage:
    """The whole gallery in the look in force."""
    page = QWidget()
    page.resize(WIDTH, HEIGHT)
    for widget, rect in (
        (_rail(), QRect(0, 0, 58, HEIGHT)),
        (_Board(draw_rows, "pane"), QRect(58, 0, 350, HEIGHT)),
        (_Board(draw_timeline, "surface"), QRect(408, 0, 572, HEIGHT)),
        (_widgets(), QRect(980, 0, 460, HEIGHT)),
    ):
        widget.setParent(page)
        widget.setGeometry(rect)
    image = QImage(WIDTH * RATIO, HEIGHT * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(look.tokens.colours.app)
    page.ensurePolished()
    page.render(image, QPoint(0, 0))
    page.deleteLater()
    return image


def main(folder: Path) -> None:
    """Write gallery-light.png, -dark, -contrast and -large to `folder`."""
    application = QApplication.instance() or QApplication([])
    look = theme()
    looks = {
        "light": (ThemeMode.LIGHT, ContrastMode.NORMAL, 1.0),
        "dark": (ThemeMode.DARK, ContrastMode.NORMAL, 1.0),
        "contrast": (ThemeMode.LIGHT, ContrastMode.MORE, 1.0),
        "contrast-dark": (ThemeMode.DARK, ContrastMode.MORE, 1.0),
        "large": (ThemeMode.LIGHT, ContrastMode.NORMAL, 1.3),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (mode, contrast, scale) in looks.items():
        look.set_mode(mode)
        look.set_contrast(contrast)
        look.set_text_scale(scale)
        picture(look).save(str(folder / f"gallery-{name}.png"))
    application.processEvents()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.ui.gallery FOLDER")
    main(Path(sys.argv[1]))
