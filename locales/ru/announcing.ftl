# Форма объявления.

announcing-head = <b>Новое объявление</b>
announcing-head-of = <b>Объявление { $number } · изменить</b>
announcing-change-head = <b>Так будет</b>
announcing-ask-content =
    Пришлите то, что увидят люди: текст (до { $text } знаков), фото, видео, документ или альбом (до { $album } файлов, подпись до { $caption } знаков). Оформление сохранится. У отправленного можно менять только слова.
announcing-ask-new-content = Пришлите новый текст: до { $text } знаков, а под фото или файлом до { $caption }.
announcing-so-far = Сейчас:
announcing-files = { $files ->
    [one] Вложение: { $files } файл
    [few] Вложение: { $files } файла
    [many] Вложение: { $files } файлов
   *[other] Вложение: { $files } файла
}
announcing-text = «{ $text }»
announcing-button = Кнопка { $number }: { $label }
announcing-category = Рубрика: { $name }
announcing-is-urgent = Срочно: уйдёт и в тихие часы
announcing-when = Когда: { $when }
announcing-at-once = сразу
announcing-night = Сейчас тихие часы: объявление уйдёт в 08:00.
announcing-problem = ⚠️ { $problem }
announcing-parked = У вас есть неотправленное объявление.
announcing-resume = Продолжить объявление
announcing-anew = Начать новое
announcing-cancelled = Объявление не отправлено.

announcing-size = { $people ->
    [one] Получит: { $people } человек
    [few] Получат: { $people } человека
    [many] Получат: { $people } человек
   *[other] Получат: { $people } человека
}
announcing-size-muted = { $people ->
    [one] Получит: { $people } человек (ещё { $muted } отключили «{ $category }»)
    [few] Получат: { $people } человека (ещё { $muted } отключили «{ $category }»)
    [many] Получат: { $people } человек (ещё { $muted } отключили «{ $category }»)
   *[other] Получат: { $people } человека (ещё { $muted } отключили «{ $category }»)
}
announcing-untold = Ещё { $people } не указали в анкете должность, предметы или стаж: их здесь нет.
announcing-size-at-least = { $people ->
    [one] Получат: не меньше { $people } человека
    [few] Получат: не меньше { $people } человек
    [many] Получат: не меньше { $people } человек
   *[other] Получат: не меньше { $people } человека
}
announcing-size-hidden = Сколько человек получит, не показываю: малое число выдало бы людей.
announcing-wide-only = Это условие сочетается только с муниципалитетами, чтобы никого нельзя было узнать.
announcing-whom-districts = Кому: { $names }
announcing-whom-places = Кому: { $names }
announcing-whom-organizations = Организации: { $names }
announcing-whom-positions = Должности: { $names }
announcing-whom-subjects = Предметы: { $names }
announcing-whom-service = { $years ->
    [one] Стаж: до { $years } года
    [few] Стаж: до { $years } лет
    [many] Стаж: до { $years } лет
   *[other] Стаж: до { $years } лет
}
announcing-whom-roles = Роли: { $names }
announcing-whom-communities = Сообщества: { $names }
announcing-whom-activity = Участники «{ $title }»: { $statuses }
announcing-whom-all = все, кто записан или был
announcing-whom-topic = С затруднением «{ $topic }» (имена не показываются)
announcing-whom-more = { $names } и ещё { $more }
announcing-status-booked = Записаны
announcing-status-waitlisted = В очереди
announcing-status-requested = Ждут решения
announcing-status-attended = Были
announcing-status-absent = Не пришли

announcing-ask-recipients = <b>Кому</b>
    Чем больше условий, тем меньше людей.
