"""The office's database goes away while WhatsApp calls, in the short form."""

import pytest

from tests.bench import hooks_away


@pytest.mark.timeout(180)
def test_nothing_is_lost_while_the_database_is_away() -> None:
    figures = hooks_away.play(6)
    assert figures.while_away > 0
    assert (figures.lost, figures.doubled, figures.disordered, figures.raw) == ([], [], [], 0)
