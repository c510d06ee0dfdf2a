"""Screens of experts: own reviews, one criterion at a time, the summary, the entry."""

from collections.abc import Iterable

from district.calls.kind import Criterion
from district.calls.review import ReviewStatus
from district.calls.scoring import (
    VERDICT_STEP,
    Comment,
    Difference,
    Missing,
    Remind,
    ReviewFacts,
    Settling,
    Work,
)
from district.pages import Page
from keyboards.buttons import inline
from keyboards.calls.reviews import (
    asked_keyboard,
    comment_keyboard,
    criterion_keyboard,
    list_keyboard,
    open_button,
    reasons_keyboard,
    settling_keyboard,
    summary_keyboard,
    to_reviews,
    verdict_keyboard,
)
from locales.texts import Words
from screens.calls.answers import answer_text
from screens.screen import Screen, cut, in_parts, lines, page_mark

TITLE = 70
"""Limit in characters of a title in a list."""
_OVER = frozenset({ReviewStatus.DECLINED, ReviewStatus.LAPSED, ReviewStatus.VOID})


def reviews_screen(words: Words, page: Page[ReviewFacts]) -> Screen:
    first = page.number * page.size + 1
    rows = [_row(words, at, one) for at, one in enumerate(page.items, first)]
    mark = page_mark(words, page)
    head = words("reviews-title")
    text = lines(f"{head} · {mark}" if mark else head, *(rows or [words("reviews-none")]))
    return Screen(text=text, keyboard=list_keyboard(words, page))


def review_screen(words: Words, facts: ReviewFacts, step: str = "", above: str = "") -> Screen:
    """The review at a step; its summary if there is no such step. `above`: a line of a letter."""
    head = (above, "") if above else ()
    if facts.review.status is ReviewStatus.ASKED:
        return _asked(words, facts, head)
    if facts.review.status in _OVER:
        ending = "declined-by" if facts.review.status is ReviewStatus.DECLINED else None
        key = ending or facts.review.status
        text = words(f"reviews-{key}", label=facts.label)
        return Screen(text=text, keyboard=inline([[to_reviews(words)]]))
    if facts.is_at_work and step == VERDICT_STEP and facts.stage.verdicts:
        keyboard = verdict_keyboard(words, facts, facts.stage.verdicts, facts.before(step))
        text = lines(*head, _at(words, facts, step), words("reviews-ask-verdict"))
        return Screen(text=text, keyboard=keyboard)
    criterion = next((one for one in facts.criteria if one.id == step), None)
    if facts.is_at_work and criterion is not None:
        return _criterion(words, facts, criterion, head)
    return _summary(words, facts, head)


def reasons_screen(words: Words, facts: ReviewFacts) -> Screen:
    text = lines(words("reviews-head", label=facts.label), words("reviews-why"))
    return Screen(text=text, keyboard=reasons_keyboard(words, facts.review.id))


def declined_screen(words: Words) -> Screen:
    return Screen(text=words("reviews-declined"), keyboard=inline([[to_reviews(words)]]))


def comment_screen(words: Words, facts: ReviewFacts, which: Comment) -> Screen:
    """Asks for the words."""
    now = _said(facts, which)
    text = lines(
        words("reviews-head", label=facts.label),
        words(f"reviews-ask-{which}"),
        words("reviews-comment-now", text=cut(now)) if now else None,
    )
    return Screen(text=text, keyboard=comment_keyboard(words, facts))


def work_screens(words: Words, work: Work) -> list[Screen]:
    """The answers of the entry, in as many messages as they need."""
    rows = [
        words(
            "reviews-work-answer",
            field=spec.label.full(words.language),
            answer=answer_text(words, spec, value),
        )
        for spec, value in work.answers
    ]
    head = words("reviews-work-head", label=work.facts.label)
    return [
        Screen(text=text) for text in in_parts([head, *(rows or [words("reviews-work-empty")])])
    ]


def reminder_letter(words: Words, facts: ReviewFacts, remind: Remind) -> Screen:
    is_asked = facts.review.status is ReviewStatus.ASKED
    above = words("reviews-waits" if is_asked else f"reviews-reminder-{remind}")
    return review_screen(words, facts, above=above)


def talk_letter(words: Words, facts: ReviewFacts) -> Screen:
    due = _due(words, facts)
    text = words("reviews-talk", label=facts.label, due=due)
    return Screen(text=text, keyboard=inline([[open_button(words, facts.review.id)]]))


def lapsed_letter(words: Words, facts: ReviewFacts, *, has_next: bool) -> Screen:
    """To curators."""
    said = "yes" if has_next else "no"
    label = facts.title or facts.label
    return Screen(
        text=words("reviews-lapsed-curator", label=label, call=facts.call.title, has_next=said)
    )


