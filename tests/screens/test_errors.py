"""Texts of all errors, and a renderer for every kind of letter."""

from collections import Counter
from typing import Any

import pytest

from bot.sending.letters import LetterRenderer
from district.communities import Unmet
from district.council.motion import MotionStatus
from district.errors import (
    AlreadyDecided,
    AlreadyMerged,
    AlreadyReported,
    AmbiguousHour,
    AnsweredAlready,
    AnswersNeeded,
    BadAgendaLine,
    BadAmount,
    BadCapacity,
    BadChildren,
    BadGuestSeats,
    BadHours,
    BadName,
    BadPupilLine,
    BadQuotas,
    BadStepLine,
    BadTotals,
    BadYear,
    BadYears,
    BelowPairs,
    BelowTaken,
    BookedAlready,
    BusyThen,
    CallNotOpen,
    CandidateSilent,
    CodeChanged,
    DeputyAway,
    DistrictError,
    EntryLimit,
    FactNeeded,
    LimitReached,
    MemberTaken,
    MemberUnknown,
    MotionNotOpen,
    NameTaken,
    NoHead,
    NotFilled,
    NotForCommunity,
    NotForPosition,
    NotInList,
    NotOfDistrict,
    NotOneTeam,
    NotOpen,
    NotPermitted,
    NotWhatItSays,
    OutOfBounds,
    PupilTwice,
    QuietDeadline,
    QuotaFull,
    RoleNeeded,
    SameMotionOpen,
    SentTwice,
    ServiceTooLong,
    ServiceTooShort,
    SettingChanged,
    TooFewOptions,
    TooFewVoices,
    TooLong,
    TooMany,
    TooManyFiles,
    TooManyImportant,
    TooManyOptions,
    TooManyRows,
    TooManySlots,
    TooManyTogether,
    TwiceInList,
    UndoRefused,
    UndoTooLate,
    VoicesCast,
    VoteOver,
    WrongFileType,
    WrongScope,
)
from district.gathered import FILE_TYPES, LARGEST_AMOUNT, SHOWN
from district.languages import Language
from district.letters import LETTERS, LetterKind
from district.limits import Limited
from district.people.person import Fact, Position
from district.people.roles import Permission, Role
from district.requests.request import RequestStatus
from handlers import LETTERS as DRAWN
from handlers.show import ALERT_LIMIT
from screens.errors import refusal, text_key
from tests.play import Stage
from tests.screens.sample import NOW, TEXTS, every_class
from tests.wired import ENVIRONMENT

