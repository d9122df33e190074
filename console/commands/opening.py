"""Opens the desk a command works on, and says once what must be written down."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from console.credentials import Vault
from console.desk_folder import SPOOL, OpenedDesk, default_folder
from console.feed import Feed
from console.models.capabilities import BY_KIND
from console.models.problems import Problem, Quarantined
from console.models.record import Record
from console.office_folder import open_desk
from console.operations import office
from console.operations.desk import SYSTEM, Actor, Desk, DeskOptions
from console.operations.meta import meta
from console.operations.quarantine import is_quarantined
from console.settings import Settings

if TYPE_CHECKING:
    from console.models.mail import MailRoute
    from console.models.records import Channel
    from console.providers.base import Provider
    from console.storage.spool import Spool
    from console.sync.parts import Parts


class Place(Protocol):
    """Where the command line says the desk is."""

    @property
    def data(self) -> str | None: ...

    @property
    def key_file(self) -> str | None: ...


log = logging.getLogger(__name__)

MAIL_SECRET = "mail"
"""Under which name the vault keeps the login of the mail server."""


class VaultKeeper(Record):
    """Keeps a channel's login among its secrets."""

    vault: Vault
    name: str

    def load(self) -> str | None:
        return self.vault.get(self.name)

    def save(self, grant: str) -> None:
        self.vault.set(self.name, grant)


class Session(Record):
    """An opened desk with the settings in force."""

    opened: OpenedDesk
    desk: Desk
    settings: Settings
    feed: Feed

    def acting(self, login: str) -> Desk:
        """The desk as operator `login`; their claims are renewed, since acting shows life.

        Raises Problem `not_your_login`: a desk of an office acts as the one it was joined as.
        """
        from console.operations import claims

        if self.opened.is_in_office and login != self.opened.login:
            raise Problem("not_your_login", owner=self.opened.login, login=login)
        actor: Actor = self.desk.read(office.actor, login)
        desk = self.desk.as_actor(actor)
        desk.run(claims.renew_claims)
        return desk

    def open_provider(self, channel: Channel) -> Provider:
        """An adapter for a channel with its secret. Raises Problem `no_secret`."""
        from console.providers.registry import open_provider

        secret = self.opened.vault.get(f"channel:{channel.id}")
        if secret is None:
            raise Problem("no_secret", name=channel.name)
        seconds = float(self.settings.value("send_timeout_seconds"))
        return open_provider(
            channel.kind,
            channel.config,
            secret,
            seconds,
            VaultKeeper(self.opened.vault, f"channel:{channel.id}:login"),
            str(self.settings.value("proxy")),
            self.inbox(channel) if BY_KIND[channel.kind].is_pushed else None,
        )

    def inbox(self, channel: Channel) -> Spool:
        """What the channel's provider pushed to this computer. Raises Problem `storage_full`, `storage_read_only`."""
        from console.storage.spool import Spool

        master = self.opened.master
        return Spool(self.opened.path / SPOOL / str(channel.id), master.derive("spool") if master else None)

    def hook_secrets(self, channel: Channel) -> tuple[str, str]:
        """App secret and verify token of a channel whose provider calls us. Raises Problem `no_secret`."""
        from console.providers.whatsapp import read_secrets

        secret = self.opened.vault.get(f"channel:{channel.id}")
        if secret is None:
            raise Problem("no_secret", name=channel.name)
        try:
            found = read_secrets(secret)
        except ValueError as error:
            raise Problem("no_secret", name=channel.name) from error
        return found["app_secret"], found["verify_token"]

    def external_secret(self, rule: str) -> str | None:
        """What requests of a rule to the town's service are signed with, or None."""
        return self.opened.vault.get(external_secret_name(rule))

    def mail_password(self, route: MailRoute) -> str | None:
        """The password for the town's mail server, or None; what was put in for one server and login is shown to no other."""
        kept = self.opened.vault.get(MAIL_SECRET)
        found: dict[str, str] = json.loads(kept) if kept else {}
        return found.get("password") if found.get("login") == route.login else None

    def parts(self) -> Parts:
        """What the workers of this desk share."""
        from console.sync.parts import Parts

        return Parts(
            desk=self.desk,
            files=self.opened.files,
            open_provider=self.open_provider,
            secret=self.external_secret,
            mail_password=self.mail_password,
            ca_file=str(self.settings.value("external_ca_file")),
            town_name=str(self.settings.value("office_name")),
            codes_folder=str(self.settings.value("codes_folder")),
            external_proxy=str(self.settings.value("external_proxy")),
            proxy=str(self.settings.value("proxy")),
            inbox=self.inbox,
            hook_secrets=self.hook_secrets,
            listen=str(self.settings.value("webhook_listen")),
            poll_seconds=int(self.settings.value("receive_timeout_seconds")),
        )

    def refuse_quarantine(self) -> None:
        """Raises Quarantined while the desk is a restored copy nobody has confirmed."""
        if self.desk.read(is_quarantined):
            raise Quarantined

    def close(self) -> None:
        self.opened.engine.close()


def external_secret_name(rule: str) -> str:
    """Under which name the vault keeps a rule's secret."""
    return f"external:{rule}"


def desk_options(settings: Settings) -> DeskOptions:
    """The settings operations obey."""
    return DeskOptions(
        claim_lease_ms=int(settings.value("claim_lease_seconds")) * 1000,
        undo_ms=int(settings.value("undo_seconds")) * 1000,
        courtesy_files_quietly=bool(settings.value("courtesy_files_quietly")),
        courtesy_window_ms=int(settings.value("courtesy_window_hours")) * 3_600_000,
    )


def set_log_level(settings: Settings) -> None:
    """How much our own code says; other people's libraries stay at warnings, since they may quote what we would not."""
    logging.getLogger("console").setLevel(str(settings.value("log_level")).upper())


def data_folder(arguments: Place) -> Path:
    """Where the desk is."""
    return Path(arguments.data) if arguments.data else default_folder()


def key_file(arguments: Place) -> Path | None:
    """The key file named by the command line or the environment."""
    name = arguments.key_file or os.environ.get("VENTANILLA_KEY_FILE")
    return Path(name) if name else None


def say_recovery_key(recovery_key: str | None) -> None:
    """Show the recovery key once, on standard error, so that it never gets into a pipe with the answer."""
    if recovery_key:
        sys.stderr.write(
            f"A new desk was made. Its recovery key, shown only now; print it and keep it in a safe place:\n  {recovery_key}\n"
        )


def lay_in_starter(desk: Desk) -> None:
    """Give a desk the shipped rules once: one look when it has them. A copy in quarantine gets none, and neither does one that cannot be written."""
    if desk.read(meta, "starter_rules") is not None or desk.read(is_quarantined):
        return
    # Only the first opening needs these.
    from console.answers.stored import load_rules
    from console.operations import rules
    from console.ui.resources import resource

    try:
        desk.run(rules.lay_in_starter, load_rules(resource("answers")))
    except Problem as problem:
        log.warning("the starter rules wait for another opening: %s", problem.code)


def open_session(arguments: Place, **overrides: Any) -> Session:
    """Open (or make) the desk named by the command line."""
    settings = Settings.load(command_line=overrides)
    set_log_level(settings)
    opened = open_desk(data_folder(arguments), key_file(arguments))
    say_recovery_key(opened.recovery_key)
    feed = Feed()
    desk = Desk(opened.engine, feed, SYSTEM, options=desk_options(settings))
    if not opened.is_in_office:
        lay_in_starter(desk)
    return Session(opened, desk, settings, feed)
