# Объявления автора: список, одно объявление и всё, что с ним можно сделать.

announcements-head-ahead = <b>Объявления</b> · запланированные
announcements-head-behind = <b>Объявления</b> · отправленные
announcements-none-ahead = Пока ничего не запланировано.
announcements-none-behind = Пока ничего не отправлено.
announcements-row = <b>{ $number }</b> · { $category } · { $when } · { $status }
    «{ $text }»
announcements-label = { $number } · { $text }
announcements-begin = Новое объявление
announcements-to-ahead = Запланированные
announcements-to-behind = Отправленные
announcements-to-list = ‹ К объявлениям

announcements-head = <b>Объявление { $number } · { $status }</b>
announcements-status-asked = ждёт согласования
announcements-status-scheduled = запланировано
announcements-status-repeating = повторяется
announcements-status-held = придержано
announcements-status-late = опоздало
announcements-status-sending = отправляется
announcements-status-paused = приостановлено
announcements-status-sent = отправлено
announcements-status-stopped = остановлено
announcements-status-dropped = удалено
announcements-status-over = больше не повторяется
announcements-status-recalled = отозвано

announcements-due = Отправится { $moment }
announcements-was-due = Должно было уйти { $moment }
announcements-proposed = Новый текст ждёт согласования, у людей пока прежний:
announcements-repeats = Повторяется { $when }
announcements-asked = Получателей много, поэтому сначала объявление посмотрит ещё один человек: руководитель или другой куратор.
announcements-asked-private = Объявление по затруднению сначала посмотрит ещё один человек: руководитель или другой куратор.
announcements-finished = Завершено { $moment }
announcements-bar = { $bar } { $done } из { $total }
announcements-sum = Всего { $total }: { $parts }
announcements-state-delivered = доставлено { $people }
announcements-state-unreachable = недоступны { $people }
announcements-state-failed = не принято { $people }
announcements-state-too-old = опоздало { $people }
announcements-state-stopped = не отправлено { $people }
announcements-state-unknown = неясно { $people }
announcements-state-waiting = ждут { $people }
announcements-left = { $seconds ->
    [0] Осталось меньше секунды
    [one] Осталась примерно { $seconds } секунда
    [few] Осталось примерно { $seconds } секунды
    [many] Осталось примерно { $seconds } секунд
   *[other] Осталось примерно { $seconds } секунды
}
announcements-night = Сейчас тихие часы: остальным уйдёт в 08:00.
announcements-pressed-hidden = Нажали «{ $name }»: не показываю, это видят только те, кто проводит мероприятие
announcements-pressed = Нажали «{ $name }»: { $people }
announcements-edited = Новый текст у { $edited } из { $delivered }
announcements-not-edited = Исправить не удалось: { $people }
announcements-recalled = Отозвано { $recalled } из { $delivered }, не удалось { $left }

announcements-do-look = Как это выглядит
announcements-do-edit = Изменить текст
announcements-do-time = Изменить время
announcements-do-hold = Придержать
announcements-do-release = Снова запланировать
announcements-do-drop = Удалить
announcements-do-drop-now = Да, удалить
announcements-do-pause = Приостановить
announcements-do-go-on = Продолжить
announcements-do-stop = Остановить
announcements-do-stop-now = Да, остановить
announcements-do-recall = Отозвать у всех
announcements-do-recall-now = Да, отозвать
announcements-do-send-again = Отправить тем, у кого неясно
announcements-do-again-now = Да, отправить
announcements-do-send-old = Отправить с опозданием
announcements-do-old-now = Да, отправить
announcements-do-send-late = Отправить всё равно
announcements-do-keep = Оставить прежний текст
announcements-do-open = Открыть объявление
announcements-do-report = Скачать отчёт .xlsx

