"""What can be wrong with a rule, in words for a supervisor: findings about rules that are well formed, and the refusals of those that are not.

Only the words live here, so that a command, the editor and a file say the same; console/answers/checking.py finds what they speak of.
"""

from collections.abc import Callable, Mapping
from typing import Final

from console.models.problems import QT_TRANSLATE_NOOP
from console.models.record import Record
from console.models.rules import RuleError


class Finding(Record):
    """Something about a rule. `field` is the field of `Rule` it concerns, `language` one of its languages or ""; `blanks` fill the sentence.

    `is_error`: as it stands the rule does not do what it says. Anything else is advice.
    """

    rule: str
    code: str
    field: str
    language: str
    blanks: dict[str, object]
    is_error: bool


LANGUAGE_NAMES: Final[Mapping[str, str]] = {
    "ca": QT_TRANSLATE_NOOP("Rule", "Catalan"),
    "es": QT_TRANSLATE_NOOP("Rule", "Spanish"),
    "en": QT_TRANSLATE_NOOP("Rule", "English"),
    "fr": QT_TRANSLATE_NOOP("Rule", "French"),
    "ar": QT_TRANSLATE_NOOP("Rule", "Arabic"),
}
FIELD_NAMES: Final[Mapping[str, str]] = {
    "kind": QT_TRANSLATE_NOOP("Rule", "kind"),
    "titles": QT_TRANSLATE_NOOP("Rule", "title"),
    "texts": QT_TRANSLATE_NOOP("Rule", "text"),
    "keywords": QT_TRANSLATE_NOOP("Rule", "keywords"),
    "examples": QT_TRANSLATE_NOOP("Rule", "examples"),
    "arguments": QT_TRANSLATE_NOOP("Rule", "words after a keyword"),
    "shortcut": QT_TRANSLATE_NOOP("Rule", "shortcut"),
    "owner": QT_TRANSLATE_NOOP("Rule", "service in charge"),
    "topic": QT_TRANSLATE_NOOP("Rule", "topic"),
    "team": QT_TRANSLATE_NOOP("Rule", "team"),
    "is_automatic": QT_TRANSLATE_NOOP("Rule", "automatic"),
    "is_exact": QT_TRANSLATE_NOOP("Rule", "exact"),
    "hours": QT_TRANSLATE_NOOP("Rule", "hours"),
    "channels": QT_TRANSLATE_NOOP("Rule", "channels"),
    "buttons": QT_TRANSLATE_NOOP("Rule", "buttons"),
    "files": QT_TRANSLATE_NOOP("Rule", "files"),
    "valid_from": QT_TRANSLATE_NOOP("Rule", "valid from"),
    "valid_until": QT_TRANSLATE_NOOP("Rule", "valid until"),
    "reviewed_on": QT_TRANSLATE_NOOP("Rule", "reviewed on"),
    "code": QT_TRANSLATE_NOOP("Rule", "code"),
    "url": QT_TRANSLATE_NOOP("Rule", "address"),
    "options": QT_TRANSLATE_NOOP("Rule", "options"),
    "name": QT_TRANSLATE_NOOP("Rule", "name"),
}

