"""Every setting: where it comes from, who wins, and that nothing wrong is ever guessed at or lost."""

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from console.models.problems import Problem
from console.settings import BY_KEY, SETTINGS, Origin, Settings, default_policy_file, default_user_file, to_toml


class Places:
    """The five places of one test."""

    def __init__(self, folder: Path) -> None:
        self.user, self.policy = folder / "user" / "settings.toml", folder / "policy.toml"
        self.user.parent.mkdir()

    def load(self, command_line: dict[str, Any] | None = None, /, **environment: str) -> Settings:
        return Settings.load(
            command_line=command_line, environment=environment, user_file=self.user, policy_file=self.policy
        )


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def codes(settings: Settings) -> list[str]:
    return [problem.code for problem in settings.problems]


def test_every_setting_is_declared_whole() -> None:
    assert len(BY_KEY) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.check(setting.default) == setting.default, setting.key
        assert setting.help, setting.key
        assert "\n" not in setting.help, setting.key
        if setting.choices:
            assert all(setting.check(choice) == choice for choice in setting.choices)


def test_without_any_place_the_built_in_values_hold(places: Places) -> None:
    settings = places.load()
    assert {setting.key: settings.value(setting.key) for setting in SETTINGS} == {s.key: s.default for s in SETTINGS}
    assert {settings.origin(setting.key) for setting in SETTINGS} == {Origin.DEFAULT}
    assert settings.problems == []
    assert not places.user.exists()


def test_each_place_wins_over_the_ones_below(places: Places) -> None:
    environment = {"VENTANILLA_LANGUAGE": "en"}
    assert places.load().value("language") == "system"
    places.user.write_text('language = "ca"\n')
    assert places.load().value("language") == "ca"
    assert places.load(**environment).value("language") == "en"
    assert places.load({"language": "es"}, **environment).value("language") == "es"
    assert places.load({"language": None}, **environment).value("language") == "en"
    places.policy.write_text('language = "ca"\n')
    settings = places.load({"language": "es"}, **environment)
    assert settings.value("language") == "ca"
    assert settings.origin("language") is Origin.POLICY
    assert settings.is_locked("language")
    assert not settings.is_locked("theme")
    assert places.load({"theme": "dark"}).origin("theme") is Origin.COMMAND_LINE
    assert places.load(VENTANILLA_THEME="dark").origin("theme") is Origin.ENVIRONMENT
    places.user.write_text('theme = "dark"\n')
    assert places.load().origin("theme") is Origin.USER


def test_the_environment_of_the_process_counts(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENTANILLA_SEND_TIMEOUT_SECONDS", "7")
    settings = Settings.load(user_file=places.user, policy_file=places.policy)
    assert settings.value("send_timeout_seconds") == 7


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("more_contrast", "yes", True),
        ("sounds", "0", False),
        ("text_scale", "150", 150),
        ("undo_seconds", "10", 10),
        ("do_not_disturb", "22:00-07:30", "22:00-07:30"),
        ("proxy", "http://proxy.town.example:3128", "http://proxy.town.example:3128"),
        ("shortcuts", "find=Ctrl+F; help=F1", {"find": "Ctrl+F", "help": "F1"}),
        ("office_name", "Ajuntament de l'Escala", "Ajuntament de l'Escala"),
    ],
)
def test_texts_become_values(places: Places, key: str, text: str, value: object) -> None:
    settings = places.load(**{f"VENTANILLA_{key.upper()}": text})
    assert settings.value(key) == value
    assert settings.problems == []
    assert places.load({key: text}).value(key) == value


