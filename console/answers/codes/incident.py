"""`incident`: something in the street, asked for in four small steps: what, where, a photo if there is one, and yes.

Whatever arrives out of turn, a photo before the place, a pin after the photo, is kept where it belongs instead of being refused. Nothing is
filed before the citizen says yes, and half a report that is left lying goes to a person.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from console.answers.calls import Answer, Button, Call, OpenIncident
from console.answers.codes.dialogue import begin_again, cancel_button, kept_text, missed, misses_of
from console.answers.codes.incident_words import PHRASES
from console.answers.codes.kinds import KINDS_OPTION, Kind, find_kind, is_title, kind_title, kinds_of
from console.answers.codes.options import TEXTS_EXAMPLE, Option, list_of, number, read, texts, yes_no
from console.answers.codes.speech import Speech, exact_words, label, meant, own, repeatable
from console.answers.times import when
from console.models.normalise import tokens
from console.models.opening import opening_from

OPTIONS = (
    KINDS_OPTION,
    Option("photo", yes_no, "false", True),
    Option("bounds", list_of(number(-180, 180), least=4, most=4), "[41.25, 1.9, 41.33, 2.05]"),
    Option("status_word", texts(30), '{"ca": "ESTAT", "es": "ESTADO"}'),
    Option("note", texts(), TEXTS_EXAMPLE),
)
MAX_DESCRIPTION = 1_500
MAX_ADDRESS = 300
_KEEPS_MS = 24 * 3_600_000
_PICTURES = ("photo", "video", "document")
_THUMBS = ("👍", "✅", "👌")
_PLACE_LETTERS = re.compile(r"[^\W\d_]")
_UNSURE = exact_words({"unsure": "no ho sé|no sé|no lo sé|ni idea|i don't know|don't know|je ne sais pas|لا أعرف"})
_WITHOUT = exact_words(
    {
        "without": "sense foto|sense|sin foto|sin|without photo|no photo|no|cap|ninguna|none|sans photo|sans|non|بدون صورة|بدون|لا"
    }
)
_YES_NO = exact_words(
    {
        "send": "enviar|envia|envia-ho|envía|envíalo|send|send it|envoyer|envoyez|إرسال|ارسل|sí|si|yes|oui|نعم|d'acord|de acuerdo|ok|okay|vale"
        "|correcte|correcto|és correcte|es correcto|confirmo|confirmar|confirm|confirmer|d'accord|موافق|perfecte|perfecto",
        "change": "canviar|canvia|canvia-ho|cambiar|cambia|cámbialo|change|modifier|changer|تغيير|no|non|لا|corregir",
    }
)
_say = Speech(PHRASES)


@dataclass(frozen=True, slots=True)
class _Report:
    """What has been told so far."""

    step: str = "kind"
    kind: str = ""
    text: str = ""
    address: str = ""
    location: tuple[float, float] | None = None
    photo: int | None = None
    misses: int = 0

    @property
    def has_place(self) -> bool:
        return bool(self.address) or self.location is not None

    def data(self) -> dict[str, Any]:
        """What is kept until the next message."""
        return {
            "step": self.step,
            "kind": self.kind,
            "text": self.text,
            "address": self.address,
            "location": None if self.location is None else list(self.location),
            "photo": self.photo,
            "misses": self.misses,
        }


def answer(call: Call) -> Answer:
    """One step of the report."""
    options = read(call.options, OPTIONS)
    kinds = kinds_of(options)
    # «INCIDÈNCIA» said once more begins a new report, whatever was asked for; a keyword that is a kind answers what kind it is.
    is_called_again = call.keyword is not None and find_kind(kinds, call.keyword) is None
    if call.state is None or is_called_again:
        found = find_kind(kinds, call.argument or "")
        return _next(call, options, _Report(kind=found.code if found else ""))
    report = _kept(call.state, kinds)
    if report is None:
        return begin_again(_next(call, options, _Report()), call.language)
    match report.step:
        case "kind":
            return _on_kind(call, options, report)
        case "where":
            return _on_where(call, options, report)
        case "photo":
            return _on_photo(call, options, report)
    return _on_confirm(call, options, report)


def _on_kind(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    out_of_turn = _taken(call, options, report)
    if out_of_turn is not None:
        return _next(call, options, out_of_turn)
    said = call.message.text
    found = find_kind(kinds_of(options), said) if call.message.kind == "text" else None
    is_sentence = call.message.kind == "text" and len(tokens(said)) > 2 and not is_title(found, said)
    told = replace(report, text=_joined(report.text, said)) if is_sentence else report
    if found is not None:
        return _next(call, options, replace(told, kind=found.code))
    if is_sentence and not report.text:
        # What happened is told before it is asked for: it is kept, and only the kind is missing.
        return _next(call, options, told)
    return _again(call, options, report)


def _on_where(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    out_of_turn = _taken(call, options, report)
    if out_of_turn is report:
        return _again(call, options, report, "outside")
    if out_of_turn is not None:
        return _next(call, options, out_of_turn)
    address = repeatable(call.message.text, MAX_ADDRESS)
    is_address = call.message.kind == "text" and len(_PLACE_LETTERS.findall(address)) >= 3
    if not is_address or meant(_UNSURE, address):
        return _again(call, options, report)
    return _next(call, options, replace(report, address=address))


def _on_photo(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    out_of_turn = _taken(call, options, report)
    if out_of_turn is not None:
        return _next(call, options, out_of_turn)
    if call.message.kind != "text" or not call.message.text.strip():
        return _after_photo(call, options, report)
    if meant(_WITHOUT, call.message.text):
        return _next(call, options, replace(report, step="confirm", misses=0))
    return _after_photo(call, options, replace(report, text=_joined(report.text, call.message.text)))


def _after_photo(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    """Words instead of a photo are the description; a photo may still follow, once. It is asked for, never insisted on."""
    if report.misses:
        return _next(call, options, replace(report, step="confirm", misses=0))
    return _next(call, options, replace(report, misses=1))


def _on_confirm(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    out_of_turn = _taken(call, options, report)
    if out_of_turn is not None:
        return _next(call, options, out_of_turn)
    said = call.message.text.strip() if call.message.kind == "text" else ""
    choice = "send" if said.startswith(_THUMBS) else meant(_YES_NO, said)
    if choice == "send":
        return _filed(call, options, report)
    if choice == "change":
        return _next(call, options, _Report(text=report.text, photo=report.photo))
    if said and report.misses < 2:
        told = replace(report, text=_joined(report.text, said), misses=report.misses + 1)
        return _next(call, options, told)
    return _again(call, options, report)


def _taken(call: Call, options: dict[str, Any], report: _Report) -> _Report | None:
    """The report with a pin or a photo that just came, whatever was asked for; None when the message is neither. A pin outside the town
    leaves it as it is."""
    if call.message.location is not None:
        latitude, longitude = call.message.location
        if _is_inside(options["bounds"], latitude, longitude):
            return replace(report, location=(latitude, longitude))
        return report
    if call.message.file in _PICTURES:
        # Of an album the first picture goes with the report; all of them stay in the conversation.
        photo = call.message.id if report.photo is None else report.photo
        return replace(report, photo=photo, text=_joined(report.text, call.message.text))
    return None


def _next(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    """The question for the first thing that is missing."""
    if not report.kind:
        return _ask_kind(call, options, report)
    if not report.has_place:
        return _ask_where(call, report)
    if options["photo"] and report.photo is None and report.step != "confirm":
        return _ask_photo(call, report)
    return _ask_confirm(call, options, report)


def _ask_kind(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    buttons = [
        Button(label(own(kind.titles, call.language)), _sends(kind, call.language)) for kind in kinds_of(options)
    ]
    what = "kind_told" if report.text or report.photo or report.has_place else "kind"
    return _asking(call, replace(report, step="kind"), _say(what, call.language), *buttons)


def _ask_where(call: Call, report: _Report) -> Answer:
    return _asking(call, _at(report, "where"), _say("where", call.language))


def _ask_photo(call: Call, report: _Report) -> Answer:
    words = _say("without", call.language)
    return _asking(call, _at(report, "photo"), _say("photo", call.language), Button(words, words))


def _ask_confirm(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    lines = [
        _say("confirm", call.language),
        f"• {kind_title(kinds_of(options), report.kind, call.language)}",
        f"• {_place_words(call, report)}",
    ]
    if report.photo is not None:
        lines.append(f"• {_say('with_photo', call.language)}")
    if report.text:
        lines.append(f"• {report.text}")
    buttons = [Button(_say(what, call.language), _say(what, call.language)) for what in ("send", "change")]
    return _asking(call, _at(report, "confirm"), "\n".join(lines), *buttons)


def _at(report: _Report, step: str) -> _Report:
    """The report at a step; what was not understood in another step is forgiven."""
    return report if report.step == step else replace(report, step=step, misses=0)


def _asking(call: Call, report: _Report, words: str, *buttons: Button) -> Answer:
    return Answer(
        text=words,
        buttons=(*buttons, cancel_button(call.language)),
        state=report.data(),
        keeps_ms=_KEEPS_MS,
        left="handoff",
    )


def _again(call: Call, options: dict[str, Any], report: _Report, what: str = "") -> Answer:
    return missed(call, report.data(), _next(call, options, report), lead=_say(what, call.language) if what else "")


def _filed(call: Call, options: dict[str, Any], report: _Report) -> Answer:
    word = own(options["status_word"], call.language) or _say("status_word", call.language)
    # The number is filled in by the desk when it files the report; what a citizen wrote never stands beside the blank.
    lines = [_say("filed", call.language, number="{number}", word=word)]
    opening = opening_from(call.town.opening)
    opens = None if opening.is_open(call.now) else opening.next_opening(call.now)
    if opens is not None:
        lines.append(_say("closed", call.language, when=when(opens, call.now, call.language)))
    note = own(options["note"], call.language)
    if note:
        lines.append(note)
    return Answer(
        text="\n".join(lines),
        handoff="incident",
        effects=(OpenIncident(report.kind, report.text, report.address, report.location, report.photo),),
    )


def _place_words(call: Call, report: _Report) -> str:
    if report.location is not None:
        pin = f"{report.location[0]:.5f}, {report.location[1]:.5f}"
        return f"{report.address} ({pin})" if report.address else _say("pin", call.language, place=pin)
    return report.address


def _sends(kind: Kind, language: str) -> str:
    """What a kind's button says: its title when that fits, else its code."""
    title = own(kind.titles, language)
    return title if len(title.encode()) <= 64 and title.strip() else kind.code[:32]


