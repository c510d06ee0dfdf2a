"""Rows of forms and conversations: their JSON at every step, with its meaning."""

import json
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from hashlib import sha256
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from aiogram.fsm.state import State, StatesGroup

import handlers
from district import library
from district.activities import answer, curriculum, door, guest_form, signup_form
from district.activities.form import ACTIVITY_FORM, ActivityAnswers
from district.activities.plan_import import FILE, Column, rows_of
from district.activities.signing import SIGNER_WORDS, grant_in
from district.announcements.form import (
    ANNOUNCEMENT,
    AT,
    CATEGORY,
    MOMENT,
    MONTH_DAY,
    UNTIL,
    URGENT,
    WEEKDAYS,
    announcement_entered,
    buttons_in,
    changed_by,
    content_in,
    recipients_in,
)
from district.calls import entry_form, project
from district.calls import opening as calls_form
from district.council import correction, setting_form
from district.council import form as council_form
from district.drafts import Draft, Form
from district.forms import Entered, entered_of
from district.gathered import Files, People, Pupils
from district.holidays import HOLIDAY_WORDS, kind_in
from district.ids import DistrictId, DraftId, PersonId, SurveyId
from district.learning import route
from district.mentoring import mentor_entry, pair_words
from district.mentoring import request as mentorship_form
from district.people import accounts, basis_form, deputies
from district.people import profile as profile_form
from district.people.invite import DISTRICT, MUNICIPALITY, ONLY_DISTRICT, invite_entered, role_of
from district.people.municipality_moves import MOVE
from district.people.profile import PROFILE
from district.questions import question
from district.requests import helping
from district.requests.decisions import read_older as decision_read
from district.requests.decisions import verdict_of
from district.requests.deficit_form import (
    AREA,
    OWN_WORDS,
    REPORT,
    SEVERITY,
    TOPIC,
    TRIED,
    WANTED,
    report_entered,
    request_of,
)
from district.requests.request import Move
from district.schools import application, expulsion
from district.surveys import composing
from district.surveys.answering import Poll
from district.surveys.survey import Asked, Naming, Survey
from handlers.people import organizations
from screens.kinds import KINDS
from tests.wired import declared_forms

