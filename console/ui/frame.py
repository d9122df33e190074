"""The frame around the panes: the rail on the left and the bar on top."""

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from console.models.states import OperatorStatus
from console.ui.actions import key_text, with_key
from console.ui.attendance import BREAKS, status_names
from console.ui.bar_parts import PersonButton, SearchButton
from console.ui.cleaning import clean_name
from console.ui.icons import action_icon, draw_icon, icon_pixmap
from console.ui.panes import RAIL_WIDTH
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole


class RailButton(QToolButton):
    """One icon of the rail, with a number on it when something waits."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._number = 0
        self.setCheckable(True)
        self.setFixedSize(44, 44)

    def set_number(self, number: int) -> None:
        """How many wait; 0 hides the mark."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        colours = tokens.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.rail_selected)
            painter.drawRoundedRect(rect, 9, 9)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.rail_active)
            painter.drawRoundedRect(rect, 9, 9)
        colour = colours.rail_active if self.isChecked() else colours.rail_text
        pixmap = icon_pixmap(self._icon, colour, 20, 20, self.devicePixelRatioF())
        painter.drawPixmap(12, 12, pixmap)
        if self._number:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.bad)
            text = str(self._number) if self._number < 100 else "99+"
            width = max(18, painter.fontMetrics().horizontalAdvance(text) + 8)
            painter.drawRoundedRect(44 - width, 0, width, 18, 9, 9)
            painter.setPen(colours.bad_text_on)
            painter.setFont(tokens.font(TypeRole.CHIP))
            painter.drawText(44 - width, 0, width, 18, Qt.AlignmentFlag.AlignCenter, text)


_LISTS = (("show_inbox", "inbox"), ("show_rules", "template"), ("show_team", "users"), ("show_board", "chart-bar"))


