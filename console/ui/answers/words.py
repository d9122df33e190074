"""The words of the answers page: kinds, hours, languages, and how a rule went. One table per question."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from console.models.rules import RuleHours, RuleKind

CONTEXT = "Answers"

KINDS: dict[str, tuple[str, Any, Any]] = {
    RuleKind.TEXT: (
        "message-2",
        QT_TRANSLATE_NOOP("Answers", "Stored text"),
        QT_TRANSLATE_NOOP("Answers", "The text goes out in the citizen's language."),
    ),
    RuleKind.OPERATOR: (
        "user",
        QT_TRANSLATE_NOOP("Answers", "A person"),
        QT_TRANSLATE_NOOP("Answers", "The conversation goes to a person, with these words first if there are any."),
    ),
    RuleKind.CODE: (
        "robot",
        QT_TRANSLATE_NOOP("Answers", "Code inside"),
        QT_TRANSLATE_NOOP("Answers", "A function installed with this program answers."),
    ),
    RuleKind.EXTERNAL: (
        "world",
        QT_TRANSLATE_NOOP("Answers", "Code outside"),
        QT_TRANSLATE_NOOP("Answers", "A service of the town answers over a signed connection."),
    ),
}
"""Icon, name and explanation of each kind."""
HOURS: dict[str, Any] = {
    RuleHours.ALWAYS: QT_TRANSLATE_NOOP("Answers", "At any time"),
    RuleHours.OPEN: QT_TRANSLATE_NOOP("Answers", "Only while the office is open"),
    RuleHours.CLOSED: QT_TRANSLATE_NOOP("Answers", "Only while the office is closed"),
}
OUTCOMES: dict[str, Any] = {
    "answered": QT_TRANSLATE_NOOP("Answers", "answered"),
    "handoff": QT_TRANSLATE_NOOP("Answers", "passed to a person"),
    "withheld": QT_TRANSLATE_NOOP("Answers", "kept back"),
}


def say(text: str) -> str:
    """A string of this page in the language in force."""
    return QCoreApplication.translate(CONTEXT, text)


def say_of_rule(text: str) -> str:
    """A string of the rule checks (names of languages and fields, findings) in the language in force."""
    return QCoreApplication.translate("Rule", text)
