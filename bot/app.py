"""The composition root: builds everything from the settings."""

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiohttp import ClientProxyConnectionError

from bot.actor_middleware import ActorMiddleware
from bot.alarms import Alarms
from bot.clock import Ticks, scheduler_for, tick_table
from bot.commands import RoleCommands, introduce
from bot.conversations import Conversations
from bot.intake.inbox import ALLOWED, Intake
from bot.intake.notices import Notices
from bot.intake.share import Share
from bot.intake.shared import SharedIntake
from bot.kept_files import KeepingBot, KeptFiles
from bot.load import load_defaults
from bot.logs import set_up_logs
from bot.monitoring.health import Health
from bot.monitoring.monitored import monitored
from bot.monitoring.systemd import READY, STOPPING, notify
from bot.monitoring.watch import Watch
from bot.reachability import Reachability
from bot.replica import Replica, Sender
from bot.retry import Means
from bot.sending.broadcasts import Broadcasts
from bot.sending.letters import LetterRenderer
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace
from bot.sending.progress import Progress
from bot.sending.session import Session
from bot.settings import Settings, WrongSetting
from district.activities.form import Whom
from district.activities.plan_import import Column, PlanNames
from district.announcements.announcement import AnnouncementRules
from district.clock import Calendar, Clock, utc_now
from district.mentoring.pairs import MentorshipRules
from district.spelling import folded
from district.tables import key
from handlers import root
from handlers.albums import OneAnswer
from handlers.environment import Environment
from handlers.extension import Area, Extension
from handlers.menu import Interruption
from locales.texts import FOLDER, Texts, listed, load_texts
from screens.kinds import KINDS
from screens.refusals import Meaning, meaning_of, understand
from services.sealing import Sealing
from services.wiring import Services
from storage.database import Database, file_of, open_database
from storage.leases import Leases, alone_at_start
from storage.migrate import migrate

if TYPE_CHECKING:
    from aiohttp.web import RouteDef

log = logging.getLogger(__name__)


class Unreachable(Exception):
    """Telegram cannot be reached or refuses the token.

    The message names the setting and the cure.
    """


@dataclass(slots=True, kw_only=True)
class App:
    """A complete bot, ready to run. Tests build one with their own clock and server."""

    bot: Bot
    database: Database
    services: Services
    texts: Texts
    dispatcher: Dispatcher
    intake: Intake
    outbox: Outbox
    broadcasts: Broadcasts
    progress: Progress
    ticks: Ticks
    clock: Clock
    health: Health
    routes: list["RouteDef"] = field(default_factory=list)
    """Served beside the probes."""
    replica: Replica | None = None
    """Set if several processes may share the database."""
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self) -> list[asyncio.Task[None]]:
        """Starts the intake at once and sending after `Intake.tried_alone` is set.

        Returns the tasks. One of several replicas starts to send when it is elected.
        """
        if self.replica is not None:
            self._tasks = [asyncio.create_task(self.replica.run(), name="replica")]
        else:
            self._tasks = self._begun()
        self.health.tasks = self._tasks
        return self._tasks

    def _begun(self) -> list[asyncio.Task[None]]:
        return [
            asyncio.create_task(self._afterwards(self.outbox.run), name="outbox"),
            asyncio.create_task(self._afterwards(self.broadcasts.run), name="broadcasts"),
            asyncio.create_task(self._afterwards(self.progress.run), name="progress"),
            asyncio.create_task(self.intake.run(), name="intake"),
        ]

    async def _afterwards(self, run: Callable[[], Awaitable[None]]) -> None:
        await self.intake.tried_alone.wait()
        await run()

    async def stop(self) -> None:
        """Stops fetching, waits for running handlers and letters in flight, then
        closes everything.
        """
        self.health.is_stopping = True
        if self.replica is not None:
            self.replica.stop()
        else:
            await self.intake.stop()
            self.outbox.stop()
            self.broadcasts.stop()
            self.progress.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.close()

    async def close(self) -> None:
        await self.bot.session.close()
        await self.database.close()


