"""Calls as the desk makes them, for tests of codes."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from console.answers.calls import Call, Case, Citizen, Incoming, MenuEntry, Town

MADRID = ZoneInfo("Europe/Madrid")
# A Monday in Advent; the feasts of the Constitution and the Immaculate Conception stand around it.
NOW = datetime(2026, 12, 7, 10, 30, tzinfo=MADRID)
OPENING: dict[str, Any] = {
    "weekly": {
        "0": [["09:00", "14:00"]],
        "1": [["09:00", "14:00"], ["16:00", "19:00"]],
        "2": [["09:00", "14:00"]],
        "3": [["09:00", "14:00"]],
        "4": [["09:00", "14:00"]],
    },
    "holidays": {"2026-12-08": "La Immaculada", "2026-12-25": "Nadal", "2027-01-01": "Any Nou"},
    "zone": "Europe/Madrid",
}


def call(
    text: str = "",
    *,
    state: dict[str, Any] | None = None,
    options: dict[str, Any] | None = None,
    keyword: str | None = None,
    argument: str | None = None,
    language: str = "ca",
    kind: str = "text",
    location: tuple[float, float] | None = None,
    subscriptions: tuple[str, ...] = (),
    now: datetime = NOW,
    opening: dict[str, Any] | None = None,
    menu: tuple[MenuEntry, ...] = (),
    case: Case | None = None,
    rule: str = "prova",
    has_buttons: bool = True,
    message_id: int = 7,
) -> Call:
    """A call; what a test does not say is as usual."""
    file = kind if kind in ("photo", "video", "voice", "document", "audio", "sticker") else None
    return Call(
        rule=rule,
        options=options or {},
        keyword=keyword,
        argument=argument,
        language=language,
        message=Incoming(message_id, "2c1f", kind, text, 1_790_000_000_000, location, file),
        citizen=Citizen(3, "Núria", language, subscriptions),
        conversation_id=5,
        channel="telegram",
        has_buttons=has_buttons,
        state=state,
        now=now,
        town=Town("Ajuntament de Vallserena", opening=OPENING if opening is None else opening, menu=menu, case=case),
    )


def later(made: Call, **changes: Any) -> Call:
    """The same call with something else in it."""
    return replace(made, **changes)
