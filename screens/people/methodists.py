"""The screen of the register of methodists."""

from district.pages import Page
from district.people.methodists import Listed
from district.people.roles import Actor
from keyboards.people.methodists import register_keyboard
from locales.texts import Words
from screens.screen import Screen, cut, lines, page_mark


def register_screen(words: Words, actor: Actor, page: Page[Listed], search: str) -> Screen:
    text = lines(
        words("methodists-head"),
        page_mark(words, page),
        words("methodists-found", words=cut(search), count=page.total)
        if search
        else words("methodists-hint" if page.total else "methodists-none"),
        *(_row(words, one) for one in page.items),
    )
    keyboard = register_keyboard(words, actor, page, searched=bool(search))
    return Screen(text=text, keyboard=keyboard)


def _row(words: Words, one: Listed) -> str:
    profile = one.methodist.person.profile
    name = profile.name.full if profile else words.plain("questions-somebody")
    place = profile.municipality.name if profile else ""
    topics = ", ".join(topic.label.button(words.language) for topic in one.topics)
    return words(
        "methodists-row",
        name=name,
        place=place,
        topics=topics or words.plain("methodists-no-topics"),
        paused="yes" if one.methodist.is_paused else "no",
    )
