"""`ventanilla answers` from outside: one line out for each line in, and a sentence for whatever cannot be read."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from console.cli import main
from tests.answers.town import QUESTIONS

KEYWORDS = {
    "BUS": ["bus", "línia"],
    "BAIXA": ["baixa"],
    "CITA": {"aliases": ["cita"], "exact_only": True, "arguments": ["metge"]},
}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [f'"{text}",{label},ca' for label, texts in QUESTIONS.items() for text in texts]
    path = tmp_path / "town.csv"
    path.write_text("\n".join(["text,label,lang", *rows, "hola,oos,ca", ""]), encoding="utf-8")
    return path


@pytest.fixture
def model(table: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = table.with_suffix(".model")
    assert main(["answers", "train", str(table), "--out", str(path)]) == 0
    capsys.readouterr()
    return path


class Talk:
    """Runs a command over lines and returns its exit code, its lines and its sentence."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = monkeypatch, capsys

    def __call__(self, lines: list[object], *words: str) -> tuple[int, list[dict[str, object]], str]:
        said = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said)))
        code = main(["answers", *words])
        told = self._capture.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return Talk(monkeypatch, capsys)


def refusal(path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    path.write_bytes(content)
    out = path.with_suffix(".out")
    assert main(["answers", "train", str(path), "--out", str(out)]) == 1
    assert not out.exists()
    return capsys.readouterr().err


def test_training_says_what_it_learnt(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "train", str(table), "--out", str(table.with_suffix(".m")), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["answers"], told["none_of_ours"]) == (len(QUESTIONS), 1)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbftext,label\r\non es el bus,bus\r\n\r\n",
        "text;label;lang\non és el bus, si us plau?;bus;ca\n".encode(),
        b"Label\tText\nbus\ton es el bus\n",
        b'text,label\n"diu ""on es""\nel bus",bus',
        b"text,label\ron es el bus,bus\r",
    ],
)
def test_tables_of_other_programs_are_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert main(["answers", "train", str(path), "--out", str(tmp_path / "m")]) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "text,label"),
        (b"question,answer\na,b\n", "text,label"),
        (b"text,label\n", "no example"),
        (b"text,label\nhola,oos\n", "no example"),
        ("text,label\non és,bus\nqué,bus\n".encode("cp1252"), "Line 2"),
        ("text,label\na,b\n".encode("utf-16"), "Line 1"),
        (b"text,label\na,b\n\0\0,b\n", "Line 3"),
        (b"text,label\na,b\nonly text\n", "Line 3"),
        (b"text,label\na,b\n,b\n", "Line 3"),
        (b"text,label\na, \n", "Line 2"),
        (b'text,label\n"a,b\nc,d\n', "quotation mark"),
        (b'text,label\n"a"x,b\n', "Line 2"),
        (b"text,label\n" + b"a" * 200_000 + b",b\n", "Line 2"),
    ],
)
def test_a_bad_table_is_refused_whole(
    tmp_path: Path, content: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(tmp_path / "bad.csv", content, capsys)
    assert words in told and "bad.csv" in told and "Nothing was learnt" in told


def test_a_table_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "train", str(tmp_path / "no.csv"), "--out", str(tmp_path / "m")]) == 1
    assert "no.csv" in capsys.readouterr().err