announcing-ask-places = Какие муниципалитеты? Ничего не отмечено: все.
announcing-ask-positions = Какие должности? Ничего не отмечено: все.
announcing-ask-subjects = Какие предметы ведут? Ничего не отмечено: любые.
announcing-ask-service = До скольки лет стажа? Напишите число, например: 3
announcing-ask-roles = Какие роли? Ничего не отмечено: любые и без роли.
announcing-ask-communities = Члены каких сообществ? Ничего не отмечено: все.
announcing-ask-organizations = Напишите часть названия организации и отметьте нужные.
announcing-ask-activity = Участники какого мероприятия?
announcing-ask-statuses = Кто из них? Ничего не отмечено: все, кто записан или был.
announcing-ask-area = У кого есть открытое затруднение? Имён и малых чисел вы не увидите, и объявление сначала посмотрит ещё один человек. Выберите область:
announcing-ask-topic = Выберите направление:
announcing-ask-saved = Сохранённые условия. Нажмите, чтобы взять; ✕ удаляет.
announcing-none-saved = Пока ничего не сохранено.
announcing-no-activities = Подходящих мероприятий нет.
announcing-ask-name = Как назвать эти условия? До 40 знаков.
announcing-ask-category = Какая рубрика? Люди могут отключить любую, кроме «Важного».
announcing-ask-buttons = До трёх кнопок под объявлением.
announcing-ask-link = Напишите надпись и адрес, например: Программа https://example.org/plan
announcing-ask-sign-up = Запись на какое мероприятие?
announcing-ask-when = Когда отправить?
announcing-ask-moment = Напишите день и время, например: 3 декабря 9:00, завтра в 10
announcing-ask-weekdays = По каким дням недели?
announcing-ask-month-day = Какого числа каждого месяца? Напишите число от 1 до 31.
announcing-ask-at = Во сколько? Например: 9:00
announcing-ask-until = До какого дня повторять? Например: 31 мая

announcing-change-content = Текст и файлы
announcing-change-recipients = Кому
announcing-change-category = Рубрика
announcing-change-buttons = Кнопки
announcing-change-when = Когда
announcing-change-places = Муниципалитеты
announcing-change-positions = Должности
announcing-change-subjects = Предметы
announcing-change-service = Стаж
announcing-change-roles = Роли
announcing-change-communities = Сообщества
announcing-change-organizations = Организации
announcing-change-activity = Мероприятие
announcing-change-area = Затруднение
announcing-change-saved = Сохранённые условия
announcing-change-name = Сохранить эти условия
announcing-change-link = Кнопка со ссылкой
announcing-change-sign-up = Кнопка «Записаться»
announcing-set-read = Кнопка «Прочитал(а)»
announcing-change-moment = В назначенное время
announcing-change-weekdays = Каждую неделю
announcing-change-month-day = Каждый месяц
announcing-clear = Убрать условие
announcing-everybody = Сбросить: всем
announcing-sample = Показать 10 имён
announcing-urgent = Срочно, и ночью
announcing-take = Убрать кнопку { $number }
announcing-now = Сразу
announcing-endless = Без даты окончания
announcing-preview = Как это увидят
announcing-send = Отправить
announcing-schedule = Запланировать
announcing-save = Сохранить
announcing-sample-head = Например:
announcing-sample-row = { $name }, { $organization }

announcing-weekday-0 = Понедельник
announcing-weekday-1 = Вторник
announcing-weekday-2 = Среда
announcing-weekday-3 = Четверг
announcing-weekday-4 = Пятница
announcing-weekday-5 = Суббота
announcing-weekday-6 = Воскресенье
announcing-on-weekday-0 = понедельникам
announcing-on-weekday-1 = вторникам
announcing-on-weekday-2 = средам
announcing-on-weekday-3 = четвергам
announcing-on-weekday-4 = пятницам
announcing-on-weekday-5 = субботам
announcing-on-weekday-6 = воскресеньям
announcing-weekly = по { $days }
announcing-monthly = каждый месяц { $day }-го
announcing-repeats = { $days } в { $at }
announcing-repeats-until = { $days } в { $at }, до { $until }
announcing-call = «{ $title }»: принимаем до { $until }.
announcing-call-always = «{ $title }»: принимаем всегда.
announcing-to-call = Условия
announcing-activity = { $type } «{ $title }»
