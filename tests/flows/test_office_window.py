"""Two windows of one office on one server: each sees at once what the other does, and says so when the server is gone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import app, office_desk
from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.records import ConversationRow
from console.models.states import MessageKind
from console.office_folder import Invitation
from console.office_folder import Place as OfficePlace
from console.operations import claims, incoming, office, queue
from console.operations.desk import Desk
from console.settings import Settings
from console.storage import roles
from tests.servers.offices import DESK_ID, Founded

pytestmark = pytest.mark.timeout(120)
FILES_KEY = "ab" * 32


class Hall:
    """An office with a bot, a citizen who waits, and a window for each who asks."""

    def __init__(self, founded: Founded, folder: Path, application: QApplication) -> None:
        self.founded, self.folder, self.application = founded, folder, application
        self.service = Desk(founded.engine("sync", "sync"), Feed())
        self.channel = self.service.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1:9"})
        self.windows: list[app.Console] = []
        self._said = 0

    def say(self, text: str) -> None:
        self._said += 1
        event = InboundMessage(
            f"m:{self._said}", Sender("7", "Núria"), str(self._said), 1_790_000_000_000, MessageKind.TEXT, text
        )
        batch = Batch((Update(f"u{self._said}", "{}", (event,)),), str(self._said), False)
        self.service.run(incoming.record_batch, self.channel, batch)

    def open(self, login: str) -> app.Console:
        _, user, secret = roles.invite(self.founded.owner, login, login.capitalize(), "operator", is_again=True)
        owner = self.founded.owner
        place = OfficePlace("127.0.0.1", owner.port, owner.database, user, "scram", login, "operator", DESK_ID)
        data, key = self.folder / login, self.folder / f"{login}.key"
        office_desk.join(data, key, Invitation(place, secret or "", FILES_KEY)).close()
        console = app.Console(self.application, Settings.load(), app.PlainCall(str(data), str(key)))
        self.windows.append(console)
        console.begin()
        return console

    def close(self) -> None:
        for console in reversed(self.windows):
            console.stop()
            shiboken6.delete(console.window)
            shiboken6.delete(console.bridge)


@pytest.fixture
def hall(founded: Founded, tmp_path: Path, qapp: QApplication) -> Iterator[Hall]:
    made = Hall(founded, tmp_path, qapp)
    yield made
    made.close()


def row_of(console: app.Console) -> ConversationRow:
    return console._desk.read(queue.conversation, 1, console.bridge.me)


def shows(console: app.Console, is_it: Callable[[ConversationRow], bool]) -> bool:
    """What the list on screen holds of the one conversation, not what the database does."""
    model = console.window.queue.model
    rows = [model.row_at(number) for number in range(model.rowCount())]
    return any(row is not None and row.id == 1 and is_it(row) for row in rows)


def test_each_window_sees_what_the_other_does(hall: Hall, qtbot: QtBot) -> None:
    laia, jordi = hall.open("laia"), hall.open("jordi")
    assert laia._desk.actor.login == "laia" and jordi._desk.actor.login == "jordi"
    qtbot.waitUntil(lambda: all(each._listener is not None for each in hall.windows), timeout=20_000)
    hall.say("Bon dia, necessito el volant")
    qtbot.waitUntil(lambda: shows(laia, lambda row: row.operator_id is None), timeout=20_000)
    qtbot.waitUntil(lambda: shows(jordi, lambda row: row.operator_id is None), timeout=20_000)
    laia.window.verbs.claim(1)
    qtbot.waitUntil(lambda: row_of(jordi).operator_id == laia.bridge.me, timeout=20_000)
    # It has left the list of those who wait, on both screens.
    qtbot.waitUntil(lambda: not shows(jordi, lambda row: row.operator_id is None), timeout=20_000)
    foot = laia.window.queue.foot
    qtbot.waitUntil(lambda: "in step as of" in foot._age_words.text(), timeout=20_000)


@pytest.mark.expects_warnings
def test_a_cut_is_said_and_healed(hall: Hall, qtbot: QtBot) -> None:
    laia = hall.open("laia")
    foot = laia.window.queue.foot
    qtbot.waitUntil(lambda: "in step as of" in foot._age_words.text(), timeout=20_000)
    role = hall.founded.office.names.login("laia")
    with hall.founded.owners_engine().transaction("cut") as tx:
        tx.execute(f'ALTER ROLE "{role}" NOLOGIN')
    with hall.founded.owners_engine().transaction("cut") as tx:
        tx.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role", role=role)
    qtbot.waitUntil(lambda: foot.accessibleName() == "The office does not answer", timeout=30_000)
    hall.say("Hola?")
    with hall.founded.owners_engine().transaction("heal") as tx:
        tx.execute(f'ALTER ROLE "{role}" LOGIN')
    qtbot.waitUntil(lambda: foot.accessibleName() != "The office does not answer", timeout=30_000)
    qtbot.waitUntil(lambda: shows(laia, lambda row: row.operator_id is None), timeout=20_000)
    laia._desk.run(claims.claim, 1)
