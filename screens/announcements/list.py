"""Screens of an author's announcements: list, card with progress."""

from collections.abc import Iterable

from district.announcements.announcement import (
    Announcement,
    AnnouncementFacts,
    AnnouncementStatus,
    ButtonKind,
    CopyState,
    ReportRow,
    Tally,
)
from district.disclosure import is_too_narrow
from district.pages import Page
from documents.sheet import sheet_xlsx
from keyboards.announcements.list import (
    AnnouncementsAction,
    announcement_keyboard,
    list_keyboard,
    put_off_keyboard,
    sure_keyboard,
)
from locales.texts import Words
from screens.announcements.form import button_lines, button_name, content_lines, when_line
from screens.announcements.recipients import size_line, whom_lines
from screens.screen import Attachment, Screen, cut, lines

LABEL = 30
"""Limit in characters of the content in a list."""
BAR = 10
"""Cells of the progress bar."""


def announcements_list(
    words: Words, page: Page[Announcement], *, is_behind: bool, asks: bool
) -> Screen:
    head = words("announcements-head-behind" if is_behind else "announcements-head-ahead")
    rows = [
        words(
            "announcements-row",
            number=one.id,
            category=one.category.name(words.language),
            when=words.moment(one.due_at),
            status=_status(words, one),
            text=_what(words, one),
        )
        for one in page.items
    ]
    none = words("announcements-none-behind" if is_behind else "announcements-none-ahead")
    labels = [
        (one.id, words.plain("announcements-label", number=one.id, text=_what(words, one)))
        for one in page.items
    ]
    text = lines(head, "", *(rows or [none]))
    keyboard = list_keyboard(words, page, labels, is_behind=is_behind, asks=asks)
    return Screen(text=text, keyboard=keyboard)


def announcement_screen(words: Words, facts: AnnouncementFacts) -> Screen:
    """Also used for the progress card."""
    one = facts.announcement
    text = lines(
        words("announcements-head", number=one.id, status=_status(words, one)),
        *_when(words, facts),
        *(_progress(words, facts) if one.status.was_sent else ()),
        *_about(words, facts),
    )
    return Screen(text=text, keyboard=announcement_keyboard(words, facts))


def ask_sure(words: Words, asked: AnnouncementsAction, facts: AnnouncementFacts) -> Screen:
    tally, number = facts.tally, facts.announcement.id
    is_hidden = not facts.disclosure.is_open and asked is not AnnouncementsAction.DROP
    text = words(
        f"announcements-ask-hidden-{asked}" if is_hidden else f"announcements-ask-{asked}",
        number=number,
        delivered=tally.of(CopyState.DELIVERED),
        waiting=tally.waiting,
        unknown=tally.of(CopyState.UNKNOWN),
        old=tally.of(CopyState.TOO_OLD),
    )
    return Screen(text=text, keyboard=sure_keyboard(words, asked, number))


def report(words: Words, facts: AnnouncementFacts, rows: Iterable[ReportRow]) -> Screen:
    """A table with each person's copy and presses."""
    one = facts.announcement
    head = [words.plain(f"announcements-column-{name}") for name in COLUMNS]
    told = [
        (
            row.name or words.plain("announcements-nameless"),
            row.organization,
            row.municipality,
            words.plain(f"announcements-of-{row.state}"),
            words.moment(row.sent_at, "dd.MM.y HH:mm") if row.sent_at else "",
            ", ".join(button_name(words, one.buttons[place]) for place in row.pressed),
        )
        for row in rows
    ]
    content = sheet_xlsx(words.plain("announcements-sheet"), head, told)
    return Screen(
        text=words("announcements-caption", number=one.id),
        attachment=Attachment(
            name=words.plain("announcements-file", number=one.id), content=content
        ),
    )


COLUMNS = ("name", "organization", "municipality", "state", "sent", "pressed")


def put_off_letter(words: Words, one: Announcement, *, is_unnamed: bool = False) -> Screen:
    """The letter that an announcement did not start: no right to write to these people, no consent
    to be named (`is_unnamed`), too late, or the audience has outgrown the approved one.
    """
    why = str(one.status)
    if one.status is AnnouncementStatus.HELD:
        is_narrow = is_too_narrow(one.recipients, may_list=True)
        why = "unnamed" if is_unnamed else "narrow" if is_narrow else why
    text = words(
        f"announcements-letter-{why}",
        number=one.id,
        moment=words.moment(one.due_at, "d MMMM, EEEE, HH:mm"),
        text=_what(words, one),
    )
    return Screen(text=text, keyboard=put_off_keyboard(words, one))


