"""One leader of each kind lost while it sends; the long form is the bench `election`."""

import pytest

from tests.bench.election import WAYS, play


@pytest.mark.timeout(300)
def test_a_follower_leads_and_nothing_is_sent_twice() -> None:
    verdict = play(len(WAYS), citizens=1)
    assert verdict.stale == 0 and verdict.doubled == [] and verdict.lost == []
    # How long it takes is the bench's to judge; here only that each way ends.
    assert all(len(times) == 1 for times in verdict.seconds.values())
