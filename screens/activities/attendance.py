"""Screens of attendance codes and of their results."""

from datetime import timedelta

from district.activities.activity import Activity, Session
from district.activities.attendance import TURN, WallCode
from district.people.person import Person
from documents.poster import Poster
from keyboards.activities.browse import open_activity
from keyboards.activities.manage import organise_button, wall_keyboard
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import head_line, when
from screens.screen import Attachment, Screen, lines


def own_code(words: Words, activity: Activity, picture: bytes) -> Screen:
    text = lines(words("presence-own-code"), head_line(words, activity))
    return Screen(
        text=text,
        keyboard=inline([[open_activity(words, activity.id)]]),
        attachment=Attachment(name="code.png", content=picture),
    )


def poster_of(words: Words, wall: WallCode, link: str) -> Poster:
    """The page for the wall, which explains itself to people who see it for the first time."""
    session = wall.session
    return Poster(
        heading=words.plain("presence-poster"),
        title=wall.activity.title,
        facts=(when(words, session), "" if session.is_at_link else session.place),
        link=link,
        hint=words.plain("presence-poster-hint"),
        note=words.plain("presence-poster-note"),
    )


def room_code(words: Words, wall: WallCode, picture: bytes) -> Screen:
    key = "presence-room-turning" if wall.is_turning else "presence-room-code"
    text = lines(
        words(key, minutes=TURN // timedelta(minutes=1)),
        head_line(words, wall.activity),
        when(words, wall.session),
    )
    return Screen(
        text=text,
        keyboard=wall_keyboard(
            words, wall, [(one, words.moment(one.starts_at, "d MMM, HH:mm")) for one in wall.others]
        ),
        attachment=Attachment(name="room.png", content=picture),
    )


def scanned(
    words: Words, activity: Activity, session: Session, person: Person, *, is_again: bool
) -> Screen:
    """To an organizer."""
    name = person.profile.name.short if person.profile else str(person.id)
    key = "presence-scanned-again" if is_again else "presence-scanned"
    text = lines(words(key, name=name), head_line(words, activity), when(words, session))
    return Screen(text=text, keyboard=inline([[organise_button(words, activity.id)]]))


def arrived(words: Words, activity: Activity, session: Session, *, is_again: bool) -> Screen:
    """To a participant."""
    key = "presence-arrived-again" if is_again else "presence-arrived"
    text = lines(words(key), head_line(words, activity), when(words, session))
    return Screen(text=text, keyboard=inline([[open_activity(words, activity.id)]]))
