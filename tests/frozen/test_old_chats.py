"""Forms begun with an older version continue at the same step and can be finished.

Rows of drafts and conversations and buttons are frozen; the process is current.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from sqlalchemy import select

from district.calls.entry_form import about_call
from district.drafts import Draft, Form
from district.ids import DraftId
from storage.calls.projects import add_milestones
from storage.conversations import Conversation, save_conversations
from storage.drafts import save_drafts
from storage.tables import grants
from tests.acts.activities import asks_for_seat, plans, plans_with_consent
from tests.acts.calls import opens_call
from tests.acts.common import refusal_arrives
from tests.acts.council import council, puts
from tests.acts.entering import opened
from tests.acts.mentoring import asks_for_mentor, becomes_mentor
from tests.acts.protocols import keeps_protocol
from tests.acts.requests import reports
from tests.acts.schools import enters, opens_board, recruits
from tests.acts.surveys import NAMED, SENDS, opens
from tests.frozen import load
from tests.play import Player, Stage
from tests.services.settled import KINDS, announced, settled

CALLBACKS, WORDS, DRAFTS = load("callbacks.json"), load("words.json"), load("drafts.json")

QUESTION = {"type": "scale", "text": "Сколько?", "options": ["1", "2", "3", "4", "5"]}

Scene = Callable[[Stage], Awaitable[None]]


async def stood(
    stage: Stage,
    player: Player,
    draft: str,
    state: str,
    *buttons: str,
    about: str = "",
    **ids: object,
) -> None:
    """A form as an older version left it; then the current version starts."""
    await left(stage, player, draft, state, *buttons, about=about, **ids)
    await stage.restart()


async def left(
    stage: Stage,
    player: Player,
    draft: str,
    state: str,
    *buttons: str,
    about: str = "",
    **ids: object,
) -> None:
    """Stores the rows of an older version, and sends a message with its buttons.

    `ids`: rows with other ids here.
    """
    assert set(buttons) <= CALLBACKS.keys()
    assert f"conversation/{state}" in DRAFTS
    assert player.person is not None
    keyboard = [[InlineKeyboardButton(text=data, callback_data=data)] for data in buttons]
    shown = await stage.app.bot.send_message(
        player.account.id,
        "Шаг прежней версии",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=keyboard),
    )
    named = re.search(r"[0-9a-f]{32}", " ".join(buttons))
    form, step, _ = draft.split("/")
    kept = Draft(
        id=DraftId(named[0] if named else uuid4().hex),
        person=player.person,
        form=Form(form),
        step=step,
        answers={**DRAFTS[draft]["answers"], **ids},
        touched_at=stage.clock() - timedelta(days=1),
        about=about,
    )
    account = player.account.id
    row = Conversation(
        chat=account,
        user=account,
        state=state,
        data={"step_message": shown.message_id, "open_about": about},
    )
    async with stage.app.database.write() as tx:
        await save_drafts(tx, [kept])
        await save_conversations(tx, [row], stage.clock())


async def a_deficit(stage: Stage) -> None:
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    severity = "deficits:severity:::need-help::::"
    await stood(stage, aishat, "deficit/severity/be837202a1a8", "DeficitForm:open", severity)
    await aishat.presses(severity)
    await aishat.presses("Отправить")
    assert "Заявка 1 отправлена." in aishat.text
    assert "Не понимаю, как оценивать проекты" in member.text


async def a_deficit_that_was_typed(stage: Stage) -> None:
    aishat = await stage.teacher()
    await stood(stage, aishat, "deficit/tried/47f3c3037f4c", "DeficitForm:open")
    await aishat.says("Ходила на семинар")
    assert "Пробовали: «Ходила на семинар»" in aishat.text
    await aishat.presses("Отправить")
    assert "Заявка 1 отправлена." in aishat.text


async def a_deficit_sent(stage: Stage) -> None:
    """The old send button names the old draft."""
    aishat = await stage.teacher()
    send = "deficits:send::::::0258d7c8c28a432aaec183581750b8c4:"
    await stood(stage, aishat, "deficit/summary/cd5a0eed0e75", "DeficitForm:open", send)
    held = await aishat.holds(send)
    await aishat.presses(send)
    assert "Заявка 1 отправлена." in aishat.text
    await aishat.presses_stale(held)
    assert not any("Заявка 2" in text for text in aishat.texts)


async def a_profile(stage: Stage) -> None:
    await stage.teacher("Патимат", municipality="derbentskiy")
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    await newcomer.presses("Даю согласие")
    newcomer.person = await stage.person_of(newcomer)
    school = await stage.organization("Школа 7")
    await stood(
        stage, newcomer, "profile/year/13c2814317de", "ProfileForm:open", organization=school
    )
    await newcomer.says("2015")
    assert "Магомедова Айшат Алиевна" in newcomer.text
    await newcomer.presses("Всё верно")
    assert "Рассказать, что трудно" in newcomer.keyboard


async def a_profile_by_its_buttons(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    await newcomer.presses("Даю согласие")
    newcomer.person = await stage.person_of(newcomer)
    every, add = "profile:every:::::", "profile:add:::::"
    await stood(
        stage, newcomer, "profile/organization/a95cde74a695", "ProfileForm:open", every, add
    )
    await newcomer.presses(every)
    assert "Где вы работаете?" in newcomer.text
    assert "Поиск" not in newcomer.text
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says("Школа мечты")
    assert "Где: Левашинский р-н\nОрганизация: Школа мечты" in newcomer.text


async def a_profile_that_is_changed(stage: Stage) -> None:
    """Another municipality was chosen, its organization not yet."""
    aishat = await stage.teacher()
    add = "profile:add:::::"
    changed = "profile/new-organization/9b6005f2b642"
    await stood(stage, aishat, changed, "ProfileForm:open", add)
    await aishat.says("Школа моря")
    assert "Организация: Школа моря" in aishat.text
    assert "Предметы: математика" in aishat.text
    await aishat.presses("Всё верно")
    assert any("Спасибо, записал." in text for text in aishat.texts)


async def a_decision(stage: Stage) -> None:
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await reports(aishat)
    confirm = "council:confirm:1:::"
    await stood(stage, member, "decision/check/3bce1e074975", "DecisionForm:open", confirm)
    await member.presses(confirm)
    assert "Заявка 1 отклонена." in member.text
    await refusal_arrives(stage)
    assert "«Это есть в планах школы»" in aishat.text


async def an_invite(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    year = "invites:term::::year:045be426d6eb496d9fab25be0a090523::"
    await stood(stage, curator, "invite/term/0a386d327966", "InviteForm:open", year)
    await curator.presses(year)
    assert "Приглашение готово" in curator.text
    assert "член Совета, Левашинский р-н, до 23 ноября 2027" in curator.text


async def an_activity(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    whom = "planning:whom::all"
    await stood(stage, curator, "activity/audience/b72f50d66b8b", "ActivityForm:open", whom)
    await curator.presses(whom)
    assert "Как учить читать условие" in curator.text
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text


async def an_activity_that_was_typed(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await stood(stage, curator, "activity/seats/275be79866cc", "ActivityForm:open")
    await curator.says("25")
    await curator.presses("Для всех округов")
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text


async def a_plan_of_a_spreadsheet(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await stood(stage, curator, "import/file/13c98fbb2283", "ImportForm:open", "importing:publish")
    await curator.presses("importing:publish")
    assert "Опубликовано мероприятий: 2" in curator.text


async def an_announcement(stage: Stage) -> None:
    curator, reader = await stage.curator("gornyy"), await stage.teacher("Патимат")
    send = "announcing:send::"
    await stood(stage, curator, "announcement/summary/a776bf3f1f61", "AnnouncementForm:open", send)
    await curator.presses(send)
    assert reader.text == "Семинар перенесён в гимназию"


async def an_announcement_to_be_narrowed(stage: Stage) -> None:
    curator, reader = await stage.curator("gornyy"), await stage.teacher("Патимат")
    on = "announcing:set::summary"
    await stood(stage, curator, "announcement/recipients/6091e172aabd", "AnnouncementForm:open", on)
    await curator.presses(on)
    assert "Новое объявление" in curator.text
    await curator.presses("Отправить")
    assert reader.text == "Школа молодого педагога начинается"


async def an_application(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await recruits(curator)
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    skip = "applying:skip::"
    await stood(
        stage, aishat, "application/recommendation/5a22fbba838e", "ApplicationForm:open", skip
    )
    await aishat.presses(skip)
    await aishat.presses("Отправить")
    assert "Хочу <b>помогать</b> 😀" in member.text


async def an_expulsion(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await recruits(curator)
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await enters(aishat, member)
    expel = "expelling:expel:::966f00ac6ce142ad8f308598ad2d016a"
    await stood(stage, curator, "expulsion/reason/aebecead0bad", "ExpulsionForm:open", expel)
    await curator.presses(expel)
    assert "Отчислен(а): Магомедова А." in curator.text
    await opens_board(curator)
    assert "Магомедова А., СОШ № 2: «Три занятия <пропущены> подряд»" in curator.text


async def a_holiday(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await stood(stage, curator, "holiday/words/b1ecc24d837b", "form:holiday")
    await curator.says("10 декабря, карантин")
    assert "10 декабря 2026, четверг · карантин, уроков нет" in curator.text


async def a_sign_up_with_children(stage: Stage) -> None:
    await plans(await stage.curator("gornyy"), seats="20", kind="Детское мероприятие")
    aishat = await stage.teacher()
    given = {"activity": 1, "asks": ["children"]}
    await stood(stage, aishat, "sign-up/children/3884cc5a893b", "form:sign-up", _given=given)
    await aishat.says("12")
    await aishat.presses("1")
    await aishat.presses("Записаться")
    assert "Вы записаны." in aishat.text


async def seats_for_another_district(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator, seats="20")
    given = {"activity": 1}
    await stood(stage, curator, "guests/summary/9421a5577878", "form:guests", _given=given)
    await curator.says("10")
    await curator.presses("Открыть округу")
    assert "Открыто. Южный методический округ: мест 10." in curator.text


async def a_signer(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    async with stage.app.database.read() as connection:
        of_curator = select(grants.c.id).where(grants.c.person_id == curator.person)
        grant = (await connection.execute(of_curator)).scalar_one()
    given = {"grant": grant}
    await stood(stage, curator, "signer/words/3d40bf79ee5f", "form:signer", _given=given)
    await curator.says("Ректор, А. М. Магомедова")
    assert "Подписывает: Ректор, А. М. Магомедова" in curator.text


async def a_change_of_a_setting(stage: Stage) -> None:
    head = await stage.head("gornyy")
    await stood(stage, head, "rule/reason/f687fc18f948", "form:rule")
    await head.says("Много заявок")
    await head.presses("Изменить")
    assert "Сейчас: 3 рабочих дня" in head.text


async def a_basis(stage: Stage) -> None:
    member, curator = await stage.member("levashinskiy"), await stage.curator("gornyy")
    async with stage.app.database.read() as connection:
        of_member = select(grants.c.id).where(grants.c.person_id == member.person)
        grant = (await connection.execute(of_member)).scalar_one()
    given = {"grant": grant}
    await stood(stage, curator, "basis/words/3d40bf79ee5f", "form:basis", _given=given)
    await curator.says("приказ 12 от 3 сентября")
    assert "Основание: приказ 12 от 3 сентября 2026" in curator.text


async def a_deputy(stage: Stage) -> None:
    deputy, member = await stage.member("akushinskiy"), await stage.member("levashinskiy")
    given = {"person": deputy.person, "name": "Гаджиев М."}
    await stood(stage, member, "deputy/days/969cf75f3ee4", "form:deputy", _given=given)
    await member.says("1–14 декабря")
    assert "1 декабря – 14 декабря" in member.text


async def a_document(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    given = {"kind": "order", "title": "Приказ", "number": "12", "day": "2026-09-03"}
    await stood(stage, curator, "document/link/44136fa355b3", "form:document", **given)
    await curator.says("https://example.com/order")
    await curator.presses("Добавить")
    assert "Приказ № 12 от 3 сентября 2026 г." in curator.text


async def a_survey(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    given: dict[str, Any] = {"title": "Опрос", "questions": [QUESTION], "naming": "named"}
    await stood(stage, curator, "survey/until/44136fa355b3", "form:survey", **given)
    await curator.says("28 ноября")
    await curator.presses("Сохранить")
    assert "1. Сколько? · оценка 1–5" in curator.text


async def an_answer_to_a_survey(stage: Stage) -> None:
    teacher = await stage.teacher()
    await opens(await stage.curator("gornyy"), NAMED, "Что?\nОдно\nДругое\n\nПочему?")
    await stood(stage, teacher, "poll/q2/a2a086bc8d9d", "form:poll", about="1")
    await teacher.says("Потому что")
    assert "Почему? — Потому что" in teacher.text
    await teacher.presses(SENDS)
    assert "ответы записаны" in teacher.text


async def a_person_at_the_door(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    await stage.teacher("Айшат", workplace="СОШ № 7")
    stage.clock.advance(timedelta(days=17, hours=3, minutes=10))
    given = {"activity": 1, "session": 1}
    await stood(stage, curator, "arrival/who/a76dc211d714", "form:arrival", _given=given)
    await curator.says("Магомедова")
    await curator.presses("Магомедова А., СОШ № 7")
    assert "Место дано, приход отмечен." in curator.text


async def a_move_of_a_municipality(stage: Stage) -> None:
    administrator = await stage.administrator()
    draft = "municipality/summary/be3bdb92405f"
    await stood(stage, administrator, draft, "form:municipality")
    await administrator.says("да")
    await administrator.presses("Перенести")
    assert "Левашинский р-н: с 4 декабря 2026: «Горный" in administrator.text


async def an_entry_of_a_mentor(stage: Stage) -> None:
    member, patimat = await stage.member("levashinskiy"), await stage.teacher("Патимат")
    capacity = "mentors:capacity:::::1:::"
    await stood(stage, patimat, "mentor/capacity/60adf77097b5", "MentorForm:open", capacity)
    await patimat.presses(capacity)
    await patimat.says("Помогу с уроками")
    assert "Языки: русский, даргинский" in patimat.text
    await patimat.presses("Отправить")
    assert "Помогу с уроками" in member.text


async def a_wish_for_a_mentor(stage: Stage) -> None:
    helper = await stage.teacher("Зулейха", "Алиева")
    await becomes_mentor(stage, helper)
    aishat = await stage.teacher()
    assert helper.person is not None
    done = "seeking:done::::"
    await stood(
        stage, aishat, "mentorship/mentors/a7b9bb0ba0e2", "AskState:open", done,
        mentors=[helper.person],
    )  # fmt: skip
    await aishat.presses(done)
    await aishat.presses("Отправить")
    assert "Научиться вести математику в пятом классе" in helper.text


async def words_to_a_mentor(stage: Stage) -> None:
    mentee, helper = await _pair(stage)
    await stood(stage, mentee, "pair/message/bbcb41779ba9", "WordsState:open")
    await mentee.says("Когда удобно?")
    assert "Когда удобно?" in helper.text


async def a_telephone_number(stage: Stage) -> None:
    mentee, helper = await _pair(stage)
    await stood(stage, helper, "pair/phone/bbcb41779ba9", "WordsState:open")
    await helper.says("+7 928 123-45-67")
    assert "Вы показываете: +7 928 123-45-67" in helper.text
    await mentee.presses("Мой наставник")
    assert "Телефон: +7 928 123-45-67" in mentee.text


async def a_question_to_a_curator(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await stood(stage, aishat, "question/words/c6bede64e53d", "form:question")
    await aishat.says("Когда ближайший семинар?")
    await aishat.presses("Отправить")
    assert "Когда ближайший семинар?" in curator.text


async def a_corrected_protocol(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    given = {"protocol": await keeps_protocol(stage), "only": None}
    kept = next(key for key in DRAFTS if key.startswith("protocol/place/"))
    await stood(stage, curator, kept, "form:protocol", _given=given, parts=["place"])
    await curator.says("с. Акуша")
    await curator.says("исправлено место")
    await curator.presses("Сохранить")
    assert curator.text.startswith("Протокол № 4 исправлен. Это редакция 2")


async def a_motion(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    await stood(stage, member, "motion/question/b4afdadbe98b", "form:motion")
    await member.says("Провести зимнюю школу")
    await member.presses("Открыть голосование")
    assert any("Голосование по вопросу 1 открыто" in text for text in member.texts)


async def a_withdrawal(stage: Stage) -> None:
    members = await council(stage, 2)
    await puts(members[0], "Провести зимнюю школу")
    await stood(stage, members[0], "withdrawal/reason/f84cbdde25d6", "form:withdrawal")
    await members[0].says("Перенесли на весну")
    await members[0].presses("Отозвать вопрос")
    assert "Вопрос 1 отозван" in members[0].text


async def a_call(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await stood(stage, curator, "call/title/cfb43ae9a26f", "form:call")
    await curator.says("Мастер-классы")
    await curator.presses("Опубликовать")
    assert "Опубликовано: «Мастер-классы», № 1." in curator.text


async def a_changed_call(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_call(curator, "Публичная защита опыта")
    await stood(stage, curator, "call-change/title/bcc6036e4161", "form:call-change")
    await curator.says("Защита, весна")
    await curator.presses("Изменить и сообщить")
    assert "«Защита, весна»: условия изменены." in curator.text


async def a_cancelled_call(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_call(curator, "Публичная защита опыта")
    await stood(stage, curator, "call-off/reason/029f2280d05d", "form:call-off")
    await curator.says("Перенесли на весну")
    await curator.presses("Отменить конкурс")
    assert "отменён" in curator.text


async def an_entry(stage: Stage) -> None:
    aishat, call = await stage.teacher(), await opened(stage, "brand", "Брэнд 2026")
    about, key = about_call(call.id), "entry/nomination/083cbf8b60ea"
    await stood(stage, aishat, key, "form:entry", about=about)
    await aishat.says("Школа")
    await aishat.presses("Школа")
    await aishat.says("Музей")
    assert "Команда" in aishat.text


async def a_report_on_a_milestone(stage: Stage) -> None:
    aishat, curator = await stage.teacher(), await stage.curator("gornyy")
    database, now = stage.app.database, stage.clock()
    call = await announced(database, KINDS["project"], await stage.person_of(curator), now)
    author = await stage.cast.actor(await stage.person_of(aishat))
    entry, _ = await settled(database, call, author, "office", now)
    async with database.write() as tx:
        await add_milestones(tx, entry.id, [("Обучить команду", now.date())])
    await stood(stage, aishat, "milestone/words/33b0b5c77476", "form:milestone")
    await aishat.says("Обучили пятерых")
    await aishat.presses("Пропустить")
    await aishat.presses("Отправить отчёт")
    assert "Куратор посмотрит" in aishat.text


async def a_line_of_a_route(stage: Stage) -> None:
    aishat = await stage.teacher()
    await stage.app.services.routes.propose(await stage.cast.actor(await stage.person_of(aishat)))
    await stood(stage, aishat, "route-line/deficit/44136fa355b3", "form:route-line")
    await aishat.says("не знаю")
    await aishat.presses("Без затруднения")
    await aishat.presses("Своё")
    await aishat.says("Открытый урок")
    await aishat.presses("Пропустить")
    await aishat.presses("Пропустить")
    await aishat.says("20 декабря")
    await aishat.presses("Добавить")
    assert "Открытый урок" in aishat.text


async def a_lost_account(stage: Stage) -> None:
    aishat = await stage.teacher()
    await stood(stage, aishat, "account/name/44136fa355b3", "form:account")
    await aishat.says("Гаджиева Айшат")
    await aishat.presses("СОШ № 2 · Левашинский р-н")
    await aishat.presses("Отправить куратору")
    assert "отправлена куратору" in aishat.text


async def a_programme(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await stood(stage, curator, "curriculum/title/44136fa355b3", "form:curriculum")
    await curator.says("Учимся понимать текст")
    await curator.says("36")
    for label in ("Методические", "Неуспевающие ученики", "‹ Назад", "Готово", "Пропустить"):
        await curator.presses(label)
    await curator.presses("Создать")
    assert "36-часовая программа «Учимся понимать текст»" in curator.text


async def an_answer_to_a_deficit(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await reports(aishat)
    await curator.presses("Принять")
    await stood(stage, curator, "help/words/18b56006fc63", "form:help")
    await curator.says("Прочитайте условие дважды")
    await curator.presses("Отправить")
    assert "Прочитайте условие дважды" in aishat.text


async def an_answer_to_the_council(stage: Stage) -> None:
    await plans_with_consent(await stage.curator("gornyy"))
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await asks_for_seat(aishat)
    await member.presses("Спросить автора")
    await member.presses("Спросить, зачем это автору")
    await stood(stage, aishat, "answer/words/a80106515b02", "AnswerForm:open")
    await aishat.says("Веду пятый класс")
    assert "Ответ передан" in aishat.text
    assert any("Веду пятый класс" in text for text in member.texts)


async def test_an_old_button_of_a_contact_opens_the_form_or_shares_it(stage: Stage) -> None:
    """One action of before; only the telephone number is a form."""
    _, helper = await _pair(stage)
    message, _ = await helper.holds(helper.buttons[0])
    phone, by_bot = "mentorships:contact:1::phone::", "mentorships:contact:1::bot::"
    assert {phone, by_bot} <= CALLBACKS.keys()
    await helper.presses_stale((message, phone))
    assert "Напишите номер телефона" in helper.text
    await helper.presses("Отменить")
    await helper.presses_stale((message, by_bot))
    assert "только сообщения через меня" in helper.account.chat.messages[message]["text"]


SCENES: dict[str, tuple[Scene, ...]] = {
    "profile": (a_profile, a_profile_by_its_buttons, a_profile_that_is_changed),
    "deficit": (a_deficit, a_deficit_that_was_typed, a_deficit_sent),
    "decision": (a_decision,),
    "invite": (an_invite,),
    "activity": (an_activity, an_activity_that_was_typed),
    "import": (a_plan_of_a_spreadsheet,),
    "announcement": (an_announcement, an_announcement_to_be_narrowed),
    "answer": (an_answer_to_the_council,),
    "application": (an_application,),
    "expulsion": (an_expulsion,),
    "holiday": (a_holiday,),
    "sign-up": (a_sign_up_with_children,),
    "guests": (seats_for_another_district,),
    "signer": (a_signer,),
    "basis": (a_basis,),
    "deputy": (a_deputy,),
    "rule": (a_change_of_a_setting,),
    "arrival": (a_person_at_the_door,),
    "municipality": (a_move_of_a_municipality,),
    "mentor": (an_entry_of_a_mentor,),
    "mentorship": (a_wish_for_a_mentor,),
    "pair": (words_to_a_mentor, a_telephone_number),
    "question": (a_question_to_a_curator,),
    "protocol": (a_corrected_protocol,),
    "motion": (a_motion,),
    "withdrawal": (a_withdrawal,),
    "call": (a_call,),
    "call-change": (a_changed_call,),
    "call-off": (a_cancelled_call,),
    "entry": (an_entry,),
    "document": (a_document,),
    "milestone": (a_report_on_a_milestone,),
    "route-line": (a_line_of_a_route,),
    "account": (a_lost_account,),
    "curriculum": (a_programme,),
    "survey": (a_survey,),
    "poll": (an_answer_to_a_survey,),
    "help": (an_answer_to_a_deficit,),
}


@pytest.mark.parametrize(
    "scene", [one for scenes in SCENES.values() for one in scenes], ids=lambda one: one.__name__
)
async def test_a_form_begun_with_the_old_version_goes_on_and_is_finished(
    stage: Stage, scene: Scene
) -> None:
    await scene(stage)


def test_every_form_with_a_frozen_draft_is_walked() -> None:
    forms = {key.split("/")[0] for key in DRAFTS} - {"conversation"}
    assert forms == SCENES.keys(), "a new form: let somebody finish an old one of it here"


RESUMED: dict[str, tuple[str, str, str]] = {
    "profile:resume:::::": (
        "profile/organization/a95cde74a695",
        "ProfileForm:open",
        "Поиск: «Школа №»",
    ),
    "deficits:resume:::::::": (
        "deficit/tried/55253b524ecd",
        "DeficitForm:open",
        "Что вы уже пробовали?",
    ),
    "mentors:resume::::::::": (
        "mentor/summary/a1451c3bc877",
        "MentorForm:open",
        "Помогу с уроками",
    ),
}


@pytest.mark.parametrize("resume", RESUMED)
async def test_a_form_that_was_parked_is_taken_up_by_its_old_button(
    stage: Stage, resume: str
) -> None:
    aishat = await stage.teacher()
    draft, state, words = RESUMED[resume]
    await stood(stage, aishat, draft, state, resume)
    await aishat.says("Мои заявки")
    await aishat.presses(resume)
    assert any(words in text for text in aishat.texts)


LABELS = [word for word, meaning in WORDS.items() if meaning.startswith("menu:")]


async def test_a_keyboard_of_the_old_version_opens_what_it_says(stage: Stage) -> None:
    """Also in the middle of a form: the label is not taken as an answer."""
    curators = {label: await stage.curator("gornyy") for label in LABELS}
    for curator in curators.values():
        await left(stage, curator, "deficit/tried/55253b524ecd", "DeficitForm:open")
    await stage.restart()
    for label, curator in curators.items():
        await curator.says(label)
        assert "шаг 5 из 5" not in curator.text, label
        assert not any("Простите, не понял" in text for text in curator.texts), label


async def _pair(stage: Stage) -> tuple[Player, Player]:
    helper = await stage.teacher("Зулейха", "Алиева")
    await becomes_mentor(stage, helper)
    mentee = await stage.teacher()
    await asks_for_mentor(mentee, "Алиева З., СОШ № 2")
    await helper.presses("Принять")
    return mentee, helper
