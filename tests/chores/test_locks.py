"""The locks: nothing but packages and hashes, the same bounds everywhere, and the database engine they promise."""

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, list[Requirement]]:
    """Package to its pins; there are several when a package differs between systems or versions of Python."""
    found: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^[A-Za-z0-9].*$", read(name), re.MULTILINE):
        requirement = Requirement(line.rstrip("\\ "))
        found.setdefault(requirement.name.lower(), []).append(requirement)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_names_no_address(name: str) -> None:
    assert "://" not in read(name)
    assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links)", read(name), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_hashed(name: str) -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", read(name), flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.\-\[\]]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_tests_run_on_what_is_shipped() -> None:
    shipped, tested = pins("requirements.lock"), pins("requirements-dev.lock")
    # Versions only: the markers say the same in other words where a test package needs the same package.
    assert {name: {str(pin.specifier) for pin in tested[name]} for name in shipped} == {
        name: {str(pin.specifier) for pin in each} for name, each in shipped.items()
    }


def test_metadata_and_requirements_agree() -> None:
    declared = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    listed = [line for line in read("requirements.in").splitlines() if line and not line.startswith("#")]
    # setuptools only builds our own package inside .venv; the program never imports it.
    assert set(declared) == {line for line in listed if not line.startswith("setuptools")}


def test_qt_is_one_that_does_not_abort() -> None:
    qt = pins("requirements.lock")["pyside6"][0]
    assert any(spec.version < "6.12" and spec.version != "6.10.1" for spec in qt.specifier)
    assert Requirement("PySide6>=6.8,<6.12,!=6.10.1").specifier.contains(version("PySide6"))


def test_packages_without_windows_wheels_are_marked() -> None:
    assert all("linux" in str(pin.marker) for pin in pins("requirements-dev.lock")["matrix-synapse"])


def test_sqlite_has_what_the_storage_needs() -> None:
    assert dbapi2.sqlite_version_info >= (3, 51, 3)
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        connection.execute("INSERT INTO words(words, rank) VALUES ('secure-delete', 1)")
        assert connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()


def test_this_interpreter_is_new_enough() -> None:
    wanted = tomllib.loads(read("pyproject.toml"))["project"]["requires-python"]
    assert wanted == ">=3.11"
    assert sys.version_info >= (3, 11)
