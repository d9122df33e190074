"""What goes into an answer and what comes out, for all kinds alike: a stored text, code inside, code outside.

An answer is data. Whoever makes it never writes to the desk and never speaks to a provider: what should change comes back as an
effect, and the desk applies it in the same transaction that queues the words. So a crash leaves both or neither.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

MAX_ANSWER = 8_000
"""Characters of an automatic answer; a code that returns more has gone wrong."""
MAX_FILES = 5
MAX_FILE_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Button:
    """A button under an answer: its words, and what pressing it says (at most 64 bytes) or the https address it opens."""

    text: str
    sends: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file that goes out after the words. `data` at most 10 MiB."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """The citizen's message. `location` is (latitude, longitude); `file` its kind of content, when it has one; `at` epoch ms."""

    id: int
    uuid: str
    kind: str
    text: str = field(repr=False)
    at: int = 0
    location: tuple[float, float] | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who writes. `is_minor_unknown`: a messenger never tells an age. `language` as far as known."""

    id: int
    name: str = field(repr=False)
    language: str | None = None
    subscriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the menu: a rule's titles by language and the word that calls it."""

    titles: dict[str, str]
    sends: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """An incident as anybody may see it who has its number: no personal data."""

    number: str
    kind: str
    state: str
    created_at: int
    changed_at: int


@dataclass(frozen=True, slots=True)
class Town:
    """A read-only view of the town's data. `opening` is the JSON of models/opening.py; `case` the incident whose number the message names."""

    name: str
    languages: tuple[str, ...] = ("ca", "es", "en")
    opening: dict[str, Any] = field(default_factory=dict)
    menu: tuple[MenuEntry, ...] = ()
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One question to an answer: `state` is what this code kept from the message before, None at the beginning of a dialogue.

    `now` is the town's local time with its zone; `argument` what followed the keyword, as written. In a dialogue both are None, unless the
    message is a keyword of this same rule.
    """

    rule: str
    options: dict[str, Any]
    keyword: str | None
    argument: str | None
    language: str
    message: Incoming
    citizen: Citizen
    conversation_id: int
    channel: str
    has_buttons: bool
    state: dict[str, Any] | None
    now: datetime
    town: Town


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Remember the citizen's language (two letters)."""

    language: str


@dataclass(frozen=True, slots=True)
class Consent:
    """One step of a subscription, kept for ever with the exact message: `step` is asked, given or withdrawn; `version` of the text shown."""

    list: str
    step: str
    version: str


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """File an incident. Its number takes the place of «{number}» in the answer's text. `photo_message` is the id of the photo's message."""

    kind: str
    description: str = field(repr=False, default="")
    address: str = field(repr=False, default="")
    location: tuple[float, float] | None = None
    photo_message: int | None = None


Effect = SetLanguage | Consent | OpenIncident


@dataclass(frozen=True, slots=True)
class CallFacts:
    """How a call to a town's service went, for the log: no words. `status` of HTTP, 0 without an answer; `why` it failed, if it did."""

    status: int = 0
    attempts: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citizen gets. `state` is kept for their next message, for `keeps_ms`; None ends the dialogue.

    `handoff` passes the conversation to a person and says why (a code of the house or a few words for the operator); `text` may be empty then.
    `is_lost`: the message was none of the answers the dialogue waits for; when it is a command of another rule, that one answers instead.
    `left`: what happens when a dialogue is left half way: "handoff" or "close". `age_ms`: how old a repeated last good answer is.
    `facts` come from code outside.
    """

    text: str = field(repr=False, default="")
    buttons: tuple[Button, ...] = ()
    files: tuple[AnswerFile, ...] = ()
    state: dict[str, Any] | None = None
    keeps_ms: int = 24 * 3_600_000
    left: str = "close"
    handoff: str | None = None
    is_lost: bool = False
    effects: tuple[Effect, ...] = ()
    age_ms: int | None = None
    facts: CallFacts | None = None


class Stopped(Exception):
    """The program is ending while an answer was made: nothing is decided, the message stays for the next process."""


class NoAnswer(Exception):
    """An answer could not be made; `why` is a short code for journal and operator. The conversation goes to a person."""

    def __init__(self, why: str, facts: CallFacts | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.facts = facts
