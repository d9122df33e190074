"""What the code itself must not do: grow too large, take a forbidden name, let Qt guess rich text, lose updates.

Each rule takes parsed modules and yields its findings. A rule looks only at what is written in the file, so it can be
wrong about names that are made at run time; none of the rules needs that so far.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

from tests.house.tree import Module

LINES: Final = 500
METHODS: Final = 20

# Each was the start of a god object somewhere.
FORBIDDEN_NAMES: Final = frozenset({"manager", "controller", "helper", "helpers", "util", "utils", "common"})

# Qt's overrides are in camelCase, except where one word is enough.
QT_WORDS: Final = frozenset({"data", "event", "flags", "index", "paint", "parent"})

# Names that a base class from outside demands.
OVERRIDES: Final = frozenset({"proxy_manager_for"})

# In the same wheel as the rest, but published under the GPL or commercially only.
GPL_ONLY: Final = frozenset(
    {
        *("QtCharts", "QtDataVisualization", "QtGraphs", "QtGraphsWidgets", "QtHttpServer", "QtNetworkAuth"),
        *("QtQuick3D", "QtQuickTimeline", "QtVirtualKeyboard", "QtMqtt", "QtCoap", "QtOpcUa"),
    }
)

# The only module that may make them: it turns Qt's guessing off.
TEXT_MODULE: Final = "console/ui/text.py"
GUESSING: Final = {"QLabel": "safe_label", "QMessageBox": "the message box"}

TRANSLATING: Final = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"})

# The training town is the other end of the wire and has to understand what we never send.
OTHER_END: Final = "console/training/"


def size(modules: Iterable[Module]) -> Iterator[str]:
    """Files under 500 lines, classes under 20 public methods. Qt's own overrides are not ours and do not count."""
    for module in modules:
        if module.line_count >= LINES:
            yield f"{module.path}:{LINES}: {module.line_count} lines; two rooms would be better than one"
        for node in module.nodes:
            if isinstance(node, ast.ClassDef) and not module.path.startswith("tests/"):
                methods = {part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
                public = [
                    name
                    for name in methods
                    if not name.startswith("_") and name == name.lower() and name not in QT_WORDS
                ]
                if len(public) >= METHODS:
                    yield module.at(node, f"{node.name} has {len(public)} public methods")


def names(modules: Iterable[Module]) -> Iterator[str]:
    """No Manager, Controller, Helper, utils or common, neither as a file nor as a class or function."""
    for module in modules:
        bad = FORBIDDEN_NAMES & {part.lower() for piece in module.name.split(".") for part in piece.split("_")}
        if bad:
            yield f"{module.path}:1: {min(bad)} says nothing; name what it does"
        for node in module.nodes:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name not in OVERRIDES:
                bad = FORBIDDEN_NAMES & {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", node.name)}
                if bad:
                    yield module.at(node, f"{node.name}: {min(bad)} says nothing; name what it does")


def qt_imports(modules: Iterable[Module]) -> Iterator[str]:
    """No GPL-only module, no `import *`, none of the renaming features."""
    for module in modules:
        for node in module.nodes:
            if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
                yield module.at(node, "name what is imported instead of *")
        for each in module.imports:
            parts = each.name.split(".")
            if parts[0] == "__feature__":
                yield f"{module.path}:{each.line}: Qt keeps its own names; no __feature__"
            elif parts[0] == "PySide6" and len(parts) > 1 and parts[1] in GPL_ONLY:
                yield f"{module.path}:{each.line}: {parts[1]} is published under the GPL only"


def translated_texts(modules: Iterable[Module]) -> Iterator[str]:
    """A text put together inside tr() is extracted but never found again: use .format() on the translation."""
    for module in modules:
        for node in module.nodes:
            if not isinstance(node, ast.Call) or _called(node) not in TRANSLATING:
                continue
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call) and _is_put_together(argument):
                    yield module.at(node, f"{_called(node)}() needs a plain text; fill it in afterwards")


def guessed_rich_text(modules: Iterable[Module]) -> Iterator[str]:
    """QLabel and QMessageBox turn a citizen's <img> into HTML unless the one module that prevents it makes them."""
    for module in modules:
        if not module.path.startswith("console/") or module.path == TEXT_MODULE:
            continue
        for node in module.nodes:
            used: Iterable[str] = ()
            if isinstance(node, ast.Call):
                # QLabel(…), QtWidgets.QLabel(…), QMessageBox.warning(…)
                owner = node.func.value if isinstance(node.func, ast.Attribute) else node.func
                used = (_called(node), _last_name(owner))
            elif isinstance(node, ast.ClassDef):
                used = [_last_name(base) for base in node.bases]
            for name in sorted(GUESSING.keys() & set(used)):
                yield module.at(node, f"{name} guesses rich text; use {GUESSING[name]} of {TEXT_MODULE}")


def provider_calls(modules: Iterable[Module]) -> Iterator[str]:
    """Never throw away what citizens wrote: no drop_pending_updates, no negative offset; never talk unverified."""
    for module in modules:
        if not module.path.startswith("console/") or module.path.startswith(OTHER_END):
            continue
        for node in module.nodes:
            if "drop_pending_updates" in _words(node):
                yield module.at(node, "drop_pending_updates throws citizens' messages away")
            if any(_is_negative(value) for name, value in _given(node) if name == "offset"):
                yield module.at(node, "a negative offset throws citizens' messages away")
            if any(_is_false(value) for name, value in _given(node) if name == "verify"):
                yield module.at(node, "certificates are always verified")


def qt_habits(modules: Iterable[Module]) -> Iterator[str]:
    """No Ctrl+Alt (AltGr on Spanish keyboards), no Signal(int) (32 bits) or Signal(dict), no proxy in the queue."""
    for module in modules:
        if not module.path.startswith("console/"):
            continue
        documentation = {
            id(node.body[0].value)
            for node in module.nodes
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in module.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                if re.search(r"ctrl\+alt|alt\+ctrl", node.value, re.IGNORECASE):
                    yield module.at(node, "Ctrl+Alt is AltGr on Spanish keyboards")
            elif isinstance(node, ast.Call) and _called(node) == "Signal":
                for argument in node.args:
                    if _last_name(argument) in ("int", "dict"):
                        yield module.at(node, f"Signal({_last_name(argument)}) breaks large ids; use Signal(object)")
            elif (
                isinstance(node, ast.ImportFrom)
                and module.path.startswith("console/ui/queue/")
                and any(alias.name == "QSortFilterProxyModel" for alias in node.names)
            ):
                yield module.at(node, "the queue is sorted by the database, never by a proxy")


def _is_put_together(node: ast.expr) -> bool:
    # A painter's translate(x + 1, y) is arithmetic, not a text.
    has_text = any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(node))
    return isinstance(node, ast.JoinedStr) or (has_text and (isinstance(node, ast.BinOp) or "format" in ast.dump(node)))


def _called(node: ast.Call) -> str:
    return _last_name(node.func)


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _words(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return (node.arg or "") if isinstance(node, ast.keyword) else ""


def _given(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Names that are given a value: keywords of a call, keys of a dictionary, assignments."""
    if isinstance(node, ast.Call):
        yield from ((keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg)
    elif isinstance(node, ast.Dict):
        yield from ((_words(key), value) for key, value in zip(node.keys, node.values, strict=True) if key)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                yield _words(target.slice), node.value
            else:
                yield _last_name(target), node.value


def _is_negative(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value.startswith("-")
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False
