"""Problems and activity lines in the operator's language.

Painted lines hold strangers' words in bidi isolates. Labels and boxes write every invisible mark out, a well-meant one
too, so for them the words are cleaned and stand as they are.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from console.models.problems import SENTENCES, Problem, sentence
from console.models.reasons import filled
from console.models.rule_checks import Finding, finding_text, refusal_text
from console.models.rules import RuleError
from console.ui.cleaning import isolate, one_line


def problem_text(code: str, blanks: dict[str, object], quoted: Callable[[str], str] = isolate) -> str:
    """The sentence of a problem; an unknown code (a newer program wrote it) becomes the general one.

    `quoted`: what is done to words of others before they stand in it.
    """
    if code in SENTENCES:
        try:
            return sentence(
                code, filled(blanks, _reason, quoted), QCoreApplication.translate("Problem", SENTENCES[code])
            )
        except (KeyError, IndexError):
            # Another program wrote it, with other blanks.
            pass
    template = QCoreApplication.translate("Problem", SENTENCES["unexpected"])
    return sentence("unexpected", {"kind": quoted(code)}, template)


def _reason(phrase: str) -> str:
    return QCoreApplication.translate("Reason", phrase)


def text_of(problem: Problem) -> str:
    """The sentence of a raised problem, for a label or a box."""
    return problem_text(problem.code, problem.blanks, one_line)


def text_of_finding(finding: Finding) -> str:
    """What is wrong with a rule."""
    return finding_text(finding, _of_rules, one_line)


def text_of_refusal(error: RuleError) -> str:
    """Why something is no rule."""
    return refusal_text(error, _of_rules, one_line)


def _of_rules(text: str) -> str:
    return QCoreApplication.translate("Rule", text)
