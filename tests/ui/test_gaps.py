"""What may be missing is said: a line over the panes until a supervisor has seen it, and one for ever in the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from console.models.inbound import Batch
from console.models.records import Gap, MessageRow
from console.operations import gaps, incoming, office
from console.ui.bridge import Bridge
from console.ui.gaps import GapNotice
from console.ui.theme import ThemeMode, theme
from console.ui.timeline.entries import Shape, weave
from tests.ui.timeline_desk import Town, shown, town

HOUR = 3_600_000
DAY = 24 * HOUR


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        made.desk.run(office.add_operator, "marta", "Marta Riera", "supervisor")
        yield made


@dataclass
class Notices:
    """The line as an operator and as a supervisor see it."""

    operators: GapNotice
    supervisors: GapNotice


@pytest.fixture
def notices(place: Town, qtbot: QtBot) -> Iterator[Notices]:
    marta = place.desk.as_actor(place.desk.read(office.actor, "marta"))
    bridges = [Bridge(place.laia), Bridge(marta)]
    made = [GapNotice(bridge, place.clock) for bridge in bridges]
    yield Notices(*made)
    for notice, bridge in zip(made, bridges, strict=True):
        bridge.stop()
        shiboken6.delete(notice)
        shiboken6.delete(bridge)


def be_silent(place: Town, hours: int) -> None:
    """The channel answers again after so long."""
    place.desk.run(incoming.record_batch, place.channel_id, Batch((), None, False))
    place.clock.step(hours * HOUR)
    place.desk.run(incoming.record_batch, place.channel_id, Batch((), None, False))


def test_the_line_is_there_until_a_supervisor_has_seen_it(place: Town, notices: Notices, qtbot: QtBot) -> None:
    be_silent(place, 23)
    qtbot.wait(100)
    assert notices.operators.isHidden() and notices.supervisors.isHidden()
    be_silent(place, 40)
    qtbot.waitUntil(lambda: not notices.operators.isHidden(), timeout=5_000)
    qtbot.waitUntil(lambda: not notices.supervisors.isHidden(), timeout=5_000)
    words = notices.operators.accessibleName()
    assert words.startswith("Between ") and words.endswith("messages may be missing on Bot.")
    assert "ask them to send it again" in notices.operators.toolTip()
    assert notices.operators.button.isHidden(), "an operator cannot wave it away"
    assert notices.supervisors.button.words == "I have seen it"
    notices.supervisors.button.click()
    qtbot.waitUntil(lambda: notices.operators.isHidden() and notices.supervisors.isHidden(), timeout=5_000)


def test_several_silences_are_told_one_after_the_other(place: Town, notices: Notices, qtbot: QtBot) -> None:
    be_silent(place, 30)
    be_silent(place, 50)
    qtbot.waitUntil(lambda: "2 in all" in notices.supervisors.accessibleName(), timeout=5_000)
    first = notices.supervisors.accessibleName()
    notices.supervisors.button.click()
    qtbot.waitUntil(lambda: "in all" not in notices.supervisors.accessibleName(), timeout=5_000)
    assert not notices.supervisors.isHidden() and notices.supervisors.accessibleName() != first


# --- in the conversation ---------------------------------------------------------------------------------------------


def test_the_timeline_says_where_words_may_be_missing(place: Town, qtbot: QtBot) -> None:
    with shown(place, qtbot) as screen:
        place.write("Abans del silenci")
        be_silent(place, 40)
        place.write("Després")
        screen.open(place.conversation())
        assert Shape.GAP in screen.shapes()
        row = screen.shapes().index(Shape.GAP)
        assert screen.shapes()[row - 1] is Shape.INCOMING and screen.shapes()[row + 1] is Shape.DAY
        assert screen.spoken(row).startswith("Messages may be missing here: nothing was received between ")
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            theme().set_mode(mode)
            assert not screen.pane.grab().isNull()
        theme().set_mode(ThemeMode.SYSTEM)
        sheet = screen.pane.area.sheet(row)
        assert sheet.height > 20 and sheet.bubble is None


def test_a_silence_that_ends_while_one_looks_appears(place: Town, qtbot: QtBot) -> None:
    with shown(place, qtbot) as screen:
        place.write("Abans del silenci")
        screen.open(place.conversation())
        assert Shape.GAP not in screen.shapes()
        be_silent(place, 40)
        qtbot.waitUntil(lambda: screen.shapes()[-1] is Shape.GAP, timeout=5_000)
        place.write("Després")
        qtbot.waitUntil(lambda: screen.shapes()[-1] is Shape.INCOMING, timeout=5_000)
        assert screen.shapes().count(Shape.GAP) == 1


def test_dismissing_leaves_the_line_in_the_conversation(place: Town, qtbot: QtBot) -> None:
    marta = place.desk.as_actor(place.desk.read(office.actor, "marta"))
    with shown(place, qtbot) as screen:
        place.write("Abans del silenci")
        be_silent(place, 40)
        place.write("Després")
        [gap] = marta.read(gaps.unseen_gaps)
        marta.run(gaps.dismiss, gap.channel_id, gap.since)
        screen.open(place.conversation())
        assert Shape.GAP in screen.shapes()


def messages(place: Town, times: list[int]) -> list[MessageRow]:
    ids = [place.write(f"a {at}", at=at) for at in times]
    return [place.row(number) for number in ids]


@pytest.mark.parametrize(
    ("since", "has_older", "has_newer", "expected"),
    [
        (25, False, False, [10, 20, "gap", 30, 40]),
        (20, False, False, [10, 20, "gap", 30, 40]),
        (99, False, False, [10, 20, 30, 40, "gap"]),
        (99, False, True, [10, 20, 30, 40]),
        (5, True, False, [10, 20, 30, 40]),
        (5, False, False, ["gap", 10, 20, 30, 40]),
    ],
)
def test_a_silence_stands_only_where_its_place_is_known(
    since: int, has_older: bool, has_newer: bool, expected: list[object], place: Town
) -> None:
    base = place.clock.now_ms() - DAY
    rows = messages(place, [base + minute * 60_000 for minute in (10, 20, 30, 40)])
    gap = Gap(1, "Bot", base + since * 60_000, base + since * 60_000 + DAY)
    entries = weave(rows, {}, None, [gap], has_older=has_older, has_newer=has_newer)
    found: list[object] = [
        "gap" if entry.shape is Shape.GAP else (entry.at - base) // 60_000
        for entry in entries
        if entry.shape is not Shape.DAY
    ]
    assert found == expected
