"""Every setting of the program, declared once: key, type, default, help in one line. Values come from five places,
the first one wins: IT policy file, command line, environment, the user's file, built-in value.

What IT writes into the policy file is locked: no other place can change it. A value that cannot be used is never
guessed at: the built-in one takes its place and a problem says so. Secrets are no settings; a proxy with a password
in it is refused.
"""

import errno
import json
import os
import re
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from console.models.problems import Problem
from console.models.reasons import BadValue, Why
from console.models.record import Record

ENVIRONMENT_PREFIX = "VENTANILLA_"
Kind = Literal["choice", "yes_no", "number", "text", "hours", "proxy", "table"]
_HOURS = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")
_TEXT_LIMIT = 200


class Origin(StrEnum):
    """Where a value comes from."""

    POLICY = "IT policy"
    COMMAND_LINE = "command line"
    ENVIRONMENT = "environment"
    USER = "user"
    DEFAULT = "built-in"


class Setting(Record):
    """One declared setting.

    `choices` are the only values allowed, `minimum` and `maximum` bound a number, both included.
    """

    key: str
    kind: Kind
    default: Any
    help: str
    choices: tuple[Any, ...] = ()
    minimum: int = 0
    maximum: int = 2**31 - 1

    def check(self, value: Any) -> Any:
        """The value in its proper type. Raises ValueError with the reason, for a person."""
        return _CHECKS[self.kind](self, value)

    def parse(self, text: str) -> Any:
        """A value from the command line or the environment. Raises ValueError with the reason."""
        return self.check(_PARSERS[self.kind](text.strip()))


def _setting(key: str, kind: Kind, default: Any, help: str, **bounds: Any) -> Setting:
    return Setting(key, kind, default, help, **bounds)


SETTINGS: tuple[Setting, ...] = (
    _setting("language", "choice", "system", "Language of the program", choices=("system", "ca", "es", "en")),
    _setting("theme", "choice", "system", "Light or dark colours", choices=("system", "light", "dark")),
    _setting("more_contrast", "yes_no", False, "Stronger colours and borders"),
    _setting("text_scale", "number", 100, "Size of all text, in percent", choices=(90, 100, 115, 130, 150)),
    _setting("density", "choice", "comfortable", "Height of the rows in lists", choices=("comfortable", "compact")),
    _setting(
        "queue_width", "number", 0, "Width of the list in pixels, 300 to 420; 0 as wide as its words need", maximum=420
    ),
    _setting("details_width", "number", 0, "Width of the right pane in pixels, 300 to 400; 0 as usual", maximum=400),
    _setting(
        "window_place",
        "text",
        "",
        "Where the window stood when it was closed: x,y,width,height in pixels, and m when it filled the screen",
    ),
    _setting("enter_sends", "yes_no", True, "Enter sends and Shift+Enter begins a line; off: Ctrl+Enter sends"),
    _setting("undo_seconds", "number", 5, "Seconds in which a reply can be taken back", choices=(0, 5, 10)),
    _setting(
        "claim_lease_seconds",
        "number",
        300,
        "Seconds after which a silent console loses its claims",
        minimum=5,
        maximum=86_400,
    ),
    _setting("courtesy_files_quietly", "yes_no", True, "A mere thank-you after closing starts no new wait"),
    _setting(
        "courtesy_window_hours",
        "number",
        168,
        "Hours after closing in which a thank-you is filed quietly",
        maximum=8_760,
    ),
    _setting("wait_target_minutes", "number", 10, "Minutes a citizen should wait at most", minimum=1, maximum=10_080),
    _setting("sounds", "yes_no", True, "A sound when somebody begins to wait"),
    _setting("notices", "yes_no", True, "Notices of the system for new messages"),
    _setting("notice_preview", "yes_no", False, "Show name and text in notices"),
    _setting("do_not_disturb", "hours", "", "Hours without sounds and notices, like 14:00-16:00; empty for none"),
    _setting(
        "lock_after_minutes", "number", 5, "Idle minutes until the screen is locked; 0 never locks", maximum=1_440
    ),
    _setting("mask_phones", "yes_no", True, "Show only the last digits of telephone numbers"),
    _setting("single_key_shortcuts", "yes_no", False, "Shortcuts of one letter, without Ctrl"),
    _setting("close_to_tray", "yes_no", True, "Closing the window leaves the program in the tray"),
    _setting("start_with_system", "yes_no", False, "Start the program with the session"),
    _setting(
        "sync_in_console", "yes_no", True, "This console receives and sends by itself; off where ventanilla sync runs"
    ),
    _setting(
        "receive_timeout_seconds", "number", 25, "Seconds one question for new messages may wait", minimum=1, maximum=50
    ),
    _setting(
        "send_timeout_seconds", "number", 30, "Seconds one request to a provider may take", minimum=1, maximum=300
    ),
    _setting(
        "external_ca_file",
        "text",
        "",
        "File with the certificates of the town's own authority, for code outside; empty for the usual ones",
    ),
    _setting("external_proxy", "proxy", "none", "The proxy for code outside: none, system, or an address"),
    _setting("proxy", "proxy", "system", "system, none, or an address like http://proxy.town.example:3128"),
    _setting(
        "webhook_listen",
        "text",
        "",
        "Where WhatsApp's calls come in behind the reverse proxy, like 127.0.0.1:8480; empty where none come",
    ),
    _setting("office_name", "text", "", "Name of the town hall, at the top of the window"),
    _setting("codes_folder", "text", "", "Folder where the town installs internal codes of its own; empty for none"),
    _setting("department_name", "text", "", "Name of the department, beside it"),
    _setting("shortcuts", "table", {}, "Keys changed by the user: action = keys"),
    _setting("log_level", "choice", "warning", "How much the log says", choices=("debug", "info", "warning", "error")),
)
BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


