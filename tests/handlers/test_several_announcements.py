"""Several announcements sent at the same time."""

from datetime import timedelta

from bot.alarms import Alarms
from bot.reachability import Reachability
from bot.sending.broadcasts import Broadcasts
from bot.sending.pace import Pace
from district.clock import Calendar
from sandbox import Call
from tests.acts.announcements import DISTRICT, composes, crowd
from tests.play import ADMINISTRATOR, Stage

FIRST, SECOND = "Первое объявление", "Второе объявление"


async def sends_one_by_one(stage: Stage) -> None:
    """From now on only one copy is in flight at a time."""
    app = stage.app
    database, clock, bot, texts = app.database, stage.clock, app.bot, app.texts
    admins = frozenset({ADMINISTRATOR})
    app.broadcasts = Broadcasts(
        bot=bot,
        database=database,
        pace=Pace(rate=100_000, chat_rate=100_000),
        texts=texts,
        reachability=Reachability(database=database, clock=clock),
        alarms=Alarms(database=database, bot=bot, texts=texts, admins=admins, clock=clock),
        clock=clock,
        calendar=Calendar(zone=stage.settings.timezone),
        in_flight=1,
    )


async def test_announcements_of_the_same_moment_take_turns(stage: Stage) -> None:
    curator = await stage.curator(DISTRICT)
    await crowd(stage, 4)
    for text in (FIRST, SECOND):
        await composes(curator, text)
        for label in ("Когда", "В назначенное время"):
            await curator.presses(label)
        await curator.says("завтра в 9")
        await curator.presses("Запланировать")
    await sends_one_by_one(stage)
    sent: list[str] = []

    def see(call: Call) -> None:
        if call.is_made and call.arguments.get("text") in {FIRST, SECOND}:
            sent.append(str(call.arguments["text"]))

    stage.box.watch_calls(see)
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert sent.count(FIRST) == sent.count(SECOND) == 5
    ahead = [sent[:number].count(FIRST) - sent[:number].count(SECOND) for number in range(11)]
    assert max(map(abs, ahead)) <= 2
