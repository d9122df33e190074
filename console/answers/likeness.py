"""How alike two texts are, by their words: enough to tell a stored answer that was sent as it is, sent edited, or not sent at all."""

from collections import Counter

from console.models.normalise import tokens
from console.models.rules import Rule

SAME = 0.95
"""From here on a text counts as the stored one: a greeting or a name was added."""
KIN = 0.5
"""Below this an edited answer is another answer, and nothing is learned from it (suggestions, section 4: skip if edited by more than half)."""


def likeness(one: str, other: str) -> float:
    """Shared words of both, counted with repetition, from 0.0 to 1.0 (Dice). Two empty texts are not alike."""
    mine, theirs = Counter(tokens(one)), Counter(tokens(other))
    total = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / total if total else 0.0


def contains(whole: str, part: str) -> float:
    """How much of `part` stands in `whole`, from 0.0 to 1.0: a stored answer with something written around it."""
    mine, theirs = Counter(tokens(whole)), Counter(tokens(part))
    return (mine & theirs).total() / theirs.total() if theirs else 0.0


def fits(typed: str, rule: Rule) -> bool:
    """Whether every word typed stands somewhere in a rule, as a beginning of a word, accent-blind."""
    words = tokens(typed)
    if not words:
        return True
    texts = [
        rule.name,
        rule.shortcut,
        rule.topic,
        rule.owner,
        *rule.titles.values(),
        *rule.all_keywords(),
        *rule.texts.values(),
    ]
    held = {word for text in texts for word in tokens(text)}
    return all(any(word.startswith(wanted) for word in held) for wanted in words)
