"""Screens and letters about the deputies of a council member."""

from typing import Any

from district.forms import Field
from district.languages import Language
from district.pages import Page
from district.people.declension import accusative
from district.people.deputies import READY, Deputies, DeputyFacts
from district.people.person import Person
from keyboards.buttons import Row, inline
from keyboards.form import FormAction
from keyboards.menu import to_menu
from keyboards.people.deputies import candidates_keyboard, deputies_keyboard, deputies_row, end_row
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen, lines


def deputies_screen(words: Words, found: Deputies, *, above: str | None = None) -> Screen:
    text = lines(
        *((above, "") if above else ()),
        words("deputies-title"),
        *(_told(words, "deputies-own", one, one.by) for one in found.own),
        *(_told(words, "deputies-other", one, one.person) for one in found.others),
        "",
        words("deputies-means"),
    )
    return Screen(text=text, keyboard=deputies_keyboard(words, found))


def ask_deputy(words: Words, page: Page[Person]) -> Screen:
    key = "deputies-ask-who" if page.total else "deputies-nobody"
    return Screen(text=words(key), keyboard=candidates_keyboard(words, page))


def named_line(words: Words, one: DeputyFacts) -> str:
    return _told(words, "deputies-named", one, one.by)


def ended_line(words: Words) -> str:
    return words("deputies-ended")


def named_letter(words: Words, one: DeputyFacts) -> Screen:
    """To the deputy."""
    text = _told(words, "deputies-letter", one, one.person)
    name = one.person.profile.name.short if one.person.profile else ""
    return Screen(
        text=text, keyboard=inline([end_row(words, one.deputy.id, name), [to_menu(words)]])
    )


def ended_letter(words: Words, one: DeputyFacts) -> Screen:
    """To the member: the deputy has given it up."""
    text = _told(words, "deputies-letter-ended", one, one.by)
    return Screen(text=text, keyboard=inline([deputies_row(words), [to_menu(words)]]))


def for_whom(words: Words, name: str) -> str:
    """Returns «за Алиева К. О.»."""
    is_declined = words.language is Language.RU
    return words.plain("deputies-for", name=accusative(name) if is_declined else name)


class DeputyLook(Look[None]):
    def head(self, view: View[None], key: Field[Any]) -> str:
        return view.words("deputies-title")

    def rows(self, view: View[None], key: Field[Any]) -> list[Row]:
        return [
            [
                view.button(
                    view.words.plain("deputies-days", days=days), FormAction.ACT, key, str(days)
                )
            ]
            for days in READY
        ]

    def above(self, view: View[None], key: Field[Any]) -> str | None:
        return view.words("deputies-chosen", name=str(view.entered.given("name")))


def _told(words: Words, key: str, one: DeputyFacts, whom: Person) -> str:
    return words(
        key,
        name=whom.profile.listed if whom.profile else words.plain("pending-nameless"),
        first=words.day(one.first),
        last=words.day(one.last),
    )


def deputies_cancelled(words: Words, found: Deputies) -> Screen:
    return deputies_screen(words, found, above=words("deputies-cancelled"))
