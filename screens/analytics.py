"""Screens of the tables of figures: text, picture, file."""

from collections.abc import Iterator
from itertools import groupby

from district.analytics import COLUMNS, OF_ORGANIZERS, Figures, Line, Numbers, Row, View, added
from district.requests.deficits import FEW
from district.territory import ActingIn
from documents.chart import MOST, Bar, Chart
from documents.sheet import sheet_xlsx
from keyboards.analytics import analytics_keyboard, half_name
from keyboards.buttons import inline
from keyboards.districts import DistrictAction, district_rows
from keyboards.mentions import candidates_button
from keyboards.menu import to_menu
from locales.texts import Words
from screens.districts import district_line
from screens.screen import Attachment, Screen, cut, lines

SHOWN = 15
"""Limit of lines on a screen; the file has all."""


def analytics_screen(
    words: Words, figures: Figures | None, acting: ActingIn | None, *, finds: bool
) -> Screen:
    """`finds`: the reader may look for those who lead and win; offered beside the first table."""
    is_first = figures is None or figures.view is View.AREAS
    people = [candidates_button(words)] if finds and is_first else []
    if figures is None:
        text = lines(words("analytics-not-counted"), district_line(words, acting))
        other = district_rows(words, acting, DistrictAction.OUTCOMES)
        return Screen(text=text, keyboard=inline([people, *other, [to_menu(words)]]))
    text = lines(
        words(f"analytics-title-{figures.view}"),
        _when(words, figures),
        district_line(words, acting),
        "",
        *(_body(words, figures) if figures.lines else [_nothing(words, figures)]),
        *(("", _legend(words, figures.view)) if figures.view not in OF_ORGANIZERS else ()),
    )
    return Screen(text=text, keyboard=analytics_keyboard(words, figures, acting, people))


def analytics_chart(words: Words, figures: Figures, district: str) -> Chart:
    """Bars of the first column, in pairs with the half-year before."""
    before = figures.before
    title = f"{words.plain(f'analytics-view-{figures.view}')}: "
    title += words.plain(f"analytics-bars-{figures.view}")
    pale = words.plain("analytics-pale", half=half_name(words, before)) if before else ""
    when = half_name(words, figures.half) if figures.half else words.day(figures.day)
    shown = [one for one in figures.lines if one.numbers[0]]
    return Chart(
        title=title,
        about=", ".join(one for one in (district, when, pale) if one),
        bars=[
            Bar(
                group=words.plain(f"analytics-group-{one.group}") if one.group else "",
                name=_name(words, figures.view, one),
                count=one.numbers[0],
                before=(one.before[0] or None) if one.before else None,
            )
            for one in shown[:MOST]
        ],
        below=_numbers(words, figures.view, figures.total) if _adds_up(figures.view) else "",
    )


def chart_screen(words: Words, figures: Figures, picture: bytes) -> Screen:
    return Screen(
        text=lines(words(f"analytics-title-{figures.view}"), _when(words, figures)),
        attachment=Attachment(name="analytics.png", content=picture),
    )


def sheet_screen(words: Words, figures: Figures) -> Screen:
    """Returns the file, which has all half-years and municipalities."""
    names = (figures.view, "place", "when", *COLUMNS[figures.view])
    head = [words.plain(f"analytics-column-{name}") for name in names]
    rows = [_cells(words, figures.view, one) for one in figures.rows]
    title = words.plain(f"analytics-view-{figures.view}")
    is_told = figures.view not in OF_ORGANIZERS
    return Screen(
        text=lines(
            words(f"analytics-title-{figures.view}"),
            _legend(words, figures.view) if is_told else None,
        ),
        attachment=Attachment(name=f"{title}.xlsx", content=sheet_xlsx(title, head, rows)),
    )


def _body(words: Words, figures: Figures) -> Iterator[str]:
    view = figures.view
    if view is not View.LOAD:
        if _adds_up(view):
            yield words("analytics-line", name=words.plain("analytics-whole-district"))
            yield from _told(words, view, figures.total, figures.total_before)
        for one in figures.lines[:SHOWN]:
            yield words("analytics-line", name=cut(_name(words, view, one), 80))
            yield from _told(words, view, one.numbers, one.before)
        return
    for group, several in groupby(figures.lines, key=lambda one: one.group):
        yield from _loads(words, group, list(several))


def _loads(words: Words, group: str, several: list[Line]) -> Iterator[str]:
    busy, limit = added(one.numbers for one in several)
    name = words.plain(f"analytics-group-{group}")
    yield words("analytics-load", name=name, people=len(several), busy=busy, limit=limit)
    for one in several[:SHOWN]:
        busy, limit = one.numbers
        yield words("analytics-loaded", name=one.name.full(words.language), busy=busy, limit=limit)
    yield ""


def _told(words: Words, view: View, numbers: Numbers, before: Numbers | None) -> Iterator[str]:
    yield words(f"analytics-numbers-{_texts(view)}", **_named(words, view, numbers))
    if before is not None:
        yield words(f"analytics-before-{_texts(view)}", **_named(words, view, before))


def _numbers(words: Words, view: View, numbers: Numbers) -> str:
    return words.plain(f"analytics-numbers-{_texts(view)}", **_named(words, view, numbers))


def _texts(view: View) -> str:
    return view if view in OF_ORGANIZERS or view is View.MEANS else "deficits"


def _adds_up(view: View) -> bool:
    """Returns whether the sum of the lines has a meaning: people helped twice are in two lines."""
    return view not in {View.MEANS, View.CAMPAIGNS, View.LOAD}


def _name(words: Words, view: View, one: Line | Row) -> str:
    name = one.name.full(words.language)
    return words.plain(f"analytics-means-{name}") if view is View.MEANS else name


def _named(words: Words, view: View, numbers: Numbers) -> dict[str, int | str]:
    """Zero of people in difficulty means too few to be shown."""
    few = words.plain("analytics-few") if view not in OF_ORGANIZERS else 0
    return {name: one or few for name, one in zip(COLUMNS[view], numbers, strict=True)}


def _cells(words: Words, view: View, row: Row) -> list[str | int]:
    when = ""
    if row.half is not None:
        when = half_name(words, row.half)
    elif row.day is not None:
        when = words.day(row.day, "d MMMM y")
    elif row.group:
        when = words.plain(f"analytics-group-{row.group}")
    return [
        _name(words, view, row),
        row.place or words.plain("analytics-whole-district"),
        when,
        *_named(words, view, row.numbers).values(),
    ]


def _nothing(words: Words, figures: Figures) -> str:
    if figures.view is View.CAMPAIGNS:
        return words("analytics-no-campaigns")
    return words("analytics-nothing", few=FEW)


def _when(words: Words, figures: Figures) -> str:
    day = words.day(figures.day)
    if figures.half is None:
        return words("analytics-now", day=day)
    return words("analytics-when", half=half_name(words, figures.half), day=day)


def _legend(words: Words, view: View) -> str:
    return words("analytics-legend-means" if view is View.MEANS else "analytics-legend", few=FEW)