Answers = dict[str, Any]
_FILES = Files("file", most=3, extensions=("pdf",))
_PEOPLE = People("team", most=3, found=lambda _: None)
_PUPILS = Pupils("pupils", most=3)
Kind = StrEnum("Kind", {str(kind): str(kind) for kind in KINDS})  # type: ignore[misc]  # from data


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The storage format of a form: steps, reader, and possible answers."""

    steps: tuple[str, ...]
    read: Callable[[Answers], Any]
    samples: tuple[Answers, ...]


def formats() -> Mapping[Form, Format]:
    return {
        Form.PROFILE: Format(
            steps=(*(one.name for one in PROFILE.fields), "new-organization", "change", "summary"),
            read=_profile_of,
            samples=(
                {},
                {"surname": "words", "given": "words", "patronymic": None,
                 "municipality": "levashinskiy", "_search": ["organization", "words"],
                 "_page": ["organization", 2]},
                {"surname": "words", "given": "words", "patronymic": "words",
                 "municipality": "levashinskiy", "organization": "7", "position": "teacher",
                 "subjects": ["mathematics"], "year": 2015, "_changing": "year", "_before": {}},
                {"municipality": "levashinskiy", "organization": "~"},
            ),
        ),
        Form.DEFICIT: Format(
            steps=(*(one.name for one in REPORT.fields), "own-words", "change", "summary"),
            read=_report_of,
            samples=(
                {},
                {"area": "~", "own_words": "words", "severity": "need-help", "tried": None},
                {"area": "methods", "topic": "~", "_changing": "area", "_before": {}},
                {"area": "methods", "topic": "methods-1", "severity": "exchange",
                 "tried": "words", "wanted": ["seminar"], "_given": {"request": 7}},
            ),
        ),
        Form.DECISION: Format(
            steps=("reject", "return", "reason", "check", "note", "summary"),
            read=_verdict_of,
            samples=(
                {"request": 107, "move": "submit", "kind": "deficit", "reason": None,
                 "note": None},
                {"request": 1, "move": "reject", "kind": "deficit",
                 "reason": "Это есть в планах школы", "note": None},
            ),
        ),
        Form.INVITE: Format(
            steps=("role", "district", "municipality", "term", "summary"),
            read=_invite_of,
            samples=(
                {},
                {"role": "council-member", "municipality": "levashinskiy",
                 "_given": {"role": None, "district": "gornyy"}},
                {"role": "curator", "district": "yuzhnyy", "_search": ["municipality", "лев"]},
            ),
        ),
        Form.MUNICIPALITY: Format(
            steps=(*(one.name for one in MOVE.fields), "summary"),
            read=lambda answers: {
                one.name: Entered(answers).get(one) for one in MOVE.fields
            },
            samples=(
                {},
                {"municipality": "levashinskiy", "target": "yuzhnyy", "day": "2026-12-04",
                 "_search": ["municipality", "лев"]},
            ),
        ),
        Form.ACTIVITY: _entered(
            ("summary", *(one.name for one in ACTIVITY_FORM.fields)), ActivityAnswers, _activity_of
        ),
        Form.IMPORT: Format(
            steps=(FILE.name,),
            read=lambda answers: {"rows": list(rows_of({"rows": (), **answers}).values())},
            samples=(
                {},
                {
                    "rows": [[f"{one}" for one in Column], [""] * len(Column)],
                    "numbers": [3, 7],
                    "sheets": ["words", "words"],
                    "remarks": {
                        "stray": None, "hidden": [7], "partial": 1, "sheets": ["words"],
                        "columns": ["words"],
                    },
                    "_page": ["file", 1],
                },
            ),
        ),
        Form.ANNOUNCEMENT: Format(
            steps=(
                *(one.name for one in ANNOUNCEMENT.fields), "sign-up", "month-day", "summary"
            ),
            read=_announcement_of,
            samples=(
                {},
                {"category": "news", "content": {"text": "words", "entities": [], "media": []},
                 "places": ["derbent"], "organizations": ["7"], "positions": ["teacher"],
                 "subjects": ["mathematics"], "service": 3, "roles": ["head"],
                 "communities": ["young"], "activity": "7", "statuses": ["booked"],
                 "area": "methods", "topic": "methods-1", "districts": ["gornyy"],
                 "buttons": [{"kind": "read", "label": None, "url": None, "activity": None}],
                 "urgent": True, "weekdays": ["0", "3"], "at": "09:00:00", "until": "2026-12-04",
                 "_given": {"changes": 7, "only": "when", "album": "words"}},
                {"moment": "2026-12-04T14:30:00", "_given": {"refused_album": "words"}},
                {"month_day": 31, "at": "09:00:00"},
            ),
        ),
        Form.HOLIDAY: Format(
            steps=(HOLIDAY_WORDS.name,),
            read=lambda answers: {"kind": kind_in(Entered(answers))},
            samples=({"_given": {"kind": "school"}},),
        ),
        Form.DEPUTY: Format(
            steps=(deputies.DAYS.name,),
            read=lambda answers: {"person": deputies.named_in(Entered(answers))},
            samples=({"_given": {"person": 1, "name": "Гаджиев М."}},),
        ),
        Form.SIGNER: Format(
            steps=(SIGNER_WORDS.name,),
            read=lambda answers: {"grant": grant_in(Entered(answers))},
            samples=({"_given": {"grant": 1}},),
        ),
        Form.GUESTS: Format(
            steps=(*(one.name for one in guest_form.OPENING.fields), "change", "summary"),
            read=lambda answers: {
                "activity": guest_form.activity_in(Entered(answers)),
                **{one.name: Entered(answers).get(one) for one in guest_form.OPENING.fields},
            },
            samples=(
                {"_given": {"activity": 1}},
                {"district": "yuzhnyy", "source": "common", "seats": 10,
                 "_given": {"activity": 1}},
            ),
        ),
        Form.SETTING: Format(
            steps=(*(one.name for one in setting_form.CHANGE.fields), "summary"),
            read=lambda answers: {
                "district": setting_form.district_in(Entered(answers)),
                "key": setting_form.setting_in(Entered(answers)).key,
                "seen": setting_form.seen_in(Entered(answers)),
            },
            samples=(
                {"_given": {"district": "gornyy", "key": "remind-after", "seen": 0},
                 "value": "3", "reason": "words"},
            ),
        ),
        Form.BASIS: Format(
            steps=(basis_form.WORDS.name,),
            read=lambda answers: {"grant": basis_form.grant_in(Entered(answers))},
            samples=({"_given": {"grant": 1}},),
        ),
        Form.ARRIVAL: Format(
            steps=(door.WHO.name,),
            read=lambda answers: {"of": list(door.session_of(Entered(answers)))},
            samples=(
                {"_given": {"activity": 7, "session": 8}, "_search": ["who", "words"],
                 "_page": ["who", 2]},
            ),
        ),
        Form.ANSWER: Format(
            steps=("words",),
            read=lambda answers: {
                "activity": answer.activity_of(
                    entered_of(answer.read_older(_draft(Form.ANSWER, answers)))
                )
            },
            samples=({"_given": {"activity": 7}},),
        ),
        Form.SIGN_UP: Format(
            steps=(*(one.name for one in signup_form.SIGN_UP.fields), "summary", "change"),
            read=lambda answers: {
                "activity": signup_form.activity_in(Entered(answers)),
                **signup_form.answers_in(Entered(answers)).plain(),
            },
            samples=(
                {"_given": {"activity": 7, "asks": ["children"]}},
                {
                    "_given": {"activity": 7, "asks": ["bus", "children", "lodging"]},
                    "children": 12, "adults": "1", "bus": "yes", "lodging": "no",
                },
            ),
        ),
        Form.APPLICATION: Format(
            steps=(*(one.name for one in application.APPLICATION.fields), "summary"),
            read=_application_of,
            samples=(
                {"_given": {"cohort": 7, "pupils": False}},
                {"_given": {"cohort": 7, "pupils": False}, "motivation": None,
                 "recommendation": "words"},
                {"_given": {"cohort": 7, "pupils": True}, "pupil": ["М. А.", "8 Б"],
                 "pupils": [{"pupil": ["К. Г.", "7"], "consent": "2026-12-04"}]},
            ),
        ),
        Form.EXPULSION: Format(
            steps=("reason", "summary"),
            read=_expulsion_of,
            samples=(
                {"_given": {"activity": 7, "enrolment": 8}},
                {"_given": {"activity": 7, "enrolment": 8}, "reason": "words of reason"},
            ),
        ),
        Form.MENTOR: Format(
            steps=(*(one.name for one in mentor_entry.MENTOR_ENTRY.fields),
                   "areas", "change", "summary"),
            read=_mentor_entry_of,
            samples=(
                {},
                {"topics": ["methods-1"], "_group": ["topics", "methods"],
                 "subjects": ["physics"], "languages": ["russian"]},
                {"topics": ["methods-1"], "subjects": [], "languages": ["russian", "lak"],
                 "capacity": "2", "words": "words", "_given": {"request": 7}},
                {"topics": ["methods-1"], "words": None, "_changing": "words", "_before": {}},
            ),
        ),
        Form.MENTORSHIP: Format(
            steps=("goal", "topics", "span", "mentors", "summary"),
            read=_mentor_request_of,
            samples=(
                {},
                {"goal": "words", "topics": ["methods-1"], "span": "six-months",
                 "mentors": ["7", "8"], "_given": {"has_topics": True}, "_page": ["mentors", 2]},
            ),
        ),
        Form.PAIR: Format(
            steps=("message", "phone"),
            read=lambda answers: {
                "pair": pair_words.pair_of(
                    entered_of(pair_words.read_older(_draft(Form.PAIR, answers)))
                )
            },
            samples=({"_given": {"pair": 7, "phone": False}},),
        ),
        Form.QUESTION: Format(
            steps=("area", "topic", "words", "summary"),
            read=lambda answers: {
                "thread": question.answered_thread(Entered(answers)),
                "words": Entered(answers).get(question.WORDS),
            },
            samples=(
                {"_given": {"thread": None}},
                {"_given": {"thread": 7}, "words": "words"},
                {"_given": {"methodist": True, "reopened": None}},
                {
                    "_given": {"methodist": True, "reopened": 7},
                    "area": "literacy",
                    "topic": "literacy-1",
                    "words": "words",
                },
            ),
        ),
        Form.PROTOCOL: Format(
            steps=(*(one.name for one in correction.CORRECTION.fields), "summary", "change"),
            read=lambda answers: {
                "protocol": correction.protocol_in(Entered(answers)),
                "corrections": [
                    [str(one.part), one.words, one.question]
                    for one in correction.corrections_in(Entered(answers))
                ],
                "reason": Entered(answers).get(correction.REASON),
            },
            samples=(
                {"_given": {"protocol": 7, "only": None}, "parts": ["secretary", "spoke"],
                 "secretary": "words", "question": "3", "spoke": "words", "reason": "words"},
                {"_given": {"protocol": 7, "only": 3},
                 "parts": ["place", "invited", "opinion", "commission"], "place": "words",
                 "invited": "words", "opinion": "words", "commission": "words",
                 "reason": "words"},
            ),
        ),
        Form.MOTION: Format(
            steps=(*(one.name for one in council_form.PUTTING.fields), "summary"),
            read=lambda answers: {
                one.name: Entered(answers).get(one) for one in council_form.PUTTING.fields
            },
            samples=(
                {"_given": {"body": "council", "year": 2026}, "kind": "~", "question": "words"},
                {
                    "_given": {"body": "council", "year": 2026, "moved": True},
                    "kind": "head",
                    "candidates": ["7"],
                    "text": "words",
                    "files": [{"kind": "photo", "file": "AgAC"}],
                    "meeting": "5",
                    "days": "~",
                    "closes": "2026-12-12T18:00:00",
                    "secrecy": "secret",
                    "agenda": "2026-12-03",
                },
                {
                    "_given": {"body": "council", "year": 2026},
                    "kind": "priorities",
                    "topics": ["topic"],
                    "most": "2",
                    "days": "5",
                    "meeting": "letter",
                },
            ),
        ),
        Form.CALL: Format(
            steps=(
                *("days", "closes", "nominations", "subjects", "title", "results", "experts"),
                *("each", "asked", "summary"),
            ),
            read=lambda answers: {
                "kind": calls_form.kind_in(Entered(answers)),
                "title": calls_form.title_in(Entered(answers)),
                **{
                    one.name: Entered(answers).get(one)
                    for one in calls_form.OPENING.fields
                    if one is not calls_form.TITLE
                    and (one is not calls_form.CRITERIA or answers.get(one.name))
                },
            },
            samples=(
                {"_given": {"kind": "offer", "title": "Offers", "endless": True}},
                {
                    "_given": {
                        "kind": "readings",
                        "title": "Readings",
                        "endless": False,
                        "lists": True,
                        "has_list": True,
                        "asks": False,
                        "experts": True,
                        "spared": True,
                    },
                    "asked": ["with"],
                    "days": "~",
                    "closes": "2026-12-12",
                    "nominations": ["words"],
                    "subjects": ["words"],
                    "title": "words",
                    "results": "14",
                    "experts": "3",
                    "each": "0",
                },
            ),
        ),
        Form.CALL_CHANGE: Format(
            steps=(*(one.name for one in calls_form.CHANGING.fields), "summary"),
            read=lambda answers: {
                "call": calls_form.call_in(Entered(answers)),
                "endless": Entered(answers).given("endless"),
                "title": Entered(answers).get(calls_form.TITLE),
                "closes": Entered(answers).get(calls_form.CLOSE),
                "results": Entered(answers).get(calls_form.RESULTS),
                "question": calls_form.question_in(Entered(answers)),
            },
            samples=(
                {"_given": {"call": 1, "endless": False}},
                {
                    "_given": {"call": 1, "endless": False},
                    "title": "words",
                    "closes": "2026-12-12",
                    "results": "14",
                    "question": {"type": "one", "text": "words", "options": ["a", "b"]},
                },
            ),
        ),
        Form.CALL_CANCEL: Format(
            steps=("reason", "summary"),
            read=lambda answers: {
                "call": calls_form.call_in(Entered(answers)),
                "reason": Entered(answers).get(calls_form.REASON),
            },
            samples=({"_given": {"call": 1}}, {"_given": {"call": 1}, "reason": "words"}),
        ),
        Form.SURVEY: Format(
            steps=(*(one.name for one in composing.SURVEY.fields), "change", "summary"),
            read=lambda answers: {
                "title": Entered(answers).get(composing.TITLE),
                "questions": Entered(answers).get(composing.QUESTIONS) or (),
                "naming": Entered(answers).get(composing.NAMING),
                "until": Entered(answers).get(composing.UNTIL),
            },
            samples=(
                {},
                {
                    "title": "words",
                    "questions": [
                        {"type": "one", "text": "words", "options": ["a", "b"]},
                        {"type": "text", "text": "words", "options": []},
                    ],
                    "naming": "by-place",
                    "until": "2026-12-03",
                },
            ),
        ),
        Form.POLL: Format(
            steps=("summary", "q1", "q2"),
            read=lambda answers: _POLL.answers(Entered(answers)),
            samples=({}, {"q1": "2", "q2": "words"}, {"q1": None, "q2": None}),
        ),
        Form.ENTRY: Format(
            steps=("summary", "nomination"),
            read=lambda answers: {
                "title": Entered(answers).given(entry_form.TITLE),
                "is_whole": bool(Entered(answers).given(entry_form.WHOLE)),
                "nomination": Entered(answers).get(entry_form.NOMINATION),
                "files": _FILES.read(answers.get("file", [])),
                "people": _PEOPLE.read(answers.get("team", [])),
                "pupils": _PUPILS.read(answers.get("pupils", [])),
            },
            samples=(
                {"_given": {"title": "words"}},
                {"_given": {"title": "words", "whole": True}, "nomination": "word"},
                {
                    "_given": {"title": "words"},
                    "file": [
                        {"id": "1", "unique": "1", "name": "a.pdf", "mime": "", "size": 1}
                    ],
                    "team": [{"id": 7, "name": "words"}, {"id": None, "name": "words"}],
                    "pupils": [["М. А.", "8", "2026-10-12"], ["А. Б.", "9", None]],
                    "essence": ["words", "words"],
                    "_album": "1",
                },
            ),
        ),
        Form.DOCUMENT: Format(
            steps=(
                *("kind", "title", "number", "day", "ends", "about", "file", "link", "summary"),
            ),
            read=lambda answers: {
                one.name: Entered(answers).get(one) for one in library.DOCUMENT.fields
            },
            samples=(
                {},
                {
                    "kind": "agreement", "title": "words", "number": "word",
                    "day": "2026-09-03", "ends": "2027-09-03", "about": "words",
                    "file": [
                        {"id": "1", "unique": "1", "name": "a.pdf", "mime": "", "size": 1}
                    ],
                    "link": "https://example.com/a",
                },
            ),
        ),
        Form.CURRICULUM: Format(
            steps=("title", "hours", "topics", "about", "summary"),
            read=lambda answers: {
                one.name: Entered(answers).get(one) for one in curriculum.CURRICULUM.fields
            },
            samples=(
                {},
                {"title": "words", "hours": 36, "topics": ["literacy-2"], "about": "words"},
            ),
        ),
        Form.HELP: Format(
            steps=("words", "summary"),
            read=lambda answers: {
                "request": helping.helped(Entered(answers))[0],
                "topic": helping.helped(Entered(answers))[1],
                "words": Entered(answers).get(helping.WORDS),
            },
            samples=(
                {"_given": {"request": 1, "topic": None}},
                {"_given": {"request": None, "topic": "literacy-2"}, "words": "words"},
            ),
        ),
        Form.MILESTONE: Format(
            steps=("words", "files", "summary"),
            read=lambda answers: {
                "milestone": project.milestone_in(Entered(answers)),
                "words": Entered(answers).get(project.WORDS),
                "files": Entered(answers).get(project.FILES) or (),
            },
            samples=(
                {"_given": {"milestone": 1}},
                {
                    "_given": {"milestone": 1},
                    "words": "words",
                    "files": [
                        {"id": "1", "unique": "1", "name": "a.pdf", "mime": "", "size": 1}
                    ],
                },
            ),
        ),
        Form.ACCOUNT: Format(
            steps=("name", "organization", "change", "summary"),
            read=accounts.Known.of,
            samples=(
                {},
                {"name": "words"},
                {"name": "words", "organization": "7", "_given": {"request": 7}},
            ),
        ),
        Form.ROUTE_LINE: Format(
            steps=("deficit", "thing", "title", "evidence", "hours", "due", "summary"),
            read=lambda answers: {
                one.name: Entered(answers).get(one) for one in route.LINE.fields
            },
            samples=(
                {},
                {"deficit": "0", "thing": "own"},
                {
                    "deficit": "0", "thing": "own", "title": "words", "evidence": "words",
                    "hours": 4, "due": "2027-03-20",
                },
            ),
        ),
        Form.WITHDRAWAL: Format(
            steps=("reason", "summary"),
            read=lambda answers: {
                "motion": council_form.withdrawn_motion(Entered(answers)),
                "reason": Entered(answers).get(council_form.REASON),
            },
            samples=(
                {"_given": {"motion": 1}},
                {"_given": {"motion": 1}, "reason": "words"},
            ),
        ),
    }  # fmt: skip


def _activity_of(answers: Answers) -> dict[str, Any]:
    """The changed property was a member of an enum; some fields are newer."""
    read, newer = ActivityAnswers.read(answers), ActivityAnswers()
    known = {
        one.name: getattr(read, one.name)
        for one in fields(read)
        if one.name not in {"district", "whole", "at", "adds", "heard", "place", "guests"}
        or getattr(read, one.name) != getattr(newer, one.name)
    }
    return {**known, "only": read.only and f"enum {read.only}"}


def _announcement_of(answers: Answers) -> dict[str, Any]:
    entered = announcement_entered(_draft(Form.ANNOUNCEMENT, answers))
    return {
        "content": content_in(entered),
        "album": entered.given("album"),
        "refused_album": entered.given("refused_album"),
        "recipients": recipients_in(entered),
        "category": entered.get(CATEGORY),
        "is_urgent": entered.get(URGENT) is True,
        "buttons": buttons_in(entered),
        "moment": entered.get(MOMENT),
        "weekdays": entered.get(WEEKDAYS) or (),
        "month_day": entered.get(MONTH_DAY),
        "at": entered.get(AT),
        "until": entered.get(UNTIL),
        "changes": changed_by(entered),
        "only": entered.given("only") and f"enum {entered.given('only')}",
    }


def known_drafts() -> dict[str, dict[str, Any]]:
    """Forms at every step with possible answers, then conversations."""
    known: dict[str, dict[str, Any]] = {}
    for form, how in formats().items():
        for step in how.steps:
            known.update([entry(form, step, how.samples[0])])
        for answers in how.samples:
            known.update([entry(form, how.steps[-1], answers)])
    for state, data in _conversations():
        known[f"conversation/{state}"] = {"data": data}
    return known


def entry(form: Form, step: str, answers: Answers) -> tuple[str, dict[str, Any]]:
    """Named by its content, so that later formats do not replace it."""
    kept = json.loads(json.dumps(answers))
    mark = sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]
    meaning = told(formats()[form].read(kept))
    return f"{form}/{step}/{mark}", {"answers": kept, "meaning": meaning}


def states() -> set[str]:
    """Names in a conversation's row."""
    modules = [
        import_module(found.name) for found in pkgutil.walk_packages(handlers.__path__, "handlers.")
    ]
    groups = [one for one in StatesGroup.__subclasses__() if one.__module__.startswith("handlers.")]
    grouped = {name for group in groups for name in group.__all_states_names__}
    single = {
        name
        for module in modules
        for one in vars(module).values()
        if isinstance(one, State) and (name := one.state) is not None
    }
    return grouped | single | declared_forms().states()


