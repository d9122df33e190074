"""What `ventanilla doctor` looks at. The first-run wizard shows the same tests."""

import time
from typing import Any

from console.commands.opening import Session
from console.models.problems import Problem, Quarantined
from console.models.states import ChannelState
from console.operations import mail, office
from console.operations.quarantine import is_quarantined
from console.providers.base import ProviderError
from console.settings import SETTINGS

_CLOCK_STEP_MS = 2_000


def _test(name: str, ok: bool, detail: str) -> dict[str, Any]:
    return {"name": name, "ok": ok, "detail": detail}


def examine(session: Session) -> dict[str, Any]:
    """All settings with value and origin, and the tests of storage, secrets, clock and every channel."""
    settings = [
        {
            "key": s.key,
            "value": session.settings.value(s.key),
            "origin": str(session.settings.origin(s.key)),
            "help": s.help,
        }
        for s in SETTINGS
    ]
    tests = [_storage(session), _secrets(session), _clock(session), _extras()]
    tests += [_test("settings", False, str(problem)) for problem in session.settings.problems]
    if session.desk.read(is_quarantined):
        # A restored copy that nobody has confirmed asks a provider nothing.
        tests.append(_test("channels", False, str(Quarantined())))
        return {"settings": settings, "tests": tests}
    tests += [_channel(session, channel.name) for channel in session.desk.read(office.channels)]
    tests += _mail(session)
    return {"settings": settings, "tests": tests}


def _storage(session: Session) -> dict[str, Any]:
    try:
        session.opened.engine.verify()
        versions = ", ".join(f"{name} {version}" for name, version in session.opened.engine.versions().items())
        return _test("storage", True, f"{session.opened.path}, {versions}")
    except Problem as problem:
        return _test("storage", False, str(problem))


def _secrets(session: Session) -> dict[str, Any]:
    probe = "doctor:probe"
    try:
        session.opened.vault.set(probe, "probe")
        is_back = session.opened.vault.get(probe) == "probe"
        session.opened.vault.delete(probe)
        return _test("secrets", is_back, type(session.opened.vault).__name__)
    except Problem as problem:
        return _test("secrets", False, str(problem))


def _extras() -> dict[str, Any]:
    """What is optional; a town without it loses nothing it must have."""
    from console.answers.second_look import package_folder
    from console.answers.translating import installed_modes

    modes = ", ".join(sorted(installed_modes())) or "not installed"
    table = "not installed" if package_folder() is None else "wordllama"
    return _test("extras", True, f"Apertium: {modes}; second look: {table}")


def _clock(session: Session) -> dict[str, Any]:
    before = time.time()
    there = session.desk.read(lambda tx: tx.now)
    drift = abs(there - (before + time.time()) / 2 * 1000)
    return _test("clock", drift < _CLOCK_STEP_MS, f"{drift:.0f} ms from the database's clock")


def _mail(session: Session) -> list[dict[str, Any]]:
    """The way of the notices by mail, as far as the login; a desk that never sends tells only how the last one went."""
    from console.providers.smtp import probe

    found = session.desk.read(mail.state)
    if found.route is None and found.trouble is None:
        return []
    try:
        if found.route is not None and (not session.opened.is_in_office or session.opened.role == "sync"):
            probe(found.route, session.mail_password(found.route), str(session.settings.value("external_ca_file")))
    except Problem as problem:
        return [_test("mail", False, str(problem))]
    detail = str(found.trouble) if found.trouble else found.route.host if found.route else ""
    return [_test("mail", found.trouble is None, detail)]


def _channel(session: Session, name: str) -> dict[str, Any]:
    from console.commands.desk import problem_of

    channel = session.desk.read(office.channel_by_name, name)
    if channel.state == ChannelState.TOKEN_IN_USE:
        # The provider answers our question all the same; only whoever receives has noticed.
        return _test(f"channel {name}", False, str(Problem("token_in_use", name=name)))
    try:
        provider = session.open_provider(channel)
    except Problem as problem:
        return _test(f"channel {name}", False, str(problem))
    try:
        found = provider.check()
        return _test(f"channel {name}", True, found.account)
    except ProviderError as error:
        return _test(f"channel {name}", False, str(problem_of(channel, error)))
    finally:
        provider.close()
