"""Screens of accounts: the form and the request of a lost one, letters, merging of two people."""

from collections.abc import Iterable, Sequence

from district.ids import PersonId
from district.people.accounts import (
    NAME,
    AccountMove,
    AccountNews,
    Found,
    LostFacts,
    LostFormFacts,
    MergePlan,
    MoveStatus,
)
from keyboards.people.accounts import (
    AccountButtons,
    found_keyboard,
    merged_keyboard,
    merging_keyboard,
    object_keyboard,
    plan_keyboard,
)
from locales.texts import Words
from screens.form import Look, View
from screens.requests.kinds import KindScreens
from screens.screen import Screen, cut, lines

LABEL = 40
"""Limit in characters of a name on a button."""


class LostLook(Look[LostFormFacts]):
    def summary(self, view: View[LostFormFacts]) -> Iterable[str | None]:
        yield known_line(view.words, view.entered.need(NAME), view.facts.organization or "")
        yield ""
        yield view.words("accounts-what-follows")


class AccountScreens(KindScreens[LostFacts]):
    buttons = AccountButtons()

    def about(self, words: Words, subject: LostFacts) -> str:
        return known_line(words, subject.known.name, subject.organization)

    def short_name(self, words: Words, subject: LostFacts) -> str:
        return words.plain("accounts-short", name=subject.known.name)

    def card_lines(self, words: Words, subject: LostFacts, *, full: bool) -> Iterable[str | None]:
        yield self.about(words, subject)
        if subject.found is None:
            if subject.move is not None:
                yield move_line(words, subject.move)
            return
        yield ""
        yield words("accounts-found" if subject.found else "accounts-nobody")
        for one in subject.found:
            yield found_line(words, one)
        if subject.found:
            yield words("accounts-compare")

    def own_lines(self, words: Words, subject: LostFacts) -> Iterable[str | None]:
        """Says nothing about others."""
        yield self.about(words, subject)
        if subject.move is not None:
            yield move_line(words, subject.move)

    def letter_more(self, words: Words, subject: LostFacts) -> str | None:
        is_waiting = subject.move is not None and subject.move.status is MoveStatus.WAITING
        return move_line(words, subject.move) if is_waiting and subject.move else None


def known_line(words: Words, name: str, organization: str) -> str:
    return words("accounts-known", name=name, organization=organization or "—")


def move_line(words: Words, move: AccountMove) -> str:
    return words(f"accounts-move-{move.status}", at=words.moment(move.moves_at))


def found_line(words: Words, one: Found) -> str:
    profile = one.person.profile
    return words(
        "accounts-found-row",
        name=profile.name.full if profile else "",
        organization=profile.organization.name if profile else "",
        place=profile.municipality.name if profile else "",
        at=words.moment(one.last_act, "d MMMM y") if one.last_act else "—",
        role="yes" if one.has_role else "no",
    )


def gone_screen(words: Words) -> Screen:
    """To an account that acts no more."""
    return Screen(text=words("accounts-gone"))


def objected_screen(words: Words) -> Screen:
    return Screen(text=words("accounts-objected"))


def news_letter(words: Words, move: AccountMove, news: AccountNews, reader: PersonId) -> Screen:
    is_decider = reader == move.confirmed_by
    told = f"{news}-{'decider' if is_decider else 'author'}"
    told = told if news is AccountNews.FAILED else news
    at = words.moment(move.moves_at)
    text = words(f"accounts-letter-{told}", number=move.request, at=at)
    keyboard = object_keyboard(words, move.id) if news is AccountNews.MOVES else None
    return Screen(text=text, keyboard=keyboard)


# ── Two accounts of one person ─────────────────────────────────────────────────────────────────


def search_screen(words: Words, found: Sequence[Found], typed: str, one: PersonId | None) -> Screen:
    """`one`: the first of the two, who was found already."""
    shown = [each for each in found if each.person.id != one]
    told = [found_line(words, each) for each in shown]
    if typed and not told:
        told = [words("forms-nothing-found")]
    text = lines(
        words("accounts-merge-title"),
        words("accounts-ask-first" if one is None else "accounts-ask-second"),
        words("forms-search", search=typed) if typed else None,
        "" if told else None,
        *told,
    )
    labels = [cut(each.person.profile.listed, LABEL) for each in shown if each.person.profile]
    return Screen(text=text, keyboard=found_keyboard(words, shown, labels, one))


def plan_screen(words: Words, plan: MergePlan) -> Screen:
    """Shows what each has, and what one of two would stay, or why they are not merged."""
    follows = [words("accounts-which-stays")]
    if plan.conflicts:
        follows = [
            words("accounts-conflicts"),
            *(words(f"accounts-conflict-{one}") for one in plan.conflicts),
        ]
    text = lines(
        words("accounts-merge-title"),
        *_both(words, plan),
        *(words(f"accounts-doubled-{name}", count=n) for name, n in plan.doubled.items()),
        "",
        *follows,
    )
    return Screen(text=text, keyboard=plan_keyboard(words, plan))


def merging_screen(words: Words, plan: MergePlan, takes: int) -> Screen:
    """Asks for the second press."""
    text = lines(
        words("accounts-merge-title"),
        *_both(words, plan),
        "",
        words("accounts-merge-sure", number=str(takes + 1)),
    )
    return Screen(text=text, keyboard=merging_keyboard(words, plan, takes))


def merged_screen(words: Words, plan: MergePlan) -> Screen:
    profile = plan.kept.person.profile
    text = words("accounts-merged", name=profile.name.full if profile else "")
    return Screen(text=text, keyboard=merged_keyboard(words))


def _both(words: Words, plan: MergePlan) -> Iterable[str]:
    for number, one in enumerate((plan.kept, plan.gone), start=1):
        yield ""
        yield words("accounts-number", number=str(number))
        yield found_line(words, one)
        counts = [
            words.plain(f"accounts-has-{name}", count=both[number - 1])
            for name, both in plan.has.items()
            if both[number - 1]
        ]
        yield words("accounts-has", counts=", ".join(counts) or words.plain("accounts-has-none"))
