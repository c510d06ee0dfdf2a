# Конкурсы и опыт: разделы.

calls-title = <b>Конкурсы и опыт</b>
calls-about = Участвуйте, защищайте свой опыт и смотрите, что уже придумали коллеги.

calls-section-open = Конкурсы и защиты
calls-list = <b>Сейчас принимают работы</b>
calls-list-all = <b>Все конкурсы и защиты</b>
calls-none = Сейчас ничего не объявлено. Загляните позже.
calls-row = • { $title }: { $state }
calls-to-list = Открытые сейчас
calls-to-all = Показать все
calls-back = ‹ К конкурсам
calls-card = К условиям
calls-open-new = Объявить конкурс или защиту
calls-title-of = <b>{ $title }</b>
calls-number = { $kind } · № { $number }
calls-number-alone = № { $number }
calls-now = Сейчас: { $state }
calls-until = принимаем до { $until }
calls-endless = принимаем всегда
calls-phase-ahead = приём ещё не начался
calls-phase-closed = приём закончен, идёт экспертиза
calls-phase-empty = приём закончен, работ нет
calls-status-judged = экспертиза закончена, итоги готовятся
calls-status-announced = итоги объявлены
calls-status-cancelled = отменён: { $reason }
calls-status-ended = закрыт, работ нет
calls-results-on = День итогов: { $day }
calls-who = Кто участвует: { $who }
calls-by-person = педагоги
calls-by-team = команды педагогов
calls-by-organization = школы и сады
calls-by-pupils = ученики, через своего педагога
calls-one-organization = Вся команда — из одной организации
calls-service = Стаж: от { $years ->
    [one] { $years } года
    [few] { $years } лет
    [many] { $years } лет
   *[other] { $years } года
}
calls-service-to = Стаж: до { $years ->
    [one] { $years } года
    [few] { $years } лет
    [many] { $years } лет
   *[other] { $years } года
}
calls-holds = Нужна роль: { $role }
calls-positions = Должности: { $positions }
calls-each = { $count ->
    [1] От одного участника: одна работа
    [one] От одного участника: до { $count } работы
    [few] От одного участника: до { $count } работ
    [many] От одного участника: до { $count } работ
   *[other] От одного участника: до { $count } работы
}
calls-each-organization = { $count ->
    [1] От одной организации: одна работа
    [one] От одной организации: до { $count } работы
    [few] От одной организации: до { $count } работ
    [many] От одной организации: до { $count } работ
   *[other] От одной организации: до { $count } работы
}
calls-nominations = Номинации: { $names }
calls-asked = Что подготовить: { $names }
calls-stages = Этапы: { $names }
calls-stage = { $name } ({ $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
})
calls-outcomes = Возможные итоги: { $names }
calls-enter-defence = Защитить опыт
calls-enter-person = Подать работу
calls-enter-team = Подать от команды
calls-enter-organization = Подать от организации
calls-enter-pupils = Записать учеников
calls-later = Продлить
calls-change = Изменить
calls-save = Сохранить как свой вид
calls-later-week = Продлить на неделю
calls-later-other = Другой срок
calls-end-empty = Закрыть без работ
calls-cancel = Отменить конкурс
calls-saved = Сохранено: «{ $name }». Теперь этот вид есть в списке, когда вы объявляете конкурс.
calls-ask-later = На сколько продлить приём? Все, кто начал или подал работу, узнают.
calls-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
calls-kinds = <b>Что объявляем?</b>
calls-published = Опубликовано: «{ $title }», № { $number }.
calls-link = Ссылка для объявления: { $link }
calls-lack = Экспертов пока мало: на работу нужно { $needed }, в округе есть { $there }. Пригласите ещё, пока идёт приём.
calls-tell = Рассказать всем
calls-letter-changed = Изменились условия: «{ $title }». Начатое и отправленное сохранено.
calls-letter-was = Раньше название было другим: «{ $title }».
calls-letter-asked = Новый вопрос, на него можно ответить до отправки: «{ $question }».
calls-letter-over = «{ $title }»: { $state }. Вы начали работу и не отправили, теперь её не примут.
calls-letter-empty = <b>{ $title }</b>: приём закончен, работ нет. Продлить или закрыть? Если не решите за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}, закроется без вас.
calls-letter-ended = <b>{ $title }</b>: работ нет, закрыто.

