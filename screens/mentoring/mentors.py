"""Screens of mentors: entry screen, the district's register, the own entry."""

from collections.abc import Iterable, Sequence

from district.mentoring.mentors import Entry, Load, OwnEntry
from district.mentoring.pairs import MentorshipStatus, PairFacts
from district.pages import Page
from district.people.person import Person
from district.topics import Topic
from keyboards.buttons import inline
from keyboards.mentoring.mentors import entry_keyboard, register_keyboard, to_register
from keyboards.mentoring.menu import home_keyboard
from keyboards.mentoring.request import ask_this_mentor
from locales.texts import Words
from screens.screen import Screen, cut, lines

"""All topics that a mentor can choose."""


def mentors_home(
    words: Words, own: OwnEntry, mine: PairFacts | None, *, makes_pairs: bool
) -> Screen:
    text = lines(words("mentors-home"), *_where_one_stands(words, own, mine))
    return Screen(text=text, keyboard=home_keyboard(words, own, mine, makes_pairs=makes_pairs))


def register(words: Words, page: Page[Load]) -> Screen:
    head = words("mentors-register-head")
    if page.count > 1:
        head = words("mentors-register-page", page=page.number + 1, pages=page.count)
    rows = [
        lines(
            words("mentors-row", name=listed(words, one.person), place=place_of(words, one.person)),
            words("mentors-row-load", load=load_text(words, one)),
        )
        for one in page.items
    ]
    text = lines(head, "", *(rows or [words("mentors-register-empty")]))
    return Screen(text=text, keyboard=register_keyboard(words, page))


def mentor_card(
    words: Words, load: Load, topics: Sequence[Topic], page: int, *, may_ask: bool
) -> Screen:
    """`may_ask`: the reader has no mentor yet and is another person."""
    text = lines(
        *who_lines(words, load.person),
        "",
        *entry_lines(words, load.mentor.entry, topics),
        "",
        words("mentors-row-load", load=load_text(words, load)),
    )
    if may_ask and load.can_be_asked:
        return Screen(text=text, keyboard=ask_this_mentor(words, load.person.id, page))
    return Screen(text=text, keyboard=inline([[to_register(words, page)]]))


def own_entry(words: Words, own: OwnEntry) -> Screen:
    if own.mentor is None:
        return Screen(text=words("mentors-entry-none"), keyboard=entry_keyboard(words, own))
    entry = own.mentor.entry
    state = "mentors-entry-paused" if own.mentor.is_paused else "mentors-entry-open"
    text = lines(
        words("mentors-entry-head"),
        "",
        *entry_lines(words, entry, own.topics),
        "",
        words("mentors-carries", active=own.active, capacity=entry.capacity),
        words(state if own.is_listed else "mentors-entry-not-listed"),
    )
    return Screen(text=text, keyboard=entry_keyboard(words, own))


def entry_lines(
    words: Words, entry: Entry, topics: Sequence[Topic], *, full: bool = True
) -> Iterable[str]:
    """Yields a mentor's entry; `full`: own words are not truncated."""
    named = "; ".join(topic.label.full(words.language) for topic in topics)
    yield words("mentors-topics", topics=named)
    if entry.subjects:
        subjects = [words.plain(f"profile-subject-{one}").lower() for one in entry.subjects]
        yield words("mentors-subjects", subjects=", ".join(subjects))
    languages = [words.plain(f"mentors-language-{one}").lower() for one in entry.languages]
    yield words("mentors-languages", languages=", ".join(languages))
    yield words("mentors-takes", capacity=entry.capacity)
    if entry.words:
        yield words("mentors-words", words=entry.words if full else cut(entry.words))


def name_of(words: Words, person: Person | None) -> str:
    """Returns «Гаджиев М. А.», or an impersonal word after erasure."""
    profile = person.profile if person else None
    return profile.name.short if profile else words.plain("mentors-somebody")


def listed(words: Words, person: Person | None) -> str:
    """Returns the name with the organization, as in a list of people."""
    profile = person.profile if person else None
    return profile.listed if profile else words.plain("mentors-somebody")


def place_of(words: Words, person: Person) -> str:
    profile = person.profile
    return profile.municipality.name if profile else words.plain("mentors-somebody")


def who_lines(words: Words, person: Person | None) -> Iterable[str]:
    """Yields name, position and organization."""
    profile = person.profile if person else None
    if profile is None:
        yield words("mentors-gone")
        return
    if profile.position is None:
        yield words("mentors-who-only", name=profile.name.full)
    else:
        position = words.plain(f"profile-position-{profile.position}").lower()
        yield words("mentors-who", name=profile.name.full, position=position)
    yield words(
        "mentors-workplace", organization=profile.organization.name, place=profile.municipality.name
    )


def load_text(words: Words, load: Load) -> str:
    """Returns plain text, as part of a line."""
    if load.mentor.is_paused:
        return words.plain("mentors-load-paused")
    capacity = load.mentor.entry.capacity
    key = "mentors-load-free" if load.free else "mentors-load-full"
    return words.plain(key, active=load.active, capacity=capacity)


def _where_one_stands(words: Words, own: OwnEntry, mine: PairFacts | None) -> Iterable[str]:
    if mine is not None:
        name = name_of(words, mine.other)
        match mine.mentorship.status:
            case MentorshipStatus.ASKED:
                yield words("mentors-home-queue", place=mine.place or 1)
            case MentorshipStatus.PROPOSED:
                yield words("mentors-home-proposed", mentor=name)
            case _:
                yield words("mentors-home-active", mentor=name)
    if own.proposed:
        yield words("mentors-home-asked", people=own.proposed)
    if own.active:
        yield words("mentors-home-people", people=own.active)
    if own.is_waiting:
        yield words("mentors-home-waiting")
    if own.holds_role and not own.is_listed:
        yield words("mentors-home-fill")
