"""Promises of the closed loop: whoever came is asked, whoever needs it is offered it, and nobody
reports twice.
"""

from datetime import timedelta

from tests.acts.activities import attends, plans, signs_up
from tests.acts.common import DAY, pass_by, told
from tests.acts.requests import reports_pupils
from tests.play import Player, Stage

ASKED = "Стало ли легче?"


async def opens_request(player: Player) -> None:
    await player.says("Мои заявки")
    await player.presses("1 · Неуспевающие")


# ── Whoever came is asked ──────────────────────────────────────────────────────────────────────


async def test_an_undecided_deficit_is_resolved_by_its_author(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    curator = await stage.curator("gornyy")
    aishat = await stage.teacher("Айшат")
    await reports_pupils(aishat)
    accept = await member.holds("Принять")
    await plans(curator)
    await signs_up(aishat)
    await attends(stage, curator, aishat)
    assert told(aishat, ASKED) == 1
    await aishat.presses("Затруднение снято")
    card = next(text for text in member.texts if "Заявка 1 · затруднение" in text)
    assert "Заявка 1 · затруднение · СНЯТО АВТОРОМ" in card
    assert "Автор сообщил: затруднение снято." in card
    await member.presses_stale(accept)
    assert "автор сообщил, что затруднение снято" in f"{member.alert} {member.text}"
    await aishat.says("Мои заявки")
    assert "затруднение снято" in aishat.text
    await aishat.presses(next(label for label in aishat.buttons if label.startswith("1 · ")))
    assert "вы сообщили, что затруднение снято" in aishat.text
    await aishat.presses("Снова даётся трудно")
    assert "Ждёт решения." in aishat.text
    assert "· отправлена снова" in aishat.text
    await member.presses("Принять")
    assert "Заявка 1 · затруднение · ПРИНЯТА" in "".join(member.texts)


async def test_an_unanswered_deficit_is_sent_again_by_one_press(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат")
    await reports_pupils(aishat)
    for _ in range(15):
        await pass_by(stage, DAY)
    assert "срок ответа прошёл" in aishat.text
    again = await aishat.holds("Отправить Совету снова")
    await aishat.presses_stale(again)
    assert "Ждёт решения." in aishat.text
    shown = member.texts
    await aishat.presses_stale(again)
    assert "Ждёт решения." in aishat.text
    assert member.texts == shown
    await pass_by(stage, timedelta(hours=1))
    await member.presses("Принять")
    await aishat.says("Мои заявки")
    assert "принята" in aishat.text
