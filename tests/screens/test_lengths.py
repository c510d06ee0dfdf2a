"""Screens of plans fit a message, whatever was entered, and leave no row out."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from html import unescape
from typing import Any

from aiogram.types import InlineKeyboardMarkup
from hypothesis import given, settings
from hypothesis import strategies as st

from district.activities.activity import (
    DESCRIPTION_LIMIT,
    MOST_SESSIONS,
    PLACE_LIMIT,
    TITLE_LIMIT,
    Activity,
    ActivityStatus,
    ActivityType,
)
from district.activities.form import (
    ACTIVITY_FORM,
    ActivityAnswers,
    ActivityFacts,
    PlannedSession,
    entered_from,
)
from district.activities.plan_import import (
    EXPORTED,
    FILE,
    PLAN_IMPORT,
    Change,
    Column,
    ImportFacts,
    Place,
    PlanSheet,
    Problem,
    Remarks,
)
from district.clock import Calendar
from district.drafts import Draft
from district.errors import NotADay, NotInList
from district.forms import SUMMARY, Entered, Form
from district.holidays import Holiday, HolidayKind, Holidays
from district.ids import ActivityId, DistrictId, DraftId, PersonId, SessionId, TypeId
from district.languages import Language
from district.pages import Page
from district.people.person import Position
from keyboards.form import FormPress
from locales.texts import Words
from screens.activities.form import ActivityLook
from screens.activities.manage import change, manage
from screens.activities.plan_import import ImportLook
from screens.form import Look, View, step_screen
from screens.screen import Screen, cut
from tests.screens.sample import MOSCOW, NOW, TEXTS

LONGEST = 4096
TODAY = date(2026, 11, 23)
CALENDAR = Calendar(zone=MOSCOW)
SEMINAR = ActivityType(id=TypeId("seminar"), ru="Семинар", en="Seminar")
GORNYY = DistrictId("gornyy")
EVERY_DAY = Holiday(
    starts=TODAY,
    ends=TODAY + timedelta(days=900),
    kind=HolidayKind.PUBLIC,
    ru="Праздник " * 6,
    en="Holiday " * 6,
    by_people=True,
)
SIGNS = st.sampled_from("аяЁ <&>\"'.🙂")
LANGUAGES = st.sampled_from(Language)


def words(longest: int) -> st.SearchStrategy[str]:
    """Short, and as long as may be."""
    return st.one_of(
        st.text(SIGNS, min_size=1, max_size=9),
        st.text(SIGNS, min_size=1, max_size=9).map(lambda text: (text * longest)[:longest]),
    )


@st.composite
def told(draw: st.DrawFn) -> ActivityAnswers:
    """A course, as it may have been entered."""
    place = draw(words(PLACE_LIMIT))
    return ActivityAnswers(
        type=SEMINAR.id,
        title=draw(words(TITLE_LIMIT)),
        hours=4,
        capacity=25,
        description=draw(words(DESCRIPTION_LIMIT)),
        positions=tuple(Position),
        sessions=tuple(
            PlannedSession(
                day=TODAY + timedelta(days=7 * number + 1),
                begins=time(9),
                ends=time(11),
                place=f"№{number}!{place}"[:PLACE_LIMIT],
            )
            for number in range(draw(st.integers(1, MOST_SESSIONS)))
        ),
    )


def shown_text(screen: Screen) -> str:
    """Returns the text without tags, if it fits into a message."""
    text = unescape(re.sub("<[^>]+>", "", screen.text))
    assert len(text) <= LONGEST
    return text


def pages(words_: Words, form: Form[Any], look: Look[Any], facts: Any, draft: Draft) -> list[str]:
    """Returns the texts of all pages, reached by pressing «›»."""
    read: list[str] = []
    while True:
        screen = step_screen(View(words=words_, form=form, draft=draft, facts=facts), look)
        read.append(shown_text(screen))
        assert isinstance(screen.keyboard, InlineKeyboardMarkup)
        every = (one for row in screen.keyboard.inline_keyboard for one in row)
        turn = next((one.callback_data for one in every if one.text == "›"), None)
        if turn is None:
            return read
        press = FormPress.unpack(turn)
        assert press.field == draft.step
        number = int(press.value or 0)
        assert number == len(read)
        entered = Entered(draft.answers).with_page_at(draft.step, number)
        draft = replace(draft, answers=dict(entered.answers))


def draft_of(form: Form[Any], step: str, entered: Entered) -> Draft:
    return Draft(
        id=DraftId("1"),
        person=PersonId(1),
        form=form.name,
        step=step,
        answers=dict(entered.answers),
        touched_at=NOW,
    )


def activity(course: ActivityAnswers) -> Activity:
    plan = course.plan(CALENDAR, NOW, GORNYY)
    return Activity(
        id=ActivityId(1),
        district=GORNYY,
        type=SEMINAR,
        title=plan.title,
        description=plan.description,
        topics=(),
        hours=plan.hours,
        sessions=tuple(
            replace(one, id=SessionId(number)) for number, one in enumerate(plan.sessions, 1)
        ),
        audience=plan.audience,
        capacity=plan.capacity,
        signup_closes_at=plan.signup_closes_at,
        status=ActivityStatus.PUBLISHED,
        version=1,
        made_by=PersonId(1),
    )


def correction(place: Place, course: ActivityAnswers) -> Change:
    """Corrects everything that can be corrected, to what is as long."""
    known = activity(course)
    return Change(
        place=place,
        activity=known,
        session=known.sessions[0],
        columns=frozenset(EXPORTED),
        entered=course,
    )


@settings(deadline=None, max_examples=40)
@given(told(), LANGUAGES, st.booleans())
def test_the_summary_of_a_course_has_every_session(
    course: ActivityAnswers, language: Language, is_on_holidays: bool
) -> None:
    facts = ActivityFacts(
        district="Горный",
        types=(SEMINAR,),
        areas=(),
        places=(),
        today=TODAY,
        holidays=Holidays(every=(EVERY_DAY,) if is_on_holidays else ()),
        problem=NotADay(),
    )
    draft = draft_of(ACTIVITY_FORM, SUMMARY, entered_from(course))
    read = pages(TEXTS.of(language), ACTIVITY_FORM, ActivityLook(), facts, draft)
    every = "\n".join(read)
    assert [one.place for one in course.sessions if every.count(one.place) != 1] == []


@settings(deadline=None, max_examples=40)
@given(told(), LANGUAGES)
def test_the_cards_of_an_organizer_fit(course: ActivityAnswers, language: Language) -> None:
    published = activity(course)
    words_ = TEXTS.of(language)
    page = Page.of(published.sessions, 0, 8)
    shown_text(manage(words_, published, {}, page, 3, "Отзывы: 5 из 5"))
    shown_text(change(words_, published, page))


@settings(deadline=None, max_examples=40)
@given(
    told(),
    words(200),
    st.integers(0, 40),
    st.integers(0, 20),
    st.sampled_from([0, 0, 1, 30]),
    st.integers(0, 30),
    LANGUAGES,
)
def test_the_preview_of_a_plan_has_every_row(
    course: ActivityAnswers,
    word: str,
    new: int,
    changed: int,
    wrong: int,
    remarks: int,
    language: Language,
) -> None:
    places = [Place(sheet="Лист", row=row) for row in range(100, 999)]
    named = [word] * remarks
    plan = course.plan(CALENDAR, NOW, GORNYY)
    plans = tuple(replace(plan, title=f"№{n}! {plan.title}"[:TITLE_LIMIT]) for n in range(new))
    sheet = PlanSheet(
        plans=plans,
        changes=tuple(correction(place, course) for place in places[:changed]),
        mixed=tuple(zip(places, named, strict=False)),
        repeated=tuple(places[:remarks]),
        problems=tuple(
            Problem(place=place, column=column, error=NotInList(text=cut(word, 40)))
            for place, column in zip(places[:wrong], [*Column] * 9, strict=False)
        ),
        types=(SEMINAR,),
    )
    facts = ImportFacts(
        sheet=sheet,
        remarks=Remarks(hidden=tuple(range(remarks)), sheets=tuple(named), columns=tuple(named)),
        calendar=CALENDAR,
        holidays=Holidays(every=(EVERY_DAY,)),
    )
    read = pages(
        TEXTS.of(language),
        PLAN_IMPORT,
        ImportLook(),
        facts,
        draft_of(PLAN_IMPORT, FILE.name, Entered()),
    )
    every = "\n".join(read)
    if wrong:
        assert all(str(place.row) in every for place in places[:wrong])
    else:
        assert all(f"№{number}!" in every for number in range(new))
