"""From a citizen's words to the rule that answers, or to a person: the whole decision, without any I/O.

The order is the policy. Words that ask for a person come first, then words that change something, then words that end a dialogue, then the
dialogue that is under way (which a command of a code interrupts), then commands. What is not plainly a command is a person's; what is nearly one is only asked about.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from console.answers.calls import MenuEntry
from console.answers.codes.arguments import arguments_of
from console.answers.keywords import KeywordOptions, Keywords, Recognition, is_greeting, is_hello
from console.answers.person_requests import asks_for_person
from console.answers.wording import CANCEL_WORDS, PERSON_SENDS, PERSON_WORDS, YES_WORDS
from console.models.normalise import tokens
from console.models.rules import KeptRule, Rule, RuleHours, RuleKind

PERSON = "person"
"""The name in journal and log of the built-in way to a person."""
OUT = "cancel"
"""Likewise of the built-in way out of a dialogue."""
GREETING_CODE = "menu"
"""A rule with this internal code also answers a mere greeting."""
_PICTURES = frozenset(["photo", "voice", "audio", "video", "document", "location", "contact", "sticker"])


@dataclass(frozen=True, slots=True)
class Said:
    """What came: `text` (a pressed button already turned into its words, and then `is_press`), the kind of message, where and when.

    `is_asked`: the last answer was «Do you mean …?», and the first of the choices is its yes. `against`: the services whose door is not
    as the town hall's is.
    """

    text: str
    kind: str
    channel: str
    day: str
    is_open: bool
    dialogue_rule: str | None = None
    choices: tuple[str, ...] = ()
    is_press: bool = False
    is_asked: bool = False
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: `kept` None means a person. `ask`: put the question first. `is_dialogue`: the code gets its kept state.

    `text` is what counts as said (the number 2 becomes the words of the second button). `wants_out`: the dialogue ends politely.
    `interrupts`: a command in the middle of another rule's dialogue; `greets`: a mere hello there. `otherwise`: what to do when the code
    of the dialogue does not understand the message.
    """

    kept: KeptRule | None
    text: str
    keyword: str = ""
    argument: str | None = None
    ask: bool = False
    is_dialogue: bool = False
    wants_person: bool = False
    wants_out: bool = False
    interrupts: bool = False
    greets: bool = False
    otherwise: "Plan | None" = None


