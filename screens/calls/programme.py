"""Screens of a programme: sections, talks, the curator's changes, letters, the printed one."""

from collections.abc import Iterable, Iterator

from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.programme import ProgrammeFacts, ProgrammeNews
from district.ids import EntryId
from district.pages import Page
from district.programme import MINUTES, PAUSES, Section, Spot, Talk
from documents.protocol import Block, Grid, Line, Printed
from documents.protocol import Style as Printing
from keyboards.buttons import Row, Style, grid
from keyboards.calls.calls import call_button
from keyboards.calls.programme import Action, ProgrammePress, programme_button
from keyboards.paging import paging
from locales.texts import Words
from screens.calls.answers import label_in
from screens.screen import Attachment, Screen, cut, lines, page_mark

LABEL, TITLE = 34, 90
"""Limits in characters of a button and of a title in a row."""
TALKS = 12
"""Talks on a page of a section."""
IN_A_ROW = 6


def programme_screen(words: Words, facts: ProgrammeFacts, *, above: str | None = None) -> Screen:
    """The sections, with the reader's own times above them."""
    here = ProgrammePress(action=Action.SHOW, call=facts.call.id)
    shown = [
        (number, one) for number, one in enumerate(facts.plan.sections) if one.talks or facts.is_led
    ]
    has_times, step = bool(facts.plan.spots()), _next(facts)
    ask = here.changed(action=Action.ASK, value=1)
    begins = ask.labelled(words.plain("programme-begin"), Style.PRIMARY)
    key = "programme-tell" if facts.is_published else "programme-publish"
    publish = here.labelled(words.plain(key), Style.WANTED, action=Action.PUBLISH)
    led = [[publish] if has_times and facts.untold else [], [] if has_times else [begins]]
    file = here.labelled(words.plain("programme-file"), action=Action.FILE)
    return Screen.of(
        above,
        words("programme-title", title=facts.call.title),
        *(words("programme-own", when=_when(words, one)) for one in facts.own.values()),
        *(f"\n{_section(words, facts, one)}" for _, one in shown),
        f"\n{words(step, count=facts.untold)}" if step is not None else None,
        rows=[
            *(
                [_section_press(facts, n).labelled(cut(_named(words, facts, one), LABEL))]
                for n, one in shown
            ),
            *(led if facts.is_led else []),
            [file] if has_times else [],
            [call_button(words, facts.call.id)],
        ],
    )


def _next(facts: ProgrammeFacts) -> str | None:
    """Returns the key of what is to be done now, or is being waited for."""
    if not facts.is_led:
        return None if facts.is_published else "programme-waits"
    if not facts.plan.entries:
        return "programme-empty"
    if not facts.plan.spots():
        return "programme-no-times"
    return "programme-untold" if facts.untold else "programme-all-told"


def section_screen(words: Words, facts: ProgrammeFacts, number: int, page: int = 0) -> Screen:
    section = facts.plan.sections[number]
    press = _section_press(facts, number)
    talks = Page.of([one for one in section.talks if one.entry in facts.talks], page, TALKS)
    times = dict(_times(section))
    numbers = [
        press.labelled(
            _clock(words, times.get(one.entry), index + talks.number * TALKS + 1),
            action=Action.TALK,
            talk=one.entry,
        )
        for index, one in enumerate(talks.items)
    ]
    ask = press.labelled(words.plain("programme-ask-section"), action=Action.ASK)
    minutes = _choices(words, press.changed(action=Action.MINUTES), MINUTES, section.minutes)
    led = [*grid(numbers, IN_A_ROW), [ask], minutes] if facts.is_led else []
    turn = paging(talks, lambda turned: press.changed(value=turned))
    return Screen.of(
        words("programme-title", title=facts.call.title),
        _section(words, facts, section),
        page_mark(words, talks),
        "",
        *(_row(words, facts, one, times.get(one.entry)) for one in talks.items),
        rows=[*led, turn, [programme_button(words, facts.call.id, "programme-back")]],
    )


def _choices(words: Words, press: ProgrammePress, offered: Iterable[int], now: int) -> Row:
    """Returns buttons of lengths in minutes; `now`: the present one, which is marked."""
    labels = {
        one: words.plain(f"programme-{press.action}", count=one, is_now=str(one == now))
        for one in offered
    }
    return [press.labelled(label, value=one) for one, label in labels.items()]


def talk_screen(words: Words, facts: ProgrammeFacts, entry: EntryId) -> Screen:
    """For those who lead: a talk, and where it may go."""
    number = facts.plan.section_of(entry)
    if number is None:
        return programme_screen(words, facts)
    section = facts.plan.sections[number]
    talk = next(one for one in section.talks if one.entry == entry)
    press = _section_press(facts, number).changed(talk=entry)
    moves = [
        press.labelled(words.plain(f"programme-move-{one}"), action=one)
        for one, last in ((Action.UP, section.talks[0]), (Action.DOWN, section.talks[-1]))
        if last != talk
    ]
    labels = {
        other: words.plain("programme-to", name=_named(words, facts, one))
        for other, one in enumerate(facts.plan.sections)
        if other != number
    }
    to = press.changed(action=Action.TO)
    back = _section_press(facts, number).labelled(words.plain("programme-to-section"))
    return Screen.of(
        _section(words, facts, section), "",
        _row(words, facts, talk, dict(_times(section)).get(entry), limit=None),
        "", words("programme-talk"),
        rows=[
            moves,
            _choices(words, press.changed(action=Action.PAUSE), PAUSES, talk.pause),
            *([to.labelled(cut(name, LABEL), value=other)] for other, name in labels.items()),
            [back],
        ],
    )  # fmt: skip


