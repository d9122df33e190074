"""Codes in child processes: whatever one does, its own citizen gets a person in time and nobody else notices."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from console.answers.calls import Answer, NoAnswer, Stopped
from console.answers.codes import pool
from console.answers.codes.registry import BUILT_IN, names
from console.answers.codes.runner import CodeRunner, time_limit
from console.models.rules import KeptRule, RuleKind, rule_from
from tests.answers.codes import calls, nasty

pytestmark = pytest.mark.expects_warnings
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the system has no such limit")


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[CodeRunner]:
    made = CodeRunner(nasty.install(tmp_path))
    yield made
    made.close()
    assert not [
        each for each in threading.enumerate() if each.name.startswith("code-") and each.is_alive() and not _ends(each)
    ]


def _ends(thread: threading.Thread) -> bool:
    thread.join(5)
    return not thread.is_alive()


def rule(code: str, **options: Any) -> KeptRule:
    return KeptRule(1, 1, rule_from({"name": "prova", "kind": "code", "code": code, "options": options}), 1)


def ask(runner: CodeRunner, code: str, text: str = "hola", **options: Any) -> Answer:
    kept = rule(code, **options)
    return runner.answer(kept, calls.call(text, options=kept.rule.options))


def why(runner: CodeRunner, code: str, **options: Any) -> str:
    with pytest.raises(NoAnswer) as refused:
        ask(runner, code, **options)
    return refused.value.why


def until_under_way(runner: CodeRunner) -> None:
    """Wait until a child has been handed a call."""
    while not runner.pool._busy:
        time.sleep(0.01)


def child_of(answer: Answer) -> int:
    return int(answer.text.split("|")[1])


def test_a_child_answers_and_is_used_again(runner: CodeRunner) -> None:
    first, second = ask(runner, "echo", "¿qué tal? 🎈"), ask(runner, "echo")
    assert first.text.startswith("¿qué tal? 🎈|")
    assert child_of(first) == child_of(second) != os.getpid()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("leave", "error"),
        ("vanish", "error"),
        ("throw", "error"),
        ("words", "nonsense"),
        ("half", "nonsense"),
        ("unpackable", "nonsense"),
        ("lie", "nonsense"),
        ("forge", "nonsense"),
        ("swell", "too_big"),
        ("huge_text", "too_long"),
        ("huge_file", "too_big"),
        ("nobody", "no_code"),
        ("missing", "error"),
        ("three", "no_code"),
        ("reason", "no_data"),
        ("ill_reason", "nonsense"),
    ],
)
def test_what_a_code_does_wrong_is_a_short_reason(runner: CodeRunner, code: str, reason: str) -> None:
    assert why(runner, code) == reason
    assert ask(runner, "echo").text.startswith("hola|"), "the next citizen is answered"


def test_a_loop_ends_at_its_time_limit(runner: CodeRunner) -> None:
    ask(runner, "echo")
    assert why(runner, "loop", seconds=0.5) == "timeout"
    assert ask(runner, "echo").text.startswith("hola|")


@linux_only
def test_memory_has_an_end(runner: CodeRunner) -> None:
    assert why(runner, "eat", seconds=20) == "error"


def test_what_is_printed_goes_nowhere_and_what_is_read_is_empty(runner: CodeRunner) -> None:
    assert ask(runner, "chatter").text == "said"
    assert ask(runner, "read").text == "''"


@linux_only
def test_a_copy_of_the_process_never_speaks(runner: CodeRunner) -> None:
    assert ask(runner, "fork").text == "from the code"
    for _ in range(5):
        assert ask(runner, "echo").text.startswith("hola|")


@linux_only
@pytest.mark.parametrize("and_loop", [False, True])
def test_what_a_code_starts_ends_with_it(runner: CodeRunner, tmp_path: Path, and_loop: bool) -> None:
    place = tmp_path / "pid"
    if and_loop:
        assert why(runner, "linger", place=str(place), and_loop=True, seconds=5) == "timeout"
    else:
        assert ask(runner, "linger", place=str(place)).text == "left something running"
    pid = int(place.read_text())
    deadline = time.monotonic() + 5
    while _is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_running(pid)


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_no_secret_of_the_desk_is_in_the_environment(runner: CodeRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENTANILLA_KEY_FILE", "/etc/secret.key")
    monkeypatch.setenv("PGPASSWORD", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://user:secret@proxy")
    text = ask(runner, "environment").text
    assert "secret" not in text and "VENTANILLA" not in text and os.getcwd() not in text


def test_an_accident_is_logged_by_kind_and_line_without_a_citizens_word(
    runner: CodeRunner, caplog: pytest.LogCaptureFixture
) -> None:
    assert why(runner, "throw") == "error"
    assert "ValueError in nasty_codes.py:" in caplog.text
    assert "Núria" not in caplog.text and "612345678" not in caplog.text


def test_one_looping_code_delays_nobody(runner: CodeRunner) -> None:
    """Eight citizens call it at once, as many as answers are made side by side; others are answered meanwhile."""
    ask(runner, "echo")
    looped: list[str] = []
    answered_meanwhile = 0
    with ThreadPoolExecutor(8) as workers:
        jobs = [workers.submit(lambda: looped.append(why(runner, "loop", seconds=3))) for _ in range(8)]
        until_under_way(runner)
        while not all(job.done() for job in jobs):
            ask(runner, "echo")
            answered_meanwhile += not any(job.done() for job in jobs)
            time.sleep(0.02)
        for job in jobs:
            job.result()
    assert looped == ["timeout"] * 8
    assert answered_meanwhile, "nobody was answered before the first loop met its limit"


def test_whoever_calls_a_hanging_code_gets_a_person_at_once(runner: CodeRunner) -> None:
    assert why(runner, "loop", seconds=0.3) == "timeout"
    hanging = threading.Thread(target=lambda: why(runner, "loop", seconds=8))
    hanging.start()
    until_under_way(runner)
    assert why(runner, "loop", seconds=8) == "timeout"
    assert hanging.is_alive(), "the second waited as long as the first"
    hanging.join()


def test_a_code_that_works_again_is_trusted_again(runner: CodeRunner) -> None:
    assert why(runner, "sleep", sleep=5, seconds=0.3) == "timeout"
    assert ask(runner, "sleep", sleep=0).text == "awake"
    with ThreadPoolExecutor(2) as workers:
        assert {job.result().text for job in [workers.submit(ask, runner, "sleep", sleep=0.3) for _ in range(2)]} == {
            "awake"
        }


def test_never_more_than_three_children_and_none_shared_between_packages_codes(runner: CodeRunner) -> None:
    with ThreadPoolExecutor(8) as workers:
        jobs = [workers.submit(ask, runner, code, sleep=0.1) for code in ("echo", "sleep", "chatter", "read") * 4]
        for job in jobs:
            job.result()
    assert len(runner.pool._idle) <= pool.MOST and not runner.pool._busy
    assert len({each.key for each in runner.pool._idle}) == len({each.key for each in runner.pool._idle} - {""})


def test_a_child_that_died_resting_costs_nobody_an_answer(runner: CodeRunner) -> None:
    pid = child_of(ask(runner, "echo"))
    os.kill(pid, 9)
    assert child_of(ask(runner, "echo")) != pid


def test_a_town_cannot_take_over_a_name_of_the_house(runner: CodeRunner, tmp_path: Path) -> None:
    assert "echo" in names(str(tmp_path)) and set(BUILT_IN) <= set(names(str(tmp_path)))
    assert not ask(runner, "menu").text.startswith("hola|")


def test_two_packages_with_one_name_are_none(runner: CodeRunner, tmp_path: Path) -> None:
    other = tmp_path / "other_codes-1.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other-codes\nVersion: 1.0\n")
    (other / "entry_points.txt").write_text("[ventanilla.codes]\necho = other:echo\n")
    assert why(runner, "echo") == "no_code"


def test_after_closing_the_message_stays_for_the_next_process(runner: CodeRunner) -> None:
    ended: list[BaseException] = []

    def call() -> None:
        try:
            ask(runner, "loop", seconds=50)
        except BaseException as error:
            ended.append(error)

    under_way = threading.Thread(target=call)
    under_way.start()
    until_under_way(runner)
    runner.close()
    under_way.join(30)
    assert isinstance(ended[0], Stopped)
    with pytest.raises(Stopped):
        ask(runner, "echo")


@pytest.mark.parametrize(
    ("options", "seconds"),
    [
        ({}, 5),
        ({"seconds": 12}, 12),
        ({"seconds": 0.5}, 0.5),
        ({"seconds": 60}, 5),
        ({"seconds": -1}, 5),
        ({"seconds": "9"}, 5),
        ({"seconds": True}, 5),
    ],
)
def test_the_time_limit_is_five_seconds_or_what_the_rule_says(options: dict[str, Any], seconds: float) -> None:
    assert time_limit(options) == seconds


def test_the_codes_of_the_house_are_registered_like_any_other() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["ventanilla.codes"] == {
        name: f"console.answers.codes.{name}:answer" for name in BUILT_IN
    }
    assert RuleKind.CODE
