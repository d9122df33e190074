"""The first start on a real desk: all is kept or nothing is, a key nobody has seen is replaced, and then nobody is asked again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.commands.desk import keep_channel
from console.commands.opening import Session
from console.desk_folder import open_or_create
from console.desk_setup import DeskSetup
from console.feed import Feed
from console.first_start import Joined, Left, first_start, wizard_for
from console.models.problems import Problem
from console.office_folder import Invitation, open_desk
from console.office_folder import Place as OfficePlace
from console.operations import office, setting_up
from console.operations.desk import SYSTEM, Desk
from console.recovery import recover_key
from console.settings import Settings
from console.storage import roles
from console.training.server import TrainingServer
from console.ui.wizard.pages import YouPage
from console.ui.wizard.recovery import RecoveryPage
from console.ui.wizard.setup import ChannelWish, SetupAnswers
from console.ui.wizard.view import FirstRun
from tests.servers.offices import DESK_ID, Founded

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(scope="module")
def server() -> Iterator[TrainingServer]:
    with TrainingServer(seed=5) as made:
        yield made


class Place:
    """Opens one desk again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sessions: list[Session] = []

    def open(self) -> Session:
        opened = open_or_create(self.folder / "desk", self.folder / "key")
        settings = Settings.load(
            environment={}, user_file=self.folder / "settings.toml", policy_file=self.folder / "policy.toml"
        )
        feed = Feed()
        session = Session(opened, Desk(opened.engine, feed, SYSTEM), settings, feed)
        self.sessions.append(session)
        return session


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    for session in made.sessions:
        session.close()


def wish(town: TrainingServer, **other: str) -> ChannelWish:
    values = {"kind": "telegram", "name": "Bot", "server": town.base_url, "secret": town.token, **other}
    return ChannelWish(**values)


def names(session: Session) -> tuple[list[str], list[str], list[str]]:
    """Operators, channels and secrets of a desk."""
    return (
        [operator.login for operator in session.desk.read(office.operators)],
        [channel.name for channel in session.desk.read(office.channels)],
        session.opened.vault.names(),
    )


def test_a_bot_is_tested_at_its_server(place: Place, server: TrainingServer) -> None:
    setup = DeskSetup(place.open())
    found = setup.test_channel(wish(server))
    assert (found.account, found.has_webhook) == ("@" + server.account.username, False)
    assert names(place.sessions[0]) == ([], [], []), "a test keeps nothing"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"secret": "4999999:wrong-but-shaped-like-a-token-000000"}, "secret_refused"),
        ({"secret": "no token"}, "bad_secret"),
        ({"server": "http://127.0.0.1:9"}, "provider_unreachable"),
        ({"server": "http://api.telegram.example"}, "bad_url"),
        ({"server": "nonsense"}, "bad_url"),
        ({"kind": "matrix", "server": "http://127.0.0.1:9", "user": "@oac:town.example"}, "provider_unreachable"),
    ],
)
def test_what_cannot_be_reached_has_its_code(
    place: Place, server: TrainingServer, other: dict[str, str], code: str
) -> None:
    with pytest.raises(Problem) as problem:
        DeskSetup(place.open()).test_channel(wish(server, **other))
    assert problem.value.code == code


def test_all_is_kept(place: Place, server: TrainingServer) -> None:
    session = place.open()
    DeskSetup(session).keep(SetupAnswers("nuria", "Núria Vidal", wish(server), {"language": "ca", "sounds": False}))
    operators, channels, secrets = names(session)
    assert (operators, channels, len(secrets)) == (["nuria"], ["Bot"], 1)
    assert session.desk.read(office.operators)[0].role == "supervisor"
    assert session.opened.vault.get(secrets[0]) == server.token
    assert place.open().settings.value("language") == "ca"
    assert server.token.encode() not in (place.folder / "settings.toml").read_bytes()
    provider = session.open_provider(session.desk.read(office.channels)[0])
    assert provider.check().account == "@" + server.account.username
    provider.close()


