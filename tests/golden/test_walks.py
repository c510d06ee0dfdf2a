"""Whole screens on the most used paths, in both languages."""

from datetime import timedelta

import pytest

from district.ids import TopicId
from district.people.roles import Role, Scope
from keyboards.menu import Entry
from tests.acts.activities import plans
from tests.acts.bank import TITLE, lists
from tests.acts.entering import opened
from tests.acts.requests import reports
from tests.calls import CallCast
from tests.golden.conftest import MakeTwins
from tests.golden.twins import Twins
from tests.play import Player, Stage
from tests.world import MOUNTAINS

AREA, TOPIC = "Методические", "Неуспевающие ученики"
PDF = b"%PDF-1.7 the work"


async def _reports(who: Twins) -> None:
    await who.opens(Entry.DEFICIT)
    await who.presses(AREA)
    await who.presses(TOPIC)
    await who.presses("Нужна помощь")
    await who.presses("Что пробовали")
    await who.says("Дополнительные занятия после уроков")
    await who.presses("Какая помощь")
    await who.presses("Семинар")
    await who.presses("Готово")


async def test_a_newcomer(stage: Stage, twins: MakeTwins) -> None:
    who = await twins(stage.newcomer, "Айшат")
    await who.says("/start")
    who.look("newcomer-consent")
    await who.presses("Прочитать целиком")
    who.look("newcomer-consent-whole")
    await who.presses("Даю согласие")
    who.look("profile-name")
    await who.says("Магомедова Айшат Алиевна")
    who.look("profile-whole")
    await who.presses("Верно")
    who.look("profile-place")
    await who.says("леваши 2")
    who.look("profile-not-found")
    await who.presses("Выбрать из списка")
    who.look("profile-municipality")
    await who.says("леваш")
    await who.presses("Левашинский р-н")
    who.look("profile-organization")
    await who.presses("Нет в списке — добавить")
    await who.says("Школа мечты")
    who.look("profile-summary")
    await who.presses("Изменить")
    await who.presses("Должность")
    await who.presses("Учитель")
    await who.presses("Математика")
    who.look("profile-subjects")
    await who.presses("Готово")
    await who.presses("Всё верно")
    who.look("menu")


async def test_a_deficit(stage: Stage, twins: MakeTwins) -> None:
    who = await twins(stage.teacher)
    await who.opens(Entry.REQUESTS)
    who.look("requests-none")
    await who.opens(Entry.DEFICIT)
    who.look("deficit-area")
    await who.presses(AREA)
    who.look("deficit-topic")
    await who.presses(TOPIC)
    who.look("deficit-severity")
    await who.presses("Нужна помощь")
    await who.presses("Что пробовали")
    who.look("deficit-tried")
    await who.says("Дополнительные занятия после уроков")
    await who.presses("Какая помощь")
    await who.presses("Семинар")
    who.look("deficit-wanted")
    await who.presses("Готово")
    who.look("deficit-summary")
    await who.presses("Изменить")
    who.look("deficit-change")
    await who.opens(Entry.REQUESTS)
    who.look("requests-behind-a-form")
    await who.opens(Entry.DEFICIT)
    who.look("deficit-parked")
    await who.presses("Продолжить начатое")
    await who.presses("‹ Назад")
    await who.presses("Отправить")
    who.look("deficit-sent")
    await who.opens(Entry.REQUESTS)
    who.look("requests-one")


async def test_a_decision(stage: Stage, twins: MakeTwins) -> None:
    author = await twins(stage.teacher)
    await _reports(author)
    who = await twins(stage.member, "levashinskiy")
    await author.presses("Отправить")
    who.look("card-waiting")
    await who.opens(Entry.PENDING)
    who.look("pending")
    await who.presses("Отклонить")
    who.look("decision-reasons")
    await who.presses("Отменить")
    await who.presses("Спросить автора")
    who.look("decision-questions")
    await who.presses("Отменить")
    await who.one_presses("Принять")
    await who.one_presses("Принять")
    who.look("card-accepted", back=4)
    author.look("deficit-accepted")


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (Entry.ACTIVITIES, "activities-none"),
        (Entry.GROWTH, "growth"),
        (Entry.CALLS, "calls"),
        (Entry.SETTINGS, "settings"),
        (Entry.ABOUT, "about"),
        (Entry.MORE, "more"),
    ],
)
async def test_what_a_teacher_finds_in_the_menu(
    stage: Stage, twins: MakeTwins, entry: Entry, name: str
) -> None:
    who = await twins(stage.teacher)
    await who.opens(entry)
    who.look(name)


