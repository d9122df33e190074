"""A model on disk: one line that says what it is, its checksum, and plain arrays. Nothing in it is ever executed.

It is written beside its place and takes it in one step, so that a power cut or a second reader meets the old model or the new one.
"""

import hashlib
import io
import json
import os
import secrets
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from console.answers.examples import Example, Examples
from console.answers.means import Means
from console.answers.numbers import NDArray, np
from console.answers.ranking import Model
from console.answers.softmax import Softmax
from console.answers.vocabulary import Vocabulary
from console.models.problems import Problem

FIRST_WORDS: Final = b"ventanilla answers model "
VERSION: Final = 1
_HEAD = len(FIRST_WORDS) + len(b"000 ") + 64 + 1


def write(model: Model, path: Path) -> None:
    """Write a model whole or not at all. Raises Problem `model_unwritable`."""
    content = to_bytes(model)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            with open(temporary, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            with suppress(OSError):
                temporary.unlink()
    except OSError as error:
        raise Problem("model_unwritable", path=path) from error


def read(path: Path) -> Model:
    """Read a model. Raises Problem `model_unreadable`, `model_newer` or `model_damaged`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Problem("model_unreadable", path=path) from error
    return from_bytes(content, path)


def to_bytes(model: Model) -> bytes:
    """The content of a model file."""
    payload = _packed(model)
    return b"%b%03d %b\n" % (FIRST_WORDS, VERSION, hashlib.sha256(payload).hexdigest().encode()) + payload


def from_bytes(content: bytes, path: Path = Path("model")) -> Model:
    """The model of such content; `path` is what a problem calls it. Raises Problem `model_newer` or `model_damaged`."""
    head, payload = content[:_HEAD], content[_HEAD:]
    if not head.startswith(FIRST_WORDS):
        raise Problem("model_damaged", path=path)
    version = head[len(FIRST_WORDS) : len(FIRST_WORDS) + 3]
    if version.isdigit() and int(version) > VERSION:
        raise Problem("model_newer", path=path)
    if head[-65:-1] != hashlib.sha256(payload).hexdigest().encode():
        raise Problem("model_damaged", path=path)
    try:
        return _unpacked(payload)
    except (KeyError, ValueError, TypeError, IndexError, zipfile.BadZipFile, OSError) as error:
        raise Problem("model_damaged", path=path) from error


def _packed(model: Model) -> bytes:
    about = {
        "labels": model.labels,
        "none_lines": model.none_lines,
        "documents": model.vocabulary.documents,
        "most_per_answer": model.examples.most_per_answer,
        "examples": [[each.text, each.label, each.language, each.key] for each in model.examples],
    }
    arrays: dict[str, NDArray[Any]] = {
        "about": _bytes(json.dumps(about)),
        "features": _bytes("\n".join(model.vocabulary.rows)),
        "frequency": np.array(model.vocabulary.frequency, np.int32),
    }
    if isinstance(model.scorer, Softmax):
        # Half the size; the weights have two digits more than they deserve anyway.
        arrays |= {"weights": model.scorer.weights.astype(np.float16), "steps": model.scorer.sums}
    else:
        arrays |= model.scorer.arrays()
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def _unpacked(payload: bytes) -> Model:
    with np.load(io.BytesIO(payload), allow_pickle=False) as arrays:
        held = {name: arrays[name] for name in arrays.files}
    about = json.loads(held["about"].tobytes().decode())
    names = held["features"].tobytes().decode().split("\n") if held["features"].size else []
    frequency = held["frequency"].tolist()
    vocabulary = Vocabulary({name: row for row, name in enumerate(names)}, int(about["documents"]), frequency)
    labels = [str(label) for label in about["labels"]]
    columns = len(labels) + 1
    scorer: Softmax | Means
    if "weights" in held:
        scorer = Softmax.restored(held["weights"], held["steps"])
        is_whole = scorer.weights.shape == (len(names), columns) and scorer.sums.shape == (len(names),)
    else:
        scorer = Means.restored(held, columns)
        is_whole = True
    if not is_whole or len(vocabulary) != len(names) or len(frequency) != len(names):
        raise ValueError("the parts do not fit")
    examples = Examples((Example(*each) for each in about["examples"]), int(about["most_per_answer"]))
    return Model(examples, tuple(about["none_lines"]), vocabulary, labels, scorer)


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)
