"""Promises of the closed loop: people who came are asked, people in need are offered help, and no
deficit has to be reported twice.
"""

from datetime import timedelta

from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from tests.acts.activities import (
    GOOD,
    TITLE,
    attends,
    opens_import,
    plans,
    sends_plan,
    signs_up,
    to_summary,
    weeks_later,
    workbook,
)
from tests.acts.common import DAY, pass_by, told
from tests.acts.requests import reports, reports_in_own_words, reports_pupils
from tests.play import Player, Stage
from tests.presses import counted

ASKED = "Стало ли легче?"
SHARES = "Хочу обменяться опытом"


async def resolves(player: Player, number: int) -> None:
    await player.says(f"№ {number}")
    await player.presses("Больше не трудно")


async def opens_request(player: Player) -> None:
    await player.says("Мои заявки")
    await player.presses("1 · Неуспевающие")


# ── People who came are asked ─────────────────────────────────────────────────────────────────────


async def test_an_undecided_deficit_is_resolved_by_its_author(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    curator = await stage.curator("gornyy")
    aishat = await stage.teacher("Айшат")
    await reports_pupils(aishat)
    accept = await member.holds("Принять")
    await plans(curator)
    await signs_up(aishat)
    await attends(stage, curator, aishat)
    await weeks_later(stage)
    assert told(aishat, ASKED) == 1
    await aishat.presses("Получилось, больше не трудно")
    card = next(text for text in member.texts if "Заявка 1 · затруднение" in text)
    assert "Заявка 1 · затруднение · БОЛЬШЕ НЕ ТРУДНО" in card
    assert "Автор сообщил: больше не трудно." in card
    await member.presses_stale(accept)
    assert "автор сообщил, что больше не трудно" in f"{member.alert} {member.text}"
    await aishat.says("Мои заявки")
    assert "больше не трудно" in aishat.text
    await aishat.presses(next(label for label in aishat.buttons if label.startswith("1 · ")))
    assert "вы сообщили, что больше не трудно" in aishat.text
    await aishat.presses("Снова трудно")
    assert "Ждёт решения." in aishat.text
    assert "· отправлена снова" in aishat.text
    await member.presses("Принять")
    assert "Заявка 1 · затруднение · ПРИНЯТА" in "".join(member.texts)


async def test_the_question_about_a_rejected_deficit_is_void(stage: Stage) -> None:
    member, curator = await stage.member("levashinskiy"), await stage.curator("gornyy")
    aishat = await stage.teacher("Айшат")
    await plans(curator)
    await signs_up(aishat)
    await pass_by(stage, 16 * DAY)
    await reports_pupils(aishat)
    await attends(stage, curator, aishat)
    await weeks_later(stage)
    answer = await aishat.holds("Получилось, больше не трудно")
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await member.presses("Отклонить")
    await aishat.presses_stale(answer)
    assert "кое-что изменилось" in f"{aishat.alert} {aishat.text}"
    assert not any("Рады, что получилось." in text for text in aishat.texts)
    await aishat.says("Мои заявки")
    assert "больше не трудно" not in aishat.text


async def test_whoever_has_resolved_it_meanwhile_is_not_asked(stage: Stage) -> None:
    """At once, or at night, when the question waits for the morning."""
    member, curator = await stage.member("levashinskiy"), await stage.curator("gornyy")
    teachers = [await stage.teacher(given) for given in ("Айшат", "Патимат", "Рукият")]
    for player in teachers:
        await reports_pupils(player)
        await member.presses("Принять")
    await plans(curator)
    for player in teachers:
        await signs_up(player)
    await attends(stage, curator, *teachers)
    await resolves(teachers[0], 1)
    stage.clock.advance(timedelta(days=14))
    await comes_evening(stage, 22)
    await resolves(teachers[1], 2)
    await comes_evening(stage, 9)
    assert [told(player, ASKED) for player in teachers] == [0, 0, 1]


async def test_an_unanswered_deficit_is_sent_again_by_one_press(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат")
    await reports_pupils(aishat)
    for _ in range(15):
        await pass_by(stage, DAY)
    assert "решения в срок не было" in aishat.text
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


# ── People in need are offered it ─────────────────────────────────────────────────────────────


async def comes_evening(stage: Stage, at: int = 20) -> None:
    """Moves the clock to that hour in Moscow, today or tomorrow."""
    due = stage.clock().replace(hour=at - 3, minute=0)
    await pass_by(stage, (due - stage.clock()) % DAY or DAY)


async def test_two_people_are_offered_whatever_is_planned_in_one_letter_a_day(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    shares = await stage.teacher("Зарема")
    for player in (aishat, patimat):
        await reports_pupils(player)
    await reports(shares, "Неуспевающие ученики", area="Методические", severity=SHARES)
    await plans(curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Повторить в другой день")
    await curator.says("17 декабря")
    await curator.presses("Опубликовать")
    await opens_import(curator)
    row = ("Семинар", "Из таблицы", "11 декабря", *GOOD[3:7], "Неуспевающие ученики", "")
    await sends_plan(curator, workbook(row))
    await curator.presses("Опубликовать все")
    await comes_evening(stage)
    for player in (aishat, patimat):
        assert told(player, "назначены 3 мероприятия") == 1
        assert player.buttons[:4] == [TITLE, "Записаться", "Из таблицы", "Записаться"]
    assert told(shares, "мероприятия") == 0
    with counted(patimat, "Sign up from a letter with several invitations"):
        await patimat.presses("Записаться")
    assert [told(patimat, one) for one in ("назначены 3", "Вы записаны.")] == [1, 1]
    await aishat.presses("Из таблицы")
    await aishat.presses("Записаться")
    await aishat.presses("‹ К списку")
    assert TITLE in aishat.text
    await plans(curator, day="20 декабря", title="Четвёртое")
    await comes_evening(stage)
    await comes_evening(stage)
    assert told(patimat, "назначены 3 мероприятия") == 1
    for player in (aishat, patimat):
        assert told(player, "назначено мероприятие") == 1


async def test_the_list_of_ones_topics_has_what_is_for_the_person(stage: Stage) -> None:
    far, aishat = await stage.curator("yuzhnyy"), await stage.teacher("Айшат")
    await reports_pupils(aishat)
    await plans(far, title="Для всех")
    await to_summary(far, title="Для своих", whom="Только для моего округа")
    await far.presses("Опубликовать")
    await far.says("Мероприятия")
    await far.presses("Отобрать: вид, месяц")
    await far.presses("По моим затруднениям")
    assert "Открытых затруднений у вас нет." in far.text
    await far.presses("Рассказать, что трудно")
    assert "шаг 1 из" in far.text
    await aishat.says("Мероприятия")
    await aishat.presses("По моим затруднениям")
    assert "Для всех" in aishat.text
    assert "Для своих" not in aishat.text
    await aishat.presses("Все")
    assert "Для своих" in aishat.text


async def test_what_closes_before_the_evening_is_offered_at_once_but_not_at_night(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    aishat = await stage.teacher("Айшат")
    await reports_pupils(aishat)
    await plans(curator, day="24 ноября")
    await pass_by(stage, timedelta(minutes=1))
    assert told(aishat, "назначено мероприятие") == 1
    await comes_evening(stage, 23)
    await plans(curator, day="25 ноября", title="Ночное")
    await pass_by(stage, timedelta(minutes=1))
    assert told(aishat, "Ночное") == 0
    await comes_evening(stage, 9)
    assert told(aishat, "Ночное") == 1


async def test_a_deficit_whose_topic_the_council_finds_later_is_offered_what_is_there(
    stage: Stage,
) -> None:
    member = await stage.member("levashinskiy")
    curator = await stage.curator("gornyy")
    aishat = await stage.teacher("Айшат")
    await plans(curator)
    await reports_in_own_words(aishat)
    await comes_evening(stage)
    assert told(aishat, "назначено мероприятие") == 0
    await member.presses("Принять")
    for label in ("Другое направление", "Методические", "Неуспевающие ученики"):
        await member.presses(label)
    await stage.speaks(aishat, Language.EN)
    await comes_evening(stage)
    assert told(aishat, "There is now an activity on a difficulty you reported.") == 1


# ── Help is visible, and so is who offers it ───────────────────────────────────────────────────


async def opens_clusters(player: Player) -> None:
    await player.says("Мероприятия")
    await player.presses("Провести мероприятие")
    await player.presses("Что даётся трудно многим")


async def wants(teacher: Player, *helps: str) -> None:
    """Reports what is difficult for many, and what would help."""
    await teacher.says("Рассказать, что трудно")
    for label in ("Методические", "Неуспевающие ученики", "Нужна помощь", "Какая помощь"):
        await teacher.presses(label)
    for label in (*helps, "Готово", "Отправить"):
        await teacher.presses(label)


async def test_clause_14_who_offers_experience_is_suggested_to_the_curator_for_the_cluster(
    stage: Stage,
) -> None:
    curator, head = await stage.curator("gornyy"), await stage.head("gornyy")
    for number in range(6):
        teacher = await stage.teacher(f"Педагог{number}", workplace="СОШ № 1")
        await wants(teacher, "Семинар", *(["Материалы"] if number < 2 else []))
    namesake = await stage.teacher("Сидрат", "Алиева", workplace="СОШ № 1")
    shares = await stage.teacher("Сидрат", "Алиева", workplace="СОШ № 2")
    for one in (namesake, shares):
        await reports(one, "Неуспевающие ученики", area="Методические", severity=SHARES)
    await opens_clusters(curator)
    await curator.presses("Неуспевающие ученики")
    for words in (
        "О затруднении сообщили 6 педагогов",
        "Поможет: семинар 6",
        "Меньше 5 человек просят: материалы",
        "Готовы поделиться: 2",
    ):
        assert words in curator.text
    await curator.presses("Кто готов поделиться")
    assert "Алиева С. · СОШ № 1 · Левашинский р-н" in curator.text
    assert "Алиева С. · СОШ № 2 · Левашинский р-н" in curator.text
    who = await curator.holds("‹ Назад")
    await curator.presses("‹ Назад")
    assert "Готовы поделиться опытом" in curator.text
    await pass_by(stage, DAY)
    await opens_clusters(head)
    assert "Готовы поделиться опытом" not in head.buttons
    await head.presses("Неуспевающие ученики")
    assert "Поможет" not in head.text
    assert "поделиться" not in head.text
    await head.presses_stale(who)
    assert "нужна другая роль" in f"{head.alert} {head.text}"


async def test_an_offer_to_share_is_thanked_and_never_called_a_difficulty(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    shares = await stage.teacher("Сидрат")
    await reports(shares, "Неуспевающие ученики", area="Методические", severity=SHARES)
    await member.presses("Принять")
    assert told(shares, "куратор видит вас по этому направлению") == 1
    assert told(shares, "я предложу его вам") == 0
    await shares.says("Мои заявки")
    await shares.presses(next(label for label in shares.buttons if label.startswith("1 · ")))
    assert "вы готовы поделиться опытом" in shares.text
    assert "Больше не трудно" not in shares.buttons


async def test_the_curator_hears_once_a_day_what_was_accepted_and_what_nobody_answered(
    stage: Stage,
) -> None:
    heard = "Новое о затруднениях округа"
    member, curator = await stage.member("levashinskiy"), await stage.curator("gornyy")
    colleague = await stage.grants(
        await stage.teacher("Зухра", "Коллегова", workplace="СОШ № 2"),
        Role.CURATOR,
        Scope(district=DistrictId("gornyy")),
    )
    teachers = [await stage.teacher(given) for given in ("Айшат", "Патимат", "Рукият")]
    for teacher in teachers[:2]:
        await reports_pupils(teacher)
        await member.presses("Принять")
    await member.presses("Отменить решение")
    await reports_in_own_words(teachers[2])
    await pass_by(stage, timedelta(hours=9))
    assert told(curator, heard) == 0
    await comes_evening(stage, 10)
    assert told(curator, "Приняты в работу:\nНеуспевающие ученики: 1") == 1
    assert told(colleague, heard) == 0
    for _ in range(20):
        await pass_by(stage, DAY)
    assert told(curator, heard) == 2
    late = next(text for text in curator.texts if "Остались без ответа Совета" in text)
    assert "Неуспевающие ученики: 2" in late
    assert "Своими словами: 3" in late
    assert "Айшат" not in late
    await curator.says("3")
    assert "Заявка 3 · затруднение · СРОК ИСТЁК" in curator.text
