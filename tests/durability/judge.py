"""Compares what people saw in the sandbox with the database."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from district.letters import LetterKind, LetterStatus
from tests.crowd import OKRUG
from tests.durability.flood import Flood, Poured
from tests.durability.human import Human, Temper, text_of
from tests.durability.kept import LETTER, STATES, Kept, count_kept, read_kept
from tests.durability.people import Author, Decided
from tests.durability.stream import Kill, Record, Stream, stream

DECISIONS = {"approve": "принята", "reject": "не приняли"}
ANSWERS = {"confirmation", "outcome"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a run; `faults` is empty for a correct bot."""

    kills: int
    softly: int
    stream_seconds: float
    hit_updates: int
    hit_letters: int
    hit_arrived: int
    """Kills that hit a letter already on its reader's screen."""
    requests: int
    withdrawn: int
    decisions: int
    races: int
    """Decisions that came too late and were reported as such."""
    letters: int
    cards: int
    tapped_again: int
    doubles: tuple[str, ...]
    faults: tuple[str, ...]
    log: str

    def __str__(self) -> str:
        rows = [
            f"seconds of stream:  {self.stream_seconds:.0f}",
            f"kills:              {self.kills}, {self.softly} by SIGTERM",
            f"hit updates:        {self.hit_updates}",
            f"hit letters:        {self.hit_letters}, {self.hit_arrived} with one that had arrived",
            f"requests confirmed: {self.requests}, {self.withdrawn} withdrawn",
            f"decisions:          {self.decisions}, {self.races} came too late",
            f"arrived:            {self.letters} letters, {self.cards} cards",
            f"taps repeated:      {self.tapped_again}",
            f"{len(self.doubles)} came twice:",
            *(f"  {double}" for double in self.doubles),
            f"{len(self.faults)} faults:",
            *(f"  {fault}" for fault in self.faults),
            *(["the bot's log ends:", self.log] if self.faults else ()),
        ]
        return "\n".join(rows)


async def judge(
    stream: Stream,
    *,
    is_drained: bool,
    in_order: bool = True,
    may_expire: Collection[LetterKind] = (),
) -> Report:
    """`in_order`: no letter was postponed or retried, so none overtook another. `may_expire`:
    letters of a day or week that the run may have left behind.
    """
    kept = await read_kept(stream.settings.database_url)
    record = stream.record
    repeated = list(doubles(record, stream.humans))
    unexplained = [f"twice without a reason: {each.says}" for each in repeated if not each.reason]
    faults = [
        *([] if is_drained else ["something is left to do"]),
        *(trouble for one in stream.humans for trouble in one.trouble),
        *(each for one in stream.authors for each in one.out_of_order),
        *_requests(kept, stream.authors),
        *_decisions(kept, stream),
        *_letters(kept, record, may_expire),
        *(_order(kept, record) if in_order else []),
        *_cards(kept, stream.humans),
        *unexplained,
    ]
    told = Counter(one.fact.split()[0] for one in record.sent if one.fact)
    left = [one.left for one in record.ended]
    return Report(
        kills=len(record.ended),
        softly=sum(one.kill.signal.name == "SIGTERM" for one in record.ended),
        stream_seconds=stream.seconds,
        hit_updates=sum(bool(one.updates) for one in left),
        hit_letters=sum(bool(one.letters) for one in left),
        hit_arrived=sum(bool(one.arrived) for one in left),
        requests=sum(len(one.told) for one in stream.authors),
        withdrawn=sum(len(one.withdrawn) for one in stream.authors),
        decisions=sum(len(one.decided) for one in stream.members),
        races=sum(one.too_late for one in stream.members),
        letters=told["letter"],
        cards=told["card"],
        tapped_again=sum(one.tapped_again for one in stream.humans),
        doubles=tuple(f"{each.says}: {each.reason}" for each in repeated if each.reason),
        faults=tuple(faults),
        log=stream.log,
    )