def default_user_file() -> Path:
    """The settings of this user. They may roam between computers; nothing secret is in them."""
    if sys.platform == "win32":
        roaming = os.environ.get("APPDATA")
        return (Path(roaming) if roaming else Path.home() / "AppData" / "Roaming") / "Ventanilla" / "settings.toml"
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(config) if os.path.isabs(config) else Path.home() / ".config") / "ventanilla" / "settings.toml"


def default_policy_file() -> Path:
    """What IT has decided for this computer. No environment variable leads elsewhere: a user could set it."""
    if sys.platform == "win32":
        import ctypes

        folder = ctypes.create_unicode_buffer(260)
        ctypes.windll.shell32.SHGetFolderPathW(None, 0x23, None, 0, folder)  # CSIDL_COMMON_APPDATA
        return Path(folder.value or "C:\\ProgramData") / "Ventanilla" / "policy.toml"
    return Path("/etc/xdg/ventanilla/policy.toml")


class Settings:
    """The values in force. Safe from any thread; `set` writes a file, so it is no call for the GUI thread."""

    def __init__(self, user_file: Path) -> None:
        """Built-in values only; `load` fills in the rest."""
        self.user_file = user_file
        self.problems: list[Problem] = []
        """What could not be used, for `doctor` and the first window."""
        self._found: dict[Origin, dict[str, Any]] = {origin: {} for origin in Origin}
        self._lock = threading.Lock()

    @classmethod
    def load(
        cls,
        *,
        command_line: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
        user_file: Path | None = None,
        policy_file: Path | None = None,
    ) -> "Settings":
        """Read all places. Never raises: what cannot be used is listed in `problems`.

        None on the command line means not given.
        """
        settings = cls(user_file or default_user_file())
        policy_path = policy_file or default_policy_file()
        given = {key: value for key, value in (command_line or {}).items() if value is not None}
        settings._take(Origin.POLICY, settings._read_toml(policy_path), str(policy_path))
        settings._take(Origin.COMMAND_LINE, given, "the command line")
        settings._take_environment(os.environ if environment is None else environment)
        settings._take(Origin.USER, settings._read_toml(settings.user_file), str(settings.user_file))
        return settings

    def value(self, key: str) -> Any:
        """The value in force: str, bool, int or dict of str.

        Raises KeyError for a key nobody declared.
        """
        return self._found[self.origin(key)].get(key, BY_KEY[key].default)

    def origin(self, key: str) -> Origin:
        """Where the value in force comes from."""
        BY_KEY[key]
        return next((origin for origin in Origin if key in self._found[origin]), Origin.DEFAULT)

    def is_locked(self, key: str) -> bool:
        """Whether IT has fixed it."""
        return key in self._found[Origin.POLICY]

    def set(self, key: str, value: Any) -> None:
        """Write the user's wish to the user's file. A value on the command line or in the environment still wins
        until the program ends.

        Raises Problem `setting_locked`, `bad_setting`, `storage_full`, `storage_read_only`; then nothing is changed.
        """
        setting = BY_KEY[key]
        if self.is_locked(key):
            raise Problem("setting_locked", key=key)
        try:
            checked = setting.check(value)
        except BadValue as error:
            raise _problem_of(key, value, error, self.user_file) from error
        with self._lock:
            self._write({key: checked})
            self._found[Origin.USER][key] = checked

    def reset(self, key: str) -> None:
        """Forget the user's wish. Raises like `set`."""
        BY_KEY[key]
        with self._lock:
            self._write({key: None})
            self._found[Origin.USER].pop(key, None)

    def _take(self, origin: Origin, values: Mapping[str, Any], place: str) -> None:
        for key, value in values.items():
            setting = BY_KEY.get(key)
            if setting is None:
                self.problems.append(Problem("unknown_setting", key=_shown(key), origin=place))
                continue
            try:
                # The command line has only text; a file has types, and a number in quotes there is a mistake.
                is_text = origin is Origin.COMMAND_LINE and isinstance(value, str)
                self._found[origin][key] = setting.parse(value) if is_text else setting.check(value)
            except BadValue as error:
                self._refuse(origin, setting, value, error, place)

    def _take_environment(self, environment: Mapping[str, str]) -> None:
        for setting in SETTINGS:
            name = ENVIRONMENT_PREFIX + setting.key.upper()
            text = environment.get(name, "")
            if not text.strip():
                continue
            try:
                self._found[Origin.ENVIRONMENT][setting.key] = setting.parse(text)
            except BadValue as error:
                self._refuse(Origin.ENVIRONMENT, setting, text, error, name)

    def _refuse(self, origin: Origin, setting: Setting, value: Any, error: BadValue, place: str) -> None:
        # The built-in value takes the place of the bad one, at its rank: what IT wanted fixed stays fixed.
        self._found[origin][setting.key] = setting.default
        self.problems.append(_problem_of(setting.key, value, error, place))

    def _read_toml(self, path: Path) -> dict[str, Any]:
        try:
            text = path.read_bytes().decode("utf-8-sig")
            return _from_toml(text)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            self.problems.append(_unreadable(path, error))
            return {}

    def _write(self, changes: Mapping[str, Any]) -> None:
        """Change keys of the user's file (None removes one).

        What another program version or another window wrote there stays.
        """
        path = self.user_file
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                held = _from_toml(path.read_bytes().decode("utf-8-sig"))
            except FileNotFoundError:
                held = {}
            except ValueError:
                # Somebody's typing error must not cost the rest of their file.
                os.replace(path, path.with_name(f"{path.name}.unreadable"))
                held = {}
            held.update(changes)
            _replace(path, to_toml({key: value for key, value in held.items() if value is not None}).encode())
        except OSError as error:
            code = "storage_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "storage_read_only"
            raise Problem(code, path=path.parent) from error


