"""Tests and keeps what the wizard gathered. Part of the composition root: it knows providers, secrets, settings and the desk.

Keeping is all or nothing: what was made before something fails is taken away again.
"""

import uuid
from contextlib import suppress
from pathlib import Path

from console.commands.desk import keep_channel, problem_of
from console.commands.opening import Session
from console.models.problems import Problem
from console.models.records import Channel
from console.models.states import ChannelState
from console.operations import office, setting_up
from console.providers.addresses import checked_base_url
from console.providers.base import ProviderError
from console.providers.registry import account_of, open_provider
from console.ui.wizard.setup import ChannelFound, ChannelWish, SetupAnswers


class DeskSetup:
    """See ui.wizard.setup.Setup."""

    def __init__(self, session: Session, key_file: Path | None = None) -> None:
        """`key_file`: where the desk's key is when it is in no keyring."""
        self._session = session
        self._key_file = key_file

    def test_channel(self, wish: ChannelWish) -> ChannelFound:
        """See Setup."""
        config = _config_of(wish)
        try:
            provider = open_provider(wish.kind, config, wish.secret, proxy=str(self._session.settings.value("proxy")))
        except ValueError as error:
            raise Problem("bad_secret") from error
        try:
            found = provider.check()
        except ProviderError as error:
            # Told like the failure of a channel that is there already; this one has only its name so far.
            raise problem_of(
                Channel(0, wish.name, wish.kind, config, ChannelState.NEW, None, None, None, None, 0), error
            ) from error
        finally:
            provider.close()
        return ChannelFound(found.account, found.account_id, bool(found.facts.get("webhook")))

    def keep(self, answers: SetupAnswers) -> None:
        """See Setup."""
        session = self._session
        if answers.login:
            office.check_login(answers.login)
        for key, value in answers.settings.items():
            if value != session.settings.value(key):
                session.settings.set(key, value)
        channel_id = None
        if answers.channel is not None:
            channel_id = keep_channel(
                session, answers.channel.kind, answers.channel.name, _config_of(answers.channel), answers.channel.secret
            )
        try:
            if answers.login:
                session.desk.run(setting_up.finish_setting_up, answers.login, answers.name)
            else:
                session.desk.run(setting_up.end_first_steps)
        except BaseException:
            if answers.channel is not None:
                with suppress(Problem):
                    session.desk.run(office.remove_channel, answers.channel.name)
                    session.opened.vault.delete(f"channel:{channel_id}")
            raise

    def join(self, code: str) -> None:
        """See Setup. The way to the office is tried first; only then does the empty desk make way."""
        from console.erasing import erase_desk
        from console.office_desk import join, try_way
        from console.office_folder import Invitation

        invitation = Invitation.from_code(code)
        try_way(invitation)
        opened = self._session.opened
        has_channel = bool(self._session.desk.read(office.channels))
        if has_channel or self._session.desk.read(office.operators):
            raise Problem("office_is_there")
        opened.close()
        erase_desk(opened, self._key_file)
        join(opened.path, self._key_file, invitation).close()


def _config_of(wish: ChannelWish) -> dict[str, str]:
    """Raises Problem `bad_url`, `bad_secret`."""
    if any(letter.isspace() for letter in wish.secret) and wish.kind == "telegram":
        raise Problem("bad_secret")
    server = checked_base_url(wish.server)
    if wish.kind == "telegram":
        config = {"base_url": server}
    else:
        config = {
            "homeserver": server,
            "user": wish.user,
            "device_id": "VENTANILLA" + uuid.uuid4().hex[:8].upper(),
        }
    account = account_of(wish.kind, config, wish.secret)
    if wish.kind == "telegram" and not account:
        raise Problem("bad_secret")
    return {**config, "account": account}
