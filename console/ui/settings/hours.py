"""The page of opening hours: weeks, holidays, calendars, and beside them what a citizen who asks gets now, made by the code that answers them.

Whoever is no supervisor reads it; the database refuses them anyway. Each change is kept and in force at once.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from console.models.opening import LONGEST_NAME, Opening, Spans, opening_data
from console.models.problems import Problem
from console.models.records import Change
from console.operations import calendars, town
from console.operations.town_times import TownTimes, town_times
from console.ui.bridge import Bridge
from console.ui.buttons import Choice, SegmentedControl
from console.ui.paint import Tone
from console.ui.sentences import text_of
from console.ui.settings.holidays import CalendarList, HolidayList, button
from console.ui.settings.rows import CalmComboBox
from console.ui.settings.services import DeskServices
from console.ui.settings.week import WeekEditor
from console.ui.text import PlainLabel, item_text, safe_label
from console.ui.tokens import TypeRole
from console.ui.widgets import Banner, Card

LANGUAGES = ("ca", "es", "en")
AGAIN_MS = 30_000


class HoursPage(QWidget):
    """GUI thread; reads and writes through the bridge."""

    def __init__(self, services: DeskServices, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._bridge = bridge
        self._times: TownTimes | None = None
        self._now = 0
        self._begun = ""
        self._is_allowed = bridge.desk.actor.is_supervisor
        self.banner = Banner(Tone.ACCENT, "lock")
        self.banner.show_words(self.tr("Only a supervisor can change the hours."))
        self.whose = CalmComboBox()
        self.whose.setAccessibleName(self.tr("Whose hours"))
        self.whose.activated.connect(self._show)
        self.add_button = button(self.tr("Another service…"), self._on_add_service)
        self.remove_button = button(self.tr("Remove"), self._on_remove_service)
        self.week = WeekEditor()
        self.week.changed.connect(self._on_week)
        self.state = safe_label("", TypeRole.META, "text3", wraps=True)
        self.language = SegmentedControl([Choice(language, language.upper()) for language in LANGUAGES])
        self.language.choose(self.locale().name()[:2] if self.locale().name()[:2] in LANGUAGES else "ca")
        self.language.setAccessibleName(self.tr("Language of the answer"))
        self.answer = safe_label("", TypeRole.BODY, wraps=True, selectable=True)
        self.language.choice_changed.connect(self._show_answer)
        self.holidays = HolidayList()
        self.holidays.added.connect(self._on_holiday)
        self.holidays.removed.connect(self._on_holiday_removed)
        self.calendars = CalendarList()
        self.calendars.follow_wanted.connect(self._on_follow)
        self.calendars.leave_wanted.connect(self._on_leave)
        self.calendars.read_wanted.connect(self._on_read_calendars)
        self._build()
        # Only now that it has its place: a widget without one would be shown as a window.
        self.banner.setVisible(not self._is_allowed)
        for part in (self.week, self.add_button):
            part.setEnabled(self._is_allowed)
        self.holidays.set_allowed(self._is_allowed)
        self.calendars.set_allowed(self._is_allowed)
        bridge.changed.connect(self._on_changed)
        # «Open until 14:00» must not be looked at after two.
        self._clock = QTimer(self)
        self._clock.setInterval(AGAIN_MS)
        self._clock.timeout.connect(self.read)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.whose.setMinimumWidth(130)
        top.addWidget(self.whose)
        top.addWidget(self.add_button)
        top.addWidget(self.remove_button)
        top.addStretch()
        card = Card()
        words = QVBoxLayout(card)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.answer)
        heading = QHBoxLayout()
        heading.addWidget(_title(self.tr("What a citizen who asks gets now")), 1)
        heading.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addLayout(top)
        column.addWidget(self.week)
        column.addWidget(self.state)
        column.addSpacing(6)
        column.addLayout(heading)
        column.addWidget(card)
        column.addSpacing(6)
        column.addWidget(_title(self.tr("Holidays")))
        column.addWidget(self.holidays)
        column.addSpacing(6)
        column.addWidget(_title(self.tr("Calendars that are followed")))
        hint = self.tr(
            "Each is read every day by the computer that receives, one that failed again in an hour. Its holidays stay while it cannot be reached."
        )
        column.addWidget(safe_label(hint, TypeRole.META, "text3", wraps=True))
        column.addWidget(self.calendars)
        column.addStretch()

    # --- reading -------------------------------------------------------------------------------------------------------------------

    @Slot()
    def read(self) -> None:
        """Read the town's times anew."""
        self._bridge.read(self, _times_and_now, done=self._on_times)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and (change.rules or change.everything):
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _on_times(self, found: tuple[TownTimes, int]) -> None:
        self._times, self._now = found
        chosen = self.service
        if self._begun in self._times.own.services:
            self._begun = ""
        names = ["", *sorted({*self._times.own.services, *([self._begun] if self._begun else [])})]
        if [self.whose.itemData(row) for row in range(self.whose.count())] != names:
            self.whose.clear()
            for name in names:
                self.whose.addItem(item_text(name) if name else self.tr("The town hall"), name)
            self.whose.setCurrentIndex(max(0, names.index(chosen) if chosen in names else 0))
        self._show()

    @property
    def service(self) -> str:
        """Whose week is shown; "" for the town hall's."""
        return str(self.whose.currentData() or "")

    @Slot()
    def _show(self) -> None:
        times = self._times
        if times is None:
            return
        own = times.own
        self.week.show_week(own.services.get(self.service, {}) if self.service else own.weekly)
        self.remove_button.setEnabled(self._is_allowed and bool(self.service))
        self.state.setText(self._state_words(own))
        today = own.local(self._now).date().isoformat()
        self.holidays.show_holidays(own, times.in_force, times.calendars, today)
        self.calendars.show_calendars(times.calendars, self._now)
        self._show_answer()

    def _state_words(self, own: Opening) -> str:
        if self.service and not own.services.get(self.service):
            return self.tr("No times yet: until there are some, this service keeps the town hall's hours.")
        if self.service:
            return self.tr(
                "Citizens ask for them by name. Rules whose service has this name hold to these hours; the holidays are everybody's."
            )
        if not own.weekly:
            return self.tr("No hours are set: nobody is told “open”, and rules for office hours answer at any time.")
        return self.tr("Several times a day: 9-14, 16:30-19. An empty line is a closed day. In force at once.")

    @Slot()
    def _show_answer(self) -> None:
        if self._times is None:
            return
        language = self.language.current
        try:
            self.answer.setText(answer_now(self._times.in_force, self._now, language, self.service))
        except Problem as problem:
            self.answer.setText(text_of(problem))

    # --- changing ------------------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_week(self, week: dict[int, Spans]) -> None:
        self._change(town.set_week, self.service, week)

    def _change(self, operation: Any, *values: object) -> None:
        self._bridge.run(self, operation, *values, done=self._on_done, failed=self._on_failed)

    def _on_done(self, _: object) -> None:
        self.calendars.tell("")
        self.read()

    def _on_failed(self, problem: Problem) -> None:
        self.calendars.tell(text_of(problem), is_bad=True)
        self.read()

    @Slot()
    def _on_add_service(self) -> None:
        known = set(self._times.own.services) if self._times is not None else set()
        names = [name for name in (self._times.owners if self._times is not None else ()) if name not in known]
        name, is_given = QInputDialog.getItem(
            self,
            self.tr("A service with hours of its own"),
            self.tr("Its name, as citizens say it and as rules name their service"),
            names,
            0,
            True,
        )
        name = " ".join(name.split())[:LONGEST_NAME]
        if is_given and name:
            self.begin_service(name)

    def begin_service(self, name: str) -> None:
        """Show the empty week of a service; it is kept with its first times, and until then only here."""
        self._begun = name
        row = self.whose.findData(name)
        if row < 0:
            self.whose.addItem(item_text(name), name)
            row = self.whose.count() - 1
        self.whose.setCurrentIndex(row)
        self._show()
        self.week.days[0].setFocus()

    @Slot()
    def _on_remove_service(self) -> None:
        service = self.service
        self._begun = ""
        self.whose.setCurrentIndex(0)
        self._change(town.remove_service, service)

    @Slot(str, str)
    def _on_holiday(self, day: str, name: str) -> None:
        self._change(town.add_holidays, {day: name})

    @Slot(str)
    def _on_holiday_removed(self, day: str) -> None:
        self._change(town.remove_holiday, day)

    @Slot(str)
    def _on_follow(self, place: str) -> None:
        self.calendars.tell(self.tr("Reading…"))
        self._bridge.compute(
            self, partial(self._services.follow_calendar, place), done=self._on_done, failed=self._on_failed
        )

    @Slot(object)
    def _on_leave(self, number: int) -> None:
        self._change(calendars.unfollow, number)

    @Slot()
    def _on_read_calendars(self) -> None:
        self.calendars.tell(self.tr("Reading…"))
        self._bridge.compute(self, self._services.read_calendars, done=self._on_done, failed=self._on_failed)


def _times_and_now(tx: Any) -> tuple[TownTimes, int]:
    return town_times(tx), tx.now


def answer_now(opening: Opening, now_ms: int, language: str, service: str = "") -> str:
    """What the code that answers HORARI says now. Raises Problem `no_hours_yet` while there is nothing it could say."""
    from console.answers.calls import Call, Citizen, Incoming, NoAnswer, Town
    from console.answers.codes import hours

    keyword = {"ca": "horari", "es": "horario"}.get(language, "hours")
    incoming = Incoming(0, "", "text", keyword, now_ms, None, None)
    call = Call(
        rule="horari",
        options={},
        keyword=keyword,
        argument=service or None,
        language=language,
        message=incoming,
        citizen=Citizen(0, "", language, ()),
        conversation_id=0,
        channel="telegram",
        has_buttons=True,
        state=None,
        now=opening.local(now_ms),
        town=Town("", opening=opening_data(opening)),
    )
    try:
        return hours.answer(call).text
    except NoAnswer as error:
        raise Problem("no_hours_yet") from error


def _title(text: str) -> PlainLabel:
    return safe_label(text, TypeRole.CARD_TITLE, "text2")
