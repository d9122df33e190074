"""The schema's scripts: a database goes up their numbers one by one, so none may be left out to be filled in later."""

from console.storage.migrate import scripts


def test_no_number_is_left_out() -> None:
    numbers = {number for kind in ("sqlite", "postgres") for number, _ in scripts(kind)}
    assert numbers == set(range(1, max(numbers) + 1)), "a database beyond a gap would never get what fills it"
