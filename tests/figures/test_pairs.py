"""Figures cut two ways at once: counted once more from the journal, and all pieces together are the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from console.figures.digest import Digest
from console.models.problems import Problem
from console.operations import figure_pairs, figure_reports, figures, office, targets
from console.operations.desk import Desk
from console.operations.figure_pairs import PLACES, may_pair
from console.operations.figure_reports import Question
from tests.figures import histories
from tests.figures.desks import desk_with_past

SPAN = ("2026-02-10", "2026-10-27")
_DUTY = ("signed_in", "at_counter", "busy")
_OPENED = """
SELECT c.name AS channel, COALESCE(json_extract(o.detail, '$.language'), '') AS language, COUNT(*) AS number
FROM edges e JOIN journal o ON o.conversation_id = e.conversation_id AND o.verb = 'open'
JOIN channel c ON c.id = json_extract(o.detail, '$.channel')
WHERE COALESCE(json_extract(e.detail, '$.written_at'), e.at) >= :since AND COALESCE(json_extract(e.detail, '$.written_at'), e.at) < :until
GROUP BY 1, 2
"""


@pytest.fixture(scope="module", params=[2, 3])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The second one with automatic answers."""
    with desk_with_past(tmp_path_factory.mktemp("pairs"), request.param) as made:
        yield made


def kept(desk: Desk, dimension: str) -> dict[str, Digest]:
    """The kept digests of a dimension, without operators' days, which no pair has."""
    found: dict[str, Digest] = {}
    for _, key, digest in desk.read(lambda tx: list(figures.digests(tx, dimension, *SPAN))):
        found.setdefault(key, Digest()).add(digest)
    for digest in found.values():
        for name in _DUTY:
            digest.counts.pop(name, None)
    return {key: digest for key, digest in found.items() if not digest.is_empty}


PAIRS = [pair for pair in product((*sorted(PLACES), "operator", "keyword"), repeat=2) if may_pair(*pair)]


@pytest.mark.parametrize(("by", "dimension"), PAIRS)
def test_all_pieces_are_the_whole(desk: Desk, by: str, dimension: str) -> None:
    """Every place an episode has one of: its pieces add up to what is kept of each name, to the last second."""
    summed: dict[str, Digest] = {}
    for key in kept(desk, dimension):
        made = desk.read(figure_pairs.paired, *SPAN, by, (dimension, key))
        for name, digest in made.items():
            summed.setdefault(name if dimension in PLACES else key, Digest()).add(digest)
    wanted = kept(desk, by if dimension in PLACES else dimension)
    assert {key: digest.to_text() for key, digest in summed.items()} == {
        key: each.to_text() for key, each in wanted.items()
    }
    assert summed or "keyword" in (by, dimension)


def test_counted_once_more_from_the_journal(desk: Desk) -> None:
    since, until = (histories.midnight(day) for day in ("2026-02-10", "2026-10-28"))
    asked = histories.FATE + histories.EPISODES + _OPENED
    rows = desk.read(lambda tx: [tuple(row) for row in tx.execute(asked, since=since, until=until)])
    counted = Counter({(channel, language): number for channel, language, number in rows})
    found: Counter[tuple[str, str]] = Counter()
    for channel in ("Bot", "Sala"):
        report = desk.read(figure_reports.report, Question(*SPAN, "language", ("channel", channel)))
        found.update({(channel, line.key): line.figures.conversations for line in report.lines})
        assert report.whole.conversations == sum(line.figures.conversations for line in report.lines)
    assert +found == counted and len(counted) == 6


def test_the_list_behind_a_pair_is_the_pairs(desk: Desk) -> None:
    question = Question(*SPAN, "topic", ("channel", "Bot"))
    for line in desk.read(figure_reports.report, question).lines:
        late = line.figures.within_target
        wanted = {
            "conversations": line.figures.conversations,
            "first_answer": line.figures.first_answer.count,
            "too_late": late.whole - late.part,
        }
        for figure, number in wanted.items():
            found = desk.read(figure_reports.behind, question, figure, line.key)
            assert len(found) == number and {(each.channel, each.topic) for each in found} <= {("Bot", line.key)}


def test_a_team_is_measured_by_its_own_target_however_it_is_cut(desk: Desk) -> None:
    question = Question(*SPAN, "topic", ("team", "Padró"))
    before = desk.read(figure_reports.report, question)
    desk.run(office.add_team, "Padró")
    desk.run(targets.set_targets, {}, {"Padró": 10_080})
    after = desk.read(figure_reports.report, question)
    lines = [sum(line.figures.within_target.part for line in each.lines) for each in (before, after)]
    assert lines == [before.whole.within_target.part, after.whole.within_target.part] and lines[1] > lines[0]


def test_too_many_are_refused_in_plain_words_and_other_cuts_are_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_pairs, "MOST_EPISODES", 50)
    with pytest.raises(Problem) as refused:
        desk.read(figure_reports.report, Question(*SPAN, "topic", ("channel", "Bot")))
    assert refused.value.code == "too_many_to_pair" and int(str(refused.value.blanks["count"])) > 50
    assert desk.read(figure_reports.report, Question("2026-03-02", "2026-03-08", "topic", ("channel", "Bot"))).lines
    assert desk.read(figure_reports.report, Question(*SPAN, "month", ("channel", "Bot"))).lines
    monkeypatch.setattr(figure_pairs, "MOST_LOOKED_AT", 50)
    for question, code in (
        (Question(*SPAN, "channel", ("topic", "no such topic")), "too_many_to_pair"),
        (Question(*SPAN, "operator", ("keyword", "horaris")), "bad_slice"),
    ):
        with pytest.raises(Problem) as refused:
            desk.read(figure_reports.report, question)
        assert refused.value.code == code
