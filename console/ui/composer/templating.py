"""Puts the picker of templates in the box's place when the window is closed, or when somebody asks for it, and sends what was picked."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout

from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.record import Record
from console.models.records import Change, ConversationRow
from console.models.states import ConversationState
from console.models.templates import Template, whole_text, why_not
from console.operations import templates
from console.operations.templates import TemplateCheck
from console.ui.bridge import Bridge
from console.ui.composer.templates import TemplatePicker
from console.ui.sentences import text_of

if TYPE_CHECKING:
    from console.ui.furniture import Furniture
    from console.ui.window import MainWindow


class Shelf(Record):
    """The templates of a channel and how they were last read."""

    channel_id: int
    templates: list[Template]
    check: TemplateCheck


def load_shelf(tx: Any, channel_id: int) -> Shelf:
    """One picture of both."""
    return Shelf(channel_id, templates.templates(tx, channel_id), templates.check_of(tx, channel_id))


class TemplateActs(QObject):
    """GUI thread. Belongs to the window."""

    def __init__(self, window: MainWindow, bridge: Bridge, rest: Furniture) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._composer = rest.composer
        self._row: ConversationRow | None = None
        self._asked: int | None = None
        """The conversation somebody asked for a template in while its window is open."""
        self._shelf: Shelf | None = None
        self._uuid = str(uuid.uuid4())
        self._last: tuple[int, Template, dict[str, str]] | None = None
        self.picker = TemplatePicker()
        box = self._composer.box
        frame = box.parentWidget()
        layout = frame.layout() if frame is not None else None
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(layout.indexOf(box) + 1, self.picker)
        self.picker.hide()
        self.picker.send_wanted.connect(self._send)
        self.picker.left.connect(self._leave)
        self.picker.undo_wanted.connect(self._composer.undo_send_wanted)
        self._composer.window_line.shown.connect(self._on_shown)
        window.verbs.text_returned.connect(self._on_returned)
        bridge.changed.connect(self._on_changed)
        rest.registry.connect("templates", self.open)
        rest.registry.action("templates").setEnabled(bridge.me is not None)

    @Slot()
    def open(self) -> None:
        """Ctrl+M: the picker, whether the window is open or closed; again: back to the box while it is open."""
        row = self._row
        if row is None or not self._could(row):
            return
        self._asked = None if self._asked == row.id else row.id
        if self._composer.is_note:
            self._composer.toggle_note()
        self._on_shown(row)
        self._composer.box.setFocus()

    def _could(self, row: ConversationRow) -> bool:
        return (
            BY_KIND[row.channel_kind].has_templates
            and row.state is not ConversationState.RESOLVED
            and not row.is_blocked
            and row.operator_id in (None, self._bridge.me)
        )

    def _is_wanted(self, row: ConversationRow | None) -> bool:
        if row is None or self._composer.is_note or not self._could(row):
            return False
        return self._composer.window_line.is_closed or self._asked == row.id

    @Slot(object)
    def _on_shown(self, row: ConversationRow | None) -> None:
        before, self._row = self._row, row
        if row is None or before is None or row.id != before.id:
            self._asked = self._asked if row is not None and self._asked == row.id else None
            self._uuid = str(uuid.uuid4())
            self.picker.reset()
        wanted = self._is_wanted(row)
        had_focus = self._composer.box.hasFocus()
        if wanted:
            self._say_keys()
        elif not self.picker.isHidden():
            self._composer.hint.say_keys(self._composer.box.keys_in_words())
        self.picker.setVisible(wanted)
        for part in (self._composer.box, *self._composer.of_free_text):
            part.setVisible(not wanted)
        # None takes the proxy away again; Qt's own description of the types does not know it.
        proxy: Any = self.picker if wanted else None
        self._composer.box.setFocusProxy(proxy)
        if wanted and had_focus:
            self.picker.setFocus()
        if wanted and row is not None and (self._shelf is None or self._shelf.channel_id != row.channel_id):
            self._read(row.channel_id)
        elif wanted:
            self._show()

    def _read(self, channel_id: int) -> None:
        self._bridge.read(self, load_shelf, channel_id, done=self._on_read)

    def _on_read(self, shelf: Shelf) -> None:
        self._shelf = shelf
        if self._row is not None and self._row.channel_id == shelf.channel_id:
            self._show()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        known = self._shelf.channel_id if self._shelf is not None else None
        if known is not None and (change.everything or known in change.channels):
            self._read(known)

    def _show(self) -> None:
        if self._shelf is None or self._row is None:
            return
        found = self._shelf.templates
        why = ""
        if not any(not why_not(each) for each in found):
            why = self.tr("No template of this channel can be sent.") + " " + self._next_step(self._shelf)
        self.picker.show_templates(found, self._row.contact_language, why)
        if self._is_wanted(self._row):
            self._say_keys()

    def _say_keys(self) -> None:
        """What the keys of the picker do; nothing where there is nothing to pick."""
        is_empty = self._shelf is not None and not self._shelf.templates
        keys = self.tr("↑ ↓ choose · Enter goes on · Ctrl+Enter sends · Esc leaves")
        self._composer.hint.say_keys("" if is_empty else keys)

    def _next_step(self, shelf: Shelf) -> str:
        if shelf.check.problem is not None:
            return text_of(Problem(shelf.check.problem[0], **shelf.check.problem[1]))
        if shelf.check.checked_at is None:
            return self.tr("The list has not been read from Meta yet; that happens within the hour.")
        if shelf.templates:
            return self.tr("The list says why; ask IT to put it right at Meta, or wait until the citizen writes.")
        return self.tr("Ask IT to write one at Meta and have it approved, or wait until the citizen writes.")

    @Slot()
    def _leave(self) -> None:
        if self._asked is not None and not self._composer.window_line.is_closed:
            self._asked = None
            self._on_shown(self._row)
            self._composer.box.setFocus()
        else:
            self._composer.left.emit()

    @Slot(object, object)
    def _send(self, template: Template, values: dict[str, str]) -> None:
        row, key = self._row, self._uuid
        if row is None or not self._composer.standing.may_send():
            return
        self.picker.send.setEnabled(False)

        def written(message_id: int) -> None:
            self._on_written(row, message_id, template, values)

        self._bridge.run(
            self,
            templates.reply_template,
            row.id,
            template.name,
            template.language,
            values,
            uuid=key,
            is_from_window=True,
            done=written,
            failed=self._on_failed,
        )

    def _on_written(self, row: ConversationRow, message_id: int, template: Template, values: dict[str, str]) -> None:
        self._last = (row.id, template, values)
        self._uuid = str(uuid.uuid4())
        if self._row is not None and self._row.id == row.id:
            self._asked = None
            self.picker.reset()
            self._on_shown(self._row)
        self._composer.standing.settled(row.id)
        undo_ms = self._bridge.desk.options.undo_ms
        if undo_ms:
            self._window.undoing.reply_held(message_id, row, whole_text(template, values), undo_ms)
            self.picker.may_undo = True

    def _on_failed(self, problem: Problem) -> None:
        self.picker.show_problem(text_of(problem))
        self.picker.send.setEnabled(True)

    @Slot(object, str)
    def _on_returned(self, conversation_id: int, text: str) -> None:
        """Taken back: the template is picked and filled in again."""
        self.picker.may_undo = False
        if text or self._last is None or self._last[0] != conversation_id:
            return
        _, template, values = self._last
        if self._row is not None and self._row.id == conversation_id:
            self._asked = conversation_id
            self._on_shown(self._row)
            self.picker.restore(template, values)
