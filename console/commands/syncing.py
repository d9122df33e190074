"""`ventanilla sync`: receiving and sending without a window."""

import argparse
import logging
import signal
import sys
import threading

from console.commands.opening import Session
from console.desk_folder import SyncLock
from console.models.problems import Problem
from console.models.records import Channel
from console.models.states import ChannelState
from console.operations import office
from console.sync.service import SyncService

_TROUBLES = {
    ChannelState.UNAUTHORIZED: "secret_refused",
    ChannelState.CONFLICT: "provider_conflict",
    ChannelState.WEBHOOK_SET: "provider_webhook",
    ChannelState.RECONNECTING: "provider_unreachable",
}


def trouble_of(channel: Channel) -> Problem | None:
    """What a run found amiss with a channel. It is told and no failure: the others were served and nothing is lost."""
    code = _TROUBLES.get(ChannelState(channel.state))
    why = channel.detail
    return None if code is None else Problem(code, name=channel.name, why=why)


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
