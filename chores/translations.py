"""Builds the translations Qt reads (`.qm`) from the ones people write (`.ts`); only the written ones are in git."""

import subprocess
from pathlib import Path

from chores.environment import Environment
from chores.report import Stop


def build(environment: Environment) -> list[Path]:
    """Compile every `.ts` newer than its `.qm`; returns the files made. Raises `Stop` on a damaged file."""
    compiled = []
    for source in sorted((environment.root / "resources" / "translations").glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        command = [*environment.command("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode != 0:
            words = (done.stdout + done.stderr).strip()
            raise Stop(f"The translation {source.name} cannot be read: {words or 'no reason given'}")
        compiled.append(target)
    return compiled
