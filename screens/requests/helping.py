"""Help for a deficit: what can be offered, and the letters to its author."""

from collections.abc import Iterable, Sequence
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.drafts import Form
from district.forms import Field
from district.ids import ActivityId, ListingId, RequestId, TopicId
from district.practices import Means
from district.requests.deficits import Deficit
from district.requests.helping import WORDS, HelpFacts
from district.topics import Topic
from keyboards.activities.browse import open_activity
from keyboards.buttons import Style, button, fitting, grid, inline
from keyboards.calls.bank import LABEL, open_practice
from keyboards.form import beginning
from keyboards.menu import to_menu
from keyboards.practices import PracticesAction, PracticesPress, help_on_button, helping_button
from keyboards.questions.consultations import consultations_button
from keyboards.questions.threads import ask_methodist
from keyboards.requests.deciding import open_card
from keyboards.requests.mine import Action, RequestsPress
from keyboards.requests.pending import to_list
from locales.texts import Words
from screens.form import Look, View
from screens.practices import helped_lines
from screens.requests.deficits import about as about_deficit
from screens.screen import Screen, cut, lines

_SENT = {True: "bank-help-sent", False: "bank-help-known"}


def help_screen(words: Words, facts: HelpFacts) -> Screen:
    given = list(helped_lines(words, facts.given))
    healed = sum(one.healed for one in facts.offers)
    text = lines(
        *_needed(words, facts),
        "",
        _there(words, facts),
        words("bank-healed", people=healed) if healed else None,
        words(_SENT[facts.is_sent]) if facts.is_sent is not None else None,
        *(("", words("bank-given"), *given) if given else ()),
    )
    about = f"t-{facts.topic.id}" if facts.request is None else str(facts.request.id)
    back = helping_button(words, "bank-help-back")
    if facts.request is not None:
        back = open_card(words, facts.request.id)
    in_words = button(words.plain("bank-offer-words"), beginning(Form.HELP, about))
    return Screen.of(text, rows=[*([one] for one in _offers(words, facts)), [in_words], [back]])


def _offers(words: Words, facts: HelpFacts) -> Iterable[InlineKeyboardButton]:
    press = PracticesPress(action=PracticesAction.OFFER)
    if facts.request is None:
        press = press.changed(topic=facts.topic.id)
    else:
        press = press.changed(request=facts.request.id)
    for one in facts.offers:
        label = words.plain(f"bank-offer-{one.means}", title=cut(one.title, LABEL))
        yield press.labelled(label, means=one.means, about=one.about)


def _there(words: Words, facts: HelpFacts) -> str:
    """Returns the help that can be offered by a press."""
    found = [words(f"bank-there-{means}", count=count) for means, count in facts.there.items()]
    if not found:
        return words("bank-help-nothing")
    return words("bank-help-there", found=", ".join(found))


def _needed(words: Words, facts: HelpFacts) -> Iterable[str]:
    if facts.request is not None:
        yield words("bank-help-title", number=facts.request.id)
        yield about_deficit(words, facts.needs[0])
        return
    yield words("bank-help-topic", topic=facts.topic.label.full(words.language))
    if facts.people is not None:
        yield words("bank-help-people", people=facts.people)
    else:
        yield words("bank-help-nameless")


def topics_to_help_screen(words: Words, topics: Sequence[Topic], *, sees_names: bool) -> Screen:
    """`sees_names`: to a curator, of the whole district; otherwise of a methodist's topics."""
    whose = "district" if sees_names else "own"
    text = words(f"bank-help-topics-{whose}" if topics else f"bank-help-no-topics-{whose}")
    shown = [help_on_button(words, one, is_named=True) for one in topics]
    return Screen(text=text, keyboard=inline([*fitting(shown), [to_list(words)]]))


def help_question(words: Words, deficit: Deficit, request: RequestId) -> Screen:
    """To the author of a deficit, some weeks after help without a question of its own."""
    text = lines(words("bank-help-question"), about_deficit(words, deficit))
    healed = RequestsPress(action=Action.RESOLVED, request=request)
    topic = deficit.topic.id if deficit.topic else None
    return Screen.of(
        text,
        rows=[
            [healed.labelled(words.plain("requests-healed"), Style.WANTED)],
            [ask_methodist(words, topic)],
            [to_menu(words)],
        ],
    )


def help_letter(
    words: Words, means: Means, about: int, title: str | None, topic: TopicId | None
) -> Screen:
    """To the author of a deficit."""
    text = words(f"bank-letter-{means}", title=title or "")
    ask = ask_methodist(words, topic)
    opening = {
        Means.PRACTICE: [open_practice(words, ListingId(about))],
        Means.ACTIVITY: [open_activity(words, ActivityId(about))],
        Means.MENTOR: [button(words.plain("mentors-find"), beginning(Form.MENTORSHIP))],
        Means.CONSULTATION: [*([consultations_button(words, topic)] if topic else []), ask],
        Means.WORDS: [ask],
    }
    return Screen(text=text, keyboard=inline([*grid(opening[means], 1), [to_menu(words)]]))


class HelpingLook(Look[HelpFacts]):
    def head(self, view: View[HelpFacts], key: Field[Any]) -> str:
        return lines(*_needed(view.words, view.facts))

    def head_of_summary(self, view: View[HelpFacts]) -> str:
        return lines(*_needed(view.words, view.facts))

    def summary(self, view: View[HelpFacts]) -> Iterable[str | None]:
        yield ""
        yield view.words("helping-sum-words", words=view.entered.need(WORDS))
