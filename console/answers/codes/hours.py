"""`hours`: whether the door is open now, until when, when it opens next; and the hours of a day somebody asks about, with its holiday.

A service with hours of its own is asked for by its name (HORARI biblioteca). Answered from the town's wall clock and holidays alone. Without hours set nobody is told "open": a person answers instead.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from console.answers.calls import Answer, Call, NoAnswer
from console.answers.codes.options import TEXTS_EXAMPLE, Option, hours, read, text, texts
from console.answers.codes.speech import Speech, own
from console.answers.times import WEEKDAYS, date_words, day_title, find_days, span_words, when
from console.models.normalise import tokens
from console.models.opening import Opening, opening_from

OPTIONS = (
    Option("place", texts(200), TEXTS_EXAMPLE),
    Option("opening", hours, '{"weekly": {"0": [["09:00", "14:00"]]}}'),
    Option("service", text(60), '"Biblioteca"'),
    Option("note", texts(), TEXTS_EXAMPLE),
)
_HOLIDAYS_AHEAD_DAYS = 21
_MOST_HOLIDAYS = 4
PHRASES = {
    "open": {
        "ca": "Ara és obert: tanquem {when}.",
        "es": "Ahora está abierto: cerramos {when}.",
        "en": "It is open now: we close {when}.",
        "fr": "C'est ouvert : nous fermons {when}.",
        "ar": "المكتب مفتوح الآن: نغلق {when}.",
    },
    "closed": {
        "ca": "Ara és tancat: obrim {when}.",
        "es": "Ahora está cerrado: abrimos {when}.",
        "en": "It is closed now: we open {when}.",
        "fr": "C'est fermé pour le moment : nous ouvrons {when}.",
        "ar": "المكتب مغلق الآن: نفتح {when}.",
    },
    "closed_long": {
        "ca": "Ara és tancat.",
        "es": "Ahora está cerrado.",
        "en": "It is closed now.",
        "fr": "C'est fermé pour le moment.",
        "ar": "المكتب مغلق الآن.",
    },
    "holiday_today": {
        "ca": "Avui és festiu ({name}).",
        "es": "Hoy es festivo ({name}).",
        "en": "Today is a holiday ({name}).",
        "fr": "Aujourd'hui est un jour férié ({name}).",
        "ar": "اليوم عطلة ({name}).",
    },
    "week": {"ca": "Horari:", "es": "Horario:", "en": "Opening hours:", "fr": "Horaires :", "ar": "ساعات العمل:"},
    "days": {
        "ca": "De {first} a {last}",
        "es": "De {first} a {last}",
        "en": "{first} to {last}",
        "fr": "Du {first} au {last}",
        "ar": "من {first} إلى {last}",
    },
    "and": {"ca": " i ", "es": " y ", "en": " and ", "fr": " et ", "ar": " و"},
    "shut": {"ca": "tancat", "es": "cerrado", "en": "closed", "fr": "fermé", "ar": "مغلق"},
    "shut_holiday": {
        "ca": "tancat, és festiu ({name})",
        "es": "cerrado, es festivo ({name})",
        "en": "closed, it is a holiday ({name})",
        "fr": "fermé, jour férié ({name})",
        "ar": "مغلق، عطلة ({name})",
    },
    "holidays": {
        "ca": "Propers festius: {list}.",
        "es": "Próximos festivos: {list}.",
        "en": "Coming holidays: {list}.",
        "fr": "Prochains jours fériés : {list}.",
        "ar": "العطل القادمة: {list}.",
    },
    "others": {
        "ca": "També pots preguntar per: {list}. Escriu, per exemple, «{example}».",
        "es": "También puedes preguntar por: {list}. Escribe, por ejemplo, «{example}».",
        "en": "You can also ask about: {list}. Write, for example, “{example}”.",
        "fr": "Vous pouvez aussi demander : {list}. Écrivez par exemple « {example} ».",
        "ar": "يمكنك أيضا أن تسأل عن: {list}. اكتب مثلا «{example}».",
    },
    "unread_day": {
        "ca": "No he entès quin dia vols. Prova, per exemple, «demà», «dissabte» o «25/12».",
        "es": "No he entendido qué día quieres. Prueba, por ejemplo, «mañana», «sábado» o «25/12».",
        "en": "I did not understand which day you mean. Try, for example, “tomorrow”, “Saturday” or “25/12”.",
        "fr": "Je n'ai pas compris de quel jour il s'agit. Essayez par exemple « demain », « samedi » ou « 25/12 ».",
        "ar": "لم أفهم أي يوم تقصد. جرب مثلا «غدا» أو «السبت» أو «25/12».",
    },
}
_say = Speech(PHRASES)


def answer(call: Call) -> Answer:
    """The hours of the day in the argument, else of now and the week. Raises NoAnswer `no_hours`."""
    options = read(call.options, OPTIONS)
    town = opening_from(call.town.opening)
    service, argument = _service_in(call.argument or "", town.services)
    opening = _hours_of(town, options, service)
    if not opening.weekly:
        raise NoAnswer("no_hours")
    now = call.now.astimezone(opening.local(0).tzinfo)
    place = service or own(options["place"], call.language)
    lines = [place] if place else []
    days, rest = find_days(argument, now.date())
    is_now = days == [now.date()]
    if days and not is_now:
        lines += [f"{day_title(day, call.language)}: {_day(opening, day, call.language)}." for day in days]
    else:
        if rest.strip() and not days:
            lines.append(_say("unread_day", call.language))
        lines += _now(opening, now, call.language)
        lines += ["", _say("week", call.language), *_week(opening, call.language)]
        ahead = _holidays(opening, now.date(), call.language)
        lines += ["", ahead] if ahead else []
        if town.services and not service and not options["service"] and options["opening"] is None:
            example = f"{call.keyword or 'HORARI'} {next(iter(town.services))}".upper()
            lines += ["", _say("others", call.language, list=", ".join(town.services), example=example)]
    note = own(options["note"], call.language)
    lines += ["", note] if note else []
    return Answer(text="\n".join(lines))


def _service_in(argument: str, services: Iterable[str]) -> tuple[str, str]:
    """The service an argument names, and what is left of it; the longest name counts."""
    words = tokens(argument)
    for service in sorted(services, key=len, reverse=True):
        wanted = tokens(service)
        for start in range(len(words) - len(wanted) + 1):
            if wanted and words[start : start + len(wanted)] == wanted:
                return service, " ".join(words[:start] + words[start + len(wanted) :])
    return "", argument


def _hours_of(town: Opening, options: dict[str, Any], service: str) -> Opening:
    """The hours of a service or of the rule's place, with the town's holidays unless it has its own; else the town's."""
    if service or options["opening"] is None:
        return town.of(service or options["service"] or "")
    own_hours = opening_from(options["opening"])
    return replace(own_hours, holidays=own_hours.holidays or town.holidays)