_POLL = Poll(
    asked=Asked(
        survey=Survey(
            id=SurveyId(7),
            district=DistrictId("gornyy"),
            author=PersonId(1),
            title="words",
            questions=tuple(map(composing.question_of, ("One?\na\nb", "Words?"))),
            naming=Naming.NAMED,
            closes_at=datetime(2026, 12, 4, tzinfo=UTC),
            made_at=datetime(2026, 11, 28, tzinfo=UTC),
            draft=DraftId("1"),
        )
    )
)


def told(value: Any) -> Any:
    """The parsed answers with their types, as JSON."""
    match value:
        case StrEnum():
            return f"enum {value.value}"
        case datetime() | date() | time():
            return f"{type(value).__name__} {value.isoformat()}"
        case tuple() | list():
            return [told(one) for one in value]
        case Mapping():
            return {str(name): told(one) for name, one in value.items()}
        case _ if is_dataclass(value):
            return {one.name: told(getattr(value, one.name)) for one in fields(value)}
        case _:
            return value


def untold(cls: type) -> dict[str, Any]:
    """The meaning of a field missing in an older format."""
    defaults = {}
    for one in fields(cast("Any", cls)):
        if one.default is not MISSING:
            defaults[one.name] = told(one.default)
        elif one.default_factory is not MISSING:
            defaults[one.name] = told(one.default_factory())
    return defaults


