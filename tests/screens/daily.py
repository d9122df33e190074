"""The day's work among colleagues: promises that are due, a word to the team, what others hold, what is reserved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from console.models.records import Team
from console.models.team_words import Reader, TeamWord
from console.operations import claims, confidential, office, people, promises, team_words
from console.ui.board.hands import load_hands
from console.ui.dialogs.hands import HandsDialog
from console.ui.dialogs.promise import PromiseDialog
from console.ui.dialogs.word import WordDialog
from console.ui.opening import Opener
from console.ui.theme import ThemeMode, theme

if TYPE_CHECKING:
    from tests.screens.__main__ import Studio

LOOKS = ((ThemeMode.LIGHT, "ca", (1440, 900)), (ThemeMode.DARK, "es", (1280, 800)), (ThemeMode.LIGHT, "en", (900, 600)))
TEAM = "Violències"
WORD = "Avui tanquem a les 13 h per la festa major: abans de marxar, passeu a algú el que tingueu a mig fer."
PROMISED = "Trucar-li amb la data de la poda del plataner de davant de casa"


def draw_daily(studio: Studio) -> None:
    """A desk with a colleague who has a confidential team, in three looks, and the dialogs that go with it."""
    _colleagues(studio)
    studio.open("Núria")
    for mode, language, size in LOOKS:
        studio.window.resize(*size)
        studio.look(mode, language)
        tail = f"{mode.value}-{language}"
        studio.window.composer.box.setPlainText("Tindrem la resposta abans del 15 de desembre i et truquem.")
        studio.settle(1.2)
        studio.draw(f"daily-{tail}")
        _dialogs(studio, tail)
    studio.window.composer.box.clear()
    theme().set_text_scale(1.0)
    studio.window.resize(1440, 900)
    studio.look(ThemeMode.LIGHT, "ca")
    for word in studio.bridge.desk.read(team_words.live_words):
        studio.bridge.desk.run(team_words.acknowledge, word.id)
    studio.settle(0.5)


def _colleagues(studio: Studio) -> None:
    session = studio.town.session
    session.desk.run(office.add_operator, "rosa", "Rosa Vidal", "supervisor")
    rosa, laia = session.desk.as_actor(session.desk.read(office.actor, "rosa")), studio.bridge.desk
    rosa.run(people.found_team, TEAM, is_closed=False)
    rosa.run(people.join_team, "rosa", TEAM)
    rosa.run(confidential.mark, TEAM, is_on=True)
    laia.run(claims.transfer, studio.conversation("Rosa María").id, TEAM, "delicat")
    rosa.run(team_words.say, WORD)
    soon = date.today() + timedelta(days=2)
    for name in ("Núria", "Fatou"):
        laia.run(promises.promise, studio.conversation(name).id, soon, PROMISED)
    with session.opened.engine.transaction("a promise's day has come") as tx:
        tx.execute("UPDATE promise SET due_at = 0 WHERE id = (SELECT MIN(id) FROM promise)")
    session.desk.run(promises.come_due)
    studio.bridge.refresh_everything()
    studio.settle(1.0)


def _dialogs(studio: Studio, tail: str) -> None:
    window, now = studio.window, studio.town.clock.now_ms()
    said = TeamWord(
        *(1, "laia", "Laia Ferrer", None, WORD, now - 60_000, now + 3_600_000, None),
        (Reader("jordi", "Jordi Puig", None), Reader("rosa", "Rosa Vidal", now)),
    )
    hands = studio.bridge.desk.read(load_hands, studio.bridge.me or 0)
    assert hands is not None
    dialogs: tuple[tuple[str, QDialog], ...] = (
        ("promise", PromiseDialog(date.today(), date.today() + timedelta(days=18), PROMISED, window)),
        ("word", WordDialog([Team(1, "Padró")], [said], now, window)),
        ("hands", HandsDialog(hands, now, window)),
    )
    for name, dialog in dialogs:
        dialog.show()
        studio.settle(0.3)
        studio.draw(f"dialog-{name}-{tail}", dialog)
        dialog.close()
        dialog.deleteLater()
    opened = studio.window.open_row
    reserved = next(row for row in studio.rows() if row.is_reserved)
    window.open_conversation(reserved.id)
    studio.settle(0.6)
    opener = window.findChild(Opener)
    assert opener is not None and opener.dialog is not None
    studio.draw(f"dialog-reserved-{tail}", opener.dialog)
    opener.dialog.reject()
    if opened is not None:
        window.open_conversation(opened.id)
    studio.settle(0.4)
