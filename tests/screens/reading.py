"""The states of reading and writing: finding, going back, silences, emoji, the finder, the right pane, every width and size of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from console.models.inbound import Batch, InboundEdit, Sender, Update
from console.operations import incoming, office, reads
from console.ui.dialogs.finder import Finder
from console.ui.queue.sections import WaitOrder
from console.ui.theme import ThemeMode, theme
from console.ui.timeline.entries import Shape
from console.ui.timeline.versions import VersionsDialog

if TYPE_CHECKING:
    from tests.screens.__main__ import Studio

WIDTHS = (900, 1100, 1280, 1440)
HOUR = 3_600_000


def connect(studio: Studio) -> None:
    """The channel has answered: the foot says so."""
    desk = studio.bridge.desk
    for channel in desk.read(office.channels):
        desk.run(incoming.record_batch, channel.id, Batch((), None, False))
    studio.window._read_connection()
    studio.settle(0.4)


def draw_reading(studio: Studio) -> None:
    """All of them, in light and dark."""
    window = studio.window
    window.resize(1440, 900)
    studio.look(ThemeMode.LIGHT, "ca")
    connect(studio)
    studio.open("Núria")
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        studio.look(mode, "ca")
        _find(studio, mode)
        _write(studio, mode)
        _pane(studio, mode)
        _finder(studio, mode)
    studio.look(ThemeMode.LIGHT, "ca")
    _far_back(studio)
    _forms(studio)
    _order(studio)
    _not_sent(studio)
    _widths(studio)
    # Last: the line about the silence stays from now on.
    _silence(studio)


def _find(studio: Studio, mode: ThemeMode) -> None:
    pane = studio.window.timeline
    pane.finding.open()
    for words in ("volant", "zebra"):
        pane.find_bar.field.setText(words)
        studio.settle(0.8)
        studio.draw(f"find-{words}-{mode.value}")
    pane.finding.close()


def _write(studio: Studio, mode: ThemeMode) -> None:
    composer = studio.window.composer
    composer.box.setPlainText("Sí, per a la beca menjador et serveix el volant de convivència.")
    studio.settle(1.0)
    composer.open_emoji()
    studio.settle(0.4)
    studio.draw(f"emoji-{mode.value}")
    picker: Any = composer._picker
    picker.search.field.setText("gràcies")
    studio.settle(0.3)
    studio.draw(f"emoji-search-{mode.value}")
    picker.hide()
    composer.box.setPlainText("")
    composer.open_palette()
    palette: Any = composer._palette
    palette.search.field.setText("pad")
    studio.settle(0.4)
    studio.draw(f"answers-{mode.value}")
    palette.hide()
    studio.settle(0.8)


def _pane(studio: Studio, mode: ThemeMode) -> None:
    tabs = studio.window.details._tabs
    for name in ("card", "history"):
        tabs.choose(name)
        studio.settle(0.2)
        studio.settle(0.3)
        studio.draw(f"details-{name}-{mode.value}")
    tabs.choose("suggestions")


def _finder(studio: Studio, mode: ThemeMode) -> None:
    window = studio.window
    for name, words, with_commands in (
        ("commands", "", True),
        ("people", "nur", True),
        ("everywhere", "volant", False),
    ):
        finder = Finder(studio.bridge, window.registry, window, with_commands=with_commands, clock=studio.town.clock)
        finder.show()
        finder.set_text(words)
        studio.settle(0.7)
        studio.draw(f"finder-{name}-{mode.value}", finder)
        finder.close()


def _far_back(studio: Studio) -> None:
    pane = studio.window.timeline
    first = next(pane.model.entry(row) for row in range(pane.model.rowCount()) if pane.model.entry(row).rows)
    pane.show_message(first.first.id)
    studio.settle(0.5)
    studio.draw("message-found")


def _forms(studio: Studio) -> None:
    """What a citizen wrote before they corrected it."""
    desk = studio.bridge.desk
    row = studio.conversation("Núria")
    message = next(one for one in studio.window._messages[::-1] if one.direction == "incoming" and one.kind == "text")
    sender = Sender(row.contact_provider_id, row.contact_name, language="ca")
    text = message.text.replace("l'escola", "la llar d'infants")
    edit = InboundEdit("edited", sender, message.provider_id or "", studio.town.clock.now_ms(), text)
    desk.run(incoming.record_batch, row.channel_id, Batch((Update("edited", "{}", (edit,)),), None, False))
    edited = desk.read(reads.message_rows, [message.id])[0]
    forms = desk.read(reads.earlier_forms, message.id)
    now = studio.town.clock.now_ms()
    for mode, language, scale in (
        (ThemeMode.LIGHT, "ca", 1.0),
        (ThemeMode.DARK, "es", 1.0),
        (ThemeMode.LIGHT, "en", 1.5),
    ):
        studio.look(mode, language)
        theme().set_text_scale(scale)
        studio.dialog(f"forms-{mode.value}-{language}", lambda: VersionsDialog(edited, forms, now, studio.window))
    theme().set_text_scale(1.0)
    studio.look(ThemeMode.LIGHT, "ca")


def _order(studio: Studio) -> None:
    studio.window.queue.model.set_order(WaitOrder.LATEST)
    studio.settle(0.5)
    studio.draw("order-latest-first")
    studio.window.queue.model.set_order(WaitOrder.LONGEST)


def _not_sent(studio: Studio) -> None:
    """A message the channel refused: the whole sentence in the operator's language."""
    row = studio.conversation("José")
    studio.open("José")
    message = next(one for one in studio.window._messages if one.conversation_id == row.id and one.author_login)

    def refuse(at: Any) -> None:
        at.tx.execute(
            "UPDATE message SET state = 'failed', error = 'rejected_file', error_blanks = :blanks, changed = :stamp WHERE id = :id",
            id=message.id,
            stamp=at.tx.stamp,
            blanks='{"why": "file_missing"}',
        )
        at.touch(message=message.id, conversation=row.id)

    studio.bridge.desk.run(refuse)
    studio.settle(0.6)
    studio.draw("not-sent")


