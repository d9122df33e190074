"""Message templates of a channel: texts the provider has approved, the only ones it takes when the window is closed.

One template is one name in one language. Its fields are filled here and the whole is rendered here, so that what the operator sees before
sending, what the timeline keeps and what the citizen reads are the same words (reference: WhatsApp Cloud API, sections 2, 5 and 7).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from console.models.problems import Problem
from console.models.record import Record

_FIELD = re.compile(r"\{\{\s*([A-Za-z0-9_]{1,40})\s*\}\}")
_REFUSED_SPACE = re.compile(r"[\n\r\t\v\f\u0085\u2028\u2029]| {4}")
"""The provider refuses a value with a new line, a tab or more than four spaces in a row; we stop at four."""
MAX_BODY: Final = 1024
"""Characters of a body with its fields filled in."""
APPROVED: Final = "APPROVED"
LANGUAGES: Final = ("ca", "es", "en")
"""Where nobody knows what a citizen reads, in this order."""


class Template(Record):
    """`category`: the price class (MARKETING, UTILITY, AUTHENTICATION); `status` in the provider's words; `fields`: the names in `body`'s
    braces, in order, "1", "2" … or words. `header_kind`: "" or TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION. `gone_at`: the provider names
    it no more. `has_other_fields`: header or buttons want values too. `is_holding`: its name is the channel's holding template.
    """

    id: int
    channel_id: int
    name: str
    language: str
    category: str
    status: str
    body: str
    header_kind: str
    header: str
    footer: str
    buttons: tuple[str, ...]
    fields: tuple[str, ...]
    has_other_fields: bool
    checked_at: int
    gone_at: int | None
    is_holding: bool = False


class FoundTemplate(Record):
    """One template as the provider lists it."""

    name: str
    language: str
    category: str
    status: str
    body: str
    header_kind: str = ""
    header: str = ""
    footer: str = ""
    buttons: tuple[str, ...] = ()
    has_other_fields: bool = False


def fields_of(body: str) -> tuple[str, ...]:
    """The names of the fields in a text, each once: numbers by their value, words as they come."""
    names = tuple(dict.fromkeys(_FIELD.findall(body)))
    return tuple(sorted(names, key=int)) if all(name.isdigit() for name in names) else names


def is_named(fields: Sequence[str]) -> bool:
    """Whether fields go out by their names; those with numbers go out in order."""
    return any(not name.isdigit() for name in fields)


def why_not(template: Template) -> str:
    """Why it cannot be sent from here: a key of problems.SENTENCES, or "" when it can."""
    if template.gone_at is not None:
        return "template_gone"
    if template.status != APPROVED:
        return {
            "PENDING": "template_pending",
            "REJECTED": "template_rejected",
            "PAUSED": "template_paused",
        }.get(template.status, "template_disabled")
    if template.category == "AUTHENTICATION" or template.has_other_fields or template.header_kind not in ("", "TEXT"):
        return "template_parts"
    return ""


def filled_body(template: Template, values: Mapping[str, str]) -> str:
    """The body with the values given; a field without one keeps its braces."""
    return _FIELD.sub(lambda found: values.get(found[1], "") or found[0], template.body)


def whole_text(template: Template, values: Mapping[str, str]) -> str:
    """What the citizen reads: header, body and footer, an empty line between them."""
    parts = (template.header, filled_body(template, values), template.footer)
    return "\n\n".join(part for part in parts if part)


def checked_values(template: Template, values: Mapping[str, str]) -> dict[str, str]:
    """The values without the space around them, in the order of the fields.

    Raises Problem `template_field_empty`, `template_field_space`, `template_field_unknown`, `template_long`.
    """
    for name in values:
        if name not in template.fields:
            raise Problem("template_field_unknown", key=name, name=template.name)
    found: dict[str, str] = {}
    for name in template.fields:
        value = values.get(name, "").strip()
        if not value:
            raise Problem("template_field_empty", key=name)
        if _REFUSED_SPACE.search(value):
            raise Problem("template_field_space", key=name)
        found[name] = value
    if len(filled_body(template, found)) > MAX_BODY:
        raise Problem("template_long", limit=MAX_BODY)
    return found


def by_language(templates: Sequence[Template], language: str | None) -> list[Template]:
    """The citizen's language first, then the town's, then by name. `es_ES` counts as `es`."""

    def place(template: Template) -> tuple[int, int, str, str]:
        base = template.language.partition("_")[0]
        town = LANGUAGES.index(base) if base in LANGUAGES else len(LANGUAGES)
        return (0 if language and base == language.partition("_")[0] else 1, town, template.name, template.language)

    return sorted(templates, key=place)


def best_holding(templates: Sequence[Template], language: str | None) -> Template | None:
    """The holding template that can be sent and is nearest to a citizen's language, or None."""
    able = [each for each in templates if each.is_holding and not why_not(each) and not each.fields]
    return next(iter(by_language(able, language)), None)
