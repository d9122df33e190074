"""What `run.py` says to people: old Pythons, wrong words, missing libraries; and the translations it builds."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chores import system, translations
from chores.environment import Environment
from chores.report import Stop
from chores.verbs import USAGE, VERBS, main

ROOT = Path(__file__).resolve().parent.parent.parent

TRANSLATION = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="ca"><context><name>Queue</name>
<message><source>Queue</source><translation>Cua</translation></message></context></TS>"""


@pytest.fixture
def here(tmp_path: Path) -> Environment:
    """An empty program whose `.venv` is the one the tests run in."""
    (tmp_path / "resources" / "translations").mkdir(parents=True)
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return Environment(tmp_path)


def test_old_python_is_told_so() -> None:
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 5))
    code = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('run.py')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.9" in done.stderr
    assert "Traceback" not in done.stderr


def test_runs_on_the_standard_library_alone() -> None:
    # -S -I: no site-packages, no environment, no current folder; what is imported then is Python's own or ours.
    code = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('run', run_name='__main__')"
    command = [sys.executable, "-I", "-S", "-c", code, str(ROOT), "--help"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == USAGE


def test_every_chore_is_in_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(f"{verb}" in USAGE for verb in VERBS)
    assert main(["dance"]) == 2
    assert "no chore called dance" in capsys.readouterr().err


def test_arguments_that_nobody_reads_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fast"]) == 1
    assert "takes no arguments: --fast" in capsys.readouterr().err


def test_missing_libraries_and_broken_modules_are_named() -> None:
    found = system.probe(Path(sys.executable), ["libnothing-of-the-kind.so.9"], ["json", "nothing_of_the_kind"])
    assert found.missing == ("libnothing-of-the-kind.so.9",)
    assert list(found.broken) == ["nothing_of_the_kind"]


def test_an_interpreter_that_does_not_start_is_said_as_such(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho cannot >&2\nexit 3\n")
    broken.chmod(0o755)
    with pytest.raises(Stop, match="does not start: cannot"):
        system.probe(broken, [])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has libraries to look for")
def test_the_display_decides_what_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not system.has_display()
    assert system.wanted_libraries() == system.BASE
    monkeypatch.setenv("DISPLAY", ":0")
    assert system.has_display()
    assert system.wanted_libraries().keys() == system.BASE.keys() | system.X11.keys()


def test_translations_are_built_when_newer(here: Environment) -> None:
    source = here.root / "resources" / "translations" / "ventanilla_ca.ts"
    source.write_text(TRANSLATION, encoding="utf-8")
    built = source.with_suffix(".qm")
    assert translations.build(here) == [built]
    assert "Cua".encode("utf-16-be") in built.read_bytes()
    assert translations.build(here) == []
    os.utime(built, (1, 1))
    assert translations.build(here) == [built]


def test_a_damaged_translation_is_named(here: Environment) -> None:
    (here.root / "resources" / "translations" / "ventanilla_es.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(Stop, match=r"ventanilla_es\.ts cannot be read"):
        translations.build(here)
