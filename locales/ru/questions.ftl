# Вопрос куратору: форма, переписка, письма, список ждущих.

questions-ask = Написать куратору
questions-mine = Мой вопрос куратору
questions-ask-words =
    <b>{ $kind ->
        [methodist] Вопрос методисту: { $topic }
       *[other] Вопрос куратору
    }</b>
    Напишите своими словами, до { $limit } знаков. Прочитают: { $names }{ $kind ->
        [methodist] . Не ответят за три рабочих дня — передам следующему методисту, потом кураторам.
       *[other] {""}
    }
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

questions-letter-reader = <b>{ $kind ->
    [methodist] Вопрос методисту: { $topic }.
   *[other] Вопрос куратору.
}</b> Пишет { $name }
questions-letter-author = <b>{ $kind ->
    [methodist] Ответ на ваш вопрос: { $topic }.
   *[other] Ответ на ваш вопрос.
}</b> Пишет { $name }
questions-workplace = { $organization }, { $place }
questions-write-reader = Ответить
questions-write-author = Написать ещё
questions-close = Вопрос решён
questions-show = Вся переписка
questions-to-list = Вопросы педагогов

questions-head-author = <b>{ $kind ->
    [methodist] Ваш вопрос методисту: { $topic }
   *[other] Ваш вопрос куратору
}</b>
questions-head-reader = <b>{ $kind ->
    [methodist] Вопрос методисту: { $topic }.
   *[other] Вопрос куратору.
}</b> Спрашивает { $name }
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
questions-row-waiting = { $name }{ $kind ->
    [methodist] {" "}· { $topic }
   *[other] {""}
}, ждёт с { $day }
questions-row-answered = { $name }{ $kind ->
    [methodist] {" "}· { $topic }
   *[other] {""}
}, есть ответ

questions-said-question = Это вопрос куратору
questions-said-difficulty = Это затруднение

privacy-section-threads = Ваши вопросы куратору и методистам
privacy-section-thread_messages = Что вы писали в этих разговорах

questions-ask-methodist = Спросить методиста
questions-asked = Мои вопросы методистам
questions-ask-area =
    <b>Вопрос методисту</b>
    К какой области он относится?
questions-ask-topic =
    <b>Вопрос методисту</b>
    По какой теме?
questions-sum-topic = Тема: { $topic }
questions-asked-head = <b>Мои вопросы методистам</b>
questions-asked-order = Сначала открытые. Решённый вопрос можно открыть снова: напишите в нём ещё.
questions-asked-none = Вопросов пока нет. Выберите тему и спросите: ответ придёт сюда.
questions-asked-waiting = { $topic }: ждёт ответа
questions-asked-answered = { $topic }: есть ответ
questions-asked-closed = { $topic }: решён
