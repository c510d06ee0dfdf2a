"""The contest of innovation projects, from an entry to a diploma that a stranger checks."""

import re
from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from district.people.roles import Role, Scope
from tests.acts.calls import opens_call
from tests.acts.common import DAY, pass_by
from tests.acts.council import CLOSED, council
from tests.play import Player, Stage
from tests.world import MOUNTAINS

CALL = "ДАГЕСТАН&ОБРАЗОВАТЕЛЬНЫЙ БРЭНД"
PDF = b"%PDF-1.7 the work"
MARKS = {"Живой музей": ("5", "4", "4"), "Школьный сад": ("3", "3", "4")}


async def experts(stage: Stage) -> list[Player]:
    """Three of another municipality than the authors."""
    found = []
    for end in "абв":
        player = await stage.teacher(
            "Эльдар", f"Экспертов{end}", municipality="gunibskiy", workplace=f"Лицей {end}"
        )
        found.append(await stage.grants(player, Role.EXPERT, Scope(district=MOUNTAINS)))
    return found


async def enters(author: Player, curator: Player, title: str) -> None:
    await author.says("/start call-1")
    await author.presses(author.buttons[0])
    await author.presses("Школа")
    await author.says(title)
    await author.presses("Пропустить")
    await author.says(f"Идея: {title} и что он изменит в школе")
    await author.presses("Готово")
    await author.presses("Пропустить")
    await author.sends_file(PDF, f"{title}.pdf")
    await author.presses("Готово")
    await author.presses("Отправить работу")
    assert "отправлена" in author.text
    await curator.presses("Принять")


async def scores(expert: Player) -> None:
    """Marks by thumbs; the work is known by its code and idea alone."""
    for _ in MARKS:
        await expert.says("/menu")
        for label in ("Ещё", "Конкурсы и опыт"):
            await expert.presses(label)
        await expert.presses(next(one for one in expert.buttons if "Мои экспертизы" in one))
        await expert.presses("1")  # those that are asked for come first
        await expert.presses("Беру")
        await expert.presses("Открыть работу")
        assert "Магомедова" not in " ".join(expert.texts), "the author is not shown"
        idea = next(text for text in reversed(expert.texts) if "Идея: " in text)
        for mark in next(marks for title, marks in MARKS.items() if title in idea):
            await expert.presses(mark)
        await expert.presses("Слова автору")
        await expert.says("Покажите, как начать другой школе")
        await expert.presses("Отправить")
        assert "отправлена" in expert.text


async def to_results(curator: Player, *then: str) -> None:
    await curator.says("/start call-1")
    for label in ("Подвести итоги", *then):
        await curator.presses(label)


async def is_checked(stage: Stage, winner: Player) -> None:
    number = f"ОБ-{stage.clock().year}-0001"
    await winner.says("/menu")
    for label in ("Ещё", "Конкурсы и опыт", "Портфолио и дипломы", "Живой музей"):
        await winner.presses(label)
    [page] = PdfReader(BytesIO(winner.document(f"Диплом {number}.pdf"))).pages
    printed = page.extract_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Победитель" in printed
    found = re.search(r"start=(paper-[\w-]+)", printed)
    assert found is not None
    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start {found[1]}")
    assert f"Диплом № {number}. Документ подлинный." in stranger.text
    assert "Решение Совета: протокол № 1" in stranger.text


async def test_clause_68_projects_are_reviewed_and_the_council_confirms_the_winner(
    stage: Stage,
) -> None:
    curator, judges = await stage.curator(MOUNTAINS), await experts(stage)
    await opens_call(curator, "Образовательный брэнд", days="14 дней")
    winner = await stage.teacher("Айшат", "Магомедова")
    second = await stage.teacher("Патимат", "Магомедова", workplace="СОШ № 3")
    for author, title in zip((winner, second), MARKS, strict=True):
        await enters(author, curator, title)
    await pass_by(stage, 15 * DAY)
    await curator.says("/start call-1")
    await curator.presses("Эксперты")
    await curator.presses("Назначить (6)")
    await pass_by(stage, timedelta(minutes=2))
    for expert in judges:
        await scores(expert)
    members = await council(stage)
    await to_results(curator, "Подвести итоги", "Отдать на утверждение Совету")
    for one in members:
        assert "Утвердить итоги" in one.text
        await one.presses("За")
    assert all("Итог:" not in one.text for one in (winner, second)), "the council decides"
    await pass_by(stage, CLOSED)
    assert "Итог: Победитель" in winner.text
    assert "Итог: Лауреат" in second.text
    await winner.presses("Итоги")
    assert "1. Живой музей, Магомедова А." in winner.text
    await is_checked(stage, winner)
