"""Reads the message templates of the channels that have some: each once an hour, one that failed again in ten minutes, on a thread of its own."""

import logging
import threading
from collections.abc import Callable

from console.models.problems import Problem
from console.models.records import Channel
from console.operations import templates
from console.operations.desk import Desk
from console.providers.base import Provider, ProviderError, TemplateSource, Unauthorised
from console.sync.parts import Parts

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0


class TemplateReader(threading.Thread):
    """One for a process that syncs. Asks only for channels this process leads, and holds no transaction while it waits."""

    def __init__(self, parts: Parts, led: Callable[[], list[Channel]]) -> None:
        super().__init__(name="templates", daemon=True)
        self._parts = parts
        self._led = led

    def run(self) -> None:
        while not self._parts.stop.wait(LOOK_SECONDS):
            self.step(self._led())

    def step(self, led: list[Channel]) -> None:
        """Read those of the channels that are due."""
        try:
            due = self._parts.desk.read(templates.due, [channel.id for channel in led])
            for channel in led:
                if channel.id in due and not self._parts.stop.is_set():
                    try_reading(self._parts.desk, channel, self._parts.open_provider)
        except Problem as problem:
            log.warning("the templates wait: %s", problem.code)


def try_reading(desk: Desk, channel: Channel, open_provider: Callable[[Channel], Provider]) -> None:
    """Read the list of one channel and note what came of it. Raises only what the desk's own storage raises."""
    try:
        read_now(desk, channel, open_provider)
    except Problem as problem:
        desk.run(templates.note_failed, channel.id, problem)


def read_now(desk: Desk, channel: Channel, open_provider: Callable[[Channel], Provider]) -> int:
    """The same, for somebody who waits for it; returns how many there are.

    Raises Problem `no_templates_here`, `no_account`, `secret_refused`, `provider_unreachable`.
    """
    account = str(channel.config.get("waba") or "")
    provider = open_provider(channel)
    try:
        if not isinstance(provider, TemplateSource):
            raise Problem("no_templates_here")
        if not account:
            raise Problem("no_account", name=channel.name)
        found = provider.templates(account)
    except Unauthorised as error:
        raise Problem("secret_refused", name=channel.name) from error
    except ProviderError as error:
        raise Problem("provider_unreachable", name=channel.name, why=error.reason) from error
    finally:
        provider.close()
    return desk.run(templates.note_found, channel.id, found)
