"""Screens of a pair of mentor and mentee: request, proposal, contacts, messages."""

from collections.abc import Iterable

from district.ids import MentorshipId
from district.mentoring.pairs import (
    AskedQuestion,
    By,
    Contact,
    ContactKind,
    MentorshipStatus,
    PairFacts,
    PairMessage,
)
from keyboards.buttons import inline
from keyboards.mentoring.mentors import back_keyboard, to_mentors
from keyboards.mentoring.pairs import (
    MentorshipsAction,
    message_keyboard,
    open_pair,
    pair_keyboard,
    pair_question_keyboard,
    people_keyboard,
    proposal_keyboard,
    share_keyboard,
    started_keyboard,
    sure_keyboard,
)
from locales.texts import Words
from screens.mentoring.mentors import listed, name_of, who_lines
from screens.messages import quote
from screens.screen import Screen, cut, lines


def asked_outcome(words: Words, facts: PairFacts) -> Screen:
    text = lines(words("mentorships-sent"), "", *_state_lines(words, facts))
    return Screen(text=text, keyboard=inline([[open_pair(words, facts)], [to_mentors(words)]]))


def pair_screen(words: Words, facts: PairFacts) -> Screen:
    text = lines(words(f"mentorships-head-{facts.side}"), *_state_lines(words, facts))
    return Screen(text=text, keyboard=pair_keyboard(words, facts))


def no_pair(words: Words) -> Screen:
    """For a pair that has ended or never existed."""
    return Screen(text=words("mentorships-none"), keyboard=back_keyboard(words))


def people(words: Words, every: list[PairFacts]) -> Screen:
    """To a mentor: proposals and mentees."""
    rows = [
        words(
            "mentorships-person-asks"
            if one.mentorship.status is MentorshipStatus.PROPOSED
            else "mentorships-person",
            name=listed(words, one.other),
            goal=cut(one.mentorship.goal, 100),
        )
        for one in every
    ]
    labels = [(one.mentorship.id, listed(words, one.other)) for one in every]
    text = lines(words("mentorships-people"), "", *(rows or [words("mentorships-no-people")]))
    return Screen(text=text, keyboard=people_keyboard(words, labels))


def accepted(words: Words, facts: PairFacts) -> Screen:
    """To the mentor, after accepting."""
    text = lines(words("mentorships-accepted"), "", *_state_lines(words, facts))
    return Screen(text=text, keyboard=started_keyboard(words, facts))


def declined(words: Words) -> Screen:
    return Screen(text=words("mentorships-declined"), keyboard=back_keyboard(words))


def withdrawn(words: Words) -> Screen:
    return Screen(text=words("mentorships-withdrawn"), keyboard=back_keyboard(words))


def ended(words: Words) -> Screen:
    return Screen(text=words("mentorships-ended"), keyboard=back_keyboard(words))


def ask_sure(words: Words, facts: PairFacts, action: MentorshipsAction) -> Screen:
    """Asks for confirmation."""
    number = facts.mentorship.id
    match action:
        case MentorshipsAction.END:
            text, label = words("mentorships-sure-end"), words.plain("mentorships-end-now")
            sure = MentorshipsAction.END_NOW
        case MentorshipsAction.ANOTHER:
            text, label = words("mentorships-sure-another"), words.plain("mentorships-another-now")
            sure = MentorshipsAction.ANOTHER_NOW
        case _:
            text = words("mentorships-sure-withdraw")
            label = words.plain("mentorships-withdraw-now")
            sure = MentorshipsAction.WITHDRAW_NOW
    return Screen(text=text, keyboard=sure_keyboard(words, number, label, sure))


def ask_contact(words: Words, facts: PairFacts, username: str | None) -> Screen:
    text = lines(
        words("mentorships-ask-share", name=name_of(words, facts.other)),
        _own_contact(words, facts.own_contact),
    )
    return Screen(text=text, keyboard=share_keyboard(words, facts, username))


def message_sent(words: Words, facts: PairFacts, said: str) -> Screen:
    text = lines(words("mentorships-message-sent"), words("mentorships-quoted", words=said))
    return Screen(text=text, keyboard=inline([[open_pair(words, facts)]]))


def words_cancelled(words: Words) -> Screen:
    return Screen(text=words("mentorships-words-cancelled"), keyboard=back_keyboard(words))


def _state_lines(words: Words, facts: PairFacts) -> Iterable[str | None]:
    one = facts.mentorship
    match one.status:
        case MentorshipStatus.ASKED:
            yield words("mentorships-queue", place=facts.place or 1)
            yield words("mentorships-goal", goal=one.goal)
        case MentorshipStatus.PROPOSED if facts.side is By.MENTEE:
            yield words(
                "mentorships-waits", name=name_of(words, facts.other), until=_until(words, facts)
            )
            yield words("mentorships-then-next" if one.wishes else "mentorships-then-queue")
            yield words("mentorships-goal", goal=one.goal)
        case MentorshipStatus.PROPOSED:
            yield from _proposal_lines(words, facts)
        case MentorshipStatus.ACTIVE:
            yield from _pair_lines(words, facts)
        case _:
            yield words("mentorships-over")


