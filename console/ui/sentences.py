"""Problems and activity lines in the operator's language."""

from PySide6.QtCore import QCoreApplication

from console.models.problems import SENTENCES, Problem, sentence
from console.ui.cleaning import isolate


def problem_text(code: str, blanks: dict[str, object]) -> str:
    """The sentence of a problem; an unknown code (a newer program wrote it) becomes the general one."""
    if code not in SENTENCES:
        code, blanks = "unexpected", {"why": code}
    shown: dict[str, object] = {
        name: isolate(value) if isinstance(value, str) else value for name, value in blanks.items()
    }
    try:
        return sentence(code, shown, QCoreApplication.translate("Problem", SENTENCES[code]))
    except (KeyError, IndexError):
        return SENTENCES[code]


def text_of(problem: Problem) -> str:
    """The sentence of a raised problem."""
    return problem_text(problem.code, problem.blanks)
