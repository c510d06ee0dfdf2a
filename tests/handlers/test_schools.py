"""Schools: application, decision, completion; refusal, withdrawal, expulsion."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from district.activities.activity import Audience
from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from documents.matrix import MatrixRow, matrix_png
from storage.people.people import change_person
from storage.tables import activities, applications, grants
from tests.acts.activities import plans
from tests.acts.common import DAY, pass_by, refusal_arrives, told
from tests.acts.mentoring import GOAL, becomes_mentor
from tests.acts.people import is_gone
from tests.acts.schools import COHORT, applies, brings, enters, opens_board, opens_school, recruits
from tests.play import Player, Stage
from tests.presses import counted

WEEK = timedelta(days=7)
YOUNG = "Школа молодого учителя"
TO_THE_FIRST = timedelta(days=17, hours=3, minutes=10)
"""From noon of 23 November to ten minutes into the session of 10 December, 15:00."""
DAYS = ("10.12", "17.12", "24.12", "31.12", "07.01", "14.01", "21.01", "28.01", "04.02")


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


async def is_held(stage: Stage, curator: Player, came: list[set[str]], names: set[str]) -> None:
    """Holds each session: `came` attended, all of `names` are on the list."""
    stage.clock.advance(TO_THE_FIRST)
    for at, there in enumerate(came):
        if at:
            stage.clock.advance(WEEK)
        await opens_board(curator)
        await curator.presses("Вести мероприятие")
        sheets = [label for label in curator.buttons if label.startswith("Отметить, кто")]
        await curator.presses(sheets[0])
        for name in sorted(names):
            await curator.presses(f"☐ {name}")
            if name not in there:
                await curator.presses(f"☑ {name}")
    await pass_by(stage, timedelta(hours=3))


async def roles_of(stage: Stage, player: Player) -> list[tuple[str, datetime | None]]:
    """Roles with their ends."""
    async with stage.app.database.read() as connection:
        found = await connection.execute(select(grants).where(grants.c.person_id == player.person))
        return [(row.role, row.until) for row in found]


def picture(player: Player, stage: Stage) -> bytes:
    shown = next(one for one in reversed(player.screens) if "photo" in one)
    stored = stage.box.files.find(shown["photo"][-1]["file_id"])
    assert stored is not None
    return stored.content


def cells(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


# ── The whole way ──────────────────────────────────────────────────────────────────────────────


async def looks_at_who_gets_what(curator: Player) -> None:
    await opens_board(curator)
    assert "Магомедова А. · СОШ № 2 · 9 из 9 занятий" in curator.text
    assert "Алиева П. · СОШ № 2 · 7 из 9 занятий" in curator.text
    await curator.presses("Проверить выпуск")
    for words in (
        "Отмечено занятий: 9 из 9",
        "Получат сертификат и роль «наставник»:",
        "Алиева П. · СОШ № 2 · 7 из 9 занятий",
        "Исаева З., СОШ № 2: посещено 5 из 9, нужно 7",
    ):
        assert words in curator.text


async def has_completed(stage: Stage, player: Player) -> None:
    assert told(player, f"Вы закончили: {COHORT}.") == 1
    assert "Вам дана роль «наставник», до 3 февраля 2029." in player.text
    [(role, until)] = await roles_of(stage, player)
    assert role == Role.MENTOR
    assert until is not None
    assert "Сертификат № 2027-" in player.text
    assert "document" in player.screens[-1]


async def test_a_cohort_of_nine_sessions(stage: Stage, curator: Player, member: Player) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    patimat = await stage.teacher("Патимат", "Алиева")
    zumrud = await stage.teacher("Зумруд", "Исаева")
    for one in (aishat, patimat, zumrud):
        await enters(one, member)
    names = {"Магомедова А.", "Алиева П.", "Исаева З."}
    came = [
        names - ({"Алиева П."} if at >= 7 else set()) - ({"Исаева З."} if at >= 5 else set())
        for at in range(9)
    ]
    await is_held(stage, curator, came, names)
    assert told(curator, f"Занятия закончились: {COHORT}.") == 1
    await looks_at_who_gets_what(curator)
    assert await roles_of(stage, aishat) == []  # not before the confirmation
    sure = await curator.holds("Подтвердить выпуск")
    await curator.presses("Подтвердить выпуск")
    assert "Выпуск подтверждён: 2." in curator.text
    await curator.presses_stale(sure)  # idempotent

    await has_completed(stage, aishat)
    await has_completed(stage, patimat)
    assert told(zumrud, "Документа не будет: посещено 5 из 9, нужно 7.") == 1
    assert await roles_of(stage, zumrud) == []
    await opens_school(zumrud, "Школа наставников")
    assert f"Занятий для окончания не хватило: {COHORT}" in zumrud.text
    await opens_board(curator)
    assert "Выпуск подтверждён." in curator.text
    assert "Проверить выпуск" not in curator.buttons


async def test_the_table_holds_what_was_marked(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    zumrud = await stage.teacher("Зумруд", "Исаева")
    await enters(aishat, member)
    await enters(zumrud, member)
    names = {"Магомедова А.", "Исаева З."}
    await is_held(stage, curator, [names, {"Исаева З."}, names], names)
    await opens_school(aishat, "Школа наставников")
    assert "2 из 9 занятий" in aishat.text
    await aishat.presses("‹ Назад")
    assert "Школа наставников · вы учитесь: 2 из 9" in aishat.text

    await opens_board(curator)
    assert "Занятий прошло: 3 из 9" in curator.text
    await curator.presses("Отметить занятие")
    assert curator.buttons[:3] == ["24 дек. · были 2", "17 дек. · были 1", "10 дек. · были 2"]
    await opens_board(curator)
    await curator.presses("Показать картинкой")
    unmarked, school = (None,) * 6, ", СОШ № 2"
    assert picture(curator, stage) == matrix_png(
        COHORT,
        head=("Фамилия, имя, отчество", DAYS, "Итого, нужно 7"),
        rows=[
            MatrixRow(name=f"Исаева З.{school}", marks=(True, True, True, *unmarked), total="3/9"),
            MatrixRow(
                name=f"Магомедова А.{school}", marks=(True, False, True, *unmarked), total="2/9"
            ),
        ],
        came="Были",
        counts=(2, 1, 2, *unmarked),
        below=["+ пришли, – не пришли, пусто: не отмечено. ✓ занятий достаточно: нужно 7 из 9."],
    )
    await curator.presses("Кто учится")
    await curator.presses("Скачать таблицу .xlsx")
    head, zumrud_row, aishat_row, sums = cells(curator.document("Посещаемость, поток 1.xlsx"))
    assert head[4:7] == ["10.12.2026", "17.12.2026", "24.12.2026"]
    assert zumrud_row[1:7] == ["Исаева Зумруд", "СОШ № 2", "Левашинский р-н", "+", "+", "+"]
    assert zumrud_row[13:] == [3.0, 7.0, "записан(а)"]
    assert aishat_row[4:8] == ["+", "–", "+", ""]
    assert aishat_row[13:] == [2.0, 7.0, "записан(а)"]
    assert sums[4:8] == [2.0, 1.0, 2.0, ""]


async def test_it_is_walked_in_english(stage: Stage, curator: Player, member: Player) -> None:
    await recruits(curator)
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Schools and mentors")
    await john.presses("Schools")
    assert "School of mentors · applications are open" in john.text
    await john.presses("School of mentors")
    assert "Experience needed: at least 5 years." in john.text
    assert "the role “mentor” for 24 months" in john.text
    await john.presses("Apply")
    await john.says("To help beginners")
    await john.presses("Skip")
    await john.presses("Send")
    assert "Application 1 has been sent: School of mentors." in john.text
    await member.presses("Принять")
    assert "You are accepted." in john.text


async def test_clause_53_a_beginner_is_accepted_and_led_to_three_mentors(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, YOUNG, sessions=1)
    names = ("Алиева З., СОШ № 2", "Багандова З., СОШ № 2", "Велиева З., СОШ № 2")
    first, *others = [await stage.teacher("Зулейха", one.split()[0]) for one in names]
    for one in (first, *others):
        await becomes_mentor(stage, one, capacity=1)
    aishat, madina, zumrud = [
        await is_accepted(stage, await stage.teacher(given, "Исаева"), member)
        for given in ("Айшат", "Мадина", "Зумруд")
    ]
    await is_led_to_mentors(aishat)
    for at, name in enumerate(names, 1):
        assert f"{at}. {name}" in aishat.text
    assert aishat.text.count("тот же предмет; ваш район; сейчас никого не ведёт") == 3
    for label in (*names, "Готово", "Отправить"):
        await aishat.presses(label)
    of_aishat = await first.holds("Принять")
    await opens_school(aishat, YOUNG)
    assert "Найти наставника" not in aishat.buttons, "a mentor is asked"
    await opens_school(madina, YOUNG)
    await is_led_to_mentors(madina)
    for label in (names[0], "Готово", "Отправить"):
        await madina.presses(label)
    assert "Жду ответа: Алиева З." in madina.text

    of_madina = await first.holds("Принять")
    await first.presses_stale(of_aishat)
    assert "Договорились, вы работаете вместе" in "".join(first.texts)
    assert "У вас есть наставник" in aishat.text
    assert "Наставники, которых я спросил, сейчас не могут" in madina.text
    await first.presses_stale(of_madina)
    assert "кое-что изменилось" in (first.alert or "")
    assert all(told(one, "Вас просят стать наставником") == 0 for one in others)
    await is_led_to_mentors(zumrud)
    assert "Алиева З." not in zumrud.text, "she has no room for another"
    assert names[1] in zumrud.text


async def is_accepted(stage: Stage, player: Player, member: Player) -> Player:
    """A beginner applies to the school of young teachers."""
    async with stage.app.database.write() as tx:
        await change_person(tx, await stage.person_of(player), working_since=2025)
    await applies(player, YOUNG)
    await opens_school(player, YOUNG)
    assert "Найти наставника" not in player.buttons, "not before the decision"
    await member.presses("Принять")
    assert "Вы приняты." in player.text
    assert "В первые годы легче с наставником." in player.text
    return player


async def is_led_to_mentors(player: Player) -> None:
    await player.presses("Найти наставника")
    await player.says(GOAL)
    await player.presses("Выбрать наставников")


async def test_clause_53_in_english_a_beginner_is_led_to_a_mentor(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, YOUNG, sessions=1)
    await becomes_mentor(stage, await stage.teacher("Зулейха", "Алиева"), capacity=1)
    john = await stage.teacher("John", "Smith", language=Language.EN)
    async with stage.app.database.write() as tx:
        await change_person(tx, await stage.person_of(john), working_since=2025)
    for label in ("Schools and mentors", "Schools", "School of young teachers", "Apply"):
        await (john.says if label == "Schools and mentors" else john.presses)(label)
    await john.says("To learn")
    await john.presses("Skip")
    await john.presses("Send")
    await member.presses("Принять")
    assert "You are accepted." in john.text
    assert "The first years are easier with a mentor." in john.text
    await john.presses("Find a mentor")
    await john.says(GOAL)
    await john.presses("Choose mentors")
    assert "the same subject; your municipality; no mentees at the moment" in john.text
    for label in ("Алиева З., СОШ № 2", "Done", "Send"):
        await john.presses(label)
    assert "Waiting for" in john.text


# ── Applying ───────────────────────────────────────────────────────────────────────────────────


async def test_a_school_tells_what_it_is(stage: Stage, curator: Player) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await aishat.says("Школы и наставники")
    await aishat.presses("Школы")
    assert "Школа наставников · идёт набор" in aishat.text
    assert "Школа экспертов · набора нет" in aishat.text
    await aishat.presses("Школа наставников")
    for words in (
        "Нужен стаж: от 5 лет.",
        "Принимает Совет округа.",
        "сертификат и роль «наставник» на 24 месяца",
        f"Идёт набор: {COHORT} · 9 занятий",
        "10 декабря, четверг, 15:00–17:00 · Леваши, СОШ № 2",
        "Дни: 10 дек., 17 дек., 24 дек., 31 дек., 7 янв., 14 янв., 21 янв., 28 янв., 4 февр.",
        "Запись до 9 декабря, 18:00",
    ):
        assert words in aishat.text


async def test_a_curator_from_elsewhere_sees_the_own_recruiting(stage: Stage) -> None:
    curator = await stage.teacher("Зарема", "Омарова", municipality="derbent")
    await stage.grants(curator, Role.CURATOR, Scope(district=DistrictId("gornyy")))
    await recruits(curator)
    wanted = Audience(districts=frozenset({DistrictId("gornyy")}))
    async with stage.app.database.write() as tx:
        await tx.execute(activities.update().values(audience=wanted.plain()))
    await curator.says("Школы и наставники")
    await curator.presses("Школы")
    assert "Школа наставников · идёт набор" in curator.text
    await curator.presses("Школа наставников")
    assert f"Идёт набор: {COHORT} · 9 занятий" in curator.text
    assert "Сейчас набора нет" not in curator.text
    assert "Подать заявку" not in curator.buttons
    await curator.presses(f"Вести «{COHORT}», 10 дек.")


async def test_the_form_takes_words_and_shows_them_back(stage: Stage, curator: Player) -> None:
    await recruits(curator, sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    for bad, answer in (("я" * 501, "Слишком длинно: 501"), ("   ", "Здесь нужны слова")):
        await aishat.says(bad)
        assert answer in aishat.text
    await aishat.sends("voice")
    assert "здесь не подойдут" in aishat.text
    await aishat.says("Хочу <b>помогать</b> 😀")
    await aishat.says("Директор Гаджиев М. А.")
    assert "Зачем: «Хочу <b>помогать</b> 😀»" in aishat.text
    assert "Рекомендация: «Директор Гаджиев М. А.»" in aishat.text
    await aishat.says("Что теперь?")
    assert "Выберите, пожалуйста, одну из кнопок." in aishat.text
    await aishat.presses("‹ Назад")
    assert "Директор Гаджиев М. А." in aishat.text
    await aishat.presses("‹ Назад")
    assert "Хочу <b>помогать</b> 😀" in aishat.text
    assert "‹ Назад" not in aishat.buttons


async def test_an_application_is_sent_once_and_seen(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    await aishat.says("Хочу помогать")
    await aishat.says("Завуч Алиева П. Г.")
    send = await aishat.holds("Отправить")
    await aishat.presses("Отправить")
    assert "Заявка 1 отправлена: Школа наставников." in aishat.text
    await aishat.presses_stale(send)
    assert told(member, "Заявка 1 · поступление в школу · ждёт решения") == 1
    for words in ("Всего 9 занятий", "Завуч Алиева П. Г.", "Хочу помогать"):
        assert words in member.text
    await opens_school(aishat, "Школа наставников")
    assert "Ваша заявка ждёт решения" in aishat.text
    assert "Подать заявку" not in aishat.buttons
    await aishat.says("Мои заявки")
    assert "Ждёт решения." in aishat.text
    await opens_board(curator)
    assert "Ждут решения: 1" in curator.text
    await aishat.presses("Отозвать заявку")
    await aishat.presses("Да, отозвать")
    assert "ОТОЗВАНА" in member.text
    await opens_school(aishat, "Школа наставников")
    assert "Подать заявку" in aishat.buttons


async def test_a_question_is_asked_and_answered(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await applies(aishat)
    await member.presses("Спросить автора")
    await member.presses("Спросить, кто рекомендует")
    assert "Кто может вас рекомендовать?" in aishat.text
    await aishat.presses("Ответить на вопрос")
    await aishat.says("Завуч нашей школы")
    assert "Ответ передан." in aishat.text
    assert "Ответ автора: «Завуч нашей школы»" in "".join(member.texts)
    await member.presses("Принять")
    assert "Вы приняты." in aishat.text
    await member.presses("Отменить решение")
    await member.presses("Отклонить")
    await member.presses("Позвать в следующий набор")
    await member.presses("Отклонить")
    await opens_school(aishat, "Школа наставников")
    assert "Ваша заявка ждёт решения" in aishat.text, "until the letter comes"
    await refusal_arrives(stage)
    assert "не приняли" in aishat.text
    assert "Следующий набор будет виден" in aishat.text
    await applies(aishat)  # again, while sign-up is open
    assert "Заявка 2 отправлена" in aishat.text


async def test_a_reply_to_the_question_is_the_answer(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await applies(aishat)
    await member.presses("Спросить автора")
    await member.presses("Спросить, кто рекомендует")
    with counted(aishat, "Answer the question of a school", at_most=(1, 1)):
        await aishat.replies("Кто может вас рекомендовать?", "Завуч")
        assert "Ваш ответ: «Завуч»" in aishat.text
        send = await aishat.holds("Отправить")
        await aishat.presses("Отправить")
    assert "Ответ передан." in aishat.text
    assert "Ответ автора: «Завуч»" in "".join(member.texts)
    await aishat.presses_stale(send)
    await member.presses("Спросить автора")
    await member.says("А директор?")
    await member.presses("Отправить вопрос")
    await aishat.replies("А директор?", "Да")
    await aishat.says("Да, и директор")
    assert "Ваш ответ: «Да, и директор»" in aishat.text, "words below the summary replace it"
    await aishat.presses("Отправить")
    assert "Ответ автора: «Да, и директор»" in "".join(member.texts)


async def test_conditions_refuse_with_their_reason(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")  # teaches since 2015
    for school, position, reason in (
        ("Школа молодого учителя", "teacher", "Нужен стаж до 3 лет, у вас 11."),
        ("Школа управления", "principal", "Здесь ждут людей других должностей: директор"),
    ):
        await recruits(curator, school, sessions=1)
        async with stage.app.database.write() as tx:
            await change_person(tx, await stage.person_of(aishat), position=position)
        await opens_school(aishat, school)
        async with stage.app.database.write() as tx:
            await change_person(tx, await stage.person_of(aishat), position="teacher")
        await aishat.presses("Подать заявку")
        assert reason in (aishat.alert or "")
    async with stage.app.database.write() as tx:
        await tx.exec_driver_sql("UPDATE persons SET working_since = 2024")
    await recruits(curator, sessions=1)
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    assert "Нужен стаж от 5 лет, у вас 2." in (aishat.alert or "")


async def test_conditions_are_looked_at_once_more_when_the_form_is_sent(
    stage: Stage, curator: Player
) -> None:
    await recruits(curator, sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    await aishat.presses("Пропустить")
    await aishat.presses("Пропустить")
    async with stage.app.database.write() as tx:
        await tx.exec_driver_sql("UPDATE persons SET working_since = 2024")
    await aishat.presses("Отправить")
    assert "Нужен стаж от 5 лет, у вас 2." in (aishat.alert or "")
    await opens_board(curator)
    assert "Пока никто не записан." in curator.text


async def test_the_council_decides_on_entry_to_the_school_of_experts(
    stage: Stage, curator: Player, member: Player
) -> None:
    """Where there is no member of the Council, curators decide (V.4 of the regulation)."""
    await recruits(curator, "Школа экспертов", sessions=2)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа экспертов")
    assert "Нужна рекомендация." in aishat.text
    await aishat.presses("Подать заявку")
    await aishat.presses("Пропустить")
    assert "без рекомендации не принимает" in aishat.text
    assert "Пропустить" not in aishat.buttons
    await aishat.says("Омарова З. Р., методист")
    assert "Увидят: Совет округа и кураторы." in aishat.text
    await aishat.presses("Отправить")
    assert told(member, "Заявка 1 · поступление в школу") == 1
    assert told(curator, "Заявка 1 · поступление в школу") == 0
    await member.presses("Принять")
    assert "Вы приняты." in aishat.text


async def test_without_a_council_curators_decide_on_entry_to_the_school_of_management(
    stage: Stage, curator: Player
) -> None:
    await recruits(curator, "Школа управления", sessions=2)
    principal = await stage.teacher("Айшат", "Магомедова")
    async with stage.app.database.write() as tx:
        await change_person(tx, await stage.person_of(principal), position="principal")
    await applies(principal, "Школа управления")
    assert told(curator, "Заявка 1 · поступление в школу") == 1
    await curator.presses("Принять")
    assert "Вы приняты." in principal.text


async def test_a_form_survives_and_is_offered_again(stage: Stage, curator: Player) -> None:
    await recruits(curator, sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    await aishat.says("Хочу учиться")
    await stage.restart()
    await aishat.says("Настройки")
    await aishat.presses("Вернуться к заявке")
    assert "Кто вас рекомендует?" in aishat.text
    await aishat.presses("Отменить")
    assert "Заявка не отправлена." in aishat.text


async def test_an_unfinished_form_for_another_school_is_offered_first(
    stage: Stage, curator: Player
) -> None:
    await recruits(curator, sessions=1)
    await recruits(curator, "Школа экспертов", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    await aishat.says("Хочу учиться")
    await opens_school(aishat, "Школа экспертов")
    await aishat.presses("Подать заявку")
    assert told(aishat, "У вас не отправлена заявка: Школа наставников.") == 1
    await aishat.presses("Вернуться к заявке")
    assert "Школа наставников · заявка" in aishat.text
    await opens_school(aishat, "Школа экспертов")
    await aishat.presses("Подать заявку")
    await aishat.presses("Начать заново")
    assert told(aishat, "Школа экспертов · заявка") == 1


async def test_a_cohort_is_not_signed_up_for_beside_the_school(
    stage: Stage, curator: Player
) -> None:
    await recruits(curator, sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await aishat.says("/start activity-1")
    message, data = await aishat.holds("Подать заявку")
    assert data.startswith("form:begin:application")
    await aishat.presses_stale((message, "activities:join:a:0::1"))
    assert "В школу поступают по заявке" in (aishat.alert or "")
    await aishat.presses("Подать заявку")
    assert "Зачем вам эта школа?" in aishat.text


async def test_nobody_applies_when_it_has_begun(stage: Stage, curator: Player) -> None:
    await recruits(curator, sessions=2)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    button = await aishat.holds("Подать заявку")
    await applies(aishat)
    zumrud = await stage.teacher("Зумруд", "Исаева")
    await opens_school(zumrud, "Школа наставников")
    late = await zumrud.holds("Подать заявку")
    await pass_by(stage, TO_THE_FIRST)
    assert "решения в срок не было" in aishat.text  # its request expired at the first session
    await zumrud.presses_stale(late)
    assert "Запись уже закрыта" in (zumrud.alert or "")
    await aishat.presses_stale(button)
    assert "Запись уже закрыта" in (aishat.alert or "")


async def test_clause_74_who_prepares_for_leaders_of_the_school_sees_the_days_of_stages(
    stage: Stage, curator: Player, member: Player
) -> None:
    """Before entering, on the card of what was entered, and in a letter a day before each."""
    school = "Школа управления"
    principal = await stage.teacher("Патимат", "Директорова")
    async with stage.app.database.write() as tx:
        await change_person(tx, await stage.person_of(principal), position="principal")
    await recruits(curator, school, sessions=3)
    await opens_school(principal, school)
    assert "10 дек., 17 дек., 24 дек." in principal.text
    await applies(principal, school)
    await member.presses("Принять")
    await opens_school(principal, school)
    await principal.presses("Открыть мероприятие")
    days = ("10 декабря", "17 декабря", "24 декабря")
    for day in days:
        assert f"{day}, четверг, 15:00–17:00 · Леваши, СОШ № 2" in principal.text
    await pass_by(stage, TO_THE_FIRST - DAY)
    for day in days:
        assert principal.text.startswith("Напоминание")
        assert day in principal.text
        await pass_by(stage, WEEK)


# ── Leaving ────────────────────────────────────────────────────────────────────────────────────


async def test_who_leaves_frees_the_seat_for_the_queue(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, seats="1")
    aishat = await stage.teacher("Айшат", "Магомедова")
    zumrud = await stage.teacher("Зумруд", "Исаева")
    await enters(aishat, member)
    await applies(zumrud)
    await member.presses("Принять")
    assert "вы в очереди" in zumrud.text
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Открыть мероприятие")
    await aishat.presses("Отказаться от места")
    assert "Уйти из потока?" in aishat.text
    await aishat.presses("Да, отказаться")
    assert told(zumrud, "Для вас освободилось место.") == 1
    await opens_board(curator)
    assert "Ушли: 1" in curator.text


async def test_leaving_a_cohort_that_goes_on_is_leaving(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await enters(aishat, member)
    await pass_by(stage, TO_THE_FIRST + WEEK)
    await aishat.says("/start activity-1")
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    await opens_school(aishat, "Школа наставников")
    assert f"Вы ушли: {COHORT}" in aishat.text
    await opens_board(curator)
    assert "Ушли: 1" in curator.text
    assert "Учатся" not in curator.text


async def test_somebody_is_expelled_with_a_reason(
    stage: Stage, curator: Player, member: Player
) -> None:
    await plans(curator)  # so that the cohort's id differs from that of an enrolment
    await recruits(curator, seats="1")
    aishat = await stage.teacher("Айшат", "Магомедова")
    zumrud = await stage.teacher("Зумруд", "Исаева")
    await enters(aishat, member)
    await applies(zumrud)
    await member.presses("Принять")
    await opens_board(curator)
    await curator.presses("Отчислить")
    whom = await curator.holds("Магомедова А., СОШ № 2")
    await curator.presses("Магомедова А., СОШ № 2")
    await curator.sends("sticker")
    assert "здесь не подойдут" in curator.text
    await curator.says("Три занятия <пропущены> подряд")
    assert "Причина: «Три занятия <пропущены> подряд»" in curator.text
    await curator.presses("‹ Назад")
    await curator.says("Три занятия пропущены подряд")
    await curator.presses("Отчислить")
    assert "Отчислен(а): Магомедова А." in curator.text
    assert f"Вы больше не учитесь в потоке «{COHORT}»." in aishat.text
    assert "«Три занятия пропущены подряд»" in aishat.text
    assert told(zumrud, "Для вас освободилось место.") == 1
    await opens_board(curator)
    assert "Магомедова А., СОШ № 2: «Три занятия пропущены подряд»" in curator.text
    await curator.presses_stale(whom)
    assert "кое-что изменилось" in (curator.alert or "")
    await opens_school(aishat, "Школа наставников")
    assert "Вы больше не учитесь" in aishat.text
    await aishat.presses("Подать заявку")
    assert "В этом потоке вы больше не учитесь" in (aishat.alert or "")


async def test_the_board_is_for_those_who_hold_it(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, sessions=1)
    await opens_board(curator)
    message, data = await curator.holds("Вести мероприятие")
    assert data
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    message, _ = await aishat.holds("Подать заявку")
    for made_up in ("board", "picture", "export", "pupils", "expel", "ask", "confirm"):
        await aishat.presses_stale((message, f"cohorts:{made_up}:1:0"))
        assert "нужна другая роль" in (aishat.alert or "")
    await aishat.presses_stale((message, "expelling:begin:1:1:"))
    assert "нужна другая роль" in (aishat.alert or "")
    await curator.presses_stale((message, "cohorts:board:77:0"))
    assert "Такого не нашлось" in (curator.alert or "")


# ── Children ───────────────────────────────────────────────────────────────────────────────────


async def test_a_child_is_not_taken_without_the_date_of_consent(
    stage: Stage, curator: Player
) -> None:
    await recruits(curator, "Школа одарённых детей", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа одарённых детей")
    await aishat.presses("Подать заявку")
    for bad in ("Мадина Ахмедова, 8 класс", "М. А.", "М. А., 12 класс", "8 класс", "😀"):
        await aishat.says(bad)
        assert "Нужны инициалы и класс" in aishat.text
    await aishat.says("м.а., 8 б класс")
    assert "М. А., 8 Б класс" in aishat.text
    assert "Без неё заявку на ребёнка не принимают" in aishat.text
    assert aishat.buttons == ["‹ Назад", "Отменить"]  # no way around it
    await aishat.says("нет согласия")
    assert "Не получилось понять дату" in aishat.text
    for ahead in ("завтра", "1 декабря", "12.11.2027"):
        await aishat.says(ahead)
        assert "Эта дата ещё не наступила" in aishat.text
    await aishat.says("12 ноября")
    assert "М. А., 8 Б класс · согласие от 12 ноября 2026" in aishat.text


async def test_a_form_without_consent_is_refused_when_it_is_sent(
    stage: Stage, curator: Player
) -> None:
    """Also with a forged button."""
    await recruits(curator, "Школа одарённых детей", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа одарённых детей")
    await aishat.presses("Подать заявку")
    await aishat.says("М. А., 8 класс")
    async with stage.app.database.read() as connection:
        draft = (await connection.exec_driver_sql("SELECT id FROM drafts")).scalars().all()[-1]
    message, _ = await aishat.holds("Отменить")
    await aishat.presses_stale((message, f"applying:send::{draft}"))
    assert "Без даты согласия родителя" in (aishat.alert or "")
    await opens_board(curator, "Школа одарённых детей")
    assert "Пока никто не записан." in curator.text


async def test_children_are_listed_and_go_with_the_teacher(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, "Школа одарённых детей", sessions=2)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await brings(aishat, ("М. А., 8 Б класс", "12 ноября"), ("К. Г., 7", "вчера"))
    assert "К. Г., 7 класс · согласие от 22 ноября 2026" in aishat.text
    await aishat.presses("Отправить")
    assert "М. А., 8 Б класс" in member.text
    await member.presses("Принять")

    await opens_board(curator, "Школа одарённых детей")
    assert "Ученики: 2" in curator.text
    assert "К. Г., 7 класс · согласие от 22 ноября 2026" in curator.text
    await curator.presses("Скачать учеников .xlsx")
    _, first, second = cells(curator.document("Ученики, поток 1.xlsx"))
    assert first[1:] == ["М. А.", "8 Б", "СОШ № 2", "Магомедова А.", "12.11.2026", "записан(а)"]
    assert second[1:3] == ["К. Г.", "7"]

    await aishat.says("/mydata")
    assert "М. А." in aishat.document("okrug.json").decode()
    assert "УЧЕНИКИ, КОТОРЫХ ВЫ ПРИВЕЛИ" in aishat.document("Мои данные.txt").decode()
    await aishat.says("/start activity-1")
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    await opens_board(curator, "Школа одарённых детей")
    assert "Ученики" not in curator.text
    assert await children(stage) == 0


async def children(stage: Stage) -> int:
    async with stage.app.database.read() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM pupils")
        return int(found.scalar_one())


async def test_children_of_a_rejected_application_are_forgotten(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, "Школа одарённых детей", sessions=2)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await brings(aishat, ("М. А., 8 класс", "12 ноября"))
    await aishat.presses("Отправить")
    await member.presses("Отклонить")
    await member.presses("Позвать в следующий набор")
    await member.presses("Отклонить")
    await opens_board(curator, "Школа одарённых детей")
    assert "М. А." not in curator.text
    await pass_by(stage, timedelta(minutes=9))
    assert await children(stage) == 1  # may still be undone
    await pass_by(stage, timedelta(minutes=2))
    assert await children(stage) == 0


async def test_children_and_words_go_with_who_is_deleted(
    stage: Stage, curator: Player, member: Player
) -> None:
    await recruits(curator, "Школа одарённых детей", sessions=9)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await brings(aishat, ("М. А., 8 класс", "12 ноября"))
    await aishat.presses("Отправить")
    await member.presses("Принять")
    await is_gone(stage, aishat)
    assert await children(stage) == 0
    async with stage.app.database.read() as connection:
        found = await connection.execute(select(applications))
        assert [(row.motivation, row.recommendation) for row in found] == [(None, None)]
    await opens_board(curator, "Школа одарённых детей")
    assert "М. А." not in curator.text


async def test_the_last_child_can_be_taken_back(stage: Stage, curator: Player) -> None:
    await recruits(curator, "Школа одарённых детей", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа одарённых детей")
    await aishat.presses("Подать заявку")
    await aishat.says("М. А., 8 класс")
    await aishat.presses("‹ Назад")
    await aishat.says("К. Г., 7 класс")
    await aishat.says("12 ноября")
    await aishat.presses("Убрать последнего")
    assert "инициалы и класс одного ученика" in aishat.text
    assert "Готово" not in aishat.buttons
