"""Screens of a curator's desk: queue, draft pairs, load."""

from collections.abc import Iterable, Sequence

from district.mentoring.mentors import Load
from district.mentoring.pairs import AnotherAsked, By, Desk, Published, QueueRow, Suggested
from district.territory import ActingIn
from documents.sheet import sheet_xlsx
from keyboards.mentoring.matching_desk import (
    another_keyboard,
    choices_keyboard,
    desk_keyboard,
    desk_only,
    load_keyboard,
    open_another,
    replaced_keyboard,
    sure_keyboard,
)
from locales.texts import Words
from screens.districts import district_line
from screens.mentoring.mentors import listed, load_text, name_of, place_of, who_lines
from screens.mentoring.request import suggested_rows
from screens.screen import Attachment, Screen, cut, lines

COLUMNS = (
    *("mentor", "organization", "place", "capacity", "active", "proposed"),
    *("paused", "frees", "until"),
)
SHOWN = 15
"""Limit of mentors on the screen of the load; the file contains all."""


def desk_screen(words: Words, desk: Desk, acting: ActingIn | None) -> Screen:
    page = desk.page
    head = words("pairing-head", people=page.total)
    if page.count > 1:
        head = words("pairing-head-page", people=page.total, page=page.number + 1, pages=page.count)
    rows = [line for row in page.items for line in _queue_lines(words, row)]
    text = lines(head, district_line(words, acting), "", *(rows or [words("pairing-empty")]))
    keyboard = desk_keyboard(words, page, desk.drafts, desk.another, acting)
    return Screen(text=text, keyboard=keyboard)


def choices_screen(words: Words, row: QueueRow, found: Sequence[Suggested], page: int) -> Screen:
    chosen = words("pairing-drafted", name=listed(words, row.drafted)) if row.drafted else None
    text = lines(
        *who_lines(words, row.mentee),
        words("mentorships-goal", goal=row.mentorship.goal),
        chosen,
        "",
        *(list(suggested_rows(words, found)) or [words("pairing-nobody")]),
    )
    return Screen(text=text, keyboard=choices_keyboard(words, row, found, page))


def published(words: Words, done: Published) -> Screen:
    impossible = [
        words(f"pairing-impossible-{why}", name=listed(words, person))
        for person, why in done.impossible
    ]
    text = lines(
        words("pairing-published", pairs=done.pairs),
        *([words("pairing-impossible"), *impossible] if impossible else []),
    )
    return Screen(text=text, keyboard=desk_only(words))


def load_screen(words: Words, found: Sequence[Load]) -> Screen:
    rows = [
        words("mentors-row", name=listed(words, one.person), place=place_of(words, one.person))
        + "\n"
        + words("pairing-load-row", load=load_text(words, one), proposed=one.proposed)
        for one in found[:SHOWN]
    ]
    more = len(found) - SHOWN
    text = lines(
        words("pairing-load-head", mentors=len(found)),
        "",
        *(rows or [words("mentors-register-empty")]),
        words("pairing-load-more", more=more) if more > 0 else None,
    )
    return Screen(text=text, keyboard=load_keyboard(words))


def load_file(words: Words, found: Sequence[Load]) -> Screen:
    head = [words.plain(f"pairing-column-{name}") for name in COLUMNS]
    content = sheet_xlsx(
        words.plain("pairing-load"), head, [_load_row(words, one) for one in found]
    )
    return Screen(
        text=words("pairing-export-caption"),
        attachment=Attachment(name=words.plain("pairing-export-file"), content=content),
    )


def another_screen(words: Words, found: Sequence[AnotherAsked]) -> Screen:
    rows = [
        words(
            "pairing-another-row",
            at=at,
            mentee=listed(words, one.mentee),
            mentor=listed(words, one.mentor),
            by=", ".join(words.plain(f"pairing-by-{_side(side)}") for side in one.by),
        )
        for at, one in enumerate(found, 1)
    ]
    text = lines(words("pairing-another-head"), "", *(rows or [words("pairing-another-none")]))
    return Screen(text=text, keyboard=another_keyboard(words, found))


def ask_replace(words: Words, one: AnotherAsked) -> Screen:
    text = words(
        "pairing-sure-replace", mentee=name_of(words, one.mentee), mentor=name_of(words, one.mentor)
    )
    return Screen(text=text, keyboard=sure_keyboard(words, one.mentorship.id))


def replaced(words: Words, row: QueueRow) -> Screen:
    text = words("pairing-replaced", name=name_of(words, row.mentee))
    return Screen(text=text, keyboard=replaced_keyboard(words, row.mentorship.id))


def another_letter(words: Words) -> Screen:
    """To a curator; the details are shown only on the desk, not in the letter."""
    return Screen(text=words("pairing-letter-another"), keyboard=open_another(words))


def _side(side: By) -> str:
    return "mentee" if side is By.MENTEE else "mentor"


def _queue_lines(words: Words, row: QueueRow) -> Iterable[str]:
    yield words(
        "pairing-row",
        number=row.place,
        name=listed(words, row.mentee),
        place=place_of(words, row.mentee),
        goal=cut(row.mentorship.goal, 80),
    )
    if row.drafted is not None:
        yield words("pairing-drafted", name=listed(words, row.drafted))


def _load_row(words: Words, one: Load) -> list[str | int]:
    profile = one.person.profile
    paused = one.mentor.paused_at
    return [
        profile.name.full if profile else words.plain("mentors-somebody"),
        profile.organization.name if profile else "",
        profile.municipality.name if profile else "",
        one.mentor.entry.capacity,
        one.active,
        one.proposed,
        words.moment(paused, "dd.MM.y") if paused else "",
        words.moment(one.frees_at, "dd.MM.y") if one.frees_at else "",
        words.moment(one.role_until, "dd.MM.y") if one.role_until else "",
    ]
