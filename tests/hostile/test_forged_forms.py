"""Forged presses on the buttons that begin a form: every declared form with made-up subjects."""

import pytest

from keyboards.form import FormAction, FormPress
from tests.play import Stage
from tests.wired import declared_forms

NAMES = sorted(one.form.name for one in declared_forms().conversations)
MADE_UP = ("x", "0", "-1", "7", "2147483648", "9" * 20, "٣", "a-b-c", "1-2-3")


@pytest.mark.parametrize("name", NAMES)
async def test_a_form_about_nothing_is_refused_in_words(stage: Stage, name: str) -> None:
    teacher = await stage.teacher()
    await teacher.says("/start")
    pressed = teacher.screens[-1]["message_id"]
    for action in (FormAction.BEGIN, FormAction.ANEW):
        for value in MADE_UP:
            data = FormPress(action=action, form=name, value=value).pack()
            await teacher.presses_stale((pressed, data))
            said = [*teacher.texts, teacher.alert or ""]
            assert not [text for text in said if "Номер:" in text], data
