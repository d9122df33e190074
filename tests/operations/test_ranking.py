"""The trained ranking of a desk: made in a child when due, kept sealed, and allowed to answer alone only where it is proved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from console.answers.model_file import from_bytes
from console.answers.shadow import needed
from console.models.clock import SteppedClock
from console.models.records import Channel
from console.models.rules import rule_from
from console.operations import automatic, classifier, learning, media, ranking_store, reads, replies, rules
from console.providers.base import Provider
from console.sync.answerers import make_answering
from console.sync.parts import Parts
from console.sync.trainer import Trainer
from tests.operations.conftest import Office
from tests.ui.timeline_desk import MemoryFiles

PADRO = {
    "name": "padro",
    "titles": {"ca": "Empadronament", "es": "Empadronamiento"},
    "texts": {
        "ca": "Per empadronar-te cal el DNI i el contracte.",
        "es": "Hace falta el DNI y el contrato de alquiler.",
    },
    "keywords": {"ca": ["padró", "empadronar-me"]},
    "examples": {"ca": ["com m'empadrono?", "em vull empadronar al poble"]},
}
RESIDUS = {
    "name": "residus",
    "titles": {"ca": "Deixalleria", "es": "Punto limpio"},
    "texts": {"ca": "La deixalleria obre de dimarts a diumenge.", "es": "El punto limpio abre de martes a domingo."},
    "keywords": {"ca": ["deixalleria"]},
    "examples": {"ca": ["on llenço un sofà vell?", "quan obre la deixalleria?"]},
}


class Files(MemoryFiles):
    def delete(self, stored_as: str) -> None:
        del self._data[stored_as]

    def orphans(self, known: set[str]) -> list[str]:
        return [name for name in self._data if name not in known]


def no_provider(_: Channel) -> Provider:
    raise AssertionError


@pytest.fixture
def parts(sqlite_town: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[Office, Parts]:
    """Whatever extras this computer has: they train once more after the first model."""
    monkeypatch.setattr("console.sync.trainer.installed_modes", lambda: frozenset())
    town: Office = sqlite_town()
    town.marta.run(rules.save_rules, [rule_from(PADRO), rule_from(RESIDUS)])
    assert isinstance(town.clock, SteppedClock)
    return town, Parts(town.desk, Files(), no_provider, clock=town.clock)


PROOF = needed(0)
"""So many right answers in a row open the gate."""


def judged(town: Office, number: int, *, right: int) -> None:
    """So many messages answered by Laia, of which the first suggestion was right so often."""
    for n in range(number):
        town.receive(town.text(f"em vull empadronar si us plau {n}", chat=f"9{n}"))
        row = town.desk.read(reads.conversations_by_state, "open")[-1]
        message = town.sql("SELECT MAX(id) AS id FROM message WHERE direction = 'incoming'")[0]["id"]
        first = "padro" if n < right else "residus"
        town.laia.run(learning.note_suggestions, row.id, message, [(first, 0.9 if n < right else 0.2)])
        reply = town.laia.run(replies.reply, row.id, PADRO["texts"]["ca"], now=True)  # type: ignore[index]
        town.laia.run(learning.learn_from_reply, reply, "padro")


def test_a_desk_without_a_model_gets_one_and_then_rests(parts: tuple[Office, Parts]) -> None:
    town, shared = parts
    trainer = Trainer(shared)
    assert trainer.is_due() and trainer.train() and not trainer.is_due()
    kept = town.desk.read(ranking_store.kept_model)
    assert kept is not None and kept.examples == 0
    model = from_bytes(shared.files.get(kept.stored_as))
    assert model.rank("com em puc empadronar?")[0].label == "padro"
    assert kept.stored_as in town.desk.read(media.stored_names)


def test_a_new_rule_trains_soon_and_the_old_file_goes(
    parts: tuple[Office, Parts], monkeypatch: pytest.MonkeyPatch
) -> None:
    town, shared = parts
    trainer = Trainer(shared)
    trainer.train()
    first = town.desk.read(ranking_store.kept_model)
    town.marta.run(
        rules.save_rule, rule_from({"name": "bus", "texts": {"ca": "Cada quart."}, "keywords": {"ca": ["bus"]}})
    )
    assert not trainer.is_due(), "a supervisor may be saving the next one"
    monkeypatch.setattr("console.sync.trainer.QUIET_SECONDS", 0.0)
    assert trainer.is_due() and trainer.train()
    second = town.desk.read(ranking_store.kept_model)
    assert first is not None and second is not None and first.stored_as != second.stored_as
    assert shared.files.orphans({second.stored_as}) == []


def test_a_few_picks_wait_for_the_night_and_an_undone_one_does_not(
    parts: tuple[Office, Parts], monkeypatch: pytest.MonkeyPatch
) -> None:
    town, shared = parts
    monkeypatch.setattr("console.sync.trainer.QUIET_SECONDS", 0.0)
    judged(town, 3, right=3)
    trainer = Trainer(shared)
    trainer.train()
    town.receive(town.text("i per a la meva filla?", chat="91"))
    message = town.sql("SELECT MAX(id) AS id FROM message WHERE direction = 'incoming'")[0]["id"]
    number = town.laia.run(learning.keep_example, "padro", message)
    assert not trainer.is_due()
    assert isinstance(town.clock, SteppedClock)
    town.clock.step(25 * 3_600_000)
    assert trainer.is_due()
    trainer.train()
    town.laia.run(learning.remove_example, number)
    assert trainer.is_due(), "what was taken back must not be known until tomorrow"


def test_a_child_that_dies_leaves_the_old_model(
    parts: tuple[Office, Parts], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    town, shared = parts
    trainer = Trainer(shared)
    monkeypatch.setattr("console.answers.training.sys.executable", str(Path("/nowhere/python")))
    with caplog.at_level("CRITICAL"):
        assert not trainer.train()
    assert town.desk.read(ranking_store.kept_model) is None
    assert not trainer.is_due(), "the same examples would fail again"


def test_the_ranking_answers_alone_only_when_wanted_and_proved(parts: tuple[Office, Parts]) -> None:
    town, shared = parts
    town.marta.run(rules.save_rule, rule_from({**PADRO, "is_automatic": True}))
    judged(town, 1, right=1)
    town.receive(*(town.text("em vull empadronar", chat=f"8{n}") for n in range(PROOF - 1)))
    town.sql(
        "INSERT INTO suggestion_event (message_id, conversation_id, at, first_rule, first_p, sent_rule, how, decided_at)"
        " SELECT id, conversation_id, at, 'padro', 0.9, 'padro', 'as_is', at FROM message"
        " WHERE direction = 'incoming' AND id NOT IN (SELECT message_id FROM suggestion_event)"
    )
    Trainer(shared).train()
    town.marta.run(classifier.set_wanted, True)
    assert town.desk.read(classifier.trial).verdict.tau is not None
    town.receive(town.text("com em puc empadronar al poble, si us plau?", chat="777"))
    answering = make_answering(shared)
    (number,) = town.desk.read(automatic.next_tasks, town.channel_id)[-1:]
    task = town.desk.read(automatic.task, number)
    assert task is not None
    outcome = answering.outcome(task)
    assert (outcome.rule, outcome.keyword, outcome.person) == ("padro", "ranking", False)
    town.marta.run(classifier.set_wanted, False)
    assert make_answering(shared).outcome(task).person


def test_a_ranking_that_errs_stays_off(parts: tuple[Office, Parts]) -> None:
    town, _ = parts
    town.marta.run(classifier.set_wanted, True)
    judged(town, 100, right=40)
    found = town.desk.read(classifier.trial)
    assert found.verdict.tau is None and found.verdict.missing > 0
    assert town.desk.read(classifier.tau) is None
