"""A word to the team: how it looks to a screen and to the command line."""

from console.models.record import Record


class Reader(Record):
    """One of those a word is for; `seen_at` in epoch ms, None while they have not said that they have read it."""

    login: str
    name: str
    seen_at: int | None


class TeamWord(Record):
    """`team` is None for everybody. `readers` are those it is for, without its author."""

    id: int
    author_login: str
    author_name: str
    team: str | None
    text: str
    written_at: int
    until: int
    withdrawn_at: int | None
    readers: tuple[Reader, ...] = ()
