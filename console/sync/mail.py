"""Tells supervisors by mail that a threshold was crossed: once for each crossing, whatever is started again and on however many machines.

A thread of its own, so that a mail server that does not answer holds up no citizen. Only a process that talks to a provider sends.
"""

import logging
import threading
from collections.abc import Callable

from console.models.failpoints import failpoint
from console.models.mail import MailRoute
from console.models.problems import Problem
from console.operations import mail, town
from console.operations.mail import Notice
from console.sync.parts import Parts

log = logging.getLogger(__name__)

LOOK_SECONDS = 15.0
MOST_AT_ONCE = 20


class MailWatch(threading.Thread):
    """One for a process that syncs. Holds no transaction while it waits for a server. `is_leading`: whether this process has the lead."""

    def __init__(self, parts: Parts, is_leading: Callable[[], bool]) -> None:
        super().__init__(name="mail", daemon=True)
        self._parts = parts
        self._is_leading = is_leading

    def run(self) -> None:
        while not self._parts.stop.wait(LOOK_SECONDS):
            if self._is_leading():
                self.step()

    def step(self) -> None:
        """Note what has crossed its threshold and send what is due. A failure is noted and harms nothing else."""
        desk = self._parts.desk
        try:
            seen = desk.read(mail.look)
            if not seen.is_nothing:
                desk.run(mail.note, seen)
            for _ in range(MOST_AT_ONCE):
                route = desk.read(mail.route)
                notice = desk.run(mail.take) if route is not None and not self._parts.stop.is_set() else None
                if route is None or notice is None:
                    return
                failpoint("mail.taken")
                self._send(route, notice)
        except Problem as problem:
            log.warning("the mail waits: %s", problem.code)

    def _send(self, route: MailRoute, notice: Notice) -> None:
        try:
            refused = send(self._parts, route, notice)
        except Problem as problem:
            log.warning("a notice did not leave by mail: %s", problem.code)
            self._parts.desk.run(mail.note_failed, notice, problem)
        else:
            self._parts.desk.run(mail.note_sent, notice, refused)


def send(parts: Parts, route: MailRoute, notice: Notice | None) -> int:
    """Send one notice, or a test, and return how many recipients were refused. Raises as providers.smtp.deliver does."""
    # Most towns send none: what makes mail is loaded by the first.
    from email.message import EmailMessage
    from email.utils import format_datetime, make_msgid

    from console.providers.smtp import deliver
    from console.sync.mail_words import body_of, subject_of

    hours, now = parts.desk.read(lambda tx: (town.own_opening(tx), tx.now))
    message = EmailMessage()
    subject = subject_of(notice, route.language)
    message["Subject"] = f"{' '.join(parts.town_name.split())}: {subject}" if parts.town_name.strip() else subject
    message["From"] = route.sender
    message["To"] = ", ".join(route.recipients)
    message["Date"] = format_datetime(hours.local(now))
    message["Message-ID"] = make_msgid(domain=route.sender.partition("@")[2])
    # RFC 3834: no machine answers a machine.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body_of(notice, route.language, hours.local(notice.since if notice else now)))
    return deliver(route, parts.mail_password(route), parts.ca_file, message)