# ── Answers that a form may hold ───────────────────────────────────────────────────────────────


def _entered(steps: tuple[str, ...], cls: type, read: Callable[[Answers], Any]) -> Format:
    """The required answers only, each answer alone, and all together."""
    hints = get_type_hints(cls)
    every = fields(cast("Any", cls))
    needed = {one.name: _some(hints[one.name], one.name)[0] for one in every if _is_needed(one)}
    everything = {one.name: _some(hints[one.name], one.name)[-1] for one in every}
    alone = [
        {**needed, one.name: value} for one in every for value in _some(hints[one.name], one.name)
    ]
    made = [cls(**given) for given in (needed, *alone, everything)]
    return Format(steps=steps, read=read, samples=tuple(map(_answers_of, made)))


def _answers_of(entered: Any) -> Answers:
    answers = entered.answers
    kept: Answers = json.loads(json.dumps(answers() if callable(answers) else answers))
    return kept


def _is_needed(one: "Field[Any]") -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _some(hint: Any, name: str) -> list[Any]:
    """Sample values of a type; the last one has the most content."""
    if hasattr(hint, "__supertype__"):
        return _some(hint.__supertype__, name)
    of = [one for one in get_args(hint) if one not in {NoneType, Ellipsis}]
    if of:
        return _some_of(get_origin(hint), of, name)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        last = {one.name: _some(hints[one.name], one.name)[-1] for one in fields(hint)}
        return [cast("Any", hint)(**last)]
    if issubclass(hint, StrEnum):
        return list(hint)
    known: dict[type, Any] = {
        bool: True,
        int: 100 + len(name),
        str: f"words of {name}",
        date: date(2026, 12, 4),
        time: time(14, 30),
        datetime: datetime(2026, 12, 4, 14, 30),  # noqa: DTZ001 - local time, as forms store it
    }
    return [known[hint]]


