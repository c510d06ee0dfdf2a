"""Screens of experts: own reviews, one criterion at a time, the summary, the entry."""

from collections.abc import Iterable, Sequence

from district.calls import scoring
from district.calls.kind import Criterion, FieldType
from district.calls.review import REPLACED, ReviewStatus
from district.calls.visible import EntryFacts
from district.pages import Page
from keyboards.buttons import Row, Style, fitting, grid
from keyboards.calls.reviews import LIST, ReviewAction, ReviewsPress, open_button, to_reviews
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words
from screens.calls.answers import answer_texts
from screens.screen import Screen, cut, in_parts, page_mark

_A = ReviewAction
MARKS_IN_A_ROW, NUMBERS_IN_A_ROW = 5, 4
TITLE = 70
"""Limit in characters of a title in a list."""
_NO_ANSWERS = {FieldType.CONFIRM, FieldType.FILES, FieldType.PEOPLE, FieldType.PUPILS}
"""Fields of which an expert reads nothing."""
_WHY_VOID = {scoring.DeclineReason.CONFLICT: "conflict", REPLACED: "replaced"}
"""Ends of texts by the reason, where the expert is told why."""


def reviews_screen(words: Words, page: Page[scoring.ReviewFacts]) -> Screen:
    first = page.number * page.size + 1
    rows = [
        text
        for at, one in enumerate(page.items, first)
        for text in (_row(words, at, one), *_slot(words, one))
    ]
    mark, head = page_mark(words, page), words("reviews-title")
    opening = [_press(one, _A.CARD).labelled(str(at)) for at, one in enumerate(page.items, first)]
    return Screen.of(
        f"{head} · {mark}" if mark else head,
        *(rows or [words("reviews-none")]),
        rows=[*grid(opening, NUMBERS_IN_A_ROW), paging(page, LIST), [back_to(words, Entry.CALLS)]],
    )


def _press(facts: scoring.ReviewFacts, action: ReviewAction, **fields: str) -> ReviewsPress:
    return ReviewsPress(action=action, review=facts.review.id).changed(**fields)


def review_screen(words: Words, facts: scoring.ReviewFacts, step: str = "", *above: str) -> Screen:
    """The review at a step; its summary if there is no such step. `above`: lines of a letter."""
    status = facts.review.status
    if status in {ReviewStatus.DECLINED, ReviewStatus.LAPSED, ReviewStatus.VOID}:
        why = facts.review.reason if status is ReviewStatus.VOID else None
        ended = _WHY_VOID.get(why or "", status)
        return Screen.of(words(f"reviews-{ended}", label=facts.label), rows=[[to_reviews(words)]])
    if status is ReviewStatus.ASKED:
        said, rows = _asked(words, facts), _asked_rows(words, facts)
    elif not facts.is_at_work or step not in facts.steps:
        said, rows = _summary(words, facts), _summary_rows(words, facts)
    elif step == scoring.VERDICT_STEP:
        said = [_at(words, facts, step), words("reviews-ask-verdict")]
        verdicts = ((words.plain(f"reviews-verdict-{one}"), one) for one in facts.stage.verdicts)
        press = _press(facts, _A.VERDICT)
        rows = [[press.labelled(label, value=one)] for label, one in verdicts]
        rows.append(_foot(words, facts, step))
    else:
        criterion = facts.criterion(step)
        said = [_at(words, facts, step), *_criterion(words, facts, criterion)]
        rows = _mark_rows(words, facts, criterion)
    return Screen.of(*above, *said, rows=rows)


def _asked_rows(words: Words, facts: scoring.ReviewFacts) -> list[Row]:
    take = _press(facts, _A.TAKE).labelled(words.plain("reviews-take"), Style.WANTED)
    refuse = _press(facts, _A.REFUSE).labelled(words.plain("reviews-refuse"))
    return [[take, refuse], [to_reviews(words)]]


def _mark_rows(words: Words, facts: scoring.ReviewFacts, criterion: Criterion) -> list[Row]:
    press, own = _press(facts, _A.MARK, step=criterion.id), facts.review.scores.get(criterion.id)
    labels = {mark: str(mark) for mark in range(1, criterion.scale + 1)}
    if own in labels:
        labels[own] = words.plain("forms-ticked", label=str(own))
    marks = [press.labelled(label, value=str(mark)) for mark, label in labels.items()]
    skip = press.labelled(words.plain("reviews-skip"), action=_A.SKIP)
    foot = _foot(words, facts, criterion.id)
    return [*grid(marks, MARKS_IN_A_ROW), [] if criterion.required else [skip], foot]


