"""The composition root: builds everything, starts and stops it in order, and is the only place that knows all parts.

Start: settings, desk, Qt, window, then the threads that talk to providers. Stop: hide the window, take held replies back into drafts, stop the
threads within three seconds, close the database.
"""

import argparse
import contextlib
import faulthandler
import gc
import logging
import logging.handlers
import os
import sys
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from console import __version__
from console.answers.stored import AnswerIndex
from console.cli import build_parser
from console.commands.opening import Session, data_folder, desk_options, key_file, lay_in_starter, say_recovery_key
from console.desk_folder import SyncLock, open_or_create
from console.feed import Feed
from console.models.clock import SystemClock
from console.models.problems import Problem
from console.operations import office, reads, replies
from console.operations.desk import SYSTEM, Desk
from console.providers.addresses import checked_base_url
from console.providers.base import ProviderError, Unauthorised
from console.providers.registry import open_provider
from console.settings import Settings
from console.sync.service import SyncService
from console.training_desk import TrainingDesk
from console.ui.bridge import Bridge
from console.ui.collector import GarbageCollector
from console.ui.sentences import text_of
from console.ui.shell import WindowOptions
from console.ui.text import message_box
from console.ui.theme import ContrastMode, ThemeMode, theme
from console.ui.translations import system_language, use_language
from console.ui.window import MainWindow
from console.ui.wizard.view import BotFound, make_wizard

log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window as the command line says."""
    return open_window(build_parser().parse_args(argv))


def open_window(arguments: argparse.Namespace) -> int:
    """Run the console until its window closes; returns the exit code."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        QApplication.setApplicationName("ventanilla")
        QApplication.setApplicationVersion(__version__)
        application = QApplication(sys.argv[:1])
    settings = Settings.load()
    dress(application, settings)
    qInstallMessageHandler(_on_qt_message)
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        faulthandler.enable()
    try:
        console = Console(application, settings, arguments)
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        message_box(
            None, QMessageBox.Icon.Critical, QApplication.translate("App", "The console cannot open"), text_of(problem)
        ).exec()
        return problem.exit_code
    try:
        return console.run()
    finally:
        console.stop()


def dress(application: QApplication, settings: Settings) -> None:
    """Language, look and text size as the settings say."""
    look = theme()
    look.set_mode(ThemeMode(str(settings.value("theme"))))
    look.set_contrast(ContrastMode.MORE if settings.value("more_contrast") else ContrastMode.SYSTEM)
    scale = int(settings.value("text_scale")) / 100
    with contextlib.suppress(ValueError):
        look.set_text_scale(scale)
    language = str(settings.value("language"))
    use_language(application, system_language() if language == "system" else language)


def _on_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.error("Qt: %s", text)


