"""The chores by name. Each verb prepares what it needs and then becomes the program it starts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Final, NoReturn

from chores import translations
from chores.environment import DEV_LOCK, RUN_LOCK, Environment, prepare
from chores.report import Stop, say
from chores.system import emoji_hint, ensure_libraries, has_display

USAGE: Final = """usage: python3 run.py [CHORE] [ARGUMENTS …]

  (none), run       open the console in the training town; arguments go to the program
  setup             only prepare .venv; afterwards the command `ventanilla` is in it
  test              the whole test suite; arguments go to pytest
  check             ruff (rules and format) and mypy
  screens           draw every screen to files; --out DIR says where
  bench [NAME …]    the figures the program promises
  package           a folder that runs on office PCs without Python
  lock              make the hashed locks again from requirements.in and requirements-dev.in
"""

CHECKS: Final = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "--strict", "console", "chores", "tests", "main.py", "run.py"),
)


def main(arguments: Sequence[str]) -> int:
    """Run one chore; returns 0, what the started program returned, 1 for `Stop`, 2 for a wrong call."""
    verb, rest = (arguments[0], list(arguments[1:])) if arguments else ("run", [])
    if verb in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0
    chore = VERBS.get(verb)
    if chore is None:
        say(f"There is no chore called {verb}.\n\n{USAGE}")
        return 2
    try:
        return chore(Environment(), rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


def run(environment: Environment, arguments: list[str]) -> int:
    """Open the console in the training town, or explain why no window can be opened and draw the screens instead."""
    _prepare_for_qt(environment, dev=False)
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        say(
            "This machine has no display, so no window can be opened. The screens are drawn to files instead.\n"
            "To use the console from another machine, with any VNC viewer through a tunnel to port 5900:\n"
            "  QT_QPA_PLATFORM=vnc:size=1366x768:addr=127.0.0.1:port=5900 python3 run.py"
        )
        return screens(environment, [])
    hint = emoji_hint()
    if hint is not None:
        say(hint)
    _become([str(environment.python), "main.py", "--training", *arguments], environment)


def setup(environment: Environment, arguments: list[str]) -> int:
    """Only prepare the environment; nothing is started."""
    _refuse(arguments)
    _prepare_for_qt(environment, dev=False)
    say(f"Ready. The command is {environment.command('ventanilla')[0]}")
    return 0


def test(environment: Environment, arguments: list[str]) -> int:
    """The whole suite in two processes, a file in one of them; or what the arguments choose."""
    _prepare_for_qt(environment, dev=True)
    chosen = arguments or ["-n", "2", "--dist", "loadfile"]
    _become([str(environment.python), "-m", "pytest", *chosen], environment, QT_QPA_PLATFORM="offscreen")


def check(environment: Environment, arguments: list[str]) -> int:
    """Every check runs, so that one look shows all there is to mend; the exit code is the worst of them."""
    _refuse(arguments)
    prepare(environment, dev=True)
    worst = 0
    for tool, *rest in CHECKS:
        say(" ".join((tool, *rest)))
        command = [str(environment.python), "-m", tool, *rest]
        worst = max(worst, subprocess.run(command, cwd=environment.root, check=False).returncode)
    return worst


def screens(environment: Environment, arguments: list[str]) -> int:
    """Draw every screen from seeded data. Needs the test packages, because the seeds live with the tests."""
    _prepare_for_qt(environment, dev=True)
    _become([str(environment.python), "-m", "tests.screens", *arguments], environment, QT_QPA_PLATFORM="offscreen")


def bench(environment: Environment, arguments: list[str]) -> int:
    """Measure what the program promises. On a display the real platform is measured, not the offscreen one."""
    _prepare_for_qt(environment, dev=True)
    platform = {} if has_display() else {"QT_QPA_PLATFORM": "offscreen"}
    _become([str(environment.python), "-m", "tests.bench", *arguments], environment, **platform)


def package(environment: Environment, arguments: list[str]) -> int:
    """Build one folder with PyInstaller: Qt's licence asks that its libraries stay replaceable files."""
    _prepare_for_qt(environment, dev=False)
    python = str(environment.python)
    if subprocess.run([python, "-m", "PyInstaller", "--version"], capture_output=True, check=False).returncode != 0:
        raise Stop(
            "PyInstaller is not installed. Type this, then run this again:\n"
            f'  {python} -m pip install "pyinstaller>=6.10"'
        )
    _become(
        [
            *(python, "-m", "PyInstaller", "--noconfirm", "--onedir", "--windowed", "--name", "ventanilla"),
            *("--add-data", f"resources{os.pathsep}resources", "--add-data", f"LICENSE{os.pathsep}."),
            *("--add-data", f"NOTICE{os.pathsep}.", "--collect-data", "console", "--collect-submodules", "console"),
            *("--collect-data", "py3langid"),
            *(
                "--collect-submodules",
                "keyring.backends",
                "--copy-metadata",
                "keyring",
                "--copy-metadata",
                "ventanilla",
            ),
            *arguments,
            "main.py",
        ],
        environment,
    )


def lock(environment: Environment, arguments: list[str]) -> int:
    """Make both locks again. They carry hashes for Linux and Windows and no address of any index."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("The locks are made with uv, which is not installed. Install it with your system's pipx or pip.")
    for source, target in (("requirements.in", RUN_LOCK), ("requirements-dev.in", DEV_LOCK)):
        command = [
            *(uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"),
            *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--annotation-style", "line"),
            *(*arguments, source, "-o", target),
        ]
        code = subprocess.run(command, cwd=environment.root, check=False).returncode
        if code != 0:
            return code
    return 0


VERBS: Final[dict[str, Callable[[Environment, list[str]], int]]] = {
    "run": run,
    "setup": setup,
    "test": test,
    "check": check,
    "screens": screens,
    "bench": bench,
    "package": package,
    "lock": lock,
}


def _prepare_for_qt(environment: Environment, *, dev: bool) -> None:
    prepare(environment, dev=dev)
    ensure_libraries(environment.python)
    translations.build(environment)


def _refuse(arguments: list[str]) -> None:
    if arguments:
        raise Stop(f"This chore takes no arguments: {' '.join(arguments)}")


def _become(command: list[str], environment: Environment, **variables: str) -> NoReturn:
    """Let `command` take over: same terminal, same signals, its own exit code."""
    os.chdir(environment.root)
    os.environ.update(variables)
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)
    # Windows has no real exec: it would start a second process and let this one end at once.
    raise SystemExit(subprocess.run(command, check=False).returncode)
