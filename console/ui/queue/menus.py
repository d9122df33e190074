"""The menus of the queue pane: what can be done with a row, and what the filter lets through."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.ui.actions import BY_ID, action_text, key_text
from console.ui.icons import action_icon, channel_icon
from console.ui.queue.sections import Narrowing, WaitOrder
from console.ui.queue.words import CHANNEL_NAMES

_FREE = ("claim", "assign", "", "snooze", "resolve", "mark_unread", "", "block")
_MINE = ("transfer", "snooze", "resolve", "release", "mark_unread", "", "block")
_SNOOZED = ("assign", "resolve", "mark_unread", "", "block")
_LOCKED = ("take_over", "assign", "mark_unread")
_RESOLVED = ("reopen",)


def verbs_of(row: ConversationRow, me: int | None) -> tuple[str, ...]:
    """What can be done with a row, as action ids; "" is a line between."""
    if row.state is ConversationState.RESOLVED:
        return _RESOLVED
    if row.operator_id is not None:
        return _MINE if row.operator_id == me else _LOCKED
    return _SNOOZED if row.state is ConversationState.SNOOZED else _FREE


class VerbMenu(QMenu):
    """The context menu of one row. `verb_picked(str, object id)`; "open" is a verb too."""

    verb_picked = Signal(str, object)

    def __init__(self, row: ConversationRow, me: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = row.id
        self._add("open", self.tr("Open"), "message")
        self.addSeparator()
        for verb in verbs_of(row, me):
            if verb:
                self._add(verb, f"{action_text(BY_ID[verb])}\t{key_text(verb)}", BY_ID[verb].icon)
            else:
                self.addSeparator()
        self.triggered.connect(self._on_triggered)

    def _add(self, verb: str, text: str, icon: str) -> None:
        action = self.addAction(action_icon(icon), text)
        action.setObjectName(verb)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.verb_picked.emit(action.objectName(), self._id)


class OrderMenu(QMenu):
    """In which order those who wait are shown. `order_picked(object)` carries a WaitOrder."""

    order_picked = Signal(object)

    def __init__(self, order: WaitOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Order of those who wait"))
        group = QActionGroup(self)
        for choice, text in (
            (WaitOrder.LONGEST, self.tr("Longest wait first")),
            (WaitOrder.LATEST, self.tr("Latest first")),
        ):
            action = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(choice is order)
            action.setObjectName(str(choice))
            group.addAction(action)
        self.addSeparator()
        self.addAction(self.tr("“Take the next” always gives the longest wait")).setEnabled(False)
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.order_picked.emit(WaitOrder(action.objectName()))


class FilterMenu(QMenu):
    """Check marks of what the list lets through, and its order. `narrowed(object)` carries a Narrowing, `order_picked` a WaitOrder."""

    narrowed = Signal(object)
    order_picked = Signal(object)

    def __init__(
        self,
        narrowing: Narrowing,
        kinds: tuple[str, ...],
        parent: QWidget,
        order: WaitOrder = WaitOrder.LONGEST,
    ) -> None:
        super().__init__(parent)
        self._unread = self._mark(self.tr("Unread only"), narrowing.unread_only)
        self._late = self._mark(self.tr("Close to or past the target only"), narrowing.late_only)
        self._kinds = QActionGroup(self)
        if len(kinds) > 1:
            self.addSeparator()
            self._kind("", self.tr("All channels"), narrowing.channel_kind is None)
            for kind in kinds:
                self._kind(kind, CHANNEL_NAMES.get(kind, kind), kind == narrowing.channel_kind)
        self.addSeparator()
        orders = OrderMenu(order, self)
        orders.order_picked.connect(self.order_picked)
        self.addMenu(orders)
        self.triggered.connect(self._on_triggered)

    def _mark(self, text: str, is_on: bool) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        return action

    def _kind(self, kind: str, text: str, is_on: bool) -> None:
        action = self._mark(text, is_on)
        action.setObjectName(kind)
        if kind:
            action.setIcon(action_icon(channel_icon(kind)))
        self._kinds.addAction(action)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.objectName() in tuple(WaitOrder):
            return
        checked = self._kinds.checkedAction()
        kind = checked.objectName() if checked is not None else ""
        self.narrowed.emit(Narrowing(self._unread.isChecked(), self._late.isChecked(), kind or None))


def popup(menu: QMenu, position: QPoint) -> None:
    """Show a menu once."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
