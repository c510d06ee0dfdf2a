"""Screens of candidates, of consents to be named, and of leaders of activities; their letters."""

from collections.abc import Iterable, Sequence

from district.activities.activity import Activity
from district.mentions import Candidate, Leader, LeadersFacts, LedLine, MentionFacts, Wish
from district.pages import Page
from district.people.person import Person
from keyboards.activities.browse import Action as ActivitiesAction
from keyboards.activities.browse import ActivitiesPress
from keyboards.activities.manage import organise_button
from keyboards.buttons import button, inline
from keyboards.mentions import (
    answer_keyboard,
    answered_keyboard,
    candidate_keyboard,
    candidates_keyboard,
    leaders_keyboard,
    tell_button,
)
from locales.texts import Words
from screens.activities.browse import type_name
from screens.screen import Screen, cut, lines, page_mark

LABEL = 40
"""Limit in characters of a label on a button."""
SHOWN = 5
"""Results of a kind on the card of a candidate, and activities of a leader."""


def candidates_screen(words: Words, page: Page[Candidate], wish: Wish) -> Screen:
    rows = [
        words("mentions-candidate-row", name=_short(one.person), counts=_counts(words, one))
        for one in page.items
    ]
    text = lines(
        words("mentions-candidates-title"),
        page_mark(words, page),
        "",
        *(rows or [words("mentions-none")]),
    )
    labels = [cut(_listed(one.person), LABEL) for one in page.items]
    return Screen(text=text, keyboard=candidates_keyboard(words, page, wish, labels))


def candidate_screen(words: Words, found: Candidate, wish: Wish) -> Screen:
    mention = found.mention
    text = lines(
        words("mentions-candidate", name=_full(found.person), workplace=_workplace(found.person)),
        _counts(words, found),
        *(
            words("mentions-won", title=cut(one.title), call=one.call, place=one.place)
            for one in found.won[:SHOWN]
        ),
        *(_led(words, one) for one in found.led[:SHOWN]),
        "",
        words(f"mentions-state-{mention.state if mention else 'none'}"),
    )
    return Screen(text=text, keyboard=candidate_keyboard(words, found, wish))


def spotlight_text(words: Words, found: Candidate) -> str:
    """Returns the draft of an announcement about a person, as plain text."""
    return lines(
        words.plain(
            "mentions-spotlight", name=_full(found.person), workplace=_workplace(found.person)
        ),
        _counts(words, found),
        *(
            words.plain("mentions-won", title=one.title, call=one.call, place=one.place)
            for one in found.won[:SHOWN]
        ),
        *(
            words.plain("mentions-spotlight-led", type=type_name(words, one.type), title=one.title)
            for one in found.led[:SHOWN]
        ),
    )


def asked_letter(words: Words, facts: MentionFacts) -> Screen:
    """Asks a person for consent to be named."""
    by = facts.asked_by.profile if facts.asked_by else None
    name = by.name.short if by else words.plain("council-somebody")
    key = "mentions-asked-leader" if facts.mention.activity else "mentions-asked"
    text = lines(words(key, by=name, title=facts.title), words("mentions-asked-means"))
    return Screen(text=text, keyboard=answer_keyboard(words, facts))


def answered_letter(words: Words, facts: MentionFacts) -> Screen:
    """Tells the answer to the person who asked."""
    mention = facts.mention
    key = "leader" if mention.activity else "about"
    text = words(
        f"mentions-answered-{key}", name=_listed(facts.person), title=facts.title,
        state=mention.state,
    )  # fmt: skip
    may_tell = mention.is_agreed and not mention.activity
    rows = [[tell_button(words, mention.id)]] if may_tell else []
    return Screen(text=text, keyboard=inline(rows) if rows else None)


def mine_screen(words: Words, page: Page[MentionFacts], *, above: str | None = None) -> Screen:
    rows = [
        words("mentions-mine-row", state=one.mention.state, title=_about(words, one))
        for one in page.items
    ]
    text = lines(
        above,
        words("mentions-mine-title"),
        page_mark(words, page),
        "",
        *(rows or [words("mentions-mine-none")]),
    )
    labels = [
        words.plain(
            "mentions-withdraw" if one.mention.is_agreed else "mentions-allow",
            title=cut(_about(words, one), LABEL - 12),
        )
        for one in page.items
    ]
    return Screen(text=text, keyboard=answered_keyboard(words, page, labels))


def led_screen(words: Words, activity: Activity, leaders: Iterable[Leader]) -> Screen:
    """Names the leaders of an activity, and what else they lead."""
    back = ActivitiesPress(action=ActivitiesAction.OPEN, activity=activity.id)
    parts: list[str] = []
    for one in leaders:
        parts += [
            "",
            words("mentions-leader", name=_full(one.person), workplace=_workplace(one.person)),
        ]
        parts += [_led(words, line) for line in one.lines[:SHOWN]]
    text = lines(
        words("mentions-led-title", title=activity.title), *(parts or [words("mentions-led-none")])
    )
    return Screen(text=text, keyboard=inline([[button(words.plain("common-back"), back)]]))


def leaders_screen(words: Words, facts: LeadersFacts, search: str) -> Screen:
    """`search`: the typed name."""
    text = lines(
        words("mentions-leaders-title", title=facts.title),
        *(
            words("mentions-leader-row", name=_listed(one.person), state=one.mention.state)
            for one in facts.named
        ),
        "",
        words("mentions-leaders-found", search=cut(search, LABEL), count=len(facts.found))
        if search
        else words("mentions-leaders-ask"),
    )
    dropping = [
        words.plain("mentions-drop", name=cut(_listed(one.person), LABEL - 10))
        for one in facts.named
    ]
    naming = [words.plain("mentions-name", name=cut(_listed(one), LABEL)) for one in facts.found]
    back = organise_button(words, facts.activity, "forms-back")
    keyboard = leaders_keyboard(facts, dropping, naming, back)
    return Screen(text=text, keyboard=keyboard)


def led_lines(words: Words, led: Sequence[LedLine]) -> list[str]:
    """Returns the activities that the reader led, for the portfolio."""
    if not led:
        return []
    return [words("mentions-led-own", count=len(led)), *(_led(words, one) for one in led[:SHOWN])]


def _led(words: Words, one: LedLine) -> str:
    return words(
        "mentions-led-row",
        days=words.days(one.starts_at, one.ends_at),
        type=type_name(words, one.type),
        title=cut(one.title, 80),
        hours=one.hours,
    )


def _counts(words: Words, one: Candidate) -> str:
    """Returns what there is of each kind of results."""
    counts = {
        "won": len(one.won),
        "led": len(one.led),
        "master": one.master_classes,
        "practices": one.practices,
    }
    found = (
        words.plain(f"mentions-count-{what}", count=count)
        for what, count in counts.items()
        if count
    )
    return ", ".join(found)


def _about(words: Words, one: MentionFacts) -> str:
    """Returns what the name is for, as plain text."""
    if one.mention.activity:
        return one.title
    return words.plain("mentions-announcement")


def _listed(person: Person) -> str:
    return person.profile.listed if person.profile else str(person.id)


def _short(person: Person) -> str:
    return person.profile.name.short if person.profile else str(person.id)


def _full(person: Person) -> str:
    return person.profile.name.full if person.profile else str(person.id)


def _workplace(person: Person) -> str:
    profile = person.profile
    return f"{profile.organization.name}, {profile.municipality.name}" if profile else ""
