"""Who sits at the training town's desk: with a supervisor's rights, so that everything can be tried, and with suggestions at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from console.answers.model_file import from_bytes
from console.models.problems import Problem
from console.operations import office, ranking_store, rules
from console.operations.desk import Desk, DeskOptions
from console.sync.trainer import Trainer
from console.training_desk import TrainingDesk

FIRST_MINUTE = 60.0


@pytest.fixture
def town(request: pytest.FixtureRequest) -> Iterator[TrainingDesk]:
    made = TrainingDesk(DeskOptions(), with_past=False, login=getattr(request, "param", ""))
    yield made
    made.stop()


def seat(town: TrainingDesk) -> Desk:
    return town.session.desk.as_actor(town.session.desk.read(office.actor, town.login))


@pytest.mark.parametrize("town", ["", "jordi"], indirect=True)
def test_the_trainee_may_change_rules_and_a_colleague_may_not(town: TrainingDesk) -> None:
    desk = seat(town)
    kept = desk.read(rules.rule, "bus")
    changed = replace(kept.rule, topic="Transport")
    if town.login == "jordi":
        with pytest.raises(Problem) as refused:
            desk.run(rules.save_rule, changed, "")
        assert refused.value.code == "not_supervisor"
        return
    assert town.login == "laia"
    desk.run(rules.save_rule, changed, "prova")
    assert desk.read(rules.rule, "bus").version == kept.version + 1


def test_a_new_desk_ranks_its_starter_rules_in_the_first_minute(
    town: TrainingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.sync.trainer.LOOK_SECONDS", 600.0)
    parts = town.session.parts()
    trainer = Trainer(parts)
    trainer.start()
    end = time.monotonic() + FIRST_MINUTE
    while (kept := parts.desk.read(ranking_store.kept_model)) is None and time.monotonic() < end:
        time.sleep(0.05)
    parts.stop.set()
    trainer.join(5.0)
    assert kept is not None, "no suggestion in the first minute"
    model = from_bytes(parts.files.get(kept.stored_as))
    assert model.rank("a quina hora passa el bus?", 1)[0].label == "bus"
