"""The house keeps its plan. Every rule looks at the whole tree, and is seen to fail on a small one that breaks it."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.house import code, imports
from tests.house.tree import Module, parse, read

Rule = Callable[[Iterable[Module]], Iterator[str]]

# Rule, and the folders it looks at.
RULES: dict[str, tuple[Rule, tuple[str, ...]]] = {
    "rooms": (imports.rooms, ("console",)),
    "outside": (imports.outside, ("console",)),
    "at_start": (imports.at_start, ("console",)),
    "size": (code.size, ("console", "chores", "tests", "main.py", "run.py")),
    "names": (code.names, ("console", "chores", "tests")),
    "qt_imports": (code.qt_imports, ("console", "chores", "tests")),
    "translated_texts": (code.translated_texts, ("console",)),
    "guessed_rich_text": (code.guessed_rich_text, ("console",)),
    "provider_calls": (code.provider_calls, ("console",)),
    "qt_habits": (code.qt_habits, ("console",)),
}


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps(name: str) -> None:
    rule, folders = RULES[name]
    modules = read(*folders)
    assert modules
    findings = sorted(set(rule(modules)))
    assert not findings, "\n" + "\n".join(findings)


def found(name: str, sources: dict[str, str]) -> list[str]:
    return sorted(set(RULES[name][0](parse(sources))))


ALLOWED: list[tuple[str, str, str]] = [
    ("rooms", "console/ui/queue/view.py", "from console.operations import reads"),
    ("rooms", "console/ui/queue/view.py", "from console.ui import tokens"),
    ("rooms", "console/app.py", "from console.storage import sqlite"),
    ("rooms", "console/storage/engine.py", "from console import __version__"),
    ("rooms", "console/answers/external.py", "from console.providers.http import Session"),
    ("rooms", "console/credentials.py", "from console.storage import private_files"),
    ("outside", "console/models/states.py", "import enum\nfrom console.models import clock"),
    ("outside", "console/app.py", "from PySide6.QtWidgets import QApplication"),
    ("at_start", "console/app.py", "def main():\n    import requests"),
    ("at_start", "console/app.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests"),
    ("size", "console/models/a.py", "pass\n" * 499),
    ("size", "console/ui/a.py", "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(19))),
    (
        "size",
        "console/ui/a.py",
        "class A:\n" + "".join(f"    def onEvent{n}(self): ...\n    def _m{n}(self): ...\n" for n in range(30)),
    ),
    ("names", "console/ui/a.py", "class Commons: ...\ndef utility(): ..."),
    ("translated_texts", "console/ui/a.py", "text = self.tr('{n} waiting').format(n=3)"),
    (
        "translated_texts",
        "console/ui/a.py",
        "painter.translate(x + 1, y - 2)\ntext.translate(str.maketrans('', '', f'a'))",
    ),
    ("guessed_rich_text", "console/ui/text.py", "label = QLabel('')"),
    ("guessed_rich_text", "console/ui/a.py", "def f(label: QLabel) -> QLabel: ..."),
    ("provider_calls", "console/training/wire.py", "known = {'drop_pending_updates', 'offset'}"),
    ("provider_calls", "console/providers/a.py", "call('getUpdates', offset=last + 1, verify=True)"),
    ("qt_habits", "console/ui/a.py", '"""No Ctrl+Alt here."""\nchanged = Signal(object)'),
]

FORBIDDEN: list[tuple[str, str, str]] = [
    ("rooms", "console/ui/a.py", "from console.storage import sqlite"),
    ("rooms", "console/ui/a.py", "from console import storage"),
    ("rooms", "console/ui/a.py", "from ..providers import base"),
    ("rooms", "console/ui/a.py", "def late():\n    import console.sync.sender"),
    ("rooms", "console/sync/a.py", "from console.ui import bridge"),
    ("rooms", "console/sync/a.py", "import console.storage.engine"),
    ("rooms", "console/operations/a.py", "from console.providers import telegram"),
    ("rooms", "console/training/a.py", "from console.operations import incoming"),
    ("rooms", "console/answers/rank.py", "from console.providers import http"),
    ("rooms", "console/storage/a.py", "from console.operations import desk"),
    ("rooms", "console/providers/a.py", "from console.sync import receiver"),
    ("rooms", "console/models/a.py", "from console.feed import Change"),
    ("rooms", "console/models/a.py", "from console import app"),
    ("rooms", "console/answers/external.py", "from console.providers import telegram"),
    ("rooms", "console/credentials.py", "from console.storage import engine"),
    ("rooms", "console/attic/a.py", "x = 1"),
    ("outside", "console/models/a.py", "import requests"),
    ("outside", "console/models/a.py", "import yaml"),
    ("outside", "console/sync/a.py", "from PySide6.QtCore import QObject"),
    ("outside", "console/cli.py", "def late():\n    import PySide6"),
    ("outside", "console/ui/a.py", "import requests"),
    ("outside", "console/ui/a.py", "import sqlite3"),
    ("outside", "console/operations/a.py", "import psycopg"),
    ("at_start", "console/app.py", "import requests"),
    ("at_start", "console/ui/window.py", "class A:\n    import keyring"),
    ("at_start", "console/cli.py", "try:\n    import av\nexcept ImportError:\n    av = None"),
    ("at_start", "console/cli.py", "import PySide6.QtCore"),
    ("size", "console/models/a.py", "pass\n" * 500),
    ("size", "console/ui/a.py", "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(20))),
    ("names", "console/ui/utils.py", "x = 1"),
    ("names", "console/common/a.py", "x = 1"),
    ("names", "console/ui/a.py", "class ThemeManager: ..."),
    ("names", "console/ui/a.py", "class QueueController: ..."),
    ("names", "console/ui/a.py", "def paint_helper(): ..."),
    ("qt_imports", "console/ui/a.py", "from PySide6.QtCharts import QChart"),
    ("qt_imports", "console/ui/a.py", "from PySide6 import QtGraphs"),
    ("qt_imports", "console/ui/a.py", "import PySide6.QtDataVisualization"),
    ("qt_imports", "console/ui/a.py", "from PySide6.QtWidgets import *"),
    ("qt_imports", "console/ui/a.py", "from __feature__ import snake_case"),
    ("translated_texts", "console/ui/a.py", "self.tr(f'{n} waiting')"),
    ("translated_texts", "console/ui/a.py", "self.tr('a' + b)"),
    ("translated_texts", "console/ui/a.py", "self.tr('%d waiting' % n)"),
    ("translated_texts", "console/ui/a.py", "QCoreApplication.translate('Queue', '{} waiting'.format(n))"),
    ("guessed_rich_text", "console/ui/a.py", "label = QLabel(name)"),
    ("guessed_rich_text", "console/ui/a.py", "label = QtWidgets.QLabel(name)"),
    ("guessed_rich_text", "console/ui/a.py", "class Name(QLabel): ..."),
    ("guessed_rich_text", "console/ui/a.py", "QMessageBox.warning(self, 'Title', text)"),
    ("provider_calls", "console/providers/a.py", "call('deleteWebhook', drop_pending_updates=False)"),
    ("provider_calls", "console/providers/a.py", "body = {'drop_pending_updates': True}"),
    ("provider_calls", "console/providers/a.py", "call('getUpdates', offset=-1)"),
    ("provider_calls", "console/providers/a.py", "body = {'offset': -last}"),
    ("provider_calls", "console/providers/a.py", "body['offset'] = '-1'"),
    ("provider_calls", "console/providers/a.py", "session.get(url, verify=False)"),
    ("provider_calls", "console/providers/a.py", "session.verify = False"),
    ("qt_habits", "console/ui/a.py", "keys = 'Ctrl+Alt+E'"),
    ("qt_habits", "console/ui/a.py", "picked = Signal(int)"),
    ("qt_habits", "console/ui/a.py", "picked = QtCore.Signal(str, dict)"),
    ("qt_habits", "console/ui/queue/a.py", "from PySide6.QtCore import QSortFilterProxyModel"),
]


@pytest.mark.parametrize(("name", "path", "source"), ALLOWED)
def test_what_is_allowed_passes(name: str, path: str, source: str) -> None:
    assert found(name, {path: source}) == []


@pytest.mark.parametrize(("name", "path", "source"), FORBIDDEN)
def test_what_is_forbidden_is_found(name: str, path: str, source: str) -> None:
    findings = found(name, {path: source})
    assert findings
    assert all(finding.startswith(f"{path}:") for finding in findings)


def test_every_rule_is_seen_to_fail() -> None:
    assert {name for name, _, _ in FORBIDDEN} == set(RULES)


def test_a_heavy_package_is_found_behind_other_modules() -> None:
    findings = found(
        "at_start",
        {
            "console/app.py": "from console.ui import window",
            "console/ui/__init__.py": "from console.ui.tokens import ACCENT",
            "console/ui/window.py": "",
            "console/ui/tokens.py": "import numpy",
        },
    )
    assert (
        "console/ui/tokens.py:1: numpy is loaded before the first paint; import it inside the function" in findings[0]
    )
    assert "console.app → console.ui → console.ui.tokens" in findings[0]


def test_qt_is_found_behind_the_headless_process() -> None:
    findings = found(
        "at_start",
        {
            "console/sync/service.py": "from console.answers import stored",
            "console/answers/stored.py": "from console.ui import tokens",
            "console/ui/tokens.py": "from PySide6.QtGui import QColor",
        },
    )
    assert len(findings) == 1
    assert "console/ui/tokens.py:1: PySide6 is loaded without a window" in findings[0]
