"""Keywords: is this message a command such as `BUS 3`, and with what argument?

Precision before coverage. A message is a command only when nothing is left over after courtesy, an alias and an argument; a misspelt
alias is only ever a question to the citizen ("did you mean PADRÓ?"), and a keyword that changes state is never guessed at.
Plain data, no I/O; one `Keywords` may be shared by threads.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from console.answers.spelling import distance
from console.answers.words import (
    ARGUMENTS,
    ARTICLES,
    BEGINNERS,
    BINDING,
    CONNECTORS,
    COUNTED,
    COURTESY,
    GREETS_IN,
    HELLO,
    LONGEST_COURTESY,
    PLACES,
    REAL_WORDS,
)
from console.models.normalise import normalise, tokens

MOST_TOKENS: Final = 6
MOST_ARGUMENTS: Final = 2
_LONGEST_TEXT = 5_000
_MOST_SLIPS = 2
_MOST_PIECES = 20
_LONGEST_PIECE = 60
# Marks of direction, joiners and soft hyphens: they are seen by nobody and split words.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# Letters, digits and what sits on them; a raised dot stands only between two l.
_PIECE = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670]|(?<=[lL])\u00b7(?=[lL]))+")
_GLUED = re.compile(r"([^\W\d_]{2,})(\d.*)")
_ARABIC_ARTICLE = "ال"
_TO_A_BOT = re.compile(r"^(\s*/\w+)@\w+")


@dataclass(frozen=True, slots=True)
class KeywordOptions:
    """`exact_only`: no guess, no argument that is not listed; None decides by the aliases (ALTA, BAIXA, STOP …).
    `arguments`: words this keyword takes beside days, numbers and places."""

    exact_only: bool | None = None
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a message asks for. `keyword` is None when it is no command.

    `argument` is as the citizen wrote it, `words` the same normalised, with digits as 0-9. `ask`: put the question first, never
    act on it. `alias` is what matched, as the hall wrote it.
    """

    keyword: str | None = None
    argument: str | None = None
    ask: bool = False
    alias: str | None = None
    words: tuple[str, ...] = ()


NOTHING: Final = Recognition()


class _Word(NamedTuple):
    """One normalised token and where it stands in the text. A tuple, because each message makes a dozen."""

    token: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Alias:
    keyword: str
    written: str
    words: tuple[str, ...]
    may_be_guessed: bool


@dataclass(slots=True)
class _Shape:
    """An argument that was read: the words that are it, and whether one of them needs a question."""

    words: list[_Word] = field(default_factory=list)
    is_doubtful: bool = False
    has_connector: bool = False