def difference_letter(words: Words, difference: Difference) -> Screen:
    """To curators, who decide what to do about it."""
    facts = difference.facts
    totals = ", ".join(str(round(one / 100)) for one in difference.totals)
    verdicts = ", ".join(words.plain(f"reviews-verdict-{one}") for one in difference.verdicts)
    text = lines(
        words("reviews-differ", label=facts.label),
        words("reviews-about", call=facts.call.title, stage=facts.stage.label.full(words.language)),
        words("reviews-differ-totals", totals=totals) if totals else None,
        words("reviews-differ-verdicts", verdicts=verdicts) if verdicts else None,
        words("reviews-differ-what"),
    )
    return Screen(text=text, keyboard=settling_keyboard(words, facts.review.id))


def settled_screen(words: Words, how: Settling, *, is_done: bool) -> Screen:
    return Screen(text=words(f"reviews-settled-{how if is_done else 'none'}"))


def _row(words: Words, at: int, facts: ReviewFacts) -> str:
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


def _asked(words: Words, facts: ReviewFacts, head: Iterable[str]) -> Screen:
    count = len(facts.criteria)
    text = lines(
        *head,
        words("reviews-asked", label=facts.label),
        *_about(words, facts),
        words("reviews-criteria", count=count) if count else words("reviews-decision-only"),
        words("reviews-blind") if facts.is_blind else None,
    )
    return Screen(text=text, keyboard=asked_keyboard(words, facts.review.id))


def _criterion(
    words: Words, facts: ReviewFacts, criterion: Criterion, head: Iterable[str]
) -> Screen:
    mark = facts.review.scores.get(criterion.id)
    text = lines(
        *head,
        _at(words, facts, criterion.id),
        words("reviews-criterion", criterion=criterion.label.full(words.language)),
        _marks(words, criterion),
        words("reviews-own-mark", mark=mark, most=criterion.scale) if mark else None,
    )
    keyboard = criterion_keyboard(words, facts, criterion, facts.before(criterion.id))
    return Screen(text=text, keyboard=keyboard)


def _marks(words: Words, criterion: Criterion) -> str:
    """Returns what the marks mean: as the kind says, or in general."""
    if criterion.marks:
        each = enumerate(criterion.marks, 1)
        said = [
            words("reviews-mark", mark=mark, label=label.full(words.language))
            for mark, label in each
        ]
        return lines(*said)
    middle = (criterion.scale + 1) // 2
    key = "reviews-marks-plain" if criterion.scale > 2 else "reviews-marks-short"  # noqa: PLR2004
    return words(key, middle=middle, most=criterion.scale)


def _summary(words: Words, facts: ReviewFacts, head: Iterable[str]) -> Screen:
    review = facts.review
    is_given = review.status is ReviewStatus.GIVEN
    said = [
        words(f"reviews-to-{which}", text=cut(text))
        for which in Comment
        if (text := _said(facts, which))
    ]
    gaps = [] if is_given else [words(f"reviews-missing-{one}") for one in _in_order(facts.missing)]
    text = lines(
        *head,
        words("reviews-given" if is_given else "reviews-summary", label=facts.label),
        *_about(words, facts),
        "",
        *(_line(words, facts, at, step) for at, step in enumerate(facts.steps, 1)),
        *said,
        *(("", *gaps) if gaps else ()),
    )
    return Screen(text=text, keyboard=summary_keyboard(words, facts, facts.steps))


def _line(words: Words, facts: ReviewFacts, at: int, step: str) -> str:
    if step == VERDICT_STEP:
        verdict = facts.review.verdict
        if verdict is None:
            return words("reviews-line-no-verdict", at=at)
        return words(
            "reviews-line-verdict", at=at, verdict=words.plain(f"reviews-verdict-{verdict}")
        )
    criterion = next(one for one in facts.criteria if one.id == step)
    name, mark = criterion.label.full(words.language), facts.review.scores.get(step)
    if mark is None:
        return words("reviews-line-none", at=at, criterion=name)
    return words("reviews-line", at=at, criterion=name, mark=mark, most=criterion.scale)


def _about(words: Words, facts: ReviewFacts) -> Iterable[str]:
    yield words(
        "reviews-about", call=facts.call.title, stage=facts.stage.label.full(words.language)
    )
    if facts.title:
        yield words("reviews-about-title", title=facts.title)
    if facts.review.status is not ReviewStatus.GIVEN:
        key = "reviews-due-extended" if facts.review.extended else "reviews-due"
        yield words(key, due=_due(words, facts))


def _at(words: Words, facts: ReviewFacts, step: str) -> str:
    at = facts.steps.index(step) + 1
    return words("reviews-step", label=facts.label, at=at, all=len(facts.steps))


def _due(words: Words, facts: ReviewFacts) -> str:
    return words.moment(facts.review.due_at, "d MMMM")


def _said(facts: ReviewFacts, which: Comment) -> str | None:
    return facts.review.to_author if which is Comment.AUTHOR else facts.review.to_curator


def _in_order(missing: Iterable[Missing]) -> list[Missing]:
    return [one for one in Missing if one in set(missing)]
