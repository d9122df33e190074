"""The child that trains: whole for many examples, ended when asked, and no more than a missing model when it fails."""

import sys
import threading

import pytest

from console.answers.examples import Example
from console.answers.model_file import from_bytes
from console.answers.training import train_in_child
from console.answers.translating import installed_modes

MANY = [Example(f"pregunta número {n} sobre el tema {n % 40} de l'ajuntament", f"r{n % 40}", "ca") for n in range(3000)]


def test_more_than_a_pipe_holds_is_trained() -> None:
    made = train_in_child(MANY, seconds=50)
    assert made is not None
    assert from_bytes(made).rank("tema 7 de l'ajuntament")[0].label == "r7"


def test_a_stop_ends_the_child_at_once() -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    assert train_in_child(MANY * 3, stop) is None, "it went on to the end"


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false", "/bin/true"])
def test_without_a_child_there_is_no_model(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert train_in_child(MANY) is None


@pytest.mark.skipif("cat-spa" not in installed_modes(), reason="Apertium is not installed on this computer")
def test_with_extras_a_question_in_the_other_language_is_known() -> None:
    own = [
        Example("vull pagar la multa", "multes", "ca"),
        Example("on puc veure la finestra oberta", "finestra", "ca"),
        Example("quan obre la biblioteca", "biblioteca", "ca"),
    ]
    made = train_in_child(own, has_extras=True)
    assert made is not None
    model = from_bytes(made)
    assert "es" in model.examples.languages("finestra")
    assert model.rank("dónde puedo ver la ventana abierta")[0].label == "finestra"
