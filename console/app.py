"""The composition root: builds everything, starts and stops it in order, and is the only place that knows all parts.

Start: settings, desk, the queue on screen, then the rest of the window, then the threads that talk to providers. What
the first paint does not need is imported where it is used (see console/ui/shell.py). Stop: hide the window, take held
replies back into drafts, stop the threads within three seconds, close the database.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from console import __version__
from console.commands.opening import (
    Session,
    data_folder,
    desk_options,
    key_file,
    lay_in_starter,
    say_recovery_key,
    set_log_level,
)
from console.desk_folder import LOCK_MARK, SyncLock, WindowLock
from console.feed import Feed
from console.models.clock import SystemClock
from console.models.problems import Problem
from console.models.record import Record
from console.office_folder import open_desk
from console.operations import office
from console.operations.desk import SYSTEM, Desk
from console.settings import Settings
from console.ui.bridge import Bridge
from console.ui.collector import GarbageCollector
from console.ui.shell import WindowOptions
from console.ui.theme import ContrastMode, ThemeMode, make_application, theme
from console.ui.translations import system_language, use_language
from console.ui.window import MainWindow

if TYPE_CHECKING:
    import logging.handlers

    from console.models.rules import KeptRule
    from console.sync.listener import Listener
    from console.sync.service import SyncService
    from console.sync.trying import Tried
    from console.training_desk import TrainingDesk
    from console.window_services import WindowServices

log = logging.getLogger(__name__)

LATEST_SHOW_MS = 200


class WindowCall(Protocol):
    """What the command line says about the window."""

    @property
    def data(self) -> str | None: ...

    @property
    def key_file(self) -> str | None: ...

    @property
    def training(self) -> bool: ...


class PlainCall(Record):
    """A command line of nothing but the window's own options."""

    data: str | None = None
    key_file: str | None = None
    training: bool = False


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window as the command line says."""
    words = list(sys.argv[1:] if argv is None else argv)
    call = read_plain_call(words)
    if call is not None:
        return open_window(call)
    from console.cli import build_parser

    return open_window(build_parser().parse_args(words))


def read_plain_call(words: Sequence[str]) -> PlainCall | None:
    """What a shortcut on the desktop says, read without the parser of all commands; None when there is more to it."""
    names = {"--data": "data", "--key-file": "key_file"}
    found: dict[str, str | bool] = {}
    rest = iter(words)
    for word in rest:
        value = next(rest, "") if word in names else ""
        if word == "--training":
            found["training"] = True
        elif value and not value.startswith("-"):
            found[names[word]] = value
        else:
            return None
    return PlainCall(**found)  # type: ignore[arg-type]


def open_window(arguments: WindowCall) -> int:
    """Run the console until its window closes; returns the exit code."""
    # From here to the end only this thread collects garbage (see console/ui/collector.py).
    gc.disable()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        QApplication.setApplicationName("ventanilla")
        QApplication.setApplicationVersion(__version__)
        application = make_application(sys.argv[:1])
    settings = Settings.load()
    set_log_level(settings)
    dress(application, settings)
    qInstallMessageHandler(_on_qt_message)
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        faulthandler.enable()
    try:
        console = Console(application, settings, arguments)
    except Problem as problem:
        return _say_why_not(problem)
    try:
        return console.run()
    except Problem as problem:
        return _say_why_not(problem)
    finally:
        console.stop()


def _say_why_not(problem: Problem) -> int:
    from PySide6.QtWidgets import QMessageBox

    from console.ui.sentences import text_of
    from console.ui.text import message_box

    sys.stderr.write(f"{problem}\n")
    theme().put_on_style_sheet()
    title = QApplication.translate("App", "The console cannot open")
    message_box(None, QMessageBox.Icon.Critical, title, text_of(problem)).exec()
    return problem.exit_code


def dress(application: QApplication, settings: Settings) -> None:
    """Language, look and text size as the settings say."""
    look = theme()
    look.set_mode(ThemeMode(str(settings.value("theme"))))
    look.set_contrast(ContrastMode.MORE if settings.value("more_contrast") else ContrastMode.SYSTEM)
    look.set_text_scale(int(settings.value("text_scale")) / 100)
    language = str(settings.value("language"))
    use_language(application, system_language() if language == "system" else language)


def _on_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.error("Qt: %s", text)


class Console:
    """Everything that lives while the window is open. GUI thread."""

    def __init__(self, application: QApplication, settings: Settings, arguments: WindowCall) -> None:
        self._application = application
        self._settings = settings
        self._training: TrainingDesk | None = None
        self._service: SyncService | None = None
        self._lock: SyncLock | None = None
        self._listener: Listener | None = None
        self._window_lock: WindowLock | None = None
        self._is_shown = False
        self._log_handler: logging.Handler | None = None
        self._clock = SystemClock()
        self._arguments = arguments
        self._services: WindowServices | None = None
        self._phone: QWidget | None = None
        self._wipe_wanted = False
        if arguments.training:
            from console.training_desk import TrainingDesk

            login = os.environ.get("VENTANILLA_OPERATOR", "").strip().lower()
            self._training = TrainingDesk(desk_options(settings), login=login)
            self._session = self._training.session
        else:
            self._session = self._open_desk(arguments)
        self._desk = self._operator_desk()
        self.bridge = Bridge(self._desk)
        files, options = self._session.opened.files, self._window_options()
        self.window = MainWindow(self.bridge, files, None, self._clock, options)
        self.window.trial = self._try_rule
        self.window.phone_wanted.connect(self.open_phone)
        self.window.settings_wanted.connect(self.open_settings)
        self.window.wish_made.connect(self._keep_wish)
        self.window.quitting.connect(self._on_quitting)
        self.window.locked.connect(self._on_locked)
        self.window.opened_again.connect(self._on_opened_again)

    @property
    def services(self) -> WindowServices:
        """What the window may not know itself, made when something asks for it."""
        if self._services is None:
            from console.window_services import WindowServices

            self._services = WindowServices(
                self._session,
                self._desk,
                is_training=self._training is not None,
                is_syncing=lambda: self._lock is not None,
            )
        return self._services

    def _open_desk(self, arguments: WindowCall) -> Session:
        opened = open_desk(data_folder(arguments), key_file(arguments))
        say_recovery_key(opened.recovery_key)
        feed = Feed()
        desk = Desk(opened.engine, feed, SYSTEM, options=desk_options(self._settings))
        session = Session(opened, desk, self._settings, feed)
        session.refuse_quarantine()
        is_furnished = bool(desk.read(office.channels)) and bool(desk.read(office.operators))
        if not opened.is_in_office and (opened.recovery_key or not is_furnished):
            from console.first_start import Joined, Left, first_start

            try:
                first_start(self._application, session, key_file(arguments))
            except Joined:
                return self._open_desk(arguments)
            except Left:
                session.close()
                raise SystemExit(0) from None
        return session

    def _operator_desk(self) -> Desk:
        """The desk as the person who sits at it: the training operator, the login of this computer's user, or the only one there is."""
        people = self._session.desk.read(office.operators)
        if self._training is not None or self._session.opened.is_in_office:
            login = self._session.opened.login if self._training is None else self._training.login
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
            notice_preview=bool(value("notice_preview")),
            quiet_hours=str(value("do_not_disturb")),
            is_compact=value("density") == "compact",
            masks_phones=bool(value("mask_phones")),
            close_to_tray=self._training is None and bool(value("close_to_tray")),
            shortcuts=value("shortcuts"),
            has_letters=bool(value("single_key_shortcuts")),
            pane_widths=(int(value("queue_width")), int(value("details_width"))),
            place=str(value("window_place")),
        )

    def _begin_log(self) -> None:
        """Rotating, private, and without names or texts: only what the code says of itself."""
        import logging.handlers

        handler = logging.handlers.RotatingFileHandler(
            self._session.opened.path / "console.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s %(message)s"))
        logging.getLogger().addHandler(handler)
        self._log_handler = handler

    def run(self) -> int:
        """Show the queue; the rest of the window and the threads follow when it is painted."""
        if not self._become_only_one():
            return 0
        self.begin()
        return self._application.exec()

    def begin(self) -> None:
        """Everything of a start but the event loop."""
        self.window.furnished.connect(self._on_furnished)
        self._garbage = GarbageCollector(self.window)
        self._garbage.start()
        if (self._session.opened.path / LOCK_MARK).exists():
            # Before the first paint: what was locked when the program ended shows no word now.
            self.window.lock()
        # The first picture has rows in it; a database that takes its time gets an empty one.
        self.window.queue.model.list_read.connect(self._show_first)
        QTimer.singleShot(LATEST_SHOW_MS, self.window, self._show_first)

    def _show_first(self) -> None:
        if not self._is_shown:
            self._is_shown = True
            self.window.show()

    def _on_furnished(self) -> None:
        self._garbage.spare_what_is_there()
        self._begin_log()
        desk = self._session.desk
        if not self._session.opened.is_in_office:
            self.bridge.compute_in_order(self.window, lambda: lay_in_starter(desk))
        self.window.lock_screen.pins = self.services.pins
        self.window.furniture.attendance.begin()
        self._open_door()
        self.start_threads()
        self._follow_autostart()

    def _follow_autostart(self) -> None:
        """What the setting says is so: also when IT has changed its mind since."""
        if self._training is not None:
            return
        from console.ui.autostart import program_command, set_autostart

        wanted = bool(self._settings.value("start_with_system"))
        key = key_file(self._arguments)
        command = program_command(self._arguments.data, str(key) if key else None)
        self.bridge.compute(self.window, lambda: set_autostart(wanted, command))

    def _on_locked(self) -> None:
        services = self.services
        self.bridge.compute_in_order(self.window, lambda: services.mark_locked(True))

    def _on_opened_again(self) -> None:
        services = self.services
        self.bridge.compute_in_order(self.window, lambda: services.mark_locked(False))

    def start_threads(self) -> None:
        """Begin to receive and send, unless another process of this desk does."""
        is_elsewhere = self._session.opened.is_in_office or not self._settings.value("sync_in_console")
        if self._training is None and is_elsewhere:
            self._follow()
            return
        try:
            self._lock = SyncLock(self._session.opened.path)
            self._lock.__enter__()
        except Problem:
            self._lock = None
            self._follow()
            return
        if self._training is not None:
            self._training.start()
        self._starter = threading.Thread(target=self._serve, name="starter", daemon=True)
        self._starter.start()

    def _serve(self) -> None:
        """On a thread of its own: recovering what a crash left may take a moment."""
        from console.sync.service import SyncService

        parts = self._session.parts()
        parts.town_name = self._window_options().office
        self._service = SyncService(parts)
        self._service.start()

    def _follow(self) -> None:
        """Another process writes to this desk: hear of it, and say in an office since when the screen is in step."""
        from console.sync.listener import Listener

        self._listener = Listener(self._session.desk)
        self._listener.start()
        if self._session.opened.is_in_office:
            from console.ui.following import Following

            self._following = Following(self.window.queue.foot, self._listener, self.window)

    def _become_only_one(self) -> bool:
        """A second start of the same desk raises the first window and ends. Raises Problem `window_silent` when that does not answer."""
        if self._training is not None:
            return True
        try:
            self._window_lock = WindowLock(self._session.opened.path).__enter__()
        except Problem as problem:
            if problem.code != "already_running":
                raise
            from console.ui.door import knock

            if not knock(self._door_name()):
                raise Problem("window_silent") from problem
            return False
        return True

    def _door_name(self) -> str:
        return f"ventanilla-{self._session.opened.desk_id}"

    def _open_door(self) -> None:
        """Let a second start of this desk raise this window."""
        if self._training is None:
            from console.ui.door import open_door

            self._door = open_door(self._door_name(), self.window, self._on_second_start)

    def _on_second_start(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _try_rule(self, kept: KeptRule, text: str, language: str, channel: str, state: dict[str, Any] | None) -> Tried:
        """A rule tried from the editor, on a reader."""
        from console.sync.trying import try_rule

        return try_rule(self._session.parts(), kept, text, language=language, channel=channel, state=state)

    def open_phone(self) -> None:
        """The citizen's phone of the training town."""
        if self._training is not None:
            from console.ui.phone.view import PhoneWindow

            if self._phone is None:
                self._phone = PhoneWindow(self._training.phone(), self.window)
            self._phone.show()
            self._phone.activateWindow()

    def open_settings(self, page: str = "") -> None:
        """The settings, at one of their pages."""
        from console.ui.settings.view import SettingsDialog

        dialog = SettingsDialog(self._settings, self.services, self.bridge, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.applied.connect(self.follow_setting)
        dialog.wipe_confirmed.connect(self._on_wipe)
        dialog.show_page(page or "general")
        dialog.open()

    def follow_setting(self, key: str) -> None:
        """A value is kept; from now on it is in force."""
        if key in ("language", "theme", "more_contrast", "text_scale"):
            dress(self._application, self._settings)
        elif key == "start_with_system":
            self._follow_autostart()
        elif key == "log_level":
            set_log_level(self._settings)
        else:
            options = desk_options(self._settings)
            self._session.desk.options = self._desk.options = options
            self.window.apply_options(self._window_options())

    def _keep_wish(self, key: str, value: object) -> None:
        """Ctrl++ or a pane that was dragged is a wish like any other, unless IT has fixed it: then it lasts as long as the window."""
        settings = self._settings
        if not settings.is_locked(key):
            self.bridge.compute_in_order(self.window, lambda: settings.set(key, value))

    def _on_wipe(self) -> None:
        self._wipe_wanted = True
        self.window.quit()

    def _on_quitting(self) -> None:
        """Quitting in the undo time makes a draft, never a late send; and whoever quits is offline."""
        from console.models.states import OperatorStatus
        from console.operations import attendance, replies

        with contextlib.suppress(Problem):
            self._desk.run(replies.recall_held, is_own=True)
            if self._desk.actor.operator_id is not None:
                self._desk.run(attendance.set_status, OperatorStatus.OFFLINE)

    def stop(self) -> None:
        """End everything in order, within about three seconds."""
        steps: list[Callable[[], None]] = [self.bridge.stop]
        if self._listener is not None:
            steps.append(self._listener.end)
        if self._service is not None:
            steps.append(self._service.stop)
        if self._training is not None:
            steps.append(self._training.stop)
        steps.append(self._session.close)
        for step in steps:
            with contextlib.suppress(Problem):
                step()
        if self._wipe_wanted and self._training is None:
            from console.erasing import erase_desk

            erase_desk(self._session.opened, key_file(self._arguments))
        for lock in (self._lock, self._window_lock):
            if lock is not None:
                lock.__exit__(None, None, None)
        if self._log_handler is not None:
            logging.getLogger().removeHandler(self._log_handler)
            self._log_handler.close()
