"""The small files that citizens send: photos, voice notes, a PDF. They are committed under resources/training and
made by its own script.
"""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "training"


@lru_cache(maxsize=64)
def read(name: str) -> bytes:
    """The bytes of a stock file by its name. ValueError for a name that is a path, FileNotFoundError when it is not
    there.
    """
    if "/" in name or "\\" in name or name.startswith("."):
        raise ValueError("a stock file is named, not addressed")
    return (FOLDER / name).read_bytes()
