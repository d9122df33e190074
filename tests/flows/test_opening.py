"""How the window program is called, and that one desk has one window on a computer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import app
from console.cli import build_parser
from console.desk_folder import WindowLock, open_or_create
from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.problems import Problem
from console.models.records import Change
from console.models.states import MessageKind
from console.operations import incoming, office
from console.operations.desk import Desk
from console.settings import Settings
from console.ui import door


@pytest.mark.parametrize(
    "line",
    ["", "--training", "--data /a/b", "--data d --key-file k", "--key-file k --training --data d"],
)
def test_a_plain_call_is_read_like_the_parser_reads_it(line: str) -> None:
    words = line.split()
    call = app.read_plain_call(words)
    parsed = build_parser().parse_args(words)
    assert call == app.PlainCall(parsed.data, parsed.key_file, parsed.training)


@pytest.mark.parametrize("line", ["--help", "status", "--data", "--data --training", "--data=d", "--dat d", "x"])
def test_anything_else_is_left_to_the_parser(line: str) -> None:
    assert app.read_plain_call(line.split()) is None


@pytest.fixture
def desk(tmp_path: Path) -> app.PlainCall:
    """A desk with a channel and an operator, so that no wizard asks."""
    opened = open_or_create(tmp_path / "desk", tmp_path / "key")
    made = Desk(opened.engine, Feed())
    made.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1:9"})
    made.run(office.add_operator, "laia", "Laia Ferrer")
    opened.close()
    return app.PlainCall(str(tmp_path / "desk"), str(tmp_path / "key"))


@pytest.fixture
def open_console(qapp: QApplication, desk: app.PlainCall) -> Iterator[Callable[[], app.Console]]:
    """Opens windows of the desk, and takes them apart here: left to the collector they might die on another thread."""
    settings = Settings.load(command_line={"sync_in_console": False})
    made: list[app.Console] = []

    def build() -> app.Console:
        made.append(app.Console(qapp, settings, desk))
        return made[-1]

    yield build
    for console in reversed(made):
        console.stop()
        shiboken6.delete(console.window)
        shiboken6.delete(console.bridge)


def test_a_second_start_raises_the_first_window(
    open_console: Callable[[], app.Console], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = open_console(), open_console()
    raised = []
    monkeypatch.setattr(first, "_on_second_start", lambda: raised.append(True))
    assert first._become_only_one()
    first._open_door()
    assert not second._become_only_one()
    qtbot.waitUntil(lambda: raised == [True])


def test_a_second_start_says_so_when_nobody_answers(
    open_console: Callable[[], app.Console], desk: app.PlainCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "KNOCK_MS", 100)
    console = open_console()
    assert desk.data is not None
    with WindowLock(Path(desk.data)), pytest.raises(Problem) as told:
        console._become_only_one()
    assert told.value.code == "window_silent"


def test_what_another_process_files_is_seen(
    open_console: Callable[[], app.Console], qtbot: QtBot, desk: app.PlainCall
) -> None:
    console = open_console()
    changes: list[Change] = []
    console.bridge.changed.connect(changes.append)
    console.start_threads()
    qtbot.waitUntil(lambda: console._listener is not None and console._listener.in_step_at is not None)
    assert desk.data is not None and desk.key_file is not None
    other = open_or_create(Path(desk.data), Path(desk.key_file))
    event = InboundMessage("m:1", Sender("7", "Núria"), "1", 1_790_000_000_000, MessageKind.TEXT, "bon dia")
    Desk(other.engine, Feed()).run(incoming.record_batch, 1, Batch((Update("u", "{}", (event,)),), "1", False))
    other.close()
    qtbot.waitUntil(lambda: any(change.conversations == {1} for change in changes))


def test_a_door_left_by_a_dead_window_is_opened_again(open_console: Callable[[], app.Console]) -> None:
    console = open_console()
    console._open_door()
    console._open_door()
    socket = QLocalSocket()
    socket.connectToServer(console._door_name())
    assert socket.waitForConnected(1000)
