"""Screens of threads: a conversation, its letters, the list of those who answer."""

from collections.abc import Iterable

from district.ids import PersonId
from district.messages import Message
from district.pages import Page
from district.people.person import Person
from district.questions.threads import Side, ThreadFacts, ThreadStatus
from keyboards.buttons import inline
from keyboards.menu import to_menu
from keyboards.questions.threads import (
    ThreadsAction,
    ask_curator,
    letter_keyboard,
    list_keyboard,
    sent_keyboard,
    thread_keyboard,
)
from locales.texts import Words
from screens.messages import quote
from screens.screen import Screen, in_parts, lines, page_mark


def thread_screen(words: Words, facts: ThreadFacts, number: int | None = None) -> Screen:
    """Shows the conversation in parts; `number`: of the part, the last one by default."""
    rows = [_message(words, facts, one) for one in facts.messages if one.words]
    parts = in_parts(rows)
    page = Page.of(parts, len(parts) - 1 if number is None else number, 1)
    author = name_of(words, facts.people.get(facts.thread.person))
    text = lines(
        words(f"questions-head-{facts.side}", name=author, **_about(words, facts)),
        *_who(words, facts),
        page_mark(words, page),
        _state(words, facts),
        *page.items,
    )
    return Screen(text=text, keyboard=thread_keyboard(words, facts, page))


def no_thread(words: Words) -> Screen:
    """For a question that was closed meanwhile."""
    return Screen(
        text=words("questions-none"), keyboard=inline([[ask_curator(words)], [to_menu(words)]])
    )


def message_letter(words: Words, facts: ThreadFacts, message: Message) -> Screen:
    """To those who may answer, or to the author; a long message is whole in the conversation."""
    quoted, _ = quote(words, message.words)
    name = name_of(words, facts.people.get(message.person))
    text = lines(
        words(f"questions-letter-{facts.side}", name=name, **_about(words, facts)),
        *_who(words, facts),
        "",
        quoted,
    )
    return Screen(text=text, keyboard=letter_keyboard(words, facts))


def sent(words: Words, facts: ThreadFacts) -> Screen:
    names = "; ".join(_short(words, facts, facts.readers))
    if facts.side is Side.READER:
        text = words("questions-answered", name=name_of(words, facts.people[facts.thread.person]))
    elif names:
        text = words("questions-sent", names=names)
    else:
        text = words("questions-sent-nobody")
    return Screen(text=text, keyboard=sent_keyboard(words, facts))


def to_answer(words: Words, page: Page[ThreadFacts]) -> Screen:
    """The list of those who answer."""
    text = lines(
        words("questions-list"),
        page_mark(words, page),
        words("questions-list-order" if page.total else "questions-list-empty"),
    )
    labels = [(one.thread.id, _label(words, one)) for one in page.items]
    return Screen(text=text, keyboard=list_keyboard(words, page, labels))


def asked_list(words: Words, page: Page[ThreadFacts]) -> Screen:
    """The list of a person's own questions to methodists."""
    text = lines(
        words("questions-asked-head"),
        page_mark(words, page),
        words("questions-asked-order" if page.total else "questions-asked-none"),
    )
    labels = [
        (
            one.thread.id,
            words.plain(f"questions-asked-{one.thread.status}", topic=_about(words, one)["topic"]),
        )
        for one in page.items
    ]
    return Screen(text=text, keyboard=list_keyboard(words, page, labels, ThreadsAction.ASKED))


def name_of(words: Words, person: Person | None) -> str:
    """Returns «Гаджиев М. А.», or an impersonal word after erasure."""
    profile = person.profile if person else None
    return profile.name.short if profile else words.plain("questions-somebody")


def _label(words: Words, facts: ThreadFacts) -> str:
    thread = facts.thread
    name = name_of(words, facts.people.get(thread.person))
    if thread.status is ThreadStatus.WAITING:
        return words.plain(
            "questions-row-waiting",
            name=name,
            day=words.moment(thread.since, "d MMM"),
            **_about(words, facts),
        )
    return words.plain("questions-row-answered", name=name, **_about(words, facts))


def _about(words: Words, facts: ThreadFacts) -> dict[str, str]:
    """Returns the arguments that tell a question to methodists from one to curators."""
    topic = facts.topic.label.button(words.language) if facts.topic else ""
    return {"kind": facts.thread.kind, "topic": topic}


def _state(words: Words, facts: ThreadFacts) -> str:
    thread = facts.thread
    moment, by = words.moment(thread.since), facts.people.get(thread.answerer or PersonId(0))
    return words(f"questions-state-{thread.status}", moment=moment, name=name_of(words, by))


def _who(words: Words, facts: ThreadFacts) -> Iterable[str]:
    """Yields the author's workplace, for those who answer."""
    person = facts.people.get(facts.thread.person)
    if facts.side is Side.READER and person is not None and person.profile is not None:
        profile = person.profile
        yield words(
            "questions-workplace",
            organization=profile.organization.name,
            place=profile.municipality.name,
        )


def _message(words: Words, facts: ThreadFacts, message: Message) -> str:
    if message.person == facts.reader:
        name = words.plain("questions-you")
    else:
        name = name_of(words, facts.people.get(message.person))
    quoted, _ = quote(words, message.words, full=True)
    return lines("", words("questions-said", name=name, moment=words.moment(message.at)), quoted)


def _short(words: Words, facts: ThreadFacts, people: Iterable[PersonId]) -> list[str]:
    return sorted(name_of(words, facts.people.get(one)) for one in people)
