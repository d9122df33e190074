"""What a rule may tell a code of the house: declared once per code, checked when a rule is saved and read when it answers.

An option that cannot be used stops the code and passes the citizen to a person; a code that guessed what a town meant would promise
things in its name.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from console.answers.calls import NoAnswer
from console.answers.codes.registry import BUILT_IN
from console.models.opening import opening_data, opening_from
from console.models.rules import LANGUAGES

Check = Callable[[Any], Any]


class BadOption(ValueError):
    """Why an option cannot be used, in a few words for whoever develops; a supervisor is shown the option's example."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a code. `check` returns the value to use or raises BadOption; `example` shows its shape as JSON; `default` stands in for a
    missing one."""

    key: str
    check: Check
    example: str
    default: Any = None
    is_required: bool = False


def read(options: Mapping[str, Any], declared: tuple[Option, ...]) -> dict[str, Any]:
    """The options of a call, checked. Raises NoAnswer `options`."""
    try:
        return {option.key: _value(options, option) for option in declared}
    except BadOption as error:
        raise NoAnswer("options") from error


def option_problems(code: str, options: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with the options of a rule for a code of the house, as findings of models/rule_checks.py with their blanks; nothing is
    known about the options of other packages."""
    if code not in BUILT_IN:
        return
    declared: tuple[Option, ...] = (*importlib.import_module(f"console.answers.codes.{code}").OPTIONS, *EVERY_CODE)
    known = {option.key for option in declared}
    for key in options:
        if key not in known:
            yield "option_unknown", {"name": code, "option": key[:80]}
    for option in declared:
        blanks = {"name": code, "option": option.key, "example": option.example}
        try:
            _value(options, option)
        except BadOption:
            yield "option_missing" if options.get(option.key) is None else "option_bad", blanks


def _value(options: Mapping[str, Any], option: Option) -> Any:
    given = options.get(option.key)
    if given is None:
        if option.is_required:
            raise BadOption("it is missing")
        return option.default
    return option.check(given)


def text(most: int = 200) -> Check:
    """One line."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > most:
            raise BadOption(f"it must be a text of at most {most} characters")
        return value.strip()

    return check


def texts(most: int = 2_000) -> Check:
    """A text by language: {"ca": "…", "es": "…"}."""

    def check(value: Any) -> dict[str, str]:
        if not isinstance(value, dict) or not value or not set(value) <= set(LANGUAGES):
            raise BadOption(f"it must give a text for some of {', '.join(LANGUAGES)}")
        return {language: text(most)(each) for language, each in value.items()}

    return check


def yes_no(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise BadOption("it must be true or false")
    return value


def number(least: float, most: float) -> Check:
    """A number, both bounds included."""

    def check(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
            raise BadOption(f"it must be a number from {least:g} to {most:g}")
        return float(value)

    return check


def choice(*choices: str) -> Check:
    """One of a few words."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in choices:
            raise BadOption(f"it must be one of {', '.join(choices)}")
        return value

    return check


def list_of(each: Check, least: int = 0, most: int = 50) -> Check:
    """A list of values."""

    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)) or not least <= len(value) <= most:
            raise BadOption(f"it must be a list of {least} to {most}")
        return tuple(each(item) for item in value)

    return check


def table(*declared: Option) -> Check:
    """An object with options of its own."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise BadOption("it must be an object")
        unknown = [key for key in value if key not in {option.key for option in declared}]
        if unknown:
            raise BadOption(f"there is no {str(unknown[0])[:40]} in it")
        found = {}
        for option in declared:
            try:
                found[option.key] = _value(value, option)
            except BadOption as error:
                raise BadOption(f"{option.key}: {error}") from error
        return found

    return check


def https(value: Any) -> str:
    """An address that opens in a browser."""
    address = str(text(500)(value))
    if not address.startswith("https://") or any(letter.isspace() for letter in address):
        raise BadOption("it must be an address that begins with https://")
    return address


def hours(value: Any) -> dict[str, Any]:
    """Opening hours in the shape of `ventanilla town hours`."""
    try:
        return opening_data(opening_from(value))
    except (ValueError, TypeError, AttributeError) as error:
        raise BadOption(f"it must be opening hours ({error})") from error


TEXTS_EXAMPLE = '{"ca": "Text", "es": "Texto"}'
EVERY_CODE = (
    Option("seconds", number(0.1, 20), "10"),
    Option("hidden", yes_no, "true"),
)
"""Options of any rule with a code: its time limit, and whether the menu leaves it out."""
