"""Who may import whom. Imports point down only.

A room that is not in the table fails: whoever builds one says here what it may know.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tests.house.tree import STANDARD, Module

# May know every room: they put the parts together.
ROOTS: Final = frozenset({"app", "cli", "commands", "training_desk", "window_services", "desk_setup", "first_start"})

# Room (folder or file right under console/) to the other rooms it may import.
ROOMS: Final[Mapping[str, frozenset[str]]] = {
    "ui": frozenset({"operations", "answers", "figures", "feed", "settings", "models"}),
    "sync": frozenset({"operations", "providers", "answers", "feed", "models"}),
    "operations": frozenset({"storage", "answers", "figures", "feed", "models"}),
    "training": frozenset({"models"}),
    "answers": frozenset({"models"}),
    "figures": frozenset({"models"}),
    "storage": frozenset({"models"}),
    "providers": frozenset({"models"}),
    "models": frozenset(),
    "feed": frozenset({"models"}),
    "settings": frozenset({"models"}),
    "credentials": frozenset({"models"}),
    # Everything of one desk in one folder: it opens the storage, a backup copies it.
    "desk_folder": frozenset({"storage", "credentials", "settings", "models"}),
    "pins": frozenset({"credentials", "models"}),
    "erasing": frozenset({"storage", "credentials", "desk_folder", "models"}),
    "recovery": frozenset({"storage", "credentials", "desk_folder", "models"}),
    # The same for a desk whose data is an office's.
    "office_folder": frozenset({"storage", "credentials", "desk_folder", "office_desk", "models"}),
    "office_desk": frozenset({"storage", "credentials", "desk_folder", "office_folder", "models"}),
    "moving": frozenset({"storage", "desk_folder", "operations", "feed", "models"}),
    # A restored copy is put in quarantine by an operation, journalled like every other.
    "backup": frozenset({"storage", "credentials", "desk_folder", "operations", "feed", "models"}),
}
# Module (or folder) to what it may import beyond the table.
EXCEPTIONS: Final[Mapping[str, str]] = {
    # The HTTP client, with its time limits and its one map of errors.
    "console/answers/external.py": "console.providers.http",
    # Files that nobody else on the machine may read.
    "console/credentials.py": "console.storage.private_files",
    # The citizen's phone is a window of the training town, not of the desk.
    "console/ui/phone/": "console.training",
}

# Package from outside to the places that may import it; a place is a path or the start of one.
OUTSIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "PySide6": ("console/ui/", "console/app.py", "console/first_start.py"),
    "shiboken6": ("console/ui/", "console/app.py"),
    "requests": ("console/providers/", "console/answers/external.py"),
    "urllib3": ("console/providers/", "console/answers/external.py"),
    "sqlite3": ("console/storage/",),
    "sqlcipher3": ("console/storage/", "console/backup.py"),
    "sqlite_utils": ("console/storage/", "console/commands/"),
    "psycopg": ("console/storage/",),
    "numpy": ("console/answers/",),
    "icalendar": ("console/answers/",),
    "recurring_ical_events": ("console/answers/",),
    "safetensors": ("console/answers/second_look.py",),
    "tokenizers": ("console/answers/second_look.py",),
    "py3langid": ("console/answers/language.py",),
    "xlsxwriter": ("console/figures/workbook.py",),
    "pyqtgraph": ("console/ui/board/plot.py",),
    "waitress": ("console/sync/webhook.py",),
    "keyring": ("console/credentials.py", "console/commands/doctor.py"),
}

# Loading one of these costs more than the first paint may take.
HEAVY: Final = frozenset(
    {
        *("requests", "keyring", "psycopg", "sqlite_utils", "av", "numpy", "py3langid", "cryptography"),
        *("icalendar", "recurring_ical_events", "xlsxwriter", "pyqtgraph"),
    }
)
# What runs before the first paint, or before a command answers.
FIRST: Final = ("console.app", "console.cli", "console.ui.window")
# What runs on a machine without a window system.
HEADLESS: Final = ("console.cli", "console.sync.service", "console.training.__main__")


def room_of(name: str) -> str:
    """`ui` for `console.ui.queue.model`; empty for `console` itself and for everything outside."""
    parts = name.split(".")
    return parts[1] if parts[0] == "console" and len(parts) > 1 else ""


def rooms(modules: Iterable[Module]) -> Iterator[str]:
    """Imports between rooms that the table does not allow, and rooms that are not in the table."""
    modules = tuple(modules)
    known = {room_of(module.name) for module in modules}
    for module in modules:
        room = room_of(module.name)
        if not room or room in ROOTS:
            continue
        if room not in ROOMS:
            yield f"{module.path}:1: console/{room} is not in the table of rooms (tests/house/imports.py)"
            continue
        allowed = ROOMS[room] | {room}
        beyond = tuple(name for path, name in EXCEPTIONS.items() if module.path.startswith(path))
        for each in module.imports:
            target = room_of(each.name)
            # `from console import __version__` names no room.
            if not target or target in allowed or target not in {*known, *ROOMS, *ROOTS}:
                continue
            if not any(f"{each.name}.".startswith(f"{name}.") for name in beyond):
                yield f"{module.path}:{each.line}: {room} must not import {target}"


def outside(modules: Iterable[Module]) -> Iterator[str]:
    """Packages from outside where they do not belong; `models` knows the standard library alone."""
    for module in modules:
        for each in module.imports:
            places = OUTSIDE.get(each.package)
            if places is not None and not module.path.startswith(places):
                yield f"{module.path}:{each.line}: {each.package} belongs to {', '.join(places)}"
            elif room_of(module.name) == "models" and each.package not in STANDARD | {"console"}:
                yield f"{module.path}:{each.line}: models is plain Python, not {each.package}"


def at_start(modules: Iterable[Module]) -> Iterator[str]:
    """Heavy packages that a start loads, and Qt where there is no window, with the way they come in."""
    by_name = {module.name: module for module in modules}
    for first in FIRST:
        yield from _reached(first, by_name, HEAVY, "is loaded before the first paint; import it inside the function")
    for first in HEADLESS:
        yield from _reached(first, by_name, frozenset({"PySide6"}), "is loaded without a window")


def _reached(first: str, by_name: Mapping[str, Module], unwanted: frozenset[str], why: str) -> Iterator[str]:
    """Follow the imports at the top of modules; each module is entered once, by the shortest way."""
    ways: dict[str, tuple[str, ...]] = {first: (first,)} if first in by_name else {}
    waiting = list(ways)
    while waiting:
        name = waiting.pop(0)
        module = by_name[name]
        for each in module.imports:
            if not each.is_top_level:
                continue
            if each.package in unwanted:
                yield f"{module.path}:{each.line}: {each.package} {why} ({' → '.join(ways[name])})"
            for target in _with_parents(each.name):
                if target in by_name and target not in ways:
                    ways[target] = (*ways[name], target)
                    waiting.append(target)


def _with_parents(name: str) -> Iterator[str]:
    # Importing a.b.c runs a/__init__ and a/b/__init__ as well.
    parts = name.split(".")
    yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))
