"""The stored answers of a window: ranked for what a citizen wrote, found for what an operator types, each in a fraction of a millisecond.

Everything that is looked up is folded once when the answers change; a key press scans no text. Which answer fits, and which words of the
citizen speak for it, is the ranking's to say.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from console.answers.spelling import distance
from console.models.normalise import tokens
from console.models.record import Record
from console.models.rules import Rule

if TYPE_CHECKING:
    from console.answers.ranking import Model
    from console.answers.second_look import SecondLook

LEAST_P = 0.05
"""Below this certainty nothing is suggested, unless the citizen wrote one of its keywords (suggestions, section 4)."""
MOST_TAUGHT = 100
"""Examples learned one by one, a tenth of a second of them: the next training of more takes no longer."""


class Suggestion(Record):
    """`p`: how certain the ranking is, 0 to 1. `words`: what the citizen wrote that speaks for it, normalised. `used_at`: epoch ms."""

    answer: Rule
    p: float
    words: tuple[str, ...]
    used_at: int | None = None
    is_by_meaning: bool = False
    """Found by the second look alone."""


def folded(words: list[str]) -> list[str]:
    """Words with a plural s dropped, so that "contenidors" meets "contenidor"."""
    return [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words]


class _Known:
    """What is looked up, built once for a list of answers and never changed."""

    def __init__(self, answers: Sequence[Rule], used: Mapping[str, int]) -> None:
        self.answers = list(answers)
        self.used = dict(used)
        self.by_name = {answer.name: number for number, answer in enumerate(self.answers)}
        self.shortcuts = ["".join(tokens(answer.shortcut)) for answer in self.answers]
        self.phrases: dict[tuple[str, ...], set[int]] = {}
        titles: dict[str, set[int]] = {}
        bodies: dict[str, set[int]] = {}
        for number, answer in enumerate(self.answers):
            title = [word for text in (*answer.titles.values(), *answer.all_keywords()) for word in tokens(text)]
            body = [word for text in answer.texts.values() for word in tokens(text)]
            for table, words in ((titles, title), (bodies, [*title, *body])):
                for word in words:
                    table.setdefault(word, set()).add(number)
            for keyword in answer.all_keywords():
                self.phrases.setdefault(tuple(folded(tokens(keyword))), set()).add(number)
        self.titles, self.bodies = titles, bodies
        self.title_order, self.body_order = sorted(titles), sorted(bodies)
        self.phrases.pop((), None)
        self.longest_phrase = max((len(phrase) for phrase in self.phrases), default=0)

    def named_in(self, text: str) -> set[int]:
        """Answers one of whose keywords stands in a text, as whole words."""
        words = folded(tokens(text))
        found: set[int] = set()
        for start in range(len(words)):
            for length in range(1, self.longest_phrase + 1):
                found |= self.phrases.get(tuple(words[start : start + length]), set())
        return found

    def beginning(self, typed: str, *, in_titles: bool) -> set[int]:
        """Answers with a word that begins with what was typed."""
        table, order = (self.titles, self.title_order) if in_titles else (self.bodies, self.body_order)
        found: set[int] = set()
        place = bisect_left(order, typed)
        while place < len(order) and order[place].startswith(typed):
            found |= table[order[place]]
            place += 1
        return found

    def misspelt(self, typed: str) -> set[int]:
        """Answers with a word of title or keywords one or two letters off; for words long enough to be sure."""
        least = 0 if len(typed) < 5 else 1 if len(typed) < 10 else 2
        if not least:
            return set()
        near = [word for word in self.title_order if abs(len(word) - len(typed)) <= least and word[:1] == typed[:1]]
        return {number for word in near if distance(typed, word, least) is not None for number in self.titles[word]}


class AnswerIndex:
    """Any thread may ask, renew or teach."""

    def __init__(self, answers: Sequence[Rule] = ()) -> None:
        self._known = _Known(answers, {})
        self._model: Model | None = None
        self._second: tuple[Model, SecondLook] | None = None
        self._lock = threading.Lock()

    @property
    def answers(self) -> list[Rule]:
        """The answers in force."""
        return self._known.answers

    def renew(self, answers: Sequence[Rule], used: Mapping[str, int] | None = None) -> None:
        """Take other answers and when each was last used (epoch ms): who is asking meanwhile still gets the old ones, whole."""
        self._known = _Known(answers, used or {})

    def rank_with(self, model: Model | None) -> None:
        """Take another ranking, in one assignment."""
        with self._lock:
            self._model = model

    @property
    def can_rank(self) -> bool:
        """Whether there is a ranking yet."""
        return self._model is not None

    def suggest(self, texts: Sequence[str], language: str | None = None, limit: int = 3) -> list[Suggestion]:
        """The best answers for what a citizen wrote (newest text last), best first; none that is too uncertain and not named in it.

        `language`: in Arabic only answers that somebody taught an Arabic way of asking, since letters alone say nothing there.
        """
        known = self._known
        text = "\n".join(texts)
        if not text.strip():
            return []
        named = known.named_in(text)
        with self._lock:
            model = self._model
            if model is None:
                return []
            # A young desk's ranking is timid; an answer whose keyword the citizen wrote is worth showing all the same.
            ranked = [
                item for item in model.rank(text, None) if item.p >= LEAST_P or known.by_name.get(item.label) in named
            ]
            # Imported late: it brings numpy, and a model means that it is here already.
            from console.answers.explain import why

            found: list[Suggestion] = []
            for item in ranked:
                if len(found) == limit:
                    break
                number = known.by_name.get(item.label)
                is_spoken = language != "ar" or "ar" in model.examples.languages(item.label)
                if number is not None and is_spoken:
                    words = why(model, text, item.label).words
                    found.append(Suggestion(known.answers[number], item.p, words, known.used.get(item.label)))
        return found

    def second_look(
        self, texts: Sequence[str], language: str | None, found: Sequence[Suggestion], limit: int = 3
    ) -> list[Suggestion]:
        """What else may fit by its meaning, to stand behind what was `found`; nothing where the extra is not installed. For a worker.

        Takes up to a second: the message is put into English by another program.
        """
        # Imported late: it brings numpy and, where they are installed, the packages of the extra.
        from console.answers.second_look import SecondLook, installed_table, mixed

        text = "\n".join(texts)
        table = installed_table() if len(found) < limit and text.strip() else None
        if table is None:
            return []
        with self._lock:
            model, kept = self._model, self._second
            if model is None:
                return []
            ranked, examples = model.rank(text, None), list(model.examples)
        # Not under the lock: reading the table's words and asking the other program take longer than a key press.
        second = kept[1] if kept is not None and kept[0] is model else SecondLook(table, examples)
        self._second = model, second
        known, shown = self._known, {suggestion.answer.name for suggestion in found}
        more: list[Suggestion] = []
        for label, weight in mixed(ranked, second.shares(text, language)):
            number = known.by_name.get(label)
            if number is None or label in shown or weight < LEAST_P or len(found) + len(more) >= limit:
                continue
            more.append(Suggestion(known.answers[number], weight, (), known.used.get(label), is_by_meaning=True))
        return more

    def teach(self, text: str, rule: str, language: str | None = None) -> None:
        """Learn one way of asking at once, before the next training knows it from the desk."""
        from console.answers.examples import Example

        with self._lock:
            if self._model is not None:
                self._model.learn(Example(text, rule, language))

    def teach_new(self) -> None:
        """Learn how answers are asked for that the ranking has never heard of; those of a whole imported table wait for the next training."""
        from console.answers.training import examples_of

        with self._lock:
            model = self._model
            if model is None:
                return
            heard = set(model.labels)
            new = examples_of(answer for answer in self._known.answers if answer.name not in heard)
            if len(new) <= MOST_TAUGHT:
                for example in new:
                    model.learn(example)

    def find(self, typed: str, limit: int = 8) -> list[Rule]:
        """Answers for what an operator types after `/`: shortcut first, then title and keywords, then every word anywhere, then misspelt."""
        known = self._known
        words = tokens(typed)
        if not words:
            return known.answers[:limit]
        whole = "".join(words)
        found: dict[int, None] = {
            number: None for number, shortcut in enumerate(known.shortcuts) if shortcut.startswith(whole)
        }
        for in_titles in (True, False):
            hits = set.intersection(*(known.beginning(word, in_titles=in_titles) for word in words))
            found.update(dict.fromkeys(sorted(hits)))
        if len(found) < limit:
            near = set.intersection(*(known.beginning(word, in_titles=False) | known.misspelt(word) for word in words))
            found.update(dict.fromkeys(sorted(near)))
            found.update(dict.fromkeys(n for n, shortcut in enumerate(known.shortcuts) if _in_order(whole, shortcut)))
        return [known.answers[number] for number in list(found)[:limit]]


def topic_guess(index: AnswerIndex) -> Callable[[Sequence[str]], str | None]:
    """What a citizen's words are about, by the topic of the answer that fits them best. For any thread."""

    def guess(texts: Sequence[str]) -> str | None:
        found = index.suggest(texts, limit=1)
        return found[0].answer.topic or None if found else None

    return guess


def _in_order(letters: str, word: str) -> bool:
    """Whether all letters occur in the word in their order: forgives what was left out."""
    rest = iter(word)
    return len(letters) >= 2 and all(letter in rest for letter in letters)


def highlight_spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the matched words stand in a text, as (start, length) in characters; plural and accents do not matter."""
    wanted = set(words)
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for position, character in enumerate(text + " "):
        if character.isalnum() or character == "·":
            start = position if start is None else start
        elif start is not None:
            if set(folded(tokens(text[start:position]))) & wanted:
                spans.append((start, position - start))
            start = None
    return spans
