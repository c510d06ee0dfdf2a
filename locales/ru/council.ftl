# Карточка заявки у тех, кто решает, и всё, что вокруг решения.

council-head = <b>Заявка { $number } · { $kind } · { $state }</b>
council-kind-deficit = затруднение
council-kind-enrolment = запись на мероприятие
council-kind-school = поступление в школу
council-kind-mentor = наставничество
council-kind-announcement = объявление
council-state-submitted = ждёт решения
council-state-approved = ПРИНЯТА
council-state-rejected = ОТКЛОНЕНА
council-state-returned = ВОПРОС АВТОРУ
council-state-withdrawn = ОТОЗВАНА
council-state-expired = СРОК ИСТЁК
council-state-healed = БОЛЬШЕ НЕ ТРУДНО

council-author = { $told }
council-author-gone = Автор удалил свои данные.
council-position = { $position } ({ $subjects })
council-service = { $years ->
    [0] стаж меньше года
    [one] стаж { $years } год
    [few] стаж { $years } года
    [many] стаж { $years } лет
   *[other] стаж { $years } года
}
council-workplace = { $organization } · { $place }
council-place = { $place }
council-same = { $people ->
    [one] С тем же затруднением в округе: от { $people } педагога (на { $day })
    [few] С тем же затруднением в округе: от { $people } педагогов (на { $day })
    [many] С тем же затруднением в округе: от { $people } педагогов (на { $day })
   *[other] С тем же затруднением в округе: от { $people } педагогов (на { $day })
}
council-same-few = С тем же затруднением в каждом муниципалитете: меньше { $few } педагогов (на { $day })
council-promised = Ответ обещан не позднее { $day }.
council-escalated = В срок никто не ответил, поэтому заявку видит весь Совет.
council-decided = Решение: { $decider }, { $moment }
council-decided-for = Решение: { $whom }: { $decider }, { $moment }
council-deciding-for = Вы решаете { $whom }.
council-somebody = член Совета
council-reason = Причина: «{ $reason }»
council-question = Вопрос: «{ $reason }»
council-note = Заметка для Совета: «{ $note }»
council-deficit-healed = Автор сообщил: больше не трудно.
council-moved-on = Решать заявки ({ $place }) теперь может: { $names }
council-moved-on-to-nobody = Решать заявки ({ $place }) вы больше не можете.

council-open = Открыть заявку
council-full = Показать полностью
council-accept = Принять
council-return = Спросить автора
council-reject = Отклонить
council-undo = Отменить решение
council-undo-of = Отменить решение по { $number }
council-next = Следующая › (ещё { $count })
council-went-on = Заявка { $number } принята. Ещё ждут: { $count }.
council-invite = Пригласить
council-other-topic = Другое направление
council-later = Отнести позже
council-file = Отнести к направлению

council-title-accept = <b>Заявка { $number } · принять с направлением</b>
council-title-file = <b>Заявка { $number } · отнести к направлению</b>
council-ask-likely = Что ближе всего?
council-ask-area = К какой области это отнести?
council-ask-topic = { $area }. Какое направление ближе всего?

council-title-reject = <b>Заявка { $number } · отклонить</b>
council-title-return = <b>Заявка { $number } · вопрос автору</b>
council-ask-reject = Почему? Автор прочитает эти слова. Выберите причину или напишите свою, до { $limit } знаков.
council-ask-return = Что уточнить? Автор прочитает вопрос и ответит. Выберите или напишите свой, до { $limit } знаков.
council-ask-note = Заметка для тех, кто решает: автор её не увидит. До { $limit } знаков.
council-check = Проверьте и подтвердите.
council-reason-button-ready-say-more = Попросить подробностей
council-reason-button-ready-other-topic = Уточнить направление
council-reason-button-ready-what-form = Спросить, какая помощь нужна
council-reason-button-ready-not-ours = Не методический вопрос
council-reason-button-ready-in-school = Решается в школе
council-reason-button-ready-repeated = Уже есть такая заявка
council-reason-ready-say-more = Расскажите, пожалуйста, подробнее: в каких классах и что именно не получается?
council-reason-ready-other-topic = Кажется, это другое направление. Посмотрите, пожалуйста, список ещё раз.
council-reason-ready-what-form = Какая помощь нужна больше: мероприятие, наставник, материалы?
council-reason-ready-not-ours = Это не методический вопрос: округ с ним помочь не сможет.
council-reason-ready-in-school = С этим быстрее помогут у вас на месте: методист или завуч.
council-reason-ready-repeated = Такая заявка от вас уже есть.
council-confirm-reject = Отклонить
council-confirm-return = Отправить вопрос
council-add-note = Добавить заметку для Совета
council-outcome-reject = <b>Заявка { $number } отклонена.</b> Я передам причину автору.
council-outcome-return = <b>Вопрос по заявке { $number } отправлен.</b> Как только автор ответит, я напишу.
council-cancelled = Отменено. Заявка { $number } по-прежнему ждёт решения.