class RuleBook:
    """All rules of a desk, compiled once for each change of the table. Safe to share between threads."""

    def __init__(self, kept: Iterable[KeptRule], services: Iterable[str] = ()) -> None:
        """`services`: those with hours of their own, which may be asked for by name."""
        self._services = tuple(services)
        self._all = {item.rule.name: item for item in kept}
        self._person = _exactly(PERSON, PERSON_WORDS)
        self._out = _exactly(OUT, CANCEL_WORDS)
        self._yes = _exactly("yes", YES_WORDS)
        self._for = lru_cache(maxsize=32)(self._compile)
        self._active = lru_cache(maxsize=64)(self._active_names)

    def get(self, name: str) -> KeptRule | None:
        """A rule by its name."""
        return self._all.get(name)

    def plan(self, said: Said) -> Plan:
        """Decide about a message."""
        text = _chosen(said.text, said.choices)
        if said.is_asked and said.choices and said.kind == "text":
            yes = self._yes.recognise(text)
            text = said.choices[0] if yes.keyword and not yes.ask else text
        is_sentence = (
            said.kind == "text" and not said.is_press and asks_for_person(text, is_loose=said.dialogue_rule is not None)
        )
        if text == PERSON_SENDS or self._person.recognise(text).keyword or is_sentence:
            return Plan(None, text, wants_person=True)
        book, greeting = self._for(self._active(said.channel, said.day, said.is_open, said.against))
        found = None
        if said.kind == "text":
            found = book.recognise(text)
            if found.keyword and not found.ask and self._all[found.keyword].rule.is_exact:
                is_other = said.dialogue_rule in self._all and found.keyword != said.dialogue_rule
                return Plan(self._all[found.keyword], text, found.alias or "", found.argument, interrupts=is_other)
        out = self._out.recognise(text)
        wants_out = out.keyword is not None and not out.ask
        if said.dialogue_rule is not None and wants_out:
            return Plan(None, text, wants_out=True)
        if said.dialogue_rule is not None and said.dialogue_rule in self._all:
            return self._in_dialogue(self._all[said.dialogue_rule], said, text, found)
        if found is None:
            return Plan(None, text)
        if found.keyword:
            # Whoever presses «yes, that» is not asked a second time.
            ask = found.ask and not (said.is_press or text != said.text)
            return Plan(self._all[found.keyword], text, found.alias or "", found.argument, ask)
        if greeting is not None and is_greeting(text):
            return Plan(self._all[greeting], text, text.strip()[:40])
        # After a menu there is nothing to end, but whoever says so is answered, not put in the queue.
        return Plan(None, text, wants_out=wants_out and bool(said.choices))

    def _in_dialogue(self, asking: KeptRule, said: Said, text: str, found: Recognition | None) -> Plan:
        """What a message means to a dialogue. What it offered comes first, then commands of codes, which are no street and no description;
        words of other rules may be both, so they count only when the dialogue cannot use them."""
        goes_on = Plan(asking, text, is_dialogue=True)
        words = tokens(text)
        if found is None or text != said.text or any(tokens(choice) == words for choice in said.choices):
            return goes_on
        if found.keyword is None or found.ask:
            return replace(goes_on, greets=not said.is_press and is_hello(text))
        called = self._all[found.keyword]
        command = Plan(called, text, found.alias or "", found.argument)
        if called.rule.name == asking.rule.name:
            return replace(goes_on, keyword=command.keyword, argument=command.argument, otherwise=command)
        command = replace(command, interrupts=True)
        is_plain = said.is_press or called.rule.kind is RuleKind.CODE
        return command if is_plain else replace(goes_on, otherwise=command)

    def menu(
        self, channel: str, day: str, is_open: bool, against: frozenset[str] = frozenset()
    ) -> tuple[MenuEntry, ...]:
        """What the menu may offer now: every automatic rule with a keyword, except the menu itself and what changes something."""
        entries = []
        for name in self._active(channel, day, is_open, against):
            rule = self._all[name].rule
            if rule.code != GREETING_CODE and rule.titles and not rule.options.get("hidden"):
                entries.append(MenuEntry(rule.titles, _sends(rule), rule.topic))
        return tuple(entries)

    def conflicts(self) -> dict[str, tuple[str, ...]]:
        """Keywords that call more than one automatic rule."""
        names = tuple(name for name, item in self._all.items() if item.rule.is_automatic)
        return self._for(names)[0].conflicts

    def is_active(self, rule: Rule, said: Said) -> bool:
        """Whether a rule may answer by itself here and now."""
        is_open = said.is_open != (rule.owner in said.against)
        wanted = RuleHours.OPEN if is_open else RuleHours.CLOSED
        return (
            rule.is_automatic
            and rule.is_valid_on(said.day)
            and rule.hours in (RuleHours.ALWAYS, wanted)
            and (not rule.channels or said.channel in rule.channels)
        )

    def _active_names(self, channel: str, day: str, is_open: bool, against: frozenset[str]) -> tuple[str, ...]:
        said = Said("", "text", channel, day, is_open, against=against)
        return tuple(sorted(name for name, item in self._all.items() if self.is_active(item.rule, said)))

    def _compile(self, names: tuple[str, ...]) -> tuple[Keywords, str | None]:
        active = [self._all[name].rule for name in names]
        texts = [text for rule in active for text in (*rule.texts.values(), *rule.titles.values())]
        # A word the answers themselves use is a word people use: it is never taken for a misspelt keyword.
        book = Keywords(
            {rule.name: rule.all_keywords() for rule in active if rule.keywords},
            {rule.name: KeywordOptions(rule.is_exact or None, arguments_of(rule, self._services)) for rule in active},
            texts,
        )
        greeting = next(
            (rule.name for rule in active if rule.code == GREETING_CODE and rule.kind is RuleKind.CODE), None
        )
        return book, greeting


def _exactly(name: str, words: dict[str, tuple[str, ...]]) -> Keywords:
    return Keywords({name: [word for each in words.values() for word in each]}, {name: KeywordOptions(exact_only=True)})


def _sends(rule: Rule) -> str:
    """The word that calls a rule: its first keyword that fits a button."""
    return next((word for word in rule.all_keywords() if len(word.encode()) <= 64), rule.name)


def _chosen(text: str, choices: tuple[str, ...]) -> str:
    """A lone number that names a choice becomes that choice's words; anything else stays."""
    words = tokens(text) if choices else []
    if len(words) == 1 and words[0].isdecimal() and 1 <= int(words[0]) <= len(choices):
        return choices[int(words[0]) - 1]
    return text
