"""Frozen records: what `dataclass(frozen=True, slots=True)` gives, at a twentieth of its price.

A dataclass compiles six functions when its class is made, almost a millisecond each time, and a cold start makes some
thirty of them before the first queue is on screen. Here the comparing, hashing and showing are shared by all records
and the constructor is compiled when the first record of its class is made. The functions of `dataclasses` take a record like
any dataclass. What is needed only after the first paint may stay a dataclass.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field


class Hidden:
    """A field that `repr` leaves out: keys and citizens' words. `default` is what stands in for a missing value."""

    __slots__ = ("default",)

    def __init__(self, default: Any) -> None:
        self.default = default


_NOTHING: Any = object()


def hidden(*, default: Any = _NOTHING) -> Any:
    """Declare a field that never shows in a log or a traceback."""
    return Hidden(default)


class _Fields:
    """`__dataclass_fields__`, made when somebody asks: then the dataclasses of the standard library know the record."""

    def __get__(self, record: object, owner: type["Record"]) -> "dict[str, Field[Any]]":
        from dataclasses import field, make_dataclass

        specs: list[tuple[str, Any, Any]] = []
        for name, kind in owner.__annotations__.items():
            default = {"default": owner._defaults[name]} if name in owner._defaults else {}
            specs.append((name, kind, field(repr=name not in owner._hidden, **default)))
        twin: Any = make_dataclass(owner.__name__, specs, frozen=True)
        fields: dict[str, Field[Any]] = twin.__dataclass_fields__
        return fields


class _RecordType(type):
    """Makes the slots; defaults move from the class to its constructor."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> "_RecordType":
        if not bases:
            return super().__new__(cls, name, bases, body)
        if bases != (Record,):
            raise TypeError(f"{name}: a record is derived from Record alone")
        names = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in names if field in body}
        concealed = frozenset(field for field, default in defaults.items() if isinstance(default, Hidden))
        for field in concealed:
            default = defaults.pop(field).default
            if default is not _NOTHING:
                defaults[field] = default
        body.update(__slots__=names, __match_args__=names, _defaults=defaults, _hidden=concealed)
        body["_values"] = attrgetter(*names) if len(names) > 1 else _one_or_none(names)
        return super().__new__(cls, name, bases, body)


def _one_or_none(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda record: tuple(getattr(record, name) for name in names)


@dataclass_transform(frozen_default=True, field_specifiers=(hidden,))
class Record(metaclass=_RecordType):
    """Base of a frozen record. Its annotations are its fields, in order; a plain value after `=` is a default."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]]
    _hidden: ClassVar[frozenset[str]]
    _values: ClassVar[Callable[[Any], tuple[Any, ...]]]
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    else:
        __dataclass_fields__ = _Fields()

        def __init__(self, *values, **named):
            _compile_constructor(type(self))
            self.__init__(*values, **named)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = self.__class__._values
        return values(self) == values(other)

    def __hash__(self) -> int:
        return hash(self.__class__._values(self))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(self._shown())})"

    def _shown(self) -> Iterator[str]:
        for name in self.__match_args__:
            if name not in self._hidden:
                yield f"{name}={getattr(self, name)!r}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)


R = TypeVar("R", bound=Record)


def replace(record: R, **changes: Any) -> R:
    """A copy with other values. Raises TypeError for a name that is no field."""
    owner = type(record)
    return owner(**{**dict(zip(owner.__match_args__, owner._values(record), strict=True)), **changes})


def _compile_constructor(owner: Any) -> None:
    """Give a class the constructor its fields ask for."""
    names = owner.__match_args__
    # A slot's own descriptor sets it past `__setattr__`, and faster than `object.__setattr__` would.
    scope = {f"_set_{name}": owner.__dict__[name].__set__ for name in names}
    scope |= {f"_default_{name}": value for name, value in owner._defaults.items()}
    wanted = [f"{name}=_default_{name}" if name in owner._defaults else name for name in names]
    body = [f" _set_{name}(self, {name})" for name in names] or [" pass"]
    exec("\n".join((f"def __init__({', '.join(('self', *wanted))}):", *body)), scope)
    scope["__init__"].__qualname__ = f"{owner.__qualname__}.__init__"
    owner.__init__ = scope["__init__"]
