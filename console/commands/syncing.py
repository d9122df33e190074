"""`ventanilla sync`: receiving and sending without a window."""

import argparse
import logging
import signal
import sys
import threading

from console.commands.opening import Session
from console.desk_folder import SyncLock
from console.sync.parts import Parts
from console.sync.service import SyncService


def sync(session: Session, arguments: argparse.Namespace) -> None:
    """`sync [--once]`: receive and send without a window until SIGTERM."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    session.refuse_quarantine()
    with SyncLock(session.opened.path):
        parts = Parts(
            desk=session.desk,
            files=session.opened.files,
            open_provider=session.open_provider,
            poll_seconds=int(session.settings.value("receive_timeout_seconds")),
        )
        service = SyncService(parts)
        if arguments.once:
            service.run_once()
            return
        stop = threading.Event()
        for name in ("SIGTERM", "SIGINT"):
            signal.signal(getattr(signal, name), lambda *_: stop.set())
        service.start()
        while not stop.wait(0.5) and not parts.stop.is_set():
            pass
        service.stop()
