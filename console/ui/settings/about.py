"""What this program is, stands on, and under which licences. The texts are read off the GUI thread."""

import platform
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from console import __version__
from console.ui.bridge import Bridge
from console.ui.resources import resource
from console.ui.settings.services import DeskServices
from console.ui.settings.texts import say
from console.ui.text import safe_label
from console.ui.tokens import TypeRole


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the program: its name, the package that brings it (for version and licence text), and texts we ship."""

    name: str
    licence: Any
    package: str = ""
    shipped: tuple[str, ...] = ()


COMPONENTS: tuple[Component, ...] = (
    Component("Ventanilla", "EUPL-1.2", "ventanilla", ("../LICENSE", "../NOTICE")),
    Component(
        "Qt, PySide6, shiboken6", "LGPL-3.0", "PySide6_Essentials", ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")
    ),
    Component("requests", "Apache-2.0", "requests", ("licences/Apache-2.0.txt",)),
    Component("urllib3", "MIT", "urllib3"),
    Component("certifi", "MPL-2.0", "certifi"),
    Component("charset-normalizer", "MIT", "charset-normalizer"),
    Component("idna", "BSD-3-Clause", "idna"),
    Component("keyring", "MIT", "keyring"),
    Component("sqlite-utils", "Apache-2.0", "sqlite-utils", ("licences/Apache-2.0.txt",)),
    Component("SQLCipher, SQLite, sqlcipher3", "zlib, BSD-3-Clause", "sqlcipher3"),
    Component("psycopg", "LGPL-3.0", "psycopg", ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")),
    Component("cryptography", "Apache-2.0, BSD-3-Clause", "cryptography"),
    Component("PyAV, FFmpeg, Opus", "BSD-3-Clause, LGPL-3.0", "av", ("licences/LGPL-3.0.txt",)),
    Component("Inter", "OFL-1.1", "", ("fonts/OFL.txt",)),
    Component("Tabler Icons", "MIT", "", ("icons/LICENSE-tabler.txt",)),
)
_NO_TEXT: Any = QT_TRANSLATE_NOOP("Settings", "The package brings no text of its own; its licence is {licence}.")
_LICENCE_NAMES = ("licen", "copying", "notice")


def version_of(package: str) -> str:
    """The installed version of a package, or "" where nothing tells it (a packaged program may not)."""
    try:
        return metadata.version(package) if package else ""
    except metadata.PackageNotFoundError:
        return ""


def licence_text(component: Component) -> str:
    """The whole text: what we ship, then what the package itself brings."""
    texts = [path.read_text(encoding="utf-8") for path in map(resource, component.shipped) if path.is_file()]
    try:
        files = metadata.files(component.package) or [] if component.package else []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        path = file.locate()
        is_licence = ".dist-info" in str(file) and any(word in file.name.lower() for word in _LICENCE_NAMES)
        if is_licence and path.is_file():  # type: ignore[attr-defined]
            text = path.read_text(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
            if text not in texts:
                texts.append(text)
    return "\n\n————————————————\n\n".join(texts)


class AboutPage(QWidget):
    """Versions above, the list of parts on the left, the licence of the chosen one on the right."""

    def __init__(self, services: DeskServices, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wanted: Component | None = None
        title = safe_label(f"Ventanilla {__version__}", TypeRole.HEADER_NAME)
        what = safe_label(
            self.tr(
                "The citizens' counter. Free software of towns for towns, under the European Union Public Licence."
            ),
            TypeRole.BODY,
            "text2",
            wraps=True,
        )
        self._versions = safe_label("", TypeRole.META, "text3", wraps=True, selectable=True)
        self._say_versions({})
        copy = QPushButton(self.tr("Copy the versions"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._on_copy)
        self.parts = QListWidget()
        self.parts.setProperty("calm", True)
        self.parts.setAccessibleName(self.tr("Parts of the program"))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.parts.setSpacing(3)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        for component in COMPONENTS:
            self.parts.addItem(f"{component.name} {version_of(component.package)}".strip() + f"\n{component.licence}")
        self.parts.currentRowChanged.connect(self._on_part)
        columns = QHBoxLayout()
        columns.setSpacing(10)
        columns.addWidget(self.parts, 2)
        columns.addWidget(self.text, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(what)
        column.addWidget(self._versions)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(columns, 1)
        bridge.compute(self, services.versions, done=self._say_versions)
        self.parts.setCurrentRow(0)

    def _say_versions(self, behind: dict[str, str]) -> None:
        known = {
            "Python": platform.python_version(),
            "Qt": qVersion(),
            "PySide6": version_of("PySide6_Essentials"),
            **behind,
            platform.system(): platform.release(),
        }
        self._versions.setText(" · ".join(f"{name} {version}" for name, version in known.items() if version))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"Ventanilla {__version__} · {self._versions.text()}")

    @Slot(int)
    def _on_part(self, row: int) -> None:
        component = self._wanted = COMPONENTS[row]

        def show(text: str) -> None:
            if self._wanted == component:
                self.text.setPlainText(text or say(_NO_TEXT).format(licence=component.licence))

        self._bridge.compute(self, lambda: licence_text(component), done=show)
