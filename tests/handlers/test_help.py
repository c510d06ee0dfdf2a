"""«Чем помочь»: help for one deficit and for all on a topic, and the question whether it helped."""

from datetime import timedelta

from district.languages import Language
from storage.requests.deficits import deficits_of
from tests.acts.activities import TITLE, plans, signs_up, to_summary
from tests.acts.common import pass_by, told
from tests.acts.mentoring import becomes_mentor
from tests.acts.methodists import opens_register, with_topic
from tests.acts.requests import reports, reports_in_own_words, reports_pupils
from tests.play import Player, Stage
from tests.presses import counted

TOPIC, LATER = "literacy-2", timedelta(days=14, hours=1)
ANSWERED = "Начните с разбора условия вслух."


async def methodist_of_it(stage: Stage) -> Player:
    player = await stage.teacher("Заира", "Ибрагимова", workplace="Лицей")
    return await with_topic(stage, player, TOPIC)


async def test_clause_19_a_deficit_is_answered_with_help_and_its_author_confirms(
    stage: Stage,
) -> None:
    curator, methodist = await stage.curator("gornyy"), await methodist_of_it(stage)
    teacher = await stage.teacher()
    await reports(teacher)
    assert "Математическая" in curator.text, "nobody of the council is there"
    await curator.presses("Принять")
    await curator.presses("Чем помочь")
    assert "Есть по теме: 1 методист." in curator.text
    held = await curator.holds("Предложить консультацию")
    for _ in range(2):
        await curator.presses_stale(held)
        assert "Помощь: консультация методиста, 23 ноября" in curator.text
    assert told(teacher, "советуют консультацию методиста") == 1
    letter = await teacher.holds("Спросить методиста")
    await teacher.presses("Консультация методиста")
    assert "Тема: Математическая" in teacher.text, "the free times"
    await teacher.presses_stale(letter)
    await teacher.says("С чего начать?")
    await teacher.presses("Отправить")
    await methodist.replies("С чего начать?", ANSWERED)
    await methodist.presses("Отправить")
    assert ANSWERED in teacher.text
    await teacher.says("Мои заявки")
    await teacher.says("1")
    assert "Помощь: консультация методиста, 23 ноября" in teacher.text
    await pass_by(stage, LATER)
    assert "Две недели назад вам предлагали помощь. Стало легче?" in teacher.text
    await teacher.presses("Больше не трудно")
    async with stage.app.database.read() as connection:
        (deficit,) = (await deficits_of(connection, await stage.person_of(teacher))).values()
    assert deficit.status == "healed"


async def test_a_curator_helps_all_on_a_topic_from_the_letter_of_the_morning(stage: Stage) -> None:
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    await methodist_of_it(stage)
    teachers = [await stage.teacher("Асият", f"Учителева-{at}") for at in "абв"]
    for one in teachers:
        await reports(one)
        await member.presses("Принять")
    shared = await stage.teacher("Иса", "Опытный")
    await reports(shared, severity="Хочу обменяться опытом")
    await pass_by(stage, timedelta(days=1))
    with counted(curator, "Help all on a topic, from the letter"):
        await curator.presses("Помочь: Математическая")
        assert "Открыто у 3 педагогов." in curator.text
        await curator.presses("Предложить консультацию")
    assert "Отправлено." in curator.text
    for one in teachers:
        assert told(one, "советуют консультацию методиста") == 1
    assert told(shared, "советуют консультацию методиста") == 0
    await curator.presses("Предложить консультацию")
    assert told(teachers[0], "советуют консультацию методиста") == 1


async def test_a_methodist_helps_with_own_topics_and_reads_no_names(stage: Stage) -> None:
    methodist, member = await methodist_of_it(stage), await stage.member("levashinskiy")
    teacher = await stage.teacher()
    await reports(teacher)
    await reports(teacher, "Читательская")
    await opens_register(methodist)
    await methodist.presses("Чем помочь")
    assert "Помочь: Читательская" not in methodist.buttons
    held = await methodist.holds("Помочь: Математическая")
    await methodist.presses("Помочь: Математическая")
    assert "Имён и числа я не показываю" in methodist.text
    assert "Магомедова" not in methodist.text
    with_help = await stage.teacher("Аминат", "Азизова", municipality="akushinskiy")
    await with_topic(stage, with_help, TOPIC)
    await methodist.presses_stale(held)
    await methodist.presses("Предложить консультацию")
    assert told(teacher, "советуют консультацию методиста") == 1
    await teacher.presses_stale(held)
    assert teacher.alert
    for _ in range(2):
        await member.presses("Принять")
    await teacher.says("Мои заявки")
    await teacher.says("1")
    assert "Помощь: консультация методиста" in teacher.text


