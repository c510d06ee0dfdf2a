"""The library: the regulation, its legal base, orders, agreements, materials.

Documents come from a data file, for all districts, or are added in the chat, for one district.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from district.drafts import Form as FormName
from district.forms import Choice, Entered, Form, LongText, Moment, ShortText, each
from district.gathered import Files, Link, SentFile
from district.ids import DistrictId, DocumentId, DraftId
from district.typed_time import read_day, read_day_gone

OWN = "own-"
"""The beginning of the ids of documents that were added in the chat."""
TITLE_LIMIT, NUMBER_LIMIT, ABOUT_LIMIT = 300, 40, 600
REMINDED = timedelta(days=30)
"""Time before the end of an agreement at which its district is reminded."""
EXTENSIONS = ("pdf", "docx", "doc", "odt", "xlsx", "pptx", "zip", "jpg", "png")
_HEADING = re.compile(r"^# +", re.MULTILINE)


class DocumentKind(StrEnum):
    REGULATION = "regulation"
    LAW = "law"
    ORDER = "order"
    AGREEMENT = "agreement"
    MATERIAL = "material"


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
    """The last day of an agreement."""
    district: DistrictId | None = None
    """None: for all districts."""

    @property
    def sections(self) -> tuple[Section, ...]:
        parts = (part.partition("\n") for part in _HEADING.split(self.text) if part.strip())
        return tuple(Section(title=title.strip(), text=text.strip()) for title, _, text in parts)

    @property
    def is_own(self) -> bool:
        """Whether it was added in the chat."""
        return self.id.startswith(OWN)


def own_id(draft: DraftId) -> DocumentId:
    """Returns the id of the document that a draft becomes."""
    return DocumentId(f"{OWN}{draft[:20]}")


KIND = Choice("kind", options=each(DocumentKind), columns=2, drops=("ends",))
TITLE = ShortText("title", limit=TITLE_LIMIT)
NUMBER = ShortText("number", limit=NUMBER_LIMIT, optional=True)
DAY = Moment("day", kind=date)
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
    fields=(KIND, TITLE, NUMBER, DAY, ENDS, ABOUT, FILE, LINK),
)


def read_typed(field: Moment[date], text: str, today: date) -> date:
    """
    Raises:
        NotADay: not understood.
        Ahead: a document cannot be of a later day.
    """
    return read_day_gone(text, today) if field is DAY else read_day(text, today)


def document_of(entered: Entered, draft: DraftId, district: DistrictId | None) -> Document:
    """
    Raises:
        OutOfDate: an answer is missing.
    """
    files = entered.get(FILE)
    return Document(
        id=own_id(draft),
        kind=entered.need(KIND),
        title=entered.need(TITLE),
        number=entered.get(NUMBER) or "",
        day=entered.need(DAY),
        about=entered.get(ABOUT) or "",
        link=entered.get(LINK) or "",
        file=files[0] if files else None,
        ends_on=entered.get(ENDS),
        district=district,
    )
