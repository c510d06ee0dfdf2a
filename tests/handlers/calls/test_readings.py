"""Readings from thirty papers to a published programme (clauses 41 and 57), in the chat."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from district.calls.call import Call
from district.calls.kind import Named, label_of
from district.ids import CallId
from district.languages import Language
from district.requests.request import Move
from storage.calls.calls import get_call
from storage.calls.entries import entries_of_call
from tests.acts.calls import opens_call
from tests.acts.common import pass_by, told
from tests.acts.entering import begins_entry, opened
from tests.play import Player, Stage
from tests.services.calls import Contests
from tests.services.contests import Contest

PAPERS = 30
NAMES = ("Начальная школа", "Старшая школа")
DAY = timedelta(days=1)


async def sends_paper(player: Player, call: Call, title: str, nomination: str) -> None:
    await begins_entry(player, call)
    await player.presses(nomination)
    await player.says(title)
    await player.presses("Пропустить")
    await player.says("Тезисы доклада")
    await player.presses("Готово")
    await player.presses("Доклад")
    await player.presses("Пропустить")
    await player.presses("Отправить работу")
    assert "отправлена" in player.text


async def opens_card(player: Player, call: Call) -> None:
    await player.says(f"/start call-{call.id}")


async def thirty_papers(stage: Stage, curator: Player) -> tuple[Call, list[Player]]:
    """Two come by the form, the others by the service; all are admitted and marked."""
    await opens_call(curator, "Педагогические чтения", "\n".join(NAMES), turn=1)
    async with stage.app.database.read() as connection:
        call = await get_call(connection, CallId(1))
    assert call.kind.nominations is not None
    ids = [one.id for one in call.kind.nominations]
    players = [
        await stage.teacher("Айшат", f"Авторова{'абвгдежзиклмнопрстуфхцчшэюя'[at % 27]}-{at}")
        for at in range(PAPERS)
    ]
    await sends_paper(players[0], call, "Доклад 1", NAMES[0])
    await sends_paper(players[1], call, "Доклад 2", NAMES[1])
    contests = Contests(stage.app.database, stage.clock, stage.cast)
    actors = [await stage.cast.actor(await stage.person_of(one)) for one in players]
    for at, actor in enumerate(actors[2:], 3):
        new = replace(contests.filled(call), title=f"Доклад {at}", nomination=ids[(at + 1) % 2])
        await contests.entries.submit(actor, call.id, await contests.fill(actor), new)
    leader = await stage.cast.actor(await stage.person_of(curator))
    contest = Contest(stage.app.database, stage.clock)
    expert = await stage.teacher("Гамид", "Экспертов")
    contest.experts.append(await stage.cast.actor(await stage.person_of(expert)))
    async with stage.app.database.read() as connection:
        entries = await entries_of_call(connection, call.id)
    assert len(entries) == PAPERS
    for entry in entries:
        request = await contests.request_of(entry)
        await stage.app.services.requests.decide(leader, request.id, Move.APPROVE)
    for entry in entries:
        await contest.judged(entry, (4, 4))
    return call, players


async def test_thirty_papers_become_a_published_programme(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    call, players = await thirty_papers(stage, curator)
    await pass_by(stage, timedelta(days=31))
    await opens_card(curator, call)
    await curator.presses("Подвести итоги")
    await curator.presses("Подвести итоги")
    await curator.presses("Объявить итоги")
    await curator.presses("Да, объявить")
    await stage.settle()
    await opens_card(curator, call)
    await curator.presses("Программа")
    assert "Пока никто не вошёл" in curator.text
    async with stage.app.database.read() as connection:
        entries = await entries_of_call(connection, call.id)
    for player, entry in zip(players, entries, strict=True):
        assert "Итог: В программе" in player.text
        if player in players[:2]:
            await player.presses("Согласиться")
        else:
            actor = await stage.cast.actor(entry.author)
            await stage.app.services.results.answer(actor, entry.id, takes=True)

    await opens_card(players[0], call)
    await players[0].presses("Программа")
    assert "Программу ещё составляют" in players[0].text
    await stage.settle()
    assert told(curator, "Есть доклад для программы") == 1
    await is_made(stage, curator, call)
    are_told(players)
    await is_changed(stage, curator, players)
    await is_read(stage, players, call)


async def is_made(stage: Stage, curator: Player, call: Call) -> None:
    await opens_card(curator, call)
    await curator.presses("Программа")
    assert "Начальная школа · 15 докладов" in curator.text
    await curator.presses("Когда и где начинаем")
    await curator.says("в пятом часу")
    await curator.says("20 февраля 10:00, актовый зал")
    assert "Своё время ещё не знают 30 докладчиков" in curator.text
    await curator.presses("Старшая школа")
    await curator.presses("Изменить начало и место")
    await curator.says("20 февраля 10:00, кабинет 12")
    assert "20 февраля, 10:00–13:45, кабинет 12" in curator.text
    await curator.presses("‹ К программе")
    await curator.presses("Опубликовать программу")
    assert "сообщаем 30 докладчикам" in curator.text
    await stage.settle()


def are_told(players: list[Player]) -> None:
    for at, player in enumerate(players):
        minutes = 10 * 60 + 15 * (at // 2)
        assert "Ваше выступление" in player.text, player.text
        place = "актовый зал" if at % 2 == 0 else "кабинет 12"
        assert f"{minutes // 60}:{minutes % 60:02}, {place}" in player.text


async def is_changed(stage: Stage, curator: Player, players: list[Player]) -> None:
    """Two talks change places: only their two speakers are told."""
    before = [len(one.screens) for one in players]
    await curator.presses("Начальная школа")
    await curator.presses("10:15")
    assert "Доклад 3" in curator.text
    await curator.presses("↑ Раньше")
    assert "10:00" in curator.text
    await curator.presses("‹ К секции")
    await curator.presses("‹ К программе")
    assert "Своё время ещё не знают 2 докладчика" in curator.text
    await curator.presses("Сообщить об изменениях")
    await stage.settle()
    changed = [at for at, one in enumerate(players) if len(one.screens) > before[at]]
    assert changed == [0, 2]
    assert "Время изменилось. Теперь ваше выступление: 20 февраля, 10:15" in players[0].text


async def is_read(stage: Stage, players: list[Player], call: Call) -> None:
    first = players[0]
    await first.presses("Программа")
    assert "Ваше выступление: 20 февраля, 10:15, актовый зал" in first.text
    assert "Сообщить об изменениях" not in first.buttons
    await first.presses("Начальная школа")
    assert "10:15 👤 Авторова" in first.text
    await first.presses("‹ К программе")
    await first.presses("Скачать PDF")
    pages = PdfReader(BytesIO(first.document(f"Программа {call.id}.pdf"))).pages
    printed = " ".join(one.extract_text() for one in pages)
    assert all(f"Доклад {at}" in printed for at in range(1, PAPERS + 1))
    await has_a_portfolio(stage, first)
    stranger = players[5]
    await stage.speaks(stranger, Language.EN)
    await opens_card(stranger, call)
    await stranger.presses("Programme")
    assert "Your talk: 20 February, 10:30, кабинет 12" in stranger.text


async def has_a_portfolio(stage: Stage, first: Player) -> None:
    await first.says("Ещё")
    await first.presses("Конкурсы и опыт")
    await first.presses("Портфолио и дипломы")
    number = f"ПЧ-{stage.clock().year}-0001"
    assert f"Сертификат № {number}" in first.text
    assert "Выступление: 20 февраля, 10:15" in first.text
    await first.presses("Доклад 1")
    assert first.document(f"Сертификат {number}.pdf").startswith(b"%PDF")
    await first.says("Ещё")
    await first.presses("Конкурсы и опыт")
    await first.presses("Портфолио и дипломы")
    await first.presses("Скрыть строки")
    held = await first.holds("Доклад 1")
    for _ in range(2):
        await first.presses_stale(held)
    await first.presses("‹ Назад")
    assert "Скрыта 1 строка" in first.text
    assert "Доклад 1" not in first.text


async def test_in_english_a_paper_is_sent_accepted_and_placed_in_the_programme(
    stage: Stage,
) -> None:
    author, curator = await stage.teacher(), await stage.curator("gornyy")
    for one in (author, curator):
        await stage.speaks(one, Language.EN)
    names = (Named(id="primary", label=label_of("Начальная", "Primary school")),)
    call = await opened(stage, "readings", "Readings", nominations=names)
    await begins_entry(author, call)
    await author.says("Reading aloud")
    await author.presses("Skip")
    await author.says("What happens when a class reads aloud")
    for label in ("Done", "A talk", "Skip", "Send the entry"):
        await author.presses(label)
    await curator.presses("Accept")
    async with stage.app.database.read() as connection:
        [entry] = await entries_of_call(connection, call.id)
    contest = Contest(stage.app.database, stage.clock)
    expert = await stage.teacher("Гамид", "Экспертов")
    contest.experts.append(await stage.cast.actor(await stage.person_of(expert)))
    await contest.judged(entry, (4, 5))
    await pass_by(stage, timedelta(days=11))
    await opens_card(curator, call)
    for label in ("Draw up results", "Draw up the results", "Announce the results"):
        await curator.presses(label)
    await curator.presses("Yes, announce")
    await stage.settle()
    assert "In the programme" in author.text
    await author.presses("Accept")
    await opens_card(curator, call)
    await curator.presses("Programme")
    await curator.presses("Beginning and place")
    await curator.says("20 February 10:00, hall")
    await curator.presses("Publish the programme")
    await stage.settle()
    assert "Your talk: 20 February, 10:00" in author.text
