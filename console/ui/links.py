"""Links in citizens' messages: found, shown with the host they really lead to, opened only when an operator says so.

Text is never clickable by itself. One gate, `open_link`, checks the scheme again at the last moment, because a window
of a public office that opens `file:`, `smb:` or a settings page for a stranger gives away the PC.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from console.ui.cleaning import one_line
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

Opener = Callable[[QUrl], bool]

LINK_LENGTH = 2_048
LINKS_PER_MESSAGE = 50

# Up to the next space or sign that cannot stand in an address. Other schemes are not links at all.
_CANDIDATE = re.compile(r"(?<![\w.@/\\:-])(?:https?://|www\.)[^\s<>\"'`{}|^\x00-\x20\u2028\u2029]+", re.IGNORECASE)
_TRAILING = ".,;:!?…»”’)]}"
_PAIRS = {")": "(", "]": "["}
_UNSAFE = re.compile(r"[\\\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Link:
    """One openable link: its span in the text (start inclusive, end exclusive), the address as it will be opened,
    and its host twice, as a browser is told it (punycode) and as it would be read."""

    start: int
    end: int
    address: str
    host: str
    readable_host: str

    @property
    def has_foreign_letters(self) -> bool:
        """True when the host holds letters beyond a-z, which can imitate another host."""
        return "xn--" in self.host


def find_links(text: str) -> tuple[Link, ...]:
    """The http and https links of a text, at most 50, in order; nothing is looked up and nothing is fetched.

    Addresses with a user name, a backslash or invisible characters are left as plain text: each is a way to show one
    host and lead to another.
    """
    links: list[Link] = []
    for match in _CANDIDATE.finditer(text):
        words = _without_trailing_marks(match.group())
        link = _link(words, match.start())
        if link is not None:
            links.append(link)
        if len(links) == LINKS_PER_MESSAGE:
            break
    return tuple(links)


def is_openable(url: QUrl) -> bool:
    """True for a valid http or https address with a host and without a user name."""
    return (
        url.isValid()
        and url.scheme() in ("http", "https")
        and bool(url.host())
        and not url.userInfo()
        and url.port() != 0
    )


def open_link(address: str, opener: Opener = QDesktopServices.openUrl) -> bool:
    """The one gate to the browser. False, and nothing opened, when the address is not plain http or https."""
    if len(address) > LINK_LENGTH or _UNSAFE.search(address):
        return False
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return is_openable(url) and opener(url)


class LinkDialog(QDialog):
    """Asks before a link is opened, with the host in large letters. GUI thread; show it with open()."""

    def __init__(self, link: Link, parent: QWidget | None = None, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(parent)
        self._link = link
        self._opener = opener
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open a link"))
        self.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(safe_label(self.tr("This link was written by a citizen. It leads to:"), colour="text2"))
        layout.addWidget(safe_label(link.host, TypeRole.PANE_TITLE, wraps=True, selectable=True))
        if link.has_foreign_letters:
            warning = self.tr("The name holds letters of another alphabet ({name}). It may imitate a site you know.")
            layout.addWidget(
                safe_label(warning.format(name=one_line(link.readable_host, 128)), colour="bad_text", wraps=True)
            )
        layout.addWidget(safe_label(one_line(link.address, 300), TypeRole.META, "text3", elides=True))
        buttons = QDialogButtonBox()
        self.copy_button = buttons.addButton(self.tr("Copy the address"), QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel_button = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton(self.tr("Open in the browser"), QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.copy_button, self.open_button):
            button.setAutoDefault(False)
        self.cancel_button.setDefault(True)  # Enter typed by habit must not open a stranger's page
        self.cancel_button.setFocus()
        self.copy_button.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @Slot()
    def accept(self) -> None:
        """Open the link and close."""
        open_link(self._link.address, self._opener)
        super().accept()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._link.address)


def confirm_and_open(
    link: Link, parent: QWidget | None = None, opener: Opener = QDesktopServices.openUrl
) -> LinkDialog:
    """Show the dialog that names the host; the browser opens only when the operator says so. Returns at once."""
    dialog = LinkDialog(link, parent, opener)
    dialog.open()
    return dialog


def _link(words: str, start: int) -> Link | None:
    if len(words) > LINK_LENGTH or _UNSAFE.search(words):
        return None
    address = words if words.lower().startswith(("http://", "https://")) else f"https://{words}"
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not is_openable(url):
        return None
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded).lower()
    if "." not in host.strip(".") and not host.startswith("["):
        return None  # "http://foo": a name of the local network, nothing a citizen links to
    return Link(
        start=start,
        end=start + len(words),
        address=url.toString(QUrl.ComponentFormattingOption.FullyEncoded),
        host=host,
        readable_host=_host_as_written(words) or host,
    )


def _host_as_written(words: str) -> str:
    rest = words.split("://", 1)[-1]
    return re.split(r"[/?#:]", rest, maxsplit=1)[0].lower()


def _without_trailing_marks(words: str) -> str:
    while words and words[-1] in _TRAILING:
        opening = _PAIRS.get(words[-1])
        if opening and words.count(opening) >= words.count(words[-1]):
            break
        words = words[:-1]
    return words
