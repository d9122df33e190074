"""The settings page: nine short pages, each change kept and in force at once. The page invents no setting of its own.

There is no Save button: what is chosen is written in the background and applied when it is kept, so what the page shows
is what the window does. A change of language draws the page anew, on the same page and field.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.models.problems import Problem
from console.settings import BY_KEY, Settings
from console.ui.bridge import Bridge
from console.ui.icons import action_icon
from console.ui.sentences import text_of
from console.ui.settings.about import AboutPage
from console.ui.settings.boxes import ConnectionBox, PinBox, WipeBox
from console.ui.settings.hours import HoursPage
from console.ui.settings.keys import KeysPage
from console.ui.settings.mail import MailBox
from console.ui.settings.people import PeoplePage
from console.ui.settings.possible import why_not
from console.ui.settings.rows import SettingRow
from console.ui.settings.services import DeskServices
from console.ui.settings.texts import PAGES, PageSpec, say
from console.ui.settings.writing import SettingsWriter
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole


class SettingsDialog(QDialog):
    """`applied(str)` carries the key that is in force from now on; `wipe_confirmed` ends the desk."""

    applied = Signal(str)
    wipe_confirmed = Signal()

    def __init__(
        self, settings: Settings, services: DeskServices, bridge: Bridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._services = services
        self._bridge = bridge
        self._rows: dict[str, SettingRow] = {}
        self._made: list[QWidget] = []
        self._writer = SettingsWriter(settings, bridge, self)
        self._writer.written.connect(self._on_written)
        self._writer.refused.connect(self._on_refused)
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.setInterval(0)
        self._anew.timeout.connect(self.build)
        self.resize(820, 640)
        self.setMinimumSize(640, 480)
        self.pages = QListWidget()
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._title = safe_label("", TypeRole.PANE_TITLE)
        self._problem = safe_label("", TypeRole.META, "bad_text", wraps=True)
        self._problem.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        # Enter belongs to the fields: it keeps a value and closes nothing.
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        right = QVBoxLayout()
        right.setContentsMargins(22, 18, 22, 14)
        right.setSpacing(10)
        right.addWidget(self._title)
        right.addWidget(self._stack, 1)
        right.addWidget(self._problem)
        right.addWidget(self._buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.pages)
        whole.addLayout(right, 1)
        self.pages.currentRowChanged.connect(self._on_page)
        theme().theme_changed.connect(self._dress)
        self.build()
        self.pages.setFocus()

    def build(self) -> None:
        """Make all pages in the language in force, and stay where the operator is."""
        page = max(0, self.pages.currentRow())
        focused = self.focusWidget()
        name = next((key for key, row in self._rows.items() if focused is not None and row.isAncestorOf(focused)), "")
        self.setWindowTitle(self.tr("Settings"))
        self._rows.clear()
        for old in self._made:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._made.clear()
        self.pages.blockSignals(True)
        self.pages.clear()
        for spec in PAGES:
            self.pages.addItem(QListWidgetItem(action_icon(spec.icon), say(spec.title)))
            self._made.append(self._page(spec))
            self._stack.addWidget(self._made[-1])
        self.pages.blockSignals(False)
        self.pages.setCurrentRow(page)
        self._dress()
        if name in self._rows:
            self._rows[name].field.inputs()[0].setFocus()

    def show_page(self, key: str) -> None:
        """Open one page by its key."""
        self.pages.setCurrentRow([spec.key for spec in PAGES].index(key))

    def row(self, key: str) -> SettingRow:
        """The row of a setting. KeyError where it has none."""
        return self._rows[key]

    def page(self, key: str) -> QWidget:
        """What stands on a page."""
        return self._made[[spec.key for spec in PAGES].index(key)]

    def _page(self, spec: PageSpec) -> QWidget:
        if spec.key == "keys":
            return KeysPage(self._writer)
        if spec.key == "about":
            return AboutPage(self._services, self._bridge)
        if spec.key == "people":
            return _scrolled(PeoplePage(self._bridge))
        if spec.key == "hours":
            return _scrolled(HoursPage(self._services, self._bridge))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(0)
        for group in spec.groups:
            if group.title:
                column.addSpacing(14)
                column.addWidget(safe_label(say(group.title), TypeRole.CARD_TITLE, "text2"))
            for key in group.keys:
                column.addWidget(self._row(key))
        if spec.key == "privacy":
            column.addWidget(PinBox(self._services, self._bridge))
            wipe = WipeBox(self._services, self._bridge)
            wipe.confirmed.connect(self.wipe_confirmed)
            column.addWidget(wipe)
        elif spec.key == "notices" and self._bridge.desk.actor.is_supervisor:
            column.addWidget(MailBox(self._bridge))
        elif spec.key == "connection":
            column.addWidget(ConnectionBox(self._services, self._bridge))
        column.addStretch()
        return _scrolled(body)

    def _row(self, key: str) -> SettingRow:
        row = self._rows[key] = SettingRow(
            BY_KEY[key], self._settings, why_not(key, is_training=self._services.is_training)
        )

        def write(value: object) -> None:
            self._writer.write(key, value)

        row.field.changed.connect(write)
        return row

    @Slot(int)
    def _on_page(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._title.setText(say(PAGES[number].title))
        self._problem.hide()

    @Slot(str)
    def _on_written(self, key: str) -> None:
        self._problem.hide()
        if key in self._rows:
            self._rows[key].refresh()
        self.applied.emit(key)

    @Slot(str, object)
    def _on_refused(self, key: str, problem: Problem) -> None:
        self._problem.setText(text_of(problem))
        self._problem.show()
        if key in self._rows:
            self._rows[key].refresh()

    @Slot()
    def _dress(self) -> None:
        colours = theme().tokens.colours
        self.pages.setFixedWidth(round(190 * max(1.0, theme().tokens.text_scale * 0.92)))
        self.pages.setStyleSheet(
            f"QListWidget {{ background: {colours.pane.name()}; border: none; border-right: 1px solid {colours.border.name()};"
            " padding: 12px 8px; outline: none; }"
            f"QListWidget::item {{ padding: 9px 10px; border-radius: 8px; color: {colours.text.name()}; }}"
            f"QListWidget::item:selected {{ background: {colours.selected_row.name()}; color: {colours.text.name()}; }}"
            f"QListWidget::item:selected:focus {{ border: 2px solid {colours.accent_text.name()}; }}"
        )
        for number, spec in enumerate(PAGES):
            item = self.pages.item(number)
            if item is not None:
                item.setIcon(action_icon(spec.icon))
        for row in self._rows.values():
            row.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            # Not now: the field that changed the language is still telling so. And once: Qt tells of every file of texts.
            self._anew.start()


def _scrolled(body: QWidget) -> QScrollArea:
    """A page that may be longer than the window."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    return scroll
