"""WhatsApp's lost answers and the statuses that settle them, in the short form."""

import pytest

from tests.bench import lost_statuses


@pytest.mark.timeout(180)
def test_a_status_settles_every_lost_answer() -> None:
    assert lost_statuses.play(40) == lost_statuses.Figures(cases=40, uncertain=40, settled=40, resent=0)
