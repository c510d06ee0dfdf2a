"""Fields of forms that are declared by data: files, people, pupils, numbers, links, long texts.

A gathered answer grows by messages and presses, until «Готово». Items are stored as JSON.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, asdict, dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PurePath
from typing import Any, TypeVar
from urllib.parse import urlsplit

from district.errors import (
    Ahead,
    BadAmount,
    BadLink,
    BadPupil,
    BadPupilLine,
    BadStepLine,
    NotAChoice,
    NotADay,
    NotWhatItSays,
    Past,
    SentTwice,
    TooMany,
    WrongFileType,
)
from district.forms import Field, Option
from district.ids import PersonId
from district.pages import Page
from district.schools.school import read_pupil
from district.typed_text import limited_text
from district.typed_time import read_day, read_day_gone

T = TypeVar("T")

LARGEST_READ = 20 * 2**20
"""Limit of `getFile` in bytes: a larger file is kept by its id and cannot be checked."""
HEAD = 1024
"""Bytes at the beginning of a file that tell its type."""
NAME_LIMIT = 120
FILE_NAME_LIMIT = 255
LINK_LIMIT = 500
LARGEST_AMOUNT = 10**9
SHOWN = 40
"""Limit in characters of what an error repeats."""
SHORTEST_SEARCH = 3
"""Minimum in characters of a surname that is searched for."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered(Field[tuple[T, ...]]):
    """Several items, added one by one."""

    _: KW_ONLY
    least: int = 1
    """Minimum of items for «Готово»."""
    most: int

    def read(self, raw: Any) -> tuple[T, ...]:
        return tuple(self.read_one(one) for one in raw)

    def keep(self, value: tuple[T, ...]) -> Any:
        return [self.keep_one(one) for one in value]

    def accepts(self, raw: Any) -> bool:
        self.read(raw)
        return self.least <= len(raw) <= self.most

    @abstractmethod
    def read_one(self, raw: Any) -> T:
        """Parses a stored item."""

    def keep_one(self, value: T) -> Any:
        """Returns an item as JSON."""
        return value

    def items(self, text: str, today: date) -> list[Any]:
        """Returns the items of a typed text, as JSON.

        Raises:
            BadInput: it is not valid.
        """
        raise NotAChoice

    def with_items(self, kept: Sequence[Any], more: Sequence[Any]) -> list[Any]:
        """
        Raises:
            TooMany: over the limit; none is added.
        """
        if len(kept) + len(more) > self.most:
            raise TooMany(limit=self.most)
        return [*kept, *more]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    id: str
    unique: str
    name: str
    mime: str
    size: int
    """In bytes."""

    @property
    def is_large(self) -> bool:
        """Whether the bot cannot download it."""
        return self.size > LARGEST_READ

    @property
    def extension(self) -> str:
        return PurePath(self.name).suffix.lower().lstrip(".")


