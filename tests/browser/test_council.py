"""A council in a browser: a full desk is cleared, and a motion is put, voted on and read."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo.run import playing
from district.clock import utc_now
from district.council.settings import EARLY_CLOSE
from district.drafts import Form
from district.forms import SUMMARY
from district.ids import AreaId, DistrictId, TopicId
from district.requests.deficit_form import entered_from
from district.requests.deficits import Help, Report, Severity
from services.wiring import Services
from storage.council.settings import put_setting
from storage.database import open_database
from storage.people.people import find_actor
from tests.browser.seat import MEMBER, OTHER, SEATED, TEACHER, Seat, at
from tests.world import CALENDAR

pytestmark = pytest.mark.asyncio(loop_scope="session")

MEMBERS_AFAR = "1019", "1020", "1021"
"""Council members of other municipalities."""
TOPICS = 5


async def test_a_desk_is_cleared_and_a_motion_goes_from_the_question_to_the_protocol(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        await _ten_wait(tmp_path / "okrug.db")
        member = await at(browser, address, MEMBER)

        # Three presses for all that wait.
        await member.chooses("Ждут решения")
        await member.presses("Принять несколько сразу")
        await member.reads("Принять сразу")
        await member.presses("подходящ")
        await member.reads("Принят")
        accepted = await member.newest.inner_text()
        assert int("".join(filter(str.isdigit, accepted.partition("заяв")[0]))) >= 2 * TOPICS

        await member.chooses("Ещё")
        await member.presses("Совет")
        await member.presses("Поставить вопрос")
        await member.says("Провести осенью слёт молодых учителей округа")
        await member.presses("Открыть голосование")
        await member.sees("Голосование по вопросу")

        voters = [member, *[await at(browser, address, one) for one in (OTHER, *MEMBERS_AFAR)]]
        for voter in voters:
            if voter is voters[-1]:
                await voter.picture(pictures / "motion.png")
            await _votes(voter, "Против" if voter is voters[2] else "За")
        for voter in voters:
            card = voter.panel.locator("[data-message-id]", has_text="слёт молодых учителей")
            await expect(card.filter(has_text="РЕШЕНО").first).to_be_visible()
        await member.presses("Протокол .pdf")
        await member.reads("pdf")
        await member.picture(pictures / "protocol.png")


async def _votes(voter: Seat, choice: str) -> None:
    """Votes on the card of the motion: other motions may be open, too."""
    card = voter.panel.locator("[data-message-id]", has_text="слёт молодых учителей")
    await card.locator(".inline-button", has_text=choice).last.click()
    await expect(
        card.filter(has_text="Ваш голос").or_(card.filter(has_text="РЕШЕНО")).first
    ).to_be_visible()


async def _ten_wait(file: Path) -> None:
    """Two teachers report five difficulties each, and votes are to end as soon as all is clear."""
    database = open_database(f"sqlite+aiosqlite:///{file}")
    try:
        services = Services(database, clock=utc_now, calendar=CALENDAR)
        async with database.write() as tx:
            district = DistrictId("gornyy")
            await put_setting(tx, district, EARLY_CLOSE.key, EARLY_CLOSE.plain(True), utc_now())
        for account in (TEACHER, SEATED):
            async with database.read() as connection:
                author = await find_actor(connection, int(account), utc_now())
            assert author is not None
            for number in range(1, TOPICS + 1):
                report = Report(
                    area=AreaId("methods"),
                    topic=TopicId(f"methods-{number}"),
                    own_words=None,
                    severity=Severity.NEED_HELP,
                    tried=None,
                    wanted=(Help.SEMINAR,),
                )
                answers = entered_from(report).answers
                draft = await services.drafts.begin(author, Form.DEFICIT, SUMMARY, answers)
                await services.deficits.send(author, draft.id)
    finally:
        await database.close()
