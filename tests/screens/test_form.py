"""Declared forms on the screen, with overridden looks."""

import pytest

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Choices, Entered, Field, Form, Option, Search, Typed, each
from district.ids import DraftId, PersonId
from district.languages import Language
from district.pages import Page
from district.people.person import Subject
from screens.form import Look, View, step_screen
from screens.screen import Screen
from tests.screens.sample import NOW, TEXTS, buttons

SUBJECTS = Choices("subjects", options=each(Subject), labels="profile-subject", least=2)
FORM: Form[None] = Form(name=FormName.MENTOR, texts="mentors", fields=(SUBJECTS,))


class Headless(Look[None]):
    def head(self, view: View[None], key: Field[tuple[Subject, ...]]) -> None:
        return None


def shown(ticked: list[str]) -> Screen:
    draft = Draft(
        id=DraftId("1"),
        person=PersonId(1),
        form=FORM.name,
        step=SUBJECTS.name,
        answers={SUBJECTS.name: ticked},
        touched_at=NOW,
    )
    words = TEXTS.of(Language.RU)
    return step_screen(View(words=words, form=FORM, draft=draft, facts=None), Headless())


@pytest.mark.parametrize("ticked", [[], ["art"], ["art", "sport"]])
def test_done_is_offered_when_enough_is_ticked(ticked: list[str]) -> None:
    assert ("Готово" in buttons(shown(ticked))) is (len(ticked) == 2)


def test_options_take_their_labels_from_texts_of_another_prefix() -> None:
    assert "Математика" in buttons(shown([]))


def test_a_look_leaves_the_head_out() -> None:
    assert shown([]).text == "По каким предметам? Отметьте или нажмите «Готово»."


PLACE = Search("organization", read_id=str, found=lambda page: page, columns=1)
YEAR = Typed("year", parse=int)
SEARCHING: Form[Page[Option]] = Form(name=FormName.PROFILE, texts="profile", fields=(PLACE, YEAR))


def searching(entered: Entered, page: Page[Option], step: str = "organization") -> Screen:
    draft = Draft(
        id=DraftId("1"),
        person=PersonId(1),
        form=SEARCHING.name,
        step=step,
        answers=dict(entered.answers),
        touched_at=NOW,
    )
    words = TEXTS.of(Language.RU)
    return step_screen(View(words=words, form=SEARCHING, draft=draft, facts=page), Look())


def test_a_search_shows_its_page_and_what_narrows_it() -> None:
    page = Page(items=(Option(id="1", label="Школа № 1"),), total=3, number=1, size=1)
    screen = searching(Entered().with_search(PLACE, "<школа>"), page)
    assert screen.text.split("\n")[0] == "<b>Анкета · шаг 1 из 2</b> · страница 2 из 3"
    assert "Поиск: «&lt;школа&gt;»" in screen.text
    assert buttons(screen) == ["Школа № 1", "‹", "›", "Показать все", "Отменить"]


def test_a_search_without_a_match_says_so() -> None:
    nothing: Page[Option] = Page(items=(), total=0, number=0, size=8)
    assert "Не нашлось" in searching(Entered().with_search(PLACE, "Москва"), nothing).text


def test_a_number_of_before_stands_without_quotes() -> None:
    nothing: Page[Option] = Page(items=(), total=0, number=0, size=8)
    screen = searching(Entered({"year": 2015}), nothing, "year")
    assert screen.text.endswith("Сейчас: 2015")
