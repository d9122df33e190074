"""Looks for what is wrong with rules, each by itself and all among themselves. Pure: what it needs to know is handed in.

The recogniser itself says whether a word calls a rule, so that a finding never disagrees with what would happen to a citizen's message.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from console.answers.calls import NoAnswer
from console.answers.codes.arguments import arguments_of
from console.answers.codes.options import option_problems
from console.answers.composing import MOST_BUTTONS, rule_answer, shape
from console.answers.keywords import KeywordOptions, Keywords, is_greeting
from console.answers.outside_address import allowed, is_loopback_name, target_from
from console.answers.person_requests import asks_for_person
from console.answers.rulebook import GREETING_CODE, PERSON
from console.answers.wording import PERSON_SENDS, PERSON_WORDS
from console.answers.words import BINDING
from console.models.capabilities import BY_KIND
from console.models.normalise import tokens
from console.models.outside import AllowedHost
from console.models.rule_checks import Finding
from console.models.rules import PAIR, Rule, RuleHours, RuleKind, rule_json
from console.models.splitting import utf16_length

BINDING_CODES: Final = frozenset({"subscribe"})
"""Internal code whose answer changes something for the citizen."""
_PERSON_CODE = "human"
_HOURS_CODE = "hours"
SILENT: Final = frozenset({"no_hours", "never_closed", "not_yet", "expired", "channel_absent"})
"""Advice that means: for now the rule answers nobody, or nobody on that channel. Whoever switches it on is told."""
# Names below .example belong to nobody, for ever (RFC 2606).
_EXAMPLE = re.compile(r"https://[a-z0-9.-]+\.example\b", re.IGNORECASE)
_FOREVER = "9999-12-31"


def check_rules(
    rules: Iterable[Rule],
    *,
    today: str,
    codes: Collection[str],
    channels: Collection[str] = (),
    files: Collection[str] | None = None,
    teams: Collection[str] | None = None,
    topics: Collection[str] | None = None,
    hosts: Collection[AllowedHost] | None = None,
    has_hours: bool | None = None,
    only: Collection[str] | None = None,
) -> list[Finding]:
    """What is wrong with rules, in their order; errors of a rule first.

    `today`: YYYY-MM-DD. `codes`: the internal code that is installed. `channels`: the kinds of channel the town has, none while it has none.
    `files`: names in the sealed store, `teams`, `topics`, `hosts` (allowed for external code): None when they are not known here; so with
    `has_hours`, whether the town has told when it is open.
    `only`: names of the rules to speak about, compared with all the others still; None for every one.
    """
    table = list(rules)
    known = _Known(table, today, codes, channels, files, teams, topics, hosts, has_hours)
    found: list[Finding] = []
    for rule in table:
        if only is None or rule.name in only:
            found += sorted(_about(rule, known), key=lambda finding: not finding.is_error)
    return found


class _Known:
    """The table and the town, with what is looked up again and again."""

    def __init__(
        self,
        table: Sequence[Rule],
        today: str,
        codes: Collection[str],
        channels: Collection[str],
        files: Collection[str] | None,
        teams: Collection[str] | None,
        topics: Collection[str] | None,
        hosts: Collection[AllowedHost] | None,
        has_hours: bool | None,
    ) -> None:
        self.today = today
        self.codes = codes
        self.channels = channels
        self.files = files
        self.teams = teams
        self.topics = topics
        self.hosts = hosts
        self.has_hours = has_hours
        answering = [rule for rule in table if rule.is_automatic and rule.is_valid_on(today)]
        self.greets = any(rule.code == GREETING_CODE for rule in answering)
        self.book = _book(answering)
        # Words that call a rule, with every automatic rule they call now or later.
        self.callers: dict[tuple[str, ...], list[Rule]] = {}
        self.shortcuts: dict[str, list[str]] = {}
        for rule in table:
            if rule.shortcut:
                self.shortcuts.setdefault(rule.shortcut, []).append(rule.name)
            if rule.is_automatic and rule.keywords:
                for words in dict.fromkeys(map(_words, (*rule.all_keywords(), rule.name))):
                    self.callers.setdefault(words, []).append(rule)


def _about(rule: Rule, known: _Known) -> Iterator[Finding]:
    yield from _keywords(rule, known)
    yield from _content(rule, known)
    yield from _languages(rule)
    yield from _lengths(rule, known)
    yield from _dates(rule, known)
    yield from _buttons(rule, known)
    yield from _town(rule, known)


def _finding(
    rule: Rule, code: str, field: str, language: str = "", *, is_error: bool = False, **blanks: Any
) -> Finding:
    return Finding(rule.name, code, field, language, blanks, is_error)


# --- the words that call it ----------------------------------------------------------------------------------------------------------------


def _keywords(rule: Rule, known: _Known) -> Iterator[Finding]:
    by_itself = rule.is_automatic
    if by_itself and not rule.keywords and rule.code != GREETING_CODE:
        yield _finding(rule, "no_keyword", "keywords", is_error=True)
    seen: set[tuple[str, ...]] = set()
    for language, keywords in rule.keywords.items():
        for keyword in keywords:
            if (words := _words(keyword)) in seen:
                continue
            seen.add(words)
            yield from _keyword(rule, language, keyword)
            yield from _shared(rule, language, keyword, known)
    if by_itself and rule.keywords and _words(rule.name) not in seen:
        yield from _shared(rule, "", rule.name, known)
    if by_itself and rule.code in BINDING_CODES and not rule.is_exact and not _has_binding(rule):
        yield _finding(rule, "not_exact", "is_exact", is_error=True, keyword=rule.name)


def _keyword(rule: Rule, language: str, keyword: str) -> Iterator[Finding]:
    by_itself = rule.is_automatic
    reads = _reading(keyword)
    if reads == "person":
        if rule.code != _PERSON_CODE:
            yield _finding(rule, "keyword_person", "keywords", language, is_error=by_itself, keyword=keyword)
    elif reads == "courtesy":
        if rule.code != GREETING_CODE:
            yield _finding(rule, "keyword_courtesy", "keywords", language, is_error=by_itself, keyword=keyword)
    elif reads == "nothing" and Keywords({rule.name: rule.all_keywords()}).recognise(keyword).keyword is None:
        yield _finding(rule, "keyword_unreadable", "keywords", language, is_error=by_itself, keyword=keyword)
    if not rule.is_exact and rule.code != GREETING_CODE and _is_binding(keyword):
        yield _finding(rule, "not_exact", "is_exact", language, is_error=by_itself, keyword=keyword)


def _shared(rule: Rule, language: str, keyword: str, known: _Known) -> Iterator[Finding]:
    """Another automatic rule that the same words call, some time at the same place."""
    if not rule.is_automatic:
        return
    for other in known.callers.get(_words(keyword), ()):
        if other.name != rule.name and _meet(rule, other, known.today):
            yield _finding(
                rule, "keyword_shared", "keywords", language, is_error=True, keyword=keyword, other=other.name
            )


def _meet(one: Rule, other: Rule, today: str) -> bool:
    """Whether two rules are ever in force at once on one channel."""
    begins = max(one.valid_from, other.valid_from, today)
    ends = min(one.valid_until or _FOREVER, other.valid_until or _FOREVER)
    hours = {one.hours, other.hours}
    channels = not one.channels or not other.channels or not set(one.channels).isdisjoint(other.channels)
    return begins <= ends and channels and hours != {RuleHours.OPEN, RuleHours.CLOSED}


def _has_binding(rule: Rule) -> bool:
    return any(_is_binding(keyword) for keyword in rule.all_keywords())


def _is_binding(keyword: str) -> bool:
    words = _words(keyword)
    return len(words) == 1 and words[0] in BINDING


@lru_cache(maxsize=65_536)
def _words(keyword: str) -> tuple[str, ...]:
    return tuple(tokens(keyword))


@lru_cache(maxsize=65_536)
def _reading(keyword: str) -> str:
    """What a citizen's message of just these words is: "person", "courtesy", "command" or "nothing"."""
    if keyword == PERSON_SENDS or _persons().recognise(keyword).keyword or asks_for_person(keyword, is_loose=False):
        return "person"
    if is_greeting(keyword):
        return "courtesy"
    # The name of a keyword is one of its aliases: a name without a word in it adds none.
    return "command" if Keywords({"": (keyword,)}).recognise(keyword).keyword is not None else "nothing"


