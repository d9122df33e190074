"""The one rule table: what may be answered without an operator, what is only suggested, and in whose words.

A rule travels whole, as one frozen record, and is stored whole, one row a version: nobody ever has to put a rule of last month
together from pieces. Every place that reads one from outside (file, editor, database) comes through `rule_from`.
"""

import json
import re
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any

LANGUAGES = ("ca", "es", "en", "fr", "ar")
"""Languages a rule may speak. The first two come in pairs: one without the other is shown as a problem."""
PAIR = ("ca", "es")
MAX_RULE_TEXT = 8_000
"""Characters of one text; channels cut far earlier and the check says so."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
_DEEPEST = 12
_MOST_NUMBER = 1 << 63
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class RuleKind(StrEnum):
    """The four kinds of answer (architecture section 5)."""

    OPERATOR = "operator"
    TEXT = "text"
    CODE = "code"
    EXTERNAL = "external"


class RuleHours(StrEnum):
    """When a rule may fire, by the town's opening hours and holidays."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class RuleButton:
    """A button under an answer: words by language, and what pressing it says for the citizen, or the address it opens."""

    labels: dict[str, str]
    sends: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file that goes out with an answer. `stored_as` is its random name in the sealed store."""

    name: str
    media_type: str
    size: int
    stored_as: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `keywords`, `examples`, `titles` and `texts` by language.

    `name` never changes: examples, journal and figures speak of it. `arguments`: words that may follow a keyword. `is_exact`: no misspelt
    form is even asked about, for words that change something (ALTA, BAIXA). `channels`: kinds of channel, none for all. Dates are
    YYYY-MM-DD, both included. `code`: the entry point of internal code; `url`: the address of external code; `options`: what either needs.
    """

    name: str
    kind: RuleKind = RuleKind.TEXT
    titles: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()
    shortcut: str = ""
    owner: str = ""
    topic: str = ""
    team: str = ""
    is_automatic: bool = False
    is_exact: bool = False
    hours: RuleHours = RuleHours.ALWAYS
    channels: tuple[str, ...] = ()
    buttons: tuple[RuleButton, ...] = ()
    files: tuple[RuleFile, ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    reviewed_on: str = ""
    code: str = ""
    url: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    def title(self, language: str) -> str:
        """The title in a language, or in one it has, or the name."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.name)

    def text(self, language: str) -> str:
        """The text in a language; else Catalan, Spanish, or any it has; "" when it has none."""
        for choice in (language, *PAIR):
            if self.texts.get(choice):
                return self.texts[choice]
        return next((text for text in self.texts.values() if text), "")

    def all_keywords(self) -> tuple[str, ...]:
        """Every keyword of every language, in order, each once."""
        return tuple(dict.fromkeys(word for words in self.keywords.values() for word in words))

    def is_valid_on(self, day: str) -> bool:
        """Whether the rule holds on a day (YYYY-MM-DD)."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_until or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule as it stands, with its number, version and the stamp of its last change."""

    id: int
    version: int
    rule: Rule
    changed: int


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One version of a rule: when, by whom (a login), and why; `why` "starter" is the shipped set."""

    version: int
    rule: Rule
    at: int
    actor: str
    why: str


class RuleError(ValueError):
    """What is wrong with a rule as it was written: `code` names the sentence (models/rule_checks.py), `blanks` fill it."""

    def __init__(self, code: str, **blanks: Any) -> None:
        super().__init__(f"{code} {blanks}" if blanks else code)
        self.code = code
        self.blanks = blanks


def rule_from(data: Any) -> Rule:
    """A rule from plain data (JSON, YAML, a form). Raises RuleError naming what cannot be understood; unknown keys are refused."""
    if not isinstance(data, dict):
        raise RuleError("rule_not_a_table")
    known = {item.name for item in fields(Rule)}
    unknown = sorted(str(key) for key in data if key not in known)
    if unknown:
        raise RuleError("rule_unknown_field", field=unknown[0])
    name = _text(data.get("name", ""), "name").strip()
    if not _NAME.fullmatch(name):
        raise RuleError("rule_bad_name", name=name[:80])
    return Rule(
        name=name,
        kind=_choice(RuleKind, data.get("kind", RuleKind.TEXT), "kind"),
        titles=_texts(data.get("titles"), "titles"),
        texts=_texts(data.get("texts"), "texts"),
        keywords=_lists(data.get("keywords"), "keywords"),
        examples=_lists(data.get("examples"), "examples"),
        arguments=_list(data.get("arguments"), "arguments"),
        shortcut=_text(data.get("shortcut", ""), "shortcut").strip().lstrip("/"),
        owner=_text(data.get("owner", ""), "owner").strip(),
        topic=_text(data.get("topic", ""), "topic").strip(),
        team=_text(data.get("team", ""), "team").strip(),
        is_automatic=_yes_no(data.get("is_automatic", False), "is_automatic"),
        is_exact=_yes_no(data.get("is_exact", False), "is_exact"),
        hours=_choice(RuleHours, data.get("hours", RuleHours.ALWAYS), "hours"),
        channels=_list(data.get("channels"), "channels"),
        buttons=tuple(_button(item) for item in _sequence(data.get("buttons"), "buttons")),
        files=tuple(_file(item) for item in _sequence(data.get("files"), "files")),
        valid_from=_date(data.get("valid_from", ""), "valid_from"),
        valid_until=_date(data.get("valid_until", ""), "valid_until"),
        reviewed_on=_date(data.get("reviewed_on", ""), "reviewed_on"),
        code=_text(data.get("code", ""), "code").strip(),
        url=_text(data.get("url", ""), "url").strip(),
        options=_options(data.get("options")),
    )


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule as plain data without its empty fields; `rule_from` gives the same rule back."""
    kept = {key: value for key, value in asdict(rule).items() if value or key in ("name", "kind")}
    return {key: str(value) if isinstance(value, StrEnum) else value for key, value in kept.items()}


def rule_json(rule: Rule) -> str:
    """A rule as one line of JSON, as it is stored."""
    return json.dumps(rule_data(rule), ensure_ascii=False, sort_keys=True)


def without_files(rule: Rule) -> Rule:
    """The rule as it can leave the house in a text file."""
    return replace(rule, files=())


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RuleError("rule_bad_value", field=name)
    return _clean(value)


def _clean(text: str) -> str:
    """Without what no database keeps (NUL, half characters) and with one kind of line end."""
    whole = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return whole if whole.isascii() else whole.encode("utf-8", "ignore").decode()


def _yes_no(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return value
    if value in (0, 1):
        return bool(value)
    raise RuleError("rule_bad_value", field=name)


def _choice(kind: Any, value: Any, name: str) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        raise RuleError("rule_bad_choice", field=name, value=str(value)[:40], choices=", ".join(kind)) from error


def _date(value: Any, name: str) -> str:
    text = _text(value, name).strip()
    try:
        if text and (not _DATE.fullmatch(text) or not date.fromisoformat(text)):
            raise ValueError
    except ValueError as error:
        raise RuleError("rule_bad_date", field=name, value=text[:40]) from error
    return text


def _language(value: Any, name: str) -> str:
    if value not in LANGUAGES:
        raise RuleError("rule_bad_language", field=name, value=str(value)[:20], choices=", ".join(LANGUAGES))
    return str(value)


def _texts(value: Any, name: str) -> dict[str, str]:
    table = {} if value is None else value
    if not isinstance(table, dict):
        raise RuleError("rule_bad_value", field=name)
    found = {_language(key, name): _text(text, name).strip() for key, text in table.items()}
    for text in found.values():
        if len(text) > MAX_RULE_TEXT:
            raise RuleError("rule_text_too_long", field=name, limit=MAX_RULE_TEXT)
    return {language: found[language] for language in LANGUAGES if found.get(language)}


def _lists(value: Any, name: str) -> dict[str, tuple[str, ...]]:
    table = {} if value is None else value
    if not isinstance(table, dict):
        raise RuleError("rule_bad_value", field=name)
    found = {_language(key, name): _list(words, name) for key, words in table.items()}
    return {language: found[language] for language in LANGUAGES if found.get(language)}


def _sequence(value: Any, name: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, (list, tuple)):
        raise RuleError("rule_bad_value", field=name)
    return list(value)


def _list(value: Any, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for item in _sequence(value, name) if (word := _text(item, name).strip())))


def _button(item: Any) -> RuleButton:
    if not isinstance(item, dict) or not set(item) <= {"labels", "sends", "url"}:
        raise RuleError("rule_bad_value", field="buttons")
    button = RuleButton(
        _texts(item.get("labels"), "buttons"),
        _text(item.get("sends", ""), "buttons").strip(),
        _text(item.get("url", ""), "buttons").strip(),
    )
    if not button.labels or bool(button.sends) == bool(button.url):
        raise RuleError("rule_bad_button")
    if button.url and not button.url.startswith("https://"):
        raise RuleError("rule_bad_url", field="buttons")
    if len(button.sends.encode()) > 64:
        raise RuleError("rule_bad_button")
    return button


def _file(item: Any) -> RuleFile:
    try:
        return RuleFile(str(item["name"]), str(item["media_type"]), int(item["size"]), str(item["stored_as"]))
    except (TypeError, KeyError, ValueError) as error:
        raise RuleError("rule_bad_value", field="files") from error


def _options(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise RuleError("rule_bad_value", field="options")
    found: dict[str, Any] = _plain(value, 0)
    return found


def _plain(value: Any, depth: int) -> Any:
    """What JSON can hold and a database can keep; raises RuleError for anything else."""
    if value is None or isinstance(value, bool) or (isinstance(value, float) and isfinite(value)):
        return value
    if isinstance(value, int) and abs(value) < _MOST_NUMBER:
        return value
    if isinstance(value, str):
        return _clean(value)
    if depth < _DEEPEST and isinstance(value, (list, tuple)):
        return [_plain(item, depth + 1) for item in value]
    if depth < _DEEPEST and isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {_clean(key): _plain(item, depth + 1) for key, item in value.items()}
    raise RuleError("rule_bad_value", field="options")
