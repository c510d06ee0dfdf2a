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
ONE_TEAM = "В этом конкурсе вся команда из одной организации"
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


async def enters(author: Player, curator: Player, title: str, colleague: str = "") -> None:
    """`colleague`: the surname of one who is named, after others who may not be."""
    await author.says("/start call-1")
    assert "Вся команда — из одной организации" in author.text
    await author.presses(author.buttons[0])
    await author.presses("Школа")
    await author.says(title)
    assert "Вся команда — из вашей организации." in author.text
    if colleague:
        await author.says("Чужаева")
        await author.presses("Чужаева З., СОШ № 3")
        assert author.alert == f"{ONE_TEAM}. Чужаева Зарема: нет в боте или место работы другое."
        await author.says("Прохожев")
        assert "Пусть коллега сначала зарегистрируется" in author.text
        assert "Записать так" not in author.buttons
        await author.says(colleague)
        await author.presses(f"{colleague} П., СОШ № 2")
    await author.presses("Готово" if colleague else "Пропустить")
    await author.says(f"Идея: {title} и что он изменит в школе")
    await author.presses("Готово")
    await author.presses("Пропустить")
    await author.sends_file(PDF, f"{title}.pdf")
    await author.presses("Готово")
    await author.presses("Отправить работу")
    assert "отправлена" in author.text
    await curator.presses("Принять")


async def works_at(stage: Stage, player: Player, workplace: str) -> None:
    person = await stage.cast.actor(await stage.person_of(player))
    place = person.profile.municipality.id
    school = await stage.cast.workplace(workplace, place)
    await stage.cast.tells(person.id, person.profile.name, place, school, workplace)


async def agrees_as_a_colleague(stage: Stage, colleague: Player) -> None:
    """Not while the workplace is another."""
    await stage.settle()
    assert "называет вас соавтором: «Живой музей»" in colleague.text
    await works_at(stage, colleague, "СОШ № 3")
    await colleague.presses("Да, я соавтор")
    assert (colleague.alert or "").startswith(f"{ONE_TEAM}, а вы сейчас работаете в другой")
    await works_at(stage, colleague, "СОШ № 2")
    await colleague.presses("Да, я соавтор")
    assert "Вы согласились" in colleague.text


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
    colleague = await stage.teacher("Патимат", "Коллегова")
    await stage.teacher("Зарема", "Чужаева", workplace="СОШ № 3")
    for author, title, named in zip((winner, second), MARKS, ("Коллегова", ""), strict=True):
        await enters(author, curator, title, named)
    await agrees_as_a_colleague(stage, colleague)
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
