"""The form of an application to a school: the pupils, where pupils learn; why, who recommends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from district.activities.activity import Activity
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import ConsentNeeded
from district.forms import Entered, Field, Form, LongText, Moment, Repeated, entered_of, given
from district.ids import ActivityId
from district.schools.school import (
    MOST_PUPILS,
    MOTIVATION_LIMIT,
    RECOMMENDATION_LIMIT,
    Admits,
    Application,
    Pupil,
    School,
    read_pupil,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    school: School
    activity: Activity


class PupilField(Field[tuple[str, str]]):
    """Initials and class of a child."""

    def read(self, raw: Any) -> tuple[str, str]:
        initials, grade = raw
        return initials, grade

    def typed(self, text: str) -> tuple[str, str]:
        return read_pupil(text)


def _pupil(item: Mapping[str, Any]) -> Pupil:
    initials, grade = PUPIL.read(item[PUPIL.name])
    return Pupil(initials=initials, grade=grade, consent_on=CONSENT.read(item[CONSENT.name]))


FOR_PUPILS = given("pupils")
PUPIL = PupilField("pupil", when=FOR_PUPILS, changeable=False)
CONSENT = Moment("consent", kind=date, when=FOR_PUPILS, changeable=False)
"""The day on which a parent of the child has consented."""
PUPILS = Repeated(
    "pupils", of=(PUPIL, CONSENT), item=_pupil, most=MOST_PUPILS, when=FOR_PUPILS, changeable=False
)
MOTIVATION = LongText("motivation", limit=MOTIVATION_LIMIT, optional=True, changeable=False)
RECOMMENDATION = LongText(
    "recommendation", limit=RECOMMENDATION_LIMIT, optional=True, changeable=False
)

APPLICATION: Form[ApplicationFacts] = Form(
    name=FormName.APPLICATION,
    texts="applying",
    fields=(PUPIL, CONSENT, PUPILS, MOTIVATION, RECOMMENDATION),
)


def applying(cohort: ActivityId, *, for_pupils: bool) -> Entered:
    """Returns a new form."""
    return Entered().with_given(cohort=cohort, pupils=for_pupils)


def cohort_of(entered: Entered) -> ActivityId:
    return ActivityId(entered.given("cohort"))


def application_of(entered: Entered, school: School) -> Application:
    """
    Raises:
        ConsentNeeded: a child without the date of a parent's consent, or no child at all.
    """
    for_pupils, pupils = school.admits is Admits.PUPILS, entered.get(PUPILS) or ()
    if for_pupils and (not pupils or entered.is_answered(PUPIL)):
        raise ConsentNeeded
    return Application(
        motivation=entered.get(MOTIVATION),
        recommendation=entered.get(RECOMMENDATION),
        pupils=pupils if for_pupils else (),
    )


def application_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "cohort" not in old:
        return draft
    asked_for = {PUPIL.name, CONSENT.name, PUPILS.name}
    pupils = [
        {PUPIL.name: [one["initials"], one["grade"]], CONSENT.name: one["consent_on"]}
        for one in old.get("pupils", ())
    ]
    kept: dict[str, Any] = {PUPILS.name: pupils} if pupils else {}
    if old.get("initials") or old.get("grade"):
        kept[PUPIL.name] = [old.get("initials"), old.get("grade")]
    kept |= {one: old[one] for one in (MOTIVATION.name, RECOMMENDATION.name) if old.get(one)}
    entered = applying(old["cohort"], for_pupils=bool(pupils) or draft.step in asked_for)
    return replace(draft, answers={**kept, **entered.answers})
