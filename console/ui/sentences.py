"""Problems and activity lines in the operator's language."""

from PySide6.QtCore import QCoreApplication

from console.models.problems import SENTENCES, Problem, sentence
from console.models.reasons import filled
from console.models.rule_checks import Finding, finding_text, refusal_text
from console.models.rules import RuleError
from console.ui.cleaning import isolate


def problem_text(code: str, blanks: dict[str, object]) -> str:
    """The sentence of a problem; an unknown code (a newer program wrote it) becomes the general one."""
    if code in SENTENCES:
        try:
            return sentence(
                code, filled(blanks, _reason, isolate), QCoreApplication.translate("Problem", SENTENCES[code])
            )
        except (KeyError, IndexError):
            # Another program wrote it, with other blanks.
            pass
    template = QCoreApplication.translate("Problem", SENTENCES["unexpected"])
    return sentence("unexpected", {"kind": isolate(code)}, template)


def _reason(phrase: str) -> str:
    return QCoreApplication.translate("Reason", phrase)


def text_of(problem: Problem) -> str:
    """The sentence of a raised problem."""
    return problem_text(problem.code, problem.blanks)


def text_of_finding(finding: Finding) -> str:
    """What is wrong with a rule."""
    return finding_text(finding, _of_rules, isolate)


def text_of_refusal(error: RuleError) -> str:
    """Why something is no rule."""
    return refusal_text(error, _of_rules, isolate)


def _of_rules(text: str) -> str:
    return QCoreApplication.translate("Rule", text)
