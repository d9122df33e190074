"""The evening of a town on WhatsApp: templates where the 24 hours are over, the windows that close overnight, and how citizens say it went."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from console.models.inbound import Batch, ButtonPress, Sender, Update
from console.models.ratings import button_data
from console.operations import claims, conversations, incoming, rating_queues, ratings, replies, templates
from console.operations import windows as closing
from console.settings import Settings
from console.ui.dialogs.windows import WindowPlanDialog
from console.ui.settings.teams import TeamBox
from console.ui.settings.view import SettingsDialog
from console.ui.theme import ThemeMode, theme
from tests.ui.template_town import FOUND, TemplateTown

if TYPE_CHECKING:
    from tests.screens.__main__ import Studio

LOOKS = (
    *((ThemeMode.LIGHT, "ca", (1440, 900)), (ThemeMode.DARK, "es", (1280, 800))),
    *((ThemeMode.LIGHT, "en", (900, 600)), (ThemeMode.DARK, "en", (1440, 900))),
)
LATE, ASKED, NOTHING = "Núria Casadevall", "Fatou Diop", "Joana Roca"
QUESTION = "Bona tarda. Quan em donaran hora per a l’empadronament?"


def draw_evening(studio: Studio) -> None:
    """Each in light and dark, in three languages and widths, in a window of their own."""
    with tempfile.TemporaryDirectory() as folder:
        town = TemplateTown(Path(folder), FOUND)
        try:
            _write(town)
            for mode, language, size in LOOKS:
                town.window.resize(*size)
                studio.look(mode, language)
                tail = f"{mode.value}-{language}"
                _templates(studio, town, tail)
                _rating(studio, town, tail)
                _plan(studio, town, tail)
                _setting(studio, Path(folder), tail)
            studio.look(ThemeMode.LIGHT, "ca")
            theme().set_text_scale(1.5)
            town.window.resize(1440, 900)
            _templates(studio, town, "light-ca-text150")
            theme().set_text_scale(1.0)
        finally:
            town.close()
    with tempfile.TemporaryDirectory() as folder:
        bare = TemplateTown(Path(folder), [])
        try:
            bare.window.resize(1280, 800)
            _open(studio, bare, bare.write(NOTHING, 30, text=QUESTION))
            studio.draw("templates-none-light-ca", bare.window)
        finally:
            bare.close()


def _write(town: TemplateTown) -> None:
    """A citizen outside the 24 hours, three whose window closes overnight, and one who was asked how it went."""
    place = town.place
    town.write(LATE, 30, text=QUESTION)
    for name, hours, language in (
        ("Pau Ferrer i Soler", 20, "ca"),
        ("Lucía Gómez", 19, "es"),
        ("Mercè Prat", 18, "ca"),
    ):
        town.write(name, hours, text="Encara no he rebut resposta.", language=language)
    place.marta.run(claims.claim, place.row_of("Mercè Prat").id)
    town.opens_in(12)
    place.desk.run(templates.set_holding, "WhatsApp", "et_respondrem")
    place.desk.run(rating_queues.set_asking, rating_queues.NO_TEAM, is_on=True)
    _be_rated(town)


def _be_rated(town: TemplateTown) -> None:
    place = town.place
    number = town.write(ASKED, 0, text="A quina hora tanca l’oficina?")
    place.laia.run(claims.claim, number)
    place.laia.run(replies.reply, number, "Avui a les 14 h, i a la tarda de 16.30 a 19 h.", now=True)
    _arrive(town)
    place.laia.run(conversations.resolve, number, "solved")
    place.clock.step(ratings.PAUSE_MS)
    assert place.desk.run(ratings.ask, number) is not None
    _arrive(town)
    sender = Sender(f"chat of {ASKED}", ASKED, language="ca")
    tap = ButtonPress("tap", sender, place.clock.now_ms(), "tap", None, button_data(number, 3), "Bé")
    batch = Batch((Update("tap", "{}", (tap,)),), "tap", False)
    place.desk.run(incoming.record_batch, place.channels["whatsapp"], batch)


def _arrive(town: TemplateTown) -> None:
    """What waits has reached its citizen."""
    with town.place.engine.transaction("the channel took it") as tx:
        tx.execute("UPDATE outbox SET state = 'sent', provider_id = 'p' || id WHERE state = 'pending'")
        tx.execute("UPDATE message SET state = 'delivered' WHERE direction = 'outgoing' AND state = 'pending'")
    town.place.bridge.refresh_everything()


def _open(studio: Studio, town: TemplateTown, number: int) -> None:
    town.window.open_conversation(number)
    studio.settle(0.8)


def _templates(studio: Studio, town: TemplateTown, tail: str) -> None:
    """The picker as it stands, with one that is being filled in, and one that cannot be sent."""
    _open(studio, town, town.place.row_of(LATE).id)
    picker = town.picker()
    picker.reset()
    studio.settle(0.3)
    studio.draw(f"templates-{tail}", town.window)
    picker.search.field.setText("cita")
    picker.list.setCurrentRow(0)
    for field, words in zip(picker.fields, ("Núria", "dilluns 30 a les 10.15"), strict=True):
        field.setText(words)
    studio.settle(0.3)
    studio.draw(f"templates-filled-{tail}", town.window)
    picker.search.field.setText("")
    picker.list.setCurrentRow(picker.list.count() - 1)
    studio.settle(0.3)
    studio.draw(f"templates-waiting-{tail}", town.window)
    picker.reset()


def _rating(studio: Studio, town: TemplateTown, tail: str) -> None:
    _open(studio, town, town.place.row_of(ASKED).id)
    studio.draw(f"rating-{tail}", town.window)


def _plan(studio: Studio, town: TemplateTown, tail: str) -> None:
    """The windows that close, and the question before all are held over."""
    plan = town.place.laia.read(closing.plan)
    dialog = WindowPlanDialog(town.place.bridge, town.place.clock, plan, town.window)
    dialog.show()
    studio.settle(0.3)
    studio.draw(f"windows-{tail}", dialog)
    dialog.accept()
    studio.settle(0.3)
    studio.draw(f"windows-asked-{tail}", dialog)
    dialog.close()
    dialog.deleteLater()


def _setting(studio: Studio, folder: Path, tail: str) -> None:
    """Where a supervisor says who is asked: the end of the page of people, in the training town, which has teams."""
    settings = Settings.load(environment={}, user_file=folder / "settings.toml", policy_file=folder / "policy.toml")
    dialog = SettingsDialog(settings, studio.services, studio.bridge, studio.window)
    dialog.show()
    dialog.show_page("people")
    studio.settle(0.6)
    teams = dialog.findChild(TeamBox)
    area = dialog.page("people")
    assert teams is not None and isinstance(area, QScrollArea)
    teams.list.setCurrentRow(0)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    studio.settle(0.3)
    studio.draw(f"settings-rating-{tail}", dialog)
    dialog.close()
    dialog.deleteLater()
