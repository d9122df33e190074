"""Frozen records behave like frozen dataclasses with slots, towards people and towards the standard library."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from console.models.record import Record, hidden, replace


class Point(Record):
    """Somewhere."""

    x: int
    y: int = 7

    def moved(self, by: int) -> "Point":
        return Point(self.x + by, self.y)


class Login(Record):
    name: str
    token: str = hidden()
    note: str = hidden(default="")


class Nothing(Record):
    """No field at all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 7


class Lonely(Record):
    value: tuple[int, ...]


def test_values_by_place_by_name_and_by_default() -> None:
    assert (Point(1).x, Point(1).y) == (1, 7)
    assert Point(1, 2) == Point(x=1, y=2)
    assert Point(1).moved(2) == Point(3)
    assert Nothing() == Nothing()


@pytest.mark.parametrize("arguments", [{}, {"x": 1, "z": 2}, {"y": 1}])
def test_a_wrong_call_is_refused_by_name(arguments: dict[str, int]) -> None:
    make: Any = Point
    with pytest.raises(TypeError, match=r"Point\.__init__"):
        make(**arguments)
    with pytest.raises(TypeError, match=r"Point\.__init__"):
        make(**arguments)


def test_it_is_frozen_and_has_no_dictionary() -> None:
    point: Any = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 2
    assert not hasattr(point, "__dict__")
    assert point == Point(1)


def test_equal_only_to_its_own_kind() -> None:
    assert Point(1) != Twin(1)
    assert Point(1) != (1, 7)
    assert len({Point(1), Point(1), Point(2)}) == 2
    assert Lonely((1,)) == Lonely((1,)) != Lonely((2,))
    assert hash(Lonely((1,))) == hash(Lonely((1,)))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point([]))  # type: ignore[arg-type]


def test_secrets_do_not_show() -> None:
    assert repr(Login("laia", "geheim", "x")) == "Login(name='laia')"
    assert repr(Point(1)) == "Point(x=1, y=7)"
    assert Login("laia", "geheim") == Login("laia", "geheim", "")
    assert Login("laia", "geheim") != Login("laia", "other")


def test_matching_by_place() -> None:
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_a_copy_with_other_values() -> None:
    assert replace(Point(1, 2), y=5) == Point(1, 5)
    assert replace(Lonely((1,)), value=(2,)) == Lonely((2,))
    assert replace(Nothing()) == Nothing()
    with pytest.raises(TypeError, match="z"):
        replace(Point(1), z=5)


def test_the_standard_library_takes_it_for_a_dataclass() -> None:
    assert dataclasses.replace(Point(1, 2), y=5) == Point(1, 5)
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 7}
    assert [field.name for field in dataclasses.fields(Login)] == ["name", "token", "note"]
    assert [field.repr for field in dataclasses.fields(Login)] == [True, False, False]
    assert dataclasses.fields(Point)[1].default == dataclasses.fields(Twin)[1].default
    assert dataclasses.is_dataclass(Point)


def test_copies_and_pickles() -> None:
    assert copy.copy(Point(1)) == copy.deepcopy(Point(1)) == pickle.loads(pickle.dumps(Point(1))) == Point(1)


def test_a_record_is_derived_from_record_alone() -> None:
    make: Any = type(Point)
    with pytest.raises(TypeError, match="alone"):
        make("Further", (Point,), {})
