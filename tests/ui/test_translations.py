"""Every text on the screen exists in Catalan and Spanish, whole and with its blanks; a live widget changes language.

The sources are asked again at every run: a text added or reworded anywhere in the program fails here until it is
translated. Qt's own extractor decides what a text is, and the syntax tree adds what that extractor cannot see.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import console
from console.ui.frame import TopBar
from console.ui.resources import resource
from console.ui.translations import use_language

LANGUAGES = ("ca", "es")
CODE = Path(console.__file__).parent
_BLANK = re.compile(r"\{[^{}]*\}|%L?(?:n|\d+)")
_MARKS = {"translate", "QT_TRANSLATE_NOOP"}

Key = tuple[str, str, str]
"""Context, English text, disambiguation (mostly empty)."""


@dataclass(frozen=True)
class Entry:
    """One text of a translation file. `forms` has one string, or one for each numerus form when `counts`."""

    key: Key
    counts: bool
    is_finished: bool
    forms: tuple[str, ...]


def _entries(file: Path) -> list[Entry]:
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            counts = message.get("numerus") == "yes"
            translation = message.find("translation")
            assert translation is not None, f"{file.name}: {key}"
            several = tuple(form.text or "" for form in translation.iter("numerusform"))
            forms = several if counts else (translation.text or "",)
            found.append(Entry(key, counts, translation.get("type") is None, forms))
    return found


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@dataclass(frozen=True)
class Call:
    """A place that marks a text: its context ("" when it is a variable) and the expression of the text."""

    place: str
    context: str
    text: ast.expr


def _calls(code: str, file: str) -> list[Call]:
    """Every tr(), translate() and QT_TRANSLATE_NOOP() of a source file."""
    found: list[Call] = []

    def visit(node: ast.AST, class_name: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                function, arguments = child.func, child.args
                name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                place = f"{file}:{child.lineno}"
                if name == "tr" and arguments:
                    found.append(Call(place, class_name, arguments[0]))
                elif name in _MARKS and len(arguments) >= 2:
                    context = arguments[0].value if isinstance(arguments[0], ast.Constant) else ""
                    found.append(Call(place, str(context), arguments[1]))
            visit(child, child.name if isinstance(child, ast.ClassDef) else class_name)

    visit(ast.parse(code), "")
    return found


def _calls_of_the_program() -> list[Call]:
    files = sorted(CODE.rglob("*.py"))
    return [call for file in files for call in _calls(file.read_text(encoding="utf-8"), file.name)]


def _made_up(call: Call) -> bool:
    """Whether the text is put together before it is looked up, so that no translation can ever match it."""
    text = call.text
    if isinstance(text, ast.Call):
        return isinstance(text.func, ast.Attribute) and text.func.attr == "format"
    if isinstance(text, ast.BinOp):
        # A matrix is moved by translate(x, y), too: only sums and fillings with a text in them are meant.
        return any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(text))
    return isinstance(text, ast.JoinedStr)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[Key, bool]:
    """Every text of the program as it is now, and whether it counts something (%n)."""
    target = tmp_path_factory.mktemp("texts") / "now.ts"
    files = [str(file) for file in sorted(CODE.rglob("*.py"))]
    subprocess.run([_tool("pyside6-lupdate"), "-silent", *files, "-ts", str(target)], check=True, timeout=60)
    texts = {entry.key: entry.counts for entry in _entries(target)}
    for call in _calls_of_the_program():
        # The extractor does not look into the braces of f-strings; Qt does translate what is called there.
        if call.context and isinstance(call.text, ast.Constant) and isinstance(call.text.value, str):
            texts.setdefault((call.context, call.text.value, ""), False)
    assert len(texts) > 500, "the extractor found almost nothing"
    return texts


def _written(language: str) -> dict[Key, Entry]:
    """All our translations of a language; fails when two files say the same text differently."""
    known: dict[Key, Entry] = {}
    for file in sorted(resource("translations").glob(f"*_{language}.ts")):
        for entry in _entries(file):
            twin = known.setdefault(entry.key, entry)
            assert twin.forms == entry.forms, f"{file.name} contradicts another file: {entry.key}"
    return known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str, wanted: dict[Key, bool]) -> None:
    written = _written(language)
    missing = [key for key in wanted if key not in written]
    assert not missing, f"{len(missing)} texts without {language}: {missing[:20]}"
    empty = [key for key in wanted if not written[key].is_finished or not all(written[key].forms)]
    assert not empty, f"unfinished in {language}: {empty[:20]}"


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_counted_texts_have_one_and_many(language: str, wanted: dict[Key, bool]) -> None:
    written = _written(language)
    counted = [key for key, counts in wanted.items() if counts]
    assert counted
    for key in counted:
        assert key in written, f"no plural in {language}: {key}"
        assert written[key].counts and len(written[key].forms) == 2, f"one and many in {language}: {key}"
        assert "(s)" not in "".join(written[key].forms)


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_blanks_survive_translation(language: str) -> None:
    for (context, source, _), entry in _written(language).items():
        for form in entry.forms:
            assert sorted(_BLANK.findall(form)) == sorted(_BLANK.findall(source)), f"{context}: {source!r} → {form!r}"
            assert form == form.strip() or source != source.strip(), f"{context}: space around {form!r}"


def test_no_text_is_put_together_before_it_is_looked_up() -> None:
    calls = _calls_of_the_program()
    assert len(calls) > 500
    assert not [call.place for call in calls if _made_up(call)]


def test_the_search_for_made_up_texts_finds_them() -> None:
    careless = "\n".join(
        [
            "class Pane:",
            "    def show(self):",
            "        self.tr(f'{name} is here')",
            "        self.tr('{n} new'.format(n=3))",
            "        self.tr('Until ' + when)",
            "        QCoreApplication.translate('Pane', '%s new' % n)",
            "        QCoreApplication.translate('Pane', 'Good {n}').format(n=1)",
            "        self.tr('All ' 'right')",
        ]
    )
    assert [call.place for call in _calls(careless, "pane.py") if _made_up(call)] == [
        f"pane.py:{n}" for n in (3, 4, 5, 6)
    ]
    assert {call.context for call in _calls(careless, "pane.py")} == {"Pane"}


@pytest.fixture
def built(tmp_path: Path, qapp: QApplication) -> Iterator[Path]:
    """The translations as Qt reads them, made from the sources; English again afterwards."""
    for source in sorted(resource("translations").glob("*.ts")):
        target = tmp_path / f"{source.stem}.qm"
        subprocess.run([_tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)], check=True, timeout=60)
    yield tmp_path
    use_language(qapp, "en")


def test_a_live_widget_changes_language(built: Path, qapp: QApplication, qtbot: QtBot) -> None:
    bar = TopBar("Ajuntament", "OAC", "Laia", is_training=True)
    qtbot.addWidget(bar)
    chip = bar.findChild(QLabel, "training")
    assert isinstance(chip, QLabel)
    assert chip.text() == "TRAINING"
    for language, word in (("ca", "ENTRENAMENT"), ("es", "ENTRENAMIENTO"), ("ca", "ENTRENAMENT"), ("en", "TRAINING")):
        use_language(qapp, language, built)
        qapp.processEvents()
        assert chip.text() == word


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("ca", "1 caràcter", "2 caràcters"), ("es", "1 carácter", "2 caracteres"), ("en", "1 character", "2 characters")],
)
def test_counts_are_spoken_rightly(language: str, one: str, many: str, built: Path, qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(built / f"console_{language}.qm"))
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Composer", "%n character(s)", "", 1) == one
        assert QCoreApplication.translate("Composer", "%n character(s)", "", 2) == many
    finally:
        qapp.removeTranslator(translator)
