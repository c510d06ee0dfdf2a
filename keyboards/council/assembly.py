"""Buttons of the screen of an assembly."""

from aiogram.types import InlineKeyboardMarkup

from district.council.assembly import AssemblyFacts
from district.council.bodies import Body
from district.drafts import Form
from district.ids import ProtocolId
from keyboards.activities.assembly import AssemblyAction, AssemblyPress
from keyboards.activities.browse import open_activity
from keyboards.buttons import Row, Style, button, grid, inline
from keyboards.council.motions import motion_press
from keyboards.council.protocols import protocol_buttons
from keyboards.form import beginning
from locales.texts import Words

MOVED = 6
"""How many of those who wait have a button to move up."""
_A = AssemblyAction


def assembly_keyboard(
    words: Words, facts: AssemblyFacts, protocol: ProtocolId | None, *, is_card: bool = False
) -> InlineKeyboardMarkup:
    here = AssemblyPress(action=_A.SHOW, activity=facts.activity.id, is_card=is_card)
    rows: list[Row] = []
    if facts.may_ask:
        label = words.plain("assembly-ask")
        rows.append([button(label, here.changed(action=_A.ASK), Style.WANTED)])
    if facts.own_place is not None:
        label = words.plain("assembly-take-back")
        rows.append([button(label, here.changed(action=_A.TAKE_BACK))])
    if facts.leads:
        rows += _leading(words, facts, here)
    rows += grid(
        [
            button(
                words.plain("meeting-motion", number=one.motion.number), motion_press(one.motion.id)
            )
            for one in facts.motions
            if not is_card
        ]
    )
    if protocol is not None:
        rows.append(protocol_buttons(words, protocol))
    if is_card:
        return inline(rows)
    refresh = button(words.plain("assembly-refresh"), here)
    return inline([*rows, [refresh, open_activity(words, facts.activity.id)]])


def _leading(words: Words, facts: AssemblyFacts, here: AssemblyPress) -> list[Row]:
    rows: list[Row] = []
    if facts.queue:
        call = here.changed(action=_A.CALL, speaker=facts.queue[0].id)
        label = words.plain("assembly-call", name=_name(facts, 0))
        rows.append([button(label, call, Style.PRIMARY)])
    elif facts.speaking is not None:
        rows.append([button(words.plain("assembly-end-speech"), here.changed(action=_A.CALL))])
    rows += grid(
        [
            button(
                words.plain("assembly-up", name=_name(facts, at)),
                here.changed(action=_A.UP, speaker=one.id),
            )
            for at, one in enumerate(facts.queue[:MOVED])
            if at
        ]
    )
    is_closed = facts.activity.speakers_closed
    label = words.plain("assembly-reopen" if is_closed else "assembly-close")
    turn = button(label, here.changed(action=_A.OPEN if is_closed else _A.CLOSE))
    about = f"{Body.ASSEMBLY}.{facts.activity.id}"
    put = button(words.plain("assembly-put"), beginning(Form.MOTION, about))
    end = button(words.plain("assembly-end"), here.changed(action=_A.END))
    return [*rows, [turn], [put], [end] if facts.may_end else []]


def _name(facts: AssemblyFacts, at: int) -> str:
    person = facts.people.get(facts.queue[at].person)
    return person.profile.name.short if person and person.profile else ""
