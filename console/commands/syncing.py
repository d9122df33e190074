"""`ventanilla sync`: receiving and sending without a window."""

import argparse
import logging
import signal
import sys
import threading

from console.commands.opening import Session
from console.commands.shape import trouble_of
from console.desk_folder import SyncLock
from console.models.problems import Problem
from console.operations import office
from console.sync.service import SyncService


def sync(session: Session, arguments: argparse.Namespace) -> None:
    """`sync [--once]`: receive and send without a window until SIGTERM."""
    # The level of our own loggers is a setting; see opening.set_log_level.
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    session.refuse_quarantine()
    if session.opened.is_in_office and session.opened.role != "sync":
        raise Problem("not_allowed")
    with SyncLock(session.opened.path):
        parts = session.parts()
        service = SyncService(parts, is_alone=not session.opened.is_in_office)
        if arguments.once:
            service.run_once()
            for channel in session.desk.read(office.channels):
                trouble = trouble_of(channel)
                if trouble is not None:
                    sys.stderr.write(f"{trouble}\n")
            return
        stop = threading.Event()
        for name in ("SIGTERM", "SIGINT"):
            signal.signal(getattr(signal, name), lambda *_: stop.set())
        service.start()
        while not stop.wait(0.5) and not parts.stop.is_set():
            pass
        service.stop()