def _summary_rows(words: Words, facts: scoring.ReviewFacts) -> list[Row]:
    press = _press(facts, _A.CHANGE)
    if facts.review.status is ReviewStatus.GIVEN:
        change = press.labelled(words.plain("reviews-change"))
        return [[change] if facts.may_change else [], [to_reviews(words)]]
    steps = [
        press.labelled(words.plain("reviews-edit", number=at), action=_A.STEP, step=one)
        for at, one in enumerate(facts.steps, 1)
    ]
    give = press.labelled(words.plain("reviews-give"), Style.WANTED, action=_A.GIVE)
    extend = press.labelled(words.plain("reviews-extend"), action=_A.EXTEND)
    refuse = press.labelled(words.plain("reviews-refuse"), action=_A.REFUSE)
    return [
        [] if facts.missing else [give],
        *grid(steps, MARKS_IN_A_ROW),
        [press.labelled(words.plain(f"reviews-say-{one}"), action=_A.SAY, value=one)
         for one in scoring.Comment],
        [refuse] if facts.review.extended else [extend, refuse],
        [press.labelled(words.plain("reviews-work"), action=_A.WORK), to_reviews(words)],
    ]  # fmt: skip


def _foot(words: Words, facts: scoring.ReviewFacts, step: str) -> Row:
    """Back, or to the summary from the first step; and the entry, below which the step goes on."""
    press, before = _press(facts, _A.WORK, step=step), facts.before(step)
    label = "reviews-to-summary" if before is None else "reviews-back"
    back = press.labelled(words.plain(label), action=_A.STEP, step=before or "")
    return [back, press.labelled(words.plain("reviews-work"))]


def reasons_screen(words: Words, facts: scoring.ReviewFacts) -> Screen:
    press = _press(facts, _A.REASON)
    labels = ((words.plain(f"reviews-reason-{one}"), one) for one in scoring.DeclineReason)
    reasons = [press.labelled(label, value=one) for label, one in labels]
    return Screen.of(
        words("reviews-head", label=facts.label),
        words("reviews-why"),
        rows=[*fitting(reasons), [press.labelled(words.plain("reviews-back"), action=_A.CARD)]],
    )


def comment_screen(words: Words, facts: scoring.ReviewFacts, which: scoring.Comment) -> Screen:
    """Asks for the words."""
    now = facts.said(which)
    return Screen.of(
        words("reviews-head", label=facts.label),
        words(f"reviews-ask-{which}"),
        words("reviews-comment-now", text=cut(now)) if now else None,
        rows=[[_press(facts, _A.STEP).labelled(words.plain("reviews-back"))]],
    )


def work_screens(words: Words, facts: scoring.ReviewFacts, entry: EntryFacts) -> list[Screen]:
    """The answers of the entry, in as many messages as they need; its files follow."""
    rows = [
        words("reviews-work-answer", field=label, answer=text)
        for _, label, text in answer_texts(words, entry, without=_NO_ANSWERS)
    ]
    head = words("reviews-work-head", label=facts.label)
    return [
        Screen(text=text) for text in in_parts([head, *(rows or [words("reviews-work-empty")])])
    ]


def reminder_letter(words: Words, facts: scoring.ReviewFacts, remind: scoring.Remind) -> Screen:
    is_asked = facts.review.status is ReviewStatus.ASKED
    above = words("reviews-waits" if is_asked else f"reviews-reminder-{remind}")
    return review_screen(words, facts, "", above, "")


def talk_letter(words: Words, facts: scoring.ReviewFacts) -> Screen:
    text = words("reviews-talk", label=facts.label, due=_due(words, facts))
    return Screen.of(text, rows=[[open_button(words, facts.review.id)]])


def lapsed_letter(words: Words, facts: scoring.ReviewFacts, *, has_next: bool) -> Screen:
    """To curators."""
    label, said = facts.title or facts.label, "yes" if has_next else "no"
    return Screen(
        text=words("reviews-lapsed-curator", label=label, call=facts.call.title, has_next=said)
    )


def difference_letter(words: Words, facts: scoring.ReviewFacts) -> Screen:
    """To curators, who decide what to do about it; without names."""
    totals = ", ".join(str(round(one / 100)) for one in facts.totals)
    verdicts = ", ".join(
        words.plain(f"reviews-verdict-{one.verdict}") for one in facts.given if one.verdict
    )
    press = _press(facts, _A.SETTLE)
    return Screen.of(
        words("reviews-differ", label=facts.label),
        _about(words, facts),
        words("reviews-differ-totals", totals=totals) if totals else None,
        words("reviews-differ-verdicts", verdicts=verdicts) if verdicts else None,
        words("reviews-differ-what"),
        words("reviews-differ-left", outcome=facts.left.label.full(words.language))
        if facts.left
        else None,
        rows=[
            [press.labelled(words.plain(f"reviews-settle-{one}"), value=one)]
            for one in scoring.Settling
        ],
    )


