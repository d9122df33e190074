"""Does what a row's spots, menu and keys ask for: plays, shows, saves, copies; the rest is told to the window as a verb.

What changes a message is not done here: it leaves as `action_requested`, and the row changes when the desk says so.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from console.models.clock import Clock
from console.models.problems import QT_TRANSLATE_NOOP, Problem
from console.models.records import Attachment, MessageRow
from console.models.states import FileState
from console.operations import reads
from console.ui.bridge import Bridge
from console.ui.cleaning import cap_message
from console.ui.links import confirm_and_open, find_links
from console.ui.text import menu_text
from console.ui.timeline.children import DecodingQueue
from console.ui.timeline.deeds import PLAYED, Deed, deeds_of, enter_deed
from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.entries import Entry
from console.ui.timeline.files import FileDoor
from console.ui.timeline.parts import Spot
from console.ui.timeline.pictures import PictureShelf, PictureViewer
from console.ui.timeline.reading import ReadingDialog
from console.ui.timeline.versions import VersionsDialog
from console.ui.timeline.voice import Files, VoicePlayer
from console.ui.timeline.words import say

MAP_ADDRESS = (
    "https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}#map=17/{latitude:.6f}/{longitude:.6f}"
)
MESSAGE_TITLE = QT_TRANSLATE_NOOP("Timeline", "Message")
RAW_TITLE = QT_TRANSLATE_NOOP("Timeline", "What came, as it came")
NO_RAW = QT_TRANSLATE_NOOP("Timeline", "Nothing more was kept of this message.")
TOLD_OUTSIDE = frozenset(
    {"retry", "settle_sent", "settle_again", "edit", "delete", "reply_to", "take_back", "fetch_again", "keep_answer"}
)


class TimelineActs(QObject):
    """GUI thread. `action_requested(verb, message id)`; `message_wanted(message id)` asks the pane to scroll to a quoted one."""

    action_requested = Signal(str, object)
    message_wanted = Signal(object)

    def __init__(self, bridge: Bridge, files: Files, painter: TimelinePainter, player: VoicePlayer, shelf: PictureShelf,
                 decodings: DecodingQueue, door: FileDoor, clock: Clock, window: QWidget) -> None:  # fmt: skip
        super().__init__(window)
        self._bridge = bridge
        self._files = files
        self._painter = painter
        self._player = player
        self._shelf = shelf
        self._decodings = decodings
        self._door = door
        self._clock = clock
        self._window = window
        self.channel_kind = ""

    def press(self, spot: Spot, entry: Entry, point: QPointF) -> None:
        """A click on a spot; `point` in the row."""
        row = _row_of(entry, spot.message_id)
        if row is None:
            return
        if spot.verb == "play" and row.attachment is not None:
            self._press_player(row.attachment, point)
        elif spot.verb == "show_quoted":
            self.message_wanted.emit(spot.number)
        else:
            self.do(Deed(spot.verb, spot.message_id, spot.label, spot.number), entry)

    def _press_player(self, file: Attachment, point: QPointF) -> None:
        act, share = self._painter.voice_act(file.id, point)
        if act == "speed":
            self._player.next_speed()
        elif act == "seek":
            wave = self._player.wave(file.id)
            duration = wave.duration_ms if wave is not None else file.duration_ms or 0
            self._player.seek(file, round(duration * share))
        else:
            self._player.toggle(file)

    def key(self, event: QKeyEvent, entry: Entry) -> bool:
        """A key on a row. Returns whether it meant something."""
        row = entry.row
        if row is None:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(entry)
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        file = row.attachment
        is_sound = file is not None and row.kind in PLAYED and file.state is FileState.READY
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(entry)
            case Qt.Key.Key_Space if is_sound and file is not None:
                self._player.toggle(file)
            case Qt.Key.Key_Left if is_sound and file is not None:
                self._player.step(file, -1)
            case Qt.Key.Key_Right if is_sound and file is not None:
                self._player.step(file, 1)
            case _:
                return False
        return True

    def _enter(self, entry: Entry) -> None:
        deeds = self.deeds(entry)
        deed = enter_deed(deeds)
        if deed is not None:
            self.do(deed, entry)
        elif deeds:
            self.menu(entry).popup(self._window.mapToGlobal(self._window.rect().center()))

    def deeds(self, entry: Entry) -> list[Deed]:
        """What can be done with a row, of all its messages."""
        is_supervisor = self._bridge.desk.actor.is_supervisor
        return [deed for row in entry.rows for deed in deeds_of(row, self.channel_kind, is_supervisor=is_supervisor)]

    def menu(self, entry: Entry) -> QMenu:
        """The menu of a row, not yet shown."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in self.deeds(entry):
            action = menu.addAction(menu_text(deed.text))
            action.setObjectName(deed.verb)
            action.setData((deed, entry))
        menu.triggered.connect(self._on_menu)
        return menu

    def _on_menu(self, action: object) -> None:
        deed, entry = action.data()  # type: ignore[attr-defined]
        self.do(deed, entry)

    def show_menu(self, entry: Entry, place: QPoint) -> None:
        """The menu of a row at a point of the screen; nothing for lines that allow nothing."""
        if self.deeds(entry):
            self.menu(entry).popup(place)

    def copy(self, entry: Entry) -> None:
        """The words of a row as they were written, plain."""
        if entry.text:
            QGuiApplication.clipboard().setText(entry.text)

    def read(self, entry: Entry) -> None:
        """A window to read and select the words of a row."""
        if entry.text:
            ReadingDialog(say(MESSAGE_TITLE), entry.text, self._window).open()

    def do(self, deed: Deed, entry: Entry) -> None:
        """Do one deed with one of the messages of a row."""
        row = _row_of(entry, deed.message_id)
        if row is None:
            return
        if deed.verb in TOLD_OUTSIDE:
            self.action_requested.emit(deed.verb, deed.message_id)
            return
        match deed.verb:
            case "copy":
                self.copy(entry)
            case "show_all":
                self.read(entry)
            case "versions":
                self._show_versions(row)
            case "show_raw":
                self._bridge.read(self, reads.raw_message, row.id, done=self._on_raw)
            case "link":
                self._open_link(entry, row, deed.number)
            case "map":
                self._open_map(row)
            case _:
                if row.attachment is not None:
                    self._with_file(deed.verb, row.attachment)

    def _with_file(self, verb: str, file: Attachment) -> None:
        match verb:
            case "play":
                self._player.toggle(file)
            case "save":
                self._door.ask_where_to_save(file)
            case "open_file":
                self._door.ask_and_open(file)
            case "picture":
                self._show_picture(file)

    def _show_picture(self, file: Attachment) -> None:
        if file.stored_as is None:
            self._door.failed.emit(Problem("file_not_ready", file_state=str(file.state)))
            return
        viewer = PictureViewer(file, self._shelf.thumbnail(file), self._decodings, self._files, self._window)

        def save() -> None:
            self._door.ask_where_to_save(file)

        viewer.save_wanted.connect(save)
        viewer.open()

    def _show_versions(self, row: MessageRow) -> None:
        def show(found: list[reads.Version]) -> None:
            dialog = VersionsDialog(row, found, self._clock.now_ms(), self._window)
            dialog.file_wanted.connect(self._with_file)
            dialog.open()

        self._bridge.read(self, reads.earlier_forms, row.id, done=show)

    def _on_raw(self, raw: str | None) -> None:
        ReadingDialog(say(RAW_TITLE), raw or say(NO_RAW), self._window).open()

    def _open_link(self, entry: Entry, row: MessageRow, number: int) -> None:
        # A bubble shows the words of its whole entry, so the numbers of its links count over all of them.
        for text in (entry.text, row.text):
            links = find_links(cap_message(text).shown)
            if number < len(links):
                confirm_and_open(links[number], self._window)
                return

    def _open_map(self, row: MessageRow) -> None:
        place = row.extra["location"]
        address = MAP_ADDRESS.format(latitude=float(place["latitude"]), longitude=float(place["longitude"]))
        for link in find_links(address):
            confirm_and_open(link, self._window)


def _row_of(entry: Entry, message_id: int) -> MessageRow | None:
    return next((row for row in entry.rows if row.id == message_id), None)
