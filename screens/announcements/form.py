"""The look of the form of an announcement."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from html import unescape
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.activities.activity import Activity
from district.announcements.announcement import (
    CAPTION_LIMIT,
    LARGEST_ALBUM,
    MOST_BUTTONS,
    TEXT_LIMIT,
    Button,
    ButtonKind,
    Content,
)
from district.announcements.form import (
    ACTIVITY,
    AREA,
    BUTTONS,
    CAMPAIGN,
    CATEGORY,
    COMMUNITIES,
    CONTENT,
    HELD,
    LINK,
    MOMENT,
    MONTH_DAY,
    NAME,
    ORGANIZATIONS,
    PLACES,
    POSITIONS,
    PRESENCE,
    RECIPIENTS,
    SAVED,
    SERVICE,
    SIGN_UP,
    SUBJECTS,
    UNTIL,
    URGENT,
    WEEKDAYS,
    WHEN,
    FormFacts,
    buttons_in,
    changed_by,
    content_in,
    is_later,
    recipients_in,
    repeats_in,
    sent_in,
)
from district.announcements.recipients import Recipients, Whom
from district.announcements.recurrence import Recurrence
from district.errors import TooNarrow
from district.forms import SUMMARY, Choices, Entered, Field
from district.people.person import Person
from keyboards.announcements.form import acting
from keyboards.buttons import Row, Style, button, grid
from keyboards.form import FormAction, sending
from locales.texts import Words
from screens.activities.browse import type_name, when
from screens.announcements.recipients import size_line, whom_lines
from screens.errors import refusal
from screens.form import (
    Look,
    View,
    cancel_button,
    choice_rows,
    choices_rows,
    field_rows,
    leaving_row,
    offered,
)
from screens.screen import CUT, cut, lines

Shown = View[FormFacts]

LABEL = 48
"""Limit in characters of an audience on a button."""
SESSIONS = 3
"""Limit of sessions in the text of an announcement."""
_BOLD = re.compile(r"</?b>")

SIZED = (PLACES, ORGANIZATIONS, POSITIONS, SUBJECTS, HELD, COMMUNITIES, PRESENCE)
"""Steps that choose people by ticks and show their number."""


class AnnouncementLook(Look[FormFacts]):
    def head(self, view: Shown, key: Field[Any]) -> str | None:
        if (number := changed_by(view.entered)) is not None:
            return view.words("announcing-head-of", number=number)
        return None if key is RECIPIENTS else view.words("announcing-head")

    def question(self, view: Shown, key: Field[Any]) -> str:
        if key is CONTENT and changed_by(view.entered) is not None:
            asked = view.words("announcing-ask-new-content", text=TEXT_LIMIT, caption=CAPTION_LIMIT)
            now = None if view.entered.get(CONTENT) else sent_in(view.entered)
            told = content_lines(view.words, now, full=True) if now else ()
            head = view.words("announcing-so-far") if now else None
            return lines(asked, head and "", head, *told, *_below_question(view, key))
        asked = view.text(
            f"ask-{key.name}", text=TEXT_LIMIT, caption=CAPTION_LIMIT, album=LARGEST_ALBUM
        )
        return lines(asked, *_below_question(view, key))

    def rows(self, view: Shown, key: Field[Any]) -> list[Row]:
        if key in _ROWS:
            return _ROWS[key](view)
        return _ticks(view, key) if isinstance(key, Choices) else field_rows(view, key)

    def leaving(self, view: Shown, step: str) -> Row:
        """Returns no row if a button continues without a loss."""
        key = view.form.field(step)
        is_ticked = isinstance(key, Choices) and key is not WEEKDAYS
        return (
            [] if is_ticked or key in (RECIPIENTS, CATEGORY, BUTTONS) else leaving_row(view, step)
        )

    def head_of_summary(self, view: Shown) -> str:
        words, entered, facts = view.words, view.entered, view.facts
        when = words("announcing-when", when=_when(words, entered))
        if changed_by(entered) is not None:
            is_content = entered.given("only") == CONTENT.name
            told = content_lines(words, content_in(entered)) if is_content else [when]
            return lines(words("announcing-change-head"), "", *told)
        category, problem = facts.category(entered), facts.problem
        waits = entered.get(URGENT) or is_later(entered)
        return lines(
            words("announcing-head"),
            *content_lines(words, content_in(entered)),
            "",
            *(whom_lines(words, facts.audience.whom) if facts.audience else ()),
            _size(view),
            "",
            words("announcing-category", name=category.name(words.language) if category else "—"),
            words("announcing-is-urgent") if entered.get(URGENT) else None,
            *(
                words("activities-campaign", name=one.name(words.language))
                for one in facts.campaigns
                if one.id == entered.get(CAMPAIGN)
            ),
            *button_lines(words, buttons_in(entered)),
            when,
            words("announcing-night") if facts.is_night and not waits else None,
            words("announcing-problem", problem=refusal(words, problem)) if problem else None,
        )

    def summary(self, view: Shown) -> Iterable[str | None]:
        return ()

    def summary_rows(self, view: Shown) -> list[Row]:
        entered, preview = view.entered, _act(view, "announcing-preview", "preview")
        if changed_by(entered) is not None:
            seen = [preview] if entered.given("only") == CONTENT.name else []
            return [seen, [_send(view, "announcing-save")], leaving_row(view, SUMMARY)]
        send = _send(view, "announcing-schedule" if is_later(entered) else "announcing-send")
        opened = [_open(view, key) for key in (RECIPIENTS, CATEGORY, BUTTONS, WHEN)]
        return [
            [preview, _open(view, CONTENT)],
            *_latest_rows(view),
            *grid(opened),
            [] if view.facts.problem else [send],
            [cancel_button(view)],
        ]


def activity_text(words: Words, activity: Activity) -> str:
    """The text of an announcement about an activity, as plain text."""
    kind = type_name(words, activity.type)
    return lines(
        words.plain("announcing-activity", type=kind, title=activity.title),
        *(
            words.plain("activities-session", when=when(words, one), place=one.place)
            for one in activity.sessions[:SESSIONS]
        ),
        words.plain("activities-hours", hours=activity.hours),
        activity.description,
    )


def call_text(words: Words, title: str, until: datetime | None) -> str:
    """Returns what invites to a call, as plain text; until None: it is always open."""
    if until is None:
        return words.plain("announcing-call-always", title=title)
    return words.plain("announcing-call", title=title, until=words.moment(until))


def sample_text(words: Words, people: Iterable[Person]) -> str:
    """Shows some recipients."""
    rows = [
        words(
            "announcing-sample-row",
            name=one.profile.name.short,
            organization=one.profile.organization.name,
        )
        for one in people
        if one.profile
    ]
    return lines(words("announcing-sample-head"), *rows)


def when_line(words: Words, repeats: Recurrence) -> str:
    """Formats «по понедельникам и четвергам в 09:00, до 31 мая»."""
    if repeats.month_day is not None:
        days = words.plain("announcing-monthly", day=repeats.month_day)
    else:
        each = [words.plain(f"announcing-on-weekday-{day}") for day in sorted(repeats.weekdays)]
        days = words.plain("announcing-weekly", days=", ".join(each))
    at = f"{repeats.at:%H:%M}"
    if repeats.until is None:
        return words.plain("announcing-repeats", days=days, at=at)
    until = words.day(repeats.until, "d MMMM y")
    return words.plain("announcing-repeats-until", days=days, at=at, until=until)


def content_lines(words: Words, content: Content, *, full: bool = False) -> Iterable[str]:
    """Yields the number of attachments and the text, truncated unless `full`."""
    if content.media:
        yield words("announcing-files", files=len(content.media))
    if content.text:
        yield words("announcing-text", text=content.text if full else cut(content.text, CUT))


def button_lines(words: Words, buttons: Iterable[Button]) -> Iterable[str]:
    for number, one in enumerate(buttons, 1):
        yield words("announcing-button", number=number, label=button_name(words, one))


def button_name(words: Words, one: Button) -> str:
    if one.kind is ButtonKind.LINK:
        return one.label or ""
    if one.kind is ButtonKind.ANSWER:
        return words.plain("poll-begin")
    return words.plain("copies-do-sign-up" if one.kind is ButtonKind.SIGN_UP else "copies-do-read")


def _when(words: Words, entered: Entered) -> str:
    repeats, moment = repeats_in(entered), entered.get(MOMENT)
    if repeats is not None:
        return when_line(words, repeats)
    if moment is None:
        return words.plain("announcing-at-once")
    return words.moment(moment.replace(tzinfo=words.zone), "d MMMM y, EEEE, HH:mm")


def _size(view: Shown) -> str | None:
    audience, category = view.facts.audience, view.facts.category(view.entered)
    if audience is None:
        return None
    name = category.name(view.words.language) if category else ""
    return lines(
        size_line(view.words, audience.size, audience.muted, name),
        view.words("announcing-untold", people=audience.untold) if audience.untold else None,
    )


def _below_question(view: Shown, key: Field[Any]) -> Iterable[str | None]:
    words, entered, facts = view.words, view.entered, view.facts
    if key is RECIPIENTS:
        yield from _audience_lines(view)
    elif key is CONTENT and entered.get(CONTENT) is not None:
        yield from ("", words("announcing-so-far"))
        yield from content_lines(words, content_in(entered))
    elif key is BUTTONS and buttons_in(entered):
        yield from ("", *button_lines(words, buttons_in(entered)))
    elif key in SIZED:
        yield from ("", _size(view))
    elif key is SAVED and not facts.saved:
        yield words("announcing-none-saved")
    elif key in (ACTIVITY, SIGN_UP) and not facts.activities:
        yield words("announcing-no-activities")


def _audience_lines(view: Shown) -> Iterable[str | None]:
    words, audience = view.words, view.facts.audience
    if audience is None:
        return
    yield from ("", *whom_lines(words, audience.whom), "", _size(view))
    if audience.is_too_narrow:
        yield words("announcing-problem", problem=refusal(words, TooNarrow()))
    elif not audience.disclosure.is_open:
        yield words("announcing-wide-only")


# ── Buttons ────────────────────────────────────────────────────────────────────────────────────


def _content_rows(view: Shown) -> list[Row]:
    return [[_on(view, CONTENT)]] if view.entered.is_answered(CONTENT) else []


def _recipients_rows(view: Shown) -> list[Row]:
    """Opens only conditions that can be combined with the chosen ones."""
    audience = view.facts.audience
    opened: list[Field[Any]] = [
        PLACES, ORGANIZATIONS, POSITIONS, SUBJECTS, SERVICE, HELD, COMMUNITIES, ACTIVITY,
        *([AREA] if view.facts.may_ask_topics else []),
    ]  # fmt: skip
    if audience and not (audience.disclosure.is_open or audience.is_too_narrow):
        allowed = _with_places(recipients_in(view.entered))
        opened = [one for one in opened if one in allowed]
    is_named = audience is not None and audience.disclosure.names
    seen = [_act(view, "announcing-sample", "sample")] if is_named else []
    return [
        *_latest_rows(view),
        *grid([_open(view, one) for one in opened]),
        [*seen, _open(view, SAVED)],
        [_act(view, "announcing-everybody", "clear")],
        *(
            [
                button(
                    view.words.plain("common-other-district", district=name),
                    acting("district", number),
                )
            ]
            for number, name in view.facts.others
        ),
        [_on(view, RECIPIENTS)],
    ]


def _latest_rows(view: Shown) -> list[Row]:
    """The author's last audiences, which a press chooses again."""
    step = view.draft.step
    return [
        [button(_audience_label(view.words, whom), acting("again", number, step=step))]
        for number, whom in view.facts.latest
    ]