class Keywords:
    """The keywords of one hall. Building takes a millisecond per hundred aliases, recognising some hundredths.

    `aliases`: keyword to its aliases in all languages; the keyword's own name counts as one. `real_words`: further words that are
    never taken for a misspelt alias, such as those of the stored answers.
    """

    def __init__(
        self,
        aliases: Mapping[str, Sequence[str]],
        options: Mapping[str, KeywordOptions] | None = None,
        real_words: Iterable[str] = (),
    ) -> None:
        options = options or {}
        self._by_words: dict[tuple[str, ...], list[_Alias]] = {}
        self._exact_only: set[str] = set()
        self._own_arguments: dict[str, frozenset[str]] = {}
        self._own_names: dict[str, frozenset[str]] = {}
        for keyword, written in aliases.items():
            option = options.get(keyword, KeywordOptions())
            self._own_arguments[keyword] = frozenset(word for text in option.arguments for word in tokens(text))
            names = {text: tuple(word.token for word in _read(text)) for text in [*written, keyword]}
            self._own_names[keyword] = frozenset(word for words in names.values() for word in words)
            for text, words in names.items():
                known = self._by_words.setdefault(words, [])
                binds = option.exact_only is None and any(word in BINDING for word in words)
                if words and all(alias.keyword != keyword for alias in known):
                    known.append(_Alias(keyword, text, words, not binds))
                if option.exact_only or (binds and len(words) == 1):
                    self._exact_only.add(keyword)
        self._by_words.pop((), None)
        self._longest = max((len(words) for words in self._by_words), default=0)
        self._guessable = [
            alias
            for known in self._by_words.values()
            for alias in known
            if alias.may_be_guessed and alias.keyword not in self._exact_only
        ]
        self._near = _NearWords(self._guessable)
        alias_words = {word for words in self._by_words for word in words}
        self._real_words = REAL_WORDS | alias_words | {word for text in real_words for word in tokens(text)}

    @property
    def conflicts(self) -> dict[str, tuple[str, ...]]:
        """Aliases that belong to more than one keyword, with those keywords. Such an alias is only asked about."""
        return {
            known[0].written: tuple(alias.keyword for alias in known)
            for known in self._by_words.values()
            if len(known) > 1
        }

    def is_exact_only(self, keyword: str) -> bool:
        """Whether a keyword changes state, so that only its exact word counts."""
        return keyword in self._exact_only

    def recognise(self, text: str) -> Recognition:
        """The command in a message, or a Recognition without keyword. Any text is safe; one too long is no command."""
        if len(text) > _LONGEST_TEXT:
            return NOTHING
        seen = _TO_A_BOT.sub(r"\1", _UNSEEN.sub("", text))
        words = _heard(seen)[1]
        if not words or len(words) > MOST_TOKENS:
            return NOTHING
        return self._exact(words, seen) or self._after_article(words, seen) or self._guess(words, seen) or NOTHING

    def _exact(self, words: Sequence[_Word], text: str) -> Recognition | None:
        for length in range(min(self._longest, len(words)), 0, -1):
            known = self._by_words.get(tuple(word.token for word in words[:length]))
            if not known:
                continue
            found = self._with_argument(known[0], words[length:], text, ask=len(known) > 1)
            if found is not None:
                return found
        return None

    def _after_article(self, words: Sequence[_Word], text: str) -> Recognition | None:
        """`el bus`, `la deixalleria`: likely a command, but also how a sentence begins; so it is asked."""
        said = tuple(word.token for word in words)
        if said[0] in ARTICLES:
            said = said[1:]
        elif said[0].startswith(_ARABIC_ARTICLE):
            said = (said[0].removeprefix(_ARABIC_ARTICLE), *said[1:])
        else:
            return None
        known = self._by_words.get(said)
        if not known or known[0].keyword in self._exact_only:
            return None
        return self._with_argument(known[0], [], text, ask=True)

    def _with_argument(self, alias: _Alias, rest: Sequence[_Word], text: str, *, ask: bool) -> Recognition | None:
        keyword = alias.keyword
        binds = keyword in self._exact_only
        shape = self._argument(keyword, rest)
        if shape is None or (binds and shape.is_doubtful):
            return None
        is_question = binds and any(mark in text for mark in "?¿؟")
        argument = text[shape.words[0].start : shape.words[-1].end] if shape.words else None
        return Recognition(
            keyword,
            argument,
            ask or shape.is_doubtful or is_question,
            alias.written,
            tuple(_plain_digits(word.token) for word in shape.words),
        )

    def _argument(self, keyword: str, rest: Sequence[_Word]) -> _Shape | None:
        """Read what follows an alias; None when it is no argument, so that the message is no command."""
        if keyword in self._exact_only:
            is_listed = bool(rest) and all(word.token in self._own_arguments[keyword] for word in rest)
            return _Shape(list(rest)) if not rest or is_listed else None
        # Another name of the same keyword says nothing new: "bus linia 3" is "bus 3", "farmacies de guardia" is "farmacia".
        shape = _Shape()
        while rest and (rest[0].token in self._own_names[keyword] or rest[0].token in CONNECTORS):
            shape.has_connector |= rest[0].token in CONNECTORS
            is_cut = rest[0].token in CONNECTORS and len(rest) == 1
            if is_cut:
                return None
            rest = rest[1:]
        return self._read_argument(keyword, rest, shape)

    def _read_argument(self, keyword: str, rest: Sequence[_Word], shape: _Shape) -> _Shape | None:
        own = self._own_arguments[keyword]
        has_number = any(_holds_digit(word.token) for word in rest)
        kept = 0
        for word in rest:
            token = word.token
            if has_number and token in COUNTED and not shape.words:
                continue
            if token in CONNECTORS or token in BEGINNERS or (has_number and token in COUNTED):
                shape.words.append(word)
                continue
            if token in PLACES and token not in own:
                # "bus estacio" is a command; "horari del cementiri" may be a question about something else.
                shape.is_doubtful |= shape.has_connector
            elif not (token in own or token in ARGUMENTS or _holds_digit(token)):
                if not has_number and (token,) not in self._by_words:
                    return None
                shape.is_doubtful = True
            kept += 1
            shape.words.append(word)
        if kept > MOST_ARGUMENTS or (rest and not kept) or (rest and rest[-1].token in CONNECTORS | BEGINNERS):
            return None
        return shape

    def _guess(self, words: Sequence[_Word], text: str) -> Recognition | None:
        """A misspelt alias of exactly one keyword, alone or before an argument. Always a question."""
        best: dict[str, tuple[int, _Alias, int]] = {}
        for alias in self._near.candidates(words, self._real_words):
            found = _misspelt(words, alias.words, self._real_words)
            if found is not None:
                off, length = found
                if alias.keyword not in best or (off, -length) < (best[alias.keyword][0], -best[alias.keyword][2]):
                    best[alias.keyword] = (off, alias, length)
        readings = [
            (off, reading)
            for off, alias, length in best.values()
            if (reading := self._with_argument(alias, words[length:], text, ask=True)) is not None
        ]
        if not readings:
            return None
        least = min(off for off, _ in readings)
        nearest = [reading for off, reading in readings if off == least]
        return nearest[0] if len(nearest) == 1 else None