def _status(words: Words, one: Announcement) -> str:
    if one.recalled_at is not None:
        return words.plain("announcements-status-recalled")
    if one.repeats is not None and one.status is AnnouncementStatus.SCHEDULED:
        return words.plain("announcements-status-repeating")
    return words.plain(f"announcements-status-{one.status}")


def _what(words: Words, one: Announcement) -> str:
    first = one.content.text.strip().split("\n")[0]
    return cut(first, LABEL) or words.plain("announcing-files", files=len(one.content.media))


def _when(words: Words, facts: AnnouncementFacts) -> Iterable[str]:
    one = facts.announcement
    if one.status.is_ahead:
        if one.repeats is not None:
            yield words("announcements-repeats", when=when_line(words, one.repeats))
        is_late = one.status is AnnouncementStatus.LATE
        due = "announcements-was-due" if is_late else "announcements-due"
        yield words(due, moment=words.moment(one.due_at, "d MMMM, EEEE, HH:mm"))
        if one.status is AnnouncementStatus.ASKED:
            is_private = one.recipients.topic is not None
            yield words("announcements-asked-private" if is_private else "announcements-asked")
    elif one.finished_at is not None:
        yield words("announcements-finished", moment=words.moment(one.finished_at))


def _progress(words: Words, facts: AnnouncementFacts) -> Iterable[str]:
    one, tally = facts.announcement, facts.tally
    if not facts.disclosure.is_open:
        yield size_line(words, facts.size)
        return
    if one.status is AnnouncementStatus.SENDING and not one.is_planned:
        yield words("announcements-starting", people=facts.size.people or 0)
        return
    if one.status.is_under_way and one.is_planned:
        yield words("announcements-bar", bar=_bar(tally), done=tally.done, total=tally.total)
    yield words("announcements-sum", total=tally.total, parts=_parts(words, tally))
    if one.status is AnnouncementStatus.SENDING:
        yield _left(words, facts)
    yield from _afterwards(words, one, tally)
    for place, button in enumerate(one.buttons):
        if button.kind in {ButtonKind.SIGN_UP, ButtonKind.READ}:
            name = button_name(words, button)
            people = tally.presses.get(place, 0)
            if people is None:
                yield words("announcements-pressed-hidden", name=name)
            else:
                yield words("announcements-pressed", name=name, people=people)


def _left(words: Words, facts: AnnouncementFacts) -> str:
    if facts.is_night:
        return words("announcements-night")
    return words("announcements-left", seconds=facts.seconds_left)


def _parts(words: Words, tally: Tally) -> str:
    """Formats «доставлено 206 + недоступны 7 + неизвестно 1» in a fixed order."""
    parts = [
        words.plain(f"announcements-state-{state}", people=tally.of(state))
        for state in CopyState
        if tally.of(state) and state not in {CopyState.WAITING, CopyState.SENDING}
    ]
    if tally.waiting:
        parts.append(words.plain("announcements-state-waiting", people=tally.waiting))
    return " + ".join(parts) or "0"


def _afterwards(words: Words, one: Announcement, tally: Tally) -> Iterable[str]:
    if one.recalled_at is not None:
        yield words(
            "announcements-recalled",
            recalled=tally.recalled,
            left=tally.not_recalled,
            delivered=tally.of(CopyState.DELIVERED),
        )
    elif one.version > 1:
        yield words(
            "announcements-edited", edited=tally.edited, delivered=tally.of(CopyState.DELIVERED)
        )
        if tally.not_edited and not one.lags:
            yield words("announcements-not-edited", people=tally.not_edited)


def _about(words: Words, facts: AnnouncementFacts) -> Iterable[str]:
    one = facts.announcement
    yield ""
    yield from content_lines(words, one.content)
    yield from button_lines(words, one.buttons)
    if one.proposed is not None:
        yield ""
        yield words("announcements-proposed")
        yield from content_lines(words, one.proposed)
    yield ""
    yield words("announcing-category", name=one.category.name(words.language))
    yield from whom_lines(words, facts.whom)
    if one.status.is_ahead:
        yield size_line(words, facts.size)


def _bar(tally: Tally) -> str:
    full = BAR * tally.done // max(1, tally.total)
    return "▓" * full + "░" * (BAR - full)