_ZIP, _OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of files: the beginnings of its MIME types, and its possible first bytes."""

    mimes: tuple[str, ...]
    begins: tuple[bytes, ...]
    offset: int = 0


FILE_TYPES = {
    "pdf": FileType(("application/pdf", "application/x-pdf"), (b"%PDF-",)),
    "docx": FileType((_OFFICE,), _ZIP),
    "pptx": FileType((_OFFICE,), _ZIP),
    "xlsx": FileType((_OFFICE,), _ZIP),
    "odt": FileType(("application/vnd.oasis",), _ZIP),
    "odp": FileType(("application/vnd.oasis",), _ZIP),
    "ods": FileType(("application/vnd.oasis",), _ZIP),
    "zip": FileType(("application/zip", "application/x-zip"), _ZIP),
    "doc": FileType(("application/msword",), _OLE),
    "ppt": FileType(("application/vnd.ms-powerpoint", "application/mspowerpoint"), _OLE),
    "xls": FileType(("application/vnd.ms-excel", "application/msexcel"), _OLE),
    "jpg": FileType(("image/jpeg", "image/jpg"), (b"\xff\xd8\xff",)),
    "jpeg": FileType(("image/jpeg", "image/jpg"), (b"\xff\xd8\xff",)),
    "png": FileType(("image/png",), (b"\x89PNG\r\n\x1a\n",)),
    "mp3": FileType(("audio/",), (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "mp4": FileType(("video/", "audio/mp4"), (b"ftyp",), 4),
}
UNTOLD = {"", "application/octet-stream"}
"""MIME types that a client sends if it does not know the type."""


@dataclass(frozen=True, slots=True, eq=False)
class Files(Gathered[SentFile]):
    """Documents sent one by one or as an album."""

    _: KW_ONLY
    extensions: tuple[str, ...]
    """Keys of `FILE_TYPES`."""

    def read_one(self, raw: Any) -> SentFile:
        names = [one.name for one in fields(SentFile)]
        return SentFile(**{name: raw[name] for name in names})

    def keep_one(self, value: SentFile) -> Any:
        return asdict(value)

    def accepts(self, raw: Any) -> bool:
        for one in self.read(raw):
            self.ensure_fits(one)
        return Gathered.accepts(self, raw)

    def with_items(self, kept: Sequence[Any], more: Sequence[Any]) -> list[Any]:
        """
        Raises:
            SentTwice: a file is there already.
        """
        known = {one["unique"] for one in kept}
        for one in more:
            if one["unique"] in known:
                raise SentTwice(name=_shown(one["name"]))
        return Gathered.with_items(self, kept, more)

    def ensure_fits(self, file: SentFile) -> None:
        """
        Raises:
            WrongFileType: by extension or MIME type it is none of the declared types.
        """
        kind = FILE_TYPES.get(file.extension) if file.extension in self.extensions else None
        is_told = file.mime not in UNTOLD
        if kind is None or (is_told and not file.mime.startswith(kind.mimes)):
            raise WrongFileType(name=_shown(file.name), types=", ".join(self.extensions))

    def ensure_is(self, file: SentFile, head: bytes) -> None:
        """Checks the first bytes.

        Raises:
            NotWhatItSays: they are of another type than the name.
        """
        kind = FILE_TYPES[file.extension]
        if not head[kind.offset :].startswith(kind.begins):
            raise NotWhatItSays(name=_shown(file.name))


def _shown(text: str) -> str:
    """Truncates text that an error repeats."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person of the register, or a name as typed."""

    person: PersonId | None
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class People(Gathered[Named]):
    """People found by surname, or typed by name if they are not registered.

    Typed text is a search. The facts supply the page selected by `page_of` and `search_of`.
    """

    _: KW_ONLY
    found: Callable[[Any], Page[Option] | None]
    """Returns the page from the facts; None: the search is too short."""
    registered: bool = False
    """Whether only registered people are named."""

    def read_one(self, raw: Any) -> Named:
        return Named(person=raw.get("id"), name=raw["name"])

    def keep_one(self, value: Named) -> Any:
        return {"id": value.person, "name": value.name}

    def unregistered(self, typed: str) -> Any:
        """
        Raises:
            NotAChoice: only registered people are named.
        """
        if self.registered:
            raise NotAChoice
        return {"id": None, "name": limited_text(typed, NAME_LIMIT)}

    def with_items(self, kept: Sequence[Any], more: Sequence[Any]) -> list[Any]:
        """A person or name that is there already is not added again."""
        return Gathered.with_items(self, kept, [one for one in more if one not in kept])


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPupil:
    initials: str
    grade: str
    consent_on: date | None


