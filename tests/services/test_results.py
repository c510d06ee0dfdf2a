"""Results of calls: stages, ties, confirmation, announcement, appeals."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryStatus
from district.calls.results import Correction, Step, Waits
from district.calls.score_sheet import Column
from district.errors import AppealOver, NotFound, OutOfDate, OwnEntryHere, TieUndecided
from district.ids import MotionId
from district.languages import Language
from district.letters import LetterKind
from district.people.person import Name
from district.people.roles import Actor, Role
from district.tables import Sheet
from locales.texts import load_texts
from screens.calls.results import announced_screen
from storage.database import Database
from storage.tables import motions
from tests.calls import shipped
from tests.services.contests import GARDEN, OLYMPIAD, Contest, kind_with
from tests.services.motions import Killed, counted_statements, killed_after
from tests.world import AKUSHA, DERBENT, LEVASHI, ZONE

BEST, GOOD, POOR = (5, 5), (4, 4), (1, 1)
COLUMNS: dict[str, tuple[str, ...]] = {Column.CODE: ("Шифр",), Column.SCORE: ("Балл",)}


@pytest.fixture
async def contest(database: Database) -> Contest:
    return Contest(database)


async def drawn_up(
    contest: Contest, *marks: tuple[int, int], **rules: object
) -> tuple[Actor, Call, list[Entry]]:
    """A contest with an entry for each of the marks in its last stage, and its ranking."""
    curator = await contest.curator()
    call = await contest.closed(kind_with(GARDEN, **rules), curator)
    authors = [await contest.cast.teacher(f"Автор{at}") for at in range(len(marks))]
    entries = [await contest.enters(call, one, f"Огород {at}") for at, one in enumerate(authors)]
    for one in entries:
        await contest.judged(one, BEST)
    await contest.results.go_on(curator, call.id, "desk")
    for one, given in zip(entries, marks, strict=True):
        await contest.judged(one, given)
    await contest.results.judge(curator, call.id)
    return curator, call, entries


def told(entry: Entry) -> tuple[str, str | None, int | None, int | None]:
    return entry.status, entry.outcome, entry.place, entry.total


async def test_the_best_go_on_and_the_others_are_members(contest: Contest) -> None:
    curator = await contest.curator()
    call = await contest.closed(kind_with(GARDEN), curator)
    authors = [await contest.cast.teacher(f"Автор{at}") for at in range(3)]
    good, weak, late = [await contest.enters(call, one) for one in authors]
    panel = await contest.results.panel(curator, call.id)
    assert (panel.wait, panel.steps) == (Waits.REVIEWS, ())
    await contest.judged(good, BEST, GOOD)
    await contest.judged(weak, POOR, (2, 2))
    with pytest.raises(OutOfDate):
        await contest.results.go_on(curator, call.id, "desk")
    await contest.judged(late, GOOD)
    panel = await contest.results.panel(curator, call.id)
    assert (panel.steps, panel.going_on) == ((Step.NEXT,), 2)
    await contest.results.go_on(curator, call.id, "desk")
    await contest.results.go_on(curator, call.id, "desk")
    panel = await contest.results.panel(curator, call.id)
    assert [(await contest.entry(one)).stage for one in (good, weak, late)] == [
        "visit", "desk", "visit",
    ]  # fmt: skip
    assert panel.wait is Waits.REVIEWS
    await contest.judged(good, GOOD)
    await contest.judged(late, BEST)
    await contest.results.judge(curator, call.id)
    await contest.results.judge(curator, call.id)
    panel = await contest.results.panel(curator, call.id)
    assert panel.steps == (Step.ANNOUNCE,)
    assert (await contest.entry(good)).outcome is None, "nothing is told before"
    for _ in range(2):
        await contest.results.announce(curator, call.id)
    assert [told(await contest.entry(one)) for one in (late, good, weak)] == [
        ("settled", "winner", 1, 10_000),
        ("settled", "laureate", 2, 8_000),
        ("settled", "member", None, 3_000),
    ]
    assert await contest.letters_of(LetterKind.CALL_RESULT) == [
        one.author for one in (good, weak, late)
    ]


async def test_everybody_tied_blocks_until_the_council_has_decided(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, GOOD, GOOD, GOOD, GOOD)
    panel = await contest.results.panel(curator, call.id)
    assert (panel.wait, panel.steps) == (Waits.TIE, (Step.TIE,))
    with pytest.raises(TieUndecided):
        await contest.results.announce(curator, call.id)
    await contest.results.decide_tie(curator, call.id, entries[2].id)
    await contest.results.decide_tie(curator, call.id, entries[2].id)
    panel = await contest.results.panel(curator, call.id)
    assert panel.borders, "a press that came twice decides once"
    await contest.results.decide_tie(curator, call.id, None)
    panel = await contest.results.panel(curator, call.id)
    assert panel.steps == (Step.ANNOUNCE,)
    await contest.results.announce(curator, call.id)
    settled = [await contest.entry(one) for one in entries]
    assert [(one.outcome, one.place) for one in settled] == [
        ("laureate", 2), ("laureate", 2), ("winner", 1), ("laureate", 2),
    ]  # fmt: skip


async def test_shared_places_need_no_decision(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, GOOD, GOOD, ties=["shared"])
    await contest.results.announce(curator, call.id)
    assert {told(await contest.entry(one))[1:3] for one in entries} == {("winner", 1)}


async def test_another_outcome_may_be_chosen_before_announcing(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, BEST, POOR)
    await contest.results.choose(curator, entries[1].id, "laureate")
    with pytest.raises(NotFound):
        await contest.results.choose(curator, entries[1].id, "hero")
    await contest.results.announce(curator, call.id)
    assert (await contest.entry(entries[1])).outcome == "laureate"
    with pytest.raises(OutOfDate):
        await contest.results.choose(curator, entries[1].id, "member")


async def test_the_results_are_for_those_who_run_the_call_and_have_no_entry(
    contest: Contest,
) -> None:
    curator, call, entries = await drawn_up(contest, BEST, GOOD)
    author = await contest.cast.actor(entries[0].author)
    with pytest.raises(NotFound):
        await contest.results.panel(author, call.id)
    with pytest.raises(NotFound):
        await contest.results.announced(author, call.id)
    await contest.enters(call, curator)
    with pytest.raises(OwnEntryHere):
        await contest.results.panel(curator, call.id)


# ── The council ────────────────────────────────────────────────────────────────────────────────


async def test_rejected_results_stay_judged_and_may_be_put_anew(contest: Contest) -> None:
    members = await contest.members(3)
    curator, call, _ = await drawn_up(contest, BEST, confirm="council")
    motion = await contest.results.put(curator, call.id, "Утвердить итоги", "")
    facts = await contest.motions.facts(curator.id, motion)
    for one in members:
        await contest.votes(one, facts, "against")
    await contest.ends(facts)
    panel = await contest.results.panel(curator, call.id)
    assert panel.steps == (Step.PUT,)
    assert await contest.results.put(curator, call.id, "Утвердить итоги", "") != motion


async def test_a_tie_that_a_withdrawal_leaves_is_decided_and_put_again(contest: Contest) -> None:
    members = await contest.members(3)
    curator, call, entries = await drawn_up(contest, BEST, GOOD, GOOD, confirm="council")
    motion = await contest.results.put(curator, call.id, "Утвердить итоги", "")
    facts = await contest.motions.facts(curator.id, motion)
    author = await contest.cast.actor(entries[0].author)
    await contest.services.entries.withdraw(author, entries[0].id)
    for one in members:
        await contest.votes(one, facts, "for")
    await contest.ends(facts)
    panel = await contest.results.panel(curator, call.id)
    assert panel.steps == (Step.TIE,), "the vote is closed, and nothing announced"
    await contest.results.decide_tie(curator, call.id, None)
    assert (await contest.results.panel(curator, call.id)).steps == (Step.PUT,)


async def test_only_the_council_grants_an_appeal_against_what_it_confirmed(
    contest: Contest,
) -> None:
    members = await contest.members(3)
    curator, call, entries = await drawn_up(contest, BEST, GOOD, confirm="council")
    await confirmed(contest, members, await contest.results.put(curator, call.id, "Итоги", ""))
    author = await contest.cast.actor(entries[1].author)
    appeal = (await contest.results.appeal(author, entries[1].id, "Пересмотрите")).id
    to = Correction(outcome="winner")
    with pytest.raises(OutOfDate):
        await contest.results.hear(curator, appeal, "Вы правы", to)
    asked = curator, appeal, "Вы правы", to, "Апелляция", ""
    motion = await contest.results.put_appeal(*asked)
    assert await contest.results.put_appeal(*asked) == motion
    with pytest.raises(OutOfDate):
        await contest.results.hear(curator, appeal, "Нет", None)
    await confirmed(contest, members, motion, "against")
    assert told(await contest.entry(entries[1]))[1] == "laureate"
    motion = await contest.results.put_appeal(*asked)
    await confirmed(contest, members, motion)
    assert told(await contest.entry(entries[1]))[1] == "winner"
    with pytest.raises(OutOfDate):
        await contest.results.put_appeal(*asked)


async def confirmed(
    contest: Contest, members: list[Actor], motion: MotionId, choice: str = "for"
) -> None:
    facts = await contest.motions.facts(members[0].id, motion)
    for one in members:
        await contest.votes(one, facts, choice)
    await contest.ends(facts)


# ── Sheets ─────────────────────────────────────────────────────────────────────────────────────


def sheet(*rows: tuple[str, str]) -> list[Sheet]:
    return [
        Sheet(
            name="1",
            is_hidden=False,
            numbers=tuple(range(1, len(rows) + 2)),
            rows=(("Шифр", "Балл"), *rows),
            hidden=frozenset(),
            formula=None,
        )
    ]


async def olympiad(contest: Contest) -> tuple[Actor, Call, list[Entry], dict[str, str]]:
    """120 pupils of 8 teachers, and a score for each code, every one better than the one before."""
    curator = await contest.curator()
    call = await contest.closed(kind_with(OLYMPIAD), curator)
    teachers = [await contest.cast.teacher(f"Учитель{at}") for at in range(8)]
    entries = [await contest.enters(call, one, pupils=15) for one in teachers]
    codes = [str(one.code) for entry in entries for one in await contest.pupils(entry)]
    points = {code: f"{at // 2},{at % 2 * 5}" for at, code in enumerate(codes, 1)}
    return curator, call, entries, points


async def test_nothing_is_taken_from_a_wrong_sheet_or_an_unconfirmed_one(contest: Contest) -> None:
    curator, call, _, points = await olympiad(contest)
    codes = list(points)
    wrong = sheet(*points.items(), ("А-999", "5"), (codes[0], "5"), (codes[1], "61"))
    read, stored = await contest.results.preview(curator, call.id, wrong, COLUMNS)
    assert (len(read.problems), stored) == (3, None)

    read, stored = await contest.results.preview(curator, call.id, sheet(*points.items()), COLUMNS)
    assert stored is not None
    panel = await contest.results.panel(curator, call.id)
    assert panel.wait is Waits.SHEET, "nothing is taken before it is confirmed"
    await contest.results.take(curator, stored.id)
    await contest.results.take(curator, stored.id)
    panel = await contest.results.panel(curator, call.id)
    assert panel.steps[0] is Step.NEXT


async def test_300_own_pupils_fit_on_the_pages_of_a_phone(contest: Contest) -> None:
    curator, teacher = await contest.curator(), await contest.cast.teacher("Учитель")
    kind = kind_with({**OLYMPIAD, "nominations": [{"id": "physics", "ru": "Физика"}]})
    call = await contest.closed(kind, curator)
    entries = [
        await contest.enters(call, teacher, pupils=15, nomination="physics") for _ in range(20)
    ]
    codes = [str(one.code) for entry in entries for one in await contest.pupils(entry)]
    for stage in ("school", "district"):
        _, blank = await contest.results.blank(curator, call.id)
        scores = sheet(*((code, str(60 - codes.index(code) // 6)) for code in blank))
        _, stored = await contest.results.preview(curator, call.id, scores, COLUMNS)
        assert stored is not None
        await contest.results.take(curator, stored.id)
        if stage == "school":
            await contest.results.go_on(curator, call.id, stage)
    await contest.results.judge(curator, call.id)
    with pytest.raises(OutOfDate):  # outcomes of pupils follow from their scores
        await contest.results.choose(curator, entries[0].id, "winner")
    await contest.results.announce(curator, call.id)
    facts = await contest.results.announced(await contest.cast.actor(teacher.id), call.id)
    texts = load_texts(ZONE).of(Language.RU)
    pages = [announced_screen(texts, facts, number).text for number in range(25)]
    assert max(map(len, pages)) <= 4_096
    assert [code for page in pages for code in re.findall(r"А-\d+-\d+", page)] == [
        one.code for one in facts.own
    ]
    assert len(facts.own) == 300
    await contest.results.annul(curator, entries[0].id, "Списывали")
    facts = await contest.results.announced(await contest.cast.actor(teacher.id), call.id)
    lines = (await contest.results.panel(curator, call.id)).lines
    assert facts.counts.total() == len(facts.own) == len(lines) == 285
    assert {one.row.nomination for one in lines} == {"physics"}


async def test_47_a_sports_day_ranks_teams_and_shows_the_standing_of_municipalities(
    contest: Contest,
) -> None:
    curator, coach = await contest.curator(), await contest.cast.teacher("Тренер")
    call = await contest.closed(shipped("spartakiada"), curator)
    teams = [
        await contest.enters(call, coach, f"Команда {at}", pupils=2, municipality=place)
        for at, place in enumerate((LEVASHI, AKUSHA, LEVASHI))
    ]
    _, blank = await contest.results.blank(curator, call.id)
    assert list(blank) == [one.code for one in teams], "teams have scores, not their pupils"
    scores = sheet(*zip(blank, ("900", "800", "500"), strict=True))
    _, stored = await contest.results.preview(curator, call.id, scores, COLUMNS)
    assert stored is not None
    await contest.results.take(curator, stored.id)
    await contest.results.judge(curator, call.id)
    await contest.results.announce(curator, call.id)
    assert {(one.outcome, one.place) for one in await contest.pupils(teams[1])} == {("prize", 2)}
    facts = await contest.results.announced(await contest.cast.teacher("Читатель"), call.id)
    shown = announced_screen(load_texts(ZONE).of(Language.RU), facts).text.replace("\u2011", "-")
    assert "1. Левашинский р-н — 140\n2. Акушинский р-н — 80" in shown
    appeal = (await contest.results.appeal(coach, teams[1].id, "Судья ошибся")).id
    await contest.results.hear(curator, appeal, "Верно", Correction(outcome="winner"))
    assert {(one.outcome, one.place) for one in await contest.pupils(teams[1])} == {("winner", 2)}


# ── After announcing ───────────────────────────────────────────────────────────────────────────


async def test_an_appeal_corrects_the_results(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, BEST, GOOD, POOR)
    await contest.results.announce(curator, call.id)
    author = await contest.cast.actor(entries[2].author)
    await contest.results.appeal(author, entries[2].id, "Не тот огород")
    appeal = await contest.results.appeal(author, entries[2].id, "Не тот огород")
    with pytest.raises(AppealOver):
        await contest.results.appeal(author, entries[2].id, "И ещё раз")
    panel = await contest.results.panel(curator, call.id)
    assert [one.id for one in panel.open_appeals] == [appeal.id]
    contest.clock.advance(timedelta(days=2))
    for _ in range(2):
        await contest.results.hear(curator, appeal.id, "Вы правы", Correction(outcome="laureate"))
    assert told(await contest.entry(entries[2]))[:2] == ("settled", "laureate")
    shown = await contest.results.announced(author, call.id)
    assert [one.row.outcome for one in shown.own] == ["laureate"]
    assert len(await contest.letters_of(LetterKind.CALL_RESULT)) == 4
    contest.clock.advance(timedelta(days=1))
    other = await contest.cast.actor(entries[1].author)
    with pytest.raises(AppealOver):  # a correction gives others no new time
        await contest.results.appeal(other, entries[1].id, "И у меня")


async def test_the_council_corrects_no_pupil_whom_its_motion_does_not_name(
    contest: Contest,
) -> None:
    members, curator = await contest.members(3), await contest.curator()
    kind = kind_with({**OLYMPIAD, "stages": OLYMPIAD["stages"][1:]}, confirm="council")
    call = await contest.closed(kind, curator)
    author = await contest.cast.teacher("Учитель")
    entry = await contest.enters(call, author, pupils=2)
    codes = [str(one.code) for one in await contest.pupils(entry)]
    scores = sheet(*((code, "10") for code in codes))
    _, taken = await contest.results.preview(curator, call.id, scores, COLUMNS)
    assert taken is not None
    await contest.results.take(curator, taken.id)
    await contest.results.judge(curator, call.id)
    await confirmed(contest, members, await contest.results.put(curator, call.id, "Итоги", ""))
    appeal = (await contest.results.appeal(author, entry.id, "Пересмотрите")).id
    told = len(await contest.letters_of(LetterKind.CALL_APPEAL))
    to = Correction(outcome="winner", pupil=(await contest.pupils(entry))[0].id)
    asked = curator, appeal, "Вы правы", to, "Апелляция", ""
    motion = await contest.results.put_appeal(*asked)
    effect = {"call": call.id, "appeal": appeal, "answer": "Вы правы", "outcome": "winner"}
    async with contest.database.write() as tx:  # as an earlier release has put it
        await tx.execute(update(motions).where(motions.c.id == motion).values(effect=effect))
    await confirmed(contest, members, motion)
    assert [one.outcome for one in await contest.pupils(entry)] == ["member", "member"]
    assert len((await contest.results.panel(curator, call.id)).open_appeals) == 1
    assert len(await contest.letters_of(LetterKind.CALL_APPEAL)) == told + 1
    await confirmed(contest, members, await contest.results.put_appeal(*asked))
    assert [one.outcome for one in await contest.pupils(entry)] == ["winner", "member"]


async def test_appeals_end(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, BEST, GOOD)
    await contest.results.announce(curator, call.id)
    author = await contest.cast.actor(entries[1].author)
    with pytest.raises(NotFound):
        await contest.results.appeal(author, entries[0].id, "Чужая работа")
    contest.clock.advance(timedelta(days=2, hours=23))
    appeal = await contest.results.appeal(author, entries[1].id, "Пересмотрите")
    await contest.results.hear(curator, appeal.id, "Оценки верны", None)
    assert told(await contest.entry(entries[1]))[1] == "laureate"
    assert await contest.letters_of(LetterKind.APPEAL_REJECTED) == [author.id]
    contest.clock.advance(timedelta(hours=1))
    winner = await contest.cast.actor(entries[0].author)
    with pytest.raises(AppealOver):
        await contest.results.appeal(winner, entries[0].id, "Поздно")


async def test_an_annulled_entry_is_no_winner(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, BEST, GOOD)
    await contest.results.announce(curator, call.id)
    for _ in range(2):
        await contest.results.annul(curator, entries[0].id, "Чужие фотографии")
    assert (await contest.entry(entries[0])).status is EntryStatus.ANNULLED
    reader = await contest.cast.teacher("Читатель")
    shown = await contest.results.announced(reader, call.id)
    assert [one.entry.id for one in shown.winners] == [entries[1].id]
    assert shown.counts == {"laureate": 1}


async def test_an_annulled_entry_takes_back_the_role_that_it_gave(contest: Contest) -> None:
    curator, author = await contest.curator(), await contest.cast.teacher("Автор")
    gives = [{"id": "in", "ru": "В реестре", "gives": ["role:expert"]}]
    stages = [{"id": "look", "ru": "Решение", "judges": "nobody"}]
    call = await contest.closed(
        kind_with({**GARDEN, "stages": stages, "outcomes": gives, "criteria": []}), curator
    )
    entry = await contest.enters(call, author)
    await contest.results.judge(curator, call.id)
    await contest.results.announce(curator, call.id)
    assert (await contest.cast.actor(author.id)).has(Role.EXPERT)
    await contest.results.annul(curator, entry.id, "Чужой диплом")
    assert not (await contest.cast.actor(author.id)).has(Role.EXPERT)


async def test_silence_declines_an_offered_place_and_curators_hear_of_the_next_one(
    contest: Contest,
) -> None:
    curator = await contest.curator()
    outcomes = [
        {"id": "talk", "ru": "В программе", "places": 1, "asks_author": True},
        {"id": "paper", "ru": "В сборник"},
    ]
    plain = {**GARDEN, "stages": GARDEN["stages"][1:], "outcomes": outcomes}
    call = await contest.closed(kind_with(plain), curator)
    first, second = [await contest.cast.teacher(f"Автор{at}") for at in range(2)]
    best = await contest.enters(call, first)
    await contest.judged(best, BEST)
    other = await contest.enters(call, second)
    await contest.judged(other, GOOD)
    await contest.results.judge(curator, call.id)
    await contest.results.announce(curator, call.id)
    contest.clock.advance(timedelta(days=30))
    await contest.services.entries.tick()
    assert (await contest.entry(best)).status is EntryStatus.DECLINED
    assert await contest.letters_of(LetterKind.OFFER_DECLINED) == [curator.id]
    panel = await contest.results.panel(curator, call.id)
    assert panel.steps == (Step.OFFER,)
    with pytest.raises(OutOfDate):
        await contest.results.offer(curator, best.id)
    for _ in range(2):
        await contest.results.offer(curator, other.id)
    assert told(await contest.entry(other))[:2] == ("offered", "talk")


async def test_results_are_read_in_their_district_and_by_who_took_part(contest: Contest) -> None:
    curator, call, entries = await drawn_up(contest, BEST, GOOD)
    await contest.results.announce(curator, call.id)
    neighbour = await contest.cast.teacher("Соседка", DERBENT)
    with pytest.raises(NotFound):
        await contest.results.announced(neighbour, call.id)
    mover = await contest.cast.actor(entries[0].author)
    school = await contest.cast.organization("СОШ № 9", DERBENT)
    name = Name(surname="Автор", given="Айшат")
    await contest.cast.tells(mover.id, name, DERBENT, school, "СОШ № 9")
    shown = await contest.results.announced(await contest.cast.actor(mover.id), call.id)
    assert [one.entry.id for one in shown.own] == [entries[0].id]


async def test_reading_results_costs_the_same_however_many_entered(contest: Contest) -> None:
    costs = []
    falling = ((5, 5), (5, 4), (4, 4), (4, 3), (3, 3), (3, 2), (2, 2))
    for marks in (falling[:2], falling):
        curator, call, _ = await drawn_up(contest, *marks)
        await contest.results.announce(curator, call.id)
        reader = await contest.cast.teacher("Читатель")
        with counted_statements() as statements:
            await contest.results.announced(reader, call.id)
        costs.append(len(statements))
    assert costs[0] == costs[1]


async def test_an_announcement_that_is_killed_anywhere_happened_whole_or_not_at_all(
    contest: Contest,
) -> None:
    curator, call, entries = await drawn_up(contest, BEST, GOOD)
    killed = 0
    while True:
        try:
            with killed_after(killed):
                await contest.results.announce(curator, call.id)
            break
        except Killed:
            killed += 1
            statuses = {(await contest.entry(one)).status for one in entries}
            assert statuses == {EntryStatus.ASSESSED}
            assert (await contest.call(call)).status is CallStatus.JUDGED
            assert await contest.letters_of(LetterKind.CALL_RESULT) == []
    assert killed > 10
    assert len(await contest.letters_of(LetterKind.CALL_RESULT)) == 2
