"""Buttons of the form in which a person tells of a difficulty."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.deficit_form import CHANGEABLE, Entered, Step
from district.deficits import Help, Severity
from district.ids import DraftId, RequestId
from district.topics import Area
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from locales.texts import Words

SHORT = 14
"""Characters up to which two buttons of words fit a row of a narrow phone."""


class Action(StrEnum):
    BEGIN = "begin"
    """A new form, unless one is unfinished; with `request`: to answer the council's question."""
    ANEW = "anew"
    """The same, and the unfinished one is given up."""
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    AREA = "area"
    TOPIC = "topic"
    OWN_WORDS = "own"
    SEVERITY = "severity"
    SKIP = "skip"
    HELP = "help"
    DONE = "done"
    CHANGE = "change"
    STEP = "step"
    SEND = "send"


class DeficitsPress(Press, prefix="deficits"):
    """A send names its draft: pressed twice, it sends once."""

    action: Action
    area: str | None = None
    topic: str | None = None
    severity: Severity | None = None
    help: Help | None = None
    step: Step | None = None
    draft: str | None = None
    request: Number | None = None


RESUME = DeficitsPress(action=Action.RESUME)
"""Goes on with a form that was parked."""


def area_keyboard(words: Words, entered: Entered, areas: tuple[Area, ...]) -> InlineKeyboardMarkup:
    offered = [
        button(area.label.button(words.language), DeficitsPress(action=Action.AREA, area=area.id))
        for area in areas
    ]
    other = button(words.plain("deficits-other-area"), DeficitsPress(action=Action.OWN_WORDS))
    return inline([*fitting(offered), [other], _leaving(words, entered, Step.AREA)])


def topic_keyboard(words: Words, entered: Entered, area: Area) -> InlineKeyboardMarkup:
    offered = [
        button(
            topic.label.button(words.language), DeficitsPress(action=Action.TOPIC, topic=topic.id)
        )
        for topic in area.topics
    ]
    other = button(words.plain("deficits-other-topic"), DeficitsPress(action=Action.OWN_WORDS))
    return inline([*fitting(offered), [other], _leaving(words, entered, Step.TOPIC)])


def own_words_keyboard(words: Words, entered: Entered) -> InlineKeyboardMarkup:
    return inline([_leaving(words, entered, Step.OWN_WORDS)])


def severity_keyboard(words: Words, entered: Entered) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain(f"deficits-severity-{severity}"),
            DeficitsPress(action=Action.SEVERITY, severity=severity),
        )
        for severity in Severity
    ]
    return inline([*grid(offered, 1), _leaving(words, entered, Step.SEVERITY)])


def tried_keyboard(words: Words, entered: Entered) -> InlineKeyboardMarkup:
    skip = button(words.plain("forms-skip"), DeficitsPress(action=Action.SKIP))
    return inline([[skip], _leaving(words, entered, Step.TRIED)])


def wanted_keyboard(words: Words, entered: Entered) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain("deficits-ticked", label=label) if help_ in entered.wanted else label,
            DeficitsPress(action=Action.HELP, help=help_),
        )
        for help_ in Help
        for label in (words.plain(f"deficits-help-{help_}"),)
    ]
    done = button(words.plain("forms-done"), DeficitsPress(action=Action.DONE), Style.PRIMARY)
    return inline([*grid(offered), [done], _leaving(words, entered, Step.WANTED)])


def summary_keyboard(words: Words, entered: Entered, draft: DraftId) -> InlineKeyboardMarkup:
    send = button(
        words.plain("deficits-send"), DeficitsPress(action=Action.SEND, draft=draft), Style.WANTED
    )
    change = button(words.plain("deficits-change"), DeficitsPress(action=Action.CHANGE))
    if entered.answers_request:
        return inline([[send], [change, _cancel(words)]])
    return inline([[send], [change], _leaving(words, entered, Step.SUMMARY)])


def change_keyboard(words: Words, entered: Entered) -> InlineKeyboardMarkup:
    offered = [
        button(words.plain(f"deficits-change-{step}"), DeficitsPress(action=Action.STEP, step=step))
        for step in CHANGEABLE
    ]
    return inline([*grid(offered, 1), _leaving(words, entered, Step.CHANGE)])


def parked_keyboard(words: Words, request: RequestId | None) -> InlineKeyboardMarkup:
    """For somebody who begins a form while another is unfinished."""
    resume = button(words.plain("deficits-resume"), RESUME, Style.PRIMARY)
    begin = DeficitsPress(action=Action.ANEW, request=request)
    label = words.plain("deficits-answer" if request else "deficits-anew")
    return inline([[resume], [button(label, begin)]])


def fitting(buttons: list[InlineKeyboardButton]) -> list[Row]:
    """Short labels lie two in a row, a long one has a row of its own; the order stays."""
    rows: list[Row] = []
    for one in buttons:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and len(one.text) <= SHORT and len(beside[0].text) <= SHORT:
            beside.append(one)
        else:
            rows.append([one])
    return rows


def _leaving(words: Words, entered: Entered, step: Step) -> Row:
    back = button(words.plain("forms-back"), DeficitsPress(action=Action.BACK))
    return [back, _cancel(words)] if entered.step_before(step) else [_cancel(words)]


def _cancel(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-cancel"), DeficitsPress(action=Action.CANCEL))
