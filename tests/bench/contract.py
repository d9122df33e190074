"""The sample service of docs/ against its own OpenAPI file: schemathesis makes questions, right and wrong ones, and judges the answers.

Everything is signed as the program signs, but for the questions whose headers are wrong on purpose. A short form is in the suite.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
import requests
import schemathesis
import yaml
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import ignored_auth

from console.answers.outside_message import KEY, SIGNATURE, TIMESTAMP, key_id, signature

AMOUNT = 2_000
FOLDER = Path(__file__).parent.parent.parent / "docs" / "examples" / "external-service"
SECRET = "a-secret-of-the-bench-with-enough-characters"


def document() -> dict[str, Any]:
    """The OpenAPI file."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "openapi.yaml").read_text(encoding="utf-8"))
    return loaded


class SampleService:
    """The sample service, running as a process of its own."""

    def __init__(self, folder: Path, *secrets: str) -> None:
        self._file = folder / "secrets.txt"
        self._file.write_text("\n".join(secrets))
        self.url = ""

    def __enter__(self) -> "SampleService":
        command = [sys.executable, str(FOLDER / "service.py"), "--secret-file", str(self._file), "--port", "0"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


class Signed(requests.auth.AuthBase):
    """Signs a request the way the program does, over the bytes that go out."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        raw = body if isinstance(body, bytes) else str(body).encode()
        timestamp = str(int(time.time()))
        request.headers[TIMESTAMP] = timestamp
        request.headers[KEY] = key_id(SECRET)
        request.headers[SIGNATURE] = signature(SECRET, timestamp, raw)
        return request


@dataclass
class Figures:
    """How many questions of each kind were asked, what came back, and what was wrong with it."""

    asked: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def play(url: str, amount: int) -> Figures:
    """So many questions of each kind to each path."""
    figures = Figures()
    schema = schemathesis.openapi.from_dict(document())
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # a broken document raises here, which is what it should do
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _ask(operation, mode, url, amount, figures)
    return figures


def _ask(operation: Any, mode: GenerationMode, url: str, amount: int, figures: Figures) -> None:
    @hypothesis.settings(
        max_examples=amount,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
        verbosity=hypothesis.Verbosity.quiet,
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        header = case.meta.components.get(ParameterLocation.HEADER) if case.meta else None
        is_header_wrong = header is not None and header.mode is GenerationMode.NEGATIVE
        response = case.call(base_url=url, auth=None if is_header_wrong else Signed(), timeout=10)
        figures.asked[f"{operation.label} {mode.value}"] += 1
        figures.statuses[response.status_code] += 1
        try:
            # Whether it refuses what is not signed is asked by tests of its own, with signatures that are nearly right.
            case.validate_response(response, excluded_checks=[ignored_auth])
        except FailureGroup as failures:
            figures.wrong += [f"{operation.label}: {failure}" for failure in failures.exceptions]

    ask()


def run(amount: int) -> bool:
    """Print the figures; True when nothing was wrong."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-contract-"))
    try:
        with SampleService(folder, SECRET) as service:
            figures = play(service.url, amount // 4)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"contract: {sum(figures.asked.values())} questions {dict(figures.asked)}, answers {dict(figures.statuses)}")
    for line in figures.wrong[:5]:
        print(f"  {line.splitlines()[0]}")
    print(f"  {len(figures.wrong)} wrong")
    return not figures.wrong