def _joined(before: str, said: str) -> str:
    added = repeatable(said, MAX_DESCRIPTION)
    if not added or added in before:
        return before
    return repeatable(f"{before} {added}" if before else added, MAX_DESCRIPTION)


def _is_inside(bounds: tuple[float, ...] | None, latitude: float, longitude: float) -> bool:
    """Whether a pin lies in the town: bounds are south, west, north, east."""
    if bounds is None:
        return -90 <= latitude <= 90 and -180 <= longitude <= 180
    south, west, north, east = bounds
    return south <= latitude <= north and west <= longitude <= east


def _kept(state: dict[str, Any], kinds: tuple[Kind, ...]) -> _Report | None:
    """What was kept, or None when this version cannot go on with it."""
    step, kind = state.get("step"), kept_text(state, "kind", 60)
    pair, photo = state.get("location"), state.get("photo")
    location = None
    if isinstance(pair, list) and len(pair) == 2 and all(type(part) in (int, float) for part in pair):
        location = (float(pair[0]), float(pair[1]))
    if step not in ("kind", "where", "photo", "confirm") or (kind and kind not in {each.code for each in kinds}):
        return None
    report = _Report(
        step,
        kind,
        kept_text(state, "text", MAX_DESCRIPTION),
        kept_text(state, "address", MAX_ADDRESS),
        location,
        photo if type(photo) is int and photo > 0 else None,
        misses_of(state),
    )
    is_whole = (step == "kind" or kind) and (step in ("kind", "where") or report.has_place)
    return report if is_whole else None
