"""A town with a past: five Thursdays at the counter, the last one until a quarter past one, with everything a board shows."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shiboken6

from console.feed import Feed
from console.models.clock import SteppedClock
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.opening import Opening, Spans
from console.models.states import MessageKind
from console.operations import attendance, claims, conversations, figures, incoming, office, replies, targets, town
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.ui.bridge import Bridge

MINUTE = 60_000
PEOPLE = (
    *(("laia", "Laia Ferrer"), ("jordi", "Jordi Puig"), ("anna", "Anna Soler")),
    *(("toni", "Toni Gascón"), ("berta", "Berta Vidal")),
)
TOPICS = ("Cita prèvia", "Padró", "Residus", "Multes", "Urbanisme", "Piscina", "Llibres")
NAMES = (
    "Núria Casadevall",
    "Lucía Gómez",
    "Ramon Torres",
    "David Martí",
    "Fatima El Amrani",
    "Pere Oliva",
    "Joana Roca",
)
NOW = datetime(2026, 11, 19, 13, 12, tzinfo=ZoneInfo("Europe/Madrid"))


class BoardTown:
    """Marta, the supervisor, sits at the bridge. `clock` is the database's and the screen's; it stands at `NOW`."""

    def __init__(self, folder: Path, *, per_day: int = 40) -> None:
        first = datetime(2026, 10, 22, 8, 0, tzinfo=NOW.tzinfo)
        self.clock = SteppedClock(_ms(first))
        self.engine = SqliteEngine(folder / "desk.db", None, self.clock)
        migrate(self.engine)
        self.desk = Desk(self.engine, Feed())
        self.channels = [
            self.desk.run(office.add_channel, kind, name, {})
            for kind, name in (("telegram", "Telegram"), ("matrix", "Matrix"))
        ]
        for login, name in PEOPLE:
            self.desk.run(office.add_operator, login, name)
        self.desk.run(office.add_operator, "marta", "Marta Riera", role="supervisor")
        self.marta = self.as_operator("marta")
        week: dict[int, Spans] = {day: (("08:00", "20:00"),) for day in range(5)}
        self.marta.run(town.set_opening, Opening(weekly=week))
        self.marta.run(targets.set_targets, {"first_answer": 5, "wait": 10})
        self._chance = random.Random(7)
        self._sent = 0
        for week_number in range(5):
            day = datetime(2026, 10, 22, tzinfo=NOW.tzinfo).toordinal() + 7 * week_number
            date = datetime.fromordinal(day)
            last = NOW.hour if week_number == 4 else 20
            self._day(date.year, date.month, date.day, last, per_day)
        self._present()
        while self.desk.run(figures.catch_up):
            pass
        self.bridge = Bridge(self.marta)

    def as_operator(self, login: str) -> Desk:
        """The desk of somebody else."""
        return self.desk.as_actor(self.desk.read(office.actor, login))

    def write(self, name: str, text: str = "Bon dia") -> int:
        """A citizen writes now; returns the conversation."""
        self._sent += 1
        key = f"m{self._sent}"
        message = InboundMessage(
            key, Sender(f"chat {self._sent}", name, language="ca"), key, self.clock.now_ms(), MessageKind.TEXT, text
        )
        channel = self.channels[self._chance.random() < 0.35]
        self.desk.run(incoming.record_batch, channel, Batch((Update(key, "{}", (message,)),), key, False))
        return int(self.desk.read(lambda tx: tx.scalar("SELECT MAX(id) FROM conversation")))

    def at(self, moment: datetime) -> None:
        """Move the clock there."""
        self.clock.step(_ms(moment) - self.clock.now_ms())

    def _day(self, year: int, month: int, day: int, last_hour: int, count: int) -> None:
        moments = sorted(
            datetime(year, month, day, hour, self._chance.randrange(60), tzinfo=NOW.tzinfo)
            for hour in self._chance.choices(
                range(8, last_hour), weights=[_busy(hour) for hour in range(8, last_hour)], k=count
            )
        )
        for moment in moments:
            if _ms(moment) > self.clock.now_ms():
                self.at(moment)
            number = self.write(self._chance.choice(NAMES))
            desk = self.as_operator(self._chance.choice(PEOPLE)[0])
            desk.run(claims.claim, number)
            self.clock.step(round(self._chance.gammavariate(2, 2) * MINUTE))
            desk.run(replies.reply, number, "Sí.", now=True)
            desk.run(
                conversations.resolve, number, topic=self._chance.choices(TOPICS, weights=range(len(TOPICS), 0, -1))[0]
            )

    def _present(self) -> None:
        """The last Thursday's now: who is there, who waits."""
        self.at(NOW.replace(hour=12, minute=48))
        late = self.write("Ramon Torres i Vila", "Quan passen a recollir els mobles?")
        self.marta.run(conversations.set_topic, late, "Residus")
        self.at(NOW.replace(hour=13, minute=4))
        self.write("Lucía Gómez", "Quiero pedir cita")
        self.at(NOW.replace(hour=13, minute=6))
        for login in ("laia", "jordi", "anna"):
            self.as_operator(login).run(attendance.set_status, "available")
        self.as_operator("toni").run(attendance.set_status, "break")
        held = self.write("David Martí")
        self.as_operator("anna").run(claims.claim, held)
        for name in ("Joana Roca", "Pere Oliva", "Fatima El Amrani", "Núria Casadevall"):
            self.write(name)
        self.at(NOW)

    def close(self) -> None:
        """End threads and files. The bridge dies here, on its own thread."""
        self.bridge.stop()
        shiboken6.delete(self.bridge)
        self.engine.close()


def _busy(hour: int) -> int:
    return {9: 5, 10: 6, 11: 4, 12: 3, 17: 3}.get(hour, 2)


def _ms(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)
