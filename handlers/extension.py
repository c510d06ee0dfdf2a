"""Additions to the tables of the product when the bot is assembled."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from screens.requests.kinds import Kinds as KindsShown
from services.requests.request_kinds import Kinds
from services.wiring import Services

T = TypeVar("T")


class Handlers(Protocol):
    """Handlers of one subject, usually of one prefix of presses."""

    def register(self, router: Router) -> None: ...


class Area(Protocol):
    """Forms and handlers of one area; an area of the product is a package of `handlers`."""

    def forms(self, services: Services, env: Environment) -> Iterable[Conversation[Any]]: ...

    def handlers(self, services: Services, env: Environment) -> Iterable[Handlers]: ...


def wired(made: type[T], services: Services, env: Environment, **given: Any) -> T:
    """Builds handlers or a form: each field without a default is the service or the dependency of
    its name, unless it is given.
    """
    names = {one.name for one in fields(cast(Any, made)) if one.default is MISSING} - given.keys()
    known = {
        name: getattr(services if hasattr(services, name) else env, name) for name in sorted(names)
    }
    return made(**known, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Kinds of requests with their effects and screens, areas, and folders of texts."""

    effects: Kinds = field(default_factory=dict)
    screens: KindsShown = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    texts: tuple[Path, ...] = ()
