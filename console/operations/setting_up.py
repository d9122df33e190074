"""The first minutes of a desk: its first operator, whether somebody has seen the recovery key, and that this is all done."""

from console.models.problems import Problem
from console.models.states import Role
from console.operations.desk import Context
from console.operations.office import add_operator, operators
from console.storage.engine import Tx

DONE, UNSEEN = "set_up", "recovery_key_unseen"


class FirstSteps:
    """What a new desk still needs."""

    def __init__(self, has_operator: bool, has_unseen_key: bool, is_done: bool) -> None:
        self.has_operator = has_operator
        self.has_unseen_key = has_unseen_key
        self.is_done = is_done


def first_steps(tx: Tx) -> FirstSteps:
    """Read in one picture."""
    known = {
        str(row["key"])
        for row in tx.execute("SELECT key FROM meta WHERE key IN (:done, :unseen)", done=DONE, unseen=UNSEEN)
    }
    return FirstSteps(bool(operators(tx)), UNSEEN in known, DONE in known)


def remember_unseen_key(at: Context) -> None:
    """A recovery key was made and nobody has seen it yet: closing the wizard early must not lose it."""
    at.tx.execute("INSERT INTO meta (key, value) VALUES (:key, '1') ON CONFLICT (key) DO NOTHING", key=UNSEEN)


def finish_setting_up(at: Context, login: str, name: str) -> None:
    """The first operator, who may do everything, and the end of the first steps. An operator who is there already stays as they are."""
    try:
        add_operator(at, login, name, Role.SUPERVISOR)
    except Problem as problem:
        if problem.code != "operator_exists":
            raise
    end_first_steps(at)


def end_first_steps(at: Context) -> None:
    """Nothing is asked any more at the next start."""
    at.tx.execute("DELETE FROM meta WHERE key = :key", key=UNSEEN)
    at.tx.execute("INSERT INTO meta (key, value) VALUES (:key, '1') ON CONFLICT (key) DO NOTHING", key=DONE)