def settled_screen(words: Words, how: scoring.Settling, *, is_done: bool) -> Screen:
    return Screen(text=words(f"reviews-settled-{how if is_done else 'none'}"))


def _row(words: Words, at: int, facts: scoring.ReviewFacts) -> str:
    review = facts.review
    return words(
        f"reviews-row-{review.status}",
        at=at,
        label=cut(facts.label, TITLE),
        call=facts.call.title,
        due=_due(words, facts),
        done=len(review.scores),
        all=len(facts.criteria),
    )


def _asked(words: Words, facts: scoring.ReviewFacts) -> Sequence[str | None]:
    count = len(facts.criteria)
    return [
        words("reviews-asked", label=facts.label),
        *_subject(words, facts),
        words("reviews-criteria", count=count) if count else words("reviews-decision-only"),
        words("reviews-blind") if facts.is_blind else None,
    ]


def _criterion(words: Words, facts: scoring.ReviewFacts, criterion: Criterion) -> Iterable[str]:
    """Yields the criterion and what its marks mean: as the kind says, or in general."""
    yield words("reviews-criterion", criterion=criterion.label.full(words.language))
    for mark, label in enumerate(criterion.marks, 1):
        yield words("reviews-mark", mark=mark, label=label.full(words.language))
    if not criterion.marks:
        middle = (criterion.scale + 1) // 2
        key = "reviews-marks-plain" if middle > 1 else "reviews-marks-short"
        yield words(key, middle=middle, most=criterion.scale)
    if mark := facts.review.scores.get(criterion.id, 0):
        yield words("reviews-own-mark", mark=mark, most=criterion.scale)


def _summary(words: Words, facts: scoring.ReviewFacts) -> Sequence[str]:
    is_given = facts.review.status is ReviewStatus.GIVEN
    said = [(which, text) for which in scoring.Comment if (text := facts.said(which))]
    gaps = [one for one in scoring.Missing if one in facts.missing and not is_given]
    return [
        words("reviews-given" if is_given else "reviews-summary", label=facts.label),
        *_subject(words, facts),
        "",
        *(_line(words, facts, at, step) for at, step in enumerate(facts.steps, 1)),
        *(words(f"reviews-to-{which}", text=cut(text)) for which, text in said),
        *([""] if gaps else []),
        *(words(f"reviews-missing-{one}") for one in gaps),
    ]


def _line(words: Words, facts: scoring.ReviewFacts, at: int, step: str) -> str:
    if step == scoring.VERDICT_STEP:
        verdict = facts.review.verdict
        if verdict is None:
            return words("reviews-line-no-verdict", at=at)
        said = words.plain(f"reviews-verdict-{verdict}")
        return words("reviews-line-verdict", at=at, verdict=said)
    criterion, mark = facts.criterion(step), facts.review.scores.get(step)
    name = criterion.label.full(words.language)
    if mark is None:
        return words("reviews-line-none", at=at, criterion=name)
    return words("reviews-line", at=at, criterion=name, mark=mark, most=criterion.scale)


def _about(words: Words, facts: scoring.ReviewFacts) -> str:
    stage = facts.stage.label.full(words.language)
    return words("reviews-about", call=facts.call.title, stage=stage)


def _subject(words: Words, facts: scoring.ReviewFacts) -> Iterable[str]:
    yield _about(words, facts)
    if facts.title:
        yield words("reviews-about-title", title=facts.title)
    yield from _slot(words, facts)
    if facts.review.status is not ReviewStatus.GIVEN:
        key = "reviews-due-extended" if facts.review.extended else "reviews-due"
        yield words(key, due=_due(words, facts))


def _slot(words: Words, facts: scoring.ReviewFacts) -> Iterable[str]:
    if facts.slot is not None:
        stage = facts.stage.label.full(words.language)
        yield words("reviews-slot", stage=stage, when=words.moment(facts.slot.starts_at))


def _at(words: Words, facts: scoring.ReviewFacts, step: str) -> str:
    at = facts.steps.index(step) + 1
    return words("reviews-step", label=facts.label, at=at, all=len(facts.steps))


def _due(words: Words, facts: scoring.ReviewFacts) -> str:
    return words.moment(facts.review.due_at, "d MMMM")