@pytest.mark.parametrize("command", ["/privacy", "/help", "/delete"])
async def test_what_a_command_shows(stage: Stage, twins: MakeTwins, command: str) -> None:
    who = await twins(stage.teacher)
    await who.says(command)
    who.look(command.removeprefix("/"))


async def test_schools_mentors_and_communities(stage: Stage, twins: MakeTwins) -> None:
    await stage.opens_communities()
    who = await twins(stage.teacher)
    await who.opens(Entry.GROWTH)
    await who.presses("Школы")
    who.look("schools")
    await who.presses("Школа молодого учителя")
    who.look("school")
    await who.opens(Entry.GROWTH)
    await who.presses("Наставники")
    who.look("mentors")
    await who.presses("Найти наставника")
    who.look("mentor-request")
    await who.says("Научиться вести математику в пятом классе")
    who.look("mentor-request-summary")
    await who.presses("Отменить")
    await who.opens(Entry.GROWTH)
    await who.presses("Сообщества")
    who.look("communities")


async def test_an_activity(stage: Stage, twins: MakeTwins) -> None:
    """The curators work in two districts, so that their activities do not clash."""
    teacher = await twins(stage.teacher)
    districts = iter(("gornyy", "yuzhnyy"))
    who = await twins(lambda: stage.curator(next(districts)))
    await who.opens(Entry.ACTIVITIES)
    await who.presses("Провести мероприятие")
    who.look("organising-none")
    await who.presses("Новое мероприятие")
    who.look("activity-type")
    await who.presses("Семинар")
    await who.says("Как читать условие")
    who.look("activity-area")
    await who.presses(AREA)
    await who.presses(TOPIC)
    who.look("activity-day")
    await who.says("10 декабря")
    who.look("activity-time")
    for said in ("15:00–17:30", "Леваши, СОШ № 2", "4", "25"):
        await who.says(said)
    who.look("activity-whom")
    await who.presses("Для всех округов")
    who.look("activity-summary")
    await who.presses("Опубликовать")
    who.look("activity-published")
    await teacher.opens(Entry.ACTIVITIES)
    teacher.look("activities")
    await teacher.says("/start activity-1")
    teacher.look("activity")
    await teacher.presses("Записаться")
    teacher.look("activity-booked")


async def test_an_announcement(stage: Stage, twins: MakeTwins) -> None:
    reader = await twins(stage.teacher)
    who = await twins(stage.curator, "gornyy")
    await who.opens(Entry.ANNOUNCEMENTS)
    who.look("announcements-none")
    await who.presses("Новое объявление")
    who.look("announcement-words")
    await who.says("Завтра семинар")
    who.look("announcement-summary")
    await who.presses("Кому")
    who.look("announcement-recipients")
    await who.presses("Готово")
    who.look("announcement-whom")
    await who.presses("Отправить")
    who.look("announcement-sent", back=3)
    reader.look("announcement-copy")


async def test_roles_and_organizations(stage: Stage, twins: MakeTwins) -> None:
    who = await twins(stage.curator, "gornyy")
    await who.opens(Entry.ROLES)
    who.look("roles")
    await who.presses("Пригласить")
    who.look("invite-role")
    await who.opens(Entry.REQUESTS)
    curator = await twins(stage.curator, "gornyy")
    await curator.opens(Entry.ORGANIZATIONS)
    curator.look("organizations")


