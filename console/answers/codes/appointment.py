"""`appointment`: the booking page of the right service, and afterwards the booked hour as a file for the citizen's calendar.

The code books nothing and says so: a wrong calendar voids the slot, so it only ever opens the page of the service that was named, and
the file repeats what the citizen says they booked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.answers.calls import Answer, AnswerFile, Button, Call
from console.answers.codes.appointment_words import PHRASES
from console.answers.codes.calendar_file import Event, calendar_file
from console.answers.codes.dialogue import begin_again, cancel_button, kept_text, missed
from console.answers.codes.options import TEXTS_EXAMPLE, Option, https, list_of, number, read, table, text, texts
from console.answers.codes.speech import Speech, exact_words, label, meant, own
from console.answers.times import clock, day_title, find_days, find_time
from console.models.normalise import tokens
from console.models.opening import opening_from

OPTIONS = (
    Option(
        "services",
        list_of(
            table(
                Option("name", text(40), '"padro"', is_required=True),
                Option("titles", texts(80), TEXTS_EXAMPLE, is_required=True),
                Option("words", list_of(text(40)), '["empadronament"]', ()),
                Option("url", https, '"https://cita.example.cat/padro"', is_required=True),
                Option("place", text(200), '"Plaça Major, 1"', ""),
                Option("minutes", number(5, 480), "20"),
                Option("bring", texts(1_000), TEXTS_EXAMPLE),
            ),
            least=1,
            most=30,
        ),
        '[{"name": "padro", "titles": {"ca": "Padró", "es": "Padrón"}, "url": "https://cita.example.cat/padro"}]',
        is_required=True,
    ),
    Option("place", text(200), '"Plaça Major, 1"', ""),
    Option("minutes", number(5, 480), "20", 20),
)
_KEEPS_MS = 3 * 24 * 3_600_000
_FARTHEST_DAYS = 370
_RIGHT = exact_words(
    {
        "right": "és correcte|correcte|és així|es correcto|correcto|sí|si|it is correct|correct|yes|c'est correct|correct|oui|صحيح|نعم"
    }
)
_DONE = exact_words(
    {"done": "no|no cal|no gràcies|no hace falta|no gracias|no thanks|non|non merci|لا|لا شكرا|fet|hecho|done"}
)
_say = Speech(PHRASES)


@dataclass(frozen=True, slots=True)
class _Service:
    name: str
    titles: Mapping[str, str]
    words: tuple[str, ...]
    url: str
    place: str
    minutes: int
    bring: Mapping[str, str] | None


def answer(call: Call) -> Answer:
    """The page of a service, or the file once day and hour are told."""
    options = read(call.options, OPTIONS)
    services = [
        _Service(
            item["name"],
            item["titles"],
            item["words"],
            item["url"],
            item["place"] or options["place"],
            int(item["minutes"] or options["minutes"]),
            item["bring"],
        )
        for item in options["services"]
    ]
    if call.state is None:
        return _begin(call, services, call.argument or "")
    step, said = call.state.get("step"), call.message.text if call.message.kind == "text" else ""
    if step == "service":
        service, _ = _find(services, said)
        if service is None:
            return missed(call, call.state, _ask_service(call, services), lead=_say("no_service", call.language))
        return _begin(call, services, said)
    service = next((each for each in services if each.name == kept_text(call.state, "service", 40)), None)
    if service is None or step not in ("when", "sure"):
        return begin_again(_begin(call, services, ""), call.language)
    if meant(_DONE, said) and step == "when":
        return Answer(text=_say("no_file", call.language))
    if step == "sure" and meant(_RIGHT, said):
        booked = _kept_moment(call)
        if booked is not None:
            return _file(call, service, booked)
    other, rest = _find(services, said)
    if other is not None and not rest.strip():
        return _link(call, other)
    return _on_when(call, other or service, rest if other else said)


def _begin(call: Call, services: list[_Service], said: str) -> Answer:
    service, rest = _find(services, said)
    if service is None and len(services) == 1:
        service, rest = services[0], said
    if service is None:
        asked = _ask_service(call, services)
        if not said.strip():
            return asked
        return Answer(
            text=f"{_say('no_service', call.language)} {asked.text}",
            buttons=asked.buttons,
            state=asked.state,
            keeps_ms=asked.keeps_ms,
        )
    days, _ = find_days(rest, call.now.date())
    if days:
        return _on_when(call, service, rest)
    return _link(call, service)


def _ask_service(call: Call, services: list[_Service]) -> Answer:
    buttons = [Button(label(own(each.titles, call.language)), _sends(each, call.language)) for each in services]
    return Answer(
        text=_say("which", call.language),
        buttons=(*buttons, cancel_button(call.language)),
        state={"step": "service"},
        keeps_ms=_KEEPS_MS,
    )


def _link(call: Call, service: _Service) -> Answer:
    title = own(service.titles, call.language)
    parts = [_say("link", call.language, title=title), own(service.bring, call.language), _say("then", call.language)]
    return Answer(
        text="\n\n".join(part for part in parts if part),
        buttons=(
            Button(_say("book", call.language, title=label(title, 40)), url=service.url),
            cancel_button(call.language),
        ),
        state={"step": "when", "service": service.name},
        keeps_ms=_KEEPS_MS,
    )


def _on_when(call: Call, service: _Service, said: str) -> Answer:
    state = call.state or {}
    asked = Answer(
        text=_say("when", call.language),
        buttons=(
            Button(_say("book", call.language, title=label(own(service.titles, call.language), 40)), url=service.url),
            cancel_button(call.language),
        ),
        state={"step": "when", "service": service.name},
        keeps_ms=_KEEPS_MS,
    )
    days, rest = find_days(said, call.now.date())
    time = find_time(rest)
    if len(days) != 1 or time is None:
        return missed(call, state, asked, lead=_say("unread", call.language))
    booked = datetime(days[0].year, days[0].month, days[0].day, *time, tzinfo=call.now.tzinfo)
    if booked <= call.now and days[0] == call.now.date() and not _names_today(said, call):
        # «dilluns» said on a Monday after that hour is the next one.
        booked += timedelta(days=7)
    if booked <= call.now or booked > call.now + timedelta(days=_FARTHEST_DAYS):
        return missed(call, state, asked, lead=_say("past", call.language))
    doubt = _doubt(call, booked)
    if doubt:
        return Answer(
            text=doubt,
            buttons=(Button(_say("right", call.language), _say("right", call.language)), cancel_button(call.language)),
            state={"step": "sure", "service": service.name, "at": booked.replace(tzinfo=None).isoformat()},
            keeps_ms=_KEEPS_MS,
        )
    return _file(call, service, booked)


def _names_today(said: str, call: Call) -> bool:
    return find_days(said, call.now.date() + timedelta(days=1))[0] != [call.now.date() + timedelta(days=7)]


def _doubt(call: Call, booked: datetime) -> str:
    """What to ask when the door is closed at that hour by the town's calendar; "" when it is open or no hours are set."""
    opening = opening_from(call.town.opening)
    if not opening.weekly or opening.is_open(booked):
        return ""
    holiday = opening.holiday(booked.date())
    day, hour = day_title(booked.date(), call.language), clock(booked, call.language)
    if holiday:
        return _say("holiday", call.language, day=day, name=holiday)
    return _say("shut", call.language, day=day, hour=hour)