announcements-ask-drop = Удалить объявление { $number }? Его никто не получит.
announcements-ask-stop = { $waiting ->
    [one] Остановить объявление { $number }? Его не получит ещё { $waiting } человек. Продолжить потом будет нельзя.
    [few] Остановить объявление { $number }? Его не получат ещё { $waiting } человека. Продолжить потом будет нельзя.
    [many] Остановить объявление { $number }? Его не получат ещё { $waiting } человек. Продолжить потом будет нельзя.
   *[other] Остановить объявление { $number }? Его не получат ещё { $waiting } человека. Продолжить потом будет нельзя.
}
announcements-ask-recall = { $delivered ->
    [one] Отозвать объявление { $number }? Оно исчезнет из чата у { $delivered } человека. Вернуть его будет нельзя.
    [few] Отозвать объявление { $number }? Оно исчезнет из чатов у { $delivered } человек. Вернуть его будет нельзя.
    [many] Отозвать объявление { $number }? Оно исчезнет из чатов у { $delivered } человек. Вернуть его будет нельзя.
   *[other] Отозвать объявление { $number }? Оно исчезнет из чатов у { $delivered } человека. Вернуть его будет нельзя.
}
announcements-ask-send-again = { $unknown ->
    [one] Неясно, получил ли объявление { $unknown } человек: связь прервалась в тот самый миг. Отправить ещё раз? Кто-то может получить объявление { $number } дважды.
    [few] Неясно, получили ли объявление { $unknown } человека: связь прервалась в тот самый миг. Отправить ещё раз? Кто-то может получить объявление { $number } дважды.
    [many] Неясно, получили ли объявление { $unknown } человек: связь прервалась в тот самый миг. Отправить ещё раз? Кто-то может получить объявление { $number } дважды.
   *[other] Неясно, получили ли объявление { $unknown } человека: связь прервалась в тот самый миг. Отправить ещё раз? Кто-то может получить объявление { $number } дважды.
}

announcements-ask-send-old = { $old ->
    [one] { $old } человек не получил объявление { $number } вовремя. Отправить сейчас?
    [few] { $old } человека не получили объявление { $number } вовремя. Отправить сейчас?
    [many] { $old } человек не получили объявление { $number } вовремя. Отправить сейчас?
   *[other] { $old } человека не получили объявление { $number } вовремя. Отправить сейчас?
}

announcements-ask-hidden-stop = Остановить объявление { $number }? Кто его ещё не получил, уже не получит. Продолжить потом будет нельзя.
announcements-ask-hidden-recall = Отозвать объявление { $number }? Оно исчезнет у всех, кто его получил. Вернуть его будет нельзя.
announcements-ask-hidden-send-again = Отправить объявление { $number } ещё раз тем, у кого неясно, дошло ли оно? Кто-то может получить его дважды.
announcements-ask-hidden-send-old = Отправить объявление { $number } тем, кто не получил его вовремя?

announcements-caption = Объявление { $number }: что стало с ним у каждого получателя.
announcements-sheet = Объявление
announcements-nameless = без имени
announcements-column-name = Кто
announcements-column-organization = Организация
announcements-column-municipality = Муниципалитет
announcements-column-state = Доставка
announcements-column-sent = Когда
announcements-column-pressed = Нажал(а)
announcements-of-waiting = ждёт
announcements-of-sending = отправляется
announcements-of-delivered = доставлено
announcements-of-unreachable = недоступен
announcements-of-failed = не принято
announcements-of-too-old = опоздало
announcements-of-stopped = не отправлено
announcements-of-unknown = неясно

announcements-letter-held =
    <b>Объявление { $number } придержано</b>
    «{ $text }»
    Его время ({ $moment }) пришло, но вы больше не можете писать этим людям. Если роль должна была остаться, напишите куратору: /help
announcements-letter-unnamed =
    <b>Объявление { $number } не ушло</b>
    «{ $text }»
    Оно называет человека, который отозвал согласие. Напишите новое, без имени, а это удалите.
announcements-letter-late =
    <b>Объявление { $number } не отправлено</b>
    «{ $text }»
    Оно должно было уйти { $moment }, но я в это время не работал. С тех пор прошло больше двух дней, и без вас я его не отправлю.
announcements-letter-asked =
    <b>Объявление { $number } ждёт согласования</b>
    «{ $text }»
    Оно должно было уйти { $moment }, но теперь его получит больше людей, чем было согласовано. Сначала его посмотрит руководитель или другой куратор.
announcements-letter-narrow =
    <b>Объявление { $number } придержано</b>
    «{ $text }»
    Его время ({ $moment }) пришло, но такие условия больше не сочетаются: по ним можно было бы узнать одного человека. Составьте объявление заново, только с муниципалитетами.
announcements-starting = { $people ->
    [one] Отправляю… Получит { $people } человек.
    [few] Отправляю… Получат { $people } человека.
    [many] Отправляю… Получат { $people } человек.
   *[other] Отправляю… Получат { $people } человека.
}
announcements-file = Отчёт об объявлении { $number }.xlsx