async def build(
    settings: Settings,
    *,
    clock: Clock = utc_now,
    pace: Pace | None = None,
    more: Extension = Extension(),  # noqa: B008 - frozen
) -> App:
    """Builds a bot. `pace` overrides the rate limiter that the settings ask for; `more` is added
    to the product's own tables.

    Raises:
        Unreachable: Telegram does not respond or does not know the token.
        NewerSchema, DatabaseFault: the database cannot be used.
    """
    if settings.bot_token is None or settings.operator is None:
        settings.ensure_can_run()
        raise RuntimeError("checked above")
    texts = load_texts(settings.timezone, FOLDER, *more.texts)
    calendar = Calendar(zone=settings.timezone)
    database = open_database(settings.database_url)
    database.is_shared = settings.is_replicated
    services = Services(
        database,
        clock=clock,
        calendar=calendar,
        administrators=settings.admins,
        plan_names=plan_names(texts),
        more_kinds=more.effects,
        refusal_waits=timedelta(seconds=settings.refusal_waits_seconds),
        sealing=Sealing(await asyncio.to_thread(settings.secret_key)),
        mentorship_rules=MentorshipRules(answer_days=settings.mentor_answer_days),
        limits=settings.limits,
        pupils_kept=timedelta(days=settings.pupils_kept_days),
        asks_after=timedelta(days=settings.ask_if_easier_days),
        announcement_rules=AnnouncementRules(
            alone=settings.announce_alone,
            important_per_week=settings.important_per_week,
            per_second=settings.send_rate,
        ),
    )
    async with alone_at_start(settings.database_url):
        await migrate(settings.database_url)
        await load_defaults(database, clock)
        await services.roles.sync_administrators()
        await services.lost_votes.put_again()
    pace = pace or Pace(settings.send_rate)
    bot = _bot(settings, pace)
    try:
        me = await _introduced(bot, settings, texts)
    except Unreachable:
        await bot.session.close()
        await database.close()
        raise
    alarms = Alarms(database=database, bot=bot, texts=texts, admins=settings.admins, clock=clock)
    environment = Environment(
        texts=texts,
        calendar=calendar,
        clock=clock,
        operator=settings.operator,
        bot_username=me,
        alarms=alarms,
        kinds={**KINDS, **more.screens},
    )
    means: Means = {"bot": bot, "database": database, "alarms": alarms, "clock": clock}
    return _assembled(settings, bot, means, pace, services, environment, more.areas)


def _assembled(
    settings: Settings,
    bot: KeepingBot,
    means: Means,
    pace: Pace,
    services: Services,
    env: Environment,
    more: tuple[Area, ...],
) -> App:
    database = means["database"]
    texts, calendar, clock = env.texts, env.calendar, env.clock
    kept = KeptFiles(
        database=database,
        folder=settings.files_folder or settings.var / "files",
        most=settings.files_megabytes << 20,
    )
    bot.session.middleware(kept)
    bot.kept = kept
    reachability = Reachability(database=database, clock=clock)
    conversations = Conversations(database)
    who = ActorMiddleware(database=database, texts=texts, reachability=reachability, clock=clock)
    dispatcher = dispatcher_with(conversations, who, services, env, more)
    leases = Leases(settings.database_url, settings.replica) if settings.is_replicated else None
    kind = partial(SharedIntake, leases=leases) if leases is not None else Intake
    intake = kind(
        **means,
        fetches=settings.webhook_url is None,
        dispatcher=dispatcher,
        conversations=conversations,
        notices=Notices(bot=bot, pace=pace, database=database, texts=texts, clock=clock),
        share=Share(settings.waiting_per_person),
    )
    app = App(
        bot=bot,
        database=database,
        services=services,
        texts=texts,
        dispatcher=dispatcher,
        intake=intake,
        outbox=Outbox(
            **means,
            pace=pace,
            renderer=LetterRenderer(services, env),
            reachability=reachability,
            calendar=calendar,
        ),
        broadcasts=Broadcasts(
            **means, pace=pace, texts=texts, reachability=reachability, calendar=calendar
        ),
        progress=Progress(**means, announcements=services.announcements, texts=texts, pace=pace),
        ticks=_ticks(settings, means, services, env, kept, intake),
        clock=clock,
        health=Health(database=database),
    )
    if settings.webhook_url is not None:
        from bot.intake.webhook import webhook_route  # noqa: PLC0415 - aiohttp's server costs memory

        app.routes.append(webhook_route(intake, settings.webhook_url, settings.webhook_secret))
    if leases is not None and isinstance(intake, SharedIntake):
        sender = Sender(
            outbox=app.outbox, broadcasts=app.broadcasts, progress=app.progress, ticks=app.ticks
        )
        app.replica = Replica(**means, leases=leases, intake=intake, sender=sender, pace=pace)
    return app


