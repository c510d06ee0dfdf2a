"""All classes of callback data, their packed forms and meanings."""

import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from types import NoneType
from typing import Any, get_args

from aiogram.filters.callback_data import CallbackData

import keyboards
from district.requests.request import RequestKind
from keyboards.buttons import Press
from screens.kinds import KINDS

LARGEST = 2**31 - 1


def press_classes() -> dict[str, type[CallbackData]]:
    """Classes by prefix."""
    for module in pkgutil.walk_packages(keyboards.__path__, "keyboards."):
        import_module(module.name)
    found: dict[str, type[CallbackData]] = {}
    for one in _declared(CallbackData):
        assert one.__prefix__ not in found, f"two classes have the prefix {one.__prefix__}"
        found[one.__prefix__] = one
    return dict(sorted(found.items()))


def meaning(press: CallbackData) -> dict[str, Any]:
    """Returns the fields as JSON, without defaults."""
    return press.model_dump(mode="json", exclude_none=True)


def known_presses() -> dict[str, dict[str, Any]]:
    """Returns packed form → meaning for every class whose buttons are still made.

    Of prefixes that are only read, the actions are text: their buttons are frozen for ever.
    """
    made = (
        cls for cls in press_classes().values() if cls.model_fields["action"].annotation is not str
    )
    presses = (press for cls in made for press in _samples(cls))
    return {press.pack(): meaning(press) for press in presses}


def _declared(cls: type[CallbackData]) -> Iterator[type[CallbackData]]:
    """Classes of `keyboards`; handlers only add required fields."""
    for one in cls.__subclasses__():
        if one is not Press and one.__module__.startswith("keyboards."):
            yield one
        yield from _declared(one)


def _samples(cls: type[CallbackData]) -> Iterator[CallbackData]:
    """Each value of each field alone, the longest ones, and as many fields as fit."""
    values = {name: _values(cls, name) for name in cls.model_fields}
    needed = {name: values[name][0] for name, of in cls.model_fields.items() if of.is_required()}
    yield cls(**needed)
    for name, known in values.items():
        for value in known:
            yield cls(**{**needed, name: value})
        if len(known) == 1 and isinstance(known[0], str) and not isinstance(known[0], StrEnum):
            yield _longest(cls, needed, name)
    fitting = dict(needed)
    for name, known in values.items():
        if _fits(cls, {**fitting, name: known[-1]}):
            fitting[name] = known[-1]
    yield cls(**fitting)


def _values(cls: type[CallbackData], name: str) -> list[Any]:
    """Values to try in a field; no two fields of a class share a value."""
    annotation = cls.model_fields[name].annotation
    if RequestKind in get_args(annotation):
        return list(KINDS)
    kind = _kind(annotation)
    if issubclass(kind, StrEnum):
        return list(kind)
    place = list(cls.model_fields).index(name)
    if issubclass(kind, bool):
        return [False, True]
    if issubclass(kind, int):
        return [0, LARGEST - place, 100 + place]
    if issubclass(kind, str):
        return [f"{name[:3]}-{place}"]
    raise AssertionError(f"{cls.__name__}.{name}: no samples of {kind}")


def _kind(annotation: Any) -> type:
    """The type of a field without None."""
    if isinstance(annotation, type):
        return annotation
    return next(_kind(one) for one in get_args(annotation) if one is not NoneType)


def _longest(cls: type[CallbackData], needed: dict[str, Any], name: str) -> CallbackData:
    room = 64
    while not _fits(cls, {**needed, name: "x" * room}):
        room -= 1
    return cls(**{**needed, name: "x" * room})


def _fits(cls: type[CallbackData], fields: dict[str, Any]) -> bool:
    try:
        cls(**fields).pack()
    except ValueError:
        return False
    return True