def _some_of(origin: Any, of: list[Any], name: str) -> list[Any]:
    """Sample values of a union, a tuple or a mapping."""
    if origin in {Union, UnionType}:
        return _some(of[0], name)
    if origin is tuple:
        return [tuple(_some(of[0], name))]
    return [{_some(of[0], name)[0]: 1 if of[1] is Any else _some(of[1], name)[0]}]


def _report_of(answers: Answers) -> Answers:
    """Converts to the format before the form was declared."""
    entered = report_entered(replace(_draft(Form.DEFICIT, answers), step="area"))
    return {
        "area": entered.get(AREA),
        "topic": entered.get(TOPIC),
        "own_words": entered.get(OWN_WORDS),
        "severity": entered.get(SEVERITY),
        "tried": entered.get(TRIED),
        "wanted": entered.get(WANTED) or (),
        "changing": entered.is_changing,
        "answers_request": request_of(entered),
    }


def _verdict_of(answers: Answers) -> Answers:
    """A kind was a member of an enum before there were tables of kinds."""
    read = told(verdict_of(entered_of(decision_read(_draft(Form.DECISION, answers)))))
    return {**read, "kind": Kind(read["kind"]), "move": Move(answers["move"])}


def _application_of(answers: Answers) -> Answers:
    """Converts to the format before the form was declared."""
    entered = application.application_entered(_draft(Form.APPLICATION, answers))
    initials, grade = entered.get(application.PUPIL) or (None, None)
    return {
        "cohort": application.cohort_of(entered),
        "motivation": entered.get(application.MOTIVATION),
        "recommendation": entered.get(application.RECOMMENDATION),
        "pupils": entered.get(application.PUPILS) or (),
        "initials": initials,
        "grade": grade,
    }


