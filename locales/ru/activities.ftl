# Мероприятия: список, карточка, запись, очередь, письма.

activities-open = Открыть мероприятие
activities-list = <b>Мероприятия</b>
activities-list-page = <b>Мероприятия</b> · страница { $page } из { $pages }
activities-row = { $when } · { $type } · <b>{ $title }</b>{ $place }{ $state }
activities-at = { " " }· { $place }
activities-online = { " " }· онлайн
activities-distance-own = <b>В вашем муниципалитете</b>
activities-distance-next = <b>У соседей</b>
activities-distance-online = <b>Онлайн, без дороги</b>
activities-distance-further = <b>Дальше в округе</b>
activities-kinds = Отобрать: вид, месяц
activities-ask-kind = Какие мероприятия показать?
activities-kind = { $kind } · { $count }
activities-kind-any = Все виды
activities-shown-kind = Только этот вид: { $kind }.
activities-none-kind = Этого вида здесь сейчас нет.
activities-shown-all = Ближайшие мероприятия.
activities-shown-near = Сначала рядом с вами, потом дальше в округе.
activities-shown-leading = Только для руководителей: директоров, заместителей, методистов.
activities-shown-my_topics = По затруднениям, о которых вы сообщали.
activities-shown-past = Где вы были.
activities-shown-mine = Куда вы записаны.
activities-none-all = Пока ничего не назначено. Загляните позже.
activities-none-near = Рядом и в вашем округе пока ничего. Посмотрите все.
activities-none-leading = Для руководителей пока ничего не назначено.
activities-none-my_topics = По вашим затруднениям пока ничего. Когда появится, я напишу.
activities-none-reported = Открытых затруднений у вас нет. Если что-то даётся трудно, сообщите, и я предложу подходящее.
activities-none-past = Здесь будут мероприятия, на которых вы побывали.
activities-none-mine = Вы пока никуда не записаны.
activities-filter-all = Все
activities-filter-near = Рядом
activities-filter-leading = Для руководителей
activities-filter-my_topics = По моим затруднениям
activities-filter-past = Прошедшие
activities-filter-mine = Мои записи
activities-mark-came = { " " }· { $total ->
    [1] { $came ->
        [0] вас не было
       *[other] вы были
    }
   *[other] занятий: { $came } из { $total }
} · { $hours } ч
activities-mark-unmarked = { " " }· не отмечено · { $hours } ч
activities-mark-requested = { " " }· ждёт согласия
activities-mark-waitlisted = { " " }· вы в очереди
activities-mark-offered = { " " }· вам предложено место
activities-mark-booked = { " " }· вы записаны
activities-mark-attended = { " " }· вы отмечены
activities-mark-partly = { " " }· вы отмечены
activities-mark-absent = { " " }· отмечено, что вас не было

activities-head = <b>{ $type } · { $title }</b>
activities-session = { $when } · { $place }
activities-more-sessions = { $count ->
    [one] и ещё { $count } занятие
    [few] и ещё { $count } занятия
    [many] и ещё { $count } занятий
   *[other] и ещё { $count } занятия
}
activities-hours = { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
}
activities-course-page = Страница курса
activities-description = { $text }
activities-agenda-item = <b>{ $hours }</b> { $text }
activities-agenda-parallel = <b>{ $hours }</b> одновременно:
activities-agenda-section = — { $text }
activities-for-district = Для педагогов округа
activities-for-guests = Для них тоже: { $places }
activities-for-young = Для педагогов округа со стажем до { $years } лет
activities-seats-unlimited = Мест хватит всем
activities-seats = Мест: { $capacity }, свободно { $free }
activities-seats-quota = Мест: { $capacity }, свободно { $free } (вам доступно: { $own })
activities-open-until = Запись до { $moment }
activities-closed = Запись закрыта
activities-cancelled = <b>Мероприятие отменено.</b>
activities-over = Мероприятие прошло.
activities-serves = Вы сообщали о таком затруднении.
activities-overlap = В это же время вы записаны на «{ $title }»: { $when }

