"""The schema's scripts: a database goes up their numbers one by one, so none may be left out to be filled in later, or mean two things."""

from importlib.resources import files

from console.storage.migrate import scripts


def test_no_number_is_left_out() -> None:
    numbers = {number for kind in ("sqlite", "postgres") for number, _ in scripts(kind)}
    assert numbers == set(range(1, max(numbers) + 1)), "a database beyond a gap would never get what fills it"


# The third version came in two files, before this rule; a released number is never given to anything else.
OLD_PAIRS = {"003"}


def test_no_number_means_two_things() -> None:
    names = {
        each.name.partition(".")[0] for each in files("console.storage.schema").iterdir() if each.name[:3].isdigit()
    }
    by_number: dict[str, set[str]] = {}
    for name in names:
        by_number.setdefault(name[:3], set()).add(name[4:])
    twice = {number for number, kinds in by_number.items() if len(kinds) > 1}
    assert twice <= OLD_PAIRS, "a database that had the first would never get the second"
