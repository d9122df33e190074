"""The guards guard: each is seen to fail a test that does what it forbids, in a pytest of its own."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.guards import is_local

ROOT = Path(__file__).resolve().parent.parent

OFFENDERS = """
    import logging, os, socket, threading, warnings
    import keyring, keyring.errors, pytest, requests

    def test_reaches_out():
        with pytest.raises(OSError):
            socket.create_connection(("192.0.2.1", 80), timeout=1)

    def test_reaches_out_by_name():
        with pytest.raises(requests.ConnectionError):
            requests.get("https://town.hall/", timeout=1)

    def test_reaches_out_in_a_thread():
        def swallow():
            try:
                socket.create_connection(("192.0.2.1", 80), timeout=1)
            except OSError:
                pass
        thread = threading.Thread(target=swallow)
        thread.start()
        thread.join()

    def test_leaves_a_log_warning():
        logging.getLogger("console.sync").warning("something is odd")

    def test_leaves_a_warning():
        warnings.warn("old", DeprecationWarning)

    def test_qt_complains():
        from PySide6.QtCore import qWarning
        qWarning("odd")
"""

LAW_ABIDING = """
    import logging, os, socket
    import keyring, keyring.errors, pytest, requests

    def test_loopback_is_open():
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()

    def test_reserved_names_do_not_resolve():
        with pytest.raises(requests.ConnectionError):
            requests.get("https://nowhere.invalid/", timeout=1)

    @pytest.mark.expects_warnings
    def test_expected_by_marker():
        logging.getLogger("console.sync").warning("the point of this test")

    def test_expected_by_caplog(caplog):
        logging.getLogger("console.sync").warning("the point of this test")

    def test_first_keyring():
        keyring.set_password("ventanilla", "token", "secret")
        assert keyring.get_password("ventanilla", "token") == "secret"

    def test_keyring_is_empty_again():
        assert keyring.get_password("ventanilla", "token") is None
        with pytest.raises(keyring.errors.PasswordDeleteError):
            keyring.delete_password("ventanilla", "token")

    def test_no_window_system():
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
"""


def run_pytest(folder: Path, source: str) -> dict[str, str]:
    """Name of each test to its outcome, under our own conftest and configuration."""
    file = folder / "test_seeded.py"
    file.write_text(textwrap.dedent(source), encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-v", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml")),
            *("--rootdir", str(folder), "-p", "no:cacheprovider", str(file)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    outcomes: dict[str, str] = {}
    for name, outcome in re.findall(r"::(test_\w+) (PASSED|FAILED|ERROR)", done.stdout):
        outcomes[name] = outcome if outcome != "PASSED" else outcomes.get(name, outcome)
    assert outcomes, done.stdout + done.stderr
    return outcomes


def names(source: str) -> set[str]:
    return set(re.findall(r"def (test_\w+)", source))


def test_each_offender_is_caught(tmp_path: Path) -> None:
    outcomes = run_pytest(tmp_path, OFFENDERS)
    assert {name for name, outcome in outcomes.items() if outcome != "PASSED"} == names(OFFENDERS)


def test_the_law_abiding_pass(tmp_path: Path) -> None:
    outcomes = run_pytest(tmp_path, LAW_ABIDING)
    assert outcomes == dict.fromkeys(names(LAW_ABIDING), "PASSED")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "0.0.0.0", "::"])
def test_this_machine(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["192.168.1.10", "10.0.0.1", "fe80::1%eth0", "town.hall", "localhost.town.hall"])
def test_not_this_machine(host: str) -> None:
    assert not is_local(host)
