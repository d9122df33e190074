"""Changes published after a commit. Screens and threads subscribe; the feed knows nothing of either.

A change is a hint: it names ids and carries no content, so losing one costs a repaint and never a message.
"""

import threading
from collections.abc import Callable

from console.models.records import Change

Subscriber = Callable[[Change], None]


class Feed:
    """Hands each published change to every subscriber, on the thread that published it."""

    def __init__(self) -> None:
        self._subscribers: list[Subscriber] = []
        self._lock = threading.Lock()

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` for every change from now on; the returned function ends it. A subscriber must be quick and must not raise."""
        with self._lock:
            self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            with self._lock:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return unsubscribe

    def publish(self, change: Change) -> None:
        """Tell everybody, after the commit."""
        with self._lock:
            subscribers = tuple(self._subscribers)
        for subscriber in subscribers:
            subscriber(change)
