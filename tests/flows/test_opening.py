"""How the window program is called, and that one desk has one window on a computer."""

from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from console import app
from console.cli import build_parser
from console.desk_folder import WindowLock, open_or_create
from console.feed import Feed
from console.models.problems import Problem
from console.operations import office
from console.operations.desk import Desk
from console.settings import Settings


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
def settings(tmp_path: Path) -> Settings:
    return Settings.load(command_line={"sync_in_console": False})


def test_a_second_start_raises_the_first_window(
    qapp: object, qtbot: QtBot, desk: app.PlainCall, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = app.Console(qapp, settings, desk)  # type: ignore[arg-type]
    second = app.Console(qapp, settings, desk)  # type: ignore[arg-type]
    try:
        assert first._become_only_one()
        raised = []
        monkeypatch.setattr(first, "_on_second_start", lambda: raised.append(True))
        first._open_door()
        assert not second._become_only_one()
        qtbot.waitUntil(lambda: raised == [True])
    finally:
        second.stop()
        first.stop()


def test_a_second_start_says_so_when_nobody_answers(
    qapp: object, desk: app.PlainCall, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "KNOCK_MS", 100)
    console = app.Console(qapp, settings, desk)  # type: ignore[arg-type]
    try:
        assert desk.data is not None
        with WindowLock(Path(desk.data)), pytest.raises(Problem) as told:
            console._become_only_one()
        assert told.value.code == "window_silent"
    finally:
        console.stop()


def test_a_door_left_by_a_dead_window_is_opened_again(
    qapp: object, qtbot: QtBot, desk: app.PlainCall, settings: Settings
) -> None:
    console = app.Console(qapp, settings, desk)  # type: ignore[arg-type]
    try:
        console._open_door()
        console._open_door()
        socket = QLocalSocket()
        socket.connectToServer(console._door_name())
        assert socket.waitForConnected(1000)
    finally:
        console.stop()