activities-state-requested = <b>Ждём согласия Совета.</b>
activities-state-waitlisted = <b>Вы в очереди, место { $place }.</b>
activities-ahead = { $own ->
    [0] { $others ->
        [0] Впереди вас никого.
       *[other] Впереди вас в общем списке: { $others }.
    }
   *[other] { $others ->
        [0] Впереди вас из вашего муниципалитета: { $own }.
       *[other] Впереди вас: из вашего муниципалитета { $own }, из общего списка { $others }.
    }
}
activities-asked-means = Если место освободится, предложу его вам (не ночью) и сутки подожду ответа.
activities-at-once-means = Если место освободится, оно сразу ваше, и я напишу.
activities-state-offered = <b>Для вас освободилось место.</b> Подтвердите, что придёте.
activities-state-offered-until = <b>Для вас освободилось место.</b> Подтвердите до { $moment }.
activities-state-booked = <b>Вы записаны.</b>
activities-reminds = Напомню { $when }.
activities-reminder-day = за день
activities-reminder-evening = накануне вечером
activities-reminder-hours = за два часа
activities-reminder-and = { $first } и { $second }
activities-state-declined = Совет не согласовал запись.
activities-state-withdrawn = Вы отказались от участия.
activities-state-expired = Дождаться места не получилось.
activities-state-excused = Вы предупредили, что не придёте.
activities-state-attended = Вы участвовали.
activities-state-partly = Вы участвовали в части занятий.
activities-state-absent = В списке отмечено, что вы не пришли. Если были, напишите куратору.
activities-state-activity-cancelled = Вы были записаны.

activities-join = Записаться
activities-join-queue = Встать в очередь
activities-accept = Приду
activities-refuse = Не приду
activities-at-once-off = ☐ Записать меня сразу
activities-at-once-on = ☑ Записать меня сразу
activities-leave = Отказаться от места
activities-leave-queue = Выйти из очереди
activities-leave-now = Да, отказаться
activities-share = Поделиться ссылкой
activities-to-list = ‹ К списку
activities-ask-leave = <b>Отказаться от места?</b>
activities-ask-excuse = <b>Предупредить, что вы не придёте?</b>
activities-ask-leave-queue = <b>Выйти из очереди?</b>
activities-leave-means = Место предложат следующему. Пока запись открыта, можно записаться снова, но в конец очереди.
activities-excuse-means = Запись закрыта. Место предложат тем, кто ждёт; пока оно свободно, можно передумать: «Всё-таки приду».
activities-may-return = Место пока свободно.
activities-return = Всё-таки приду
activities-leave-queue-means = Вернуться можно будет только в конец очереди.
activities-misses-one = Если пропускаете только одно занятие, ничего не нажимайте: место за вами.

activities-letter-offered = <b>Для вас освободилось место.</b>
activities-letter-offered-until = Придёте? Место ваше до { $moment }.
activities-letter-given = <b>Место ваше: вы записаны.</b>
activities-letter-awarded = <b>Итог вашей работы даёт вам место: бот вас записал.</b>
activities-letter-award-gone = <b>Итог вашей работы изменился, и место больше не за вами.</b>
activities-award-unasked = О ночлеге и автобусе бот вас не спрашивал: если они нужны, скажите организатору.
activities-letter-at-door = <b>Организатор отметил, что вы пришли:</b> теперь вы в списке участников.
activities-letter-passed = <b>Мы не дождались ответа, и место предложено следующему.</b> Вы остались в очереди, в её конце.
activities-letter-passed-out = <b>Мы дважды не дождались ответа, и место ушло дальше.</b> Пока запись открыта, можно снова встать в очередь.
activities-letter-moved = <b>{ $sessions ->
    [1] Мероприятие
   *[other] Занятие
} перенесено.</b> Ваше место сохраняется. Если в новое время не получается, откажитесь от него.
activities-letter-was = Было: { $when } · { $place }
activities-letter-became = Стало: { $when } · { $place }
activities-letter-cancelled = <b>Мероприятие отменено.</b>
activities-letter-reminder = <b>Напоминание: вы записаны.</b>
activities-letter-invitation = <b>По затруднению, о котором вы сообщали, назначено мероприятие.</b>
activities-letter-invitations =
    <b>{ $count ->
        [one] По затруднениям, о которых вы сообщали, назначено { $count } мероприятие.
        [few] По затруднениям, о которых вы сообщали, назначены { $count } мероприятия.
        [many] По затруднениям, о которых вы сообщали, назначено { $count } мероприятий.
       *[other] По затруднениям, о которых вы сообщали, назначено { $count } мероприятия.
    }</b>