_CONSENT_WORD = re.compile(r"^(?:согласие|consent)?(?:\s+(?:от|of))?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Pupils(Gathered[NamedPupil]):
    """Pupils, one a line: initials, class, day of a parent's consent."""

    _: KW_ONLY
    consent: bool = True
    """Whether a pupil without the day of consent is refused."""

    def read_one(self, raw: Any) -> NamedPupil:
        initials, grade, day = raw
        consent_on = None if day is None else date.fromisoformat(day)
        return NamedPupil(initials=initials, grade=grade, consent_on=consent_on)

    def keep_one(self, value: NamedPupil) -> Any:
        day = value.consent_on
        return [value.initials, value.grade, None if day is None else day.isoformat()]

    def items(self, text: str, today: date) -> list[Any]:
        """All lines or none.

        Raises:
            BadPupilLine: a line is not understood; only the first is named.
            Ahead: a consent of the future.
        """
        rows = [line.replace("\t", ", ").strip() for line in text.splitlines()]
        return [self._item(row, today) for row in rows if row]

    def _item(self, row: str, today: date) -> Any:
        pupil, _, day = row.rpartition(",")
        try:
            consent_on = read_day_gone(_CONSENT_WORD.sub("", day.strip()), today)
            return [*read_pupil(pupil), consent_on.isoformat()]
        except Ahead:
            raise
        except (BadPupil, NotADay):
            if self.consent:
                raise BadPupilLine(line=_shown(row)) from None
        try:
            return [*read_pupil(row), None]
        except BadPupil:
            raise BadPupilLine(line=_shown(row)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A milestone of a project."""

    title: str
    due_on: date


_UNTIL = re.compile(r"^(?:до|by|until)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Steps(Gathered[Step]):
    """Milestones, one a line: what will be done, and by which day."""

    def read_one(self, raw: Any) -> Step:
        title, day = raw
        return Step(title=title, due_on=date.fromisoformat(day))

    def items(self, text: str, today: date) -> list[Any]:
        """All lines or none.

        Raises:
            BadStepLine: a line is not understood; only the first is named.
            Past: a day is over.
        """
        return [self._item(row, today) for line in text.splitlines() if (row := line.strip())]

    def _item(self, row: str, today: date) -> Any:
        title, _, day = row.rpartition(",")
        try:
            due_on = read_day(_UNTIL.sub("", day.strip()), today)
        except NotADay:
            raise BadStepLine(line=_shown(row)) from None
        if not title.strip():
            raise BadStepLine(line=_shown(row))
        if due_on < today:
            raise Past
        return [limited_text(title, NAME_LIMIT), due_on.isoformat()]


@dataclass(frozen=True, slots=True, eq=False)
class Parts(Gathered[str]):
    """A long text of several messages: clients split a long paste."""

    _: KW_ONLY
    limit: int
    """In characters, of the whole text."""
    most: int = 50

    def read_one(self, raw: Any) -> str:
        return str(raw)

    def accepts(self, raw: Any) -> bool:
        self.with_items(raw, [])
        return Gathered.accepts(self, raw)

    def items(self, text: str, today: date) -> list[Any]:
        return [limited_text(text, self.limit)]

    def with_items(self, kept: Sequence[Any], more: Sequence[Any]) -> list[Any]:
        """
        Raises:
            TooLong: the whole text is over the limit.
        """
        every = Gathered.with_items(self, kept, more)
        limited_text("\n".join(every), self.limit)
        return every


@dataclass(frozen=True, slots=True, eq=False)
class Amount(Field[int]):
    """A number in hundredths: «12,5» is 1250."""

    _: KW_ONLY
    least: int = 0
    most: int = LARGEST_AMOUNT
    """Both in whole units."""

    def read(self, raw: Any) -> int:
        return int(raw)

    def accepts(self, raw: Any) -> bool:
        return self.least * 100 <= int(raw) <= self.most * 100

    def typed(self, text: str) -> int:
        """
        Raises:
            BadAmount: not a number between the limits, or with more than two decimals.
        """
        refused = BadAmount(least=self.least, most=self.most)
        try:
            value = Decimal(re.sub(r"\s", "", text).replace(",", "."))
            hundredths = value * 100
            is_exact = value.is_finite() and hundredths == int(hundredths)
        except (InvalidOperation, ValueError):
            raise refused from None
        if not is_exact or not self.least <= value <= self.most:
            raise refused
        return int(hundredths)


@dataclass(frozen=True, slots=True, eq=False)
class Link(Field[str]):
    """A public https address."""

    def read(self, raw: Any) -> str:
        return str(raw)

    def accepts(self, raw: Any) -> bool:
        return bool(self.typed(raw) == raw)

    def typed(self, text: str) -> str:
        """
        Raises:
            BadLink: not https, a local host, or longer than `LINK_LIMIT`.
        """
        url = text.strip()
        if len(url) > LINK_LIMIT or re.search(r"\s", url) or not is_public(url):
            raise BadLink
        return url


def is_public(url: str) -> bool:
    """Returns whether it is an https address of a host with a public name."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or parts.username is not None or "." not in host:
        return False
    last = host.rpartition(".")[2]
    return not last.isdecimal() and last not in {"local", "localhost", "internal", "lan"}


@dataclass(frozen=True, slots=True, eq=False)
class Confirm(Field[bool]):
    """One button with the sentence that is confirmed; stored as true, or with its moment."""

    def read(self, raw: Any) -> bool:
        return bool(raw)
