"""The news: clause V.6 of the regulation, one information environment."""

from keyboards.announcements.news import NewsAction, NewsPress
from tests.acts.announcements import DISTRICT, announces, composes, copies
from tests.play import Player, Stage

SEMINAR, LIBRARY = "Семинар по функциональной грамотности 5 декабря", "Открыта библиотека округа"


async def opens_news(person: Player) -> None:
    await person.says("Ещё")
    await person.presses("Новости")


async def announces_to_laks(stage: Stage, curator: Player) -> None:
    await composes(curator, "Только Лакскому району")
    await curator.presses("Кому")
    await curator.presses("Муниципалитеты")
    await curator.presses("Лакский р-н")
    await curator.presses("Готово")
    await curator.presses("Готово")
    await curator.presses("Отправить")
    await stage.settle()


async def test_clause_66_a_newcomer_finds_what_was_announced_before(stage: Stage) -> None:
    curator, reader = await stage.curator(DISTRICT), await stage.teacher("Патимат")
    await stage.teacher("Аминат", municipality="lakskiy")
    await opens_news(reader)
    assert "Пока объявлений не было" in reader.text
    await announces(curator, SEMINAR)
    await announces(curator, LIBRARY)
    await announces_to_laks(stage, curator)

    newcomer = await stage.teacher("Хадижат")  # joins after all that
    neighbour = await stage.teacher("Ума", municipality="lakskiy")
    stranger = await stage.teacher("Заира", municipality="kizlyar")
    for person, count in ((newcomer, 2), (reader, 2), (neighbour, 3), (stranger, 0)):
        await opens_news(person)
        assert person.text.count(" · ") == count, person.text
    message, _ = await stranger.holds("В меню")
    forged = NewsPress(action=NewsAction.SHOW, announcement=1).pack()
    await stranger.presses_stale((message, forged))
    assert copies(stranger, SEMINAR) == []


async def test_it_is_searched_and_sent_again(stage: Stage) -> None:
    curator, reader = await stage.curator(DISTRICT), await stage.teacher("Патимат")
    await announces(curator, SEMINAR)
    await announces(curator, LIBRARY)
    newcomer = await stage.teacher("Хадижат")
    for person, before in ((newcomer, 0), (reader, 1)):
        await opens_news(person)
        await person.says("семинара по грамотность")
        assert "нашлось: 1" in person.text
        await person.presses("Семинар по функциональной грамотности 5…")
        assert len(copies(person, SEMINAR)) == before + 1
    await newcomer.says(" ".join(f"{number:03}" for number in range(1_000)))
    assert "нашлось: 0" in newcomer.text
    await newcomer.says("нет такого")
    assert "нашлось: 0" in newcomer.text
    await newcomer.presses("Все новости")
    await newcomer.sends("voice")
    assert "Всё, о чём объявляли" in newcomer.text


async def test_what_was_recalled_is_no_news(stage: Stage) -> None:
    curator, reader = await stage.curator(DISTRICT), await stage.teacher("Патимат")
    await announces(curator, SEMINAR)
    await stage.settle()
    await curator.presses("Отозвать у всех")
    await curator.presses("Да, отозвать")
    await stage.settle()
    await opens_news(reader)
    assert "Семинар" not in reader.text
