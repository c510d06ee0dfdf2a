"""A protocol with every kind of question, and the text of its documents."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from district.council.bodies import Body
from district.council.motion import Mode
from district.council.protocol import (
    Attendee,
    Heard,
    NamedVote,
    PrintedOption,
    ProtocolFacts,
    Round,
)
from district.council.tally import (
    ABSTAIN,
    AGAINST,
    AGAINST_ALL,
    FOR,
    Ballot,
    Choice,
    Method,
    Outcome,
    Rules,
    decide,
    tally_of,
)
from district.ids import MotionId

VOICES = (
    ("Левашинский р-н", "Алиев К. О."),
    ("Акушинский р-н", "Гаджиева П. М."),
    ("Гергебильский р-н", "Омаров М.-Р. Г."),
    ("Хунзахский р-н", "Магомедов А. И."),
    ("Гунибский р-н", "Гусейнов Ш. А."),
    ("Сергокалинский р-н", "Ибрагимова З. З."),
    ("г. Буйнакск", "Абдурахманова Х. Г."),
)
HEAD = (PrintedOption(id="1", label="Алиев К. О."), PrintedOption(id="2", label="Гаджиева П. М."),
        PrintedOption(id="3", label="Омаров М.-Р. Г."))  # fmt: skip
TOPICS = tuple(
    PrintedOption(id=str(number), label=label)
    for number, label in enumerate(
        (
            "Читательская грамотность",
            "Математическая грамотность",
            "Родные языки",
            "Работа с одарёнными детьми",
        )
    )
)


def outcome(
    rules: Rules, votes: list[Choice | None], options: tuple[PrintedOption, ...] = (),
    *, present: int | None = None, is_runoff: bool = False,
) -> Outcome:  # fmt: skip
    ballot = Ballot(rules=rules, options=tuple(one.id for one in options), is_runoff=is_runoff)
    cast = [one for one in votes if one is not None]
    return decide(ballot, tally_of(cast, voices=len(votes), present=present))


def heard(
    number: int, question: str, rules: Rules, *rounds: list[Choice | None],
    options: tuple[PrintedOption, ...] = (), is_secret: bool = False,
    present: int | None = None, text: str = "", speaker: str = "",
) -> Heard:  # fmt: skip
    made: list[Round] = []
    standing = options
    for at, votes in enumerate(rounds, 1):
        result = outcome(rules, votes, standing, present=present, is_runoff=at > 1)
        named = tuple(
            NamedVote(voice=where, by=name if choice else "", choice=choice or ())
            for (where, name), choice in zip(VOICES, votes, strict=True)
        )
        made.append(Round(number=at, outcome=result, votes=() if is_secret else named))
        standing = tuple(one for one in options if one.id in result.runoff)
    return Heard(
        motion=MotionId(number), number=number, question=question, text=text, speaker=speaker,
        rules=rules, is_secret=is_secret, options=options, rounds=tuple(made),
    )  # fmt: skip


def votes(text: str) -> list[Choice | None]:
    """Reads «+ + - 0 .»: for, against, abstain, not cast; anything else is an option's id."""
    signs: dict[str, Choice | None] = {
        "+": (FOR,), "-": (AGAINST,), "0": (ABSTAIN,), ".": None, "x": (AGAINST_ALL,),
    }  # fmt: skip
    return [signs[one] if one in signs else tuple(one.split(",")) for one in text.split()]


QUESTION, HEADS = Rules(), Rules(method=Method.CANDIDATES)

FIVE = ProtocolFacts(
    body=Body.COUNCIL,
    district="Горный методический округ",
    number=4,
    day=date(2026, 12, 12),
    mode=Mode.MEETING,
    place="с. Леваши, СОШ № 2",
    begins_at=datetime(2026, 12, 12, 7, 0, tzinfo=UTC),
    ends_at=datetime(2026, 12, 12, 9, 30, tzinfo=UTC),
    chair="Магомедова А. М.",
    is_acting=True,
    secretary="Гаджиева П. М.",
    members=7,
    voices=7,
    present=(
        *(Attendee(name=name, municipality=where) for where, name in VOICES[:5]),
        Attendee(
            name="Расулов Р. Р.", municipality=VOICES[5][0], stands_for="Ибрагимова З. З."
        ),
    ),
    absent=(Attendee(name=VOICES[6][1], municipality=VOICES[6][0]),),
    invited="Сулейманова А. А., ректор института",
    questions=(
        heard(
            11, "Провести семинар по читательской грамотности в марте 2027 г.", QUESTION,
            votes("+ + + - - - ."), present=6, speaker="Гаджиева П. М.",
            text="Семинар на 4 ч в с. Леваши.\nСмета приложена.",
        ),
        heard(
            12, "Избрать руководителя на 2 года", HEADS,
            votes("1 1 2 2 3 x ."), votes("1 1 1 1 2 0 ."), options=HEAD, present=6,
        ),
        heard(
            13, "Подтвердить награждение", QUESTION, votes("+ + + + + - ."),
            is_secret=True, present=6,
        ),
        heard(
            14, "Приоритеты 2027 года", Rules(method=Method.SEVERAL, most=2),
            votes("0,1 0,2 0 0,2 1 3 ."), options=TOPICS, present=6, speaker="Алиев К. О.",
        ),
        heard(15, "Перенести день методиста", QUESTION, votes("+ + + . . . ."), present=3),
    ),
)  # fmt: skip


def docx_text(content: bytes) -> list[str]:
    """Returns the texts in the order of the document: a line per paragraph or cell."""
    return [text for text in _texts(content) if text]


def _texts(content: bytes) -> Iterator[str]:
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        match part:
            case Paragraph():
                yield part.text.strip()
            case Table():
                for row in part.rows:
                    yield from (cell.text.strip() for cell in row.cells)


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
