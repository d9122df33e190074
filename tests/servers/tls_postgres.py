"""A PostgreSQL with TLS, from Debian's packages; the wheel that the other tests use is built without it.

`certificates` makes the authorities and certificates of good and bad offices.
"""

import datetime
import os
import re
import signal
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.servers.postgres import PostgresServer
from tests.servers.process import NOBODY, as_nobody

HOST = "db.vallserena.example"
DAY = datetime.timedelta(days=1)


def debian_binaries() -> Path | None:
    """The newest PostgreSQL that Debian has installed here, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Authority:
    """Signs certificates; `pem` is what an office hands out."""

    def __init__(self, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._certificate = self._sign(self._name, self._key.public_key(), is_authority=True)
        self.pem = self._certificate.public_bytes(serialization.Encoding.PEM).decode()

    def certificate(self, host: str = HOST, *, days: int = 30) -> tuple[str, str]:
        """(certificate, key) in PEM for a host; `days` may be negative for one that has ended."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        made = self._sign(name, key.public_key(), host=host, days=days)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return made.public_bytes(serialization.Encoding.PEM).decode(), private.decode()

    def _sign(
        self,
        name: x509.Name,
        key: ec.EllipticCurvePublicKey,
        *,
        host: str | None = None,
        days: int = 30,
        is_authority: bool = False,
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 60 * DAY)
            .not_valid_after(now + days * DAY)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if host is not None:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        return builder.sign(self._key, hashes.SHA256())


class TlsServer(PostgresServer):
    """One cluster whose certificate, protocol and way of asking for passwords can be changed while it runs."""

    def dress(
        self,
        certificate: tuple[str, str] | None,
        *,
        auth: str = "scram-sha-256",
        lines: str = "",
        is_plain_allowed: bool = False,
    ) -> None:
        """Take another certificate (None: no TLS at all) and other rules, in force for the next connection."""
        self._write("server.crt", certificate[0] if certificate else "")
        self._write("server.key", certificate[1] if certificate else "")
        kind = "host" if certificate is None or is_plain_allowed else "hostssl"
        # The superuser's own way in, for the tests themselves, is the socket.
        self._write("pg_hba.conf", f"local all postgres scram-sha-256\n{kind} all all 127.0.0.1/32 {auth}\n")
        config = (self.data / "postgresql.conf").read_text(encoding="utf-8")
        config = re.sub(r"(?s)\n# tests\n.*", "", config)
        self._write("postgresql.conf", f"{config}\n# tests\nssl = {'on' if certificate else 'off'}\n{lines}\n")
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGHUP)

    def socket(self, database: str = "postgres") -> str:
        """The superuser's address through the socket in the data folder."""
        return f"host={self.data} port={self.port} dbname={database} user=postgres password={self.password}"

    def _write(self, name: str, text: str) -> None:
        path = self.data / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        if as_nobody():
            os.chown(path, NOBODY, NOBODY)


def start_with_tls(binaries: Path) -> TlsServer:
    """Make and start a cluster. Raises `ServerError`."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-tls-"))
    folder.chmod(0o755)
    server = TlsServer(16, folder, binaries, durable=False)
    try:
        server.start()
    except BaseException:
        server.remove()
        raise
    return server