class BotConnector:
    """Tests a bot at its provider and keeps its token in the keyring, for the wizard."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def test_bot(self, address: str, token: str) -> BotFound:
        """See ui.wizard.view.Connector."""
        try:
            provider = open_provider("telegram", {"base_url": checked_base_url(address)}, token)
        except ValueError as error:
            raise Problem("bad_secret") from error
        try:
            found = provider.check()
        except Unauthorised as error:
            raise Problem("secret_refused", name=address) from error
        except ProviderError as error:
            raise Problem("provider_unreachable", name=address, why=error.reason) from error
        finally:
            provider.close()
        return BotFound(found.account, bool(found.facts.get("webhook")))

    def keep_bot(self, name: str, address: str, token: str) -> None:
        """See ui.wizard.view.Connector."""
        channel = self._session.desk.run(office.add_channel, "telegram", name, {"base_url": checked_base_url(address)})
        self._session.opened.vault.set(f"channel:{channel}", token)


class Console:
    """Everything that lives while the window is open. GUI thread."""

    def __init__(self, application: QApplication, settings: Settings, arguments: argparse.Namespace) -> None:
        self._application = application
        self._settings = settings
        self._training: TrainingDesk | None = None
        self._service: SyncService | None = None
        self._lock: SyncLock | None = None
        self._clock = SystemClock()
        if arguments.training:
            self._training = TrainingDesk(desk_options(settings))
            self._session = self._training.session
        else:
            self._session = self._open_desk(arguments)
        self._begin_log()
        self._desk = self._operator_desk()
        self.bridge = Bridge(self._desk)
        files = self._session.opened.files
        self.window = MainWindow(self.bridge, files, AnswerIndex(), self._clock, self._window_options())
        self.window.phone_wanted.connect(self.open_phone)
        self.window.settings_wanted.connect(self.open_settings)
        self.window.quitting.connect(self._recall_held)

    def _open_desk(self, arguments: argparse.Namespace) -> Session:
        opened = open_or_create(data_folder(arguments), key_file(arguments))
        say_recovery_key(opened.recovery_key)
        feed = Feed()
        desk = Desk(opened.engine, feed, SYSTEM, options=desk_options(self._settings))
        lay_in_starter(desk)
        session = Session(opened, desk, self._settings, feed)
        if opened.recovery_key or not desk.read(office.channels):
            has_operator = bool(desk.read(office.operators))
            make_wizard(desk, BotConnector(session), opened.recovery_key, has_operator=has_operator).exec()
        session.refuse_quarantine()
        return session

    def _operator_desk(self) -> Desk:
        """The desk as the person who sits at it: the training operator, the login of this computer's user, or the only one there is."""
        people = self._session.desk.read(office.operators)
        if self._training is not None:
            login = self._training.login
        else:
            wanted = os.environ.get("VENTANILLA_OPERATOR") or os.environ.get("USER") or os.environ.get("USERNAME") or ""
            login = next(
                (person.login for person in people if person.login == wanted.lower()), people[0].login if people else ""
            )
            if not people:
                login = "operator"
                self._session.desk.run(office.add_operator, login, wanted or login, "supervisor")
        return self._session.desk.as_actor(self._session.desk.read(office.actor, login))

    def _window_options(self) -> WindowOptions:
        value = self._settings.value
        name = "Ajuntament de Vallserena" if self._training is not None else str(value("office_name"))
        department = "Oficina d'Atenció Ciutadana" if self._training is not None else str(value("department_name"))
        return WindowOptions(
            office=name,
            department=department,
            is_training=self._training is not None,
            target_ms=int(value("wait_target_minutes")) * 60_000,
            lock_minutes=0 if self._training is not None else int(value("lock_after_minutes")),
            enter_sends=bool(value("enter_sends")),
            sounds=bool(value("sounds")),
            notices=bool(value("notices")),
        )

    def _begin_log(self) -> None:
        """Rotating, private, and without names or texts: only what the code says of itself."""
        handler = logging.handlers.RotatingFileHandler(
            self._session.opened.path / "console.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s %(message)s"))
        logging.getLogger().addHandler(handler)
        self._log_handler = handler

    def run(self) -> int:
        """Show the window, start the threads after the first paint, and run."""
        if not self._become_only_one():
            return 0
        self.window.show()
        self._garbage = GarbageCollector(self.window)
        self._garbage.start()
        QTimer.singleShot(0, self.window, self.start_threads)
        return self._application.exec()

    def start_threads(self) -> None:
        """Begin to receive and send, unless another process of this desk does."""
        if self._training is None and not self._settings.value("sync_in_console"):
            return
        try:
            self._lock = SyncLock(self._session.opened.path)
            self._lock.__enter__()
        except Problem:
            self._lock = None
            self._watch_stamp()
            return
        parts = self._session.parts()
        self._service = SyncService(parts)
        if self._training is not None:
            self._training.start()
        self._starter = threading.Thread(target=self._service.start, name="starter", daemon=True)
        self._starter.start()

    def _watch_stamp(self) -> None:
        """Another process writes to this desk: look at its stamp twice a second and read what changed."""
        self._stamp: int | None = None
        self._watch = QTimer(self.window)
        self._watch.setInterval(500)
        self._watch.timeout.connect(self._look_at_stamp)
        self._watch.start()

    def _look_at_stamp(self) -> None:
        engine = self._session.opened.engine
        since = self._stamp if self._stamp is not None else 1 << 62

        def apply(found: tuple[int, list[int], list[int]]) -> None:
            from console.models.records import Change

            is_first, self._stamp = self._stamp is None, found[0]
            if not is_first and (found[1] or found[2]):
                self.bridge.changed.emit(Change(conversations=frozenset(found[1]), messages=frozenset(found[2])))

        self.bridge.read(self.window, reads.changed_since, engine, since, done=apply)

    def _become_only_one(self) -> bool:
        """A second start of the same desk raises the first window and ends."""
        if self._training is not None:
            return True
        name = f"ventanilla-{self._session.opened.desk_id}"
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(300):
            return False
        QLocalServer.removeServer(name)
        self._door = QLocalServer(self.window)
        self._door.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._door.newConnection.connect(self._on_second_start)
        self._door.listen(name)
        return True

    def _on_second_start(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open_phone(self) -> None:
        """The citizen's phone of the training town."""
        if self._training is not None:
            from console.ui.phone.view import PhoneWindow

            self._phone = PhoneWindow(self._training.phone(), self.window)
            self._phone.show()

    def open_settings(self) -> None:
        """The settings page."""
        from console.ui.settings.view import SettingsDialog

        dialog = SettingsDialog(self._settings, self.window)
        dialog.applied.connect(self._on_settings)
        dialog.open()

    def _on_settings(self) -> None:
        dress(self._application, self._settings)
        self.window.composer.box.enter_sends = bool(self._settings.value("enter_sends"))

    def _recall_held(self) -> None:
        """Quitting in the undo time makes a draft, never a late send."""
        with contextlib.suppress(Problem):
            self._session.desk.run(replies.recall_held)

    def stop(self) -> None:
        """End everything in order, within about three seconds."""
        gc.enable()
        steps: list[Callable[[], None]] = [self.bridge.stop]
        if self._service is not None:
            steps.append(self._service.stop)
        if self._training is not None:
            steps.append(self._training.stop)
        steps.append(self._session.close)
        for step in steps:
            with contextlib.suppress(Problem):
                step()
        if self._lock is not None:
            self._lock.__exit__(None, None, None)
        logging.getLogger().removeHandler(self._log_handler)
        self._log_handler.close()