def _audience_label(words: Words, whom: Whom) -> str:
    """Names the district only if there is no other condition."""
    told = [*whom_lines(words, whom)]
    telling = told if whom.municipalities or len(told) == 1 else told[1:]
    return cut(unescape(_BOLD.sub("", "; ".join(telling))), LABEL)


def _with_places(recipients: Recipients) -> tuple[Field[Any], ...]:
    """Returns the private condition and the places, its only possible combination."""
    if recipients.topic is not None:
        return (PLACES, AREA)
    return (PLACES, COMMUNITIES if recipients.communities else ACTIVITY)


def _organizations_rows(view: Shown) -> list[Row]:
    return [row for row in _ticks(view, ORGANIZATIONS) if row != [_clear(view)]]


def _saved_rows(view: Shown) -> list[Row]:
    rows = [
        [button(name, acting("load", number)), button("✕", acting("forget", number))]
        for number, name, _ in view.facts.saved
    ]
    return [*rows, [_open(view, NAME)]]


def _category_rows(view: Shown) -> list[Row]:
    rows = choice_rows(view, CATEGORY, offered(view, CATEGORY))
    category, label = view.facts.category(view.entered), view.words.plain("announcing-urgent")
    if category is not None and category.is_important:
        if view.entered.get(URGENT):
            label = view.words.plain("forms-ticked", label=label)
        rows.append([button(label, acting("urgent"))])
    for one in view.facts.campaigns:
        label = one.name(view.words.language)
        if one.id == view.entered.get(CAMPAIGN):
            label = view.words.plain("forms-ticked", label=label)
        rows.append([button(label, acting(CAMPAIGN.name, one.id))])
    return [*rows, [_done(view, CATEGORY)]]


