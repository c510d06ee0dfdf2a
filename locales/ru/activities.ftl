# Мероприятия: список, карточка, запись, очередь, письма.

activities-open = Открыть
activities-list = <b>Мероприятия</b>
activities-list-page = <b>Мероприятия</b> · страница { $page } из { $pages }
activities-row = { $when } · { $type } · <b>{ $title }</b>{ $state }
activities-shown-all = Все, которые впереди.
activities-shown-near = Рядом: их проводит ваш округ, и они для вас.
activities-shown-my_topics = По затруднениям, о которых вы сообщали.
activities-shown-past = Те, что прошли с вами.
activities-shown-mine = Те, куда вы записаны.
activities-none-all = Пока ничего не назначено. Загляните позже.
activities-none-near = Рядом пока ничего. Посмотрите все.
activities-none-my_topics = По вашим затруднениям пока ничего. Когда появится, я напишу.
activities-none-past = Здесь будут мероприятия, на которых вы побывали.
activities-none-mine = Вы пока никуда не записаны.
activities-filter-all = Все
activities-filter-near = Рядом со мной
activities-filter-my_topics = По моим затруднениям
activities-filter-past = Прошедшие
activities-filter-mine = Куда я записан(а)
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
activities-mark-absent = { " " }· отмечено, что вас нет

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
activities-description = { $text }
activities-for-district = Для участников округа
activities-for-young = Для участников округа со стажем до { $years } лет
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
activities-ahead = Перед вами: из вашего муниципалитета { $own }, из общего списка { $others }.
activities-asked-means = Если место освободится, предложу его вам и подожду ответа сутки (не ночью).
activities-at-once-means = Если место освободится, оно сразу ваше, и я напишу.
activities-state-offered = <b>Для вас освободилось место.</b> Подтвердите, что придёте.
activities-state-offered-until = <b>Для вас освободилось место.</b> Подтвердите до { $moment }.
activities-state-booked = <b>Вы записаны.</b> Напомню за день и за два часа.
activities-state-near = <b>Вы записаны.</b>
activities-state-declined = Совет не согласовал запись.
activities-state-withdrawn = Вы отказались от участия.
activities-state-expired = Дождаться места не получилось.
activities-state-excused = Вы предупредили, что не придёте.
activities-state-attended = Вы участвовали.
activities-state-partly = Вы участвовали в части занятий.
activities-state-absent = Отмечено, что вас не было.
activities-state-activity-cancelled = Вы были записаны.

activities-join = Записаться
activities-join-queue = Встать в очередь
activities-accept = Приду
activities-refuse = Не приду
activities-at-once-off = ☐ Занять сразу, без вопроса
activities-at-once-on = ☑ Занять сразу, без вопроса
activities-leave = Отказаться от места
activities-leave-queue = Выйти из очереди
activities-leave-now = Да, отказаться
activities-share = Поделиться
activities-to-list = ‹ К списку
activities-ask-leave = <b>Отказаться от места?</b>
activities-ask-excuse = <b>Предупредить, что вы не придёте?</b>
activities-ask-leave-queue = <b>Выйти из очереди?</b>
activities-leave-means = Место предложат следующему. Пока запись открыта, можно записаться снова, но в конец очереди.
activities-excuse-means = Запись закрыта. Место предложат тем, кто ждёт; пока оно свободно, можно передумать: «Всё-таки приду».
activities-may-return = Место пока свободно.
activities-return = Всё-таки приду
activities-leave-queue-means = Вернуться можно будет только в конец очереди.

activities-letter-offered = <b>Для вас освободилось место.</b>
activities-letter-offered-until = Подтвердите, что придёте: место ждёт вас сутки, а если до начала меньше четырёх дней, то меньше.
activities-letter-given = <b>Место ваше: вы записаны.</b>
activities-letter-at-door = <b>Организатор отметил, что вы пришли:</b> теперь вы в списке участников.
activities-letter-passed = <b>Ответа не было, и место предложено следующему.</b> Вы остались в очереди, в её конце.
activities-letter-passed-out = <b>Ответа снова не было.</b> Вы больше не в очереди. Пока запись открыта, можно встать в неё снова.
activities-letter-moved = <b>{ $sessions ->
    [1] Мероприятие
   *[other] Занятие
} перенесено.</b> Ваше место сохраняется. Если в новое время не получается, откажитесь от него.
activities-letter-was = Было: { $when } · { $place }
activities-letter-became = Стало: { $when } · { $place }
activities-letter-cancelled = <b>Мероприятие отменено.</b>
activities-letter-reminder = <b>Напоминание: вы записаны.</b>
activities-letter-invitation = <b>Вы сообщали о затруднении, и для этого назначено занятие.</b>
activities-letter-invitations =
    <b>{ $count ->
        [one] Для затруднений, о которых вы сообщали, назначено { $count } занятие.
        [few] Для затруднений, о которых вы сообщали, назначены { $count } занятия.
        [many] Для затруднений, о которых вы сообщали, назначено { $count } занятий.
       *[other] Для затруднений, о которых вы сообщали, назначено { $count } занятия.
    }</b>
activities-invitations-all = Все по моим затруднениям
activities-calendar = В календарь
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
answering-sent = <b>Ответ передан.</b> Решение придёт сюда.
answering-cancelled = Ответ не отправлен. Вопрос ждёт вас в «Мои заявки».
activities-needs-approval = Место даёт Совет округа: он рассмотрит заявку.
activities-join-request = Подать заявку
activities-for-years = Для участников со стажем до { $years } лет
activities-only = Только: { $who }
activities-letter-renamed = <b>Название исправлено.</b> Было: «{ $before }». День и место прежние.
activities-letter-place = <b>Изменилось место.</b> Время прежнее.
activities-code = Мой код
activities-whole = Все занятия и описание
activities-state-expelled = Вас отчислили.
