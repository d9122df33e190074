"""Text as the provider reads it: `parse_mode` HTML, entities given by the client, and the entities it finds by itself.

The one decision: HTML and plain text with `entities` are understood, the two Markdown dialects are refused, because
the console must never send operators' words through a markup language. Offsets and lengths count UTF-16 units, as
everywhere in the Bot API.
"""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from console.training.refusals import bad_request
from console.training.wire import Call, Json, take_nested, take_text

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_KNOWN_ENTITIES = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31})"
    r"|(?P<hashtag>(?<!\w)#[^\W\d]\w*)"
    r"|(?P<bot_command>(?<![\w/<])/[A-Za-z]\w{0,63})"
    r"|(?P<phone_number>(?<!\w)\+\d[\d ]{7,15}\d)"
)


@dataclass(frozen=True)
class Formatted:
    """Text with its entities, as a Message carries them."""

    text: str
    entities: tuple[Json, ...] = ()

    def as_fields(self, text_key: str, entities_key: str) -> Json:
        if not self.text:
            return {}
        return {text_key: self.text} | ({entities_key: list(self.entities)} if self.entities else {})


def utf16_length(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def find_entities(text: str) -> tuple[Json, ...]:
    """Addresses, commands, mentions, tags and international phone numbers in plain text."""
    return tuple(
        {"type": match.lastgroup, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match.group())}
        for match in _FOUND.finditer(text)
    )


def read_formatted(call: Call, text_key: str, entities_key: str) -> Formatted:
    """The text of a call, trimmed as the provider trims it. Refuses broken markup and broken entities."""
    text = take_text(call, text_key)
    mode = take_text(call, "parse_mode").lower()
    given = take_nested(call, entities_key, "can't parse entities JSON object")
    if mode and mode != "html":
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        text, given = _parse_html(text)
    elif given is not None:
        given = [_check_entity(entity, utf16_length(text)) for entity in _as_list(given)]
    leading = len(text) - len(text.lstrip())
    trimmed = text.strip()
    if not given:
        return Formatted(trimmed, find_entities(trimmed))
    end = utf16_length(trimmed)
    moved: list[Json] = []
    for entity in given:
        start = max(0, entity["offset"] - utf16_length(text[:leading]))
        length = min(entity["length"], end - start)
        if length > 0:
            moved.append({**entity, "offset": start, "length": length})
    return Formatted(trimmed, tuple(moved))


def _as_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise bad_request("expected an Array of MessageEntity")
    return value


def _check_entity(entity: Any, length: int) -> Json:
    if not isinstance(entity, dict) or entity.get("type") not in _KNOWN_ENTITIES:
        raise bad_request("can't parse MessageEntity: unknown type")
    try:
        start, size = int(entity["offset"]), int(entity["length"])
    except (KeyError, TypeError, ValueError):
        raise bad_request("can't parse MessageEntity: offset and length must be integers") from None
    if start < 0 or size < 0 or start + size > length:
        raise bad_request("entity beyond the end of the text")
    return {**entity, "offset": start, "length": size}


class _MarkupReader(HTMLParser):
    """Turns the provider's small HTML into text and entities; refuses any other tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.entities: list[Json] = []
        self._open: list[tuple[str, Json]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        kind = _TAGS.get(tag)
        if tag == "span" and attributes.get("class") == "tg-spoiler":
            kind = "spoiler"
        if kind is None:
            at = len(self.text.encode("utf-8", "replace"))
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {at}')
        entity: Json = {"type": kind, "offset": utf16_length(self.text)}
        if kind == "text_link":
            entity["url"] = attributes.get("href") or ""
        self._open.append((tag, entity))

    def handle_endtag(self, tag: str) -> None:
        at = len(self.text.encode("utf-8", "replace"))
        if not self._open:
            raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {at}")
        opened, entity = self._open.pop()
        if opened != tag:
            raise bad_request(
                f"can't parse entities: Unmatched end tag at byte offset {at}, "
                f'expected "</{opened}>", found "</{tag}>"'
            )
        entity["length"] = utf16_length(self.text) - entity["offset"]
        if entity["length"]:
            self.entities.append(entity)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += html.unescape(f"&{name};") if name in ("lt", "gt", "amp", "quot") else f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.text += html.unescape(f"&#{name};")

    def finish(self) -> None:
        self.close()
        if self._open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self._open[-1][0]}\""
            )


def _parse_html(source: str) -> tuple[str, list[Json]]:
    reader = _MarkupReader()
    reader.feed(source)
    reader.finish()
    return reader.text, sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))
