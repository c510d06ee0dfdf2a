"""The council's group: bound by `/council CODE`, survives upgrade, removal and return."""

import re

import pytest

from sandbox.box import Chat
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council, puts
from tests.play import Player, Stage

BOUND = "Группа привязана."
QUESTION = "Провести зимнюю школу в январе"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


def said(group: Chat) -> list[str]:
    return [one["text"] for one in group.messages.values() if one["from"]["is_bot"]]


async def says(stage: Stage, group: Chat, player: Player, text: str) -> None:
    stage.box.say_in_group(group, player.account, text)
    await stage.settle()


async def section(player: Player) -> None:
    await player.says("Ещё")
    await player.presses("Совет")
    await player.presses("Группа")


async def test_a_curator_binds_the_group_of_the_council(stage: Stage, curator: Player) -> None:
    teacher = await stage.teacher("Айшат", "Магомедова")
    group = stage.box.add_group("Совет", [curator.account, teacher.account])
    await says(stage, group, teacher, "/council ABCDEFGH")
    await says(stage, group, teacher, "/council ABCDEFGH")
    assert [one.partition(".")[0] for one in said(group)] == ["Такого кода нет"], "once an hour"
    await says(stage, group, curator, "/council@other_bot ABCDEFGH")
    await says(stage, group, curator, "/council")
    assert said(group)[1:] == [
        "Добавьте к команде код: его даёт бот в личном чате, «Совет» → «Группа»."
    ]

    await section(curator)
    assert "Совет: группы нет." in curator.text
    await curator.presses("Привязать: Совет")
    found = re.search(r"/council@okrug_test_bot (\w+)", curator.text)
    assert found is not None
    await says(stage, group, curator, found[0])
    assert said(group)[-1].startswith(BOUND)
    assert said(group)[-1].count("Магомедова") == 0
    await says(stage, group, curator, f"/council {found[1]}")
    assert said(group)[-1].startswith(BOUND)

    await curator.presses("‹ Группа")
    assert "Совет: группа привязана" in curator.text
    await comes_back(stage, curator, group, found[1])


async def comes_back(stage: Stage, curator: Player, group: Chat, code: str) -> None:
    """The bot is removed, returns, and the group becomes a supergroup."""
    stage.box.remove_from_group(group, curator.account)
    await stage.settle()
    await section(curator)
    assert "Совет: бота удалили из группы." in curator.text
    stage.box.return_to_group(group, curator.account)
    await stage.settle()
    moved = stage.box.upgrade_group(group)
    await stage.settle()
    await stage.restart()
    await section(curator)
    assert "Совет: группа привязана" in curator.text
    await says(stage, moved, curator, f"/council {code}")
    assert said(moved)[-1].startswith(BOUND), "the binding went along"

    await curator.presses("Отвязать: Совет")
    await curator.presses("Да, отвязать")
    assert "Совет: группы нет." in curator.text
    await says(stage, moved, curator, f"/council {code}")
    assert said(moved)[-1].startswith("Такого кода нет")


async def test_a_teacher_has_no_such_section(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    await member.says("Ещё")
    await member.presses("Совет")
    assert "Группа" not in member.buttons


async def test_members_vote_in_their_group_and_others_do_not(stage: Stage, curator: Player) -> None:
    members = await council(stage)
    teacher = await stage.teacher("Айшат", "Магомедова")
    stranger = await stage.newcomer("Гость")
    everyone = [one.account for one in (curator, *members, teacher, stranger)]
    group = stage.box.add_group("Совет", everyone)
    await section(curator)
    await curator.presses("Привязать: Совет")
    found = re.search(r"/council@okrug_test_bot (\w+)", curator.text)
    assert found is not None
    await says(stage, group, curator, found[0])
    await puts(members[0], QUESTION)
    await votes_in(stage, group, members, (teacher, stranger))
    told = " ".join(said(group))
    assert not [word for word in (QUESTION, "Гаджиев", "Омаров", "Магомедова") if word in told]


async def votes_in(
    stage: Stage, group: Chat, members: list[Player], others: tuple[Player, ...]
) -> None:
    card = said(group)[-1]
    assert card == "Вопрос 1 · идёт голосование, проголосовали 0 из 5"
    for foreign in others:
        await foreign.presses_in(group, "За")
        assert foreign.alert == "Голосуют здесь только члены этого Совета. Ваш голос не учтён."
    await members[1].presses_in(group, "За")
    assert members[1].alert == "Голос учтён: За. Изменить можно до закрытия."
    await members[1].presses_in(group, "Против")
    await members[2].presses_in(group, "За")
    assert said(group)[-1] == "Вопрос 1 · идёт голосование, проголосовали 2 из 5"
    assert "Ваш голос: Против" in members[1].text
    moved = stage.box.upgrade_group(group)
    await stage.settle()
    await members[3].presses_in(moved, "За")
    assert said(moved)[-1] == "Вопрос 1 · идёт голосование, проголосовали 3 из 5"
    await pass_by(stage, CLOSED)
    assert said(moved)[-1] == "Вопрос 1 · РЕШЕНО"