activities-invitations-all = Все по моим затруднениям
activities-calendar = Добавить в календарь
activities-calendar-hint = Откройте файл, и телефон запишет «{ $title }» в свой календарь.
activities-calendar-cancelled = Мероприятие «{ $title }» отменено. Откройте файл, и телефон уберёт его из своего календаря.

activities-take-back = Отозвать заявку
activities-ask-take-back = <b>Отозвать заявку на участие?</b>
activities-state-unconfirmed = Время изменилось: скажите, пожалуйста, придёте ли вы. Пока вы молчите, место ваше.
activities-letter-moved-queue = <b>{ $sessions ->
    [1] Мероприятие
   *[other] Занятие
} перенесено.</b> Вы остались в очереди.
answering-ask-words = Напишите ответ: Совет прочитает его и решит. До { $limit } знаков.
answering-send = Отправить
answering-sent = <b>Ответ передан.</b> Решение придёт сюда.
answering-cancelled = Ответ не отправлен. Вопрос ждёт вас в «Мои заявки».
activities-needs-approval = Заявки на это мероприятие смотрит Совет округа.
activities-join-request = Подать заявку
activities-for-years = Для педагогов со стажем до { $years } лет
activities-only = Только: { $who }
activities-letter-renamed = <b>Название исправлено.</b> Было: «{ $before }». Мероприятие то же.
activities-letter-place = <b>Изменилось место.</b> Время прежнее.
activities-code = Мой код
activities-whole = Все занятия и описание
activities-state-expelled = Вы больше не учитесь в этом потоке.
activities-letter-hours = <b>Исправлены часы в сертификате.</b> Было: { $before }, теперь: { $hours }.
activities-letter-type = <b>Исправлен вид мероприятия.</b> Было: «{ $before }».

colleagues-open = Коллеги
colleagues-head = <b>Коллеги</b> · { $title }
colleagues-hint = Кто участвует и согласился, чтобы его находили.
colleagues-row =
    { $name } · { $workplace }, { $place }{ $subjects ->
        [EMPTY] { "" }
       *[other] { " " }· { $subjects }
    }
colleagues-none = Пока никто из участников не согласился. Загляните позже.
colleagues-ask = Здесь видят друг друга те, кто согласился: имя, место работы и предметы. Согласие можно забрать в любой момент, здесь и в настройках.
colleagues-be-agree = Согласиться и посмотреть
colleagues-be-withdraw = Больше не показывать меня
activities-plan-open = План в календарь
activities-plan = <b>План округа</b>
    Выберите весь округ или один муниципалитет: что проходит там или только для него. Я пришлю файл, и телефон запишет всё в свой календарь. Если план изменится, возьмите файл ещё раз.
activities-plan-empty = <b>План округа</b>
    Впереди пока ничего нет.
activities-plan-whole = Весь округ
activities-plan-file = { $place }: { $count ->
    [0] впереди пока ничего нет. Отменённое телефон уберёт.
    [one] впереди { $count } мероприятие. Откройте файл, и телефон запишет его в свой календарь.
    [few] впереди { $count } мероприятия. Откройте файл, и телефон запишет их в свой календарь.
    [many] впереди { $count } мероприятий. Откройте файл, и телефон запишет их в свой календарь.
   *[other] впереди { $count } мероприятия. Откройте файл, и телефон запишет их в свой календарь.
}
activities-campaign = Кампания: { $name }
activities-shown-campaign = Только кампания: { $name }.