def test_a_model_that_cannot_be_written_is_told(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "train", str(table), "--out", str(table / "m")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_an_answer_with_many_examples_keeps_them(tmp_path: Path, talk: Talk) -> None:
    path = tmp_path / "many.csv"
    rows = [f"pregunta {number},bus" for number in range(230)] + ["altra cosa,gos"]
    path.write_text("\n".join(["text,label", *rows]), encoding="utf-8")
    assert main(["answers", "train", str(path), "--out", str(tmp_path / "m"), "--json"]) == 0


def test_every_line_gets_its_line(model: Path, talk: Talk) -> None:
    lines: list[object] = [
        b"\xef\xbb\xbf" + json.dumps({"text": "quan passa l'autobús de nit"}).encode() + b"\r\n",
        b"\n",
        b"not json\n",
        b"\xff\xfe\n",
        {"text": 3},
        ["text"],
        {"text": "\ud800"},
        {"text": ""},
        b"[" * 100_000 + b"\n",
        b'{"text": "me han puesto una multa"}',
    ]
    code, told, sentence = talk(lines, "rank", "--model", str(model))
    assert code == 1 and "could not be read: 6" in sentence
    assert ["error" in each for each in told] == [n in (1, 2, 3, 4, 5, 8) for n in range(10)]
    first, last = told[0], told[-1]
    assert isinstance(first["ranked"], list) and first["ranked"][0]["label"] == "bus" and first["lang"] == "ca"
    assert isinstance(last["ranked"], list) and last["ranked"][0]["label"] == "multa" and last["lang"] == "es"
    assert len(last["ranked"]) == 5 and "oos" not in {each["label"] for each in last["ranked"]}


def test_picks_are_learnt_into_the_file(model: Path, talk: Talk) -> None:
    picks: list[object] = [
        {"text": "on deixo roba vella", "label": "roba"},
        {"text": "no"},
        {"text": " ", "label": "x"},
    ]
    code, told, _ = talk([*picks, {"text": "bon dia", "label": "oos"}], "learn", "--model", str(model))
    assert code == 1
    assert ["error" if "error" in each else each for each in told] == [
        {"learned": True},
        "error",
        "error",
        {"learned": True},
    ]
    code, told, _ = talk([{"text": "roba vella"}], "rank", "--model", str(model))
    assert code == 0 and isinstance(told[0]["ranked"], list) and told[0]["ranked"][0]["label"] == "roba"


def test_nothing_to_learn_leaves_the_file(model: Path, talk: Talk) -> None:
    before = model.read_bytes()
    assert talk([], "learn", "--model", str(model)) == (0, [], "")
    assert talk([b"x\n"], "learn", "--model", str(model))[0] == 1
    assert model.read_bytes() == before


@pytest.mark.parametrize("verb", ["rank", "learn"])
def test_a_damaged_model_is_refused(model: Path, talk: Talk, verb: str) -> None:
    model.write_bytes(model.read_bytes()[:-9])
    code, told, sentence = talk([{"text": "a", "label": "b"}], verb, "--model", str(model))
    assert code == 1 and told == [] and "damaged" in sentence


def test_keywords_are_those_of_the_file(tmp_path: Path, talk: Talk) -> None:
    path = tmp_path / "keywords.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(KEYWORDS).encode())
    lines: list[object] = [{"text": text} for text in ("Bus 3!", "baxa", "cita metge", "hola", "busos")]
    code, told, _ = talk([*lines, b"x\n"], "recognise", "--keywords", str(path))
    nothing = {"keyword": None, "argument": None, "ask": False}
    assert code == 1
    assert told[:5] == [
        {"keyword": "BUS", "argument": "3", "ask": False},
        nothing,
        {"keyword": "CITA", "argument": "metge", "ask": False},
        nothing,
        nothing,
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"A": "a"}',
        b'{"A": [1]}',
        b'{"A": {}}',
        b'{"A": {"aliases": [], "exact_only": 3}}',
        b"\xff",
        b"[" * 99_999,
    ],
)
def test_a_bad_list_of_keywords_is_refused(tmp_path: Path, talk: Talk, content: bytes) -> None:
    path = tmp_path / "keywords.json"
    path.write_bytes(content)
    code, told, sentence = talk([], "recognise", "--keywords", str(path))
    assert code == 1 and told == [] and "keywords.json" in sentence


def test_a_caller_may_write_one_line_and_read_one(tmp_path: Path, model: Path) -> None:
    for verb, question in (("rank", {"text": "el bus"}), ("learn", {"text": "el bus 7", "label": "bus"})):
        command = [sys.executable, "-m", "console.cli", "answers", verb, "--model", str(model)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin is not None and process.stdout is not None
            for _ in range(3):
                process.stdin.write(json.dumps(question) + "\n")
                process.stdin.flush()
                assert json.loads(process.stdout.readline())
            process.stdin.close()
            assert process.wait(30) == 0


def test_a_caller_that_goes_away_ends_it_quietly(model: Path) -> None:
    command = [sys.executable, "-m", "console.cli", "answers", "rank", "--model", str(model)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdout.close()
        process.stdin.write(b'{"text": "bus"}\n' * 3)
        process.stdin.close()
        assert process.wait(30) == 1
        assert process.stderr.read() == b""
