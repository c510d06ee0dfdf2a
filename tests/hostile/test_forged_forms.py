"""Forged presses on the buttons that begin a form: every declared form with made-up subjects.

CI takes a tenth of the values and fields for each form and action; `make soak` takes all.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

import pytest

from keyboards.form import FormAction, FormPress
from tests.play import Stage
from tests.soak import SEED, share
from tests.wired import declared_forms

NAMES = sorted(one.form.name for one in declared_forms().conversations)
NUMBERS = ("x", "0", "-1", "7", "2147483648", "9" * 20, "٣", "a-b-c", "1-2-3")
MADE_UP = (*NUMBERS, *(f"{word}-{one}" for word in ("content", "copy", "9") for one in NUMBERS))

T = TypeVar("T")


def some(every: Sequence[T], *seeds: str) -> list[T]:
    return random.Random(f"{SEED} {seeds}").sample(every, share(len(every)))


@pytest.mark.parametrize("name", NAMES)
async def test_a_form_about_nothing_is_refused_in_words(stage: Stage, name: str) -> None:
    """The presser holds every permission of a curator, so that rights stop nothing."""
    curator = await stage.curator("gornyy")
    await curator.says("/start")
    pressed = curator.screens[-1]["message_id"]
    for action in (FormAction.BEGIN, FormAction.ANEW):
        for value in some(MADE_UP, name, action):
            data = FormPress(action=action, form=name, value=value).pack()
            await curator.presses_stale((pressed, data))
            said = [*curator.texts, curator.alert or ""]
            assert not [text for text in said if "Номер:" in text], data


@pytest.mark.parametrize("name", NAMES)
async def test_any_action_at_any_step_is_answered_in_words(stage: Stage, name: str) -> None:
    """Each action with each field of the form, pressed where the form begins."""
    curator = await stage.curator("gornyy")
    await curator.says("/start")
    pressed = curator.screens[-1]["message_id"]
    form = next(one.form for one in declared_forms().conversations if one.form.name == name)
    begin = FormPress(action=FormAction.ANEW, form=name)
    for action in FormAction:
        await curator.presses_stale((pressed, begin.pack()))
        for field in some([None, *(one.name for one in form.fields)], name, action):
            data = FormPress(action=action, form=name, field=field, value="x").pack()
            await curator.presses_stale((pressed, data))
            said = [*curator.texts, curator.alert or ""]
            assert not [text for text in said if "Номер:" in text], data
