"""The PIN of an operator at this desk: kept among its secrets as a salted scrypt digest, never in settings or the database.

How often somebody guessed wrong is kept beside it: ending the program and starting it again forgives nothing. It guards against passers-by; whoever can read the operator's files needs no PIN.
"""

import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Callable
from typing import Any

from console.credentials import Vault
from console.models.locking import LONGEST_WAIT_MS, PIN_LEAST, PIN_MOST, PinAnswer, PinState, wait_after
from console.models.problems import Problem

_N, _R, _P = 2**14, 8, 1
"""scrypt's cost: 16 MiB and some 50 ms."""


class PinKeeper:
    """Safe from any thread; slow on purpose, so never called on the GUI thread. `now_ms`: epoch milliseconds."""

    def __init__(self, vault: Vault, login: str, now_ms: Callable[[], int]) -> None:
        self._vault = vault
        self._name = f"pin:{login}"
        self._now_ms = now_ms
        self._lock = threading.Lock()

    def state(self) -> PinState:
        """What is kept. Raises Problem when the secrets cannot be read."""
        kept = self._read()
        if kept is None:
            return PinState(False)
        return PinState(True, self._wait_ms(kept))

    def choose(self, pin: str, old: str = "") -> None:
        """Set the PIN, or change it with the old one. Raises Problem `pin_too_short`, `pin_wrong`, `pin_wait`."""
        if not PIN_LEAST <= len(pin) <= PIN_MOST:
            raise Problem("pin_too_short", least=PIN_LEAST, most=PIN_MOST)
        self._require(old)
        salt = secrets.token_bytes(16)
        with self._lock:
            self._write({"salt": salt.hex(), "digest": _digest(pin, salt, _N).hex(), "n": _N})

    def remove(self, old: str) -> None:
        """Have no PIN any more. Raises Problem `pin_wrong`, `pin_wait`."""
        self._require(old)
        self.forget()

    def forget(self) -> None:
        """Take the PIN away without asking for it: what IT does when it was forgotten."""
        self._vault.delete(self._name)

    def try_pin(self, pin: str) -> PinAnswer:
        """Look at one PIN. While a wait runs it is not even looked at; a right one ends all waiting."""
        with self._lock:
            kept = self._read()
            if kept is None:
                return PinAnswer(True)
            wait_ms = self._wait_ms(kept)
            if wait_ms:
                return PinAnswer(False, wait_ms)
            is_right = hmac.compare_digest(
                _digest(pin, bytes.fromhex(kept["salt"]), int(kept["n"])), bytes.fromhex(kept["digest"])
            )
            if is_right:
                self._write({**kept, "wrong": 0, "until": 0})
                return PinAnswer(True)
            wrong = int(kept.get("wrong", 0)) + 1
            wait_ms = wait_after(wrong)
            self._write({**kept, "wrong": wrong, "until": self._now_ms() + wait_ms if wait_ms else 0})
            return PinAnswer(False, wait_ms)

    def _require(self, old: str) -> None:
        answer = self.try_pin(old)
        if not answer.is_right:
            if answer.wait_ms:
                raise Problem("pin_wait", seconds=-(-answer.wait_ms // 1000))
            raise Problem("pin_wrong")

    def _wait_ms(self, kept: dict[str, Any]) -> int:
        # A clock that was set back must not lock anybody out for longer than the longest wait.
        return max(0, min(int(kept.get("until", 0)) - self._now_ms(), LONGEST_WAIT_MS))

    def _read(self) -> dict[str, Any] | None:
        text = self._vault.get(self._name)
        if not text:
            return None
        try:
            kept: dict[str, Any] = json.loads(text)
            bytes.fromhex(kept["salt"]), bytes.fromhex(kept["digest"]), int(kept["n"])
        except (ValueError, TypeError, KeyError) as error:
            raise Problem("pin_damaged") from error
        return kept

    def _write(self, kept: dict[str, Any]) -> None:
        self._vault.set(self._name, json.dumps(kept))


def _digest(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=_R, p=_P, maxmem=64 * 1024 * 1024, dklen=32)
