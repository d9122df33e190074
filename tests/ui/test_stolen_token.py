"""Who answers sees that somebody else reads with the token: above the messages, for as long as it is so."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from console.ui.timeline.banners import TimelineBanners


def test_the_line_is_there_while_a_stranger_reads(qtbot: QtBot) -> None:
    banners = TimelineBanners()
    qtbot.addWidget(banners)
    banners.show()
    assert not banners.stolen.isVisible()
    banners.set_stolen("Bústia <b>Vall</b>\u202e")
    assert banners.stolen.isVisible()
    assert "Bústia <b>Vall</b>" in banners.stolen._words.text() and "\u202e" not in banners.stolen._words.text()
    banners.set_stolen("")
    assert not banners.stolen.isVisible()