def _buttons_rows(view: Shown) -> list[Row]:
    there = buttons_in(view.entered)
    kinds = {one.kind for one in there}
    rows = [
        [
            button(
                view.words.plain("announcing-take", number=place + 1),
                acting("take", f"{place}.{len(there)}", step=BUTTONS.name),
            )
        ]
        for place, _ in enumerate(there)
    ]
    if len(there) < MOST_BUTTONS:
        adding = [_open(view, LINK)]
        if ButtonKind.SIGN_UP not in kinds:
            adding.append(_open(view, SIGN_UP))
        if ButtonKind.READ not in kinds:
            adding.append(_act(view, "announcing-set-read", "read"))
        rows += grid(adding)
    return [*rows, [_done(view, BUTTONS)]]


def _when_rows(view: Shown) -> list[Row]:
    now = [] if changed_by(view.entered) is not None else [_act(view, "announcing-now", "now")]
    return [now, *([_open(view, one)] for one in (MOMENT, WEEKDAYS, MONTH_DAY))]


def _weekdays_rows(view: Shown) -> list[Row]:
    ticks = choices_rows(view, WEEKDAYS, offered(view, WEEKDAYS))[:-1]
    return [*ticks, [_on(view, WEEKDAYS)] if view.entered.get(WEEKDAYS) else []]


