"""A desk on WhatsApp with its window: citizens inside and outside their 24 hours, and templates as Meta keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import shiboken6
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.clock import SystemClock
from console.models.opening import Opening
from console.models.templates import FoundTemplate
from console.operations import office, templates, town
from console.operations.desk import Desk, DeskOptions
from console.ui.composer.templates import TemplatePicker
from console.ui.shell import WindowOptions
from console.ui.window import MainWindow
from tests.ui.queue_town import QueueTown

HOUR_MINUTES = 60
FOUND = [
    FoundTemplate(
        "recordatori_de_cita", "ca", "UTILITY", "APPROVED", "Bon dia, {{1}}. Tens cita el {{2}}.", footer="Ajuntament"
    ),
    FoundTemplate("recordatori_de_cita", "es", "UTILITY", "APPROVED", "Buenos días, {{1}}. Tienes cita el {{2}}."),
    FoundTemplate(
        "et_respondrem", "ca", "UTILITY", "APPROVED", "Hem llegit el teu missatge. Et respondrem quan obrim."
    ),
    FoundTemplate("et_respondrem", "es", "UTILITY", "APPROVED", "Hemos leído tu mensaje. Te responderemos al abrir."),
    FoundTemplate("festa_major", "ca", "MARKETING", "PENDING", "Ja tens el programa de la festa major."),
    FoundTemplate("avis_de_tall", "ca", "UTILITY", "PAUSED", "Demà hi haurà un tall d’aigua."),
]


class TemplateTown:
    """Laia's window; `write` as in QueueTown, on WhatsApp."""

    def __init__(self, folder: Path, found: list[FoundTemplate] | None = None) -> None:
        self.place = QueueTown(folder)
        place = self.place
        # The line of the window looks at the computer's clock.
        place.clock.step(SystemClock().now_ms() - place.clock.now_ms())
        place.channels["whatsapp"] = place.desk.run(
            office.add_channel, "whatsapp", "WhatsApp", {"waba": "1", "number": "2"}
        )
        if found is not None:
            place.desk.run(templates.note_found, place.channels["whatsapp"], found)
        laia = Desk(place.engine, place.feed, place.laia.actor, options=DeskOptions(undo_ms=60_000))
        place.bridge.desk = laia
        options = WindowOptions("Vallserena", lock_minutes=0, sounds=False, notices=False)
        nothing: Any = None
        self.window = MainWindow(place.bridge, nothing, AnswerIndex(), place.clock, options)
        self.window.furnish()
        self.window.show()

    def write(self, name: str, hours_ago: float, **more: Any) -> int:
        return self.place.write(name, channel="whatsapp", minutes_ago=hours_ago * HOUR_MINUTES, **more)

    def opens_in(self, hours: int) -> None:
        """The door is closed now and opens in so many whole hours."""
        opens = (Opening().local(self.place.clock.now_ms()) + timedelta(hours=hours)).replace(minute=0)
        self.place.desk.run(town.set_week, "", {opens.weekday(): ((f"{opens:%H:%M}", "23:59"),)})

    def picker(self) -> TemplatePicker:
        found = self.window.findChild(TemplatePicker)
        assert found is not None
        return found

    def close(self) -> None:
        self.window.quit()
        self.place.bridge.stop()
        shiboken6.delete(self.window)
        self.place.close()


@contextmanager
def template_town(folder: Path, qtbot: QtBot, found: list[FoundTemplate] | None = None) -> Iterator[TemplateTown]:
    """Closed at the end of a test."""
    made = TemplateTown(folder, found)
    try:
        yield made
    finally:
        made.close()
