"""What the ranking would answer alone, once its shadow period has proved it and a supervisor wants it. Otherwise it is not even loaded."""

import logging
import threading
import time
from typing import TYPE_CHECKING

from console.models.problems import Problem
from console.operations import classifier, ranking_store
from console.operations.desk import Desk
from console.sync.parts import Files

if TYPE_CHECKING:
    from console.answers.ranking import Model

log = logging.getLogger(__name__)

PROOF_SECONDS = 60.0
"""How long a proof is relied on before it is worked out anew."""


class Ranker:
    """Any thread."""

    def __init__(self, desk: Desk, files: Files) -> None:
        self._desk = desk
        self._files = files
        self._lock = threading.Lock()
        self._tau: float | None = None
        self._asked_at: float | None = None
        self._stored_as = ""
        self._model: Model | None = None

    def choose(self, text: str) -> str | None:
        """The name of the rule that is certain enough to answer alone, or None."""
        with self._lock:
            if self._asked_at is None or time.monotonic() - self._asked_at > PROOF_SECONDS:
                self._tau = self._desk.read(classifier.tau)
                self._asked_at = time.monotonic()
            if self._tau is None:
                return None
            model = self._loaded()
            ranked = model.rank(text, 1) if model is not None else []
            return ranked[0].label if ranked and ranked[0].p >= self._tau else None

    def _loaded(self) -> "Model | None":
        kept = self._desk.read(ranking_store.kept_model)
        if kept is None:
            return None
        if kept.stored_as != self._stored_as:
            from console.answers.model_file import from_bytes

            try:
                self._model = from_bytes(self._files.get(kept.stored_as))
            except Problem as problem:
                log.warning("the ranking cannot be read: %s", problem.code)
                self._model = None
            self._stored_as = kept.stored_as
        return self._model
