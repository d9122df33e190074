"""Icons: the shipped outline SVGs in any colour, drawn sharp at every screen ratio.

Drawn from our own files by QSvgRenderer and never through Qt's SVG image plugin, which is not shipped: a picture that
a citizen sends must have no way to reach an SVG reader.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from console.ui.resources import resource
from console.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

CHANNEL_ICONS = {"telegram": "brand-telegram", "whatsapp": "brand-whatsapp", "matrix": "brand-matrix"}
CHANNEL_ICONS |= {"twilio_whatsapp": "brand-whatsapp", "twilio_sms": "message"}
CREST = "crest"
CREST_RATIO = 24 / 28


def icon_names() -> tuple[str, ...]:
    """Names of all shipped icons, sorted."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def channel_icon(kind: str) -> str:
    """Icon name of a channel kind; a speech bubble when we have no glyph for it."""
    return CHANNEL_ICONS.get(kind, "message-2")


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon filling `rect` (logical px). FileNotFoundError when there is no such icon."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    # On whole device pixels: half a pixel off, every thin stroke would be smeared over two.
    corner = QPointF(round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio)
    painter.drawPixmap(corner, icon_pixmap(name, colour, rect.width(), rect.height(), ratio))


def icon_pixmap(name: str, colour: QColor, width: float, height: float, ratio: float) -> QPixmap:
    """An icon as a pixmap of width × height logical px at a device ratio, from a cache."""
    key = f"ventanilla/{name}/{colour.rgba():x}/{width:g}x{height:g}@{ratio:g}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour.name(QColor.NameFormat.HexRgb)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def action_icon(name: str, size: int = 18) -> QIcon:
    """A QIcon in the colours of the look in force, for menus and tray. Ask again on `theme_changed`."""
    from PySide6.QtGui import QIcon

    colours = theme().tokens.colours
    icon = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, colours.text2),
        (QIcon.Mode.Active, colours.text),
        (QIcon.Mode.Selected, colours.text),
        (QIcon.Mode.Disabled, colours.border_strong),
    ):
        for ratio in (1.0, 2.0):
            icon.addPixmap(icon_pixmap(name, colour, size, size, ratio), mode)
    return icon


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = _source(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode("utf-8")))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
