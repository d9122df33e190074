"""The list behind a figure is as long as the figure, also for a supervisor outside a confidential team: theirs it names by nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from console.operations import figure_reports, office
from console.operations.desk import Context, Desk
from console.operations.figure_reports import Question
from tests.figures.desks import desk_with_past
from tests.figures.test_behind import EVERY, SPAN, counted


def hush(at: Context) -> None:
    """Every third conversation is a confidential team's."""
    team = office.add_team(at, "Violències")
    at.tx.execute("UPDATE team SET is_confidential = 1 WHERE id = :id", id=team)
    at.tx.execute("UPDATE conversation SET team_id = :id WHERE id % 3 = 0", id=team)


@pytest.fixture(scope="module")
def outsider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_with_past(tmp_path_factory.mktemp("reserved"), 1) as made:
        made.run(office.add_operator, "rosa", "Rosa", "supervisor")
        made.run(hush)
        yield made.as_actor(made.read(office.actor, "rosa"))


@pytest.mark.parametrize("by", ["weekday", "month", "channel", "team", "hour"])
def test_as_many_as_are_counted(outsider: Desk, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    question = Question(*SPAN, by)
    report = outsider.read(figure_reports.report, question)
    for key, found in [(None, report.whole), *((line.key, line.figures) for line in report.lines[:6])]:
        for figure, number in counted(found).items():
            if figure in ("rated", "satisfied"):
                # What a citizen answered is theirs and the team's.
                continue
            behind = outsider.read(figure_reports.behind, question, figure, key)
            assert len({(each.conversation_id, each.opened_at) for each in behind}) == len(behind) == number, figure
            for each in behind:
                assert each.is_reserved == (each.conversation_id % 3 == 0) == (each.name == "")
                assert not (each.is_reserved and each.topic)


@pytest.mark.parametrize("figure", ["conversations", "first_answer", "wait", "messages_in", "too_late"])
def test_they_stand_in_their_place(outsider: Desk, monkeypatch: pytest.MonkeyPatch, figure: str) -> None:
    program = outsider.as_actor(Desk(outsider.engine, outsider.feed).actor)
    for longest in (EVERY, 20):
        monkeypatch.setattr(figure_reports, "LONGEST_LIST", longest)
        everything, theirs = (
            [each.conversation_id for each in desk.read(figure_reports.behind, Question(*SPAN, "month"), figure)]
            for desk in (program, outsider)
        )
        assert everything == theirs and any(number % 3 == 0 for number in theirs)


@pytest.mark.parametrize("by", ["topic", "language", "keyword"])
def test_no_question_tells_what_one_was_about(outsider: Desk, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    question = Question(*SPAN, by)
    seen = 0
    for line in outsider.read(figure_reports.report, question).lines:
        for figure in ("conversations", "automatic_answers"):
            behind = outsider.read(figure_reports.behind, question, figure, line.key)
            assert not any(each.is_reserved for each in behind)
            seen += len(behind)
    assert seen