def _expulsion_of(answers: Answers) -> Answers:
    """Converts to the format before the form was declared."""
    entered = expulsion.expulsion_entered(_draft(Form.EXPULSION, answers))
    activity, enrolment = expulsion.seat_of(entered)
    reason = entered.get(expulsion.REASON)
    known = {"activity": activity, "enrolment": enrolment}
    return known if reason is None else {**known, "reason": reason}


def _mentor_entry_of(answers: Answers) -> Answers:
    """Converts to the format before the form was declared."""
    draft = replace(_draft(Form.MENTOR, answers), step="topics")
    entered = mentor_entry.mentor_entry_entered(draft)
    return {
        "area": entered.group_of(mentor_entry.TOPICS),
        "topics": entered.get(mentor_entry.TOPICS) or (),
        "subjects": entered.get(mentor_entry.SUBJECTS) or (),
        "languages": entered.get(mentor_entry.LANGUAGES) or (),
        "capacity": entered.get(mentor_entry.CAPACITY),
        "words": entered.get(mentor_entry.WORDS),
        "changing": entered.is_changing,
        "answers_request": mentor_entry.request_of(entered),
    }


def _mentor_request_of(answers: Answers) -> Answers:
    """Converts to the format before the form was declared."""
    entered = mentorship_form.mentor_request_entered(_draft(Form.MENTORSHIP, answers))
    return {
        "goal": entered.get(mentorship_form.GOAL),
        "topics": entered.get(mentorship_form.TOPICS) or (),
        "offers_topics": bool(entered.given(mentorship_form.HAS_TOPICS)),
        "span": entered.get(mentorship_form.SPAN),
        "mentors": entered.get(mentorship_form.MENTORS) or (),
        "page": entered.page_of(mentorship_form.MENTORS),
    }


