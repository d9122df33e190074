"""Where the shipped files lie (fonts, icons, translations). One function, so that a packaged build needs one change."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Path of a shipped file or folder, for example resource("icons", "send.svg"). It need not exist."""
    return _ROOT.joinpath(*parts)
