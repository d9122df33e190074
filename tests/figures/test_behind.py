"""The list behind a figure has exactly the conversations the figure counts, however it is narrowed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from console.figures.measures import Figures
from console.operations import figure_reports
from console.operations.desk import Desk
from console.operations.figure_reports import Behind, Question
from tests.figures.desks import desk_with_past

EVERY = 100_000


@pytest.fixture(scope="module", params=[0, 1])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The second one with automatic answers."""
    with desk_with_past(tmp_path_factory.mktemp("behind"), request.param) as made:
        yield made


def counted(found: Figures) -> dict[str, int]:
    """How many conversations each figure says it is made of."""
    return {
        "conversations": found.conversations,
        "reopened": found.reopened,
        "abandoned": found.abandoned.part,
        "automatic": found.automatic.part,
        "deflected": found.deflected.part,
        "after_hours": found.after_hours.part,
        "first_answer": found.first_answer.count,
        "within_target": found.within_target.whole - found.within_target.part,
        "too_late": found.within_target.whole - found.within_target.part,
        "resolution": found.resolution.count,
        "rated": found.rated.whole,
        "satisfied": found.rated.part,
    }


def listed(desk: Desk, question: Question, figure: str, key: str | None) -> list[Behind]:
    return desk.read(figure_reports.behind, question, figure, key)


SPAN = ("2026-02-10", "2026-10-27")


@pytest.mark.parametrize("by", ["day", "weekday", "week", "month", "channel", "topic", "team", "language", "hour"])
def test_as_many_as_are_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    question = Question(*SPAN, by)
    report = desk.read(figure_reports.report, question)
    step = 17 if by == "day" else 1
    for key, found in [(None, report.whole), *((line.key, line.figures) for line in report.lines[::step])]:
        for figure, number in counted(found).items():
            behind = listed(desk, question, figure, key)
            assert len(behind) == len({(each.conversation_id, each.opened_at) for each in behind}) == number, (
                figure,
                key,
            )
    assert len(report.lines) > (by not in ("channel", "language")) and report.whole.first_answer.count > 100


def test_an_operators_first_answers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    question = Question(*SPAN, "operator")
    for line in desk.read(figure_reports.report, question).lines:
        found = listed(desk, question, "first_answer", line.key)
        assert len(found) == line.figures.first_answer.count > 0
        assert {each.first_by for each in found} == {line.key}
        late = listed(desk, question, "too_late", line.key)
        target = line.figures.within_target
        assert len(late) == target.whole - target.part and all((each.seconds or 0) > 300 for each in late)
        worked = listed(desk, question, "handle", line.key)
        assert 0 < len(worked) <= line.figures.handle.count


def test_a_list_ends_with_the_slowest_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question(*SPAN, "topic")
    every = desk.read(figure_reports.report, question).whole.first_answer.count
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    whole = [each.seconds for each in listed(desk, question, "first_answer", None)]
    assert len(whole) == every and whole == sorted(whole, key=lambda seconds: -(seconds or 0))
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", 20)
    assert [each.seconds for each in listed(desk, question, "first_answer", None)] == whole[:20]
    topic = [each.seconds for each in listed(desk, question, "first_answer", "Multes")]
    assert len(topic) == 20 and topic == sorted(topic, key=lambda seconds: -(seconds or 0))
    late = [each.seconds or 0 for each in listed(desk, question, "within_target", None)]
    assert late and min(late) > 600


@pytest.mark.parametrize(("figure", "kind"), [("wait", "wait"), ("messages_in", "in"), ("transfers", "transfer")])
def test_what_left_a_trace_in_the_period_is_named_once_and_newest_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, figure: str, kind: str
) -> None:
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    asked = "SELECT conversation_id AS id, MAX(day) AS day FROM episode_touch WHERE kind = :kind AND day >= :since AND day <= :until GROUP BY conversation_id, number"
    rows = desk.read(lambda tx: list(tx.execute(asked, kind=kind, since=SPAN[0], until=SPAN[1])))
    wanted = [row["id"] for row in sorted(rows, key=lambda row: (row["day"], row["id"]), reverse=True)]
    found = [each.conversation_id for each in listed(desk, Question(*SPAN, "month"), figure, None)]
    assert found == wanted and len(found) > 50
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", 10)
    assert [each.conversation_id for each in listed(desk, Question(*SPAN, "month"), figure, None)] == wanted[:10]
    saturday = listed(desk, Question(*SPAN, "weekday"), figure, "6")
    assert len(saturday) in range(11)


def test_a_rules_answers_are_its_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_reports, "LONGEST_LIST", EVERY)
    question = Question(*SPAN, "keyword")
    lists = {}
    for line in desk.read(figure_reports.report, question).lines:
        lists[line.key] = {each.conversation_id for each in listed(desk, question, "automatic_answers", line.key)}
        assert 0 < len(lists[line.key]) <= line.figures.automatic_answers
    whole = {each.conversation_id for each in listed(desk, question, "automatic_answers", None)}
    assert all(each < whole for each in lists.values()) and set().union(*lists.values()) == whole


def test_who_was_not_satisfied_comes_first(desk: Desk) -> None:
    question = Question(*SPAN, "month")
    found = [each.rating for each in listed(desk, question, "satisfied", None)]
    assert found == sorted(found, key=lambda rating: rating or 0) and set(found) == {1, 2, 3}
    asked = {each.rating for each in listed(desk, question, "rated", None)}
    assert asked == {0, 1, 2, 3}
    assert {each.rating for each in listed(desk, question, "conversations", None)} == {None}