async def killed(
    folder: Path,
    kills: Iterable[Kill],
    *,
    database_url: str | None = None,
    temper: Temper | None = None,
    command: Sequence[str] = OKRUG,
    show: Callable[[str], None] = lambda _: None,
) -> Report:
    """Judges a run with these kills after everything has settled."""
    async with stream(folder, database_url=database_url, temper=temper, command=command) as played:
        await played.starts()
        async with played.flowing():
            for number, kill in enumerate(kills, start=1):
                await played.is_killed(kill)
                left = played.record.ended[-1].left
                show(f"{number}: {kill.signal.name} at {kill.aim.name}: {left}")
                await played.starts()
        return await judge(played, is_drained=await played.drained())


@dataclass(frozen=True, slots=True, kw_only=True)
class Flooded:
    """A run with a flood, and the result of the flood."""

    report: Report
    poured: Poured
    lost: int
    """Updates missing in the inbox."""

    @property
    def faults(self) -> tuple[str, ...]:
        lost = f"{self.lost} updates were never kept"
        return (*self.report.faults, *([lost] if self.lost else ()))

    def __str__(self) -> str:
        return f"{self.poured}\nnever kept:         {self.lost} updates\n{self.report}"


async def flooded(
    folder: Path, *, updates: int, rate: float, database_url: str | None = None
) -> Flooded:
    """Judges a run with that many updates of one person and one chat, after every author has
    reported and everything has settled.
    """
    async with stream(folder, database_url=database_url) as played:
        flood = Flood(played.box, most=updates, rate=rate)
        await flood.comes(played.settings)
        await played.starts()
        before = played.box.updates.made
        async with played.flowing(), flood.pouring() as pouring:
            await pouring
            while not all(one.told or one.trouble for one in played.authors):  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        report = await judge(played, is_drained=await played.drained())
        kept = await count_kept(played.settings.database_url)
        lost = played.box.updates.made - before - kept
        return Flooded(report=report, poured=flood.poured, lost=lost)


# ── What came twice ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    says: str
    reason: str


def doubles(record: Record, humans: Iterable[Human]) -> Iterator[Double]:
    """A letter may repeat as often as it was in flight at a kill, a reply as often as its tap was
    in flight or repeated; both as often as a call was cut off.
    """
    letters: Counter[tuple[int, str]] = Counter()
    updates: Counter[int] = Counter()
    for ended in record.ended:
        letters += ended.left.letters
        updates += Counter(set(ended.left.updates))
    again = {one.account.id: one.tapped_again for one in humans}
    times = Counter((one.account, one.fact) for one in record.sent if one.fact)
    for (account, fact), number in times.items():
        if number == 1:
            continue
        is_answer = fact.split()[0] in ANSWERS
        at_kills = updates[account] if is_answer else letters[account, fact]
        repeated = again[account] if is_answer else 0
        reason = ", ".join(
            f"{what} {count}"
            for what, count in (
                ("in flight at kills", at_kills),
                ("cut off", record.cut_off[account, fact]),
                ("tapped again", repeated),
            )
            if count
        )
        allowed = at_kills + record.cut_off[account, fact] + repeated
        says = f"{fact} to {account} came {number} times"
        yield Double(says=says, reason=reason if number - 1 <= allowed else "")


# ── What must be there once ────────────────────────────────────────────────────────────────────


def _requests(kept: Kept, authors: Iterable[Author]) -> Iterator[str]:
    for author in authors:
        own = [row for row in kept.requests if row.telegram_id == author.account.id]
        yield from _confirmed(author, {row.id: row for row in own})
        tried = [row.tried for row in own]
        for words, number in Counter(tried).items():
            if number > 1:
                yield f"{author.account.id} reported {words!r} once, it is kept {number} times"
        if tried != sorted(tried):
            yield f"the requests of {author.account.id} are kept in another order"
        if len(own) > author.begun:
            yield f"{author.account.id} reported {author.begun} times, kept are {len(own)}"


