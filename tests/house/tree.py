"""Source files as parsed modules, from the disk or from a test's own texts."""

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
STANDARD: Final = sys.stdlib_module_names


@dataclass(frozen=True)
class Import:
    """One imported module, or name in one, dotted and absolute. `is_top_level`: runs when its module is imported."""

    name: str
    line: int
    is_top_level: bool

    @property
    def package(self) -> str:
        """The first part: `PySide6` of `PySide6.QtCore`."""
        return self.name.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """One parsed file. `path` is relative to the repository, with slashes."""

    path: str
    source: str

    @cached_property
    def syntax(self) -> ast.Module:
        return ast.parse(self.source, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.syntax))

    @property
    def name(self) -> str:
        """Dotted, as it is imported: `console.ui` for `console/ui/__init__.py`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def line_count(self) -> int:
        return len(self.source.splitlines())

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(_imports(self.syntax, self, is_top_level=True))

    def at(self, node: ast.AST, words: str) -> str:
        """A finding, in the form editors can jump to."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {words}"


def parse(sources: Mapping[str, str]) -> tuple[Module, ...]:
    """Modules from texts by path."""
    return tuple(Module(path, source) for path, source in sorted(sources.items()))


def read(*folders: str) -> tuple[Module, ...]:
    """Modules from the disk, for folders or files of the repository; what does not exist yet gives none."""
    paths = [path for name in folders for path in (sorted((ROOT / name).rglob("*.py")) or [ROOT / name])]
    return parse(
        {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}
    )


def _imports(node: ast.AST, module: Module, *, is_top_level: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        inner = is_top_level and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, inner) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            # `from console import storage` imports a module, `from console.feed import Feed` a name in one. Nothing
            # here needs to know which: all rules look at how the dotted name begins.
            base = _absolute(child, module)
            yield from (Import(f"{base}.{alias.name}", child.lineno, inner) for alias in child.names)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for branch in child.body:
                yield from _imports(ast.Module([branch], []), module, is_top_level=False)
            for branch in child.orelse:
                yield from _imports(ast.Module([branch], []), module, is_top_level=inner)
        else:
            yield from _imports(child, module, is_top_level=inner)


def _absolute(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    parts = module.path.removesuffix(".py").split("/")
    return ".".join([*parts[: len(parts) - node.level], *([node.module] if node.module else [])])
