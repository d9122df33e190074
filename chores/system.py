"""Which system libraries Qt needs and which Debian package brings each.

The dynamic linker names only the first missing library of a module, which would send people back here five times. So
every library is asked for by its own name, all at once, in the interpreter of `.venv`; the import itself has the last
word and catches what this table does not know.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chores.report import Stop, say

# Read from the NEEDED entries of PySide6 6.11 (its libraries and plugins), without what the wheel itself brings.
BASE: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    # QtMultimedia: without libpulse even the import fails.
    "libpulse.so.0": "libpulse0",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
}
X11: Final = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND: Final = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

MODULES: Final = ("PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtNetwork", "PySide6.QtMultimedia")

# Run by the interpreter of `.venv`: its loader, its search path. Prints one JSON object on its last line.
PROBE: Final = """
import ctypes, importlib, json, sys
missing = []
for name in json.loads(sys.argv[1]):
    try:
        ctypes.CDLL(name)
    except OSError:
        missing.append(name)
broken = {}
for module in json.loads(sys.argv[2]):
    try:
        importlib.import_module(module)
    except ImportError as error:
        broken[module] = str(error)
print(json.dumps({"missing": missing, "broken": broken}))
"""


@dataclass(frozen=True)
class Probe:
    """What one look at the machine found."""

    missing: tuple[str, ...]
    """Names of shared libraries that the loader does not find."""
    broken: dict[str, str]
    """Module name to the loader's own words, for modules that do not import."""


def has_display() -> bool:
    """Whether a window can be opened: always on Windows and macOS, on Linux when X11 or Wayland is there."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def wanted_libraries() -> dict[str, str]:
    """Library name to Debian package, for this machine's kind of display."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = dict(BASE)
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        wanted |= X11
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND
    return wanted


def probe(python: Path, libraries: Iterable[str], modules: Iterable[str] = MODULES) -> Probe:
    """Ask `python` (the interpreter of `.venv`) which libraries and modules it can load. Takes about 0.3 s."""
    command = [str(python), "-c", PROBE, json.dumps(list(libraries)), json.dumps(list(modules))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout.strip():
        words = done.stderr.strip().splitlines()
        raise Stop(
            "The interpreter in .venv does not start: "
            + (words[-1] if words else f"exit code {done.returncode}")
            + ". Remove the folder .venv and run this again."
        )
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return Probe(tuple(found["missing"]), dict(found["broken"]))


def is_debian() -> bool:
    """Debian and everything made from it: the package names of the tables hold there."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether packages can be installed without asking anybody. False on Windows."""
    return sys.platform != "win32" and os.geteuid() == 0


def apt_line(packages: Iterable[str]) -> str:
    """The exact line for a person to type."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages as root, refreshing the package lists once if they are too old. False when it failed."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    say("Installing system packages: " + " ".join(packages))
    # A bare machine has no lists at all, and asking with stale ones first would only print errors.
    lists = Path("/var/lib/apt/lists")
    if any(lists.glob("*_Packages*")) and _quietly(install, env):
        return True
    return _quietly(["apt-get", "update", "-q"], env) and _quietly(install, env, loud=True)


def _quietly(command: list[str], env: dict[str, str], *, loud: bool = False) -> bool:
    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if loud and done.returncode != 0:
        say(done.stdout.decode("utf-8", "replace").strip())
    return done.returncode == 0


def ensure_libraries(python: Path) -> None:
    """Make Qt importable: install what is missing where that is ours to do, otherwise say exactly what to type.

    Raises `Stop` while a module still does not import.
    """
    wanted = wanted_libraries()
    found = probe(python, wanted)
    packages = sorted({wanted[name] for name in found.missing})
    if packages and is_debian():
        if not is_root():
            raise Stop(
                "Qt needs system libraries that are missing here. Type this, then run this again:\n  "
                + apt_line(packages)
            )
        if apt_install(packages):
            found = probe(python, wanted)
    if found.broken:
        module, words = next(iter(found.broken.items()))
        raise Stop(f"{module} does not load: {words}. Install the system package that brings it and run this again.")
    if found.missing:
        say("These system libraries are missing, the window may not open: " + ", ".join(found.missing))


def ensure_venv_module() -> None:
    """Debian takes `ensurepip` out of its Python; without it no environment with pip can be made. Raises `Stop`."""
    if _has_ensurepip():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not is_debian():
        raise Stop(f"This Python ({sys.executable}) has no ensurepip module. Install your system's package for venv.")
    if is_root() and apt_install([package]) and _has_ensurepip():
        return
    raise Stop(f"Python's venv module is missing. Type this, then run this again:\n  {apt_line([package])}")


def _has_ensurepip() -> bool:
    # In a fresh process: a package installed a moment ago is not seen by this one's import caches. Debian leaves an
    # ensurepip that imports and has nothing to install, hence the version.
    code = "import ensurepip; ensurepip.version()"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def emoji_hint() -> str | None:
    """Citizens write emoji; without a colour font they are boxes. A sentence, or None when there is nothing to say."""
    if platform.system() != "Linux" or shutil.which("fc-list") is None:
        return None
    done = subprocess.run(["fc-list", ":lang=und-zsye", "family"], capture_output=True, text=True, check=False)
    if done.stdout.strip():
        return None
    return f"Emoji will be shown as boxes. To see them: {apt_line(['fonts-noto-color-emoji'])}"
