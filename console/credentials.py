"""The keys of a desk and the secrets of its channels: made, kept, found again; never in settings, logs or the database.

Everything a desk encrypts hangs from one random master key. It lives in the keyring of the computer or in a key file,
and it is wrapped once more by the recovery key that is printed: 240 random bits and 20 bits of checksum, so that a
slip of the pen is told as such in all but one of a million cases and never taken for a wrong key. keyring and
cryptography are imported by the first call that needs them.
"""

import hashlib
import hmac
import json
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, TypeVar

from console.models.problems import Problem
from console.models.record import Record, hidden
from console.storage import private_files

T = TypeVar("T")

SERVICE = "ventanilla"
ALLOWED_BACKENDS = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
)
"""Keyrings that encrypt what they hold. Any other one, known or not, may write plain text or nothing at all."""
_CHAIN = "keyring.backends.chainer.ChainerBackend"
_WINDOWS_LIMIT = 1280
"""Characters; the Credential Manager takes 2,560 bytes of UTF-16."""
_KEY_FILE_LIMIT = 4096
_NONCE_BYTES = 12
_RECOVERY_BYTES = 30
_RECOVERY_CHARACTERS = 52
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DASHES = "-‐‑‒–—−_.·"


class MasterKey(Record):
    """32 random bytes and everything derived from them. Never shown by `repr`."""

    material: bytes = hidden()

    @staticmethod
    def new() -> "MasterKey":
        return MasterKey(secrets.token_bytes(32))

    def derive(self, purpose: str, salt: bytes = b"") -> bytes:
        """32 bytes for one purpose (HKDF-SHA256, RFC 5869)."""
        return hkdf(self.material, purpose, salt)

    def fingerprint(self, desk_id: str) -> str:
        """Tells whether a key belongs to a desk, and nothing about the key."""
        return hmac.new(self.derive("fingerprint"), desk_id.encode(), hashlib.sha256).hexdigest()

    def fits(self, desk_id: str, fingerprint: str) -> bool:
        """Whether this is the key of that desk."""
        return hmac.compare_digest(self.fingerprint(desk_id), fingerprint)


def hkdf(material: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """One block of HKDF-SHA256 (RFC 5869); the standard library suffices, so opening a desk need not load a cipher
    library."""
    extracted = hmac.new(salt or bytes(32), material, hashlib.sha256).digest()
    return hmac.new(extracted, purpose.encode() + b"\x01", hashlib.sha256).digest()


def seal(key: bytes, data: bytes, purpose: bytes) -> bytes:
    """Nonce and AES-256-GCM ciphertext; `purpose` must be given again to open it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, purpose)


def unseal(key: bytes, sealed: bytes, purpose: bytes) -> bytes | None:
    """What `seal` was given, or None when key, purpose or bytes differ."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(sealed) < _NONCE_BYTES + 16:
        return None
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose)
    except InvalidTag:
        return None


# The recovery key


def new_recovery_key() -> bytes:
    """A fresh recovery secret."""
    return secrets.token_bytes(_RECOVERY_BYTES)


def print_recovery_key(secret: bytes) -> str:
    """13 groups of four letters and digits, for paper."""
    number = int.from_bytes(secret, "big") << 20 | _recovery_check(secret)
    digits = [_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_RECOVERY_CHARACTERS))]
    return "-".join("".join(digits[at : at + 4]) for at in range(0, _RECOVERY_CHARACTERS, 4))


def read_recovery_key(typed: str) -> bytes:
    """The secret from what somebody typed: case, spaces, hyphens, O for 0 and I or L for 1 do not matter.

    Raises Problem `bad_recovery_key`.
    """
    letters = "".join(ch for ch in typed.upper() if not ch.isspace() and ch not in _DASHES)
    letters = letters.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(letters) != _RECOVERY_CHARACTERS or any(ch not in _ALPHABET for ch in letters):
        raise Problem("bad_recovery_key")
    number = 0
    for ch in letters:
        number = number << 5 | _ALPHABET.index(ch)
    secret = (number >> 20).to_bytes(_RECOVERY_BYTES, "big")
    if number & 0xFFFFF != _recovery_check(secret):
        raise Problem("bad_recovery_key")
    return secret


def wrap_master_key(master: MasterKey, recovery: bytes) -> str:
    """The master key sealed by a recovery key, as hexadecimal text."""
    return seal(hkdf(recovery, "recovery"), master.material, b"recovery").hex()


def unwrap_master_key(wrapped: str, recovery: bytes) -> MasterKey | None:
    """The master key, or None when this recovery key does not open it."""
    material = unseal(hkdf(recovery, "recovery"), bytes.fromhex(wrapped), b"recovery")
    return None if material is None else MasterKey(material)


def _recovery_check(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"ventanilla recovery" + secret).digest()[:3], "big") >> 4


# The key file


def read_key_file(path: Path) -> MasterKey:
    """The master key in a key file.

    Raises Problem `key_file_missing`, `key_file_mode`, `key_file_damaged`, `key_file_unreadable`.
    """
    try:
        content, mode = private_files.read_regular(path, _KEY_FILE_LIMIT)
    except FileNotFoundError as error:
        raise Problem("key_file_missing", path=path) from error
    except PermissionError as error:
        raise Problem("key_file_unreadable", path=path) from error
    except OSError as error:
        raise Problem("key_file_damaged", path=path) from error
    if sys.platform != "win32" and mode != private_files.FILE_MODE:
        raise Problem("key_file_mode", path=path)
    try:
        master = MasterKey(bytes.fromhex(json.loads(content)["key"]))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Problem("key_file_damaged", path=path) from error
    # Only what we would write ourselves is believed: whatever differs by a byte was changed by something.
    if len(master.material) != 32 or content.split() != _key_file_content(master).split():
        raise Problem("key_file_damaged", path=path)
    return master