def ask_screen(words: Words, facts: ProgrammeFacts, number: int | None) -> Screen:
    """Asks for the beginning of a section; None: of all."""
    name = _named(words, facts, facts.plan.sections[number]) if number is not None else "all"
    back = programme_button(words, facts.call.id, "common-back")
    return Screen.of(words("programme-ask", name=name), rows=[[back]])


def programme_file(words: Words, facts: ProgrammeFacts, content: bytes) -> Screen:
    name = words.plain("programme-file-name", call=facts.call.id)
    return Screen.of(
        words("programme-title", title=facts.call.title),
        rows=[[programme_button(words, facts.call.id, "programme-back")]],
        attachment=Attachment(name=f"{name}.pdf", content=content),
    )


def wanted_letter(words: Words, call: Call) -> Screen:
    """To the curator."""
    text = words("programme-letter-wanted", title=call.title)
    return Screen.of(text, rows=[[programme_button(words, call.id)]])


def talk_letter(words: Words, call: Call, entry: Entry, spot: Spot, news: ProgrammeNews) -> Screen:
    """To a speaker."""
    return Screen.of(
        words(f"programme-letter-{news}", when=_when(words, spot)),
        words("programme-letter-talk", talk=entry.title, title=call.title),
        rows=[[programme_button(words, call.id)]],
    )


def printed_programme(words: Words, facts: ProgrammeFacts) -> Printed:
    head = tuple(words.plain(f"programme-head-{one}") for one in ("time", "talk", "speaker"))
    blocks: list[Block] = [
        Line(text=words.plain("programme-heading"), style=Printing.CENTRED),
        Line(text=facts.call.title, style=Printing.TITLE),
    ]
    for section in facts.plan.sections:
        rows, span = tuple(_printed_rows(words, facts, section)), _span(words, section)
        if rows and span is not None:
            blocks.append(Line(text=_named(words, facts, section), style=Printing.HEADING))
            blocks.append(Line(text=span))
            blocks.append(Grid(head=head, rows=rows, widths=(3, 9, 6)))
    return Printed(title=facts.call.title, language=words.language, blocks=tuple(blocks))


def _printed_rows(
    words: Words, facts: ProgrammeFacts, section: Section
) -> Iterator[tuple[str, ...]]:
    for talk, at in section.times():
        if talk.pause:
            yield ("", words.plain("programme-break", count=talk.pause), "")
        speaking = facts.talks.get(talk.entry)
        if speaking is not None:
            who = ", ".join(filter(None, [*speaking.names, speaking.organization]))
            yield (words.moment(at, "HH:mm"), speaking.title, who)


def _section_press(facts: ProgrammeFacts, number: int) -> ProgrammePress:
    return ProgrammePress(action=Action.SECTION, call=facts.call.id, section=number)


def _named(words: Words, facts: ProgrammeFacts, section: Section) -> str:
    named = facts.call.kind.nominations or ()
    return label_in(words, named, section.id, words.plain("programme-one-section"))


def _section(words: Words, facts: ProgrammeFacts, section: Section) -> str:
    count = sum(one.entry in facts.talks for one in section.talks)
    return lines(
        words("programme-section", name=_named(words, facts, section), count=count),
        _span(words, section),
    )


def _span(words: Words, section: Section) -> str | None:
    """Returns «5 декабря, 10:00–12:15, актовый зал»."""
    if section.starts_at is None or section.ends_at is None:
        return None
    hours = f"{words.moment(section.starts_at)}–{words.moment(section.ends_at, 'HH:mm')}"
    return ", ".join(filter(None, [hours, section.place]))


def _times(section: Section) -> Iterator[tuple[EntryId, Spot]]:
    for talk, at in section.times():
        yield talk.entry, Spot(at, section.place)


def _row(
    words: Words, facts: ProgrammeFacts, talk: Talk, spot: Spot | None, limit: int | None = TITLE
) -> str:
    speaking = facts.talks[talk.entry]
    return lines(
        words("programme-row-break", count=talk.pause) if talk.pause else None,
        words(
            "programme-row",
            at=words.moment(spot.at, "HH:mm") if spot else "none",
            names=", ".join(speaking.names),
            title=cut(speaking.title, limit) if limit else speaking.title,
            is_own=str(speaking.is_own),
        ),
    )


def _clock(words: Words, spot: Spot | None, number: int) -> str:
    return words.moment(spot.at, "HH:mm") if spot else str(number)


def _when(words: Words, spot: Spot) -> str:
    return ", ".join(filter(None, [words.moment(spot.at), spot.place]))
