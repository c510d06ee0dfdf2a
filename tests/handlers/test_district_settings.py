"""Settings of a district: read by the council, changed by its head and curators."""

from datetime import timedelta

import pytest

from district.council.settings import GROUPS
from district.languages import Language
from tests.play import NotOnScreen, Player, Stage

FORGED = (
    "rules:open:made-up:gornyy:",
    "rules:group:made-up:gornyy:",
    "rules:open:quorum:yuzhnyy:",
    "rules:put:cluster-size:gornyy:",
    "form:begin:rule::gornyy.quorum",
    "form:begin:rule::.",
    "form:begin:rule::",
)


async def opens_settings(player: Player) -> None:
    await player.says("Ещё")
    await player.presses("Совет")
    await player.presses("Настройки округа")


async def opens(player: Player, group: str, name: str) -> None:
    await opens_settings(player)
    await player.presses(group)
    await player.presses(name)


async def test_the_head_changes_how_long_requests_wait_and_everybody_reads_why(
    stage: Stage,
) -> None:
    head, member = await stage.head("gornyy"), await stage.member("levashinskiy")
    await opens_settings(head)
    assert "Напоминание Совету: 2 рабочих дня (по умолчанию)" in head.text
    assert "Кворум: больше половины (по умолчанию)" in head.text
    assert "Тихие часы: с 21:00 до 8:00" in head.text
    await opens(head, "Заявки", "Напоминание Совету")
    assert "Можно: от 1 до 3" in head.text
    assert "Ещё не менялась." in head.text
    await head.presses("Изменить")
    await head.says("/menu")
    assert "Не закончено: настройка округа" in head.text
    await head.presses("Вернуться к настройке")
    await head.says("4")
    assert "Нужно целое число от 1 до 3." in head.text
    await head.says("три")
    assert "Нужно целое число от 1 до 3." in head.text
    await head.says(" 3 ")
    assert "Почему?" in head.text
    await head.says("Много <заявок>")
    assert "2 рабочих дня → 3 рабочих дня" in head.text
    again = await head.holds("Изменить")
    await head.presses("Изменить")
    assert "Изменено." in head.text
    assert "Сейчас: 3 рабочих дня" in head.text
    await head.presses_stale(again)
    assert member.text.startswith("В настройках округа изменение.")
    await member.presses("Открыть настройку")
    [told] = [line for line in member.text.splitlines() if "→" in line]
    assert told.endswith("Алиев К.: 2 рабочих дня → 3 рабочих дня. «Много <заявок>»")
    assert "Изменить" not in member.buttons


async def test_who_may_not_change_sees_no_button_and_an_old_one_is_refused(stage: Stage) -> None:
    member, curator = await stage.member("levashinskiy"), await stage.curator("gornyy")
    await opens(curator, "Работа округа", "Размер кластера")
    button = await curator.holds("Изменить")
    await opens(member, "Работа округа", "Размер кластера")
    assert "Изменить" not in member.buttons
    await member.presses_stale((member.screens[-1]["message_id"], button[1]))
    assert "Размер кластера" in member.text
    assert member.alert
    for forged in FORGED:
        before = member.text
        await member.presses_stale((member.screens[-1]["message_id"], forged))
        assert member.alert or member.text == before, forged
    teacher = await stage.teacher("Айшат", "Магомедова")
    await teacher.says("Ещё")
    with pytest.raises(NotOnScreen):
        await teacher.presses("Совет")


async def test_of_two_curators_the_second_is_told_who_was_first(stage: Stage) -> None:
    first, second = await stage.curator("gornyy"), await stage.head("gornyy")
    for one in (first, second):
        await opens(one, "Заявки", "Срок ответа")
        await one.presses("Изменить")
    await first.presses("14 рабочих дней")
    await second.presses("7 рабочих дней")
    for one in (first, second):
        await one.says("Так удобнее")
        await one.presses("Изменить")
    assert second.alert == (
        "Пока вы выбирали, эту настройку изменили (Омарова З.). Посмотрите, как сейчас."
    )
    assert "Сейчас: 14 рабочих дней" in second.text


async def test_what_the_council_alone_decides_is_put_to_the_vote(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    await opens(member, "Голосования", "Решающий голос")
    assert "Меняет только Совет: нужен принятый вопрос." in member.text
    await member.presses("Вынести на голосование")
    await member.presses("да")
    assert "Изменить настройку «Решающий голос», новое значение: да" in member.text
    await member.presses("Открыть голосование")
    await member.presses("За")
    stage.clock.advance(timedelta(days=8))
    await stage.ticks()
    await opens(member, "Голосования", "Решающий голос")
    assert "Сейчас: да" in member.text
    assert "решение Совета, вопрос 1: нет → да" in member.text
    await member.presses("Вопрос 1")
    assert "Вопрос 1" in member.text
    administrator = await stage.administrator()
    await opens(administrator, "Голосования", "Кворум")
    assert "Вынести на голосование" not in administrator.buttons


async def test_each_setting_has_its_card_in_both_languages(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_settings(curator)
    for language in Language:
        if language is Language.EN:
            await curator.says("/settings")
            await curator.presses("English")
            await curator.says("More")
            await curator.presses("Council")
            await curator.presses("District settings")
        sections = curator.buttons[: len(GROUPS)]
        for section, settings in zip(sections, GROUPS.values(), strict=True):
            await curator.presses(section)
            for name in curator.buttons[: len(settings)]:
                await curator.presses(name)
                assert name in curator.text
                await curator.presses(curator.buttons[-1])
            await curator.presses(curator.buttons[-1])