class _NearWords:
    """Finds the few aliases a message may misspell, so that comparing letter by letter is left to those.

    Two words that are at most n slips apart become equal when at most n letters are left out of each (also after a swap of neighbours);
    the aliases' first words are filed under all that is left of them.
    """

    def __init__(self, aliases: Sequence[_Alias]) -> None:
        self._aliases = aliases
        self._begin: dict[str, list[int]] = {}
        self._joined: dict[str, list[int]] = {}
        for number, alias in enumerate(aliases):
            self._begin.setdefault(alias.words[0], []).append(number)
            self._joined.setdefault("".join(alias.words), []).append(number)
        self._rests: dict[str, list[str]] = {}
        for first in self._begin:
            for rest in _rests(first, _forgiven(first)):
                self._rests.setdefault(rest, []).append(first)

    def candidates(self, words: Sequence[_Word], real_words: frozenset[str] | set[str]) -> list[_Alias]:
        """Aliases worth comparing, in their order; a superset of those that `_misspelt` finds."""
        begins = {words[0].token}
        if words[0].token not in real_words:
            for rest in _rests(words[0].token, _MOST_SLIPS):
                begins.update(self._rests.get(rest, ()))
        numbers = {number for begin in begins for number in self._begin.get(begin, ())}
        written = ""
        for word in words:
            written += word.token
            numbers.update(self._joined.get(written, ()))
        return [self._aliases[number] for number in sorted(numbers)]


def _rests(word: str, most: int) -> set[str]:
    """The word and what is left of it without one letter, two letters … up to `most`."""
    found = layer = {word}
    for _ in range(most):
        layer = {rest[:place] + rest[place + 1 :] for rest in layer for place in range(len(rest))}
        found = found | layer
    return found


def is_greeting(text: str) -> bool:
    """Whether a message is nothing but courtesy, such as `hola` or `bon dia!`: it gets the menu."""
    if len(text) > _LONGEST_TEXT:
        return False
    words, rest = _heard(_UNSEEN.sub("", text))
    return bool(words) and not rest


def is_hello(text: str) -> bool:
    """Whether a message does nothing but greet, as one who begins does: `hola`, `bon dia`, and neither `gràcies` nor `adéu`."""
    return is_greeting(text) and any(word.token in HELLO for word in _read(_UNSEEN.sub("", text)))


