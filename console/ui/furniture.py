"""Everything of the window that is not needed to see the queue: frame, actions, conversation, composer, details, notices.

It is one record built in one go, so that nobody meets a window that is half there: before, there is the queue alone;
after, there is all of it.
"""

from PySide6.QtWidgets import QMainWindow

from console.answers.index import AnswerIndex
from console.models.clock import Clock
from console.models.record import Record
from console.ui.actions import ActionRegistry
from console.ui.attendance import Attendance
from console.ui.bridge import Bridge
from console.ui.composer.view import Composer
from console.ui.curtain import Curtain
from console.ui.details.view import DetailsPane
from console.ui.dialogs import attendance, finder, help, verbs  # noqa: F401 - a reader imports them, not the first key press
from console.ui.frame import Rail, TopBar
from console.ui.gaps import GapNotice
from console.ui.idle import Idleness
from console.ui.lock import LockScreen
from console.ui.notices import Notices, NoticeWishes
from console.ui.sending import Files
from console.ui.shell import WindowOptions
from console.ui.shortcuts import keys_in_force
from console.ui.timeline.view import TimelinePane
from console.ui.work_clock import WorkClock


class Furniture(Record):
    """The parts, each built once. GUI thread."""

    answers: AnswerIndex
    rail: Rail
    bar: TopBar
    gap_notice: GapNotice
    registry: ActionRegistry
    timeline: TimelinePane
    composer: Composer
    details: DetailsPane
    notices: Notices
    lock_screen: LockScreen
    curtain: Curtain
    idleness: Idleness
    attendance: Attendance
    work: WorkClock


def build(
    window: QMainWindow, bridge: Bridge, files: Files, answers: AnswerIndex | None, clock: Clock, options: WindowOptions
) -> Furniture:
    """Build the parts for `window`, which puts them in their places. Without `answers` there are none yet."""
    index = AnswerIndex() if answers is None else answers
    # Before all others: what they say of keys is true from the start.
    registry = ActionRegistry(window, keys_in_force(options.shortcuts or {}, letters=options.has_letters))
    timeline = TimelinePane(bridge, files, clock)
    timeline.set_wait_target(options.target_ms)
    composer = Composer(bridge, index)
    composer.box.enter_sends = options.enter_sends
    if not options.enter_sends:
        composer.retranslate()
    lock_screen = LockScreen(bridge, window)
    idleness = Idleness(clock.now_ms, window)
    return Furniture(
        index,
        Rail(),
        TopBar(options.office, options.department, bridge.desk.actor.name, is_training=options.is_training),
        GapNotice(bridge, clock),
        registry,
        timeline,
        composer,
        DetailsPane(bridge, index, clock=clock),
        Notices(window, clock, NoticeWishes.of(options)),
        lock_screen,
        Curtain(window, lock_screen, registry),
        idleness,
        Attendance(bridge, clock, window),
        WorkClock(bridge, idleness, composer, composer.standing.watched),
    )
