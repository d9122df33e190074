"""The environment is whole or made again: real ones are made here, from a lock of small wheels built on the spot."""

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from chores.environment import DEV_LOCK, RUN_LOCK, Environment, prepare
from chores.report import Stop

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.timeout(180)  # each environment takes about five seconds on a slow machine


def build_wheel(folder: Path, name: str) -> Path:
    """A wheel with one module that says its own name."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": f"NAME = {name!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        record += f"{path},sha256={digest},{len(text)}\n"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(path, text)
    return wheel


def lock_line(wheel: Path, digest: str = "") -> str:
    digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{wheel.name.partition('-')[0]} @ {wheel.as_uri()} --hash=sha256:{digest}\n"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A small program with a lock of its own: `pebble` to run, `gravel` to test."""
    pebble, gravel = build_wheel(tmp_path, "pebble"), build_wheel(tmp_path, "gravel")
    (tmp_path / RUN_LOCK).write_text(lock_line(pebble))
    (tmp_path / DEV_LOCK).write_text(lock_line(pebble) + lock_line(gravel))
    # The program builds itself without setuptools: its backend hands out a wheel that lies ready.
    build_wheel(tmp_path, "ours")
    (tmp_path / "backend.py").write_text(
        "import pathlib, shutil\n"
        "def build_editable(folder, config_settings=None, metadata_directory=None):\n"
        "    return pathlib.Path(shutil.copy('ours-1.0-py3-none-any.whl', folder)).name\n"
    )
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "ours"\nversion = "1.0"\n'
    )
    return Environment(tmp_path)


def has(environment: Environment, module: str) -> bool:
    return (
        subprocess.run([str(environment.python), "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0
    )


def test_made_once_then_left_alone_then_widened(environment: Environment) -> None:
    prepare(environment, dev=False)
    assert has(environment, "pebble")
    assert has(environment, "ours")
    assert not has(environment, "gravel")
    inode, written = environment.python.lstat().st_ino, environment.stamp.stat().st_mtime_ns

    prepare(environment, dev=False)
    assert environment.stamp.stat().st_mtime_ns == written

    prepare(environment, dev=True)
    assert has(environment, "gravel")
    prepare(environment, dev=False)
    assert has(environment, "gravel")
    assert environment.python.lstat().st_ino == inode


def test_a_changed_lock_leaves_nothing_behind(environment: Environment) -> None:
    prepare(environment, dev=False)
    (environment.root / RUN_LOCK).write_text(lock_line(build_wheel(environment.root, "boulder")))
    prepare(environment, dev=False)
    assert has(environment, "boulder")
    assert not has(environment, "pebble")


def test_a_wrong_hash_installs_nothing_and_the_next_run_mends_it(environment: Environment) -> None:
    good = (environment.root / RUN_LOCK).read_text()
    (environment.root / RUN_LOCK).write_text(lock_line(environment.root / "pebble-1.0-py3-none-any.whl", "0" * 64))
    with pytest.raises(Stop, match=r"(?i)hash"):
        prepare(environment, dev=False)
    assert not has(environment, "pebble")
    rubbish = environment.folder / "half-written"
    rubbish.touch()

    (environment.root / RUN_LOCK).write_text(good)
    prepare(environment, dev=False)
    assert has(environment, "pebble")
    assert not rubbish.exists()


def test_a_broken_interpreter_is_replaced(environment: Environment) -> None:
    prepare(environment, dev=False)
    environment.python.unlink()
    prepare(environment, dev=False)
    assert has(environment, "pebble")


def test_no_network_is_said_as_such(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    (environment.root / RUN_LOCK).write_text(f"pebble==1.0 --hash=sha256:{'0' * 64}\n")
    # Nothing listens on port 9 of this machine; the other settings keep a person's own pip settings out.
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(Stop, match=r"could not be fetched.*\n.*Check the network"):
        prepare(environment, dev=False)


def test_two_at_once_share_one_environment(environment: Environment) -> None:
    code = (
        "import pathlib, sys; from chores.environment import *;"
        "prepare(Environment(pathlib.Path(sys.argv[1])), dev=False)"
    )
    command = [sys.executable, "-c", code, str(environment.root)]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert sum("Installing packages" in words for words in said) == 1
    assert has(environment, "pebble")


def test_an_incomplete_folder_is_said_as_such(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"requirements\.lock is missing"):
        prepare(Environment(tmp_path), dev=False)
