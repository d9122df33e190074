"""Puts together what makes automatic answers: the rules, and those who run code for them."""

from collections.abc import Mapping
from typing import Literal

from console.answers.codes.runner import CodeRunner
from console.answers.external import ExternalCode
from console.answers.language import LanguageGuesser
from console.models.rules import RuleKind
from console.operations import external, town
from console.operations.desk import Desk
from console.sync.answering import Answerer, Answering
from console.sync.parts import Files, Parts
from console.sync.ranker import Ranker


class DeskLastAnswers:
    """Last good answers, kept in the desk. Any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self, rule: str, key: str) -> tuple[str, int] | None:
        """See answers.external.LastAnswers."""
        return self._desk.read(external.last_good, rule, key)

    def keep(self, rule: str, key: str, body: str) -> None:
        """See answers.external.LastAnswers."""
        self._desk.run(external.keep_good, rule, key, body)


def make_external(parts: Parts) -> ExternalCode:
    """Code outside with the hosts, the secrets and the last good answers of a desk."""
    verify: Literal[True] | str = parts.ca_file or True
    return ExternalCode(
        lambda: parts.desk.read(town.external_hosts),
        parts.secret,
        DeskLastAnswers(parts.desk),
        verify=verify,
        proxy=parts.external_proxy,
    )


def make_answering(
    parts: Parts, *, files: Files | None = None, instead: Mapping[RuleKind, Answerer] | None = None
) -> Answering:
    """The answering of one process, for all its channels. Nothing is started before the first answer needs it.

    `files` and `instead`: other files, other ways to run a kind of code, for trying a rule.
    """
    guesser = LanguageGuesser(default="ca")
    answerers: dict[RuleKind, Answerer] = {
        RuleKind.CODE: CodeRunner(parts.codes_folder),
        RuleKind.EXTERNAL: make_external(parts),
    }
    return Answering(
        parts.desk,
        files or parts.files,
        {**answerers, **(instead or {})},
        lambda texts, known: guesser.guess(texts, known).language,
        parts.town_name,
        Ranker(parts.desk, parts.files).choose,
    )
