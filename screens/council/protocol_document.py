"""The text of a protocol: facts in, blocks of a document out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from district.council.motion import Mode
from district.council.protocol import Attendee, Heard, NamedVote, ProtocolFacts, Round
from district.council.tally import (
    ABSTAIN,
    AGAINST,
    AGAINST_ALL,
    FOR,
    Ballot,
    Choice,
    Method,
    Quorum,
    Verdict,
)
from documents.protocol import Block, Grid, Line, Pair, Printed, Signatures, Style, paragraphs
from locales.texts import Words

BLANK = "_" * 24
"""To be filled in by hand."""


def printed(words: Words, facts: ProtocolFacts) -> Printed:
    day = _day(words, facts.day)
    return Printed(
        title=words.plain("protocols-footer", number=facts.number, day=day),
        language=words.language,
        blocks=(
            *_head(words, facts, day),
            *_attendance(words, facts),
            *_agenda(words, facts.questions),
            *(
                block
                for position, heard in enumerate(facts.questions, 1)
                for block in _question(words, facts, heard, position)
            ),
            *_list_of_appendices(words, facts),
            Signatures(rows=_signatures(words, facts)),
            *_appendices(words, facts),
        ),
    )


def _day(words: Words, day: date) -> str:
    return words.plain("common-day-of-year", day=words.day(day), year=day.year)


def _moment(words: Words, moment: datetime) -> str:
    day = _day(words, moment.astimezone(words.zone).date())
    return f"{day}, {words.moment(moment, 'HH:mm')}"


def _head(words: Words, facts: ProtocolFacts, day: str) -> list[Block]:
    is_meeting = facts.mode is Mode.MEETING
    begins, ends = _moment(words, facts.begins_at), _moment(words, facts.ends_at)
    key = "protocols-meeting" if is_meeting else "protocols-by-correspondence"
    return [
        Line(text=words.plain("protocols-unsigned"), style=Style.NOTE),
        Line(text=facts.district, style=Style.CENTRED),
        Line(text=words.plain("protocols-body", body=facts.body), style=Style.CENTRED),
        Line(text=words.plain("protocols-title", number=facts.number), style=Style.TITLE),
        Pair(left=day, right=facts.place or BLANK) if is_meeting else Line(text=day),
        Line(text=words.plain(key, begins=begins, ends=ends)),
    ]


def _attendance(words: Words, facts: ProtocolFacts) -> list[Block]:
    acting = words.plain("protocols-acting", name=facts.chair)
    by = facts.questions[0].rules.voices
    is_meeting = facts.mode is Mode.MEETING
    present = "protocols-present" if is_meeting else "protocols-voted"
    absent = "protocols-absent" if is_meeting else "protocols-not-voted"
    return [
        Line(
            label=words.plain("protocols-chair"),
            text=(acting if facts.is_acting else facts.chair) or BLANK,
        ),
        Line(label=words.plain("protocols-secretary"), text=facts.secretary or BLANK),
        Line(text=words.plain("protocols-members", members=facts.members)),
        Line(text=words.plain("protocols-voices", voices=facts.voices, by=by)),
        *_people(words, words.plain(present, count=len(facts.present)), facts.present),
        *_people(words, words.plain(absent, count=len(facts.absent)), facts.absent),
        *(paragraphs(facts.invited, words.plain("protocols-invited")) if facts.invited else ()),
        *_common_quorum(words, facts),
    ]


def _people(words: Words, label: str, people: Sequence[Attendee]) -> list[Block]:
    named = [_attendee(words, one) for one in people]
    return [Line(label=label, text=""), *_items(named)] if named else []


def _attendee(words: Words, one: Attendee) -> str:
    instead = words.plain("protocols-stands-for", name=one.stands_for) if one.stands_for else ""
    return ", ".join(filter(None, (one.name, one.municipality, instead)))


def _items(texts: Iterable[str]) -> list[Block]:
    return [
        Line(text=f"{number}. {text}", style=Style.ITEM) for number, text in enumerate(texts, 1)
    ]


def _common_quorum(words: Words, facts: ProtocolFacts) -> list[Block]:
    """The rule, if it is the same for all questions; the figures are with each of them."""
    rules = {one.rules.quorum for one in facts.questions}
    voices = {one.outcome.voices for one in facts.questions}
    if len(rules) > 1 or len(voices) > 1:
        return [Line(text=words.plain("protocols-quorums-differ"))]
    return [
        Line(label=words.plain("protocols-quorum"), text=_quorum(words, rules.pop(), voices.pop()))
    ]


def _quorum(words: Words, quorum: Quorum, voices: int) -> str:
    least = next((n for n in range(1, voices + 1) if quorum.is_reached(n, voices)), voices)
    rule = words.plain(f"protocols-quorum-{quorum}")
    return words.plain("protocols-quorum-least", rule=rule, least=least, voices=voices)


def _agenda(words: Words, questions: Sequence[Heard]) -> list[Block]:
    texts = [
        words.plain("protocols-agenda-item", question=one.question, speaker=one.speaker)
        if one.speaker
        else one.question
        for one in questions
    ]
    return [Line(text=words.plain("protocols-agenda"), style=Style.HEADING), *_items(texts)]


def _question(words: Words, facts: ProtocolFacts, heard: Heard, position: int) -> list[Block]:
    heading = words.plain(
        "protocols-question", position=position, question=heard.question, number=heard.number
    )
    blocks: list[Block] = [Line(text=heading, style=Style.HEADING)]
    blocks += [Line(label=words.plain("protocols-heard"), text=heard.speaker or heard.question)]
    if heard.text:
        blocks += paragraphs(heard.text)
    if heard.spoke:
        blocks += paragraphs(heard.spoke, words.plain("protocols-spoke"))
    blocks += [
        *_decision(words, heard),
        *(_votes(words, heard, one, ballot) for one, ballot in _ballots(heard)),
        Line(text=_rule(words, facts, heard)),
    ]
    if heard.needs_commission:
        blocks += paragraphs(heard.commission or BLANK, words.plain("protocols-commission"))
    if heard.opinion:
        blocks += paragraphs(heard.opinion, words.plain("protocols-opinion"))
    return blocks


def _decision(words: Words, heard: Heard) -> list[Block]:
    outcome = heard.outcome
    if outcome.status is Verdict.NO_QUORUM:
        texts = [words.plain("protocols-no-quorum")]
    elif not heard.is_adopted:
        texts = [words.plain("protocols-tie" if _is_tie(heard) else "protocols-rejected")]
    elif heard.rules.method is Method.QUESTION:
        texts = [words.plain("protocols-adopted", question=heard.question)]
    else:
        chosen = "; ".join(_option(words, heard, one) for one in outcome.winners)
        texts = [words.plain("protocols-elected", method=heard.rules.method, chosen=chosen)]
    if outcome.tied:
        left = "; ".join(_option(words, heard, one) for one in outcome.tied)
        texts.append(words.plain("protocols-tied", options=left))
    if outcome.by_chair:
        texts.append(words.plain("protocols-by-chair"))
    first, *others = texts
    decided = Line(label=words.plain("protocols-decided"), text=first)
    return [decided, *(Line(text=one) for one in others)]


def _is_tie(heard: Heard) -> bool:
    outcome = heard.outcome
    return not outcome.by_chair and outcome.given(FOR) == outcome.given(AGAINST) > 0


def _ballots(heard: Heard) -> Iterable[tuple[Round, Ballot]]:
    """Returns each round with its choices: in a run-off only the leading candidates of before."""
    runoff: Choice = ()
    for one in heard.rounds:
        options = runoff or tuple(option.id for option in heard.options)
        yield one, Ballot(rules=heard.rules, options=options, is_runoff=bool(runoff))
        runoff = one.outcome.runoff


def _votes(words: Words, heard: Heard, round_: Round, ballot: Ballot) -> Line:
    way = "secret" if heard.is_secret else "open"
    if heard.is_paper:
        way = "secret-paper" if heard.is_secret else "paper"
    number = round_.number if len(heard.rounds) > 1 else 0
    label = words.plain("protocols-votes", way=way, round=number)
    counts = [
        words.plain(
            "protocols-count", option=_option(words, heard, one), votes=round_.outcome.given(one)
        )
        for one in ballot.choices
    ]
    return Line(label=label, text=f"{', '.join(counts)}.")


def _option(words: Words, heard: Heard, option: str, *, kind: str = "option") -> str:
    if option in {FOR, AGAINST, ABSTAIN, AGAINST_ALL}:
        return words.plain(f"protocols-{kind}-{option}")
    return next((one.label for one in heard.options if one.id == option), option)


def _rule(words: Words, facts: ProtocolFacts, heard: Heard) -> str:
    outcome, rules = heard.outcome, heard.rules
    took_part = words.plain(
        "protocols-took-part",
        mode=facts.mode,
        rule=_quorum(words, rules.quorum, outcome.voices),
        count=outcome.cast if outcome.present is None else outcome.present,
        reached="no" if outcome.status is Verdict.NO_QUORUM else "yes",
    )
    majority = (
        words.plain("protocols-most", most=rules.most)
        if rules.method is Method.SEVERAL
        else words.plain(f"protocols-majority-{rules.majority}")
    )
    return f"{took_part} {majority}"


def _signatures(words: Words, facts: ProtocolFacts) -> tuple[tuple[str, str], ...]:
    return (
        (words.plain("protocols-sign-chair"), facts.chair),
        (words.plain("protocols-sign-secretary"), facts.secretary),
    )


# ── Appendices ─────────────────────────────────────────────────────────────────────────────────


def _list_of_appendices(words: Words, facts: ProtocolFacts) -> list[Block]:
    titles = [_appendix(words, number, position) for number, position, _ in _named(facts)]
    files = [
        Line(text=words.plain("protocols-files", count=heard.files, position=position))
        for position, heard in enumerate(facts.questions, 1)
        if heard.files
    ]
    head = Line(text=words.plain("protocols-appendices"), style=Style.HEADING)
    listed = [*(Line(text=one, style=Style.ITEM) for one in titles), *files]
    return [head, *listed] if listed else []


def _appendices(words: Words, facts: ProtocolFacts) -> Iterable[Block]:
    for number, position, heard in _named(facts):
        yield Line(
            text=_appendix(words, number, position), style=Style.HEADING, begins_page=number == 1
        )
        for one in heard.rounds:
            if len(heard.rounds) > 1:
                yield Line(text=words.plain("protocols-round", round=one.number))
            yield _named_votes(words, heard, one.votes)


def _named(facts: ProtocolFacts) -> list[tuple[int, int, Heard]]:
    """Returns the questions with votes by name: number of the appendix, position, question."""
    found = [(at, one) for at, one in enumerate(facts.questions, 1) if one.is_named]
    return [(number, *one) for number, one in enumerate(found, 1)]


def _appendix(words: Words, number: int, position: int) -> str:
    return words.plain("protocols-appendix", number=number, position=position)


def _named_votes(words: Words, heard: Heard, votes: Sequence[NamedVote]) -> Grid:
    return Grid(
        head=(
            words.plain("protocols-voice"),
            words.plain("protocols-voter"),
            words.plain("protocols-choice"),
        ),
        rows=tuple(
            (
                one.voice,
                words.plain("protocols-former", name=one.by) if one.is_former else one.by,
                "; ".join(_option(words, heard, choice, kind="own") for choice in one.choice)
                or words.plain("protocols-no-vote"),
            )
            for one in votes
        ),
        widths=(5, 5, 4),
    )
