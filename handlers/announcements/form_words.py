"""What is sent and typed while the form of an announcement is open."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from aiogram.types import Message, MessageEntity

from district.activities.activity import LONGEST_SERVICE
from district.announcements.announcement import Content, Media, MediaKind, read_link
from district.announcements.form import AnnouncementEntered, AnnouncementStep
from district.announcements.recipients import NAME_LIMIT
from district.announcements.recurrence import LATEST_DAY
from district.errors import (
    BadInput,
    BadYears,
    NotAChoice,
    NotADay,
    NothingToTell,
    Past,
)
from district.typed_text import limited_text
from district.typed_time import read_clock, read_day, read_moment
from handlers.announcements.form_shown import Composing
from handlers.forms import (
    redraw_step,
    typed,
)

S = AnnouncementStep


async def take_content(event: Message, form: Composing) -> None:
    """Any message that can be told to others; those of an album come one by one."""
    entered, album = form.entered, event.media_group_id
    if album is not None and album == entered.refused_album:
        return
    try:
        new = entered.with_content(content_of(event), album)
    except BadInput as error:
        refused = replace(entered, content=Content(), album=None, refused_album=album)
        form = await form.kept(S.CONTENT, (refused if album else entered).answers())
        await form.insist(event, error)
        return
    if new.category is None:
        new = replace(new, category=(await form.announcements.categories())[0].id)
    step = S.SUMMARY if album is None else S.CONTENT
    kept = await form.kept(step, new.answers())
    if album is not None and album == entered.album:
        await redraw_step(event, kept.state, await kept.screen())
    else:
        await kept.show(event)


async def take_words(event: Message, form: Composing) -> None:
    """What was typed at a step; what cannot be taken is answered with what is expected."""
    try:
        text = typed(event)
        if form.step is S.ORGANIZATIONS:
            await replace(form, search=limited_text(text, NAME_LIMIT)).show(event)
        elif form.step is S.NAME:
            name = limited_text(text, NAME_LIMIT)
            await form.composer.save(form.actor, name, form.entered.recipients)
            await form.go(event, S.SAVED, form.entered)
        elif form.step in _TYPED:
            step, entered = _TYPED[form.step](form, form.entered, text)
            await form.go(event, step, entered)
        else:
            raise NotAChoice
    except BadInput as error:
        await form.insist(event, error)


def content_of(message: Message) -> Content:
    """
    Raises:
        NothingToTell: a sticker, a poll, a place … which cannot be told to others.
    """
    media: tuple[Media, ...] = ()
    if message.photo:
        media = (Media(kind=MediaKind.PHOTO, file=message.photo[-1].file_id),)
    elif message.video:
        media = (Media(kind=MediaKind.VIDEO, file=message.video.file_id),)
    elif message.document:
        media = (Media(kind=MediaKind.DOCUMENT, file=message.document.file_id),)
    elif message.text is None:
        raise NothingToTell
    entities = message.entities if message.text is not None else message.caption_entities
    return Content(
        text=message.text or message.caption or "",
        entities=tuple(map(_plain, entities or ())),
        media=media,
    )


def _plain(entity: MessageEntity) -> dict[str, Any]:
    return entity.model_dump(mode="json", exclude_none=True)


def _service(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    years = text.strip()
    if not (years.isascii() and years.isdigit() and int(years) <= LONGEST_SERVICE):
        raise BadYears(largest=LONGEST_SERVICE)
    recipients = replace(entered.recipients, longest_service=int(years))
    return S.RECIPIENTS, replace(entered, recipients=recipients)


def _link(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    return S.BUTTONS, entered.with_button(read_link(text))


def _moment(
    form: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    moment = read_moment(text, form.local_now)
    return S.SUMMARY, replace(entered.sent_now(), moment=moment)


def _month_day(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    day = text.strip()
    if not (day.isascii() and day.isdigit() and 1 <= int(day) <= LATEST_DAY):
        raise NotADay
    return S.AT, replace(entered.sent_now(), month_day=int(day))


def _at(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    return S.UNTIL, replace(entered, at=read_clock(text), until=None, moment=None)


def _until(
    form: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    new = replace(entered, until=read_day(text, form.local_now.date()))
    if new.repeats is None or new.repeats.after(form.clock(), form.calendar) is None:
        raise Past
    return S.SUMMARY, new


_Typed = Callable[
    [Composing, AnnouncementEntered, str], tuple[AnnouncementStep, AnnouncementEntered]
]
_TYPED: Mapping[AnnouncementStep, _Typed] = {
    S.SERVICE: _service,
    S.LINK: _link,
    S.MOMENT: _moment,
    S.MONTH_DAY: _month_day,
    S.AT: _at,
    S.UNTIL: _until,
}