async def test_an_answer_in_words_goes_to_one_and_to_all_on_a_topic(stage: Stage) -> None:
    curator, methodist = await stage.curator("gornyy"), await methodist_of_it(stage)
    teachers = [await stage.teacher("Асият", f"Учителева-{at}") for at in "аб"]
    for one in teachers:
        await reports(one)
    await curator.presses("Принять")
    await curator.presses("Чем помочь")
    await curator.presses("Ответить словами")
    await curator.says("x" * 1_001)
    assert "1000" in curator.text.replace("\N{NO-BREAK SPACE}", "")
    await curator.says(ANSWERED)
    sending = await curator.holds("Отправить")
    await curator.presses("Отправить")
    assert f"Помощь: ответ «{ANSWERED}»" in curator.text
    await curator.presses_stale(sending)
    assert [told(one, f"вам ответили:\n«{ANSWERED}»") for one in teachers] == [0, 1]
    await opens_register(methodist)
    for label in ("Чем помочь", "Помочь: Математическая", "Ответить словами"):
        await methodist.presses(label)
    await methodist.says("Прочитайте <b>условие</b> дважды")
    await methodist.presses("Отправить")
    assert "Отправлено." in methodist.text
    for one in teachers:
        assert told(one, "Прочитайте <b>условие</b> дважды") == 1
    await teachers[0].presses("Спросить методиста")
    await teachers[0].says("Почему дважды?")
    await teachers[0].presses("Отправить")
    assert "Почему дважды?" in methodist.text
    await pass_by(stage, LATER)
    assert told(teachers[1], "Стало легче?") == 1


async def test_a_curator_and_a_methodist_help_all_on_a_topic_from_the_menu(stage: Stage) -> None:
    curator, methodist = await stage.curator("gornyy"), await methodist_of_it(stage)
    teacher = await stage.teacher()
    await curator.says("Ждут решения")
    await curator.presses("Помочь по темам")
    assert "Открытых затруднений в округе сейчас нет" in curator.text
    await reports_in_own_words(teacher)
    await reports(teacher)
    await curator.presses("Принять")
    await curator.says("/menu")
    with counted(curator, "Help all on a topic"):
        await curator.presses("Ждут решения")
        await curator.presses("Помочь по темам")
        await curator.presses("Помочь: Математическая")
        await curator.presses("Предложить консультацию")
    assert told(teacher, "советуют консультацию методиста") == 1
    await curator.presses("‹ Другие темы")
    assert curator.buttons[0] == "Помочь: Математическая"
    await curator.presses("‹ К списку")
    assert "Ждут решения" in curator.text
    await methodist.says("Ждут решения")
    await methodist.presses("Помочь по темам")
    assert "По этим вашим темам" in methodist.text


async def test_what_the_council_left_unanswered_can_be_helped_with(stage: Stage) -> None:
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    await methodist_of_it(stage)
    teacher = await stage.teacher(language=Language.EN)
    await teacher.says("Report a difficulty")
    for label in ("Functional literacy", "Mathematical", "I need help", "Send"):
        await teacher.presses(label)
    for _ in range(15):
        await pass_by(stage, timedelta(days=1))
    assert member.text
    await curator.presses("Помочь: Математическая")
    await curator.presses("Предложить консультацию")
    assert told(teacher, "a consultation with a methodist is recommended") == 1


async def plans_for_principals(curator: Player) -> None:
    await to_summary(curator, title="Семинар директоров", whom="Только для моего округа")
    for label in ("Ещё настройки", "Для должностей", "☐ Директор", "‹ Назад", "‹ Назад"):
        await curator.presses(label)
    await curator.presses("Опубликовать")


async def test_activities_are_offered_to_those_for_whom_they_are(stage: Stage) -> None:
    curator, south = await stage.curator("gornyy"), await stage.curator("yuzhnyy", "Юсуп", "Алиев")
    member = await stage.member("levashinskiy")
    teachers = [await stage.teacher("Асият", f"Учителева-{at}") for at in "абв"]
    for one, title in ((curator, TITLE), (south, "Семинар соседей")):
        await plans(one, title=title, whom="Только для моего округа")
    await plans_for_principals(curator)
    await becomes_mentor(stage, await stage.teacher("Муса", "Наставников"))
    for one in teachers:
        await reports_pupils(one)
        await member.presses("Принять")
    await signs_up(teachers[0])
    for label in (f"Позвать: {TITLE}", "Предложить наставника"):
        await member.presses("Чем помочь")
        assert "Есть по теме: 1 занятие, 1 наставник." in member.text
        await member.presses(label)
    assert f"Помощь: занятие «{TITLE}»" in member.text
    assert told(teachers[2], "советуют наставника") == 1
    await curator.says("Ждут решения")
    await curator.presses("Помочь по темам")
    await curator.presses("Помочь: Неуспевающие ученики")
    assert not any("директоров" in one for one in curator.buttons), "for none of the three"
    offer = await curator.holds(f"Позвать: {TITLE}")
    await curator.presses_stale(offer)
    asked = [told(one, f"советуют занятие «{TITLE}»") for one in teachers]
    assert asked == [0, 1, 1], "one has a seat, one was asked by the member"
    await teachers[1].presses("Открыть мероприятие")
    assert TITLE in teachers[1].text
    for one in teachers[1:]:
        await signs_up(one)
    await curator.presses_stale(offer)
    assert "Отправлять некому." in curator.text
    await pass_by(stage, timedelta(days=20))
    await curator.presses_stale(offer)
    assert curator.alert
