"""Acts of those who lead calls."""

from tests.play import Player

GARDENS = """\
[[kinds]]
id = "gardens"
ru = "Конкурс школьных садов"
enter = { by = "person" }
fields = [{ id = "photo", type = "files", ru = "Снимки", most = 5, extensions = ["jpg"] }]
criteria = [{ id = "beauty", ru = "Красота" }]
stages = [{ id = "look", ru = "Осмотр", judges = "experts", experts = 2 }]
outcomes = [{ id = "best", ru = "Победитель", places = 1 }, { id = "member", ru = "Участник" }]
"""


async def to_kinds(curator: Player, *, turn: int = 0) -> None:
    """Walks to the kinds that may be opened; `turn`: pages further."""
    await curator.says("/menu")
    await curator.presses("Ещё")
    await curator.presses("Конкурсы и опыт")
    await curator.presses("Конкурсы и защиты")
    await curator.presses("Объявить конкурс или защиту")
    for _ in range(turn):
        await curator.presses("›")


async def opens_call(
    curator: Player, kind: str, *typed: str, turn: int = 0, days: str | None = "30 дней"
) -> None:
    """Opens a call with the usual answers; `typed`: lists that the kind leaves to the opening."""
    await to_kinds(curator, turn=turn)
    await curator.presses(kind)
    if days is not None:
        await curator.presses(days)
    for one in typed:
        await curator.says(one)
    await curator.presses("Опубликовать")
