"""Additions to the tables of the product when the bot is assembled."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from screens.requests.kinds import Kinds as KindsShown
from services.requests.request_kinds import Kinds
from services.wiring import Services


class Handlers(Protocol):
    """Handlers of one subject, usually of one prefix of presses."""

    def register(self, router: Router) -> None: ...


class Area(Protocol):
    """Forms and handlers of one area; an area of the product is a package of `handlers`."""

    def forms(self, services: Services, env: Environment) -> Iterable[Conversation[Any]]: ...

    def handlers(self, services: Services, env: Environment) -> Iterable[Handlers]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Kinds of requests with their effects and screens, areas, and folders of texts."""

    effects: Kinds = field(default_factory=dict)
    screens: KindsShown = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    texts: tuple[Path, ...] = ()
