"""Documents with a number, verified by the code in a link: certificates, papers of calls."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple

from district.ids import InstituteId
from district.operator import Operator
from district.people.person import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Name and organization as printed, frozen at issue."""

    name: str
    """Full name: surname, given name, patronymic."""
    organization: str

    @classmethod
    def of(cls, profile: Profile) -> "Holder":
        return cls(name=profile.name.full, organization=profile.organization.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """The person who signs the documents of an issuer, as printed."""

    name: str
    post: str


class Issuer(NamedTuple):
    """The issuer of documents that no institute issues, and the bot that verifies all."""

    operator: Operator
    bot_username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument(ABC):
    """Frozen at issue, except that erasure deletes the holder."""

    prefix: ClassVar[str]
    """The beginning of the verification link's payload; public, never changes."""

    code: str
    """The code in the verification link."""
    issued_at: datetime
    name: str | None = None
    """None, like `organization`: erased, or not to be stored."""
    organization: str | None = None
    """The workplace at issue."""
    institute: InstituteId | None = None
    """The issuer; None: the operator."""
    signer: str | None = None
    signer_post: str | None = None

    @property
    @abstractmethod
    def number(self) -> str:
        """The number as printed; never changes, and is never used again."""

    @property
    def holder(self) -> Holder | None:
        return holder_of(self.name, self.organization)


def holder_of(name: str | None, organization: str | None) -> Holder | None:
    """Returns the stored holder; None: erased."""
    return None if name is None else Holder(name=name, organization=organization or "")
