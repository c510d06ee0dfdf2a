"""Motions: putting one, voting, the result."""

import pytest

from district.languages import Language
from district.people.roles import Role, Scope
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council, puts, to_putting
from tests.play import Stage
from tests.presses import counted
from tests.world import MOUNTAINS

QUESTION = "Провести зимнюю школу в январе"


@pytest.mark.any_database
async def test_a_free_question_is_put_voted_and_decided(stage: Stage) -> None:
    members = await council(stage)
    with counted(members[0], "Put a question to the Council"):
        await puts(members[0], QUESTION)
    for one in members[1:]:
        assert "Проголосовали 0 из 5, кворума пока нет" in one.text
        assert one.buttons[:3] == ["За", "Против", "Воздержаться"]
    with counted(members[1], "Vote on a motion"):
        await members[1].presses("За")
    assert "Голос учтён: За" in (members[1].alert or "")
    assert "Ваш голос: За (можно изменить до закрытия)" in members[1].text
    assert "Проголосовали 1 из 5" in members[4].text
    await members[1].presses("Против")
    await members[2].presses("За")
    await members[3].presses("За")
    assert "Проголосовали 3 из 5, кворум есть" in members[0].text
    await pass_by(stage, CLOSED)
    for one in members:
        result = next(text for text in one.texts if "РЕШЕНО" in text)
        assert "Голоса: за 2, против 1, воздержались 0" in result
        assert "Голосовали 3 из 5, кворум есть" in result
    await members[0].presses("Протокол .docx")
    assert members[0].screens[-1]["document"]["file_name"].endswith(".docx")


async def test_candidates_agree_before_they_are_voted_on(stage: Stage) -> None:
    members = await council(stage)
    first, second, third, *others = members
    await to_putting(first)
    await first.presses("Выборы руководителя")
    for name in ("Омаров М.", "Исаева М."):
        label = next(one for one in first.buttons if one.startswith(name))
        await first.presses(label)
    await first.presses("Готово")
    assert "Избрать руководителя округа" in first.text
    assert "Сначала спрошу кандидатов" in first.text
    await first.presses("Спросить кандидатов")
    assert "просит вашего согласия" in second.text
    await second.presses("Согласие даю")
    assert "Все кандидаты ответили" not in " ".join(first.texts)
    await third.presses("Отказываюсь")
    assert "Все кандидаты ответили" in first.text
    await first.presses("Открыть голосование")
    for one in (second, third, *others):
        assert "Кандидат: Омаров М." in one.text
        await one.presses("За")
    await pass_by(stage, CLOSED)
    assert any("Руководитель: Омаров М." in text for text in first.texts)


async def test_a_list_is_ticked_and_given_at_once(stage: Stage) -> None:
    members = await council(stage)
    first, second, *_ = members
    await to_putting(first)
    await first.says("Когда собираемся")
    await first.presses("Варианты ответа")
    await first.says("вторник")
    assert "Нужно" in first.text
    await first.says("вторник\nсреда\nпятница")
    await first.presses("Сколько выбрать")
    await first.presses("2")
    await first.presses("Открыть голосование")
    await second.presses("Выбрать")
    await second.presses("вторник")
    await second.presses("среда")
    await second.presses("пятница")
    assert second.alert is not None
    assert "не больше 2" in second.alert
    await second.presses("Отдать голос")
    assert any("Ваш голос: вторник, среда" in text for text in second.texts)
    assert any("Проголосовали 1 из 5" in text for text in first.texts)


async def test_nobody_votes_for_others(stage: Stage) -> None:
    """Curators and advisory members see, a stranger does not; a motion withdrawn meanwhile says
    so.
    """
    members = await council(stage, 3)
    curator, aishat = await stage.curator(MOUNTAINS), await stage.teacher()
    await puts(members[0], QUESTION)
    assert "без права голоса" in curator.text
    assert "За" not in curator.buttons
    message, data = await members[1].holds("За")
    await curator.presses_stale((curator.screens[-1]["message_id"], data))
    assert curator.alert is not None
    await aishat.says("/menu")
    await aishat.presses_stale((aishat.screens[-1]["message_id"], data))
    assert aishat.alert is not None
    await members[0].presses("Отозвать вопрос")
    await members[0].says("Перенесли на весну")
    await members[0].presses("Отозвать вопрос")
    assert "ОТОЗВАН" in " ".join(members[1].texts)
    await members[1].presses_stale((message, data))
    assert members[1].alert is not None


async def test_a_motion_without_a_quorum_is_put_again(stage: Stage) -> None:
    members = await council(stage)
    await puts(members[0], QUESTION)
    await members[1].presses("За")
    await pass_by(stage, CLOSED)
    assert any("НЕТ КВОРУМА" in text for text in members[2].texts)
    assert "Поставить снова" not in members[1].buttons
    await members[0].presses("Поставить снова")
    assert any("голосуем снова" in text for text in members[2].texts)
    for one in members[:3]:
        await one.presses("За")
    await pass_by(stage, CLOSED)
    assert any("РЕШЕНО" in text for text in members[2].texts)


async def test_a_member_of_both_bodies_has_a_voice_in_each(stage: Stage) -> None:
    members = await council(stage, 3)
    both = members[1]
    await stage.grants(both, Role.EXPERT_COUNCIL_MEMBER, Scope(district=MOUNTAINS))
    await puts(members[0], QUESTION)
    await both.presses("За")
    assert any("Проголосовали 1 из 3" in text for text in members[0].texts)


async def test_in_english(stage: Stage) -> None:
    members = await council(stage, 3)
    for one in members:
        await stage.speaks(one, Language.EN)
    await puts(members[0], QUESTION, open_="Open the vote", put="Put a motion")
    await members[1].presses("For")
    assert "Your vote: For (can be changed until the close)" in members[1].text