def make_key_file(path: Path, master: MasterKey) -> None:
    """Write a new key file. Raises FileExistsError, Problem `storage_read_only`, `storage_full`."""
    with private_files.told(path.parent):
        private_files.make_folder(path.parent)
        try:
            private_files.write_new(path, _key_file_content(master))
            return
        except FileExistsError:
            pass
    raise FileExistsError(str(path))


def _key_file_content(master: MasterKey) -> bytes:
    check = hashlib.sha256(b"ventanilla key file" + master.material).hexdigest()[:16]
    content = {"what": "key file of ventanilla", "format": 1, "key": master.material.hex(), "check": check}
    return (json.dumps(content, indent=1) + "\n").encode()


# Vaults


class Vault(Protocol):
    """Where secrets lie under a name. Safe from any thread."""

    def get(self, name: str) -> str | None:
        """The secret, or None. Raises Problem when the vault cannot be read."""

    def set(self, name: str, secret: str) -> None:
        """Keep a secret under a name, in place of an earlier one.

        Raises Problem; then the earlier one is still there.
        """

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is fine."""

    def names(self) -> list[str]:
        """Under which names there are secrets."""


class MemoryVault:
    """Secrets that end with the process: the training town's."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        self._secrets.pop(name, None)

    def names(self) -> list[str]:
        return sorted(self._secrets)


class SealedFileVault:
    """Secrets in one sealed file, read anew each time, since another process may have changed it. `key` is 32 bytes."""

    def __init__(self, path: Path, key: bytes, lock: Path) -> None:
        self._path = path
        self._key = key
        self._lock = lock

    def get(self, name: str) -> str | None:
        return self._read().get(name)

    def set(self, name: str, secret: str) -> None:
        self._change(lambda held: held.update({name: secret}))

    def delete(self, name: str) -> None:
        if name in self._read():
            self._change(lambda held: held.pop(name, None))

    def names(self) -> list[str]:
        return sorted(self._read())

    def _read(self) -> dict[str, str]:
        try:
            sealed = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise Problem("secrets_damaged", path=self._path) from error
        content = unseal(self._key, sealed, b"secrets")
        if content is None:
            raise Problem("secrets_damaged", path=self._path)
        held: dict[str, str] = json.loads(content)
        return held

    def _change(self, change: Callable[[dict[str, str]], object]) -> None:
        with private_files.told(self._path.parent), private_files.FileLock(self._lock):
            held = self._read()
            change(held)
            private_files.replace(self._path, seal(self._key, json.dumps(held).encode(), b"secrets"))


class KeyringVault:
    """Secrets in the keyring of the computer.

    A keyring cannot list its names, so they are kept in a sealed file, without the secrets.
    """

    def __init__(self, desk_id: str, keyring: "Keyring", index: Vault) -> None:
        self._desk_id = desk_id
        self._keyring = keyring
        self._index = index

    def get(self, name: str) -> str | None:
        return self._keyring.get(self._user(name))

    def set(self, name: str, secret: str) -> None:
        # The name first: a name without a secret is harmless, a secret without a name would miss every backup.
        self._index.set(name, "")
        self._keyring.set(self._user(name), secret)

    def delete(self, name: str) -> None:
        self._keyring.delete(self._user(name))
        self._index.delete(name)

    def names(self) -> list[str]:
        return self._index.names()

    def _user(self, name: str) -> str:
        return f"channel:{self._desk_id}:{name}"


class Keyring:
    """The keyring of this computer, if it is one of ALLOWED_BACKENDS.

    `limit` is the longest value in characters, None for no limit.
    """

    def __init__(self, limit: int | None = _WINDOWS_LIMIT if sys.platform == "win32" else None) -> None:
        """Raises Problem `no_keyring` when this computer has none that can hold a secret."""
        self._limit = limit
        self._backend = _allowed_backend()

    def get(self, user: str) -> str | None:
        """What is kept for a user name, or None. Raises Problem `no_keyring`, `keyring_locked`."""
        kept: str | None = self._ask(lambda: self._backend.get_password(SERVICE, user))
        return kept

    def set(self, user: str, secret: str) -> None:
        """Keep a value, and look whether it is really there.

        Raises Problem `no_keyring`, `keyring_locked`, `secret_too_long`.
        """
        if self._limit is not None and len(secret.encode("utf-16-le")) > 2 * self._limit:
            raise Problem("secret_too_long", limit=self._limit)
        self._ask(lambda: self._backend.set_password(SERVICE, user, secret))
        if self.get(user) != secret:
            raise Problem("no_keyring")

    def delete(self, user: str) -> None:
        """Forget a value; one that is not there is fine."""
        if self.get(user) is not None:
            self._ask(lambda: self._backend.delete_password(SERVICE, user))

    def _ask(self, question: Callable[[], T]) -> T:
        from keyring.errors import NoKeyringError

        try:
            return question()
        except NoKeyringError as error:
            raise Problem("no_keyring") from error
        except Exception as error:  # each keyring has errors of its own: locked, dismissed, its service gone
            raise Problem("keyring_locked") from error


def _allowed_backend() -> Any:
    keyring = _keyring_module()
    try:
        found = keyring.get_keyring()
        candidates = list(found.backends) if _name(found) == _CHAIN else [found]
    except Exception as error:  # a broken configuration of keyring fails here in many ways
        raise Problem("no_keyring") from error
    for candidate in candidates:
        if _name(candidate) in ALLOWED_BACKENDS:
            return candidate
    raise Problem("no_keyring")


def _keyring_module() -> ModuleType:
    import keyring

    return keyring


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"
