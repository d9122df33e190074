"""The queue as rows: what is shown is what the desk holds, rows keep who they are, an older row never comes back."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from console.models.records import Change, QueueCounts
from console.operations import claims, contacts, conversations, replies
from console.ui.queue.model import QueueModel
from console.ui.queue.sections import EVERYTHING, Narrowing
from console.ui.queue.steps import MOST_EDITS
from tests.ui.queue_town import MINUTE, TARGET, QueueTown, queue_town


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


def model_of(town: QueueTown, qtbot: QtBot, which: str = "inbox") -> QueueModel:
    model = QueueModel(town.bridge, town.clock, TARGET, town.bridge)
    town.bridge.changed.connect(model.apply)
    with qtbot.waitSignal(model.list_read):
        model.show_list(which)
    qtbot.waitUntil(lambda: not reading(model))
    return model


def reading(model: QueueModel) -> bool:
    return model._is_asking or bool(model._wanted_page or model._wanted_changed)


def shown(model: QueueModel) -> list[str]:
    """Headings in brackets, people by name; "?" before their page is read."""
    model.look_at(0, model.rowCount())
    words = []
    for row in range(model.rowCount()):
        text = model.data(model.index(row, 0))
        words.append(f"[{text}]" if model.section_at(row) else text or "?")
    return words


def wait_for(qtbot: QtBot, model: QueueModel, expected: list[str]) -> None:
    def holds() -> None:
        assert shown(model) == expected

    qtbot.waitUntil(holds, timeout=3_000)


def test_mine_come_first_and_the_longest_wait_leads(town: QueueTown, qtbot: QtBot) -> None:
    town.write("Anna", minutes_ago=3)
    town.write("Berta", minutes_ago=9)
    mine = town.write("Carles", minutes_ago=1)
    town.laia.run(claims.claim, mine)
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Mine 1]", "Carles", "[Waiting 2]", "Berta", "Anna"])


def test_qt_finds_nothing_wrong_with_the_model(town: QueueTown, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    ids = [town.write(f"Person {n}", minutes_ago=20 - n) for n in range(8)]
    model = model_of(town, qtbot)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    town.laia.run(claims.claim, ids[4])
    town.laia.run(conversations.resolve, ids[0])
    town.write("Somebody new")
    waiting = [f"Person {n}" for n in (1, 2, 3, 5, 6, 7)]
    wait_for(qtbot, model, ["[Mine 1]", "Person 4", "[Waiting 7]", *waiting, "Somebody new"])
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


def test_a_claimed_row_moves_without_a_reset_and_stays_itself(town: QueueTown, qtbot: QtBot) -> None:
    ids = [town.write(name, minutes_ago=ago) for name, ago in (("Anna", 9), ("Berta", 6), ("Carles", 3))]
    model = model_of(town, qtbot)
    berta = QPersistentModelIndex(model.index(model.position(ids[1]), 0))
    anna = QPersistentModelIndex(model.index(model.position(ids[0]), 0))
    with qtbot.assertNotEmitted(model.modelReset):
        town.laia.run(claims.claim, ids[1])
        wait_for(qtbot, model, ["[Mine 1]", "Berta", "[Waiting 2]", "Anna", "Carles"])
    assert model.id_at(anna.row()) == ids[0]
    assert not berta.isValid() or model.id_at(berta.row()) == ids[1]


def test_a_new_word_repaints_one_row_and_reads_no_list(town: QueueTown, qtbot: QtBot) -> None:
    for name, ago in (("Anna", 9), ("Berta", 6), ("Carles", 3)):
        town.write(name, minutes_ago=ago)
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 3]", "Anna", "Berta", "Carles"])
    painted: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    moves: list[str] = []
    model.order_changing.connect(lambda: moves.append("moved"))
    town.laia.run(conversations.set_topic, town.row_of("Berta").id, "Padró")
    qtbot.waitUntil(lambda: bool(painted))
    assert painted == [(2, 2)]
    assert moves == []
    assert model.row_at(2).topic == "Padró"  # type: ignore[union-attr]


def test_the_lists_hold_what_they_should(town: QueueTown, qtbot: QtBot) -> None:
    waits = {"Anna": 9, "Berta": 6, "Carles": 3, "Dora": 1}
    ids = {name: town.write(name, minutes_ago=ago) for name, ago in waits.items()}
    town.marta.run(claims.claim, ids["Anna"])
    town.laia.run(conversations.snooze, ids["Berta"], town.clock.now_ms() + 60 * MINUTE)
    town.laia.run(conversations.resolve, ids["Carles"])
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 1]", "Dora"])
    for which, expected in (
        ("snoozed", ["[Snoozed 1]", "Berta"]),
        ("team", ["[With colleagues 1]", "Anna"]),
        ("closed", ["[Closed 1]", "Carles"]),
        ("inbox", ["[Waiting 1]", "Dora"]),
    ):
        model.show_list(which)
        wait_for(qtbot, model, expected)


def test_counts_are_read_with_each_change(town: QueueTown, qtbot: QtBot) -> None:
    first = town.write("Anna")
    model = model_of(town, qtbot)
    told: list[QueueCounts] = []
    model.counts_read.connect(told.append)
    town.laia.run(claims.claim, first)
    town.write("Berta")
    qtbot.waitUntil(lambda: bool(told) and (told[-1].mine, told[-1].waiting) == (1, 1))


def test_an_older_row_never_replaces_a_newer(town: QueueTown, qtbot: QtBot) -> None:
    number = town.write("Anna", "first words")
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 1]", "Anna"])
    older = model.shelf.row(number)
    assert older is not None
    town.write("Anna", "second words")
    qtbot.waitUntil(lambda: model.shelf.row(number).preview == "second words")  # type: ignore[union-attr]
    model._take_rows([older])
    assert model.shelf.row(number).preview == "second words"  # type: ignore[union-attr]
    newer = replace(older, changed=older.changed + 1_000, preview="third words")
    model._take_rows([newer])
    assert model.shelf.row(number).preview == "third words"  # type: ignore[union-attr]


def test_a_row_read_after_its_list_still_moves(town: QueueTown, qtbot: QtBot) -> None:
    """A page may be read after a claim whose change is still on its way: the row is new then, but its place is not."""
    ids = [town.write(name, minutes_ago=ago) for name, ago in (("Anna", 9), ("Berta", 6))]
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 2]", "Anna", "Berta"])
    town.bridge.changed.disconnect(model.apply)
    town.laia.run(claims.claim, ids[1])
    model.shelf.keep_only(set())
    wait_for(qtbot, model, ["[Waiting 2]", "Anna", "Berta"])
    assert model.shelf.row(ids[1]).operator_name == "Laia Ferrer"  # type: ignore[union-attr]
    model.apply(Change(conversations=frozenset({ids[1]})))
    wait_for(qtbot, model, ["[Mine 1]", "Berta", "[Waiting 1]", "Anna"])


def test_a_held_order_changes_in_place_and_settles_when_let_go(town: QueueTown, qtbot: QtBot) -> None:
    ids = {name: town.write(name, minutes_ago=ago) for name, ago in (("Anna", 9), ("Berta", 6), ("Carles", 3))}
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 3]", "Anna", "Berta", "Carles"])
    model.hold_order(True)
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: model.shelf.row(ids["Anna"]).operator_name == "Marta Riera")  # type: ignore[union-attr]
    town.write("Dora")
    wait_for(qtbot, model, ["[Waiting 3]", "Anna", "Berta", "Carles", "Dora"])
    model.hold_order(False)
    wait_for(qtbot, model, ["[Waiting 3]", "Berta", "Carles", "Dora"])


def test_a_renamed_citizen_is_renamed_in_the_row(town: QueueTown, qtbot: QtBot) -> None:
    number = town.write("Anna")
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 1]", "Anna"])
    contact_id = town.row_of("Anna").contact_id
    town.bridge.changed.disconnect(model.apply)
    town.laia.run(contacts.correct_contact, contact_id, name="Anna Soler")
    model.apply(Change(contacts=frozenset({contact_id})))
    wait_for(qtbot, model, ["[Waiting 1]", "Anna Soler"])
    assert model.id_at(1) == number


def test_everything_reads_the_list_anew_without_a_reset(town: QueueTown, qtbot: QtBot) -> None:
    ids = [town.write(name, minutes_ago=ago) for name, ago in (("Anna", 9), ("Berta", 6))]
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 2]", "Anna", "Berta"])
    town.bridge.changed.disconnect(model.apply)
    town.laia.run(claims.claim, ids[1])
    town.write("Carles")
    with qtbot.assertNotEmitted(model.modelReset):
        model.apply(Change(everything=True))
        wait_for(qtbot, model, ["[Mine 1]", "Berta", "[Waiting 2]", "Anna", "Carles"])
        town.write("Dora")
        model.apply(Change(everything=True))
        wait_for(qtbot, model, ["[Mine 1]", "Berta", "[Waiting 3]", "Anna", "Carles", "Dora"])


@pytest.mark.expects_warnings
def test_a_failed_read_is_told_and_tried_again(town: QueueTown, qtbot: QtBot) -> None:
    town.write("Anna")
    model = model_of(town, qtbot)
    model._retry.setInterval(20)
    berta = town.write("Berta")
    wait_for(qtbot, model, ["[Waiting 2]", "Anna", "Berta"])
    rename(town, "channel", "channel_away")
    told: list[object] = []
    town.bridge.problem_raised.connect(told.append)
    failed: list[object] = []
    model._retry.timeout.connect(lambda: failed.append("again"))
    town.laia.run(conversations.resolve, berta)
    qtbot.waitUntil(lambda: len(failed) >= 3)
    assert len(told) == 1
    assert shown(model) == ["[Waiting 2]", "Anna", "Berta"]
    rename(town, "channel_away", "channel")
    wait_for(qtbot, model, ["[Waiting 1]", "Anna"])


def rename(town: QueueTown, old: str, new: str) -> None:
    """Take a table away from the readers: the nearest thing to a database that fails."""
    with town.engine.transaction("break") as tx:
        tx.execute(f"ALTER TABLE {old} RENAME TO {new}")


def test_the_filter_lets_through_what_it_says(town: QueueTown, qtbot: QtBot) -> None:
    town.write("Late", minutes_ago=8)
    town.write("Early", minutes_ago=1, channel="matrix")
    read = town.write("Read", minutes_ago=7)
    town.laia.run(conversations.mark_read, read)
    model = model_of(town, qtbot)
    for narrowing, expected in (
        (Narrowing(late_only=True), ["[Waiting 2]", "Late", "Read"]),
        (Narrowing(unread_only=True), ["[Waiting 2]", "Late", "Early"]),
        (Narrowing(channel_kind="matrix"), ["[Waiting 1]", "Early"]),
        (EVERYTHING, ["[Waiting 3]", "Late", "Read", "Early"]),
    ):
        model.narrow(narrowing)
        wait_for(qtbot, model, expected)
    model.narrow(Narrowing(unread_only=True))
    wait_for(qtbot, model, ["[Waiting 2]", "Late", "Early"])
    town.laia.run(conversations.mark_unread, read)
    wait_for(qtbot, model, ["[Waiting 3]", "Late", "Read", "Early"])


def test_what_a_screen_reader_hears(town: QueueTown, qtbot: QtBot) -> None:
    town.write("Mercè Puigdomènech", "Fa tres dies", channel="matrix", minutes_ago=24)
    town.write("Mercè Puigdomènech", "que no passen", channel="matrix", minutes_ago=23)
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 1]", "Mercè Puigdomènech"])
    role = Qt.ItemDataRole
    assert model.data(model.index(1, 0), role.AccessibleTextRole) == (
        "Mercè Puigdomènech, Matrix, 2 new messages, waiting for 24 minutes, past the target"
    )
    assert model.data(model.index(1, 0), role.AccessibleDescriptionRole) == "\u2068que no passen\u2069. No topic  ·  CA"
    assert model.data(model.index(0, 0), role.AccessibleTextRole) == "Waiting: 1"
    town.laia.run(replies.reply, town.row_of("Mercè Puigdomènech").id, "Ho mirem")
    qtbot.waitUntil(lambda: "waiting for their reply" in str(model.data(model.index(1, 0), role.AccessibleTextRole)))


def test_a_wait_ages_without_being_read_again(town: QueueTown, qtbot: QtBot) -> None:
    town.write("Anna")
    model = model_of(town, qtbot)
    wait_for(qtbot, model, ["[Waiting 1]", "Anna"])
    asked: list[object] = []
    model._bridge.read = lambda *args, **kwargs: asked.append(args)  # type: ignore[method-assign]
    town.clock.step(7 * MINUTE)
    with qtbot.waitSignal(model.dataChanged):
        model.tick()
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "waiting for 7 minutes, close to the target" in spoken
    assert asked == []


def test_any_order_is_reached_by_edits(town: QueueTown, qtbot: QtBot) -> None:
    model = QueueModel(town.bridge, town.clock, TARGET, town.bridge)
    chance = random.Random(7)
    for _ in range(400):
        target = chance.sample(range(1, 40), chance.randrange(0, 30))
        kept = [QPersistentModelIndex(model.index(row, 0)) for row in range(model.rowCount())]
        before = list(model._keys)
        model._target = target
        model._settle()
        assert model._keys == target
        for index, key in zip(kept, before, strict=True):
            if index.isValid():
                assert model._keys[index.row()] == key
            else:
                assert key not in target
    model._target = list(range(0 + 1, 4 * MOST_EDITS, 2))
    model._settle()
    model._target = list(range(1, 4 * MOST_EDITS))
    with qtbot.waitSignal(model.modelReset):
        model._settle()
    assert model._keys == model._target


def test_one_change_in_a_long_list_runs_no_more_lines_than_in_a_short_one(town: QueueTown, qtbot: QtBot) -> None:
    """Counted, not timed: a walk over the rows in Python would run a line for each of them."""

    def lines_run(length: int) -> int:
        model = QueueModel(town.bridge, town.clock, TARGET, town.bridge)
        model._target = list(range(1, length + 1))
        model._settle()
        model._target = _to_front(model._keys, model._keys[length // 2])
        moves: list[None] = []
        model.layoutChanged.connect(lambda: moves.append(None))
        events: list[str] = []

        def trace(_frame: FrameType, event: str, _arg: object) -> Any:
            events.append(event)
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            model._settle()
        finally:
            sys.settrace(before)
        assert moves == [None], "one row moved, and no reset"
        return events.count("line")

    assert lines_run(20_000) < lines_run(20) + 200


def _to_front(keys: list[int], key: int) -> list[int]:
    row = keys.index(key)
    return [key, *keys[:row], *keys[row + 1 :]]