FINDINGS: Final[Mapping[str, str]] = {
    "keyword_shared": QT_TRANSLATE_NOOP(
        "Rule",
        "«{keyword}» also calls the rule {other}, so the citizen is asked instead of answered. Take the word away from one of the two.",
    ),
    "keyword_person": QT_TRANSLATE_NOOP(
        "Rule", "«{keyword}» always reaches a person and never this rule. Choose another word."
    ),
    "keyword_courtesy": QT_TRANSLATE_NOOP(
        "Rule", "«{keyword}» is a greeting or thanks, so it never calls this rule. Choose a word of the matter itself."
    ),
    "keyword_unreadable": QT_TRANSLATE_NOOP(
        "Rule",
        "«{keyword}» is never recognised. Use one to six words with letters or digits, without a greeting before or after them.",
    ),
    "no_keyword": QT_TRANSLATE_NOOP(
        "Rule",
        "The rule is automatic, but no word calls it, so it never answers. Add a keyword or make it only suggested.",
    ),
    "no_text": QT_TRANSLATE_NOOP("Rule", "The rule has no text, so there is nothing to send. Write it."),
    "no_code": QT_TRANSLATE_NOOP("Rule", "The rule names no internal code, so nothing answers. Choose one."),
    "unknown_code": QT_TRANSLATE_NOOP(
        "Rule",
        "There is no internal code called {name} here, so every message goes to a person. Choose another or have it installed.",
    ),
    "option_unknown": QT_TRANSLATE_NOOP(
        "Rule",
        "The code {name} has no option called {option}, so nothing comes of it. Correct its name or take it out.",
    ),
    "option_missing": QT_TRANSLATE_NOOP(
        "Rule",
        "The code {name} needs the option {option}, so every message goes to a person. Add it; it looks like this: «{example}».",
    ),
    "option_bad": QT_TRANSLATE_NOOP(
        "Rule",
        "The code {name} cannot use the option {option}, so every message goes to a person. Write it like this: «{example}».",
    ),
    "no_url": QT_TRANSLATE_NOOP(
        "Rule", "The rule names no address of a service, so every message goes to a person. Write it."
    ),
    "bad_address": QT_TRANSLATE_NOOP(
        "Rule", "«{url}» is not an address a service may have. Write a whole one that begins with https://"
    ),
    "example_address": QT_TRANSLATE_NOOP(
        "Rule", "«{address}» is only an example and leads nowhere. Put the town's own address in its place."
    ),
    "host_not_listed": QT_TRANSLATE_NOOP(
        "Rule",
        "The town does not allow {host} to be called, so every message goes to a person. Add it to the allowed hosts.",
    ),
    "no_title": QT_TRANSLATE_NOOP(
        "Rule", "The rule has no title, so the menu leaves it out and questions show its name. Give it one."
    ),
    "title_missing": QT_TRANSLATE_NOOP(
        "Rule", "The title is missing in {language}; another language is shown instead. Add it."
    ),
    "text_missing": QT_TRANSLATE_NOOP(
        "Rule", "The text is missing in {language}; those who write in it get another language. Add it."
    ),
    "keywords_missing": QT_TRANSLATE_NOOP(
        "Rule",
        "There is no keyword in {language}; those who write in it do not get this answer by themselves. Add one.",
    ),
    "texts_equal": QT_TRANSLATE_NOOP(
        "Rule", "The texts in {language} and {other_language} are the same, word for word. Translate one of them."
    ),
    "text_too_long": QT_TRANSLATE_NOOP(
        "Rule",
        "The text in {language} takes {length} characters and {channel} sends {limit} at once: it goes out in pieces. Shorten it.",
    ),
    "expired": QT_TRANSLATE_NOOP(
        "Rule",
        "The rule held until {date}: it neither answers nor is suggested any more. Give it another end or remove it.",
    ),
    "not_yet": QT_TRANSLATE_NOOP("Rule", "The rule holds from {date}; until then it neither answers nor is suggested."),
    "dates_reversed": QT_TRANSLATE_NOOP(
        "Rule", "The rule ends ({until}) before it begins ({start}), so it never holds. Correct one of the dates."
    ),
    "review_due": QT_TRANSLATE_NOOP(
        "Rule", "Nobody has reviewed this rule since {date}. Read it again and set the date."
    ),
    "not_exact": QT_TRANSLATE_NOOP(
        "Rule",
        "«{keyword}» changes something for the citizen, so nothing near it may count. Mark the rule as exact.",
    ),
    "button_dead": QT_TRANSLATE_NOOP(
        "Rule",
        "No automatic rule answers «{sends}», which a button says, so pressing it leads to a person. Correct it or add the rule.",
    ),
    "buttons_many": QT_TRANSLATE_NOOP(
        "Rule", "The rule has {count} buttons and only {limit} are shown. Take the least important ones away."
    ),
    "channel_unknown": QT_TRANSLATE_NOOP("Rule", "There is no kind of channel called {name}. Write one of: {choices}"),
    "channel_absent": QT_TRANSLATE_NOOP(
        "Rule", "The town has no channel of the kind {name} yet, so nobody gets this answer there."
    ),
    "team_unknown": QT_TRANSLATE_NOOP(
        "Rule",
        "There is no team called {name}, so the conversation stays in the common queue. Choose another or add it.",
    ),
    "topic_unknown": QT_TRANSLATE_NOOP("Rule", "The topic {name} is used nowhere else. Check its spelling."),
    "no_hours": QT_TRANSLATE_NOOP(
        "Rule",
        "The town's opening hours are not set, so whoever asks for them is passed to a person. Set them: ventanilla town hours.",
    ),
    "never_closed": QT_TRANSLATE_NOOP(
        "Rule",
        "The rule answers only while it is closed, and without opening hours it never is. Set them: ventanilla town hours.",
    ),
    "shortcut_shared": QT_TRANSLATE_NOOP(
        "Rule", "The shortcut /{shortcut} also belongs to {other}, which may be inserted instead. Change one of them."
    ),
    "file_missing": QT_TRANSLATE_NOOP(
        "Rule", "The file {name} is not in the store any more, so the answer cannot go out with it. Attach it again."
    ),
}
"""Findings by code. A code of an error says what does not work, one of advice what would be better."""

