"""A defence of experience from the button of a teacher to a справка that a stranger checks."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from district.languages import Language
from district.people.roles import Role, Scope
from tests.acts.calls import opens_call
from tests.acts.common import DAY, pass_by
from tests.acts.council import CLOSED, council
from tests.play import Player, Stage
from tests.world import MOUNTAINS

pytestmark = pytest.mark.any_database

CALL = "Публичная защита опыта"
THEME = "Урок в музее"
PDF = b"%PDF-1.7 the work"


class Defence:
    """A call of defences with those who take part in it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    async def begins(self, experts: str = "абв") -> None:
        self.curator = await self.stage.curator(MOUNTAINS)
        self.author = await self.stage.teacher("Айшат", "Магомедова")
        self.experts = [
            await self.stage.grants(
                await self.stage.teacher("Эльдар", f"Экспертов{end}", workplace=f"Лицей {end}"),
                Role.EXPERT,
                Scope(district=MOUNTAINS),
            )
            for end in experts
        ]
        await opens_call(self.curator, CALL, days="14 дней")

    async def to_card(self, *then: str) -> None:
        """The curator opens the card of the call, and presses on."""
        await self.curator.says("/menu")
        way = ("Ещё", "Конкурсы и опыт", "Конкурсы и защиты", "Показать все", CALL)
        for label in (*way, *then):
            await self.curator.presses(label)

    async def enters(self) -> None:
        author = self.author
        await author.says("/menu")
        for label in ("Ещё", "Конкурсы и опыт", "Защитить опыт"):
            await author.presses(label)
        await author.says(THEME)
        for label in ("Методические", "Неуспевающие ученики", "Награждение"):
            await author.presses(label)
        await author.says("Дети сами ведут экскурсии, и успеваемость выросла.")
        await author.presses("Готово")
        await author.sends_file(PDF, "Опыт Магомедовой.pdf")
        await author.presses("Готово")
        await author.presses("Пропустить")
        await author.sends_file(PDF, "Представление.pdf")
        await author.presses("Готово")
        assert f"Тема опыта: {THEME}" in author.text
        await author.presses("Отправить работу")
        assert "отправлена" in author.text
        await self.curator.presses("Принять")

    async def assigns(self, reviews: int) -> list[Player]:
        """Assigns with one press; the letters go a minute later."""
        before = {one.account.id: len(one.screens) for one in self.experts}
        await self.to_card("Эксперты")
        await self.curator.presses(f"Назначить ({reviews})")
        await pass_by(self.stage, timedelta(minutes=1))
        asked = [one for one in self.experts if len(one.screens) > before[one.account.id]]
        assert len(asked) == reviews
        for one in asked:
            await one.presses("Беру")
        return asked

    async def scores(self, expert: Player, *marks: str) -> None:
        for mark in marks:
            await expert.presses(mark)
        await expert.presses("Слова автору")
        await expert.says("Покажите, как начать другой школе")
        await expert.presses("Организатору")
        await expert.says("Готовая тема для семинара")
        await expert.presses("Отправить")
        assert "отправлена" in expert.text

    async def is_told_a_time(self) -> None:
        """The curator lays the day from the card, the author chooses from the letter."""
        day = self.stage.clock() + 14 * DAY
        await self.to_card("Защита: время", "Добавить время")
        await self.curator.says(f"{day:%d.%m.%Y} 10:00–11:00, актовый зал")
        assert "без времени: 1" in self.curator.text
        await self.author.presses("Выбрать время")
        await self.author.presses(f"{day.day}.{day:%m} 10:20")
        assert "10:20" in self.author.text

    async def results(self) -> None:
        """The council confirms; the outcome is told in the same moment."""
        members = await council(self.stage)
        await self.to_card("Подвести итоги", "Подвести итоги", "Отдать на утверждение Совету")
        for one in members:
            await one.presses("За")
        await pass_by(self.stage, CLOSED)

    async def is_checked(self) -> None:
        """The справка comes as a file; its link shows its whole ground to a stranger."""
        author, number = self.author, f"ЗО-{self.stage.clock().year}-0001"
        await author.says("/menu")
        for label in ("Ещё", "Конкурсы и опыт", "Портфолио и дипломы", THEME):
            await author.presses(label)
        [page] = PdfReader(BytesIO(author.document(f"Справка {number}.pdf"))).pages
        found = re.search(r"start=(paper-[\w-]+)", page.extract_text())
        assert found is not None
        stranger = await self.stage.newcomer("Прохожий")
        await stranger.says(f"/start {found[1]}")
        assert f"Справка № {number}. Документ подлинный." in stranger.text
        assert "Средняя оценка экспертов: 88 из 100" in stranger.text
        assert "Решение Совета: протокол № 1" in stranger.text


async def test_a_defence_goes_from_its_button_to_a_checked_spravka(stage: Stage) -> None:
    play = Defence(stage)
    await play.begins()
    await play.enters()
    await pass_by(stage, 15 * DAY)
    for expert in await play.assigns(2):
        await expert.presses("Открыть работу")
        assert any(
            "Направление\nДифференциация, работа с неуспевающими" in text for text in expert.texts
        )
        await play.scores(expert, "4", "4", "3")
    await play.to_card("Подвести итоги", "Дальше проходят: 1")
    asked = await play.assigns(3)
    await pass_by(stage, 4 * DAY)
    assert not any("срока" in one.text for one in asked), "there is nothing to judge yet"
    await play.is_told_a_time()
    await pass_by(stage, 14 * DAY)
    for expert in asked:
        await expert.says("/menu")
        for label in ("Ещё", "Конкурсы и опыт", "Мои экспертизы · 1"):
            await expert.presses(label)
        assert "Защита: 26 декабря, 10:20" in expert.text
        await expert.presses("1")
        await play.scores(expert, "4", "5", "4", "4")
    await play.results()
    assert "Итог: Опыт защищён" in play.author.text
    await play.is_checked()
    await play.author.says("/menu")
    for label in ("Ещё", "Конкурсы и опыт", "Мои работы", THEME):
        await play.author.presses(label)
    assert "Слова экспертов: Покажите, как начать другой школе" in play.author.text


async def test_a_defence_is_entered_and_scored_in_english(stage: Stage) -> None:
    play = Defence(stage)
    await play.begins("аб")
    author, curator, expert = play.author, play.curator, play.experts[0]
    assert "на работу нужно 3, в округе есть 2" in curator.text
    for one in (author, expert, curator):
        await stage.speaks(one, Language.EN)
    await walks(author, "Defend my experience")
    await author.says(THEME)
    await presses(author, "Methods", "Struggling pupils", "An award")
    await author.says("Pupils lead the tours themselves.")
    await presses(author, "Done")
    await author.sends_file(PDF, "Experience.pdf")
    await presses(author, "Done", "Skip")
    await author.sends_file(PDF, "Recommendation.pdf")
    await presses(author, "Done", "Send the entry")
    await curator.presses("Accept")
    await walks(curator, "Contests and defences", CALL, "Experts", "Appoint (2)")
    await pass_by(stage, timedelta(minutes=1))
    await presses(expert, "I take it", "4", "4", "3", "Send")
    assert "sent" in expert.text
    await walks(author, "My entries", THEME)
    assert "1 of 2" in author.text
    assert "of 5" not in author.text, "no marks before the results"


async def walks(player: Player, *labels: str) -> None:
    """Walks from the menu through the sections of calls, in English."""
    await player.says("/menu")
    await presses(player, "More", "Contests and experience", *labels)


async def presses(player: Player, *labels: str) -> None:
    for label in labels:
        await player.presses(label)