def test_a_vault_that_refuses_leaves_nothing(
    place: Place, server: TrainingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.open()

    def refuse(*_: object) -> None:
        raise Problem("keyring_locked")

    monkeypatch.setattr(type(session.opened.vault), "set", refuse)
    with pytest.raises(Problem) as problem:
        DeskSetup(session).keep(SetupAnswers("nuria", "Núria", wish(server)))
    assert problem.value.code == "keyring_locked"
    assert names(session) == ([], [], [])


def test_an_operator_that_cannot_be_made_leaves_no_channel(
    place: Place, server: TrainingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.open()

    def refuse(*_: object) -> None:
        raise Problem("storage_full")

    monkeypatch.setattr(setting_up, "finish_setting_up", refuse)
    with pytest.raises(Problem):
        DeskSetup(session).keep(SetupAnswers("nuria", "Núria", wish(server)))
    assert names(session) == ([], [], [])
    with pytest.raises(Problem) as problem:
        DeskSetup(session).keep(SetupAnswers("Not A Login", "Núria", wish(server)))
    assert problem.value.code == "bad_login"
    assert names(session) == ([], [], [])


def test_leaving_early_asks_again_with_a_key_somebody_will_see(
    place: Place, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.open()
    old = first.opened.recovery_key
    assert old is not None
    monkeypatch.setattr(FirstRun, "exec", lambda _: 0)
    with pytest.raises(Left):
        first_start(qapp, first)
    assert names(first) == ([], [], [])
    second = place.open()
    assert second.opened.recovery_key is None
    wizard = wizard_for(qapp, second)
    assert wizard is not None
    shown = wizard.page_of(RecoveryPage).key.text().replace("\n", "-")
    wizard.deleteLater()
    assert shown != old
    (place.folder / "key").unlink()
    with pytest.raises(Problem):
        recover_key(place.folder / "desk", place.folder / "key", old)
    recover_key(place.folder / "desk", place.folder / "key", shown)


def test_a_new_desk_makes_way_for_the_office_that_invites(
    place: Place, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, founded: Founded
) -> None:
    home = place.folder / "desk"
    _, user, secret = roles.invite(founded.owner, "pere", "Pere", "operator", is_again=True)
    there = OfficePlace(
        "127.0.0.1", founded.owner.port, founded.owner.database, user, "scram", "pere", "operator", DESK_ID
    )
    code = Invitation(there, secret or "", "ab" * 32).to_code()
    session = place.open()
    with pytest.raises(Problem, match="cannot be read"):
        DeskSetup(session, place.folder / "key").join(code[:-4])
    wrong = Invitation(there, "not the secret", "ab" * 32).to_code()
    with pytest.raises(Problem, match="used already"):
        DeskSetup(session, place.folder / "key").join(wrong)
    # Nothing was taken away by what went wrong.
    assert names(session) == ([], [], [])

    def joined(wizard: FirstRun) -> int:
        wizard._setup.join(code)
        wizard.has_joined = True
        return 1

    monkeypatch.setattr(FirstRun, "exec", joined)
    with pytest.raises(Joined):
        first_start(qapp, session, place.folder / "key")
    opened = open_desk(home, place.folder / "key")
    assert opened.is_in_office and opened.login == "pere" and not (home / "desk.db").exists()
    desk = Desk(opened.engine, Feed(), SYSTEM)
    assert "pere" in [operator.login for operator in desk.read(office.operators)]
    opened.close()


def test_once_done_nobody_is_asked_again(place: Place, qapp: QApplication, qtbot: QtBot) -> None:
    session = place.open()
    DeskSetup(session).keep(SetupAnswers("nuria", "Núria", None))
    assert wizard_for(qapp, place.open()) is None, "also without a channel: later was said"
    assert session.desk.read(setting_up.first_steps).is_done


def test_a_desk_made_with_commands_keeps_its_paper(place: Place, qapp: QApplication, server: TrainingServer) -> None:
    session = place.open()
    paper = session.opened.recovery_key
    assert paper is not None
    session.desk.run(office.add_operator, "laia", "Laia")
    config = {"base_url": server.base_url, "account": "1"}
    keep_channel(session, "telegram", "Bot", config, server.token)
    again = place.open()
    assert wizard_for(qapp, again) is None
    session.desk.run(office.remove_channel, "Bot")
    wizard = wizard_for(qapp, again)
    assert wizard is not None, "a channel is missing"
    assert wizard.page_of(YouPage) is None
    assert wizard.page_of(RecoveryPage) is None, "its key was shown when it was made"
    wizard.deleteLater()
    (place.folder / "key").unlink()
    recover_key(place.folder / "desk", place.folder / "key", paper)