def _from_toml(text: str) -> dict[str, Any]:
    # Most desks have no file of settings at all, and then the reader of such files is not loaded either.
    import tomllib

    return tomllib.loads(text)


def to_toml(values: Mapping[str, Any]) -> str:
    """TOML of the types TOML and JSON share, dates aside, tables last. Raises TypeError for others."""
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping)}
    lines = [f"{_toml_key(key)} = {_toml_value(value)}" for key, value in plain.items()]
    for key, table in values.items():
        if isinstance(table, Mapping):
            lines += ["", f"[{_toml_key(key)}]"]
            lines += [f"{_toml_key(name)} = {_toml_value(value)}" for name, value in table.items()]
    return "\n".join(lines).lstrip("\n") + "\n"


def _toml_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key, re.ASCII) else _toml_value(key)


def _toml_value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        # A JSON string is a TOML string but for the one control character that JSON lets through.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml_value(each) for each in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_toml_key(key)} = {_toml_value(each)}" for key, each in value.items()) + "}"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise TypeError(f"no TOML for {type(value).__name__}")


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _problem_of(key: str, value: Any, error: BadValue, origin: object) -> Problem:
    return Problem("bad_setting", key=key, value=_shown(value), origin=origin, **{**error.blanks, "why": error.why})