def _widths(studio: Studio) -> None:
    studio.open("Núria")
    for mode, language, scale in (
        (ThemeMode.LIGHT, "ca", 1.0),
        (ThemeMode.DARK, "es", 1.0),
        (ThemeMode.LIGHT, "ca", 1.3),
        (ThemeMode.DARK, "en", 1.5),
    ):
        studio.look(mode, language)
        theme().set_text_scale(scale)
        for width in WIDTHS:
            studio.window.resize(width, 600 if width == 900 else 768)
            studio.settle(0.5)
            studio.draw(f"width-{width}-{mode.value}-{language}-{round(scale * 100)}")
    theme().set_text_scale(1.0)
    studio.window.resize(1440, 900)
    studio.look(ThemeMode.LIGHT, "ca")


def _silence(studio: Studio) -> None:
    desk = studio.bridge.desk
    [channel] = desk.read(office.channels)

    def fall_silent(at: Any) -> None:
        at.tx.execute("UPDATE channel SET last_contact_at = :since", since=at.now - 40 * HOUR)

    desk.run(fall_silent)
    desk.run(incoming.record_batch, channel.id, Batch((), None, False))
    studio.open("Núria")
    pane = studio.window.timeline
    studio.settle(0.5)
    row = next(row for row in range(pane.model.rowCount()) if pane.model.entry(row).shape is Shape.GAP)
    pane.area.scrollTo(pane.model.index(row), pane.area.ScrollHint.PositionAtCenter)
    studio.settle(0.5)
    studio.draw("silence-light")
    studio.look(ThemeMode.DARK, "es")
    studio.draw("silence-dark-es")
    studio.look(ThemeMode.LIGHT, "ca")
