# Пара: наставника просят, он отвечает, двое общаются.

mentorships-title = <b>Найти наставника</b>
mentorships-ask-goal = В чём вам поможет наставник? Одним предложением, до { $limit } знаков.
mentorships-ask-topics = О каких ваших затруднениях сказать наставнику? Неотмеченных он не увидит.
mentorships-ask-span = До какого времени договоримся? Закончить раньше можно всегда.
mentorships-span-school-year = До конца учебного года
mentorships-span-nine-months = 9 месяцев
mentorships-span-six-months = 6 месяцев
mentorships-span-three-months = 3 месяца
mentorships-ask-page = страница { $page } из { $pages }
mentorships-ask-mentors = Отметьте до трёх, по порядку желания. Или доверьте выбор мне.
mentorships-nobody = Свободных наставников сейчас нет. Встаньте в очередь, и куратор подберёт пару.
mentorships-for-me = Подберите мне
mentorships-to-queue = Встать в очередь
mentorships-change-span = Срок
mentorships-change-mentors = Выбрать наставников
mentorships-change-topics = Мои затруднения
mentorships-suggested = <b>{ $number }. { $name }</b> · { $place }
mentorships-reasons = { $reasons }
mentorships-reason-topic = помогает с: { $topics }
mentorships-reason-subject = тот же предмет
mentorships-reason-near = ваш район
mentorships-reason-idle = сейчас никого не ведёт
mentorships-reason-has-room = есть место
mentorships-summary = <b>Проверьте, прежде чем отправить</b>
mentorships-goal = Цель: «{ $goal }»
mentorships-shown = Наставник увидит затруднения: { $topics }
mentorships-shown-nothing = Ваших затруднений наставник не увидит.
mentorships-topics = Затруднения: { $topics }
mentorships-summary-span = Срок: { $span }
mentorships-summary-mentor = { $at }. { $name }
mentorships-summary-for-me = Наставника подберу я, первым спрошу: { $name }
mentorships-send = Отправить
mentorships-sent = <b>Отправлено.</b>
mentorships-cancelled = Отменено, никого не спросили.
mentorships-ask-this = Попросить о помощи

mentorships-mine = Мой наставник
mentorships-open = Открыть пару
mentorships-head-mentee = <b>Мой наставник</b>
mentorships-head-mentor = <b>Подопечный</b>
mentorships-none = Наставника у вас сейчас нет.
mentorships-queue =
    Вы в очереди округа, место { $place }.
    Куратор подбирает пару. Как только она найдётся, я напишу.
mentorships-waits = Жду ответа: { $name }, до { $until }.
mentorships-then-next = Если не получится, спрошу следующего.
mentorships-then-queue = Если не получится, встанете в очередь округа.
mentorships-over = Эта пара завершена.
mentorships-answer-by = Ответьте до { $until }. Если не сможете, ничего страшного.
mentorships-until = Договорились до { $day }
mentorships-contact-bot = Связь: через меня
mentorships-contact-username = Telegram: { $contact }
mentorships-contact-phone = Телефон: { $contact }
mentorships-own-not-chosen = Вы пока не выбрали, как с вами связаться.
mentorships-own-bot = Вы: только сообщения через меня
mentorships-own-contact = Вы показываете: { $contact }
mentorships-asked-another = Куратор знает о вашей просьбе. Второй стороне о ней не говорят.

mentorships-people = <b>Мои подопечные</b>
mentorships-no-people = Пока никого.
mentorships-person = <b>{ $name }</b>: «{ $goal }»
mentorships-person-asks = <b>{ $name }</b> просит о помощи: «{ $goal }»
mentorships-accept = Принять
mentorships-decline = Не смогу
mentorships-accepted = <b>Договорились, вы работаете вместе.</b> Выберите, как с вами связаться.
mentorships-declined = Хорошо. Я спрошу другого наставника, о вашем ответе никому не скажу.

mentorships-to-mentor = Написать наставнику
mentorships-to-mentee = Написать подопечному
mentorships-share = Как со мной связаться
mentorships-other-mentor = Нужен другой наставник
mentorships-other-mentee = Нужен другой подопечный
mentorships-end = Закончить раньше срока
mentorships-withdraw = Больше не искать
mentorships-sure-withdraw = <b>Больше не искать наставника?</b> Место в очереди не сохранится.
mentorships-withdraw-now = Да, не искать
mentorships-withdrawn = Хорошо, никого больше не спрошу.
mentorships-sure-end = <b>Закончить раньше срока?</b> Я передам, что работа завершена.
mentorships-end-now = Да, завершить
mentorships-ended = <b>Работа завершена.</b> Спасибо.
mentorships-sure-another = <b>Попросить куратора о другой паре?</b> Объяснять ничего не нужно. Узнает только куратор.
mentorships-another-now = Да, попросить

mentorships-ask-share = Как с вами связаться? Выбор увидит: { $name }
mentorships-share-username = Показать @{ $username }
mentorships-share-name = Показать имя в Telegram
mentorships-share-phone = Показать телефон
mentorships-share-bot = Только через меня
mentorships-ask-phone = Напишите номер телефона, например: +7 928 123-45-67
mentorships-ask-message = Напишите, что передать, до { $limit } знаков: придёт как написано. Кому: { $name }
mentorships-message-sent = <b>Отправлено.</b>
mentorships-quoted = «{ $words }»
mentorships-words-cancelled = Отменено, ничего не отправлено.
mentorships-reply = Ответить
mentorships-full = Показать полностью

mentorships-letter-proposed = <b>Вас просят стать наставником</b>
mentorships-letter-started = <b>У вас есть наставник</b>
mentorships-letter-share = Выберите, как с вами связаться, или напишите через меня.
mentorships-letter-queued =
    <b>Наставники, которых я спросил, сейчас не могут.</b>
    Вы в очереди округа, место { $place }. Куратор подберёт пару, и я напишу.
mentorships-letter-ended = <b>Работа завершена.</b> { $name } заканчивает раньше срока. Спасибо за работу.
mentorships-letter-replaced-mentee = <b>Куратор решил иначе.</b> { $name } больше не ваш наставник. Другого вам подберут, я напишу.
mentorships-letter-replaced-mentor = <b>Куратор решил иначе.</b> { $name } больше не ваш подопечный. Спасибо за работу.
mentorships-letter-from-mentor = <b>Пишет наставник, { $name }:</b>
mentorships-letter-from-mentee = <b>Пишет подопечный, { $name }:</b>
mentorships-question-midpoint = <b>Половина пути.</b> { $name }: как идёт работа?
mentorships-question-closing = <b>Срок вышел.</b> { $name }: достигнута ли цель?
mentorships-answered = Ваш ответ: { $answer }. Спасибо.
mentorships-answer-well = Хорошо
mentorships-answer-could-be-better = Могло быть лучше
mentorships-answer-need-curator = Нужна помощь куратора
mentorships-answer-reached = Достигнута
mentorships-answer-partly = Отчасти
mentorships-answer-not-reached = Пока нет

menu-draft-mentorship = Не закончено: поиск наставника{ $step }.
menu-resume-mentorship = Вернуться к поиску
menu-draft-pair = Не закончено: сообщение{ $step }.
menu-resume-pair = Вернуться к сообщению
