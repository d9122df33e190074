"""What an operator reads when something cannot be done is in their language from the first word to the last."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.models.problems import SENTENCES, Problem
from console.models.reasons import BLANKS, Why
from console.ui.resources import resource
from console.ui.sentences import problem_text, text_of
from console.ui.text import safe_label
from console.ui.translations import use_language

# Words of our sentences that are no word of Catalan or Spanish.
ENGLISH = re.compile(r"\b(the|it|is|was|were|have|not|cannot|must|of|with|and|be|to|too|sent|nothing|channel)\b", re.I)
LEFT_ALONE = re.compile(r"«[^»]*»|https?:\S+|\bvalue\b|--\w+|VENTANILLA\w+|ventanilla [a-z ]+|\b\w+\.\w+\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Path]:
    """The translations, made from their sources; English again afterwards."""
    made = tmp_path_factory.mktemp("words")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    for source in sorted(resource("translations").glob("*.ts")):
        subprocess.run([tool, "-silent", source, "-qm", made / f"{source.stem}.qm"], check=True, timeout=60)
    yield made
    use_language(qapp, "en")


OF_PHRASES = ("limit", "number", "hours", "choices", "minimum", "maximum", "line", "said")
"""The blanks inside the phrases themselves."""


def every_sentence() -> Iterator[tuple[str, dict[str, object]]]:
    """Every problem with every code its blanks may hold."""
    for code, sentence in SENTENCES.items():
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        plain: dict[str, object] = {name: "9" for name in (*names, *OF_PHRASES)}
        coded = next((name for name in names if name in BLANKS), None)
        choices: Iterable[str] = BLANKS[coded] if coded else ("",)
        for choice in choices:
            if coded:
                plain[coded] = choice
            yield code, plain


@pytest.mark.parametrize("language", ["ca", "es"])
def test_no_english_word_is_left_in_any_sentence(language: str, folder: Path, qapp: QApplication) -> None:
    use_language(qapp, language, folder)
    found = []
    for code, blanks in every_sentence():
        text = problem_text(code, blanks)
        if ENGLISH.search(LEFT_ALONE.sub("", text)) or "{" in text:
            found.append(f"{code} {blanks}: {text}")
    assert not found, "\n".join(found[:20])


def test_english_words_are_found() -> None:
    assert ENGLISH.search(LEFT_ALONE.sub("", "El canal ha rebutjat el missatge (it is missing)."))
    assert not ENGLISH.search(LEFT_ALONE.sub("", "El canal diu «it is missing»."))


def test_the_sentence_says_its_reason_in_catalan(folder: Path, qapp: QApplication) -> None:
    use_language(qapp, "ca", folder)
    text = text_of(Problem("cannot_edit", why=Why.TEXT_LENGTH, limit=4096))
    assert text.startswith("Aquest missatge no es pot corregir: el text nou ha de tenir entre 1 i 4096 caràcters.")
    assert "no és en aquest ordinador" in text_of(Problem("rejected_file", why=Why.FILE_MISSING))
    assert "(estat: pendent d’enviar)" in text_of(Problem("not_uncertain", state="pending"))
    assert "cap conversa amb" in text_of(Problem("not_found", what="conversation", id=3))


def test_what_a_provider_or_an_older_program_wrote_is_quoted(folder: Path, qapp: QApplication) -> None:
    use_language(qapp, "ca", folder)
    said = problem_text("provider_rejected", {"why": "said", "said": "message is <b>odd</b> {limit}"})
    assert "el canal diu «" in said and "message is <b>odd</b> {limit}" in said
    assert "el canal diu «" in problem_text("rejected_file", {"why": "it is missing"})


def test_a_problem_of_a_newer_program_becomes_the_general_one(folder: Path, qapp: QApplication) -> None:
    use_language(qapp, "ca", folder)
    assert problem_text("comes_later", {}).startswith("Ha passat una cosa inesperada")
    without = problem_text("cannot_edit", {})
    assert "{" not in without and not ENGLISH.search(without), "blanks of another program"


def test_a_label_shows_names_without_marks_of_ours(qapp: QApplication) -> None:
    text = text_of(Problem("claim_lost", winner="Marta \u202eRiera"))
    assert safe_label(text).text() == text, "nothing in it has to be written out any more"
    assert text.startswith("Marta ‹RLO›Riera ")
