"""One search over everything that a person may see: clause V.6 of the regulation."""

from datetime import timedelta

from district.ids import DistrictId, DocumentId, PersonId
from district.languages import Language
from district.library import Document, DocumentKind
from district.people.person import Position
from storage.library import add_document
from tests.acts.announcements import announces
from tests.acts.bank import lists
from tests.acts.council import council, puts
from tests.acts.entering import opened
from tests.acts.many import held, weekly
from tests.acts.mentoring import becomes_mentor
from tests.acts.protocols import keeps_protocol
from tests.acts.requests import reports_in_own_words
from tests.play import Player, Stage

WORD = "условие"
KINDS = {
    "Ваша заявка", "Мероприятие", "Документ", "Новость", "Конкурс", "Практика", "Вопрос Совета",
    "Протокол", "Наставник", "Роль",
}  # fmt: skip


async def opens_search(player: Player) -> None:
    await player.says("Ещё")
    await player.presses("О проекте")
    await player.presses("Найти")


async def results(player: Player, typed: str) -> dict[str, tuple[int, str]]:
    """Returns the buttons of all results by their kinds."""
    await opens_search(player)
    await player.says(typed)
    found: dict[str, tuple[int, str]] = {}
    while True:
        rows = [row.partition(" · ")[0] for row in player.text.split("\n") if " · " in row]
        labels = [one for one in player.buttons if one not in {"‹", "›", "В меню"}]
        kinds = [one for one in rows if one in KINDS]
        assert len(kinds) == len(labels), player.text
        for kind, label in zip(kinds, labels, strict=True):
            found[kind] = await player.holds(label)
        if "›" not in player.buttons:
            return found
        await player.presses("›")


async def finds(player: Player, typed: str) -> set[str]:
    """Returns the kinds of all results; each of them is opened, and none is refused."""
    found = await results(player, typed)
    for kind, card in found.items():
        await player.presses_stale(card)
        assert not player.alert, (kind, player.alert)
    return set(found)


async def keeps_document(stage: Stage, curator: Player, title: str, number: int = 31) -> None:
    new = Document(
        id=DocumentId(f"own-{number}"),
        kind=DocumentKind.ORDER,
        title=title,
        number=f"{number}/7",
        day=stage.clock().date(),
        district=DistrictId("gornyy"),
    )
    async with stage.app.database.write() as tx:
        await add_document(tx, new, curator.person or PersonId(0))


async def test_clause_66_everything_is_found_in_one_place_and_opens(stage: Stage) -> None:
    curator, teacher = await stage.curator("gornyy"), await stage.teacher("Патимат")
    stranger = await stage.teacher("Заира", municipality="kizlyar")
    author = await stage.teacher("Аминат", "Авторова", workplace="СОШ № 5")
    await becomes_mentor(stage, await stage.teacher("Марьям", "Условиева"))
    await held(stage, curator, f"Читаем {WORD}", starts=weekly(stage, 1))
    await keeps_document(stage, curator, f"О задачах: {WORD}")
    await announces(curator, f"Завтра говорим про {WORD}")
    await reports_in_own_words(teacher, f"Дети не понимают {WORD}")
    await opened(stage, "practices", f"Лучшее {WORD}")
    assert author.person is not None
    actor = await stage.cast.actor(author.person)
    await lists(stage.app.database, actor, stage.clock(), f"Читаем {WORD} вдвоём")
    assert await finds(teacher, WORD.upper()) == KINDS - {"Вопрос Совета", "Протокол", "Роль"}
    assert await finds(teacher, "условиева") >= {"Наставник"}
    assert await finds(teacher, "31/7") == {"Документ"}
    assert await finds(stranger, WORD) == {"Мероприятие", "Практика"}, "of all districts"
    assert await finds(author, f"{WORD} понимают") == set(), "the request of another one"
    await finds(stranger, "нет такого")
    message, _ = await stranger.holds("В меню")
    foreign = await results(teacher, WORD)
    for kind in ("Ваша заявка", "Документ", "Новость", "Наставник"):
        await stranger.presses_stale((message, foreign[kind][1]))
        assert stranger.alert, kind


async def test_the_council_finds_its_questions_and_a_curator_people(stage: Stage) -> None:
    members, curator = await council(stage), await stage.curator("gornyy")
    teacher = await stage.teacher("Патимат", "Исаева")
    await puts(members[0], f"Принять {WORD} конкурса")
    await keeps_protocol(stage)
    assert await finds(members[1], WORD) == {"Вопрос Совета"}
    assert await finds(members[1], "семинар грамотности") == {"Протокол"}
    assert await finds(teacher, WORD) == set()
    assert await finds(curator, "Исаева") == {"Роль"}
    assert await finds(teacher, "Исаева") == set(), "people are found where a list of them is"


async def test_words_outside_any_form_are_searched_for(stage: Stage) -> None:
    curator, teacher = await stage.curator("gornyy"), await stage.teacher("Патимат")
    await held(stage, curator, f"Читаем {WORD}", starts=weekly(stage, 1))
    await teacher.says(f"читать {WORD}")
    await teacher.presses("Найти это")
    assert "нашлось: 1" in teacher.text
    await teacher.says("<b>&</b> 🙂")
    assert "ничего не нашлось" in teacher.text
    await teacher.sends("voice")
    assert "Напишите слова или номер" in teacher.text
    await teacher.says("слово " * 600)
    assert "ничего не нашлось" in teacher.text
    button = await teacher.holds("В меню")
    await stage.restart()
    await teacher.says(WORD)
    assert "нашлось: 1" in teacher.text, "the search outlives a restart"
    await stranger_presses(stage, button)


async def stranger_presses(stage: Stage, button: tuple[int, str]) -> None:
    stranger = await stage.teacher("Заира", municipality="kizlyar")
    await stranger.presses_stale((button[0], "search:page:7:0"))
    assert "Поиск" in stranger.text or stranger.alert


async def test_what_only_heads_may_enter_is_found_by_heads(stage: Stage) -> None:
    """The search hides the same as the list."""
    curator = await stage.curator("gornyy")
    assert Position.PRINCIPAL.leads
    await held(stage, curator, f"Наше {WORD}", starts=weekly(stage, 2), school="management")
    teacher = await stage.teacher("Патимат")
    assert await finds(teacher, WORD) == set()
    assert await finds(curator, WORD) == {"Мероприятие"}
    stage.clock.advance(timedelta(days=60))
    assert await finds(curator, WORD) == {"Мероприятие"}, "of the own district, though over"


async def test_english(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await held(stage, curator, "Word problems", starts=weekly(stage, 1))
    amina = await stage.teacher(language=Language.EN)
    await amina.says("problems")
    await amina.presses("Search for this")
    assert "Found for “problems”: 1" in amina.text
    assert "Activity · Word problems, " in amina.text
