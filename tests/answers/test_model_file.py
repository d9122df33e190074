"""A model comes back as it was, and no broken file is taken for one."""

import os
from pathlib import Path

import pytest

from console.answers import model_file, ranking
from console.answers.examples import Example, Examples
from console.answers.ranking import train
from console.models.problems import Problem
from tests.answers.town import examples

TEXTS = ["quan passa el bus", "mi perro se ha perdido", "hola", "قطار"]


def code_of(path: Path) -> str:
    with pytest.raises(Problem) as told:
        model_file.read(path)
    assert path.name in str(told.value)
    return told.value.code


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "town.model"
    model_file.write(train(examples()), path)
    return path


@pytest.mark.parametrize("fewest", [3, 99])
def test_a_model_comes_back_and_goes_on_learning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fewest: int) -> None:
    monkeypatch.setattr(ranking, "FEWEST_PASSES", fewest)
    model = train(Examples([*examples(), Example("res", None), Example("text\nde dues\tlínies", "bus", "ca", "k")], 55))
    model.learn(Example("roba vella", "roba"))
    path = tmp_path / "m"
    model_file.write(model, path)
    back = model_file.read(path)
    assert list(back.examples) == list(model.examples) and back.examples.most_per_answer == 55
    assert back.labels == model.labels and back.vocabulary == model.vocabulary
    for text in TEXTS:
        for one, other in zip(model.rank(text), back.rank(text), strict=True):
            assert one.p == pytest.approx(other.p, abs=2e-3)
    back.learn(Example("sabates", "sabates"))
    assert back.rank("sabates")[0].label == "sabates"
    model_file.write(back, path)
    assert model_file.read(path).rank("roba vella")[0].label == "roba"


def test_an_empty_model_comes_back(tmp_path: Path) -> None:
    model_file.write(train([]), tmp_path / "m")
    assert model_file.read(tmp_path / "m").rank("x") == []


def test_every_damage_is_told(saved: Path) -> None:
    whole = saved.read_bytes()
    for broken in (
        b"",
        b"PK",
        b"\x80\x04.",
        whole[:-1],
        whole[: len(whole) // 2],
        whole + b"x",
        b"x" + whole,
        whole[:200],
    ):
        saved.write_bytes(broken)
        assert code_of(saved) == "model_damaged"
    for place in range(0, len(whole), len(whole) // 25):
        saved.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert code_of(saved) in ("model_damaged", "model_newer")


def test_parts_that_do_not_fit_are_told(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = model_file.read(saved)
    model.vocabulary.frequency.append(1)
    model_file.write(model, saved)
    assert code_of(saved) == "model_damaged"


def test_a_newer_file_is_told(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "VERSION", 2)
    model_file.write(train(examples()), saved)
    monkeypatch.undo()
    assert code_of(saved) == "model_newer"


def test_no_file_and_no_folder_are_told(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none") == "model_unreadable"
    assert code_of(tmp_path) == "model_unreadable"
    for place in (tmp_path / "no" / "folder", tmp_path):
        with pytest.raises(Problem) as told:
            model_file.write(train([]), place)
        assert told.value.code == "model_unwritable"


def test_a_failed_write_leaves_the_old_model(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem):
        model_file.write(train([]), saved)
    assert saved.read_bytes() == before
    assert [each.name for each in saved.parent.iterdir()] == [saved.name]