async def test_a_municipality_moves(stage: Stage, twins: MakeTwins) -> None:
    head = await twins(stage.curator, "gornyy")
    await stage.member("levashinskiy")
    await plans(await stage.curator("gornyy"), whom="Только для моего округа")
    await reports(await stage.teacher(), "Читательская")

    async def administrator() -> Player:
        return await stage.grants(await stage.teacher("Руслан"), Role.ADMINISTRATOR, Scope())

    who = await twins(administrator)
    await who.opens(Entry.ORGANIZATIONS)
    await who.presses("Муниципалитеты и округа")
    who.look("moves-none")
    await who.presses("Перенести муниципалитет")
    who.look("move-municipality")
    await who.says("левашинский")
    await who.presses("Левашинский р-н")
    who.look("move-target")
    await who.presses("Южный методический округ")
    who.look("move-day")
    await who.says("27.11.2026")
    who.look("move-summary")
    await who.one_presses("Перенести")
    stage.clock.advance(timedelta(days=4))
    await stage.ticks()
    head.look("move-letter")


async def test_a_question_to_a_curator(stage: Stage, twins: MakeTwins) -> None:
    curator = await twins(stage.curator, "gornyy")
    who = await twins(stage.teacher)
    await who.says("Когда ближайший семинар")
    who.look("words-offered")
    await who.presses("Это вопрос куратору")
    who.look("question-summary")
    await who.presses("Отправить")
    who.look("question-sent")
    curator.look("question-letter")
    await curator.presses("Ответить")
    curator.look("question-answer")
    await curator.presses("Отменить")
    await who.presses("Мой вопрос куратору")
    who.look("question-thread")
    await curator.opens(Entry.MORE)
    curator.look("more-curator")
    await curator.presses("Вопросы педагогов: 2")
    curator.look("questions-to-answer")
    await curator.says("/help")
    curator.look("help-curator")


async def test_an_entry(stage: Stage, twins: MakeTwins) -> None:
    call = await opened(stage, "defence", "Защита опыта в декабре")
    who = await twins(stage.teacher)
    await who.says(f"/start call-{call.id}")
    who.look("call")
    await who.presses("Защитить опыт")
    await who.says("Читаем условие: математика в 5 классе")
    await who.presses(AREA)
    await who.presses(TOPIC)
    await who.presses("Награждение")
    await who.says("Каждый урок начинается с пересказа задачи соседу.")
    await who.presses("Готово")
    who.look("entry-files")
    await who.sends_file(PDF, "Опыт.pdf")
    await who.presses("Готово")
    await who.presses("Пропустить")
    await who.sends_file(PDF, "Представление.pdf")
    await who.presses("Готово")
    who.look("entry-summary")


async def test_a_review(stage: Stage, twins: MakeTwins) -> None:
    call = await opened(stage, "defence", "Защита опыта в декабре")
    author = await stage.person_of(await stage.teacher(workplace="СОШ № 5"))
    cast, expert = CallCast(stage.app.database, stage.clock), await twins(stage.teacher, "Эльдар")
    entry = await cast.admitted(call, author, title="Читаем условие", code="А-017")
    for player in expert.players:
        await stage.grants(player, Role.EXPERT, Scope(district=MOUNTAINS))
        await cast.asked(entry, await stage.person_of(player))
    await expert.opens(Entry.CALLS)
    await expert.presses(expert.sees("Мои экспертизы"))
    await expert.presses("1")
    expert.look("review-asked")
    await expert.presses("Беру")
    expert.look("review-score")
    for mark in ("4", "4", "5"):
        await expert.presses(mark)
    expert.look("review-summary")


async def test_a_practice(stage: Stage, twins: MakeTwins) -> None:
    author = await stage.teacher("Патимат", "Авторова", workplace="СОШ № 5")
    actor = await stage.cast.actor(await stage.person_of(author))
    await lists(stage.app.database, actor, stage.clock(), topic=TopicId("literacy-2"))
    who = await twins(stage.teacher)
    await who.opens(Entry.CALLS)
    await who.presses("Банк практик")
    who.look("bank")
    await who.presses(TITLE)
    who.look("practice")
