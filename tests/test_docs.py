"""The manual knows what the program knows: every setting, every command and every action of the window is in it.

The names are read from the program, so a new one fails here until somebody has explained it.
"""

import argparse
import importlib
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest

MANUAL: Final = Path(__file__).resolve().parent.parent / "docs" / "manual"


def manual() -> str:
    """All pages, in all languages, as one text."""
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(MANUAL.rglob("*.md")))


def unmentioned(names: Iterable[str], text: str) -> list[str]:
    """Names that do not stand in the text as whole words; any white space may stand where a name has a space."""

    def stands_in_text(name: str) -> bool:
        words = r"\s+".join(re.escape(word) for word in name.split())
        return re.search(rf"(?<![\w-]){words}(?![\w-])", text) is not None

    return [name for name in names if not stands_in_text(name)]


def commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every command in full, such as `channel add telegram`."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                deeper = list(commands(below, f"{before}{name} "))
                yield from deeper or [before + name]


def loaded(name: str) -> Any | None:
    """A module of the program, or None while nobody has written it."""
    return importlib.import_module(name) if find_spec(name) is not None else None


def setting_keys() -> list[str]:
    module = loaded("console.settings")
    return [setting.key for setting in module.SETTINGS] if module else []


def command_names() -> list[str]:
    module = loaded("console.cli")
    return list(commands(module.build_parser())) if module else []


def action_ids() -> list[str]:
    module = loaded("console.ui.actions")
    return [action.id for action in module.ACTIONS] if module else []


@pytest.mark.parametrize("names", [setting_keys, command_names, action_ids])
def test_the_manual_mentions(names: Any) -> None:
    missing = unmentioned(names(), manual())
    assert not missing, f"not in docs/manual: {', '.join(missing)}"


def test_a_missing_name_is_found() -> None:
    text = "Press `claim_next`, or type\n`ventanilla channel\n  list`."
    assert unmentioned(["claim_next", "channel list"], text) == []
    assert unmentioned(["claim", "next", "channel lis", "channel add"], text) == [
        "claim",
        "next",
        "channel lis",
        "channel add",
    ]


def test_commands_are_found_at_every_depth() -> None:
    parser = argparse.ArgumentParser()
    top = parser.add_subparsers()
    top.add_parser("status")
    top.add_parser("channel").add_subparsers().add_parser("add").add_subparsers().add_parser("telegram")
    assert list(commands(parser)) == ["status", "channel add telegram"]