def _kept_moment(call: Call) -> datetime | None:
    try:
        booked = datetime.fromisoformat(kept_text(call.state or {}, "at", 40))
    except ValueError:
        return None
    moment = booked.replace(tzinfo=call.now.tzinfo)
    return moment if moment > call.now else None


def _file(call: Call, service: _Service, booked: datetime) -> Answer:
    title = own(service.titles, call.language)
    event = Event(
        uid=f"{call.message.uuid}@ventanilla",
        starts=booked,
        ends=booked + timedelta(minutes=service.minutes),
        stamp=call.now,
        title=_say("event", call.language, title=title, town=call.town.name).strip(" -"),
        place=service.place or call.town.name,
        note=own(service.bring, call.language),
        url=service.url,
    )
    words = _say(
        "file",
        call.language,
        title=title,
        day=day_title(booked.date(), call.language),
        hour=clock(booked, call.language),
    )
    return Answer(
        text=words, files=(AnswerFile(_say("file_name", call.language), "text/calendar", calendar_file(event)),)
    )


def _find(services: list[_Service], said: str) -> tuple[_Service | None, str]:
    """The one service a text names and the text without its words."""
    words = tokens(said)[:40]
    found: list[tuple[_Service, set[str]]] = []
    for service in services:
        for name in (service.name, *service.titles.values(), *service.words):
            wanted = tokens(name)
            if wanted and any(words[at : at + len(wanted)] == wanted for at in range(len(words))):
                found.append((service, set(wanted)))
                break
    if len(found) != 1:
        return None, said
    service, used = found[0]
    return service, _without(said, used)


def _without(said: str, used: set[str]) -> str:
    return " ".join(piece for piece in said.split() if not set(tokens(piece)) or not set(tokens(piece)) <= used)


def _sends(service: _Service, language: str) -> str:
    title = own(service.titles, language)
    return title if len(title.encode()) <= 64 else service.name