def _proposal_lines(words: Words, facts: PairFacts) -> Iterable[str | None]:
    yield from who_lines(words, facts.other)
    yield from _what_for(words, facts)
    span = words.plain(f"mentorships-span-{facts.mentorship.span}")
    yield words("mentorships-summary-span", span=span)
    yield words("mentorships-answer-by", until=_until(words, facts))


def _pair_lines(words: Words, facts: PairFacts) -> Iterable[str | None]:
    one = facts.mentorship
    yield from who_lines(words, facts.other)
    yield from _what_for(words, facts)
    if one.ends_at is not None:
        yield words("mentorships-until", day=words.moment(one.ends_at, "d MMMM y"))
    yield ""
    yield _other_contact(words, facts.other_contact)
    yield _own_contact(words, facts.own_contact)
    if facts.asked_another:
        yield words("mentorships-asked-another")


def _what_for(words: Words, facts: PairFacts) -> Iterable[str]:
    """Yields the goal and the topics that the mentee chose to show."""
    yield words("mentorships-goal", goal=facts.mentorship.goal)
    if facts.topics:
        named = "; ".join(topic.label.full(words.language) for topic in facts.topics)
        yield words("mentorships-topics", topics=named)


def _until(words: Words, facts: PairFacts) -> str:
    until = facts.mentorship.proposed_until
    return words.moment(until) if until is not None else ""


def _other_contact(words: Words, contact: Contact | None) -> str:
    if contact is None or contact.text is None or contact.kind is ContactKind.BOT:
        return words("mentorships-contact-bot")
    return words(f"mentorships-contact-{contact.kind}", contact=contact.text)


def _own_contact(words: Words, contact: Contact | None) -> str | None:
    if contact is None:
        return words("mentorships-own-not-chosen")
    if contact.text is None:
        return words("mentorships-own-bot")
    return words("mentorships-own-contact", contact=contact.text)


# ── Letters ────────────────────────────────────────────────────────────────────────────────────


def proposed_letter(words: Words, facts: PairFacts) -> Screen:
    """To a mentor with a new proposal."""
    text = lines(words("mentorships-letter-proposed"), "", *_proposal_lines(words, facts))
    return Screen(text=text, keyboard=proposal_keyboard(words, facts.mentorship.id))


def started_letter(words: Words, facts: PairFacts) -> Screen:
    """To a mentee whose request was accepted."""
    text = lines(
        words("mentorships-letter-started"),
        "",
        *who_lines(words, facts.other),
        words("mentorships-letter-share"),
    )
    return Screen(text=text, keyboard=started_keyboard(words, facts))


def queued_letter(words: Words, facts: PairFacts) -> Screen:
    """To a mentee when none of the chosen mentors was available."""
    text = words("mentorships-letter-queued", place=facts.place or 1)
    return Screen(text=text, keyboard=inline([[open_pair(words, facts)]]))


def over_letter(words: Words, facts: PairFacts) -> Screen:
    """To the partner when a pair was ended, to both when a curator replaced it."""
    name = name_of(words, facts.other)
    if facts.mentorship.status is not MentorshipStatus.REPLACED:
        text = words("mentorships-letter-ended", name=name)
    elif facts.side is By.MENTEE:
        text = words("mentorships-letter-replaced-mentee", name=name)
    else:
        text = words("mentorships-letter-replaced-mentor", name=name)
    return Screen(text=text, keyboard=back_keyboard(words))


def message_letter(words: Words, said: PairMessage, *, full: bool = False) -> Screen:
    """Shows a message as typed; a long one is truncated until it is opened."""
    message = said.message
    quoted, is_cut = quote(words, message.words, full=full)
    text = lines(
        words(f"mentorships-letter-from-{said.author_side}", name=name_of(words, said.author)),
        quoted,
    )
    pair = MentorshipId(message.thread)
    keyboard = message_keyboard(words, pair, message.id if is_cut else None)
    return Screen(text=text, keyboard=keyboard)


def question_letter(words: Words, asked: AskedQuestion) -> Screen:
    """To both people, at midpoint and end."""
    number, question = asked.mentorship.id, asked.question
    text = lines(
        words(f"mentorships-question-{question}", name=name_of(words, asked.other)),
        words("mentorships-goal", goal=asked.mentorship.goal),
    )
    return Screen(text=text, keyboard=pair_question_keyboard(words, number, question))


def question_answered(words: Words, asked: AskedQuestion) -> Screen:
    text = lines(
        words(f"mentorships-question-{asked.question}", name=name_of(words, asked.other)),
        words("mentorships-answered", answer=words.plain(f"mentorships-answer-{asked.answer}")),
    )
    return Screen(text=text, keyboard=back_keyboard(words))
