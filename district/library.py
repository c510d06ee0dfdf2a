"""The library: the regulation, its legal base, orders, agreements, materials.

Documents come from a data file, for all districts, or are added in the chat, for one district.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from district.drafts import Form as FormName
from district.forms import Choice, Entered, Form, LongText, Moment, ShortText, each
from district.gathered import Files, Link, SentFile
from district.ids import CategoryId, DistrictId, DocumentId, DraftId
from district.typed_time import read_day, read_day_gone

OWN = "own-"
"""The beginning of the ids of documents that were added in the chat."""
TITLE_LIMIT, NUMBER_LIMIT, ABOUT_LIMIT, OWNER_LIMIT = 300, 40, 600, 100
EXTENSIONS = ("pdf", "docx", "doc", "odt", "xlsx", "pptx", "zip", "jpg", "png")
_HEADING = re.compile(r"^# +", re.MULTILINE)


class DocumentKind(StrEnum):
    REGULATION = "regulation"
    LAW = "law"
    ORDER = "order"
    AGREEMENT = "agreement"
    MATERIAL = "material"
    TASK = "task"
    """A task of the district's strategy, with an owner."""
    OPPORTUNITY = "opportunity"
    """A grant, a publication, a placement."""


REMINDED = {
    DocumentKind.AGREEMENT: timedelta(days=30),
    DocumentKind.TASK: timedelta(days=7),
    DocumentKind.OPPORTUNITY: timedelta(days=7),
}
"""Time before the last day at which people are reminded: subscribers of an opportunity, heads and
curators of the others.
"""
DATED = (DocumentKind.TASK, DocumentKind.OPPORTUNITY)
"""Kinds that always have a last day, and neither number nor day, and lists of their own."""
SUBSCRIBED = CategoryId("grants")
"""Opportunities are told to people who have not muted this category of announcements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    id: DocumentId
    kind: DocumentKind
    title: str
    number: str = ""
    day: date
    about: str = ""
    link: str = ""
    text: str = ""
    """In full; a line «# …» begins a section."""
    file: SentFile | None = None
    ends_on: date | None = None
    """The last day of an agreement, or when a task or an opportunity is due."""
    owner: str = ""
    """The person in charge of a task."""
    done_at: datetime | None = None
    is_overdue: bool = False
    """Set for a task that is not done, by the day on which it is read."""
    district: DistrictId | None = None
    """None: for all districts."""

    @property
    def sections(self) -> tuple[Section, ...]:
        parts = (part.partition("\n") for part in _HEADING.split(self.text) if part.strip())
        return tuple(Section(title=title.strip(), text=text.strip()) for title, _, text in parts)

    @property
    def is_dated(self) -> bool:
        return self.kind in DATED

    def on(self, today: date) -> "Document":
        """Returns the document as it is on that day."""
        is_open = self.kind is DocumentKind.TASK and self.done_at is None
        is_late = is_open and self.ends_on is not None and self.ends_on < today
        return replace(self, is_overdue=is_late)

    @property
    def is_own(self) -> bool:
        """Whether it was added in the chat."""
        return self.id.startswith(OWN)


def own_id(draft: DraftId) -> DocumentId:
    """Returns the id of the document that a draft becomes."""
    return DocumentId(f"{OWN}{draft[:20]}")


def _is_dated(entered: Entered) -> bool:
    kind = entered.get(KIND)
    return kind is not None and kind in DATED


KIND = Choice("kind", options=each(DocumentKind), columns=2, drops=("ends", "due", "owner"))
TITLE = ShortText("title", limit=TITLE_LIMIT)
NUMBER = ShortText(
    "number", limit=NUMBER_LIMIT, optional=True, when=lambda entered: not _is_dated(entered)
)
DAY = Moment("day", kind=date, when=lambda entered: not _is_dated(entered))
OWNER = ShortText(
    "owner", limit=OWNER_LIMIT, when=lambda entered: entered.get(KIND) is DocumentKind.TASK
)
DUE = Moment("due", kind=date, when=_is_dated)
ENDS = Moment(
    "ends",
    kind=date,
    optional=True,
    when=lambda entered: entered.get(KIND) is DocumentKind.AGREEMENT,
)
ABOUT = LongText("about", limit=ABOUT_LIMIT, optional=True)
FILE = Files("file", most=1, extensions=EXTENSIONS, optional=True)
LINK = Link("link", optional=True)

DOCUMENT: Form[None] = Form(
    name=FormName.DOCUMENT,
    texts="library",
    fields=(KIND, TITLE, NUMBER, DAY, ENDS, OWNER, DUE, ABOUT, FILE, LINK),
)


def read_typed(field: Moment[date], text: str, today: date) -> date:
    """
    Raises:
        NotADay: not understood.
        Ahead: a document cannot be of a later day.
    """
    return read_day_gone(text, today) if field is DAY else read_day(text, today)


def document_of(
    entered: Entered, draft: DraftId, district: DistrictId | None, today: date
) -> Document:
    """
    `today`: the day of what has no day of its own.

    Raises:
        OutOfDate: an answer is missing.
    """
    files = entered.get(FILE)
    return Document(
        id=own_id(draft),
        kind=entered.need(KIND),
        title=entered.need(TITLE),
        number=entered.get(NUMBER) or "",
        day=today if _is_dated(entered) else entered.need(DAY),
        owner=entered.get(OWNER) or "",
        about=entered.get(ABOUT) or "",
        link=entered.get(LINK) or "",
        file=files[0] if files else None,
        ends_on=entered.get(DUE) if _is_dated(entered) else entered.get(ENDS),
        district=district,
    )