LONG_NAME = "Магомедгаджиева-Абдурахманова М. М."
NUMBER = 2_000_000_000
FILLED: dict[type[DistrictError], list[dict[str, Any]]] = {
    NotPermitted: [{"permission": permission} for permission in Permission],
    AlreadyDecided: [
        {"number": NUMBER, "status": status, "decider": decider, "decided_at": NOW}
        for status in RequestStatus
        for decider in (LONG_NAME, None)
    ],
    DeputyAway: [{"name": LONG_NAME}],
    AnsweredAlready: [{"name": name} for name in (LONG_NAME, None)],
    NotOpen: [{"number": NUMBER, "status": status} for status in RequestStatus],
    NotForCommunity: [{"unmet": unmet, "limit": 60, "years": 60} for unmet in Unmet],
    UndoTooLate: [{"minutes": 10}],
    TwiceInList: [{"text": "Организация, " * 9}],
    NoHead: [{"columns": ("Тип", "Тема", "День", "Часы")}],
    AmbiguousHour: [{"night": 2, "day": 14}],
    CodeChanged: [{"minutes": 5}],
    UndoRefused: [
        {"reason": "reported-again"},
        {"reason": "began"},
        {"reason": "invited"},
        {"reason": "sent"},
        {"reason": "given"},
        {"reason": "paired"},
        {"reason": "something-new"},
    ],
    AlreadyReported: [{"number": NUMBER}],
    TooLong: [{"limit": 120, "length": 10_000}],
    BadName: [{"text": "<b>" * 20}],
    BadYear: [{"earliest": 1950, "latest": 2026}],
    NameTaken: [{"name": "к" * 120}],
    TooMany: [{"limit": 300}],
    WrongFileType: [{"name": "к" * SHOWN, "types": ", ".join(FILE_TYPES)}],
    NotWhatItSays: [{"name": "к" * SHOWN}],
    SentTwice: [{"name": "к" * SHOWN}],
    BadAgendaLine: [{"line": "к" * 60}],
    BadStepLine: [{"line": "к" * SHOWN}],
    BadPupilLine: [{"line": "к" * SHOWN}],
    BadAmount: [{"least": 0, "most": LARGEST_AMOUNT}],
    AlreadyMerged: [{"name": "к" * 120}],
    WrongScope: [{"role": role} for role in Role],
    BadCapacity: [{"largest": 10_000}],
    OutOfBounds: [{"least": 1, "most": 1_000}],
    SettingChanged: [{"by": LONG_NAME}, {"by": None}],
    BadGuestSeats: [{"most": 10_000}],
    BadQuotas: [{"given": 10_000, "capacity": 9_999}],
    AnswersNeeded: [{"activity": 1}],
    MemberUnknown: [{"name": LONG_NAME}],
    MemberTaken: [{"name": LONG_NAME}],
    BadChildren: [{"most": 200}],
    TooManyTogether: [{"most": 10_000}],
    BelowTaken: [{"taken": 10_000, "names": ", ".join([LONG_NAME] * 3) + " +9997"}],
    BadYears: [{"largest": 60}],
    TooManyRows: [{"limit": 300}],
    NotInList: [{"text": "<b>" * 13}],
    BadHours: [{"largest": 500}],
    NotFilled: [{"what": what} for what in ("type", "title", "day", "hours")],
    TooManyImportant: [{"limit": 2}],
    TooManyFiles: [{"limit": 10}],
    ServiceTooShort: [{"least": least, "years": 60} for least in (1, 2, 50)],
    ServiceTooLong: [{"most": most, "years": 60} for most in (1, 2, 50)],
    NotForPosition: [{"wanted": tuple(Position)[:5], "own": Position.SOCIAL_PEDAGOGUE}],
    FactNeeded: [{"fact": fact} for fact in Fact],
    RoleNeeded: [{"role": role} for role in Role],
    BelowPairs: [{"pairs": 3}],
    MotionNotOpen: [{"number": 1000, "status": status} for status in MotionStatus],
    TooFewVoices: [{"least": 5, "voices": 4}],
    SameMotionOpen: [{"number": 1000}],
    CandidateSilent: [{"name": LONG_NAME}],
    VoicesCast: [{"number": 1000}],
    VoteOver: [{"number": 1000}],
    BadTotals: [{"voices": 60}],
    TooManyOptions: [{"limit": 20}],
    TooManySlots: [{"limit": 60}],
    BusyThen: [{"starts_at": NOW}],
    BookedAlready: [{"starts_at": NOW}],
    TooFewOptions: [{"least": 10}],
    NotOfDistrict: [{"name": LONG_NAME}],
    QuietDeadline: [{"start": 21, "end": 8}],
    CallNotOpen: [{"title": "к" * 150}],
    EntryLimit: [{"limit": 20}],
    QuotaFull: [{"limit": 100}],
    NotOneTeam: [{"name": LONG_NAME}],
    PupilTwice: [{"pupil": "к" * 60}],
    LimitReached: [{"what": what, "limit": limit} for what in Limited for limit in (1, 2, 1000)],
}
"""Samples of errors with data; each at its longest."""


CASES = [(kind, filled) for kind in every_class() for filled in FILLED.get(kind, [{}])]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("kind", "filled"), CASES)
def test_every_error_is_told_in_words_that_fit_an_alert(
    language: Language, kind: type[DistrictError], filled: dict[str, Any]
) -> None:
    told = refusal(TEXTS.of(language), kind(**filled))
    assert 10 < len(told) <= ALERT_LIMIT
    assert "{" not in told
    assert "None" not in told
    assert "error-" not in told


@pytest.mark.parametrize("language", Language)
def test_every_error_has_words_of_its_own(language: Language) -> None:
    words = TEXTS.of(language)
    told = [refusal(words, kind(**FILLED.get(kind, [{}])[0])) for kind in every_class()]
    assert len(set(told)) == len(told)


def test_the_key_of_a_text_is_made_from_the_name_of_the_class() -> None:
    assert text_key(AlreadyDecided) == "error-already-decided"


def test_a_decision_of_the_clock_names_nobody() -> None:
    error = AlreadyDecided(number=128, status=RequestStatus.REJECTED, decider=None, decided_at=NOW)
    told = refusal(TEXTS.of(Language.RU), error)
    assert told == "Заявка 128 уже отклонена: член Совета, 23 ноября, 14:12."


def test_every_kind_of_letter_has_a_rule() -> None:
    assert set(LETTERS) == set(LetterKind)


async def test_every_kind_of_letter_is_drawn(stage: Stage) -> None:
    tables = [area(stage.app.services, ENVIRONMENT).table() for area in DRAWN]
    areas = Counter(kind for table in tables for kind in table)
    assert areas.total() == len(areas), "a letter is drawn by one area"
    drawings = LetterRenderer(stage.app.services, ENVIRONMENT)
    assert set(drawings.table) == set(LetterKind)
