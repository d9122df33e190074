"""The only doors through which words of others reach a Qt widget: labels, tooltips, boxes, titles, menus, rows.

Qt guesses: a label, tooltip or message box that meets `<img src=…>` turns into a small browser that reads local files.
So no widget here ever guesses; text is plain by declaration, or escaped where Qt offers no declaration.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from console.ui.cleaning import cap_message, clean_name, isolate, limit_marks, one_line, shorten, visible_controls
from console.ui.theme import theme
from console.ui.tokens import TypeRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QMessageBox

# The cleaning of names and text belongs to the same door; panes take both from here.
__all__ = [
    "PlainLabel",
    "cap_message",
    "clean_name",
    "isolate",
    "item_text",
    "limit_marks",
    "menu_text",
    "message_box",
    "message_text",
    "no_name",
    "one_line",
    "safe_label",
    "safe_tooltip",
    "sentence",
    "set_button_text",
    "shorten",
    "title_text",
    "tooltip_text",
    "visible_controls",
]

TOOLTIP_LENGTH = 512
TOOLTIP_COLUMN = 80
TITLE_LENGTH = 128
MENU_LENGTH = 80
LABEL_LENGTH = 2_048
BOX_LENGTH = 1_024


class PlainLabel(QLabel):
    """A QLabel that can only show plain text, in a type role and a colour token that follow the theme. GUI thread.

    Make it with `safe_label`. When it elides, its accessible name and tooltip carry the whole text.
    """

    def __init__(self, role: TypeRole, colour: str, elides: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._role = role
        self._colour = colour
        self._elides = elides
        self._whole = ""
        self._dress()
        # Only now: the very first label makes the theme, and the theme's style would ask it to dress while there is none.
        self._is_made = True
        theme().theme_changed.connect(self._dress)

    _is_made = False

    def setText(self, text: str) -> None:
        """Any text; controls become visible and the length is limited."""
        self._whole = shorten(limit_marks(visible_controls(text[: LABEL_LENGTH * 2])), LABEL_LENGTH)
        if self._elides:
            self._whole = one_line(self._whole, LABEL_LENGTH)
            self.setAccessibleName(self._whole)
        super().setText(self._whole)
        self._show_tooltip_if_cut()

    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        """Refuses every format but PlainText with a ValueError: the promise of this class."""
        if text_format is not Qt.TextFormat.PlainText:
            raise ValueError("a PlainLabel shows plain text only")
        super().setTextFormat(text_format)

    def set_colour(self, colour: str) -> None:
        """Name of a colour token, for example "text2"."""
        self._colour = colour
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """An eliding label may become very narrow; others keep Qt's own answer."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 24), hint.height()) if self._elides else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider label may need no tooltip any more."""
        super().resizeEvent(event)
        self._show_tooltip_if_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Elided text is drawn here, so that text() keeps the whole."""
        if not self._elides:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(getattr(theme().tokens.colours, self._colour))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet of a pane around it, set anew with the theme, would bring back the palette of before."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._is_made:
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """What was made in another look and never shown gets that one's palette from the style when it is."""
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        tokens = theme().tokens
        self.setFont(tokens.font(self._role))
        colour = getattr(tokens.colours, self._colour)
        if self.palette().color(QPalette.ColorRole.WindowText) != colour:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)

    def _show_tooltip_if_cut(self) -> None:
        if self._elides:
            is_cut = self.fontMetrics().horizontalAdvance(self._whole) > self.contentsRect().width()
            self.setToolTip(tooltip_text(self._whole) if is_cut else "")


def safe_label(
    text: str = "",
    role: TypeRole = TypeRole.BODY,
    colour: str = "text",
    *,
    wraps: bool = False,
    elides: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> PlainLabel:
    """The only maker of labels. `colour` is the name of a colour token; `elides` keeps one line and adds "…"."""
    label = PlainLabel(role, colour, elides, parent)
    label.setWordWrap(wraps)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    label.setText(text)
    return label


def safe_tooltip(target: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows exactly these characters."""
    target.setToolTip(tooltip_text(text))


def tooltip_text(text: str) -> str:
    """The string for a tooltip (also ToolTipRole, whatsThis, tray): exactly `text`, wrapped, cut at 512 characters.

    A tooltip has no text format to declare: what Qt would take for markup is escaped, the rest passes as it is.
    """
    plain = shorten(limit_marks(visible_controls(text[: TOOLTIP_LENGTH * 2])), TOOLTIP_LENGTH)
    lines = [
        piece
        for line in plain.splitlines()
        for piece in (textwrap.wrap(line, TOOLTIP_COLUMN, replace_whitespace=False) or [""])
    ]
    plain = "\n".join(lines)
    if not Qt.mightBeRichText(plain):
        return plain
    import html

    return '<div style="white-space: pre">' + html.escape(plain) + "</div>"


def title_text(text: str) -> str:
    """A window title: one line, no controls, at most 128 characters, and "[*]" stays what it is."""
    return clean_name(text, TITLE_LENGTH).replace("[*]", "[*][*]")


def menu_text(text: str) -> str:
    """The text of a menu entry or button: one line, and "&" is a letter, not the mark of a shortcut."""
    return clean_name(text, MENU_LENGTH).replace("&", "&&")


def item_text(text: str) -> str:
    """The DisplayRole of a row: one line, controls visible, at most 256 characters."""
    return one_line(text)


def item_lines(*lines: str) -> str:
    """The DisplayRole of a row of several lines, each as in `item_text`; an empty one is left out."""
    return "\n".join(item_text(line) for line in lines if line)


def message_text(text: str) -> str:
    """What a message bubble shows before "show all" (see cleaning.cap_message for the count behind it)."""
    return cap_message(text).shown


def sentence(template: str, **fields: str) -> str:
    """A translated sentence with strangers' words in it: each field is cleaned and isolated before it goes in."""
    return template.format(**{name: isolate(clean_name(value)) for name, value in fields.items()})


def message_box(
    parent: QWidget | None,
    icon: QMessageBox.Icon,
    title: str,
    text: str,
    advice: str = "",
    details: str = "",
    buttons: QMessageBox.StandardButton | None = None,
) -> QMessageBox:
    """A message box, not yet shown, whose every label is plain; without `buttons` it has OK alone.

    `advice` is the one next step, `details` is what the IT desk wants to see. Show the box with
    open(): exec() would run a second event loop under the operator's hands.
    """
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setStandardButtons(QMessageBox.StandardButton.Ok if buttons is None else buttons)
    box.setWindowTitle(title_text(title))
    box.setText(_box_text(text))
    if advice:
        box.setInformativeText(_box_text(advice))
    if details:
        box.setDetailedText(cap_message(details, LABEL_LENGTH).shown)
    for label in box.findChildren(QLabel):  # the informative text is a label that Qt leaves guessing
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setOpenExternalLinks(False)
    return box


def set_button_text(button: QAbstractButton, text: str) -> None:
    """Words of others on a button: one line, "&" shown as "&"."""
    button.setText(menu_text(text))


def no_name() -> str:
    """What stands where a citizen has no name that can be shown."""
    return QCoreApplication.translate("text", "No name")


def _box_text(text: str) -> str:
    wrapped = (textwrap.wrap(line, 100) or [""] for line in shorten(message_text(text), BOX_LENGTH).splitlines())
    return "\n".join(piece for lines in wrapped for piece in lines)