BAD: list[tuple[str, Any]] = [
    ("language", "fr"),
    ("language", 5),
    ("theme", ["dark"]),
    ("text_scale", 89),
    ("text_scale", 151),
    ("text_scale", 110),
    ("text_scale", "100"),
    ("text_scale", 100.0),
    ("text_scale", True),
    ("undo_seconds", 7),
    ("sounds", 1),
    ("sounds", "yes"),
    ("do_not_disturb", "24:00-07:00"),
    ("do_not_disturb", "22-7"),
    ("proxy", "socks5://h:1"),
    ("proxy", "http://user:password@proxy.example"),
    ("proxy", "http://"),
    ("proxy", "http://proxy:99999"),
    ("proxy", ""),
    ("office_name", "two\nlines"),
    ("office_name", "x" * 201),
    ("shortcuts", {"find": 3}),
    ("shortcuts", "find"),
    ("lock_after_minutes", -1),
]


@pytest.mark.parametrize(("key", "value"), BAD)
@pytest.mark.parametrize("place", ["user", "policy"])
def test_a_bad_value_is_told_and_the_built_in_one_used(places: Places, place: str, key: str, value: object) -> None:
    (places.user if place == "user" else places.policy).write_text(to_toml({key: value, "more_contrast": True}))
    settings = places.load()
    assert settings.value(key) == BY_KEY[key].default
    assert codes(settings) == ["bad_setting"]
    assert key in str(settings.problems[0])
    assert settings.value("more_contrast") is True
    assert settings.is_locked(key) == (place == "policy")


@pytest.mark.parametrize(
    ("key", "text"), [("text_scale", "big"), ("sounds", "loud"), ("undo_seconds", "7"), ("theme", "x")]
)
def test_a_bad_text_is_told(places: Places, key: str, text: str) -> None:
    for settings in (places.load(**{f"VENTANILLA_{key.upper()}": text}), places.load({key: text})):
        assert codes(settings) == ["bad_setting"]
        assert settings.value(key) == BY_KEY[key].default


def test_no_password_of_a_proxy_is_shown_as_a_value(places: Places) -> None:
    with pytest.raises(Problem) as problem:
        places.load().set("proxy", "http://user:hunter2@proxy.example")
    assert problem.value.code == "bad_setting"
    assert not places.user.exists()