def _ticks(
    settings: Settings,
    means: Means,
    services: Services,
    env: Environment,
    kept: KeptFiles,
    intake: Intake,
) -> Ticks:
    bot, database, alarms = means["bot"], means["database"], means["alarms"]
    watch = Watch(
        database=database,
        alarms=alarms,
        heard=intake.heard,
        clock=env.clock,
        folder=settings.var,
        file=file_of(settings.database_url),
        undelivered=intake.undelivered if settings.webhook_url is not None else None,
    )
    commands = RoleCommands(bot=bot, database=database, texts=env.texts, clock=env.clock)
    table = tick_table(
        services,
        database=database,
        database_url=settings.database_url,
        backups=settings.var / "backups",
        alarms=alarms,
        clock=env.clock,
        calendar=env.calendar,
        watch=watch.tick,
        show_commands=commands.tick,
        keep_files=partial(kept.keep, bot),
        sweep_files=kept.sweep,
    )
    return Ticks(table=table, alarms=alarms, calendar=env.calendar)


def dispatcher_with(
    conversations: Conversations,
    who: ActorMiddleware,
    services: Services,
    environment: Environment,
    more: tuple[Area, ...] = (),
) -> Dispatcher:
    """Returns a dispatcher with all routers and middlewares."""
    dispatcher = Dispatcher(storage=conversations)
    dispatcher.update.outer_middleware(who)
    dispatcher.message.outer_middleware(OneAnswer())
    dispatcher.message.outer_middleware(Interruption(environment.texts, services.drafts))
    dispatcher.include_router(root(services, environment, more))
    return dispatcher


async def serve(settings: Settings) -> None:
    """Runs the bot until SIGINT or SIGTERM."""
    set_up_logs(settings.log_format, replica=settings.replica)
    _report_errors(settings)
    app = await build(settings)
    # Objects built so far live until exit: freezing saves the collector a quarter of a second per
    # full collection, and skipping a collection at start costs little memory.
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)  # a tap leaves almost no cycles: reference counting frees it
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with monitored(app, settings):
        if settings.webhook_url is not None:
            await set_webhook(app.bot, settings)
        await _run(app, stopping)


async def _run(app: App, stopping: asyncio.Event) -> None:
    scheduler = scheduler_for(app.ticks)
    await app.ticks.run_missed()
    running = app.start()
    stopped = asyncio.create_task(stopping.wait())
    tried = asyncio.create_task(app.intake.tried_alone.wait())
    await asyncio.wait({stopped, tried}, return_when=asyncio.FIRST_COMPLETED)
    tried.cancel()
    if app.replica is None:
        scheduler.start()
    app.health.has_started = True
    notify(READY)
    log.info("the bot has started")
    done, _ = await asyncio.wait({stopped, *running}, return_when=asyncio.FIRST_COMPLETED)
    notify(STOPPING)
    log.info("the bot is stopping")
    stopped.cancel()
    if scheduler.running:
        scheduler.shutdown(wait=False)
    await app.stop()
    for task in done & set(running):
        task.result()  # raises the error that ended the task


