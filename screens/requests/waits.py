"""How long requests wait: a picture, and a sheet with a row for each."""

from district.requests.waits import Wait, Waits, spans
from documents.chart import Bar, Chart
from documents.sheet import sheet_xlsx
from keyboards.buttons import inline
from keyboards.requests.pending import to_list
from keyboards.requests.waits import sheet_keyboard
from locales.texts import Words
from screens.people.deputies import for_whom
from screens.screen import Attachment, Screen, lines

COLUMNS = (
    "number", "kind", "place", "sent", "state", "days", "promised", "late", "decided", "decider",
)  # fmt: skip


def waits_chart(words: Words, found: Waits) -> Chart:
    """Counts by working days: those that wait now above those decided lately."""
    groups = {"waits-now": found.waiting, "waits-decided": found.decided}
    return Chart(
        title=words.plain("waits-title"),
        about=words.plain("waits-about", day=words.day(found.day, "d MMMM y")),
        bars=[
            Bar(group=words.plain(key), name=words.plain("waits-span", span=span), count=count)
            for key, waits in groups.items()
            for span, count in spans(waits).items()
        ],
        below=_usual(words, found),
    )


def chart_screen(words: Words, found: Waits, picture: bytes) -> Screen:
    return Screen(
        text=lines(words("waits-head", count=len(found.waiting)), _usual(words, found)),
        keyboard=sheet_keyboard(words),
        attachment=Attachment(name="waits.png", content=picture),
    )


def sheet_screen(words: Words, found: Waits) -> Screen:
    head = [words.plain(f"waits-column-{name}") for name in COLUMNS]
    rows = [_cells(words, one) for one in found.every]
    content = sheet_xlsx(words.plain("waits-title"), head, rows)
    return Screen(
        text=words("waits-sheet-head", count=len(rows)),
        keyboard=inline([[to_list(words)]]),
        attachment=Attachment(name=words.plain("waits-file"), content=content),
    )


def _usual(words: Words, found: Waits) -> str:
    if found.usual is None:
        return words.plain("waits-no-decisions")
    return words.plain("waits-usual", days=found.usual)


def _cells(words: Words, one: Wait) -> list[str | int]:
    decider = one.decider or ""
    if one.decider and one.decided_for:
        decider = f"{for_whom(words, one.decided_for)}: {one.decider}"
    return [
        one.request,
        words.plain(f"council-kind-{one.kind}"),
        one.municipality.name,
        words.moment(one.submitted_at),
        words.plain(f"council-state-{one.status}").lower(),
        one.days,
        words.day(one.promised, "d MMMM y"),
        words.plain("waits-yes") if one.escalated else "",
        words.moment(one.decided_at) if one.decided_at else "",
        decider,
    ]