def test_a_name_nobody_declared_is_told(places: Places) -> None:
    places.user.write_text("langauge = 'ca'\n[window]\nwidth = 5\n")
    settings = places.load()
    assert codes(settings) == ["unknown_setting", "unknown_setting"]
    with pytest.raises(KeyError):
        settings.value("langauge")
    with pytest.raises(KeyError):
        settings.origin("langauge")
    with pytest.raises(KeyError):
        settings.set("langauge", "ca")


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe\x00", b"a = 1\na = 2\n", b"[" * 5000])
def test_a_file_that_cannot_be_read_is_told(places: Places, content: bytes) -> None:
    places.user.write_bytes(content)
    places.policy.mkdir()
    settings = places.load()
    assert codes(settings) == ["settings_unreadable", "settings_unreadable"]
    assert settings.value("language") == "system"
    assert places.user.read_bytes() == content


@effort(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_content_of_the_file_stops_the_program(places: Places, content: bytes) -> None:
    places.user.write_bytes(content)
    settings = places.load()
    assert all(setting.check(settings.value(setting.key)) is not None for setting in SETTINGS)


def test_a_file_saved_by_notepad_is_read(places: Places) -> None:
    places.user.write_bytes(b"\xef\xbb\xbf" + b'theme = "dark"\r\nsounds = false\r\n')
    settings = places.load()
    assert (settings.value("theme"), settings.value("sounds"), settings.problems) == ("dark", False, [])


def test_what_the_user_sets_is_kept(places: Places) -> None:
    places.user.parent.rmdir()
    settings = places.load()
    wishes: dict[str, Any] = {
        "theme": "dark",
        "text_scale": 115,
        "sounds": False,
        "office_name": 'Ajuntament «de» "l\'Escala" \\ ☂',
        "shortcuts": {"find here": "Ctrl+F", 'a"b': "F1"},
        "undo_seconds": 0,
    }
    for key, value in wishes.items():
        settings.set(key, value)
        assert settings.origin(key) is Origin.USER
    again = places.load()
    assert again.problems == []
    for key, value in wishes.items():
        assert again.value(key) == settings.value(key) == value
    assert stat.S_IMODE(places.user.stat().st_mode) == 0o600
    assert os.listdir(places.user.parent) == ["settings.toml"]
    again.reset("theme")
    assert again.value("theme") == "system"
    assert again.origin("theme") is Origin.DEFAULT
    assert "theme" not in places.user.read_text()


def test_what_it_has_fixed_cannot_be_set(places: Places) -> None:
    places.policy.write_text("lock_after_minutes = 3\n")
    settings = places.load()
    with pytest.raises(Problem) as problem:
        settings.set("lock_after_minutes", 0)
    assert problem.value.code == "setting_locked"
    assert settings.value("lock_after_minutes") == 3
    assert not places.user.exists()


def test_a_wish_waits_behind_the_command_line(places: Places) -> None:
    settings = places.load({"theme": "light"})
    settings.set("theme", "dark")
    assert settings.value("theme") == "light"
    assert places.load().value("theme") == "dark"


@pytest.mark.parametrize(("key", "value"), BAD)
def test_a_bad_wish_changes_nothing(places: Places, key: str, value: object) -> None:
    places.user.write_text("sounds = false\n")
    settings = places.load()
    before = settings.value(key)
    with pytest.raises(Problem) as problem:
        settings.set(key, value)
    assert problem.value.code == "bad_setting"
    assert settings.value(key) == before
    assert places.user.read_text() == "sounds = false\n"


def test_what_others_wrote_into_the_file_stays(places: Places) -> None:
    places.user.write_text(
        'a_later_setting = 5\ntheme = "dark"\nwhen = 2026-11-24T09:00:00Z\nmany = [1, [2.5]]\n[window]\nwidth = 5\n'
        '[window.inner]\n"a b" = true\n'
    )
    before = tomllib.loads(places.user.read_text())
    settings = places.load()
    # Another window of the same person.
    places.load().set("density", "compact")
    settings.set("sounds", False)
    assert tomllib.loads(places.user.read_text()) == before | {"density": "compact", "sounds": False}


def test_a_broken_file_is_put_aside_and_not_lost(places: Places) -> None:
    places.user.write_text("theme = dark\n")
    settings = places.load()
    settings.set("sounds", False)
    assert tomllib.loads(places.user.read_text()) == {"sounds": False}
    assert (places.user.parent / "settings.toml.unreadable").read_text() == "theme = dark\n"


def test_a_folder_that_cannot_be_written_is_told(places: Places) -> None:
    places.user.parent.rmdir()
    places.user.parent.write_text("a file where the folder should be")
    settings = places.load()
    with pytest.raises(Problem) as problem:
        settings.set("sounds", False)
    assert problem.value.code == "storage_read_only"
    assert settings.value("sounds") is True


def test_a_wish_that_cannot_be_written_leaves_the_old_file(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = places.load()
    settings.set("theme", "dark")

    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Problem) as problem:
        settings.set("theme", "light")
    assert problem.value.code == "storage_full"
    assert settings.value("theme") == "dark"
    assert tomllib.loads(places.user.read_text()) == {"theme": "dark"}
    assert os.listdir(places.user.parent) == ["settings.toml"]


TOML_VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), TOML_VALUES, max_size=5))
def test_what_is_written_is_what_is_read(values: dict[str, Any]) -> None:
    assert tomllib.loads(to_toml(values)) == values


def test_the_files_are_where_people_look_for_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_user_file() == tmp_path / "ventanilla" / "settings.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert default_user_file() == Path.home() / ".config" / "ventanilla" / "settings.toml"
    # A user must not be able to lead the program away from what IT has decided.
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert default_policy_file() == Path("/etc/xdg/ventanilla/policy.toml")