@lru_cache(maxsize=1)
def _persons() -> Keywords:
    words = [word for words in PERSON_WORDS.values() for word in words]
    return Keywords({PERSON: words}, {PERSON: KeywordOptions(exact_only=True)})


def _book(rules: Sequence[Rule]) -> Keywords:
    return Keywords(
        {rule.name: rule.all_keywords() for rule in rules if rule.keywords},
        {rule.name: KeywordOptions(rule.is_exact or None, arguments_of(rule)) for rule in rules},
    )


# --- what it says --------------------------------------------------------------------------------------------------------------------------


def _content(rule: Rule, known: _Known) -> Iterator[Finding]:
    if rule.kind is RuleKind.TEXT and not rule.texts:
        yield _finding(rule, "no_text", "texts", is_error=True)
    if rule.kind is RuleKind.CODE and not rule.code:
        yield _finding(rule, "no_code", "code", is_error=True)
    elif rule.kind is RuleKind.CODE and rule.code not in known.codes:
        yield _finding(rule, "unknown_code", "code", is_error=rule.is_automatic, name=rule.code)
    elif rule.kind is RuleKind.CODE:
        for code, blanks in option_problems(rule.code, rule.options):
            yield _finding(rule, code, "options", is_error=rule.is_automatic, **blanks)
    if rule.kind is RuleKind.EXTERNAL:
        yield from _address(rule, known)
    example = _EXAMPLE.search(rule_json(rule))
    if example:
        field = "options" if _EXAMPLE.search(str(rule.options)) else "texts"
        yield _finding(rule, "example_address", field, is_error=rule.is_automatic, address=example[0])
    if not rule.titles:
        yield _finding(rule, "no_title", "titles")
    for file in rule.files:
        if known.files is not None and file.stored_as not in known.files:
            yield _finding(rule, "file_missing", "files", is_error=rule.is_automatic, name=file.name)


