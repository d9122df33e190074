"""WhatsApp goes on calling while the office's database is away: every call is heard, nothing is lost or doubled, the order stays.

The real `ventanilla sync`, a real PostgreSQL that is stopped as if its machine had gone, and a provider that calls again
until it hears 200.
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from console.providers.whatsapp_hook import signature
from tests.bench.harness import World
from tests.bench.hooks import Caller, call_until_heard
from tests.bench.office_town import OfficeTown
from tests.flows.test_whatsapp import SECRETS, free_port, until
from tests.providers.cloud_town import APP_SECRET, NUMBER, WABA, CloudTown, hook_body
from tests.servers import postgres

AMOUNT = 600
"""Seconds without the database."""
RATE, CITIZENS, CALLERS = 50, 40, 4
_SYNC = "nord"


@dataclass
class Figures:
    """`refused`: calls that heard something else than 200 and came again. `drained` in seconds after the database was back."""

    called: int = 0
    while_away: int = 0
    refused: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    raw: int = 0
    drained: float = 0.0

    @property
    def is_good(self) -> bool:
        return self.called > 0 and not (self.lost or self.doubled or self.disordered or self.raw)


class Provider:
    """Calls at an even rate on a few connections. Each citizen's messages go by one connection, so their order is known."""

    def __init__(self, port: int, rate: int) -> None:
        self._port, self._gap = port, CALLERS / rate
        self.stop = threading.Event()
        self.said: dict[str, list[str]] = {}
        self.refused = 0
        self._threads = [threading.Thread(target=self._call, args=(number,)) for number in range(CALLERS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Stop calling; what is under way is called until it is heard."""
        self.stop.set()
        for thread in self._threads:
            thread.join()

    @property
    def called(self) -> int:
        return sum(len(texts) for texts in list(self.said.values()))

    def _call(self, mine: int) -> None:
        caller, due, count = Caller(self._port), time.monotonic(), 0
        phones = [f"346001{mine}{n:05d}" for n in range(CITIZENS // CALLERS)]
        while not self.stop.is_set():
            phone = phones[count % len(phones)]
            text = f"{mine}.{count}"
            body = _body(phone, text)
            caller, refused = call_until_heard(caller, self._port, body, signature(body, APP_SECRET))
            self.refused += refused
            self.said.setdefault(phone, []).append(text)
            count += 1
            due += self._gap
            self.stop.wait(max(0.0, due - time.monotonic()))
        caller.close()


def _body(phone: str, text: str) -> bytes:
    message = {"id": f"wamid.{phone}.{text}", "timestamp": str(int(time.time())), "from": phone, "type": "text"}
    person = {"profile": {"name": f"Veí {phone[-5:]}"}, "wa_id": phone}
    return hook_body({"contacts": [person], "messages": [{**message, "text": {"body": text}}]})


def _found_office(folder: Path, server: postgres.PostgresServer, base_url: str) -> OfficeTown:
    town = OfficeTown(folder, server, server.create_database(), World(folder))
    town.found()
    town.join(_SYNC, "Nord", "sync")
    ids = ("--phone-number-id", NUMBER, "--waba-id", WABA, "--base-url", base_url)
    town.run(_SYNC, "channel", "add", "whatsapp", "--name", "WhatsApp", *ids, "--secrets-stdin", stdin=SECRETS)
    return town


def _is_open(cloud: CloudTown) -> bool:
    with suppress(OSError):
        return cloud.call(b"{}", "sha256=00") == 403
    return False


def _filed(dsn: str) -> dict[str, list[str]]:
    """What each citizen wrote, in the order of the desk."""
    with psycopg.connect(dsn) as owner:
        rows = owner.execute(
            "SELECT k.provider_id, m.text FROM message m JOIN contact k ON k.id = m.contact_id"
            " WHERE m.direction = 'incoming' ORDER BY m.id"
        ).fetchall()
    found: dict[str, list[str]] = {}
    for phone, text in rows:
        found.setdefault(phone, []).append(text)
    return found


def _amount(dsn: str, table: bytes) -> int:
    with psycopg.connect(dsn) as owner:
        row = owner.execute(b"SELECT COUNT(*) FROM " + table).fetchone()
    assert row is not None
    return int(row[0])


def play(away_seconds: float, rate: int = RATE) -> Figures:
    """So many seconds of calls without the database, some before and some after."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-hooks-away-"))
    cloud, server, figures = CloudTown(), postgres.start(16, durable=True), Figures()
    sync: subprocess.Popen[bytes] | None = None
    try:
        town = _found_office(folder, server, cloud.url)
        port = free_port()
        cloud.hook = "127.0.0.1", port
        environment = {**os.environ, "VENTANILLA_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        sync = subprocess.Popen(town.command(_SYNC, "sync"), env=environment, stderr=subprocess.DEVNULL)
        until(lambda: _is_open(cloud))
        provider = Provider(port, rate)
        provider.start()
        try:
            until(lambda: provider.called >= rate)
            server.stop()
            before = provider.called
            time.sleep(away_seconds)
            figures.while_away = provider.called - before
            server.start()
            back = time.monotonic()
            until(lambda: provider.called >= before + figures.while_away + rate)
        finally:
            provider.end()
        figures.called, figures.refused = provider.called, provider.refused
        dsn = server.dsn(town.database)
        with suppress(AssertionError):
            until(lambda: _amount(dsn, b"message") >= figures.called, 120 + away_seconds)
        figures.drained = time.monotonic() - back
        _judge(figures, provider.said, _filed(dsn))
        figures.raw = _amount(dsn, b"raw_update")
        return figures
    finally:
        if sync is not None:
            sync.kill()
            sync.wait()
        server.remove()
        cloud.close()
        shutil.rmtree(folder, ignore_errors=True)


def _judge(figures: Figures, said: dict[str, list[str]], filed: dict[str, list[str]]) -> None:
    for phone, texts in said.items():
        there = filed.get(phone, [])
        figures.lost += [text for text in texts if text not in set(there)]
        figures.doubled += [text for text, count in Counter(there).items() if count > 1]
        if there != texts:
            figures.disordered.append(phone)


def run(amount: int) -> bool:
    """Print the figures; True when every bar is held."""
    figures = play(amount)
    print(
        f"database away for {amount} s at {RATE} calls a second: {figures.called} calls heard, {figures.while_away} of"
    )
    print(f"them without the database, {figures.refused} came again; {len(figures.lost)} lost, {len(figures.doubled)}")
    print(f"doubled, {figures.raw} kept raw, {len(figures.disordered)} of {CITIZENS} citizens out of order; all filed")
    print(f"{figures.drained:.0f} s after the database was back")
    return figures.is_good
