"""Calls that are open, and entries that are begun, in the chat."""

import tomllib
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.load import DATA
from district.calls.call import Call, CallMove, CallStatus
from district.calls.kind import Kind, read_kind
from district.ids import CallId, DistrictId, KindId
from storage.calls.calls import add_call, add_call_entry
from tests.play import Player, Stage

KINDS = {
    one["id"]: read_kind(one)
    for one in tomllib.loads((DATA / "calls.toml").read_text(encoding="utf-8"))["kinds"]
}


def for_everybody(kind: Kind) -> Kind:
    """Without conditions of who may enter."""
    return replace(kind, enter=replace(kind.enter, who=type(kind.enter.who)(), quota=None))


PDF = b"%PDF-1.7 content"


async def opened(stage: Stage, name: str, title: str, **changes: Any) -> Call:
    """A published call, open for ten days."""
    curator = await stage.person_of(await stage.curator("gornyy"))
    kind, now = replace(for_everybody(KINDS[name]), **changes), stage.clock()
    new = Call(
        id=CallId(0),
        district=DistrictId("gornyy"),
        kind_id=KindId(name),
        kind=kind,
        title=title,
        opens_at=now,
        closes_at=None if kind.rules.ends_never else now + timedelta(days=10),
        created_by=curator,
        created_at=now,
        draft=None,
        status=CallStatus.PUBLISHED,
    )
    async with stage.app.database.write() as tx:
        call = await add_call(tx, new)
        await add_call_entry(tx, None, call, CallMove.PUBLISH, now, curator)
    return call


LABELS = {
    "Конкурсы и опыт": "Конкурсы и защиты",
    "Contests and experience": "Contests and defences",
}


async def begins_entry(player: Player, call: Call) -> None:
    """By the button of the call's card, which is named after those who enter."""
    await player.says("/menu")
    await player.presses(player.keyboard[-1])
    area = next(one for one in player.buttons if one in LABELS)
    await player.presses(area)
    await player.presses(LABELS[area])
    await player.presses(next(one for one in player.buttons if call.title in one))
    await player.presses(player.buttons[0])


async def fills_brand(player: Player, title: str) -> None:
    await player.presses("Школа")
    await player.says(title)
    await player.presses("Пропустить")
    await player.says("Идея " * 60)
    await player.presses("Готово")
    await player.says("12,5")
    await player.sends_file(PDF, "Проект.pdf")
    await player.presses("Готово")


async def opens_own(player: Player, label: str) -> None:
    await player.says("Ещё")
    await player.presses("Конкурсы и опыт")
    await player.presses("Мои работы")
    await player.presses(label)