def _profile_of(answers: Answers) -> Answers:
    """In the words of before the form was declared, which kept whether a profile stood before."""
    form = profile_form
    draft = replace(_draft(Form.PROFILE, answers), step=form.ORGANIZATION.name)
    entered = form.profile_entered(draft)
    return {
        "surname": entered.get(form.SURNAME),
        "given": entered.get(form.GIVEN),
        "patronymic": entered.get(form.PATRONYMIC),
        "municipality": entered.get(form.MUNICIPALITY),
        "organization": entered.get(form.ORGANIZATION),
        "position": entered.get(form.POSITION),
        "subjects": entered.get(form.SUBJECTS) or (),
        "year": entered.get(form.YEAR),
        "search": entered.search_of(form.ORGANIZATION),
        "page": entered.page_of(form.ORGANIZATION),
        "changing": entered.is_changing,
        "is_first": answers.get("is_first", True),
    }


def _invite_of(answers: Answers) -> Answers:
    """Converts to the format before the form was declared."""
    entered = invite_entered(_draft(Form.INVITE, answers))
    return {
        "role": role_of(entered),
        "district": entered.get(DISTRICT) or entered.given(ONLY_DISTRICT),
        "municipality": entered.get(MUNICIPALITY),
        "search": entered.search_of(MUNICIPALITY),
    }


def _draft(form: Form, answers: Answers) -> Draft:
    now = datetime(2026, 11, 27, tzinfo=UTC)
    return Draft(
        id=DraftId("1"), person=PersonId(1), form=form, step="", answers=answers, touched_at=now
    )


def _conversations() -> Iterator[tuple[str, Answers]]:
    view = organizations.View(search="words", added_by_people=True, organization=7)
    data = {
        "step_message": 7,
        "link": "activity-7",
        "language": "en",
        "organizations": {one.name: getattr(view, one.name) for one in fields(view)},
        "community": "subject-mathematics",
    }
    return ((state, data) for state in sorted(states()))