def _unreadable(path: Path, error: Exception) -> Problem:
    if isinstance(error, OSError):
        return Problem("settings_unreadable", path=path, why=Why.NOT_READABLE)
    found = re.search(r"line (\d+)", str(error))
    return Problem("settings_unreadable", path=path, why=Why.NOT_TOML, line=int(found[1]) if found else 1)


def _shown(value: Any) -> str:
    return str(value)[:60]


def _check_choice(setting: Setting, value: Any) -> str:
    if value not in setting.choices or not isinstance(value, str):
        raise BadValue(Why.NOT_A_CHOICE, choices=", ".join(setting.choices))
    return value


def _check_yes_no(setting: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValue(Why.NOT_TRUE_FALSE)
    return value


def _check_number(setting: Setting, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadValue(Why.NOT_WHOLE)
    if setting.choices and value not in setting.choices:
        raise BadValue(Why.NOT_A_CHOICE, choices=", ".join(str(choice) for choice in setting.choices))
    if not setting.minimum <= value <= setting.maximum:
        raise BadValue(Why.NOT_BETWEEN, minimum=setting.minimum, maximum=setting.maximum)
    return value


def _check_text(setting: Setting, value: Any) -> str:
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT or not value.isprintable():
        raise BadValue(Why.NOT_ONE_LINE, limit=_TEXT_LIMIT)
    return value


def _check_hours(setting: Setting, value: Any) -> str:
    if not isinstance(value, str) or (value and not _HOURS.fullmatch(value)):
        raise BadValue(Why.NOT_HOURS)
    return value


def _check_proxy(setting: Setting, value: Any) -> str:
    if value in ("system", "none"):
        return str(value)
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        raise BadValue(Why.NOT_PROXY)
    try:
        parts = urlsplit(value)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in value and parts.port != 0
    except ValueError as error:
        raise BadValue(Why.NOT_PROXY) from error
    if not is_good:
        raise BadValue(Why.NOT_PROXY)
    return value


def _check_table(setting: Setting, value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(
        isinstance(each, str) and each.isprintable() for pair in value.items() for each in pair
    ):
        raise BadValue(Why.NOT_TABLE)
    return dict(value)


def _parse_yes_no(text: str) -> bool:
    if text.lower() not in _YES + _NO:
        raise BadValue(Why.NOT_YES_NO)
    return text.lower() in _YES


def _parse_number(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,10}", text, re.ASCII):
        raise BadValue(Why.NOT_WHOLE)
    return int(text)


def _parse_table(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(";") if part.strip()]
    if not all(sign for _, sign, _ in pairs):
        raise BadValue(Why.NOT_PAIRS)
    return {key.strip(): value.strip() for key, _, value in pairs}


_CHECKS = {
    "choice": _check_choice,
    "yes_no": _check_yes_no,
    "number": _check_number,
    "text": _check_text,
    "hours": _check_hours,
    "proxy": _check_proxy,
    "table": _check_table,
}
_PARSERS: dict[str, Any] = {
    "choice": str,
    "yes_no": _parse_yes_no,
    "number": _parse_number,
    "text": str,
    "hours": str,
    "proxy": str,
    "table": _parse_table,
}
