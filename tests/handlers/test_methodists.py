"""Methodists: the role, their topics, and the register that all read."""

import re
from datetime import timedelta

from district.languages import Language
from district.people.roles import Role
from tests.acts.methodists import MOUNTAINS, opens_register, with_topic
from tests.play import Player, Stage


async def chooses_topic(methodist: Player, area: str, topic: str) -> None:
    await opens_register(methodist)
    for label in ("Мои темы", "Темы", area, topic):
        await methodist.presses(label)


async def is_invited(methodist: Player, curator: Player) -> None:
    await curator.presses("Пригласить методиста")
    await curator.presses("Создать приглашение")
    link = re.search(r"\?start=(role-[\w-]+)", curator.text)
    assert link is not None
    await methodist.says(f"/start {link[1]}")
    await methodist.presses("Принять роль")
    assert "Отметьте свои темы" in methodist.text


async def test_an_invited_methodist_chooses_topics_and_is_found_by_them(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_register(curator)
    assert "Методистов в округе пока нет" in curator.text
    methodist = await stage.teacher("Заира", "Ибрагимова", workplace="Лицей № 1")
    await is_invited(methodist, curator)
    await opens_register(methodist)
    await methodist.presses("Мои темы")
    assert "Темы: пока не отмечены" in methodist.text
    assert methodist.buttons == ["Темы", "Пауза", "Методисты округа"]
    await chooses_topic(methodist, "Функц. грамотность", "Читательская")
    far = await stage.teacher("Аминат", "Азизова", municipality="akushinskiy")
    await stage.grants(far, Role.METHODIST, MOUNTAINS)
    teacher = await stage.teacher("Патимат", "Алиева")
    await opens_register(teacher)
    near, other = teacher.text.split("\n· ")[1:]
    assert near.startswith("Ибрагимова Заира")
    assert near.endswith(": Читательская")
    assert other.startswith("Азизова Аминат")
    assert "темы пока не отмечены" in other
    assert not {"Мои темы", "Пригласить методиста"} & set(teacher.buttons)
    for words in ("читательская", "ибрагимова", "левашинский"):
        await teacher.says(words)
        assert "1 методист" in teacher.text
        assert "Ибрагимова" in teacher.text
    await teacher.says("Гасанов")
    assert "никого не нашлось" in teacher.text
    await teacher.presses("Все методисты")
    await opens_register(methodist)
    await teacher.presses_stale(await methodist.holds("Мои темы"))
    assert "Сюда принимают экспертов" in (teacher.alert or "")


ASKED = "Дети читают вслух, а пересказать не могут. С чего начать?"
ANSWERED = "Начните с разметки текста: карточки пришлю."


async def asks(teacher: Player, words: str = ASKED) -> None:
    await teacher.says("/help")
    for label in ("Спросить методиста", "Функц. грамотность", "Читательская"):
        await teacher.presses(label)
    await teacher.says(words)
    await teacher.presses("Отправить")


async def test_clause_15_a_question_goes_to_the_methodist_of_the_topic_and_comes_back(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    near = await with_topic(stage, await stage.teacher("Заира", "Ибрагимова", workplace="Лицей"))
    far = await with_topic(
        stage, await stage.teacher("Аминат", "Азизова", municipality="akushinskiy")
    )
    colleague = await with_topic(stage, await stage.teacher("Патимат", "Алиева"))
    teacher = await stage.teacher()
    await asks(teacher)
    assert "Прочитают: Ибрагимова З." in teacher.text
    assert near.text.startswith("Вопрос методисту: Читательская. Пишет Магомедова А.")
    for other in (curator, far, colleague):
        assert ASKED not in "".join(other.texts)
    await near.replies(ASKED, ANSWERED)
    await near.presses("Отправить")
    assert teacher.text.startswith("Ответ на ваш вопрос: Читательская. Пишет Ибрагимова З.")
    assert ANSWERED in teacher.text
    await teacher.presses("Вопрос решён")
    assert "Вопрос решён: " in teacher.text
    await teacher.presses("Написать ещё")
    await teacher.says("Карточек не хватило, есть ещё?")
    await teacher.presses("Отправить")
    assert "Карточек не хватило" in near.text
    await teacher.says("Школы и наставники")
    for label in ("Методисты округа", "Мои вопросы методистам"):
        await teacher.presses(label)
    assert "Читательская: ждёт ответа" in teacher.buttons


async def test_an_unanswered_question_is_passed_on_and_at_last_to_the_curators(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    near = await with_topic(stage, await stage.teacher("Заира", "Ибрагимова", workplace="Лицей"))
    far = await with_topic(
        stage, await stage.teacher("Аминат", "Азизова", municipality="akushinskiy")
    )
    await with_topic(stage, await stage.teacher("Иса", "Исаев", workplace="Гимназия"), "literacy-2")
    teacher = await stage.teacher()
    await asks(teacher)
    waiting = [far, curator]
    for days, is_due in ((2, False), (3, True), (4, True)):
        assert not any(ASKED in "".join(one.texts) for one in waiting)
        stage.clock.advance(timedelta(days=days))
        await stage.app.ticks.each_minute()
        await stage.settle()
        if is_due:
            assert ASKED in waiting.pop(0).text
    assert not waiting
    for answering, refused in ((far, None), (near, "Азизова")):
        await answering.replies(ASKED, ANSWERED)
        if refused:
            assert refused in answering.text
        else:
            await answering.presses("Отправить")
    assert "Пишет Азизова А." in teacher.text


async def test_the_register_in_english(stage: Stage) -> None:
    reader = await stage.teacher(language=Language.EN)
    await stage.grants(reader, Role.METHODIST, MOUNTAINS)
    for label in ("More", "About", "Methodists of the district", "My topics"):
        await (reader.says(label) if label == "More" else reader.presses(label))
    assert "none chosen yet" in reader.text
