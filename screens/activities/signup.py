"""The answers of people to the questions of sign-up."""

from collections.abc import Iterable
from typing import Any

from district.activities.enrolments import OVER, EnrolmentStatus, SignUpFacts, Team
from district.activities.signup import Answers, Ask
from district.activities.signup_form import TEAM, answers_in
from district.forms import Field
from district.ids import ActivityId
from keyboards.activities.browse import open_activity
from keyboards.buttons import inline
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen


class SignUpLook(Look[SignUpFacts]):
    """The form that asks what the activity needs to know."""

    def above(self, view: View[SignUpFacts], key: Field[Any]) -> str:
        return view.words("signup-of", title=view.facts.standing.activity.title)

    def summary(self, view: View[SignUpFacts]) -> Iterable[str | None]:
        words, standing = view.words, view.facts.standing
        size = answers_in(view.entered).size
        yield words("signup-of", title=standing.activity.title)
        yield from answer_words(words, answers_in(view.entered))
        for member in view.entered.get(TEAM) or ():
            yield words("signup-team-in", name=member.name)
        if size.seats > 1:
            yield words("signup-needs", seats=size.seats)
        if not standing.left.has_room_for(view.facts.municipality, size):
            yield words("signup-queue")


def signup_cancelled(words: Words, number: ActivityId) -> Screen:
    return Screen(text=words("signup-cancelled"), keyboard=inline([[open_activity(words, number)]]))


def answer_words(words: Words, answers: Answers) -> list[str]:
    """Returns the answers, each as a line or a part of one."""
    found = []
    if answers.children is not None:
        adults = answers.adults or 1
        found.append(words("signup-brings", children=answers.children, adults=adults))
    for name, wanted in (("bus", answers.bus), ("lodging", answers.lodging)):
        if wanted is not None:
            found.append(words(f"signup-told-{name}-{_yes_or_no(wanted)}"))
    return found


def team_words(words: Words, team: Team) -> list[str]:
    """Returns who is in the team, and until when the others answer."""
    rows = [
        words(f"signup-team-{_TEAM.get(status, 'in')}", name=name.short)
        for name, status in team.members
        if status not in OVER
    ]
    until = team.gathers_until
    more = [words("signup-team-until", moment=words.moment(until))] if until else []
    return [words("signup-team"), *rows, *more]


def answer_cell(words: Words, answers: Answers, ask: Ask) -> str | int:
    """Returns an answer for a spreadsheet."""
    if ask is Ask.CHILDREN:
        return answers.children or 0
    if ask is Ask.TEAM:
        return answers.team or 0
    wanted = getattr(answers, ask)
    return "" if wanted is None else words.plain(f"signup-cell-{_yes_or_no(wanted)}")


_TEAM = {EnrolmentStatus.INVITED: "asked"}


def _yes_or_no(wanted: bool) -> str:
    return "yes" if wanted else "no"
