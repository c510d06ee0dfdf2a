# Вопрос куратору: форма, переписка, письма, список ждущих.

questions-ask = Написать куратору
questions-mine = Мой вопрос куратору
questions-ask-words =
    <b>Вопрос куратору</b>
    Напишите своими словами, до { $limit } знаков. Прочитают: { $names }
questions-ask-answer =
    <b>Ответ на вопрос</b>
    Напишите, до { $limit } знаков: придёт как написано. Кому: { $name }
questions-curators = кураторы округа
questions-summary = <b>Отправить этот вопрос?</b>
questions-summary-answer = <b>Отправить этот ответ?</b> Кому: { $name }
questions-sum-words = «{ $words }»
questions-read-by = Прочитают: { $names }
questions-send = Отправить
questions-cancelled = Хорошо, ничего не отправлено.
questions-parked = Вы начали писать и не отправили.
questions-resume = Показать, что написано
questions-anew = Написать заново

questions-sent = <b>Вопрос отправлен.</b> Ответ придёт сюда. Прочитают: { $names }
questions-sent-nobody = <b>Вопрос сохранён.</b> Сейчас в округе некому ответить. Как только куратор появится, он его увидит.
questions-answered = <b>Ответ отправлен.</b> Кому: { $name }

questions-letter-reader = <b>Вопрос куратору.</b> Пишет { $name }
questions-letter-author = <b>Ответ на ваш вопрос.</b> Пишет { $name }
questions-workplace = { $organization }, { $place }
questions-write-reader = Ответить
questions-write-author = Написать ещё
questions-close = Вопрос решён
questions-show = Вся переписка
questions-to-list = Вопросы педагогов

questions-head-author = <b>Ваш вопрос куратору</b>
questions-head-reader = <b>Вопрос куратору.</b> Спрашивает { $name }
questions-state-waiting = Ждёт ответа с { $moment }
questions-state-answered = Есть ответ: { $moment }, { $name }
questions-state-closed = Вопрос решён: { $moment }
questions-said = <b>{ $name }</b>, { $moment }
questions-you = Вы
questions-somebody = кто-то
questions-none = Открытых вопросов у вас нет. Напишите, если что-то понадобится.

questions-list = <b>Вопросы педагогов</b>
questions-list-order = Сначала те, кто дольше ждёт ответа. Кто ответит первым, тот и ведёт разговор.
questions-list-empty = Сейчас никто не ждёт ответа.
questions-row-waiting = { $name }, ждёт с { $day }
questions-row-answered = { $name }, есть ответ

questions-said-question = Это вопрос куратору
questions-said-difficulty = Это затруднение

privacy-section-threads = Ваши вопросы куратору
privacy-section-thread_messages = Что вы писали в этих разговорах
