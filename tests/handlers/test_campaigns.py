"""Campaigns: clause II б of the regulation (Год образования, Год педагога и наставника)."""

from datetime import timedelta

from sqlalchemy import insert

from district.activities.activity import ActivityStatus, Session
from district.activities.enrolments import EnrolmentMove, EnrolmentStatus
from district.activities.form import Plan
from district.ids import CampaignId, DistrictId, PersonId, TypeId
from district.languages import Language
from district.requests.request import How
from keyboards.activities.form import PlanningAction
from keyboards.form import FormAction
from storage.activities.activities import add_activity, change_activity
from storage.tables import enrolment_history, enrolments
from tests.acts.activities import TITLE, plans, to_summary
from tests.acts.analytics import opens, rows
from tests.acts.common import pass_by
from tests.play import Player, Stage

YEAR = "Год единства народов России"
HOUR = timedelta(hours=1)
UNITY = CampaignId("unity-2026")


async def holds(stage: Stage, curator: Player, people: list[PersonId]) -> None:
    """Stores an activity of the campaign that is over, with these participants."""
    now = stage.clock()
    begins = now - timedelta(days=30)
    session = Session(starts_at=begins, ends_at=begins + 2 * HOUR, place="Леваши")
    plan = Plan(
        type=TypeId("seminar"),
        title="Дружба народов",
        hours=2,
        sessions=(session,),
        signup_closes_at=begins,
        campaign=UNITY,
    )
    by, district = PersonId(curator.person or 0), DistrictId("gornyy")
    async with stage.app.database.write() as tx:
        number = await add_activity(
            tx, plan, district=district, made_by=by, draft=None, now=now - timedelta(days=40)
        )
        await change_activity(tx, number, status=ActivityStatus.OVER)
        seat = {
            "activity_id": number,
            "municipality_id": "levashinskiy",
            "status": EnrolmentStatus.ATTENDED,
            "version": 1,
            "at_once": False,
            "queued_at": begins,
            "signed_up_at": begins,
            "silences": 0,
        }
        seats = [{**seat, "person_id": one} for one in people]
        added = await tx.execute(insert(enrolments).returning(enrolments.c.id), seats)
        move = {
            "move": EnrolmentMove.MARK,
            "source": EnrolmentStatus.BOOKED,
            "target": EnrolmentStatus.ATTENDED,
            "at": now,
            "how": How.SYSTEM,
        }
        moves = [{**move, "enrolment_id": one} for one in added.scalars()]
        await tx.execute(insert(enrolment_history), moves)


async def test_clause_12_the_report_of_a_campaign_lists_14_events_and_320_participants(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    people = [await stage.cast.consented(90_000 + one) for one in range(24)]
    for _ in range(13):
        await holds(stage, curator, people)
    await holds(stage, curator, people[:8])
    await to_summary(curator)
    assert YEAR not in curator.text
    await curator.presses("Ещё настройки")
    await curator.presses(f"☐ {YEAR}")
    assert f"Кампания: {YEAR}" in curator.text
    await curator.presses("‹ Назад")
    assert f"Кампания: {YEAR}" in curator.text
    await curator.presses("Опубликовать")
    await curator.presses("Рассказать людям")
    assert f"Кампания: {YEAR}" in curator.text
    await curator.presses("Отправить")
    await pass_by(stage, HOUR)
    await opens(curator)
    await curator.presses("По кампаниям")
    assert YEAR in curator.text
    assert "прошло 14 · впереди 1 · участников 320 · объявлений 1" in curator.text
    await curator.presses("Таблица .xlsx")
    head, total, *events = rows(curator, "По кампаниям.xlsx")
    assert head[3:] == ["Прошло", "Впереди", "Участников", "Объявлений"]
    assert (total[0], total[3:]) == (YEAR, [14, 1, 320, 1])
    assert len(events) == 15
    assert events[-1][0] == TITLE


async def test_clause_12_members_of_the_council_see_no_report_of_campaigns(stage: Stage) -> None:
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    await pass_by(stage, HOUR)
    await opens(curator)
    report = await curator.holds("По кампаниям")
    await curator.presses("По кампаниям")
    assert "Пока нет ни одного мероприятия с кампанией" in curator.text
    await opens(member)
    assert "По кампаниям" not in member.buttons
    await member.presses_stale((member.screens[-1]["message_id"], report[1]))
    assert "кампании" not in f"{member.text} {member.alert}"


async def test_clause_12_the_list_is_narrowed_by_a_campaign(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await plans(curator, title="Без кампании", day="9 декабря")
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await curator.presses(f"☐ {YEAR}")
    stale = await curator.holds(f"☑ {YEAR}")
    await curator.presses("‹ Назад")
    await curator.presses("Опубликовать")
    await curator.presses_stale(stale)
    await aishat.says("Мероприятия")
    await aishat.presses("Отобрать: вид, месяц")
    await aishat.presses(f"{YEAR} · 1")
    assert f"Только кампания: {YEAR}" in aishat.text
    assert "Без кампании" not in aishat.text
    await aishat.presses(TITLE)
    assert f"Кампания: {YEAR}" in aishat.text
    await aishat.presses("‹ К списку")
    assert "Без кампании" not in aishat.text
    await aishat.presses("Отобрать: вид, месяц")
    await aishat.presses("Все виды")
    assert "Без кампании" in aishat.text


async def test_clause_12_a_campaign_is_ticked_once_in_an_announcement_and_unticked(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says("Завтра концерт")
    assert "Кампания" not in curator.text
    await curator.presses("Рубрика")
    await curator.presses(YEAR)
    await curator.presses(YEAR)
    await curator.presses("Готово")
    assert "Кампания" not in curator.text
    await curator.presses("Рубрика")
    await curator.presses(YEAR)
    await curator.presses("Готово")
    assert f"Кампания: {YEAR}" in curator.text


async def test_a_campaign_is_offered_on_its_days_only_and_none_is_made_up(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await to_summary(curator, day="20.01.2027")
    await curator.presses("Ещё настройки")
    assert YEAR not in " ".join(curator.buttons)
    forged = f"form:{FormAction.ACT}:activity::{PlanningAction.CAMPAIGN}.made-up"
    await curator.presses_stale((curator.screens[-1]["message_id"], forged))
    assert "Кампания" not in curator.text


async def test_a_campaign_in_english(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await curator.presses(f"☐ {YEAR}")
    await stage.speaks(curator, Language.EN)
    await curator.presses("‹ Назад")
    assert "Campaign: Year of Unity of the Peoples of Russia" in curator.text