# Объявить конкурс; отменить его.
opening-head = <b>{ $kind }</b>
opening-ask-days = Выберите, сколько дней принимать работы, или напишите последний день: «12 декабря».
opening-days-14 = 14 дней
opening-days-21 = 21 день
opening-days-30 = 30 дней
opening-days-45 = 45 дней
opening-days-60 = 60 дней
opening-days-90 = 90 дней
opening-other-days = Другой срок
opening-ask-closes = Напишите последний день приёма, например: 12 декабря.
opening-ask-nominations = Напишите номинации, каждую с новой строки.
opening-ask-subjects = Из чего выбирать участнику? Напишите варианты, каждый с новой строки: «Математика», «Физика».
opening-ask-title = Напишите название, до { $limit } знаков.
opening-ask-results = Через сколько дней после приёма итоги?
opening-results-3 = 3 дня
opening-results-7 = 7 дней
opening-results-14 = 14 дней
opening-results-21 = 21 день
opening-results-30 = 30 дней
opening-results-45 = 45 дней
opening-ask-experts = Сколько экспертов смотрят одну работу?
opening-ask-each = Сколько работ принимать от одного участника?
opening-each-0 = Сколько угодно
opening-each-1 = Одну
opening-each-2 = Две
opening-each-3 = Три
opening-each-5 = Пять
opening-ask-asked = Что спросить кроме обязательного? Отметьте.
opening-change-days = Срок приёма
opening-change-nominations = Номинации
opening-change-subjects = Варианты
opening-change-title = Название
opening-change-results = День итогов
opening-change-experts = Эксперты
opening-change-each = Сколько работ
opening-change-asked = Что спрашиваем
opening-sum-until = Принимаем до { $day } включительно
opening-sum-days = Принимаем { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
opening-sum-results = Итоги через { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} после приёма
opening-sum-nominations = Номинации: { $names }
opening-sum-subjects = Варианты: { $names }
opening-sum-experts = Экспертов на работу: { $count }
opening-sum-each = { $count ->
    [0] Работ от одного участника: сколько угодно
   *[other] Работ от одного участника: { $count }
}
opening-sum-left-out = Не спрашиваем: { $names }
opening-ask-criteria = По чему оценивать работы? Отметьте.
opening-change-criteria = Критерии
opening-sum-criteria = Оцениваем: { $names }
opening-send = Опубликовать
opening-cancelled = Хорошо, ничего не объявлено.
menu-draft-call = Не закончено: объявление конкурса{ $step }.
menu-resume-call = Вернуться к объявлению

# Изменить условия.
call-change-about = <b>Изменить: { $title }</b>
call-change-step = Шаг { $step } из { $steps }
call-change-summary = Кто начал или подал работу, получит письмо об этом. Приём можно только продлить, вопрос только добавить.
call-change-change-title = Название
call-change-change-closes = Последний день
call-change-change-results = День итогов
call-change-change-question = Ещё вопрос
call-change-ask-title = Напишите новое название, до { $limit } знаков.
call-change-ask-closes = Напишите новый последний день приёма, например: 12 декабря.
call-change-ask-results = Через сколько дней после приёма итоги?
call-change-ask-question = Напишите вопрос, ответ на него будет по желанию. Если нужны варианты, каждый с новой строки.
call-change-sum-title = Новое название: «{ $title }»
call-change-sum-question = Новый вопрос: { $question }
call-change-send = Изменить и сообщить
call-change-cancelled = Хорошо, условия прежние.
call-change-done = «{ $title }»: условия изменены. Кто начал или подал работу, получит письмо.
menu-draft-call-change = Не закончено: изменение конкурса{ $step }.
menu-resume-call-change = Вернуться к изменению

call-off-about = <b>Отменить: { $title }</b>
call-off-ask-reason = Почему? Причину узнают все участники, до { $limit } знаков.
call-off-reason = Причина: «{ $reason }»
call-off-send = Отменить конкурс
call-off-cancelled = Хорошо, конкурс продолжается.
call-off-done = «{ $title }» отменён. Участники узнают об этом.
menu-draft-call-off = Не закончено: отмена конкурса{ $step }.
menu-resume-call-off = Вернуться к отмене
