"""The menu, the description of the bot, and help."""

from collections.abc import Iterator

from district.drafts import Draft, Form
from district.operator import Operator
from district.people.roles import Actor
from district.requests.deficit_form import REPORT, report_entered
from district.topics import Priorities
from keyboards.buttons import inline
from keyboards.council.members import members_button
from keyboards.council.motions import decisions_button
from keyboards.library import library_rows
from keyboards.menu import go_on, menu_keyboard, more_keyboard, to_menu
from keyboards.parked import parked_keyboard
from keyboards.people.methodists import methodists_button
from keyboards.search import search_button
from locales.texts import Words
from screens.screen import Screen, lines


def menu_screen(words: Words, actor: Actor, waiting: int = 0) -> Screen:
    """`waiting`: requests that wait for the person's decision."""
    profile = actor.person.profile
    hello = words("menu-hello", name=profile.name.address) if profile else words("menu-welcome")
    told = words("menu-waiting", count=waiting) if waiting else None
    text = lines(hello, told, words("menu-choose"))
    return Screen(text=text, keyboard=menu_keyboard(words, actor))


def more_screen(words: Words, actor: Actor, waiting: int) -> Screen:
    """The sections that are not on the keyboard below; `waiting`: questions to answer."""
    return Screen(text=words("menu-more-head"), keyboard=more_keyboard(words, actor, waiting))


def drafts_screen(words: Words, drafts: list[Draft]) -> Screen:
    """Offers to resume each parked form."""
    told = [words(f"menu-draft-{draft.form}", step=_where(words, draft)) for draft in drafts]
    return Screen(text=lines(*told), keyboard=parked_keyboard(words, drafts))


def link_screen(words: Words, invited: str | None) -> Screen:
    """Offers to continue with the person's deep link; `invited`: what it invites to."""
    return Screen(text=invited or words("menu-link"), keyboard=inline([[go_on(words)]]))


def about_screen(words: Words, operator: Operator, priorities: Priorities | None) -> Screen:
    text = lines(words("menu-about-text", operator=operator.name), *_priorities(words, priorities))
    return Screen(
        text=text,
        keyboard=inline(
            [
                [search_button(words)],
                *library_rows(words),
                [members_button(words), decisions_button(words)],
                [methodists_button(words)],
                [to_menu(words)],
            ]
        ),
    )


def _priorities(words: Words, found: Priorities | None) -> Iterator[str]:
    if found is None:
        return
    yield ""
    yield words("menu-priorities", begins=str(found.year), ends=f"{(found.year + 1) % 100:02}")
    for one in found.topics:
        yield words("menu-priority", topic=one.label.full(words.language))
    yield words("menu-priorities-by", number=found.motion)


def group_screen(words: Words) -> str:
    return words("menu-group")


def _where(words: Words, draft: Draft) -> str:
    """Returns «, шаг 4 из 5» if the form has numbered steps."""
    if draft.form != Form.DEFICIT:
        return ""
    number, steps = REPORT.number(draft.step, report_entered(draft))
    return words.plain("menu-draft-step", step=number, steps=steps)
