"""A composer at the foot of a window with one open conversation, for the tests of what is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtWidgets import QWidget

from console.answers.index import AnswerIndex
from console.ui.composer.view import Composer
from console.ui.theme import theme
from tests.ui.queue_town import QueueTown


@contextmanager
def composer_of(place: QueueTown, answers: AnswerIndex) -> Iterator[Composer]:
    """Núria has written; the letters have their usual size again afterwards."""
    window = QWidget()
    window.resize(740, 700)
    made = Composer(place.bridge, answers, window)
    made.setGeometry(0, 470, 700, 220)
    window.show()
    place.write("Núria")
    made.set_conversation(place.row_of("Núria"), {})
    yield made
    window.hide()
    shiboken6.delete(window)
    theme().set_text_scale(1.0)