class Rail(QFrame):
    """`picked(str)` carries the action id behind a button."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_WIDTH)
        self._buttons: dict[str, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(7, 12, 7, 14)
        layout.setSpacing(6)
        self._crest = Crest()
        layout.addWidget(self._crest, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(14)
        for action_id, icon in _LISTS:
            layout.addWidget(self._button(action_id, icon))
        layout.addStretch()
        for action_id, icon in (("help", "keyboard"), ("settings", "settings")):
            layout.addWidget(self._button(action_id, icon))
        self.select("show_inbox")

    def _button(self, action_id: str, icon: str) -> RailButton:
        button = RailButton(icon)
        button.setObjectName(action_id)
        button.clicked.connect(self._on_clicked)
        self._buttons[action_id] = button
        return button

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            if button.objectName() not in dict(_LISTS):
                button.setChecked(False)
            self.picked.emit(button.objectName())

    def select(self, action_id: str) -> None:
        """Which list the window shows."""
        for name, button in self._buttons.items():
            button.setChecked(name == action_id)

    def show_board(self, is_shown: bool) -> None:
        """The board is a supervisor's."""
        self._buttons["show_board"].setVisible(is_shown)

    def set_waiting(self, number: int) -> None:
        """How many wait for an operator."""
        self._buttons["show_inbox"].set_number(number)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Tooltips and accessible names by action id."""
        for name, button in self._buttons.items():
            button.setToolTip(with_key(texts.get(name, ""), name))
            button.setAccessibleName(texts.get(name, ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.colours.rail)


class Crest(QWidget):
    """The town's arms, in a colour token or, without one, in the white of the rail."""

    def __init__(self, width: int = 26, colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(width, round(width * 30 / 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        white = QColor(Qt.GlobalColor.white)
        colour = getattr(theme().tokens.colours, self._colour) if self._colour else white
        draw_icon(QPainter(self), "crest", self.rect().toRectF(), colour)


class TopBar(QFrame):
    """Office, search, training chip, notices, lock, the operator and their status."""

    search_wanted = Signal()
    lock_wanted = Signal()
    notices_toggled = Signal()
    status_picked = Signal(str, object)

    def __init__(
        self, office: str, department: str, operator: str, *, is_training: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self._status = OperatorStatus.AVAILABLE
        self._is_quiet = False
        self._shown_minutes: int | None = None
        self._office = safe_label(clean_name(office), TypeRole.CARD_TITLE, elides=True)
        self._department = safe_label(clean_name(department), TypeRole.BODY, "text3", elides=True)
        self._search = SearchButton()
        self._search.clicked.connect(self.search_wanted)
        self._chip = safe_label("", TypeRole.CHIP)
        self._chip.setObjectName("training")
        if not is_training:
            # Shown before it has a parent it would be a window of its own for a moment.
            self._chip.hide()
        self._bell, self._lock = QToolButton(), QToolButton()
        self._bell.clicked.connect(self.notices_toggled)
        self._lock.clicked.connect(self.lock_wanted)
        self._person = PersonButton()
        self._name = operator
        self._menu = QMenu(self)
        self._person.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 0, 14, 0)
        layout.setSpacing(10)
        layout.addWidget(self._office)
        layout.addWidget(self._department)
        layout.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self._search, 8)
        layout.addStretch(1)
        for widget in (self._bell, self._lock, self._person):
            layout.addWidget(widget)
        theme().theme_changed.connect(self.retranslate)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Texts and colours as they are now."""
        colours = theme().tokens.colours
        self._search.show_words(
            self.tr("Search people, conversations or commands"), key_text("palette"), self.tr("Commands and search")
        )
        self._chip.setText(self.tr("TRAINING"))
        self._bell.setToolTip(with_key(self.tr("Do not disturb"), "do_not_disturb"))
        self._bell.setAccessibleName(self.tr("Do not disturb"))
        self._lock.setToolTip(with_key(self.tr("Lock the screen"), "lock"))
        self._lock.setAccessibleName(self.tr("Lock the screen"))
        self._bell.setIcon(action_icon("bell-off" if self._is_quiet else "bell"))
        self._lock.setIcon(action_icon("lock"))
        for button in (self._bell, self._lock):
            button.setIconSize(QSize(18, 18))
        names = status_names()
        shown = names[self._status]
        if self._shown_minutes is not None:
            shown = self.tr("{status} · {n} min").format(status=shown, n=self._shown_minutes)
        spoken = self.tr("{name}, status {status}").format(name=self._name, status=shown)
        self._person.show_person(self._name, self._status, shown, spoken)
        self._menu.clear()
        for status, text in names.items():
            self._add_status(self._menu, text, status)
            if status is OperatorStatus.BREAK:
                for minutes in BREAKS:
                    self._add_status(self._menu, self.tr("… for %n minute(s)", "", minutes), status, minutes)
        self.setStyleSheet(
            f"#topbar {{ background: {colours.topbar.name()}; border-bottom: 1px solid {colours.border.name()}; }}"
            f"#training {{ background: #C45100; color: #FFFFFF; border-radius: 10px; padding: 2px 12px; }}"
            "QToolButton { border: none; padding: 6px; }"
        )
        self.setFixedHeight(theme().tokens.sizes.top_bar)
        self._chip.setFixedHeight(theme().tokens.sizes.chip)
        self._fit()

    def _fit(self) -> None:
        """With little room first the department goes, then status and name beside the face, then the words of the search."""
        layout = self.layout()
        margins = layout.contentsMargins() if layout is not None else QMargins()
        gap = 10
        fixed = [one for one in (self._chip, self._bell, self._lock) if not one.isHidden()]
        taken = margins.left() + margins.right() + sum(one.sizeHint().width() + gap for one in fixed)
        for has_department, parts, is_brief in (
            (True, 2, False), (False, 2, False), (False, 1, False), (False, 0, False), (False, 0, True)
        ):  # fmt: skip
            self._department.setVisible(has_department)
            self._person.set_shown(parts)
            self._search.set_brief(is_brief)
            wish = self._office.sizeHint().width() + gap + self._person.sizeHint().width() + gap
            wish += self._search.minimumSizeHint().width() + 2 * gap
            wish += self._department.sizeHint().width() + gap if has_department else 0
            if taken + wish <= self.width():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add_status(self, menu: QMenu, text: str, status: OperatorStatus, minutes: int = 0) -> None:
        action = menu.addAction(text)
        action.setObjectName(f"{status}:{minutes}" if minutes else str(status))
        action.setCheckable(True)
        action.setChecked(status is self._status and not minutes)
        action.triggered.connect(self._on_status)

    @Slot()
    def _on_status(self) -> None:
        action = self.sender()
        if action is not None:
            status, _, minutes = action.objectName().partition(":")
            self.status_picked.emit(status, int(minutes or 0))

    def open_status_menu(self) -> None:
        """The menu below the operator's name."""
        self._person.showMenu()

    @property
    def office(self) -> str:
        """The town's name as it is shown."""
        return self._office.text()

    def set_office(self, office: str, department: str) -> None:
        """The names on the left."""
        self._office.setText(clean_name(office))
        self._department.setText(clean_name(department))

    def set_status(self, status: str, minutes: int | None = None) -> None:
        """Show the operator's status, on a break with its minutes."""
        if (self._status, self._shown_minutes) != (status, minutes):
            self._status, self._shown_minutes = OperatorStatus(status), minutes
            self.retranslate()

    def set_quiet(self, is_quiet: bool) -> None:
        """Whether notices are silenced."""
        self._is_quiet = is_quiet
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
