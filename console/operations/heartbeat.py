"""The sign of life of the process that syncs a desk, for whoever asks whether messages still come and go."""

import json
import os

from console.models.record import Record
from console.operations import reads
from console.operations.desk import Context
from console.storage.engine import Tx

STALE_AFTER_MS = 15_000


def write_beat(at: Context, threads: list[str], started_at: int) -> None:
    """A sign of life for `ventanilla status`."""
    value = json.dumps({"pid": os.getpid(), "started_at": started_at, "at": at.now, "threads": threads})
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES ('sync', :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        value=value,
    )


def forget_beat(at: Context, started_at: int) -> None:
    """This process has stopped in good order. The word of another one that runs beside it stays."""
    value = reads.meta(at.tx, "sync")
    beat = json.loads(value) if isinstance(value, str) else {}
    if (beat.get("pid"), beat.get("started_at")) == (os.getpid(), started_at):
        at.tx.execute("DELETE FROM meta WHERE key = 'sync'")


class Heartbeat(Record):
    """The process that syncs a desk: `running`; `stale` when it has said nothing for 15 s and never that it ends (killed, frozen, cut off);
    `stopped` when it ended by itself or was never started. `heard_at`: epoch ms of its last word, None when stopped. `threads`: names, only of
    a running one.
    """

    state: str
    heard_at: int | None
    threads: tuple[str, ...]


def heartbeat(tx: Tx) -> Heartbeat:
    """What is known of the process that syncs this desk."""
    value = reads.meta(tx, "sync")
    if not isinstance(value, str):
        return Heartbeat("stopped", None, ())
    beat = json.loads(value)
    if tx.now - beat["at"] < STALE_AFTER_MS:
        return Heartbeat("running", beat["at"], tuple(beat["threads"]))
    return Heartbeat("stale", beat["at"], ())