def _ticks(view: Shown, key: Choices[Any]) -> list[Row]:
    """Returns the options with «Снять отметки» and «Готово» below."""
    ticks = choices_rows(view, key, offered(view, key))[:-1]
    return [*ticks, [_clear(view)], [_done(view, key)]]


_ROWS: Mapping[Field[Any], Callable[[Shown], list[Row]]] = {
    CONTENT: _content_rows,
    RECIPIENTS: _recipients_rows,
    ORGANIZATIONS: _organizations_rows,
    SERVICE: lambda view: [[_clear(view)]],
    AREA: lambda view: [*choice_rows(view, AREA, offered(view, AREA)), [_clear(view)]],
    SAVED: _saved_rows,
    CATEGORY: _category_rows,
    BUTTONS: _buttons_rows,
    WHEN: _when_rows,
    WEEKDAYS: _weekdays_rows,
    UNTIL: lambda view: [[_act(view, "announcing-endless", "clear")]],
}


def _open(view: Shown, key: Field[Any]) -> InlineKeyboardButton:
    return view.button(view.label(f"change-{key.name}"), FormAction.CHANGE, key)


def _on(view: Shown, key: Field[Any]) -> InlineKeyboardButton:
    return view.button(view.words.plain("forms-done"), FormAction.DONE, key, style=Style.WANTED)


def _done(view: Shown, key: Field[Any]) -> InlineKeyboardButton:
    return view.button(view.words.plain("forms-done"), FormAction.DONE, key)


def _clear(view: Shown) -> InlineKeyboardButton:
    return _act(view, "announcing-clear", "clear")


def _act(view: Shown, label: str, act: str) -> InlineKeyboardButton:
    return button(view.words.plain(label), acting(act, step=view.draft.step))


def _send(view: Shown, label: str) -> InlineKeyboardButton:
    return button(view.words.plain(label), sending(view.draft), Style.WANTED)