def _report_errors(settings: Settings) -> None:
    """Sends errors to Sentry if the settings name a project.

    Raises:
        WrongSetting: the DSN cannot be read, or the extra is not installed.
    """
    if settings.sentry_dsn is None:
        return
    try:
        from bot.monitoring.sentry import start_sentry  # noqa: PLC0415 - 0.1 s at start
    except ImportError:
        raise WrongSetting("sentry_dsn", "needs sentry-sdk") from None
    start_sentry(settings.sentry_dsn.get_secret_value(), replica=settings.replica)


async def set_webhook(bot: Bot, settings: Settings) -> None:
    """Tells Telegram where to send updates.

    Raises:
        Unreachable: Telegram does not respond or refuses the address.
    """
    assert settings.webhook_url is not None  # noqa: S101 - checked by the caller
    while True:
        try:
            await bot.set_webhook(
                settings.webhook_url,
                secret_token=settings.webhook_secret,
                max_connections=settings.webhook_connections,
                allowed_updates=ALLOWED,
            )
        except TelegramAPIError as error:
            refusal = understand(error)
            if refusal.meaning is Meaning.WAIT:  # another replica has just done the same
                await asyncio.sleep(refusal.seconds)
            elif refusal.meaning is Meaning.MALFORMED:
                raise Unreachable(
                    f"OKRUG_WEBHOOK_URL {settings.webhook_url} is refused ({refusal.why})"
                ) from None
            else:
                raise Unreachable(_reason(error, settings)) from None
        else:
            return


def _bot(settings: Settings, pace: Pace) -> KeepingBot:
    assert settings.bot_token is not None  # noqa: S101 - checked by the caller
    session = Session(api=TelegramAPIServer.from_base(settings.api_url), proxy=settings.proxy)
    session.middleware(pace)
    return KeepingBot(
        settings.bot_token.get_secret_value(),
        session=session,
        default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True),
    )


async def _introduced(bot: Bot, settings: Settings, texts: Texts) -> str:
    """Sets the commands and returns the bot's @username."""
    try:
        me = await bot.me()
        if settings.webhook_url is None:
            await bot.delete_webhook()
    except TelegramAPIError as error:
        raise Unreachable(_reason(error, settings)) from None
    with suppress(TelegramAPIError):  # cosmetic only: the next start sets them again
        await introduce(bot, texts)
    return me.username or ""


def _reason(error: TelegramAPIError, settings: Settings) -> str:
    """Returns why the bot cannot start, with the setting and the cure."""
    match meaning_of(error):
        case Meaning.UNAUTHORIZED:
            return "OKRUG_BOT_TOKEN is refused by Telegram: take the current one from @BotFather"
        case Meaning.UNSENT | Meaning.UNANSWERED:
            cause = error.__cause__
            if isinstance(cause, ClientProxyConnectionError):
                return settings.does_not_answer(str(cause.strerror), at_the_proxy=True)
            return settings.does_not_answer(error.message)
        case _:
            return (
                f"OKRUG_API_URL {settings.api_url} refuses ({error.message}): "
                "is it a Bot API server?"
            )


def plan_names(texts: Texts) -> PlanNames:
    """Returns the words of a plan's spreadsheet in all languages."""
    whom = {
        key(said): whom for whom in Whom for said in texts.everywhere(f"organising-whom-{whom}")
    }
    columns: dict[str, tuple[str, ...]] = {
        one: (
            *listed(texts.everywhere(f"importing-column-{one}")),
            *listed(texts.everywhere(f"importing-names-{one}")),
        )
        for one in Column
    }
    unlimited = frozenset(map(folded, listed(texts.everywhere("importing-unlimited"))))
    aside = texts.everywhere("importing-lists") | texts.everywhere("importing-state")
    return PlanNames(whom=whom, unlimited=unlimited, columns=columns, aside=aside)
