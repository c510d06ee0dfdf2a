"""Declared forms on the screen: what a form and its look say otherwise."""

import pytest

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Choices, Field, Form, each
from district.ids import DraftId, PersonId
from district.languages import Language
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