def _now(opening: Opening, now: datetime, language: str) -> list[str]:
    lines = []
    holiday = opening.holiday(now.date())
    if holiday:
        lines.append(_say("holiday_today", language, name=holiday))
    closes, opens = opening.closes_at(now), opening.next_opening(now)
    if closes is not None:
        lines.append(_say("open", language, when=when(closes, now, language)))
    elif opens is not None:
        lines.append(_say("closed", language, when=when(opens, now, language)))
    else:
        lines.append(_say("closed_long", language))
    return lines


def _day(opening: Opening, day: date, language: str) -> str:
    holiday = opening.holiday(day)
    if holiday:
        return _say("shut_holiday", language, name=holiday)
    spans = [
        span_words(datetime.combine(day, start), datetime.combine(day, end), language)
        for start, end in opening.spans(day)
    ]
    return _say("and", language).join(spans) if spans else _say("shut", language)


def _week(opening: Opening, language: str) -> list[str]:
    """The week with equal neighbours in one line: «De dilluns a divendres: de 9:00 a 14:00»."""
    names = WEEKDAYS.get(language, WEEKDAYS["ca"])
    monday = date(2024, 1, 1)
    plain = Opening(opening.weekly, {}, opening.zone)
    runs: list[tuple[int, int, str]] = []
    for number in range(7):
        words = _day(plain, monday + timedelta(days=number), language)
        if runs and runs[-1][2] == words:
            runs[-1] = (runs[-1][0], number, words)
        else:
            runs.append((number, number, words))
    lines = []
    for first, last, words in runs:
        if first == last:
            title = names[first]
        elif last == first + 1:
            title = f"{names[first]}{_say('and', language)}{names[last]}"
        else:
            title = _say("days", language, first=names[first], last=names[last])
        lines.append(f"{title[0].upper()}{title[1:]}: {words}")
    return lines


def _holidays(opening: Opening, today: date, language: str) -> str:
    ahead = [today + timedelta(days=number) for number in range(1, _HOLIDAYS_AHEAD_DAYS + 1)]
    found = [
        f"{date_words(day, language)} ({name})"
        for day in ahead
        if (name := opening.holiday(day)) and opening.weekly.get(day.weekday())
    ][:_MOST_HOLIDAYS]
    return _say("holidays", language, list=", ".join(found)) if found else ""