def _confirmed(author: Author, own: Mapping[int, Row[Any]]) -> Iterator[str]:
    for told in author.told:
        row = own.get(told.number)
        if row is None:
            yield f"request {told.number} was confirmed to {author.account.id} and is not kept"
        elif row.tried != told.tried:
            yield f"request {told.number} keeps {row.tried!r}, first was typed {told.tried!r}"
    for number in author.withdrawn:
        row = own.get(number)
        if row is None or "withdrawn" not in {row.status, row.deficit}:
            yield f"request {number} was withdrawn and is kept as {row and row.status}"


def _decisions(kept: Kept, stream: Stream) -> Iterator[str]:
    made: dict[int, list[Row[Any]]] = {}
    for entry in kept.history:
        if entry.move in {*DECISIONS, "withdraw"}:
            made.setdefault(entry.request_id, []).append(entry)
    for number, entries in made.items():
        if len(entries) > 1:
            moves = [f"{one.move} by {kept.accounts[one.person_id]}" for one in entries]
            yield f"request {number} was settled {len(entries)} times: {', '.join(moves)}"
    rows = {row.id: row for row in kept.requests}
    for member in stream.members:
        for each, times in Counter(member.decided).items():
            row = rows.get(each.number)
            if row is None or times > 1 or not _is_kept(each, row, kept, member.account.id):
                state = row and f"{row.status} by {row.decider_id}: {row.reason}"
                yield f"{member.account.id} saw {each} {times} times, kept is {state}"


def _is_kept(each: Decided, row: Row[Any], kept: Kept, account: int) -> bool:
    status = "approved" if each.is_accepted else "rejected"
    decider = kept.accounts.get(row.decider_id)
    return (row.status, decider, row.reason) == (status, account, each.reason)


# ── What must arrive ───────────────────────────────────────────────────────────────────────────


def _letters(kept: Kept, record: Record, may_expire: Collection[LetterKind]) -> Iterator[str]:
    told = {(one.account, found.groups()) for one in record.sent
            if (found := LETTER.match(one.text))}  # fmt: skip
    authors = {row.id: row.telegram_id for row in kept.requests}
    for entry in kept.history:
        if entry.move in DECISIONS:
            account, outcome = authors[entry.request_id], DECISIONS[entry.move]
            if (account, (str(entry.request_id), outcome)) not in told:
                yield f"{account} never heard that {entry.request_id} is {outcome}"
    for row in kept.letters:
        if row.status == LetterStatus.STALE and row.kind in may_expire:
            continue
        if row.status != LetterStatus.SENT:
            yield f"letter {row.id} ({row.kind}) to {row.telegram_id} is {row.status}"


def _order(kept: Kept, record: Record) -> Iterator[str]:
    """One person's letters arrive in order."""
    came: dict[int, list[str]] = {}
    for account, fact in dict.fromkeys((one.account, one.fact) for one in record.sent):
        if fact.startswith("letter"):
            came.setdefault(account, []).append(fact)
    for account, arrived in came.items():
        written = [
            f"letter {row.payload['request']}"
            for row in kept.letters
            if row.telegram_id == account and row.kind == "request-decided"
        ]
        if arrived != [fact for fact in written if fact in arrived]:
            yield f"letters to {account} were written {written} and came {arrived}"


def _cards(kept: Kept, humans: Iterable[Human]) -> Iterator[str]:
    """Every waiting card exists and is current.

    A request settled before its card was sent needs none; a copy sent twice may be outdated. The
    topic of a request that was approved without one may be about to be chosen in the card.
    """
    chats = {one.account.id: one.account.chat.messages for one in humans}
    for row in kept.cards:
        message = chats[row.telegram_id].get(row.message_id)
        wanted = f"Заявка {row.request_id} · затруднение · {STATES[row.status]}"
        if message is None and row.status != "submitted":
            continue
        if message is None:
            state = f"{row.status}, {row.shown} of {row.wanted}"
            yield f"the card of {row.request_id} never came to {row.telegram_id} ({state})"
            continue
        shown = text_of(message).split("\n")[0]
        topic = f"Заявка {row.request_id} · отнести к направлению"
        if not shown.startswith(wanted) and (row.status != "approved" or shown != topic):
            yield f"the card of {row.request_id} shows {row.telegram_id} {shown!r}: {row.status}"