def greeted_in(text: str) -> str | None:
    """The one language a greeting or thanks is in, such as `bonjour`; None for what is none, for `hola` and for a mixture."""
    if not is_greeting(text):
        return None
    said = {word.token for word in _read(_UNSEEN.sub("", text))}
    spoken = [language for language, words in GREETS_IN.items() if said & words]
    return spoken[0] if len(spoken) == 1 else None


def may_be_command(text: str) -> bool:
    """Whether a message is short enough to be a command or mere courtesy of any hall. False means that no book recognises it."""
    if len(text) > _LONGEST_TEXT:
        return False
    words, rest = _heard(_TO_A_BOT.sub(r"\1", _UNSEEN.sub("", text)))
    return bool(words) and len(rest) <= MOST_TOKENS


@lru_cache(maxsize=32)
def _heard(text: str) -> tuple[Sequence[_Word], Sequence[_Word]]:
    """The words of a message, with courtesy and without. Several books read one message in turn, so the last readings are kept."""
    words = _read(text)
    return words, _without_courtesy(words)


def _read(text: str) -> tuple[_Word, ...]:
    """The tokens of a text with their places; `bus3` is two. None at all when there are more than any command has."""
    pieces = list(islice(_PIECE.finditer(text), _MOST_PIECES + 1))
    words: list[_Word] = []
    if len(pieces) > _MOST_PIECES or any(piece.end() - piece.start() > _LONGEST_PIECE for piece in pieces):
        return ()
    for piece in pieces:
        start, end, written = piece.start(), piece.end(), piece[0]
        glued = None if written.isalpha() else _GLUED.fullmatch(written)
        if glued:
            end = start + len(glued[1])
            words.extend(_Word(token, start, end) for token in _tokens(glued[1]))
            start, end, written = end, piece.end(), glued[2]
        for token in _tokens(written):
            words.append(_Word(token, start, end))
    return tuple(words)


@lru_cache(maxsize=16_384)
def _tokens(piece: str) -> tuple[str, ...]:
    return tuple(tokens(piece))


def _without_courtesy(words: Sequence[_Word]) -> Sequence[_Word]:
    said = [word.token for word in words]
    first, last = 0, len(said)
    while length := _courtesy(said[first:last]):
        first += length
    while length := _courtesy(said[first:last], at_end=True):
        last -= length
    return words[first:last]


def _courtesy(said: list[str], *, at_end: bool = False) -> int:
    """How many words at one end are courtesy."""
    for length in range(min(LONGEST_COURTESY, len(said)), 0, -1):
        if tuple(said[-length:] if at_end else said[:length]) in COURTESY:
            return length
    return 0


def _misspelt(
    words: Sequence[_Word], alias: tuple[str, ...], real_words: frozenset[str] | set[str]
) -> tuple[int, int] | None:
    """How far the beginning of a message is from an alias and how many words it takes; None when it is too far."""
    off, length = 0, len(alias)
    if length <= len(words):
        for word, wanted in zip(words, alias, strict=False):
            if word.token == wanted:
                continue
            least = _forgiven(wanted)
            if not least or word.token in real_words or _holds_digit(word.token):
                break
            step = distance(word.token, wanted, least)
            if step is None:
                break
            off += step
        else:
            if 0 < off <= _forgiven("".join(alias)):
                return off, length
    # A space too many or too few: "puntnet", "far macia".
    joined = "".join(alias)
    for taken in range(max(1, length - 1), min(len(words), length + 1) + 1):
        if taken == length:
            continue
        written = "".join(word.token for word in words[:taken])
        if written == joined and len(joined) >= 5:
            return 1, taken
    return None


def _forgiven(word: str) -> int:
    """Wrong letters that still count as the word: none below 5 letters, one below 10, then two."""
    return 0 if len(word) < 5 else 1 if len(word) < 10 else 2


def _holds_digit(token: str) -> bool:
    return any(character.isdigit() for character in token)


def _plain_digits(token: str) -> str:
    return "".join(str(int(character)) if character.isdecimal() else character for character in normalise(token))