def _address(rule: Rule, known: _Known) -> Iterator[Finding]:
    if not rule.url:
        yield _finding(rule, "no_url", "url", is_error=True)
        return
    try:
        target = target_from(rule.url)
        if target.scheme != "https" and not is_loopback_name(target.host):
            raise NoAnswer("outside_url")
    except NoAnswer:
        yield _finding(rule, "bad_address", "url", is_error=True, url=rule.url)
        return
    try:
        if known.hosts is not None:
            allowed(target, known.hosts)
    except NoAnswer:
        host = str(AllowedHost(target.host, target.port))
        yield _finding(rule, "host_not_listed", "url", is_error=rule.is_automatic, host=host)


def _languages(rule: Rule) -> Iterator[Finding]:
    wanted = (("titles", "title_missing", rule.titles), ("texts", "text_missing", rule.texts))
    for field, code, table in wanted:
        for language in PAIR:
            if table and language not in table:
                yield _finding(rule, code, field, language)
    for language in PAIR:
        if rule.is_automatic and rule.keywords and language not in rule.keywords:
            yield _finding(rule, "keywords_missing", "keywords", language)
    said: dict[str, str] = {}
    for language, text in rule.texts.items():
        other = said.setdefault(" ".join(tokens(text)), language)
        if other != language and len(tokens(text)) > 3:
            yield _finding(rule, "texts_equal", "texts", language, other_language=other)


def _lengths(rule: Rule, known: _Known) -> Iterator[Finding]:
    """Texts that a channel they go to cannot take at once, with the lines that stand for buttons where it has none."""
    for language in rule.texts:
        answer = rule_answer(rule, language)
        for kind in rule.channels or known.channels:
            able = BY_KIND.get(kind)
            if able is None:
                continue
            length = utf16_length(shape(answer, language, has_buttons=able.has_buttons).text)
            if length > able.max_text:
                yield _finding(
                    rule, "text_too_long", "texts", language, length=length, limit=able.max_text, channel=able.label
                )


def _buttons(rule: Rule, known: _Known) -> Iterator[Finding]:
    if len(rule.buttons) > MOST_BUTTONS:
        yield _finding(rule, "buttons_many", "buttons", count=len(rule.buttons), limit=MOST_BUTTONS)
    for button in rule.buttons:
        if button.sends and not _is_answered(button.sends, known):
            yield _finding(rule, "button_dead", "buttons", is_error=rule.is_automatic, sends=button.sends)


def _is_answered(sends: str, known: _Known) -> bool:
    if (reads := _reading(sends)) == "person" or (known.greets and reads == "courtesy"):
        return True
    found = known.book.recognise(sends)
    return found.keyword is not None and not found.ask


# --- when, where and for whom --------------------------------------------------------------------------------------------------------------


def _dates(rule: Rule, known: _Known) -> Iterator[Finding]:
    if rule.valid_from and rule.valid_until and rule.valid_from > rule.valid_until:
        yield _finding(
            rule, "dates_reversed", "valid_until", is_error=True, start=rule.valid_from, until=rule.valid_until
        )
    elif rule.valid_until and rule.valid_until < known.today:
        yield _finding(rule, "expired", "valid_until", date=rule.valid_until)
    elif rule.valid_from and rule.valid_from > known.today:
        yield _finding(rule, "not_yet", "valid_from", date=rule.valid_from)
    year_ago = f"{int(known.today[:4]) - 1:04}{known.today[4:]}"
    if rule.reviewed_on and rule.reviewed_on < year_ago:
        yield _finding(rule, "review_due", "reviewed_on", date=rule.reviewed_on)


def _town(rule: Rule, known: _Known) -> Iterator[Finding]:
    if known.has_hours is False:
        if rule.code == _HOURS_CODE and not (rule.options.get("opening") or {}).get("weekly"):
            yield _finding(rule, "no_hours", "options")
        if rule.hours is RuleHours.CLOSED:
            yield _finding(rule, "never_closed", "hours")
    for kind in rule.channels:
        if kind not in BY_KIND:
            yield _finding(
                rule, "channel_unknown", "channels", is_error=True, name=kind, choices=", ".join(sorted(BY_KIND))
            )
        elif known.channels and kind not in known.channels:
            yield _finding(rule, "channel_absent", "channels", name=BY_KIND[kind].label)
    if rule.team and known.teams is not None and rule.team not in known.teams:
        yield _finding(rule, "team_unknown", "team", is_error=rule.is_automatic, name=rule.team)
    if rule.topic and known.topics is not None and rule.topic not in known.topics:
        yield _finding(rule, "topic_unknown", "topic", name=rule.topic)
    for other in known.shortcuts.get(rule.shortcut, ()):
        if other != rule.name:
            yield _finding(rule, "shortcut_shared", "shortcut", shortcut=rule.shortcut, other=other)