council-letter-approve = <b>Ваша заявка { $number } принята.</b>
council-letter-reject = <b>Заявку { $number } не приняли, причина ниже.</b>
council-letter-return = <b>По заявке { $number } есть вопрос к вам.</b>
council-letter-reason = «{ $reason }»
council-letter-after-approve = Когда появится подходящее мероприятие, я предложу его вам.
council-letter-after-approve-shared = Спасибо, что готовы поделиться: куратор видит вас по этому направлению.
council-letter-after-reject = Если вопрос остался, напишите куратору: поможем иначе.
council-letter-after-return = Ответьте, когда будет удобно: Совет сразу вернётся к заявке.
council-letter-undone = <b>Заявку { $number } посмотрят ещё раз.</b> Прежнее решение отменено.
council-letter-waits = Решение — не позднее { $day }.
council-letter-expired = <b>Заявка { $number }: решения в срок не было.</b>
council-letter-expired-why = Простите, Совет не успел ответить. Отправьте заявку ещё раз одной кнопкой: всё написанное сохранено.
council-letter-expired-unanswered = На вопрос Совета ответа не было, поэтому заявка закрыта. Отправить её ещё раз можно одной кнопкой: всё написанное сохранено.
council-letter-reminder = <b>Заявка { $number } ждёт вашего решения.</b>
council-letter-answered = <b>Заявка { $number }: автор ответил на вопрос.</b>
council-letter-unrouted = <b>Заявку { $number } ({ $place }) некому решать, кроме вас.</b> Назначьте членов Совета.

council-answer = Ответ автора: «{ $text }»
council-seats = { $free ->
    [0] Свободных мест для автора нет: согласие поставит в очередь.
   *[other] Свободных мест для автора: { $free }
}
council-letter-seat = Вы записаны.
council-letter-seat-queue = Мест пока нет: вы в очереди. Когда место освободится, я напишу.
council-letter-no-seat = Посмотрите другие мероприятия: возможно, подойдёт одно из них.
council-letter-expired-seat = Решения не было. Посмотрите другие мероприятия: возможно, подойдёт одно из них.
council-reason-button-ready-why-you = Спросить, зачем это автору
council-reason-button-ready-how-used = Спросить, как пригодится
council-reason-button-ready-for-others = Мероприятие для других
council-reason-button-ready-was-there = Уже был(а) на таком
council-reason-button-ready-few-seats = Мест мало
council-reason-ready-why-you = Расскажите, пожалуйста, чем вам поможет это мероприятие?
council-reason-ready-how-used = Расскажите, пожалуйста, как вы примените это в работе?
council-reason-ready-for-others = Это мероприятие рассчитано на других участников.
council-reason-ready-was-there = Вы уже были на таком мероприятии, дадим место тому, кто ещё не был.
council-reason-ready-few-seats = Мест мало, и на этот раз они достались другим.

council-reason-button-ready-other-words = Попросить поправить текст
council-reason-button-ready-other-people = Не тем людям
council-reason-button-ready-other-time = Предложить другое время
council-reason-button-ready-no-news = Уже объявляли
council-reason-ready-other-words = Поправьте, пожалуйста, текст: его поймут не все.
council-reason-ready-other-people = Кажется, это нужно не всем этим людям. Сузьте, пожалуйста, круг.
council-reason-ready-other-time = Лучше отправить в другое время.
council-reason-ready-no-news = Об этом уже объявляли.
council-letter-announcement-approve = Оно уйдёт в назначенное время, а если оно прошло, то сразу.
council-letter-announcement-reject = Его никто не получит.
council-letter-announcement-return = Поправьте текст, и объявление снова уйдёт на согласование.
council-letter-words-approve = Новый текст появится у всех, кто получил объявление.
council-letter-words-reject = У людей остаётся прежний текст.
council-letter-words-return = Поправьте текст, и он снова уйдёт на согласование.
council-letter-words-expired = Новый текст никто не посмотрел в срок, поэтому у людей остаётся прежний.
council-announcement-edit = Объявление уже отправлено. Автор хочет изменить его текст у всех:
council-letter-announcement-expired = Его никто не посмотрел в срок, поэтому оно не отправлено. Составьте его заново, если оно ещё нужно.
council-reason-button-ready-why-school = Спросить, зачем школа
council-reason-button-ready-who-recommends = Спросить, кто рекомендует
council-reason-button-ready-next-cohort = Позвать в следующий набор
council-reason-button-ready-other-school = Подойдёт другая школа
council-reason-ready-why-school = Расскажите, пожалуйста, чего вы ждёте от этой школы?
council-reason-ready-who-recommends = Кто может вас рекомендовать? Назовите, пожалуйста, имя и должность.
council-reason-ready-next-cohort = В этот раз мест мало, подайте, пожалуйста, заявку в следующий набор.
council-reason-ready-other-school = Кажется, вам больше подойдёт другая школа: посмотрите их список.

council-heard = <b>Новое о затруднениях округа</b>
council-heard-accepted = Приняты в работу:
council-heard-unanswered = Остались без ответа Совета в срок:
council-heard-row = { $topic }: { $numbers }
council-heard-own = Своими словами
council-heard-hint = Чтобы открыть заявку, напишите её номер.