REFUSALS: Final[Mapping[str, str]] = {
    "rule_not_a_table": QT_TRANSLATE_NOOP(
        "Rule", "This is not a rule: a rule has names and values. Compare it with an exported one."
    ),
    "rule_unknown_field": QT_TRANSLATE_NOOP(
        "Rule", "A rule has no field called {field}. Correct its name or take it out."
    ),
    "rule_bad_name": QT_TRANSLATE_NOOP(
        "Rule",
        "«{name}» cannot be the name of a rule. Use 1 to 64 small letters without accents, digits, hyphens or underscores.",
    ),
    "rule_bad_value": QT_TRANSLATE_NOOP(
        "Rule", "What stands in the field {field} cannot be read. Compare it with an exported rule."
    ),
    "rule_bad_choice": QT_TRANSLATE_NOOP("Rule", "{field} cannot be «{value}». Write one of: {choices}"),
    "rule_bad_date": QT_TRANSLATE_NOOP(
        "Rule", "{field} cannot be «{value}». Write the date as year-month-day, such as 2026-12-24."
    ),
    "rule_bad_language": QT_TRANSLATE_NOOP(
        "Rule", "{field} speaks of a language «{value}» the console does not have. Write one of: {choices}"
    ),
    "rule_text_too_long": QT_TRANSLATE_NOOP("Rule", "{field} is longer than {limit} characters. Shorten it."),
    "rule_bad_button": QT_TRANSLATE_NOOP(
        "Rule",
        "A button needs words in at least one language and either what it says (at most 64 bytes) or the address it opens.",
    ),
    "rule_bad_url": QT_TRANSLATE_NOOP(
        "Rule", "An address in the field {field} does not begin with https://. Correct it."
    ),
}
"""Refusals of models/rules.py by the code of the RuleError."""

Change = Callable[[str], str]


def as_written(text: str) -> str:
    return text


def finding_text(finding: Finding, translate: Change = as_written, guard: Change = as_written) -> str:
    """The sentence of a finding. `translate` turns an English text of the context "Rule" into another language; `guard` makes the words
    somebody wrote harmless beside it."""
    return filled_sentence(FINDINGS[finding.code], {"language": finding.language, **finding.blanks}, translate, guard)


def refusal_text(error: RuleError, translate: Change = as_written, guard: Change = as_written) -> str:
    """The sentence of a RuleError."""
    return filled_sentence(REFUSALS[error.code], error.blanks, translate, guard)


def filled_sentence(sentence: str, blanks: Mapping[str, object], translate: Change, guard: Change) -> str:
    """A sentence with its blanks filled: names of fields and languages translated, all other words guarded."""
    shown: dict[str, object] = {}
    for key, value in blanks.items():
        names = FIELD_NAMES if key == "field" else LANGUAGE_NAMES if key in ("language", "other_language") else {}
        if isinstance(value, str):
            shown[key] = translate(names[value]) if value in names else guard(value)
        else:
            shown[key] = value
    return translate(sentence).format(**shown)
