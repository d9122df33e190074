"""How notices to supervisors leave by mail, for supervisors to read. IT says it on the computer that sends, since the password lies there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from console.models.mail import KINDS
from console.operations import mail
from console.operations.mail import MailState
from console.ui.bridge import Bridge
from console.ui.cleaning import one_line
from console.ui.sentences import text_of
from console.ui.settings.boxes import Box

_KINDS: dict[str, Any] = {
    "waiting": QT_TRANSLATE_NOOP("MailBox", "many wait"),
    "longest": QT_TRANSLATE_NOOP("MailBox", "somebody waits too long"),
    "within": QT_TRANSLATE_NOOP("MailBox", "few answers in time"),
    "available": QT_TRANSLATE_NOOP("MailBox", "nobody available"),
    "channel": QT_TRANSLATE_NOOP("MailBox", "a channel cannot be reached"),
}


class MailBox(Box):
    """GUI thread. The way in force, and what became of the last mail."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Notices by mail to supervisors"), self.tr("Reading…"), parent)
        bridge.read(self, mail.state, done=self._on_read, failed=self.on_failed)

    def _on_read(self, found: MailState) -> None:
        if found.route is None:
            self.set_hint(
                self.tr("Off. IT turns it on, where messages are received and sent: ventanilla town mail set")
            )
        else:
            kinds = [QCoreApplication.translate("MailBox", _KINDS[kind]) for kind in KINDS if kind in found.route.kinds]
            words = self.tr("Once for each crossing, through {host}, to {people}: {kinds}.")
            self.set_hint(
                words.format(
                    host=one_line(found.route.host, 60),
                    people=one_line(", ".join(found.route.recipients), 200),
                    kinds=", ".join(kinds),
                )
            )
        if found.trouble is not None:
            self.tell(text_of(found.trouble), is_bad=True)
